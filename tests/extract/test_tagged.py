"""Handles told in words that no rule reads (`extract/handle/tagged.py`)."""

import math
from functools import partial
from itertools import pairwise

import pytest

from extract.contact import contacts
from extract.findings import Ad
from extract.handle import tagged
from extract.reading import Reading
from extract.tables import Tables
from extract.text.language import detect
from tests.linear import assert_linear
from tests.training.train_tagged import states

TABLES = Tables()


def handles(text: str, language: str, country: str) -> set[tuple[str, str]]:
    reading = Reading(Ad(text, None, None, language, country), TABLES)
    reading.languages = detect(text, language)
    return {(contact.type, contact.value) for contact in contacts.find(reading)}


@pytest.mark.parametrize(
    ("text", "language", "country", "handle"),
    [
        ("telegram: f/a/k/e/s/o/k/7 កុំភ្លេចយកបន្ទាត់ទ្រេតចេញ", "km", "KH", ("telegram", "fakesok7")),
        ("တယ်လီဂရမ် fakeမေသူ မဟုတ်ဘူး၊ အင်္ဂလိပ်လို f-a-k-e-m-o-e-0-7 (တုံးတိုတွေ ဖြုတ်)", "my", "MM", ("telegram", "fakemoe07")),
    ],
)
def test_read_where_no_rule_does(text: str, language: str, country: str, handle: tuple[str, str]) -> None:
    assert handle in handles(text, language, country)


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("We never recruit over Telegram and have no page on Facebook, apply at our office in Dubai.", "en", "AE"),
        ("Administra nuestras cuentas de Instagram y TikTok, redacta textos y responde comentarios.", "es", "MX"),
        ("ดูแลเพจ Facebook และ TikTok ของร้าน ตอบลูกค้า ทำภาพด้วย Canva เงินเดือน 15,000", "th", "TH"),
        ("Работа с соцсетями: Telegram, ВКонтакте, Instagram; нужен опыт от года и Photoshop.", "ru", "RU"),
    ],
)
def test_words_of_a_sentence_are_no_handle(text: str, language: str, country: str) -> None:
    assert handles(text, language, country) == set()


def test_the_likeliest_states_are_allowed_ones_and_the_margin_is_against_none() -> None:
    low = "telegram fake underscore mina then 77, all together"
    found = tagged.pieces(low, len("telegram"), len(low), TABLES, frozenset({"en"}))
    path, margin = tagged.best(tagged.names(low, len("telegram"), found, TABLES), tagged.load())
    assert path[0] in {tagged.BEFORE, tagged.KEPT}
    assert path[-1] != tagged.BETWEEN
    assert all(now in tagged.NEXT[before] for before, now in pairwise(path))
    assert math.isfinite(margin)
    assert (margin > 0) == (tagged.KEPT in path)


def test_states_are_the_shortest_row_that_spells_the_handle() -> None:
    low = "fake or no fake, so: fake then hr and 7 at the end"
    found = tagged.pieces(low, 0, len(low), TABLES, frozenset({"en"}))
    got = states(found, {"fakehr7"})
    assert [found[at].value for at, state in enumerate(got) if state == tagged.KEPT] == ["fake", "hr", "7"]
    assert got[0] == tagged.BEFORE
    assert states(found, {"fakelan"}) == [tagged.BEFORE] * len(found)


def test_hostile_text_takes_linear_time() -> None:
    assert_linear(lambda size: partial(handles, "telegram qx zv then " * size, "en", "US"), 200)
