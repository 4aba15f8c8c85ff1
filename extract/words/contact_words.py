"""The words of `data/contact_words.csv` by kind, and patterns made of them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from extract.compiled import compiled
from extract.stored import kept_parts
from extract.tables import Tables
from extract.words.heads import cue_heads
from extract.words.spotted import Spotted
from extract.words.word_patterns import SPACED, ahead, longest_first, one_of

_BUNDLE = 12  # first letters of words that a pattern tries one by one
_READ = frozenset({"contact_words"})
_LETTER = re.compile(f"[{SPACED}]")


@kept_parts("contact_words")
def _by_kind(tables: Tables) -> dict[str, list[str]]:
    """Kind → its words in `data/contact_words.csv`, in lower case, in their order there."""
    found: dict[str, list[str]] = {}
    for row in tables.rows("contact_words", keep=False):
        found.setdefault(row["kind"], []).append(row["word"].lower())
    return found


def in_order(tables: Tables, kind: str) -> list[str]:
    """The words of one kind, in lower case, in their order in the table; read anew each time."""
    return _by_kind(tables).part(kind, [])


@lru_cache(maxsize=32)  # most are asked for when their pattern is made, and never again
def words(tables: Tables, kind: str) -> tuple[str, ...]:
    """The words of one kind, longest first."""
    return tuple(longest_first(set(in_order(tables, kind))))


def alternation(tables: Tables, *kinds: str) -> str:
    """A pattern of all words of `kinds`, the longest that begins alike first; Latin and Cyrillic ones only as whole words."""
    return pattern(of_kinds(tables, *kinds))


def of_kinds(tables: Tables, *kinds: str) -> set[str]:
    """The words of `kinds`."""
    return {word for kind in kinds for word in words(tables, kind)}


@lru_cache(maxsize=256)
def finder(tables: Tables, *kinds: str) -> Spotted:
    """`alternation` ready to be asked, once for all who look for these kinds."""
    heads, bits = cue_heads(tables)
    asked = sum({bits.get(f"contact_words {kind}", 0) for kind in kinds})
    name = f"finder {' '.join(kinds)} {tables.digest(_READ)}"
    return Spotted(of_kinds(tables, *kinds), lambda: alternation(tables, *kinds), heads, asked, name, ahead=False)


@lru_cache(maxsize=64)
def stems(tables: Tables, *kinds: str) -> re.Pattern[str]:
    """All words of `kinds` as the beginnings of words: "раскладк" for "раскладку"."""
    return compiled(f"(?:(?<![{SPACED}])|(?![{SPACED}]))(?:{one_of(of_kinds(tables, *kinds))})")


def pattern(found: Iterable[str]) -> str:
    """A pattern of all words of `found`, in lower case, as `alternation` has it."""
    parts: dict[tuple[bool, bool], list[str]] = {}  # begins, ends in a letter of a script with spaces
    for word in sorted(found):
        parts.setdefault((_LETTER.match(word[0]) is None, _LETTER.match(word[-1]) is None), []).append(word)
    before, behind = f"(?<![{SPACED}])", f"(?![{SPACED}])"
    return "|".join(
        ("" if begins else before) + _tree(listed) + ("" if ends else behind) for (begins, ends), listed in sorted(parts.items())
    )


def _tree(listed: list[str]) -> str:
    """One branch for each first letter, in bundles: which of them a text goes on with is seen by its letter. A set of letters of many
    scripts takes the machine long to make, so there are few."""
    firsts: dict[str, list[str]] = {}
    for word in listed:
        firsts.setdefault(word[0], []).append(word[1:])
    branches = {first: re.escape(first) + one_of(rests) for first, rests in firsts.items()}
    known = sorted(branches)
    if len(known) <= _BUNDLE:
        return f"(?:{ahead(known)}(?:{'|'.join(branches.values())}))"
    bundles = [known[at : at + _BUNDLE] for at in range(0, len(known), _BUNDLE)]
    each = (f"{ahead(bundle)}(?:{'|'.join(branches[first] for first in bundle)})" for bundle in bundles)
    return f"(?:{ahead(known)}(?:{'|'.join(each)}))"
