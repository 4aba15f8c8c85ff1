"""One place in a text that may name a place."""

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
