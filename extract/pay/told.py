"""Which numbers in words may be money: also a word for thousands alone, small numbers, and thousands that go without saying."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from extract.compiled import compiled
from extract.pay.numerals import Spelled
from extract.pay.ranges import WINDOW
from extract.pay.rows import people
from extract.pay.spelled import find
from extract.tables import Tables
from extract.words import grammar
from extract.words.phrases import phrases
from extract.words.word_patterns import one_of

_NEXT_JOB, _ALIKE, _THOUSAND, _MILLION = (
    48,
    3,
    1000,
    1_000_000,
)  # folded characters to the pay of the next job; times it that it may be
_BETWEEN, _RANGE = 10, 3  # folded characters from the one number of a range to the other; times the one that the other may be
_LEAST = 4  # an hour's pay that is told in words
_PAUSE = ".!?。\n"
_TAIL = re.compile(r"[^,.;!?،。、\n]{0,20}(?=[,.;!?،。、\n]|\Z)")  # of a clause
_LABEL = re.compile(r"[^\W\d]+(?=[^\w\n]{1,3}\Z)")
_CASE = 3  # letters that two labels have in common at their ends: ustaysa …, kalfaysa …


def numbers(text: str, tables: Tables, languages: tuple[str, ...], money: Callable[[int], int | None]) -> Iterator[Spelled]:
    """The numbers of `text` (folded) in words of `languages` that may be money, in order; `money` tells where the word for money ends
    that stands at a place."""
    last: Spelled | None = None
    found = find(text, tables, languages)
    following: list[Spelled | None] = [*found[1:], None]
    for number, after in zip(found, following, strict=False):
        if number.lone and last and _is_of_next_job(number, last, text, tables):
            number = replace(number, value=number.value * last.times, times=last.times, lone=False)
        if not number.lone or _opens(number, after) or _goes_on(number, text, tables) or _is_paid(number, text, tables, money):
            yield number
            last = number


def _goes_on(number: Spelled, text: str, tables: Tables) -> bool:
    """Whether a million has thousands in figures behind it: مليون و 200 ألف."""
    return number.times >= _MILLION and _thousands(tables).match(text, number.end) is not None


@lru_cache(maxsize=8)
def _thousands(tables: Tables) -> re.Pattern[str]:
    joined = one_of(grammar.words(tables, "grammar_words", "and", "in_number"))
    words = grammar.bounded(row["phrase"] for row in tables.rows("multipliers") if row["times"] == "1000")
    return compiled(rf"\s?(?:{joined}\s?)?\d{{1,3}}\s?{words}")


def _opens(number: Spelled, after: Spelled | None) -> bool:
    """Whether a thousand is the lower end of a range: entre mille et mille cinq cents."""
    near = after is not None and not after.lone and after.start - number.end <= _BETWEEN
    return near and after is not None and number.times >= _THOUSAND and number.value < after.value <= _RANGE * number.value


def _is_of_next_job(number: Spelled, last: Spelled, text: str, tables: Tables) -> bool:
    """Whether the thousands go without saying behind another job's pay: ثلاثة آلاف للطباخ وثلاثة ونص لمعلم الشوي."""
    full = number.value * last.times
    if last.times < _THOUSAND or number.start - last.end > _NEXT_JOB or not last.value <= _ALIKE * full <= _ALIKE**2 * last.value:
        return False
    between, tail = text[last.end : number.start], _TAIL.match(text, number.end)
    if tail is None or any(sign in between for sign in _PAUSE):
        return False
    if tail[0].strip():
        return people(tail[0], tables)
    return people(between, tables) or _called_alike(text[max(0, last.start - WINDOW) : last.start], between)


def _called_alike(one: str, other: str) -> bool:
    """Whether the words right before two numbers end alike, but are not the same."""
    labels = [_LABEL.search(words) for words in (one, other)]
    first, second = (label[0] if label else "" for label in labels)
    return first != second and len(first) > _CASE < len(second) and first[-_CASE:] == second[-_CASE:]


def _is_paid(number: Spelled, text: str, tables: Tables, money: Callable[[int], int | None]) -> bool:
    """Whether money stands right behind, and a word for pay or its period right before or then behind: not `a few thousand baht`."""
    until = money(number.end) if number.value >= _LEAST else None
    if until is None:
        return False
    said, behind = text[max(0, number.start - WINDOW) : number.start], text[until : until + WINDOW]
    periods, paid = phrases(tables, "pay_periods"), phrases(tables, "pay_words")
    cues = [*periods.find(said), *(hit for hit in paid.find(said) if hit.row["role"] in {"basic", "pay"})]
    end, start = len(said.rstrip(" :")), len(behind) - len(behind.lstrip())
    return any(hit.end >= end for hit in cues) or any(hit.start <= start for hit in periods.find(behind))
