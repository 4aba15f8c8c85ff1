"""What stands beside a place of a text, without the words that the window's edge cuts: of `satu tujuh` no "tu" is read."""

import re

from extract.words.word_patterns import UNSPACED

_REST = re.compile(r"[^\s\d.,;:!?()\[\]\"'’،、，/\-–—]*")  # of a word
_UNSPACED = re.compile(f"[{UNSPACED}]")


def before(low: str, at: int, size: int) -> str:
    """At most `size` characters before `at`."""
    start = max(0, at - size)
    if start and _in_word(low, start):
        rest = _REST.match(low, start, at)
        start = rest.end() if rest and rest.end() < at else start
    return low[start:at]


def behind(low: str, at: int, size: int) -> str:
    """At most `size` characters behind `at`."""
    said = low[at : at + size]
    if not _in_word(low, at + size):
        return said
    rest = _REST.match(said[::-1])
    return said[: len(said) - rest.end()] if rest and rest.end() < len(said) else said


def around(low: str, start: int, end: int, size: int) -> str:
    """What stands before `start` and behind `end`, with a line's end between."""
    return before(low, start, size) + "\n" + behind(low, end, size)


def _in_word(low: str, at: int) -> bool:
    """Whether two letters of one word stand before and behind a place, in a script with spaces."""
    pair = low[at - 1 : at + 1]
    return len(pair) > 1 and pair.isalpha() and _UNSPACED.search(pair) is None
