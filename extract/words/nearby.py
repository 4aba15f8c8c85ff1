"""Phrases near a place in a text; hits stand in the order of the text."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from extract.text.misread import figures
from extract.text.normalize import Folded
from extract.text.sentences import STOPS
from extract.words.phrases import Hit, digits

CLAUSE = re.compile(rf"[.,;!?\n，{STOPS}；、،؛၊፣]")
SENTENCE = re.compile(rf"[.!?{STOPS};；|](?:(?<![.!?])|(?=\s|$)|(?<=[!?])(?=[\u3040-\u9fff]))")
MARK = "[\u0900-\u0963\u0970-\u0df3]"  # letters and signs of South Asia, whose vowel signs are no `\w`
_BREAK = re.compile(r"\n")
_ITEM = re.compile(r"(?<!\w)[\u2460-\u2473](?=\s\d|\s?[^\W\d_])(?![千万萬百元块塊kKwW])")


def flattened(folded: Folded, text: str) -> str:
    """The folded text, its digits ASCII, those that a machine misread among them (`misread.figures`)."""
    return figures(digits(folded.text), folded, text)


def sentences(flat: str, folded: Folded, text: str) -> list[int]:
    """Where sentences and lines end, in the folded text."""
    ends = [match.start() for match in SENTENCE.finditer(flat)]
    lines = [bisect_left(folded.starts, match.start()) for match in _BREAK.finditer(text)]
    return sorted({*ends, *lines})


def lined(flat: str, folded: Folded, text: str) -> str:
    """The folded text with its lines: `\n` for the space that each ends with, and for the circled number of an item."""
    items = [] if text.isascii() else [match.start() for match in _ITEM.finditer(text)]  # ① 198,000円, ②欧美翻译
    if "\n" not in text and not items:
        return flat
    out = list(flat)
    for item in items:
        out[bisect_left(folded.starts, item)] = "\n"
    for match in _BREAK.finditer(text):
        at = bisect_left(folded.starts, match.start())
        at = at if out[at : at + 1] == [" "] else at - 1  # several white spaces are one
        if at >= 0 and out[at] == " ":
            out[at] = "\n"
    return "".join(out)


def ending(hits: Sequence[Hit], start: int, gap: int) -> Hit | None:
    """The last hit that ends at most `gap` characters before `start`."""
    index = bisect_left(hits, (start,)) - 1  # by where they start: a tuple goes before all that begin with it
    return hits[index] if index >= 0 and 0 <= start - hits[index].end <= gap else None


def starting(hits: Sequence[Hit], end: int, gap: int) -> Hit | None:
    """The first hit that starts at most `gap` characters behind `end`."""
    index = bisect_left(hits, (end,))
    return hits[index] if index < len(hits) and hits[index].start - end <= gap else None


def before(hits: Sequence[Hit], start: int, flat: str, gap: int) -> Hit | None:
    """As `ending`, in the same clause."""
    hit = ending(hits, start, gap)
    return hit if hit and not CLAUSE.search(flat, hit.end, start) else None


def behind(hits: Sequence[Hit], end: int, flat: str, gap: int) -> Hit | None:
    """As `starting`, in the same clause."""
    hit = starting(hits, end, gap)
    return hit if hit and not CLAUSE.search(flat, end, hit.start) else None
