"""Pay for an hour, day, week, month and year as each language writes it, with a slash and in words, and hours and rents beside it."""

import json
from pathlib import Path

import pytest

import extract
from extract import analyze_many
from extract.findings import Ad
from extract.tables import Tables

CASES = [json.loads(line) for line in Path(__file__).with_name("pay_periods.jsonl").read_text("utf-8").splitlines()]


def test_periods_are_read_in_each_language() -> None:
    assert len(CASES) > 900
    wrong = {}
    for case, answer in zip(CASES, analyze_many(Ad(case["text"], country=case["country"]) for case in CASES), strict=True):
        pay = answer.salary
        found = [pay.min, pay.max, pay.currency, pay.period] if pay else None
        if found != case["pay"]:
            wrong[case["text"]] = found
    assert not wrong


WHOLE = {"hour": 15, "day": 100, "week": 500, "month": 2000, "year": 30_000}
SLASHED = [
    (row["phrase"][1:], row["period"])
    for row in Tables().rows("pay_periods")
    if row["phrase"][0] == "/" and row["period"] in WHOLE and row["phrase"][1:] not in {"год", "j", "година", "год."}
]


@pytest.mark.parametrize("form", ["{} € / {}", "{} €/ {} + bonus", "{} / {}", "{} €/{}"])
def test_a_space_may_stand_behind_the_slash(form: str) -> None:
    texts = [f"Cook needed for hotel. Salary {form.format(WHOLE[period], word)}" for word, period in SLASHED]
    answers = analyze_many(Ad(text, country="DE") for text in texts)
    wrong = {
        text: answer.salary and answer.salary.period
        for text, (_, period), answer in zip(texts, SLASHED, answers, strict=True)
        if answer.salary is None or answer.salary.period != period
    }
    assert len(SLASHED) > 500 and not wrong


@pytest.mark.parametrize("letters", ["m/w/d", "(m/w/d)", "m / w / d", "w/m/d", "f/m/d", "h/f"])
def test_letters_for_women_and_men_are_no_period(letters: str) -> None:
    salary = extract.analyze(f"Koch für Gasthof gesucht, 3.100 € brutto {letters}", country="DE").salary
    assert salary is not None and (salary.min, salary.period) == (3100, "month")
