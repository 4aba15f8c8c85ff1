"""Pay in ads as boards show them: long ones that tell of a firm first, addresses with postal codes, cards with a bare sum."""

import pytest

import extract
from extract.findings import Salary

ABOUT = (
    "Fakelane Systems builds planning software for warehouses and ports. The firm was founded by two students of logistics who had "
    "loaded trucks at night, and it has been owned by its staff since the first year. We care for clear words, short meetings and "
    "tidy code, and we go home at six. Our teams sit side by side with those who use what we build, in small groups with one lead each, "
    "and every new colleague spends the first weeks in a warehouse. "
)
DUTIES = "You will design services, review code and help two juniors. You have four years of experience with Python and SQL. "


def _pay(text: str, country: str) -> Salary | None:
    analysis = extract.analyze(
        f"We are hiring: Backend engineer, full time. Apply now.\n{text}" if text.startswith(ABOUT) else text, country=country
    )
    assert analysis.kind == "job_ad"
    return analysis.salary


@pytest.mark.parametrize(
    "told",
    [
        "We are 800+ technology specialists in nine towns. ",
        "The group has over 38 000 loyal colleagues. ",
        "Our second brand has more than 500K happy followers. ",
        "More than 1,200 enterprise customers and 650 certified people. ",
        "We want to be free of carbon by 2050 and we mean it. ",
        "Suppliers with yearly sales of over $3 bn+ trust us. ",
        "Ten million passengers a year travel with our software. ",
    ],
)
def test_what_a_firm_boasts_of_is_no_pay(told: str) -> None:
    assert _pay(f"{ABOUT}{told}{DUTIES}", "SG") is None


def test_pay_in_the_middle_of_a_long_ad_is_found() -> None:
    found = _pay(f"{ABOUT}We are 800+ technology specialists. {DUTIES}Salary: 6,500 to 8,000 SGD a month. ", "SG")
    assert found is not None
    assert (found.min, found.max, found.currency, found.period) == (6500, 8000, "SGD", "month")


def test_a_competitive_salary_with_its_figure_is_said() -> None:
    found = _pay(
        "Hiring: cook for our canteen, Hong Kong.\n* A competitive salary package: Ca. 21,000 HKD\n* Health insurance", "HK"
    )
    assert found is not None
    assert (found.min, found.currency) == (21000, "HKD")


def test_open_pay_of_another_line_leaves_a_base_wage() -> None:
    text = "Tuyển nhân viên kinh doanh tại Hà Nội\nThưởng hấp dẫn\nLương cứng: 10 - 18 triệu đồng + % hoa hồng"
    found = _pay(text, "VN")
    assert found is not None
    assert (found.min, found.max) == (10_000_000, 18_000_000)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("รับสมัครพนักงานบัญชี\nบริษัท ทดสอบ จำกัด\nแขวงสีลม เขตบางรัก กรุงเทพมหานคร 10500\nโทร 02 000 0000", "TH"),
        ("Lowongan: staf gudang\nPT Contoh Logistik\nKec. Cikarang, Kab. Bekasi, Jawa Barat 17530", "ID"),
    ],
)
def test_a_postal_code_is_no_pay(text: str, country: str) -> None:
    assert _pay(text, country) is None


@pytest.mark.parametrize(
    ("text", "country", "pay", "currency"),
    [
        ("편의점 주말 알바 모집\n시흥시 정왕동\n17:30~22:30\n10,320원", "KR", 10320, "KRW"),
        ("【急募】レジスタッフ募集\n福岡市\n時間 17:00~22:00\n1,100円", "JP", 1100, "JPY"),
        ("Hiring baristas in Leeds, no experience needed. Pay: £12.50. Apply at the counter.", "GB", 12.5, "GBP"),
    ],
)
def test_too_little_for_a_month_is_an_hour_where_that_goes_unsaid(text: str, country: str, pay: float, currency: str) -> None:
    found = _pay(text, country)
    assert found is not None
    assert (found.min, found.max, found.currency, found.period) == (pay, pay, currency, "hour")


def test_a_month_of_little_pay_stays_a_month() -> None:
    found = _pay("Hiring cleaners in Yangon. Salary 240,000 kyat. Call 09 000 000 000", "MM")
    assert found is not None
    assert (found.min, found.currency, found.period) == (240_000, "MMK", "month")


def test_the_label_above_says_the_period() -> None:
    found = _pay("백엔드 개발자 채용\n■ 연봉\n신입 3,400만원\n■ 복지\n점심 제공", "KR")
    assert found is not None
    assert (found.min, found.period) == (34_000_000, "year")


def test_the_same_sum_said_twice_is_told_once() -> None:
    text = f"Hiring: analyst, 30,000 HKD\nFakelane Recruitment\n{DUTIES}\nWe offer: salary 30,000 HKD, health insurance."
    found = _pay(text, "HK")
    assert found is not None
    assert found.text == "30,000 HKD"


def test_what_another_ad_of_the_page_pays_is_left_out() -> None:
    other = "Similar jobs: hotel maid, full time, keeps rooms clean and counts linen. " * 7
    found = _pay(f"Требуется повар, Владивосток\n40 640 ₽\n{other}\nДробильщик 75 000 ₽", "RU")
    assert found is not None
    assert (found.min, found.max) == (40640, 40640)


def test_grades_are_no_pay() -> None:
    found = _pay("招聘 Golang 开发工程师\n某某科技有限公司\n30-50K·13薪\n级别 P6~P7 杭州", "CN")
    assert found is not None
    assert (found.min, found.max, found.currency) == (30000, 50000, "CNY")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Waiter wanted. Send your CV and expected salary to\nfake@hotel.example until April 8 2026", "US"),
        ("Buscamos vendedores. Hoja de vida y pretensión salarial al correo: fake@tienda.example hasta el 8 de abril 2026.", "BO"),
        ("Dicari kasir. Gaji yang diharapkan kirim ke fake@toko.example sebelum 8 April 2026", "ID"),
        ("Cook wanted, expected salary to fake@hotel.example, start in 2026", "US"),
        ("Guard wanted. Salary as per Labour Law 2074. Apply soon", "NP"),
        ("As empresas contratam: 210 oportunidades de emprego para pintor e porteiro", "BR"),
    ],
)
def test_a_year_or_a_number_of_openings_is_no_pay(text: str, country: str) -> None:
    assert _pay(text, country) is None


def test_pay_of_the_size_of_a_year_is_pay() -> None:
    for text in ("Cook wanted from May 2026. Salary: 2026 a month", "Cook wanted from May 2026. We pay cooks 2026 a month"):
        found = _pay(text, "US")
        assert found is not None and (found.min, found.period) == (2026, "month")


def test_what_a_parcel_pays_is_not_the_pay_of_an_hour() -> None:
    assert _pay("Parcel sorter wanted. Pay: $25/package", "US") is None


@pytest.mark.parametrize(
    ("text", "country", "wanted"),
    [
        # a sum told in two moneys, a range told again without its money
        ("Ищу коллег в команду: от 600$/54000рублей в день, обучение", "RU", (600, None, "USD", "day")),
        ("[台北] 公司诚聘 HRBP  20~25K RMB\n薪資：20~25K", "TW", (20000, 25000, "CNY", "month")),
        # several jobs: on one line with what comes on top, by men and women, in two blocks of which one names the money
        (
            "รับสมัคร - พนักงาน 4 ตำแหน่ง 💰 9,000-14,000 +เบี้ยขยัน+คอม - ผู้จัดการ 1 ตำแหน่ง 💰 18,000-20,000 +เบี้ยขยัน",
            "TH",
            (9000, 20000, "THB", "month"),
        ),
        (
            "Ishga taklif qilamiz\nMaosh:\nYigitlar uchun 4 000 000-10 00 0000\nAyollar uchun 3 000 000 - 5 000 000",
            "UZ",
            (3_000_000, 10_000_000, "UZS", "month"),
        ),
        (
            "Ishga taklif: sotuvchi\nOylik: 3.000.000 dan\n 4.500.000 gacha\nManzil: Toshkent\n____\nOshpaz\nOylik: 10.000.000 soʻm",
            "UZ",
            (3_000_000, 10_000_000, "UZS", "month"),
        ),
        # steps of a scale, whose codes are no money
        (
            "Jawatan Kosong: kami mencari Pembantu Tadbir sepenuh masa, hantar resume sebelum 30 Jun.\n"
            "Jadual Gaji:\nP1T1 RM820.38 – P1T24 RM2151.35\nP2T1 RM871.81 – P2T24 RM2272.50",
            "MY",
            (820.38, 2272.5, "MYR", "month"),
        ),
        # a label in the cell above says that it is something else
        (
            "Vacancies\nWORKER (3 POSTS)\nScale |\nR165 000 – R193 000 per annum |\n|\n"
            "Estimated remuneration package |\nR242 000 – R278 000",
            "ZA",
            (165_000, 193_000, "ZAR", "year"),
        ),
        ("Hiring driver.\nBonus:\n5000 USD\nSalary\n3000 USD", "US", (3000, 3000, "USD", "month")),
        # bounds: behind open words and a full stop, the same sum said again with `or more`
        ("Tuyển dụng developer.\n● Attractive salary. Upto 4000$\n● Young environment", "VN", (None, 4000, "USD", "month")),
        ("キャスト募集 時給\n4,000円\n4000円以上!!", "JP", (4000, None, "JPY", "hour")),
        # allowances and dates are none
        ("চাকরি: সেলসম্যান ১০০০০ টাকা বেতন ও ১০০০ টাকা এলাউন্স", "BD", (10000, 10000, "BDT", "month")),
        ("Kerja kosong kedai makan RM1700 sebulan", "MY", (1700, 1700, "MYR", "month")),
    ],
)
def test_pay_as_posts_write_it(text: str, country: str, wanted: tuple[float | None, float | None, str, str]) -> None:
    found = _pay(text, country)
    assert found is not None
    assert (found.min, found.max, found.currency, found.period) == wanted


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("民宿招募小幫手，供食宿，晚餐代金100元/每日。", "TW"),
        ("보육교사 모집\n- 근무기간: 2024년 5월 27일(월) - 2025년 2월 28일(금)\n보수 규정에 준함", "KR"),
    ],
)
def test_allowances_and_the_years_of_a_term_are_no_pay(text: str, country: str) -> None:
    assert _pay(text, country) is None
