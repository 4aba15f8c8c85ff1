"""One part of a number as people write it."""

from typing import NamedTuple


class Atom(NamedTuple):
    start: int
    end: int
    digits: str
    kind: str  # digits | word | letters (O, l) | times | code (a country's, with its plus) | cut (beside digits left out)
    counted: bool = False  # a word for "times" stands behind: "zéro six fois"
    counts: bool = False  # a form that counts what follows: "uchta besh", three fives
    many: bool = False  # a word in the plural: "fives"
