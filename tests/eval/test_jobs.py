"""The gold of jobs and dates stands to texts that are there, and its measure counts what it says."""

from extract.findings import Age, Analysis, Dates, Job, Occupation, Risk
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


def test_each_field_is_counted() -> None:
    entry = {
        "id": "x",
        "openings": 4,
        "languages": ["en", "zh"],
        "age": {"min": 18, "max": None},
        "gender": None,
        "countries": ["KE"],
    }
    entry |= {"occupations": ["512"], "licences": [], "dates": {"interview": "2026-12-03"}}
    job = Job(
        occupations=(Occupation("cook", 0, 4, "5120"), Occupation("driver", 5, 11, "8322"), Occupation("agent", None, None, None)),
        total_job_openings=4,
        languages=("en",),
        age=Age(18, None),
        gender="female",
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
        "licences": (0, 0, 0),
        "dates": (1, 0, 0),
    }
