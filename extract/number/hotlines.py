"""Short numbers that are one to call: police, emergency lines, registers."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache

from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.number.atom import Atom
from extract.number.hotline_words import (
    dialled_behind,
    hotline_word,
    is_hashed,
    is_known,
    is_listed,
    is_long,
    is_short,
    speaks_for_authority,
    tells_to_call,
    told_to_dial,
)
from extract.number.numbers import Number
from extract.reading import Reading
from extract.tables import Tables
from extract.text import sentences
from extract.words.number_cues import cues, listed
from extract.words.word_patterns import longest_first

SHORTEST = 5  # digits of a number that is dialled in one country only and stands in no list
_FINAL = re.compile(rf"\s{{0,2}}(?:\([^()\n]{{0,24}}\)\s{{0,2}})?(?:[.!?{sentences.STOPS}»”\"\n]|$)")
_NAMED = 60  # characters between an authority and its number
_CLAUSE = 120  # characters between an authority and a number that a word for calling touches
_COUNTED = re.compile(r"[ ]?(?:[^\W\d\u0900-\u0dff]|[\u0900-\u0dff]{4})")  # a noun, not a short word such as "112 पर"
_FOLLOWED = re.compile(r"[ ]?[-'’]?[^\W\d_\u0e00-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]")  # by a word between spaces
_INFLECTED = re.compile(r"(?:['’][^\W\d]{1,4}|-[^\W\da-z]{1,4})(?![^\W\d])")  # 112'yi, 102-ге
_PIECE = re.compile(r"[ ]?(?:[%‰°€$£₹¥+*/×]|[.,:\-–][0-9]|[0-9])")  # a sum, a time, a longer number
_SIGNS = "\u0900-\u0963\u0966-\u0dff\u0610-\u061a\u0620-\u06d3\u06d5-\u06ff\u1200-\u135f"  # of words, not of sentences
_NEXT = 8  # characters between two hotlines in a row
_SUM = re.compile(r"[0-9][.,]$")  # the end of a sum begins behind it
_NEXT_THING = r"[ ]?[,，、;；/][^\d\n]{1,14}"  # of a list with a sum for each thing: "tea 160, rice 110, soup 220"
_SUM_BEFORE, _SUMS_BEFORE = (re.compile(rf"(?:\d{{2,4}}{_NEXT_THING}){{{count}}}$") for count in (1, 2))
_SUM_BEHIND = re.compile(rf"{_NEXT_THING}\d{{2,4}}(?!\d)")
_YEAR = re.compile(r"(?:19|20|25)\d\d")
_RANGE = re.compile(r"\d{1,2} ?[-–—] ?\d{1,2}")
_ROUND = re.compile(r"[1-9]0{1,2}|[1-9][0-9]00|[1-9]?50")  # what more often counts something
_AROUND, _AFTER = 160, 100  # characters before and behind a known hotline in which the text must speak of an authority
_TOUCHED = re.compile(r"[a-z0-9_.,/\-+*$€£₹¥]$|[0-9] $")  # before a number that is a part of something else
_SPOKEN = 16  # characters before a hotline of two digits in which one is told to call it
_SECTION = re.compile(r"(?:^|\n)[^\S\n]{0,4}\d(?:\.\d){1,3}\.?(?=[^\S\n])")  # 1.1.2 Requirements
_SMALL = 2  # digits of the shortest hotlines: 17
_TOUCHING = 4  # characters between a word for calling and its number
_CUES = frozenset({"warn", "captive"})  # of `kind_cues.csv`
_CONCEPTS = frozenset({"warn", "scam", "scam_center"})  # of `concepts.csv`
_WORD, _TOLD = 24, 32  # characters before and behind a number in which it is said to call


class Hotlines:
    """Decides for the short numbers of one text, from left to right."""

    def __init__(self, reading: Reading, plain: Plain) -> None:
        self.low, self.tables, self.reading = plain.low, reading.tables, reading
        self.end = -1  # of the last one

    def calls(self, number: Number, beside: bool, other: Callable[[], bool], where: tuple[str, ...], valid: bool) -> bool:
        """Whether a short number is one to call: known for the country, or behind a word for a hotline. `beside`: a label stands
        right beside it; `other` tells whether it is a sum, an age or the like. Of longer ones those of the table are that no country
        takes: one that is `valid` is an ordinary telephone number."""
        low, tables = self.low, self.tables
        if not is_short(number.digits):
            return not valid and is_long(number.digits, where[:1], tables)
        before = low[max(0, number.start - _WORD) : number.start]
        if _SUM.search(before) or _SECTION.match(low, max(0, low.rfind("\n", 0, number.start))):
            return False  # AED 1,800, 1.1.2 Requirements
        known = is_listed(number.digits, where, tables)
        hashed = is_hashed(low, number.start, number.digits, tables)
        if number.digits[0] == "0" and not (known or hashed):
            return False  # the beginning of a longer number
        if number.digits in listed(tables, "no_hotline") and not is_listed(number.digits, where[:1], tables):
            return False  # laughter, wishes: 555, 520
        if number.groups > 1 and _RANGE.fullmatch(low, number.start, number.end):
            return False  # "10–1"
        good = self.is_named(number) or hashed
        if not good and known:
            good = beside or self._spoken_of(number, before)
        if not good and (self._asked_to_dial(number) or (self._in_context(number, where) if known else self._abroad(number))):
            good = not other()
        if good:
            self.end = number.end
        return good

    def is_named(self, number: Number) -> bool:
        """Whether a word for a hotline stands right before a number."""
        return hotline_word(self.tables).search(self.low[max(0, number.start - _WORD) : number.start]) is not None

    def _spoken_of(self, number: Number, before: str) -> bool:
        """Whether the words around a number that is known as a hotline speak of calling or of an authority."""
        low, tables = self.low, self.tables
        return (
            0 <= number.start - self.end <= _NEXT
            or tells_to_call(before, tables)
            or told_to_dial("", low[number.end : number.end + _WORD], tables)
            or dialled_behind(low[number.end : number.end + _TOLD], tables)
            or (self._ends_here(number) and speaks_for_authority(low[max(0, number.start - _NAMED) : number.start], tables))
            or speaks_for_authority(before[-16:], tables)
            or self._alone(number)
        )

    def _in_context(self, number: Number, where: tuple[str, ...]) -> bool:
        """Whether a number that is known as a hotline stands by itself, counting nothing, where the text speaks of an authority or
        of calling: "the number is 1343 from any phone". One that may be a year or a round sum must have such a word close by; another
        of the readers' own country may close a sentence of a warning instead."""
        low, tables = self.low, self.tables
        unsure = _YEAR.fullmatch(number.digits) or _ROUND.fullmatch(number.digits)
        reach, after = (_NAMED, _WORD) if unsure else (_AROUND, _AFTER)
        before = low[max(0, number.start - reach) : number.start]
        if _TOUCHED.search(before) or not _counts_nothing(before, low[number.end : number.end + _WORD], tables):
            return False
        if _SUMS_BEFORE.search(before) or (_SUM_BEFORE.search(before) and _SUM_BEHIND.match(low, number.end)):
            return False
        around = before + "\n" + low[number.end : number.end + after]
        said = cues(tables, "hotline_near").search(around) is not None
        if said or speaks_for_authority(around, tables) or tells_to_call(around, tables):
            return True
        closes = not unsure and number.groups == 1 and _FINAL.match(low, number.end) is not None
        return closes and is_listed(number.digits, where[:1], tables) and self.warns

    @cached_property
    def warns(self) -> bool:
        """Whether the text warns of fraud, or tells of people who are held."""
        found = self.reading.found.spans
        return not _CUES.isdisjoint(found["kind"]) or not _CONCEPTS.isdisjoint(found["concept"])

    def _abroad(self, number: Number) -> bool:
        """Whether a number is another country's hotline and a word for calling or an authority stands close before it: a warning at home
        tells whom to call where one arrives."""
        low, tables = self.low, self.tables
        if len(number.digits) <= _SMALL or number.disguised or not is_known(number.digits, tables):
            return False
        before = low[max(0, number.start - _WORD) : number.start]
        if _YEAR.fullmatch(number.digits) or _ROUND.fullmatch(number.digits) or _TOUCHED.search(before):
            return False
        before = sentences.END.split(before)[-1]
        said = cues(tables, "hotline_near").search(before) is not None or tells_to_call(before, tables)
        return (said or speaks_for_authority(before, tables)) and _counts_nothing(
            before, low[number.end : number.end + _WORD], tables
        )

    def small(self, atoms: Sequence[Atom], where: tuple[str, ...]) -> Iterator[Atom]:
        """The hotlines of two digits of the readers' country, right behind a word for calling or an authority: "faites le 17"."""
        for atom in atoms:
            if len(atom.digits) == _SMALL and atom.kind == "digits" and is_listed(atom.digits, where[:1], self.tables):
                before, behind = self.low[max(0, atom.start - _WORD) : atom.start], self.low[atom.end : atom.end + _WORD]
                told = told_to_dial(before, behind, self.tables) or speaks_for_authority(before[-_SPOKEN:], self.tables)
                told = told or cues(self.tables, "hotline_near").search(before[-_SPOKEN:]) is not None
                told = told or (_front(self.tables).search(before) is not None and self._or_authority(behind))
                if told and not _TOUCHED.search(before) and _counts_nothing("", behind, self.tables):
                    yield atom

    def _or_authority(self, behind: str) -> bool:
        """Whether an authority follows as another to call: "le 17 ou le ministère"."""
        second = cues(self.tables, "or").match(behind.lstrip())
        return second is not None and speaks_for_authority(behind, self.tables)

    def _ends_here(self, number: Number) -> bool:
        """Whether no word that might be counted follows a number."""
        return _COUNTED.match(self.low, number.end) is None

    def _asked_to_dial(self, number: Number) -> bool:
        """Whether a number in no list is one to dial: a word for calling or reporting touches it, and an authority is named before, or
        the word is one for a telephone and the sentence ends or goes on behind the number: "call 1199 or write"."""
        if len(number.digits) > SHORTEST or _YEAR.fullmatch(number.digits) or number.disguised:
            return False
        low, tables = self.low, self.tables
        before, behind = low[max(0, number.start - _CLAUSE) : number.start], low[number.end : number.end + _WORD]
        if not told_to_dial(before[-_WORD:], behind, tables):
            return False
        if _ROUND.fullmatch(number.digits) and not _counts_nothing("", behind, tables):
            return False  # "report to 300 managers"
        return speaks_for_authority(before, tables) or self._stands_alone(number, before[-_WORD:])

    def _stands_alone(self, number: Number, before: str) -> bool:
        """Whether a number in one piece that is no round sum closes the sentence of a word for calling before it."""
        if number.groups > 1 or len(number.digits) <= _SMALL or _ROUND.fullmatch(number.digits):
            return False
        called = max((hit.end() for hit in cues(self.tables, "call_word").finditer(before)), default=-_WORD)
        if len(before) - called > _TOUCHING or self.low[number.start - 1] == "+":
            return False
        return _FINAL.match(self.low, number.end) is not None or _next(self.tables).match(self.low, number.end) is not None

    def _alone(self, number: Number) -> bool:
        """Whether a short number ends its sentence behind a colon, or an authority's name follows: "112 and the ministry"."""
        low = self.low
        ends = _FINAL.match(low, number.end) is not None and low[max(0, number.start - 2) : number.start].strip() in {":", "："}
        return ends or speaks_for_authority(low[number.end : number.end + 16], self.tables)


def _counts_nothing(before: str, behind: str, tables: Tables) -> bool:
    """Whether no noun follows that a number between `before` and `behind` might count: nothing at all, a word of a script without
    spaces, or a small word ("or", "is", "पर")."""
    if not _FOLLOWED.match(behind) or _INFLECTED.match(behind):
        return _PIECE.match(behind) is None
    return _next(tables).match(behind) is not None or _front(tables).search(before) is not None


@lru_cache(maxsize=8)
def _next(tables: Tables) -> re.Pattern[str]:
    found = longest_first(listed(tables, "hotline_next"))
    return compiled(rf"[ ]?[-'’]?(?:{'|'.join(map(re.escape, found))})(?![^\W\d]|[{_SIGNS}])")


@lru_cache(maxsize=8)
def _front(tables: Tables) -> re.Pattern[str]:
    found = longest_first(listed(tables, "hotline_front"))
    return compiled(rf"(?<![^\W\d])(?:{'|'.join(map(re.escape, found))})[ ]?$")
