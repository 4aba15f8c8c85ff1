"""Pay as people write it among themselves: without its period, its thousands or its money, in lists, in words of many languages."""

import pytest

import extract

_Pay = tuple[float | None, float | None, str, str]


def _pay(text: str, country: str) -> _Pay | None:
    analysis = extract.analyze(text, country=country)
    assert analysis.kind == "job_ad"
    found = analysis.salary
    return (found.min, found.max, found.currency, found.period) if found else None


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("Hiring a finisher for our joinery in Faketown. Days, no Saturdays. $20-24 depending.", "US", (20, 24, "USD", "hour")),
        ("Care assistants wanted. Early shifts, own car. £11.50 weekdays, £12.00 weekends.", "GB", (11.5, 12, "GBP", "hour")),
        ("Wir suchen ab sofort eine Reinigungskraft fürs Büro, freitags, 14 €. Bewerbung an uns.", "DE", (14, 14, "EUR", "hour")),
        ("Gezocht: medewerker kas voor bladplukken. Start 6.30. 38 uur. 14,65. Vraag naar Koos.", "NL", (14.65, 14.65, "EUR", "hour")),
        ("Bakery needs an assistant baker. £24,000 to begin, £27,000 with a certificate.", "GB", (24000, 27000, "GBP", "year")),
        ("รับสมัครพนักงานโรงงาน ค่าแรง 350 มีรถรับส่ง สมัครหน้าโรงงาน", "TH", (350, 350, "THB", "day")),
        ("Hiring: cook, Kuala Fake. Salary 2,000.", "MY", (2000, 2000, "MYR", "month")),
        ("We are hiring a receptionist in Faketown, Kenya. Salary 20,000.", "KE", (20000, 20000, "KES", "month")),
    ],
)  # fmt: skip
def test_the_size_of_a_sum_tells_its_period(text: str, country: str, expected: _Pay) -> None:
    assert _pay(text, country) == expected


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        (
            "Ищем арматурщика, айына 300-400, вахта 30/15, жатақхана бар. Жұмысқа шақырамыз",
            "KZ",
            (300_000, 400_000, "KZT", "month"),
        ),
        ("Требуется грузчик на склад, зарплата 60-70, общежитие. Звоните", "RU", (60_000, 70_000, "RUB", "month")),
        ("Требуется грузчик на склад, зарплата 60000-70000, общежитие. Звоните", "RU", (60_000, 70_000, "RUB", "month")),
    ],
)
def test_thousands_that_go_without_saying(text: str, country: str, expected: _Pay) -> None:
    assert _pay(text, country) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tuyển công nhân may, có lương tháng 13, thưởng lễ. Gọi 000 000 0000",
        "Hiring cook, Faketown. Age 18-35, shift 10-12 hours, 5-8 years of experience.",
        "Vacature: wij zoeken een schoonmaker voor ons kantoor, ervaring niet nodig. Werktijd 17.30 tot 20.45, start 8.30. Solliciteer nu.",
        "Требуется продавец, возраст 25-40, график 5-2, звонить до 18.00",
    ],
)
def test_other_figures_are_no_pay(text: str) -> None:
    assert _pay(text, {"T": "VN", "H": "KE", "G": "NL"}.get(text[0], "RU")) is None


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("Job fair: Fakemotors, apprentices, stipend 10,000; Fakepack, packers, 12,500 with hostel; Fakeguard, guards, 15,000.", "IN",
         (10000, 15000, "INR", "month")),
        ("Prefeitura abre vagas: a) Agente de limpeza, 40h, R$ 1.500,00, alfabetizado; b) Motorista, 40h, R$ 2.000,00; c) Professor, 40h, "
         "R$ 4.500,00.", "BR", (1500, 4500, "BRL", "month")),
        ("Vacancies. 1. Foreman - diploma, 4 years, 14,000 birr. 2. Store worker - 10+2, 9,000 birr.", "ET", (9000, 14000, "ETB", "month")),
        ("Tuyển thợ sơn 4 người (9-13 triệu), tổ trưởng 1 người (15 triệu).", "VN", (9_000_000, 15_000_000, "VND", "month")),
        ("Teachers wanted for January at Fakehill Academy. 28,000 (34,000 if boarding duty).", "KE", (28000, 34000, "KES", "month")),
        ("Mga boss, kulang mi ug mason ug helper. Mason 700, helper 500, sweldo kada Sabado.", "PH", (500, 700, "PHP", "day")),
        ("भर्ती सूचना। मानदेय गार्ड 13,500, सुपरवाइज़र 17,000 प्रतिमाह, आवेदन करें।", "IN", (13500, 17000, "INR", "month")),
    ],
)  # fmt: skip
def test_jobs_with_a_sum_each_pay_the_lowest_to_the_highest(text: str, country: str, expected: _Pay) -> None:
    assert _pay(text, country) == expected


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("Երևան, պահանջվում է բանվոր, օրը 15 հազար, ճաշը մեզանից", "AM", (15000, 15000, "AMD", "day")),
        ("Դերձակ է պետք, աշխատավարձը 150-200 հազար դրամ, գրանցված", "AM", (150_000, 200_000, "AMD", "month")),
        ("Angajăm bucătar la cantină în Cluj. Program de zi. Salariul: între 4.000 și 5.500 lei brut. CV la adresa noastră.", "RO",
         (4000, 5500, "RON", "month")),
        ("Gépkezelőt keresünk, a bruttó kereset 450 és 550 ezer forint közötti, buszjárat van.", "HU", (450_000, 550_000, "HUF", "month")),
        ("Shaqo: nadiifiye hudheel, 300 ilaa 400 dollar bishii, hurdo iyo cunto bilaash. La soo xiriir", "KE", (300, 400, "USD", "month")),
        ("სასტუმრო ეძებს თანამშრომლებს: დიასახლისი, მზარეული (2000-მდე), მიმტანი ინგლისურით. კვება და საძინებელი. CV გამოგვიგზავნეთ", "GE",
         (None, 2000, "GEL", "month")),
        ("Zoekt werk? Productiemedewerker, 15,20 bruto per uur, fulltime. Solliciteer nu", "NL", (15.2, 15.2, "EUR", "hour")),
        ("Angajăm îngrijitoare bătrâni în Italia, până la 1200 euro pe lună", "RO", (None, 1200, "EUR", "month")),
        ("Chị cần thêm một bạn rửa chén ở Đài Bắc, Đài Loan, 190 tệ/giờ, cơm 2 bữa", "TW", (190, 190, "TWD", "hour")),
        ("Szukamy kelnerki, 30,50 zł/godz. brutto, umowa zlecenie", "PL", (30.5, 30.5, "PLN", "hour")),
        ("استخدام کارگر بسته‌بندی، حقوق تا ۱۸ میلیون تومان، بیمه از روز اول", "IR", (None, 180_000_000, "IRR", "month")),
    ],
)  # fmt: skip
def test_words_of_many_languages(text: str, country: str, expected: _Pay) -> None:
    assert _pay(text, country) == expected


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        (
            "Orderpicker gezocht, 15,25, ploegen 2. Kamer: 110,50 per week, dat wordt ingehouden.",
            "NL",
            (15.25, 15.25, "EUR", "hour"),
        ),
        ("Требуются работники на завод, 1900–2300 евро брутто, жильё удерживают 120 евро.", "KG", (1900, 2300, "EUR", "month")),
        ("Hiring cooks for Bavet, USD 1,300 + 8%. Agents welcome.", "MY", (1300, 1300, "USD", "month")),
        ("Căutăm femei la cules căpșuni, 3 luni. Transportul 120 euro îl opriți din primul salariu.", "RO", None),
    ],
)
def test_rooms_rides_and_shares_beside_pay(text: str, country: str, expected: _Pay | None) -> None:
    assert _pay(text, country) == expected
