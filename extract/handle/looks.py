"""Which letters look like a figure, and which are words by themselves."""

import re

SEEMS = {
    "0": "o",
    "1": "il",
    "2": "z",
    "3": "e",
    "4": "a",
    "5": "s",
    "6": "gb",
    "7": "t",
    "8": "b",
    "9": "gq",
}  # digit, letters like it
SMALL = frozenset("aeioyàéoà")  # letters that are words of some language
_FOREIGN = re.compile(r"[^\x00-\u024f\u1e00-\u206f]")


def is_spaced(region: str) -> bool:
    """Whether a text has Latin letters only, among which a small word looks like a letter."""
    return _FOREIGN.search(region) is None
