from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import Request

from osint.sources import Source
from spiders.feed import FeedSpider, read_feed
from tests.spiders import pages

FEED = """<?xml version="1.0"?><rss version="2.0"><channel>
<item><title>One</title><link>https://jobs.example.com/1</link><pubDate>Fri, 20 Nov 2026 09:30:00 GMT</pubDate>
<description>cut …</description></item>
<item><title>Two</title><link>https://jobs.example.com/2</link><description>also cut …</description></item>
</channel></rss>"""


def source(**fields: object) -> Source:
    urls = ["https://jobs.example.com/feed.xml"]
    return Source.model_validate({"name": "feed", "title": "Feed", "spider": "feed", "urls": urls} | fields)


def test_full_pages_fill_the_entries_and_keep_their_link() -> None:
    words = "This is the whole text of the ad, long enough to be the main text of a page. " * 4
    page = f'<html><head><link rel="canonical" href="/ads/one"></head><body><main><h1>One</h1><p>{words}</p></main></body></html>'
    spider = FeedSpider(source(full_pages=True))
    found, _ = pages.crawl(spider, {"/feed.xml": FEED, "/1": page, "/2": 500})
    one, two = sorted(found, key=lambda posting: posting.title or "")
    assert (one.url, one.via, one.date_posted) == ("https://jobs.example.com/1", "page", "2026-11-20T09:30:00Z")
    assert "whole text" in (one.description or "")
    assert (two.via, two.description) == ("feed", "also cut …")
    assert spider.trouble.outcome().outcome == "incomplete"


def test_what_is_no_feed_is_a_change_and_a_torn_one_incomplete() -> None:
    spider = FeedSpider(source())
    pages.crawl(spider, {"/feed.xml": "<html><body>moved</body></html>"})
    assert spider.trouble.outcome().outcome == "changed"
    torn = FeedSpider(source())
    found, _ = pages.crawl(torn, {"/feed.xml": FEED[:-60]})
    assert [one.title for one in found] == ["One"]
    assert torn.trouble.outcome().outcome == "incomplete"


@given(st.binary(), st.integers(0, len(FEED)))
def test_a_damaged_feed_never_raises(noise: bytes, at: int) -> None:
    body = FEED.encode()[:at] + noise + FEED.encode()[at:]
    response = pages.answer(Request("https://jobs.example.com/feed.xml"), body, "application/rss+xml")
    for one in read_feed(response).postings:
        assert one.posting_id()
