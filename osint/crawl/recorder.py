"""Downloader middleware nearest the network: every exchange goes into the archive as it came, before it is decompressed,
redirected or retried; what this run has captured already is answered from its file; what is unchanged, from the archive."""

import asyncio
from http import HTTPStatus
from urllib.parse import urldefrag, urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest, NotConfigured
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from osint import clock
from osint.crawl import guard, warc
from osint.crawl.archive import DiskFull, locate, read
from osint.crawl.exchange import Asked, Exchange, Records, about
from osint.crawl.outcome import failure_type
from osint.crawl.render import DOCUMENT, VISIT, Document, prepare
from osint.crawl.running import current_session
from osint.crawl.session import Session
from osint.crawl.visited import Visit
from osint.crawl.warc import Broken
from osint.store import intake
from osint.store.rows import CaptureRow

ARCHIVED = "archived"  # flag of a response that was answered from the archive
REFUSALS = 20  # in a row after which a site is asked no more in this run
VALIDATOR = "osint_validator"  # meta: the capture that a conditional request refers to


class Stopped(IgnoreRequest):
    """The run cannot go on, so nothing more is fetched."""

    failure = "broken"


class TooLarge(IgnoreRequest):
    """A rendered page is larger than the source allows."""

    failure = "too_large"


class Refused(IgnoreRequest):
    """The site has refused so often in a row that it is asked no more in this run."""

    failure = "forbidden"


class RecorderMiddleware:
    def __init__(self, crawler: Crawler, session: Session) -> None:
        self.crawler, self.session = crawler, session
        self.refusals = 0  # in a row
        self.retried = {int(code) for code in crawler.settings.getlist("RETRY_HTTP_CODES")}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RecorderMiddleware":
        session = current_session()
        if session is None:
            raise NotConfigured  # no run: scrapy shell and the like; a message would be a warning
        return cls(crawler, session)

    def process_request(self, request: Request) -> Response | None:
        """The archived answer where the run has one, else None. Raises Stopped or Refused where nothing more may be asked."""
        if "failed" in self.session.trouble.first:
            raise Stopped("the run cannot go on")
        if self.refusals >= REFUSALS:
            self.session.trouble.blocked("forbidden")
            raise Refused("the site refuses us")
        rendered = prepare(request, self.session.source)
        captured = self._captured(request, "conversion" if rendered else "response")
        if captured is None and request.method == "GET" and not rendered:
            self._ask_conditionally(request)
        return captured

    async def process_response(self, request: Request, response: Response) -> Response:
        """The answer, written to the archive before any spider sees it. Raises Stopped where it cannot be written."""
        if ARCHIVED in response.flags:
            return response
        while self.session.writer.is_behind:
            await asyncio.sleep(0.01)
        if self.session.note_writing():
            raise Stopped("the run cannot go on")
        self.refusals = self.refusals + 1 if failure_type(response.status) == "forbidden" else 0
        return self._record(request, response)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """An exchange that failed leaves its request and the type of failure."""
        host = guard.plain(urlsplit(request.url).hostname or "")
        if isinstance(exception, CannotResolveHostError) and host in guard.current.refused:
            raise guard.ForbiddenAddress("an address that is never fetched from")
        if isinstance(exception, IgnoreRequest | DiskFull):
            return
        date, request_id = clock.now(), warc.new_id()
        fields = about(_uri(request), date, request_id, f"failure: {failure_type(exception)}\r\n")
        self.session.writer.put(Records((_asked(request).draft(request_id, date, None), fields)))

    def _captured(self, request: Request, kind: str) -> Response | None:
        """The answer to a request that this run made before it was killed; what led to a retry is fetched again."""
        waiting = self.session.captured.get(_uri(request), [])
        if request.method != "GET":
            return None
        others: list[CaptureRow] = []
        while waiting:
            row = waiting.pop(0)
            fits = row.record_type == kind or (kind == "response" and row.record_type == "revisit")
            if fits and row.status not in self.retried:
                try:
                    response = self.answer(request, row)
                except Broken:
                    continue
                if not _is_range_of(request, response):
                    others.append(row)
                    continue
                waiting[:0] = others
                self.session.requests += 1
                self.session.bytes += len(response.body)
                return response
        waiting[:] = others
        return None

    def _ask_conditionally(self, request: Request) -> None:
        found = intake.validators(self.session.protected_db, self.session.source_id, _uri(request))
        request.meta.pop(VALIDATOR, None)
        if found is None or locate(self.session.workspace.archive, found["file"]) is None:
            return
        request.meta[VALIDATOR] = found["id"]
        if found["etag"]:
            request.headers["If-None-Match"] = found["etag"]
        if found["last_modified"]:
            request.headers["If-Modified-Since"] = found["last_modified"]

    def _record(self, request: Request, response: Response) -> Response:
        document: Document | None = request.meta.pop(DOCUMENT, None)
        if document is not None:
            if max(len(document.body), len(response.body)) > self.session.source.limits.max_bytes:
                raise TooLarge("larger than the source allows")
            return self._record_rendered(request, response, document)
        headers, validated = _pairs(response.headers), request.meta.get(VALIDATOR)
        exchange = self._exchange(request, response, response.status, headers, response.body, _uri(request), validated)
        _cite(request, exchange.id, exchange.date)
        if response.status == HTTPStatus.NOT_MODIFIED and validated is not None:
            return self._unchanged(request, validated)
        return response

    def _record_rendered(self, request: Request, response: Response, document: Document) -> Response:
        """The document's own answer as the browser handed it, decoded; then the DOM that is read, which is cited."""
        own = self._exchange(
            request, response, document.status, document.headers, document.body, document.url, X_Decoded_By="browser"
        )  # fmt: skip
        content_type = f"text/html; charset={getattr(response, 'encoding', 'utf-8')}"
        dom, date = warc.new_id(), clock.now()
        visit: Visit = request.meta.pop(VISIT, Visit())
        self._keep_picture(request, visit, dom, date)
        if visit.cut:
            self.session.trouble.limit_reached()
        made = warc.draft(
            "conversion", dom, date, content_type, response.body, Target_URI=own.uri, Refers_To=f"<{own.id}>",
            Payload_Digest=warc.digest(response.body), X_TLS_Verified=own.details["X_TLS_Verified"],
            X_Cut_Short="yes" if visit.cut else None,
        )  # fmt: skip
        self.session.writer.put(Records((made,)))
        _cite(request, dom, date)
        return response

    def _keep_picture(self, request: Request, visit: Visit, dom: str, date: str) -> None:
        """The picture of a page as a `resource` before the DOM that it belongs to: where that is, the picture is."""
        if visit.picture is None:
            if visit.wanted:
                self.session.trouble.incomplete("no picture could be made of a page")
            return
        made = warc.draft(
            "resource", warc.new_id(), date, "image/png", visit.picture, Target_URI=f"urn:fullPage:{_uri(request)}",
            Concurrent_To=f"<{dom}>", Payload_Digest=warc.digest(visit.picture),
        )  # fmt: skip
        self.session.writer.put(Records((made,)))

    def _exchange(
        self, request: Request, response: Response, status: int, headers: warc.Headers, body: bytes, uri: str,
        validated: str | None = None, **details: str | None,
    ) -> Exchange:  # fmt: skip
        """Hand an exchange to the thread that writes it."""
        insecure = urlsplit(uri).scheme == "https" and urlsplit(uri).hostname in self.session.source.insecure_hosts
        details |= {
            "IP_Address": str(response.ip_address) if response.ip_address and not self.session.way_out else None,
            "X_Proxied": "yes" if self.session.way_out else None,
            "X_TLS_Verified": "no" if insecure else None,
        }
        took = int(request.meta.get("download_latency", 0) * 1000)
        fields = f"fetchTimeMs: {took}\r\nhopsFromSeed: {request.meta.get('depth', 0)}\r\n"
        made = Exchange(warc.new_id(), clock.now(), _asked(request), status, headers, body, uri, details, fields, validated)
        self.session.writer.put(made)
        return made

    def _unchanged(self, request: Request, capture: str) -> Response:
        """What a 304 says is still right, from the archive. Raises Broken."""
        origin = self._read(intake.earlier_response(self.session.protected_db, self.session.source_id, "id", capture))
        request.meta["not_modified"] = True
        status, pairs = origin.http()
        return _made(request, origin.uri, status, pairs, origin.payload())

    def answer(self, request: Request, row: CaptureRow) -> Response:
        """The response of a captured exchange, read from the archive. Raises Broken."""
        record = self._read(row)
        status, pairs = record.http()
        body = record.payload()
        if row.refers_to:
            origin = self._read(intake.earlier_response(self.session.protected_db, row.source, "id", row.refers_to))
            if row.record_type == "conversion":
                if "warc-x-cut-short" in record.headers:
                    self.session.trouble.limit_reached()
                status, pairs = origin.http()
                pairs = [(k, v) for k, v in pairs if k.lower() not in {"content-type", "content-encoding"}]
                pairs.append(("Content-Type", row.content_type or "text/html"))
            else:
                body = origin.payload()
                status, pairs = origin.http() if status == HTTPStatus.NOT_MODIFIED else (status, pairs)
        _cite(request, row.id, row.date)
        request.meta["not_modified"] = row.status == HTTPStatus.NOT_MODIFIED
        return _made(request, row.target_uri, status, pairs, body)

    def _read(self, row: CaptureRow | None) -> warc.Record:
        if row is None:
            raise Broken("a record that is referred to is not in the archive")
        return read(self.session.workspace.archive, row.file, row.offset)


def _made(request: Request, uri: str, status: int | None, pairs: warc.Headers, body: bytes) -> Response:
    """A response out of the archive."""
    headers = Headers()
    for name, value in pairs:
        headers.appendlist(name, value.encode("utf-8", "surrogateescape"))
    kind = responsetypes.from_args(headers=headers, url=uri, body=body)
    return kind(uri, status=status or 200, headers=headers, body=body, flags=[ARCHIVED], request=request)


def _cite(request: Request, capture: str, date: str) -> None:
    request.meta["capture"], request.meta["captured_at"], request.meta["not_modified"] = capture, date, False


def _is_range_of(request: Request, response: Response) -> bool:
    """Whether an answer is the part of the document that is asked for: several parts have the same address."""
    asked, given = request.headers.get("Range"), response.headers.get("Content-Range")
    return asked is None or given is None or given.partition(b"/")[0].replace(b"bytes ", b"bytes=") == asked


def _uri(request: Request) -> str:
    return urldefrag(request.url)[0]


def _pairs(headers: Headers) -> warc.Headers:
    """Headers as text that gives the same bytes again."""
    decode = "utf-8", "surrogateescape"
    return [(name.decode(*decode), value.decode(*decode)) for name, values in headers.items() for value in values]


def _asked(request: Request) -> Asked:
    parts = urlsplit(request.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = [("Host", parts.netloc.rpartition("@")[2]), *_pairs(request.headers)]
    return Asked(_uri(request), request.method, path, headers, request.body)
