"""Sums that are said twice: in two moneys (600$/54000 руб), and with their money only elsewhere."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from extract.pay.ranges import Amount
from extract.tables import Tables
from extract.words.contact_words import finder

_EQUAL = re.compile(r"\s?[(/=≈~|]{1,2}\s?(?:[^\W\d]{2,8}\s)?")  # between one sum in two moneys
_REPEATED = 12  # folded characters from a sum to its end that is said again
_CORRECTED, _FILLING, _SIZE = (
    32,
    10,
    6,
)  # the same to what is meant instead; letters beside the word for a mistake; times it that it may be
_AS_MUCH = 1.6  # times the one that the other may be, at rates of another day


def told_twice(amounts: Sequence[Amount], flat: str, usd: Callable[[Amount, str], float | None]) -> list[Amount]:
    """`amounts`, those that say one sum in two moneys as the first of them: 600$/54000 руб."""
    out: list[Amount] = []
    for amount in amounts:
        last = out[-1] if out else None
        if (
            last
            and last.currency
            and amount.currency
            and last.currency != amount.currency
            and _EQUAL.fullmatch(flat, last.end, amount.start)
        ):
            one, other = usd(last, "month"), usd(amount, "month")
            if one and other and max(one, other) <= _AS_MUCH * min(one, other):
                out[-1] = replace(last, end=amount.end)
                continue
        out.append(amount)
    return out


def named_again(amounts: Sequence[Amount]) -> list[Amount]:
    """`amounts`, a range without money with that of the same figures elsewhere: 20-25K RMB in the head, 20-25K below."""
    known = {(amount.low, amount.high): amount.currency for amount in reversed(amounts) if amount.currency and amount.ranged}
    return [
        replace(amount, currency=known.get((amount.low, amount.high))) if amount.ranged and not amount.currency else amount
        for amount in amounts
    ]


def as_corrected(amounts: Sequence[Amount], flat: str, tables: Tables) -> list[Amount]:
    """`amounts` as who speaks means them: without one that is taken back (eight hundred, no sorry, nine hundred) and without the end of a
    sum that is said again (a thousand eight, eight hundred, one thousand eight hundred)."""
    out = []
    for index, amount in enumerate(amounts):
        near = (*amounts[max(0, index - 1) : index], *amounts[index + 1 : index + 2])
        if any(_is_end_of(amount, other, flat) for other in near) or (near and _taken_back(amount, near[-1], flat, tables)):
            continue
        out.append(amount)
    return out


def _is_end_of(amount: Amount, other: Amount, flat: str) -> bool:
    """Whether words say the end of the sum beside them."""
    gap = max(amount.start - other.end, other.start - amount.end)
    if gap > _REPEATED or flat[amount.start].isdigit() or amount.currency is not None or other.ranged or not other.scaled:
        return False
    return amount.high < other.high and other.high % other.times == amount.high


def _taken_back(amount: Amount, following: Amount, flat: str, tables: Tables) -> bool:
    """Whether a word for a mistake, and little else, stands between two sums of one size."""
    between = flat[amount.end : following.start]
    if (
        not between
        or len(between) > _CORRECTED
        or "\n" in between
        or {amount.currency, None, following.currency} != {None, following.currency}
    ):
        return False
    said = finder(tables, "correction").search(between)
    if said is None or max(amount.high, following.high) > _SIZE * min(amount.high, following.high):
        return False
    return sum(char.isalpha() for char in between) - sum(char.isalpha() for char in said[0]) <= _FILLING
