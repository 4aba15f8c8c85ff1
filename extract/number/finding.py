"""All numbers of a text as one list: in digits and words, told in parts, corrected, in the order in which they stand."""

from collections.abc import Sequence

from extract.app.apps import Group
from extract.disguise.plain import Plain
from extract.number import assembly as number_assembly
from extract.number import codes as number_codes
from extract.number import drawn as number_drawn
from extract.number import fixes as number_fixes
from extract.number import masks as number_masks
from extract.number import numbers, others, phones
from extract.number import remarks as number_remarks
from extract.number import sums as number_sums
from extract.number import twins as number_twins
from extract.number.atom import Atom
from extract.number.atoms import atoms
from extract.number.numbers import Number
from extract.number.scene import Scene
from extract.number.tongues import tongues
from extract.reading import Reading

_WHOLE = 7  # digits of a whole number


def parts(reading: Reading, plain: Plain, groups: Sequence[Group]) -> list[Atom]:
    """The digits and number words of a text; a Latin word may touch them where one of its `groups` of labels ends."""
    languages = (*reading.languages, reading.ad.language or "")
    spoken = tongues(languages, reading.ad.country, plain.low, reading.tables)
    return number_codes.coded(plain.low, atoms(plain, reading.tables, _edges(groups), spoken), reading.tables)


def _edges(groups: Sequence[Group]) -> frozenset[int]:
    return frozenset(edge for group in groups for label in group.labels for edge in (label.start, label.end))


def find(
    reading: Reading, plain: Plain, groups: Sequence[Group], parts: Sequence[Atom], where: tuple[str, ...], taken: bytearray
) -> list[Number]:
    """The numbers of `parts` outside of what is `taken`; `where` are the likely countries, the readers' own first where the ad tells
    it."""
    tables, scene = reading.tables, Scene(plain, groups, reading.tables, where, bool(reading.ad.country))
    found = _plainly(scene, parts, taken, _edges(groups))
    if not any(len(number.digits) >= _WHOLE for number in found):
        told = list(number_sums.find(reading, scene, groups, taken))
        if told:
            clear = [n for n in found if not any(one.start < n.end and n.start < one.end for one in told)]
            return sorted([*clear, *told], key=lambda number: number.start)
    masked = [number for number in number_masks.find(plain, parts, scene) if not any(taken[number.start : number.end])]
    drawn = number_drawn.pictures(plain.low, parts) or number_drawn.named(plain.low, parts, tables)
    if drawn:
        masked += _drawn(scene, found, parts, drawn, taken, _edges(groups))
    found = number_twins.twins(found, parts, scene, taken)
    if masked:
        clear = [n for n in found if not any(one.start < n.end and n.start < one.end for one in masked)]
        return sorted([*clear, *masked], key=lambda number: number.start)
    return number_fixes.fixed(number_remarks.settle(found, plain, groups, tables), parts, scene)


def _plainly(scene: Scene, parts: Sequence[Atom], taken: bytearray, edges: frozenset[int]) -> list[Number]:
    """The numbers as they are written or told in parts."""
    plain, tables, where, hinted = scene.plain, scene.tables, scene.where, scene.hinted
    found = [
        phones.settled(n, where, hinted, plain.text[n.start : n.end]) if n.others or n.soft else n
        for n in numbers.find(plain, parts, tables, edges)
        if not any(taken[n.start : n.end])
    ]
    return number_assembly.assemble(found, parts, scene, taken, others.unit(tables))


def _drawn(
    scene: Scene, found: Sequence[Number], parts: Sequence[Atom], drawn: Sequence[Atom], taken: bytearray, edges: frozenset[int]
) -> list[Number]:
    """The numbers that are whole only with the pictures in them."""
    whole = [number for number in found if scene.grade(number)]
    free = [atom for atom in parts if not any(one.start <= atom.start < one.end for one in drawn)]
    both = sorted([*free, *drawn], key=lambda atom: atom.start)
    return [
        number
        for number in _plainly(scene, both, taken, edges)
        if scene.grade(number)
        and any(number.start <= atom.start < number.end and (number.start < atom.start or atom.kind != "word") for atom in drawn)
        and not any(one.start < number.end and number.start < one.end for one in whole)
    ]
