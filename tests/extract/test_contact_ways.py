"""Fourteen ways to tell a contact, each in 40 languages and scripts (`told_ways.jsonl`, invented): what works in one language works in
the next. How many lines of each way are read is kept; the rest are known to be missed."""

import json
from pathlib import Path

import pytest

import extract
from extract.findings import Ad

_LINES = [json.loads(line) for line in Path(__file__).with_name("told_ways.jsonl").read_text(encoding="utf-8").splitlines()]
_NUMBER, _INVITE = ("whatsapp", "+971500000000"), ("telegram_invite", "fakeJob12ab")
_WAYS = {  # way -> type and value, lines that are read
    "in_words": (_NUMBER, 38),
    "first_then_last": (("whatsapp", "+85512000000"), 40),
    "zero_times": (_NUMBER, 40),
    "two_parts": (_NUMBER, 38),
    "zeros_at_the_end": (("telegram", "fakesam00"), 38),
    "in_digits": (("telegram", "fakesam99"), 39),
    "a_digit_at_the_end": (("telegram", "fakesam5"), 39),
    "twice_in_brackets": (("telegram", "fakesam77"), 37),
    "sign_in_brackets": (("line", "fakesam_vip"), 41),
    "small_letters": (("telegram", "fakesamjob"), 38),
    "letters_by_words": (("telegram", "fakesam"), 25),
    "strokes_between": (("telegram", "fakesam"), 40),
    "link_in_words": (_INVITE, 41),
    "link_in_quotes": (_INVITE, 40),
}
_LABELS = {"whatsapp": "WhatsApp: ", "telegram": "Telegram: ", "line": "LINE: ", "telegram_invite": ""}
_UNSPACED = ("th", "lo", "km")  # whose sentences end without a stop


@pytest.mark.parametrize("way", _WAYS)
def test_every_way_in_every_language(way: str) -> None:
    (kind, value), least = _WAYS[way]
    lines = [line for line in _LINES if way in line]
    ads = [Ad(f"{line['ad']} {_LABELS[kind]}{line[way]}{_stop(line['language'])}", country=line["country"]) for line in lines]
    read = [[(contact.type, contact.value) for contact in found.contacts] for found in extract.analyze_many(ads)]
    missed = [line["language"] for line, found in zip(lines, read, strict=True) if found != [(kind, value)]]
    assert len(lines) - len(missed) >= least, missed


def _stop(language: str) -> str:
    return "" if language in _UNSPACED else "。" if language in ("zh-Hans", "zh-Hant", "ja") else "."


@pytest.mark.parametrize(
    "text",
    [
        "Salary 971 to 1,250 dollars, room 50, bus 855, then 12 stops. No experience.",
        "Age 18-35, 66 places left, 81 people hired, 12 hours a day, 6 days a week.",
        "Ref. 95071, shift 09.00-18.00, batch 855 of 12 months, 000 fees.",
        "भर्ती: 855 पद, उम्र 18 से 32, वेतन 12,000, 6 दिन, रूम 971.",
        "Gaji 8.550.000, umur 18-35, kuota 66 orang, kontrak 12 bulan, lantai 62.",
    ],
)
def test_sums_and_places_are_no_numbers(text: str) -> None:
    assert not extract.analyze(text).contacts
