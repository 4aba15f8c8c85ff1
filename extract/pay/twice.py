"""Sums that are said twice: in two moneys (600$/54000 руб), and with their money only elsewhere."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from extract.pay.ranges import Amount

_EQUAL = re.compile(r"\s?[(/=≈~|]{1,2}\s?(?:[^\W\d]{2,8}\s)?")  # between one sum in two moneys
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
