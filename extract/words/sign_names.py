"""What the signs of handles and addresses are called (`data/contact_words.csv`)."""

import re
from collections.abc import Iterable
from functools import lru_cache

from extract.tables import Tables
from extract.words.contact_words import words

CLEAR = 3  # letters of a word for a sign from which it counts; names of letters in a row that can be nothing else
SIGNS = {"underscore": "_", "dot": ".", "dash": "-"}
TOLD_SIGNS = {**SIGNS, "dash_weak": "-"}  # words that are ordinary ones too count only where a handle is told
_STEM = 5  # letters of a word that may end otherwise
_NAMED = {**SIGNS, "star": "*", "at": "@", "gap": " ", "gap_word": " "}  # signs that a hint may speak of


@lru_cache(maxsize=8)
def sign_patterns(tables: Tables) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A sign, and its words as they begin: dots, noktaları, точки."""
    return tuple((sign, re.compile(written(sign, words(tables, kind)))) for kind, sign in _NAMED.items())


def written(sign: str, known: Iterable[str]) -> str:
    """A pattern of a sign and its words, long ones without the letter that case or number changes; a full stop is in every sentence."""
    said = [
        re.escape(word[:-1] if len(word) >= _STEM else word)
        for word in known
        if len(word) >= (_STEM if sign == "@" else CLEAR) or not word.isascii()
    ]
    literal = sign if sign == "_" else rf"(?<![a-z0-9]){re.escape(sign)}(?![a-z0-9])"  # no dash in "full-time"
    return "|".join(said if sign in ". " else [*said, literal])
