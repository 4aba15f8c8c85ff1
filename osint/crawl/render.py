"""What is asked of a browser, for sources that are rendered. Playwright itself is half a second to import, and most sources
need none: it is in `browser_handler` and `visit`."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from scrapy import Request

from osint.crawl.warc import Headers
from osint.sources import Source

DOCUMENT = "osint_document"  # meta: the document's own answer
VISIT = "osint_visit"  # meta: what came of the visit
ROLE = "osint_role"  # meta, set by spiders: `list` (lists ads and holds none: needs no picture) or `ad` (needs no scrolling)
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
    from osint.crawl import visit

    insecure = urlsplit(request.url).hostname in source.insecure_hosts
    picture = source.screenshot and request.meta.get(ROLE) != "list"
    scrolls = source.render.scrolls if request.meta.get(ROLE) != "ad" else 0
    request.meta.update(
        playwright=True,
        max_retry_times=1,  # a page whose scripts never end takes a minute each time
        playwright_context=CONTEXTS[insecure],
        playwright_context_kwargs={"ignore_https_errors": insecure, "service_workers": "block"},
        playwright_page_methods=[visit.method(source.render, scrolls, picture, source.limits.max_bytes)],
    )
    return True
