"""Digits behind signs that the text explains: "change the X to 9: +44 7700 X00 X45", "*000000000, a 9 in place of the star",
"8I2 XXXX XXXX, I is 1, X is 0"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, product
from string import ascii_lowercase

from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.number.atom import Atom
from extract.number.numbers import Number, opening
from extract.number.scene import Scene
from extract.number.surplus import orders
from extract.tables import Tables
from extract.text.misread import LOOKS
from extract.words.contact_words import pattern, words
from extract.words.number_cues import cues, kinds, listed

_DRAWN = r"*#?_•●○◯★☆■□▢△▲◆◇✱✳\u2b50\u2600-\u27bf\U0001f300-\U0001faff"
_LETTER = re.compile(r"[a-z](?<![a-z0-9@_.+'’-].)(?![a-z0-9@_.'’-])")
_GAP = r"[ ().\-]"
_TWICE = "|".join(letter * 2 for letter in ascii_lowercase)
_SIGNED = re.compile(  # a digit beside a sign, or beside a letter that is no part of a word: in every such number, found fast
    rf"[0-9](?:[a-z]|{_GAP}{{0,2}}[{_DRAWN}]|{_GAP}{{1,2}}(?:[a-z](?![a-z])|{_TWICE})"
    rf"|(?<=[a-z{_DRAWN}].)|(?<=[{_DRAWN}]{_GAP}.)|(?<=[{_DRAWN}]{_GAP}{_GAP}.)"
    rf"|(?<=(?<![a-z])[a-z]{_GAP}.)|(?<=(?<![a-z])[a-z]{_GAP}{_GAP}.)|(?<=(?:{_TWICE}){_GAP}.)|(?<=(?:{_TWICE}){_GAP}{_GAP}.))"
)
_HIDING = re.compile(r"(?<![a-z])([a-z])\1{1,9}(?![a-z])|[0-9]([a-z])(?![a-z])|(?<![a-z])([a-z])(?=[0-9])")
_CYRILLIC = re.compile("[0-9][ ]?х")
_USUAL = frozenset("xyzoils")
_ALIKE = {letter: LOOKS[letter] for letter in "oilszb"}  # what letters are read as that nothing explains
_PLAIN = frozenset("oil")
_UNKNOWN = frozenset("xyz")
_TOLD = 14  # characters around a letter and its digit in which one is said to stand for the other
_OTHER = 30  # what a comma between a sign and a digit adds to their distance
_STARS = "⭐🌟★☆✱✳"
_NEAR = 90  # characters between a number and the words that explain its sign
_BESIDE = 26  # characters between a sign and its digit
_SIGNS = 9  # signs in one number of few digits
_KINDS = 4  # different signs in one number
_TRIED = 24  # meanings of one number's signs


@lru_cache(maxsize=8)
def _names(tables: Tables) -> dict[str, str]:
    """The names of signs as patterns: a star, the letter X."""
    known = sorted(kind for kind in kinds(tables) if kind.startswith("sign "))
    found = {kind.removeprefix("sign "): [word.lower() for word in listed(tables, kind)] for kind in known}
    found.setdefault("*", []).extend(words(tables, "star"))
    return {sign: pattern(names) for sign, names in found.items()}


@lru_cache(maxsize=64)
def _run(letters: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A number with signs and these letters in it, one sign, and a sign at a number's end that belongs to the words behind."""
    sign, any_of = f"[{letters}{_DRAWN}]", f"0-9{letters}{_DRAWN}"
    return (
        compiled(rf"[+{any_of}](?<![\w@./].)(?:(?<!\+)|[{any_of}])(?:[ ().\-]{{0,3}}[{any_of}]){{6,21}}(?![\w@])"),
        compiled(sign),
        compiled(rf"[ ().\-]+{sign}$"),
    )


def find(plain: Plain, atoms: Sequence[Atom], scene: Scene) -> Iterator[Number]:
    """The numbers with signs for digits that are told within some words of them."""
    if _CYRILLIC.search(plain.low):
        plain = replace(plain, low=plain.low.replace("х", "x"))
    singles = _without_articles(atoms)
    if not _SIGNED.search(plain.low) or not (singles or any(orders(plain.low, scene.tables))):
        return
    whole, one, lone = _run("".join(sorted({*_USUAL, *_hiding(plain.low)})))
    starts = [atom.start for atom in singles]
    for match in whole.finditer(plain.low):
        written = lone.sub("", match.group())
        if not _is_one(written):
            continue
        signs = list(dict.fromkeys(one.findall(written)))
        digits = sum(char.isdigit() for char in written)
        size = digits + len(one.findall(written))
        if not signs or len(signs) > _KINDS or not 7 <= size <= 15 or digits < 1 or (size - digits > _SIGNS and digits < 5):
            continue
        start, end = match.start(), match.start() + len(written)
        near = singles[bisect_left(starts, start - 2 * _NEAR) : bisect_left(starts, end + 2 * _NEAR)]
        yield from islice(_meant(plain, start, end, signs, near, scene), 1)


def _without_articles(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms of one digit but an O; a word for one right before another is its article: "un 7"."""
    single = [atom for atom in atoms if len(atom.digits) == 1 and atom.kind != "letters"]
    begins = {atom.start for atom in single}
    return [atom for atom in single if not (atom.digits == "1" and atom.kind == "word" and atom.end + 1 in begins)]


def _hiding(low: str) -> set[str]:
    """Letters beside a digit or written again and again that also stand alone."""
    alone = set(_LETTER.findall(low))
    return alone.intersection(letter for match in _HIDING.finditer(low) for letter in match.groups() if letter) if alone else alone


def _is_one(written: str) -> bool:
    """Whether letters stand in a number as they do where they hide digits: beside one, or one letter again and again."""
    words = [word for word in re.split(r"[ ().\-+]+", written) if word.isalpha()]
    return all(len(set(word)) == 1 and (len(word) > 1 or word in _ALIKE) for word in words)


def _meant(plain: Plain, start: int, end: int, signs: list[str], near: Sequence[Atom], scene: Scene) -> Iterator[Number]:
    """The numbers that a country takes with digits for the signs at `start:end`; one at least is told."""
    if not set(signs) - _PLAIN:
        return  # o, i and l are digits wherever they stand among others
    told = {sign: list(_told(plain, start, end, sign, near, scene.tables)) for sign in signs}
    if not all(told.values()) and not (any(told.values()) and all(told[sign] or sign in _ALIKE for sign in signs)):
        return
    ways = product(*([_ALIKE[sign], *told[sign]] if sign in _PLAIN else told[sign] or [_ALIKE[sign]] for sign in signs))
    for way in islice(ways, _TRIED):
        number = _number(plain, start, end, dict(zip(signs, way, strict=True)), scene)
        if scene.grade(number):
            yield number


def _told(plain: Plain, first: int, last: int, sign: str, singles: Sequence[Atom], tables: Tables) -> Iterator[str]:
    """The digits told beside a mention of the sign, outside of the number itself, the nearest first."""
    name = rf"(?<![a-z]){sign}+(?![a-z])" if sign.isalpha() else re.escape(sign)
    known = _names(tables).get("*" if sign in _STARS else sign)
    name = f"{name}|{known}" if known else name
    low, near = plain.low, []
    for mention in re.finditer(name, low[max(0, first - _NEAR) : last + _NEAR]):
        start, end = (at + max(0, first - _NEAR) for at in mention.span())
        if first <= start < last:
            continue
        ordered = orders(low, tables, max(last, start - _BESIDE), end + _BESIDE) if sign not in _PLAIN else ()
        near += [(abs(order.start() - start), "") for order in ordered]
        near += [
            (_distance(low, start, end, atom), atom.digits)
            for atom in singles
            if not first <= atom.start < last
            and atom.start != start
            and (not sign.isalpha() or sign in _UNKNOWN or _is_key(low, start, end, atom, tables))
            and -1 <= max(atom.start - end, start - atom.end) <= _BESIDE
        ]
    yield from dict.fromkeys(digits for _far, digits in sorted(near))


def _is_key(low: str, start: int, end: int, atom: Atom, tables: Tables) -> bool:
    """Whether words or a sign around a letter at `start:end` and a digit say that one stands for the other."""
    said = low[max(0, min(start, atom.start) - _TOLD) : max(end, atom.end) + _TOLD]
    return "=" in said or cues(tables, "exchange", "fix", shared=("means", "instead", "swap")).search(said) is not None


def _distance(low: str, start: int, end: int, atom: Atom) -> int:
    """How far a digit stands from the mention of a sign at `start:end`; one in another clause is farther."""
    gap = low[end : atom.start] if atom.start >= end else low[atom.end : start]
    return len(gap) + (atom.start < start) + _OTHER * bool(re.search("[,;،、，.]", gap))


def _number(plain: Plain, start: int, end: int, meant: Mapping[str, str], scene: Scene) -> Number:
    written = plain.low[start:end]
    plus = written.startswith("+") or opening(plain, start, scene.tables)[1]
    return Number(start, end, re.sub(r"\D", "", "".join(meant.get(char, char) for char in written)), plus, True, 1)
