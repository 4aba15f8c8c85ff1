"""Letters told by what is pressed for them: the keys of an old telephone ("333 2 55 33" is fake), the dots and dashes of Morse."""

import re
from collections.abc import Iterator, Sequence

from extract.words.likely import JUNK, likelihood

Row = tuple[int, int, str]  # start, end and value of what is told
Window = tuple[int, int]

_KEYS = {"2": "abc", "3": "def", "4": "ghi", "5": "jkl", "6": "mno", "7": "pqrs", "8": "tuv", "9": "wxyz"}
_GAP = r"(?:[ ]?[-–—.,،፣、/|·*>][ ]?|[ ]{1,2})"
_PRESSED = re.compile(rf"(?<![\w+.,-])(?:(?:([2-9])\1{{0,4}}|[_0]){_GAP}){{3,30}}(?:([2-9])\2{{0,4}}|0)(?![\w%]|[.,][0-9])")
_GROUP = re.compile(r"([2-9])\1*|_|0")
_SIGN = r"[.·•∙⋅…\-–—−‐‑ー]"
_CODED = re.compile(rf"(?<![\w.·•…\-–—−])(?:{_SIGN}{{1,6}}(?:[ ]{{1,3}}|[ ]?[/|,،፣、][ ]?)){{3,30}}{_SIGN}{{1,6}}(?![\w-])")
_CODE = re.compile(rf"{_SIGN}+")
_NEXT = re.compile(r"\s[A-ZÀ-ÞА-Я]")
_DOTS = str.maketrans({"·": ".", "•": ".", "∙": ".", "⋅": ".", "…": "...", **dict.fromkeys("–—−‐‑ー", "-")})
# Letters, figures, then underscore, full stop and hyphen.
_SIGNS = """
.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..
----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----. ..--.- .-.-.- -....-
"""
_MORSE = dict(zip(_SIGNS.split(), "abcdefghijklmnopqrstuvwxyz0123456789_.-", strict=True))


def pressed(low: str, windows: Sequence[Window]) -> Iterator[Row]:
    """The letters of an old telephone's keys, each pressed as often as its place on the key; a fourth or fifth time gives the figure."""
    for begin, stop in windows:
        for row in _PRESSED.finditer(low, begin, stop):
            value = "".join(_letter(group.group()) for group in _GROUP.finditer(row.group()))
            if likelihood(value) > JUNK:
                yield *row.span(), value


def _letter(keys: str) -> str:
    letters = _KEYS.get(keys[0], keys[0])
    return letters[len(keys) - 1] if len(keys) <= len(letters) else keys[0]


def morse(text: str, windows: Sequence[Window]) -> Iterator[Row]:
    """The letters of a row of Morse: in `windows`, or anywhere where it can be nothing else."""
    for row in _CODED.finditer(text):
        said = any(begin <= row.start() < stop for begin, stop in windows)
        signs = [code.group().translate(_DOTS) for code in _CODE.finditer(row.group())]
        if signs[-1][-1] == "." and signs[-1][:-1] in _MORSE and (signs[-1] not in _MORSE or _NEXT.match(text, row.end())):
            signs[-1] = signs[-1][:-1]  # the sentence ends there
        if not all(code in _MORSE for code in signs):
            continue
        value = "".join(_MORSE[code] for code in signs)
        mixed = sum({".", "-"} == set(code) for code in signs)
        if likelihood(value) > JUNK and (said or (mixed > 1 and len(set(signs)) > 3)):
            yield *row.span(), value
