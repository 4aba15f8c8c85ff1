"""Numbers whose parts are numbered, in any order: "part 2 0000, part 1 0954, part 3 681", "第二段0000，第三段3861，第一段136",
"3) 213 1) 0170 2) 000", "вторая часть 000, третья 0789, а первая 8903".

Whatever word stands beside a part's number: it is one number if the parts are numbered from one on and in that order make a number
that the readers' country takes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.number.atom import Atom
from extract.number.numbers import Number
from extract.number.scene import Scene
from extract.words.number_cues import cues

_KINDS = tuple(f"ordinal {place}" for place in range(1, 5))
_FIGURES = frozenset("1234")
_LEAST, _SIZE = 3, 2  # parts of a number with figures for their places, and figures of a part
_NEAR, _FAR = 16, 32  # characters between a place and its part, and from a part to the next place
_SURE, _VALID = 1.5, 2.0  # grades of a number that a country takes, and that its own country or code makes valid
_JOINTS = frozenset(" -")
_BEGINS = ("0", "+")


@dataclass(frozen=True, slots=True)
class _Event:
    """A part's place, or with `place` 0 a part."""

    start: int
    end: int
    place: int
    digits: str = ""
    worded: bool = False


def found_by(parts: Sequence[Atom], scene: Scene, taken: bytearray) -> list[Number]:
    """The numbers that are told so. Nearly all texts have none."""
    row: list[tuple[_Event, _Event]] = []
    made: list[Number] = []
    for pair in _pairs(_events(parts, scene, taken)):
        if row and (pair[0].start - row[-1][1].end > _FAR or pair[0].place in {place.place for place, _ in row}):
            row = []
        row.append(pair)
        if number := _number(row, scene):
            made = [*(one for one in made if one.end <= number.start), number]
    return made


def _events(parts: Sequence[Atom], scene: Scene, taken: bytearray) -> list[_Event]:
    free = [atom for atom in parts if not taken[atom.start]]
    low, tables = scene.plain.low, scene.tables
    groups = list(_groups([atom for atom in free if atom.kind != "word" and len(atom.digits) >= _SIZE], low))
    if len(groups) < _SIZE:
        return []
    named = [
        _Event(match.start(), match.end(), place, worded=True)
        for place, kind in enumerate(_KINDS, 1)
        for match in cues(tables, kind).finditer(low)
    ]
    events = [_Event(atom.start, atom.end, int(atom.digits)) for atom in free if atom.digits in _FIGURES]
    events = [*named, *(one for one in events if not any(name.start < one.end and one.start < name.end for name in named))]
    events += [
        _Event(group[0].start, group[-1].end, 0, "+" * scene.coded(group[0]) + "".join(atom.digits for atom in group))
        for group in groups
    ]
    return sorted(events, key=lambda event: (event.start, -event.end))


def _groups(atoms: Sequence[Atom], low: str) -> Iterator[list[Atom]]:
    """Figures with only a space or hyphen between them."""
    group: list[Atom] = []
    for atom in atoms:
        if group and low[group[-1].end : atom.start] not in _JOINTS:
            yield group
            group = []
        group.append(atom)
    if group:
        yield group


def _pairs(events: Sequence[_Event]) -> Iterator[tuple[_Event, _Event]]:
    """Places with the parts right behind them."""
    for one, other in pairwise(events):
        if one.place and not other.place and 0 <= other.start - one.end <= _NEAR:
            yield one, other


def _number(row: Sequence[tuple[_Event, _Event]], scene: Scene) -> Number | None:
    places = [place.place for place, _ in row]
    worded = all(place.worded for place, _ in row)
    if sorted(places) != [*range(1, len(row) + 1)] or len(row) < (_SIZE if worded else _LEAST):
        return None
    digits = "".join(part.digits for _, part in sorted(row, key=lambda pair: pair[0].place))
    plus = digits.startswith("+")
    if places == sorted(places) and not worded and not digits.startswith(_BEGINS):
        return None  # a list: "1) 500 2) 300 3) 200"
    starts, ends = [part.start for _, part in row], [part.end for _, part in row]
    number = Number(min(starts), max(ends), digits.lstrip("+"), plus, True, len(row), ordered=True)
    return number if scene.grade(number) >= (_SURE if len(row) > _SIZE else _VALID) else None
