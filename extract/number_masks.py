"""Digits behind a sign that the text explains: "change the X to 9: +44 7700 X00 X45", "*000000000, a 9 in place of the star"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extract.apps import pattern, words
from extract.number_assembly import Scene
from extract.number_atom import Atom
from extract.numbers import Number, opening
from extract.plain import Plain
from extract.tables import Tables

_SIGN = r"[xyz*#?_•●○◯★☆■□▢△▲◆◇✱✳\u2b50\u2600-\u27bf\U0001f300-\U0001faff]"
_RUN = re.compile(rf"(?<![\w@./])\+?(?:[0-9]|{_SIGN})(?:[ ().\-]{{0,2}}(?:[0-9]|{_SIGN})){{6,21}}(?![\w@])")
_LONE = re.compile(rf"[ ().\-]+{_SIGN}$")
_STARS = "⭐🌟★☆✱✳"
_NEAR = 90  # characters between a number and the words that explain its sign
_BESIDE = 26  # characters between a sign and its digit
_SIGNS = 8  # signs in one number


@lru_cache(maxsize=8)
def _names(tables: Tables) -> dict[str, str]:
    """The names of signs as patterns: a star, the letter X."""
    found: dict[str, list[str]] = {}
    for row in tables.rows("number_cues"):
        if row["kind"].startswith("sign "):
            found.setdefault(row["kind"].removeprefix("sign "), []).append(row["word"].lower())
    found.setdefault("*", []).extend(words(tables, "star"))
    return {sign: pattern(names) for sign, names in found.items()}


def find(plain: Plain, atoms: Sequence[Atom], scene: Scene) -> Iterator[Number]:
    """The numbers with a sign for a digit that is told within some words of them."""
    singles = [atom for atom in atoms if len(atom.digits) == 1]
    if not singles:
        return
    starts = [atom.start for atom in singles]
    for match in _RUN.finditer(plain.low):
        written = _LONE.sub("", match.group())
        signs = set(re.findall(_SIGN, written))
        digits = sum(char.isdigit() for char in written)
        if len(signs) != 1 or digits < 3 or not 7 <= digits + written.count(*signs) <= 15:
            continue
        sign, start, end = signs.pop(), match.start(), match.start() + len(written)
        if written.count(sign) > _SIGNS and digits < 5:
            continue
        near = singles[bisect_left(starts, start - 2 * _NEAR) : bisect_left(starts, end + 2 * _NEAR)]
        for value in _told(plain, start, end, sign, near, scene.tables):
            number = _number(plain, start, end, sign, value, scene)
            if scene.grade(number):
                yield number
                break


def _told(plain: Plain, first: int, last: int, sign: str, singles: Sequence[Atom], tables: Tables) -> Iterator[str]:
    """The digits told beside a mention of the sign, outside of the number itself, the nearest first."""
    name = rf"(?<![a-z]){sign}(?![a-z])" if sign.isalpha() else re.escape(sign)
    known = _names(tables).get("*" if sign in _STARS else sign)
    name = f"{name}|{known}" if known else name
    low, near = plain.low, []
    for mention in re.finditer(name, low[max(0, first - _NEAR) : last + _NEAR]):
        start, end = (at + max(0, first - _NEAR) for at in mention.span())
        if first <= start < last:
            continue
        near += [
            (max(atom.start - end, start - atom.end), atom.digits)
            for atom in singles
            if not first <= atom.start < last and -1 <= max(atom.start - end, start - atom.end) <= _BESIDE
        ]
    yield from dict.fromkeys(digits for _far, digits in sorted(near))


def _number(plain: Plain, start: int, end: int, sign: str, value: str, scene: Scene) -> Number:
    written = plain.low[start:end]
    plus = written.startswith("+") or opening(plain, start, scene.tables)[1]
    return Number(start, end, re.sub(r"\D", "", written.replace(sign, value)), plus, True, 1)
