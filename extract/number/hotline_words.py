"""Hotlines as the tables list them, and words that tell to call one or speak of an authority (`data/authorities.csv`)."""

import re
from functools import lru_cache

import phonenumbers

from extract.compiled import compiled
from extract.tables import Tables
from extract.words.phrases import Phrases
from extract.words.word_patterns import ahead, one_of

_SPEAKING = frozenset({"authority", "call", "recruiter", "other", "affected", "verify", "their"})
_TOUCHING, _BETWEEN = 4, 8  # characters between "call" and its number, and between a number and "call"
_WORD = re.compile(r"[^\W\d]{3,}")
_EMERGENCY = 3  # digits of an emergency number; those of two count too much else


@lru_cache(maxsize=8)
def _listed(tables: Tables) -> dict[str, frozenset[str]]:
    """Hotline digits → countries; `*` for any."""
    found: dict[str, set[str]] = {}
    for row in tables.rows("authorities"):
        if row["kind"] == "hotline":
            found.setdefault(row["value"], set()).update(row["country"].split() or ["*"])
    return {digits: frozenset(countries) for digits, countries in found.items()}


@lru_cache(maxsize=8)
def _words(tables: Tables) -> Phrases:
    return Phrases([row for row in tables.rows("authorities") if row["kind"] in _SPEAKING], "value")


@lru_cache(maxsize=8)
def hotline_word(tables: Tables) -> re.Pattern[str]:
    """A word for a hotline that stands right before a number."""
    words, small = (
        [row["value"] for row in tables.rows("authorities") if row["kind"] == kind] for kind in ("hotline_word", "hotline_small")
    )
    gap = r"[\s:：#.\-–(（/]{0,4}"
    return compiled(rf"{ahead(words)}(?:{one_of(words)}){gap}(?:{one_of(small)}|,)?{gap}$")


@lru_cache(maxsize=8)
def _dial(tables: Tables) -> Phrases:
    return Phrases([row for row in tables.rows("authorities") if row["kind"] in {"dial", "hotline_word"}], "value")


def tells_to_call(before: str, tables: Tables) -> bool:
    """Whether `before` (lower case) has a word such as "call", "report to" or "complaints"."""
    return bool(_dial(tables).find(before))


def told_to_dial(before: str, behind: str, tables: Tables) -> bool:
    """Whether "call" or "report to" ends `before`, or "call" or "report" in languages that put it last begins `behind`."""
    earlier = _dial(tables).find(before)
    if earlier and len(before) - earlier[-1].end <= _TOUCHING and not _WORD.search(before, earlier[-1].end):
        return True
    later = _dial(tables).find(behind)
    if not later or later[0].start > _BETWEEN:
        return False
    gap = behind[: later[0].start]
    touching = gap == " " and not behind[1:2].isascii()  # በ 6040 ይደውሉ
    return touching or ("." not in gap and not gap.isascii())


def dialled_behind(behind: str, tables: Tables) -> bool:
    """Whether a word for calling or reporting follows in the same sentence: "1102 ga qo'ng'iroq qiling"."""
    rest = re.split(r"[.!?,;\n]", behind, maxsplit=1)[0]
    return bool(_dial(tables).find(rest))


def speaks_for_authority(before: str, tables: Tables) -> bool:
    """Whether a word for police, embassy or another authority stands in `before` (lower case)."""
    return any(hit.row["kind"] == "authority" for hit in _words(tables).find(before))


def is_short(digits: str) -> bool:
    """Whether a number is as short as a hotline's."""
    return 2 <= len(digits) <= 6


def is_listed(digits: str, where: tuple[str, ...], tables: Tables) -> bool:
    """Whether a short number is one to call in one of these countries: of the table, or an emergency number of three digits by
    libphonenumber."""
    countries = _listed(tables).get(digits, frozenset())
    return (
        "*" in countries
        or not countries.isdisjoint(where)
        or (
            len(digits) == _EMERGENCY and not digits.endswith("00") and _saves(digits, where)  # 100 counts something more often
        )
    )


def is_long(digits: str, where: tuple[str, ...], tables: Tables) -> bool:
    """Whether a number of more digits is a hotline of the table in one of these countries."""
    return not is_short(digits) and not _listed(tables).get(digits, frozenset()).isdisjoint(where)


@lru_cache(maxsize=4096)
def _saves(digits: str, where: tuple[str, ...]) -> bool:
    return any(phonenumbers.is_emergency_number(digits, country) for country in where)


def is_known(digits: str, tables: Tables) -> bool:
    """Whether these digits are a known hotline anywhere."""
    return digits in _listed(tables)


def is_hashed(text: str, start: int, digits: str, tables: Tables) -> bool:
    """Whether the digits at `start` are a known hotline that is dialled with the number sign before them: #9110."""
    return text[max(0, start - 1) : start] == "#" and "#" + digits in _listed(tables)
