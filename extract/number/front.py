"""Codes of countries that are told behind or before a number, with words that say so: "12 000 000, put 855 in front", "50 000 0000;
country code nine seven one"."""

from collections.abc import Iterator, Sequence

import phonenumbers

from extract.number.atom import Atom
from extract.number.numbers import Number
from extract.number.scene import Scene
from extract.text import sentences
from extract.words.number_cues import cues

_SURE = 2.0  # grade of a number that its own country or code makes valid
_FAR = 56  # characters between a number and its code
_BESIDE = 22  # characters beside a code in which words say what it is
_SAID = 32  # characters between a code and its number: "856, then without the zero 020 …"
_MOST = 3  # digits of a code
_LEAST = 7  # digits of a number


def prefixed(number: Number, atoms: Sequence[Atom], scene: Scene) -> Number:
    """A number that no country of the readers has, with the code told beside it among `atoms`, if that makes it a valid one."""
    own = [atom for atom in atoms if number.start <= atom.start < number.end]
    for first, last, code in _codes(atoms, scene):
        if not _is_told(first, last, number, scene):
            continue
        for digits, start, end in _without(number, own, first, last):
            longer = number._replace(
                start=start, end=end, digits=code + digits.lstrip("0"), plus=True, soft=False, disguised=True, others=()
            )
            if len(digits) >= _LEAST and scene.grade(longer) >= _SURE:
                return longer
    return number


def opened(number: Number, atoms: Sequence[Atom], scene: Scene) -> Number:
    """A number with the country's code that is told right before it, with words that can mean no other code: what the readers' own
    country would make of the number alone says nothing then ("country code sixty-six, then 81 0000 512")."""
    low = scene.plain.low
    for first, last, code in _codes(atoms, scene):
        if last.end > number.start or number.start - last.end > _SAID or sentences.END.search(low, last.end, number.start):
            continue
        longer = number._replace(digits=code + number.digits.lstrip("0"), plus=True, soft=False, disguised=True, others=())
        told = cues(scene.tables, "country_code").search(low, max(0, first.start - 2 * _BESIDE), first.start)
        if told and "\n" not in low[told.start() : number.start] and scene.grade(longer) >= _SURE:
            return longer
    return number


def _codes(atoms: Sequence[Atom], scene: Scene) -> Iterator[tuple[Atom, Atom, str]]:
    """The codes of countries among atoms: one atom, or its digits one by one."""
    low = scene.plain.low
    for at, atom in enumerate(atoms):
        code = ""
        for last in atoms[at : at + _MOST]:
            if code and (last.start - atoms[at].end > _BESIDE or low[atom.end : last.start].strip(" ,-") or len(last.digits) > 1):
                break
            code, atom = code + last.digits, last
            if len(code) > _MOST:
                break
            if len(code) > 1 and int(code) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
                yield atoms[at], last, code


def _is_told(first: Atom, last: Atom, number: Number, scene: Scene) -> bool:
    """Whether words beside a code say that it is one, in the sentence of the number or the next."""
    low = scene.plain.low
    gap = low[number.end : first.start] if first.start >= number.end else low[last.end : number.start]
    if len(gap) > _FAR or len(sentences.END.findall(gap)) > 1:
        return False
    before = sentences.END.split(low[max(number.end if first.start >= number.end else 0, first.start - _BESIDE) : first.start])[-1]
    behind = sentences.END.split(low[last.end : last.end + _BESIDE])[0]
    if cues(scene.tables, "dial_code").search(before + "\n" + behind):
        return True
    return first.start >= number.start and cues(scene.tables, "front").search(before + "\n" + behind) is not None


def _without(number: Number, own: Sequence[Atom], first: Atom, last: Atom) -> Iterator[tuple[str, int, int]]:
    """The digits of a number without the code, and where it begins and ends: the code may have been read as its end."""
    if not number.start <= first.start < number.end:
        yield number.digits, number.start, number.end
    elif last.end == number.end and own and own[0] is not first:
        tail = "".join(atom.digits for atom in own if atom.start >= first.start)
        end = max(atom.end for atom in own if atom.start < first.start)
        yield number.digits.removesuffix(tail), number.start, end
