"""Digits and number words beside a number that are no part of it: somebody's name, an hour, a sum, an extension."""

import re

from extract.disguise.plain import Plain
from extract.number.atom import Atom
from extract.number.readings import WHOLE
from extract.tables import Tables
from extract.words.number_cues import listed

_TAIL = re.compile(r"[0-9][.,]000$")  # of a sum
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


def is_sum(plain: Plain, one: Atom, other: Atom) -> bool:
    """Whether figures before those that begin a number are the end of a sum: "18,000 – 0700 000 000"."""
    return other.digits[0] == "0" and _TAIL.search(plain.text[max(0, one.start - 2) : one.end]) is not None


def is_extension(gap: str, tables: Tables) -> bool:
    """Whether the digits behind a word are the extension of a number: "02 000 0000 ext. 3"."""
    return gap.strip(" .,:") in listed(tables, "extension")
