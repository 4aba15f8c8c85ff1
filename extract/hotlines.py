"""Short numbers that are one to call: police, emergency lines, registers."""

import re
from functools import lru_cache

from extract import roles
from extract.apps import alternation
from extract.numbers import Number
from extract.plain import Plain
from extract.reading import Reading
from extract.tables import Tables

SHORTEST = 5  # digits of a number that is dialled in one country only and stands in no list
_FINAL = re.compile(r"\s{0,2}(?:\([^()\n]{0,24}\)\s{0,2})?(?:[.!?。।۔።»”\"\n]|$)")
_NAMED = 60  # characters between an authority and its number
_CLAUSE = 120  # characters between an authority and a number that a word for calling touches
_COUNTED = re.compile(r"[ ]?(?:[^\W\d\u0900-\u0dff]|[\u0900-\u0dff]{4})")  # a noun, not a short word such as "112 पर"
_NEXT = 8  # characters between two hotlines in a row
_YEAR = re.compile(r"(?:19|20|25)\d\d")
_WORD, _TOLD = 24, 32  # characters before and behind a number in which it is said to call


class Hotlines:
    """Decides for the short numbers of one text, from left to right."""

    def __init__(self, reading: Reading, plain: Plain) -> None:
        self.low, self.tables = plain.low, reading.tables
        self.end = -1  # of the last one

    def calls(self, number: Number, beside: bool, other: bool, where: tuple[str, ...]) -> bool:
        """Whether a short number is one to call: known for the country, or behind a word for a hotline. `beside`: a label stands
        right beside it; `other`: it is a sum, an age or the like."""
        low, tables = self.low, self.tables
        before = low[max(0, number.start - _WORD) : number.start]
        listed = roles.is_listed(number.digits, where, tables)
        hashed = roles.is_hashed(low, number.start, number.digits, tables)
        if number.digits[0] == "0" and not (listed or hashed):
            return False  # the beginning of a longer number
        good = bool(roles.hotline_word(tables).search(before)) or self._continues(number) or hashed
        if not good and listed:
            good = beside or self._spoken_of(number, before)
        good = good or (not other and self._asked_to_dial(number))
        if good:
            self.end = number.end
        return good

    def _spoken_of(self, number: Number, before: str) -> bool:
        """Whether the words around a number that is known as a hotline speak of calling or of an authority."""
        low, tables = self.low, self.tables
        return (
            0 <= number.start - self.end <= _NEXT
            or roles.tells_to_call(before, tables)
            or roles.told_to_dial("", low[number.end : number.end + _WORD], tables)
            or roles.dialled_behind(low[number.end : number.end + _TOLD], tables)
            or (self._ends_here(number) and roles.speaks_for_authority(low[max(0, number.start - _NAMED) : number.start], tables))
            or roles.speaks_for_authority(before[-16:], tables)
            or self._alone(number)
        )

    def _ends_here(self, number: Number) -> bool:
        """Whether no word that might be counted follows a number."""
        return _COUNTED.match(self.low, number.end) is None

    def _continues(self, number: Number) -> bool:
        """Whether only "or" stands between a hotline and another number of its kind: "1300 or 1191"."""
        near = 0 < self.end < number.start <= self.end + 2 * _NEXT
        short = 3 <= len(number.digits) <= SHORTEST and not _YEAR.fullmatch(number.digits)
        return near and short and _or(self.tables).fullmatch(self.low[self.end : number.start]) is not None

    def _asked_to_dial(self, number: Number) -> bool:
        """Whether a number in no list is one to dial: a word for calling or reporting touches it, an authority is named before."""
        if len(number.digits) > SHORTEST or _YEAR.fullmatch(number.digits) or number.disguised:
            return False
        before, behind = self.low[max(0, number.start - _CLAUSE) : number.start], self.low[number.end : number.end + _WORD]
        return roles.told_to_dial(before[-_WORD:], behind, self.tables) and roles.speaks_for_authority(before, self.tables)

    def _alone(self, number: Number) -> bool:
        """Whether a short number ends its sentence behind a colon, or an authority's name follows: "112 and the ministry"."""
        low = self.low
        ends = _FINAL.match(low, number.end) is not None and low[max(0, number.start - 2) : number.start].strip() in {":", "："}
        return ends or roles.speaks_for_authority(low[number.end : number.end + 16], self.tables)


@lru_cache(maxsize=8)
def _or(tables: Tables) -> re.Pattern[str]:
    return re.compile(rf"[ ,、，/|]{{0,2}}(?:{alternation(tables, 'connector')})?[ ]{{0,2}}")
