"""Numbers told in two or three places of a text with other sentences between: "the first part is 0333. Come by gate 5. The rest: seven
zeros".

Each place is a run of digits and number words with words for a part before it; together they are a number that a country takes, and
alone none of them is. What stands between (a bus, a gate, a date) has no such words before it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from extract.number.atom import Atom
from extract.number.hotline_words import is_listed, tells_to_call
from extract.number.numbers import Number, opening
from extract.number.parts import Row
from extract.number.readings import LONGEST
from extract.number.scene import Scene
from extract.tables import Tables
from extract.text import sentences
from extract.words import windows
from extract.words.number_cues import cues
from extract.words.spotted import Spotted

_SURE = 1.5  # grade of a number that a country takes
_TAKEN = 1.0  # grade of one of the readers' own country that may be
_REACH = 40  # characters before a place in which it is said to be a part
_BEHIND = 32  # and behind the first one
_GAP = 14  # characters between two atoms of one place
_FAR = 420  # characters between the first place and the last
_CALLED = 70  # characters before the first place in which a number is spoken of
_PLACES, _MOST = 8, 3  # places that are looked at, and that one number has
_TRIES = 400  # numbers that are tried in one text
_INDENT = 4  # spaces before a line
_SMALLEST = 2  # digits of hotlines that are more often something else
_CALL = 24  # characters before a hotline in which one is told to call it
_SIZE = range(2, 10)  # digits of the first place
_CLAUSE = re.compile(rf"[!?\n{sentences.STOPS}၊;；,，、،(（]|\.(?=\s|$)|\d")
_BARE = re.compile(r"[ ]{0,3}(?:\n|$)")


@dataclass(frozen=True, slots=True)
class _Place:
    atoms: tuple[Atom, ...]
    said: str  # the clause before it
    line: bool  # nothing else stands in its line

    @property
    def size(self) -> int:
        return sum(len(atom.digits) for atom in self.atoms)


def joined(found: Sequence[Number], atoms: Sequence[Atom], scene: Scene, taken: bytearray) -> list[Number]:
    """`found` with the numbers told in several places, in place of what was read there."""
    if len(atoms) < _MOST - 1 or (not scene.may_begin(atoms) and not scene.hinted):
        return list(found)
    whole = [number for number in found if _is_whole(number, scene)]
    places = list(_places(atoms, whole, scene, taken))
    made = list(_made(places, scene)) if len(places) > 1 else []
    made = [one for one in made if not any(_is_as_good(number, one, places, atoms, scene) for number in found)]
    if not made:
        return list(found)
    kept = [number for number in found if not any(one.start < number.end and number.start < one.end for one in made)]
    return sorted([*kept, *made], key=lambda number: number.start)


def _is_whole(number: Number, scene: Scene) -> bool:
    """Whether a number stands in one sentence, and a country takes it."""
    return sentences.END.search(scene.plain.low, number.start, number.end) is None and scene.grade(number) >= _SURE


def _is_as_good(number: Number, one: Number, places: Sequence[_Place], atoms: Sequence[Atom], scene: Scene) -> bool:
    """Whether a number that reaches over the places of `one` is no worse, and has nothing in it that a sentence of its own tells."""
    if not (number.start <= one.start + 1 and one.end <= number.end + 1) or scene.grade(number) < scene.grade(one):
        return False
    own = {atom.start for place in places for atom in place.atoms}
    strange = next((atom for atom in atoms if one.start <= atom.start < one.end and atom.start not in own), None)
    said = "" if strange is None or _is_placed(strange, scene) else _said(strange, scene.plain.low)
    return len(number.digits) >= len(one.digits) and not any(map(str.isalpha, said))


def _is_placed(atom: Atom, scene: Scene) -> bool:
    """Whether words right behind digits say where in a number they stand: "then 000 in the middle"."""
    behind = _CLAUSE.split(windows.behind(scene.plain.low, atom.end, _BEHIND))[0]
    return cues(scene.tables, "order_first", "order_middle", "order_last").search(behind) is not None


def _said(atom: Atom | None, low: str) -> str:
    """The clause before an atom."""
    return _CLAUSE.split(windows.before(low, atom.start, _REACH).rstrip(" :：,，、"))[-1] if atom else ""


def _places(atoms: Sequence[Atom], whole: Sequence[Number], scene: Scene, taken: bytearray) -> Iterator[_Place]:
    """The runs of atoms outside of whole numbers that have words for a part before them, or a line of their own."""
    low, run = scene.plain.low, list[Atom]()
    ends = [number.end for number in whole]
    for atom in atoms:
        at = bisect_right(ends, atom.start)
        if taken[atom.start] or (at < len(whole) and whole[at].start <= atom.start) or _is_hotline(atom, scene):
            continue
        gap = low[run[-1].end : atom.start] if run else ""
        if run and (len(gap) > _GAP or sentences.END.search(gap)):
            yield from _place(run, low, scene.tables)
            run = []
        run.append(atom)
    yield from _place(run, low, scene.tables) if run else ()


def _is_hotline(atom: Atom, scene: Scene) -> bool:
    """Whether figures behind a word for calling are a short number that is one to call there: "call 165 or 110"."""
    short = atom.kind == "digits" and len(atom.digits) > _SMALLEST and atom.digits[0] != "0"  # which begins a longer number
    listed = short and is_listed(atom.digits, scene.where, scene.tables)
    return listed and tells_to_call(windows.before(scene.plain.low, atom.start, _CALL), scene.tables)


def _place(run: list[Atom], low: str, tables: Tables) -> Iterator[_Place]:
    while len(run) > 1 and run[0].kind == "word" and _is_in_words(run[0], low, tables):
        run = run[1:]
    start = run[0].start
    said = _said(run[0], low)
    line = low[max(0, start - _INDENT) : start].rstrip(" ")[-1:] in {"", "\n"} and _BARE.match(low, run[-1].end) is not None
    if line or _named(tables).search(said) or _begins(run, low, tables):
        yield _Place(tuple(run), said, line)


def _begins(run: Sequence[Atom], low: str, tables: Tables) -> bool:
    """Whether words right behind a place say that a number begins with it: "053300 is how it begins"."""
    end = run[-1].end
    behind = _CLAUSE.split(windows.behind(low, end, _BEHIND))[0]
    return len(behind) > 1 and cues(tables, "order_first").search(behind) is not None


def _is_in_words(atom: Atom, low: str, tables: Tables) -> bool:
    """Whether a number word is a part of words for a part: sehemu ya pili, nửa sau."""
    found = _named(tables).finditer(low, max(0, atom.start - _REACH), atom.end + _SIZE[-1])
    return any(match.start() < atom.start and atom.end <= match.end() for match in found)


@lru_cache(maxsize=8)
def _named(tables: Tables) -> Spotted:
    """Words for a part of a number, the first, a later or the last one."""
    kinds = ("part", "piece", "order_first", "order_middle", "order_last", "tail", "rest", "ordinal 1", "ordinal 2", "ordinal 3")
    return cues(tables, *kinds)


def _made(places: Sequence[_Place], scene: Scene) -> Iterator[Number]:
    """The numbers that places are together, none of which has a place of another."""
    low, done, tries = scene.plain.low, -1, iter(range(_TRIES))
    for at, first in enumerate(places):
        if first.atoms[0].start <= done or first.size not in _SIZE:
            continue
        begin = first.atoms[-1].end
        near = (one for one in places[at + 1 : at + _PLACES] if one.atoms[0].start - begin <= _FAR)
        later = [one for one in near if one.size <= LONGEST]
        groups = ((first, *more) for count in range(1, _MOST) for more in combinations(later, count))
        called = _is_called(first, scene)
        groups = (group for group in groups if called or _is_of_number(group, scene.tables))
        apart = (group for group in groups if sentences.END.search(low, begin, group[1].atoms[0].start))
        best = next(filter(None, (_number(group, scene) for _, group in zip(tries, apart, strict=False))), None)
        if best:
            done = best.end
            yield best


def _is_called(place: _Place, scene: Scene) -> bool:
    """Whether a telephone, an app or a number is spoken of before a place."""
    start = place.atoms[0].start
    if any(start - _CALLED <= group.start <= start for group in scene.groups):
        return True
    called, low = cues(scene.tables, "line_word", "call_word", "number_word"), scene.plain.low
    end = place.atoms[-1].end
    behind = _CLAUSE.split(windows.behind(low, end, _BEHIND))[0]
    return called.search(low, max(0, start - _CALLED), start) is not None or called.search(behind) is not None


def _is_of_number(group: Sequence[_Place], tables: Tables) -> bool:
    """Whether a later place is said to be more of a number, by more than a letter (Khmer ត): "the rest of my number: …"."""
    spoken = cues(tables, "line_word", "number_word")
    said = (place.said for place in group[1:] if spoken.search(place.said))
    return any(len(part.group()) > 1 for text in said for part in _named(tables).finditer(text))


def _number(group: Sequence[_Place], scene: Scene) -> Number | None:
    """The number that places are one after the other, if a country takes it."""
    atoms = [atom for place in group for atom in place.atoms]
    begin, plus, soft = opening(scene.plain, atoms[0].start, scene.tables)
    plus = (plus and not soft) or scene.coded(atoms[0])
    literal = "".join(atom.digits for atom in atoms)
    rows = Row(scene.plain.low, atoms, 0, len(atoms), scene.tables).ends[-1].values()
    ways = [
        (scene.grade(one), told.digits == literal, told.counts - told.skipped, one)
        for told in rows
        if not told.filled and (one := Number(begin, atoms[-1].end, told.digits, plus, True, len(atoms)))
    ]
    best = max(ways, key=lambda way: way[:3], default=None)
    return best[3] if best and best[0] >= _TAKEN else None
