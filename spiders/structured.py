"""Job boards: from a sitemap or start pages to each ad's page, read as schema.org JobPosting, else by selectors."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from scrapy.http import Request, Response, TextResponse
from scrapy.utils.sitemap import sitemap_urls_from_robots
from twisted.python.failure import Failure

from osint.items import JobPosting
from spiders import sitemap, walls
from spiders.base import SourceSpider, Yield, joined, meta_of, posting, readable
from spiders.page import links_of, read_page, unpacked


@dataclass
class Chain:
    """List pages that follow one another: addresses and ads met on the way, and how many pages in a row had no ad."""

    urls: set[str] = field(default_factory=set)
    ads: set[str] = field(default_factory=set)
    read: int = 0
    bare: int = 0


@dataclass(frozen=True, slots=True)
class ListView:
    """What a list page leads to. `more`: it has more than it shows, and no address for it."""

    ads: tuple[str, ...] = ()
    next: str | None = None
    more: bool = False


@dataclass
class ListPage:
    """A list page whose ads are being fetched: the next one is asked for at once if an ad is new or the run is full,
    else only when one of them turns out changed."""

    response: Response
    next: str | None
    chain: Chain
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
    nothing_listed = "selectors.item finds nothing"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.counts = Counts()
        self.listed: set[str] = set()  # posting ids that a listing named
        self.lists_open = self.ads_open = 0  # asked for and not yet read
        self.cut = False  # a list was not followed to its end

    def first_requests(self) -> Iterator[Request]:
        self.lists_open = 1  # no end before the last start page was asked for
        for url in self.source.urls:
            yield from self.ask_list(url, self.parse)
        self.lists_open -= 1

    def ask_list(self, url: str, callback: Any, after: Response | None = None, **kwargs: Any) -> Iterator[Request]:
        role = "list" if callback == self.parse_list or self.source.selectors.item is not None else None
        asked = list(self.ask(url, callback, after=after, errback=self.list_failed, role=role, **kwargs))
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
        elif self.begins_a_list(response):
            yield from self.parse_list(response, Chain())
            return
        else:
            self.ads_open += 1
            yield from self.parse_ad(response, None)
        yield from self.list_done()

    def parse_sitemap(self, response: Response, body: bytes) -> Yield:
        """The sitemaps and ads that a sitemap lists; an ad not modified since is seen without asking for it."""
        found = sitemap.read(body)
        if found.broken:
            self.trouble.incomplete("a sitemap is not well-formed XML")
        self.listing = posting(response, via="list")
        for url in found.sitemaps:
            yield from self.ask_list(url, self.parse, after=response)
        for url in found.pages:
            unchanged = self.unchanged(response, url, found.modified.get(url))
            yield from self.emit([unchanged]) if unchanged else self.ask_ad(url, response, None)

    def unchanged(self, listing: Response, url: str, lastmod: str | None) -> JobPosting | None:
        """The sighting of a known ad whose page need not be asked for: it has not changed since it was read, as the sitemap says;
        or neither sitemap nor site say whether it has, and the next full run will see. In a full run of none."""
        address = joined(listing.url, url)
        if self.full or address is None:
            return None
        found = posting(listing, url=address, via="list")
        read = self.known.read_at(found.posting_id())
        same = sitemap.unchanged_since(lastmod, read) if lastmod else not self.known.can_tell(address)
        if read is None or not same or not self.is_alive(found):
            return None
        self.listed.add(found.posting_id())
        return found

    def begins_a_list(self, response: Response) -> bool:
        """Whether a start page lists ads, and is none itself."""
        del response
        return self.source.selectors.item is not None

    def look(self, page: TextResponse) -> ListView:
        """What a list page leads to, by the source's selectors."""
        following = links_of(page, self.source.selectors.next)
        return ListView(tuple(dict.fromkeys(links_of(page, self.source.selectors.item))), next(iter(following), None))

    def parse_list(self, response: Response, chain: Chain) -> Yield:
        """The ads of a list page, and its next page while there is something new."""
        page = readable(response)
        view = self.look(page) if page is not None else ListView()
        here = ListPage(response, view.next, chain)
        self.judge_list(page, view, here)
        self.listing = posting(response, via="list")
        spared = [known for link in view.ads if (known := self.unchanged(response, link, None)) is not None]
        at = {known.url for known in spared}
        links = [link for link in view.ads if joined(response.url, link) not in at]
        requests = [request for link in links for request in self.ask_ad(link, response, here)]
        here.open = len(requests)
        fresh = self.full or any(self.is_unknown(request) for request in requests) or not (requests or spared)
        yield from self.emit(spared)
        yield from requests
        if fresh:
            yield from self.ask_next(here)
        elif not requests and here.next is not None:
            self.cut = True
        yield from self.list_done()

    def judge_list(self, page: TextResponse | None, view: ListView, here: ListPage) -> None:
        """Say what is wrong with a list page; one behind which there is nothing to look for loses its next link."""
        chain = here.chain
        ads = {address for link in view.ads if (address := joined(here.response.url, link)) is not None}
        chain.bare = 0 if ads else chain.bare + 1
        if not ads and page is not None and walls.is_login(page):
            self.trouble.blocked("login_wall")
        elif not ads and chain.read:
            self.trouble.chain_broke("a list page without any ad")
        elif not ads:
            self.trouble.changed(self.nothing_listed)
        elif ads <= chain.ads:
            self.trouble.chain_broke("the list pages repeat themselves")
        if chain.bare > 1 or (ads and ads <= chain.ads):
            here.next, self.cut = None, True
        if view.more:
            self.logger.warning("a list goes on behind a button that has no address: what it lists is not all")
            self.cut = True
        chain.read += 1
        chain.ads |= ads
        chain.urls |= {here.response.url, *(meta_of(here.response).get("redirect_urls") or ())}

    def ask_ad(self, url: str, listing: Response, page: ListPage | None) -> Iterator[Request]:
        """Ask for an ad's page; the ad counts as listed."""
        address = joined(listing.url, url)
        if address is None:
            return
        self.listed.add(posting(listing, url=address).posting_id())
        asked = list(self.ask(address, self.parse_ad, after=listing, errback=self.ad_failed, role="ad", page=page))
        self.ads_open += len(asked)
        yield from asked

    def ask_next(self, page: ListPage) -> Iterator[Request]:
        """Ask for a list's next page, once; a chain that leads in a circle is cut."""
        if page.next is None or page.asked_next:
            return
        page.asked_next = True
        address = (joined(page.response.url, page.next) or "").partition("#")[0]
        if address in page.chain.urls and address != page.response.url:  # to itself: how some sites end
            self.trouble.chain_broke("the chain of list pages leads in a circle")
            self.cut = True
            return
        page.chain.urls.add(address)
        yield from self.ask_list(page.next, self.parse_list, after=page.response, chain=page.chain)

    def is_unknown(self, request: Request) -> bool:
        return self.known.version(JobPosting(page_url=request.url, url=request.url).posting_id()) is None

    def parse_ad(self, response: Response, page: ListPage | None) -> Yield:
        """The postings of an ad's page."""
        found, broken = read_page(response, self.source)
        found = [not_the_list(one, response, page) for one in found]
        self.count(response, found, broken)
        fresh = any(self.is_new(one) for one in found)
        yield from self.emit(self.as_seen(response, one) for one in found)
        yield from self.ad_done(page, fresh)

    def ad_done(self, page: ListPage | None, fresh: bool) -> Yield:
        """Count an ad as done; the list goes on if it was new, and is cut where none of a page's ads was."""
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
        """A list page that cannot be had cuts the list: what it would have shown is not gone."""
        self.cut = True
        if "chain" in failure.request.cb_kwargs:  # type: ignore[attr-defined]  # Scrapy adds it
            self.trouble.chain_broke("the chain of list pages broke")
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
        """Count pages read, empty, known and walled, by which the end judges whether the site changed."""
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
        super().closed(reason)
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


def not_the_list(found: JobPosting, response: Response, page: ListPage | None) -> JobPosting:
    """An ad under its own address: some sites name the list as the canonical address of every ad, which would make one of all."""
    lists = page.chain.urls if page is not None else set()
    return replace(found, url=response.url) if found.url in lists and found.url != response.url else found
