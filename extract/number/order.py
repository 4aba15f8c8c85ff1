"""Numbers whose parts are told in another order: "the last four are 0164, in front +1 202 555", "sonu 00 00, ortası 000, başı 0554"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.number.atom import Atom
from extract.number.counts import is_count
from extract.number.numbers import Number
from extract.number.parts import Row
from extract.number.scene import Scene
from extract.tables import Tables
from extract.text import sentences
from extract.words import windows
from extract.words.number_cues import cues, rare
from extract.words.spotted import Spotted

_BEFORE, _BEHIND = 32, 24  # characters before and behind a part in which its place is told
_CLAUSE = re.compile(rf"[,.;،、，{sentences.STOPS};\n]")
_NAMED = 12  # characters between a count and the word for digits
_SAME = re.compile(r"[ .\-()]{0,3}")
_MOST = 5  # parts of one number
_ANY = ("order_first", "order_before", "order_behind")
_FIRST, _MIDDLE, _LAST = -100.0, 0.0, 100.0  # places of parts


@dataclass(slots=True)
class _Part:
    atoms: list[Atom]
    place: float | None = None  # where nothing tells it

    @property
    def size(self) -> int:
        return sum(len(atom.digits) for atom in self.atoms)


def is_told(low: str, tables: Tables) -> bool:
    """Whether any words for a place that comes first stand in a text."""
    if rare(low, tables).isdisjoint(_ANY):
        return False
    return any(words.search(low) is not None for words in (_places(tables)[_FIRST], _before(tables), _behind(tables)))


def find(row: Sequence[Atom], scene: Scene) -> Number | None:
    """The number that a row's parts are where a later one is told to stand before an earlier one."""
    if len(row) < 2:
        return None
    parts = _told(_parts(_outside(row, scene), scene), scene)
    parts = [part for part in parts if part.place is not None or part.size > 1 or part.atoms[0].kind != "word"]
    while len(parts) > 1 and parts[0].place is None and _is_apart(parts[0], parts[1], scene):
        parts = parts[1:]
    told = sum(part.place is not None for part in parts)
    place = _MIDDLE
    placed = []
    for part in parts:  # what is told nothing of goes with the part before
        place = place if part.place is None else part.place
        placed.append((place, part))
    if not 2 <= len(parts) <= _MOST or told < 2 or placed == sorted(placed, key=lambda one: one[0]):
        return None
    return _whole([atom for _, part in sorted(placed, key=lambda one: one[0]) for atom in part.atoms], scene)


def _is_apart(one: _Part, other: _Part, scene: Scene) -> bool:
    """Whether another sentence begins between two parts: "salary 18000 a month. First press 98 …"."""
    return sentences.END.search(scene.plain.low, one.atoms[-1].end, other.atoms[0].start) is not None


def _whole(atoms: list[Atom], scene: Scene) -> Number | None:
    """The digits of atoms in their new order that a country takes."""
    plus = scene.coded(atoms[0])
    start, end = min(atom.start for atom in atoms), max(atom.end for atom in atoms)
    start -= plus and atoms[0].start == start
    ways = Row(scene.plain.low, atoms, 0, len(atoms), scene.tables).ends[-1].values()
    made = [
        (scene.grade(one), told.counts, one)
        for told in ways
        if (one := Number(start, end, told.digits, plus, True, len(atoms), ordered=True))
    ]
    best = max(made, key=lambda one: one[:2], default=None)
    return best[2] if best and best[0] else None


def _outside(row: Sequence[Atom], scene: Scene) -> list[Atom]:
    """A row's atoms without the number words that are a part of words for a place: đứng sau (sáu is six), 后四位."""
    start, end = max(0, row[0].start - _BEFORE), row[-1].end
    words = (*_places(scene.tables).values(), _before(scene.tables), _behind(scene.tables))
    spans = [match.span() for pattern in words for match in pattern.finditer(scene.plain.low, start, end)]
    return [atom for atom in row if atom.kind != "word" or not any(one <= atom.start and atom.end <= other for one, other in spans)]


def _parts(row: Sequence[Atom], scene: Scene) -> list[_Part]:
    """A row's atoms with only a space or hyphen between them, without counts of digits: "the last four are 0173", "0000, four of them",
    "ten digits"."""
    low, named = scene.plain.low, cues(scene.tables, "digits")
    parts: list[_Part] = []
    for at, atom in enumerate(row):
        if is_count(atom) and atom.kind == "word":
            behind = len(row[at + 1].digits) if at + 1 < len(row) else 0
            before = row[at - 1] if at else None
            again = before is not None and len(before.digits) == int(atom.digits) and not before.digits.strip("0")
            if int(atom.digits) == behind or (again and atom.counted) or named.search(low, atom.end, atom.end + _NAMED):
                continue
        if parts and _SAME.fullmatch(low, parts[-1].atoms[-1].end, atom.start):
            parts[-1].atoms.append(atom)
        else:
            parts.append(_Part([atom]))
    return parts


def _told(parts: list[_Part], scene: Scene) -> list[_Part]:
    """The parts with their places as the words of the clause before each, or else behind it, tell them."""
    low, end, last = scene.plain.low, None, _MIDDLE
    for at, part in enumerate(parts):
        start = part.atoms[0].start
        gap = windows.before(low, start, _BEFORE) if end is None else low[end:start]
        before = gap if end is None and not _CLAUSE.search(gap) else _CLAUSE.split(gap)[-1] if end is None else gap
        if end is not None and _behind(scene.tables).search(before) and not _CLAUSE.search(before):
            parts[at - 1].place, part.place = _LAST, _FIRST
        else:
            part.place = _place(before, last, scene.tables)
        end = part.atoms[-1].end
        if part.place is None:
            limit = parts[at + 1].atoms[0].start if at + 1 < len(parts) else end + _BEHIND
            behind = _CLAUSE.split(low[end : min(limit, end + _BEHIND)])
            part.place = _place(behind[0], last, scene.tables) if len(behind) > 1 or at + 1 == len(parts) else None
        last = last if part.place is None else part.place
    return parts


def _place(said: str, last: float, tables: Tables) -> float | None:
    """The place that the last such word in `said` tells; "before that" is one before the part before, which has the place `last`."""
    ends = {place: max((match.end() for match in words.finditer(said)), default=-1) for place, words in _places(tables).items()}
    ends[last - 1] = max((match.end() for match in _before(tables).finditer(said)), default=-1)
    place = max(ends, key=lambda place: ends[place])
    return place if ends[place] >= 0 else None


@lru_cache(maxsize=8)
def _places(tables: Tables) -> dict[float, Spotted]:
    return {_FIRST: cues(tables, "order_first"), _MIDDLE: cues(tables, "order_middle"), _LAST: cues(tables, "order_last")}


def last(tables: Tables) -> Spotted:
    """Words that say that the end of a number follows."""
    return _places(tables)[_LAST]


def _before(tables: Tables) -> Spotted:
    """ "… before that …": a part that stands before the one told before it."""
    return cues(tables, "order_before")


def _behind(tables: Tables) -> Spotted:
    """ "… stands behind …": the later part comes first."""
    return cues(tables, "order_behind")
