"""Small servers on the loopback that answer as Nominatim and Photon do, and fail as servers do."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

NOMINATIM = {
    "display_name": "Xyzzyquarter, Bavet, Cambodia",
    "name": "Xyzzyquarter",
    "lat": "11.07",
    "lon": "106.16",
    "type": "administrative",
    "addresstype": "suburb",
    "boundingbox": ["11.06", "11.08", "106.15", "106.17"],
    "address": {"country_code": "kh", "state": "Svay Rieng", "suburb": "Xyzzyquarter"},
}
PHOTON = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [106.16, 11.07]},
    "properties": {
        "name": "Xyzzyquarter",
        "state": "Svay Rieng",
        "country": "Cambodia",
        "countrycode": "KH",
        "osm_key": "place",
        "osm_value": "suburb",
        "type": "district",
        "extent": [106.15, 11.08, 106.17, 11.06],
    },
}
# The name asked for → status, body, seconds before it.
ODD: dict[str, tuple[int, bytes, float]] = {
    "Broken": (503, b"away", 0),
    "Internal": (500, b"oops", 0),
    "Forbidden": (403, b"no", 0),
    "Many": (429, b"slower", 0),
    "Slow": (200, b"[]", 3),
    "NoJson": (200, b"<html>", 0),
    "Empty": (200, b"", 0),
    "OtherShape": (200, b'{"other": 1}', 0),
    "Null": (200, b"null", 0),
    "Number": (200, b"5", 0),
    "Words": (200, b'[{"display_name": "x", "lat": "north", "lon": "east"}]', 0),
    "Nan": (200, b'[{"display_name": "x", "lat": "nan", "lon": "1"}]', 0),
    "Nested": (200, b"[" * 100_000, 0),
}


class Asked(ThreadingHTTPServer):
    """Counts what it was asked: `queries`, `agents`, `paths`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.queries: list[str] = []
        self.agents: list[str] = []
        self.paths: list[str] = []
        self.times: list[float] = []
        self.once: dict[str, int] = {}

    @property
    def netloc(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Asked

    def do_GET(self) -> None:
        name = parse_qs(urlsplit(self.path).query).get("q", [""])[0]
        self.server.queries.append(name)
        self.server.agents.append(self.headers["User-Agent"])
        self.server.paths.append(self.path)
        self.server.times.append(time.monotonic())
        status, body, seconds = self._odd(name.split(",")[0]) or (200, self._usual(name), 0)
        time.sleep(seconds)
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return  # the client did not wait

    def _odd(self, name: str) -> tuple[int, bytes, float] | None:
        if name == "Once" and not self.server.once.setdefault(name, 0):
            self.server.once[name] = 1
            return ODD["Broken"]
        return ODD.get(name)

    def _usual(self, name: str) -> bytes:
        known = name.startswith(("Xyzzyquarter", "Once"))
        found: Any
        if self.path.startswith("/api"):
            found = {"type": "FeatureCollection", "features": [PHOTON] if known else []}
        else:
            found = [NOMINATIM] if known else []
        return json.dumps(found).encode()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def running() -> Iterator[Asked]:
    """A server for the length of a `with` block."""
    server = Asked()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
