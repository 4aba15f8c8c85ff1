"""Handles whose letters are told by words that begin with them, in any script: "F for fish, A for aam, K for kela, E for ek, then vikram",
F से फल, A से आम, …, "F fındık, A armut, K kiraz, E elma"."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from extract.compiled import compiled
from extract.handle.letters import own_names, rest_of
from extract.handle.spoken import Told
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import alternation

_FEWEST = 3  # letters in a row
_WORD = rf"[^\s,،、，፣၊;.{STOPS}()（）0-9@]{{1,16}}"
_TIED = r"[ ]?[-=:：–—(（][ ]?[^\W\d_]{2,16}[)）]?"  # F-fish, A=apple, K (kite)
_ITEM = re.compile(
    rf"([a-z](?<![\w@.].))['\"’”]?(?:((?:[ ]{_WORD}){{1,4}}?)(?=[,،、，፣၊;.{STOPS}]|\s?$)|({_TIED})(?=[ ,،、，፣၊;.{STOPS}\n]|$))"
)
_BACK = re.compile(  # Bakının B-si, Bursa'nın B'si, アメリカのA, the letter behind its word
    rf"(?P<words>[^\W\d_]{_WORD}?(?:[ ]{_WORD}?){{0,2}}?)(?:[ ]|(?<=[^\x00-\u024f]))(?P<letter>[a-z])"
    rf"(?:['’-](?:[^\W\d_]{{1,4}}))?(?:[ ][^\W\d_]{{2,8}})?(?=[,،、，፣၊;.{STOPS}\n]|\s?$|[^\x00-\u024f\w])"
)
_BETWEEN = re.compile(rf"[,،、，፣၊;][ ]?|[ ](?=[a-z]{_TIED})")
_PART = re.compile(rf"[^\s,،、，፣၊;:：.{STOPS}][^,،、，፣၊;:：.{STOPS}\n]*")
_LONE = re.compile(r"[a-z](?<![a-z0-9].)(?![a-z0-9])")
_REACH = 90  # characters behind the first letter
_LATIN = re.compile("[a-z]")


def find(low: str, start: int, stop: int, tables: Tables, languages: frozenset[str]) -> Iterator[tuple[int, Told]]:
    """Where such rows begin between `start` and `stop`, and the handles told from there on."""
    for rows in (_forward(low, start, stop, tables), _backward(low, start, stop)):
        for begin, end, letters in rows:
            rest, last = rest_of(low, end, letters, own_names(tables, languages), tables, languages)
            yield begin, Told(last, letters + rest)


def _forward(low: str, start: int, stop: int, tables: Tables) -> Iterator[tuple[int, int, str]]:
    """Rows of letters each before its word: where they begin and end, and the letters."""
    at = start
    while first := _ITEM.search(low, at, stop):
        row = list(_row(low, first, len(low), tables))
        at = row[-1].end() if row else first.end(1)
        if len(row) >= _FEWEST:
            yield first.start(), at, "".join(item.group(1) for item in row)


def _backward(low: str, start: int, stop: int) -> Iterator[tuple[int, int, str]]:
    """Rows of letters each behind its word, of which no two are one: "vitamin A, vitamin B" names vitamins."""
    if len(_LONE.findall(low, start, stop + _REACH)) < _FEWEST:
        return
    begin = last = 0
    row: list[tuple[str, str]] = []
    for part in _PART.finditer(low, start, min(len(low), stop + _REACH)):
        item = _BACK.fullmatch(low, *part.span())
        named = item["words"] if item else ""
        told = item is not None and _are_words(named.split(), item["letter"]) and named not in {word for word, _ in row}
        if told and item:
            begin = begin if row else item.start("words")
            row.append((named, item["letter"]))
            last = part.end()
            continue
        if len(row) >= _FEWEST and begin < stop:
            yield begin, last, "".join(letter for _, letter in row)
        row = []
    if len(row) >= _FEWEST and begin < stop:
        yield begin, last, "".join(letter for _, letter in row)


def _row(low: str, first: "re.Match[str]", stop: int, tables: Tables) -> Iterator["re.Match[str]"]:
    """The items from `first` on that follow each other, with articles between or none, and whose words explain their letters."""
    item: re.Match[str] | None = first
    while item and _explains(item):
        yield item
        gap = _BETWEEN.match(low, item.end())
        item = _ITEM.match(low, gap.end(), stop) if gap else None
        article = _article(tables).match(low, gap.end()) if gap and (item is None or not _explains(item)) else None
        item = _ITEM.match(low, article.end(), stop) if article else item


@lru_cache(maxsize=8)
def _article(tables: Tables) -> re.Pattern[str]:
    return compiled(rf"(?:{alternation(tables, 'article')})[ ]")


def _are_words(words: list[str], letter: str) -> bool:
    """Whether the last word begins with the letter, or is of another script."""
    bare = unicodedata.normalize("NFD", words[-1]) if words else ""
    if not bare:
        return False  # "a - - -": signs alone explain nothing
    if _LATIN.match(bare) is None:
        return not any(_LATIN.search(word) for word in words)
    return bare[0] == letter and len("".join(takewhile(str.isalpha, words[-1]))) > 1


def _explains(item: "re.Match[str]") -> bool:
    """Whether the last word of an item begins with its letter, or is of another script."""
    words = (item.group(2) or item.group(3)).strip("-=:：–—(（)） \"'“”«»「」").split()
    return _are_words(words, item.group(1))
