"""Pages fetched through a browser: the document's own answer is kept beside the DOM; the way out is our proxy only. A browser serves
so many pages, then a new one is started; a page gets so many seconds, whatever its scripts do."""

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import Any

from playwright.async_api import Error, Page
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from osint.crawl.handler import tls_policy
from osint.crawl.render import DOCUMENT, VISIT, Document
from osint.sources import Render, Source

CLOSE_SECONDS = 10  # for a browser to end by itself


class BrowserHandler(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]  # scrapy-playwright carries no types
    """scrapy-playwright's handler that also hands over the document's own answer, and bounds pages and browsers."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._contextFactory = tls_policy(crawler)
        source = getattr(crawler.spider, "source", None)
        wanted = source.render if isinstance(source, Source) else Render()  # `scrapy shell` has no source
        self._most, self._seconds = wanted.pages_a_browser, wanted.page_seconds
        self._served = self._in_flight = 0
        self._turn, self._idle = asyncio.Lock(), asyncio.Event()
        self._idle.set()

    async def _download_request(self, request: Request, spider: Any = None) -> Response:
        async with self._page():
            try:
                fetching = super()._download_request(request, spider)
                answer: Response = await asyncio.wait_for(fetching, self._seconds)
            except TimeoutError as error:
                self._served = self._most  # its page may hang for good: the browser goes with it
                raise DownloadTimeoutError("the page did not come to rest in time") from error
        return answer

    @asynccontextmanager
    async def _page(self) -> Any:
        """A page's turn: when the browser has served its number, the pages in flight end, and a new one is started."""
        async with self._turn:
            if self._served >= self._most:
                await self._idle.wait()
                await self._renew()
            self._served += 1
            self._in_flight += 1
            self._idle.clear()
        try:
            yield
        finally:
            self._in_flight -= 1
            if not self._in_flight:
                self._idle.set()

    async def _renew(self) -> None:
        self._served = 0
        browser = self.__dict__.pop("browser", None)
        if browser is None:
            return
        browser.remove_listener("disconnected", self._browser_disconnected_callback)
        self.context_wrappers.clear()
        with suppress(Error, asyncio.TimeoutError):
            await asyncio.wait_for(browser.close(), CLOSE_SECONDS)

    async def _download_request_with_page(self, request: Request, page: Page, spider: Any) -> Response:
        answer: Response = await super()._download_request_with_page(request, page, spider)
        if visits := request.meta.get("playwright_page_methods"):
            request.meta[VISIT] = visits[0].result
            self.stats.inc_value(f"osint/awaited/{visits[0].result.awaited}")
        return answer

    async def _get_response_and_download(self, request: Request, page: Page, spider: Any) -> Any:
        response, download = await super()._get_response_and_download(request, page, spider)
        if response is not None:
            try:
                body = await response.body()
            except Error:  # an answer without a body
                body = b""
            headers = [(h["name"], h["value"]) for h in await response.headers_array()]
            request.meta[DOCUMENT] = Document(response.url, response.status, headers, body)
        return response, download
