"""Pay beside what is none: rent, hours of a month, what one would owe, lists with circled numbers, hourly pay of one job of many."""

import pytest

import extract

Pay = tuple[float | None, float | None, str, str]


def pay(text: str, language: str, country: str | None) -> Pay | None:
    salary = extract.analyze(text, language=language, country=country).salary
    return (salary.min, salary.max, salary.currency, salary.period) if salary else None


@pytest.mark.parametrize(
    ("text", "language", "country", "want"),
    [
        ("Praca na produkcji, 30 zł/h brutto, kwatera 500 zł/mc, umowa zlecenie", "pl", "PL", (30, 30, "PLN", "hour")),
        (
            "Zatrudnimy magazyniera od zaraz, 4200 zł/mc, zakwaterowanie darmowe, tel. 500 000 066",
            "pl",
            "PL",
            (4200, 4200, "PLN", "month"),
        ),
        ("Завод у Польщі, 29 зл/год брутто, 200 годин, житло 400 зл/міс", "uk", "PL", (29, 29, "PLN", "hour")),
        ("Operátor výroby, 190 Kč/h, ubytovna 3500 Kč/měsíc, Plzeň", "cs", "CZ", (190, 190, "CZK", "hour")),
        ("Se busca camarero, 1.300 €/mes, alquiler 250 € si lo necesita", "es", "ES", (1300, 1300, "EUR", "month")),
    ],
)
def test_a_bed_and_hours_beside_pay(text: str, language: str, country: str, want: Pay) -> None:
    assert pay(text, language, country) == want


@pytest.mark.parametrize(
    ("text", "language", "country", "want"),
    [
        ("西港直招 精聊 底薪9000-14000r 提成另算 包机票包住", "zh-Hans", "CN", (9000, 14000, "CNY", "month")),
        ("Sihlwaya abasebenzi basendlini, R4 500 ngenyanga, uhlala khona", "zu", "ZA", (4500, 4500, "ZAR", "month")),
        (
            "诚聘客服\n①美工/打图 底薪6000 提成10%\n②欧洲翻译 底薪13000\n包吃住包机票",
            "zh-Hans",
            "CN",
            (6000, 13000, "CNY", "month"),
        ),
        ("茶餐廳請人 廚師 $21,000　樓面 $17,500　兼職時薪 $80", "zh-Hant", "HK", (17500, 21000, "HKD", "month")),
        ("茶餐廳請兼職 時薪 $80，做滿三個月獎金 $1,000", "zh-Hant", "HK", (80, 80, "HKD", "hour")),
        ("Hotel hires waiter $1,900, cook $2,400, part-time porter hourly $11", "en", "US", (1900, 2400, "USD", "month")),
        ("해외 상담원 모집 기본급 400 + 인센 10~20%  월 1200도 가능합니다", "ko", "KR", (4_000_000, 4_000_000, "KRW", "month")),
    ],
)
def test_several_sums(text: str, language: str, country: str, want: Pay) -> None:
    assert pay(text, language, country) == want


@pytest.mark.parametrize(
    ("text", "language", "country", "want"),
    [
        (
            "LOKER Kamboja\n1. CS – Poipet, 8-10 jt, mess\n2. Telemarketing – Bavet, 9 org, 10-12 jt + 5% depo\n3. Koki – Bavet, 9 jt",
            "id", "ID", (8_000_000, 12_000_000, "IDR", "month"),
        ),
        ("Gudang 3M cari staf, gaji pokok 7 jt + bonus, mess gratis", "id", "ID", (7_000_000, 7_000_000, "IDR", "month")),
        ("Cashier, starting 14k a month, Cebu City", "tl", "PH", (14000, None, "PHP", "month")),
        ("Trabaho sa gawas, CSR, 45k kada bulan apil komisyon, libre ticket", "ceb", "PH", (45000, 45000, "PHP", "month")),
        ("Kazi Bangkok data entry, $800 mwezi wa kwanza, ukizoea $1100 + commission", "sw", "KE", (800, 800, "USD", "month")),
        (
            "Recrutons téléconseillers, salaire 150 000 FCFA brut, formation payée 2 000 F/jour pendant 8 jours",
            "fr", "SN", (150000, 150000, "XOF", "month"),
        ),
        ("Data entry Cambodia, 800 usd plus 3%, 6 month contract, if u break it u pay 2,500", "en", "UG", (800, 800, "USD", "month")),
    ],
)  # fmt: skip
def test_least_first_and_owed(text: str, language: str, country: str, want: Pay) -> None:
    assert pay(text, language, country) == want
