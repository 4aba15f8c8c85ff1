"""Handles that a text tells as a riddle, away from the name of their app: "read it backwards: rh_ekaf", "our ID is the shop's name in
small letters", "put an underscore between fake and hr", letters by their names, keys of another keyboard.

What is told is looked for only in texts that have a word for it; whose app it is, the nearest name in or beside its sentence says.
"""

import re
from collections.abc import Iterator
from functools import lru_cache, reduce
from itertools import chain

from extract.app.apps import Group
from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.handle import acrostics as handle_acrostics
from extract.handle import codes as handle_codes
from extract.handle import keys as handle_keys
from extract.handle import letter_words
from extract.handle import letters as handle_letters
from extract.handle import placed as handle_placed
from extract.handle.hints import swaps
from extract.handle.words import Handle, hints, shapes
from extract.tables import Tables
from extract.text import sentences
from extract.words import contact_words
from extract.words.contact_words import alternation, finder, words
from extract.words.latin_words import is_word
from extract.words.likely import likelihood
from extract.words.together import Kinds

_KINDS: tuple[str, ...] = (
    "reversed",
    "place_name",
    "keyboard",
    *handle_keys.LATIN,
    *handle_placed.KINDS,
)
_KINDS += (*handle_acrostics.KINDS, *handle_codes.KINDS, "own_name")
_AWAY = 110  # characters between a riddle and its app
_NEAR = 70  # characters between a word for "backwards" and what is to be read so
_SMALL = 60  # characters between "the shop's name" and "in small letters"
_DENIED = 16  # characters before an app that say that it is not the one
_SAME = 40  # characters between two names of apps that have one handle
_NAME = re.compile(r"(?<![A-Za-z])[『「《【〈“\"'‘«]([A-Za-z][A-Za-z0-9& ]{3,40})(?=[^A-Za-z0-9 ]|$)")
_CAPITALS = re.compile(r"(?<![A-Za-z0-9_@./])[A-Z][A-Za-z0-9]{2,}(?:[ ](?:[A-Z][A-Za-z0-9]+|[0-9]{1,4})){1,4}(?![A-Za-z0-9_@])")
_CAMEL = re.compile(r"(?<![A-Za-z0-9_@./])[A-Z][a-z]+[A-Z][A-Za-z0-9]+(?![A-Za-z0-9_@.])")
_SIGNED = re.compile(r"(?<![a-z0-9_.@/-])@?([a-z0-9]+(?:[_.][a-z0-9]+)+)(?![a-z0-9_@/])")
_QUOTED = re.compile(r"(?:[:：→][ ]{0,2}|['\"“‘«「『])([a-z0-9]{6,30})(?=$|['\"”’»」』\n ,.;!?。（(])")

_SPACED = re.compile(r"(?<![a-z0-9_.@/-])(?:[a-z0-9_][ .*|-]){5,30}[a-z0-9](?![a-z0-9_@/])")
_BARE = re.compile(r"(?<![\w.@/-])(?=[a-z0-9]{0,30}[a-z]{4})[a-z0-9]{6,30}(?![\w@/-]|\.[a-z0-9])")
_READS_ON = 0.1  # by how much a name reads better than from its end
_CLOSE = 28  # characters between a word for "backwards" and a name that nothing else shows to be one

_NUMBERED = re.compile(
    r"(?<![a-z0-9_.@/-])(?P<name>[a-z][a-z0-9]{3,20})(?![a-z0-9_@/.-])"
    r"[^a-z0-9\n.!?](?:[^0-9\n.!?]{0,36}?[^0-9a-z\n.!?,])??(?P<figures>[0-9]{1,6})(?![0-9]|[.,:][0-9]|[ ]?[%$€])"
)
_OWN = re.compile(r"[ ]?[:：=→-]?[ ]?(?:@(?=\w))?([a-z][a-z0-9_.]{3,31})(?=[ ]?(?:$|[\n.,;!?|)。，]))(?![.,]\w)")
_BESIDE = 12  # characters between a name and the word that tells where its figures stand


def find(plain: Plain, groups: list[Group], tables: Tables, taken: bytearray) -> list[Handle]:
    """The handles told as a riddle, once for each app that has them."""
    seen = _WORDS.there(plain.low, tables)
    seen |= {"part"} if handle_placed.NUMBERED.search(plain.low) else set()
    seen |= {"code"} if handle_codes.shows(plain) else set()
    seen |= {"hashtags"} if "#" in plain.low and handle_acrostics.TAG.search(plain.low) else set()
    named = [group for group in groups if group.apps and not _denied(plain, group, tables)] if seen else []
    if not named:
        return []
    for start, end, value, app in _told(plain, seen, tables):
        app_inside = any(group.start < end and start < group.end for group in named)  # "IG and Telegram" are no words to join
        found = [] if app_inside or any(taken[start:end]) else _owned(plain, named, start, end, value, app, tables)
        if found:
            return found
    return []


def _denied(plain: Plain, group: Group, tables: Tables) -> bool:
    """ "On Telegram, not Line"."""
    return _denial(tables).search(plain.low[max(0, group.start - _DENIED) : group.start]) is not None


@lru_cache(maxsize=8)
def _denial(tables: Tables) -> re.Pattern[str]:
    said = {word for kind in ("denial", "denied_name") for word in words(tables, kind)}
    said -= {*words(tables, "on_app"), *words(tables, "not_behind")}  # "no Telegram", "DM değil Telegram"
    return compiled(rf"(?:{contact_words.pattern(said)})[^\w]{{0,3}}$")


_WORDS = Kinds(lambda tables: [(word, kind) for kind in _KINDS for word in words(tables, kind)])


Riddle = tuple[int, int, str, int]  # start, end and value of what is told, and where the app is looked for


def _told(plain: Plain, seen: set[str], tables: Tables) -> Iterator[Riddle]:
    if "place_name" in seen:
        yield from _places(plain, tables)
    if not seen.isdisjoint(("keyboard", *handle_keys.LATIN)):
        yield from ((start, end, value, start) for start, end, value in handle_keys.find(plain.low, tables))
    if "code" in seen or not seen.isdisjoint(handle_codes.KINDS):
        yield from ((start, end, value, start) for start, end, value in handle_codes.find(plain, seen, tables))
    if "part" in seen or len(seen & handle_placed.PLACES.keys()) > 1:
        yield from ((start, end, value, start) for start, end, value in handle_placed.find(plain.low, tables))
    if seen & {"hashtags", *handle_acrostics.KINDS}:
        rows = handle_acrostics.find(plain, tables, seen)
        yield from ((start, end, value, start) for start, end, value in rows)
    if "own_name" in seen:
        yield from ((start, end, value, start) for start, end, value in _named(plain.low, tables))
    if "reversed" in seen:
        yield from _backwards(plain, tables)


def _owned(plain: Plain, groups: list[Group], start: int, end: int, value: str, app: int, tables: Tables) -> list[Handle]:
    """The handle for the app whose name is nearest, and for those of which the text says that they have the same."""
    known = shapes(tables)
    able = groups  # of what stands elsewhere than the words for it those tell the app
    if app == start:
        able = [group for group in groups if any(kind in known and known[kind].fullmatch(value) for kind in group.apps)]
        able = [group for group in able if not _is_named(plain.low, group, start, end)]
    near = sorted(able, key=lambda group: _distance(group, app))
    if not near or _distance(near[0], app) > _AWAY:
        return []
    kinds = list(near[0].apps)
    for group in near[1:]:
        gap = plain.low[min(group.end, near[0].end) : max(group.start, near[0].start)]
        around = plain.low[max(0, min(group.start, near[0].start) - _SAME) : max(group.end, near[0].end) + _SAME]
        if len(gap) <= _SAME and "\n" not in gap.strip() and finder(tables, "same_name").search(around):
            kinds += group.apps
    return [
        Handle(start, end, kind, value, True) for kind in dict.fromkeys(kinds) if kind in known and known[kind].fullmatch(value)
    ]


def _is_named(low: str, group: Group, start: int, end: int) -> bool:
    """Whether a name stands right behind an app that is not the one at `start:end`: it is the app's own."""
    own = _OWN.match(low, group.end)
    return own is not None and not (own.start(1) < end and start < own.end(1)) and not is_word(own.group(1))


def _distance(group: Group, at: int) -> int:
    return max(group.start - at, at - group.end, 0)


@lru_cache(maxsize=8)
def _pattern(tables: Tables, kind: str) -> re.Pattern[str]:
    return compiled(alternation(tables, kind))


def _places(plain: Plain, tables: Tables) -> Iterator[Riddle]:
    """ "Our ID is the shop's name, in small letters": a name of Latin words elsewhere in the text, where only one is."""
    for told in _pattern(tables, "place_name").finditer(plain.low):
        around = plain.low[max(0, told.start() - _SMALL // 2) : told.end() + _SMALL]
        if not (_pattern(tables, "small").search(around) or _pattern(tables, "joined").search(around)):
            continue
        for pattern, group in ((_NAME, 1), (_CAMEL, 0), (_CAPITALS, 0)):
            names = {re.sub("[^a-z0-9]", "", match.group(group).lower()): match for match in pattern.finditer(plain.text)}
            names = {name: match for name, match in names.items() if len(name) >= 5}
            loud = {name: match for name, match in names.items() if match.group(group).isupper()}
            names = loud if len(loud) == 1 else names
            if len(names) == 1:
                name, match = names.popitem()
                yield match.start(group), match.end(group), name, told.start()
                return


def _named(low: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    """ "My name fakeli before 88": a name with the figures that it is told to stand before, or behind."""
    for own in finder(tables, "own_name").finditer(low):
        match = _NUMBERED.search(low, own.end(), own.end() + _NEAR)
        if match is None or match.start() - own.end() > _BESIDE or match.group("name") in hints(tables).stops:
            continue
        around = low[match.end("name") : match.end() + _BESIDE]
        before, behind = finder(tables, "edit_before").search(around), finder(tables, "edit_after").search(around)
        if before and not (behind and behind.start() < before.start()):
            yield *match.span("name"), match.group("name") + match.group("figures")
        elif behind:
            yield *match.span("name"), match.group("figures") + match.group("name")


def _backwards(plain: Plain, tables: Tables) -> Iterator[Riddle]:
    """ "Read it backwards: rh_ekaf": a name with a sign near such a word, or one set apart behind it."""
    for told in _pattern(tables, "reversed").finditer(plain.low):
        begin, stop = max(0, told.start() - _NEAR), told.end() + _NEAR
        for pattern, first in ((_SIGNED, begin), (_QUOTED, told.end())):
            names = list(pattern.finditer(plain.low, first, stop))
            names = [name for name in names if re.search("[a-z]{3}", name.group(1))]
            if len({name.group(1) for name in names}) == 1:
                name = names[0].group(1)
                if _is_parted(plain.low, names[0], told) and likelihood(name) > likelihood(name[::-1]) + _READS_ON:
                    continue  # "… backwards. Telegram: fakehr_vn"
                pairs = swaps(plain.low, names[0].end(1), name, tables)  # "3k4f, from the end, 3 is an e, 4 an a"
                yield *names[0].span(1), reduce(lambda value, pair: value.replace(*pair), pairs, name)[::-1], told.start()
                return
        for pattern in (_SPACED, _BARE):
            names = [name for name in pattern.finditer(plain.low, begin, stop) if _is_turned(plain, name, told, tables)]
            if len(names) == 1:
                yield *names[0].span(), re.sub("[^a-z0-9]", "", names[0].group())[::-1], told.start()
                return


def _is_parted(low: str, name: "re.Match[str]", told: "re.Match[str]") -> bool:
    """Whether a sentence ends between a name and the word that may speak of it."""
    return (
        sentences.END.search(low, told.end(), name.start()) is not None
        or sentences.END.search(low, name.end(), told.start()) is not None
    )


def _is_turned(plain: Plain, name: "re.Match[str]", told: "re.Match[str]", tables: Tables) -> bool:
    """Whether a name of letters and figures, or of single letters, is no word and the one of which a word beside it says so."""
    low, bare = plain.low, re.sub("[^a-z0-9]", "", name.group())
    gap = low[told.end() : name.start()] if name.start() >= told.end() else low[name.end() : told.start()]
    written = plain.text[name.start() : name.end()]
    if name.start() < told.end() and told.start() < name.end():
        return False
    near = len(gap) <= (_AWAY if len(bare) < len(name.group()) or bare[0].isdigit() else _CLOSE) and not sentences.END.search(gap)
    return (
        near
        and written.islower()
        and bare not in hints(tables).stops
        and not is_word(bare)
        and not is_word(bare.strip("0123456789"))
    )


def lettered(plain: Plain, group: Group, limit: int, tables: Tables, languages: frozenset[str]) -> list[Handle]:
    """A handle that begins with letters told one by one, in the sentences behind its app or before it."""
    known = shapes(tables)
    if _denied(plain, group, tables):
        return []
    for first, stop in ((group.end, min(limit, group.end + _AWAY)), (max(0, group.start - _AWAY), group.start)):
        rows = (way.find(plain.low, first, stop, tables, languages) for way in (handle_letters, letter_words))
        for start, told in chain.from_iterable(rows):
            kinds = [kind for kind in group.apps if kind in known and known[kind].fullmatch(told.value)]
            if kinds and not start < group.start < told.end:
                return [Handle(start, told.end, kind, told.value, True) for kind in kinds]
    return []
