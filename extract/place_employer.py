"""Whether a place name is part of an employer's name: then it is no place (CONTRACT "Places")."""

import re
from functools import lru_cache

from extract.gazetteer_key import key_of
from extract.tables import Tables

_REACH = 40  # folded characters in which the legal form of a firm is looked for
_OPEN, _CLOSED = ("(", "（"), (")", "）")
_BREAK = re.compile(r"[,.;:!?()\n，。；：！？、（）|•\[\]]")


def in_employer_name(soft: str, start: int, end: int, tables: Tables) -> bool:
    """Whether the span is part of a firm's name: a legal form behind it, or before it, with no break between."""
    suffixes, prefixes = _employer_marks(tables)
    behind = soft[end : end + _REACH]
    if soft[start - 1 : start] in _OPEN and behind[:1] in _CLOSED:  # 云贝(深圳)有限公司
        behind = behind[1:]
    cut = _BREAK.search(behind.replace("co.,", "co   "))
    behind = behind[: cut.start()] if cut else behind
    before = soft[max(0, start - 24) : start]
    matched = suffixes.match(behind)
    if matched:
        return True
    mark = prefixes.search(before)
    return mark is not None and mark[0].isascii() is soft[start].isascii()  # "Hotel دبئی" is a hotel, and where it is


@lru_cache(maxsize=8)
def _employer_marks(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for what follows a place in a firm's name (at most three words, then a mark) and for what precedes it."""
    sides: dict[str, list[str]] = {"suffix": [], "prefix": []}
    for row in tables.rows("place_employer_marks"):
        sides[row["side"]].append(re.escape(key_of(row["mark"]).rstrip(".")))
    spaced = "|".join(sorted((m for m in sides["suffix"] if m.isascii()), key=len, reverse=True))
    dense = "|".join(m for m in sides["suffix"] if not m.isascii())
    words = r"(?:\s+(?!in\b|at\b|and\b|or\b|for\b|is\b|to\b|from\b|with\b|by\b|as\b|a\b|the\b|we\b|our\b|via\b)[\w&'-]+){0,2}"
    suffix = re.compile(rf"{words}\s+(?:{spaced})\b|(?:[\u4e00-\u9fff\u0e00-\u0e7f ]{{0,8}}?|[\uac00-\ud7a3]{{0,8}}? ?)(?:{dense})")
    prefix = re.compile(rf"(?:^|[^\w])(?:{'|'.join(sides['prefix'])})\.?[\s«\"“”']*$")
    return suffix, prefix
