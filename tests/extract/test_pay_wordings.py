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
