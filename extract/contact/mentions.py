"""`@name` anywhere in a text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from extract.app.apps import Group
from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.handle.words import hints, unglued
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import alternation, pattern
from extract.words.number_cues import of_kind

_BARE = re.compile(r"@(?<![a-z0-9_.@/%-].) {0,2}((?:[a-z0-9_.] ){5,40}[a-z0-9_])(?![a-z0-9_])")
_AT = re.compile(r"@(?<![a-z0-9_.@/%-].)([a-z0-9_][a-z0-9_.-]{1,40})(?![@a-z0-9])")
_ROW = re.compile(r"(?<![a-z0-9_.@/%-])(?:@[a-z0-9_]{5,32}){2,}(?![a-z0-9@.-])")  # @fake_hr1@fake_hr2, no address of a server
_IN_ROW = re.compile(r"@([a-z0-9_]+)")
_CLOSED = re.compile(r"@(?<=[^\W\d_]{3}\..)([a-z0-9_][a-z0-9_.-]{1,40})(?![@a-z0-9])")  # "send it to me.@fake_hr"
_RIGHT = re.compile(r"[ :：=>→-]{0,3}")  # between an app and its name
_OWN = re.compile(r"\s{0,2}[:：]|[^\n.,;!?]{0,16}[+@0-9]")  # behind an app that has another name or number
_LED = re.compile(r"[^\n.,;!?]{0,16}")  # between an app and its number
_PARTS = re.compile(r"[,;)）、，]")
_BESIDE, _CLAUSE = 6, 40  # characters between a name and its app behind it, or before it in its clause
_ENDS = re.compile(rf"[{STOPS}!?;；\n]|\.\s|[0-9]{{4}}")
_TAGGED = re.compile(r"(?:^|\n)(?:[^\W\d_][^\n@:]{0,24}:[ ]{0,2})?@[A-Z\u00c0-\u00de][a-z\u00df-\u024f]{1,15}[ ,]{1,2}(?=[^\W\d_])")


def find(plain: Plain, tables: Tables) -> list[tuple[int, int, str]]:
    """Every `@name` with its span, the sign included; `@ n a m e` too, where all its letters stand apart. Not `@everyone`."""
    if "@" not in plain.low:
        return []
    stops = hints(tables).stops
    spread = [(m.start(), m.end(), re.sub("[ .]", "", m.group(1))) for m in _BARE.finditer(plain.low)]
    written = (match for form in (_AT, _CLOSED) for match in form.finditer(plain.low))
    found = ((m.start(), m.group(1) + (":" if plain.low[m.end() : m.end() + 1] in {":", "："} else "")) for m in written)
    rows = (match.span() for match in _ROW.finditer(plain.low))
    glued = ((m.start(), m.group(1)) for start, end in rows for m in _IN_ROW.finditer(plain.low, start, end))
    names = ((start, unglued(name).rstrip(".-:")) for start, name in chain(found, glued))
    denied = _denied(tables)
    tagged = {match.group().index("@") + match.start() for match in _TAGGED.finditer(plain.text)}  # "@Marcos who told you that"
    tagged |= {match.start("at") for match in _greeted(tables).finditer(plain.low)}
    kept = (
        (start, name)
        for start, name in names
        if name not in stops and start not in tagged and not denied.search(plain.low, max(0, start - 16), start)
    )
    return spread + [(start, start + 1 + len(name), name) for start, name in kept]


def owners(plain: Plain, groups: Sequence[Group], taken: bytearray, tables: Tables, numbers: Sequence[int] = ()) -> dict[int, int]:
    """The groups of labels that speak of an `@name`, by index, and where both end: they speak of no number behind that ("@fake_hr
    from Telegram. Call me at …"). `numbers`: where the numbers begin."""
    if not groups or "@" not in plain.low:
        return {}
    spans = [(start, end) for start, end, _ in find(plain, tables) if not any(taken[start:end])]
    found = ((_owner(plain.low, groups, start, end, tables, numbers), end) for start, end in spans)
    return {at: max(end, groups[at].end) for at, end in found if at is not None}


def _owner(low: str, groups: Sequence[Group], start: int, end: int, tables: Tables, numbers: Sequence[int]) -> int | None:
    """The group beside a name: right before it, right behind it, or before it in its clause."""
    at = bisect_right(groups, start, key=lambda group: group.start) - 1
    gap = low[groups[at].end : start] if at >= 0 else "\n"
    if _RIGHT.fullmatch(gap):
        return at
    behind = low[end : groups[at + 1].start] if at + 1 < len(groups) else "\n"
    if len(behind) <= _BESIDE and not _ENDS.search(behind) and not _has_own(low, groups[at + 1], tables, numbers):
        return at + 1
    return at if len(gap) <= _CLAUSE and not _ENDS.search(gap) and not _PARTS.search(gap) else None


def _has_own(low: str, group: Group, tables: Tables, numbers: Sequence[int]) -> bool:
    """Whether a name or number of its own, told in words too, stands behind an app: "@fake_hr or WhatsApp 202 …", not "@fake_hr on
    Telegram, call 202 …", nor "@fake_hr on Telegram and the number 202 …"."""
    told = bisect_left(numbers, group.end)
    near = told < len(numbers) and _LED.fullmatch(low, group.end, numbers[told]) is not None
    own = group.types[-1] != "phone" and (near or _OWN.match(low, group.end) is not None)
    return own and _another(tables).match(low, group.end) is None


@lru_cache(maxsize=8)
def _another(tables: Tables) -> re.Pattern[str]:
    """ "And the number", behind an app: another way than the app's."""
    joins, lines = alternation(tables, "connector", "conjunction"), pattern(of_kind(tables, "line_word", "number_word"))
    return compiled(rf"[ ]?(?:{joins})[ ]?(?:[^\W\d_]{{1,6}}[ ]){{0,2}}?(?:{lines})[ ]?[+0-9]")


@lru_cache(maxsize=8)
def _greeted(tables: Tables) -> re.Pattern[str]:
    """ "Hi @someone,": the reader, called by name at the beginning of a line, which ends behind it or goes on behind a comma."""
    name = r"@[a-z0-9_][a-z0-9_.-]{1,40}"
    said = alternation(tables, "greeting")
    return compiled(rf"(?:^|\n)[^\w\n@]{{0,4}}(?:{said})[ ,，!]{{0,3}}(?P<at>{name})[ ]?(?:[,，!！:：.、–—-]|\n|$)")


@lru_cache(maxsize=8)
def _denied(tables: Tables) -> re.Pattern[str]:
    """ "(not @fake_hr_)": what stands before a name that is none."""
    return compiled(rf"[(（][ ]?(?:{alternation(tables, 'denial', 'denied_name')})[ ]?$")
