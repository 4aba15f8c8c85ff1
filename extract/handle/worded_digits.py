"""Number words behind underscores that are told in words: "fake guion bajo jefe guion bajo dos dos"."""

import re
from collections.abc import Callable
from functools import lru_cache

from extract.handle.hints import HINT
from extract.handle.spoken import Told
from extract.tables import Tables

_PAIR = re.compile(r"[^\W\d_]+[ -][^\W\d_]+")
_FIGURES = re.compile(r"(?:,? [0-9]{1,4}){1,4}(?=\s?(?:$|[\n,;.!?()。，；！？、]))")  # behind a handle whose sign is told


def numbered(low: str, start: int, end: int, told: Callable[[int], bool], tables: Tables, languages: frozenset[str]) -> Told | None:
    """The handle at `start:end` with digits for its number words, where its underscores are `told` in words (by position); and for
    those that follow: "fake guion bajo jefe guion bajo dos dos", "fake alt çizgi ali alt çizgi otuz dört"."""
    digits = _digit_words(tables, languages)
    value, known = "", ""
    for part in re.finditer("_?[^_]+", low[start:end]):
        word = part.group().removeprefix("_")
        said = part.group() != word and told(start + part.start())
        last = part.end() == end - start
        longer = _two_words(low, start + part.end() - len(word), digits) if said and last else None
        known = longer[1] if longer else digits.get(word, "") if said else ""
        value += ("_" if part.group() != word else "") + (known or word)
        end = longer[0] if longer else end
    behind = re.match(r"(?: [^\W\d_]+){0,8}", low[end : end + HINT]) if known else None
    for word in behind.group().split() if behind else ():
        if word not in digits:
            break
        value, end = value + digits[word], end + 1 + len(word)
    figures = _FIGURES.match(low, end) if any(char == "_" and told(at) for at, char in enumerate(low[start:end], start)) else None
    if figures and not known:
        value, end = value + re.sub("[, ]", "", figures.group()), figures.end()
    return Told(end, value) if known or value != low[start:end] else None


def _two_words(low: str, at: int, digits: dict[str, str]) -> tuple[int, str] | None:
    """A number word of two words that begins at `at`, as its end and digits: otuz dört."""
    match = _PAIR.match(low, at)
    return (match.end(), digits[match.group()]) if match and match.group() in digits else None


@lru_cache(maxsize=64)
def _digit_words(tables: Tables, languages: frozenset[str]) -> dict[str, str]:
    rows = (row for row in tables.rows("number_words") if row["language"].split("-")[0] in languages)
    return {row["word"]: row["digit"] for row in rows if row["digit"].isdigit() and len(row["digit"]) <= 2}
