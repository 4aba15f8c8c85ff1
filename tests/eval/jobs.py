"""The job and the dates of ads against a gold of their own.

Two collections: `job_ads/*.jsonl`, ads by thirteen writers, `EIGHT` of them later, in 138 languages and spellings, who were asked for
all that ads say of a job; and `jobs.jsonl`, a gold for ads that stand in `texts/`, keyed by their id. Of split `tune` errors are read, of
`test` only counted.

`openings` is all that the ad counts together, `occupations` are ISCO-08 codes, compared as minor groups (three digits), `countries` and
`languages` those asked for or preferred; a licence is its number. Lines with `dates` alone were added for their dates. The ads of
`texts/` are read as posted on `POSTED`, so that a day without a year has one; in those of `job_ads/` it has one where the ad tells a year.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.findings import Ad, Analysis, Job
from tests.eval import measures
from tests.eval.figures import markdown
from tests.eval.measures import Counts

GOLD = Path(__file__).parent / "jobs.jsonl"
ADS = Path(__file__).parent / "job_ads"
POSTED = "2026-11-20"
FIELDS = ("openings", "languages", "age", "gender", "countries", "occupations", "licences", "dates")
EIGHT = frozenset({"abra", "bao", "caro", "dalu", "emba", "faya", "gisa", "hanko"})
NAMES = {"countries": "nationalities", "gender": "sex"}  # what the table calls a field
_DAYS = ("date_posted", "valid_through", "job_start", "departure", "interview")
_HINT = ("date_posted", POSTED)  # given with the ad, not read in it
_LABEL = 60  # characters that may stand with the number of a licence

Case = tuple[dict[str, Any], Analysis]
"""One line of gold, and what the analysis gave."""


@dataclass(frozen=True, slots=True)
class Part:
    """Ads with their gold, and how they are read."""

    name: str
    split: str
    ads: tuple[dict[str, Any], ...]
    posted: str | None = None

    def read(self, read: Callable[[Iterable[Ad]], Iterable[Analysis]]) -> list[Case]:
        asked = (Ad(ad["text"], language=ad["language"], country=ad["country"], date_posted=self.posted) for ad in self.ads)
        return list(zip(self.ads, read(asked), strict=True))


def gold(path: Path = GOLD) -> dict[str, dict[str, Any]]:
    """Id of a text → what its ad says of the job."""
    return {entry["id"]: entry for entry in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def texts(folder: Path = ADS) -> list[dict[str, Any]]:
    """The ads that have their gold with them."""
    return measures.texts(folder)


def parts() -> list[Part]:
    """The collections by split, those nobody has read last."""
    known = gold()
    posts = [{**text, **known[text["id"]]} for text in measures.texts() if text["id"] in known]
    first, later = ([ad for ad in texts() if (ad["id"].partition("-")[0] in EIGHT) is late] for late in (False, True))
    told = (
        ("ads of the posts", posts, POSTED),
        ("ads with all of a job", first, None),
        ("ads with all of a job, by eight more", later, None),
    )
    return [
        Part(f"{name}, {seen}", split, tuple(ad for ad in ads if ad["split"] == split), posted)
        for split, seen in (("tune", "read"), ("test", "unread"))
        for name, ads, posted in told
    ]


def report(read: Callable[[Iterable[Ad]], Iterable[Analysis]]) -> str:
    """Print precision, recall and F1 of each field, and the errors of `tune`; the F1 of all parts as a table of Markdown."""
    rows = []
    for part in parts():
        cases = part.read(read)
        counted = {field: measure(field, cases) for field in FIELDS}
        print(f"the job, {part.name} ({len(cases)})")
        for field, counts in counted.items():
            print(counts.row(field))
            if part.split == "tune":
                print("\n".join(f"      {line}" for line in counts.wrong))
        rows.append((part.name, str(len(cases)), *(_figure(counts) for counts in counted.values())))
    return markdown(("", "ads", *(NAMES.get(field, field) for field in FIELDS)), rows)


def _figure(counts: Counts) -> str:
    return f"{counts.f1:.2f} ({counts.right + counts.missed})"


def measure(field: str, cases: Iterable[Case]) -> Counts:
    """One field over all ads whose gold has it."""
    counts = Counts()
    for entry, found in cases:
        if field in entry:
            want = wanted(field, entry)
            counts.add(entry["id"], want, _said(field, entry, found) - ({_HINT} - want))
    return counts


def wanted(field: str, entry: dict[str, Any]) -> set[Any]:
    value = entry[field]
    if field == "age":
        return {(value["min"], value["max"])} if value else set()
    if field == "dates":
        return set(value.items())
    if field == "occupations":
        return {code[:3] for code in value}
    return set(value) if isinstance(value, list) else {value} - {None}


def _said(field: str, entry: dict[str, Any], found: Analysis) -> set[Any]:
    job, dates = found.job, found.dates
    if field == "dates":
        return {(name, getattr(dates, name)) for name in _DAYS if getattr(dates, name)}
    if field == "licences":
        return {_number(licence.text, entry["licences"]) for licence in job.licences}
    said = _values(job)[field]
    return {value for value in said if value is not None}


def _number(said: str, numbers: Sequence[str]) -> str:
    """The number of the gold that stands in what is said, with no more than a label; else what is said."""
    return next((number for number in numbers if number in said and len(said) <= len(number) + _LABEL), said)


def _values(job: Job) -> dict[str, Iterable[Any]]:
    return {
        "openings": [job.total_job_openings],
        "languages": job.languages,
        "age": [(job.age.min, job.age.max)] if job.age else [],
        "gender": [job.gender],
        "countries": job.applicant_location_requirements,
        "occupations": [occupation.isco08[:3] for occupation in job.occupations if occupation.isco08],
    }
