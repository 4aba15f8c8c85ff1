"""Numbers of a text that may count people: figures, and small numbers in words of its language."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from extract.compiled import compiled
from extract.reading import Reading
from extract.stored import kept_parts
from extract.tables import Row, Tables
from extract.words import grammar
from extract.words.nearby import starting
from extract.words.phrases import Hit, Phrases, joins, meaning, prepared

MOST = 20_000
_FEW, _TENS = 20, range(30, 101, 10)
_FIGURE = re.compile(r"\d(?<![\d.,/+]\d)(?<![\W\d_]-\d)(?<!\d:\d)\d{0,4}(?![\d%:/]|[.,]\d)")
_RANGE = re.compile(r"\d{1,4}\s?[-–~]\s?$")  # of which the first figure counts
_WITHIN = re.compile(r"[\u0621-\u06d3]{2}")  # three, the end of the Urdu word for women
_ITEM = re.compile(r"\n[^\w\n]{0,4}(\d{1,2})\s?[.)।۔](?=\s?[^\d\s])")  # 1. Cook
_YEARS = range(1990, 2101)
_SHORT = 4  # characters of a number word that takes no ending: બે is two, બેન a sister

Number = tuple[int, int, int]
"""Where it starts and ends in the folded text, and its value."""


def find(reading: Reading, flat: str, words: Iterable[Hit], people: Sequence[Hit]) -> list[Number]:
    """Figures, number `words` (role: the value) and those of the text's language, in the order of the text; `people` may hang on them."""
    figures = (match.span() for match in _FIGURE.finditer(flat) if _counts(reading, match.start()))
    found = [(*span, int(flat[slice(*span)])) for span in figures if not _RANGE.search(flat, max(0, span[0] - 8), span[0])]
    said = [(hit.start, hit.end, int(hit.row["digit"])) for hit in _spoken(reading.tables, reading.language).find(flat)]
    said += [(hit.start, hit.end, int(hit.row["role"])) for hit in words]
    items = _items(flat)
    found += [each for each in said if not _WITHIN.match(flat, max(0, each[0] - 1)) and _is_number(flat, each, people)]
    return [each for each in _once(found, people) if each[0] not in items and 1 <= each[2] <= MOST and each[2] not in _YEARS]


def _once(found: Iterable[Number], people: Sequence[Hit]) -> list[Number]:
    """Of those that begin alike one: the shorter before a word for people (ten in `ten men`), else the longer."""
    kept: list[Number] = []
    for each in sorted(set(found)):
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
        elif each[0] == kept[-1][0] and starting(people, kept[-1][1], 1) is None:
            kept[-1] = each
    return kept


def _is_number(flat: str, said: Number, people: Sequence[Hit]) -> bool:
    """Whether a short number word ends there, or the word for whom it counts begins: দুইজন; and none for people sounds like it."""
    start, end, _ = said
    hit = starting(people, start, 0)
    if hit and hit.start == start and hit.end >= end:
        return False
    if end - start > _SHORT or end == len(flat) or not (joins(flat[end], flat[end - 1]) or _WITHIN.match(flat, end - 1)):
        return True
    return starting(people, end, 0) is not None


def _items(flat: str) -> frozenset[int]:
    """Where numbers begin that count the lines of a list, as one before or behind them does."""
    found = [(match.start(1) - 1, int(match[1])) for match in _ITEM.finditer(f"\n{flat}")]
    values = {value for _, value in found}
    return frozenset(start for start, value in found if value - 1 in values or value + 1 in values)


def _counts(reading: Reading, start: int) -> bool:
    """`①` counts the lines of a list; figures of contacts count no people."""
    at = reading.folded.starts[start]
    return reading.text[at].isdecimal() and not any(start <= at < end for start, end in reading.contact_places)


@lru_cache(maxsize=64)
def _spoken(tables: Tables, language: str) -> Phrases:
    """Number words from two to twenty of the language, in its script, and tens to a hundred: one is an article in too many languages."""
    known = _by_language(tables)
    name = next((tag for tag in (language, language.split("-")[0]) if tag in known.names), None)
    return Phrases.read(known.get(name)) if name else Phrases(())


@kept_parts("number_words")
def _by_language(tables: Tables) -> dict[str, list[Any]]:
    """Language → its words from two to twenty and for tens, as `Phrases` reads them."""
    found: dict[str, list[tuple[str, Row]]] = {}
    for row in tables.rows("number_words"):
        if row["digit"].isdigit() and (1 <= int(row["digit"]) <= _FEW or int(row["digit"]) in _TENS):
            found.setdefault(row["language"], []).append((row["word"], meaning(digit=row["digit"])))
    return {language: prepared(words) for language, words in found.items()}


@lru_cache(maxsize=8)
def listing(tables: Tables) -> re.Pattern[str]:
    """What stands between the entries of a list of counts: a sign, or a word for `and`."""
    return compiled(rf"[,、，;+&/()]|{grammar.joining(tables, 'and')}")
