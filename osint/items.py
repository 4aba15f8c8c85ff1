"""What a spider yields, and the ids of everything: hashes over named raw fields, with no clock in them.

A recipe once released is never changed: two databases merge without conflict because both made the same ids.
"""

import hashlib
import json
import unicodedata
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import rfc8785

# Parameters that name the visit and not the page. Source: each vendor's own documentation of its click ids, 2026-11.
TRACKING = frozenset({"fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga", "ref_src"})
TRACKING_PREFIXES = ("utm_",)
_SAFE = 2**53 - 1  # the largest whole number that RFC 8785 writes


@dataclass(frozen=True, slots=True)
class JobPosting:
    """One ad as collected, in schema.org's words. `description` is plain text; nested schema.org values stay JSON.

    `url` is the ad's own URL, or None where it has none; `page_url` is where it was read. `state` is `seen`, or `gone`
    (then only `url`/`page_url`/`identifier` count); an item without `description` and `title` is a sighting without text
    (a URL in a sitemap or list, a 304). `via` says what it was read from: `page`, `feed` or `list`.
    """

    page_url: str
    url: str | None = None
    identifier: str | None = None
    title: str | None = None
    description: str | None = None
    hiring_organization: Any = None
    job_location: Any = None
    base_salary: Any = None
    application_contact: Any = None
    employment_type: Any = None
    date_posted: str | None = None
    valid_through: str | None = None
    date_modified: str | None = None  # an edit that the site states
    author: str | None = None
    forwarded_from: str | None = None
    images: tuple[str, ...] = ()
    via: str = "page"
    state: str = "seen"
    capture: str | None = None  # WARC-Record-ID that it was read from: the recorder's, taken from response.meta["capture"]
    seen_at: str | None = None  # the capture's own date, UTC with Z

    def has_text(self) -> bool:
        return self.title is not None or self.description is not None

    def posting_id(self) -> str:
        """The posting's id: over its own URL; else page URL and identifier; else title and text. Never the source."""
        if self.url:
            return _id_of_url(self.url)
        named = self.identifier is not None
        bare = not named
        return make_id(
            url=None,
            page_url=canonical_url(self.page_url) if named else None,
            identifier=self.identifier if named else None,
            title=self.title if bare else None,
            text=self.description if bare else None,
        )

    def version_id(self) -> str:
        """The version's id: posting, title, text, employer, place, pay and contact as collected."""
        return make_id(
            posting=self.posting_id(),
            title=self.title,
            text=self.description,
            employer=self.hiring_organization,
            place=self.job_location,
            pay=self.base_salary,
            contact=self.application_contact,
        )

    def to_dict(self) -> dict[str, Any]:
        return asdict(self) | {"images": list(self.images)}

    @classmethod
    def from_dict(cls, fields: dict[str, Any]) -> "JobPosting":
        return cls(**(fields | {"images": tuple(fields.get("images") or ())}))


@lru_cache(4096)  # asked several times on a posting's way
def _id_of_url(url: str) -> str:
    return make_id(url=canonical_url(url), page_url=None, identifier=None, title=None, text=None)


def make_id(**fields: Any) -> str:
    """SHA-256 over the fields as canonical JSON (RFC 8785), first 32 hex digits; absent fields are null."""
    return hashlib.sha256(canonical_json(fields)).hexdigest()[:32]


def canonical_json(value: Any) -> bytes:
    """`value` as RFC 8785 writes it. Python's own encoder is ten times as fast and writes the same where there is no number but
    whole ones and no name of a field beyond ASCII (RFC 8785 sorts by UTF-16, Python by code points)."""
    if _is_plain(value):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode()
    return rfc8785.dumps(value)


def _is_plain(value: Any) -> bool:
    if value is None or isinstance(value, str | bool):
        return True
    if isinstance(value, dict):
        return all(isinstance(k, str) and k.isascii() and _is_plain(v) for k, v in value.items())
    if isinstance(value, list | tuple):
        return all(map(_is_plain, value))
    return type(value) is int and abs(value) <= _SAFE


def canonical_url(url: str) -> str:
    """`url` as ids see it: https, host in lower case, no fragment, no listed tracking parameter; Telegram's host t.me
    with the channel in lower case. Ports that are not the scheme's own are kept."""
    parts = urlsplit(url.strip())
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(k)]
    host = (parts.hostname or "").lower()
    host = f"[{host}]" if ":" in host else host
    if parts.port and parts.port not in (80, 443):
        host += f":{parts.port}"
    path = parts.path or "/"
    if host in {"t.me", "telegram.me", "telegram.dog"}:
        host, path = "t.me", path.removeprefix("/s").lower() if path.startswith("/s/") else path.lower()
    return urlunsplit(("https" if parts.scheme in {"http", "https"} else parts.scheme, host, path, urlencode(query), ""))


def _is_tracking(parameter: str) -> bool:
    return parameter in TRACKING or parameter.startswith(TRACKING_PREFIXES)


def sighting_id(version: str, capture: str) -> str:
    return make_id(version=version, capture=capture)


def contact_id(type: str, value: str) -> str:
    return make_id(type=type, value=value)


def mention_id(version: str, type: str, value: str, start: int | None, end: int | None) -> str:
    return make_id(version=version, type=type, value=value, start=start, end=end)


def employer_id(name: str) -> str:
    return make_id(name=unicodedata.normalize("NFKC", name).casefold())


def source_id(workspace: str, name: str) -> str:
    return make_id(workspace=workspace, name=name)
