"""Handles whose letters are told by words that begin with them, in any script: "F for fish, A for aam, K for kela, E for ek, then vikram",
F से फल, A से आम, …, "F fındık, A armut, K kiraz, E elma"."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import takewhile

from extract.handle.letters import own_names, rest_of
from extract.handle.spoken import Told
from extract.tables import Tables

_FEWEST = 3  # letters in a row
_WORD = r"[^\s,،、，፣၊;.。।()（）0-9@]{1,16}"
_TIED = r"[ ]?[-=:：–—(（][ ]?[^\W\d_]{2,16}[)）]?"  # F-fish, A=apple, K (kite)
_ITEM = re.compile(
    rf"([a-z](?<![\w@.].))['\"’”]?(?:((?:[ ]{_WORD}){{1,3}}?)(?=[,،、，፣၊;.。।]|\s?$)|({_TIED})(?=[ ,،、，፣၊;.。।\n]|$))"
)
_BETWEEN = re.compile(rf"[,،、，፣၊;][ ]?|[ ](?=[a-z]{_TIED})")
_LATIN = re.compile("[a-z]")


def find(low: str, start: int, stop: int, tables: Tables, languages: frozenset[str]) -> Iterator[tuple[int, Told]]:
    """Where such rows begin between `start` and `stop`, and the handles told from there on."""
    at = start
    while first := _ITEM.search(low, at, stop):
        row = list(_row(low, first, len(low)))
        at = row[-1].end() if row else first.end()
        if len(row) < _FEWEST:
            continue
        letters = "".join(item.group(1) for item in row)
        rest, end = rest_of(low, at, letters, own_names(tables, languages), tables, languages)
        yield first.start(), Told(end, letters + rest)


def _row(low: str, first: "re.Match[str]", stop: int) -> Iterator["re.Match[str]"]:
    """The items from `first` on that follow each other and whose words explain their letters."""
    item: re.Match[str] | None = first
    while item and _explains(item):
        yield item
        gap = _BETWEEN.match(low, item.end())
        item = _ITEM.match(low, gap.end(), stop) if gap else None


def _explains(item: "re.Match[str]") -> bool:
    """Whether the last word begins with the letter, or is of another script."""
    words = (item.group(2) or item.group(3)).strip("-=:：–—(（)） \"'“”«»「」").split()
    bare = unicodedata.normalize("NFD", words[-1]) if words else ""
    if not bare:
        return False  # "a - - -": signs alone explain nothing
    if _LATIN.match(bare) is None:
        return not any(_LATIN.search(word) for word in words)
    return bare[0] == item.group(1) and len("".join(takewhile(str.isalpha, words[-1]))) > 1
