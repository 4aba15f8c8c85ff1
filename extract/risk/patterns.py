"""Indicators that two or three parts tell together in one clause, in whatever words: "your passport stays with the office".

What belongs together is data, the same in all languages (`indicator_patterns.csv`); the words of each part are too
(`indicator_parts.csv`). A hit's words go from the first part to the last.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extract.tables import Tables
from extract.words.lexicon import Found, Match
from extract.words.phrase_tables import Phrase

_BREAK = re.compile(r"[.!?;\n。！？；।။።។|]")  # between clauses, in a squeezed text
_SPAN = tuple[int, int]
_BESIDE = 24  # characters between a pattern and a part that must not stand beside it
_MOST = 200  # words of one part in a text that are looked at, so that the time grows with its length alone


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of `indicator_patterns.csv`. `within`: squeezed characters from the first part to the last; `half`: it weighs half;
    `denied`: it tells where it is denied ("nobody is beaten"); `without`: a part that must not stand beside."""

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
    spans = _spans(found, barred)
    for first, patterns in _by_part(tables).items():
        if first in spans:
            for pattern in patterns:
                if spans.keys() >= set(pattern.parts) and (best := _closest(pattern, spans, found.squeezed)):
                    parts = tuple(
                        _match(part, span, spans[part][span], found) for part, span in zip(pattern.parts, best, strict=True)
                    )
                    yield Hit(pattern, min(part.start for part in parts), max(part.end for part in parts), parts)


def _spans(found: Found, barred: Sequence[_SPAN]) -> dict[str, dict[_SPAN, str]]:
    """Part → where it stands, and the language of its words there."""
    return {
        part: own
        for part, same in found.spans["part"].items()
        if (own := {(at, to): rest[1] for at, to, _, _, rest in same[:_MOST] if not _meets((at, to), barred)})
    }


def _meets(span: _SPAN, others: Sequence[_SPAN]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _closest(pattern: Pattern, spans: Mapping[str, Mapping[_SPAN, str]], text: str) -> tuple[_SPAN, ...] | None:
    """Where the parts of a pattern stand closest together in one clause, none on words of another."""
    told: list[tuple[_SPAN, ...]] = [(span,) for span in spans[pattern.parts[0]]]
    for part in pattern.parts[1:]:
        told = [
            (*one, span)
            for one in told
            for span in spans[part]
            if not _meets(span, one) and _length((*one, span)) <= pattern.within
        ]
    clear = (one for one in sorted(told, key=_length) if not _BREAK.search(text, *_whole(one)))
    barred = spans.get(pattern.without, ()) if pattern.without else ()
    return next((one for one in clear if not any(_beside(_whole(one), span, text) for span in barred)), None)


def _whole(told: Sequence[_SPAN]) -> _SPAN:
    return min(at for at, _ in told), max(to for _, to in told)


def _beside(span: _SPAN, other: _SPAN, text: str) -> bool:
    """Whether two spans stand near each other in one clause."""
    first, last = sorted((span, other))
    return last[0] - first[1] <= _BESIDE and not _BREAK.search(text, first[1], last[0])


def _length(told: Sequence[_SPAN]) -> int:
    at, to = _whole(told)
    return to - at


def _match(part: str, span: _SPAN, language: str, found: Found) -> Match:
    at, to = span
    starts, ends, positions = found.folded.starts, found.folded.ends, found.positions
    return Match(Phrase(part, part, language, "part"), starts[positions[at]], ends[positions[to - 1]], at, to)


@lru_cache(maxsize=8)
def _by_part(tables: Tables) -> dict[str, list[Pattern]]:
    """The patterns by their first part."""
    found: dict[str, list[Pattern]] = {}
    for row in tables.rows("indicator_patterns"):
        parts = tuple(row["parts"].split(" "))
        half, denied = row["half"] == "1", row["denied"] == "1"
        found.setdefault(parts[0], []).append(Pattern(row["indicator"], parts, int(row["within"]), half, denied, row["without"]))
    return found
