"""Coordinates and map links in ads become places, named after what they lie in; what is no point does not."""

from functools import partial

import pytest

from extract.findings import Ad, Location
from extract.place.places import find
from extract.reading import Reading
from extract.tables import Tables
from tests.linear import assert_linear

TABLES = Tables()


def places(text: str, kind: str = "job_ad") -> list[Location]:
    return list(find(Reading(Ad(text), TABLES, languages=("en",), kind=kind)))


@pytest.mark.parametrize(
    ("written", "latitude", "longitude", "hotspot"),
    [
        ("https://www.google.com/maps/place/X/@16.60,98.40,15z/data=!4m5!8m2!3d16.6423!4d98.5199", 16.6423, 98.5199, "mm-kk-park"),
        ("https://maps.google.com/?q=25.2048,55.2708", 25.2048, 55.2708, "ae-dubai"),
        ("https://www.google.com/maps/search/10.6300,+103.5000", 10.63, 103.5, "kh-sihanoukville"),
        ("https://www.google.com/maps/@13.6574,102.5628,17z", 13.6574, 102.5628, "kh-poipet"),
        ("https://yandex.ru/maps/?ll=44.8015,41.6934&z=12", 41.6934, 44.8015, "ge-tbilisi"),
        ("https://www.openstreetmap.org/?mlat=13.6574&mlon=102.5628#map=14/1.00/2.00", 13.6574, 102.5628, "kh-poipet"),
        ("https://waze.com/ul?ll=13.6574,102.5628", 13.6574, 102.5628, "kh-poipet"),
        ("geo:16.8193,98.5312", 16.8193, 98.5312, "mm-shwe-kokko"),
        ("16.81930, 98.53120", 16.8193, 98.5312, "mm-shwe-kokko"),
        ("１６.８１９３, ９８.５３１２", 16.8193, 98.5312, "mm-shwe-kokko"),
        ("13.6574N 102.5628E", 13.6574, 102.5628, "kh-poipet"),
        ("13°39'27\"N, 102°33'46\"E", 13.6575, 102.5628, "kh-poipet"),
        ("33.8688° S, 151.2093° E", -33.8688, 151.2093, None),
    ],
)
def test_a_point_is_a_place(written: str, latitude: float, longitude: float, hotspot: str | None) -> None:
    text = f"Typing work, we sit here: {written} come soon"
    (found,) = places(text)
    assert text[found.start : found.end] == found.text == written
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude), abs=1e-3)
    assert (found.hotspot, found.role, found.precision_km) == (hotspot, "workplace", 0.1)
    assert found.country and found.name


@pytest.mark.parametrize(
    "text",
    [
        "Pay 16.5000, 1980.00 or 12.50, 13.75",
        "https://maps.app.goo.gl/abcDEF",
        "https://what3words.com/filled.count.soap ///filled.count.soap",
        "version 1.2345.6789, 10.0.0.1",
        "0.0000, 0.0000",
        "95.1234, 200.5678",
        "https://shop.example/item@16.6401,98.5180",
    ],
)
def test_what_is_no_point(text: str) -> None:
    assert places(text) == []


def test_a_point_far_from_everything_has_no_country() -> None:
    (found,) = places("Ship at -45.1234, -130.5678")
    assert (found.country, found.hotspot, found.name) == (None, None, "-45.12340, -130.56780")


def test_a_point_tells_which_of_the_places_of_a_name_is_meant() -> None:
    assert {p.country for p in places("Cooks in Victoria https://maps.google.com/?q=48.4284,-123.3656")} == {"CA"}


def test_in_a_plea_the_point_is_where_somebody_is_held() -> None:
    assert [p.role for p in places("Please help, he sent 16.64230, 98.51990 and nothing since", kind="plea")] == ["workplace"]


@pytest.mark.parametrize(("head", "piece"), [("", "1.2345,"), ("https://maps.google.com/", "a"), ("", "9°9'"), ("", "geo:")])
def test_hostile_text_takes_linear_time(head: str, piece: str) -> None:
    assert_linear(lambda size: partial(places, head + piece * (size // len(piece))), 8_000)
