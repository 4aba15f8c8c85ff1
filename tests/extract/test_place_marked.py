"""Signs beside names: pins, postcodes, hashtags, letters of states, and names of countries in their own language."""

import pytest

import extract
from extract.gazetteer.gazetteer import open_gazetteer
from extract.place.marked import is_alone, is_marked
from extract.tables import Tables


def named(text: str, country: str) -> dict[str, str | None]:
    """The words of the places of a text, and the countries of these places."""
    return {place.text: place.country for place in extract.analyze(text, country=country).locations}


@pytest.mark.parametrize(
    ("before", "marked"),
    [
        ("📍 ", True),
        ("📌", True),
        ("street 0, 34590 ", True),
        ("77 430 ", True),
        ("pay 1.34590 ", False),
        ("in ", False),
        ("", False),
    ],
)
def test_a_pin_or_postcode_marks_a_name(before: str, marked: bool) -> None:
    assert is_marked(f"{before}wabern", len(before)) is marked


@pytest.mark.parametrize(
    ("text", "alone"),
    [("a, wabern, b", True), ("wabern", True), ("x\nwabern | b", True), ("in wabern, b", False), ("a, wabern b", False)],
)
def test_alone_between_two_signs(text: str, alone: bool) -> None:
    start = text.index("wabern")
    assert is_alone(text, start, start + len("wabern")) is alone


@pytest.mark.parametrize(
    ("text", "country", "place", "where"),
    [
        ("Wir suchen Fahrer. Fakeholz GmbH\nZum Werk 0, 34590 Wabern", "DE", "Wabern", "DE"),
        ("Stelle: Elektroniker\n📍 Ribnitz-Damgarten, Baustellen auf dem Land", "DE", "Ribnitz-Damgarten", "DE"),
        ("Rzeźnik, 6 000 zł\n2 miejsca\nKrajenka, ul. Fałszywa 0", "PL", "Krajenka", "PL"),
        ("#вакансия #калининград\nНужен кассир, 40 000 руб", "RU", "калининград", "RU"),
        ("Потрібні дві жінки на прибирання. Прага, Чехія", "UA", "Прага", "CZ"),
        ("Продавчиня в магазин тканин, Коломия, 15 000 грн", "UA", "Коломия", "UA"),
        ("Line cook, Austin TX, $20 an hour", "US", "TX", "US"),
    ],
)
def test_names_that_signs_tell(text: str, country: str, place: str, where: str) -> None:
    assert named(text, country).get(place) == where


@pytest.mark.parametrize("text", ["Cook wanted, the pay is OK. Call Me IN the morning", "Driver wanted, Hi OR hello"])
def test_letters_of_states_behind_no_town_are_words(text: str) -> None:
    assert named(text, "US") == {}


@pytest.mark.parametrize(
    ("text", "country", "place", "where"),
    [
        ("Praca w Niemczech dla opiekunki, 1800 euro", "PL", "Niemczech", "DE"),
        ("Angajăm culegători în SPANIA, 1500 euro pe lună", "RO", "SPANIA", "ES"),
        ("Hledáme dělníky do Německa, plat 1500 €", "CZ", "Německa", "DE"),
        ("Cercasi cuoco in Cambogia, stipendio 2000 €", "IT", "Cambogia", "KH"),
    ],
)
def test_countries_in_their_own_language(text: str, country: str, place: str, where: str) -> None:
    assert named(text, country).get(place) == where


@pytest.mark.parametrize(
    ("name", "country", "place"),
    [
        ("Quận 12", "VN", "District 12 HCMC"),
        ("รังสิต", "TH", "Rangsit"),
        ("Chilonzor", "UZ", "Chilonzor"),
        ("Pampanga", "PH", "Pampanga"),
    ],
)
def test_a_name_leads_to_its_own_place(name: str, country: str, place: str) -> None:
    assert next(n.place for n in open_gazetteer(Tables()).lookup(name) if n.place.country == country).name == place
