"""Which pay comes first and which later: `first two months 600, from the third 900`, 试用期3000，转正后5000."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from extract.pay import spelled
from extract.pay.around import Words, within
from extract.pay.ranges import Amount
from extract.pay.time import COMMA
from extract.tables import Tables
from extract.words.phrases import Hit, Phrases

_SAID = 60  # folded characters before an amount in which a word tells that it comes later
_FIRST = 24  # the same of the first amount, before which it may say what comes next in the ad: "and then two waiters for …"
_MONTHS = 26  # the same of months that are counted
_BEHIND = 12  # folded characters behind it
_ORDINAL = 10  # folded characters between a month and its number
_NUMBER = re.compile(r"(?:(?<![\d.,])(?:[2-9]|1[0-2])|[二两兩三四五六七八九十])[^\w]?$")
_NUMBERED = re.compile(r"\s?[^\d\s.,;:!?()+/]{0,4}\s?(?:[2-9]|1[0-2])(?!\d|[.,]\d|-)")
_BEFORE_VERBS = re.compile("[\u0900-\u0dff\u1000-\u109f\u3040-\u9fff\uac00-\ud7af]")  # languages that say `after` before the pay
_LEFT = 6  # letters between `the first months` and what is paid then
_MOST = 12  # months after which pay may rise
_AFTER_NUMBER = 3  # folded characters between a number in words and the month


def first(words: Words, since: int, amount: Amount) -> bool:
    """Whether it is said to be the pay of the first time: `the first three months 800`."""
    near = (hit for hit in _timed(words, since, amount) if _first(words, hit, since))
    return any(len(words.left(hit.end, amount.start)) <= _LEFT + _told(words, hit) for hit in near)


def later(words: Words, since: int, amount: Amount, following: int, previous: int) -> bool:
    """Whether the amount comes after another in time, by a word before it or right behind it, or by a number of months.

    A number of months, which may be that of a contract, counts near the amount before it, that ends at `previous`.
    """
    start = amount.start
    near = _SAID if previous else _FIRST
    if words.said(max(since, start - near), start, "rise") or _behind(words, amount, following):
        return True
    joined = previous > 0 and start - previous <= _SAID
    timed = [hit for hit in _timed(words, since, amount) if not _first(words, hit, since)]
    return any(_numbered(words, hit, start) or (joined and _counted(words, hit, start)) for hit in timed)


def _behind(words: Words, amount: Amount, following: int) -> bool:
    """`600 USD, 800 after training.`: a word right behind it, and no other figure that it may speak for."""
    hits = within(words.pay, amount.end, min(following, amount.end + 3 * _BEHIND))
    hit = next((hit for hit in hits if words.may(hit, "rise")), None)
    if hit is None or hit.start - amount.end > _BEHIND or _BEFORE_VERBS.match(words.flat, hit.start):
        return False
    if _clause(words, amount.end, hit.start):
        return False
    return _clause(words, hit.end, following)


def _clause(words: Words, start: int, end: int) -> bool:
    """Whether a clause ends between the two places."""
    at = bisect_left(words.breaks, start)
    return COMMA.search(words.flat, start, end) is not None or (at < len(words.breaks) and words.breaks[at] < end)


def _timed(words: Words, since: int, amount: Amount) -> Sequence[Hit]:
    """The months and years named before the amount in its clause."""
    since = max(since, amount.start - _MONTHS)
    hits = [*within(words.periods, since, amount.start), *within(words.bare, since, amount.start)]
    hits = [hit for hit in hits if hit.start > since and words.flat[hit.start] != "/"]  # 4,200/月 ②餐廳領班 4,800
    return [hit for hit in hits if hit.row["period"] in {"month", "year"} and not COMMA.search(words.flat, hit.end, amount.start)]


def _numbered(words: Words, hit: Hit, start: int) -> bool:
    """Whether so many months are said, or which month or year: 6 months, month 3, the second year."""
    flat, since = words.flat, max(0, hit.start - _ORDINAL)
    ordinals, until = _ordinals(words.tables), min(start, hit.end + _ORDINAL)
    near = [*ordinals.find(flat[since : hit.start]), *ordinals.find(flat[hit.end : until])]
    if any(found.row["role"] == "ordinal" for found in near):
        return True
    numbered = _NUMBERED.match(flat, hit.end, start)
    return numbered is not None and bool(flat[numbered.end() : start].strip())


def _counted(words: Words, hit: Hit, start: int) -> bool:
    """Whether a number of months stands at it: 6 months, six months, මාස තුනකින්."""
    flat = words.flat
    if hit.row["period"] != "month":
        return False
    if _NUMBER.search(flat, max(0, hit.start - _ORDINAL), hit.start):
        return True
    for number in spelled.counts(words.tables, flat[max(0, hit.start - 2 * _ORDINAL) : hit.start]):
        if 1 < float(number.row["value"]) <= _MOST and max(0, hit.start - 2 * _ORDINAL) + number.end >= hit.start - _AFTER_NUMBER:
            return True
    behind = spelled.counts(words.tables, flat[hit.end : min(start, hit.end + 2 * _ORDINAL)])
    return any(1 < float(number.row["value"]) <= _MOST and number.start <= _AFTER_NUMBER for number in behind)


def _first(words: Words, hit: Hit, since: int) -> bool:
    flat, since = words.flat, max(since, hit.start - _MONTHS)
    near = _ordinals(words.tables)
    said = [*near.find(flat[since : hit.start]), *near.find(flat[hit.end : hit.end + _ORDINAL])]
    return any(found.row["role"] == "first" for found in said)


def _told(words: Words, hit: Hit) -> int:
    """The length of the word for `first` right behind a month: ខែដំបូង."""
    said = _ordinals(words.tables).find(words.flat[hit.end : hit.end + _ORDINAL])
    return sum(found.end - found.start for found in said if found.row["role"] == "first")


@lru_cache(maxsize=8)
def _ordinals(tables: Tables) -> Phrases:
    """Words for `first` and for `second`, `third` (`pay_context.csv`)."""
    return Phrases(row for row in tables.rows("pay_context") if row["role"] in {"first", "ordinal"})
