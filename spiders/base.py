"""What all spiders share: source, what is known, trouble; requests within limits; postings that cite their capture."""

import os
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
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
from osint.items import JobPosting
from osint.sources import Source, SourceError, find_source

Yield = Iterator[Request | JobPosting]
Callback = Callable[..., Yield]


class SourceSpider(scrapy.Spider):
    """A spider of one source. `full`: go back to the limits, not only to what is known; the run sets it.

    `known`, `trouble` and `full` may be replaced by the run until the first request is asked for.
    """

    access: ClassVar[str]  # the word for this spider in a source's file

    def __init__(self, source: Source, known: Known | None = None, trouble: Trouble | None = None, full: bool = True):
        super().__init__(source=source)
        self.source = source
        self.known = known or Known()
        self.trouble = trouble or Trouble()
        self.full = full
        self.pages = 0  # asked for
        self.listed: set[str] = set()  # posting ids that a listing named: what a complete run did not name is gone
        self.listing: JobPosting | None = None  # the last list page read, as what an absence cites
        self._asked: set[str] = set()
        self._began = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "SourceSpider":
        """`source` is a Source, or a name to look up in the workspace's `sources/` and then among the packaged ones.
        Raises SourceError."""
        given = kwargs.pop("source", None)
        source = given if isinstance(given, Source) else _named(crawler, given)
        if source.spider != cls.access:
            raise SourceError(f"{source.name}: collected by the spider {source.spider}, not by {cls.access}")
        spider = cls(source, *args, **kwargs)
        spider._set_crawler(crawler)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        for request in self.first_requests():
            yield request

    def first_requests(self) -> Iterator[Request]:
        """The requests that a run begins with; needs no network."""
        for url in self.source.urls:
            yield from self.ask(url, self.parse)

    def parse(self, response: Response) -> Yield:
        raise NotImplementedError

    def ask(
        self, url: str, callback: Callback, *, after: Response | None = None, errback: Callback | None = None, **kwargs: Any
    ) -> Iterator[Request]:
        """A request for `url` (relative to `after`), once a run and within the source's limits; else nothing."""
        url = urljoin(after.url, url) if after is not None else url
        url = url.partition("#")[0]
        if url in self._asked or urlsplit(url).scheme not in {"http", "https"}:
            return
        depth = meta_of(after).get("depth", 0) if after is not None else 0
        if self.at_limit() or depth >= self.source.limits.max_depth:
            self.trouble.limit_reached()
            return
        self.pages += 1
        self._asked.add(url)
        meta = {"playwright": True} if self.source.rendered and not _is_data(url) else {}
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
            yield found

    def is_new(self, found: JobPosting) -> bool:
        """Whether no earlier run knows the posting as it is now."""
        return self.known.version(found.posting_id()) != found.version_id()

    def failed(self, failure: Failure) -> Yield:
        """The errback: 404 or 410 at the own URL of a known ad proves it gone; everything else is trouble."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        answer = getattr(failure.value, "response", None)
        if isinstance(answer, Response) and answer.status in {404, 410} and not request.meta.get("redirect_urls"):
            gone = posting(answer, url=request.url, state="gone")
            if self.known.version(gone.posting_id()) is not None:
                yield gone
                return
        if isinstance(answer, Response) and answer.headers.get("cf-mitigated") == b"challenge":
            self.trouble.blocked("challenge")
        self.trouble.page_failed(request.url, failure)

    def as_seen(self, response: Response, found: JobPosting) -> JobPosting:
        """Behind a 304 a known posting is a sighting without text: today's reading of old bytes is no edit."""
        old = meta_of(response).get("not_modified") and found.url and self.known.version(found.posting_id()) is not None
        return bare(found) if old else found


def _named(crawler: Crawler, name: Any) -> Source:
    if not isinstance(name, str):
        raise SourceError("which source? scrapy crawl SPIDER -a source=NAME")
    home = crawler.settings.get("OSINT_HOME") or os.environ.get("OSINT_HOME") or "."
    return find_source(Path(home) / "sources", name)


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
        url = urljoin(response.url, candidate.strip()) if candidate else ""
        if urlsplit(url).scheme in {"http", "https"} and site(url) == site(response.url):
            front = urlsplit(url).path in {"", "/"} and not urlsplit(url).query
            if not front or urlsplit(response.url).path in {"", "/"}:
                return url
    return response.url


def site(url: str) -> str:
    """The registrable domain of `url`; host and port where there is none (addresses, localhost)."""
    parts = urlsplit(url)
    try:
        default = {"http": 80, "https": 443}.get(parts.scheme)
        authority = f"{parts.hostname}:{parts.port or default}"
    except ValueError:  # a port that is no number
        return ""
    return _suffixes()(parts.hostname or "").top_domain_under_public_suffix or authority


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
