"""Whose money a word means that several countries use, money and period in the heading of a table, sums whose period is another's."""

import pytest

import extract

Pay = tuple[float | None, float | None, str, str]


def pay(text: str, language: str, country: str) -> Pay | None:
    salary = extract.analyze(text, language=language, country=country).salary
    return (salary.min, salary.max, salary.currency, salary.period) if salary else None


@pytest.mark.parametrize(
    ("text", "language", "country", "want"),
    [
        ("Angajăm ospătar la Chișinău, 12 000 lei", "ro", "MD", (12000, 12000, "MDL", "month")),
        ("Angajăm ospătar la Cluj, 4 000 lei", "ro", "RO", (4000, 4000, "RON", "month")),
        ("وظائف شاغرة بالخرطوم: ممرض. المرتب 180 ألف جنيه", "ar", "SD", (180_000, 180_000, "SDG", "month")),
        ("مطلوب كاشير القاهرة، المرتب 8000 جنيه", "ar", "EG", (8000, 8000, "EGP", "month")),
        ("معلم شاورما في مصراتة، 2500 دينار صافي", "ar", "LY", (2500, 2500, "LYD", "month")),
        ("مطلوب بائع في حلب، الراتب 900 ألف ليرة", "ar", "SY", (900_000, 900_000, "SYP", "month")),
        ("澳門新口岸請行政助理，月薪$14,000", "zh-Hant", "MO", (14000, 14000, "MOP", "month")),
        ("Waiter wanted, Kingston. $90,000 a month", "en", "JM", (90000, 90000, "JMD", "month")),
        ("Cook wanted in Cairo, salary 9000 pounds a month", "en", "EG", (9000, 9000, "EGP", "month")),
        ("Cook wanted in Leeds, salary 2000 pounds a month", "en", "GB", (2000, 2000, "GBP", "month")),
        ("Camarero para Ciudad de Panamá. B/. 850 al mes", "es", "PA", (850, 850, "PAB", "month")),
        ("Dispatcher - Calamba - FT - 18,000-22,000", "en", "PH", (18000, 22000, "PHP", "month")),
        ("Takarítót keresünk, Győr, 350 000 Ft", "hu", "HU", (350_000, 350_000, "HUF", "month")),
    ],
)
def test_a_word_that_several_countries_use(text: str, language: str, country: str, want: Pay) -> None:
    assert pay(text, language, country) == want


@pytest.mark.parametrize(
    ("text", "language", "country", "want"),
    [
        (
            "Al Noor Camp Catering requires for Doha\nCATEGORY — NOS — SALARY (QAR)\nCleaner ...... 120 ...... 1100\n"
            "Kitchen helper ...... 60 ...... 1300\nLaundry man ...... 25 ...... 1500\nCook ...... 40 ...... 1800\n"
            "Storekeeper ...... 6 ...... 2500\nInterview in Mumbai, free visa and ticket",
            "en", "IN", (1100, 2500, "QAR", "month"),
        ),
        # Guests' pay may be a tenth of what is usual in the Gulf: no day's, as it would be at home.
        ("दोहा के होटल में किचन हेल्पर, 12 लोग चाहिए। तनख़्वाह 1300 क़तरी रियाल।", "hi", "IN", (1300, 1300, "QAR", "month")),
        ("Al Noor hiring cleaners for Doha hotel, salary 1300 riyals, WhatsApp +974 3300 0000", "en", "QA", (1300, 1300, "QAR", "month")),
        ("مطلوب عمال نظافة في الدوحة، الراتب 1500 ريال، واتساب +974 3300 0000", "ar", "QA", (1500, 1500, "QAR", "month")),
        # A bare figure is of the money beside it, and its size is asked in that, not in the readers' own.
        ("妙瓦底招打字员\n底薪 人民币7000起，会英文9000，日语1.2万", "zh-Hans", "MM", (7000, 12000, "CNY", "month")),
    ],
)  # fmt: skip
def test_money_that_stands_elsewhere(text: str, language: str, country: str, want: Pay) -> None:
    assert pay(text, language, country) == want


@pytest.mark.parametrize(
    ("text", "language", "country", "want"),
    [
        (
            "Hiring chat model (marunong mag-video call kahit 10 mins lang per day) - 75k\nEncoder english - 55k",
            "tl", "PH", (55000, 75000, "PHP", "month"),
        ),
        ("①收银员 3名 月薪3200\n②理货员 2名 3600\n③小时工 15元/小时", "zh-Hans", "CN", (3200, 3600, "CNY", "month")),
        ("Kayak club is hiring a part-time coach\nHKD 180-220 per hr", "en", "HK", (180, 220, "HKD", "hour")),
        ("[徵才] 資料工程師 年薪 120~180 萬 台北/可遠端", "zh-Hant", "TW", (1_200_000, 1_800_000, "TWD", "year")),
        ("クリニックで医療事務募集。時給1,250円。院名は面接時にお伝えします。", "ja", "JP", (1250, 1250, "JPY", "hour")),
        ("看護助手 若干名 賃金日額 8,900円 応募は総務課", "ja", "JP", (8900, 8900, "JPY", "day")),
        ("Cercasi cameriere a Rimini, 1.200 euro riposo settimanale, vitto e alloggio", "it", "IT", (1200, 1200, "EUR", "month")),
        ("Dibutuhkan kasir, gaji 3.500.000 bonus tahunan, makan", "id", "ID", (3_500_000, 3_500_000, "IDR", "month")),
        ("事務員募集 月給24〜29万円／年休122日／残業なし", "ja", "JP", (240_000, 290_000, "JPY", "month")),
        ("招聘客服 月薪8000/月休4天/包吃住", "zh-Hans", "CN", (8000, 8000, "CNY", "month")),
        ("招聘客服 8000元/月包吃住", "zh-Hans", "CN", (8000, 8000, "CNY", "month")),
        ("주방보조 250만원/주5일/숙식제공", "ko", "KR", (2_500_000, 2_500_000, "KRW", "month")),
        ("Waiter wanted 1500 AED weekly off", "en", "AE", (1500, 1500, "AED", "month")),
        ("Angajăm bucătar la Cluj, 4500 lei bani în mână", "ro", "RO", (4500, 4500, "RON", "month")),
        ("Приглашаем преподавателя сольфеджио! 900 руб./академический час", "ru", "RU", (900, 900, "RUB", "hour")),
    ],
)  # fmt: skip
def test_the_period_of_a_sum_and_not_of_something_beside(text: str, language: str, country: str, want: Pay) -> None:
    assert pay(text, language, country) == want
