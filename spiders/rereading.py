"""An archived answer read again with today's spiders, without a crawl."""

from scrapy.http import Response

from osint.items import JobPosting
from osint.sources import Source
from spiders import captured, feed, page, telegram


def reread(source: Source, response: Response) -> list[JobPosting]:
    """The postings that a run of `source` would read from this one answer. A feed's entry that is followed to its page is
    read from the page, under the page's own URL."""
    if source.captures is not None:
        return captured.read(response, source, source.captures.read_as)[0]
    if source.spider == "telegram":
        return list(telegram.read_page(response).postings)
    found = feed.read_feed(response, source.limits.max_bytes) if source.spider == "feed" else None
    if found is not None and found.known:
        return list(found.postings)
    return page.read_page(response, source, whole_text=True if found is not None else None)[0]
