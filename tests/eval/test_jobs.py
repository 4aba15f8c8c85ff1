"""The gold of jobs and dates stands to texts that are there, and its measure counts what it says."""

import re
from datetime import date

import pytest

from extract.findings import Age, Analysis, Dates, Job, Licence, Occupation, Risk
from tests.eval import jobs, measures


def _analysis(job: Job, dates: Dates) -> Analysis:
    return Analysis("en", "", "job_ad", Risk(), None, (), (), None, job, dates)


def test_gold_belongs_to_ads_of_both_splits() -> None:
    gold, texts = jobs.gold(), {text["id"]: text for text in measures.texts()}
    assert gold.keys() <= texts.keys()
    assert {texts[name]["kind"] for name in gold} == {"job_ad"}
    for split in ("tune", "test"):
        assert sum(texts[name]["split"] == split and "licences" in entry for name, entry in gold.items()) == 146
    for entry in gold.values():
        for licence in entry.get("licences", ()):
            assert licence in texts[entry["id"]]["text"]


def test_ads_have_all_of_their_gold() -> None:
    ads = jobs.texts()
    assert [sum(ad["split"] == split for ad in ads) for split in ("tune", "test")] == [125 + 707, 125 + 350]
    assert len({ad["id"] for ad in ads}) == len(ads)
    for ad in ads:
        assert ad.keys() >= {*jobs.FIELDS, "kind", "risky", "country"}, ad["id"]
        assert all(licence in ad["text"] for licence in ad["licences"]), ad["id"]
        assert all(re.fullmatch(r"\d{4}", code) for code in ad["occupations"]), ad["id"]
        assert all(date.fromisoformat(day) for day in ad["dates"].values()), ad["id"]


def test_parts_are_read_and_told_in_one_table(capsys: pytest.CaptureFixture[str]) -> None:
    made = jobs.report(lambda ads: [_analysis(Job(), Dates(date_posted=ad.date_posted)) for ad in ads])
    rows = [line.split(" | ")[:2] for line in made.splitlines()[2:]]
    assert rows == [
        ["| ads of the posts, read", "157"],
        ["| ads with all of a job, read", "125"],
        ["| ads with all of a job, by eight more, read", "707"],
        ["| ads of the posts, unread", "155"],
        ["| ads with all of a job, unread", "125"],
        ["| ads with all of a job, by eight more, unread", "350"],
    ]
    assert "0.00 (100)" in made.splitlines()[3]  # nothing read: none of the 100 openings
    assert not re.search(r"^ +\w+-[\w-]+: ", capsys.readouterr().out.partition(", unread")[2], re.MULTILINE)  # no error is named


def test_each_field_is_counted() -> None:
    entry = {
        "id": "x",
        "openings": 4,
        "languages": ["en", "zh"],
        "age": {"min": 18, "max": None},
        "gender": None,
        "countries": ["KE"],
    }
    entry |= {"occupations": ["5120"], "licences": ["000-LB-0000"], "dates": {"interview": "2026-12-03"}}
    job = Job(
        occupations=(Occupation("cook", 0, 4, "5120"), Occupation("driver", 5, 11, "8322"), Occupation("agent", None, None, None)),
        total_job_openings=4,
        languages=("en",),
        age=Age(18, None),
        gender="female",
        licences=(Licence("DMW License No. 000-LB-0000", None, None),),
    )
    cases = [(entry, _analysis(job, Dates(date_posted="2026-11-20", interview="2026-12-03")))]
    figures = {field: jobs.measure(field, cases) for field in jobs.FIELDS}
    counted = {field: (counts.right, counts.extra, counts.missed) for field, counts in figures.items()}
    assert counted == {
        "openings": (1, 0, 0),
        "languages": (1, 0, 1),
        "age": (1, 0, 0),
        "gender": (0, 1, 0),
        "countries": (0, 0, 1),
        "occupations": (1, 1, 0),
        "licences": (1, 0, 0),
        "dates": (1, 0, 0),
    }
