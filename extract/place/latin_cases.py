"""Slavic town names in Latin letters in their cases, behind a preposition: u Beogradu, w Warszawie i Krakowie, v Praze, iz Niša.

Only of larger towns, and in a text without a letter that those languages have only behind few prepositions: elsewhere such a word is
another one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.gazetteer.gazetteer import Gazetteer, Named
from extract.place.mention import KNOWN, Mention
from extract.place.words import stop_words, words_for
from extract.tables import Tables
from extract.text.normalize import Folded

_SLAVIC = re.compile("[čćłšžřěůśźżńňľČĆŁŠŽŘĚŮŚŹŻŃŇĽ]")
_WORD = re.compile(r"[a-z]{1,24}(?![^\W_])")
LARGER, SHORT_LARGER = 10_000, 50_000  # inhabitants; the same of a town whose name has three letters
_SHORT, _LONGEST_ENDING = 3, 4
# Endings of a case and what the name may end in instead, both without accents.
_ENDINGS = {
    "u": ("", "o", "e"), "a": ("", "o", "e"), "e": ("a", "", "o"), "i": ("a", "", "e", "ia"), "y": ("a", ""), "ie": ("a", ""), "iu": ("",),
    "ia": ("",), "ju": ("",), "ja": ("",), "ach": ("e", "y"), "iach": ("e",), "ich": ("e",), "ze": ("ha", "ga"), "ci": ("ka",),
    "em": ("", "o", "e"), "iem": ("", "ie"), "om": ("", "o"), "ou": ("a",),
}  # fmt: skip
_ADJECTIVES = (
    ("om", "i"),
    ("og", "i"),
    ("oj", "a"),
    ("em", "i"),
    ("ym", "y"),
    ("im", "i"),
    ("ego", "y"),
    ("eho", "y"),
    ("ej", "a"),
)
_CLUSTER = re.compile(r"[b-df-hj-np-tv-z]{2}$")  # a vowel fell out between them: Zadru of Zadar, Liberci of Liberec


def declined(soft: str, folded: Folded, original: str, gazetteer: Gazetteer, tables: Tables) -> list[Mention]:
    """The capitalized words, or pairs of them, behind a preposition that are a town's name in some case."""
    slavic = _SLAVIC.search(original) is not None
    if not slavic and not _alone(tables).search(soft):  # as nearly all
        return []
    ahead = words_for("case before" if slavic else "case before alone", tables)
    joining, stop = words_for("and", tables) | words_for("case and", tables), stop_words(tables)
    words = [m.span() for m in _WORD.finditer(soft)]
    found, governed = [], -1  # the place where a name may begin
    for index, (start, end) in enumerate(words):
        word = soft[start:end]
        if not original[folded.starts[start]].isupper():
            if word in ahead or (word in joining and governed == start):
                governed = end + 1
            continue
        if governed != start or soft[start - 1] != " ":
            continue
        after = words[index + 1] if index + 1 < len(words) and words[index + 1][0] == end + 1 else None
        pair = _first(_pairs(word, soft[after[0] : after[1]]), gazetteer) if after else None
        named, until = (pair, after[1]) if pair and after else (_first(_names(word), gazetteer), end)
        governed = until + 1 + (soft[until : until + 1] == ",")
        if named and not any(_is_larger(exact, LARGER) and exact.kind != "alternate" for exact in gazetteer.lookup(word)):
            found.append(Mention(start, until, *named, False, named[0] in stop or soft[start:until] in stop))
    return found


@lru_cache(maxsize=8)
def _alone(tables: Tables) -> re.Pattern[str]:
    """A preposition that no other language has, before a word."""
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(words_for('case before alone', tables)))}) [a-z]")


def _first(names: Iterator[str], gazetteer: Gazetteer) -> tuple[str, tuple[Named, ...]] | None:
    for name in names:
        if gazetteer.may_have(name):
            least = LARGER if len(name) > _SHORT else SHORT_LARGER
            named = tuple(n for n in gazetteer.lookup(name) if _is_larger(n, least))
            if named:
                return name, named
    return None


def _is_larger(named: Named, least: int) -> bool:
    if named.kind == "admin2" or named.place.level == "country":  # the tables have countries in their cases
        return False
    return named.place.population >= least or named.place.hotspot is not None or (named.kind in KNOWN and named.kind != "transport")


def _names(word: str) -> Iterator[str]:
    """What a word in a case may be the name of, those with the longest ending first."""
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORT), 0, -1):
        stem = word[:-length]
        endings = _ENDINGS.get(word[-length:], ())
        yield from (stem + ending for ending in endings)
        if "" in endings and _CLUSTER.search(stem):
            yield from (stem[:-1] + vowel + stem[-1] for vowel in "ae")


def _pairs(first: str, second: str) -> Iterator[str]:
    """An adjective and a noun, both in a case: Novom Sadu."""
    for ending, full in _ADJECTIVES:
        if first.endswith(ending) and len(first) - len(ending) >= _SHORT - 1:
            yield from (f"{first.removesuffix(ending)}{full} {noun}" for noun in _names(second))
