"""Pay as ads write it, case by case: base pay told from bonus, fee and fine, in the readers' money. All texts are ours."""

import json
from functools import partial
from pathlib import Path

import pytest

import extract
from extract.findings import Ad, Location, Salary
from extract.pay import pay
from extract.reading import Reading
from extract.tables import Tables
from tests.linear import assert_linear

CASES = [
    ("en", "Customer service, salary up to 2000 USD plus commission, age 18-35, call 5 days", (None, 2000, "USD", "month")),
    ("en", "Salary: $800 to $1,200 per month + bonus $300", (800, 1200, "USD", "month")),
    ("en", "Basic salary 1500U, commission 10%, signing bonus 500U", (1500, 1500, "USD", "month")),
    ("en", "Earn $20/hour working from home.", (20, 20, "USD", "hour")),
    ("en", "Visa fee 500 USD. Salary AED 2,500 monthly. Free food.", (2500, 2500, "AED", "month")),
    ("en", "Salary starts at $1.5k, rising to $2k after three months.", (1500, None, "USD", "month")),
    ("en", "Cook - 500 USD\nWaiter - 400 USD\nDriver - 600 USD", (400, 600, "USD", "month")),
    ("zh-Hans", "招聘客服，底薪8k-15k，提成另算", (8000, 15000, "CNY", "month")),
    ("zh-Hant", "急徵 打字員 月入十萬 免經驗", (100000, 100000, "TWD", "month")),
    ("zh-Hans", "西港客服 月薪1.5万起 包吃住", (15000, None, "CNY", "month")),
    ("zh-Hans", "每单佣金50元，日结", None),
    ("zh-Hans", "底薪6000，转正后8000，全勤奖500", (6000, 6000, "CNY", "month")),
    ("th", "เงินเดือน ฿30,000 ต่อเดือน มีที่พักฟรี โบนัส 5,000 บาท", (30000, 30000, "THB", "month")),
    ("th", "รายได้ 25,000-40,000 บาท/เดือน", (25000, 40000, "THB", "month")),
    ("vi", "Lương 15-20 triệu/tháng, thưởng 2 triệu, bao ăn ở", (15e6, 20e6, "VND", "month")),
    ("vi", "Lương cơ bản 18tr + hoa hồng", (18e6, 18e6, "VND", "month")),
    ("vi", "Thu nhập lên đến 30 triệu đồng", (None, 30e6, "VND", "month")),
    ("id", "Gaji 10jt - 15jt per bulan, bonus 2jt, usia 18-35 tahun", (10e6, 15e6, "IDR", "month")),
    ("id", "Gaji Rp 7 juta, uang makan 1 juta", (7e6, 7e6, "IDR", "month")),
    ("tl", "Sahod ₱60k pataas, libreng pagkain", (60000, None, "PHP", "month")),
    ("tl", "Sweldo: 40,000 - 50,000 pesos kada buwan", (40000, 50000, "PHP", "month")),
    ("ru", "Зарплата от 2000$, без опыта", (2000, None, "USD", "month")),
    ("ru", "З/п 60 000 - 80 000 руб. в месяц, премия 10 000 руб.", (60000, 80000, "RUB", "month")),
    ("ru", "Оклад 50 т.р.", (50000, 50000, "RUB", "month")),
    ("cs", "Mzda 34 000 Kč, ubytování zdarma", (34000, 34000, "CZK", "month")),
    ("cs", "Brigáda ve skladu, 165 Kč/h", (165, 165, "CZK", "hour")),
    ("pt", "Salário de R$ 5.000 a R$ 8.000 por mês mais comissão", (5000, 8000, "BRL", "month")),
    ("es", "Sueldo: $1.500 USD mensuales", (1500, 1500, "USD", "month")),
    ("ko", "월 1000만원 숙식 제공", (1e7, 1e7, "KRW", "month")),
    ("ko", "월급 300만원 이상", (3e6, None, "KRW", "month")),
    ("bn", "বেতন ৫০,০০০ টাকা মাসে, বোনাস ৫০০০ টাকা", (50000, 50000, "BDT", "month")),
    ("hi", "वेतन 40,000 रुपये प्रति माह", (40000, 40000, "INR", "month")),
    ("hi", "सैलरी 1.5 लाख तक", (None, 150000, "INR", "month")),
    ("ne", "तलब रु. ८०,००० मासिक", (80000, 80000, "NPR", "month")),
    ("ur", "تنخواہ 80,000 روپے ماہانہ", (80000, 80000, "PKR", "month")),
    ("ar", "الراتب 3000 ريال شهريا", (3000, 3000, "SAR", "month")),
    ("ar", "راتب يصل إلى ٢٠٠٠ دولار", (None, 2000, "USD", "month")),
    ("sw", "Mshahara Ksh 80,000 kwa mwezi", (80000, 80000, "KES", "month")),
    ("am", "ደመወዝ 15,000 ብር በወር", (15000, 15000, "ETB", "month")),
    ("tr", "Maaş 1.500 dolar, konaklama ücretsiz", (1500, 1500, "USD", "month")),
    ("my", "လစာ ၁၅ သိန်း", (1500000, 1500000, "MMK", "month")),
    ("km", "ប្រាក់ខែ $800 - $1200", (800, 1200, "USD", "month")),
    ("lo", "ເງິນເດືອນ 10 ລ້ານກີບ", (1e7, 1e7, "LAK", "month")),
    ("si", "වැටුප රු. 150,000", (150000, 150000, "LKR", "month")),
    ("ta", "சம்பளம் ₹25,000 மாதம்", (25000, 25000, "INR", "month")),
    ("ms", "Gaji RM4,000 sebulan, elaun RM500", (4000, 4000, "MYR", "month")),
    ("ja", "月給30万円〜50万円", (300000, 500000, "JPY", "month")),
    ("uk", "Зарплата до 40 000 грн", (None, 40000, "UAH", "month")),
    ("uz", "Maosh 1500 dollardan boshlab", (1500, None, "USD", "month")),
    ("fr", "Salaire : 250 000 FCFA par mois", (250000, 250000, "XOF", "month")),
    ("en", "No experience. Age 18-35. Typing 30 wpm. Contact +1 202 555 0100", None),
    ("en", "Pay: 300 USD every five days", None),
    (
        "en",
        "For every head that lands in the zone and resumes work I pay you $400. They pay the boys 900 dollars.",
        (900, 900, "USD", "month"),
    ),
    ("ms", "Setiap calon yang sampai ke pejabat komisen RM3,000, lima orang ke atas RM4,000.", None),
    ("vi", "Mỗi bé 25tr tiền tươi, nhận liền", None),
    ("ur", "ہر سم پر 700 روپے، مشین ہماری", None),
    ("ne", "सिम र पासवर्ड दिए ७ दिनको १५ हजार, खाता भाडामा", None),
    ("en", "Account rental, 5 days 12,000 rupees, we keep the kit", None),
    ("th", "หา Backend Engineer ออฟฟิศสีลม เข้าออฟฟิศอาทิตย์ละ 2 วัน 80K – 130K", (80000, 130000, "THB", "month")),
    ("th", "ได้เดือนละสามหมื่น บ่ต้องออกค่ารถ", (30000, 30000, "THB", "month")),
    ("ur", "کھانا فری۔ 1800 ڈالر ماہانہ سے شروع۔ ویزا ٹکٹ ہوٹل مفت۔", (1800, None, "USD", "month")),
    ("ur", "پک اینڈ ڈراپ۔ 45,000 بنیادی + حاضری بونس 5,000۔", (45000, 45000, "PKR", "month")),
    (
        "fr",
        "Pour l'hôtel : 6 cuisiniers, 10 femmes de chambre. 2 200 QAR / 1 600 QAR. Billet gratuit",
        (1600, 2200, "QAR", "month"),
    ),
    ("tr", "Ücret\nYazışmacı / TR / 1.000 USDT\nTakım lideri / ZH / 3.000 USDT", (1000, 3000, "USD", "month")),
    ("es", "Plaza de soporte. Desde ₡650.000. Remoto", (650000, None, "CRC", "month")),
    ("hi-Latn", "Account limit 10 lakh+, har din ka 8000 milega", (8000, 8000, "INR", "day")),
    ("en", "Free dealer school. Allowance while training PHP 645/day", (645, 645, "PHP", "day")),
    ("vi", "Đánh giá trên app. Nạp lần đầu 100k nhận lại 160k", None),
    ("en", "Refer a friend and get $500. We pay processing fee 200 USD", None),
]


# language, text (`\\n`: a new line), then min, max, currency and period (`-`: not said), or one `-` where no base pay is offered
MORE = [
    line.replace("\\n", "\n").split("\t")
    for line in (Path(__file__).parent / "pay_cases.tsv").read_text(encoding="utf-8").splitlines()
]


def read(language: str, text: str, **fields: object) -> Salary | None:
    reading = Reading(Ad(text, **fields), Tables(), (language,))  # type: ignore[arg-type]  # test fields
    reading.kind = "job_ad"
    return pay.find(reading)


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_offer(language: str, text: str, wanted: tuple[object, ...] | None) -> None:
    found = read(language, text)
    assert (found and (found.min, found.max, found.currency, found.period)) == wanted
    if found and found.start is not None:
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(("language", "text", "wanted"), [(case[0], case[1], case[2:]) for case in MORE])
def test_offer_in_many_words(language: str, text: str, wanted: list[str]) -> None:
    found = read(language, text)
    said = [found.min, found.max, found.currency, found.period] if found else [None]
    assert said == [None if value == "-" else float(value) if value[0].isdigit() else value for value in wanted]


def test_structured_offer_goes_first() -> None:
    given = {"currency": "AED", "value": {"minValue": 3000, "maxValue": "4,000", "unitText": "MONTH"}}
    found = read("en", "Salary 100 USD", base_salary=given)
    assert found and (found.min, found.max, found.currency, found.text, found.start) == (3000, 4000, "AED", "", None)
    assert found.usd_month and 900 < found.usd_month < 1000


def test_toman_are_ten_rials_and_worth_what_they_are_on_the_market() -> None:
    found = read("fa", "حقوق ماهیانه ۳۰ میلیون تومان")
    assert found and found.usd_month and 100 < found.usd_month < 400
    given = {"currency": "IRT", "value": {"value": 18_000_000, "unitText": "MONTH"}}
    found = read("fa", "استخدام منشی", base_salary=given)
    assert found and (found.min, found.max, found.currency) == (180_000_000, 180_000_000, "IRR")


def test_title_only_has_no_span() -> None:
    found = read("en", "Come and join us", title="Cook, salary 900 USD")
    assert found and (found.min, found.start, found.end, found.text) == (900, None, None, "900 USD")


def test_no_pay_but_in_a_job_ad() -> None:
    reading = Reading(Ad("They promised a salary of 2000 USD"), Tables(), ("en",), kind="warning")
    assert pay.find(reading) is None


def test_bare_dollar_is_local_where_readers_are() -> None:
    assert (found := read("en", "Salary $3,000 monthly", country="SG")) and found.currency == "SGD"
    assert (found := read("en", "Salary $3,000 monthly", country="KH")) and found.currency == "USD"


@pytest.mark.parametrize(
    "piece",
    [
        "1,",
        "$1 ",
        "salary ",
        "1 000 ",
        "1-",
        "十",
        "1k-2k ",
        "Cook 500 USD, ",
        ".. 500 USD ..",
        "negotiable pay 500 USD ",
        "Hiring 500 USD a month ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert_linear(lambda size: partial(read, "en", piece * (size // len(piece))), 10_000)


def test_money_is_that_of_the_readers_who_are_named() -> None:
    """Som of Kyrgyz and Uzbek readers, dollars of Brunei, rupees of Nepali readers in India."""
    for language, text, country, wanted in (
        ("uz", "kuniga 900 som, kechqurun beramiz", "KG", (900, "KGS", "day")),
        ("ms", "Juruwang pasar raya, gaji $650", "BN", (650, "BND", "month")),
        ("ne", "तलब ११ हजार, बस्ने कोठा", "IN", (11000, "INR", "month")),
    ):
        found = read(language, text, country=country)
        assert found and (found.min, found.currency, found.period) == wanted


def test_far_too_little_at_home_is_the_money_of_the_workplace() -> None:
    """South Asian ads for the Gulf name the figure alone: 2,000 a month is dirhams in Dubai, not rupees."""
    dubai = Location("دبئی", 0, 4, "Dubai", "AE", None, 25.2, 55.3, "place", 5.0, "workplace", None, None)
    for text, wanted in (("تنخواہ 2000", "AED"), ("تنخواہ 60000", "PKR")):
        reading = Reading(Ad(text), Tables(), ("ur",), kind="job_ad", locations=(dubai,))
        found = pay.find(reading)
        assert found and found.currency == wanted


LINES = [json.loads(line) for line in (Path(__file__).parent / "pay_lines.jsonl").read_text(encoding="utf-8").splitlines()]


def _exact(half: int) -> tuple[float, float]:
    """Of the lines at even or odd index: how much pay is read exactly, how much that is none is kept none."""
    lines = LINES[half::2]
    found = extract.analyze_many(Ad(line["text"], language=line["language"], country=line["country"]) for line in lines)
    right: dict[bool, list[bool]] = {True: [], False: []}
    for line, analysis in zip(lines, found, strict=True):
        salary, wanted = analysis.salary, line["pay"]
        said = salary and {"min": salary.min, "max": salary.max, "currency": salary.currency, "period": salary.period}
        right[wanted is not None].append(said == wanted)
    return sum(right[True]) / len(right[True]), sum(right[False]) / len(right[False])


# The odd half is only counted: nobody has read it beside the rules.
@pytest.mark.parametrize(("half", "pay_floor", "none_floor"), [(0, 0.97, 0.96), (1, 0.85, 0.83)])
def test_lines_of_a_writer_who_never_saw_the_rules(half: int, pay_floor: float, none_floor: float) -> None:
    exact, none = _exact(half)
    assert exact >= pay_floor and none >= none_floor


def test_bare_figure_for_people_is_no_pay() -> None:
    assert read("zh-Hans", "卖猪仔，男的女的都收，5000，人到就给") is None
    assert read("zh-Hans", "招聘客服，月薪5000，不卖猪仔") is not None


def test_hours_of_a_day_and_days_off_a_week_are_no_period_of_pay() -> None:
    for rest in ("ทำงานวันละ 8 ชั่วโมง", "มีที่พัก หยุดสัปดาห์ละ 1 วัน"):
        found = read("th", f"รับสมัครแม่บ้าน เงินเดือน 12000 บาท {rest}")
        assert found is not None and found.period == "month"


@pytest.mark.parametrize(
    ("country", "text", "want"),
    [
        ("JP", "寮のスタッフ募集。基本給 ① 198,000円", (198_000.0, 198_000.0, "JPY", "month")),
        ("TH", "รับสมัคร เงินเดือน : 24,000 – 28,500 บาท / เบี้ยเลี้ยง 300 บาทต่อวัน", (24_000.0, 28_500.0, "THB", "month")),
        ("ES", "Puesto: peón agrícola. Salario: 58,04 €/jornada", (58.04, 58.04, "EUR", "day")),
        ("BR", "Vaga de vendedor de loja. Comissão; meta da loja R$ 90 mil", None),
        ("FR", "Recrute\n➤ Femmes de chambre 110 KWD\n➤ Plombiers 140 KWD", (110.0, 140.0, "KWD", "month")),
        ("RU", "Разработчик\n* 320–410 тыс. ₽ на руки\n* 30 000 ₽ в год на конференции", (320_000.0, 410_000.0, "RUB", "month")),
        ("JP", "バンクーバー 求人 キッチンヘルパー\n時給 $18.50 + チップ", (18.5, 18.5, "CAD", "hour")),
        ("HK", "誠聘廚師 澳門返工 月薪 $35,000", (35_000.0, 35_000.0, "HKD", "month")),
        ("DE", "Entwickler gesucht – Vollzeit – 68–82k €", (68_000.0, 82_000.0, "EUR", "year")),
        ("PL", "Pomocnik piekarza\nod 4 806 zł\nWolne miejsca: 2", (4806.0, None, "PLN", "month")),
        ("VN", "Developer wanted\n● Attractive salary. Upto 4000$", (None, 4000.0, "USD", "month")),
        ("AU", "직원 모집 시급: $29.40~$33.10 (별도)\n접종비 $280 본인부담", (29.4, 33.1, "AUD", "hour")),
    ],
)
def test_as_cards_and_channels_write(country: str, text: str, want: tuple[object, ...] | None) -> None:
    found = extract.analyze(text, country=country).salary
    assert (found and (found.min, found.max, found.currency, found.period)) == want
