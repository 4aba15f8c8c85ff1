"""Figures that a machine misread: letters that look like digits, a blank too many, a long sign for a dash; what must stay as it is."""

import pytest

import extract
from extract.text.misread import figures
from extract.text.normalize import fold
from extract.words.phrases import digits


def _mended(text: str) -> str:
    folded = fold(text)
    return figures(digits(folded.text), folded, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1O,OOO", "10,000"),
        ("l5.000 baht", "15.000 baht"),
        ("Rs.4S,000", "rs.45,000"),
        ("RM1,2OO", "rm1,200"),
        ("RM18OO", "rm1800"),
        ("底薪9OOO 元", "底薪9000 元"),
        ("70 ООО р", "70 000 р"),  # Cyrillic
        ("З5 000", "35 000"),
        ("6 0OO OOO so'm", "6 000 000 so'm"),
        ("၁ဝဝ,ဝဝဝ ကျပ်", "100,000 ကျပ်"),
        ("1,lO0円", "1,100円"),
        ("2OO 起", "200 起"),
        ("22 - 3O triệu", "22 - 30 triệu"),
        ("07.OO", "07.00"),
        ("l8-30 tuổi", "18-30 tuổi"),
        ("18一38", "18-38"),
    ],
)
def test_letters_that_stand_for_digits(text: str, expected: str) -> None:
    assert _mended(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "15 ООО «Ромашка», 25 000 ООО Ромашка",  # a form of law
        "2º andar, 3o de mayo, 2 o 3 turnos",
        "H2O, CO2, code A1O, demo1OO",
        "t.me/1OO fake_1OO test@1OO",
        "3.50l milk, 5 l, 12 billion, 5 soles",
        "B5,000 S5,000",  # baht, dollars of Singapore
        "24.bio, 10. zoo, 16.5 ios",
        "i5 laptop, L2 visa",
        "OOO, lO, oo",
    ],
)
def test_words_and_codes_stay(text: str) -> None:
    assert _mended(text) == digits(fold(text).text)


@pytest.mark.parametrize("text", ["1O,OOO - 2O.OOO", "70 ООО р", "18一38 İstanbul ÷ 1OO", "ﬁnd 1O,OOO", ""])
def test_the_length_stays(text: str) -> None:
    assert len(_mended(text)) == len(fold(text).text)


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("HIRING waiter, Faketown hotel\nSALARY\n25 .000 - 3O.OOO baht\nfree room", "TH", (25_000, 30_000, "THB", "month")),
        ("LOWONGAN KERJA pelayan warung\nGaji\nRp 2.5OO.OOO\nHubungi kami", "ID", (2_500_000, 2_500_000, "IDR", "month")),
        ("ТРЕБУЕТСЯ повар в кафе\nЗ/п 6О ООО - 8О ООО руб\nжильё", "RU", (60_000, 80_000, "RUB", "month")),
        ("직원모집 홀서빙\n시급 1O,5OO원\n숙소제공", "KR", (10_500, 10_500, "KRW", "hour")),
        ("ဝန်ထမ်းလိုသည်\nလစာ ၂ဝဝ,ဝဝဝ ကျပ်\nနေစရာရှိ", "MM", (200_000, 200_000, "MMK", "month")),
        ("مطلوب نادل للمطعم\nالراتب 3,OOO درهم\nالسكن مجاني", "AE", (3000, 3000, "AED", "month")),
        ("ضرورت ہے\nڈرائیور\nتنخواہ 3O،000 روپے\nرہائش مفت", "PK", (30_000, 30_000, "PKR", "month")),
        ("WANTED: packer, Fake Factory\n95 USD per\nweek, free lunch", "KH", (95, 95, "USD", "week")),
        ("WANTED: packer, Fake Factory\n95 USD\nper week\nfree lunch", "KH", (95, 95, "USD", "week")),
        ("WANTED: packer, Fake Factory\nSalary 900 USD\nDaily bus, free lunch", "KH", (900, 900, "USD", "month")),
    ],
)
def test_pay_of_a_picture(text: str, country: str, expected: tuple[float, float, str, str]) -> None:
    analysis = extract.analyze(text, country=country)
    found = analysis.salary
    assert analysis.kind == "job_ad" and found is not None
    assert (found.min, found.max, found.currency, found.period) == expected
    assert found.text in text


@pytest.mark.parametrize("text", ["รับสมัคร\nพ่อครัว\n18.OOO-2O.OOO บาท", "Dibutuhkan sopir\nGaji Rp 3.5OO.OOO-4.OOO.OOO, mess gratis"])
def test_a_sum_is_no_address(text: str) -> None:
    analysis = extract.analyze(text)
    assert analysis.contacts == () and analysis.salary is not None


def test_the_age_of_a_picture() -> None:
    age = extract.analyze("HIRING cashier, Faketown\nAge l8-3O\nSalary Rs. 3O,OOO\nLunch free", country="PK").job.age
    assert age is not None and (age.min, age.max) == (18, 30)


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("DIBUTUHKAN SEGERA\n1. Barista (P/L)\n2. Kasir\n3. Cuci piring\nKedai Kopi Contoh", "ID", None),
        ("WE ARE HIRING\n1) Cook 2\n2) Waiter 3\n3) Driver\nFake Hotel", "KE", 5),
        ("HIRING\n2 cooks\n3 waiters\nFake Hotel", "KE", 5),
        ("พนักงานเสิร์ฟ 1O คน รับสมัครด่วน ร้านตัวอย่าง", "TH", 10),
    ],
)
def test_openings_of_a_picture(text: str, country: str, expected: int | None) -> None:
    assert extract.analyze(text, country=country).job.total_job_openings == expected
