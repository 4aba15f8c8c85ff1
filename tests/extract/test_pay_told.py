"""Sums as people say them: in words of many languages, two at once, with parts left unsaid, taken back or said again."""

from collections.abc import Callable
from pathlib import Path

import pytest

import extract
from extract.findings import Ad
from extract.pay import pay
from extract.pay.amounts import find_amounts
from extract.reading import Reading
from extract.tables import Tables
from extract.text.normalize import fold
from extract.words.phrases import digits
from tests.linear import assert_linear

_TABLES = Tables()
# Language, readers' country, text, and what is offered (min, max, money, period; _: not said; -: no pay): units left out, sums mocked,
# paid in another money, paid for each, in words. Written before the words that they needed.
_FAMILIES = [line.split("\t") for line in Path(__file__).with_name("pay_families.tsv").read_text("utf-8").splitlines()]
_Pay = tuple[float | None, float | None, str, str]


def _sums(text: str, language: str) -> list[tuple[float, float]]:
    return [(each.low, each.high) for each in find_amounts(digits(fold(text).text), _TABLES, (language,))]


def _pay(text: str, country: str) -> _Pay | None:
    analysis = extract.analyze(text, country=country)
    assert analysis.kind == "job_ad"
    found = analysis.salary
    return (found.min, found.max, found.currency, found.period) if found else None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("zweitausend einhundert Euro", "de", 2100),
        ("eintausendachthundert Euro", "de", 1800),
        ("vijftienhonderdvijftig euro", "nl", 1550),
        ("milleottocento euro", "it", 1800),
        ("quatre vingt mille francs", "fr", 80_000),
        ("tiga juta tujuh ratus", "id", 3_700_000),
        ("seribu lapan", "ms", 1800),
        ("tiga ribu setengah ringgit", "ms", 3500),
        ("два с половиной миллиона сум", "ru", 2_500_000),
        ("साढ़े तीन हजार", "hi", 3500),
        ("ساڑھے تین ہزار درہم", "ur", 3500),
        ("সাড়ে বারো হাজার টাকা", "bn", 12_500),
        ("இருபத்தி ரெண்டாயிரம் ரூபாய்", "ta", 22_000),
        ("ഇരുപത്തി അയ്യായിരം രൂപ", "ml", 25_000),
        ("හැට පන්දාහ", "si", 65_000),
        ("hai chục triệu", "vi", 20_000_000),
        ("iki min beş yüz manat", "az", 2500),
        ("dy mijë e pesëqind euro", "sq", 2500),
        ("երկու հարյուր հազար դրամ", "hy", 200_000),
        ("ათას ორასი ლარი", "ka", 1200),
        ("dubu talatin", "ha", 30_000),
        ("만 천 원", "ko", 11_000),
        ("one point five million kyat", "en", 1_500_000),
        ("五,五千", "zh", 5000),
    ],
)
def test_a_sum_in_words(text: str, language: str, expected: float) -> None:
    assert _sums(text, language)[-1] == (expected, expected)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("mười tám hai mươi triệu", "vi", (18_000_000, 20_000_000)),
        ("yirmi beş otuz bin lira", "tr", (25_000, 30_000)),
        ("fifteen twenty thousand baht", "en", (15_000, 20_000)),
        ("mille à mille cinq cents dollars", "fr", (1000, 1500)),
        ("三四万", "zh", (30_000, 40_000)),
        ("五六千块钱", "zh", (5000, 6000)),
        ("二、三十万", "ja", (200_000, 300_000)),
    ],
)
def test_two_numbers_at_once(text: str, language: str, expected: tuple[float, float]) -> None:
    assert _sums(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("two thousand nineteen", "en", (2019, 2019)),
        ("thirty five thousand", "en", (35_000, 35_000)),
        ("三千四百", "zh", (3400, 3400)),
        ("一万二", "zh", (12_000, 12_000)),
        ("two million three hundred thousand", "en", (2_300_000, 2_300_000)),
        ("خمسة وعشرين ألف ليرة", "ar", (25_000, 25_000)),
    ],
)
def test_one_number_stays_one(text: str, language: str, expected: tuple[float, float]) -> None:
    assert _sums(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("a few thousand dollars were lost", "en"),
        ("несколько тысяч долларов", "ru"),
        ("ming rahmat", "uz"),
        ("quince años, dos meses", "es"),
        ("it costs five dollars", "en"),
        ("ரூம் இருக்கு", "ta"),  # a room, not ரூ
    ],
)
def test_other_words_are_no_sum(text: str, language: str) -> None:
    assert _sums(text, language) == []


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        (
            "Operator kerak, ish bor, oyiga ming dollar beramiz, yotoq tekin, telegram @demo_fake",
            "UZ",
            (1000, 1000, "USD", "month"),
        ),
        ("نحتاج عامل مطعم، الراتب ألف دولار شهريا، السكن علينا", "IQ", (1000, 1000, "USD", "month")),
        ("wir suchen eine Küchenhilfe, vierzehn Euro die Stunde, Essen frei", "DE", (14, 14, "EUR", "hour")),
        ("식당 홀 직원 구합니다 월급은 이백오십이고 숙소 있어요 전화 주세요", "KR", (2_500_000, 2_500_000, "KRW", "month")),
        ("식당 홀 직원 모집, 월급은 삼백에서 사백 사이, 숙소 있어요", "KR", (3_000_000, 4_000_000, "KRW", "month")),
        ("时薪二十五块，招服务员，包吃", "CN", (25, 25, "CNY", "hour")),
        ("garson arıyoruz, ustaysa kırk bin, kalfaysa otuz beş, yemek bizden", "TR", (35_000, 40_000, "TRY", "month")),
        ("مطلوب طباخ ونادل للمطعم، الراتب أربعة آلاف للطباخ وثلاثة للنادل، السكن علينا", "SA", (3000, 4000, "SAR", "month")),
        ("ہمیں دو ڈرائیور چاہئیں، تنخواہ ٹرک والے کی چالیس ہزار اور وین والے کی تیس ہزار", "PK", (30_000, 40_000, "PKR", "month")),
        (
            "We need a kitchen helper, the salary is eight hundred, no sorry, nine hundred dollars a month",
            "",
            (900, 900, "USD", "month"),
        ),
        (
            "kami cari pembantu kedai, gaji seribu tujuh, tujuh ratus, seribu tujuh ratus sebulan",
            "MY",
            (1700, 1700, "MYR", "month"),
        ),
        ("Naghahanap ng panadero ang panaderya, bukas simula 1998, ay sasahod ng 16,000", "PH", (16_000, 16_000, "PHP", "month")),
    ],
)
def test_pay_as_it_is_told(text: str, country: str, expected: _Pay) -> None:
    assert _pay(text, country) == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Требуется курьер в Камбоджу: от нас билет, 3000 $ за поездку, пиши @demo_fake", "RU"),
        ("Hiring travellers to carry documents, 2,000 USD per trip, telegram @demo_fake", ""),
    ],
)
def test_what_a_trip_brings_is_no_pay(text: str, country: str) -> None:
    assert _pay(text, country) is None


@pytest.mark.parametrize(("language", "country", "text", "expected"), _FAMILIES)
def test_families_of_wordings(language: str, country: str, text: str, expected: str) -> None:
    found = pay.find(Reading(Ad(text, country=country), _TABLES, (language,), kind="job_ad"))
    said = [found.min, found.max, found.currency, found.period] if found else ["-"]
    assert " ".join("_" if each is None else f"{each:.10g}" if isinstance(each, float) else each for each in said) == expected


@pytest.mark.parametrize(
    ("text", "language", "country", "expected"),
    [
        ("Đơn hàng thực phẩm Nhật Bản, tuyển 10 nữ. Lương 16-18 man/tháng chưa trừ.", "vi", "VN", (160_000, 180_000)),
        ("Tuyển đi Nhật ngành xây dựng, lương 20 man 1 tháng, nhận hồ sơ ngay.", "vi", "VN", (200_000, 200_000)),
        ("Lowongan magang ke Jepang, gaji 17 man per bulan.", "id", "ID", (170_000, 170_000)),
        ("Hiring for Japan factory worker, sahod 18 lapad kada buwan.", "tl", "PH", (180_000, 180_000)),
        ("जापान जाने कामदार चाहियो, तलब १८ मान महिनाको", "ne", "NP", (180_000, 180_000)),
        ("ဂျပန်အလုပ်သမား ခေါ်ပါသည်။ လစာ ၁၈ မန်း", "my", "MM", (180_000, 180_000)),
        ("Hiring: factory worker Japan. ¥165,000 kada buwan.", "tl", "PH", (165_000, 165_000)),
        ("Caregivers wanted for Tokyo, Japan. ¥200,000 per month.", "en", "IN", (200_000, 200_000)),
    ],
)
def test_yen_as_those_say_who_go_to_japan(text: str, language: str, country: str, expected: tuple[float, float]) -> None:
    found = extract.analyze(text, language=language, country=country).salary
    assert found and (found.min, found.max, found.currency, found.period) == (*expected, "JPY", "month")


def test_man_is_a_word_of_other_languages() -> None:
    assert extract.analyze("Workers wanted in Leeds for a 20 man crew.", country="GB").salary is None
    assert _pay("Mağazaya satıcı lazımdır, maaş 600-800 man.", "AZ") == (600, 800, "AZN", "month")


@pytest.mark.parametrize(
    "piece", ["40k, experienced up to 60, ", "every accepted order 45 USD ", "2 cooks ($400) and 3 waiters ", "9? "]
)
def test_sums_beside_sums_take_linear_time(piece: str) -> None:
    def read(size: int) -> Callable[[], object]:
        reading = Reading(Ad("salary " + piece * (size // len(piece)), country="KE"), _TABLES, ("en",), kind="job_ad")
        return lambda: find_amounts(reading.flat, _TABLES, ("en",)) and pay.find(reading)

    assert_linear(read, 4000)
