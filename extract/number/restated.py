"""Numbers told in words that are said again in figures: "oh seven double-oh … (that is 0700 000 0000)". The figures are meant, and
they are no second number."""

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.compiled import compiled
from extract.number.numbers import Number
from extract.number.scene import Scene
from extract.tables import Tables
from extract.words.number_cues import cues

_FAR = 96  # characters from a number to the same in figures, behind a word for that
_NEAR = 16  # and in brackets without one
_LEAST = 7  # digits of a whole number
_SAME_HEAD, _SAME_TAIL = 3, 2  # digits at either end that both have, where one was told or read wrong
_OPENED = re.compile(r"[(（\[][^\n()（\[]{0,4}$")
_LETTER = re.compile(r"[^\W\d_]")


def settled(found: Sequence[Number], scene: Scene) -> list[Number]:
    """`found` without those that say the one before again, which has their digits."""
    kept: list[Number] = []
    for number in found:
        if kept and _says_again(kept[-1], number, scene):
            if not _LETTER.search(scene.plain.low, number.start, number.end):
                kept[-1] = kept[-1]._replace(digits=number.digits, plus=number.plus, others=(), soft=False)
        else:
            kept.append(number)
    return kept


def _says_again(told: Number, number: Number, scene: Scene) -> bool:
    low = scene.plain.low
    gap = low[told.end : number.start]
    if len(gap) > _FAR or not _is_told(told, low) or len(number.digits) < _LEAST:
        return False
    if not (_meant(scene.tables).search(gap) or (len(gap) <= _NEAR and _OPENED.search(gap))):
        return False
    one, other = told.digits.lstrip("0"), number.digits.lstrip("0")
    if one == other:
        return True
    whole = not _LETTER.search(low, number.start, number.end)
    return whole and (one[:_SAME_HEAD] == other[:_SAME_HEAD] or one[-_SAME_TAIL:] == other[-_SAME_TAIL:])


def _is_told(number: Number, low: str) -> bool:
    return number.disguised and _LETTER.search(low, number.start, number.end) is not None


@lru_cache(maxsize=8)
def _meant(tables: Tables) -> re.Pattern[str]:
    """A word for "that is" right before figures."""
    return compiled(rf"(?:{cues(tables, 'meant').pattern})[\s:：,()（\[-]{{0,4}}$")
