"""What is asked of a browser, for sources that are rendered. Playwright itself is half a second to import, and most sources
need none: it is in `browser_handler`."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from scrapy import Request

from osint.crawl.warc import Headers
from osint.sources import Source

DOCUMENT = "osint_document"  # meta: the document's own answer
PLAIN = (".xml", ".xml.gz", ".txt", ".json", ".rss", ".atom")  # never rendered: a browser would show its own viewer
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
    from osint.crawl.browser_handler import SETTLED

    insecure = urlsplit(request.url).hostname in source.insecure_hosts
    request.meta.update(
        playwright=True,
        playwright_context=CONTEXTS[insecure],
        playwright_context_kwargs={"ignore_https_errors": insecure, "service_workers": "block"},
        playwright_page_methods=[SETTLED],
    )
    return True
