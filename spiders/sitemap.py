"""Sitemaps (sitemaps.org 0.9) and sitemap indexes: newest first, without entities, broken ones as far as they go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from lxml import etree

from spiders.xml import local, recovered


@dataclass(frozen=True, slots=True)
class Sitemap:
    """Addresses of pages and of further sitemaps, the newest `lastmod` first; `broken` if the XML is not well-formed.
    `modified`: of each page that says it, its `lastmod` as it stands there."""

    pages: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    broken: bool = False
    modified: Mapping[str, str] = field(default_factory=dict)


def looks_like_one(body: bytes) -> bool:
    head = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and (b"<urlset" in head or b"<sitemapindex" in head or b":urlset" in head)


def named_like_one(url: str) -> bool:
    path = urlsplit(url).path.lower()
    return path.endswith((".xml", ".xml.gz")) or "sitemap" in path.rsplit("/", 1)[-1]


def read(body: bytes) -> Sitemap:
    """The sitemap in `body`; what stands before a fault is kept."""
    root, broken = recovered(body)
    if root is None:
        return Sitemap(broken=True)
    pages, modified = _addresses(root, "url")
    return Sitemap(pages, _addresses(root, "sitemap")[0], broken, modified)


def unchanged_since(lastmod: str | None, read: str | None) -> bool:
    """Whether a page that says `lastmod` (W3C date or time) was the same when it was read at `read` (UTC). A day counts to its
    end, wherever on earth; clocks may differ by an hour. What cannot be understood proves nothing."""
    if not lastmod or read is None:
        return False
    try:
        changed = datetime.fromisoformat(lastmod)
    except ValueError:
        return False
    slack = timedelta(hours=1) if "T" in lastmod else timedelta(hours=36)
    zoned = changed if changed.tzinfo else changed.replace(tzinfo=UTC)
    try:
        return zoned + slack < datetime.fromisoformat(read)
    except OverflowError:  # the year 9999
        return False


def _addresses(root: etree._Element, kind: str) -> tuple[tuple[str, ...], dict[str, str]]:
    entries = []
    for entry in root:
        if local(entry) == kind:
            said = {local(child): (child.text or "").strip() for child in entry}
            if said.get("loc"):
                entries.append((said.get("lastmod", ""), said["loc"]))
    entries.sort(key=lambda entry: entry[0], reverse=True)  # stable: without lastmod in the sitemap's own order
    addresses = tuple(dict.fromkeys(address for _, address in entries))
    return addresses, {address: lastmod for lastmod, address in reversed(entries) if lastmod}
