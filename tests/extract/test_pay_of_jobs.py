"""Pay of ads with several jobs and several sums: which of these are base pay is told by a model (`extract.pay.judged`)."""

import pytest

import extract
from extract.pay.around import RANK
from extract.pay.judged import together
from extract.pay.ranges import Amount
from extract.pay.rows import Offer
from extract.words.spots import file


@pytest.mark.parametrize(
    ("text", "country", "wanted"),
    [
        (
            "Bistro Fakehill is hiring\n- Head chef 3,200 GBP\n- Waiter 2,100 GBP\n- Dishwasher 1,900 GBP\n"
            "- Weekend help 12 GBP an hour\nStaff meals. Uniform deposit 40 GBP, bring a friend and get 150 GBP.",
            "GB",
            (1900, 3200, "GBP", "month"),
        ),
        (
            "Panadería Falsa busca personal: maestro panadero 1.650 euros, ayudante 1.300 euros, dependienta 1.250 euros. "
            "Sábados extra 60 euros. Fianza de la taquilla 20 euros.",
            "ES",
            (1250, 1650, "EUR", "month"),
        ),
        (
            "Quán phở Giả tuyển gấp:\n• Bếp chính – 13 triệu\n• Phụ bếp – 8 triệu\n• Phục vụ – 7 triệu\n• Part-time – 24k/giờ\n"
            "Thưởng lễ 500k, đi trễ phạt 50k.",
            "VN",
            (7_000_000, 13_000_000, "VND", "month"),
        ),
        (
            "Работа в кафе «Выдумка»: повар 80 000 руб., бариста 60 000 руб., мойщик 50 000 руб. Штраф за опоздание 500 руб., "
            "за друга 5 000 руб.",
            "RU",
            (50_000, 80_000, "RUB", "month"),
        ),
    ],
)
def test_all_jobs_of_an_ad_are_paid(text: str, country: str, wanted: tuple[float, float, str, str]) -> None:
    found = extract.analyze(text, country=country).salary
    assert found is not None
    assert (found.min, found.max, found.currency, found.period) == wanted


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Insurance agents wanted. No fixed salary: who brings a premium of 900,000 KES a month gets a bonus of 40,000 KES.", "KE"),
        ("Ищем продавца в веломагазин, зарплата по итогам собеседования. Велосипеды у нас по 45 000 руб., ремонт 800 руб.", "RU"),
    ],
)
def test_sums_that_are_no_pay_are_none(text: str, country: str) -> None:
    assert extract.analyze(text, country=country).salary is None


def _offer(sum_: float, at: int, period: str | None = None, currency: str | None = "USD") -> Offer:
    return Offer(Amount(sum_, sum_, currency, at, at + 4), RANK["pay"], period, at + 4)


def test_the_period_and_the_money_that_most_have_are_the_ads() -> None:
    monthly, hourly = [_offer(700, 0), _offer(900, 20)], _offer(6, 40, "hour")
    assert together([*monthly, hourly]) == monthly
    assert together([hourly, *monthly]) == monthly
    assert together([*monthly, _offer(25_000, 60, currency="THB")]) == monthly


def test_a_sum_without_a_period_goes_with_those_of_its_size() -> None:
    hourly = [_offer(12, 0, "hour"), _offer(13, 20), _offer(15, 40)]
    assert together([*hourly, _offer(2400, 60)]) == hourly


def test_of_two_periods_the_first_is_the_ads() -> None:
    assert together([_offer(80, 0, "day"), _offer(1900, 20, "month")]) == [_offer(80, 0, "day")]
    assert together([]) == []


def test_the_model_is_packaged() -> None:
    assert file("pay").stat().st_size < 500_000
