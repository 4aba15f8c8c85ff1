"""Any geocoding service that geopy knows, by its name: built from settings, asked in English, its answer in our fields."""

import inspect
import math
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from geopy.exc import ConfigurationError, GeocoderNotFound
from geopy.geocoders import SERVICE_TO_GEOCODER, get_geocoder_for_service
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from extract.gazetteer.gazetteer import distance_km, open_gazetteer
from extract.tables import Tables

TIMEOUT = 10  # seconds
Fields = dict[str, Any]

# What services call the kind of a thing (OSM, Google, GeoNames, Pelias, MapTiler), as our level; all else is a place.
_LEVELS = {
    "country": "country", "pcli": "country", "nation": "country",
    "state": "admin1", "province": "admin1", "region": "admin1", "adm1": "admin1", "governorate": "admin1",
    "administrative_area_level_1": "admin1", "macroregion": "admin1",
}  # fmt: skip
_KIND_KEYS = ("addresstype", "osm_value", "osm_key", "layer", "place_type", "types", "fcode", "type", "resulttype")
_COUNTRY_KEYS = ("country_code", "countrycode", "country_code_iso2", "country_a", "iso_3166_1_alpha_2")
_ADMIN1_KEYS = ("state", "province", "region", "adminname1", "administrative_area_level_1", "admindistrict")
_ASIDE = ("annotations", "timezone")  # names of other things
_PRECISION = {"country": 300.0, "admin1": 50.0, "place": 5.0}  # km; where the service gives no extent
_NOT_PLACES = ("what3words", "what3wordsv3")  # they read addresses of their own, no names of places


def build(service: str, options: Fields, user_agent: str) -> Geocoder:
    """geopy's geocoder of that name. Raises ConfigurationError in one line for an unknown service or a wrong or missing option."""
    try:
        made = get_geocoder_for_service(service)
    except GeocoderNotFound:
        names = ", ".join(sorted(name for name in SERVICE_TO_GEOCODER if name not in _NOT_PLACES))
        raise ConfigurationError(f"geocoder: geopy has no service {service!r}; it has {names}") from None
    if service.lower() in _NOT_PLACES:
        raise ConfigurationError(f"geocoder: {service} does not know names of places")
    taken = inspect.signature(made.__init__).parameters
    known = [name for name in taken if name not in ("self", "adapter_factory", "ssl_context")]
    for name in options:
        if name not in known:
            raise ConfigurationError(f"geocoder: {service} has no option {name!r}; it has {', '.join(known)}")
    for name, parameter in taken.items():
        if parameter.default is parameter.empty and name != "self" and options.get(name) in (None, ""):
            raise ConfigurationError(f"geocoder: {service} needs the option {name!r}")
    given = {"user_agent": user_agent, "timeout": TIMEOUT, "proxies": {}} | options
    try:
        return made(**{name: value for name, value in given.items() if name in known})
    except (TypeError, ValueError, AttributeError) as error:  # geopy's own ConfigurationError is a ValueError
        raise ConfigurationError(f"geocoder: {service}: {error}") from error


def server_of(geocoder: Geocoder) -> str:
    """Host, port and path that the geocoder asks; its class where it does not say."""
    for name in ("api", "geocode_api", "domain", "url"):
        address = getattr(geocoder, name, None)
        if isinstance(address, str) and address:
            parts = urlsplit(address if "//" in address else f"//{address}")
            return parts.netloc + parts.path.rstrip("/")
    return type(geocoder).__name__


def arguments(geocoder: Geocoder, place: str, country: str | None, tables: Tables) -> tuple[str, Fields]:
    """Query and keyword arguments for this service. Where it cannot be told a country, its name stands in the query."""
    takes = inspect.signature(geocoder.geocode).parameters
    keywords: Fields = {"addressdetails": True} if "addressdetails" in takes else {}
    if "language" in takes:
        keywords["language"] = "en"
    for name in ("country_codes", "countries"):
        if country and name in takes:
            return place, keywords | {name: [country] if name == "countries" else country}
    nation = open_gazetteer(tables).country(country) if country else None
    return f"{place}, {nation.name}" if nation else place, keywords


def fields(found: Location, tables: Tables) -> Fields:
    """A service's answer in the fields of `osint geocode`. Raises ValueError for coordinates that are no point."""
    latitude, longitude = float(found.latitude), float(found.longitude)
    if not (math.isfinite(latitude) and math.isfinite(longitude)) or (latitude, longitude) == (0.0, 0.0):
        raise ValueError("no coordinates in the answer")
    raw = dict(_pairs(found.raw))
    level = next((_LEVELS[kind] for key in _KIND_KEYS if (kind := raw.get(key, "").lower()) in _LEVELS), "place")
    country = next((raw[key].upper() for key in _COUNTRY_KEYS if len(raw.get(key, "")) == 2), None)
    near = None if country else open_gazetteer(tables).nearest(latitude, longitude)
    return {
        "name": raw.get("name") or str(found.address).split(",")[0].strip() or None,
        "country": country or (near.country if near else None),
        "admin1": next((raw[key] for key in _ADMIN1_KEYS if raw.get(key)), None),
        "latitude": latitude,
        "longitude": longitude,
        "level": level,
        "precision_km": _extent_km(found.raw, latitude, longitude) or _PRECISION[level],
    }


def _pairs(raw: Any, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Every key with its text in a nested answer, keys in lower case; what lies deeper comes first, so that it is replaced."""
    if isinstance(raw, list):
        for one in raw[:20]:
            yield from _pairs(one, depth + 1)
    if not isinstance(raw, dict) or depth > 6:
        return
    for key, value in raw.items():
        if isinstance(value, dict | list) and key not in _ASIDE:
            yield from _pairs(value, depth + 1)
    for key, value in raw.items():
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, str) and first and first != "Feature":
            yield str(key).lower(), first


def _extent_km(raw: Any, latitude: float, longitude: float) -> float | None:
    """The radius of the box that the service gives around the thing: Nominatim's `boundingbox` or the `extent` of Photon."""
    if not isinstance(raw, dict):
        return None
    inner = raw.get("properties")
    box = raw.get("boundingbox") or (inner.get("extent") if isinstance(inner, dict) else None)
    try:
        one, two, three, four = (float(number) for number in box or ())
    except (TypeError, ValueError):
        return None
    # Nominatim: south, north, west, east. Photon: west, north, east, south.
    corners = ((one, three), (two, four)) if raw.get("boundingbox") else ((four, one), (two, three))
    radius = max(distance_km(latitude, longitude, *corner) for corner in corners)
    return round(max(radius, 0.1), 1) if math.isfinite(radius) else None
