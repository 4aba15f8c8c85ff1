"""Letters among the digits of a number that the text says to leave out: "0538A000B0477, drop the letters"."""

import re
from collections.abc import Iterator

from extract.tables import Tables
from extract.words.contact_words import finder
from extract.words.number_cues import cues

_MIXED = re.compile(r"(?<![a-z0-9_@./])\+?[0-9](?=[0-9 ().-]{0,12}[a-z])(?:[ ().-]{0,2}[0-9a-z]){6,24}(?<=[0-9])(?![a-z0-9_@])")
_LETTERS = re.compile("[a-z]+")
_FIGURES = frozenset("oil")
_LEAST, _MOST, _TOGETHER = 7, 8, 3  # digits of a number; letters in it, and in one place
_REMARK = 64  # characters beside it in which the remark stands
_BESIDE = 28  # characters between the word for letters and the one for leaving out
_PARAGRAPH = re.compile(r"\n\s*\n")


def spots(low: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    """Where such letters stand, each with the sign before it, which is all that is meant."""
    if finder(tables, "letter_word").search(low) is None:
        return
    for match in _MIXED.finditer(low):
        runs = [(match.start() + run.start(), match.start() + run.end()) for run in _LETTERS.finditer(match.group())]
        if all(_FIGURES.issuperset(low[start:end]) for start, end in runs):
            continue  # O for 0
        sizes = [end - start for start, end in runs]
        digits = sum(map(str.isdigit, match.group()))
        if digits < _LEAST or sum(sizes) > _MOST or max(sizes) > _TOGETHER:
            continue
        before, behind = low[max(0, match.start() - _REMARK) : match.start()], low[match.end() : match.end() + _REMARK]
        if _is_told(_PARAGRAPH.split(before)[-1], tables) or _is_told(_PARAGRAPH.split(behind)[0], tables):
            yield from ((start - 1, end, low[start - 1]) for start, end in runs)


def _is_told(text: str, tables: Tables) -> bool:
    """Whether words for letters and for leaving out, "without" among them, stand close together."""
    letters = list(finder(tables, "letter_word").finditer(text))
    orders = cues(tables, "surplus", shared=("remove",)).finditer(text) if letters else ()
    return any(max(one.start() - two.end(), two.start() - one.end()) <= _BESIDE for one in orders for two in letters)
