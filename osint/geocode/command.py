"""`osint geocode`: JSON Lines in, JSON Lines out (CONTRACT). One answer a line, in order, `id` echoed."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from geopy.exc import GeocoderServiceError

from extract.place_answer import look_up
from extract.tables import Tables
from osint.geocode.gazetteer_geocoder import raw_of
from osint.geocode.nominatim import CachedNominatim

FIELDS = (
    "name",
    "country",
    "admin1",
    "latitude",
    "longitude",
    "level",
    "precision_km",
    "confidence",
    "geoname_id",
    "hotspot",
    "place_id",
)
_OPTIONAL = ("text", "country", "language")


class LineError(ValueError):
    """A line that cannot be answered; the message says why."""


def answer(line: dict[str, Any], tables: Tables, online: CachedNominatim | None = None) -> dict[str, Any]:
    """One place answered: the fields of the contract, null where nothing was found, and `why` and `candidates`.

    `online` is asked only for names that the gazetteer does not have. Raises LineError for a line of the wrong shape.
    """
    place = line.get("place")
    if not isinstance(place, str) or not place.strip():
        raise LineError("place: a string with a name is needed")
    for name in _OPTIONAL:
        if not isinstance(line.get(name), str | None):
            raise LineError(f"{name}: a string or null is needed")
    context = (line.get("text") or "", line.get("country") or None, line.get("language") or None)
    result = {"id": line.get("id")} | _offline(place, *context, tables)
    return result | _ask(place, line.get("country"), online) if online and not result["candidates"] else result


@lru_cache(maxsize=20_000)
def _offline(place: str, text: str, country: str | None, language: str | None, tables: Tables) -> dict[str, Any]:
    """The gazetteer's answer without the id. Names come again and again in a batch, so answers are remembered."""
    found = look_up(place, text, country, language, tables)
    candidates = [raw_of(s.place) | {"score": s.score, "why": s.why} for s in found.candidates]
    result = dict.fromkeys(FIELDS) | {"why": found.why, "candidates": candidates}
    if found.best is None:
        return result
    return result | raw_of(found.best.place) | {"confidence": found.best.confidence}


def _ask(place: str, country: str | None, online: CachedNominatim) -> dict[str, Any]:
    """Nominatim's answer as ours. An error of the server is said as such: it is not "not found"."""
    try:
        found = online.geocode(place, country=country)
    except GeocoderServiceError as error:
        return {"why": f"not in the gazetteer; Nominatim failed: {type(error).__name__}: {error}"}
    if found is None:
        return {"why": "neither the gazetteer nor Nominatim knows the name"}
    return found | {"confidence": 0.5, "why": "Nominatim (data: OpenStreetMap contributors, ODbL)"}


def answer_lines(lines: Iterable[str], tables: Tables, online: CachedNominatim | None = None) -> Iterator[str]:
    """An answer for each line; a bad line answers `{"id", "error"}` and does not stop the rest."""
    for line in lines:
        yield json.dumps(_answer_line(line, tables, online), ensure_ascii=False)


def _answer_line(line: str, tables: Tables, online: CachedNominatim | None) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"id": None, "error": f"not JSON: {error}"}
    if not isinstance(value, dict):
        return {"id": None, "error": "not a JSON object"}
    try:
        line.encode()
        json.dumps(value, ensure_ascii=False).encode()
        return answer(value, tables, online)
    except UnicodeEncodeError:
        return {"id": None, "error": "half a surrogate pair in the line"}
    except LineError as error:
        return {"id": value.get("id"), "error": str(error)}
