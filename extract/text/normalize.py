"""Fold a text for comparison and keep the way back: every folded character knows which original characters it stands for.

NFKC as a whole is not used: it breaks Thai and Lao sara am (U+0E33, U+0EB3), and zero-width joiners are spelling in
Sinhala and Persian (domain notes in `data/lexicon_meta.json`). Folding goes character by character, of Zawgyi (`zawgyi`)
syllable by syllable.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.once import Filled, once
from extract.text import zawgyi
from extract.text.scripts import scripts_of

_SARA_AM = {"\u0e33", "\u0eb3"}
_INVISIBLE = {"\u200b", "\u200e", "\u200f", "\u2060", "\ufeff", "\u00ad", "\u180e", "\u061c"}
_VARIATION = {"\ufe0e", "\ufe0f"}


@dataclass(frozen=True)
class Folded:
    """A folded text. `starts[i]` and `ends[i]` bound the original characters that folded character `i` stands for."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @once
    def scripts(self) -> frozenset[str]:
        """The scripts of its letters and "": those of every other fold too, for they change no letter for one of another script."""
        return frozenset(scripts_of(self.text)) | {""}

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of the folded span `start:end` (`end` > `start`)."""
        return self.starts[start], self.ends[end - 1]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The folded span of the original span `start:end`: the other way round."""
        if isinstance(self.starts, range):  # as of most texts, which folding leaves as long as they are
            return min(start, len(self.starts)), min(end, len(self.starts))
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


@lru_cache(maxsize=65536)
def fold_character(char: str) -> str:
    """One character folded: compatibility form, case folded, invisible ones gone; sara am kept whole."""
    if char in _SARA_AM:
        return char
    if char in _INVISIBLE or char in _VARIATION:
        return ""
    if char == "İ":  # Turkish; case folding alone leaves a dot that stands on its own
        return "i"
    folded = unicodedata.normalize("NFKC", char).casefold()
    return unicodedata.normalize("NFKC", folded) if folded != char else char


# Stands for a character that folds into none or several, or hangs on the one before: those are folded one by one.
_UNEVEN = "\ue000"
_STRETCH = re.compile(f"[^{_UNEVEN}]?{_UNEVEN}[{_UNEVEN} ]*|  [{_UNEVEN} ]*")


def _even(code: int) -> str:
    """A character folded to exactly one."""
    folded = _folded(chr(code))
    return _UNEVEN if len(folded) != 1 or "\u0300" <= folded <= "\u036f" else folded


_TABLE = Filled[int, str](_even)


def _folded(char: str) -> str:
    return " " if char.isspace() else fold_character(char)


def fold(text: str) -> Folded:
    """Fold `text` for looking up words; runs in time linear in its length.

    Case, width and compatibility forms are folded, invisible characters dropped, every white space is one space.
    Apply `fold_word` to whatever is looked up in it. Burmese in the Zawgyi encoding becomes Unicode.
    """
    converted = zawgyi.to_unicode(text)
    if converted is None:
        return _fold(zawgyi.in_order(text))
    folded = _fold(converted.text)
    return Folded(folded.text, *converted.original(folded.starts, folded.ends))


_PLACES = array("l", range(4096))


def places(length: int) -> "array[int]":
    """As `range(length)`, of which pieces are quick to take and to put together."""
    return _PLACES[:length] if length <= len(_PLACES) else array("l", range(length))


def _fold(text: str) -> Folded:
    even = text.translate(_TABLE)
    if _is_even(even):
        return Folded(even, range(len(text)), range(1, len(text) + 1))
    at_all = places(len(text) + 1)
    out: list[str] = []
    starts, ends = array("l"), array("l")
    last = 0
    for stretch in _STRETCH.finditer(even):
        at, to = stretch.span()
        pieces, firsts, lasts = _one_by_one(text, at, to)
        out += even[last:at], *pieces
        starts += at_all[last:at] + firsts
        ends += at_all[last + 1 : at + 1] + lasts
        last = to
    return Folded("".join((*out, even[last:])), starts + at_all[last:-1], ends + at_all[last + 1 :])


def _is_even(text: str) -> bool:
    """Whether `_STRETCH` finds nothing."""
    return _UNEVEN not in text and "  " not in text


def _one_by_one(text: str, at: int, to: int) -> tuple[list[str], "array[int]", "array[int]"]:  # in quotes: not generic in 3.11
    """`text[at:to]` folded, and the bounds of each folded character: spaces joined, accents set upon their letters."""
    out: list[str] = []
    starts, ends = array("l"), array("l")
    for position in range(at, to):
        folded = _folded(text[position])
        if folded == " " and out and out[-1] == " ":
            ends[-1] = position + 1
            continue
        if out and "\u0300" <= folded <= "\u036f":
            whole = out[-1] if (out[-1], folded) == ("i", "\u0307") else unicodedata.normalize("NFC", out[-1] + folded)
            if len(whole) == 1:
                out[-1], ends[-1] = whole, position + 1  # a letter and its accent written apart, as macOS does
                continue
        out += folded
        starts.extend([position] * len(folded))
        ends.extend([position + 1] * len(folded))
    return out, starts, ends


def fold_word(word: str) -> str:
    """A phrase folded as `fold` folds a text, ends trimmed: what tables are keyed by."""
    even = zawgyi.in_order(word).translate(_TABLE)
    return (even if _is_even(even) and not zawgyi.may_be(word) else fold(word).text).strip()
