"""Pages fetched through a browser: the document's own answer is kept beside the DOM; the way out is our proxy only."""

from typing import Any

from playwright.async_api import Error, Page, TimeoutError
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from scrapy_playwright.page import PageMethod

from osint.crawl.handler import tls_policy
from osint.crawl.render import DOCUMENT, Document

SETTLE_MS = 5_000  # how long a loaded page may go on fetching; many never fall silent


async def settle(page: Page) -> None:
    """Wait until a page has fallen silent, or a while."""
    try:
        await page.wait_for_load_state("networkidle", timeout=SETTLE_MS)
    except TimeoutError:
        return


SETTLED = PageMethod(settle)


class BrowserHandler(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]  # scrapy-playwright carries no types
    """scrapy-playwright's handler that also hands over the document's own answer."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._contextFactory = tls_policy(crawler)

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
