"""Apps that have the same handle: "WeChat: fake_hr, Telegram same ID", "my name on Facebook and Messenger is one: fake_hr"."""

import re
from dataclasses import replace
from functools import lru_cache

from extract.app.apps import Group
from extract.disguise.plain import Plain
from extract.findings import Contact
from extract.handle import hints as handle_hints
from extract.handle import words as handle_words
from extract.handle.words import Handle
from extract.reading import Reading
from extract.tables import Tables
from extract.words.contact_words import alternation, finder

_HEAD = 24  # characters before the app in which its handle ends
_NEXT = 12  # characters between a handle and an app of the same name
_APART = 48  # characters between two apps of which one handle is told
_BREAK = re.compile(r"[\n!?。！？।።။]|\.\s")


def line(low: str, at: int, most: int) -> str:
    """At most `most` characters from `at` on, to the end of the line."""
    return low[at : at + most].partition("\n")[0]


def shared(plain: Plain, groups: list[Group], index: int, found: list[Handle], taken: bytearray, tables: Tables) -> list[Handle]:
    """`found`, the handles of a group, and the same for the group before, whose name stands in the same sentence without a handle,
    where a word says that both have the same: "Facebook and Messenger, one name: fake_hr"."""
    group = groups[index]
    before = _named_before(groups, index) if found else None
    if before is None or found[0].start < group.end or set(before.apps) & set(group.apps):
        return found
    gap = plain.low[before.end : group.start]
    around = plain.low[max(0, before.start - _HEAD) : found[0].start] + line(plain.low, found[-1].end, _HEAD)
    if any(taken[before.end : group.start]) or _BREAK.search(gap) or re.search("[a-z0-9]+[._][a-z0-9]|[0-9]{4}", gap):
        return found
    if not finder(tables, "same_name").search(around):
        return found
    shapes = handle_words.shapes(tables)
    more = (replace(found[0], type=kind) for kind in before.apps if kind in shapes and shapes[kind].fullmatch(found[0].value))
    return [*found, *more]


def _named_before(groups: list[Group], index: int) -> Group | None:
    """The last group with an app before this one, near it."""
    for other in range(index - 1, -1, -1):
        if groups[index].start - groups[other].end > _APART:
            return None
        if groups[other].apps:
            return groups[other]
    return None


def of(found: list[Contact], reading: Reading, plain: Plain, group: Group) -> list[Contact]:
    """ "WeChat: fake_hr, Telegram same ID": the handle just before is this app's too."""
    tables = reading.tables
    last = max((c for c in found if c.end is not None), key=lambda c: c.end or 0, default=None)
    if last is None or last.start is None or last.end is None or last.type not in handle_words.shapes(tables):
        return []
    begin = plain.starts[group.start]
    gap = reading.text[last.end : begin]
    if not 0 <= begin - last.end <= _HEAD or (len(gap) > _NEXT and not finder(tables, "same_name").search(gap.lower())):
        return []
    if gap.count("\n") > 0 and (gap.strip() or gap.count("\n") > 1):
        return []  # elsewhere than beside it or at the beginning of the next line
    more = _added(tables).match(plain.low, group.end, group.end + _NEXT * 4)
    behind = line(plain.low, group.end, handle_hints.HINT // 2)
    undotted = handle_words.hints(tables).removal.search(behind) and handle_hints.names_dot(behind, tables)
    value = last.value + more.group(1) if more else last.value.replace(".", "") if undotted else last.value
    shapes = handle_words.shapes(tables)
    return [
        replace(last, type=kind, value=value, obfuscated=last.obfuscated or value != last.value)
        for kind in group.apps
        if kind in shapes and shapes[kind].fullmatch(value)
    ]


@lru_cache(maxsize=8)
def _added(tables: Tables) -> re.Pattern[str]:
    """ "Same name, but add _x": what is added."""
    said = alternation(tables, "append")
    return re.compile(rf"[^\n.!?。]{{0,24}}?(?:{said})[^\n.!?。a-z0-9_]{{0,12}}(_[a-z0-9_]{{1,12}}|[0-9]{{1,6}})(?![a-z0-9])")
