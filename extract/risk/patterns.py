"""Indicators that two or three parts tell together in one clause, in whatever words: "your passport stays with the office".

What belongs together is data, the same in all languages (`indicator_patterns.csv`); the words of each part are too
(`indicator_parts.csv`). A hit's words go from the first part to the last.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple
from unicodedata import east_asian_width

from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.lexicon import Found, Match
from extract.words.phrase_tables import Phrase

_BREAK = re.compile(rf"[.!?;\n{STOPS}；|]")  # between clauses, in a squeezed text
_SPAN = tuple[int, int]
_WIDE = 2  # a Chinese, Japanese or Korean character says as much as two letters
_BESIDE = 24  # characters between a pattern and a part that must not stand beside it
_LONGEST = 64  # characters of a part with its ending
_place = itemgetter(0, 1)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of `indicator_patterns.csv`. `within`: squeezed characters from the first part to the last, wide ones count twice;
    `half`: it weighs half; `denied`: it tells where it is denied ("nobody is beaten"); `without`: a part that must not stand beside."""

    indicator: str
    parts: tuple[str, ...]
    within: int
    half: bool
    denied: bool
    without: str


class Hit(NamedTuple):
    """A pattern in a text: the words from its first part to its last, and each part."""

    pattern: Pattern
    start: int
    end: int
    parts: tuple[Match, ...]


def find(found: Found, tables: Tables, barred: Sequence[_SPAN]) -> Iterator[Hit]:
    """The patterns whose parts stand in a text, each where they stand closest, outside of the squeezed spans `barred`."""
    there = found.spans["part"].keys()
    asked = [pattern for pattern in _patterns(tables) if pattern.parts[0] in there and there >= set(pattern.parts)]
    spans = _spans(found, barred, there & {name for pattern in asked for name in (*pattern.parts, pattern.without)})
    for pattern in asked:
        if spans.keys() >= set(pattern.parts) and (best := _closest(pattern, spans, found.squeezed)):
            parts = tuple(_match(part, span, spans[part][span], found) for part, span in zip(pattern.parts, best, strict=True))
            yield Hit(pattern, min(part.start for part in parts), max(part.end for part in parts), parts)


def _spans(found: Found, barred: Sequence[_SPAN], names: Set[str]) -> dict[str, dict[_SPAN, str]]:
    """Each of these parts → where it stands, from left to right, and the language of its words there."""
    free = bytearray(len(found.squeezed))
    for at, to in barred:
        free[at:to] = b"\1" * (to - at)
    spans: dict[str, dict[_SPAN, str]] = {}
    for part in names:
        same = sorted(found.spans["part"][part], key=_place)
        if own := {(at, to): rest[1] for at, to, _, _, rest in same if free.find(1, at, to) < 0}:
            spans[part] = own
    return spans


def _closest(pattern: Pattern, spans: Mapping[str, Mapping[_SPAN, str]], text: str) -> tuple[_SPAN, ...] | None:
    """Where the parts of a pattern stand closest together in one clause, none on words of another and none beside the part that must
    not stand there."""
    told: list[tuple[_SPAN, ...]] = [(span,) for span in spans[pattern.parts[0]]]
    for part in pattern.parts[1:]:
        own = list(spans[part])
        told = [
            (*one, span) for one in told for span in _near(own, one[0], pattern.within) if _fits((*one, span), pattern.within, text)
        ]
    other = list(spans.get(pattern.without, ()))
    for one in sorted(told, key=_length):
        whole = _whole(one)
        if not _BREAK.search(text, *whole) and not any(_beside(whole, span, text) for span in _near(other, whole, _BESIDE)):
            return one
    return None


def _near(spans: Sequence[_SPAN], span: _SPAN, reach: int) -> Sequence[_SPAN]:
    """Those of `spans`, from left to right, that begin at most `reach` and the longest part before or behind one."""
    first, last = bisect_left(spans, (span[0] - reach - _LONGEST,)), bisect_left(spans, (span[1] + reach + 1,))
    return spans[first:last]


def _fits(told: Sequence[_SPAN], within: int, text: str) -> bool:
    """Whether spans stand near enough, the last on no word of another."""
    *others, (start, end) = told
    width = _WIDE if east_asian_width(text[start]) == "W" else 1
    return _length(told) * width <= within and not any(start < to and at < end for at, to in others)


def _beside(span: _SPAN, other: _SPAN, text: str) -> bool:
    """Whether two spans stand near each other in one clause."""
    first, last = sorted((span, other))
    return last[0] - first[1] <= _BESIDE and not _BREAK.search(text, first[1], last[0])


def _whole(told: Sequence[_SPAN]) -> _SPAN:
    return min(at for at, _ in told), max(to for _, to in told)


def _length(told: Sequence[_SPAN]) -> int:
    at, to = _whole(told)
    return to - at


def _match(part: str, span: _SPAN, language: str, found: Found) -> Match:
    at, to = span
    starts, ends, positions = found.folded.starts, found.folded.ends, found.positions
    return Match(Phrase(part, part, language, "part"), starts[positions[at]], ends[positions[to - 1]], at, to)


@lru_cache(maxsize=8)
def _patterns(tables: Tables) -> tuple[Pattern, ...]:
    return tuple(
        Pattern(
            row["indicator"],
            tuple(row["parts"].split(" ")),
            int(row["within"]),
            row["half"] == "1",
            row["denied"] == "1",
            row["without"],
        )
        for row in tables.rows("indicator_patterns")
    )
