"""What all spiders share: source, what is known, trouble; requests within limits; postings that cite their capture."""

import os
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

import scrapy
import tldextract
from charset_normalizer import from_bytes
from scrapy.crawler import Crawler
from scrapy.http import Request, Response, TextResponse
from twisted.python.failure import Failure

from osint.crawl.known import Known
from osint.crawl.outcome import Trouble
from osint.crawl.render import ROLE
from osint.items import JobPosting
from osint.sources import Source, SourceError, find_source

Yield = Iterator[Request | JobPosting]
Callback = Callable[..., Yield]


class SourceSpider(scrapy.Spider):
    """A spider of one source. The run's add-on gives `source`, `known` and `trouble` before the first request is made."""

    access: ClassVar[str]  # the word for this spider in a source's file

    def __init__(self, source: Source, known: Known | None = None, trouble: Trouble | None = None) -> None:
        super().__init__(source=source)
        self.source = source
        self.known = known or Known()
        self.trouble = trouble or Trouble()
        self.pages = 0  # asked for
        self.seen: set[str] = set()  # posting ids
        self.listing: JobPosting | None = None  # the last list page read, as what an absence cites
        self._asked: set[str] = set()
        self._began = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "SourceSpider":
        """`source` is a Source, or the name of one. Raises SourceError."""
        spider = cls(_source_of(kwargs.pop("source", None)), *args, **kwargs)
        spider._set_crawler(crawler)
        return spider

    @property
    def full(self) -> bool:
        """Whether this run goes back to its limits, and not only to what is known."""
        return self.known.full

    async def start(self) -> AsyncIterator[Any]:
        """The first requests. Raises SourceError without a source; one for another spider ends the run as `broken`."""
        if not isinstance(self.source, Source):
            raise SourceError(f"{self.source}: no such source")
        if self.source.spider != self.access:
            self.trouble.failed("broken", f"the source is collected by the spider {self.source.spider}, not {self.access}")
            return
        for request in self.first_requests():
            yield request

    def first_requests(self) -> Iterator[Request]:
        """The requests that a run begins with; needs no network."""
        for url in self.source.urls:
            yield from self.ask(url, self.parse)

    def parse(self, response: Response) -> Yield:
        raise NotImplementedError

    def ask(
        self, url: str, callback: Callback, *, after: Response | None = None, errback: Callback | None = None,
        role: str | None = None, **kwargs: Any,
    ) -> Iterator[Request]:  # fmt: skip
        """A request for `url` (relative to `after`), once a run and within the source's limits; else nothing. `role`: `list`
        for a page that lists ads and holds none itself, `ad` for one that lists none."""
        url = (joined(after.url if after is not None else url, url) or "").partition("#")[0]
        if not url or url in self._asked:
            return
        depth = meta_of(after).get("depth", 0) if after is not None else 0
        if self.at_limit() or depth >= self.source.limits.max_depth:
            self.trouble.limit_reached()
            return
        self.pages += 1
        self._asked.add(url)
        meta: dict[str, Any] = {"playwright": True} if self.source.rendered and not _is_data(url) else {}
        meta |= {ROLE: role} if role else {}
        yield Request(
            url, callback, errback=errback or self.failed, cb_kwargs=kwargs, meta=meta, dont_filter=True
        )  # `_asked` filters: the scheduler's own filter drops without telling anybody

    def at_limit(self) -> bool:
        """Whether pages, postings or seconds of the source's limits are used up."""
        limits = self.source.limits
        return (
            self.pages >= limits.max_pages
            or self.trouble.seen >= limits.max_postings
            or time.monotonic() - self._began >= limits.max_seconds
        )

    def emit(self, postings: Iterable[JobPosting]) -> Iterator[JobPosting]:
        """The postings, counted, up to the source's limit."""
        for found in postings:
            if self.trouble.seen >= self.source.limits.max_postings:
                self.trouble.limit_reached()
                return
            self.trouble.saw(1)
            self.seen.add(found.posting_id())
            yield found

    def is_new(self, found: JobPosting) -> bool:
        """Whether no earlier run knows the posting as it is now."""
        return self.known.version(found.posting_id()) != found.version_id()

    def is_alive(self, found: JobPosting) -> bool:
        """Whether an earlier run saw the posting and none found it gone since."""
        known = self.known.version(found.posting_id()) is not None
        return known and (self.alive is None or found.posting_id() in self.alive.values())

    @cached_property
    def alive(self) -> dict[str, str] | None:
        """Own URL → posting id of what earlier runs saw at this source and did not find gone; None where nobody knows."""
        return self.known.alive()

    def failed(self, failure: Failure) -> Yield:
        """The errback: 404 or 410 at the own URL of a known ad proves it gone; everything else is trouble."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        answer = getattr(failure.value, "response", None)
        if isinstance(answer, Response) and answer.status in {404, 410} and not request.meta.get("redirect_urls"):
            lost = posting(answer, url=request.url, state="gone")
            if self.known.version(lost.posting_id()) is not None:
                yield from [lost] if self.is_alive(lost) else []
                return
        if self.trouble.page_failed(request.url, failure) == "challenge":
            self.trouble.blocked("challenge")

    def closed(self, reason: str) -> None:
        """Nothing that was waited for came on any page: the site has changed."""
        del reason
        stats = getattr(getattr(self, "crawler", None), "stats", None)
        if stats is not None and stats.get_value("osint/awaited/False") and not stats.get_value("osint/awaited/True"):
            self.trouble.changed("what render.wait_for names came on no page")

    def as_seen(self, response: Response, found: JobPosting) -> JobPosting:
        """Behind a 304 a known posting is a sighting without text: today's reading of old bytes is no edit."""
        old = meta_of(response).get("not_modified") and found.url and self.known.version(found.posting_id()) is not None
        return bare(found) if old else found


def _source_of(given: Any) -> Any:
    """A Source as given; a name is that of the run in this process, else of a file (as OSINT_HOME and the packaged ones
    have it). No name, and one that nobody has, are for the run's add-on, which comes next: it ends the process in one line."""
    if isinstance(given, Source):
        return given
    if not isinstance(given, str):
        return None
    from osint.crawl.running import current_session

    session = current_session()
    if session is not None and session.source.name == given:
        return session.source
    try:
        return find_source(Path(os.environ.get("OSINT_HOME") or ".") / "sources", given)
    except SourceError:
        return given


def posting(response: Response, **fields: Any) -> JobPosting:
    """A JobPosting read from `response`: page_url, capture and seen_at are those of the answer."""
    meta = meta_of(response)
    cited: dict[str, Any] = {"page_url": response.url, "capture": meta.get("capture"), "seen_at": meta.get("captured_at")}
    return JobPosting(**(cited | fields))


def bare(found: JobPosting, via: str | None = None) -> JobPosting:
    """The posting without its text and values: seen again."""
    return JobPosting(
        page_url=found.page_url,
        url=found.url,
        identifier=found.identifier,
        via=via or found.via,
        capture=found.capture,
        seen_at=found.seen_at,
    )


def gone(response: Response, url: str) -> JobPosting:
    """The ad at `url` is gone, as `response` (a list page) shows."""
    return posting(response, url=url, state="gone", via="list")


def meta_of(response: Response) -> dict[str, Any]:
    """The request's meta; empty for an answer that was made without a request."""
    return response.request.meta if response.request is not None else {}


def own_url(response: Response, *candidates: str | None) -> str:
    """The ad's own URL: the first candidate on the fetched URL's registrable domain, else the fetched URL.

    For addresses and names without a public suffix, host and port must be the same. A candidate that names the site's
    front page while another page was fetched is passed over: some sites say so on every page.
    """
    for candidate in candidates:
        url = joined(response.url, candidate) if candidate else None
        if url is not None and site(url) == site(response.url):
            front = urlsplit(url).path in {"", "/"} and not urlsplit(url).query
            if not front or urlsplit(response.url).path in {"", "/"}:
                return url
    return response.url


def joined(base: str, link: str) -> str | None:
    """The web address that `link` on the page `base` means; None for mail, script and what is no address at all."""
    try:
        url = urljoin(base, link.strip())
        parts = urlsplit(url)
        sound = parts.scheme in {"http", "https"} and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:  # a broken IPv6 address, or a port that is no number
        return None
    return url if sound else None


def base_of(page: TextResponse) -> str:
    """What relative links of a page are relative to: its `<base href>`, else its own address."""
    given = page.xpath("//base[@href]/@href").get()
    return (joined(page.url, given) if given else None) or page.url


def site(url: str) -> str:
    """The registrable domain of `url`; host and port where there is none (addresses, localhost)."""
    parts = urlsplit(url)
    default = {"http": 80, "https": 443}.get(parts.scheme)
    return _registrable(parts.hostname or "") or f"{parts.hostname}:{parts.port or default}"


@lru_cache(1000)
def _registrable(host: str) -> str:
    return _suffixes()(host).top_domain_under_public_suffix


@cache
def _suffixes() -> tldextract.TLDExtract:
    """The public suffix list as packaged with tldextract: never fetched."""
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def readable(response: Response) -> TextResponse | None:
    """`response` in the encoding that its bytes are really in; None where they are no text at all.

    Bytes that are valid UTF-8 beyond ASCII are UTF-8, whatever the header claims. Where the claimed encoding leaves
    undecodable bytes, the encoding is guessed from them.
    """
    if not isinstance(response, TextResponse):
        return None
    try:
        response.body.decode("utf-8")
        return response if response.body.isascii() else response.replace(encoding="utf-8")
    except UnicodeDecodeError:
        if "\ufffd" not in response.text:
            return response
    best = from_bytes(response.body).best()
    return response.replace(encoding=best.encoding) if best is not None else response


def with_fields(found: JobPosting, **fields: Any) -> JobPosting:
    """`found` with those of `fields` that it has not itself."""
    return replace(found, **{name: value for name, value in fields.items() if value and not getattr(found, name)})


def _is_data(url: str) -> bool:
    """Whether the URL looks like a sitemap or a feed: a browser makes a page of its own out of those."""
    path = urlsplit(url).path.lower()
    return path.endswith((".xml", ".xml.gz", ".rss", ".atom", "/robots.txt"))
