"""Find the phrases of all languages in a text: one Aho-Corasick pass over the folded text, longest match first.

What a language needs in matching is data (`data/languages.csv`: matching `word`, `prefix` or `substring`, and the
suffixes that may hang on a phrase); so are letters that readers take for the same (`data/letters.csv`).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

from extract.normalize import Folded, fold_word
from extract.squeeze import is_joined, squeeze
from extract.tables import TableError, Tables

RELATED = {"id": "ms", "ms": "id", "hi-Latn": "en", "tl": "en"}
EVERYWHERE = {"en", "und"}  # English is mixed into every language; names have none
LONG_LATIN = 9  # folded characters: a phrase of two words and this length is no accident in another Latin language
FALSE_WITHOUT_ACCENTS = "vi"  # tones carry the word: bẫy (trap) is not bay (fly)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of a phrase table. `key` is the indicator or the cue; `half` is for weak and uncertain phrases."""

    text: str
    key: str
    language: str
    half: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase in a text: `start` and `end` count characters of the original, `at` and `to` of the squeezed text."""

    phrase: Phrase
    start: int
    end: int
    at: int
    to: int

    def overlaps(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled phrase tables: pattern `i` of the automaton stands for all of `phrases[i]`."""

    automaton: ahocorasick_rs.AhoCorasick
    phrases: tuple[tuple[Phrase, ...], ...]
    suffixes: dict[str, re.Pattern[str]]
    matching: dict[str, str]

    def find(self, folded: Folded, languages: Sequence[str]) -> list[Match]:
        """All phrases in `folded`, in order of the text; overlapping ones give way to the longest."""
        positions = squeeze(folded.text)[1]
        kept = _longest(list(self._found(folded, languages)))
        return [Match(p, folded.starts[positions[at]], folded.ends[positions[to - 1]], at, to) for p, at, to in kept]

    def phrases_in(self, folded: Folded, languages: Sequence[str]) -> set[Phrase]:
        """All phrases in `folded`, overlapping ones too."""
        return {phrase for phrase, _at, _to in self._found(folded, languages)}

    def _found(self, folded: Folded, languages: Sequence[str]) -> Iterator[tuple[Phrase, int, int]]:
        """Phrases with their spans in the squeezed text."""
        squeezed, positions = squeeze(folded.text)
        for index, at, to in self.automaton.find_matches_as_indexes(squeezed, overlapping=True):
            if at and is_joined(squeezed[at - 1]) and is_joined(squeezed[at]):
                continue
            for phrase in self.phrases[index]:
                end = self._end(squeezed, to, phrase)
                if end is not None and _fits(phrase, languages, folded.text, positions[at], positions[end - 1] + 1):
                    yield phrase, at, end

    def _end(self, text: str, to: int, phrase: Phrase) -> int | None:
        """Where the match ends, a suffix included; None if it ends inside a word."""
        if to == len(text) or not (is_joined(text[to]) and is_joined(text[to - 1])):
            return to
        if self.matching.get(phrase.language) == "prefix":
            return to
        suffix = self.suffixes.get(phrase.language)
        tail = suffix.match(text, to) if suffix else None
        if tail and (tail.end() == len(text) or not is_joined(text[tail.end()])):
            return tail.end()
        return None


def _fits(phrase: Phrase, languages: Sequence[str], text: str, start: int, end: int) -> bool:
    """Whether a phrase of this language, found at `text[start:end]` (folded), may count in a text of `languages`; letters
    alone decide outside Latin."""
    if phrase.language == FALSE_WITHOUT_ACCENTS and not _tones_agree(phrase.text, text[start:end]):
        return False
    if phrase.language in languages or phrase.language in EVERYWHERE or not phrase.text[0].isascii():
        return True
    if RELATED.get(phrase.language) in languages:
        return True
    return " " in phrase.text and len(phrase.text) >= LONG_LATIN


def _tones_agree(phrase: str, written: str) -> bool:
    if written.isascii():
        return " " in phrase or phrase.isascii()
    return unicodedata.normalize("NFC", written).replace("-", " ") == unicodedata.normalize("NFC", fold_word(phrase))


def _longest(found: list[tuple[Phrase, int, int]]) -> list[tuple[Phrase, int, int]]:
    """Longest match wins and consumes its words; the same words may stand for several keys (the caller chooses)."""
    kept: list[tuple[Phrase, int, int]] = []
    taken = bytearray(max((to for _phrase, _at, to in found), default=0))
    owners: dict[tuple[int, int], bool] = {}
    for phrase, at, to in sorted(found, key=lambda match: (match[1] - match[2], match[1])):
        own = owners.get((at, to))
        if own is None:
            own = owners[at, to] = taken.find(1, at, to) < 0
            if own:
                taken[at:to] = b"\1" * (to - at)
        if own:
            kept.append((phrase, at, to))
    return sorted(kept, key=lambda match: (match[1], match[0].key))


def compile_phrases(phrases: Iterable[Phrase], tables: Tables) -> Lexicon:
    """A lexicon over `phrases`; matching rules from `languages.csv`. Raises `TableError` for an empty phrase."""
    patterns: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        key = _key(phrase.text)
        if not key:
            raise TableError(f"phrase tables: an empty phrase for {phrase.key} in {phrase.language}")
        patterns.setdefault(key, []).append(phrase)
    rows = tables.rows("languages")
    suffixes = {row["language"]: re.compile(row["suffixes"]) for row in rows if row["suffixes"]}
    matching = {row["language"]: row["matching"] for row in rows}
    unique = tuple(tuple({(p.key, p.language): p for p in same}.values()) for same in patterns.values())
    return Lexicon(ahocorasick_rs.AhoCorasick(list(patterns)), unique, suffixes, matching)


@lru_cache(maxsize=1 << 16)  # kinds and indicators share most of theirs
def _key(phrase: str) -> str:
    return squeeze(fold_word(phrase))[0].strip()


@lru_cache(maxsize=8)
def phrases(tables: Tables) -> tuple[Phrase, ...]:
    """The lines of `lexicon.csv`."""
    return tuple(
        Phrase(row["phrase"], row["indicator"], row["language"], row["weak"] == "1" or row["uncertain"] == "1")
        for row in tables.rows("lexicon")
    )
