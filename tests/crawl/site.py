"""A small web site on the loopback whose pages a test sets and changes while it runs."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Page:
    body: bytes | str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0
    endless: int = 0  # megabytes sent in chunks instead of the body, for as long as somebody listens
    drip: float = 0  # seconds between two bytes of the body, for as long as somebody listens
    raw: bytes | None = None  # sent instead of an answer, and the line cut

    def data(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


class Site:
    """`pages`: path → Page; `asked`: the paths that were asked for, in order."""

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.make: Callable[[str], Page | None] = lambda _path: None  # of paths that have no page
        self.sent = 0  # megabytes of endless pages
        self.server = ThreadingHTTPServer((host, port), self._handler())
        self.server.daemon_threads = True
        self.port = self.server.server_port
        self.url = f"http://{host}:{self.port}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def page(self, path: str, body: bytes | str = "", status: int = 200, delay: float = 0, **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Page(body, status, {"Content-Type": "text/html; charset=utf-8"} | named, delay)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def _handler(site) -> type[BaseHTTPRequestHandler]:  # the handler's own self is another
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.agents.add(self.headers.get("User-Agent", ""))
                page = site.pages.get(self.path) or site.make(self.path) or Page(status=404)
                time.sleep(page.delay)
                if page.endless:
                    self.stream(page.endless)
                    return
                if page.raw is not None:
                    self.wfile.write(page.raw)
                    self.close_connection = True
                    return
                tag = page.headers.get("ETag")
                unchanged = tag is not None and self.headers.get("If-None-Match") == tag
                body = b"" if unchanged else page.data()
                self.send_response(304 if unchanged else page.status)
                for name, value in page.headers.items():
                    self.send_header(name, value)
                if not unchanged:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if page.drip:
                    self.trickle(body, page.drip)
                else:
                    self.wfile.write(body)

            def trickle(self, body: bytes, seconds: float) -> None:
                try:
                    for at in range(len(body)):
                        self.wfile.write(body[at : at + 1])
                        time.sleep(seconds)
                except OSError:
                    self.close_connection = True

            def stream(self, megabytes: int) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                try:
                    for _ in range(megabytes):
                        self.wfile.write(b"100000\r\n" + b" " * 2**20 + b"\r\n")
                        site.sent += 1
                    self.wfile.write(b"0\r\n\r\n")
                except OSError:
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                return

        return Handler


def ad(n: int, text: str = "", head: str = "") -> str:
    """A page with one ad as JSON-LD."""
    words = text or f"Customer service wanted, place {n}, apply today."
    return (
        f'<html><head>{head}<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "JobPosting",'
        f'"title": "Agent {n}", "description": "{words}", "hiringOrganization": {{"@type": "Organization", "name": "Example {n}"}},'
        f'"datePosted": "2026-01-02"}}</script></head><body><h1>Agent {n}</h1></body></html>'
    )
