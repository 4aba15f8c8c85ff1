"""Downloader middleware nearest the network: every exchange goes into the archive as it came, before it is decompressed,
redirected or retried; what this run has captured already is answered from its file; what is unchanged, from the archive."""

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
from osint.crawl.outcome import failure_type
from osint.crawl.render import DOCUMENT, Document, prepare
from osint.crawl.rows import capture_row
from osint.crawl.session import Session
from osint.crawl.warc import Broken
from osint.store import intake
from osint.store.db import rows
from osint.store.rows import CaptureRow

ARCHIVED = "archived"  # flag of a response that was answered from the archive
VALIDATOR = "osint_validator"  # meta: the capture that a conditional request refers to
HTTP = "application/http; msgtype="


class Stopped(IgnoreRequest):
    """The run cannot go on, so nothing more is fetched."""

    failure = "broken"


class TooLarge(IgnoreRequest):
    """A rendered page is larger than the source allows."""

    failure = "too_large"


class RecorderMiddleware:
    def __init__(self, crawler: Crawler, session: Session) -> None:
        self.crawler, self.session = crawler, session
        self.retried = {int(code) for code in crawler.settings.getlist("RETRY_HTTP_CODES")}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RecorderMiddleware":
        from osint.crawl.run import current_session

        session = current_session()
        if session is None:
            raise NotConfigured  # no run: scrapy shell and the like; a message would be a warning
        return cls(crawler, session)

    def process_request(self, request: Request) -> Response | None:
        if "failed" in self.session.trouble.first:
            raise Stopped("the run cannot go on")
        rendered = prepare(request, self.session.source)
        captured = self._captured(request, "conversion" if rendered else "response")
        if captured is None and request.method == "GET" and not rendered:
            self._ask_conditionally(request)
        return captured

    async def process_response(self, request: Request, response: Response) -> Response:
        if ARCHIVED in response.flags:
            return response
        try:
            return self._record(request, response)
        except DiskFull:
            self.session.trouble.failed("disk_full", "no room left for the archive")
            raise

    def process_exception(self, request: Request, exception: Exception) -> None:
        """An exchange that failed leaves its request and the type of failure."""
        host = guard.plain(urlsplit(request.url).hostname or "")
        if isinstance(exception, CannotResolveHostError) and host in guard.current.refused:
            raise guard.ForbiddenAddress("an address that is never fetched from")
        if isinstance(exception, IgnoreRequest | DiskFull):
            return
        date = clock.now()
        request_id = warc.new_id()
        fields = f"failure: {failure_type(exception)}\r\n".encode()
        about = warc.make(
            "metadata", warc.new_id(), date, "application/warc-fields", fields, Target_URI=_uri(request), Concurrent_To=f"<{request_id}>"
        )  # fmt: skip
        self._append([_request_record(request, request_id, date, None), about])

    def _captured(self, request: Request, kind: str) -> Response | None:
        """The answer to a request that this run made before it was killed; what led to a retry is fetched again."""
        waiting = self.session.captured.get(_uri(request), [])
        if request.method != "GET":
            return None
        while waiting:
            row = waiting.pop(0)
            fits = row.record_type == kind or (kind == "response" and row.record_type == "revisit")
            if fits and row.status not in self.retried:
                try:
                    response = self.answer(request, row)
                except Broken:
                    continue
                self.session.requests += 1
                self.session.bytes += len(response.body)
                return response
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
        row = self._exchange(request, response.status, _pairs(response.headers), response.body, response)
        if row.record_type == "revisit" and row.status == HTTPStatus.NOT_MODIFIED:
            return self.answer(request, row)
        _cite(request, row)
        return response

    def _record_rendered(self, request: Request, response: Response, document: Document) -> Response:
        """The document's own answer as the browser handed it, decoded; then the DOM that is read, which is cited."""
        answer = self._exchange(
            request, document.status, document.headers, document.body, response, uri=document.url, rendered=True
        )
        content_type = f"text/html; charset={getattr(response, 'encoding', 'utf-8')}"
        record = warc.make(
            "conversion", warc.new_id(), clock.now(), content_type, response.body, Target_URI=answer.target_uri,
            Refers_To=f"<{answer.id}>", Payload_Digest=warc.digest(response.body), X_TLS_Verified=_tls(answer),
        )  # fmt: skip
        row = self._append([record])
        self.session.by_digest[answer.id] = answer
        _cite(request, row)
        return response

    def _exchange(
        self, request: Request, status: int, headers: warc.Headers, body: bytes, response: Response,
        uri: str | None = None, rendered: bool = False,
    ) -> CaptureRow:  # fmt: skip
        """Write response or revisit, request and metadata; returns the first one's row."""
        date, record_id, target = clock.now(), warc.new_id(), uri or _uri(request)
        insecure = urlsplit(target).scheme == "https" and urlsplit(target).hostname in self.session.source.insecure_hosts
        first = warc.http_block(f"HTTP/1.1 {status} {_phrase(status)}", headers)
        digest = warc.digest(body)
        same = self._same(request, status, digest, bool(body))
        common = {
            "Target_URI": target, "Payload_Digest": same.payload_digest if same else digest,
            "IP_Address": str(response.ip_address) if response.ip_address else None,
            "X_TLS_Verified": "no" if insecure else None, "X_Decoded_By": "browser" if rendered else None,
        }  # fmt: skip
        if same is None:
            record = warc.make("response", record_id, date, HTTP + "response", first + body, **common)
        else:
            profile = warc.REVISIT_304 if status == HTTPStatus.NOT_MODIFIED else warc.REVISIT_SAME
            refers = {"Refers_To": f"<{same.id}>", "Refers_To_Target_URI": same.target_uri, "Refers_To_Date": same.date}
            record = warc.make("revisit", record_id, date, HTTP + "response", first, Profile=profile, **common, **refers)
        took = int(request.meta.get("download_latency", 0) * 1000)
        fields = f"fetchTimeMs: {took}\r\nhopsFromSeed: {request.meta.get('depth', 0)}\r\n".encode()
        about = warc.make(
            "metadata", warc.new_id(), date, "application/warc-fields", fields, Target_URI=target, Concurrent_To=f"<{record_id}>"
        )  # fmt: skip
        row = self._append([record, _request_record(request, warc.new_id(), date, record_id), about])
        if same is None and body:
            self.session.by_digest[digest] = row
        return row

    def _same(self, request: Request, status: int, digest: str, has_body: bool) -> CaptureRow | None:
        """The earlier response of the same source that this answer repeats: by its validator, or byte for byte."""
        if status == HTTPStatus.NOT_MODIFIED and VALIDATOR in request.meta:
            return self._row("id = ?", request.meta[VALIDATOR])
        if not has_body:
            return None
        here = self.session.by_digest.get(digest)
        return here or self._row("source = ? AND payload_digest = ? AND record_type = 'response'", self.session.source_id, digest)

    def _row(self, where: str, *values: str) -> CaptureRow | None:
        found = rows(self.session.protected_db, f"SELECT * FROM captures WHERE {where} ORDER BY date LIMIT 1", *values)
        return CaptureRow(**found[0]) if found else None

    def _append(self, records: list[bytes]) -> CaptureRow:
        """Write records; the first one gets a row if it is of a type that is cited."""
        session = self.session
        place = session.archive.append(records)[0]
        record = warc.parse(warc.unpack(records[0]))
        row = capture_row(record, place, session.workspace.id, session.run.id, session.source_id, session.archive.name)
        if record.type in warc.CITABLE:
            session.writer.put(row)
            session.requests += record.type != "conversion"
            session.bytes += len(record.payload())
        return row

    def answer(self, request: Request, row: CaptureRow) -> Response:
        """The response of a captured exchange, read from the archive. Raises Broken."""
        record = self._read(row)
        status, pairs = record.http()
        body = record.payload()
        if row.refers_to:
            origin = self._read(self.session.by_digest.get(row.refers_to) or self._row("id = ?", row.refers_to))
            if row.record_type == "conversion":
                status, pairs = origin.http()
                pairs = [(k, v) for k, v in pairs if k.lower() not in {"content-type", "content-encoding"}]
                pairs.append(("Content-Type", row.content_type or "text/html"))
            else:
                body = origin.payload()
                status, pairs = origin.http() if status == HTTPStatus.NOT_MODIFIED else (status, pairs)
        headers = Headers()
        for name, value in pairs:
            headers.appendlist(name, value.encode("utf-8", "surrogateescape"))
        _cite(request, row)
        request.meta["not_modified"] = row.status == HTTPStatus.NOT_MODIFIED
        kind = responsetypes.from_args(headers=headers, url=row.target_uri, body=body)
        return kind(row.target_uri, status=status or 200, headers=headers, body=body, flags=[ARCHIVED], request=request)

    def _read(self, row: CaptureRow | None) -> warc.Record:
        if row is None:
            raise Broken("a record that is referred to is not in the archive")
        return read(self.session.workspace.archive, row.file, row.offset)


def _cite(request: Request, row: CaptureRow) -> None:
    request.meta["capture"], request.meta["captured_at"] = row.id, row.date
    request.meta["not_modified"] = False


def _uri(request: Request) -> str:
    return urldefrag(request.url)[0]


def _tls(row: CaptureRow) -> str | None:
    return None if row.tls_verified else "no"


def _pairs(headers: Headers) -> warc.Headers:
    """Headers as text that gives the same bytes again."""
    decode = "utf-8", "surrogateescape"
    return [(name.decode(*decode), value.decode(*decode)) for name, values in headers.items() for value in values]


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _request_record(request: Request, record_id: str, date: str, answer: str | None) -> bytes:
    parts = urlsplit(request.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = [("Host", parts.netloc.rpartition("@")[2]), *_pairs(request.headers)]
    block = warc.http_block(f"{request.method} {path} HTTP/1.1", headers, request.body)
    concurrent = f"<{answer}>" if answer else None
    return warc.make("request", record_id, date, HTTP + "request", block, Target_URI=_uri(request), Concurrent_To=concurrent)
