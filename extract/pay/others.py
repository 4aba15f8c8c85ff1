"""Sums that an ad names and that nobody is paid for a time: what one gets elsewhere, what clients pay in first, what each order brings."""

import re
from bisect import bisect_left
from functools import lru_cache

from extract.pay.around import MONTHLY, Words, within
from extract.pay.ranges import Amount
from extract.pay.rows import people
from extract.pay.time import COMMA, FAR, PIECE
from extract.tables import Tables
from extract.text.normalize import fold_word

_QUESTION = re.compile(r"[^?？!！.\n]{0,40}[?？!！]+\s{0,2}")  # what is left of a question behind its sum
_ANSWER = 32  # folded characters behind a question in which a word may mock it
_MOCKED = 36  # the same before a sum of what one gets now
_FILLING = 12  # letters between such a word and the sum
_OPENS = 6  # characters of a sentence before what each is paid for
_EACH = 60  # folded characters between a word for `each` and the sum


def is_elsewhere(words: Words, amount: Amount, since: int, following: int) -> bool:
    """Whether it is what the readers get now, which the ad mocks: `still on 1,500?`, `You get 2,000? Laughable.` before the one
    that it offers, which begins at `following`."""
    now = [hit for hit in within(words.pay, max(since, amount.start - _MOCKED), amount.start) if words.may(hit, "now")]
    if now and len(words.left(now[-1].end, amount.start)) <= _FILLING:
        return True
    question = _QUESTION.match(words.flat, amount.end) if following < len(words.flat) else None
    if question is None:
        return False
    answer = within(words.pay, question.end(), question.end() + _ANSWER)
    if not answer or not words.may(answer[0], "mocked"):
        return False
    return not _denied(words.tables).intersection(words.flat[question.end() : answer[0].start].split())  # 1,2 millió? Nem vicc!


@lru_cache(maxsize=8)
def _denied(tables: Tables) -> frozenset[str]:
    """Words that deny what stands behind them."""
    return frozenset(fold_word(row["word"]) for row in tables.rows("negators") if row["side"] == "before")


def is_first_part(words: Words, amount: Amount) -> bool:
    """Whether it is the first part of more, which clients pay in: `their first 250 euros`."""
    hits = within(words.pay, max(0, amount.start - _MOCKED), amount.start) if amount.currency else ()
    return any(words.may(hit, "first_sum") and not words.flat[hit.end : amount.start].strip() for hit in hits)


def for_each(words: Words, amount: Amount, since: int) -> bool:
    """Whether it is for each of something that is no time, in its clause: `for every accepted order 45`, әр жеткізілген тапсырысқа 600."""
    since = max(since, amount.start - _EACH)
    each = list(words.forms.each.finditer(words.flat, since, amount.start))
    if not each or COMMA.search(words.flat, each[-1].end(), amount.start):
        return False
    start, end = each[-1].span()
    timed = (*within(words.periods, start, amount.start), *within(words.bare, start, amount.start))
    if any(hit.row["period"] in MONTHLY for hit in timed):
        return False
    at = bisect_left(words.breaks, start + 1)
    if at < len(words.breaks) and words.breaks[at] <= amount.start:
        return False
    called = words.flat[end : amount.start].strip(" :-–")
    return any(char.isalpha() for char in called) and not people(called, words.tables)


def by_head(words: Words, sentence: int, start: int) -> bool:
    """Whether the sentence of an amount begins with what each of them is paid for: "For every head that lands there I pay $400"."""
    first = next(iter(within(words.periods, sentence, min(start, sentence + _OPENS + FAR))), None)
    opens = first is not None and first.start - sentence <= _OPENS and words.flat[first.start] != "/"  # 聊天/打字 is no dozen
    return opens and first is not None and first.row["period"] == PIECE


def brought(words: Words, since: int, amount: Amount, following: int) -> bool:
    """Whether the sentence asks to bring people: `bring friends, 100 each`, `500 dollars if you send me someone`."""
    if words.said(since, amount.start, "friend"):
        return True
    at = bisect_left(words.breaks, amount.end)
    until = min(words.breaks[at] if at < len(words.breaks) else len(words.flat), amount.end + FAR, following)
    hits = [hit for hit in within(words.pay, amount.end, until) if words.may(hit, "friend")]
    apart = bool(hits) and COMMA.search(words.flat, amount.end, hits[0].start)
    return bool(hits) and not apart and not words.said(amount.end, hits[0].start, "plus")  # 1,100 plus a share of each deposit
