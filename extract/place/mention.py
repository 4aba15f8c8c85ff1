"""One place in a text that may name a place."""

from collections.abc import Iterable
from typing import NamedTuple

from extract.gazetteer.gazetteer import Named

KNOWN = frozenset({"hotspot", "own", "country", "transport"})  # kinds of names that are looked for first and go before towns


class Mention(NamedTuple):
    """A span of the folded text that may name a place; `weak`: written as no name is (lower case, CAPS); `usual`: also a word."""

    start: int
    end: int
    key: str
    named: tuple[Named, ...]
    weak: bool
    usual: bool = False


def taken(mentions: Iterable[Mention], length: int) -> bytearray:
    """1 for each character of a text of this length that stands in a mention, 0 for the others and for the end."""
    used = bytearray(length + 1)
    for mention in mentions:
        used[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return used
