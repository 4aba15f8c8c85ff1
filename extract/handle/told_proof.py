"""Whether the pieces of a handle themselves tell that they are one: by words for signs, figures, letters by their names, "then"."""

import re

from extract.handle.told_counts import Piece
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import finder
from extract.words.sign_names import CLEAR

JOINING = ("joined", "between")  # what says that pieces belong together, or what belongs between them
_REMARK = re.compile(r" ?[(（,，–—-] ?[^()（）\n]{0,30}")
AFTER = re.compile(rf"\s*(?:$|[\n,;.!?#()\[\]|/:،؛{STOPS}、，；（）「」【】&\"'»”]|[^\x00-\u024f])")


def is_told(low: str, pieces: list[Piece], goes_on: bool, tables: Tables) -> bool:
    """Whether the pieces themselves tell that they are a handle in pieces. `goes_on`: more words for "then" and "add" follow."""
    end = pieces[-1].end
    behind = finder(tables, *JOINING, "as_digit", "last").match(low, end + 1)
    ends = goes_on or AFTER.match(low, end) is not None or behind is not None
    kinds = [piece.kind for piece in pieces]
    clear = any(piece.said and piece.kind in {"sign", "digit"} for piece in pieces[1:] if low[piece.start] != ".")
    dots = sum(piece.said and low[piece.start] == "." for piece in pieces)
    letters, thens = kinds.count("letter"), sum(piece.kind == "then" and piece.said for piece in pieces)
    digits = any(piece.kind == "latin" and piece.value.isdigit() for piece in pieces)
    singles = sum(piece.kind == "latin" and piece.apart and len(piece.value) == 1 for piece in pieces)
    singles += sum(parts_letters(pieces, at) for at in range(len(pieces)))
    if ends and any(piece.strong for piece in pieces):
        return True
    if pieces[-1].kind == "digit" and pieces[-1].said and "latin" in kinds and as_digits(low, end, tables):
        return True
    chained = sum(piece.kind == "then" and low[piece.start : piece.end].strip() == "+" for piece in pieces) > 1  # fake + job + 75
    foreign = thens == 1 and ends and any(piece.kind == "then" and piece.said and low[piece.start] > "\u024f" for piece in pieces)
    if "latin" in kinds and (chained or foreign):
        return True
    signs = sum(piece.said and piece.kind == "sign" for piece in pieces if low[piece.start] != ".")
    if signs > 1 and "latin" in kinds and pieces[-1].kind == "latin":
        return True  # fake dot jobs dot asia
    if letters > CLEAR or singles >= CLEAR or (letters and (thens or clear or dots)):
        return True
    marked = kinds[-3:] == ["latin", "then", "latin"] and any(map(str.isdigit, pieces[-1].value))  # fake then hr77
    return "latin" in kinds and ends and (clear or dots > 1 or thens > 1 or (thens == 1 and (digits or marked)))


def as_digits(low: str, end: int, tables: Tables) -> bool:
    """Whether a remark right behind a number word asks for digits: "fakeana nine (in digits)"."""
    remark = _REMARK.match(low, end)
    return remark is not None and finder(tables, "as_digit").search(remark.group()) is not None


def parts_letters(pieces: list[Piece], at: int) -> bool:
    """Whether a piece is a hyphen or full stop between single letters: F-A-K-E, f . a . k . e."""
    sides = pieces[max(0, at - 1) : at + 2]
    row = pieces[at].apart and sum(piece.apart and piece.value == pieces[at].value for piece in pieces) >= CLEAR
    parting = pieces[at].value in {"-", "."} and (row or not pieces[at].said)
    return parting and len(sides) == 3 and len(sides[0].value) == len(sides[2].value) == 1
