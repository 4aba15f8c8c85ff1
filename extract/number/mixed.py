"""Number words with digits in them: kh0ng and z3ro for their letters, nol8satu2 and 5yüz for other words."""

import re
from collections.abc import Iterator, Mapping

from extract.number.atom import Atom

_TOUCHING = re.compile("[0-9](?:[a-z]|(?<=[a-z].))")  # in every such word, found fast
_LETTERS = "a-zçğıöşü"
_MIXED = re.compile(rf"(?<![a-z0-9_.@/-])(?:[{_LETTERS}]+[0-9]|[0-9][{_LETTERS}])[0-9{_LETTERS}]*(?![0-9_@{_LETTERS}])")
_PIECE = re.compile("[0-9]+|[^0-9]+")
_LEET = str.maketrans("01345", "oieas")
_HUNDRED = "100"
_PART = rf"[0-9{_LETTERS}]+"
_BEFORE, _BEHIND = re.compile(rf"({_PART})[ ,.•–-]{{1,3}}$"), re.compile(rf"[ ,.•–-]{{1,3}}({_PART})")
_FAR = 24  # characters of the word before
_MANY = 3  # pieces of a word that is a number whatever stands beside it


def find(low: str, meant: Mapping[str, str], longest: int) -> Iterator[Atom]:
    """The number words in such words, by their values `meant`, from left to right; `longest` are the letters of the longest of them."""
    for match in _MIXED.finditer(low) if _TOUCHING.search(low) else ():
        word = match.group()
        if (read := word.translate(_LEET)) in meant:
            yield Atom(match.start(), match.end(), meant[read], "word")
        else:
            yield from _apart(word, match.start(), meant, longest)


def spots(low: str, meant: Mapping[str, str], longest: int) -> list[tuple[int, int, str]]:
    """Start, end and what to read for each such word that is a part of a number: its pieces apart, or its letters ("zer0 five")."""
    found = []
    for match in _MIXED.finditer(low):
        word = match.group()
        if meant.get(word[1:]) == _HUNDRED:
            continue  # 5yüz
        pieces = word.translate(_LEET) if word.translate(_LEET) in meant else " ".join(_pieces(word, meant, longest))
        if pieces and (pieces.count(" ") >= _MANY - 1 or _is_among(low, *match.span(), meant, longest)):
            found.append((*match.span(), pieces))
    return found


def is_there(low: str) -> bool:
    """Whether any word with digits and letters stands in a text in lower case."""
    return _TOUCHING.search(low) is not None


def _is_among(low: str, start: int, end: int, meant: Mapping[str, str], longest: int) -> bool:
    """Whether digits or a number word stand right beside."""
    beside = (_BEFORE.search(low, max(0, start - _FAR), start), _BEHIND.match(low, end))
    words = [match.group(1) for match in beside if match]
    return any(word.isdigit() or word in meant or word.translate(_LEET) in meant or _pieces(word, meant, longest) for word in words)


def _pieces(word: str, meant: Mapping[str, str], longest: int) -> list[str]:
    """The digits and number words that a word is made of; none where it has anything else."""
    found: list[str] = []
    for piece in _PIECE.findall(word):
        at = 0
        while at < len(piece) and not piece[0].isdigit():
            size = next((size for size in range(min(longest, len(piece) - at), 0, -1) if piece[at : at + size] in meant), 0)
            if not size and piece.strip("o"):
                return []
            size = size or len(piece)  # oo4five
            found.append(piece[at : at + size])
            at += size
        found += [piece] if piece[0].isdigit() else []
    return found if any(piece in meant for piece in found) else []


def _apart(word: str, start: int, meant: Mapping[str, str], longest: int) -> list[Atom]:
    """The number words of a word that has but such and digits; the digits are found as all are."""
    found: list[Atom] = []
    at = 0
    for piece in _pieces(word, meant, longest):
        if digits := meant.get(piece):
            if digits == _HUNDRED and at == 1 and word[0].isdigit():
                found.append(Atom(start, start + at + len(piece), word[0] + digits[1:], "word"))
            else:
                found.append(Atom(start + at, start + at + len(piece), digits, "word"))
        at += len(piece)
    return found
