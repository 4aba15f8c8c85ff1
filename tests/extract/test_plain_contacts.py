"""Contacts written openly in ordinary lines: 40 ways of saying an app and a name or number in each of 30 languages, by a writer who never
saw the rules (`contact_templates.json`)."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import extract
from extract.findings import Ad

TEMPLATES = json.loads(Path(__file__).with_name("contact_templates.json").read_text(encoding="utf-8"))
NAMES = ("hr_fakelily", "lilyfake88", "lily.fake88", "boss_fake_chen", "fakelily2024", "mingfaketao", "fakelilyhr")
NUMBERS = {
    "AE": "0500000417", "BD": "01700000417", "BR": "11900000417", "CN": "13800000417", "EG": "01000000417", "ET": "0910000417",
    "FR": "0600000417", "ID": "081200000417", "IN": "9800000417", "JP": "09000000417", "KE": "0700000417", "KH": "012000417",
    "KR": "01000000417", "LA": "02055000417", "LK": "0770000417", "MM": "09400000417", "MX": "5500000417", "MY": "0120000417",
    "NP": "9800000417", "PH": "09170000417", "PK": "03000000417", "PT": "910000417", "RU": "89000000417", "SA": "0500000417",
    "TH": "0810000417", "TR": "05300000417", "TW": "0912000417", "TZ": "0700000417", "UA": "0500000417", "US": "2025550142",
    "UZ": "900000417", "VN": "0912000417",
}  # fmt: skip
DOTLESS = ("telegram", "wechat")  # apps whose names have no dots
UNDERSCORELESS = ("facebook", "messenger")
NO_NAMES = ("whatsapp", "viber", "imo")
NO_NUMBERS = ("instagram", "tiktok", "facebook", "messenger", "kakaotalk")
EVERY = 3  # of the lines: all take half a minute


def test_names_beside_an_app_with_any_words_between() -> None:
    """Of all 7,200 lines 0.96 are read, of names of letters alone 0.87."""
    right = [(app, name) in found and len(found) == 1 for app, name, found in _read("handle")]
    assert sum(right) >= 0.93 * len(right)


def test_numbers_beside_an_app_with_any_words_between() -> None:
    """Of all 3,840 lines 0.97 are read with the app."""
    right = [any(kind == app and value[-6:] == number[-6:] for kind, value in found) for app, number, found in _read("phone")]
    assert sum(right) >= 0.94 * len(right)


def _read(way: str) -> Iterator[tuple[str, str, set[tuple[str, str]]]]:
    """(app, name or number, contacts found) of each line."""
    lines = list(_lines(way))[::EVERY]
    assert len(lines) > 1000
    for (app, said, _), found in zip(lines, extract.analyze_many(ad for _, _, ad in lines), strict=True):
        yield app, said, {(contact.type, contact.value) for contact in found.contacts}


def _lines(way: str) -> Iterator[tuple[str, str, Ad]]:
    for language, known in sorted(TEMPLATES.items()):
        for at, template in enumerate(known[way]):
            for app, called in known["apps"].items():
                if app in (NO_NAMES if way == "handle" else NO_NUMBERS):
                    continue
                said = _name(app, NAMES[(at * 3 + len(app)) % len(NAMES)]) if way == "handle" else NUMBERS[known["region"]]
                text = template.replace("{app}", called[at % len(called)]).replace("{h}", said).replace("{p}", said)
                yield app, said, Ad(text, language=language, country=known["region"])


def _name(app: str, name: str) -> str:
    """The name as the app allows it."""
    if app == "signal":
        return name.replace(".", "").replace("_", "") + ".88"
    return name.replace("_", ".") if app in UNDERSCORELESS else name.replace(".", "_") if app in DOTLESS else name


@pytest.mark.parametrize(
    ("language", "country", "text", "want"),
    [
        ("uk", "UA", "Вінниця, самовивіз. 093 000 08 14 після 18:00", "+380930000814"),  # an hour is no part
        ("sw", "TZ", "Tuma barua au piga 0700 000 000. Mwisho 30 Novemba.", "+255700000000"),
        ("pl", "PL", "Sprzątanie, 600 000 000 po 16:30", "+48600000000"),
        ("si", "LK", "මැහුම් කාර්මිකයෙක්. 50,000–70,000. 071 000 0000", "+94710000000"),  # the end of a sum neither
        ("sw", "KE", "Cashier, Nakuru, KSh 18,000 – 0700 000000", "+254700000000"),
        ("en", "GH", "Cook, GHS 2,000 - 024 000 0000", "+233240000000"),
        ("ja", "JP", "面接しますので090-1000-0527 まるはち店長まで", "+819010000527"),  # nor a name that begins with numbers
        ("zh-Hant", "HK", "有意 WhatsApp 9000 0338 陳太，或下午3-5點上嚟見工", "+85290000338"),
        ("km", "KH", "ទូរស័ព្ទ 025 000 000 បន្តលេខ 3 ម៉ោង ៧-៤ល្ងាច", "+85525000000"),  # nor an extension
        ("es", "CO", "Escríbele: wa.me/573000000628 o Telegram tareas_fakevip", "+573000000628"),  # nor "or"
        ("ar", "LB", "خبرة بمرضى السكري. رنا 03 000 000", "+9613000000"),  # written as numbers are in the country
        ("my", "MM", "ရုံးချိန်အတွင်း 01 000 000 သို့ ဖုန်းဆက်ပါ။", "+951000000"),
        ("uz", "UZ", "kadrlar bo'limi, (79) 000 00 00, ichki 205", "+998790000000"),
        ("pt", "BR", "Quem tiver informação: (61) 0000-0190.", "+556100000190"),
        ("es", "AR", "Don Aldo, 2392 00-0000, mejor a la noche", "+542392000000"),
        ("ms", "BN", "pekerja dari Lawas pernah ada. 8000000 (+673)", "+6738000000"),  # with the code behind
        ("tl", "PH", "txt nyo si mommy Tin 09270000000 salamat!", "+639270000000"),  # a name that is another's word for a number
        ("de", "AT", "Zug bis St. Johann, wir holen dich. Resi 0664 0000000", "+436640000000"),
        ("uk", "UA", "Довідка: 0532 00-00-41.", "+380532000041"),
    ],
)
def test_numbers_with_other_figures_beside_them(language: str, country: str, text: str, want: str) -> None:
    found = extract.analyze(text, language=language, country=country).contacts
    assert [contact.value for contact in found if contact.value.startswith("+")] == [want]


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("en", "LB", "Open 03-05, rent 850 000 and deposit 900 000"),
        ("pt", "BR", "Processo (61) 2024, sala 0190, das 10 às 18"),
        ("es", "AR", "Entre 2392 y 4000 pesos, turno 08-1600"),
        ("tl", "PH", "TIN 000-123-456-000, sahod 18,000 – 20,000"),
        ("id", "ID", "Resi 00812345, gaji 2.000 – 3.000"),
    ],
)
def test_sums_hours_and_cases_are_no_numbers_to_call(language: str, country: str, text: str) -> None:
    assert extract.analyze(text, language=language, country=country).contacts == ()
