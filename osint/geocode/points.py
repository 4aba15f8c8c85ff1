"""Coordinates and map links where a place is asked for, answered by what the gazetteer has next to the point."""

import re
from typing import Any
from urllib.parse import parse_qs, unquote_plus, urlsplit

from extract.gazetteer.gazetteer import Place, distance_km, open_gazetteer
from extract.place.points import place_of
from extract.place.points import points as points_in
from extract.tables import Tables
from extract.text.normalize import fold
from osint.geocode.fields import raw_of

_LONGEST = 60  # characters of one pair of coordinates
EXACT_KM = 0.1  # of coordinates with four decimals and more, and of links
_SIGNS = re.compile(r"[\d\s.,;/+\-°º˚'′’\"″”“NSEWnsew]+")
_PAIR = re.compile(r"([-+]?\d{1,3}(?:\.\d{1,18})?)\s?°?\s?[,;/\s]\s?([-+]?\d{1,3}(?:\.\d{1,18})?)\s?°?")
_DECIMAL_COMMA = re.compile(r"([-+]?\d{1,3}),(\d{1,18})\s*[;/\s]\s*([-+]?\d{1,3}),(\d{1,18})")
_LINK = re.compile(r"(?:https?://|geo:|www\.|maps\.)\S+", re.IGNORECASE)
_MARKS = str.maketrans({"º": "°", "˚": "°", "’": "'", "′": "'", "″": '"', "”": '"', "“": '"'})
_NEAR_KM = 50.0  # a name's bearer this near to a point in the same text is the one that is meant


class NoPointError(ValueError):
    """Numbers or a link that hold no point; the message says why."""


def point_of(place: str, tables: Tables) -> tuple[float, float, float] | None:
    """The point that `place` as a whole states, degrees (WGS 84), and how exactly in km; None where it is a name.

    Raises NoPointError for numbers that are no coordinates and for links that hold neither point nor name.
    """
    text = place.strip()
    if _LINK.fullmatch(text):
        found = points_of(text, tables)
        if not found and not name_in_link(text):
            raise NoPointError("the link holds no coordinates and no name; links are not followed")
        return (*found[0], EXACT_KM) if found else None
    text = "".join(str(int(c)) if c.isdecimal() else c for c in text).translate(_MARKS).replace("''", '"')
    if len(text) > _LONGEST or not _SIGNS.fullmatch(text) or not any(c.isdigit() for c in text):
        return None
    return *_checked(*(_pair(text) or _lettered(text))), _stated_km(text)


def _stated_km(text: str) -> float:
    """Half of the last place that is written, as kilometres of latitude: 11.5 is within 5.6 km of what is meant, 11°33' within 0.9."""
    parts = re.findall(r"\d+(?:[.,](\d+))?", text)
    decimals = min((len(part) for part in parts if part), default=0)
    degrees = 1 / 3600 if '"' in text else 1 / 60 if "'" in text else 1.0
    return max(EXACT_KM, round(111.2 * degrees * 10.0**-decimals / 2, 1))


def _pair(text: str) -> tuple[float, float] | None:
    if match := _DECIMAL_COMMA.fullmatch(text):
        text = f"{match[1]}.{match[2]}, {match[3]}.{match[4]}"
    match = _PAIR.fullmatch(text)
    if match is None:
        return None
    if not any(sign in text for sign in ".°+-"):
        raise NoPointError("two whole numbers are no coordinates; write 11.55, 104.92")
    return float(match[1]), float(match[2])


def _lettered(text: str) -> tuple[float, float]:
    """N and E before or after, minutes and seconds, in geopy's grammar."""
    if not re.search("[nsew°]", text, re.IGNORECASE):
        raise NoPointError("these numbers are no coordinates; write 11.55, 104.92")
    from geopy.point import Point  # here: with it come all its services

    try:
        point = Point.from_string(
            re.sub(r"([NS]) ?([EW]?) ?(?=[\dEW])", r"\1, \2", text.upper()) if "," not in text else text.upper()
        )
    except ValueError as error:
        raise NoPointError(f"no coordinates: {error}") from error
    return float(point.latitude), float(point.longitude)


def _checked(latitude: float, longitude: float) -> tuple[float, float]:
    if not -90 <= latitude <= 90:
        raise NoPointError(f"latitude {latitude:g} is not within -90 and 90; it comes first")
    if not -180 <= longitude <= 180:
        raise NoPointError(f"longitude {longitude:g} is not within -180 and 180")
    return latitude, longitude


def points_of(text: str, tables: Tables) -> list[tuple[float, float]]:
    """The points that stand in a text or in its map links, in order."""
    found = [one.scored.place for one in points_in(fold(text), open_gazetteer(tables)) if one.scored]
    return [(place.latitude, place.longitude) for place in found]


def name_in_link(link: str) -> str | None:
    """The name that a map link asks for: `?q=Bavet`, `/maps/place/Bavet/…`."""
    parts = urlsplit(link if "//" in link else f"//{link}")
    asked = parse_qs(parts.query)
    for key in ("q", "query", "daddr", "destination"):
        if asked.get(key):
            return asked[key][0].strip() or None
    match = re.search(r"/maps/(?:place|search)/([^/@?]{1,200})", parts.path)
    return unquote_plus(match[1]).strip() or None if match else None


def reverse(latitude: float, longitude: float, precision_km: float, tables: Tables, said: str = "coordinates") -> dict[str, Any]:
    """The answer for a point: itself, with the name of what it lies in or next to, and `distance_km` to the middle of that."""
    gazetteer = open_gazetteer(tables)
    around = [gazetteer.nearest_hotspot(latitude, longitude), gazetteer.nearest(latitude, longitude)]
    near = list({place.place_id: place for place in around if place}.values())
    if not near:
        why = f"{said}; no place is known within {_NEAR_KM:g} km"
        point = {"latitude": latitude, "longitude": longitude, "level": "place", "precision_km": precision_km, "confidence": 1.0}
        return point | {"place_id": f"point:{latitude:.5f},{longitude:.5f}", "why": why, "candidates": []}
    candidates = [raw_of(place) | {"distance_km": _distance(place, latitude, longitude)} for place in near]
    for one in candidates:
        one |= {"score": 1.0, "why": f"{one['distance_km']:g} km away"}
    why = f"{said}; {candidates[0]['distance_km']:g} km from the middle of {near[0].name}"
    found = raw_of(place_of(latitude, longitude, gazetteer)) | {"distance_km": candidates[0]["distance_km"], "confidence": 1.0}
    found["precision_km"] = precision_km
    return found | {"why": why, "candidates": candidates}


def nearest_of(candidates: list[dict[str, Any]], points: list[tuple[float, float]]) -> dict[str, Any] | None:
    """Of places of one name the one nearest to a point in the text, if it is near; the rest cannot be meant."""
    pairs = [(distance_km(*point, one["latitude"], one["longitude"]), one) for one in candidates for point in points]
    best = min(pairs, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] <= max(_NEAR_KM, best[1]["precision_km"]) else None


def _distance(place: Place, latitude: float, longitude: float) -> float:
    return round(distance_km(latitude, longitude, place.latitude, place.longitude), 1)
