"""Handles before their app: `fake_hr9 sa Telegram`, `fake_hr9 (tg)`, "username is fake then dash then 77 on WeChat"."""

import re
from functools import lru_cache

from extract.app.apps import Group
from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.handle import spoken as spoken_handles
from extract.handle.coined import COINED
from extract.handle.forms import valid
from extract.handle.handles import DOTTED_APPS, opening, pieced
from extract.handle.words import REACH, Handle
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import alternation, finder
from extract.words.latin_words import is_word

_LETTERED = re.compile(r"(?<![a-z0-9_.@-])[a-z0-9_]([-. ])[a-z0-9_](?:\1[a-z0-9_](?![a-z0-9_]))+")  # f-a-k-e
_NAMED_BEFORE = re.compile(r"(?<![a-z0-9_.@/-])([a-z][a-z0-9.]*_[a-z0-9_.]*[a-z0-9])(?![a-z0-9_@/])")
_DOTTED_BEFORE = re.compile(
    r"(?<![a-z0-9_./+-])([a-z][a-z0-9_]*(?:\.[a-z0-9_]{2,})+)(?![a-z0-9_@/.-])(?<=[a-z0-9_.]{6})"
)  # fake.rio, as instagram has it
_QUOTED = r"[\"“«「『‘][ ]?@?([a-z][a-z0-9_.]{4,30})[ ]?[\"”»」』’][ ]?"
_OWN = re.compile(r"(?<![\w.@/+-])@?([a-z][a-z0-9_.]{4,30})(?![\w@/.-])[\"”»」』’)]?")
_GAP = re.compile(rf"[^\n.!?{STOPS}@:：;0-9]{{1,40}}$")
_APART = re.compile(r"[\s:,;\"“«]*")
_INSIDE = re.compile(r"[^\W_]['’ʻ]$")
_END_GAP = 6  # characters between such a handle and its app
_FAR = 60  # characters to a handle that cannot be a word


def find(plain: Plain, group: Group, tables: Tables, taken: bytearray, languages: frozenset[str] = frozenset()) -> list[Handle]:
    """The handle that stands before its app: `fake_hr9 sa Telegram`, `fake_hr9 (tg)`; only such as cannot be a word."""
    match = _before(tables).search(plain.low, max(0, group.start - REACH), group.start) or _quoted(plain.low, group, tables)
    match = match or _owned(plain, group, tables) or _earlier(plain, group, taken)
    told = None if match else _told_before(plain, group, tables, languages)
    if told:
        return [] if any(taken[told[0].start : told[0].end]) else told  # another app's
    if match is None or any(taken[match.start(1) : match.end(1)]) or not re.search("[a-hj-km-np-z]", match.group(1)):
        return []
    start, end = match.span(1)
    official = "@" if plain.low[start - 1 : start] == "@" else ""
    names = ((kind, official + match.group(1) if kind == "line" else match.group(1)) for kind in group.apps)
    found = ((kind, valid(name, kind, plain, (start, end), tables)) for kind, name in names)
    return [Handle(start, end, kind, value, plain.odd(start, end) or group.disguised) for kind, value in found if value]


def _quoted(low: str, group: Group, tables: Tables) -> "re.Match[str] | None":
    """A name in quotation marks right before its app, unless it is a word."""
    match = None if group.weak else _quoted_before(tables).search(low, max(0, group.start - REACH), group.start)
    dotted = match is not None and "." in match.group(1) and not DOTTED_APPS & set(group.apps)
    return None if match is None or dotted or is_word(match.group(1)) else match


@lru_cache(maxsize=8)
def _quoted_before(tables: Tables) -> re.Pattern[str]:
    """“fakesomchit” ໃນເທເລແກຣມ, « fakejulie » sur Telegram."""
    return compiled(rf"{_QUOTED}(?:(?:[^\x00-\u024f\s]{{1,6}}|(?:{alternation(tables, 'inside')}))[ ]?)?$")


def _owned(plain: Plain, group: Group, tables: Tables) -> "re.Match[str] | None":
    """A name, of letters alone too, that is said to be the writer's on the app: "fakedonomar es mi telegram"."""
    begin = max(0, group.start - REACH)
    gap = _GAP.search(plain.low, begin, group.start)
    if gap is None or finder(tables, "mine").search(plain.low, gap.start(), group.start) is None:
        return None
    for match in _OWN.finditer(plain.low, begin, group.start):
        between = plain.low[match.end() : group.start]
        said = finder(tables, "mine", "filler", "strong", "named", "inside").sub(" ", between)
        if match.end() < gap.start() or not between.strip() or any(map(str.isalpha, said)) or any(map(str.isdigit, said)):
            continue
        if finder(tables, "mine").search(between) and _is_name(plain, match):
            return match
    return None


def _is_name(plain: Plain, match: "re.Match[str]") -> bool:
    """Whether a word cannot be one of the sentence."""
    name, (start, end) = match.group(1), match.span(1)
    return re.search("[a-z][0-9_.]*[a-z]", name) is not None and (
        re.search("[0-9_]|[a-z][.][a-z]", name) is not None
        or (len(name) >= COINED[False] and plain.text[start:end].islower() and not is_word(name))
    )


def _told_before(plain: Plain, group: Group, tables: Tables, languages: frozenset[str]) -> list[Handle]:
    """A handle told in pieces before its app, behind a word for a user's name or for "first", or begun letter by letter: "username is
    fake then dash then 77 on WeChat", "f-a-k-e then m-o, on insta"."""
    begin = max(0, group.start - 2 * _FAR)
    low = plain.low
    named = finder(tables, "strong").search(low, begin, group.start)
    lettered = _LETTERED.search(low, begin, group.start)
    starts = [
        *([lettered.start()] if lettered else []),
        *([opening(plain, named.end(), tables)] if named and not group.weak else []),
    ]
    first = None if group.weak else finder(tables, "first").search(low, begin, group.start)
    apart = _APART.match(low, first.end()) if first else None
    starts += [apart.end()] if apart else []
    for start in starts:
        inside = _INSIDE.search(low, max(0, start - 2), start) is not None  # to'qson
        told = spoken_handles.read(low, start, group.start, tables, languages) if start < group.start and not inside else None
        gap = low[told.end : group.start] if told else ""
        row = lettered is not None and start == lettered.start() and len(gap) <= _FAR // 2 and _GAP.fullmatch(gap) is not None
        if told and (row or len(gap) <= 2 * _END_GAP or (len(gap) <= _FAR and finder(tables, *spoken_handles.JOINING).search(gap))):
            return pieced(plain, start, told, group, tables)
    return []


def _earlier(plain: Plain, group: Group, taken: bytearray) -> "re.Match[str] | None":
    """A handle with an underscore, which no word has, in the clause before its app: `fake_hr <- our Telegram`."""
    begin = max(0, group.start - _FAR)
    clause = re.split(rf"[\n!?{STOPS};]|\.\s", plain.low[begin : group.start])[-1]
    form = _DOTTED_BEFORE if DOTTED_APPS & set(group.apps) and "_" not in clause else _NAMED_BEFORE
    free = [
        match
        for match in form.finditer(plain.low, group.start - len(clause), group.start)
        if not any(taken[match.start() : match.end()])
    ]
    near = bool(free) and group.start - free[-1].end() <= 2 * _END_GAP
    return free[-1] if free and (near or not group.weak) else None


@lru_cache(maxsize=8)
def _before(tables: Tables) -> re.Pattern[str]:
    name = r"(?<![a-z0-9_.@/+-])([a-z0-9.]{0,31}(?:_|(?<=[a-z])[0-9]|(?<=[a-z]{2})\.(?=[a-z]{2}))[a-z0-9_.]{0,31}[a-z0-9])"
    return compiled(rf"{name}[ ,]{{0,2}}(?:[(（][ ]?)?(?:(?:{alternation(tables, 'inside')})[ ]{{0,2}})?$")
