"""Handles in a code that the text names or shows: other keys, keys of an old telephone, letters moved or exchanged, Morse."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from extract import analyze_many
from extract.findings import Ad

with Path(__file__).with_name("handle_codes.tsv").open(encoding="utf-8", newline="") as opened:
    CASES = list(csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("way", sorted({case["way"] for case in CASES}))
def test_a_handle_in_a_code_is_read(way: str) -> None:
    cases = [case for case in CASES if case["way"] == way]
    answers = analyze_many(Ad(case["text"], country=case["country"]) for case in cases)
    wrong = defaultdict(list)
    for case, answer in zip(cases, answers, strict=True):
        found = [f"{contact.type} {contact.value}" for contact in answer.contacts if contact.type != "phone"]
        if found != [case["contact"]]:
            wrong[case["text"]] = found
    assert not wrong
