"""Two numbers written as one: joined ("09170000000 09180000000" without the space, "two numbers"), with one beginning or one
ending ("555-0131/32", "016/010 000 000")."""

import re
from collections.abc import Iterator, Sequence

from extract.number import phones
from extract.number.atom import Atom
from extract.number.numbers import Number
from extract.number.others import says_other
from extract.number.scene import Scene

_JOINED = range(16, 40)  # digits of two or three numbers in a row
_NEAR = 100  # characters around them in which it is said how many
_SIZES = range(7, 15)  # digits of one
_SAFE = 20  # digits that are two numbers without a word for it
_ENDING = re.compile(r"[ ]?/[ ]?([0-9]{1,4})(?![\w/]|[.,: \-][0-9])")
_BEGINNING = re.compile(r"(?<![\w/.,+-])(?<![0-9] )(0[0-9]{1,4})[ ]?/[ ]?$")
_STEP = 9  # between the last digits of two numbers of one subscriber
_SHORT = 2  # digits of an ending that is counted on: 0131/32
_WHOLE = 8
_LONGEST = 16  # characters of a beginning


def twins(found: Sequence[Number], atoms: Sequence[Atom], scene: Scene, taken: bytearray) -> list[Number]:
    """`found` with those that stand in or beside another."""
    extra = [number for atom in atoms if len(atom.digits) in _JOINED for number in _joined(atom, atoms, scene, taken)]
    if "/" in scene.plain.low:
        extra += [other for number in found if len(number.digits) >= _WHOLE for other in _beside(number, scene)]
    return sorted([*found, *extra], key=lambda number: number.start) if extra else list(found)


def _joined(atom: Atom, atoms: Sequence[Atom], scene: Scene, taken: bytearray) -> Iterator[Number]:
    """The numbers in a row of digits, as many as are told near it."""
    if atom.kind != "digits" or taken[atom.start] or atom.end - atom.start != len(atom.digits):
        return
    if says_other(scene.plain.low, atom.start, scene.tables):
        return
    near = {one.digits for one in atoms if atom.start - _NEAR <= one.start <= atom.end + _NEAR}
    told = [count for count in (2, 3) if str(count) in near]
    for count in told or ([2] if len(atom.digits) >= _SAFE and atom.digits[0] == "0" else []):
        for sizes in _splits(len(atom.digits), count):
            parts, at = [], atom.start
            for size in sizes:
                digits = atom.digits[at - atom.start : at - atom.start + size]
                phone = phones.resolve(Number(at, at + size, digits, False, True, 1), scene.where[:1], scene.hinted, digits)
                parts.append(Number(at, at + size, phone.value[1:], True, True, 1) if phone else None)
                at += size
            if all(parts):
                yield from filter(None, parts)
                return


def _splits(size: int, count: int) -> Iterator[tuple[int, ...]]:
    """How a row may be cut: in equal parts, else in two of nearly the same size."""
    if size % count == 0 and size // count in _SIZES:
        yield (size // count,) * count
    elif count == 2:
        yield from ((size // 2, size - size // 2), (size - size // 2, size // 2))


def _beside(number: Number, scene: Scene) -> Iterator[Number]:
    low = scene.plain.low
    end, last = number.end, number.digits
    while match := _ENDING.match(low, end):
        other = match.group(1)
        if not _goes_on(last, other, low[number.start : number.end]) or not scene.grade(number):
            break
        last, end = last[: -len(other)] + other, match.end()
        yield number._replace(start=match.start(1), end=end, digits=last, others=())
    start = _BEGINNING.search(low, max(0, number.start - _LONGEST), number.start)
    if start and number.digits[0] == "0" and not number.plus:
        other = number._replace(
            start=start.start(1), end=start.end(1), digits=start.group(1) + number.digits[len(start.group(1)) :]
        )
        if low[number.start : number.start + len(start.group(1))].isdecimal() and scene.grade(other):
            yield other


def _goes_on(digits: str, ending: str, written: str) -> bool:
    """Whether an ending behind a number is that of the next one: a little higher, or as long as the number's last group."""
    step = int(ending) - int(digits[-len(ending) :])
    group = re.split(r"[^0-9]", written.strip(" )"))[-1]
    return 0 < step <= _STEP if len(ending) <= _SHORT else step != 0 and len(group) == len(ending)
