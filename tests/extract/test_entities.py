"""The English model is asked about sentences of news with a doubtful place name, and about nothing else."""

import pytest

from extract.findings import Ad
from extract.model import model_name
from extract.place.entities import LONGEST_WORD, find, sentences
from extract.reading import Reading
from extract.tables import Tables


def asked(text: str, *languages: str) -> list[str]:
    reading = Reading(Ad(text), Tables(), languages or ("en",), kind="news")
    return [text[start:end] for start, end in sentences(reading)]


def test_only_the_sentence_with_the_doubtful_name_is_asked_about() -> None:
    assert asked("We are hiring. The kitchen is in Portsmouth. Good pay!\nCall us.") == ["The kitchen is in Portsmouth. "]
    assert asked("Shop in Portsmouth.\nShop in Dundee") == ["Shop in Portsmouth.\n", "Shop in Dundee"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Customer service in Poipet, Cambodia", "en"),
        ("We are hiring. Good pay.", "en"),
        ("", "en"),
        ("Koch in Portsmouth gesucht", "de"),
        (f"Driver in Portsmouth {'x' * (LONGEST_WORD + 1)}", "en"),
    ],
)
def test_known_places_other_languages_and_strange_texts_are_not(text: str, language: str) -> None:
    assert asked(text, language) == []


def test_nor_are_ads() -> None:
    ad = Reading(Ad("We are hiring. The kitchen is in Portsmouth."), Tables(), ("en",), kind="job_ad")
    assert sentences(ad) == []


def test_entities_stand_where_they_are_in_the_whole_text() -> None:
    texts = ["We are hiring. The kitchen is in Portsmouth.", "Good pay. Our office in Dundee opens in May."]
    readings = [Reading(Ad(text), Tables(), ("en",), kind="news") for text in texts]
    find(readings, model_name())
    for reading, place in zip(readings, ("Portsmouth", "Dundee"), strict=True):
        assert (place, "GPE") in {(entity.text, entity.label) for entity in reading.entities}
        assert all(reading.text[entity.start : entity.end] == entity.text for entity in reading.entities)
