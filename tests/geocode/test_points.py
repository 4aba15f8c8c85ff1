"""Coordinates and map links as a place or in the text beside it."""

import json
from typing import Any

import pytest

from extract.tables import Tables
from osint.geocode.command import FIELDS, answer, answer_lines

TABLES = Tables()
# Written several ways: the middle of Poipet, in Cambodia.
POIPET = [
    "13.66, 102.56",
    "13.66,102.56",
    " 13.66  102.56 ",
    "13,66; 102,56",
    "13.66° N, 102.56° E",
    "13.66N 102.56E",
    "N 13.66 E 102.56",
    "N13.66, E102.56",
    "13°39'36\" N 102°33'36\" E",
    "13°39′36″N, 102°33′36″E",
    "１３.６６, １０２.５６",
    "geo:13.66,102.56",
    "https://www.google.com/maps?q=13.66,102.56",
    "https://maps.google.com/?q=13.66,102.56&z=17",
    "https://www.google.com/maps/@13.66,102.56,15z",
    "https://www.google.com/maps/place/Somewhere/@13.6,102.5,15z/data=!3m1!4b1!4m6!3m5!8m2!3d13.66!4d102.56",
    "https://www.google.com/maps/search/?api=1&query=13.66%2C102.56",
]


@pytest.mark.parametrize("place", POIPET)
def test_a_point_is_answered_with_what_is_next_to_it(place: str) -> None:
    found = answer({"id": 7, "place": place}, TABLES)
    assert set(found) == {"id", *FIELDS, "why", "candidates"}
    assert (round(found["latitude"], 4), round(found["longitude"], 4)) == (13.66, 102.56)
    assert (found["id"], found["country"], found["hotspot"]) == (7, "KH", "kh-poipet")
    assert 0 <= found["distance_km"] < 5
    assert found["precision_km"] in (0.1, 0.6)  # links and seconds; two decimals
    assert found["candidates"][0]["place_id"] == "hotspot:kh-poipet"
    assert "km from the middle of Poipet" in found["why"]


@pytest.mark.parametrize(("place", "country"), [("-6.2, 106.8", "ID"), ("33.87 S, 151.21 E", "AU"), ("40.71 N 74.0 W", "US")])
def test_the_other_halves_of_the_earth(place: str, country: str) -> None:
    assert answer({"place": place}, TABLES)["country"] == country


@pytest.mark.parametrize(
    ("place", "precision"),
    [
        ("11.5, 104.9", 5.6),
        ("11.55, 104.92", 0.6),
        ("11.55643, 104.92823", 0.1),
        ("11° N, 104° E", 55.6),
        ("11°33' N 104°55' E", 0.9),
    ],
)
def test_a_point_is_as_exact_as_it_is_written(place: str, precision: float) -> None:
    assert answer({"place": place}, TABLES)["precision_km"] == precision


def test_a_point_at_sea_is_a_point_without_a_name() -> None:
    found = answer({"place": "-50.0, -130.0"}, TABLES)
    assert (found["latitude"], found["name"], found["country"], found["candidates"]) == (-50.0, None, None, [])
    assert "no place is known" in found["why"]


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("102.56, 13.66", "latitude 102.56"),
        ("13.66, 206.16", "longitude 206.16"),
        ("11 106", "whole numbers"),
        ("012 345 678", "no coordinates"),
        ("https://maps.app.goo.gl/aBcDeFgH", "not followed"),
        ("https://what3words.com/filled.count.soap", "not followed"),
    ],
)
def test_what_is_no_point_says_why(place: str, why: str) -> None:
    found = answer({"place": place}, TABLES)
    assert found["latitude"] is None
    assert why in found["why"]


@pytest.mark.parametrize(
    "place", ["https://www.google.com/maps/place/Bavet,+Svay+Rieng/", "https://maps.google.com/?q=Bavet%2C+Svay+Rieng"]
)
def test_a_link_with_a_name_is_answered_by_name(place: str) -> None:
    found = answer({"place": place}, TABLES)
    assert (found["place_id"], found["distance_km"]) == ("hotspot:kh-bavet", None)


def test_coordinates_in_the_text_settle_a_name_or_stand_in_for_it() -> None:
    assert answer({"place": "Hyderabad"}, TABLES)["place_id"] is None
    settled = answer({"place": "Hyderabad", "text": "office at 25.3960, 68.3578"}, TABLES)
    assert (settled["country"], settled["why"]) == ("PK", "of this name the one at the coordinates in the text")
    unknown = answer({"place": "Xyzzyquarter", "text": "come to https://maps.google.com/?q=13.6600,102.5600 at 8"}, TABLES)
    assert (unknown["country"], round(unknown["latitude"], 2)) == ("KH", 13.66)
    assert unknown["why"].startswith("the name is not known; coordinates in the text")
    far = answer({"place": "Hyderabad", "text": "office at 51.5074, -0.1278"}, TABLES)
    assert far["latitude"] is None


def test_a_name_goes_before_coordinates_in_the_text() -> None:
    assert answer({"place": "Poipet", "text": "13.6600, 102.5600"}, TABLES)["place_id"] == "hotspot:kh-poipet"


@pytest.mark.parametrize(
    "place", ["1" * 999, "1.1," * 249, "https://maps.google.com/?q=" + "1." * 450, "N" * 990 + "1", "° " * 499 + "1"]
)
def test_hostile_places_are_answered_at_once(place: str) -> None:
    found: dict[str, Any] = json.loads(next(answer_lines([json.dumps({"place": place})], TABLES)))
    assert found["latitude"] is None


def test_hostile_texts_are_read_in_linear_time() -> None:
    for text in ("1.12345, " * 20_000, "https://maps.google.com/?q=" + "1.11" * 20_000, "11°4'" * 20_000):
        line = json.dumps({"place": "Xyzzyquarter", "text": text})
        assert "error" not in json.loads(next(answer_lines([line], TABLES)))


def test_a_place_as_long_as_a_text_is_an_error_of_its_line() -> None:
    assert "longer than" in json.loads(next(answer_lines([json.dumps({"id": 1, "place": "1" * 5000})], TABLES)))["error"]
