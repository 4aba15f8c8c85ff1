"""The parts of numbers that may be told: none that are a date, an amount, an age, or the number of a part."""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import pairwise

from extract.disguise.plain import Plain
from extract.number.atom import Atom
from extract.words.spotted import Spotted

_DATED = re.compile(
    r"\d(?<!\d.)(?:"  # its first digit, which is found fast
    r"(?<![/.].)\d?(?:[/h]\d{1,2}|:\d\d)(?:/(?:\d\d){1,2})?(?![\d/])"
    r"|(?<![/.].)(?:(?<=0)[1-9]|(?<=[1-9])|(?<=1)[0-2])/(?:19|20)\d\d(?![\d/])"  # 06/2026
    r"|(?<=[1-9])\d{2,4} ?[-–~] ?[1-9]\d{2,4}(?!\d| ?[-–])"  # 1400-1800
    r"|(?<=[1-9])(?<!\..)\d{0,2}(?:[., ]\d00){1,2} ?[-–—~] ?[€$£₱₹]?[1-9]\d{0,2}(?:[., ]\d00){1,2}(?![.\d])"  # 55.000 – 70.000
    r"|(?<=[1-9])(?<![.,+].)\d{0,2}(?:,\d{3})+(?![\d,])"  # 29,500
    r"|(?<!\..)(?:(?<=[012])\d)?[.:][0-5]\d ?[-–—~] ?[012]?\d[.:][0-5]\d(?![.\d])"  # 10.00 - 22.00
    r"|(?<!\..)\d?\.\d{1,2}\.(?:19|20)\d\d(?!\d)|(?:(?<=1)9|(?<=2)0)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d))"
)
_HAN_UNIT = re.compile("[千百萬万億亿年月日号號点點时時分天周週岁歲元块塊人名位台间間层層楼樓%％]|個月|个月|個人|个人")
_HOURS = re.compile(r" ?[-–—~至到] ?[0-9]{1,2}(?![0-9])")  # behind the first of two: 3-5點
_HOUR = 2  # digits of an hour
_AGES = range(14, 71)
_NUMBERING = frozenset("12345")
_NUMBERED = re.compile(r"[ ]{1,2}\+?[0-9]{2}")
_PIECE = 16  # characters beside a digit in which a part is named


def loose(atoms: Sequence[Atom], plain: Plain, barred: Spotted, piece: Spotted, clock: Spotted) -> list[Atom]:
    """The atoms outside of dates, without those that a unit follows or that number the parts: "part one: 0712"."""
    dated = [match.span() for match in _DATED.finditer(plain.text)]
    out, until = [], -1
    starts = {atom.start for atom in atoms}
    for atom in atoms:
        at = bisect_right(dated, (atom.start, len(plain.text))) - 1
        if (at >= 0 and atom.start < dated[at][1]) or atom.start < until:
            continue
        hours = _HOURS.match(plain.text, atom.end) if atom.kind == "digits" and len(atom.digits) <= _HOUR else None
        end = hours.end() if hours else atom.end
        unit = atom.digits.strip("0") and (_HAN_UNIT.match(plain.text, end) or barred.match(plain.low, end))
        if hours and (unit or clock.match(plain.low, end) or _ends(clock, plain.low[max(0, atom.start - _PIECE) : atom.start])):
            until = end
            continue
        if not unit and not _numbers_a_part(atom, plain, piece, starts):
            out.append(atom)
    ages = _ages(out, plain)
    return [atom for atom in out if atom not in ages] if ages else out


def _ends(clock: Spotted, before: str) -> bool:
    """Whether a word for an hour stands right before its figures: ម៉ោង 7-4."""
    before = before.rstrip()
    return any(match.end() == len(before) for match in clock.finditer(before))


def _is_age(atom: Atom) -> bool:
    return atom.kind == "digits" and len(atom.digits) == 2 and int(atom.digits) in _AGES


def _ages(atoms: Sequence[Atom], plain: Plain) -> set[Atom]:
    """The ends of ranges of ages: 18-32."""
    return {
        atom
        for one, other in pairwise(atoms)
        if _is_age(one)
        and _is_age(other)
        and int(one.digits) < int(other.digits)
        and plain.text[one.end : other.start].strip() in {"-", "–", "—", "~"}
        and plain.text[one.start - 1 : one.start] not in {"-", "/", "."}
        and plain.text[other.end : other.end + 1] not in {"-", "/", "."}
        for atom in (one, other)
    }


def _numbers_a_part(atom: Atom, plain: Plain, piece: Spotted, starts: Collection[int]) -> bool:
    """Whether a digit counts or numbers the parts; `starts` are where digits begin: a word that is one here names no part."""
    if atom.digits not in _NUMBERING:
        return False
    behind = plain.low[atom.end : atom.end + _PIECE]
    named = atom.end + len(behind) - len(behind.lstrip())
    if atom.kind == "word" and atom.digits != "1" and named not in starts and piece.match(behind.lstrip()):
        return True  # "in three parts"
    before = plain.low[max(0, atom.start - _PIECE) : atom.start].rstrip(" .#-")
    bare = before[:-2] if before.endswith(("ទី", "ທີ", "ที่")) else before
    if any(match.end() in {len(before), len(bare)} for match in piece.finditer(before)):
        told = atom.kind == "word" and _NUMBERED.match(behind) is not None  # "bagian satu 97150"
        return told or behind.lstrip()[:1] in {":", "：", ")", "=", "-", "–"}
    return piece.match(behind.lstrip()) is not None and before[-1:] in {"第", "ទី", "ทิ"}
