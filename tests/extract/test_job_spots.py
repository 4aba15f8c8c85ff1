"""What stands around numbers, dates and words of an ad, and what is made of the models' points. All texts are ours."""

from collections.abc import Callable

import pytest

from extract import linear
from extract.findings import Ad, Age
from extract.job import ages, applicants, dates, job, languages, openings
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
    assert openings.chosen([Spot(0, 1, 4), Spot(2, 3, 9), Spot(4, 5, 2)], [[1.0], [-1.0], [0.1]]) == 6
    assert openings.chosen([Spot(0, 1, 6), Spot(2, 3, 4), Spot(4, 5, 2)], [[1.0]] * 3) == 6  # the sum first
    assert openings.chosen([Spot(0, 1, 6, ("job",)), Spot(2, 3, 4), Spot(4, 5, 2)], [[1.0]] * 3) == 12
    assert openings.chosen([Spot(0, 1, 6)], [[-1.0]]) is None
    assert languages.chosen([Spot(0, 1, "en zh"), Spot(2, 3, "fr"), Spot(4, 5, "en")], [[1.0], [-1.0], [1.0]]) == ("en", "zh")
    assert applicants.the_sex([Spot(0, 1, "female"), Spot(2, 3, "male")], [[1.0], [1.0]]) is None
    assert applicants.asked_nations([Spot(0, 1, "NP"), Spot(2, 3, "IN")], [[1.0], [-1.0]]) == ("NP",)
    days = [Spot(0, 1, {"interview": "2026-12-14"}), Spot(2, 3, {"interview": "2026-12-16"})]
    assert dates.chosen(days, [[0.0] * 5 + [1.0]] * 2) == {"interview": "2026-12-14"}


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
