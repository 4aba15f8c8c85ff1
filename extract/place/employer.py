"""Whether a place name is part of an employer's name: then it is no place (CONTRACT "Places")."""

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.compiled import compiled
from extract.gazetteer.key import key_of
from extract.place.words import words_for
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.spotted import Spotted
from extract.words.word_patterns import longest_first

_REACH = 40  # folded characters in which the legal form of a firm is looked for
_OPEN, _CLOSED = ("(", "（"), (")", "）")
_BREAK = re.compile(rf"[,.;:!?()\n，{STOPS}；：、（）|•\[\]]")


def in_employer_name(soft: str, text: str, starts: Sequence[int], start: int, end: int, known: bool, tables: Tables) -> bool:
    """Whether the span is part of a firm's name: a legal form behind it, or before it, with no break between.

    Behind a place that is `known` for such work a word like hotel says where the recruits are put: 시아누크빌 호텔.

    `text` has the capitals, `starts` says where each character of `soft` is in it: "3 days hotel Bangkok" and "Bangkok based
    company" are no names, and neither is the Vietnamese "co" (has) behind a place.
    """
    suffixes, prefixes = _employer_marks(tables)
    behind = soft[end : end + _REACH]
    if soft[start - 1 : start] in _OPEN and behind[:1] in _CLOSED:  # 云贝(深圳)有限公司
        behind = " " + behind[1:]
    cut = _BREAK.search(behind.replace("co.,", "co   "))
    behind = behind[: cut.start()] if cut else behind
    matched = suffixes.match(behind)
    place = text[starts[start]]
    if matched and known and matched["dense"] in words_for("house", tables):
        matched = None
    if matched and (matched["dense"] or _is_name(matched["mark"], text[starts[end + matched.start("mark")]], place)):
        return True
    first = max(0, start - 24)
    mark = prefixes.search(soft[first:start])
    if mark is None or mark[0].isascii() is not soft[start].isascii():  # "Hotel دبئی" is a hotel, and where it is
        return False
    return _is_name(mark["mark"], text[starts[first + mark.start("mark")]], place)


def _is_name(mark: str, capital: str, place: str) -> bool:
    """Whether the mark of a firm begins as names do: with a capital where the place has one."""
    return not capital.islower() or (mark != "co" and not place.isupper())


@lru_cache(maxsize=8)
def _employer_marks(tables: Tables) -> tuple[re.Pattern[str], Spotted]:
    """Patterns for what follows a place in a firm's name (at most three words, then a mark) and for what precedes it."""
    sides: dict[str, list[str]] = {"suffix": [], "prefix": []}
    for row in tables.rows("place_employer_marks"):
        sides[row["side"]].append(key_of(row["mark"]).rstrip("."))
    spaced = "|".join(longest_first(re.escape(m) for m in sides["suffix"] if m.isascii()))
    dense = "|".join(re.escape(m) for m in sides["suffix"] if not m.isascii())
    before = "|".join(map(re.escape, sides["prefix"]))
    outside = "|".join(sorted(words_for("outside", tables)))
    words = rf"(?:\s+(?!(?:{outside})\b)[\w&'-]+){{0,2}}"
    gap = r"(?:[\u4e00-\u9fff\u0e00-\u0e7f ]{0,8}?|[\uac00-\ud7a3]{0,8}? ?)"
    suffix = compiled(rf"{words}\s+(?P<mark>{spaced})\b|{gap}(?P<dense>{dense})(?![户戶卡账賬帐城])")
    return suffix, Spotted(sides["prefix"], lambda: rf"(?:^|[^\w])(?P<mark>{before})\.?[\s«\"“”']*$")
