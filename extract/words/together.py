"""Lists of words that nearly every text is looked through for, compiled as one: a text is gone through once for all who ask.

Most of them stand in no text, and each pass has its price, whatever it finds.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.automaton import Place, Places, places_of
from extract.once import by_text
from extract.tables import Tables
from extract.words.word_patterns import is_whole

_NOWHERE: list[Place] = []


class Listed:
    """A list of words, by their tables, that is looked for in whole texts in lower case; made where its module is loaded."""

    def __init__(self, words: Callable[[Tables], Sequence[str]]) -> None:
        self.number = len(_LISTS)
        _LISTS.append(words)

    def of(self, tables: Tables) -> "Finder":
        return Finder(self.number, tables)


class Kinds(Listed):
    """Words, each with its kind, of which only the kinds are asked for; `whole` ones do not count within other words."""

    def __init__(self, known: Callable[[Tables], Iterable[tuple[str, str]]], whole: bool = False) -> None:
        super().__init__(lambda tables: [word for word, _ in known(tables)])
        self._whole = whole
        self._kinds = lru_cache(maxsize=8)(lambda tables: [kind for _, kind in known(tables)])

    def there(self, text: str, tables: Tables) -> set[str]:
        """The kinds of which a word stands in the text."""
        found = self.of(tables).places(text)
        if not found:
            return set()
        kinds = self._kinds(tables)
        return {kinds[index] for start, end, index in found if not self._whole or is_whole(text, start, end)}


class Finder(NamedTuple):
    """What looks for one list."""

    number: int
    tables: Tables

    def places(self, text: str) -> list[Place]:
        """Where words of the list stand, overlapping ones too, those first that end first."""
        return _looked(text, self.tables, len(_LISTS)).get(self.number, _NOWHERE)


_LISTS: list[Callable[[Tables], Sequence[str]]] = []


@by_text
def _looked(text: str, tables: Tables, lists: int) -> dict[int, list[Place]]:
    """The places of words by the numbers of their lists."""
    places, owners = _compiled(tables, lists)
    found: dict[int, list[Place]] = {}
    for start, end, index in places(text):
        number, first = owners[index]
        place = start, end, index - first
        if number in found:
            found[number].append(place)
        else:
            found[number] = [place]
    return found


@lru_cache(maxsize=8)
def _compiled(tables: Tables, lists: int) -> tuple[Places, list[tuple[int, int]]]:
    """All words, and for each the number of its list and where that begins."""
    known: list[str] = []
    owners: list[tuple[int, int]] = []
    for number, words in enumerate(_LISTS[:lists]):
        owner = number, len(known)
        known += words(tables)
        owners += [owner] * (len(known) - len(owners))
    return places_of(known), owners
