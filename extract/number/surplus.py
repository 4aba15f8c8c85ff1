"""Digits of a number that the words beside it say to leave out: "0812 000 0355 4, don't dial the last 4", "… 99 (delete the last two)",
"remove the first digit: 9 0812 …"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.number.atom import Atom
from extract.tables import Tables
from extract.words.number_cues import cues, listed

_REMARK = 64  # characters on either side of the word for leaving out in which the remark on a number goes on
_GAP = 40  # characters between a number and the remark on it
_LEAST = 8  # digits of a number with what is to be left out
_REST = 6  # digits that are left at least
_MOST = 4  # digits that are left out
_NAMED = 12  # characters between a count and the word for digits
_CLOSE = re.compile(r"[ \-–—.()*~·・/]{0,3}")  # between two groups of a number
_END = re.compile(r"[。！？!?।။۔\n]|\.(?=\s|$)")


class _Remark(NamedTuple):
    """Where the digits of it and of its number begin and end, the number, the digits that are told, its text, which end it cuts."""

    start: int
    end: int
    run: list[Atom]
    said: list[Atom]
    text: str
    tail: bool


def without(low: str, atoms: Sequence[Atom], tables: Tables) -> list[Atom]:
    """`atoms`, from left to right, without the digits that are to be left out and those of the remark that says so."""
    if sum(len(atom.digits) for atom in atoms) < _LEAST:
        return list(atoms)
    for match in orders(low, tables):
        remark = _remark(low, atoms, match.start(), match.end(), tables)
        size = _size(low, remark, tables) if remark else 0
        if remark and size and sum(len(atom.digits) for atom in remark.run) - size >= _REST:
            kept = _cut(remark.run, size, remark.tail)
            return [
                *(atom for atom in atoms if atom.end <= remark.start),
                *kept,
                *(atom for atom in atoms if atom.start >= remark.end),
            ]
    return list(atoms)


def orders(low: str, tables: Tables, start: int = 0, end: int | None = None) -> Iterator["re.Match[str]"]:
    """Words that tell to leave something out, or that it is too much; not those for what an ad does without ("no", "without")."""
    found = cues(tables, "surplus", shared=("remove",)).finditer(low, start, len(low) if end is None else end)
    without = listed(tables, "without")
    return (match for match in found if match.group() not in without)


def _remark(low: str, atoms: Sequence[Atom], start: int, end: int, tables: Tables) -> _Remark | None:
    """The remark around the word for leaving out at `start:end`, with the number right before it, or else right behind."""
    stop = _END.search(low, end, end + _REMARK)
    last = stop.start() if stop else min(len(low), end + _REMARK)
    said = [atom for atom in atoms if start - _REMARK <= atom.start and atom.end <= start]
    more = [atom for atom in atoms if end <= atom.start and atom.end <= last]
    more = more[: next((at for at, atom in enumerate(more) if len(atom.digits) > _MOST), len(more))]
    run = _run_before(low, said, tables)
    if run and start - run[-1].end <= _GAP and "\n" not in low[run[-1].end : start]:
        said = [atom for atom in said if atom.start >= run[-1].end] + more
        begin, stop_at = run[-1].end, max([end, *(atom.end for atom in said)])
    else:
        begin = max(low.rfind(sign, 0, start) for sign in "\n.") + 1
        first = next((at for at, atom in enumerate(atoms) if atom.start >= end and _is_whole(_run(low, atoms[at:]))), None)
        if first is None or atoms[first].start - end > _GAP or _END.search(low, end, atoms[first].start):
            return None
        run = _run(low, atoms[first:])
        said = [atom for atom in atoms[:first] if atom.start >= begin and atom.start >= start - _REMARK]
        last, stop_at = run[0].start, run[-1].end
    told = [atom for atom in said if atom.kind in {"digits", "word"}]
    text = low[begin:last]
    return _Remark(min(atom.start for atom in [*said, *run]), stop_at, run, told, text, _at_end(text, tables))


def _run_before(low: str, atoms: Sequence[Atom], tables: Tables) -> list[Atom]:
    """The groups of the last whole number of `atoms` behind which only a remark on it stands."""
    rest = list(atoms)
    while rest and (_counts(low, rest[-1], tables) or not _is_whole(_run(low, rest, -1))):
        rest.pop()
    return _run(low, rest, -1)


def _run(low: str, atoms: Sequence[Atom], step: int = 1) -> list[Atom]:
    """The groups of digits close together with which `atoms` begin, or (`step` -1) end."""
    run: list[Atom] = []
    for atom in atoms[::step]:
        one, other = (run[-1], atom) if run and step > 0 else (atom, run[-1]) if run else (atom, atom)
        if run and not _CLOSE.fullmatch(low, one.end, other.start):
            break
        run.append(atom)
    return run[::step]


def _counts(low: str, atom: Atom, tables: Tables) -> bool:
    """Whether an atom is a word that tells how many digits: "(two digits at the end …)"."""
    said = low[atom.end : atom.end + _NAMED].lstrip() if atom.kind == "word" and len(atom.digits) == 1 else ""
    return bool(said) and cues(tables, "digits", "tail", "order_last", "front", "order_first").match(said) is not None


def _is_whole(run: Sequence[Atom]) -> bool:
    return sum(len(atom.digits) for atom in run if atom.digits.isdigit()) >= _LEAST


def _at_end(text: str, tables: Tables) -> bool:
    """Whether the last digits are meant and not the first ones."""
    return cues(tables, "tail", "order_last").search(text) is not None or cues(tables, "front", "order_first").search(text) is None


def _size(low: str, remark: _Remark, tables: Tables) -> int:
    """How many digits are to be left out; 0 where the remark does not tell."""
    digits = "".join(atom.digits for atom in remark.run)
    own = remark.run[-1 if remark.tail else 0].digits
    placed = cues(tables, "tail", "order_last", "front", "order_first").search(remark.text) is not None
    for atom in remark.said:
        ends = digits.endswith(atom.digits) if remark.tail else digits.startswith(atom.digits)
        named = cues(tables, "digits").match(low[atom.end : atom.end + _NAMED].lstrip()) is not None
        if ends and not named and len(atom.digits) <= _MOST and (atom.digits == own or (placed and len(atom.digits) > 1)):
            return len(atom.digits)
    for atom in remark.said:
        told = cues(tables, "digits").search(low, atom.end, atom.end + _NAMED) is not None
        if placed and len(atom.digits) == 1 and 1 <= int(atom.digits) <= _MOST and (told or int(atom.digits) == len(own)):
            return int(atom.digits)
    if placed and not remark.said and cues(tables, "two_digits").search(remark.text):
        return 2
    return 1 if placed and not remark.said and len(own) == 1 else 0


def _cut(run: Sequence[Atom], size: int, tail: bool) -> list[Atom]:
    """The groups without `size` digits at one end; the group there is of kind "cut", which is a disguise."""
    kept = list(run)
    while size and kept:
        atom = kept.pop(-1 if tail else 0)
        if len(atom.digits) > size and atom.end - atom.start == len(atom.digits):
            atom = (
                atom._replace(end=atom.end - size, digits=atom.digits[:-size])
                if tail
                else atom._replace(start=atom.start + size, digits=atom.digits[size:])
            )
            kept.insert(len(kept) if tail else 0, atom)
            size = 0
        size -= min(size, len(atom.digits))
    if kept:
        at = -1 if tail else 0
        kept[at] = kept[at]._replace(kind="cut")
    return kept
