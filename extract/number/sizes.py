"""Counts that tell how many digits the part behind them has, and are none of it: "the last four 0132", 後三碼123, สี่ตัวท้าย 0123."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from extract.number.atom import Atom
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.number_cues import cues
from extract.words.spotted import Spotted

_COUNTS = frozenset("2345678")  # digits of a part
_BEFORE, _BETWEEN = 16, 34  # characters before a count in which a place is told, and between it and the digits
_END = re.compile(rf"[\n.!?;{STOPS}]")
_COMMAS = frozenset(",،、，;፣፤၊；")
_CLOSE = frozenset({"", " ", "-", "."})


def without(low: str, atoms: Sequence[Atom], tables: Tables) -> list[Atom]:
    """`atoms`, from left to right, without such counts: a word for the place of a part stands beside, and exactly as many digits behind."""
    said = _places(tables)
    if len(atoms) < 2 or not any(atom.digits in _COUNTS for atom in atoms) or said.search(low) is None:
        return list(atoms)
    return [atom for at, atom in enumerate(atoms) if not (atom.digits in _COUNTS and _tells(low, atoms, at, said))]


@lru_cache(maxsize=8)
def _places(tables: Tables) -> Spotted:
    return cues(tables, "order_first", "order_middle", "order_last", "tail", "rest")


def _tells(low: str, atoms: Sequence[Atom], at: int, said: Spotted) -> bool:
    """Whether the atom `at` tells the size of what follows it."""
    count = atoms[at]
    if low[count.end : count.end + 1] in _COMMAS:
        return False  # a digit of a list: "the fourth 2, the other six zeros"
    behind = [atom for atom in atoms[at + 1 : at + 10] if atom.start >= count.end and atom.digits.isdigit()]
    if not behind or behind[0].start - count.end > _BETWEEN or _END.search(low, count.end, behind[0].start):
        return False
    last = next((atom for atom in reversed(atoms[:at]) if atom.end <= count.start), None)
    if last and last.kind == count.kind and low[last.end : count.start] in _CLOSE:
        return False  # a digit among others: 零三三, 前面加855
    start = max(0, count.start - _BEFORE, last.end if last else 0)
    return _size(low, behind) == int(count.digits) and said.search(low, start, behind[0].start) is not None


def _size(low: str, atoms: Sequence[Atom]) -> int:
    """How many digits the atoms have that stand close together."""
    near = takewhile(lambda pair: low[pair[0].end : pair[1].start] in _CLOSE, pairwise(atoms))
    return len(atoms[0].digits) + sum(len(other.digits) for _, other in near)
