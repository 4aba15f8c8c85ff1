"""Handles that begin with the names of letters, told apart by commas, hyphens or spaces: "efe, a, ka, e", "ef-ei-kei-i", إف، إيه، كيه، إي.

Such a row is read as its letters, and what follows it as pieces of the same handle. Names that are ordinary words too
(`letter_runs.csv`) count only in such rows. English names written as another language spells them make "i" an e.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from extract import spoken_handles
from extract.spoken_handles import Told
from extract.tables import Tables
from extract.word_patterns import one_of

_FEWEST = 3  # names in a row
_ENGLISH = "x-en"  # rows of `letter_runs`: English names as other languages spell them
_SIGN = r"[ ]?[,;،、؛·・፣၊–—-][ ]?"


def find(low: str, start: int, stop: int, tables: Tables, languages: frozenset[str]) -> Iterator[tuple[int, Told]]:
    """Where rows of names of letters begin between `start` and `stop`, and the handles told from there on."""
    for match in _rows(tables).finditer(low, start, min(len(low), stop)):
        names = re.split(rf"{_SIGN}|[ ]", match.group())
        letters = _letters(names, tables, languages)
        if letters:
            row = "-".join(letters)
            told = spoken_handles.read(low[: match.start()] + row + low[match.end() :], match.start(), len(low), tables, languages)
            if told and told.end >= match.start() + len(row):
                yield match.start(), replace(told, end=told.end - len(row) + len(match.group()))


def _letters(names: list[str], tables: Tables, languages: frozenset[str]) -> str:
    """The letters that these names are in one language, the text's own first; empty where no language has them all."""
    if len(names) < _FEWEST or sum(len(name) > 1 for name in names) < 2:
        return ""
    known, marks = _known(tables)
    order = [_ENGLISH, *languages] if any(name in marks for name in names) else [*languages, *known]
    for language in order:
        letters = known.get(language, {})
        if all(name in letters or re.fullmatch("[a-z]", name) for name in names):
            return "".join(letters.get(name, name) for name in names)
    return ""


@lru_cache(maxsize=8)
def _known(tables: Tables) -> tuple[dict[str, dict[str, str]], frozenset[str]]:
    """Names of letters by language, and the English ones that no other language has."""
    known: dict[str, dict[str, str]] = {}
    for table in ("letter_names", "letter_runs"):
        for row in tables.rows(table):
            if row["letter"].isalpha() and row["language"] != "icao":
                known.setdefault(row["language"], {}).setdefault(row["name"].lower(), row["letter"])
    others = {name for language, names in known.items() if language not in {_ENGLISH, "en"} for name in names if name.isascii()}
    return known, frozenset(name for name in known.get(_ENGLISH, {}) if len(name) > 1 and name not in others)


@lru_cache(maxsize=8)
def _rows(tables: Tables) -> re.Pattern[str]:
    names = {name for letters in _known(tables)[0].values() for name in letters} | set("abcdefghijklmnopqrstuvwxyz")
    latin = one_of(name for name in names if name[0] < "\u0370")
    other = one_of(name for name in names if name[0] >= "\u0370" and len(name) > 0)
    edge = r"(?<![^\W_])"
    end = r"(?![^\W_])"
    return re.compile(
        rf"{edge}(?:(?:{latin}){end}(?:{_SIGN}(?:{latin}){end}){{2,24}}"
        rf"|(?:{other})(?:(?:{_SIGN}|[ ])(?:{other}){end}){{2,24}})"
    )
