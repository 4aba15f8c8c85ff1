"""Whose country a number is read in where no hint says so."""

import pytest

import extract


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Waitress wanted, restaurant in Mae Sot, 9,000 baht a month. Call 081 000 0000.", "+66810000000"),
        ("Cook for a hotel. Interview in Pokhara and Lalitpur, Nepal. Call 9800000000.", "+9779800000000"),
        ("Sales girl needed in Gulu and Mbarara, Uganda. Call 0772 000 000.", "+256772000000"),
        ("Mécanicien cherché à Antsirabe, Madagascar. Tél. 034 00 000 00", "+261340000000"),
        ("Asistente para oficina en Tegucigalpa y San Pedro Sula, Honduras. Tel. 2200 0000", "+50422000000"),
        ("Office cleaner wanted in Leeds, England. Call 0113 000 0000", "+441130000000"),
    ],
)
def test_places_tell_the_country_of_a_number(text: str, value: str) -> None:
    assert [contact.value for contact in extract.analyze(text).contacts] == [value]


def test_a_place_where_recruits_are_sent_is_not_their_home() -> None:
    text = "Customer service in Poipet, Cambodia. Kenyans from Nairobi and Kisumu only. Call 0712 000 000."
    assert [contact.value for contact in extract.analyze(text).contacts] == ["+254712000000"]


def test_the_hint_goes_first() -> None:
    text = "Call 081 000 0000, shop in Mae Sot, 9,000 baht."
    assert [contact.value for contact in extract.analyze(text, country="ZA").contacts] == ["+27810000000"]
