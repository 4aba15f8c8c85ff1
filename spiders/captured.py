"""A page that somebody else captured or saved, read by the parsers of the spiders: which one, the page itself says."""

import re

from scrapy.http import Response, TextResponse

from osint.items import JobPosting
from osint.sources import Source
from spiders import feed, page, sitemap, telegram

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)


def read(response: Response, source: Source, read_as: str | None = None) -> tuple[list[JobPosting], tuple[str, ...]]:
    """The postings of a captured answer, and what could not be read in it, in words that quote nothing.

    `read_as`: `structured`, `text` (the main text where a page has no JobPosting data), `telegram`, `feed`; None: by what
    the page is.
    """
    kind = read_as or kind_of(response)
    if kind == "telegram":
        return list(telegram.read_page(response).postings), ()
    if kind == "feed":
        found = feed.read_feed(response, source.limits.max_bytes)
        return list(found.postings), ("the feed is not well-formed XML",) if found.known and found.broken else ()
    if sitemap.looks_like_one(response.body):
        return [], ()
    return page.read_page(response, source, whole_text=True if kind == "text" else None)


def kind_of(response: Response) -> str:
    """`telegram`, `feed` or `structured`, by what stands in the answer."""
    head = response.body[:4000]
    if _FEED.search(head) and b"<html" not in head.lower():
        return "feed"
    if b"tgme_widget_message" in response.body and isinstance(response, TextResponse):
        return "telegram" if telegram.read_page(response).preview else "structured"
    return "structured"
