"""Handles before their app: `fake_hr9 sa Telegram`, `fake_hr9 (tg)`, "username is fake then dash then 77 on WeChat"."""

import re
from functools import lru_cache

from extract.app.apps import Group
from extract.disguise.plain import Plain
from extract.handle import spoken as spoken_handles
from extract.handle.coined import COINED
from extract.handle.forms import DECORATED, valid
from extract.handle.handles import DOTTED_APPS, opening, pieced
from extract.handle.words import REACH, Handle, hints, shapes
from extract.tables import Tables
from extract.words.contact_words import alternation, finder, pattern, words
from extract.words.latin_words import is_word

_LETTERED = re.compile(r"(?<![a-z0-9_.@-])[a-z0-9_]([-. ])[a-z0-9_](?:\1[a-z0-9_](?![a-z0-9_]))+")  # f-a-k-e
_NAMED_BEFORE = re.compile(r"(?<![a-z0-9_.@/-])([a-z][a-z0-9.]*_[a-z0-9_.]*[a-z0-9])(?![a-z0-9_@/])")
_DOTTED_BEFORE = re.compile(
    r"(?<![a-z0-9_./+-])([a-z][a-z0-9_]*(?:\.[a-z0-9_]{2,})+)(?![a-z0-9_@/.-])(?<=[a-z0-9_.]{6})"
)  # fake.rio, as instagram has it
_CHAINED = re.compile(r"(?<![\w+])[a-z0-9_]{2,20}(?:[ ]?\+[ ]?[a-z0-9_]{1,20}){2,6}(?![\w+])")  # fake + hr + 99
_QUOTED = r"[\"“«「『‘][ ]?@?([a-z][a-z0-9_.]{4,30})[ ]?[\"”»」』’][ ]?"
_OWN = re.compile(r"(?<![\w.@/+-])@?([a-z][a-z0-9_.]{4,30})(?![\w@/.-])[\"”»」』’)]?")
_GAP = re.compile(r"[^\n.!?。！？।။@:：;0-9]{1,40}$")
_APART = re.compile(r"[\s:,;\"“«]*")
_INSIDE = re.compile(r"[^\W_]['’ʻ]$")
_PARTED = re.compile(r"[@:：]|[0-9]{5}")  # another contact between
_END_GAP = 6  # characters between such a handle and its app
_FAR = 60  # characters to a handle that cannot be a word


def find(plain: Plain, group: Group, tables: Tables, taken: bytearray, languages: frozenset[str] = frozenset()) -> list[Handle]:
    """The handle that stands before its app: `fake_hr9 sa Telegram`, `fake_hr9 (tg)`; only such as cannot be a word."""
    match = _before(tables).search(plain.low, max(0, group.start - REACH), group.start) or _quoted(plain.low, group, tables)
    match = match or _owned(plain, group, tables) or _earlier(plain, group, taken, tables)
    if match and (
        plain.low[max(0, match.start() - 2) : match.start()].strip() == "+" or _LETTERED.match(plain.low, match.start(1))
    ):
        match = None  # the last of several parts; b.o.s.s._.f.a.k.e
    picture = plain.low[match.start(1) - 1 : match.start(1)] if match else ""
    match = None if picture > "\u2190" and _drawn(plain, group, tables) else match  # lilyf💖ake88
    drawn = None if match else _drawn(plain, group, tables) or _told_before(plain, group, tables, languages)
    if drawn:
        return [] if any(taken[drawn[0].start : drawn[0].end]) else drawn  # another app's
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
    return re.compile(rf"{_QUOTED}(?:(?:[^\x00-\u024f\s]{{1,6}}|(?:{alternation(tables, 'inside')}))[ ]?)?$")


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


def _drawn(plain: Plain, group: Group, tables: Tables) -> list[Handle]:
    """A handle before its app whose parts signs keep apart, where the words behind say to leave those out."""
    begin = max(0, group.start - _FAR)
    near = plain.low[begin : group.start]
    drawn = None if near.isascii() else DECORATED
    found = [m for kind in (_CHAINED if "+" in near else None, drawn) if kind for m in kind.finditer(plain.low, begin, group.start)]
    found = [m for m in found if group.start - m.end() <= _END_GAP]
    if not found:
        return []
    chained = "+" in found[-1].group()
    hinted = chained or hints(tables).removal.search(plain.low, group.end, group.end + REACH) is not None or _is_tight(found[-1])
    if not hinted and not re.fullmatch(r"\w(?:[^\w]+\w){4,}", found[-1].group()):
        return []
    value = re.sub(r"[^a-z0-9_]", "", found[-1].group())
    if not re.search("[a-z]", value):
        return []  # an amount
    known = shapes(tables)
    return [Handle(*found[-1].span(), kind, value, True) for kind in group.apps if kind in known and known[kind].fullmatch(value)]


def _is_tight(match: "re.Match[str]") -> bool:
    """Whether pictures stand in the middle of a name and not between words: lilyf💖ake88, boss_💖fake_chen."""
    pieces = re.findall("[a-z0-9_]+", match.group())
    return " " not in match.group() and not any(len(piece) > 1 and is_word(piece) for piece in pieces)


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
    starts += spoken_handles.lettered(low, begin, group.start, tables, languages) if named else []
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


def _earlier(plain: Plain, group: Group, taken: bytearray, tables: Tables) -> "re.Match[str] | None":
    """A handle with an underscore, which no word has, in the clause before its app: `fake_hr <- our Telegram`."""
    begin = max(0, group.start - _FAR)
    clause = re.split(r"[\n!?。！？।။;]|\.\s", plain.low[begin : group.start])[-1]
    form = _DOTTED_BEFORE if DOTTED_APPS & set(group.apps) and "_" not in clause else _NAMED_BEFORE
    free = [
        match
        for match in form.finditer(plain.low, group.start - len(clause), group.start)
        if not any(taken[match.start() : match.end()])
    ]
    if form is _DOTTED_BEFORE and free and _PARTED.search(plain.low, free[-1].end(), group.start):
        free = []
    if not free:
        named = _named_before(tables).search(plain.low, begin, group.start)
        return named if named and not any(taken[named.start(1) : named.end(1)]) else None
    near = bool(free) and group.start - free[-1].end() <= 2 * _END_GAP
    return free[-1] if free and (near or not group.weak) else None


@lru_cache(maxsize=8)
def _named_before(tables: Tables) -> re.Pattern[str]:
    """ "ID fakejuma77 ni ya WeChat": a name with a digit behind the word for a user's name."""
    said = pattern(word for word in words(tables, "strong") if word[0].isalpha())
    return re.compile(rf"(?:{said})[ :：]{{1,3}}@?([a-z][a-z0-9.]{{2,24}}[0-9][a-z0-9_]*)(?=[ ,])[^\n.!?。:：@0-9]{{1,24}}$")


@lru_cache(maxsize=8)
def _before(tables: Tables) -> re.Pattern[str]:
    name = r"(?<![a-z0-9_.@/+-])([a-z0-9.]{0,31}(?:_|(?<=[a-z])[0-9]|(?<=[a-z]{2})\.(?=[a-z]{2}))[a-z0-9_.]{0,31}[a-z0-9])"
    return re.compile(rf"{name}[ ,]{{0,2}}(?:[(（][ ]?)?(?:(?:{alternation(tables, 'inside')})[ ]{{0,2}})?$")
