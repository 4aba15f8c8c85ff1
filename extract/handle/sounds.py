"""Words of other scripts in Latin letters, as a name is written in them: रोहन rohan, সুমন sumon, නිමල් nimal, работа rabota.

Words that are English are in a table (`data/spelt_words.csv`: फेक fake), others are read letter by letter (`data/letter_sounds.csv`).
Scripts that write no vowels or no spaces are read by the table alone.
"""

import re
import unicodedata
from functools import lru_cache

from extract.tables import Tables

_LONGEST = 16  # characters of a word
_OWN = "*"  # the vowel that a consonant has of itself, until it is known whether it is spoken
_CONSONANTS = frozenset(("dropping", "bengali", "keeping"))
_SILENT = re.compile(r"(?<=[aeiou][b-df-hj-np-tv-z])\*(?=[b-df-hj-np-tv-z]h?[aeiou])")  # राजकुमार
_FIRST = re.compile(r"^[^aeiou*]*\*")


def latin(word: str, tables: Tables) -> str:
    """`word` (lower case, another script) in Latin letters; empty where nobody can tell."""
    word = unicodedata.normalize("NFC", word)
    known = _words(tables).get(word)
    if known is not None or len(word) > _LONGEST:
        return known or ""
    letters = _letters(tables)
    if not word or any(char not in letters for char in word):
        return ""
    out, parts = "", set()
    for char in word:
        sound, part = letters[char]
        parts.add(part)
        if part in {"sign", "virama"}:
            out = out.removesuffix(_OWN)
        out += sound + (_OWN if part in _CONSONANTS else "")
    return _voiced(out, parts)


def is_known(word: str, tables: Tables) -> bool:
    """Whether a word is in the table."""
    return unicodedata.normalize("NFC", word) in _words(tables)


def _voiced(out: str, parts: set[str]) -> str:
    """The vowels that consonants have of themselves, where they are spoken: Hindi drops them at the end and before a syllable."""
    if "keeping" in parts:
        return out.replace(_OWN, "a")
    out = out.removesuffix(_OWN)
    if "bengali" in parts:
        return _FIRST.sub(lambda first: first.group()[:-1] + "a", out).replace(_OWN, "o")
    return _SILENT.sub("", out.replace(_OWN, "a", 1)).replace(_OWN, "a")


@lru_cache(maxsize=8)
def _words(tables: Tables) -> dict[str, str]:
    return {row["word"]: row["latin"] for row in tables.rows("spelt_words")}


@lru_cache(maxsize=8)
def _letters(tables: Tables) -> dict[str, tuple[str, str]]:
    return {row["letter"]: (row["latin"], row["part"]) for row in tables.rows("letter_sounds")}
