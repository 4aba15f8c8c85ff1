"""How words begin, of many kinds in one automaton: which kinds may have a word in a text, and where.

Hundreds of patterns ask whether one of their words stands in a few characters. An automaton for each takes four times the memory of one
for all, and what one finds in a piece of text is kept for the next who asks about it.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from extract.automaton import places_of
from extract.once import by_text
from extract.packed import in_words, joined, numbers_of
from extract.stored import kept
from extract.tables import Tables

LENGTH = 8  # characters of a word that are looked for: the rest takes a quarter more memory, and the pattern asks for it anyway


class Heads:
    """The beginnings of words, each with the kinds that have such a word, as bits."""

    def __init__(self, heads: str | list[str], kinds: list[int]) -> None:
        self._places = places_of(heads)
        self._kinds = kinds
        self.there = by_text(self._there)

    def _there(self, text: str) -> int:
        """The kinds of which a word may stand in a text in lower case."""
        found = 0
        for _, _, index in self._places(text):
            found |= self._kinds[index]
        return found

    def starts(self, text: str, kinds: int) -> set[int]:
        """Where a word of these kinds may begin."""
        return {start for start, _, index in self._places(text) if self._kinds[index] & kinds}


def heads_of(words: Iterable[str]) -> Heads:
    """Of words of one kind, whose bit is 1; a head that begins as another does is left out."""
    found: list[str] = []
    for head in sorted({word[:LENGTH] for word in words}):
        if not found or not head.startswith(found[-1]):
            found.append(head)
    return Heads(found, [1] * len(found))


_TABLES = ("contact_words", "number_cues")


@lru_cache(maxsize=8)
def cue_heads(tables: Tables) -> tuple[Heads, dict[str, int]]:
    """Of all words of both tables of cues; and the bits of their kinds, by table and kind ("contact_words at")."""
    heads, which, combinations, names = _cue_heads(tables)
    bits = [sum(1 << kind for kind in kinds) for kinds in combinations]
    return Heads(heads, [bits[number] for number in numbers_of(which)]), {name: 1 << number for number, name in enumerate(names)}


@kept(*_TABLES)
def _cue_heads(tables: Tables) -> list[Any]:
    """Heads, for each the number of its combination of kinds, the combinations, and the names of kinds."""
    names: dict[str, int] = {}
    kinds: dict[str, set[int]] = {}
    for table in _TABLES:
        for row in tables.rows(table, keep=False):
            head = row["word"].lower()[:LENGTH]
            kinds.setdefault(head, set()).add(names.setdefault(f"{table} {row['kind']}", len(names)))
    combinations: dict[tuple[int, ...], int] = {}
    heads = sorted(kinds)
    which = in_words(combinations.setdefault(tuple(sorted(kinds[head])), len(combinations)) for head in heads)
    return [joined(heads), which, list(combinations), list(names)]
