"""Number words with digits in them: kh0ng and z3ro for their letters, nol8satu2 and 5yüz for other words."""

import re
from collections.abc import Iterator, Mapping

from extract.number.atom import Atom

_TOUCHING = re.compile("[0-9](?:[a-z]|(?<=[a-z].))")  # in every such word, found fast
_MIXED = re.compile(r"(?<![a-z0-9_.@/-])(?:[a-zçğıöşü]+[0-9]|[0-9][a-zçğıöşü])[a-z0-9çğıöşü]*(?![a-z0-9_@çğıöşü])")
_PIECE = re.compile("[0-9]+|[^0-9]+")
_LEET = str.maketrans("01345", "oieas")
_HUNDRED = "100"


def find(low: str, meant: Mapping[str, str], longest: int) -> Iterator[Atom]:
    """The number words in such words, by their values `meant`, from left to right; `longest` are the letters of the longest of them."""
    for match in _MIXED.finditer(low) if _TOUCHING.search(low) else ():
        word = match.group()
        if (read := word.translate(_LEET)) in meant:
            yield Atom(match.start(), match.end(), meant[read], "word")
        else:
            yield from _apart(word, match.start(), meant, longest)


def _apart(word: str, start: int, meant: Mapping[str, str], longest: int) -> list[Atom]:
    """The number words of a word that has but such and digits; the digits are found as all are."""
    found: list[Atom] = []
    for piece in _PIECE.finditer(word):
        at, end = piece.span()
        while not word[at].isdigit() and at < end:
            size = next((size for size in range(min(longest, end - at), 0, -1) if word[at : at + size] in meant), 0)
            if not size:
                return []
            digits, before = meant[word[at : at + size]], word[at - 1] if at else ""
            if digits == _HUNDRED and before.isdigit() and at == 1:
                found.append(Atom(start, start + at + size, before + digits[1:], "word"))
            else:
                found.append(Atom(start + at, start + at + size, digits, "word"))
            at += size
            if at == end:
                break
    return found
