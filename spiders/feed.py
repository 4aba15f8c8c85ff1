"""Feeds: RSS 2.0 and Atom, each entry a posting; with `full_pages` each entry's page is read too."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree
from scrapy.http import Response
from twisted.python.failure import Failure

from osint.items import JobPosting
from spiders.base import SourceSpider, Yield, joined, posting, with_fields
from spiders.page import read_page, unpacked
from spiders.text import plain_text, text_of
from spiders.xml import local, recovered


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries in the feed's order; `broken` if the XML is not well-formed, `known` if it is a feed at all."""

    postings: tuple[JobPosting, ...] = ()
    broken: bool = False
    known: bool = True


class FeedSpider(SourceSpider):
    """RSS and Atom. What has fallen out of a feed's window is not gone."""

    name = "feed"
    access = "feed"

    def parse(self, response: Response) -> Yield:
        """The entries of a feed. What is no feed makes the run `changed`, broken XML makes it incomplete."""
        feed = read_feed(response, self.source.limits.max_bytes)
        if not feed.known:
            self.trouble.changed("the page is neither RSS nor Atom")
            return
        if feed.broken:
            self.trouble.incomplete("the feed is not well-formed XML")
        for entry in feed.postings:
            yield from self.take(response, entry)

    def take(self, response: Response, entry: JobPosting) -> Yield:
        asked = []
        if self.source.full_pages and entry.url:
            asked = list(self.ask(entry.url, self.parse_page, errback=self.page_failed, role="ad", entry=entry))
        yield from asked or self.emit([self.as_seen(response, entry)])

    def parse_page(self, response: Response, entry: JobPosting) -> Yield:
        """The entry's page: its own words, and the entry's where it has none. The ad's URL stays the entry's link."""
        found, broken = read_page(response, self.source, whole_text=True)
        if len(found) != 1 or not found[0].description:
            for why in broken:
                self.trouble.incomplete(why)
            yield from self.emit([entry])
            return
        whole = posting(response, **{name: getattr(found[0], name) for name in _FROM_PAGE} | {"url": entry.url})
        filled = with_fields(whole, **{name: getattr(entry, name) for name in _FROM_PAGE})
        yield from self.emit([self.as_seen(response, filled)])

    def page_failed(self, failure: Failure) -> Yield:
        """An entry whose page cannot be had is kept as the feed gave it, unless the page is gone for good."""
        entry: JobPosting = failure.request.cb_kwargs["entry"]  # type: ignore[attr-defined]  # Scrapy adds it
        for found in self.failed(failure):
            yield found
            return
        yield from self.emit([entry])


_FROM_PAGE = (
    "title", "description", "hiring_organization", "job_location", "base_salary", "application_contact", "employment_type",
    "date_posted", "valid_through", "date_modified", "author", "images", "identifier",
)  # fmt: skip


def read_feed(response: Response, most: int = 10_000_000) -> Feed:
    """The entries of an RSS 2.0 or Atom document; what stands before a fault in it is kept."""
    body = unpacked(response, most).lstrip()
    root, broken = recovered(body)
    if root is None or local(root) not in {"rss", "RDF", "feed"}:
        return Feed(known=False)
    entries = [one for one in root.iter() if local(one) in {"item", "entry"}]
    if broken and f"{local(root)}>".encode() not in body[-200:]:
        entries = entries[:-1]  # cut off in the middle of it: half an entry would be a posting of its own
    return Feed(tuple(_entry(response, one) for one in entries), broken=broken)


def _entry(response: Response, entry: etree._Element) -> JobPosting:
    said: dict[str, list[etree._Element]] = {}
    for child in entry:
        said.setdefault(local(child), []).append(child)
    link = _link(said)
    return posting(
        response,
        url=joined(joined(response.url, entry.base or "") or response.url, link) if link else None,
        identifier=_first(said, "guid", "id"),
        title=_plain(said, "title"),
        description=_plain(said, "encoded", "content", "description", "summary") or "",
        date_posted=_date(_first(said, "pubDate", "published", "date", "issued")),
        date_modified=_date(_first(said, "updated", "modified")),
        author=_author(said),
        images=_images(said),
        via="feed",
    )


def _link(said: dict[str, list[etree._Element]]) -> str | None:
    """RSS: the text of `link`, else a guid that is a permalink. Atom: the alternate link."""
    for link in said.get("link", []):
        address = link.get("href") if link.get("rel", "alternate") == "alternate" else None
        address = address or (link.text or "").strip()
        if address:
            return address
    guid = next(iter(said.get("guid", [])), None)
    permalink = guid is not None and guid.get("isPermaLink", "true") == "true"
    return (guid.text or "").strip() if guid is not None and permalink and "://" in (guid.text or "") else None


def _plain(said: dict[str, list[etree._Element]], *names: str) -> str | None:
    """The first of the named elements that has text, as plain text."""
    for element in (one for name in names for one in said.get(name, [])):
        if len(element):  # Atom's xhtml, or markup that nobody escaped
            value = plain_text("".join(etree.tostring(element, encoding="unicode", with_tail=False)))
        else:
            value = text_of(element.text or "")
        if value:
            return value
    return None


def _first(said: dict[str, list[etree._Element]], *names: str) -> str | None:
    texts = ((one.text or "").strip() for name in names for one in said.get(name, []))
    return next(filter(None, texts), None)


def _author(said: dict[str, list[etree._Element]]) -> str | None:
    for author in (*said.get("author", []), *said.get("creator", [])):
        names = [child.text for child in author if local(child) == "name"] or [author.text]
        if names[0] and names[0].strip():
            return names[0].strip()
    return None


def _images(said: dict[str, list[etree._Element]]) -> tuple[str, ...]:
    """Pictures that the entry carries: enclosures and media."""
    media: Iterator[Any] = (one for name in ("enclosure", "content", "thumbnail") for one in said.get(name, []))
    found = (one.get("url") for one in media if one.get("type", "image/").startswith("image/"))
    return tuple(dict.fromkeys(address for address in found if address))


def _date(text: str | None) -> str | None:
    """RFC 822 (RSS) as ISO 8601; everything else as the feed gives it. A date without a zone stays without one."""
    if text is None:
        return None
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, IndexError):
        return text
    if when.tzinfo is None:
        return when.isoformat()
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z")
