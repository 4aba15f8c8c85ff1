"""`osint geocode`: JSON Lines in, JSON Lines out (CONTRACT). One answer a line, in order, `id` echoed."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from extract.place.answer import look_up
from extract.tables import Tables
from osint.geocode import points
from osint.geocode.fields import raw_of

if TYPE_CHECKING:
    from osint.geocode.online import Online

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
    "distance_km",
)
_MAY_BE_POINT = re.compile(r"\d|//|^\s*(?:geo:|www\.|maps\.)", re.IGNORECASE)
_IS_LINK = re.compile(r"(?:https?://|www\.|maps\.)\S+$", re.IGNORECASE)
_OPTIONAL = ("text", "country", "language")


LONGEST = 1000  # characters of a place; a link with everything behind it is shorter


class LineError(ValueError):
    """A line that cannot be answered; the message says why."""


def answer(line: dict[str, Any], tables: Tables, online: "Sequence[Online]" = ()) -> dict[str, Any]:
    """One place answered: the fields of the contract, null where nothing was found, and `why` and `candidates`.

    A name of the gazetteer, else coordinates or a map link, answered with the nearest place and `distance_km`. The services
    `online` are asked in order, and only for names that the gazetteer does not have. Raises LineError for a line of wrong shape.
    """
    place = line.get("place")
    if not isinstance(place, str) or not place.strip():
        raise LineError("place: a string with a name is needed")
    if len(place) > LONGEST:
        raise LineError(f"place: longer than {LONGEST} characters; what it stands in goes into text")
    for name in _OPTIONAL:
        if not isinstance(line.get(name), str | None):
            raise LineError(f"{name}: a string or null is needed")
    text, country, language = line.get("text") or "", line.get("country") or None, line.get("language") or None
    result: dict[str, Any] = {"id": line.get("id")}
    try:
        point = points.point_of(place, tables) if _MAY_BE_POINT.search(place) else None
    except points.NoPointError as error:
        return result | dict.fromkeys(FIELDS) | {"why": str(error), "candidates": []}
    if point:
        return result | dict.fromkeys(FIELDS) | points.reverse(*point, tables)
    place = _named(place)
    result |= _offline(place, text, country, language, tables)
    if result["latitude"] is None and text and (there := points.points_of(text, tables)):
        return result | _by_points(result["candidates"], there, tables)
    if not online or result["candidates"]:
        return result
    from osint.geocode.online import ask

    return result | ask(online, place, country)


def _named(place: str) -> str:
    """The name to look for: of a map link without coordinates, the one in it."""
    return (points.name_in_link(place.strip()) or place) if _IS_LINK.match(place.strip()) else place


def _by_points(candidates: list[dict[str, Any]], there: list[tuple[float, float]], tables: Tables) -> dict[str, Any]:
    """What a name that the gazetteer could not settle means beside coordinates in the text."""
    if best := points.nearest_of(candidates, there):
        known = {name: best[name] for name in FIELDS if name in best}
        return known | {"confidence": 0.9, "why": "of this name the one at the coordinates in the text"}
    if candidates:
        return {}
    return points.reverse(*there[0], points.EXACT_KM, tables, said="the name is not known; coordinates in the text")


@lru_cache(maxsize=20_000)
def _offline(place: str, text: str, country: str | None, language: str | None, tables: Tables) -> dict[str, Any]:
    """The gazetteer's answer without the id. Names come again and again in a batch, so answers are remembered."""
    found = look_up(place, text, country, language, tables)
    candidates = [raw_of(s.place) | {"score": s.score, "why": s.why} for s in found.candidates]
    result = dict.fromkeys(FIELDS) | {"why": found.why, "candidates": candidates}
    if found.best is None:
        return result
    return result | raw_of(found.best.place) | {"confidence": found.best.confidence}


def answer_lines(lines: Iterable[str], tables: Tables, online: "Sequence[Online]" = ()) -> Iterator[str]:
    """An answer for each line; a bad line answers `{"id", "error"}` and does not stop the rest."""
    for line in lines:
        yield json.dumps(_answer_line(line, tables, online), ensure_ascii=False)


def _answer_line(line: str, tables: Tables, online: "Sequence[Online]") -> dict[str, Any]:
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
