"""Where a word ends and a case ending or particle begins that is no part of a name, by script."""

import re

from extract.employer.known import NEPALI_ENDINGS, NONE, pieces
from extract.tables import Tables

_DEVANAGARI = "\u0900-\u097f"
_PLURAL = ("স", "ஸ்", "ස්")
_HOUSE = re.compile(r"(?<=[\u3400-\u9fff])[厂廠店铺鋪坊城会會社院所馆館园園](?![长長员員业業内內面工家市计計议議区區])")
_KOREAN = re.compile(rf"[\w·&-]*?[가-힣\w]{{2}}({'|'.join(pieces(Tables(), 'ending', '가-힣'))})$")
_WITH = re.compile(r"[\w·&-]*?[가-힣\w]{2}([와과])$")
_TURKISH = re.compile(r"[^\W\d_].*[^\WoOgG\d_]([’'](?:[ny]?[aeıiuü]|[dt][ae]n?|n?[ıiuü]n|n[dt]?[ae]n?|deki|daki|teki|taki))$")
_NEPALI = re.compile(rf"..+?({'|'.join(pieces(Tables(), 'ending', _DEVANAGARI))})$")
PARTICLES = frozenset(pieces(Tables(), "trade_ending", "가-힣a-zа-я"))
_SUBJECT = re.compile(r"...+?(?<!वा)(ले|मा)$")  # at the head of a clause only: elsewhere they end other words too
_PREFIXED = frozenset("وفبلكየበለከስእ")
_TITLED = re.compile(rf"[가-힣]{{1,3}}(?:{'|'.join(pieces(Tables(), 'titled'))})님?")
_CALLED = frozenset(pieces(Tables(), "called"))
STOP, _PERSON = frozenset({"stop"}), frozenset({"person"})


def with_plural(text: str, end: int) -> int:
    """The end of a noun with the English plural that these scripts write with it (`রিসোর্টস`, `ஸ்டோர்ஸ்`), or with a Chinese
    word for house (精密模具 + 廠)."""
    house = _HOUSE.match(text, end)
    return house.end() if house else next((end + len(sign) for sign in _PLURAL if text.startswith(sign, end)), end)


def kind_of_ending(word: str) -> frozenset[str]:
    """What an ending is that was cut off: some say that a name went before (`오로라원` + `이라고`)."""
    return frozenset({"stop", "called"}) if word in _CALLED else STOP


def kind_of_word(word: str, before_known: bool) -> frozenset[str]:
    """What a word is by its letters: a particle (before a known word perhaps a prefix), a Korean person by the title."""
    if word in NEPALI_ENDINGS or (before_known and word in _PREFIXED):
        return STOP
    return _PERSON if "가" <= word[0] <= "힣" and _TITLED.fullmatch(word) else NONE


def ending(text: str, start: int, end: int) -> int:
    """Where a case ending begins that is no part of a name (`한빛호텔에서`, `Mavi Otel'de`, `सगुन पसललाई`); 0 without one."""
    first = text[start]
    if "가" <= first <= "힣":
        cut = _KOREAN.match(text, start, end) or (_WITH.match(text, start, end) if text.startswith(" 함께", end) else None)
    elif "\u0900" <= first <= "\u097f":
        cut = _NEPALI.match(text, start, end) or (_SUBJECT.match(text, start, end) if _heads(text, start) else None)
    else:
        cut = _TURKISH.match(text, start, end) if first.isupper() else None
    return cut.start(1) if cut else 0


def _heads(text: str, start: int) -> bool:
    """Whether a word is the first of a line or sentence."""
    before = text[max(0, start - 2) : start].rstrip(" ")
    return not before or before[-1] in "\n।!?"
