"""`osint geocode`, the geopy geocoder, and Nominatim over real HTTP on the loopback."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.exc import ConfigurationError, GeocoderServiceError
from geopy.geocoders.base import Geocoder

from extract.tables import Tables
from osint.geocode import GazetteerGeocoder
from osint.geocode.command import FIELDS, LineError, answer, answer_lines
from osint.geocode.nominatim import CachedNominatim, from_settings

TABLES = Tables()


@pytest.mark.parametrize(
    ("line", "place_id"),
    [
        ({"place": "Bavet, Svay Rieng"}, "hotspot:kh-bavet"),
        ({"place": "KK Park, Myawaddy, Myanmar"}, "hotspot:mm-kk-park"),
        ({"place": "Muse", "country": "MM"}, "hotspot:mm-muse"),
        ({"place": "Muse"}, None),
        ({"place": "Clark", "text": "a POGO in the Philippines"}, "hotspot:ph-clark"),
        ({"place": "Clark"}, None),
        ({"place": "Hyderabad"}, None),
        ({"place": "老街"}, "hotspot:mm-laukkaing"),
        ({"place": "Cambodia"}, "country:KH"),
        ({"place": "Singapore"}, "country:SG"),
        ({"place": "จังหวัดเชียงราย"}, "admin1:TH.03"),
        ({"place": "Nowhereville XYZ"}, None),
    ],
)
def test_answers(line: dict[str, str], place_id: str | None) -> None:
    found = answer({"id": 1} | line, TABLES)
    assert found["place_id"] == place_id
    assert set(found) == {"id", *FIELDS, "why", "candidates"}
    assert found["why"]
    assert (found["latitude"] is None) == (place_id is None)


def test_another_country_in_the_text_turns_the_answer() -> None:
    assert answer({"place": "老街", "text": "越南河内"}, TABLES)["country"] == "VN"


def test_bad_lines_do_not_stop_the_rest() -> None:
    lines = [
        '{"id": 1, "place": "Bavet"}',
        "no json",
        "[]",
        '{"id": "x"}',
        '{"id": 2, "place": "Poipet", "text": 3}',
        '{"place": "\\ud800"}',
        '{"id": 3, "place": "西港"}',
    ]
    found = [json.loads(line) for line in answer_lines(lines, TABLES)]
    assert [entry.get("id") for entry in found] == [1, None, None, "x", 2, None, 3]
    assert ["error" in entry for entry in found] == [False, True, True, True, True, True, False]


def test_answer_raises_for_a_wrong_shape() -> None:
    with pytest.raises(LineError, match="place"):
        answer({"place": " "}, TABLES)


def test_twenty_thousand_names_a_second_when_warm() -> None:
    names = ["西港", "妙瓦底", "老街", "Bavet", "Poipet", "Manila", "Bangkok", "Lahore", "Accra", "เมียวดี"]
    lines = [json.dumps({"id": i, "place": name}) for i, name in enumerate(names * 400)]
    list(answer_lines(lines[:50], TABLES))
    started = time.perf_counter()
    count = sum(1 for _ in answer_lines(lines, TABLES))
    rate = count / (time.perf_counter() - started)
    print(f"{rate:,.0f} answers a second")
    assert rate > 5_000  # 30,000 on a quiet machine


def test_geopy_geocoder() -> None:
    geocoder = GazetteerGeocoder(TABLES)
    assert isinstance(geocoder, Geocoder)
    found = geocoder.geocode("妙瓦底")
    assert found is not None and not isinstance(found, list)
    assert (found.raw["hotspot"], round(found.latitude), found.raw["precision_km"]) == ("mm-myawaddy", 17, 5)
    assert geocoder.geocode("Nowhereville XYZ") is None
    many = geocoder.geocode("Hyderabad", exactly_one=False)
    assert isinstance(many, list) and {entry.raw["country"] for entry in many} >= {"IN", "PK"}
    near = geocoder.reverse((16.69, 98.51))
    assert near is not None and not isinstance(near, list) and near.raw["country"] == "MM"
    assert geocoder.reverse((-60.0, -140.0)) is None


class Server(BaseHTTPRequestHandler):
    """Answers as Nominatim does; counts what it was asked."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        name = parse_qs(urlsplit(self.path).query).get("q", [""])[0]
        self.asked.append(name)
        if name == "Broken":
            self.send_error(503)
            return
        known = {
            "Xyzzyquarter": [
                {
                    "display_name": "Xyzzyquarter, Bavet, Cambodia",
                    "name": "Xyzzyquarter",
                    "lat": "11.07",
                    "lon": "106.16",
                    "addresstype": "suburb",
                    "address": {"country_code": "kh", "state": "Svay Rieng"},
                }
            ]
        }
        body = json.dumps(known.get(name, [])).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Server.asked.clear()
    running = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    running.server_close()


def test_nominatim_is_asked_once_and_remembered(server: str, tmp_path: Path) -> None:
    online = CachedNominatim(server, "test (example; test@example.org)", tmp_path / "n.sqlite", delay=0.05)
    for _ in range(2):
        found = answer({"id": 1, "place": "Xyzzyquarter"}, TABLES, online)
        assert (found["country"], found["latitude"], found["admin1"]) == ("KH", 11.07, "Svay Rieng")
        assert online.geocode("Unheard Of Place") is None
    assert Server.asked == ["Xyzzyquarter", "Unheard Of Place"]
    again = CachedNominatim(server, "test", tmp_path / "n.sqlite", delay=0.05)
    assert again.geocode("Unheard Of Place") is None
    assert len(Server.asked) == 2


def test_nominatim_error_is_not_not_found_and_is_not_remembered(server: str, tmp_path: Path) -> None:
    online = CachedNominatim(server, "test", tmp_path / "n.sqlite", delay=0.05)
    with pytest.raises(GeocoderServiceError):
        online.geocode("Broken")
    found = answer({"place": "Broken Xyzzy Place"}, TABLES, online)
    assert found["why"] == "neither the gazetteer nor Nominatim knows the name"
    asked = len(Server.asked)
    with pytest.raises(GeocoderServiceError):
        online.geocode("Broken")
    assert len(Server.asked) > asked


def test_nominatim_waits_between_requests(server: str, tmp_path: Path) -> None:
    online = CachedNominatim(server, "test", tmp_path / "n.sqlite", delay=0.3)
    started = time.monotonic()
    for name in ("Aa Bb", "Cc Dd", "Ee Ff"):
        online.geocode(name)
    assert time.monotonic() - started >= 0.6


def test_nominatim_unreachable_says_so(tmp_path: Path) -> None:
    online = CachedNominatim("http://127.0.0.1:9", "test", tmp_path / "n.sqlite", delay=0.01)
    found = answer({"place": "Unheard Of Place"}, TABLES, online)
    assert found["latitude"] is None and "Nominatim failed" in found["why"]


def test_nominatim_is_off_without_a_url() -> None:
    assert from_settings("", "Example", "https://example.org") is None
    with pytest.raises(ConfigurationError):
        CachedNominatim("ftp://example.org", "test")
