"""How words begin, of many kinds in one automaton: which kinds may have a word in a text, and where.

Most hits of short words are letters within others, so words that stand between spaces are looked for with a capital, in a text with one
at the head of each word.

Hundreds of patterns ask whether one of their words stands in a few characters. An automaton for each takes four times the memory of one
for all, and what one finds in a piece of text is kept for the next who asks about it.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from extract.automaton import places_of
from extract.once import Filled, by_text
from extract.packed import in_words, joined, numbers_of
from extract.stored import kept
from extract.tables import Tables
from extract.words.word_patterns import SPACED

LENGTH = 8  # characters of a word that are looked for: the rest takes a quarter more memory, and the pattern asks for it anyway


class Heads:
    """The beginnings of words, each with its group, and of the groups the kinds that have such a word, as bits. `titled` ones have capitals
    where words begin (`_capitalized`)."""

    def __init__(self, heads: str | list[str], groups: Sequence[int], kinds: Sequence[int], titled: bool = False) -> None:
        self._places, self._groups, self._kinds, self._titled = places_of(heads), groups, kinds, titled
        self._look = by_text(self._looked)

    def _looked(self, text: str) -> tuple[int, dict[int, list[int]]]:
        """The kinds of which a word may stand in a text in lower case, and by their groups where one may begin."""
        found: dict[int, list[int]] = {}
        for start, _, index in self._places(_capitalized(text) if self._titled else text):
            group = self._groups[index]
            if group in found:
                found[group].append(start)
            else:
                found[group] = [start]
        there = 0
        for group in found:
            there |= self._kinds[group]
        return there, found

    def there(self, text: str) -> int:
        """The kinds of which a word may stand in a text in lower case."""
        return self._look(text)[0]

    def starts(self, text: str, kinds: int) -> set[int]:
        """Where a word of these kinds may begin."""
        return {start for group, starts in self._look(text)[1].items() if self._kinds[group] & kinds for start in starts}


def heads_of(words: Iterable[str]) -> Heads:
    """Of words of one kind, whose bit is 1; a head that begins as another does is left out."""
    found: list[str] = []
    for head in sorted({word[:LENGTH] for word in words}):
        if not found or not head.startswith(found[-1]):
            found.append(head)
    return Heads(found, bytes(len(found)), [1])


def _capitalized(text: str) -> str:
    """A text in lower case with a capital at the head of each word in letters that `contact_words.pattern` asks for a boundary, its length
    as it was. `phrases.as_title` has them in all letters with case: of other words than these a cue may stand within one."""
    titled = text.title()
    return titled if len(titled) == len(text) and not _ODD.search(text) else _FIRST.sub(_capital, text)


def _capital(match: "re.Match[str]") -> str:
    return _CAPITALS[match.group()]


_FIRST = re.compile(f"[{SPACED}](?<![{SPACED}].)")
_CAPITALS = Filled[str, str](lambda letter: letter.title() if len(letter.title()) == 1 else letter)
# Letters with case beyond `SPACED`, behind which `str.title` has no word begin, and such of `SPACED` as have no capital of one letter.
_ODD = re.compile(
    "[ªµºß÷İŉǰ\u01bb\u01c0-\u01c3\u0250-\u03ff\u0450\u0452-\u058f\u10a0-\u10ff\u13a0-\u13ff\u1c80-\u1e00\u1e96-\u1e9a\u1f00-\u1fff"
    "\u2071-\u209c\u2102-\u2184\u24b6-\u24e9\u2c00-\u2dff\ua640-\uabff\ufb00-\ufb17\uff21-\uff5a\U00010400-\U0001f189]"
)

_TABLES = ("contact_words", "number_cues")


@lru_cache(maxsize=8)
def cue_heads(tables: Tables) -> tuple[Heads, dict[str, int]]:
    """Of all words of both tables of cues; and the bits of their kinds, by table and kind ("contact_words at")."""
    heads, which, combinations, names = _cue_heads(tables)
    bits = [sum(1 << kind for kind in kinds) for kinds in combinations]
    return Heads(heads, numbers_of(which), bits, titled=True), {name: 1 << number for number, name in enumerate(names)}


@kept(*_TABLES)
def _cue_heads(tables: Tables) -> list[Any]:
    """Heads, for each the number of its combination of kinds, the combinations, and the names of kinds."""
    names: dict[str, int] = {}
    kinds: dict[str, set[int]] = {}
    for table in _TABLES:
        for row in tables.rows(table, keep=False):
            head = _capitalized(row["word"].lower()[:LENGTH])
            kinds.setdefault(head, set()).add(names.setdefault(f"{table} {row['kind']}", len(names)))
    combinations: dict[tuple[int, ...], int] = {}
    heads = sorted(kinds)
    which = in_words(combinations.setdefault(tuple(sorted(kinds[head])), len(combinations)) for head in heads)
    return [joined(heads), which, list(combinations), list(names)]
