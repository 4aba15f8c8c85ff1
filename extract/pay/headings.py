"""What the heading of a table says of the amounts below it: `Post | Hourly wage, EUR`, 職種 / 時給."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extract.pay.amounts import currency_named
from extract.pay.around import MONTHLY, RANK, Words, within
from extract.pay.ranges import Amount
from extract.pay.rows import Offer, in_money

_LINES = 8  # lines or cells above the first amount among which the heading is
_LABEL = 24  # folded characters of the line above a single amount at most
_CELL, _NAME, _LEFT = " |:：\n", 40, 2  # signs around what stands alone in a line or a cell; its length; letters beside its word
_LONG = 100  # folded characters of a heading at most


def with_headings(words: Words, offers: Sequence[Offer]) -> list[Offer]:
    """The offers; those of a table take the period and the money of its heading where they name none."""
    out = list(offers)
    rows: dict[int, list[int]] = {}
    for index, offer in enumerate(offers):
        rows.setdefault(offer.row, []).append(index)
    for row in rows.values():
        if any(offers[index].period and not offers[index].guessed for index in row):
            continue
        alone = len(row) == 1
        period, money = _heading(words, offers[row[0]], 1 if alone else _LINES, _LABEL if alone else _LONG)
        for index in row:
            offer = in_money(words, out[index], money)
            out[index] = replace(offer, period=period, guessed=False) if period else offer
    return out


def _heading(words: Words, offer: Offer, lines: int, long: int) -> tuple[str | None, str | None]:
    """The period and the money that so many lines above an offer's name, none longer than `long`; the nearest that speaks of pay."""
    at = bisect_left(words.breaks, offer.amount.start) - 1
    for _ in range(lines):
        if at < 0:
            break
        start, end = words.breaks[at - 1] if at else 0, words.breaks[at]
        at -= 1
        line = words.flat[start:end]
        if len(line) > long or any(char.isdigit() for char in line):
            continue
        periods = [hit for hit in within(words.periods, start, end + 1) if hit.row["period"] in MONTHLY]
        if words.said(start, end + 1, *RANK):
            return (periods[-1].row["period"] if periods else None), currency_named(line, words.tables)
    return None, None


def labelled_above(words: Words, amount: Amount, line: int) -> bool:
    """Whether the line above, alone, says that the amount which begins its `line` is something else: "Bonus ↵ 5,000"."""
    flat = words.flat
    if flat[line : amount.start].strip(_CELL):
        return False
    at = bisect_left(words.breaks, line)
    while at and not flat[words.breaks[at - 1] : words.breaks[at]].strip(_CELL):
        at -= 1
    above, end = words.breaks[at - 1] if at else 0, words.breaks[at]
    said = end - above <= _NAME and words.said(above, end, "not", "cost") and not words.said(above, end, *RANK, "level")
    return said and len(words.left(above, end)) <= _LEFT
