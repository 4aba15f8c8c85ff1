"""A Nominatim server behind a switch: one request a second, answers kept in SQLite, errors told from "not found".

Nominatim's usage policy (operations.osmfoundation.org/policies/nominatim, read 2026-11): at most one request a second over
all users of an application, an own user agent, attribution, caching, no periodic bulk. So it is off unless the setting
`nominatim_url` names a server, which may be one's own.
"""

import json
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geopy.exc import ConfigurationError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from extract.gazetteer_build import cache_folder

TIMEOUT = 10  # seconds
_LEVELS = {"country": "country", "state": "admin1", "province": "admin1", "region": "admin1"}


class CachedNominatim:
    """Asks one server through geopy. The cache keeps "not found" too; errors are never kept."""

    def __init__(self, url: str, user_agent: str, cache: Path | None = None, delay: float = 1.0) -> None:
        """`url` of the server, with or without a path; raises geopy's ConfigurationError if it is no http(s) URL."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ConfigurationError(f"nominatim_url: not an http or https URL: {url!r}")
        domain = parts.netloc + parts.path.rstrip("/")
        self._server = Nominatim(domain=domain, scheme=parts.scheme, user_agent=user_agent, timeout=TIMEOUT, proxies={})
        self._geocode = RateLimiter(
            self._server.geocode, min_delay_seconds=delay, max_retries=1, error_wait_seconds=delay, swallow_exceptions=False
        )
        path = cache or cache_folder() / "nominatim.sqlite"
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, timeout=60, isolation_level=None)
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS answers (server TEXT, query TEXT, answer TEXT NOT NULL, PRIMARY KEY (server, query))"
        )
        self._name = domain

    def geocode(self, place: str, *, country: str | None = None) -> dict[str, Any] | None:
        """The server's first answer in the fields of `osint geocode`; None if it has none.

        Raises geopy.exc.GeocoderServiceError (timeout, refused, unavailable, rate limit) when it did not answer.
        """
        query = json.dumps([place, country], ensure_ascii=False)
        kept = self._db.execute("SELECT answer FROM answers WHERE server = ? AND query = ?", (self._name, query)).fetchone()
        if kept is None:
            found = self._geocode(place, country_codes=country, addressdetails=True)
            kept = (json.dumps(found.raw if found else None),)
            self._db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (self._name, query, kept[0]))
        raw = json.loads(kept[0])
        return _fields(raw) if raw else None


def _fields(raw: dict[str, Any]) -> dict[str, Any]:
    address = raw.get("address") or {}
    kind = raw.get("addresstype") or raw.get("type") or ""
    level = _LEVELS.get(kind, "place")
    return {
        "name": raw.get("name") or raw["display_name"].split(",")[0],
        "country": (address.get("country_code") or "").upper() or None,
        "admin1": address.get("state") or address.get("province"),
        "latitude": float(raw["lat"]),
        "longitude": float(raw["lon"]),
        "level": level,
        "precision_km": {"country": 300.0, "admin1": 50.0}.get(level, 5.0),
    }


def from_settings(url: str, operator: str, contact: str) -> CachedNominatim | None:
    """The server of a workspace's settings `nominatim_url`, `operator`, `contact`; None where it is switched off."""
    return CachedNominatim(url, f"scam-center-osint ({operator}; {contact})") if url else None
