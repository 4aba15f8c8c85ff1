"""Places as ads write them: names in their cases, islands, districts and works; a language or people are none."""

from pathlib import Path

import pytest

import extract
from extract.findings import Ad
from extract.place.places import find
from extract.reading import Reading
from extract.tables import Tables

TABLES = Tables()


def named(text: str, language: str, country: str | None = None) -> dict[str, tuple[str, str]]:
    """The places of an ad by the words that name them: their names and parts."""
    reading = Reading(Ad(text, country=country), TABLES, languages=(language,), kind="job_ad")
    return {place.text: (place.name, place.role) for place in find(reading)}


@pytest.mark.parametrize(
    ("text", "language", "country", "expected"),
    [
        (
            "Tražimo kuvare u Beogradu i Novom Sadu, plata 90.000 din",
            "sr",
            "RS",
            {"Beogradu": "Belgrade", "Novom Sadu": "Novi Sad"},
        ),
        ("Posao u Zadru i Splitu, plaća 1300 eura", "hr", "HR", {"Zadru": "Zadar", "Splitu": "Split"}),
        ("Posao u Bangkoku, plata 1800 evra", "sr", "RS", {"Bangkoku": "Bangkok"}),
        ("Praca w Gdyni i Krakowie, wynagrodzenie 5200 zł", "pl", "PL", {"Gdyni": "Gdynia", "Krakowie": "Kraków"}),
        ("Szukamy ludzi do Katowic, dojazd z Poznania, 26 zł/h", "pl", "PL", {"Poznania": "Poznań"}),
        ("Hledáme svářeče v Brně a v Liberci, mzda 36 000 Kč", "cs", "CZ", {"Brně": "Brno", "Liberci": "Liberec"}),
        ("Práca v Žiline, mzda 1250 eur", "sk", "SK", {"Žiline": "Žilina"}),
        ("Kokki Espoossa, palkka 2250 €/kk", "fi", "FI", {"Espoossa": "Espoo"}),
        ("Munka Debrecenben, fizetés 420.000 Ft", "hu", "HU", {"Debrecenben": "Debrecen"}),
        ("Iščemo kuharja v Mariboru in Kopru, plača 1400 evrov", "sl", "SI", {"Mariboru": "Maribor"}),
    ],
)
def test_towns_in_their_cases(text: str, language: str, country: str, expected: dict[str, str]) -> None:
    found = {words: name for words, (name, _) in named(text, language, country).items()}
    assert expected.items() <= found.items()


@pytest.mark.parametrize(
    ("text", "language", "country", "none"),
    [
        ("Tražimo ljude za rad u Maloj kafani kod Marka, plata 90.000 din", "sr", "RS", {"Maloj", "Marka"}),
        ("Praca w Firmie Budowlanej, wynagrodzenie 5200 zł", "pl", "PL", {"Firmie", "Budowlanej"}),
        (
            "Recepcionista para artista y revista, consulta y batalla. Encuesta Respuesta, sueldo 900€",
            "es",
            "ES",
            {"Encuesta", "Respuesta"},
        ),
        ("Cook for u and me, w Senioren and v Kunden, salary 900 USD", "en", None, {"Senioren", "Kunden"}),
    ],
)
def test_other_words_behind_a_preposition_are_no_towns(text: str, language: str, country: str | None, none: set[str]) -> None:
    assert not none & named(text, language, country).keys()


@pytest.mark.parametrize(
    ("text", "language", "country", "workplaces"),
    [
        ("Ξενοδοχείο στη Ρόδο και στην Κω ζητά καμαριέρα, μισθός 1.050€", "el", "GR", {"Ρόδο", "Κω"}),
        ("Ταβέρνα, Σκιάθος, ζητά ψήστη. Μισθός 1.250€", "el", "GR", {"Σκιάθος"}),
        ("कराड येथे वेल्डर पाहिजे, पगार 17 हजार", "mr", "IN", {"कराड"}),
        ("[구인] 녹산공단 프레스 주간 2명, 시급 11,200", "ko", "KR", {"녹산공단"}),
        ("फोल्डिंग हेल्पर, सूरत वराछा, ₹15,200, रहना फ्री", "hi", "IN", {"सूरत", "वराछा"}),
        ("مطلوب سباك – الرياض، حي البطحاء. راتب ٢٣٠٠ + سكن", "ar", "SA", {"الرياض", "حي البطحاء"}),
        ("Cherche commis à Céret, salaire 1480 €", "fr", "FR", {"Céret"}),
        ("PRECISA-SE de ajudante – Aracaju-SE, salário R$ 1.750", "pt", "BR", {"Aracaju", "SE"}),
        ("CONTRATA-SE padeiro – Blumenau/SC, salário R$ 2.450", "pt", "BR", {"Blumenau", "SC"}),
        ("Cari operator, bhs mandarin atau bhs inggris, kerja di Kamboja, gaji 11 juta", "id", "ID", {"Kamboja"}),
        ("Cari perawat untuk kerja di Inggris, gaji 28 juta", "id", "ID", {"Inggris"}),
        ("ร้านก๋วยเตี๋ยว แม่สอด รับคนล้างจาน วันละ 360 พม่าทำได้", "th", "TH", {"แม่สอด"}),
    ],
)
def test_workplaces(text: str, language: str, country: str, workplaces: set[str]) -> None:
    assert {words for words, (_, part) in named(text, language, country).items() if part == "workplace"} == workplaces


def test_a_compound_in_other_scripts() -> None:
    for text, language in (("কাজ শুন্ডা পার্কে, বেতন ৭৫,০০০ টাকা", "bn"), ("काम शुंडा पार्क में, वेतन 60 हजार", "hi")):
        assert [name for name, _ in named(text, language).values()] == ["Shunda Park"]


CASES = [line.split("\t") for line in Path(__file__).with_name("place_cases.tsv").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("country", sorted({country for country, _, _ in CASES}))
def test_towns_are_found_in_the_cases_of_their_language(country: str) -> None:
    own = [(text, name) for of, text, name in CASES if of == country]
    answers = extract.analyze_many(Ad(text, country=country) for text, _ in own)
    assert [(text, [place.name for place in answer.locations][:1]) for (text, _), answer in zip(own, answers, strict=True)] == [
        (text, [name]) for text, name in own
    ]
