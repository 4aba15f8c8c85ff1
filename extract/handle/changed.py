"""Names beside an app, or found behind it, as the words behind them say to change them (`edits`)."""

import re
from dataclasses import replace

from extract.app.apps import Group
from extract.disguise.plain import Plain
from extract.handle import edits
from extract.handle.words import Handle, hints, shapes
from extract.tables import Tables

LABELLED = re.compile(r"[^\n.!?;。,，@:：]{1,28}[:：][ \t]{0,3}(?=\S)")
_PLAIN = re.compile(r"@?(_?[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*_?)(?![a-z0-9_@/à-ɏḁ-ỿ-])(?<=[a-z0-9._@-]{5})")
_FIGURES = re.compile(r"[0-9oil](?:[0-9oil-]|[ ](?=[0-9oil])){7,}(?![a-z0-9_])")  # O9OO-OOO-OO1, a number


def beside(
    plain: Plain,
    group: Group,
    places: list[int],
    spots: list[int],
    limit: int,
    tables: Tables,
    taken: bytearray,
    languages: frozenset[str],
) -> list[Handle]:
    """The word behind a group's labels as the words behind it say to change it; `spots` are `places` and where one behind a colon may
    begin."""
    known = shapes(tables)
    for start in spots:
        glued = plain.low[start - 1 : start].isalnum() and plain.ends[start - 1] == plain.starts[start]
        inner = glued and plain.low[start] == "_"  # hr_fakelily: "hr" is a filler
        match = None if inner else _PLAIN.match(plain.low, start)
        if match is None or any(taken[start : match.end()]) or match.group(1) in hints(tables).stops:
            continue
        if _FIGURES.match(plain.low, start):
            continue
        new = edits.edited(plain.low, match.end(), limit, match.group(1), tables, languages, start not in places)
        if new:
            return [
                Handle(start, match.end(), kind, new[1], True)
                for kind in group.apps
                if kind in known and known[kind].fullmatch(new[1])
            ]
    return []


def behind(plain: Plain, found: list[Handle], limit: int, tables: Tables, languages: frozenset[str]) -> list[Handle]:
    """The one handle of `found` as the words behind it say to change it; empty where they say nothing."""
    if len({handle.value for handle in found}) != 1:
        return []
    new = edits.edited(plain.low, found[0].end, limit, found[0].value, tables, languages, sure=True)
    known = shapes(tables)
    return [replace(one, value=new[1], disguised=True) for one in found if known[one.type].fullmatch(new[1])] if new else []
