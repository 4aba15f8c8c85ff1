"""The words of the tables that stand by a place name: what may be written on to it, what says that it is none, usual words."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from extract.compiled import compiled
from extract.gazetteer.key import key_of
from extract.stored import kept
from extract.tables import Tables
from extract.words.word_patterns import longest_first


@dataclass(frozen=True, slots=True)
class Affixes:
    after: dict[str, frozenset[str]]
    before: dict[str, frozenset[str]]


def is_blocked(soft: str, start: int, end: int, tables: Tables) -> bool:
    """Whether the word beside the name says that people, a language or money is meant."""
    before, after = _blockers(tables)
    return soft[max(0, start - 16) : start].endswith(before) or soft.startswith(after, end)


@lru_cache(maxsize=8)
def _blockers(tables: Tables) -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = tables.rows("place_blockers")
    sides = ([_spaced(r["word"]) for r in rows if r["side"] == side] for side in ("before", "after"))
    before, after = (tuple(words) for words in sides)
    return before, after


def _spaced(word: str) -> str:
    """A word as it is looked for, with the space that its row has before or behind it: it stands apart there."""
    return " " * word.startswith(" ") + key_of(word) + " " * word.endswith(" ")


def endings_of(script: str, tables: Tables) -> frozenset[str]:
    """What may be written on to a name in a script."""
    return affixes_of(tables).after.get(script, frozenset())


@lru_cache(maxsize=8)
def stop_words(tables: Tables) -> frozenset[str]:
    return frozenset(_stop_words(tables))


@kept("place_stop")
def _stop_words(tables: Tables) -> list[str]:
    return sorted({key_of(row["word"]) for row in tables.rows("place_stop", keep=False)})


@lru_cache(maxsize=8)
def affixes_of(tables: Tables) -> Affixes:
    """What may hang on a name behind and before it (`place_affixes.csv`), by script."""
    sides: dict[str, dict[str, set[str]]] = {"after": defaultdict(set), "before": defaultdict(set)}
    for row in tables.rows("place_affixes"):
        sides[row["side"]][row["script"]].add(key_of(row["affix"]))
    after, before = ({script: frozenset(v) for script, v in sides[side].items()} for side in ("after", "before"))
    return Affixes(after, before)


@lru_cache(maxsize=32)
def words_for(use: str, tables: Tables) -> frozenset[str]:
    """The words of `place_words.csv` of one use."""
    return frozenset(key_of(row["word"]) for row in tables.rows("place_words") if row["use"] == use)


@lru_cache(maxsize=8)
def joins(tables: Tables) -> re.Pattern[str]:
    """What stands between the places of a list: signs, and one of the words for "and" and "or" at most."""
    either = "|".join(longest_first(map(re.escape, words_for("and", tables))))
    return compiled(rf"^[\s,，、،၊/&+()（]*(?:{either})?[\s,，、،၊/()]*$")
