"""What clauses of ads say, in lines that we wrote for it and that train nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

import extract
from extract.findings import Ad
from extract.reading import reading_of
from extract.risk import clauses
from extract.risk.indicators import firm, named, rules, said, settled
from extract.tables import Tables
from extract.text.language import detect
from tests.extract.readings import TABLES, read
from tests.linear import assert_linear


def found(text: str, tables: Tables = TABLES) -> dict[str, str]:
    """Indicator → the words of a text, which is taken for a part of an ad, by rules and clauses alone."""
    reading = reading_of(Ad(text), tables)
    reading.languages, reading.kind = detect(text, None), "job_ad"
    return {hit.id: hit.text for hit in settled(reading, firm(said(reading)))}


def cut(text: str) -> list[str]:
    reading = read(text)
    return [reading.folded.text[start:end] for start, end in clauses.spans(reading)]


def test_sentences_and_lines_are_clauses() -> None:
    assert cut("Cooks wanted! Room is free.\nWrite to us") == ["cooks wanted", "room is free", "write to us"], "signs go"
    assert cut("包吃住。机票报销！") == ["包吃住", "机票报销"]
    assert cut("1.\n\n...\n!!") == []


def test_a_long_sentence_is_cut_at_commas_and_a_sum_is_not() -> None:
    long = "we look for people who can start at once and like to talk, the pay is 1,200 dollars a month for all who stay, "
    parts = cut(long * 3)
    assert len(parts) > 1
    assert all(len(part) <= 2 * clauses.LONGEST for part in parts)
    assert any("1,200" in part for part in parts)


def test_a_clause_has_the_names_of_what_stands_in_it() -> None:
    reading = read("Free air ticket. The room is clean.")
    told = rules(reading)
    first, second = clauses.read(reading.folded.text, clauses.spans(reading), named(reading, told))
    assert "rule free_travel" in first.names
    assert "rule free_travel" not in second.names
    assert {"bias"} <= first.names & second.names


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("No diploma, no problem: we teach you from zero.", "no_experience"),
        ("Your flight over is on us, one way.", "free_travel"),
        ("Du brauchst keinen Abschluss, wir lernen dich an.", "no_experience"),
        ("Il passaporto lo tiene il capo fino alla fine del contratto.", "passport_handover"),
        ("Podróż opłaca firma.", "free_travel"),
        ("Aylık maaşın üstüne yatırımlardan yüzde beş alırsın.", "commission_bonus"),
        ("Phỏng vấn qua Telegram thôi, nhận việc luôn trong ngày.", "interview_by_chat"),
        ("Hivi hatuhitaji cheti chochote, tutakufundisha kazi.", "no_experience"),
    ],
)
def test_signs_are_told_in_words_that_no_list_has(text: str, indicator: str) -> None:
    assert indicator in found(text)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Guests leave their passport at the desk for an hour while they check in.", "passport_handover"),
        ("Deposits of our tenants are paid back within a month.", "upfront_fee"),
        ("Guests pay a deposit of 50 euros for the key and get it back when they leave.", "upfront_fee"),
        ("Our customers get free delivery from 20 euros on.", "free_travel"),
        ("You type letters for the doctor from tape.", "typing_speed"),
        ("Du nimmst Pakete unserer Kunden an der Theke an.", "parcel_forwarding"),
        ("Les clients dorment gratuitement la troisième nuit.", "free_accommodation_meals"),
    ],
)
def test_near_misses_are_none(text: str, indicator: str) -> None:
    assert indicator not in found(text)


def test_of_a_long_sentence_the_part_that_says_it_is_shown() -> None:
    text = (
        "The kitchen is large and the team has eleven cooks from six countries, we cover the flight and the taxi from the airport"
    )
    assert found(text)["free_travel"] in text[len("The kitchen is large and the team has eleven cooks from six countries") :]


def test_a_clause_may_say_several() -> None:
    assert {"free_accommodation_meals", "free_travel"} <= set(found("Ticket paid, room and food free."))


def test_a_phrase_of_the_workspace_holds_whatever_the_model_says(tmp_path: Path) -> None:
    text = "Guests are shown to the zorkplatz of the hotel by the porter."
    assert "passport_handover" not in found(text)
    columns = ",".join(TABLES.rows("lexicon")[0])
    row = {
        "phrase": "zorkplatz",
        "indicator": "passport_handover",
        "language": "en",
        "weak": "0",
        "uncertain": "0",
        "source": "Ana",
        "date": "2026-11-30",
    }
    values = ",".join(row.get(column, "") for column in columns.split(","))
    (tmp_path / "lexicon.csv").write_text(f"{columns}\n{values}\n", encoding="utf-8")
    assert found(text, Tables(tmp_path))["passport_handover"] == "zorkplatz"


def test_the_words_of_a_hit_stand_in_the_text() -> None:
    text = "HIRING waiters!! Nobody asks what you studied ✈️ your flight is on us 🏠 and the room too. Telegram @fake_hr"
    hits = extract.analyze(text).risk.indicators
    assert sum(hit.start is not None for hit in hits) >= 3
    for hit in hits:
        assert hit.start is None or text[hit.start : hit.end] == hit.text


@pytest.mark.parametrize("words", ["ticket free, ", "ticket. free. ", "passport we keep it ", "a, ", "passport, "])
def test_the_time_grows_with_the_length_alone(words: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = read(words * size)
        told = rules(text)
        there = named(text, told)
        return lambda: clauses.read(text.folded.text, clauses.spans(text), there)

    assert_linear(prepare, 200)
