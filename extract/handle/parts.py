"""Handles of two parts with something between: "bo and tturi with an underscore between", "fakeryba, between fake and ryba put 00",
"fake twice, a dot between"."""

import re
import unicodedata
from functools import lru_cache

from extract.app.apps import Group
from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.handle.told_words import table
from extract.handle.words import Handle, hints, shapes
from extract.tables import Tables
from extract.text import sentences
from extract.words.contact_words import alternation, finder
from extract.words.sign_names import named

_WORD = re.compile(r"(?<![a-z0-9_.@/-])[a-z][a-z0-9]{1,20}(?![a-z0-9_@/]|\.[a-z])")
_FIGURES = re.compile(r"(?<![\w.,+@/-])[0-9]{1,6}(?![\w%@/]|[.,:][0-9])")
_FOREIGN = re.compile(r"[\u0400-\u04ff]{3,}")
_SIGNS = frozenset("_.-")
_REGION = 60  # characters behind two parts in which their sign is told
_FAR = 40  # characters from a word for "twice" to what stands between
_LEAST = 3  # letters of a part that another script, or its ending in a sentence, writes otherwise


def put_between(region: str, value: str, tables: Tables, languages: frozenset[str]) -> str:
    """ "Between fake and ryba put 2026": `value` with figures or a sign between the two parts that are named."""
    between = finder(tables, "between").search(region)
    at = _joint(region, value, tables) if between else 0
    if not at:
        return ""
    put = _put(region, tables, languages)
    return value[:at] + put + value[at:] if put and put not in value else ""


def _joint(region: str, value: str, tables: Tables) -> int:
    """Where the two parts of `value` that a text names meet; 0 where it names none."""
    said = [match.group() for match in _WORD.finditer(region)]
    for one in said:
        if value.startswith(one) and value[len(one) :] in said:
            return len(one)
    heard = [_latin(match.group(), tables) for match in _FOREIGN.finditer(region)]
    for at in range(_LEAST, len(value) - _LEAST + 1) if len(heard) > 1 else ():
        ends = value[:at], value[at:]
        if all(any(_is_like(part, word) for word in heard) for part in ends):
            return at
    return 0


def _is_like(part: str, word: str) -> bool:
    """Whether a word is a part as another script writes it, but for its ending: sopkoj, sopka."""
    same = next((at for at, (one, other) in enumerate(zip(part, word, strict=False)) if one != other), min(len(part), len(word)))
    return same >= max(_LEAST, len(part) - 1) and len(word) <= len(part) + 2


def _latin(word: str, tables: Tables) -> str:
    """A word in Cyrillic letters in Latin ones."""
    known = _latin_letters(tables)
    return "".join(known.get(char) or unicodedata.name(char, "?").rpartition(" ")[2][0].lower() for char in word)


@lru_cache(maxsize=8)
def _latin_letters(tables: Tables) -> dict[str, str]:
    rows = [row for row in tables.rows("other_scripts") if len(row["other"]) == 1 and row["letters"].isascii()]
    return {row["other"]: row["letters"] for row in sorted(rows, key=lambda row: len(row["letters"]), reverse=True)}


def _put(region: str, tables: Tables, languages: frozenset[str]) -> str:
    """The one sign or figure that is told; figures in words where none is written."""
    figures = [match.group() for match in _FIGURES.finditer(region)]
    signs = [sign for sign in named(region, tables) if sign in _SIGNS]
    if len(signs) + len(figures) == 1:
        return (signs + figures)[0]
    if signs or figures:
        return ""
    hits = [hit for hit in table(tables, languages).find(region) if hit.row["kind"] == "digit" and len(hit.row["value"]) < _LEAST]
    whole = [hit for hit in hits if not region[hit.end : hit.end + 1].isalpha() or region[hit.start] > "\u0e00"]
    return "".join(hit.row["value"] for hit in whole)


def twice(region: str, value: str, tables: Tables, _languages: frozenset[str]) -> str:
    """ "Twice, a dot between": `value` two times with the sign that is told."""
    many = finder(tables, "edit_twice").search(region[:_FAR])
    rest = region[many.end() : many.end() + _FAR] if many else ""
    between = finder(tables, "between").search(rest)
    signs = [sign for sign in named(rest, tables) if sign in _SIGNS]
    if many is None or between is None or len(signs) != 1 or not value.isalnum():
        return ""
    return value + signs[0] + value if not _WORD.search(region[: many.start()]) else ""


def coupled(plain: Plain, group: Group, places: list[int], limit: int, tables: Tables, taken: bytearray) -> list[Handle]:
    """The handle of two names right behind a group of labels and the sign that the words behind them put between: "bo and tturi with
    an underscore between"."""
    known = shapes(tables)
    for start in places:
        pair = _pair(tables).match(plain.low, start, limit)
        if pair is None or any(taken[start : pair.end()]) or {*pair.groups()} & hints(tables).stops:
            continue
        region = sentences.END.split(plain.low[pair.end() : min(limit, pair.end() + _REGION)])[0]
        between = finder(tables, "between").search(region)
        sign = next(iter(_signed(region, tables)), None) if between else None
        if between is None or sign is None or sign[0] > between.end() + _FAR // 2:
            continue
        value = pair.group("one") + sign[2] + pair.group("other")
        end = pair.end() + max(between.end(), sign[1])
        return [Handle(start, end, kind, value, True) for kind in group.apps if kind in known and known[kind].fullmatch(value)]
    return []


def _signed(region: str, tables: Tables) -> list[tuple[int, int, str]]:
    """The signs that a text names, where they stand in it."""
    kinds = {"underscore": "_", "dot": ".", "dash": "-"}
    found = [(*match.span(), sign) for kind, sign in kinds.items() for match in finder(tables, kind).finditer(region)]
    return sorted(found, key=lambda one: (one[0], -one[1]))


@lru_cache(maxsize=8)
def _pair(tables: Tables) -> re.Pattern[str]:
    """Two names with "and" between."""
    said = alternation(tables, "conjunction")
    name = "[a-z][a-z0-9]{1,20}"
    return compiled(rf"(?P<one>{name})[ ]?(?:{said})[ ]?(?<![a-z])(?P<other>{name})(?![a-z0-9_@.à-ɏ-])")
