"""What stands around numbers, dates and words of an ad, and what is made of the models' points. All texts are ours."""

import re
from collections.abc import Callable

import pytest

from extract import linear
from extract.findings import Ad, Age
from extract.job import ages, alike, applicants, dates, job, languages, sums
from extract.reading import Reading
from extract.tables import Tables
from extract.words import spots
from extract.words.phrases import Hit
from extract.words.spots import Spot, around, names
from tests.linear import assert_linear
from tests.training import train_job


def test_a_spot_knows_its_line_its_signs_and_the_words_around_it() -> None:
    flat = "we need cooks\n- waiters: 4\nrooms 12"
    text = around(flat, (0, 14, 27), [13, 26], {"hire": [Hit(3, 7, {})], "job": [Hit(8, 13, {}), Hit(16, 23, {})]})
    found = names(text, [Spot(25, 26, 4, ("rule entry",)), Spot(33, 35, 12)])
    assert {"line within ends", "sign before :", "off job", "line has job", "rule entry", "later next line"} <= set(found[0])
    assert {"earlier next line rule entry", "one is rule entry", "line within ends"} <= set(found[1])
    assert not any(name.endswith((" hire", " job")) for name in found[1] if not name.startswith("one"))  # words of other lines


@pytest.mark.parametrize("field", train_job.FIELDS, ids=lambda field: field.name)
def test_each_field_has_its_model(field: train_job.Field) -> None:
    model = linear.load(spots.file(field.name))
    assert model.dense.shape == (len(model.names), 1 if field.classes == 2 else field.classes)
    assert "bias" in model.rows


def test_of_two_bounds_that_no_one_meets_the_likelier_stays() -> None:
    found = [Spot(0, 2, 35), Spot(3, 5, 18)]
    assert ages.chosen(found, [[0.0, 2.0, 1.0], [0.0, 0.5, 1.0]]) == Age(35, None)
    assert ages.chosen(found[::-1], [[0.0, 2.0, 1.0], [0.0, 0.5, 1.0]]) == Age(18, 35)
    assert ages.chosen(found, [[1.0, 0.0, 0.0], [1.0, 0.0, 0.0]]) is None


def test_answers_follow_the_points() -> None:
    assert sums.total([Spot(0, 1, 4), Spot(2, 3, 9), Spot(4, 5, 2)], [[1.0], [-1.0], [0.1]]) == 6
    assert sums.total([Spot(0, 1, 6)], [[-1.0]]) is None
    assert languages.chosen([Spot(0, 1, "en zh"), Spot(2, 3, "fr"), Spot(4, 5, "en")], [[1.0], [-1.0], [1.0]]) == ("en", "zh")
    assert applicants.the_sex([Spot(0, 1, "female"), Spot(2, 3, "male")], [[1.0], [1.0]]) is None
    assert applicants.asked_nations([Spot(0, 1, "NP"), Spot(2, 3, "IN")], [[1.0], [-1.0]]) == ("NP",)
    days = [Spot(0, 1, {"interview": "2026-12-14"}), Spot(2, 3, {"interview": "2026-12-16"})]
    assert dates.chosen(days, [[0.0] * 5 + [1.0]] * 2) == {"interview": "2026-12-14"}


NAMED = ("named",)


@pytest.mark.parametrize(
    ("counts", "total"),
    [
        ([(0, 6, ()), (2, 4, ()), (4, 2, ())], 6),  # the sum first
        ([(0, 6, NAMED), (2, 4, NAMED), (4, 2, NAMED)], 12),
        ([(0, 4, NAMED), (2, 2, NAMED), (4, 6, ())], 6),  # the sum last
        ([(0, 2, NAMED), (20, 4, NAMED), (30, 1, ()), (40, 3, ())], 6),  # 2 cooks, 4 waiters (1 man, 3 women)
        ([(0, 2, NAMED), (20, 4, NAMED), (30, 1, (*NAMED, "part")), (40, 3, ("part",))], 6),
        ([(0, 2, NAMED), (20, 4, NAMED), (30, 1, NAMED), (40, 3, NAMED)], 10),  # 2 cooks, 4 waiters, 1 guard, 3 drivers
        ([(0, 2, NAMED), (20, 4, NAMED), (90, 1, ()), (99, 3, ())], 10),  # far from it no parts
        ([(0, 4, NAMED), (9, 4, ())], 8),  # one number is no sum
    ],
)
def test_what_an_ad_counts_twice_counts_once(counts: list[tuple[int, int, tuple[str, ...]]], total: int) -> None:
    found = [Spot(start, start + 1, value, said) for start, value, said in counts]
    assert sums.total(found, [[1.0]] * len(found)) == total


@pytest.mark.parametrize(
    ("language", "text", "total"),
    [
        ("en", "Hotel in Doha needs: 2 cooks, 4 waiters (1 man, 3 women). Apply by 12 May 2027.", 6),
        ("en", "HIRING\nCooks: 2\nWaiters: 4 (1 male, 3 female)\nTotal 6", 6),
        ("es", "Se buscan 6 vendedores (3 hombres y 3 mujeres) y 1 cajero", 7),
        ("en", "We need 4 cooks (2 years of experience), 1 guard and 3 drivers", 8),
    ],
)
def test_parts_in_brackets_are_read(language: str, text: str, total: int) -> None:
    reading = Reading(Ad(text), Tables(), (language,))
    reading.kind = "job_ad"
    assert job.find(reading).total_job_openings == total


@pytest.mark.parametrize(
    ("flat", "rows"),
    [
        ("cook – 2 posts – 900\nelectrician – 1 post – 800\nrooms 40", [[0, 2], [1, 3], [4]]),
        ("| cook | 2 | 90 |\n| guard | 4 | 80 |", [[0, 2], [1, 3]]),
        ("2 cooks and 3 cooks, 40 beds", [[0, 1], [2]]),
        ("cook: 2\n\n\n\ncook: 3", [[0], [1]]),
    ],
)
def test_numbers_stand_alike_in_lists_and_columns(flat: str, rows: list[list[int]]) -> None:
    lines = [0, *(match.end() for match in re.finditer("\n", flat))]
    found = [Spot(*match.span(), int(match[0])) for match in re.finditer(r"\d+", flat)]
    text = around(flat, lines, [], {})
    assert alike.rows(text, found) == rows
    points = [[4.0 * index] for index in range(len(found))]
    for row in rows:
        mean = sum(4.0 * index for index in row) / len(row)
        assert [alike.shared(text, found, points)[index] for index in row] == [[2.0 * index + mean / 2] for index in row]


def test_the_order_of_days_is_told() -> None:
    reading = Reading(Ad("Apply by 12 May 2026. Posted 2 May 2026, start 1 June 2026."), Tables(), ("en",))
    found = dates.told(reading, dates.beside(reading))
    assert [[name for name in spot.said if name.startswith("day ")] for spot in found] == [
        ["day 1 of 3"],
        ["day 0 of 3"],
        ["day 2 of 3"],
    ]


def test_numbers_that_count_people_are_told_by_their_sum() -> None:
    assert train_job.choice(7, [3, 4, 7, 2], [1.0, 1.0, -1.0, -1.0]) == [1, 1, 0, 0]
    assert train_job.choice(7, [3, 4, 7, 2], [-1.0, -1.0, 1.0, -1.0]) == [0, 0, 1, 0]
    assert train_job.choice(None, [3], [5.0]) == [0]
    assert train_job.choice(8, [3], [5.0]) == [0]


@pytest.mark.parametrize("piece", ["20 ", "female ", "english ", "5 cooks, ", "12/12/2026 ", "- 3\n", "nepali "])
def test_time_is_linear_in_what_may_mean_something(piece: str) -> None:
    def work(times: int) -> Callable[[], object]:
        text = piece * times

        def read() -> None:
            reading = Reading(Ad(text), Tables(), ("en",))
            reading.kind = "job_ad"
            job.find(reading)
            dates.find(reading)

        return read

    assert_linear(work, 200)


def test_time_is_linear_in_different_days() -> None:
    def work(times: int) -> Callable[[], object]:
        text = ", ".join(f"{day % 28 + 1}/{day // 28 % 12 + 1}/{1990 + day // 336}" for day in range(times))
        reading = Reading(Ad(text), Tables(), ("en",))
        text_around = dates.beside(reading)
        assert len(reading.days) == times
        return lambda: dates.told(reading, text_around)

    assert_linear(work, 5_800)
