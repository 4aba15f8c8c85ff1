"""Of which languages the number words of a text are: its own, those it borrows from, and the readers' where they speak up."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from extract.compiled import compiled
from extract.stored import kept_parts
from extract.tables import Tables
from extract.words.contact_words import pattern
from extract.words.number_cues import listed, spoken_in
from extract.words.together import Kinds

_KIN = {
    "es": ("es", "pt", "fr"),
    "pt": ("pt", "es", "fr"),
    "fr": ("fr", "pt", "es"),
    "id": ("id", "ms", "jv", "su"),
    "ms": ("ms", "id", "en"),
    "hi": ("hi", "ur", "ne", "en"),
    "ne": ("ne", "hi", "en"),
    "ru": ("ru", "uk"),
    "uk": ("uk", "ru"),
    "kk": ("kk", "ru", "ky"),
    "ky": ("ky", "ru", "kk"),
    "tl": ("tl", "en", "ceb"),
    "ur": ("ur", "hi", "en"),
    "bn": ("bn", "hi", "en"),
    "ta": ("ta", "en"),
    "si": ("si", "en"),
    "am": ("am", "en"),
    "ar": ("ar", "en", "fr"),
    "uz": ("uz", "ru", "tr"),
    "sw": ("sw", "en"),
    "ja": ("ja", "zh", "en"),
    "ko": ("ko", "en"),
    "th": ("th", "en"),
}
_LEAST = 3  # letters of a word that tells a language
_COUNTS = frozenset("23456789")
_ROW = 3  # digits in words behind another that tell a language
_LONG = 6  # the same, with words for one, which are often articles, and short ones
_GAP = "[ ,./·•|_–-]{1,3}"  # between them


def tongues(languages: Iterable[str], country: str | None, low: str, tables: Tables) -> frozenset[str]:
    """The languages of a text's number words. A language of the readers' `country` counts where its own word for zero or for
    "times" stands in `low`, or a row of its digits: "nau aath, phir aath baar shunya" in an English ad for India."""
    known, others = _known(tuple(languages), country, tables)
    there = _WORDS.there(low, tables) if others else set[str]()
    more = [tag for tag in others if tag in there and _speaks(tables, tag).search(low)]
    return known.union(more) if more else known


@lru_cache(maxsize=1024)
def _known(languages: tuple[str, ...], country: str | None, tables: Tables) -> tuple[frozenset[str], tuple[str, ...]]:
    """The languages that count, and those of a country that may."""
    known = frozenset(tag for language in languages for tag in _KIN.get(_root(language), (_root(language),)))
    return known, tuple(tag for tag in spoken_in(country, tables) if tag not in known)


def _root(language: str) -> str:
    return language.split("-")[0]


@lru_cache(maxsize=64)
def _speaks(tables: Tables, language: str) -> re.Pattern[str]:
    """A word for zero that no English text has, a count with the word for "times", four digits in words of which the first is no
    zero, or ten and more with another number word or behind figures: a short text in Portuguese with "nove zero zero zero" may
    look like one in Italian."""
    zeros, times, counts, tens, short = _speaking(tables).get(language)
    said = [pattern(zeros)]
    if counts and times:
        said.append(rf"(?:{pattern(counts)}) (?:{pattern(times)})")
    if counts:
        digit = "|".join(filter(None, (pattern(counts), pattern(zeros), "zero")))
        any_digit = "|".join(filter(None, (digit, pattern(short))))
        said.append(rf"(?:{pattern(counts)})(?:{_GAP}(?:{digit})){{{_ROW}}}")
        said.append(rf"(?:{any_digit})(?:{_GAP}(?:{any_digit})){{{_LONG}}}")
        if tens:
            ten, joint = pattern(tens), pattern(listed(tables, "and"))
            also = rf"(?:(?:{joint}){_GAP})?" if joint else ""  # sextíu og einn
            said.append(rf"[0-9][ -]{{1,2}}(?:{ten})")
            said.append(rf"(?:{ten}){_GAP}{also}(?:{any_digit}|{ten})|(?:{any_digit}){_GAP}(?:{any_digit}){_GAP}(?:{ten})")
    return compiled("|".join(filter(None, said)) or "(?!)")


@kept_parts("number_words")
def _speaking(tables: Tables) -> dict[str, list[list[str]]]:
    """Language → its words for zero, for "times", for counts, for ten and more, and what is short or one, that no English text has."""
    english = {row["word"] for row in tables.rows("number_words") if row["language"] == "en"}
    found: dict[str, list[list[str]]] = {}
    for row in tables.rows("number_words"):
        known = found.setdefault(_root(row["language"]), [[], [], [], [], []])
        if row["word"] not in english:
            long, digit = len(row["word"]) >= _LEAST, row["digit"]
            short = digit == "1" or (not long and digit in _COUNTS)
            tens = long and 2 <= len(digit) <= 3 and digit.isdigit() and digit[0] != "0"
            said = (long and digit == "0", long and digit == "times", long and digit in _COUNTS, tens, short)
            for place, says in enumerate(said):
                known[place] += [row["word"]] * says
    return found


def _spoken(tables: Tables) -> Iterator[tuple[str, str]]:
    """Each such word with its language."""
    for tag in sorted(_speaking(tables).names):
        yield from ((word, tag) for kind in _speaking(tables).get(tag)[:-1] for word in kind)


_WORDS = Kinds(_spoken, whole=True)
