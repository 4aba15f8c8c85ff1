"""Keys in brackets behind numbers and names, kana in Latin letters, signs told in capitals: what is read, and what is left as it is."""

import pytest

from extract import analyze_many
from extract.disguise.kana import romaji
from extract.findings import Ad


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("しろねこ", "shironeko"),
        ("しゃちょう", "shachou"),
        ("きゃく", "kyaku"),
        ("がっこう", "gakkou"),
        ("マッチャ", "matcha"),
        ("パーティー", "pati"),
        ("ファン", "fan"),
        ("つづき", "tsuzuki"),
        ("ヴァン", "van"),
        ("字ゑ", "字we"),
    ],
)
def test_kana_are_written_as_hepburn_does(word: str, letters: str) -> None:
    assert romaji(word) == letters


@pytest.mark.parametrize(
    ("text", "country", "contacts"),
    [
        ("Tuma CV WhatsApp O7OO OOO 0l2 (O ni sifuri, l ni moja)", "KE", {("whatsapp", "+254700000012")}),
        ("Pisz na Telegram: z0rka_hr (zero to litera o)", "PL", {("telegram", "zorka_hr")}),
        ("Pisz na Telegram: z0rka_hr (zero, nie litera o)", "PL", {("telegram", "z0rka_hr")}),
        ("Telegram: z0rka_hr (10 places left)", "GB", {("telegram", "z0rka_hr")}),
        ("Telegram: z0rka_hr (o plano é zero risco)", "BR", {("telegram", "z0rka_hr")}),
        ("LINE ID：しろねこ_77（ローマ字）", "JP", {("line", "shironeko_77")}),
        ("LINE ID：zorka_77（日本語で連絡）", "JP", {("line", "zorka_77")}),
        ("Forward it to work AT zorkafirm DOT example", "IN", {("email", "work@zorkafirm.example")}),
        ("WE ARE AT zorkafirm DOT example", "IN", {("url", "https://zorkafirm.example")}),
        ("Koch (m/w/d/x), Teilzeit a/b/c. Telegram: zorka_77", "DE", {("telegram", "zorka_77")}),
    ],
)
def test_a_key_counts_only_where_it_tells_a_sign(text: str, country: str, contacts: set[tuple[str, str]]) -> None:
    [answer] = analyze_many([Ad(text, country=country)])
    assert {(contact.type, contact.value) for contact in answer.contacts} == contacts


def test_what_a_key_tells_is_shown_with_the_words_that_it_was_read_from() -> None:
    text = "Posao: Telegram z0rka_hr (nula je slovo o), javite se"
    [answer] = analyze_many([Ad(text, country="HR")])
    [contact] = answer.contacts
    assert (contact.value, contact.obfuscated) == ("zorka_hr", True)
    assert contact.start is not None and text[contact.start : contact.end].startswith("z0rka_hr")
