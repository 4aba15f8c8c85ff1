"""Numbers whose parts are told in another order: "the last four are 0164, in front +1 202 555", "sonu 00 00, ortası 000, başı 0554"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extract.number.atom import Atom
from extract.number.numbers import Number
from extract.number.parts import Row, is_count
from extract.number.scene import Scene
from extract.tables import Tables
from extract.words.number_cues import cues
from extract.words.spotted import Spotted

_BEFORE, _BEHIND = 32, 24  # characters before and behind a part in which its place is told
_CLAUSE = re.compile(r"[,.;،、，。;\n।။።]")
_SAME = re.compile(r"[ .\-()]{0,3}")
_MOST = 5  # parts of one number
_FIRST, _MIDDLE, _LAST, _UNTOLD = 0, 1, 2, -1


@dataclass(slots=True)
class _Part:
    atoms: list[Atom]
    place: int = _UNTOLD

    @property
    def size(self) -> int:
        return sum(len(atom.digits) for atom in self.atoms)


def is_told(low: str, tables: Tables) -> bool:
    """Whether any words for a place that comes first stand in a text."""
    return _places(tables)[_FIRST].search(low) is not None or _behind(tables).search(low) is not None


def find(row: Sequence[Atom], scene: Scene) -> Number | None:
    """The number that a row's parts are where a later one is told to stand before an earlier one."""
    if len(row) < 2:
        return None
    parts = _told(_parts(_outside(row, scene), scene.plain.low), scene)
    parts = [part for part in parts if part.place != _UNTOLD or part.size > 1 or part.atoms[0].kind != "word"]
    told = [part.place for part in parts if part.place != _UNTOLD]
    if not 2 <= len(parts) <= _MOST or len(told) < 2 or told == sorted(told):
        return None
    place = _UNTOLD
    for part in parts:  # what is told nothing of goes with the part before
        place = part.place = place if part.place == _UNTOLD else part.place
    atoms = [atom for part in sorted(parts, key=lambda part: part.place) for atom in part.atoms]
    return _whole(atoms, scene)


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
    words = (*_places(scene.tables), _behind(scene.tables))
    spans = [match.span() for pattern in words for match in pattern.finditer(scene.plain.low, start, end)]
    return [atom for atom in row if atom.kind != "word" or not any(one <= atom.start and atom.end <= other for one, other in spans)]


def _parts(row: Sequence[Atom], low: str) -> list[_Part]:
    """A row's atoms with only a space or hyphen between them; a count of the next one's digits is none ("the last four are 0173")."""
    parts: list[_Part] = []
    for atom in row:
        if parts and _SAME.fullmatch(low, parts[-1].atoms[-1].end, atom.start):
            parts[-1].atoms.append(atom)
        else:
            parts.append(_Part([atom]))
    counts = [
        len(one.atoms) == 1 and is_count(one.atoms[0]) and int(one.atoms[0].digits) == other.size for one, other in pairwise(parts)
    ]
    return [part for part, count in zip(parts, [*counts, False], strict=True) if not count]


def _told(parts: list[_Part], scene: Scene) -> list[_Part]:
    """The parts with their places as the words of the clause before each, or else behind it, tell them."""
    low, end = scene.plain.low, None
    for at, part in enumerate(parts):
        start = part.atoms[0].start
        gap = low[max(0, start - _BEFORE) if end is None else end : start]
        before = gap if end is None and not _CLAUSE.search(gap) else _CLAUSE.split(gap)[-1] if end is None else gap
        if end is not None and _behind(scene.tables).search(before) and not _CLAUSE.search(before):
            parts[at - 1].place, part.place = _LAST, _FIRST
        elif (place := _place(before, scene.tables)) != _UNTOLD:
            part.place = place
        end = part.atoms[-1].end
        if part.place == _UNTOLD:
            limit = parts[at + 1].atoms[0].start if at + 1 < len(parts) else end + _BEHIND
            behind = _CLAUSE.split(low[end : min(limit, end + _BEHIND)])
            part.place = _place(behind[0], scene.tables) if len(behind) > 1 or at + 1 == len(parts) else _UNTOLD
    return parts


def _place(said: str, tables: Tables) -> int:
    """The place that the last such word in `said` tells."""
    ends = [max((match.end() for match in words.finditer(said)), default=-1) for words in _places(tables)]
    return ends.index(max(ends)) if max(ends) >= 0 else _UNTOLD


@lru_cache(maxsize=8)
def _places(tables: Tables) -> tuple[Spotted, Spotted, Spotted]:
    return cues(tables, "order_first"), cues(tables, "order_middle"), cues(tables, "order_last")


@lru_cache(maxsize=8)
def _behind(tables: Tables) -> Spotted:
    """ "… stands behind …": the later part comes first."""
    return cues(tables, "order_behind")
