"""All numbers of a text as one list: in digits and words, told in parts, corrected, in the order in which they stand."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from extract.app.apps import Group
from extract.disguise.plain import Plain, replaced
from extract.number import apart as number_apart
from extract.number import assembly as number_assembly
from extract.number import codes as number_codes
from extract.number import drawn as number_drawn
from extract.number import echoes as number_echoes
from extract.number import ended as number_ended
from extract.number import fixes as number_fixes
from extract.number import keyed, letters_out, numbered, numbers, others, phones, turned
from extract.number import masks as number_masks
from extract.number import mixed as number_mixed
from extract.number import ordinals as number_ordinals
from extract.number import parted as number_parted
from extract.number import remarks as number_remarks
from extract.number import restated as number_restated
from extract.number import siblings as number_siblings
from extract.number import sums as number_sums
from extract.number import twins as number_twins
from extract.number.atom import Atom
from extract.number.atoms import atoms, glued_words, said_digit
from extract.number.hotline_words import is_known
from extract.number.numbers import Number
from extract.number.scene import Scene, is_code
from extract.number.tongues import tongues
from extract.reading import Reading
from extract.words.number_cues import listed

_TRUNK = 2  # digits more than a mobile number has, one of which is the trunk zero
_WHOLE = 7  # digits of a whole number
_HOTLINE = 3  # digits of the shortest hotline that a word for one may follow
_FEW = 2  # parts of a number of which one may be cut off
_SURE = 2.0  # grade of a number that its own country or code makes valid


def parts(reading: Reading, plain: Plain, groups: Sequence[Group]) -> list[Atom]:
    """The digits and number words of a text; a Latin word may touch them where one of its `groups` of labels ends."""
    languages = (*reading.languages, reading.ad.language or "")
    spoken = tongues(languages, reading.ad.country, plain.low, reading.tables)
    told = atoms(plain, reading.tables, _edges(groups), spoken)
    told = number_ordinals.placed(plain.low, told, reading.tables)
    told = turned.parts(plain.low, told, reading.tables)
    return number_codes.coded(plain.low, number_echoes.once(plain.low, told), reading.tables)


def apart(reading: Reading, plain: Plain) -> Plain:
    """`plain` with words of digits and number words in pieces, so that none is taken for a name (nol8satu2, zer0 five zer0), and
    without the letters in a number that are to be left out."""
    letters = list(letters_out.spots(plain.low, reading.tables))
    plain = replaced(plain, letters) if letters else plain
    typed = keyed.spots(plain.low, reading.tables)
    plain = replaced(plain, typed) if typed else plain
    plain = replaced(plain, number_parted.spaced(plain.low))
    spoken = cache(lambda: tongues((*reading.languages, reading.ad.language or ""), reading.ad.country, plain.low, reading.tables))
    plain = replaced(plain, number_parted.spots(plain.low, lambda word: said_digit(word, reading.tables, spoken())))
    return (
        replaced(plain, number_mixed.spots(plain.low, *glued_words(reading.tables, spoken())))
        if number_mixed.is_there(plain.low)
        else plain
    )


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
            return _with(found, told)
    masked = [number for number in number_masks.find(plain, parts, scene) if not any(taken[number.start : number.end])]
    masked = number_fixes.fixed(masked, parts, scene)
    drawn = number_drawn.pictures(plain.low, parts) or number_drawn.named(plain.low, parts, tables)
    if drawn:
        masked = _with(_drawn(scene, found, parts, drawn, taken, _edges(groups)), masked)
    found = number_twins.twins(found, parts, scene, taken)
    if masked:
        return _with(found, masked)
    found = number_remarks.settle(found, plain, groups, tables)
    others_of = number_siblings.found_by(found, parts, scene)
    if others_of:
        found = [n for n in found if not any(one.start < n.end and n.start < one.end for one in others_of)]
        parts = [atom for atom in parts if not any(one.start <= atom.start < one.end for one in others_of)]
    found = number_restated.settled(number_fixes.fixed(found, parts, scene), scene)
    return sorted([*found, *others_of], key=lambda number: number.start)


def _with(found: Sequence[Number], surer: Sequence[Number]) -> list[Number]:
    """`found` with `surer` in place of what they overlap, in the order in which they stand."""
    clear = [number for number in found if not any(one.start < number.end and number.start < one.end for one in surer)]
    return sorted([*clear, *surer], key=lambda number: number.start)


def _plainly(scene: Scene, parts: Sequence[Atom], taken: bytearray, edges: frozenset[int]) -> list[Number]:
    """The numbers as they are written or told in parts."""
    plain, tables, where, hinted = scene.plain, scene.tables, scene.where, scene.hinted
    found = [
        phones.settled(n, where, hinted, plain.text[n.start : n.end]) if n.others or n.soft else n
        for n in numbers.find(plain, parts, tables, edges)
        if taken.find(1, n.start, n.end) < 0
    ]
    found = [_cut_to_size(number, parts, scene) for number in found]
    found = number_assembly.assemble(found, parts, scene, taken, others.unit(tables))
    found = _with(found, numbered.found_by(parts, scene, taken))
    return [number_ended.cut(number, parts, scene) for number in number_apart.joined(found, parts, scene, taken)]


def _cut_to_size(number: Number, parts: Sequence[Atom], scene: Scene) -> Number:
    """A number without the number word at one end that belongs to the words beside: +44 7700 900118 영국 (the 영 is a zero)."""
    if number.groups < _FEW or number.others or not parts or scene.grade(number) >= _SURE:
        return number
    first = bisect_left(parts, number.start, key=lambda atom: atom.end)
    last = bisect_left(parts, number.end, key=lambda atom: atom.start) - 1
    own = [atom for atom in parts[first : last + 1] if atom.end > number.start]
    if len(own) < _FEW or not number.digits.endswith("".join(atom.digits for atom in own)):
        return number
    ways = []
    zero = own[-1].digits == "0" and not _is_row(own[-2:], scene)
    alone = len(own[-1].digits) == 1 and all(atom.kind == "digits" for atom in own[:-1])
    hotline = not number.plus and len(number.digits) > _HOTLINE and is_known(number.digits[:-1], scene.tables)
    if hotline and alone and own[-1].kind == "word":
        return number._replace(end=own[-2].end, digits=number.digits[:-1], groups=number.groups - 1)  # 1989 එකට: "to the one of"
    if own[-1].kind == "word" and (zero or alone):
        ways.append(number._replace(end=own[-2].end, digits=number.digits[:-1], groups=number.groups - 1))
    elif own[-1].kind == "word" and scene.plain.low[number.end - 1] in listed(scene.tables, "ending"):
        shorter = number._replace(end=number.end - 1, digits=number.digits[:-1])
        if len(number.digits) == len(phones.mobile(scene.where[0] if scene.where else "")) + _TRUNK and scene.grade(shorter):
            return shorter  # whole without it: 070-0000-0000に
        ways.append(shorter)
    ways += _heads(number, own, scene)
    size = next((at for at, atom in enumerate(own) if atom.kind != "word"), 0)
    if size and not number.plus and own[size].digits[0] == "0" and all(atom.kind == "digits" for atom in own[size:]):
        cut = sum(len(atom.digits) for atom in own[:size])
        ways.append(number._replace(start=own[size].start, digits=number.digits[cut:], groups=len(own) - size))
    if _is_code(own[-1], number, scene):
        code = own[-1].digits
        rest = number.digits[: -len(code)].lstrip("0")
        ways.append(number._replace(end=own[-2].end, digits=code + rest, plus=True, groups=number.groups - 1))
    old = scene.grade(number)
    return next((way for way in ways if scene.grade(way) > old), number)


def _heads(number: Number, own: Sequence[Atom], scene: Scene) -> Iterator[Number]:
    """A number in figures that is whole without the words behind it: "090-1000-0000 まるはち" (a name), "024 000 0000 b4 the end"."""
    size = next((at for at, atom in enumerate(own) if _in_letters(atom, scene)), len(own))
    if size < len(own) and all(_in_letters(atom, scene) for atom in own[size:]) and scene.plain.low[own[size].start - 1] == " ":
        head = number._replace(end=own[size - 1].end, digits="".join(atom.digits for atom in own[:size]), groups=size)
        if scene.grade(head) >= _SURE:
            yield head


def _in_letters(atom: Atom, scene: Scene) -> bool:
    """Whether a part is a number word, or has other letters than an o in it."""
    return atom.kind == "word" or not scene.plain.text[atom.start : atom.end].lower().replace("o", "0").isdigit()


def _is_row(two: Sequence[Atom], scene: Scene) -> bool:
    """Whether the last of two zeros goes with the one before it, the same word written in the same way: 〇〇〇, "không không"."""
    low = scene.plain.low
    one, other = (low[atom.start : atom.end] for atom in two)
    return one == other and low[two[0].end : two[1].start] in {"", " ", "-"}


def _is_code(last: Atom, number: Number, scene: Scene) -> bool:
    """Whether a number's last digits are a country's code in brackets: 5000 0088 (852)."""
    text = scene.plain.text
    boxed = text[last.start - 1 : last.start] in {"(", "（"} and text[last.end : last.end + 1] in {")", "）"}
    return boxed and not number.plus and last.kind == "digits" and is_code(last.digits)


def _drawn(
    scene: Scene, found: Sequence[Number], parts: Sequence[Atom], drawn: Sequence[Atom], taken: bytearray, edges: frozenset[int]
) -> list[Number]:
    """The numbers that are whole only with the pictures in them: valid ones, and those as long as a mobile one of the readers' own."""
    grades = {number: scene.grade(number) for number in found}
    whole = [number for number in found if grades[number]]
    size = len(phones.mobile(scene.where[0])) if scene.hinted else 0
    free = [atom for atom in parts if not any(one.start <= atom.start < one.end for one in drawn)]
    both = sorted([*free, *drawn], key=lambda atom: atom.start)
    return [
        number
        for number in _plainly(scene, both, taken, edges)
        if (scene.grade(number) or len(number.digits) == size)
        and any(number.start <= atom.start < number.end and (number.start < atom.start or atom.kind != "word") for atom in drawn)
        and not any(_is_as_good(one, number, drawn) and grades[one] >= scene.grade(number) for one in whole)
    ]


def _is_as_good(one: Number, number: Number, drawn: Sequence[Atom]) -> bool:
    """Whether a number read without pictures stands where `number` does, and none of these in it makes that a longer one."""
    within = any(atom.kind == "letters" and one.start < atom.start and atom.end < one.end for atom in drawn)
    return one.start < number.end and number.start < one.end and not (within and len(number.digits) > len(one.digits))
