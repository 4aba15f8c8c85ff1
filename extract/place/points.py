"""Coordinates written in a text or carried by a map link, and the place that they lie in.

Read: degrees with four decimals or more, or with N/S/E/W, degrees with minutes and seconds, `geo:` addresses, and links of
Google Maps, Apple Maps, OpenStreetMap, Waze and Yandex that hold a point. Short links (maps.app.goo.gl) and what3words hold none.
"""

import re
from collections.abc import Iterator

from extract.gazetteer.gazetteer import Gazetteer, Named, Place, distance_km
from extract.place.mention import Mention
from extract.place.resolve import Found, Scored
from extract.text.normalize import Folded

_HINT = re.compile(r"\d(?:\.\d\d|\s?[°º])")  # no text without it holds a point
_NUMBER = r"[-+]?\d{1,3}\.\d{2,18}"
_LINK = re.compile(r"(?:https?://|\b(?:www\.|maps\.)|\bgoogle\.)[^\s<>\"']{4,600}|\bgeo:[^\s<>\"']{3,80}")
_MAPS = re.compile(r"maps?[./?]|/maps|openstreetmap\.|waze\.|^geo:")
# In a Google link the pin (!3d…!4d…) goes before the middle of the view (@…).
_IN_LINK = (
    re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})"),
    re.compile(rf"[?&](?:q|ll|sll|daddr|destination|query|center|saddr|loc)=(?:loc:)?({_NUMBER})(?:,|%2c)(?:\+|%20)?({_NUMBER})"),
    re.compile(rf"mlat=({_NUMBER})&(?:amp;)?mlon=({_NUMBER})"),
    re.compile(rf"/(?:place|search|dir)/({_NUMBER}),(?:\+|%20)?({_NUMBER})"),
    re.compile(rf"@({_NUMBER}),({_NUMBER})"),
    re.compile(rf"#map=\d+(?:\.\d+)?/({_NUMBER})/({_NUMBER})"),
    re.compile(rf"^geo:({_NUMBER}),({_NUMBER})"),
)
_YANDEX = re.compile(rf"yandex\.\S*?[?&](?:ll|pt)=({_NUMBER})(?:,|%2c)({_NUMBER})")  # longitude first
_PLAIN = re.compile(r"(?<![\d.,/=@-])([-+]?\d{1,2}\.\d{4,18})\s?[,;/ ]\s?([-+]?\d{1,3}\.\d{4,18})(?![\d.]*\d)")
_LETTERS = re.compile(r"(?<![\w.])(\d{1,2}\.\d{2,18})\s?°?\s?([ns])\s?[,;/ ]?\s?(\d{1,3}\.\d{2,18})\s?°?\s?([ew])(?!\w)")
_PART = r"(\d{1,3})\s?[°º]\s?(\d{1,2})\s?['′’]\s?(?:(\d{1,2}(?:\.\d{1,6})?)\s?(?:\"|″|′′|''|”)\s?)?"
_MINUTES = re.compile(rf"(?<!\w){_PART}([ns])\s?[,;/ ]?\s?{_PART}([ew])(?!\w)")
_WITHIN_KM = 50.0  # a point further from every known place has no name


def points(folded: Folded, gazetteer: Gazetteer) -> list[Found]:
    """The points of a text in order, each as a place of its own, named after what it lies in or next to."""
    if not _HINT.search(folded.text):
        return []
    found = {start: _found(start, end, latitude, longitude, gazetteer) for start, end, latitude, longitude in _all(folded.text)}
    return [one for _, one in sorted(found.items()) if one]


def _all(text: str) -> Iterator[tuple[int, int, float, float]]:
    links = list(_LINK.finditer(text))
    for link in links:
        if _MAPS.search(link[0]) and (point := _in_link(link[0])):
            yield link.start(), link.start() + len(link[0].rstrip(".,;:!?)…")), *point
    inside = [(link.start(), link.end()) for link in links]
    for match in _PLAIN.finditer(text):
        if not any(start <= match.start() < end for start, end in inside):
            yield match.start(), match.end(), float(match[1]), float(match[2])
    for match in _LETTERS.finditer(text):
        yield match.start(), match.end(), _signed(float(match[1]), match[2]), _signed(float(match[3]), match[4])
    for match in _MINUTES.finditer(text):
        north, east = (_degrees(*match.group(*numbers)) for numbers in ((1, 2, 3), (5, 6, 7)))
        yield match.start(), match.end(), _signed(north, match[4]), _signed(east, match[8])


def _in_link(link: str) -> tuple[float, float] | None:
    if match := _YANDEX.search(link):
        return float(match[2]), float(match[1])
    for pattern in _IN_LINK:
        if match := pattern.search(link):
            return float(match[1]), float(match[2])
    return None


def _degrees(degrees: str, minutes: str, seconds: str | None) -> float:
    return int(degrees) + int(minutes) / 60 + float(seconds or 0) / 3600


def _signed(value: float, letter: str) -> float:
    return -value if letter in "sw" else value


def _found(start: int, end: int, latitude: float, longitude: float, gazetteer: Gazetteer) -> Found | None:
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180) or (latitude, longitude) == (0, 0):
        return None
    place = place_of(latitude, longitude, gazetteer)
    named = Named(place, "point", False)
    return Found(Mention(start, end, place.place_id, (named,), False), Scored(named, 5.0, ("coordinates in the text",)))


def place_of(latitude: float, longitude: float, gazetteer: Gazetteer) -> Place:
    """A point as a place: with the name, country and hotspot of what it lies in or next to. Coordinates in degrees (WGS 84)."""
    near = gazetteer.nearest_hotspot(latitude, longitude) or gazetteer.nearest(latitude, longitude, _WITHIN_KM)
    key = f"point:{latitude:.5f},{longitude:.5f}"
    if near is None:
        return Place(key, f"{latitude:.5f}, {longitude:.5f}", "", "", None, latitude, longitude, "place", 0.1, 0, None, None)
    inside = near.hotspot and distance_km(latitude, longitude, near.latitude, near.longitude) <= near.precision_km
    hotspot = near.hotspot if inside else None
    level = "compound" if hotspot and near.level == "compound" else "place"
    return Place(
        key, near.name, near.country, near.admin1_code, near.admin1, latitude, longitude, level, 0.1, 0, near.geoname_id, hotspot
    )  # fmt: skip
