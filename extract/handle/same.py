"""Apps that have the same handle: "WeChat: fake_hr, Telegram same ID", "my name on Facebook and Messenger is one: fake_hr"."""

import re
from dataclasses import replace
from functools import lru_cache

from extract.app.apps import Group
from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.findings import Contact
from extract.handle import hints as handle_hints
from extract.handle import remarks
from extract.handle import words as handle_words
from extract.handle.words import Handle
from extract.reading import Reading
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import alternation, finder
from extract.words.sign_names import named

_HEAD = 24  # characters before the app in which its handle ends
_SAID = 40  # where a word among them says that the name is the same
_NEXT = 12  # characters between a handle and an app of the same name
_APART = 48  # characters between two apps of which one handle is told
_NAME = re.compile("[a-z0-9][._][a-z0-9]|[0-9]")
_BREAK = re.compile(rf"[\n!?{STOPS}]|\.\s")


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
    head = _BREAK.split(plain.low[max(0, before.start - _HEAD) : before.start])[-1]
    tail = _BREAK.split(plain.low[found[-1].end : found[-1].end + _HEAD])[0]
    around = head + plain.low[before.start : found[0].start] + tail
    if any(taken[before.end : group.start]) or _BREAK.search(gap) or re.search("[a-z0-9][._][a-z0-9]|[0-9]{4}", gap):
        return found
    if remarks.leaves_bracket(gap) or found[0].start - group.end > _APART:
        return found  # "(Zalo is the same number) Telegram: …"
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


def same(found: list[Contact], reading: Reading, plain: Plain, groups: list[Group]) -> list[Contact]:
    """ "WeChat: fake_hr, Telegram same ID": the handle before is also that of an app that has none, where words beside it say so."""
    known = handle_words.shapes(reading.tables)
    handles = [contact for contact in found if contact.type in known and contact.start is not None]
    more: list[Contact] = []
    for at, group in enumerate(groups if handles else ()):
        kinds = [kind for kind in group.apps if kind in known and all(kind != contact.type for contact in found + more)]
        other = _other(groups, at, handles, plain.low, reading.tables) if kinds else None
        if other:
            more += _given(other, kinds, other.value, known)
        elif kinds and _is_said(plain.low, group, reading.tables):
            more += _of(found, handles, kinds, reading, plain, group)
    return more


def _other(groups: list[Group], at: int, handles: list[Contact], low: str, tables: Tables) -> Contact | None:
    """The handle of the app that is named right behind another, with "same as" between: 微信：同飞机."""
    if at + 1 == len(groups) or not _as_in(tables).fullmatch(low, groups[at].labels[-1].end, groups[at + 1].start):
        return None
    return next((one for one in handles if one.type in groups[at + 1].apps), None)


def _given(one: Contact, kinds: list[str], value: str, shapes: dict[str, re.Pattern[str]]) -> list[Contact]:
    """The contact `one` as one of each of these apps that take such a `value`."""
    odd = one.obfuscated or value != one.value
    return [replace(one, type=kind, value=value, obfuscated=odd) for kind in kinds if shapes[kind].fullmatch(value)]


def _is_said(low: str, group: Group, tables: Tables) -> bool:
    """Whether words before an app or behind it say that the name is the same."""
    beside = low[max(0, group.start - _HEAD) : group.end] + line(low, group.end, _HEAD)
    said = group.same and finder(tables, "same_name").search(beside) is not None
    return said or is_closed(low, group, tables) or is_changed(low, group, tables)


def is_closed(low: str, group: Group, tables: Tables) -> bool:
    """Whether no more is said of a group than that it has the same name: "Instagram the same"."""
    return _beside(tables).match(low, group.labels[-1].end) is not None


def is_changed(low: str, group: Group, tables: Tables) -> bool:
    """Whether the words behind a group say that it has the same name with another sign: they tell no name themselves."""
    remark = _BREAK.split(line(low, group.labels[-1].end, handle_hints.HINT))[0]
    said = finder(tables, "same_name", "same_short").search(remark[:_SAID])
    if said is None or re.search("[:=：＝]", remark) or _NAME.search(remark, 0, said.start()):
        return False
    changes = finder(tables, "swap", "instead", "remove", "undotted", "edit_swap").search(remark, said.end())
    return changes is not None and (bool(named(remark, tables)) or "_" in remark)


def _of(
    found: list[Contact], handles: list[Contact], kinds: list[str], reading: Reading, plain: Plain, group: Group
) -> list[Contact]:
    """The handle before a group for `kinds`, its apps: the last one, if nothing else stands between, or the only one of the text."""
    tables, begin = reading.tables, plain.starts[group.start]
    last = max((one for one in found if one.end is not None and one.end <= begin), key=lambda one: one.end or 0, default=None)
    only = {contact.value for contact in handles}
    if last is None or last not in handles or not _is_near(last.end or 0, begin, reading):
        last = handles[0] if len(only) == 1 and (handles[0].end or 0) <= begin else None
        if last is None or not is_closed(plain.low, group, tables):
            return []
    more = _added(tables).match(plain.low, group.end, group.end + _NEXT * 4)
    remark = _BREAK.split(line(plain.low, group.end, handle_hints.HINT))[0]
    value = remarks.changed(last.value, remark, named(remark, tables), tables)
    value = last.value + more.group(1) if more else value
    return _given(last, kinds, value, handle_words.shapes(tables))


def _is_near(end: int, begin: int, reading: Reading) -> bool:
    """Whether a handle that ends at `end` stands just before an app: beside it or at the end of the line before."""
    gap = reading.text[end:begin]
    if gap.count("\n") > 0 and (gap.strip() or gap.count("\n") > 1):
        return False
    return len(gap) <= _NEXT or (len(gap) <= _SAID and finder(reading.tables, "same_name").search(gap.lower()) is not None)


@lru_cache(maxsize=8)
def _as_in(tables: Tables) -> re.Pattern[str]:
    return compiled(rf"[ ]?[:：=]?[ ]?(?:{alternation(tables, 'same_as')})[ ]?")


@lru_cache(maxsize=8)
def _beside(tables: Tables) -> re.Pattern[str]:
    """ "The same" right behind an app, at the end of what is said."""
    said, word = alternation(tables, "same_name", "same_short"), r"[^\s\d,.;:!?@()（）。，、]"
    return compiled(
        rf"{word}{{0,6}}[ ]?[:：,(（—–-]?[ ]?(?:{word}{{1,6}}[ ]){{0,2}}?(?:{said}){word}{{0,4}}(?:[ ]{word}{{1,6}})?[ ]?"
        rf"(?:$|[\n,.;!?)）{STOPS}，])"
    )


@lru_cache(maxsize=8)
def _added(tables: Tables) -> re.Pattern[str]:
    """ "Same name, but add _x": what is added."""
    said = alternation(tables, "append")
    return compiled(rf"[^\n.!?。]{{0,24}}?(?:{said})[^\n.!?。a-z0-9_]{{0,12}}(_[a-z0-9_]{{1,12}}|[0-9]{{1,6}})(?![a-z0-9])")
