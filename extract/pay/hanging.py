"""Amounts that hang on the one before: what comes on top of pay, and what is said to be for something else."""

import re
from bisect import bisect_left

from extract.pay.around import RANK, Words, within
from extract.pay.ranges import Amount
from extract.pay.rows import much_alike, people, timed_alike
from extract.pay.time import COMMA, FAR, NEXT

_PLUS = re.compile(r"[+＋]\s?(?:[^\s\d.,;:!?+()]{1,16}[\s:]{1,2}){0,2}$")  # + petrol 3k
_PARTED = re.compile(r"[+＋]\s?[,，،;]")  # 10 lakh+, 8,000 a day
_THING = re.compile(r"\s?(?:[^\s\d.,;:!?+()]{1,16}[\s:]{1,2}){0,2}")
_APART_SIGN = re.compile(r"[,，、،፣;+()/]\s?")
_SUM = re.compile(r"\d\+\d")  # of years of school: 10+2
_JOBS = 2  # times the pay of one job that of another may be
_CALLED = 2  # letters of what something is called at least
_LEAST_ADDED_TO = 100  # a bare figure to which an amount may be added: not 35 %
_ADDED = re.compile(r"[^.!?\n]{0,12}[+＋]\s?")


def hangs(words: Words, last: Amount, amount: Amount) -> bool:
    """Whether the amount stands in the line and sentence of the one before and comes on top of it, or is for something else."""
    at = bisect_left(words.breaks, amount.start)
    same = last.end > (words.breaks[at - 1] if at else 0)
    return same and (_added(words, last, amount) or _of_another(words, last, amount))


def _added(words: Words, last: Amount, amount: Amount) -> bool:
    """Whether the amount is added to the one before: `1,000 + 300`, `25k plus 5k`."""
    flat, previous, start = words.flat, last.end, amount.start
    plus = [hit.end for hit in within(words.pay, max(previous, start - FAR), start) if words.may(hit, "plus")]
    plus = [
        end for end in plus if not (_SUM.match(flat, end - 2) or (flat[end - 1] not in "+＋&" and COMMA.search(flat, end, start)))
    ]  # petrol 1,000 extra, 15,000 a month
    if start - previous <= NEXT and (_ADDED.fullmatch(flat, previous, start) or plus):
        return not _PARTED.search(flat, previous, start)
    sign = _PLUS.search(flat, max(previous, start - FAR), start)
    since = sign.end() if sign else plus[-1] if plus and _THING.fullmatch(flat, plus[-1], start) else None
    if since is None or not (last.currency or last.high >= _LEAST_ADDED_TO):
        return False
    return not words.said(max(previous, start - FAR), amount.end + NEXT, *RANK)


def _of_another(words: Words, last: Amount, amount: Amount) -> bool:
    """`lương từ 13 triệu, cơm trưa 40k`: pay that its word touches, then what something else is called, which is no job."""
    if amount.start - last.end > FAR:
        return False
    ahead = [hit for hit in within(words.pay, last.start - FAR, last.start) if hit.row["role"] in RANK]
    if not ahead or words.left(ahead[-1].end, last.start) or words.said(last.end, amount.start, *RANK, "level"):
        return False
    like = much_alike(last, amount) or (last.currency is not None and last.currency == amount.currency and _like(last, amount))
    if timed_alike(words, last, amount) or (like and not words.said(last.end, amount.start, "thing", "not", "cost")):
        return False
    if last.high < amount.high <= 2 * last.high and words.said(amount.end, amount.end + NEXT, "up_to_after"):
        return False
    signs = [match.end() for match in _APART_SIGN.finditer(words.flat, last.end, amount.start)]
    called = words.left(signs[-1], amount.start) if signs else ""
    return len(called) >= _CALLED and not people(words.flat[signs[-1] : amount.start], words.tables)


def _like(one: Amount, other: Amount) -> bool:
    """Whether two sums of one money may be the pay of two jobs."""
    return max(one.high, other.high) <= _JOBS * min(one.high, other.high)
