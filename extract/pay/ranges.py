"""One amount of money, and ranges of two: `8k-15k`, `5 - 7 juta`, `from 800 to 1,200 USD`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.compiled import compiled
from extract.pay.word_sets import either, key
from extract.tables import Tables
from extract.words import grammar
from extract.words.word_patterns import one_of

GAP = r"[^\S\n]"  # what belongs to a figure stands in its line
WINDOW = 48  # characters before a figure: more than the longest words for money and for thousands together
_LIKE = 3  # times the lower end of a range, whose thousands go unsaid, that the upper may be
_DASH = r"[-–—~〜～−―]{1,2}"


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure or a range. `currency` is ISO 4217, `local:…` (the readers decide) or None. Span in the folded text."""

    low: float
    high: float
    currency: str | None
    start: int
    end: int
    times: float = 1.0  # of the word for thousands that it was written with
    ranged: bool = False

    @property
    def scaled(self) -> bool:
        return self.times > 1


@lru_cache(maxsize=8)
def _between(tables: Tables) -> re.Pattern[str]:
    """What stands between the two figures of a range; a blank behind money's name in the case of `from`: 3 mln so'mdan 5 mln."""
    words = [key(row["phrase"]) for row in tables.rows("pay_words") if row["role"] == "sep"]
    cases = grammar.words(tables, "grammar_words", "from_ending")
    since = "|".join(rf"(?<=[^\W\d]{re.escape(case)})" for case in cases)
    return compiled(rf"{GAP}{{0,2}}(?:{_DASH}|{either(words)})\s{{0,2}}|(?:{since}|{one_of(cases)})\s")


def joined(singles: list[Amount], text: str, tables: Tables) -> list[Amount]:
    """`singles`, from left to right, with two as one range where a dash, a word for "to" or words for "between" join them."""
    out: list[Amount] = []
    for amount in singles:
        last = out[-1] if out else None
        if (
            last
            and not last.ranged
            and (_between(tables).fullmatch(text, last.end, amount.start) or _bounds(last, amount, text, tables))
        ):
            one = _range(last, amount)
            if one:
                out[-1] = one
                continue
        out.append(amount)
    return out


def _bounds(low: Amount, high: Amount, text: str, tables: Tables) -> bool:
    """Whether words before or behind say that it is between the two: بين 22 و28, 24 ile 33 TL arasında."""
    joins, before, behind = _sides_of_between(tables)
    if not joins.fullmatch(text, low.end, high.start):
        return False
    return before.search(text, max(0, low.start - WINDOW), low.start) is not None or behind.match(text, high.end) is not None


@lru_cache(maxsize=8)
def _sides_of_between(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What joins two figures, and the words for `between` before and behind them."""
    joins = one_of(grammar.words(tables, "grammar_words", "and", "with_between"))
    before, behind = (grammar.bounded(grammar.words(tables, "pay_context", role)) for role in ("between", "between_after"))
    return compiled(rf"\s?{joins}\s?"), compiled(rf"{before}\s?(?:[^\s\d]{{1,4}}\s)?$"), compiled(rf"\s?{behind}")


def _unsaid(low: Amount, first: float, last: float) -> bool:
    """Whether the first figure of a range leaves its thousands to the second: 350-400.000, 15-20,000."""
    small = low.currency is None and first < 1000 and first * 20 < last and last % 1000 == 0
    return small and first * 1000 <= last <= _LIKE * first * 1000


def _range(low: Amount, high: Amount) -> Amount | None:
    """A range out of two figures; the first takes the second's thousands and currency where it has none."""
    first = low.low
    if high.scaled and not low.scaled and first * high.times <= high.high:
        first *= high.times
    last = high.high
    if low.scaled and not high.scaled and last < 1000 and last * low.times >= first:
        last *= low.times  # laki 3 mpaka 5
    currency = high.currency or low.currency
    if low.currency and high.currency and not {low.currency, high.currency} & {"local:dollar", "local:yuan"}:
        currency = low.currency
        if low.currency != high.currency:
            return None
    if not low.scaled and high.start - low.end == 1 and _unsaid(low, first, last):
        first *= 1000  # 350-400.000 Ft, but not `25 fitters – 38,000`
    if not first <= last or first * 20 < last:
        return None
    return Amount(first, last, currency, low.start, high.end, max(low.times, high.times), True)
