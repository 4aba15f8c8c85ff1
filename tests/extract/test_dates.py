"""Dates by the words beside them, in any calendar and order. All texts are ours."""

from functools import partial
from pathlib import Path

import pytest

from extract.findings import Ad, Dates
from extract.job import dates
from extract.reading import Reading
from extract.tables import Tables
from tests.linear import assert_linear


def read(language: str, text: str, **fields: object) -> Dates:
    return dates.find(Reading(Ad(text, **fields), Tables(), (language,)))  # type: ignore[arg-type]  # test fields


CASES = [
    ("en", "Apply before 15 December 2026.", "valid_through", "2026-12-15"),
    ("en", "Flight on January 5, 2027", "departure", "2027-01-05"),
    ("th", "ปิดรับสมัคร 31 ธันวาคม 2569", "valid_through", "2026-12-31"),
    ("th", "สัมภาษณ์วันที่ 5 ม.ค. 70", "interview", "2027-01-05"),
    ("zh-Hans", "截止日期：2026年12月31日", "valid_through", "2026-12-31"),
    ("vi", "Khởi hành ngày 5 tháng 12 năm 2026", "departure", "2026-12-05"),
    ("id", "Paling lambat 10 Desember 2026", "valid_through", "2026-12-10"),
    ("ru", "Собеседование 10.01.2027", "interview", "2027-01-10"),
    ("pt", "Início em 3 de fevereiro de 2027", "job_start", "2027-02-03"),
    ("bn", "আবেদনের শেষ তারিখ ১৫ ডিসেম্বর ২০২৬", "valid_through", "2026-12-15"),
    ("ar", "آخر موعد ١٥ ديسمبر ٢٠٢٦", "valid_through", "2026-12-15"),
    ("tl", "Interview sa 12/20/2026", "interview", "2026-12-20"),
    ("km", "ផុតកំណត់ ថ្ងៃទី ១៥ ធ្នូ ២០២៦", "valid_through", "2026-12-15"),
]


@pytest.mark.parametrize(("language", "text", "field", "wanted"), CASES)
def test_date(language: str, text: str, field: str, wanted: str) -> None:
    found = read(language, text)
    assert getattr(found, field) == wanted
    assert sum(value is not None for value in (found.date_posted, found.valid_through, found.job_start)) <= 1


MORE = [line.split("\t") for line in (Path(__file__).parent / "date_cases.tsv").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("language", "text", "field", "wanted"), MORE)
def test_in_many_words(language: str, text: str, field: str, wanted: str) -> None:
    assert (getattr(read(language, text), field) or "-") == wanted


def test_year_comes_from_the_ads_own_date_and_never_from_the_clock() -> None:
    assert read("ko", "출국 1월 5일", date_posted="2026-10-01T10:00:00Z").departure == "2027-01-05"
    assert read("ko", "출국 1월 5일").departure is None


def test_structured_fields_go_first() -> None:
    found = read("ru", "text", date_posted="2026-11-02", valid_through="15 декабря 2026")
    assert (found.date_posted, found.valid_through) == ("2026-11-02", "2026-12-15")
    assert read("en", "text", date_posted="soon").date_posted is None


def test_numbers_that_are_no_dates() -> None:
    assert read("en", "Interview: typing 30/40 wpm, call 02-000-0000, 31/31/2026, until 99/1") == Dates()


@pytest.mark.parametrize("piece", ["1/1/2026 ", "may ", "5 may 2026 ", "until ", "1-"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert_linear(lambda size: partial(read, "en", piece * (size // len(piece))), 8_000)
