"""Sitemaps (sitemaps.org 0.9) and sitemap indexes: newest first, without entities, broken ones as far as they go."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from spiders.xml import local, recovered


@dataclass(frozen=True, slots=True)
class Sitemap:
    """Addresses of pages and of further sitemaps, the newest `lastmod` first; `broken` if the XML is not well-formed."""

    pages: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    broken: bool = False


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
    return Sitemap(_addresses(root, "url"), _addresses(root, "sitemap"), broken)


def _addresses(root: etree._Element, kind: str) -> tuple[str, ...]:
    entries = []
    for entry in root:
        if local(entry) == kind:
            said = {local(child): (child.text or "").strip() for child in entry}
            if said.get("loc"):
                entries.append((said.get("lastmod", ""), said["loc"]))
    entries.sort(key=lambda entry: entry[0], reverse=True)  # stable: without lastmod in the sitemap's own order
    return tuple(dict.fromkeys(address for _, address in entries))
