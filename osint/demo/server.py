"""The sample sites over real HTTP: `python -P -m osint.demo.server --port 8765 --state first`, or `with SampleSites()`."""

import argparse
import errno
import threading
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from osint.demo.pages import Page, build
from osint.demo.texts import State

HOST, PORT, TRIES = "127.0.0.1", 8765, 50


class SampleSites:
    """The sites on 127.0.0.1, from `start` (or `with`) to `stop`. A busy `port` (8765) gives way to the next free one:
    read `.port`. With `port=0` the system chooses. OSError when 50 ports in a row are busy."""

    def __init__(self, port: int = PORT, state: State = "first") -> None:
        self._server = _listen(port)
        self.port: int = self._server.server_address[1]
        self._thread: threading.Thread | None = None
        self.show(state)

    @property
    def base(self) -> str:
        return f"http://{HOST}:{self.port}"

    def show(self, state: State) -> None:
        self.state = state
        self._server.pages = build(state, self.base)

    def change(self) -> None:
        """What happens between two crawls: ads edited, gone and new."""
        self.show("second")

    def start(self) -> Self:
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="sample-sites", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        if self._thread:
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()

    def wait(self) -> None:
        """Until interrupted from the keyboard."""
        if self._thread:
            self._thread.join()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64  # 5; more connections at once would each wait a second
    pages: dict[str, Page]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        page = self.server.pages.get(self.path)
        if page is None:
            return self._answer(404, Page(b"<h1>Not found</h1>", "text/html; charset=utf-8", ""))
        return self._answer(304 if self._has(page) else 200, page)

    do_HEAD = do_GET

    def _has(self, page: Page) -> bool:
        """Whether the asker has this page already (RFC 9110 13.2.2: the ETag goes before the date)."""
        if (tags := self.headers["If-None-Match"]) is not None:
            return tags.strip() == "*" or page.etag in [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        if (since := self.headers["If-Modified-Since"]) is None:
            return False
        try:
            return datetime.fromisoformat(page.modified) <= parsedate_to_datetime(since)
        except (TypeError, ValueError):  # no date, or one without a zone: as if it were not there
            return False

    def _answer(self, status: int, page: Page) -> None:
        self.send_response(status)
        if page.modified:
            self.send_header("ETag", page.etag)
            modified = datetime.fromisoformat(page.modified)
            self.send_header("Last-Modified", format_datetime(modified, usegmt=True))
        if status != 304:
            self.send_header("Content-Type", page.content_type)
            self.send_header("Content-Length", str(len(page.body)))
        self.end_headers()
        if status != 304 and self.command != "HEAD":
            self.wfile.write(page.body)

    def version_string(self) -> str:
        return "sample-sites"

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: requests are the crawler's to report."""


def _listen(port: int) -> _Server:
    for candidate in [port] if port == 0 else range(port, port + TRIES):
        try:
            return _Server((HOST, candidate), _Handler)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise OSError(errno.EADDRINUSE, f"ports {port} to {port + TRIES - 1} on {HOST} are all in use")


def main() -> None:
    """Serve the sample sites until they are interrupted."""
    parser = argparse.ArgumentParser(prog="osint.demo.server", description=__doc__)
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--state", choices=["first", "second"], default="first")
    options = parser.parse_args()
    with SampleSites(options.port, options.state) as sites:
        print(f"Sample sites ({sites.state} state) at {sites.base}/", flush=True)
        try:
            sites.wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
