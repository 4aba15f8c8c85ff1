"""Numbers, signs and "same number" as the readers of many countries say them, in texts whose language little else tells."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from extract import analyze_many
from extract.findings import Ad
from tests.extract.readings import contacts_of

CASES = [json.loads(line) for line in Path(__file__).with_name("told_in_words.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("way", sorted({case["way"] for case in CASES}))
def test_what_is_told_in_words_is_read_in_each_language(way: str) -> None:
    cases = [case for case in CASES if case["way"] == way]
    assert len(cases) > 50
    wrong = defaultdict(list)
    for case in cases:
        found = sorted([contact.type, contact.value] for contact in contacts_of(case["text"], country=case["country"]).contacts)
        if found != sorted(case["contacts"]):
            wrong[case["text"]] = found
    assert not wrong


@pytest.mark.parametrize(
    ("text", "country", "value"),
    [
        ("Job. WhatsApp +972 חמש, אפס, שתיים, שלוש, אפס, אפס, אפס, אפס, אפס", "IL", "+972502300000"),
        ("Aiki. WhatsApp takwas, sifili, biyu, sifili, sifili, sifili, sifili, sifili, sifili, sifili", "NG", "+2348020000000"),
    ],
)
def test_nothing_is_counted_in_a_list_of_digits(text: str, country: str, value: str) -> None:
    """ "five, zero, two" are three digits, not two zeros."""
    [answer] = analyze_many([Ad(text, country=country)])
    assert [(contact.type, contact.value) for contact in answer.contacts] == [("whatsapp", value)]


def test_the_first_letter_of_the_next_word_is_no_ending_of_an_app() -> None:
    [answer] = analyze_many([Ad("Пишіть або у вайбер, або у ватсап: 067 000 00 00.", country="UA")])
    assert {contact.type for contact in answer.contacts} == {"viber", "whatsapp"}


@pytest.mark.parametrize(
    ("text", "country", "contacts"),
    [
        ("Собака пропала, почта России точка выдачи 5. Тел. +7 900 000-00-05", "RU", [("phone", "+79000000005")]),
        ("사과 네이버 점수 5점 다음 주까지", "KR", []),
        ("Іван має собака, укр нет мета не зовсім.", "UA", []),
        ("Marie travaille at orange point de vente", "FR", []),
        ("Jobs in town. Telegram: anna_zero (no) fees, (no) cards", "GB", [("telegram", "anna_zero")]),
        ("We sell toys (delete) and games (delete) here. Telegram: anna_zero7", "US", [("telegram", "anna_zero7")]),
        ("Telegram anna7zerox, 7 days a week, underscore everything", "GB", [("telegram", "anna7zerox")]),
        ("Telegram anna7zero. Not a scam! Signal anna77zero", "GB", [("telegram", "anna7zero"), ("signal", "anna77zero")]),
        ("Telegram anna_zero7, number 3 Main Street", "GB", [("telegram", "anna_zero7")]),
        ("tele anna_zero7 số 7 đường Láng", "VN", [("telegram", "anna_zero7")]),
        ("Telegram anna_zero7 numbers 10 people", "US", [("telegram", "anna_zero7")]),
        ("Tel 07700 900123, the last three days 25 people came", "GB", [("phone", "+447700900123")]),
        ("We are hiring at testdemo dot com", "US", [("url", "https://testdemo.com")]),
        ("Register at testdemo dot com", "US", [("url", "https://testdemo.com")]),
        ("Threema kostenlos für alle", "DE", []),
        ("Typist wanted (day). Telegram: anna_zero (day) or (night) shift", "US", [("telegram", "anna_zero")]),
        ("Курс для ветеранів. Заявки: form.example.org", "UA", [("url", "https://form.example.org")]),  # вк is in it
        ("Около 20 вакансий: jobs.example.org", "RU", [("url", "https://jobs.example.org")]),
        ("Mail jobs7@firma.com (not .net)", "US", [("email", "jobs7@firma.com")]),
        ("Telegram: anna_zero7, no es estafa, anna responde", "ES", [("telegram", "anna_zero7")]),
        ("Telegram: k(a)k(a)z(e)r(o)7, futa mabano tu", "KE", [("telegram", "kakazero7")]),
    ],
)
def test_such_words_are_words_of_sentences_too(text: str, country: str, contacts: list[tuple[str, str]]) -> None:
    [answer] = analyze_many([Ad(text, country=country)])
    assert [(contact.type, contact.value) for contact in answer.contacts] == contacts


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Lavoro a Dubai. Telegram: zorka_88, poi ti richiamo io", "IT"),
        ("Wij zoeken personeel. Telegram: zorka_88, dan 3 gesprekken op kantoor", "NL"),
        ("Tražimo radnike. Telegram: zorka_88, pa 2 dana obuke", "HR"),
        ("Vi söker personal. Telegram: zorka_88, sen 5 dagar i veckan", "SE"),
        ("Etsimme työntekijöitä. Telegram: zorka_88, sitten soitamme sinulle", "FI"),
        ("Hledáme lidi. Telegram: zorka_88, pak přijďte na pohovor v 9 hodin", "CZ"),
        ("Ana neman ma'aikata. Telegram: zorka_88, sai 2 ga wata", "NG"),
        ("Waxaan raadineynaa shaqaale. Telegram: zorka_88, 2 iyo 3 qof", "SO"),
        ("Mencari staf. Telegram: zorka_88, 2 dan 3 orang setiap kamar", "ID"),
        ("Kërkojmë punonjës. Telegram: zorka_88 (pa pagesë për ju), pastaj ju thërrasim", "AL"),
        ("Telegram: zorka_88 (reply within 2 days), then 3 interviews", "GB"),
        ("Tikka masala cook wanted. Insta: zorka_88, chicken tikka 9 euro", "MT"),
        ("Требуются водители: категория B, категория C, категория D. Telegram: zorka_88", "RU"),
        ("Telegram: zorka_88. Vitamin A, vitamin B, vitamin C in stock", "GB"),
        ("Telegram ha-ha-ha, zorka_88 is mine", "GB"),
        ("Buscamos personal. Telegram: zorka_88, de lunes a viernes, en el centro, te esperamos", "MX"),
    ],
)
def test_words_for_then_and_names_of_letters_in_a_sentence_add_nothing(text: str, country: str) -> None:
    [answer] = analyze_many([Ad(text, country=country)])
    assert [(contact.type.replace("instagram", "telegram"), contact.value) for contact in answer.contacts] == [
        ("telegram", "zorka_88")
    ]


@pytest.mark.parametrize("word", ["sen", "sai", "dan", "onda"])
def test_a_name_that_is_a_word_for_then_too_is_a_piece(word: str) -> None:
    [answer] = analyze_many([Ad(f"Hiring. Telegram: zorka underscore {word}", country="IN")])
    assert [contact.value for contact in answer.contacts] == [f"zorka_{word}"]
