"""A small CDX server with replay and WARC files by byte range, on the loopback: Wayback's and Common Crawl's ways of answering."""

import base64
import gzip
import hashlib
import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Capture:
    """One capture of a page."""

    url: str
    timestamp: str
    body: bytes
    mime: str = "text/html"
    status: int = 200

    @property
    def digest(self) -> str:
        return base64.b32encode(hashlib.sha1(self.body).digest()).decode()

    @property
    def date(self) -> str:
        t = self.timestamp
        return f"{t[:4]}-{t[4:6]}-{t[6:8]}T{t[8:10]}:{t[10:12]}:{t[12:]}Z"

    def record(self, number: int) -> bytes:
        block = f"HTTP/1.1 {self.status} OK\r\nContent-Type: {self.mime}\r\n\r\n".encode() + self.body
        head = [
            "WARC/1.0", "WARC-Type: response", f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0001-{number:012}>",
            f"WARC-Target-URI: {self.url}", f"WARC-Date: {self.date}", f"WARC-Payload-Digest: sha1:{self.digest}",
            "Content-Type: application/http; msgtype=response", f"Content-Length: {len(block)}",
        ]  # fmt: skip
        return gzip.compress("\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n")


@dataclass
class Archive:
    """`captures` as an index knows them, sorted; `asked`: what was asked for, with its range; `pages`: rows of one answer."""

    captures: list[Capture] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    page: int = 2
    gone: set[str] = field(default_factory=set)  # timestamps whose replay is lost
    answer: bytes | None = None  # that of the index, whatever is asked

    def __post_init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.port = self.server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def warc(self) -> tuple[bytes, list[tuple[int, int]]]:
        """The WARC file that holds all captures, and place and length of each record."""
        data, places = b"", []
        for number, capture in enumerate(self.captures):
            record = capture.record(number)
            places.append((len(data), len(record)))
            data += record
        return data, places

    def found(self, query: dict[str, list[str]]) -> list[int]:
        wanted, match = query["url"][0], query.get("matchType", ["exact"])[0]
        first, last = query.get("from", [""])[0], query.get("to", ["9"])[0]
        out = []
        for number, one in enumerate(self.captures):
            key = one.url.split("//", 1)[1]
            host = key.split("/", 1)[0]
            fits = {
                "exact": key == wanted,
                "prefix": key.startswith(wanted),
                "domain": host == wanted or host.endswith(f".{wanted}"),
            }
            if fits[match] and first <= one.timestamp <= last:
                out.append(number)
        return out

    def wayback(self, query: dict[str, list[str]]) -> bytes:
        """Lists, with a key to go on with."""
        begin = int(query.get("resumeKey", ["0"])[0])
        found = self.found(query)
        rows: list[list[str]] = []
        for number in found[begin : begin + self.page]:
            one = self.captures[number]
            rows.append(["key", one.timestamp, one.url, one.mime, str(one.status), one.digest, "0"])
        if not rows:
            return b"[]"
        rows.insert(0, ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"])
        if begin + self.page < len(found):
            rows += [[], [str(begin + self.page)]]
        return json.dumps(rows).encode()

    def common_crawl(self, query: dict[str, list[str]]) -> bytes | None:
        """JSON Lines, by numbered pages; None where nothing was captured."""
        found = self.found(query)
        if not found:
            return None
        if "showNumPages" in query:
            return json.dumps({"pages": -(-len(found) // self.page), "pageSize": self.page, "blocks": 1}).encode()
        begin = int(query["page"][0]) * self.page
        places = self.warc()[1]
        lines = []
        for number in found[begin : begin + self.page]:
            one, (offset, length) = self.captures[number], places[number]
            lines.append(
                {"urlkey": "key", "timestamp": one.timestamp, "url": one.url, "mime": one.mime, "status": str(one.status),
                 "digest": one.digest, "length": str(length), "offset": str(offset), "filename": "crawl/all.warc.gz"}
            )  # fmt: skip
        return "\n".join(map(json.dumps, lines)).encode()

    def replay(self, path: str) -> Capture | None:
        """`/web/{timestamp}id_/{url}`: the capture of that second."""
        timestamp, _, url = path.removeprefix("/web/").partition("id_/")
        found = (one for one in self.captures if one.url == url and one.timestamp == timestamp)
        return next(found, None) if timestamp not in self.gone else None


def _handler(archive: Archive) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            archive.asked.append(f"{self.path} {self.headers.get('Range', '')}".strip())
            parts = urlsplit(self.path)
            query = parse_qs(parts.query)
            if parts.path == "/cdx":
                self.give(200, archive.wayback(query) if archive.answer is None else archive.answer)
            elif parts.path == "/CC-index":
                answer = archive.common_crawl(query)
                nothing = b'{"message": "No Captures found for: x"}'
                self.give(404 if answer is None else 200, nothing if answer is None else answer)
            elif parts.path == "/crawl/all.warc.gz":
                first, last = map(int, self.headers["Range"].removeprefix("bytes=").split("-"))
                data = archive.warc()[0]
                self.give(
                    206,
                    data[first : last + 1],
                    "application/octet-stream",
                    **{"Content-Range": f"bytes {first}-{last}/{len(data)}"},
                )
            elif (one := archive.replay(self.path)) is not None:
                self.give(200, one.body, one.mime, **{"Memento-Datetime": _http_date(one)})
            else:
                self.give(404, b"")

        def give(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
            self.send_response(status)
            for name, value in ({"Content-Type": kind, "Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    return Handler


def _http_date(one: Capture) -> str:
    from datetime import datetime
    from email.utils import format_datetime

    return format_datetime(datetime.fromisoformat(one.date), usegmt=True)
