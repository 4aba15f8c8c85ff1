"""The words of `data/contact_words.csv` by kind, and patterns made of them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from extract.tables import Tables

_BUNDLE = 12  # first letters of words that a pattern tries one by one
_SPACED = "a-zà-ɏḁ-ỿа-яё"  # letters of words that stand between spaces


@lru_cache(maxsize=8)
def words(tables: Tables, kind: str) -> tuple[str, ...]:
    """The words of one kind in `data/contact_words.csv`, in lower case, longest first."""
    found = {row["word"].lower() for row in tables.rows("contact_words") if row["kind"] == kind}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def alternation(tables: Tables, *kinds: str) -> str:
    """A pattern of all words of `kinds`, the longest that begins alike first; Latin and Cyrillic ones only as whole words."""
    return pattern({word for kind in kinds for word in words(tables, kind)})


def pattern(found: Iterable[str]) -> str:
    """A pattern of all words of `found`, in lower case, as `alternation` has it."""
    # Grouped by their first letter: the machine tries one branch a letter, not one a word; and none where no word begins so.
    firsts: dict[str, list[str]] = {}
    for word in sorted(found, key=lambda word: (-len(word), word)):
        firsts.setdefault(word[0], []).append(re.escape(word[1:]) + _boundary(word))
    spaced = {first: rests for first, rests in firsts.items() if re.match(f"[{_SPACED}]", first)}
    others = {first: rests for first, rests in firsts.items() if first not in spaced}
    return "|".join(([f"(?<![{_SPACED}]){_one_of(spaced)}"] if spaced else []) + ([_one_of(others)] if others else []))


def _one_of(firsts: dict[str, list[str]]) -> str:
    """One branch for each first letter, in bundles: which of them a text goes on with is seen by its letter."""
    known = sorted(firsts)
    bundles = [known[at : at + _BUNDLE] for at in range(0, len(known), _BUNDLE)]
    each = ["|".join(f"{re.escape(first)}(?:{'|'.join(firsts[first])})" for first in bundle) for bundle in bundles]
    if len(bundles) > 1:
        each = [f"{_ahead(bundle)}(?:{branches})" for bundle, branches in zip(bundles, each, strict=True)]
    return f"(?:{_ahead(known)}(?:{'|'.join(each)}))"


def _ahead(letters: Iterable[str]) -> str:
    return f"(?=[{''.join(map(re.escape, letters))}])"


def _boundary(word: str) -> str:
    return f"(?![{_SPACED}])" if re.search(f"[{_SPACED}]$", word) else ""
