"""Digits that brackets behind say again in figures or words: "chhiyanve (96)", "zero seven seven double zero (0770 0)"."""

import re
from collections.abc import Sequence

from extract.number.atom import Atom

_OPENED = re.compile(r"[ ]?[(（\[][ ]?$")
_CLOSED = re.compile(r"[ ]?[)）\]]")
_COUNTED = re.compile(r"[^\W\d_]{0,12}[ ]?[)）\]]")  # "x7 (seven times)": the word may be a part of the count
_JOINT = re.compile(r"[ ,.\-]{0,2}")
_NEXT = 24  # characters between brackets and more of a number
_MOST = 15  # parts in brackets, and before them


def once(low: str, atoms: Sequence[Atom]) -> list[Atom]:
    """`atoms`, each part that brackets behind it say again as one, with the digits as they are written in figures."""
    if len(atoms) < 2 or not any(sign in low for sign in "(（["):
        return list(atoms)
    out: list[Atom] = []
    at = 0
    while at < len(atoms):
        size, end = _bracketed(low, atoms, at) if out else (0, 0)
        again = "".join(atom.digits for atom in atoms[at : at + size])
        goes_on = at + size < len(atoms) and atoms[at + size].start - end <= _NEXT  # else the number is whole, or put right
        said = _said(low, out, again) if size and goes_on else 0
        if size and goes_on and atoms[at].counted and out[-1].digits == "0" * int(again):
            at += size  # zero x7 (seven times)
        elif said:
            figures = atoms[at].kind == "digits" or out[-1].kind != "digits"
            digits = again if figures else "".join(atom.digits for atom in out[-said:])
            out[-said:] = [Atom(out[-said].start, end, digits, "word")]
            at += size
        else:
            out.append(atoms[at])
            at += 1
    return out


def _bracketed(low: str, atoms: Sequence[Atom], at: int) -> tuple[int, int]:
    """How many atoms from `at` on fill brackets, and where these end."""
    if not _OPENED.search(low, max(0, atoms[at].start - 3), atoms[at].start):
        return 0, 0
    for last in range(at, min(len(atoms), at + _MOST)):
        closed = (_COUNTED if atoms[last].counted else _CLOSED).match(low, atoms[last].end)
        if closed:
            return last + 1 - at, closed.end()
        if last + 1 == len(atoms) or not _JOINT.fullmatch(low, atoms[last].end, atoms[last + 1].start):
            break
    return 0, 0


def _said(low: str, before: Sequence[Atom], again: str) -> int:
    """How many of the atoms right before brackets say what stands in them, a zero in front aside."""
    digits, after, found = "", None, 0
    for count, atom in enumerate(reversed(before[-_MOST:]), 1):
        parted = after is not None and not _JOINT.fullmatch(low[atom.end : after.start])
        if parted or not atom.digits.isdigit() or len(digits) >= len(again):
            break
        digits, after = atom.digits + digits, atom
        if digits.lstrip("0") == again.lstrip("0") != "" and len(digits) <= len(again):
            found = count
    return found if found and (len(again) > 1 or before[-1].kind == "word" or before[-1].counted) else 0
