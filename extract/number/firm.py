"""Numbers that stand as they are, and those of which words right behind tell more: "0151 00000, letzte drei Ziffern 123"."""

import re

from extract.disguise.plain import Plain
from extract.number import order
from extract.number.numbers import Number
from extract.number.told_parts import BREAKS, is_told, words
from extract.tables import Tables

_FOLLOWING = 24  # characters behind a number in which more of it begins
_ENDED, _FEW = 36, 6  # in which its end is told, and words that do
_SPOKEN = re.compile(r"[^\W\d_oilsbOILSBoОо]")  # letters other than those that stand for digits
_BREAK = re.compile(r"[,.;:!?\n\d]")
_DIGIT = re.compile(r"\d")


def is_firm(number: Number, grade: float, plain: Plain, tables: Tables) -> bool:
    """Whether a number stands as it is: digits enough for a country, none of them told in words, and none told behind."""
    written = plain.text[number.start : number.end]
    if number.plus and "(0)" in written:
        return True
    if len(number.digits) < 8 or number.others or not grade or _SPOKEN.search(written):
        return False
    if grade >= 1.5 or number.plus:
        return not _is_ended(plain, number.end, tables)
    return not (any(char in written for char in "\n,،、") or _goes_on(plain, number.end, tables))


def _goes_on(plain: Plain, end: int, tables: Tables) -> bool:
    """Whether words right behind a number say that more follows: "0712 0000 then add 62"."""
    behind = _BREAK.search(plain.low, end, end + _FOLLOWING)
    gap = plain.low[end : behind.start()] if behind and behind.group().isdigit() else ""
    return (bool(gap.strip()) and is_told(gap, tables)) or _is_ended(plain, end, tables)


def _is_ended(plain: Plain, end: int, tables: Tables) -> bool:
    """Whether words right behind a number say that its last digits follow: "0151 00000, letzte drei Ziffern 123"."""
    digit = _DIGIT.search(plain.low, end, end + _ENDED)
    gap = plain.low[end : digit.start()] if digit else ""
    return words(gap) <= _FEW and order.last(tables).search(gap) is not None and BREAKS.search(gap) is None
