"""Pay for an hour, day, week, month and year as each language writes it, with a slash and in words, and hours and rents beside it."""

import json
from pathlib import Path

from extract import analyze_many
from extract.findings import Ad

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
