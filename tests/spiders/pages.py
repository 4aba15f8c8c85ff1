"""Pages for tests: fixture folders as responses, and a site in memory that a spider can be led through without a network.

`python -m tests.spiders.pages FOLDER…` writes a fixture's output.json anew from its page.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from osint.items import JobPosting
from osint.sources import Source
from spiders import archive, board, feed, structured, telegram
from spiders.base import SourceSpider
from spiders.rereading import reread

FIXTURES = Path(__file__).parent.parent / "fixtures"
SPIDERS: dict[str, type[SourceSpider]] = {
    "structured": structured.StructuredSpider,
    "board": board.BoardSpider,
    "telegram": telegram.TelegramSpider,
    "feed": feed.FeedSpider,
    "archive": archive.ArchiveSpider,
}


def cases() -> list[Path]:
    """The fixture folders: `<source or spider>/<case>` with page, meta and output."""
    return sorted(path.parent for path in FIXTURES.glob("*/*/meta.json"))


def page_of(case: Path) -> tuple[Response, Source]:
    meta = json.loads((case / "meta.json").read_text(encoding="utf-8"))
    request = Request(meta["url"], meta={"capture": "urn:uuid:00000000-0000-0000-0000-000000000000", "captured_at": meta["time"]})
    source = Source.model_validate({"name": case.name} | meta["source"])
    return answer(request, (case / "page.html").read_bytes(), meta["content_type"]), source


def answer(request: Request, body: bytes, content_type: str = "text/html; charset=utf-8", status: int = 200) -> Response:
    headers = Headers({"Content-Type": content_type})
    kind = responsetypes.from_args(headers=headers, url=request.url, body=body)
    return kind(request.url, status=status, headers=headers, body=body, request=request)


def read(case: Path) -> list[dict[str, Any]]:
    """The postings of a fixture's page, as dicts without what is absent."""
    response, source = page_of(case)
    found = reread(source, response)
    return [{key: value for key, value in one.to_dict().items() if value not in (None, [])} for one in found]


Site = dict[str, str | bytes | int]  # path with query → body, or the status of an error


def crawl(spider: SourceSpider, site: Site) -> tuple[list[JobPosting], list[str]]:
    """Lead a spider through `site`, one request after the other; its postings, and the paths it asked for in order."""
    waiting, postings, asked = list(spider.first_requests()), [], []
    while waiting:
        request = waiting.pop(0)
        parts = urlsplit(request.url)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        asked.append(path)
        request.meta["capture"], request.meta["captured_at"] = f"urn:uuid:{len(asked)}", "2026-11-20T08:00:00Z"
        for out in _take(request, site.get(path, 404)):
            if isinstance(out, Request):
                out.meta["depth"] = request.meta.get("depth", 0) + 1
                waiting.append(out)
            else:
                postings.append(out)
    spider.close(spider, "finished")
    return postings, asked


def _take(request: Request, found: str | bytes | int) -> Iterator[Any]:
    if isinstance(found, int):
        failure = Failure(HttpError(answer(request, b"", status=found)))
        failure.request = request
        return request.errback(failure)
    body = found.encode() if isinstance(found, str) else found
    return request.callback(
        answer(request, body, "application/xml" if body.startswith(b"<?xml") else "text/html"), **request.cb_kwargs
    )


if __name__ == "__main__":
    for folder in map(Path, sys.argv[1:]):
        (folder / "output.json").write_text(json.dumps(read(folder), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
