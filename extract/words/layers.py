"""Phrases of which most count in texts of any language, and the others in texts of theirs."""

from collections.abc import Iterable, Sequence, Set
from typing import Any, NamedTuple

from extract.automaton import places_of
from extract.packed import bytes_of, in_words, joined, numbers_of, split
from extract.stored import Stored
from extract.tables import Row
from extract.text.normalize import fold_word
from extract.words.phrases import Hit, Phrases, boundaries, digits, numbered, standing
from extract.words.together import Finder

_ROWS = "rows"  # the name of that part; of the others it is a language's code


class Layers:
    """Those of any language are read and compiled once, the others once for each language, when a text is in it."""

    def __init__(self, stored: Stored, finder: Finder | None = None) -> None:
        """Of what `layered` gave. A `finder` is for those of any language, as that of `Phrases`."""
        self._stored, self._rows = stored, stored.get(_ROWS)
        self.common = Layer(stored.get("") if "" in stored.names else ("", "", "", ""), self._rows, finder)
        self._special: dict[str, Layer] = {}

    def of(self, languages: Set[str]) -> "Layered":
        """The phrases that count in a text of these languages."""
        for language in languages - self._special.keys():
            if language and language in self._stored.names:
                self._special[language] = Layer(self._stored.get(language), self._rows)
        return Layered((self.common, *(self._special[language] for language in languages if language in self._special)))


class Layer(Phrases):
    """Phrases with their numbers in a longer list."""

    def __init__(self, layer: Sequence[Any], rows: Sequence[Row], finder: Finder | None = None) -> None:
        words, checks, numbers, said = layer
        self.rows = [rows[number] for number in numbers_of(said)]
        self.places = finder.places if finder else places_of(words)
        self.words = split(words) if finder else []
        self.checks, self.numbers = bytes_of(checks), numbers_of(numbers)


class Layered(NamedTuple):
    layers: tuple[Layer, ...]

    def find(self, text: str) -> list[Hit]:
        """As `Phrases.find` of all rows in their order."""
        found = [
            (start, -end, layer.numbers[index], layer.rows[index])
            for layer in self.layers
            if layer.rows
            for start, end, index in standing(layer.places, layer.checks, text)
        ]
        kept: list[Hit] = []
        for start, end, _, row in sorted(found) if len(found) > 1 else found:  # no two have the same number
            if not kept or start >= kept[-1].end:
                kept.append(Hit(start, -end, row))
        return kept


def layered(words: Iterable[tuple[str, Row, str]]) -> dict[str, Any]:
    """Of words, each with its row (which others may share) and the language that a text must be in ("" for any), what `Layers` reads, to be
    kept in parts (`stored.kept_parts`): all rows; and by language words, folded, where each needs a boundary, its number among all, and
    that of its row."""
    known = [word for word in words if word[0].strip()]
    said, rows = numbered(row for _, row, _ in known)
    layers: dict[str, list[tuple[str, int, int]]] = {}
    for number, (word, _, language) in enumerate(known):
        layers.setdefault(language, []).append((digits(fold_word(word)), number, said[number]))
    return {_ROWS: rows, **{language: _layer(*zip(*its, strict=True)) for language, its in layers.items()}}


def _layer(words: Sequence[str], numbers: Sequence[int], said: Sequence[int]) -> list[str]:
    return [joined(words), in_words(map(boundaries, words)), in_words(numbers), in_words(said)]
