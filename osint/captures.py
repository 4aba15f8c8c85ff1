"""Where old captures are: a CDX server with its replay or its WARC files, or archive files on disk. Part of a source's file."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, field_validator, model_validator

_MOMENT = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?")


class Captures(BaseModel):
    """Of a source with `spider: archive`; its `urls` are patterns of what was captured: a page, `…/jobs/*`, `https://*.example.org/`.

    `cdx` with `replay` (Wayback: `{replay}{timestamp}id_/{url}`) or with `warcs` (Common Crawl: `{warcs}{filename}` by byte
    range), or `files` (WARC, ARC, WACZ; patterns relative to the workspace), or both. `since` and `until` are days, included.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    cdx: list[str] = []
    replay: str | None = None
    warcs: str | None = None
    files: list[str] = []
    since: str | None = None
    until: str | None = None
    read_as: Literal["structured", "text", "telegram", "feed"] | None = None  # None: by what each page is

    @field_validator("cdx", mode="before")
    @classmethod
    def _one_or_many(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @field_validator("replay", "warcs", mode="before")
    @classmethod
    def _folders(cls, value: Any) -> Any:
        """Names are put behind it: without a slash they would become part of the host."""
        return f"{value.rstrip('/')}/" if isinstance(value, str) else value

    @field_validator("cdx", "replay", "warcs")
    @classmethod
    def _web_addresses(cls, value: list[str] | str | None) -> list[str] | str | None:
        for url in [value] if isinstance(value, str) else value or []:
            if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
                raise ValueError(f"not an http or https address: {url}")
        return value

    @field_validator("since", "until", mode="before")
    @classmethod
    def _days(cls, value: Any) -> Any:
        if value is not None:
            moment(str(value))
        return value if value is None else str(value)  # YAML takes a bare year for a number

    @model_validator(mode="after")
    def _whole(self) -> "Captures":
        if not self.cdx and not self.files:
            raise ValueError("captures: give cdx (the address of an index) or files")
        if self.cdx and (self.replay is None) == (self.warcs is None):
            raise ValueError("captures: beside cdx give either replay or warcs")
        return self

    @property
    def addresses(self) -> list[str]:
        """What a run asks: index and data."""
        return [*self.cdx, *filter(None, (self.replay, self.warcs))]

    def anchored(self, folder: Path) -> "Captures":
        """The same with the patterns of files made absolute."""
        return self.model_copy(update={"files": [str(folder.resolve() / wanted) for wanted in self.files]})

    def first(self) -> str | None:
        """The first second that counts, as 14 digits; None: from the beginning."""
        return moment(self.since)[0] if self.since else None

    def last(self) -> str | None:
        """The last second that counts, as 14 digits; None: to the end."""
        return moment(self.until)[1] if self.until else None

    def counts(self, timestamp: str) -> bool:
        """Whether a time (14 digits) lies between `since` and `until`."""
        return (self.first() or "") <= timestamp <= (self.last() or "9")


def moment(text: str) -> tuple[str, str]:
    """First and last second (14 digits) of a year, a month or a day such as `2024`, `2024-03`, `2024-03-31`. Raises ValueError."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise ValueError(f"not a year, month or day such as 2024-03-31: {text}")
    year, month, day = found.groups()
    date(int(year), int(month or 1), int(day or 1))  # ValueError for the 31st of February
    return f"{year}{month or '01'}{day or '01'}000000", f"{year}{month or '12'}{day or '31'}235959"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which pages are meant: `exact` one, `prefix` all that begin so, `domain` a host and those under it. `key`: host and path."""

    match: Literal["exact", "prefix", "domain"]
    key: str

    def matches(self, url: str) -> bool:
        """Whether a page is meant; http or https, www or not is the same, as it is for an index."""
        own, wanted = plain(url), self.key
        if self.match == "domain":
            host = own.partition("/")[0]
            return wanted == "*" or host == wanted or host.endswith(f".{wanted}")
        wanted = wanted.removeprefix("www.")
        return own == wanted or (self.match == "prefix" and own.startswith(wanted))


def pattern(url: str) -> Pattern:
    """The pattern in an address of a source's file: `…*` at the end, or `*.` before the host. Raises ValueError."""
    parts = urlsplit(url)
    host, path = parts.netloc.lower(), parts.path + (f"?{parts.query}" if parts.query else "")
    if host == "*" or host.startswith("*."):
        if path.strip("/*"):
            raise ValueError(f"a domain with all its hosts has no path: {url}")
        return Pattern("domain", host.removeprefix("*."))
    if "*" in (host + path).removesuffix("*"):
        raise ValueError(f"* stands at the end, or as *. before the host: {url}")
    if path.endswith("*"):
        return Pattern("prefix", host + path.removesuffix("*"))
    return Pattern("exact", host + (path or "/"))


def plain(url: str) -> str:
    """Host and path of an address, without www and the ports that go without saying."""
    parts = urlsplit(url)
    host = (parts.netloc or "").lower().rpartition("@")[2].removeprefix("www.")
    host = host.removesuffix(":80" if parts.scheme == "http" else ":443")
    return host + (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
