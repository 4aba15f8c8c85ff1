"""What the size of a sum implies that its ad does not say: an hour, a day, a year, thousands."""

from dataclasses import replace

from extract.pay.around import RANK, Words, within
from extract.pay.figures import has_cents
from extract.pay.ranges import Amount
from extract.pay.rows import closed, ends
from extract.pay.time import COMMA, PIECE

FIGURES = 1000.0  # an amount whose thousands are unsaid is less
_NEAR, _SHORT = 40, 3  # folded characters from the word for pay to the amount; letters of small words between
_ROUND = 300  # a bare figure that a share of something is added to


def implied(words: Words, amount: Amount, rank: int, sentence: int) -> str | None:
    """The period that the size of an amount without one tells, in the sentence or line that begins at `sentence`; `rank`: what its word
    tells. A day's needs a word for pay."""
    if amount.currency is None and rank < RANK["pay"] and not (has_cents(words.flat, amount) and closed(words, amount)):
        return None
    likely = words.sizes.likely(amount)
    if likely == "day" and rank < RANK["pay"] and not _fills_line(words, amount, sentence):
        return None
    return likely


def _fills_line(words: Words, amount: Amount, sentence: int) -> bool:
    """Whether nothing else stands in the line."""
    return not words.flat[sentence : amount.start].strip() and ends(words, amount)


def in_full(words: Words, amount: Amount, rank: int, period: str | None) -> Amount:
    """The amount with its thousands, where a word for pay, a range with its money or a share that is added tells that it is pay, and its
    size that they are left unsaid: 350-450 a month."""
    if amount.scaled or amount.high >= FIGURES or period == PIECE:  # as nearly all
        return amount
    told = rank >= RANK["pay"] and _touched(words, amount)
    if words.silent or not (told or period == "month" or (amount.ranged and amount.currency) or _with_share(words, amount)):
        return amount
    times = words.sizes.unsaid(amount, period or "month")
    if times == 1 or not closed(words, amount) or (period is None and words.sizes.likely(amount)):
        return amount
    return replace(amount, low=amount.low * times, high=amount.high * times, times=times)


def _touched(words: Words, amount: Amount) -> bool:
    """Whether nothing is said between a word for pay and the amount: not `salary negotiable, age 18-35`."""
    cues = [hit for hit in within(words.pay, max(0, amount.start - _NEAR), amount.start) if hit.row["role"] in RANK]
    if not cues or COMMA.search(words.flat, cues[-1].end, amount.start):
        return False
    return len(words.left(cues[-1].end, amount.start)) <= _SHORT


def adds_percent(words: Words, amount: Amount) -> bool:
    """Whether a share in percent is added: 1,300 + 8 %."""
    share = words.forms.share.match(words.flat, amount.end)
    return share is not None and share[0][-1] in "%％"


def _with_share(words: Words, amount: Amount) -> bool:
    return amount.high >= _ROUND and words.forms.share.match(words.flat, amount.end) is not None
