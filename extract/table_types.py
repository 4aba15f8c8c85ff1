"""What the columns of the rule tables may hold, as `data/guide.csv` says it, and what is wrong with a value that they may not.

A type is one of `TYPES`, a column whose values are the ones known (`indicators.indicator`), a word of `KNOWN` for such columns of
several tables, or a value that stands for itself; several are joined by `or`: `country or empty`, `isco08 or -`.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from math import isfinite
from typing import NamedTuple

CLOSED = "closed"
EMPTY = "empty"
_ANY = "und"  # BCP 47 for a language that is not told
_FEW = 40  # values of a closed column that one line of an error names

# What may be given by tables of one's own too: the columns whose values are the known ones, and what they are.
KNOWN = {
    "country": ((("countries", "code"),), "a country of countries.csv (ISO 3166-1 alpha-2: PH)"),
    "currency": ((("rates", "currency"), ("countries", "currency")), "a currency of rates.csv (ISO 4217: PHP)"),
    "language": (
        (("languages", "language"), ("spoken_languages", "language"), ("language_names", "language"), ("countries", "language")),
        "a language of languages.csv or spoken_languages.csv (BCP 47: tl, zh-Hans)",
    ),
    "app": ((("chat_types", "type"),), "an app of chat_types.csv"),
    "money group": ((("currency_groups", "group"),), "a group of currency_groups.csv"),
}

# Several of one type, with a space between.
_LISTS = {"languages": "language", "countries": "country", "indicators": "indicators.indicator", "parts": "indicator_parts.part"}

_ISCO08 = re.compile(  # its minor groups; a unit group is one more digit
    "(?:0[1-3]1|11[12]|12[12]|13[1-4]|14[1-3]|2[12][1-6]|23[1-5]|24[1-3]|25[12]|26[1-5]|3[1-3][1-5]|34[1-3]|35[12]|41[1-3]|42[1-2]"
    "|43[12]|441|51[1-6]|52[1-4]|53[12]|541|61[1-3]|62[12]|63[1-4]|7[12][1-3]|7[34][12]|75[1-4]|81[1-8]|821|83[1-5]|9[126][12]"
    "|93[1-3]|941|951|952)[0-9]"
)
_TAG = re.compile("[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
_PLACE = re.compile(r"geonames:[0-9]+|(?:hotspot|admin1|admin2|country|own):\S.*")


class Guide(NamedTuple):
    """What is said of tables: the types of their columns, and the values of their closed ones."""

    types: Mapping[tuple[str, str], str]
    values: Mapping[tuple[str, str], tuple[str, ...]]


def guide_of(rows: Iterable[Mapping[str, str]]) -> Guide:
    """The guide of the rows of `guide.csv`: a row without a value is a column's, one without a column a table's."""
    types: dict[tuple[str, str], str] = {}
    values: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in rows:
        key = row["table"], row["column"]
        if row["value"]:
            values[key] = (*values.get(key, ()), row["value"])
        elif row["column"]:
            types[key] = row["type"]
    return Guide(types, values)


Known = Callable[[str, str], frozenset[str]]  # table, column -> the values that stand there, one's own among them


def fault(value: str, kinds: str, closed: Sequence[str], known: Known) -> str | None:
    """What was expected where a value is none that a column of type `kinds` may have; None where it is."""
    expected = []
    for kind in kinds.split(" or "):
        said = _fault(value, kind, closed, known)
        if said is None:
            return None
        expected.append(said)
    return " or ".join(expected)


def _fault(value: str, kind: str, closed: Sequence[str], known: Known) -> str | None:
    if kind == CLOSED:
        return None if value in closed else _one_of(value, closed)
    if kind == "pattern":
        return _no_pattern(value)
    if kind in TYPES:
        fits, expected = TYPES[kind]
        return None if fits(value) else expected
    if kind in _LISTS:
        of = _LISTS[kind]
        said = [_fault(one, of, closed, known) for one in value.split(" ")]
        return f"{kind} with a space between: {next(filter(None, said))}" if any(said) else None
    if kind == "money":
        return _no_money(value, known)
    if kind in KNOWN:
        columns, expected = KNOWN[kind]
        roots = {_root(value)} - {_ANY} if kind == "language" else {value}
        return None if all(any(root in _roots(kind, known(*column)) for column in columns) for root in roots) else expected
    table, dot, column = kind.partition(".")
    if dot:
        return None if value in known(table, column) else f"one that stands in {table}.csv ({column})"
    return None if value == ("" if kind == EMPTY else kind) else kind


def _root(tag: str) -> str:
    """A language is known where one of its kin is: zh-TW by zh-Hant."""
    return tag.split("-")[0] if _TAG.fullmatch(tag) else tag


def _roots(kind: str, values: frozenset[str]) -> frozenset[str]:
    return frozenset(_root(tag) for value in values for tag in value.split()) if kind == "language" else values


def _no_money(value: str, known: Known) -> str | None:
    """`PHP`, `local:peso` (that of the readers), and either as it counts on one side of a figure only (`ahead:`, `behind:`, `after:`)."""
    code = re.sub("^(?:ahead|behind|after):", "", value)
    if code.startswith("local:"):
        return _fault(code.removeprefix("local:"), "money group", (), known)
    return _fault(code, "currency", (), known)


def _no_pattern(value: str) -> str | None:
    """What keeps a value from being a regular expression."""
    try:
        re.compile(value)
    except re.error as error:
        return f"a regular expression ({error})"
    return None if value else "a regular expression"


def _one_of(value: str, closed: Sequence[str]) -> str:
    if len(closed) <= _FEW:
        return f"one of {', '.join(filter(None, closed))}"
    near = get_close_matches(value, closed, 5) or closed[:5]
    return f"one of the {len(closed)} values that docs/rules.md lists ({', '.join(near)}, …)"


def is_number(value: str) -> bool:
    """Whether a value is a finite number."""
    try:
        return isfinite(float(value))
    except ValueError:
        return False


def _is_date(value: str) -> bool:
    """Whether a value is a year, a month or a day of ISO 8601."""
    try:
        date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:
        return False
    return len(value) in (4, 7, 10)


def _within(most: float) -> Callable[[str], bool]:
    return lambda value: is_number(value) and abs(float(value)) <= most


def _like(pattern: str) -> Callable[[str], bool]:
    return lambda value: re.fullmatch(pattern, value) is not None


# Type -> whether a value is of it, and what is expected.
TYPES: dict[str, tuple[Callable[[str], bool], str]] = {
    "word": (lambda value: bool(value.strip()), "a word or phrase"),
    "words": (lambda value: all(map(str.strip, value.split("|"))), "words with | between"),
    "note": (lambda _: True, "anything"),
    "source": (lambda value: bool(value.strip()), "where it is from"),
    "date": (_is_date, "a date (ISO 8601: 2026-11-25, 2026-11 or 2026)"),
    "number": (is_number, "a number"),
    "kilometres": (lambda value: is_number(value) and float(value) > 0, "a number of kilometres, more than 0"),
    "latitude": (_within(90), "a latitude (-90 to 90)"),
    "longitude": (_within(180), "a longitude (-180 to 180)"),
    "digits": (_like("[0-9]+"), "figures only"),
    "letter": (_like("[a-z]"), "one of the letters a to z"),
    "month": (
        _like("[EBS]?(?:[1-9]|1[0-2])|E13"),
        "a month, 1 to 12, an Ethiopian one, E1 to E13, one of the Solar Hijri calendar, S1 to S12, or of Bikram Sambat, B1 to B12",
    ),
    "isco08": (lambda value: _ISCO08.fullmatch(value) is not None, "a unit group of ISCO-08 (four figures: 5120)"),
    "new country": (_like("[A-Z]{2}"), "two capital letters (ISO 3166-1 alpha-2)"),
    "new currency": (_like("[A-Z]{3}"), "three capital letters (ISO 4217)"),
    "new languages": (lambda value: all(map(_TAG.fullmatch, value.split(" "))), "a language as BCP 47 writes it (tl, zh-Hans)"),
    "place": (lambda value: _PLACE.fullmatch(value) is not None, "a place (geonames:1566083, hotspot:…, admin1:…, country:…)"),
    "code point": (_like("[0-9A-F]{4,5}(?:[ |][0-9A-F]{4,5})*"), "code points in hexadecimal figures (1033)"),
}
