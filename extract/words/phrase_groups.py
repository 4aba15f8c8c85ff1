"""Phrases of several lists looked up in one pass over a text, each list as if it were alone (`phrases.Phrases`)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from extract.tables import Row
from extract.text.normalize import fold_word
from extract.words.phrases import Hit, boundaries, digits, longest, places_of, standing


class PhraseGroups:
    """Lists of rows by name, compiled together: a text is scanned once for all of them."""

    def __init__(self, groups: Mapping[str, Iterable[Row]], column: str = "phrase") -> None:
        owners = [(name, row) for name, rows in groups.items() for row in rows if row[column].strip()]
        words = [digits(fold_word(row[column])) for _, row in owners]  # some are the same, and each is found
        self.names, self.rows = [name for name, _ in owners], [row for _, row in owners]
        self.checks = bytes(map(boundaries, words))
        self.places = places_of(words)

    def find(self, text: str) -> defaultdict[str, list[Hit]]:
        """Name of a list → its longest hits, from left to right, none overlapping another. `text` is folded."""
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        for index, start, end in standing(self.places, self.checks, text):
            found[self.names[index]].append(Hit(start, end, self.rows[index]))
        for name, hits in found.items():
            found[name] = longest(hits)
        return found
