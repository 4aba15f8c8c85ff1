"""Which letters are words by themselves."""

import re

SMALL = frozenset("aeioyàéoà")  # letters that are words of some language
_FOREIGN = re.compile(r"[^\x00-\u024f\u1e00-\u206f]")


def is_spaced(region: str) -> bool:
    """Whether a text has Latin letters only, among which a small word looks like a letter."""
    return _FOREIGN.search(region) is None
