"""Digits told place by place: "the first is zero, the second nine, third and fourth sevens, from the fifth to the eleventh zeros"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.number.atom import Atom
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.number_cues import cues, listed, rare

KINDS = tuple(f"ordinal {place}" for place in range(1, 13))
_LEAST = 3  # places in one number
_REACH = 34  # characters behind a place in which its digit stands
_LONGEST = 12  # digits of a number that are told so
_BESIDE = 6  # characters before a place in which "from" stands, or "to" behind
_APART = re.compile(rf"[.!?{STOPS}\n]")


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    number: int


def placed(low: str, atoms: Sequence[Atom], tables: Tables) -> list[Atom]:
    """`atoms` without those that are a part of words for a place, and with a digit as often as it has places."""
    if not atoms or rare(low, tables).isdisjoint(KINDS) or cues(tables, *KINDS).search(low) is None:
        return list(atoms)
    places = _places(low, tables)
    if not _are_places(places):
        return list(atoms)
    free = [atom for atom in atoms if not any(place.start < atom.end and atom.start < place.end for place in places)]
    made = list(_repeated(low, places, free, tables))
    spans = [(atom.start, atom.end) for atom in made]
    kept = [atom for atom in free if not any(start < atom.end and atom.start < end for start, end in spans)]
    return sorted([*kept, *made], key=lambda atom: atom.start)


def _places(low: str, tables: Tables) -> list[_Place]:
    found = [
        _Place(match.start(), match.end(), number)
        for number, kind in enumerate(KINDS, 1)
        for match in cues(tables, kind).finditer(low)
    ]
    out: list[_Place] = []
    for place in sorted(found, key=lambda place: (place.start, -place.end)):
        if not out or place.start >= out[-1].end:
            out.append(place)
    return out


def _are_places(places: Sequence[_Place]) -> bool:
    """Whether places from the first on, or two with all between, are told one after the other."""
    numbers = [place.number for place in places]
    first = numbers.index(1) if 1 in numbers else 0
    return numbers[first : first + _LEAST - 1] == [1, 2] and len(numbers) - first >= _LEAST


def _repeated(low: str, places: Sequence[_Place], atoms: Sequence[Atom], tables: Tables) -> Iterator[Atom]:
    """The digits that stand in several places."""
    waiting: list[_Place] = []
    for at, place in enumerate(places):
        limit = min(places[at + 1].start if at + 1 < len(places) else len(low), place.end + _REACH)
        behind = [atom for atom in atoms if place.end <= atom.start < limit]
        waiting.append(place)
        if not behind:
            if _APART.search(low, place.end, limit):
                waiting = []
            continue
        count = _count(low, waiting, tables)
        if len(waiting) > 1 and len(behind[0].digits) == 1 and count <= _LONGEST:
            yield Atom(waiting[0].start, behind[0].end, behind[0].digits * count, "word")
        waiting = []


def _count(low: str, places: Sequence[_Place], tables: Tables) -> int:
    """How many places are told: those named, or all from one to the other."""
    if len(places) == len(("from", "to")):
        one, other = places
        between, span = low[one.end : other.start], other.number - one.number + 1
        said = low[max(0, one.start - _BESIDE) : one.start] + "\n" + between + "\n" + low[other.end : other.end + _BESIDE]
        if span > 0 and (cues(tables, "range").search(said) or between.strip() in {"-", "–", "—", "~", "〜", "～"}):
            return span
        if span > 0 and low[other.start : other.end].endswith(tuple(listed(tables, "range_ending"))):
            return span
    return len(places)
