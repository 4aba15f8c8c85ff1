"""Small words of all languages that join, bound or number things (`grammar_words.csv`), and patterns of such words."""

import re
from collections.abc import Iterable
from functools import lru_cache

from extract.tables import Tables
from extract.text.normalize import fold_word
from extract.words.phrases import digits
from extract.words.word_patterns import ahead, one_of

# Letters and marks of scripts with spaces between words: Latin, Cyrillic, those of South Asia; not Arabic, where `and` hangs on
# the next word, nor Hangul and Ethiopic, where words hang on the one before.
_SPACED = r"a-z\u00aa-\u024f\u0400-\u052f\u0900-\u0963\u0970-\u0dff\u1e00-\u1eff"
_LETTER = re.compile(f"[{_SPACED}]")


@lru_cache(maxsize=64)
def words(tables: Tables, name: str, *roles: str, column: str = "role") -> tuple[str, ...]:
    """The phrases of table `name` in one of these roles, folded as texts are."""
    return tuple(dict.fromkeys(digits(fold_word(row["phrase"])) for row in tables.rows(name) if row[column] in roles))


@lru_cache(maxsize=64)
def joining(tables: Tables, *roles: str) -> str:
    """A pattern of the words of `grammar_words.csv` in these roles, none of them cut."""
    return bounded(words(tables, "grammar_words", *roles))


def bounded(phrases: Iterable[str], behind: bool = True) -> str:
    """A pattern of the phrases; those that end in a letter of a script with spaces begin and, where asked, end a word."""
    listed = [phrase for phrase in phrases if phrase]
    spaced = [phrase for phrase in listed if _LETTER.match(phrase) and _LETTER.match(phrase[-1])]
    free = [phrase for phrase in listed if not (_LETTER.match(phrase) and _LETTER.match(phrase[-1]))]
    end = f"(?![{_SPACED}])" if behind else ""
    return f"(?:{ahead(listed)}(?:(?<![{_SPACED}]){one_of(spaced)}{end}|{one_of(free)}))"
