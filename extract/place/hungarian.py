"""Hungarian adjectives of towns, which ads for work there begin with: Balatonfüredi cukrászdába, budapesti irodánkba.

Looked for only in a text with a letter that no other language has: elsewhere a word that ends so is another one.
"""

import re
from dataclasses import replace
from functools import lru_cache

from extract.compiled import compiled
from extract.gazetteer.gazetteer import Gazetteer
from extract.place.mention import Mention
from extract.place.words import stop_words
from extract.tables import Tables
from extract.text.normalize import Folded

_LETTERS = re.compile("[őűŐŰ]")
_WORD = re.compile(r"(?<![^\W_])[a-z]{4,24}i(?![^\W_])")
# Inhabitants of a town whose adjective has a capital, and of one whose has none, as within a sentence.
_CAPITAL, _LOWER = 1_000, 10_000
_COUNTRY = "HU"


@lru_cache(maxsize=8)
def _goes_on(tables: Tables) -> re.Pattern[str]:
    """What makes the word before it a part of the name of a person, a house or a street."""
    return compiled(rf"-|[ ](?:[A-ZÁÉÍÓÖŐÚÜŰ]|{'|'.join(sorted(_streets(tables)))})")


def _streets(tables: Tables) -> set[str]:
    return {row["word"] for row in tables.rows("place_words") if row["use"] == "street behind"}


def adjectives(soft: str, folded: Folded, original: str, gazetteer: Gazetteer, tables: Tables) -> list[Mention]:
    """The words of a Hungarian text that are a town's name of that country with the ending of an adjective."""
    if not _LETTERS.search(original):
        return []
    found, stop = [], stop_words(tables)
    for word in _WORD.finditer(soft):
        name = word[0][:-1]
        if name in stop or word[0] in stop or not gazetteer.may_have(name):
            continue
        if _goes_on(tables).match(original, folded.ends[word.end() - 1]):
            continue  # Szegedi Anna, Debreceni Egyetem, Váci út 3.
        lower = original[folded.starts[word.start()]].islower()
        least = _LOWER if lower else _CAPITAL
        named = tuple(n for n in gazetteer.lookup(name) if n.place.country == _COUNTRY and n.place.population >= least)
        if named:
            named = named if lower else tuple(replace(n, kind="alias", needs_context=False) for n in named[:1])
            found.append(Mention(word.start(), word.end() - 1, name, named, False))
    return found
