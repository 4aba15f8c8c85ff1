"""What is said behind a handle about its signs: "(dots are underscores)", "(the 3 is an e)", "without the dash", "read backwards"."""

import re
from collections.abc import Iterable
from functools import lru_cache

from extract.apps import alternation, words
from extract.tables import Tables

HINT = 80  # characters behind a handle in which something is said about its signs
CLEAR = 3  # letters of a word for a sign from which it counts; names of letters in a row that can be nothing else
SIGNS = {"underscore": "_", "dot": ".", "dash": "-"}
TOLD_SIGNS = {**SIGNS, "dash_weak": "-"}  # words that are ordinary ones too count only where a handle is told
_STEM = 5  # letters of a word that may end otherwise
_NAMED = {**SIGNS, "star": "*"}  # signs that a hint may speak of
_OPENINGS = frozenset("(（[【,，،、;；-–—=*")
_PARTS = re.compile(r"[,;/&)）،，、]|\s(?:and|et|y|e|и|va|dan|at|na|und|và)\s")
_EQUAL = re.compile(r"(?<![a-z0-9])([0-9])[ ]?(?:=|→|->|:)[ ]?([a-z])(?![a-z0-9])")  # 3=e
_FOR_DIGIT = re.compile(r"(?<![a-z0-9])([0-9])(?![a-z0-9])\D{1,24}?(?<![a-z0-9'’])([a-z])\s*[\"'’”»]?\s*$")
_FOR_DIGIT_ANYWHERE = re.compile(
    r"(?<![a-z0-9])([0-9])(?![a-z0-9])[^a-z0-9]{1,24}(?<![a-z0-9'’])([a-z])(?![a-z0-9])"
)  # 4 এর জায়গায় a


def swaps(low: str, end: int, value: str, tables: Tables) -> list[tuple[str, str]]:
    """What the words behind a handle say about its signs: (sign as written, sign meant)."""
    region = _region(low, end, tables)
    if not region:
        return []
    named = _named(region, tables)
    written = [sign for sign in named if sign in value]
    meant = [sign for sign in named if sign not in value and sign != "*"]
    if len(written) == 1 == len(meant):
        return [(written[0], meant[0])]
    turned = [(digit, letter) for letter, digit in _instead(tables).findall(region)]  # "e instead of 3"
    equal = [pair for pair in turned or _EQUAL.findall(region) if pair[0] in value]
    return equal or [pair for part in _PARTS.split(region) if (pair := _letter_for_digit(part, value))]


def meant(low: str, end: int, value: str, tables: Tables) -> str:
    """The handle `value` as the words behind it say to read it: signs changed or left out, or backwards."""
    region = _region(low, end, tables) or _left_out(low, end, tables)
    if not region:
        return value
    asked, digits = _as_digits(tables)
    if "_" in value and asked.search(region):
        value = "_".join(digits.get(part, part) for part in value.split("_"))
    changed = swaps(low, end, value, tables)
    for sign, new in changed:
        value = value.replace(sign, new)
    if not changed and _removing(tables).search(region):
        named = _named(region, tables)
        named = [sign for sign in named if sign in value] or (["_"] if "-" in named else [])  # guion, gạch: either
        for sign in named:
            value = value.replace(sign, "")
    return value[::-1] if _backwards(tables).search(region) else value


def _named(region: str, tables: Tables) -> list[str]:
    """The signs that are named in a text; the word for a dash within "guion bajo" is none."""
    found = []
    for sign, pattern in _signs(tables):
        region, many = pattern.subn(" ", region)
        found += [sign] if many else []
    return found


def names_dot(text: str, tables: Tables) -> bool:
    """Whether a word for a full stop stands in `text` (lower case)."""
    return any(pattern.search(text) for sign, pattern in _signs(tables) if sign == ".")


def _left_out(low: str, end: int, tables: Tables) -> str:
    """ "fake_hr without the dash": what follows where such a word touches the handle."""
    match = _removing(tables).match(low, end + 1) if low[end : end + 1] == " " else None
    return low[end : end + HINT].partition("\n")[0] if match else ""


def _region(low: str, end: int, tables: Tables) -> str:
    """The words behind a handle that may tell how to read it: from a bracket, comma or dash to the line's end."""
    region = low[end : end + HINT].partition("\n")[0]
    if region[:1] == " " and _swapping(tables).match(region, 1):
        return region
    return region if region[:3].strip()[:1] in _OPENINGS and region.strip() else ""


def _letter_for_digit(part: str, value: str) -> tuple[str, str] | None:
    """ "the 3 is an e" """
    match = _FOR_DIGIT.search(part) or (None if part.isascii() else _FOR_DIGIT_ANYWHERE.search(part))
    return (match.group(1), match.group(2)) if match and match.group(1) in value else None


@lru_cache(maxsize=8)
def _swapping(tables: Tables) -> re.Pattern[str]:
    return re.compile(alternation(tables, "swap"))


@lru_cache(maxsize=8)
def _as_digits(tables: Tables) -> tuple[re.Pattern[str], dict[str, str]]:
    """Words that ask for digits, and the number words that may be meant."""
    rows = (
        row for row in tables.rows("number_words") if re.fullmatch("[a-z]{3,}", row["word"]) and re.fullmatch("[0-9]", row["digit"])
    )
    return re.compile(alternation(tables, "as_digit")), {row["word"]: row["digit"] for row in rows}


@lru_cache(maxsize=8)
def _instead(tables: Tables) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9'’])([a-z])\s(?:{alternation(tables, 'instead')})\s(?:[a-z]{{2,3}}\s)?([0-9])(?![a-z0-9])")


@lru_cache(maxsize=8)
def _backwards(tables: Tables) -> re.Pattern[str]:
    return re.compile(alternation(tables, "reversed"))


@lru_cache(maxsize=8)
def _removing(tables: Tables) -> re.Pattern[str]:
    return re.compile(alternation(tables, "remove"))


@lru_cache(maxsize=8)
def _signs(tables: Tables) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A sign, and its words as they begin: dots, noktaları, точки."""
    return tuple((sign, re.compile(_written(sign, words(tables, kind)))) for kind, sign in _NAMED.items())


def _written(sign: str, known: Iterable[str]) -> str:
    """A pattern of a sign and its words, long ones without the letter that case or number changes; a full stop is in every sentence."""
    said = [re.escape(word[:-1] if len(word) >= _STEM else word) for word in known if len(word) >= CLEAR or not word.isascii()]
    return "|".join(said if sign == "." else [*said, re.escape(sign)])
