"""Pay and the job in ordinary lines: 27 and 28 languages, each with its ways of writing money, ages, openings and who may apply.

The lines (`pay_templates.json`, `job_templates.json`) were written before they were read; words that were missing were then added, so
the floors tell that nothing breaks, not how new ads are read.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.findings import Ad, Job, Salary
from extract.job import job
from extract.pay import pay
from extract.reading import Reading
from extract.tables import Tables

FOLDER = Path(__file__).parent
PAY = json.loads((FOLDER / "pay_templates.json").read_text(encoding="utf-8"))
JOBS = json.loads((FOLDER / "job_templates.json").read_text(encoding="utf-8"))
EVERY = 5  # of the lines: all take a minute
AGES = ((18, 35), (21, 45))
COUNTS = (5, 20)
JOINED = ("\n", ", ", ". ")

Case = tuple[str, str, str, Any]
"""Language, country, text, and what it says."""


def test_pay_in_any_ordinary_form() -> None:
    """Nearly all of 15,062 lines are read exactly."""
    assert _right(_pay_lines()) >= 0.97


def test_pay_beside_fees_hours_and_ages() -> None:
    assert _right(_beside_lines()) >= 0.96


def test_what_is_no_pay() -> None:
    lines = [(language, given["country"], f"{given['head']}\n{line}") for language, given in PAY.items() for line in given["none"]]
    assert sum(_pay(*line) is None for line in lines) >= 0.97 * len(lines)


def test_whom_an_ad_asks_for() -> None:
    """Of 1,647 lines 0.96 are read."""
    right = [_said(field, _job(language, country, text)) == wanted for field, (language, country, text, wanted) in _job_lines()]
    assert sum(right) >= 0.93 * len(right)


def _right(lines: Iterator[Case]) -> float:
    right = [_pay(language, country, text) == wanted for language, country, text, wanted in list(lines)[::EVERY]]
    return sum(right) / len(right)


def _pay(language: str, country: str, text: str) -> tuple[object, ...] | None:
    found: Salary | None = pay.find(Reading(Ad(text, country=country), Tables(), (language,), kind="job_ad"))
    return found and (found.min, found.max, found.currency, found.period)


def _pay_lines() -> Iterator[Case]:
    for language, given in PAY.items():
        for period, forms in given["forms"].items():
            for frame in given["frames"][period]:
                for written, low, high, money in forms:
                    yield language, given["country"], _ad(given, frame, written), (low, high, money, period)
        for written, low, high, money in given["forms"]["month"]:
            for frame in given["from"] if low == high else ():
                yield language, given["country"], _ad(given, frame, written), (low, None, money, "month")
            for frame in given["up_to"] if low == high else ():
                yield language, given["country"], _ad(given, frame, written), (None, high, money, "month")


def _ad(given: dict[str, Any], frame: str, written: str) -> str:
    return f"{given['head']}\n{frame.replace('{a}', written)}"


def _beside_lines() -> Iterator[Case]:
    """Something else stands before or behind the pay, in its line or in the next."""
    for language, given in PAY.items():
        forms, frames = given["forms"]["month"], given["frames"]["month"]
        for at, other in enumerate(given["beside"]):
            for turn in range(6):
                written, low, high, money = forms[(at * 5 + turn * 7) % len(forms)]
                said = frames[(at * 3 + turn * 5) % len(frames)].replace("{a}", written)
                pair = (said, other) if turn < 3 else (other, said)
                beside = JOINED[turn % 3].join(pair)
                yield language, given["country"], f"{given['head']}\n{beside}", (low, high, money, "month")


def _job(language: str, country: str, text: str) -> Job:
    return job.find(Reading(Ad(text, country=country), Tables(), (language,), kind="job_ad"))


def _said(field: str, found: Job) -> object:
    if field == "age":
        return (found.age.min, found.age.max) if found.age else None
    if field == "none":
        return (found.age, found.gender, found.total_job_openings, found.languages)
    return {"gender": found.gender, "openings": found.total_job_openings, "languages": sorted(found.languages)}[field]


def _job_lines() -> Iterator[tuple[str, Case]]:
    for language, given in JOBS.items():
        for field, line, wanted in _told(given):
            yield field, (language, given["country"], f"{given['head']}\n{line}", wanted)


def _told(given: dict[str, Any]) -> Iterator[tuple[str, str, object]]:
    for low, high in AGES:
        for side, wanted in (("age", (low, high)), ("under", (None, high)), ("over", (18, None))):
            yield from (("age", line.replace("{l}", str(wanted[0])).replace("{h}", str(high)), wanted) for line in given[side])
    for sex in ("female", "male", "both"):
        yield from (("gender", line, None if sex == "both" else sex) for line in given[sex])
    for count in COUNTS:
        yield from (("openings", line.replace("{n}", str(count)), count) for line in given["openings"])
    yield from (("languages", line, sorted(tags)) for line, tags in given["languages"])
    yield from (("none", line, (None, None, None, ())) for line in given["none"])
