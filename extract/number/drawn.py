"""Numbers with pictures for digits: "nine-one-seven and 🥚🥚🥚🥚🥚🥚🥚", "081 ⭕⭕⭕ ⭕⭕⭕⭕".

Round ones are zeros where they make a number whole; what others mean is told beside one of them, or is the zero that is named near.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from extract.number.atom import Atom
from extract.number.counts import is_count
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.number_cues import cues, rare

_PICTURE = re.compile(r"([\u2600-\u27bf\u2b00-\u2bff\u25a0-\u25ff\U0001f300-\U0001faff])\ufe0f?(?:\ufe0f?[ ]?\1)*")
_ROUND = frozenset("🥚⭕🍩⚽🏀🏐🎾🥎⚾🎱🔵🔴🟠🟡🟢🟣🟤⚪⚫🪙🌕🌑💿📀🥯🍪🌝🌚🍊🍅🍑🍒🫧🎈🥏⚬○◯●◎◉⬤⚪👌🍎🍏🛞🏵🌐🌍🌎🌏🔘")
_FEW = 3  # pictures of one kind that stand for digits
_BESIDE = 24  # characters between a picture and what it means
_MOST = 60  # words for round things that are looked at in one text
_COUNTED = 12  # characters between a word for a round thing and how many there are
_APART = re.compile(rf"[\d,.;:!?()\n、，{STOPS}،]")
_BESIDE_FIGURE = re.compile("[0-9]")  # of a number that the picture belongs to
_WITHIN = re.compile("[가-힣]{2}")
_FAR = 90  # characters between a row of pictures and what it means


def pictures(low: str, atoms: Sequence[Atom]) -> list[Atom]:
    """Rows of one picture as digits; none in most texts."""
    found = list(_PICTURE.finditer(low))
    known = {atom.start for atom in atoms} if found else ()
    rows = [match for match in found if match.start() not in known]
    if not rows:
        return []
    often = Counter[str]()
    for match in rows:
        often[match.group(1)] += match.group().count(match.group(1))
    singles = [atom for atom in atoms if len(atom.digits) == 1 and atom.kind != "letters"]
    return list(_read(rows, often, singles)) if any(count >= _FEW for count in often.values()) and atoms else []


def _read(rows: "list[re.Match[str]]", often: Counter[str], singles: Sequence[Atom]) -> Iterator[Atom]:
    for picture, count in often.items():
        if count < _FEW:
            continue
        mine = [match for match in rows if match.group(1) == picture]
        told = _told(mine, singles)
        digit, mention = told or ("0" if picture in _ROUND else "", -1)
        for match in mine if digit else ():
            if match.start() != mention:
                yield Atom(match.start(), match.end(), digit * match.group().count(picture), "letters")


def _told(mine: "list[re.Match[str]]", singles: Sequence[Atom]) -> tuple[str, int] | None:
    """The digit named beside one picture that stands alone, and where that stands; else the zero that is named near a row."""
    for match in mine:
        if match.group().count(match.group(1)) == 1 and not _BESIDE_FIGURE.search(match.string, match.start() - 1, match.end() + 1):
            for atom in singles:
                if -1 <= max(atom.start - match.end(), match.start() - atom.end) <= _BESIDE and atom.kind == "word":
                    return atom.digits, match.start()
    for match in mine:
        for atom in singles:
            if atom.digits == "0" and max(atom.start - match.end(), match.start() - atom.end) <= _FAR and atom.kind == "word":
                return "0", -1
    return None


def named(low: str, atoms: Sequence[Atom], tables: Tables) -> list[Atom]:
    """Round things that are counted in words, as zeros: "0917 and seven eggs"; none in most texts."""
    if "egg" not in rare(low, tables):
        return []
    counts = [atom for atom in atoms if is_count(atom)]
    out: list[Atom] = []
    for word in islice(cues(tables, "egg").finditer(low), _MOST) if counts and len(atoms) > 1 else ():
        if _WITHIN.match(low, word.start() - 1):
            continue  # 제공, "offered", ends with a ball
        beside = [
            (len(gap.strip()), atom.start > word.start(), atom.start, atom)
            for atom in _around(counts, word.start(), word.end())
            if not _APART.search(gap := low[min(atom.end, word.end()) : max(atom.start, word.start())])
        ]
        if beside and not (out and out[-1].end > beside[0][2]):
            count = min(beside)[3]
            out.append(Atom(min(count.start, word.start()), max(count.end, word.end()), "0" * int(count.digits), "word"))
    return out


def _around(counts: Sequence[Atom], start: int, end: int) -> Sequence[Atom]:
    """The counts that stand right before and behind a word."""
    at = bisect_left(counts, start, key=lambda atom: atom.start)
    return [
        atom
        for atom in counts[max(0, at - 1) : at + 1]
        if -_COUNTED <= atom.start - end <= _COUNTED or 0 <= start - atom.end <= _COUNTED
    ]
