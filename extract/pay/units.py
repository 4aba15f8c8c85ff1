"""Sums of a second job or a longer experience that leave their thousands to the first: 500만원 … 700까지, `40k, experienced up to 60`."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from extract.pay.around import Words, within
from extract.pay.ranges import Amount
from extract.pay.rows import closed
from extract.tables import Tables
from extract.words.phrases import Phrases

_FAR = 56  # folded characters between the two
_MOST = 3  # times the first that the second may be
_BESIDE = 2  # characters between a bound and its figure
_SIGNS = " '’-"  # the same of a word that hangs on it: 60'a kadar
_FIGURES = 1000  # a figure whose thousands go unsaid is less


def with_units(words: Words, amounts: Sequence[Amount]) -> tuple[list[Amount], frozenset[int]]:
    """`amounts`, the bare ones that are the most that the one before may come to counted as that is; and where those begin."""
    out = list(amounts)
    taken = set()
    for index, (last, amount) in enumerate(pairwise(amounts), 1):
        if last.start not in taken and _goes_on(words, last, amount):
            out[index] = replace(
                amount, low=amount.low * last.times, high=amount.high * last.times, currency=last.currency, times=last.times
            )
            taken.add(amount.start)
    return out, frozenset(taken)


def _goes_on(words: Words, last: Amount, amount: Amount) -> bool:
    if not last.scaled or amount.scaled or amount.currency or amount.ranged or amount.high >= _FIGURES:
        return False
    if amount.start - last.end > _FAR or not last.high < amount.high * last.times <= _MOST * last.high:
        return False
    at = bisect_left(words.breaks, last.end)
    if at < len(words.breaks) and words.breaks[at] <= amount.start:
        return False
    if any(within(hits, last.end, amount.start) for hits in (words.periods, words.bare)):
        return False  # hours up to 40
    return _bounded(words, last, amount) and not _ages(words.tables).find(words.flat[last.end : amount.start])


@lru_cache(maxsize=8)
def _ages(tables: Tables) -> Phrases:
    """Words for ages: `40k, age up to 60`."""
    return Phrases(row for row in tables.rows("age_words") if row["role"] in {"age", "old"})


def _bounded(words: Words, last: Amount, amount: Amount) -> bool:
    """Whether it is said to be the most, or that of people who can more, and counts nothing else."""
    flat = words.flat
    if words.forms.until.match(flat, amount.end):
        return True
    behind = within(words.pay, amount.end, amount.end + _FAR)
    if behind and not flat[amount.end : behind[0].start].strip(_SIGNS) and words.may(behind[0], "up_to_after"):
        return True
    if not closed(words, amount):
        return False
    ahead = within(words.pay, last.end, amount.start)
    said = any(words.may(hit, "up_to") and amount.start - hit.end <= _BESIDE for hit in ahead)
    said = said or words.forms.up_to.search(flat, last.end, amount.start) is not None
    return said or words.said(last.end, amount.start, "level")
