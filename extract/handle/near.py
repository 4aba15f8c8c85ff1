"""Names that no word looks like, near an app with words between: "lilyfake88 मेरी Telegram आईडी है", "find me on LINE as fakemingtao"."""

import re
from functools import lru_cache

from extract.app.apps import Group
from extract.compiled import compiled
from extract.disguise.plain import ODD, Plain
from extract.handle.forms import AMOUNT, valid
from extract.handle.words import Handle, hints, shapes
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import alternation
from extract.words.digit_words import is_number_word
from extract.words.latin_words import ends_as_word, is_word

_REACH, _CLOSE = 40, 16  # characters between an app and its name, and where the name's letters are a word or the app's name one
_BEHIND = 12  # characters on the other side of a name that show the script of its sentence
_LEAST = 6  # characters of a name
_MIXED = re.compile(  # lilyfake88, of Signal lilyfake.88
    r"(?<![\w.@/+&'’-])(?=[a-z0-9.]{6})[a-z]{2,}[a-z0-9]*(?:(?<=[0-9])|\.[0-9]{2,}|[0-9][a-z0-9]*)(?![a-z0-9_@/%-]|\.[a-z0-9])"
)
_LETTERS = re.compile(r"(?<![\w.@/+&'’-])[a-z]{6,20}(?![\w@/'’-]|\.[a-z0-9]|\s?[:：])")
_DOUBLED = re.compile("[a-z]+2")  # orang2, as Malay has the plural
_BOXES = frozenset(("[]", "{}", "<>", "【】", "《》", "〈〉", "「」", "『』", "“”", "«»"))
_BREAK = re.compile(rf"[\n!?{STOPS}@]|\.(?=\s|$)")
_PARTED = re.compile(r"[0-9]{4}|[/+]")  # another contact, a year, pay, a link that is told
_NUMBER = re.compile(r"[^\n]{0,16}[0-9+][0-9 .()-]{6}")  # "zalo trungtam 0912 000 000"
_DIRECT = re.compile(r"[\s:：=>→👉,'\"“«「(（-]*")
_ASKING = ("filler", "strong", "named", "mine")  # kinds of words that ask for a name or say one
_LINE_START = re.compile(r"(?:^|[\n.!?])\s*$")


def find(plain: Plain, group: Group, limit: int, tables: Tables, taken: bytearray) -> list[Handle]:
    """The name nearest to a group of labels, behind it and before `limit` or before it, for each app that takes such a one."""
    if group.pointing or group.same or not any(kind in shapes(tables) for kind in group.apps):
        return []
    sides = [side for side in (_behind(plain, group, limit, taken, tables), _before(plain, group, taken, tables)) if side]
    if not sides:
        return []
    _, start, end = min(sides)
    found = ((kind, valid(plain.low[start:end], kind, plain, (start, end), tables)) for kind in group.apps)
    return [Handle(start, end, kind, value, plain.odd(start, end)) for kind, value in found if value]


def _behind(plain: Plain, group: Group, limit: int, taken: bytearray, tables: Tables) -> tuple[int, int, int] | None:
    """(characters between, start, end) of the name behind an app."""
    low = plain.low
    stop = min(limit, group.end + _REACH + 2 * _LEAST, len(low))
    broken = _BREAK.search(low, group.end, stop)
    stop = broken.start() if broken else stop
    for match in _MIXED.finditer(low, group.end, stop):
        gap = low[group.end : match.start()]
        if _fits(group, match, gap, taken, tables):
            return len(gap), *match.span()
    for match in _LETTERS.finditer(low, group.end, stop):
        gap = low[group.end : match.start()]
        told = _DIRECT.fullmatch(gap) is not None or _naming(tables).fullmatch(gap) is not None or _stands_out(plain, match)
        told = told or _is_island(gap, low[match.end() : match.end() + _BEHIND])
        return (len(gap), *match.span()) if told and _is_coined(plain, group, match, taken, tables) else None
    return None


def _before(plain: Plain, group: Group, taken: bytearray, tables: Tables) -> tuple[int, int, int] | None:
    """(characters between, start, end) of the name before an app."""
    low = plain.low
    begin = max(0, group.start - _REACH - 2 * _LEAST)
    begin = next((match.end() for match in reversed(list(_BREAK.finditer(low, begin, group.start)))), begin)
    for match in reversed(list(_MIXED.finditer(low, begin, group.start))):
        gap = low[match.end() : group.start]
        if _fits(group, match, gap, taken, tables):
            return len(gap), *match.span()
    for match in reversed(list(_LETTERS.finditer(low, begin, group.start))):
        gap = low[match.end() : group.start]
        told = (_on(tables).fullmatch(gap) is not None and _asked(low, match.start(), tables)) or _stands_out(plain, match)
        told = told or _is_island(gap, low[max(0, match.start() - _BEHIND) : match.start()])
        return (group.start - match.end(), *match.span()) if told and _is_coined(plain, group, match, taken, tables) else None
    return None


def _fits(group: Group, match: "re.Match[str]", gap: str, taken: bytearray, tables: Tables) -> bool:
    """Whether a name of letters and digits is near enough to an app, and nothing else is between."""
    letters = re.match("[a-z]+", match.group())
    plainly = letters is not None and not is_word(letters.group())
    near = len(gap) <= (_REACH if plainly and not group.weak else _CLOSE) and _DOUBLED.fullmatch(match.group()) is None
    spoilt = any(taken[slice(*match.span())]) or _PARTED.search(gap) is not None or AMOUNT.fullmatch(match.group()) is not None
    return near and not spoilt and match.group() not in hints(tables).stops and sum(map(str.isalpha, match.group())) > 2


def _is_coined(plain: Plain, group: Group, match: "re.Match[str]", taken: bytearray, tables: Tables) -> bool:
    """Whether a name of letters alone is no word of any sentence, nor another form of one."""
    name, (start, end) = match.group(), match.span()
    written = plain.text[start:end]
    lower = written.isascii() and (written.islower() or _stands_out(plain, match))
    free = not any(taken[start:end]) and name not in hints(tables).stops and not is_number_word(name, tables)
    free = free and _NUMBER.match(plain.low, end) is None
    sure = not group.weak or min(abs(start - group.end), abs(group.start - end)) <= _CLOSE // 2
    return sure and lower and free and not is_word(name) and not ends_as_word(name)


def _stands_out(plain: Plain, match: "re.Match[str]") -> bool:
    """Whether a name alone is in other letters than the words around it, or in brackets of which no sentence has one."""
    start, end = match.span()
    around = plain.marks[max(0, start - _BEHIND) : start] + plain.marks[end : end + _BEHIND]
    boxed = plain.low[max(0, start - 1) : start] + plain.low[end : end + 1]
    return boxed in _BOXES or (plain.odd(start, end) and ODD not in around)


def _is_island(gap: str, other: str) -> bool:
    """Whether a name stands among words of another script: those between it and its app, or those on its other side."""
    letters = [char for char in gap + other if char.isalpha()]
    return any(char > "\u024f" for char in letters) and not any(char <= "\u024f" for char in letters) and not _PARTED.search(gap)


def _asked(low: str, start: int, tables: Tables) -> bool:
    """Whether the word before a name asks to write to it or to look for it, or the line begins with the name."""
    before = low[max(0, start - 20) : start]
    return _LINE_START.search(before) is not None or _asking(tables).search(before) is not None


@lru_cache(maxsize=8)
def _asking(tables: Tables) -> re.Pattern[str]:
    return compiled(rf"(?:{alternation(tables, *_ASKING)})[ :\"'“«「]{{0,2}}$")


@lru_cache(maxsize=8)
def _naming(tables: Tables) -> re.Pattern[str]:
    """Words behind an app that say that a name follows: "is", "as", "me at", and signs."""
    return compiled(rf"(?:[\s:：=>→,'\"“«「(（-]|{alternation(tables, *_ASKING)})++")


@lru_cache(maxsize=8)
def _on(tables: Tables) -> re.Pattern[str]:
    """What stands between a name and the app it is on: "on", "(", "via"."""
    return compiled(rf"[\s,'\"”»」]{{0,2}}(?:[(（]\s?|(?:{alternation(tables, 'inside')})[ ]{{0,2}})")
