"""The script of a letter, and the scripts of a text: they say which tables may have a word of it."""

import unicodedata
from functools import lru_cache

from extract.once import Filled


@lru_cache(maxsize=65536)
def script_of(char: str) -> str:
    """The script of a letter as the first word of its Unicode name (LATIN, CJK, THAI, …); "" for what is no letter or mark."""
    if not char or not (char.isalpha() or unicodedata.category(char).startswith("M")):
        return ""
    return unicodedata.name(char, "").split(" ")[0].split("-")[0]


_SCRIPTS = Filled[str, str](script_of)  # of each character


def scripts_of(text: str) -> set[str]:
    """The scripts of the characters of a text, "" for those of none."""
    return set(map(_SCRIPTS.__getitem__, set(text)))


def is_small(char: str) -> bool:
    """Whether a character is a small letter beside which a capital would say something: Georgian has capitals for headlines alone."""
    return char.islower() and not "\u10d0" <= char <= "\u10ff"
