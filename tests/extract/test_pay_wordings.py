"""Pay as it is said in other ways: its least and most in many languages, roles with a letter, what one must pay, pictures between."""

import pytest

from extract.findings import Ad
from extract.pay import pay
from extract.reading import Reading
from extract.tables import Tables

TABLES = Tables()
_Pay = tuple[float | None, float | None, str, str]


def offered(text: str, language: str, country: str | None = None) -> _Pay | None:
    """The pay of an ad."""
    found = pay.find(Reading(Ad(text, country=country), TABLES, languages=(language,), kind="job_ad"))
    return (found.min, found.max, found.currency, found.period) if found else None


@pytest.mark.parametrize(
    ("text", "language", "least"),
    [
        ("Наҷҷор лозим, маош аз 3200 сомонӣ", "tg", (3200, "TJS")),
        ("Ζητείται καθαρίστρια, μισθός από 850€", "el", (850, "EUR")),
        ("Ζητείται ψήστης, αμοιβή τουλάχιστον 1.050 ευρώ", "el", (1050, "EUR")),
        ("Чеварга уста керак, ойлик 600$дан", "uz", (600, "USD")),
        ("Tikuvchi kerak, oylik 700$dan", "uz", (700, "USD")),
        ("საჭიროა დამლაგებელი, ხელფასი 900 ლარიდან", "ka", (900, "GEL")),
        ("Պահանջվում է վարորդ, աշխատավարձ 180.000 դրամից", "hy", (180_000, "AMD")),
        ("דרוש סדרן, שכר החל מ 8,500 ₪", "he", (8500, "ILS")),
        ("Aşpaz tələb olunur, əmək haqqı 700 AZN-dən", "az", (700, "AZN")),
        ("Цэвэрлэгч авна, цалин 900,000 төгрөгөөс", "mn", (900_000, "MNT")),
        ("Angajăm zidar, salariu de la 5200 lei", "ro", (5200, "RON")),
        ("Pékséget bővítünk, fizetés 380.000 Ft-tól", "hu", (380_000, "HUF")),
        ("Etsimme siivoojaa, palkka alkaen 1900 €", "fi", (1900, "EUR")),
        ("Vi söker städare, lön från 23 000 kr", "sv", (23_000, "SEK")),
        ("Vi søker renholder, lønn fra 31 000 kr", "no", (31_000, "NOK")),
        ("Schoonmaker gezocht, salaris vanaf 1900 euro", "nl", (1900, "EUR")),
        ("Cercasi muratore, stipendio da 1450 euro", "it", (1450, "EUR")),
        ("Ieškome siuvėjos, atlyginimas nuo 1050 eur", "lt", (1050, "EUR")),
        ("Meklējam apkopēju, alga no 820 eiro", "lv", (820, "EUR")),
        ("Otsime koristajat, palk alates 950 eurost", "et", (950, "EUR")),
        ("Kërkohet berber, paga nga 45.000 lekë", "sq", (45_000, "ALL")),
        ("Потребан возач, плата од 90.000 дин", "sr", (90_000, "RSD")),
        ("نجار لازم است، معاش از ۱۸۰۰۰ افغانی", "fa", (18_000, "AFN")),
        ("Ana neman mai dinki, albashi daga 60,000", "ha", (60_000, "NGN")),
        ("Přijmeme svářeče, mzda minimálně 35 000 Kč", "cs", (35_000, "CZK")),
        ("Reinigungskraft gesucht, Gehalt mindestens 1900 €", "de", (1900, "EUR")),
    ],
)
def test_the_least_alone(text: str, language: str, least: tuple[float, str]) -> None:
    country = {"ha": "NG", "he": "IL", "sv": "SE", "no": "NO"}.get(language)
    assert offered(text, language, country) == (least[0], None, least[1], "month")


@pytest.mark.parametrize(
    ("text", "language", "most"),
    [
        ("Наҷҷор лозим, маош то 6500 сомонӣ", "tg", (6500, "TJS")),
        ("საჭიროა დამლაგებელი, ხელფასი 1100 ლარამდე", "ka", (1100, "GEL")),
        ("Aşpaz tələb olunur, maaş 900 manata qədər", "az", (900, "AZN")),
        ("Тігінші керек, жалақы 280 000 теңгеге дейін", "kk", (280_000, "KZT")),
        ("Тикмечи керек, айлык 28000 сомго чейин", "ky", (28_000, "KGS")),
        ("Pékséget bővítünk, fizetés 520.000 Ft-ig", "hu", (520_000, "HUF")),
        ("Ieškome siuvėjos, atlyginimas iki 1400 eur", "lt", (1400, "EUR")),
        ("Dukeneye umukozi, umushahara kugeza 120,000 Frw", "rw", (120_000, "RWF")),
    ],
)
def test_the_most_alone(text: str, language: str, most: tuple[float, str]) -> None:
    assert offered(text, language) == (None, most[0], most[1], "month")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Kok gezocht vanaf 1 maart, salaris 2100 euro", "nl", (2100, 2100, "EUR", "month")),
        ("Cercasi cuoco, da 1 a 3 persone, stipendio 1350 euro", "it", (1350, 1350, "EUR", "month")),
        ("Ζητείται μάγειρας. Μισθός από 1.050 έως 1.350 ευρώ", "el", (1050, 1350, "EUR", "month")),
        ("Ронанда лозим, маош аз 4200 то 6100 сомонӣ", "tg", (4200, 6100, "TJS", "month")),
        ("Přijmeme svářeče, mzda 35 000 Kč", "cs", (35_000, 35_000, "CZK", "month")),
    ],
)
def test_words_for_the_least_elsewhere(text: str, language: str, expected: _Pay) -> None:
    assert offered(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Szakács kell, fizetés 380-450.000 Ft", "hu", (380_000, 450_000, "HUF", "month")),
        ("รับสมัครแม่บ้าน เงินเดือน 12-14,000 บาท", "th", (12_000, 14_000, "THB", "month")),
        ("Waiter wanted, salary 850-1.150 €", "en", (850, 1150, "EUR", "month")),
        ("Plasterer 30 – 34,000 INR\nRoofer 25 – 36,000", "en", (34_000, 36_000, "INR", "month")),
        ("Waiter wanted, age 18-35, salary 14,000 baht", "en", (14_000, 14_000, "THB", "month")),
    ],
)
def test_a_range_may_leave_its_thousands_to_its_end(text: str, language: str, expected: _Pay) -> None:
    assert offered(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Kerja di Poipet\nRM4,500 - RM7,000 🔥 makan + tiket percuma", "ms", (4500, 7000, "MYR", "month")),
        ("CSR abroad\n✔️free meals ✔️55k-70k php ✔️free ticket", "tl", (55_000, 70_000, "PHP", "month")),
        ("Loker CS\n✅ tiket gratis ✅ 11-14 juta ✅ bonus", "id", (11_000_000, 14_000_000, "IDR", "month")),
        ("Chat job\n1,200$ 🎁 bonus each quarter", "en", (1200, 1200, "USD", "month")),
        ("Waiter wanted. RM300 bonus, uniform", "ms", None),
        ("Waiter wanted. Bonus 🎁 $500", "en", None),
    ],
)
def test_a_picture_parts_what_stands_beside_a_sum(text: str, language: str, expected: _Pay | None) -> None:
    assert offered(text, language, {"ms": "MY", "tl": "PH", "id": "ID"}.get(language)) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("招搬运工 一天350 路费报销", "zh-Hans", (350, 350, "CNY", "day")),
        ("招搬运工 坐350路公交车到厂", "zh-Hans", None),
        ("รับแม่บ้าน เงินเดือน 14,500 จ่ายทุกวันที่ 28", "th", (14_500, 14_500, "THB", "month")),
        ("รับแม่บ้าน ค่าแรง 420 จ่ายทุกวัน", "th", (420, 420, "THB", "day")),
        ("ຮັບຄົນຂັບລົດ ເງິນເດືອນ 3.500.000 ກີບ ອອກທຸກວັນທີ 15", "lo", (3_500_000, 3_500_000, "LAK", "month")),
        ("ត្រូវការមេផ្ទះ ប្រាក់ខែ 220$ បើករៀងរាល់ថ្ងៃទី 3", "km", (220, 220, "USD", "month")),
        ("Vaga de pedreiro, R$ 2.300 todo dia 5, moradia", "pt", (2300, 2300, "BRL", "month")),
        ("१. मिस्त्री (8) — ₹700 प्रतिदिन\n२. बेलदार (9) — ₹450 प्रतिदिन\n३. माली — ₹520 प्रतिदिन", "hi", (450, 700, "INR", "day")),
        ("Se busca peón, sueldo 1150€ cada día 10.", "es", (1150, 1150, "EUR", "month")),
        ("Potreban moler, 1800e plus stan", "sr", (1800, 1800, "EUR", "month")),
        ("Etsitään maalaria, palkka 2300e/kk", "fi", (2300, 2300, "EUR", "month")),
        ("Notre 500e client ! Cherche serveur, salaire 1550 €", "fr", (1550, 1550, "EUR", "month")),
    ],
)
def test_periods_and_signs(text: str, language: str, expected: _Pay | None) -> None:
    assert offered(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Crew for Poipet\nRole A: typist (m/f) $700\nRole B: host (f) $2,400\nRole C: scout, $60 per head", "en", (700, 2400)),
        ("Cần gấp\nVị trí 1: tạp vụ (ca đêm) 6 triệu\nVị trí 2: kế toán (có bằng) 21 triệu", "vi", (6_000_000, 21_000_000)),
        ("急聘\n岗位一：洗碗工（包住）3800\n岗位二：点心师傅（经验）13000", "zh-Hans", (3800, 13_000)),
        ("Contratamos\nPuesto A: peón (mañanas) 850€\nPuesto B: encargado (carné) 2.650€", "es", (850, 2650)),
        ("Clerk wanted, salary 450 USD\nPrize 1: a phone (new) $300\nPrize 2: a car (used) $900", "en", (450, 450)),
    ],
)
def test_roles_with_a_letter_or_a_number_are_a_row(text: str, language: str, expected: tuple[float, float]) -> None:
    found = offered(text, language)
    assert found and found[:2] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Typists for Bavet, free room. One year, early exit = you pay $2,700.", "en"),
        ("Se buscan digitadores en Camboya. Si te vas antes pagas 2700 dólares.", "es"),
        ("Vaga de digitador no Camboja, moradia grátis. Se sair antes você paga 2.700 dólares.", "pt"),
        ("Нужны операторы в Камбоджу, жильё наше. Уйдёшь раньше — платишь 2700$.", "ru"),
        ("При досрочном уходе 2700$. Нужны операторы в Камбоджу.", "ru"),
        ("招打字员 柬埔寨 包吃住 中途离职要付18000", "zh-Hans"),
        ("徵打字員 柬埔寨 包食宿 提前離開付2700美金", "zh-Hant"),
        ("कंबोडिया में टाइपिस्ट, रहना फ्री। बीच में छोड़ा तो 3 लाख देने होंगे।", "hi"),
        ("Kambodjaga operator kerak, yotoqxona bepul. Erta ketsang 2700 dollar to'laysan.", "uz"),
        ("Szukamy operatorów w Kambodży, mieszkanie gratis. Odejdziesz wcześniej – płacisz 2700 dolarów.", "pl"),
        ("Perawat, gaji UMK + tunj. jaga Rp 60.000/shift", "id"),
        ("장집 구합니다. 개인통장 1개 250 법인 700, 호텔 제공", "ko"),
    ],
)
def test_what_one_must_pay_and_what_comes_on_top_are_no_pay(text: str, language: str) -> None:
    assert offered(text, language, {"hi": "IN", "ko": "KR"}.get(language)) is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("টাইপিস্ট নিয়োগ, বেতন ৭০ হাজার। ভিসা ১ লাখ এখন বাকি বেতন থেকে কাটা হবে।", "bn", 70_000),
        ("वेटर चाहिए, वेतन 18 हजार। 1 लाख सैलरी से कटेगा।", "hi", 18_000),
        ("Typists, salary $850. Ticket advanced, $1,400 deducted from your salary.", "en", 850),
        ("Оператор, зарплата 950$. Билет наш, 650$ вычтем из зарплаты.", "ru", 950),
        ("Operatör, maaş 950 dolar. 550 dolar maaştan kesilir.", "tr", 950),
        ("Opérateur, salaire 950 $. 550 $ retenus sur le salaire.", "fr", 950),
        ("Typists. We pay $850 and you pay nothing.", "en", 850),
    ],
)
def test_what_is_cut_from_pay_is_no_pay(text: str, language: str, expected: float) -> None:
    found = offered(text, language, {"bn": "BD", "hi": "IN"}.get(language))
    assert found and found[:2] == (expected, expected)
