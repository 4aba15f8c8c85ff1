"""What the signs of handles and addresses are called (`data/contact_words.csv`)."""

import re
from collections.abc import Iterable
from functools import lru_cache

from extract.automaton import Places, places_of
from extract.compiled import compiled
from extract.tables import Tables
from extract.words.contact_words import words

CLEAR = 3  # letters of a word for a sign from which it counts; names of letters in a row that can be nothing else
SIGNS = {"underscore": "_", "dot": ".", "dash": "-"}
TOLD_SIGNS = {**SIGNS, "dot_weak": ".", "dash_weak": "-"}  # words that are ordinary ones too count only where a handle is told
_UNSEEN = ". "  # signs of every sentence: only their words count
_STEM = 5  # letters of a word that may end otherwise
_NAMED = {**SIGNS, "star": "*", "at": "@", "gap": " ", "gap_word": " "}  # signs that a hint may speak of


@lru_cache(maxsize=8)
def sign_patterns(tables: Tables) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A sign, and its words as they begin: dots, noktaları, точки."""
    return tuple((sign, compiled(written(sign, words(tables, kind)))) for kind, sign in _NAMED.items())


def signs_named(text: str, tables: Tables) -> frozenset[str]:
    """The signs that a text in lower case may name: those patterns take long that match nothing."""
    places, signs = _spotter(tables)
    return frozenset(signs[index] for _, _, index in places(text))


def named(region: str, tables: Tables) -> list[str]:
    """The signs that are named in a text; the word for a dash within "guion bajo" is none."""
    found = []
    there = signs_named(region, tables)
    for sign, pattern in sign_patterns(tables) if there else ():
        if sign in there:
            region, many = pattern.subn(" ", region)
            if many:
                found.append(sign)
                there = signs_named(region, tables)
    return found


@lru_cache(maxsize=8)
def _spotter(tables: Tables) -> tuple[Places, tuple[str, ...]]:
    known = [(word, sign) for kind, sign in _NAMED.items() for word in _said(sign, words(tables, kind))]
    known += [(word, "/") for word in _said("/", words(tables, "slash"))]
    known += [(sign, sign) for sign in (*_NAMED.values(), "/") if sign not in _UNSEEN]
    return places_of([word for word, _ in known]), tuple(sign for _, sign in known)


def written(sign: str, known: Iterable[str]) -> str:
    """A pattern of a sign and its words, long ones without the letter that case or number changes; a full stop is in every sentence."""
    said = list(map(re.escape, _said(sign, known)))
    literal = sign if sign == "_" else rf"(?<![a-z0-9]){re.escape(sign)}(?![a-z0-9])"  # no dash in "full-time"
    return "|".join(said if sign in _UNSEEN else [*said, literal])


def _said(sign: str, known: Iterable[str]) -> list[str]:
    """The words of a sign as far as they are looked for."""
    return [
        word[:-1] if len(word) >= _STEM else word
        for word in known
        if len(word) >= (_STEM if sign == "@" else CLEAR) or not word.isascii()
    ]
