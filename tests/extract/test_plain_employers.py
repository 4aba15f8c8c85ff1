"""Employers named in ordinary lines: 18 lines that name one and 16 that name none in each of 27 languages, with ten made-up names a
language, from one with a legal form to initials (`employer_templates.json`). The lines at even places, with other
names, train the model."""

import json
from collections.abc import Sequence
from pathlib import Path

import extract
from extract.findings import Ad, Analysis

TEMPLATES = json.loads(Path(__file__).with_name("employer_templates.json").read_text(encoding="utf-8"))


def test_names_in_ordinary_lines() -> None:
    """0.65 of 2,430 are read, 56 give another name."""
    lines = [
        (name, Ad(template.replace("{n}", name), language=language, country=known["region"]))
        for language, known in TEMPLATES.items()
        for template in known["hires"][1::2]
        for name in known["names"]
    ]
    answers = _read([ad for _, ad in lines])
    right = [bool(found.employer) and found.employer.name == name for (name, _), found in zip(lines, answers, strict=True)]
    wrong = [bool(found.employer) and found.employer.name != name for (name, _), found in zip(lines, answers, strict=True)]
    assert sum(right) >= 0.62 * len(lines)
    assert sum(wrong) <= 0.03 * len(lines)


def test_no_name_where_none_is_named() -> None:
    """Hidden employers, brands one works with, schools, job boards, wallets, streets: 210 of 216 give none."""
    lines = [
        Ad(text, language=language, country=known["region"])
        for language, known in TEMPLATES.items()
        for text in known["none"][1::2]
    ]
    assert sum(found.employer is None for found in _read(lines)) >= 0.95 * len(lines)


def _read(ads: Sequence[Ad]) -> list[Analysis]:
    return list(extract.analyze_many(ads))
