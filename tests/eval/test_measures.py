"""The fresh texts are whole, and the measures count as they say."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import extract
from tests.eval import beginnings, dresses, figures, measures, sets, small_languages
from tests.eval.__main__ import read
from tests.eval.measures import Counts, Pair

TEXTS = measures.texts()
CODES = {"recruiter", "quoted", "authority", "affected", "other"}


def _pair(split: str, **expected: Any) -> Pair:
    text = "Waiter wanted in Phnom Penh, 300 USD per month. Call +855 12 000 000"
    empty = {
        "id": "a",
        "language": "en",
        "kind": "job_ad",
        "risky": False,
        "contacts": [],
        "employer": None,
        "pay": None,
        "workplaces": [],
    }
    return {**empty, "split": split, "text": text, **expected}, extract.analyze(text, language="en")


def _contact(value: str, role: str = "recruiter", *, disguised: bool = False) -> dict[str, Any]:
    return {"type": "phone", "value": value, "role": role, "disguised": disguised}


def test_each_text_is_whole_and_has_an_id_of_its_own() -> None:
    every = TEXTS + small_languages.texts()
    assert len({text["id"] for text in every}) == len(every)
    for text in every:
        assert text["kind"] in measures.KINDS, text["id"]
        assert not text["risky"] or text["kind"] == "job_ad", text["id"]
        assert {contact["role"] for contact in text["contacts"]} <= CODES, text["id"]
        assert text["employer"] is None or text["employer"] in text["text"], text["id"]
        assert all(place in text["text"] for place in text["workplaces"]), text["id"]
        assert text["kind"] == "job_ad" or text["employer"] is text["pay"] is None, text["id"]


def test_each_language_stands_in_both_splits_about_evenly() -> None:
    both = [text for text in TEXTS if not text["id"].startswith(measures.HELD_OUT)]
    sizes = Counter((text["language"], text["split"]) for text in both)
    for language in {text["language"] for text in both}:
        assert 0.35 <= sizes[language, "tune"] / (sizes[language, "tune"] + sizes[language, "test"]) <= 0.65, language


def test_languages_with_few_words_stand_in_both_splits_alike() -> None:
    sizes = Counter((text["language"], text["split"]) for text in small_languages.texts())
    assert set(sizes.values()) == {7}
    assert {small_languages.group(language) for language, _ in sizes} == set(small_languages.GROUPS)


def test_authors_are_held_out_whole() -> None:
    alone = [text for text in TEXTS if text["id"].startswith(measures.HELD_OUT)]
    assert len(alone) >= 200
    assert {text["split"] for text in alone} == {"test"}


def test_contacts_say_whether_each_is_found_openly_or_in_disguise() -> None:
    pairs = [_pair("tune", contacts=[_contact("+85512000000"), _contact("+85510000000", disguised=True)])]
    plain, disguised = measures.plain_contacts(pairs), measures.disguised_contacts(pairs)
    assert (plain.right, plain.extra, plain.missed) == (1, 0, 0)
    assert (disguised.right, disguised.extra, disguised.missed) == (0, 0, 1)


def test_pay_is_right_only_with_all_four_of_its_parts() -> None:
    month = {"min": 300, "max": 300, "currency": "USD", "period": "month"}
    pairs = [_pair("tune", pay=month), _pair("tune", pay={**month, "max": None})]
    counts = measures.pay(pairs)
    assert (counts.right, counts.extra, counts.missed) == (1, 1, 1)


def test_affected_peoples_contacts_given_out_are_counted() -> None:
    assert measures.given_out([_pair("tune", contacts=[_contact("+85512000000", "affected")])]) == 1
    assert measures.given_out([_pair("tune", contacts=[_contact("+85512000000")])]) == 0


def test_no_text_of_the_test_split_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    measures.report([_pair("tune", id="seen-1", kind="news"), _pair("test", id="unseen-1", kind="news")])
    printed = capsys.readouterr().out
    assert "seen-1: news, said job_ad" in printed
    assert "unseen-1" not in printed


def test_figures_of_nothing_are_nought() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (0, 0, 0)
    assert measures.macro_f1(Counter()) == 0


def test_handles_are_read_whatever_they_begin_with() -> None:
    texts = [text for text in TEXTS if text["split"] == "tune" and text["contacts"]][::10]
    assert beginnings.renamed({"text": "tg FAKEmin, fakemin", "contacts": [{"value": "fakemin"}]}, "hr") == {
        "text": "tg HRmin, hrmin",
        "contacts": [{"value": "hrmin"}],
    }
    counts = beginnings.kept(texts, read)
    assert counts[False, True] > 30 and counts[False, False] <= 2
    assert counts[True, True] > 6 and counts[True, False] <= 3


def test_names_are_compared_without_case_and_twins() -> None:
    for name in ("ФГ «Зоряний лан»", "Martı Kahve", "Кав'ярня «Лелеча»", "Studio Hồng Loan"):
        assert figures.bare(name) == figures.bare(name.upper()) == figures.bare(name.translate(figures.TWINS))


def test_the_page_of_quality_has_every_set_and_dress() -> None:
    page = sets.PAGE.read_text(encoding="utf-8")
    rows = {line.split(" | ")[0].removeprefix("| ") for line in page.splitlines() if line.startswith("| ")}
    assert {one.name for one in sets.SETS} | {*dresses.DRESSES} <= rows, "python -m tests.eval --write"


def test_tables_are_written_between_their_marks_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "quality.md"
    path.write_text(sets.PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    for made in ("a", "b"):
        sets.write({sets.ALL: made, sets.DRESSED: made}, path)
    page = path.read_text(encoding="utf-8")
    assert page.count("\n\nb\n\n<!-- end of figures ") == 2
    assert "\n\na\n\n" not in page
    with pytest.raises(ValueError, match="no marks"):
        sets.write({sets.ALL: "c", "nothing": "c"}, path)
    assert path.read_text(encoding="utf-8") == page


def test_a_set_has_its_authors_texts_and_posts_those_of_all_others() -> None:
    one, other = _pair("test", id="lotte-1"), _pair("test", id="ruth-2", contacts=[_contact("+85512000000", disguised=False)])
    tuned = _pair("tune", id="carl-3")
    found = {name.name: pairs for name, pairs in sets.by_set([one, other, tuned]).items()}
    assert found["by the contract, unread"] == [one]
    assert found["posts"] == found["long ads and cards"] == [other]
    row = next(line for line in sets.table([one, other, tuned]).splitlines() if line.startswith("| long ads"))
    assert row.startswith("| long ads and cards | 1 | 1.000 | 1.000 |  |  |  |  | 1.000 |")
