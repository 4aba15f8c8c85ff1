"""Handles with words for their signs near an app, with other words between: "fakeling dot 2024 is my LINE", "busquen hrfake guion lily en
WeChat", ค้นหา fakelingจุด2024 ใน Instagram. Right behind an app `spoken` reads them, and a word for "_" is read anywhere."""

import re

from extract.app.apps import Group
from extract.disguise.plain import ODD, Plain
from extract.handle import beside
from extract.handle import spoken as spoken_handles
from extract.handle.handles import pieced
from extract.handle.words import Handle, hints
from extract.tables import Tables
from extract.words.contact_words import finder
from extract.words.latin_words import is_word
from extract.words.sign_names import TOLD_SIGNS

_SIGNS = [kind for kind in TOLD_SIGNS if kind != "underscore"]
_REACH = 100  # characters in which one is looked for
_FIRST = re.compile(
    r"(?<![\w@./+-])(?=[0-9]{0,4}[a-z_])[a-z0-9_][a-z0-9_.]{0,23}[ ]?$|(?<=[^\W\da-z_])[a-z][a-z0-9_.]{1,23}[ ]?$"
)  # ค้นหาhr จุด
_SHAPE = re.compile(r"[a-z0-9_]+(?:[.-][a-z0-9_]+)+")
_FIGURED = re.compile("[a-z][0-9]{2}")
_NAME = re.compile("[a-z]{3,}")
_DASHED = re.compile(r"(?<![\w@./+-])[a-z][a-z0-9_.]*(?:-[a-z0-9_.]+){1,3}(?![\w@/-])")  # hrfake-lily, of a word for its dash


def find(plain: Plain, group: Group, limit: int, tables: Tables, taken: bytearray, languages: frozenset[str]) -> list[Handle]:
    """The handle told nearest to a group of labels, before it or behind it and before `limit`, for each app that takes such a one."""
    if group.pointing or group.same:
        return []
    low = plain.low
    before, behind = beside.sides(low, group.start, group.end, limit, _REACH)
    told = [one for one in _told(plain, *before, tables, languages) if beside.is_near(low[one[1].end : group.start])][-1:]
    if not told:
        told = [one for one in _told(plain, *behind, tables, languages) if beside.is_near(low[group.end : one[0]])][:1]
    for start, one in told:
        if not any(taken[start : one.end]):
            return pieced(plain, start, one, group, tables)
    return []


def _told(plain: Plain, begin: int, stop: int, tables: Tables, languages: frozenset[str]) -> list[tuple[int, spoken_handles.Told]]:
    """Where handles with words for their signs begin from `begin` on, and what they are; from left to right, none inside another."""
    low, end = plain.low, begin
    found: list[tuple[int, spoken_handles.Told]] = []
    for sign in finder(tables, *_SIGNS).finditer(low, begin, stop):
        first = _FIRST.search(low, end, sign.start()) if sign.start() >= end else None
        told = spoken_handles.read(low, first.start(), stop, tables, languages, ends=True) if first else None
        whole = told is not None and told.end > sign.end() and first is not None and told.value.startswith(first.group().strip())
        if first and told and whole and _is_name(told.value, tables):
            found.append((first.start(), told))
            end = told.end
    for match in _DASHED.finditer(low, begin, stop) if ODD in plain.marks[begin:stop] else ():
        dashes = [at for at in range(*match.span()) if low[at] == "-"]
        if any(plain.odd(at, at + 1) for at in dashes) and _is_name(match.group(), tables):
            found.append((match.start(), spoken_handles.Told(match.end(), match.group())))
    return sorted(found, key=lambda one: one[0])


def _is_name(value: str, tables: Tables) -> bool:
    """Whether a part of a told handle is no word of any sentence, and none is one that stands between: "meeting point 5"."""
    plain = hints(tables).firm.isdisjoint(re.split("[._-]", value))
    return (
        _SHAPE.fullmatch(value) is not None
        and plain
        and (_FIGURED.search(value) is not None or any(not is_word(part) for part in _NAME.findall(value)))
    )
