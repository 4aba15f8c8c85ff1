"""Nominatim and other geopy services behind the gazetteer, over real HTTP on the loopback."""

import inspect
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from geopy.exc import ConfigurationError, GeocoderParseError, GeocoderServiceError, GeocoderTimedOut, GeocoderUnavailable
from geopy.geocoders import SERVICE_TO_GEOCODER, get_geocoder_for_service

from extract.cache import cache_folder
from extract.tables import Tables
from osint import settings
from osint.geocode import service
from osint.geocode.command import answer
from osint.geocode.online import GIVE_UP, Online, from_settings, nominatim
from tests.geocode.servers import Asked, running

TABLES = Tables()
QUICK = 0.02  # seconds between requests, where the pause is not what is tested


@pytest.fixture
def server() -> Iterator[Asked]:
    with running() as one:
        yield one


def named(name: str, server: Asked, tmp_path: Path, **options: object) -> Online:
    settings = {"service": name, "domain": server.netloc, "scheme": "http", "delay_seconds": QUICK} | options
    return from_settings("", settings, "Example", "https://example.org", TABLES, tmp_path / "c.sqlite")[0]


@pytest.mark.parametrize("name", ["nominatim", "photon", "Photon"])
def test_a_service_by_name_is_asked_once_and_remembered(name: str, server: Asked, tmp_path: Path) -> None:
    one = named(name, server, tmp_path)
    for _ in range(2):
        found = answer({"id": 1, "place": "Xyzzyquarter"}, TABLES, [one])
        assert (found["name"], found["country"], found["admin1"]) == ("Xyzzyquarter", "KH", "Svay Rieng")
        assert (found["latitude"], found["longitude"], found["level"]) == (11.07, 106.16, "place")
        assert 1 < found["precision_km"] < 2  # of the box that the server gives
        assert "OpenStreetMap contributors" in found["why"]
        assert one.geocode("Unheard Of Place") is None
    assert server.queries == ["Xyzzyquarter", "Unheard Of Place"]
    assert named(name, server, tmp_path).geocode("Unheard Of Place") is None
    assert len(server.queries) == 2
    assert set(server.agents) == {"scam-center-osint (Example; https://example.org)"}


def test_what_was_not_found_is_asked_again_after_a_month(server: Asked, tmp_path: Path) -> None:
    one = named("photon", server, tmp_path)
    assert one.geocode("Unheard Of Place") is None
    assert one.geocode("Xyzzyquarter") is not None
    with sqlite3.connect(tmp_path / "c.sqlite") as db:
        db.execute("UPDATE places SET at = at - 31 * 86400")
    assert one.geocode("Unheard Of Place") is None
    assert one.geocode("Xyzzyquarter") is not None
    assert server.queries == ["Unheard Of Place", "Xyzzyquarter", "Unheard Of Place"]


@pytest.mark.parametrize(
    ("name", "query", "told"), [("nominatim", "Xyzzyquarter", "countrycodes=KH"), ("photon", "Xyzzyquarter, Cambodia", "lang=en")]
)
def test_the_country_goes_with_the_name(name: str, query: str, told: str, server: Asked, tmp_path: Path) -> None:
    assert named(name, server, tmp_path).geocode("Xyzzyquarter", country="KH") is not None
    assert server.queries == [query]
    assert told in server.paths[0]


@pytest.mark.parametrize("name", ["nominatim", "photon"])
@pytest.mark.parametrize("odd", ["Broken", "Internal", "Forbidden", "NoJson", "Empty", "OtherShape", "Number", "Nested"])
def test_an_error_is_not_not_found_and_is_not_remembered(name: str, odd: str, server: Asked, tmp_path: Path) -> None:
    one = named(name, server, tmp_path)
    with pytest.raises(GeocoderServiceError):
        one.geocode(odd)
    asked = len(server.queries)
    with pytest.raises(GeocoderServiceError):
        one.geocode(odd)
    assert len(server.queries) > asked
    found = answer({"place": f"{odd}, Qqnowhere"}, TABLES, [named(name, server, tmp_path)])
    if not found["candidates"]:
        assert f"{one.name} failed" in found["why"]


@pytest.mark.parametrize("odd", ["Words", "Nan"])
def test_coordinates_that_are_none_are_malformed(odd: str, server: Asked, tmp_path: Path) -> None:
    with pytest.raises(GeocoderParseError):
        named("nominatim", server, tmp_path).geocode(odd)


def test_a_server_away_for_a_moment_is_asked_again(server: Asked, tmp_path: Path) -> None:
    assert named("photon", server, tmp_path).geocode("Once") is not None
    assert server.queries == ["Once", "Once"]


def test_a_slow_server_is_not_waited_for(server: Asked, tmp_path: Path) -> None:
    with pytest.raises((GeocoderTimedOut, GeocoderUnavailable), match="timed out"):
        named("nominatim", server, tmp_path, timeout=0.2).geocode("Slow")


def test_a_dead_server_is_given_up(server: Asked, tmp_path: Path) -> None:
    one = named("nominatim", server, tmp_path)
    for _ in range(GIVE_UP + 3):
        with pytest.raises(GeocoderServiceError):
            one.geocode("Broken")
    assert len(server.queries) == 2 * GIVE_UP
    with pytest.raises(GeocoderUnavailable, match="no more are made"):
        one.geocode("Xyzzyquarter")


def test_asked_too_often_it_is_left_alone(server: Asked, tmp_path: Path) -> None:
    one = named("photon", server, tmp_path, delay_seconds=0.05)
    with pytest.raises(GeocoderServiceError):
        one.geocode("Many")
    assert server.times[1] - server.times[0] >= 0.4  # ten turns


def test_processes_share_the_turns(server: Asked, tmp_path: Path) -> None:
    code = f"""
from pathlib import Path; import sys
from osint.geocode.online import nominatim
one = nominatim("http://{server.netloc}", "test", Path({str(tmp_path / "c.sqlite")!r}), delay=0.3)
for n in range(3): one.geocode(f"Aa {{sys.argv[1]}} {{n}}")
"""
    started = [subprocess.Popen([sys.executable, "-P", "-c", code, str(n)]) for n in range(3)]
    assert [process.wait(60) for process in started] == [0, 0, 0]
    gaps = [later - before for before, later in zip(server.times, server.times[1:], strict=False)]
    assert len(server.times) == 9
    assert min(gaps) >= 0.2  # 0.3 between turns, less what a loaded machine adds to the one before
    assert server.times[-1] - server.times[0] >= 8 * 0.3 - 0.1


def test_public_servers_are_never_asked_faster(tmp_path: Path) -> None:
    geocoder = service.build("photon", {}, "test")
    assert Online("photon", geocoder, tmp_path / "c.sqlite", delay=0.1)._delay == 1.0


def test_nominatim_first_then_the_service_behind_it(server: Asked, tmp_path: Path) -> None:
    behind = {"service": "photon", "domain": server.netloc, "scheme": "http", "delay_seconds": QUICK}
    both = from_settings("http://127.0.0.1:9", behind, "", "", TABLES, tmp_path / "c.sqlite")
    both[0]._delay = QUICK
    found = answer({"place": "Xyzzyquarter"}, TABLES, both)
    assert found["latitude"] == 11.07
    assert found["why"].startswith("Nominatim failed: GeocoderUnavailable")
    assert "photon (data:" in found["why"]
    nothing = answer({"place": "Unheard Of Place"}, TABLES, both)
    assert nothing["latitude"] is None
    assert "not in photon" in nothing["why"] and "Nominatim failed" in nothing["why"]
    none = answer({"place": "Unheard Of Place"}, TABLES, both[1:])
    assert none["why"] == "neither the gazetteer nor photon knows the name"


def test_what_the_gazetteer_has_is_not_asked(server: Asked, tmp_path: Path) -> None:
    answer({"place": "Bavet"}, TABLES, [named("photon", server, tmp_path)])
    answer({"place": "Hyderabad"}, TABLES, [named("photon", server, tmp_path)])
    assert server.queries == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"service": "nosuch"}, "geopy has no service 'nosuch'; it has arcgis, "),
        ({"service": "opencage"}, "opencage needs the option 'api_key'"),
        ({"service": "photon", "api_kee": "x"}, "photon has no option 'api_kee'; it has scheme, "),
        ({"service": "what3words", "api_key": "x"}, "does not know names of places"),
        ({"domain": "example.org"}, 'service = "NAME"'),
        ({"service": "photon", "delay_seconds": "x"}, "delay_seconds is a number"),
        ({"service": "photon", "scheme": "gopher"}, "geocoder: photon: "),
        ({"service": "pelias", "domain": 5}, "geocoder: pelias: "),
    ],
)
def test_wrong_settings_are_one_clear_line(given: dict[str, object], said: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as raised:
        from_settings("", given, "Example", "https://example.org", TABLES, tmp_path / "c.sqlite")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_server_of_others_wants_to_know_who_asks(tmp_path: Path) -> None:
    cache = tmp_path / "c.sqlite"
    for url, geocoder in (("https://nominatim.example.org", {}), ("", {"service": "photon"}), ("", {"service": "arcgis"})):
        with pytest.raises(ConfigurationError, match="operator and contact"):
            from_settings(url, geocoder, "Example", "", TABLES, cache)
        assert from_settings(url, geocoder, "Example", "https://example.org", TABLES, cache)
    assert from_settings("http://localhost:8080", {}, "", "", TABLES, cache)


def test_off_without_settings() -> None:
    assert from_settings("", {}, "", "") == []
    with pytest.raises(ConfigurationError):
        nominatim("ftp://example.org", "test")


def test_every_service_of_geopy_can_be_built() -> None:
    for name in SERVICE_TO_GEOCODER:
        options: dict[str, object] = {
            key: "pelias.example.org" if key == "domain" else "x"
            for key in ("subscription_key", "api_key", "username", "apikey", "auth_id", "auth_token", "domain")
        }
        if name in service._NOT_PLACES:
            continue
        taken = inspect.signature(get_geocoder_for_service(name).__init__).parameters
        needed = {
            key: value
            for key, value in options.items()
            if key in taken and (taken[key].default is taken[key].empty or (key in ("api_key", "apikey") and name != "ignfrance"))
        }
        assert service.server_of(service.build(name, needed, "test")), name


def test_the_command_reads_the_settings(server: Asked, tmp_path: Path) -> None:
    text = f'[geocoder]\nservice = "photon"\ndomain = "{server.netloc}"\nscheme = "http"\ndelay_seconds = 0.02\n'
    (tmp_path / "osint.toml").write_text(text, "utf-8")
    assert settings.load(tmp_path).geocoder["service"] == "photon"
    environment = os.environ | {"OSINT_CACHE": os.environ.get("OSINT_CACHE") or str(cache_folder())}
    command = [sys.executable, "-P", "-m", "osint.cli", "geocode", "--home", str(tmp_path)]
    done = _run(command, b'{"id": 1, "place": "Xyzzyquarter"}\n{"id": 2}\n', environment)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert (lines[0]["latitude"], lines[1]["error"]) == (11.07, "place: a string with a name is needed")
    wrong = _run(command, b"", environment | {"OSINT_GEOCODER": '{service = "nosuch"}'})
    assert (wrong.returncode, wrong.stderr.count(b"\n")) == (2, 1)
    assert b"geopy has no service 'nosuch'" in wrong.stderr
    not_a_table = _run(command, b"", environment | {"OSINT_GEOCODER": "photon"})
    assert not_a_table.returncode == 2 and b"geocoder" in not_a_table.stderr


def _run(command: list[str], given: bytes, environment: dict[str, str]) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(command, input=given, capture_output=True, env=environment, timeout=60)


def test_time_goes_on_where_a_clock_was_set_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = nominatim("http://127.0.0.1:9", "test", tmp_path / "c.sqlite", delay=QUICK)
    with sqlite3.connect(tmp_path / "c.sqlite") as db:
        db.execute("INSERT INTO turns VALUES (?, ?)", (one._server, time.time() + 86_400))
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    with pytest.raises(GeocoderServiceError):
        one.geocode("Unheard Of Place")
    assert sum(waited) < 5
