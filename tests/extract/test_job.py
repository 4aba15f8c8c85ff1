"""Occupations, openings and whom an ad asks for, in many languages. All texts are ours."""

from functools import partial
from pathlib import Path

import pytest

from extract.findings import Ad, Job
from extract.job import job
from extract.reading import Reading
from extract.tables import Tables
from tests.linear import assert_linear


def read(text: str, kind: str = "job_ad", **fields: object) -> Job:
    return job.find(Reading(Ad(text, **fields), Tables(), ("en",), kind=kind))  # type: ignore[arg-type]  # test fields


CASES = [
    ("Customer service, age 18-35, female only. 20 vacancies", "4222", 20, (18, 35), "female"),
    ("招聘客服专员10名，年龄18-35岁，限女", "4222", 10, (18, 35), "female"),
    ("รับสมัครแม่ครัว 5 อัตรา อายุ 20-35 ปี เพศหญิง", "5120", 5, (20, 35), "female"),
    ("Tuyển 10 nhân viên đánh máy, tuổi từ 18 đến 30, nam nữ", "4132", 10, (18, 30), None),
    ("Dibutuhkan 15 orang admin, usia maks 35 tahun, wanita", "4110", 15, (None, 35), "female"),
    ("Требуются 5 водителей, возраст до 45 лет", "8322", 5, (None, 45), None),
    ("18세 이상 여성 상담원 10명 모집", "4222", 10, (18, None), "female"),
    ("বয়স ১৮-৩৫ বছর, ২০ জন কম্পিউটার অপারেটর নিয়োগ", "4132", 20, (18, 35), None),
    ("Wanahitajika wapishi 10, umri miaka 21-35", "5120", 10, (21, 35), None),
    ("ሹፌር 5 ሰዎች ያስፈልጋሉ ዕድሜ 20-40", "8322", 5, (20, 40), None),
]


@pytest.mark.parametrize(("text", "isco", "openings", "age", "gender"), CASES)
def test_job(text: str, isco: str, openings: int, age: tuple[int | None, int | None], gender: str | None) -> None:
    found = read(text)
    assert found.occupations[0].isco08 == isco
    assert found.total_job_openings == openings
    assert found.age and (found.age.min, found.age.max) == age
    assert found.gender == gender
    for part in (*found.occupations, *found.licences):
        assert part.start is not None and text[part.start : part.end] == part.text


def test_nationalities_languages_licences() -> None:
    found = read("Filipinos only, fluent English and Mandarin. DMW License No. 000-LB-00001")
    assert found.applicant_location_requirements == ("PH",)
    assert found.languages == ("en", "zh")
    assert [licence.text for licence in found.licences] == ["DMW License No. 000-LB-00001"]


def test_numbers_that_are_no_openings_or_ages() -> None:
    found = read("Call 02 000 0000, 12 hours a day, 30% bonus, 10 years experience, licensed agency")
    assert found == Job()


def test_occupation_of_the_title_has_no_span() -> None:
    found = read("Good pay", title="Cook wanted")
    assert found.occupations[0].start is None and found.occupations[0].text == "Cook"


def test_only_in_job_ads() -> None:
    assert read("Customer service offered by scammers", kind="warning") == Job()


@pytest.mark.parametrize("piece", ["18-35 ", "10 people ", "licence no 1/", "客服", "age 20 "])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert_linear(lambda size: partial(read, piece * (size // len(piece))), 8_000)


def _said(found: Job, field: str) -> str:
    """One field of a Job as `job_cases.tsv` has it; `-` for nothing."""
    age = found.age
    said = {
        "openings": str(found.total_job_openings or ""),
        "age": f"{age.min or ''}-{age.max or ''}" if age else "",
        "gender": found.gender or "",
        "languages": ",".join(found.languages),
        "countries": ",".join(found.applicant_location_requirements),
        "licences": ",".join(licence.text for licence in found.licences),
        "isco08": ",".join(occupation.isco08 or "" for occupation in found.occupations),
    }
    return said[field] or "-"


# These lines train the models, as those of ages and dates do: they show that nothing is lost, not how well other lines are read.
MORE = [line.split("\t") for line in (Path(__file__).parent / "job_cases.tsv").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("text", "field", "wanted"), MORE)
def test_in_many_words(text: str, field: str, wanted: str) -> None:
    assert _said(read(text), field) == wanted


AGES = [line.split("\t") for line in Path(__file__).with_name("age_cases.tsv").read_text("utf-8").splitlines()]


def test_ages_are_read_in_each_language() -> None:
    wrong = {}
    for _, text, wanted in AGES:
        age = read(text).age
        if (found := age and f"{age.min or '?'}-{age.max or '?'}") != wanted:
            wrong[text] = found
    assert len(AGES) > 80 and not wrong
