"""Digits of a number that the words beside it say to leave out: "0812 000 0355 4, don't dial the last 4", "… 99 (delete the last two)",
"remove the first digit: 9 0812 …"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from extract.number.atom import Atom
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words import windows
from extract.words.number_cues import REPEATS, code_before, cues, listed

_NEAR = 128  # characters on either side of the word for leaving out in which its number stands
_REMARK = 64  # characters on either side of the word for leaving out in which the remark on a number goes on
_GAP = 40  # characters between a number and the remark on it
_LEAST = 8  # digits of a number with what is to be left out
_REST = 6  # digits that are left at least
_MOST = 4  # digits that are left out
_COUNTS = frozenset("234")
_NAMED = 12  # characters between a count and the word for digits
_CLOSE = re.compile(r"[ \-–—.()*~·・/]{0,3}")  # between two groups of a number
_TOUCHING = re.compile(r"[ \-.]{0,2}")  # between one in figures and one in words
_DENIED = 16  # characters before the word for leaving out in which it is denied
_SHORT = re.compile(r"[ ](?:[^\W\d]{1,3}[ ])?")  # "no lo borren"
_END = re.compile(rf"[{STOPS}!?\n]|\.(?=\s|$)")


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
    starts = [atom.start for atom in atoms]
    for match in orders(low, tables):
        near = atoms[bisect_left(starts, match.start() - _NEAR) : bisect_left(starts, match.end() + _NEAR)]
        remark = _remark(low, near, match.start(), match.end(), tables) if near else None
        place = _place(low, remark, tables) if remark else None
        if remark and place and sum(len(atom.digits) for atom in remark.run) - place[1] >= _REST:
            kept = _cut(remark.run, *place)
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
    return (match for match in found if match.group() not in without and not _is_denied(low, match.start(), tables))


def _is_denied(low: str, start: int, tables: Tables) -> bool:
    """Whether a word for "not" stands right before the word for leaving out: "so that they do not delete it"."""
    said = windows.before(low, start, _DENIED)
    return any(_SHORT.fullmatch(said, denial.end()) for denial in cues(tables, "no_app").finditer(said))


def _remark(low: str, atoms: Sequence[Atom], start: int, end: int, tables: Tables) -> _Remark | None:
    """The remark around the word for leaving out at `start:end`, with the number right before it, or else right behind; `atoms` are those
    near it."""
    return _behind_number(low, atoms, start, end, tables) or _before_number(low, atoms, start, end, tables)


def _behind_number(low: str, atoms: Sequence[Atom], start: int, end: int, tables: Tables) -> _Remark | None:
    """A remark that goes on to the end of its sentence: "0812 000 0355 4, don't dial the last 4"."""
    run = _run_before(low, [atom for atom in atoms if start - _REMARK <= atom.start and atom.end <= start], tables)
    if not run or start - run[-1].end > _GAP or "\n" in low[run[-1].end : start]:
        return None
    stop = _END.search(low, end, end + _REMARK)
    last = stop.start() if stop else min(len(low), end + _REMARK)
    said = [atom for atom in atoms if run[-1].end <= atom.start and atom.end <= last]
    said = list(takewhile(lambda atom: atom.end <= start or atom.kind == "times" or len(atom.digits) <= _MOST, said))
    return _told_of(run, said, low[run[-1].end : last], end, tables)


def _before_number(low: str, atoms: Sequence[Atom], start: int, end: int, tables: Tables) -> _Remark | None:
    """A remark that leads to a number: "remove the first digit: 9 0812 …"."""
    first = next((at for at, atom in enumerate(atoms) if atom.start >= end and _is_whole(_run(low, atoms[at:]))), None)
    if first is None or atoms[first].start - end > _GAP or _END.search(low, end, atoms[first].start):
        return None
    begin = max(*(low.rfind(sign, start - _REMARK, start) for sign in "\n."), start - _REMARK - 1, -1) + 1
    run = _run(low, atoms[first:])
    said = [atom for atom in atoms[:first] if atom.start >= begin and not code_before(low, atom.start, tables)]
    return _told_of(run, said, low[begin : run[0].start], end, tables)


def _told_of(run: list[Atom], said: list[Atom], text: str, end: int, tables: Tables) -> _Remark:
    """What `text` says of the number `run` with the digits `said`; the word for leaving out ends at `end`."""
    every = [*said, *run]
    told = [atom for atom in said if atom.kind in {"digits", "word"} or atom.digits in REPEATS]
    return _Remark(
        min(atom.start for atom in every), max(end, *(atom.end for atom in every)), run, told, text, _at_end(text, tables)
    )


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
        if run and not (_CLOSE if one.kind == other.kind else _TOUCHING).fullmatch(low, one.end, other.start):
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


def _place(low: str, remark: _Remark, tables: Tables) -> tuple[int, int] | None:
    """Which digits of the number are to be left out: from where on, and how many; None where the remark does not tell."""
    digits = "".join(atom.digits for atom in remark.run)
    own = remark.run[-1 if remark.tail else 0].digits
    placed = cues(tables, "tail", "order_last", "front", "order_first").search(remark.text) is not None
    for told, sure in _told(low, remark.said, tables):
        ends = digits.endswith(told) if remark.tail else digits.startswith(told)
        if ends and (sure or told == own or (placed and len(told) > 1)):
            return (len(digits) - len(told) if remark.tail else 0), len(told)
        if len(told) > 1 and digits.count(told) == 1 and (sure or told in {atom.digits for atom in remark.run}):
            return digits.index(told), len(told)
        lone = _lone(low, told, digits, remark, tables) if len(told) == 1 else None
        if lone:
            return lone, 1
    size = _count(low, remark, len(own), tables) if placed else 0
    return ((len(digits) - size if remark.tail else 0), size) if size else None


def _lone(low: str, told: str, digits: str, remark: _Remark, tables: Tables) -> int | None:
    """Where in the number the one digit stands that is to be left out of its middle: the only group of it that nothing touches, or the
    only such digit where words beside it say that it stands there."""
    inner = [atom for atom in remark.run[1:-1] if atom.digits == told and not _is_touched(low, atom)]
    if len(inner) == 1:
        return sum(len(atom.digits) for atom in remark.run if atom.start < inner[0].start)
    beside = ((max(0, atom.start - 2 * _NAMED), atom.end + 2 * _NAMED) for atom in remark.said if atom.digits == told)
    middle = any(cues(tables, "order_middle").search(low, start, end) for start, end in beside)
    return digits.index(told, 1) if middle and digits[1:-1].count(told) == 1 else None


def _is_touched(low: str, atom: Atom) -> bool:
    """Whether a letter or a digit touches a group: the 1 in 영1영."""
    return low[atom.start - 1 : atom.start].isalnum() or low[atom.end : atom.end + 1].isalnum()


def _told(low: str, said: Sequence[Atom], tables: Tables) -> Iterator[tuple[str, bool]]:
    """The digits that a remark names, and whether they can be nothing else: "the 99", "two nines", "the double nine"."""
    for one, other in pairwise(said):
        if len(other.digits) == 1 and other.start - one.end <= _NAMED and not _END.search(low, one.end, other.start):
            times = int(one.digits) if one.digits in _COUNTS else REPEATS.get(one.digits)
            if times:
                yield other.digits * times, True
    for atom in said:
        named = cues(tables, "digits").match(low[atom.end : atom.end + _NAMED].lstrip()) is not None
        if not named and len(atom.digits) <= _MOST:
            yield atom.digits, False


def _count(low: str, remark: _Remark, own: int, tables: Tables) -> int:
    """How many digits at the end are to be left out, the last group of which is `own` long: "the last two digits", "the last one"."""
    for atom in remark.said:
        told = cues(tables, "digits").search(low, atom.end, atom.end + _NAMED) is not None
        if atom.digits in _COUNTS | {"1"} and (told or int(atom.digits) == own):
            return int(atom.digits)
    if remark.said:
        return 0
    return 2 if cues(tables, "two_digits").search(remark.text) else int(own == 1)


def _cut(run: Sequence[Atom], start: int, size: int) -> list[Atom]:
    """The groups without `size` digits from the place `start` on; one beside them is of kind "cut", which is a disguise."""
    kept: list[Atom] = []
    at, total = 0, sum(len(atom.digits) for atom in run)
    for atom in run:
        first, last = max(0, start - at), min(len(atom.digits), start + size - at)
        at += len(atom.digits)
        if first >= last:
            kept.append(atom)
            continue
        written = atom.end - atom.start == len(atom.digits)
        end = atom.start + first if written and last == len(atom.digits) else atom.end
        begin = atom.start + last if written and not first else atom.start
        if rest := atom.digits[:first] + atom.digits[last:]:
            kept.append(Atom(begin, end, rest, "cut"))
        elif kept and at < total:
            kept[-1] = kept[-1]._replace(end=atom.end)  # nothing parts what stands on both sides
    near = next((at for at, atom in enumerate(kept) if atom.start > run[0].start), 0) if start == 0 else len(kept) - 1
    return [atom._replace(kind="cut") if at == near else atom for at, atom in enumerate(kept)]
