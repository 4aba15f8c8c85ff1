"""Pay of ads with several jobs and several sums: which of these are base pay is told by a model (`extract.pay.judged`)."""

import pytest

import extract
from extract.pay.around import RANK
from extract.pay.judged import of_most
from extract.pay.ranges import Amount
from extract.pay.rows import Offer


@pytest.mark.parametrize(
    ("text", "country", "wanted"),
    [  # each is read otherwise by the rules alone, which take the one that is paid by the hour or day
        (
            "Quán phở Giả tuyển gấp:\n• Bếp chính – 13 triệu\n• Phụ bếp – 8 triệu\n• Phục vụ – 7 triệu\n• Part-time – 24k/giờ\n"
            "Thưởng lễ 500k, đi trễ phạt 50k.",
            "VN",
            (7_000_000, 13_000_000, "VND", "month"),
        ),
        (
            "Warung Contoh cari orang\nKoki (4,2jt)\nPelayan (2,8jt)\nKasir (3jt)\nCuci piring Minggu (90rb/hari)\n"
            "Uang kos dibantu 250rb, bonus 500rb, denda telat 20rb",
            "ID",
            (2_800_000, 4_200_000, "IDR", "month"),
        ),
        (
            "Loja Inventada contrata: gerente R$ 4.200, vendedor R$ 2.100, caixa R$ 1.950; folguista R$ 120 por dia. "
            "Vale-refeição R$ 30, caução do uniforme R$ 80.",
            "BR",
            (1950, 4200, "BRL", "month"),
        ),
        (
            "虚构饭店招人\n厨师 9000\n切配 6500\n服务员 5200\n周末兼职 20元/小时\n全勤奖200，迟到扣30，押金100",
            "CN",
            (5200, 9000, "CNY", "month"),
        ),
    ],
)
def test_all_jobs_of_an_ad_are_paid(text: str, country: str, wanted: tuple[float, float, str, str]) -> None:
    found = extract.analyze(text, country=country).salary
    assert found is not None
    assert (found.min, found.max, found.currency, found.period) == wanted


@pytest.mark.parametrize(
    ("text", "country"),
    [  # of the first and the last the rules alone take one for pay
        (
            "火锅店诚聘店长一名，薪资面议。门店月营业额50万左右，人均消费95元，入股最低3万可分红12%，餐标30元/天，社保按5500基数买，押金200元。",
            "CN",
        ),
        (
            "Busca-se vendedor de consórcios, só comissão. Carta de R$ 60.000 rende R$ 900, de R$ 120.000 rende R$ 1.900. "
            "Curso R$ 150, crachá R$ 25, ajuda de R$ 200 no ônibus.",
            "BR",
        ),
        (
            "정수기 점검원 모집, 급여는 건당 수수료. 점검 1건 6천원, 신규 영업 7만원, "
            "정착지원금 40만원, 유류비 8만원, 렌탈료 월 31,900원 제품.",
            "KR",
        ),
    ],
)
def test_sums_that_are_no_pay_are_none(text: str, country: str) -> None:
    assert extract.analyze(text, country=country).salary is None


def _offer(sum_: float, at: int, period: str | None = None, currency: str | None = "USD") -> Offer:
    return Offer(Amount(sum_, sum_, currency, at, at + 4), RANK["pay"], period, at + 4)


def test_the_period_and_the_money_that_most_have_are_the_ads() -> None:
    monthly, hourly = [_offer(700, 0), _offer(900, 20)], _offer(6, 40, "hour")
    assert of_most([*monthly, hourly]) == monthly
    assert of_most([hourly, *monthly]) == monthly
    assert of_most([*monthly, _offer(25_000, 60, currency="THB")]) == monthly


def test_a_sum_without_a_period_goes_with_those_of_its_size() -> None:
    hourly = [_offer(12, 0, "hour"), _offer(13, 20), _offer(15, 40)]
    assert of_most([*hourly, _offer(2400, 60)]) == hourly


def test_of_two_periods_the_first_is_the_ads() -> None:
    assert of_most([_offer(80, 0, "day"), _offer(1900, 20, "month")]) == [_offer(80, 0, "day")]
    assert of_most([]) == []


def test_what_stands_far_behind_is_of_another_ad_of_the_page() -> None:
    near = [_offer(700, 0), _offer(900, 20)]
    assert of_most([*near, _offer(950, 600)]) == near
    assert of_most([*near, _offer(950, 200), _offer(800, 500)])[-1].amount.low == 800
