"""Texts in the dress that apps and writers give them: read as the plain text is, with spans in what stands there."""

import unicodedata
from dataclasses import asdict
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extract
from extract.disguise.typed import typed
from extract.tables import Tables
from tests.eval.dresses import DRESSES
from tests.linear import assert_linear

TABLES = Tables()
AD = """URGENT HIRING: cooks for Fake Harbour Hotel in Bangkok
Salary 900 USD per month, free housing
Telegram: @fake_cook_hr"""
VI = "Công ty TNHH Giả Định tuyển đầu bếp tại Đà Nẵng, lương 20 triệu/tháng. Zalo 0900 000 000"
KO = "주식회사 가짜식품 방콕 주방 직원 모집, 월급 300만원. 텔레그램 @fake_kitchen"
ZH = "虚构贸易有限公司招聘客服，地点金边，月薪8000元，微信fake_kefu"


def essence(found: extract.Analysis) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "employer": found.employer.normalized if found.employer else None,
        "contacts": {(contact.type, contact.value, contact.role) for contact in found.contacts},
        "places": {(place.place_id, place.role) for place in found.locations},
        "pay": found.salary and (found.salary.min, found.salary.max, found.salary.currency, found.salary.period),
        "job": [one.isco08 for one in found.job.occupations],
    }


def spans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if value.get("start") is not None else []
        return own + [found for part in value.values() for found in spans(part)]
    return [found for part in value for found in spans(part)] if isinstance(value, list | tuple) else []


@pytest.mark.parametrize(
    ("plain", "dressed"),
    [
        *(
            (AD, DRESSES[name](AD))
            for name in (
                "letters of another font",
                "Cyrillic twins in words",
                "zero-width spaces in words",
                "words between asterisks",
                "copied from WhatsApp",
                "copied from Telegram",
                "copied from a group's page",
                "reactions and views below it",
            )
        ),
        (AD, AD.translate({at: at + 0xFEE0 for at in range(ord("A"), ord("z") + 1) if chr(at).isalpha()})),
        (AD, AD.replace("oo", "o\u200bo").replace("Ban", "Ban\u2060").replace("ala", "al\u00ada")),
        (AD, "\n".join(f"**{line}**" for line in AD.split("\n"))),
        (
            AD,
            AD.replace("cooks", "*cooks*")
            .replace("Salary", "_Salary")
            .replace("housing", "housing_")
            .replace("Bangkok", "~Bangkok~"),
        ),
        (AD, AD.replace(" for ", "&nbsp;for&#32;").replace("Hotel", "Hotel&nbsp;")),
        (AD, f"Forwarded from Jobs Asia 🌏\n{AD}"),
        (AD, f"Переслано от Работа Азия\n{AD}"),
        (AD, f"Jobs Asia Group · 3 h · 🌐\n{AD}\nLike · Comment · Share\n12 comments 4 shares"),
        (AD, f"Jobs Asia Group · 3 h · 🌐\n{AD}"),
        (AD, f"Lucky Person, [27.11.2026 10:11]\n{AD}"),
        (AD, f"Lucky Person, [27.11.2026 10:11]\n[Forwarded from Jobs Asia]\n{AD}"),
        (AD, f"{AD}\n\n👍 12 ❤️ 3\n1.2K views 10:44 AM"),
        (AD, f"{AD}\n👁 1.2K  edited 10:44"),
        (AD, f"{AD} … See more"),
        (AD, f'"{AD}"'),
        (ZH, f"「{ZH}」"),
        (AD, "\n".join(f"[27/11/2026, 10:11:05] ~ Lucky Trading: {line}" for line in AD.split("\n"))),
        (AD, "\n".join(f"27/11/26, 10:11 - Lucky Trading: {line}" for line in AD.split("\n"))),
        (AD, "\n".join(f"上午10:11\tLucky Trading\t{line}" for line in AD.split("\n"))),
        (AD, "\n".join(f"[Lucky Trading] [오전 10:11] {line}" for line in AD.split("\n"))),
        (VI, unicodedata.normalize("NFD", VI)),
        (KO, unicodedata.normalize("NFD", KO)),
        (ZH, "".join(f"{char} " if "一" <= char <= "鿿" else char for char in ZH)),
        (ZH, ZH.replace("招聘客服", "招·聘·客·服")),
    ],
)
def test_a_dressed_text_says_what_the_plain_one_says(plain: str, dressed: str) -> None:
    assert dressed != plain
    found = extract.analyze(dressed)
    assert essence(found) == essence(extract.analyze(plain))
    there = spans(asdict(found))
    assert there
    for one in there:
        assert dressed[one["start"] : one["end"]] == one["text"]


@pytest.mark.parametrize(
    "text",
    [
        AD,
        VI,
        "Telegram @__fake_name__ or _fake_boss_ now",
        "Hotel 4* or 5*, dial *123# for airtime",
        'Telegram fake "_" cook "_" hr, underscores where told',
        "카페 가짜 바리스타 구합니다\n토·일 07:30~14:30\n시급 10,500원",
        "* cooks\n* drivers\n* cleaners",
        "می‌خواهیم کارگر استخدام کنیم",
        "① cook ② driver",
        "HRы и SMMщики в офис, IT-отдел",
        "Views of the sea 10:00\nTelegram 12",
        "Forwarded from my boss: cooks needed, call 0917 000 0000",
        "薪资 8千 包住 包吃",
        '"Cook" wanted, also "driver"',
        "11/12/2026, 10:00 interview in Manila",
    ],
)
def test_what_is_no_dress_stays(text: str) -> None:
    assert typed(text, TABLES) is None


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Cooks wanted. WhatsApp +85500𝟎𝟎𝟎0000", True),
        ("Cooks wanted. Telegram @fake_c\u200book", True),
        ("Cooks wanted. Tеlegram: fake_cook", True),
        ("Cooks wanted. *Telegram:* @fake_cook", False),
        ("Cooks wanted. Telegram: \u202a@fake_cook\u202c", False),
        (unicodedata.normalize("NFD", "Cần đầu bếp. Telegram: @fake_cook"), False),
    ],
)
def test_a_font_is_a_disguise_and_bold_type_is_none(text: str, *, hidden: bool) -> None:
    (contact,) = extract.analyze(text).contacts
    assert contact.obfuscated is hidden


def test_a_number_in_the_place_of_a_name_stays() -> None:
    found = extract.analyze("27/11/26, 10:11 - +1 202-555-0147: Hiring cooks in Dubai, write me")
    assert [contact.value for contact in found.contacts] == ["+12025550147"]


PIECES = [
    "*",
    "**",
    "_",
    "a b",
    "а",
    "e",
    "·",
    "招",
    " ",
    "\u0301",
    "\u200b",
    "𝗮",
    "&amp;",
    "\n",
    "3 h",
    "Like",
    "[1/2/26, 10:11] x: ",
    "1.2K views",
]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text(max_size=80)))
def test_the_way_back_is_true_for_any_text(text: str) -> None:
    found = typed(text, TABLES)
    if found is None:
        return
    assert len(found.text) == len(found.starts) == len(found.ends) == len(found.marks)
    assert all(0 <= start < end <= len(text) for start, end in zip(found.starts, found.ends, strict=True))
    assert list(found.starts) == sorted(found.starts)
    again = typed(found.text, TABLES)
    assert again is None or len(again.text) <= len(found.text)


@pytest.mark.parametrize(
    "piece",
    ["*a", "_a b", "a\u0301\u0302", "招 ", "аe ", "\u200b", "&amp;", "3 h · 🌐\n", "Like\n", "[1/2/26, 10:11] x: y\n", "𝗮", "~`"],
)
def test_it_is_linear_in_the_text(piece: str) -> None:
    assert_linear(lambda size: partial(typed, piece * (size // len(piece)), TABLES), 20_000)
