"""Places in ordinary short ads: 137 lines of 14 languages, with towns at home and abroad in their gaps (`place_templates.json`).

The lines that the model of roles was trained on (`tests/training/place_lines.json`) say the same in 14 other languages, in these only other
things.
"""

from collections import Counter
from pathlib import Path

import pytest

import extract
from extract.findings import Ad, Analysis
from tests.training.place_lines import Placed, lines

LINES = Path(__file__).with_name("place_templates.json")


def test_parts_of_places_in_plain_lines() -> None:
    """When written 0.84 of the parts were right, workplaces' precision 0.87 and recall 0.93 (0.64, 0.77 and 0.83 before the lines)."""
    read = list(lines(LINES))
    found = extract.analyze_many(Ad(line.text, country=line.region) for line in read)
    counts = sum((_counted(line.places, answer) for line, answer in zip(read, found, strict=True)), Counter())
    assert counts["places"] > 900
    assert counts["right"] >= 0.80 * counts["places"]
    assert counts["placed"] >= 0.90 * counts["workplaces"]
    assert counts["meant"] >= 0.83 * counts["said"]


def _counted(gold: tuple[Placed, ...], answer: Analysis) -> Counter[str]:
    """Of one line: places and those with the right part; workplaces and those found as such; said to be workplaces, and those that are."""
    counts: Counter[str] = Counter()
    for place in gold:
        right = any(_is(place, said.text, said.country) and said.role == place.role for said in answer.locations)
        counts["places"] += 1
        counts["right"] += right
        counts["workplaces"] += place.role == "workplace"
        counts["placed"] += right and place.role == "workplace"
    for said in answer.locations:
        if said.role == "workplace":
            counts["said"] += 1
            counts["meant"] += any(_is(place, said.text, said.country) and place.role == "workplace" for place in gold)
    return counts


def _is(place: Placed, text: str, country: str | None) -> bool:
    return bool(text) and (text in place.text or place.text in text) and country == place.country


@pytest.mark.parametrize(
    ("country", "text", "places"),
    [
        ("ID", "Dibutuhkan operator produksi LAKI-LAKI di Cikarang, gaji UMK", {"Cikarang": "workplace"}),
        ("AE", "کمبوڈیا میں چیٹنگ کا کام، چار ہزار درہم، پاسپورٹ کی تصویر بھیجو واٹس ایپ پر", {"کمبوڈیا": "workplace"}),
        ("EG", "شركة كبيرة في كمبوديا، مدينة بافيت بالضبط، راتب ١٢٠٠ دولار", {"كمبوديا": "workplace", "بافيت": "workplace"}),
        ("CO", "Casa hogar en Pereira busca cuidadora, sueldo 1.300.000 al mes", {"Pereira": "workplace"}),
        ("VN", "Kho nhân sự Miến – Lào cần nguồn, gõ phím được là nhận, 15tr/đầu", {"Miến": "workplace", "Lào": "workplace"}),
        ("TR", "Bodrum Gümbet'te kat görevlisi lazım, lojman var, günlük 1.800 TL", {"Bodrum": "workplace", "Gümbet": "workplace"}),
        ("KR", "대전 둔산 콜센터 인바운드 상담사 모집, 기본급 215만", {"대전": "workplace", "둔산": "workplace"}),
    ],
)
def test_ordinary_words_are_no_places_and_districts_are(country: str, text: str, places: dict[str, str]) -> None:
    found = next(extract.analyze_many([Ad(text, None, None, None, country)])).locations
    assert {place.text: place.role for place in found} == places


@pytest.mark.parametrize(
    ("country", "text", "name", "role"),
    [
        ("PH", "Encoder, $1,000. Location: Mae Sot muna 2 weeks, tapos ililipat sa main office sa KK Park", "KK Park", "workplace"),
        (
            "KE",
            "Customer care Bangkok, 1200 dollars. Training wiki mbili Mae Sot halafu utajua mbele. Visa ya utalii",
            "Mae Sot",
            "workplace",
        ),
        (
            "MY",
            "Admin chat gaji RM6,500. Lokasi asal Bangkok tapi opis dah pindah ke Myawaddy, lalu Mae Sot",
            "Myawaddy",
            "workplace",
        ),
        ("GR", "Ζητείται μεταφράστρια, 2.600 ευρώ, αεροπορικά Αθήνα–Γιανγκόν. Τόπος εργασίας: Shwe Kokko", "Αθήνα", "origin"),
        (
            "HN",
            "Convocatoria mujeres de Choluteca y Valle (Honduras) de 25 a 45 años: cosecha de fresa en Moguer, Huelva",
            "Valle",
            "origin",
        ),
    ],
)
def test_one_word_before_a_place_tells_its_part(country: str, text: str, name: str, role: str) -> None:
    found = next(extract.analyze_many([Ad(text, None, None, None, country)])).locations
    assert {place.role for place in found if place.text == name} == {role}
