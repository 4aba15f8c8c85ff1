"""Digits and number words right before a number that are no part of it: somebody's name, an hour."""

from extract.disguise.plain import Plain
from extract.number.atom import Atom
from extract.number.readings import WHOLE

_LEAST = 3  # digits that are no hour


def is_named(plain: Plain, word: Atom, atom: Atom, gap: str) -> bool:
    """Whether a number word is somebody's name before a number of its own: "chú Tư 0905 000 000", 小六 13800000000."""
    own = (atom.digits[0] == "0" and atom.digits.strip("0")) or len(atom.digits) > WHOLE
    named = word.kind == "word" and atom.kind == "digits" and word.digits != "0" and len(word.digits) == 1
    return bool(own) and named and not gap.strip(" :.") and "+" not in plain.text[max(0, word.start - 2) : word.start]


def is_hour(plain: Plain, one: Atom, other: Atom) -> bool:
    """Whether figures before a colon and a word for a digit may be an hour: "call from 10 to 18: eight, nine hundred …"."""
    figures = one.kind == "digits" and one.digits[0] != "0" and len(one.digits) < _LEAST
    return figures and other.kind == "word" and "+" not in plain.text[max(0, one.start - 2) : one.start]
