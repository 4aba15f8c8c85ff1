"""Job boards: from a sitemap or start pages to each ad's page, read as schema.org JobPosting, else by selectors."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from parsel import Selector, SelectorList
from scrapy.http import Request, Response, TextResponse
from scrapy.utils.sitemap import sitemap_urls_from_robots
from twisted.python.failure import Failure

from osint.items import JobPosting
from osint.sources import Selectors, Source
from spiders import jobposting, sitemap, walls
from spiders.base import SourceSpider, Yield, joined, own_url, posting, readable
from spiders.text import plain_text, text_of

# selector → field of JobPosting
_BY_SELECTOR = {
    "title": "title",
    "description": "description",
    "employer": "hiring_organization",
    "place": "job_location",
    "pay": "base_salary",
    "contact": "application_contact",
    "date_posted": "date_posted",
}


@dataclass
class ListPage:
    """A list page whose ads are being fetched: the next one is asked for at once if an ad is new or the run is full,
    else only when one of them turns out changed."""

    response: Response
    next: str | None
    open: int = 0
    asked_next: bool = False


@dataclass
class Counts:
    """How many ad pages were read, and how many of them had an ad; the same among those known before."""

    read: int = 0
    empty: int = 0
    known: int = 0
    known_empty: int = 0
    walled: int = 0  # of the empty ones: login pages
    broken: list[str] = field(default_factory=list)


class StructuredSpider(SourceSpider):
    """Boards that publish schema.org JobPosting, or whose pages selectors can read."""

    name = "structured"
    access = "structured"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.counts = Counts()
        self.listed: set[str] = set()  # posting ids that a listing named
        self.lists_open = self.ads_open = 0  # asked for and not yet read
        self.lists_read = 0
        self.cut = False  # a list was not followed to its end

    def first_requests(self) -> Iterator[Request]:
        self.lists_open = 1  # no end before the last start page was asked for
        for url in self.source.urls:
            yield from self.ask_list(url, self.parse)
        self.lists_open -= 1

    def ask_list(self, url: str, callback: Any, after: Response | None = None) -> Iterator[Request]:
        asked = list(self.ask(url, callback, after=after, errback=self.list_failed))
        self.lists_open += len(asked)
        yield from asked

    def parse(self, response: Response) -> Yield:
        """A start page: a sitemap, robots.txt that names some, a list page, or an ad itself."""
        body = unpacked(response, self.source.limits.max_bytes)
        if response.url.endswith("/robots.txt"):
            for url in sitemap_urls_from_robots(response.body, response.url):
                yield from self.ask_list(url, self.parse)
        elif sitemap.looks_like_one(body):
            yield from self.parse_sitemap(response, body)
        elif sitemap.named_like_one(response.url):
            self.trouble.changed("the sitemap is not XML")
        elif self.source.selectors.item:
            yield from self.parse_list(response)
            return
        else:
            self.ads_open += 1
            yield from self.parse_ad(response, None)
        yield from self.list_done()

    def parse_sitemap(self, response: Response, body: bytes) -> Yield:
        found = sitemap.read(body)
        if found.broken:
            self.trouble.incomplete("a sitemap is not well-formed XML")
        self.listing = posting(response, via="list")
        for url in found.sitemaps:
            yield from self.ask_list(url, self.parse, after=response)
        for url in found.pages:
            yield from self.ask_ad(url, response, None)

    def parse_list(self, response: Response) -> Yield:
        page = readable(response)
        links = links_of(page, self.source.selectors.item)
        following = links_of(page, self.source.selectors.next)
        if not links and page is not None and walls.is_login(page):
            self.trouble.blocked("login_wall")
        elif not links and self.lists_read:
            self.trouble.incomplete("a list page without any ad")
        elif not links:
            self.trouble.changed("selectors.item finds nothing")
        self.lists_read += 1
        self.listing = posting(response, via="list")
        here = ListPage(response, next(iter(following), None))
        fresh = self.full
        requests = []
        for link in dict.fromkeys(links):
            requests += list(self.ask_ad(link, response, here))
        here.open = len(requests)
        fresh = fresh or any(self.is_unknown(request) for request in requests) or not requests
        yield from requests
        if fresh:
            yield from self.ask_next(here)
        yield from self.list_done()

    def ask_ad(self, url: str, listing: Response, page: ListPage | None) -> Iterator[Request]:
        address = joined(listing.url, url)
        if address is None:
            return
        self.listed.add(posting(listing, url=address).posting_id())
        asked = list(self.ask(address, self.parse_ad, after=listing, errback=self.ad_failed, page=page))
        self.ads_open += len(asked)
        yield from asked

    def ask_next(self, page: ListPage) -> Iterator[Request]:
        if page.next is not None and not page.asked_next:
            page.asked_next = True
            yield from self.ask_list(page.next, self.parse_list, after=page.response)

    def is_unknown(self, request: Request) -> bool:
        return self.known.version(JobPosting(page_url=request.url, url=request.url).posting_id()) is None

    def parse_ad(self, response: Response, page: ListPage | None) -> Yield:
        found, broken = read_page(response, self.source)
        self.count(response, found, broken)
        fresh = any(self.is_new(one) for one in found)
        yield from self.emit(self.as_seen(response, one) for one in found)
        yield from self.ad_done(page, fresh)

    def ad_done(self, page: ListPage | None, fresh: bool) -> Yield:
        self.ads_open -= 1
        if page is not None:
            page.open -= 1
            if fresh:
                yield from self.ask_next(page)
            elif page.open == 0 and page.next is not None and not page.asked_next:
                self.cut = True
        yield from self.end()

    def ad_failed(self, failure: Failure) -> Yield:
        yield from self.failed(failure)
        yield from self.ad_done(failure.request.cb_kwargs.get("page"), fresh=True)  # type: ignore[attr-defined]  # Scrapy's

    def list_failed(self, failure: Failure) -> Yield:
        self.cut = True
        if self.lists_read:
            self.trouble.incomplete("the chain of list pages broke")
        yield from self.failed(failure)
        yield from self.list_done()

    def list_done(self) -> Iterator[JobPosting]:
        self.lists_open -= 1
        yield from self.end()

    def end(self) -> Iterator[JobPosting]:
        """After the last answer: known ads of this source that a complete listing no longer names are gone."""
        if self.lists_open or self.ads_open:
            return
        self.weigh()
        if self.listing is None or self.cut or self.trouble.limited:
            return
        self.trouble.complete()
        bounds = self.source.assertions
        if self.trouble.outcome(bounds.min, bounds.max).outcome == "ok":
            for url, known in (self.alive or {}).items():
                if known not in self.listed and known not in self.seen:
                    yield replace(self.listing, url=url, state="gone")

    def count(self, response: Response, found: list[JobPosting], broken: tuple[str, ...]) -> None:
        counts, nothing = self.counts, not found
        known = self.known.version(posting(response, url=response.url).posting_id()) is not None
        counts.read, counts.empty = counts.read + 1, counts.empty + nothing
        counts.known, counts.known_empty = counts.known + known, counts.known_empty + (known and nothing)
        page = readable(response) if nothing else None
        counts.walled += page is not None and walls.is_login(page)
        counts.broken += broken if nothing else ()
        for why in broken:
            self.logger.warning("%s", why)

    def closed(self, reason: str) -> None:
        del reason
        self.weigh()

    def weigh(self) -> None:
        """No page with an ad, or most known ads without one, means that the site has changed."""
        counts = self.counts
        if counts.walled and counts.walled == counts.read:
            self.trouble.blocked("login_wall")
        elif counts.walled:
            self.trouble.incomplete("login_wall")
        if counts.broken:
            self.trouble.incomplete(f"{len(counts.broken)} page(s): {counts.broken[0]}")
        if counts.read and (counts.empty == counts.read or 2 * counts.known_empty > counts.known):
            self.trouble.changed(f"{counts.empty} of {counts.read} page(s) without an ad that can be read")


def read_page(response: Response, source: Source, *, whole_text: bool | None = None) -> tuple[list[JobPosting], tuple[str, ...]]:
    """The ads of one page, and what could not be read in it, in words that quote nothing.

    JSON-LD and microdata first, a selector of the source before them for its own field; then selectors alone; then,
    with `whole_text` (default: where the source's file says which links are ads), the page's main text by trafilatura.
    """
    page = readable(response)
    if page is None or page.selector.type == "json":  # JSON is text, but has no elements
        return [], ()
    found = jobposting.find(page.selector)
    chosen = _by_selectors(page, source.selectors)
    if found.postings:
        return _structured(page, found.postings, chosen if len(found.postings) == 1 else {}), found.broken
    if walls.led_to_login(page):
        return [], found.broken
    if chosen.get("title") or chosen.get("description"):
        return [posting(page, **({"url": own_url(page, canonical(page))} | chosen))], found.broken
    if whole_text if whole_text is not None else source.selectors.item and not source.selectors.description:
        return [] if walls.is_login(page) else _main_text(page), found.broken
    return [], found.broken


def _structured(page: TextResponse, ads: tuple[dict[str, Any], ...], chosen: dict[str, Any]) -> list[JobPosting]:
    """With one ad on the page its URL may also be the page's; several that share a URL are told apart without it."""
    if len(ads) == 1:
        return [posting(page, **(ads[0] | chosen | {"url": own_url(page, ads[0].get("url"), canonical(page))}))]
    urls = [own_url(page, ad.get("url")) if ad.get("url") else None for ad in ads]
    return [
        posting(page, **(ad | {"url": url if urls.count(url) == 1 and url != page.url else None}))
        for ad, url in zip(ads, urls, strict=True)
    ]


def _by_selectors(page: TextResponse, selectors: Selectors) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, wanted in _BY_SELECTOR.items():
        if (expression := getattr(selectors, name)) is None:
            continue
        texts = [text for value in select(page, expression) if (text := _readable_value(name, value))]
        if texts:
            out[wanted] = "\n".join(texts) if name in {"description", "contact"} else texts[0]
    return out


def _readable_value(name: str, value: str) -> str:
    """What a selector found, as text; of an element with a machine's date (`<time datetime>`) that date."""
    if not value.startswith("<"):
        return text_of(value)
    stamp = Selector(text=value).xpath("//@datetime").get() if name == "date_posted" else None
    return stamp or plain_text(value)


def _main_text(page: TextResponse) -> list[JobPosting]:
    import trafilatura  # half a second, and few sources need it

    text = trafilatura.extract(page.text, fast=True, include_comments=False, include_tables=True)
    heading = page.css("h1").get() or page.css("title").get() or ""
    title = text_of(heading.replace("<title", "<p").replace("</title", "</p")) or None
    if not text:
        return []
    return [posting(page, url=own_url(page, canonical(page)), title=title, description=text_of(text))]


def select(page: TextResponse, expression: str) -> list[str]:
    """What a selector finds, as strings: text and attributes as they are, elements as their HTML."""
    return [one.get() for one in _found(page, expression)]


def links_of(page: TextResponse | None, expression: str | None) -> list[str]:
    """The links that a selector finds: attributes and texts as they are, of elements their `href`, else that of the first
    link in them."""
    if page is None or expression is None:
        return []
    found = (one.get() if isinstance(one.root, str) else _href(one) for one in _found(page, expression))
    return [link.strip() for link in found if link and link.strip()]


def _href(element: Selector) -> str | None:
    return element.attrib.get("href") or element.xpath(".//a/@href").get()


def _found(page: TextResponse, expression: str) -> SelectorList[Selector]:
    return page.xpath(expression) if expression.startswith(("/", "(", "./")) else page.css(expression)


def canonical(page: TextResponse) -> str | None:
    return page.xpath("//link[@rel='canonical']/@href").get()


def unpacked(response: Response, most: int) -> bytes:
    """The body, unzipped if it is gzip (`sitemap.xml.gz`), and never more than `most` bytes of it."""
    if not response.body.startswith(b"\x1f\x8b"):
        return response.body
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(response.body, most)
    except zlib.error:
        return b""
