"""Whether an offer says only its top or only its bottom: `up to 2,000`, `8k起`, `from 900`, `2000+`."""

import re
from collections.abc import Sequence

from extract.pay.around import Words
from extract.pay.ranges import Amount
from extract.pay.time import GLUE
from extract.words.phrases import Hit

_ENDING = re.compile(r"[\u0980-\u0dff]{0,12}")  # of a number in words in a script whose words take endings: அறுபதாயிரத்துல


def sides(words: Words, amount: Amount, before: Sequence[Hit], after: Sequence[Hit], period: Hit | None) -> tuple[bool, bool]:
    """Whether only the top, only the bottom of the offer is said: by a word right before or behind, by `+` or `~`."""
    flat, start, end = words.flat, amount.start, amount.end
    if period and period.end <= start and not flat[period.end : start].strip(GLUE):
        start = period.start  # 最低月20万
    close = [hit for hit in before if hit.end <= start and not flat[hit.end : start].strip(GLUE) and flat[hit.end] != "."]
    tail = _ENDING.match(flat, end)
    stem = tail.end() if tail else end
    if case := words.forms.case.match(flat, stem):
        stem = case.end()  # 600 manata qədər
    behind = [hit for hit in after if not flat[min(stem, hit.start) : hit.start].strip(" /~'’-+")]
    if period and period.start >= amount.end:
        end = period.end
        behind += [hit for hit in after if not flat[end : max(end, hit.start)].strip(" +")]
    top = any(words.may(hit, "up_to") for hit in close) or any(words.may(hit, "up_to_after") for hit in behind)
    top = top or words.forms.until.match(flat, amount.end) is not None
    bottom = any(words.may(hit, "from") for hit in close) or any(words.may(hit, "from_after") for hit in behind)
    bottom = bottom or _open(words, amount.end, after) or words.forms.since.match(flat, amount.end) is not None
    return top, bottom or re.match(r"\s?[〜~～]\s*(?:[^\s\d]|\n|$)", flat[end : end + 6]) is not None


def _open(words: Words, end: int, after: Sequence[Hit]) -> bool:
    """`2000+` and not `2000+bonus`, `2000+ bonus` or `2000+500`."""
    if not re.match(r"\+(?![^\W_]|\s?\d)", words.flat[end : end + 4]):
        return False
    return not any(hit.row["role"] == "not" and hit.start - end <= 3 for hit in after)
