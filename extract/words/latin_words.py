"""Words in Latin letters that sentences of ads hold (`data/latin_words.txt`), to tell a name that somebody made up from a word.

The list is collected by `python -m tests.training.collect_words`; it is searched as texts, which take a tenth of a set's memory.
"""

from collections.abc import Iterator
from functools import lru_cache

from extract.tables import DATA

FILE = DATA / "latin_words.txt"
_FIRST = 3  # letters of a word by which it is looked up: to search all words takes a hundred microseconds
_ENDING = 4  # letters in which words end alike
_STEM = 5  # letters that an inflected word shares with another one at least
_SHARE = 0.5  # and which part of its own letters


def is_word(name: str) -> bool:
    """Whether `name` (lower case, a to z) is a word of the list or may be another form of one: "gruplarında" beside "gruplar"."""
    words = _words().get(name[:_FIRST], "")
    if f"\n{name}\n" in words:
        return True
    stem = max(_STEM, round(len(name) * _SHARE))
    return len(name) > stem and f"\n{name[:stem]}" in words


def ends_as_word(name: str) -> bool:
    """Whether `name` ends as a word of the list does: an inflected word that the list has in no form."""
    return name[-_ENDING:] in _endings()


def known() -> Iterator[str]:
    """All words of the list."""
    return (word for words in _words().values() for word in words.split())


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    return frozenset(word[-_ENDING:] for words in _words().values() for word in words.split() if len(word) > _ENDING)


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """First letters → the words that begin with them, as one text."""
    found: dict[str, list[str]] = {}
    for line in FILE.read_text(encoding="ascii").splitlines():
        if not line.startswith("#"):
            found.setdefault(line[:_FIRST], [""]).append(line)
    return {first: "\n".join([*words, ""]) for first, words in found.items()}
