"""Digits that are no number to dial: money, an account, an age, an extension."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.number.hotlines import SHORTEST
from extract.number.numbers import Number
from extract.tables import Tables
from extract.words.contact_words import alternation, of_kinds, pattern
from extract.words.number_cues import cues, listed, money_ahead, of_kind
from extract.words.spotted import Spotted
from extract.words.word_patterns import longest_first

_CODED = re.compile(r"(?:ref|réf|no|nr|code|kode|job|id|№)[^\w\n]{0,4}(?:no[^\w\n]{1,3})?[a-z]{1,5}[-/]$")  # Job ref: PH-2026-0031
_DATED = 10  # digits of a year and a count
_PRICE = 9  # characters before an amount that hold its currency
_BEFORE = 32  # characters before a number in which a word says that it is another
_MOBILE = re.compile(r"0[1-9]\d{8,9}")
_DIALLED = 12  # digits of a number with its trunk zero


@lru_cache(maxsize=8)
def _forbidden(tables: Tables) -> Spotted:
    none = f"{alternation(tables, 'not_phone')}|{cues(tables, 'not_number').pattern}"
    number = "|".join(map(re.escape, longest_first(listed(tables, "number_word"))))
    known = of_kinds(tables, "not_phone") | of_kind(tables, "not_number")
    return Spotted(known, lambda: rf"(?:{none})[\s:：#.\-№]{{0,4}}(?:{number})?[\s:：#.]{{0,3}}$")


@lru_cache(maxsize=8)
def _money(tables: Tables) -> re.Pattern[str]:
    return compiled(rf"{money_ahead(tables)}[\s.:]{{0,2}}$")


@lru_cache(maxsize=8)
def unit(tables: Tables) -> Spotted:
    """What stands behind an amount, an age or a count of people."""
    times = {row["phrase"] for row in tables.rows("multipliers") if len(row["phrase"]) > 1}
    known = of_kinds(tables, "unit") | times
    return Spotted(known, lambda: rf"[^\S\n]{{0,2}}(?:{alternation(tables, 'unit')}|(?:{pattern(times)})(?![^\W\d]))")


def says_other(low: str, start: int, tables: Tables) -> bool:
    """Whether the words right before digits say that they are an account, an order or the like."""
    return _forbidden(tables).search(low[max(0, start - _BEFORE) : start]) is not None


class Others:
    """Decides for the numbers of one text, `found`."""

    def __init__(self, plain: Plain, found: Sequence[Number], tables: Tables) -> None:
        self.low, self.tables = plain.low, tables
        self.starts = [number.start for number in found]
        self.ends = [number.end for number in found]

    def is_other(self, number: Number, beside: bool, label: int = -1) -> bool:
        """Whether a number is none to dial. `beside`: an app's name stands beside it; `label`: where that of the telephone beside
        it begins, whose own words say nothing: 電話番号."""
        if number.plus:
            return False
        before = self.low[max(0, number.start - _BEFORE) : number.start]
        priced = _money(self.tables).search(before[-_PRICE:]) and not (beside and _is_dialled(number))  # "Rp 0812.0000.0347 (WA)"
        coded = len(number.digits) <= _DATED and number.digits[:2] in {"19", "20"} and _CODED.search(before) is not None
        if priced or coded or (len(number.digits) <= SHORTEST and self._extends(number)):
            return True
        said = None if beside else _forbidden(self.tables).search(before)
        if said and not self._is_called(number, said, label):
            return True
        small = len(number.digits) < 9 or not (beside or _is_dialled(number))  # "03-0000-0000 人事" is no count of people
        return small and unit(self.tables).match(self.low, number.end) is not None

    def _is_called(self, number: Number, said: re.Match[str], label: int) -> bool:
        """Whether words for another number before one (`said`) are a part of its label, or tell what one calls for: "Booking: 017…"."""
        if label >= 0 and max(0, number.start - _BEFORE) + said.start() > label:
            return True
        dialled = _is_dialled(number) or _MOBILE.fullmatch(number.digits) is not None
        return dialled and said.group().strip(" :：.") in listed(self.tables, "booked")

    def _extends(self, number: Number) -> bool:
        """Whether short digits are the extension of the number before them: "02-000-0000 ต่อ 112"."""
        at = bisect_left(self.starts, number.start) - 1
        said = self.low[self.ends[at] : number.start].strip(" ,;:()#-（）：") if at >= 0 else ""
        return bool(said) and said in listed(self.tables, "extension")


def _is_dialled(number: Number) -> bool:
    """Whether a number is written as one dials it within its country: a trunk zero, in groups."""
    return number.digits[0] == "0" and number.groups > 1 and 9 <= len(number.digits) <= _DIALLED
