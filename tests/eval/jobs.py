"""The job and the dates of ads against a gold of their own (`jobs.jsonl`, keyed by the id of a text in `texts/`).

`openings` is all that the ad counts together, `occupations` are ISCO-08 minor groups (three digits), `countries` and
`languages` those asked for or preferred. Lines with `dates` alone were added for their dates. Every ad is read as posted on
`POSTED`, so that a day without a year has one; a day of a calendar that the ad does not write out is none.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from extract.findings import Analysis, Job
from tests.eval.measures import Counts

GOLD = Path(__file__).parent / "jobs.jsonl"
POSTED = "2026-11-20"
FIELDS = ("openings", "languages", "age", "gender", "countries", "occupations", "licences", "dates")

Case = tuple[dict[str, Any], Analysis]
"""One line of gold, and what the analysis gave."""


def gold(path: Path = GOLD) -> dict[str, dict[str, Any]]:
    """Id of a text → what its ad says of the job."""
    return {entry["id"]: entry for entry in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def report(split: str, cases: Sequence[Case]) -> None:
    """Precision, recall and F1 of each field; the errors of `tune` only."""
    print(f"  the job ({len(cases)} ads)")
    for field in FIELDS:
        counts = measure(field, cases)
        print("  " + counts.row(field))
        if split == "tune":
            print("\n".join(f"      {line}" for line in counts.wrong))


def measure(field: str, cases: Iterable[Case]) -> Counts:
    """One field over all ads whose gold has it."""
    counts = Counts()
    for entry, found in cases:
        if field in entry:
            counts.add(entry["id"], _wanted(field, entry), _said(field, found))
    return counts


def _wanted(field: str, entry: dict[str, Any]) -> set[Any]:
    value = entry[field]
    if field == "age":
        return {(value["min"], value["max"])} if value else set()
    if field == "dates":
        return set(value.items())
    return set(value) if isinstance(value, list) else {value} - {None}


def _said(field: str, found: Analysis) -> set[Any]:
    job, dates = found.job, found.dates
    if field == "dates":
        names = ("valid_through", "job_start", "departure", "interview")
        return {(name, getattr(dates, name)) for name in names if getattr(dates, name)}
    said = _values(job)[field]
    return {value for value in said if value is not None}


def _values(job: Job) -> dict[str, Iterable[Any]]:
    return {
        "openings": [job.total_job_openings],
        "languages": job.languages,
        "age": [(job.age.min, job.age.max)] if job.age else [],
        "gender": [job.gender],
        "countries": job.applicant_location_requirements,
        "occupations": [occupation.isco08[:3] for occupation in job.occupations if occupation.isco08],
        "licences": [licence.text for licence in job.licences],
    }
