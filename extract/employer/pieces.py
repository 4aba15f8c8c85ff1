"""Words of `employer_context` that are looked for one by one, in patterns or as words of their own: endings, prefixes, titles, "and"."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from extract.stored import kept
from extract.tables import Tables
from extract.words.word_patterns import longest_first

PIECES = frozenset({  # roles of words that are looked for one by one
    "and", "numero", "title", "titled", "ending", "trade_ending", "with_ending", "subject_ending", "plural_ending", "prefix", "house",
    "no_house", "together", "nepali", "entry", "patronymic", "asked",
})  # fmt: skip


@cache
def pieces(tables: Tables, role: str, first: str = "") -> tuple[str, ...]:
    """The phrases of `employer_context` in one of the roles `PIECES`, the longest first; of one script where its first letters are
    given as a class (`가-힣`)."""
    found = (phrase for phrase in _pieces(tables).get(role, ()) if not first or re.match(f"[{first}]", phrase))
    return tuple(longest_first(found))


@lru_cache(maxsize=8)
@kept("employer_context")
def _pieces(tables: Tables) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in tables.rows("employer_context"):
        found.setdefault(row["role"], []).append(row["phrase"].casefold())
    return found


def any_of(phrases: Sequence[str]) -> str:
    """A pattern of any of the phrases; of nothing where there is none."""
    return "|".join(map(re.escape, phrases)) or "(?!)"


@lru_cache(maxsize=8)
def words_for_and(tables: Tables) -> frozenset[str]:
    """Words for "and" in all languages."""
    return frozenset(pieces(tables, "and"))
