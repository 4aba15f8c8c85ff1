"""Pages fetched through a browser: the document's own answer is kept beside the DOM; the way out is our proxy only."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Error, Page, TimeoutError
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from scrapy_playwright.page import PageMethod

from osint.crawl.handler import tls_policy
from osint.crawl.warc import Headers
from osint.sources import Source

DOCUMENT = "osint_document"  # meta: the document's own answer
PLAIN = (".xml", ".xml.gz", ".txt", ".json", ".rss", ".atom")  # never rendered: a browser would show its own viewer
SETTLE_MS = 5_000  # how long a loaded page may go on fetching; many never fall silent
CONTEXTS = {False: "checked", True: "unchecked"}


@dataclass(frozen=True, slots=True)
class Document:
    """A document's own answer as the browser hands it: body decoded, headers as they came."""

    url: str
    status: int
    headers: Headers
    body: bytes


def prepare(request: Request, source: Source) -> bool:
    """Have a request rendered where its source asks for it; says whether it is."""
    plain = urlsplit(request.url).path.endswith(PLAIN) or request.method != "GET"
    if not source.rendered or plain or request.meta.get("playwright") is False:
        request.meta["playwright"] = False
        return False
    insecure = urlsplit(request.url).hostname in source.insecure_hosts
    request.meta.update(
        playwright=True,
        playwright_context=CONTEXTS[insecure],
        playwright_context_kwargs={"ignore_https_errors": insecure, "service_workers": "block"},
        playwright_page_methods=[PageMethod(settle)],
    )
    return True


async def settle(page: Page) -> None:
    """Wait until a page has fallen silent, or a while."""
    try:
        await page.wait_for_load_state("networkidle", timeout=SETTLE_MS)
    except TimeoutError:
        return


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
