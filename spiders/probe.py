"""A look at a place that nobody collects from yet: what it offers, by a few pages. Used by `osint sources new`."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from scrapy.http import Request, Response, TextResponse
from scrapy.utils.sitemap import sitemap_urls_from_robots
from twisted.python.failure import Failure

from osint.probe import Findings, Listed, Sample
from spiders import feed, jobposting, sitemap, telegram, walls
from spiders.base import SourceSpider, Yield, posting, readable
from spiders.lists import find_items
from spiders.page import facts_of, read_page, unpacked
from spiders.pagers import find_next, words
from spiders.text import plain_text

SAMPLES = 3  # pages looked at of a list, a sitemap, a feed
_FEED_TYPES = ("application/rss+xml", "application/atom+xml")
_CHANNEL = re.compile(r"https?://(?:t\.me|telegram\.me)/(?:s/)?([A-Za-z][A-Za-z0-9_]{3,31})/?$")


class ProbeSpider(SourceSpider):
    """Asks for the page, robots.txt, a sitemap or two, feeds that the page names, and a few pages that may be ads."""

    name = "probe"
    access = "board"  # of the throwaway source that it is given

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = Findings(self.source.urls[0] if self.source else "")

    def first_requests(self) -> Iterator[Request]:
        """The address itself and its site's robots.txt."""
        url = self.found.url
        yield from self.ask(url, self.parse, errback=self.given_failed)
        if not self.source.rendered:
            parts = urlsplit(url)
            yield from self.ask(f"{parts.scheme}://{parts.netloc}/robots.txt", self.parse_robots, errback=self.robots_failed)

    def given_failed(self, failure: Failure) -> Yield:
        self.found.failure = self.trouble.page_failed(self.found.url, failure)
        yield from ()

    def robots_failed(self, failure: Failure) -> Yield:
        """No robots.txt (the middleware knows what that means); the sitemap may stand where most do."""
        if getattr(getattr(failure.value, "response", None), "status", 0) in range(400, 500):
            yield from self.ask_sitemaps([], self.found.url)

    def parse_robots(self, response: Response) -> Yield:
        yield from self.ask_sitemaps(list(sitemap_urls_from_robots(response.body, response.url)), response.url)

    def ask_sitemaps(self, named: list[str], base: str) -> Yield:
        parts = urlsplit(base)
        for url in (named or [f"{parts.scheme}://{parts.netloc}/sitemap.xml"])[:2]:
            yield from self.ask(url, self.parse_sitemap, errback=self.passed_over)

    def passed_over(self, failure: Failure) -> Yield:
        del failure
        yield from ()

    def parse(self, response: Response) -> Yield:
        """Tell a sitemap, a feed and a page apart, and look at what it is."""
        body = unpacked(response, self.source.limits.max_bytes)
        if sitemap.looks_like_one(body):
            self.found.kind = "sitemap"
            yield from self.parse_sitemap(response)
            return
        entries = feed.read_feed(response, self.source.limits.max_bytes)
        page = readable(response)
        if entries.known:
            self.found.kind = "feed"
            yield from self.parse_feed(response)
        elif page is not None and page.selector.type != "json":
            yield from self.parse_page(page)

    def parse_page(self, page: TextResponse) -> Yield:
        """Note what a page is and holds: a channel, data, a login, scripts; then look for a list."""
        found = self.found
        found.kind = "page"
        found.title = page.xpath("//meta[@property='og:site_name']/@content").get() or facts_of(page).get("title")
        found.language = (page.xpath("/html/@lang").get() or "").strip() or None
        found.characters = len(plain_text(page.text))
        found.scripts = len(page.xpath("//script[@src or string-length(.) > 200][not(contains(@type, 'json'))]"))
        found.login = walls.is_login(page)
        found.data = {how: count for how, count in _data(page).items() if count}
        channel = telegram.read_page(page)
        if channel.preview:
            found.kind, found.messages = "channel", len(channel.postings)
            found.title = page.xpath("//meta[@property='og:title']/@content").get() or channel.name
            return
        hrefs = page.xpath("//a/@href").getall()
        found.channels = sorted({match[1] for href in hrefs if (match := _CHANNEL.match(href.strip()))})[:20]
        yield from self.look_at_list(page)
        if found.data:
            self.add_sample(page, "given")
        for link in page.xpath("//link[@rel='alternate'][@href]"):
            if (link.attrib.get("type") or "").strip().lower() in _FEED_TYPES and len(found.feeds) < 2:
                yield from self.ask(link.attrib["href"], self.parse_feed, after=page, errback=self.passed_over)

    def look_at_list(self, page: TextResponse) -> Yield:
        """Note the ads and the next page that are found, and ask for a few of the ads."""
        items, following = find_items(page), find_next(page)
        self.found.items, self.found.items_path = len(items.urls), items.path
        self.found.next_url, self.found.next_how, self.found.more = following.url, following.how, following.dead
        for url in _spread(list(items.urls)):
            yield from self.ask(url, self.parse_sample, after=page, errback=self.passed_over, linked="list")

    def parse_sitemap(self, response: Response, depth: int = 0) -> Yield:
        """Note a sitemap, and ask for two sitemaps below it (two levels deep) and a few of its pages."""
        body = unpacked(response, self.source.limits.max_bytes)
        if not sitemap.looks_like_one(body):
            return
        read = sitemap.read(body)
        dates = re.findall(rb"<lastmod>\s*([^<\s]{4,40})", body)
        if read.pages:
            self.found.sitemaps.append(
                Listed(response.url, len(read.pages), max(dates).decode("ascii", "replace") if dates else None)
            )
        likely = [url for url in read.sitemaps if _says_job(url)] or list(read.sitemaps)
        for url in likely[:2] if depth < 2 else []:
            yield from self.ask(url, self.parse_sitemap, after=response, errback=self.passed_over, depth=depth + 1)
        pages = [url for url in read.pages if _says_job(url)] or list(read.pages)
        for url in _spread(pages):
            yield from self.ask(url, self.parse_sample, after=response, errback=self.passed_over, linked="sitemap")

    def parse_feed(self, response: Response) -> Yield:
        """Note a feed, and ask for the page of one entry."""
        read = feed.read_feed(response, self.source.limits.max_bytes)
        if not read.known:
            return
        entries = read.postings
        lengths = [len(one.description or "") for one in entries]
        newest = max((one.date_posted for one in entries if one.date_posted), default=None)
        linked = [one.url for one in entries if one.url][:1]
        average = sum(lengths) // max(len(lengths), 1)
        self.found.feeds.append(Listed(response.url, len(entries), newest, average, next(iter(linked), None)))
        for url in linked:
            yield from self.ask(url, self.parse_sample, after=response, errback=self.passed_over, linked="feed")

    def parse_sample(self, response: Response, linked: str) -> Yield:
        page = readable(response)
        if page is not None and page.selector.type != "json":
            self.add_sample(page, linked)
        yield from ()

    def add_sample(self, page: TextResponse, linked: str) -> None:
        """Note how an ad's page is read, and which fields it fills."""
        read, _ = read_page(page, self.source, whole_text=True)
        how = next((how for how, count in _data(page).items() if count), "text" if read else "")
        empty = posting(page).to_dict()
        filled = [name for name, value in read[0].to_dict().items() if value and value != empty[name]] if read else []
        self.found.samples.append(Sample(page.url, linked, how, filled))


def _data(page: TextResponse) -> dict[str, int]:
    """How many JobPostings a page states in each of the ways to state them."""
    whole = page.selector
    return {
        "JSON-LD": len(jobposting.job_nodes(jobposting.json_ld(whole)[0])),
        "microdata": len(list(jobposting.microdata(whole))),
        "RDFa": len(list(jobposting.rdfa(whole))),
    }


def _says_job(url: str) -> bool:
    return not set(re.split(r"[^a-z]+", urlsplit(url).path.lower())).isdisjoint(words("item_word"))


def _spread(urls: list[str]) -> list[str]:
    """The first, the one in the middle and the last."""
    return list(dict.fromkeys([urls[0], urls[len(urls) // 2], urls[-1]])) if urls else []
