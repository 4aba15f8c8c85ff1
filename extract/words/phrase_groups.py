"""Phrases of several lists looked up in one pass over a text, each list as if it were alone (`phrases.Phrases`)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from extract.automaton import places_of
from extract.packed import Packed, bytes_of, in_words, joined, numbers_of
from extract.tables import Row
from extract.text.normalize import fold_word
from extract.words.phrases import UNSAID, Hit, as_title, boundaries, digits, longest, standing


class PhraseGroups:
    """Lists of rows by name, compiled together: a text is scanned once for all of them."""

    def __init__(self, grouped: Sequence[Any]) -> None:
        """Of what `grouped` gave. A row is made where its phrase stands in a text, not one for each of 30,000."""
        words, texts, checks, numbers, self._meanings = grouped
        self._texts, self._numbers = Packed(texts), numbers_of(numbers)
        self._places, self._checks = places_of(words), bytes_of(checks)

    def find(self, text: str) -> defaultdict[str, list[Hit]]:
        """Name of a list → its longest hits, from left to right, none overlapping another. `text` is folded."""
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        for start, end, index in standing(self._places, self._checks, text, as_title(text)):
            name, row = self._meanings[self._numbers[index]]
            found[name].append(Hit(start, end, {"phrase": self._texts[index], **row}))
        for name, hits in found.items():
            found[name] = longest(hits)
        return found


def grouped(groups: Mapping[str, Iterable[Row]]) -> list[Any]:
    """Lists of rows by name as `PhraseGroups` reads them and JSON can keep them (`stored.kept`): folded phrases `as_title`, sorted, for an
    automaton of such is made faster, some the same; how each is written; where it needs a boundary; the number of its list and row, which
    phrases share; and all of those."""
    known = [
        (digits(fold_word(row["phrase"])), name, row) for name, rows in groups.items() for row in rows if row["phrase"].strip()
    ]
    known.sort(key=itemgetter(0))
    meanings: dict[tuple[str, tuple[tuple[str, str], ...]], int] = {}
    numbers = [
        meanings.setdefault((name, tuple((column, row[column]) for column in row if column not in UNSAID)), len(meanings))
        for _, name, row in known
    ]
    return [
        joined(as_title(word) for word, _, _ in known),
        joined(row["phrase"] for _, _, row in known),
        in_words(boundaries(word) for word, _, _ in known),
        in_words(numbers),
        [(name, dict(row)) for name, row in meanings],
    ]
