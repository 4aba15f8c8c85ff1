"""Numbers with pictures for digits: "nine-one-seven and 🥚🥚🥚🥚🥚🥚🥚", "081 ⭕⭕⭕ ⭕⭕⭕⭕".

Round ones are zeros where they make a number whole; what others mean is told beside one of them, or is the zero that is named near.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extract.number.atom import Atom

_PICTURE = re.compile(r"([\u2600-\u27bf\u2b00-\u2bff\u25a0-\u25ff\U0001f300-\U0001faff])\ufe0f?(?:\ufe0f?[ ]?\1)*")
_ROUND = frozenset("🥚⭕🍩⚽🏀🏐🎾🥎⚾🎱🔵🔴🟠🟡🟢🟣🟤⚪⚫🪙🌕🌑💿📀🥯🍪🌝🌚🍊🍅🍑🍒🫧🎈🥏⚬○◯●◎◉⬤⚪👌🍎🍏🛞🏵🌐🌍🌎🌏🔘")
_FEW = 3  # pictures of one kind that stand for digits
_BESIDE = 24  # characters between a picture and what it means
_FAR = 90  # characters between a row of pictures and what it means


def pictures(low: str, atoms: Sequence[Atom]) -> list[Atom]:
    """Rows of one picture as digits; none in most texts."""
    known = {atom.start for atom in atoms}
    rows = [match for match in _PICTURE.finditer(low) if match.start() not in known]
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
        if match.group().count(match.group(1)) == 1:
            for atom in singles:
                if -1 <= max(atom.start - match.end(), match.start() - atom.end) <= _BESIDE and atom.kind == "word":
                    return atom.digits, match.start()
    for match in mine:
        for atom in singles:
            if atom.digits == "0" and max(atom.start - match.end(), match.start() - atom.end) <= _FAR and atom.kind == "word":
                return "0", -1
    return None
