"""Services behind the gazetteer, off unless the settings name one: asked by turns, answers kept in SQLite, errors told apart.

The usage policy of Nominatim (operations.osmfoundation.org/policies/nominatim, read 2026-11) is kept with every service: at most
one request a second over all processes of this machine's user, a user agent that names the operator and how to reach them,
attribution, a cache, nothing periodic. A name that an ad holds goes to whoever runs the service: an own server tells nobody.
"""

import ipaddress
import json
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geopy.exc import (
    ConfigurationError,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)
from geopy.geocoders.base import Geocoder

from extract.cache import cache_folder
from extract.tables import Tables
from osint.geocode import pace
from osint.geocode.service import Fields, arguments, build, fields, server_of

DELAY = 1.0  # seconds between two requests to a server
PUBLIC = ("nominatim.openstreetmap.org", "photon.komoot.io")  # never asked faster than that
GIVE_UP = 5  # failures one after another; a dead server would cost twenty seconds a line
_KEPT = 365 * 86_400  # seconds; an answer
_KEPT_NOTHING = 30 * 86_400  # seconds; "not found": maps grow
_CREDIT = "data: OpenStreetMap contributors, ODbL"
_OF_OSM = ("nominatim", "photon", "pickpoint", "openmapquest")
# What geopy's own parsers raise for valid JSON of a shape that they do not expect.
_MALFORMED = (KeyError, IndexError, TypeError, AttributeError, ValueError, RecursionError)
_TABLES = (
    "CREATE TABLE IF NOT EXISTS places (server TEXT, query TEXT, answer TEXT NOT NULL, at REAL NOT NULL, PRIMARY KEY (server, query))",
    "CREATE TABLE IF NOT EXISTS turns (server TEXT PRIMARY KEY, next REAL NOT NULL)",
)


class Online:
    """One service behind geopy. The cache keeps "not found" too; errors are never kept."""

    def __init__(
        self, name: str, geocoder: Geocoder, cache: Path | None = None, delay: float = DELAY, tables: Tables | None = None
    ) -> None:
        self.name, self._geocoder, self._tables = name, geocoder, tables or Tables()
        self._server = f"{name}:{server_of(geocoder)}"
        host = urlsplit(f"//{server_of(geocoder)}").hostname or ""
        self._delay = max(delay, DELAY) if host in PUBLIC else delay
        self._failed = 0
        self._db = _open(cache or cache_folder() / "geocoders.sqlite")

    @property
    def credit(self) -> str:
        """Where the answer comes from, as the data's licence asks."""
        return f"{self.name} ({_CREDIT})" if self.name.lower() in _OF_OSM else self.name

    def geocode(self, place: str, *, country: str | None = None) -> Fields | None:
        """The service's first answer in the fields of `osint geocode`; None if it has none.

        Raises geopy.exc.GeocoderServiceError (timeout, refused, unavailable, rate limit, malformed) when it did not answer.
        """
        query = json.dumps([place, country], ensure_ascii=False)
        kept = self._kept(query)
        if kept is not None:
            return kept[0]
        if self._failed >= GIVE_UP:
            raise GeocoderUnavailable(f"{GIVE_UP} requests in a row have failed, no more are made")
        try:
            found = self._ask_twice(place, country)
        except GeocoderQueryError:
            raise  # about this name, not about the server
        except GeocoderServiceError:
            self._failed += 1
            raise
        self._failed = 0
        answer = json.dumps(found, ensure_ascii=False)
        self._db.execute("INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?)", (self._server, query, answer, time.time()))
        return found

    def _kept(self, query: str) -> tuple[Fields | None] | None:
        row = self._db.execute("SELECT answer, at FROM places WHERE server = ? AND query = ?", (self._server, query)).fetchone()
        if row is None:
            return None
        answer: Fields | None = json.loads(row[0])
        return (answer,) if time.time() - row[1] < (_KEPT if answer else _KEPT_NOTHING) else None

    def _ask_twice(self, place: str, country: str | None) -> Fields | None:
        """Asked once more where the server was away for a moment; each time by turn."""
        try:
            return self._ask(place, country)
        except (GeocoderTimedOut, GeocoderUnavailable, GeocoderRateLimited):
            return self._ask(place, country)

    def _ask(self, place: str, country: str | None) -> Fields | None:
        query, keywords = arguments(self._geocoder, place, country, self._tables)
        pace.wait(self._db, self._server, self._delay)
        try:
            found = self._geocoder.geocode(query, **keywords)
            return fields(found, self._tables) if found else None
        except GeocoderRateLimited as error:
            pace.postpone(self._db, self._server, error.retry_after or 10 * self._delay)
            raise
        except GeocoderServiceError:
            raise
        except _MALFORMED as error:
            raise GeocoderParseError(f"an answer of another shape: {type(error).__name__}: {error}") from error


def nominatim(url: str, user_agent: str, cache: Path | None = None, delay: float = DELAY, tables: Tables | None = None) -> Online:
    """The Nominatim server at `url`, with or without a path. Raises ConfigurationError if that is no http(s) URL."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ConfigurationError(f"nominatim_url: not an http or https URL: {url!r}")
    options = {"domain": parts.netloc + parts.path.rstrip("/"), "scheme": parts.scheme}
    return Online("Nominatim", build("nominatim", options, user_agent), cache, delay, tables)


def from_settings(
    nominatim_url: str, geocoder: Fields, operator: str, contact: str, tables: Tables | None = None, cache: Path | None = None
) -> Sequence[Online]:
    """The services of a workspace's settings, in the order in which they are asked; none where they are switched off.

    Raises ConfigurationError in one line: a service unknown, an option wrong or missing, nobody to reach for an outside server.
    """
    agent = f"scam-center-osint ({operator}; {contact})"
    found = [nominatim(nominatim_url, agent, cache, tables=tables)] if nominatim_url else []
    if geocoder:
        found.append(_named(geocoder, agent, tables, cache))
    for online in found:
        if not (operator and contact) and not online_is_local(online):
            raise ConfigurationError(f"{online.name}: the settings operator and contact are needed to ask a server of others")
    return found


def _named(settings: Fields, agent: str, tables: Tables | None, cache: Path | None) -> Online:
    service, delay = settings.get("service"), settings.get("delay_seconds", DELAY)
    if not isinstance(service, str) or not service:
        raise ConfigurationError('geocoder: say which with service = "NAME"')
    if isinstance(delay, bool) or not isinstance(delay, int | float) or not 0 <= delay <= 60:
        raise ConfigurationError("geocoder: delay_seconds is a number from 0 to 60")
    options = {name: value for name, value in settings.items() if name not in ("service", "delay_seconds")}
    return Online(service, build(service, options, agent), cache, float(delay), tables)


def online_is_local(online: Online) -> bool:
    """Whether the server is on this machine."""
    host = urlsplit("//" + online._server.split(":", 1)[1]).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)  # what was asked tells what is worked on
    try:
        db = sqlite3.connect(path, timeout=60, isolation_level=None)
        for statement in _TABLES:
            db.execute(statement)
    except sqlite3.Error as error:
        raise ConfigurationError(f"{path}: {error}; it may be deleted, it only spares requests") from error
    return db


def ask(services: Sequence[Online], place: str, country: str | None) -> dict[str, Any]:
    """What the first service that knows the name says; else why none does. An error is said as such: it is not "not found"."""
    failed, without = [], []
    for online in services:
        try:
            found = online.geocode(place, country=country)
        except GeocoderServiceError as error:
            failed.append(f"{online.name} failed: {type(error).__name__}: {error}")
            continue
        if found is not None:
            return found | {"confidence": 0.5, "why": "; ".join([*failed, online.credit])}
        without.append(online.name)
    if failed:
        return {"why": "; ".join(["not in the gazetteer", *(f"not in {name}" for name in without), *failed])}
    return {"why": f"neither the gazetteer nor {' nor '.join(without)} knows the name"}
