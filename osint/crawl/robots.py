"""robots.txt as RFC 9309 says: 4xx allows all, 5xx or no answer forbids all. There is no way around it."""

from typing import Any
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)  # fmt: skip
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred
from twisted.internet.error import ConnectError, ConnectionDone, ConnectionLost

from osint.crawl.guard import ForbiddenAddress
from osint.crawl.outcome import failure_type

AGENT = "scam-center-osint"  # the product token that robots.txt files may name
MOST = 512_000  # bytes that are read of a robots.txt; RFC 9309, 2.5: at least 500 KiB
_OWN = object()  # marks our own request for a robots.txt; a spider cannot make it by accident, nor from a source's file
NO_ANSWER = (
    DownloadCancelledError, DownloadConnectionRefusedError, DownloadFailedError, DownloadTimeoutError, ResponseDataLossError,
    IgnoreRequest, ConnectError, ConnectionDone, ConnectionLost, OSError,
)  # fmt: skip


class RobotsForbidden(IgnoreRequest):
    """robots.txt, or that it could not be had, forbids a request."""

    failure = "robots"


class OutOfReach(IgnoreRequest):
    """The host itself is out of reach, not only its robots.txt: nothing is asked of it, as RFC 9309 says, and the reason is told."""

    def __init__(self, failure: str) -> None:
        super().__init__("robots.txt could not be had")
        self.failure = failure


REASONS = frozenset({"tls", "proxy", "connection", "timeout"})


class RobotsMiddleware:
    """One robots.txt a host, asked for through the same middlewares as all else, so guarded and recorded."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.rules: dict[str, Deferred[None] | Protego | Exception] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RobotsMiddleware":
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises RobotsForbidden where robots.txt does not allow the address, or what went wrong when it was asked for."""
        if request.meta.get("robots_txt") is _OWN:
            return
        rules = await self._rules(request)
        if isinstance(rules, Exception):
            raise rules
        if not rules.can_fetch(request.url, AGENT):
            raise RobotsForbidden("robots.txt does not allow it")

    async def _rules(self, request: Request) -> Protego | Exception:
        parts = urlsplit(request.url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self.rules:
            waiting: Deferred[None] = Deferred()
            self.rules[host] = waiting
            try:
                self.rules[host] = await self._fetch(f"{host}/robots.txt")
            finally:
                if self.rules[host] is waiting:
                    self.rules[host] = RobotsForbidden("robots.txt could not be had")
                waiting.callback(None)
        found: Any = self.rules[host]
        if isinstance(found, Deferred):
            # A Deferred of its own for each that waits: a result is handed from one callback to the next.
            await maybe_deferred_to_future(_after(found))
            return await self._rules(request)
        return found  # type: ignore[no-any-return]  # Protego carries no types

    async def _fetch(self, url: str) -> Protego | Exception:
        meta = {"robots_txt": _OWN, "playwright": False}
        request = Request(url, priority=1000, meta=meta, callback=NO_CALLBACK, dont_filter=True)
        engine: Any = self.crawler.engine
        try:
            return rules_of(await engine.download_async(request))
        except (CannotResolveHostError, ForbiddenAddress) as error:
            return error  # the host itself is out of reach, not only its robots.txt
        except NO_ANSWER as error:
            kind = failure_type(error)
            return OutOfReach(kind) if kind in REASONS else RobotsForbidden("robots.txt could not be had")


def rules_of(response: Response) -> Protego | Exception:
    """The rules that an answer to a request for robots.txt makes."""
    if response.status >= 500:
        return RobotsForbidden("robots.txt could not be had")
    text = response.body[:MOST].decode("utf-8", "replace") if response.status < 400 else ""
    return Protego.parse(text)


def _after(first: Deferred[None]) -> Deferred[None]:
    waiting: Deferred[None] = Deferred()
    first.addCallback(lambda _: waiting.callback(None))
    return waiting
