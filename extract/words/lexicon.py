"""Find the phrases of all languages in a text: Aho-Corasick over the folded text, longest match first.

What a language needs in matching is data (`data/languages.csv`: matching `word`, `prefix` or `substring`, and the
suffixes that may hang on a phrase); so are letters that readers take for the same (`data/letters.csv`). A phrase written with
a hyphen at its end (`para yatırt-`) may go on to the end of its last word.
"""

import unicodedata
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from sys import intern
from typing import NamedTuple, get_args

from extract.automaton import Places, places_of
from extract.compiled import compiled
from extract.packed import Packed, numbers_of
from extract.stored import Stored, stored
from extract.tables import Tables
from extract.text.normalize import Folded, fold_word
from extract.text.squeeze import joined, squeeze
from extract.words.phrase_tables import (
    PART_TABLES,
    SIGNS,
    TABLES,
    Phrase,
    Rest,
    Use,
    bound,
    bounds,
    by_group,
    groups_of,
    parts_by_group,
)
from extract.words.phrases import as_title

_USES: dict[str, Use] = {use: use for use in get_args(Use)}  # one string each
OPEN = "-"  # at the end of a phrase
FALSE_WITHOUT_ACCENTS = "vi"  # tones carry the word: bẫy (trap) is not bay (fly)


class Match(NamedTuple):
    """A phrase in a text: `start` and `end` count characters of the original, `at` and `to` of the squeezed text."""

    phrase: Phrase
    start: int
    end: int
    at: int
    to: int


_Span = tuple[int, int, Packed, int, Rest]
"""Where a phrase starts and ends in the squeezed text; its text, by its number among many; the rest of it. Of most only that is asked."""


@dataclass(frozen=True, slots=True)
class Found:
    """All phrases in a text by use and what they stand for, overlapping ones too, with their spans in the squeezed text."""

    folded: Folded
    squeezed: str
    positions: Sequence[int]  # of each squeezed character in the folded text
    spans: Mapping[Use, Mapping[str, Sequence[_Span]]]

    def matches(self, *uses: Use, key: str | None = None) -> list[Match]:
        """The phrases of these uses, or of one `key` of them, in order of the text; overlapping ones give way to the longest."""
        starts, ends, positions = self.folded.starts, self.folded.ends, self.positions
        if key is None:
            spans = [*chain.from_iterable([same for use in uses for same in self.spans[use].values()])]
        else:
            spans = [span for use in uses for span in self.spans[use].get(key, ())]
        return [
            Match(Phrase(texts[index], *rest), starts[positions[at]], ends[positions[to - 1]], at, to)
            for at, to, texts, index, rest in _longest(spans)
        ]


class Lexicon:
    """The phrases of tables, as a file holds them by group (`phrase_tables`); a group is compiled when a text may have them."""

    def __init__(self, tables: Tables, phrases: Stored) -> None:
        rows = tables.rows("languages")
        self.suffixes = {row["language"]: compiled(row["suffixes"]) for row in rows if row["suffixes"]}
        self.matching = {row["language"]: row["matching"] for row in rows}
        self.inflected = self.suffixes.keys() | {language for language, way in self.matching.items() if way == "prefix"}
        self.stored = phrases
        self.compiled = cache(self._compile)
        self.groups = lru_cache(maxsize=1024)(self._groups)

    def find(self, folded: Folded, languages: Sequence[str]) -> Found:
        """All phrases in `folded` that may count in a text of these languages."""
        squeezed, positions = squeeze(folded.text)
        inside = joined(squeezed)
        length, inflected, written = len(inside), self.inflected, as_title(squeezed)
        spans: dict[Use, dict[str, list[_Span]]] = {"kind": {}, "indicator": {}, "concept": {}, "part": {}}
        groups, spoken = self.groups(folded.scripts, tuple(languages)) if length else ((), frozenset())
        for group in groups:
            places, texts, rests = self.compiled(group)
            mixed = group == SIGNS
            for at, to, index in places(written):
                if at and inside[at] == "1" == inside[at - 1]:
                    continue
                rest = rests[index]
                key, language, use, _ = rest
                if mixed and bound(texts[index], language) not in spoken:
                    continue
                end = to
                if to < length and inside[to] == "1" == inside[to - 1]:
                    goes_on = language in inflected or texts.ends(index, OPEN)
                    if not goes_on or (longer := self._end(squeezed, inside, to, texts[index], language)) is None:
                        continue
                    end = longer
                if language != FALSE_WITHOUT_ACCENTS or _tones_agree(texts[index], folded.text, positions, at, end):
                    same, span = spans[use], (at, end, texts, index, rest)
                    if key in same:
                        same[key].append(span)
                    else:
                        same[key] = [span]
        return Found(folded, squeezed, positions, spans)

    def _groups(self, scripts: frozenset[str], languages: tuple[str, ...]) -> tuple[Sequence[str], Set[str]]:
        """The groups whose phrases may count in a text of these scripts and languages, in one order, and what `bound` may be of them."""
        spoken = bounds(languages)
        return sorted(groups_of(scripts, spoken) & self.stored.names), spoken

    def _end(self, text: str, inside: str, to: int, phrase: str, language: str) -> int | None:
        """Where a match of a phrase ends that ends within a word, a suffix included; None if it may not."""
        if phrase.endswith(OPEN):
            end = inside.find("0", to)
            return end if end > 0 else len(inside)
        if self.matching.get(language) == "prefix":
            return to
        suffix = self.suffixes.get(language)
        tail = suffix.match(text, to) if suffix else None
        return tail.end() if tail and inside[tail.end() : tail.end() + 1] != "1" else None

    def _compile(self, group: str) -> tuple[Places, Packed, list[Rest]]:
        """Number `i` of the places stands for a phrase of text `i` and rest `i`; some are the same words, and each is found."""
        squeezed, texts, numbers, rests = self.stored.get(group)
        known: list[Rest] = [(intern(key), intern(language), _USES[use], half) for key, language, use, half in rests]
        return places_of(squeezed), Packed(texts), [known[number] for number in numbers_of(numbers)]


def _tones_agree(phrase: str, text: str, positions: Sequence[int], at: int, to: int) -> bool:
    """Whether the words in the text (folded) have the phrase's tones, or none at all; `at` and `to` count squeezed characters."""
    written = text[positions[at] : positions[to - 1] + 1]
    if written.isascii():
        return " " in phrase or phrase.isascii()
    return unicodedata.normalize("NFC", written).replace("-", " ") == _composed(phrase)


@lru_cache(maxsize=8192)
def _composed(phrase: str) -> str:
    return unicodedata.normalize("NFC", fold_word(phrase))


def _longest(found: list[_Span]) -> list[_Span]:
    """Longest match wins and consumes its words; the same words may stand for several keys (the caller chooses)."""
    last = 0
    for at, to, _, _, _ in found:
        if at < last:
            break
        last = to
    else:
        return found  # those of one key are, nearly always
    kept: list[_Span] = []
    taken = bytearray(max([span[1] for span in found]))
    same, own = (0, 0), False
    for span in sorted(found, key=_by_length):
        at, to = where = span[:2]
        if where != same:
            same, own = where, taken.find(1, at, to) < 0
            if own:
                taken[at:to] = b"\1" * (to - at)
        if own:
            kept.append(span)
    return sorted(kept, key=_by_place)


def _by_length(span: _Span) -> tuple[int, int]:
    return span[0] - span[1], span[0]


def _by_place(span: _Span) -> tuple[int, str]:
    return span[0], span[4][0]


@lru_cache(maxsize=8)
def lexicon(tables: Tables) -> Lexicon:
    """The phrases of these tables that every text is looked through for."""
    return Lexicon(tables, stored("phrases", tables, lambda: by_group(tables), TABLES))


@lru_cache(maxsize=8)
def parts(tables: Tables) -> Lexicon:
    """The parts of indicators (`data/indicator_parts.csv`)."""
    return Lexicon(tables, stored("parts", tables, lambda: parts_by_group(tables), PART_TABLES))
