"""Town names in their cases, by the language of the text: u Beogradu, w Warszawie i Krakowie, Budapesten, Vilniuje, Tampereella, ქუთაისში.

Which endings stand for which is data (`place_cases.csv`). Slavic names are looked for behind a preposition alone, those of the others
wherever a word has a capital. What comes out is a town of a country that speaks the language, or a large one.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.compiled import compiled
from extract.gazetteer.gazetteer import Gazetteer, Named
from extract.gazetteer.key import key_of
from extract.place.mention import KNOWN, Mention
from extract.place.words import stop_words, words_for
from extract.tables import Tables
from extract.text.normalize import Folded
from extract.words.number_cues import spoken_in

_SLAVIC = re.compile("[čćłšžřěůśźżńňľČĆŁŠŽŘĚŮŚŹŻŃŇĽ]")
_OF_SLAVIC = frozenset({"pl", "cs", "sk", "sl", "hr", "bs", "sr"})
_WORD = re.compile(r"(?:[a-z]{1,24}|[\u10d0-\u10ff]{3,24})(?![^\W_])")
# Inhabitants of a town where the language is spoken, of one with a name of three letters, and of one elsewhere.
AT_HOME, SHORT, ELSEWHERE = 2_000, 50_000, 100_000
_SHORT, _LONGEST_ENDING = 3, 9
_CLUSTER = re.compile(r"[b-df-hj-np-tv-z]{2}$")  # a vowel fell out between them: Zadru of Zadar, Liberci of Liberec
_CAPITALS = "\u10d0"  # where scripts without capitals begin


@dataclass(frozen=True, slots=True)
class Rules:
    """What endings of nouns and adjectives stand for, without accents; names in `home` may be small."""

    nouns: dict[str, tuple[str, ...]]
    adjectives: tuple[tuple[str, str], ...]
    home: frozenset[str]
    slavic: bool


def declined(
    soft: str, folded: Folded, original: str, languages: Sequence[str], gazetteer: Gazetteer, tables: Tables
) -> list[Mention]:
    """The capitalized words, or pairs of them, of a text in these languages that are a town's name in some case."""
    wanted, alone = set(languages), False
    if _OF_SLAVIC.isdisjoint(languages):  # of a short text another language may be told
        alone = original.isascii() or not _SLAVIC.search(original)
        wanted |= _OF_SLAVIC if not alone or _alone(tables).search(soft) else frozenset()
    rules = [_rules(tables)[language] for language in sorted(wanted) if language in _rules(tables)]
    if not rules:  # as nearly all
        return []
    ahead = words_for("case before alone" if alone else "case before", tables)
    joining, stop = words_for("and", tables) | words_for("case and", tables), stop_words(tables)
    words, free = [m.span() for m in _WORD.finditer(soft)], [one for one in rules if not one.slavic]
    found, governed = [], -1  # the place where a name may begin
    for index, (start, end) in enumerate(words):
        word = soft[start:end]
        if word < _CAPITALS and not original[folded.starts[start]].isupper():
            if word in ahead or (word in joining and governed == start):
                governed = end + 1
            continue
        behind = governed == start and soft[start - 1] == " "
        own = rules if behind else free
        if not own:
            continue
        after = words[index + 1] if index + 1 < len(words) and words[index + 1][0] == end + 1 else None
        pair = _of_two(word, soft[slice(*after)], own, gazetteer) if after and behind else None
        named, until = (pair, after[1]) if pair and after else (_of_one(word, own, gazetteer), end)
        if behind:
            governed = until + 1 + (soft[until : until + 1] == ",")
        exact = [bearer for bearer in gazetteer.lookup(word) if bearer.kind != "alternate"] if named else []
        if named and not any(_is_larger(bearer, one.home) for bearer in exact for one in own):
            found.append(Mention(start, until, *named, False, named[0] in stop or soft[start:until] in stop))
    return found


def _of_one(word: str, rules: list[Rules], gazetteer: Gazetteer) -> tuple[str, tuple[Named, ...]] | None:
    found = (_first(_names(word, one.nouns), one.home, gazetteer) for one in rules)
    return next(filter(None, found), None)


def _of_two(first: str, second: str, rules: list[Rules], gazetteer: Gazetteer) -> tuple[str, tuple[Named, ...]] | None:
    found = (_first(_pairs(first, second, one), one.home, gazetteer) for one in rules)
    return next(filter(None, found), None)


@lru_cache(maxsize=8)
def _alone(tables: Tables) -> re.Pattern[str]:
    """A preposition that no other language has, before a word; its first letter is looked for before what stands before it."""
    words = sorted(words_for("case before alone", tables))
    rest = "|".join(f"(?<={word[0]}){word[1:]}" for word in words)
    return compiled(rf"[{''.join(word[0] for word in words)}](?<![^\W_].)(?:{rest}) [a-z]")


def _first(names: Iterator[str], home: Collection[str], gazetteer: Gazetteer) -> tuple[str, tuple[Named, ...]] | None:
    for name in names:
        if gazetteer.may_have(name):
            named = tuple(n for n in gazetteer.lookup(name) if _is_larger(n, home, len(name) <= _SHORT))
            if named:
                return name, named
    return None


def _is_larger(named: Named, home: Collection[str], short: bool = False) -> bool:
    if named.kind == "admin2" or named.place.level == "country":  # the tables have countries in their cases
        return False
    least = SHORT if short else AT_HOME if named.place.country in home else ELSEWHERE
    known = named.place.hotspot is not None or (named.kind in KNOWN and named.kind != "transport")
    return named.place.population >= least or known


def _names(word: str, nouns: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """What a word in a case may be the name of, those with the longest ending first."""
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORT + 1), 0, -1):
        stem = word[:-length]
        endings = [ending for ending in nouns.get(word[-length:], ()) if len(stem) + len(ending) >= _SHORT]
        yield from (stem + ending for ending in endings)
        if "" in endings and _CLUSTER.search(stem):
            yield from (stem[:-1] + vowel + stem[-1] for vowel in "ae")


def _pairs(first: str, second: str, rules: Rules) -> Iterator[str]:
    """An adjective and a noun, both in a case (Novom Sadu), or a noun in a case before a word that stays (Hradci Králové)."""
    for ending, full in rules.adjectives:
        if first.endswith(ending) and len(first) - len(ending) >= _SHORT - 1:
            yield from (f"{first.removesuffix(ending)}{full} {noun}" for noun in (*_names(second, rules.nouns), second))
    yield from (f"{noun} {second}" for noun in _names(first, rules.nouns))


@lru_cache(maxsize=8)
def _rules(tables: Tables) -> dict[str, Rules]:
    """Language → its rules."""
    nouns: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    adjectives: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in tables.rows("place_cases"):
        ending, instead = key_of(row["ending"]), key_of(row["name_ending"])
        for language in row["languages"].split(" "):
            if row["word"] == "noun":
                nouns[language][ending].append(instead)
            else:
                adjectives[language].append((ending, instead))
    home: dict[str, set[str]] = defaultdict(set)
    for row in tables.rows("countries"):
        for language in spoken_in(row["code"], tables):
            home[language].add(row["code"])
    return {
        language: Rules(
            {ending: tuple(dict.fromkeys(instead)) for ending, instead in endings.items()},
            tuple(adjectives[language]),
            frozenset(home[language]),
            language in _OF_SLAVIC,
        )
        for language, endings in nouns.items()
    }
