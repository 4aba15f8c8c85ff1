"""Names in ads that are places though little speaks for them, and such that are none though much does."""

import pytest

from extract import analyze


def named(text: str, country: str) -> dict[str, str]:
    found = analyze(text, country=country)
    assert found.kind == "job_ad"
    return {place.text: place.country or "" for place in found.locations if place.text}


@pytest.mark.parametrize(
    ("text", "country", "place"),
    [
        ("Buscamos camarera de pisos para hostal en Ronda, temporada de verano", "ES", "Ronda"),  # a round, too
        ("Palmyra Code Works (Pvt) Ltd, Kandy – Backend Engineer (Node.js)", "LK", "Kandy"),
        ("Kitchen porter & breakfast chef wanted, The Crooked Spoon Hotel, York.", "GB", "York"),
        ("Wanted: tindera at taga-luto sa Lomihan ni Aling Bebang, Lipa. 450/day", "PH", "Lipa"),
        ("花蓮｜貓頭鷹小屋 徵正職房務管家一位", "TW", "花蓮"),
        ("[화성] (주)새벽정밀 생산직 모집 – 외국인 가능", "KR", "화성"),
        ("Saisonniers hiver – Chamonix\nLa SARL Refuge du Loir cherche : plongeur", "FR", "Chamonix"),
        ("Kodiak plant, Two Gulls Seafood – salmon processors wanted, $18.60 an hour", "US", "Kodiak"),
        ("ბარისტა გვჭირდება კაფეში, სენაკი, დღეში 60 ლარი", "GE", "სენაკი"),  # Georgian letters are no small ones
    ],
)
def test_the_only_town_of_an_ad_needs_less(text: str, country: str, place: str) -> None:
    assert named(text, country).get(place) == country


@pytest.mark.parametrize(
    ("text", "country", "word"),
    [
        ("Para atuar na área comercial, você precisa de experiência", "BR", "Para"),
        ("Nice Girls wanted for chat support. Reading and Data Entry. Work from home.", "US", "Reading"),
        ("Küchenhilfe gesucht. Stelle ab sofort, 14 € die Stunde", "DE", "Stelle"),
        ("Casa Azul busca cocinera, turno de tarde, 1.200 €", "ES", "Casa"),
        ("Chat support wanted, work on the long bay of the pier", "GB", "long bay"),  # a hotspot needs more than that
    ],
)
def test_words_at_a_head_and_hotspots_in_small_letters_are_none(text: str, country: str, word: str) -> None:
    assert word not in named(text, country)


def test_what_only_the_model_takes_for_a_place_says_so() -> None:
    [place] = analyze("花蓮｜貓頭鷹小屋 徵正職房務管家一位", country="TW").locations
    assert place.confidence == 0.5
    assert place.why.endswith("written as places in ads are")
