"""Numbers that the words around them change: told backwards, with a digit to be put right, with a code told apart."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.number import front
from extract.number import turned as turned_parts
from extract.number.atom import Atom
from extract.number.counts import is_count
from extract.number.hotline_words import hotline_word
from extract.number.numbers import Number, says_plus
from extract.number.scene import Scene
from extract.text.sentences import STOPS
from extract.words import windows
from extract.words.contact_words import finder
from extract.words.number_cues import cues

_SAID = 64  # characters between a number and the words that it is told backwards
_AFTER = 72  # characters behind a number in which a digit is put right
_CODE = 48  # characters between a number and its code told apart
_CODES = range(2, 4)  # digits of a country's code
_AROUND = 96  # characters on either side of a number that are looked at
_NAMED = 10  # characters between a count and the word for digits
_LEAST = 7  # digits of a whole number
_LAST = 3  # digits that are told last
_TOLD = 36  # characters between a number and those
_OFTEN = 4  # times that a digit stands in a number in which another is meant
_BETWEEN = 30  # characters between the digit that is written and the one that is meant
_SIGNED = 48  # characters between a number and the words that give it a plus
_SURE = 2.0  # grade of a number that its own country or code makes valid
_WHOLE = 1.5  # grade of a number that a country takes
_HOTLINE = 24  # characters before a part in which a word for a hotline stands
_LONGEST = 6  # digits of a part that is put right
_SENTENCES = 2  # sentences that a remark may begin behind its number
_FINAL = re.compile(rf"[ ]{{0,2}}(?:$|[\n.,;!?()（）{STOPS}،])")  # nothing that would be counted follows
_RANGE = re.compile(r"[-–:h/.][0-9]")  # behind the first part of hours or a date
_END = re.compile(rf"[.!?{STOPS}\n](?:(?<!\n)\s|(?<![.!?]))")


def fixed(found: Sequence[Number], atoms: Sequence[Atom], scene: Scene) -> list[Number]:
    """`found`, each number as the words around it change it."""
    out: list[Number] = []
    starts = [atom.start for atom in atoms]
    limit = len(scene.plain.text)  # where the next whole number begins
    for number in reversed(found):
        if len(number.digits) < _LEAST:
            out.append(number)
            continue
        first, last = (bisect_left(starts, at) for at in (number.start - _AROUND, number.end + _AROUND))
        out.append(_fixed(number, limit, atoms[first:last], scene))
        limit = number.start
    return out[::-1]


def _fixed(number: Number, limit: int, atoms: Sequence[Atom], scene: Scene) -> Number:
    own = [atom for atom in atoms if number.start <= atom.start < number.end]
    part = any(turned_parts.is_turned(scene.plain.low, atom) for atom in own)
    turned = number if number.ordered or part else _turned(number, atoms, scene)
    if turned is not number:
        return turned
    changed = _swapped(number, atoms, scene)
    changed = _last_exchanged(number, limit, scene) if changed is number else changed
    if changed is not number:
        return changed
    number = _with_plus(number, scene)
    number = number if number.plus else front.opened(number, atoms, scene)
    number = _lengthened(number, [atom for atom in atoms if number.end <= atom.start < limit], scene)
    if scene.grade(number) < _SURE and not number.plus:
        sure = scene.grade(number) > 0
        ways = (front.prefixed(number, atoms, scene), *_coded(number, atoms, scene, sure))
        number = next((one for one in ways if scene.grade(one) >= _SURE), number)
    return _put_right(number, [atom for atom in atoms if number.end <= atom.start < limit], scene)


def _lengthened(number: Number, atoms: Sequence[Atom], scene: Scene) -> Number:
    """A number that no country takes with the last digits told behind it: "0300 000 000 and at the end a one"."""
    atom = next((one for one in atoms if len(one.digits) <= _LAST), None)
    if atom is None or atoms[0] is not atom or number.others:
        return number
    gap = scene.plain.low[number.end : atom.start]
    if (
        _FINAL.match(scene.plain.low, atom.end) is None
        or len(gap) > _TOLD
        or _END.search(gap)
        or not gap.strip(" -./,")
        or scene.coded(atom)
    ):
        return number
    if not cues(scene.tables, "tail", "part", shared=("then_only", "append", "joined")).search(gap):
        return number
    longer = number._replace(end=atom.end, digits=number.digits + atom.digits, disguised=True, others=())
    return longer if scene.grade(longer) >= _WHOLE > scene.grade(number) else number


def _swapped(number: Number, atoms: Sequence[Atom], scene: Scene) -> Number:
    """A number with one digit for another that stands in it often: "put 0 in place of 8", "every 1 is a 0"."""
    low = scene.plain.low
    single = [atom for atom in atoms if len(atom.digits) == 1 and not number.start <= atom.start < number.end]
    for one, other in pairwise(single):
        if other.start - one.end > _BETWEEN or one.digits == other.digits or one.end <= number.start < other.start:
            continue
        said = low[max(0, one.start - _BETWEEN // 2) : other.end + _BETWEEN // 2]
        old, new = sorted((one.digits, other.digits), key=lambda digit: -number.digits.count(digit))
        if old == "0" or new in number.digits or number.digits.count(old) < _OFTEN or cues(scene.tables, "tail").search(said):
            continue
        if not cues(scene.tables, "exchange").search(said):
            continue
        changed = number._replace(digits=number.digits.replace(old, new), disguised=True, others=())
        if scene.grade(changed):
            return changed
    return number


def _last_exchanged(number: Number, limit: int, scene: Scene) -> Number:
    """A number whose last two figures are told to change places: "0745 000 021, swap the last two digits"."""
    low, tables = scene.plain.low, scene.tables
    if number.digits[-1] == number.digits[-2]:
        return number
    before = _END.split(windows.before(low, number.start, _AROUND))[-1]
    for said in (low[number.end : min(limit, number.end + _AFTER)], before):
        two = finder(tables, "last_two").search(said)
        if two and finder(tables, "exchange", "reversed").search(said):
            changed = number._replace(digits=number.digits[:-2] + number.digits[:-3:-1], disguised=True, others=())
            return changed if scene.grade(changed) >= scene.grade(number) else number
    return number


def _with_plus(number: Number, scene: Scene) -> Number:
    """A number that the words around it give a plus: "put plus in front"."""
    if number.plus or number.digits[0] == "0":
        return number
    low, coded = scene.plain.low, number._replace(plus=True, soft=False, disguised=True)
    sides = (windows.before(low, number.start, _SIGNED), windows.behind(low, number.end, _SIGNED))
    said = [re.split(rf"\n|[.!?{STOPS}][ ]|\d", side) for side in sides]
    behind = next((piece for piece in said[1] if piece.strip()), "")
    told = any(says_plus(side, scene.tables) and cues(scene.tables, "front").search(side) for side in (said[0][-1], behind))
    return coded if told and scene.grade(number) < _SURE and scene.grade(coded) else number


def _turned(number: Number, atoms: Sequence[Atom], scene: Scene) -> Number:
    low = scene.plain.low
    said = cues(scene.tables, "reversed", shared=("reversed",))
    behind = next(
        (g.start for g in scene.groups if g.apps and g.start >= number.end and "\n" in low[number.end : g.start]), len(low)
    )
    said_of = windows.before(low, number.start, _SAID) + "\n" + windows.behind(low, number.end, min(behind - number.end, _SAID))
    if not said.search(said_of):  # of the app of a later line another name or number is said
        return number
    back = number._replace(
        digits=number.digits[::-1], plus=low[number.end : number.end + 2].strip() == "+", disguised=True, others=()
    )
    grade = scene.grade(back)
    whole = [one for one in _coded(back, atoms, scene) if scene.grade(one) >= max(grade, 1.0)]
    return whole[0] if whole else back if grade else number


def _coded(number: Number, atoms: Sequence[Atom], scene: Scene, sure: bool = False) -> Iterator[Number]:
    """A number with each code in front of it that is told beside it: "area code 21"; `sure`: only those of a country named there."""
    low = scene.plain.low
    code = cues(scene.tables, "dial_code")
    for atom in atoms:
        near = number.start - _CODE <= atom.start and atom.end <= number.end + _CODE
        if near and not (number.start <= atom.start < number.end) and len(atom.digits) <= 4:
            between = windows.around(low, atom.start, atom.end, 20)
            if code.search(between) or (atom.kind == "code" if sure else scene.coded(atom)):
                coded = number._replace(digits=atom.digits + number.digits.lstrip("0"), plus=scene.coded(atom))
                if not sure or coded.plus:
                    yield coded
                if not coded.plus and len(atom.digits) in _CODES:
                    yield coded._replace(plus=True)


def _put_right(number: Number, atoms: Sequence[Atom], scene: Scene) -> Number:
    low = scene.plain.low
    parts = parts_behind(number.end, atoms, scene)
    if not parts:
        return number
    right = _said_again(number, parts, scene)
    if right:
        return right
    said = low[number.end : parts[-1].end + 16]
    if not cues(scene.tables, "fix", shared=("correction", "instead")).search(said):
        return number
    tail = cues(scene.tables, "tail").search(said) is not None
    for digits in corrections(number.digits, [part.digits for part in parts], tail):
        one = number._replace(digits=digits, disguised=True, others=())
        if scene.grade(one) or not scene.grade(number):
            return one
    return number


def _said_again(number: Number, parts: Sequence[Atom], scene: Scene) -> Number | None:
    """A number whose last part is taken back right behind it: "… ninety-nine, no, fifty-eight (58)"."""
    one, other = parts[0].digits, parts[-1].digits
    last = one[0] != "0" and len(one) > 1 and (one == other or len(one) != len(other))
    if (
        not last
        or not _FINAL.match(scene.plain.low, parts[0].end)
        or not _directly(scene.plain.low[number.end : parts[0].start], scene)
    ):
        return None
    right = number._replace(end=parts[0].end, digits=number.digits[: -len(one)] + one, disguised=True, others=())
    return right if scene.grade(right) else None


def _directly(gap: str, scene: Scene) -> bool:
    """Whether between a number and a part of it only words like "not" and "sorry" stand."""
    said = cues(scene.tables, "fix", shared=("correction",))
    left = said.compiled.sub(" ", gap)
    return left != gap and not any(map(str.isalnum, left))


def parts_behind(end: int, atoms: Sequence[Atom], scene: Scene) -> list[Atom]:
    """One or two short parts behind a number that ends at `end`, in the same sentence or the next."""
    parts: list[Atom] = []
    for atom in atoms:
        gap = scene.plain.low[end : atom.start]
        if len(gap) > _AFTER or len(_END.findall(gap)) > _SENTENCES or len(atom.digits) > _LONGEST or scene.coded(atom):
            break
        if _RANGE.match(scene.plain.low, atom.end) or cues(scene.tables, "clock").match(scene.plain.low, atom.end):
            break
        if hotline_word(scene.tables).search(scene.plain.low[max(end, atom.start - _HOTLINE) : atom.start]):
            break  # "… 0700 00 00 00. Call our hotline 8100"
        counts = is_count(atom) and cues(scene.tables, "digits").search(scene.plain.low[atom.end : atom.end + _NAMED]) is not None
        if not counts and (atom.kind != "word" or atom.digits != "1"):  # "the last one", "the last 2 digits"
            parts.append(atom)
            if len(parts) == 2:
                break
    spoken = len(parts) == 2 and parts[0].kind in {"word", "letters"} and len(parts[0].digits) == 1 < len(parts[1].digits)
    return parts[1:] if spoken and parts[1].kind == "digits" else parts  # German nein (9), Portuguese "o final"


def corrections(digits: str, parts: list[str], tail: bool) -> Iterator[str]:
    """The digits with a part put right: the last ones, the first ones, or those that stand in them but once."""
    if len(parts) == 2 and len(parts[0]) == len(parts[1]) and parts[0] != parts[1]:
        one, other = parts
        size = len(one)
        if size == 1 and not tail:
            for wrong, right in ((one, other), (other, one)):
                if digits.count(wrong) == 1:
                    yield digits.replace(wrong, right)
        if digits.endswith(one):
            yield digits[:-size] + other
        elif digits.endswith(other):
            yield digits[:-size] + one
        for wrong, right in ((one, other), (other, one)):
            if digits.startswith(wrong) and size > 1:
                yield right + digits[size:]
        for wrong, right in ((one, other), (other, one)):
            if digits.count(wrong) == 1:
                yield digits.replace(wrong, right)
        return
    part = parts[0]
    size = len(part)
    if size > 1 and tail and not digits.endswith(part):
        yield digits[:-size] + part
    elif size > 2 and part[0] == digits[0] and not digits.startswith(part):
        yield part + digits[size:]
    elif tail and size == 1 and digits[-1] != part:
        yield digits[:-1] + part
