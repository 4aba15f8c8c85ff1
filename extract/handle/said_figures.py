"""Figures behind a handle with only a word for figures between: "test_rina angka 00", 微信 testmin 数字00, "testmin (digits) 07"."""

import re
from functools import lru_cache

from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import pattern, words
from extract.words.number_cues import of_kind
from extract.words.spotted import Spotted

_CLOSED = re.compile(rf"['\"”’»」』)）]*\s*(?:$|[\n,.;!?{STOPS}、，፣:)）(（|/])")
_OPENING = r"[ ,，、(（\[–-]{0,3}"
_BETWEEN = r"[)）\]]?[ :=：는은の]{0,3}"
_FEW = 2  # figures that a word for a number in a street may stand before


def find(region: str, tables: Tables) -> tuple[int, str] | None:
    """Where such figures end in `region`, what follows a handle, and the figures. A word that stands before the numbers of houses and
    telephones too ("number", số) tells two or more that close the clause."""
    told = _told(tables).match(region)
    if told is None:
        return None
    figures, word = told.group("figures"), told.group("word")
    closed = _CLOSED.match(region, told.end()) is not None
    if not closed and figures[0] != "0":
        return None  # "numbers 10 people"
    if word in _shared(tables) and not (closed and len(figures) >= _FEW):
        return None
    return told.end(), figures


@lru_cache(maxsize=8)
def _shared(tables: Tables) -> set[str]:
    """Words for a figure that mean the number of anything too."""
    return of_kind(tables, "number_word")


@lru_cache(maxsize=8)
def _told(tables: Tables) -> Spotted:
    said = words(tables, "digit_word")
    return Spotted(
        said, lambda: rf"{_OPENING}(?P<word>{pattern(said)}){_BETWEEN}(?P<figures>[0-9]{{1,4}})(?![\w%@/]|[.,:/-]?[0-9]|[ ][0-9])"
    )
