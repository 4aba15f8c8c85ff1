"""Handles of which the text says what to put where: "an underscore between fake and hr, then 9", "fakequeen, a dash behind fake"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.handle.hints import without_names
from extract.handle.words import hints
from extract.tables import Tables
from extract.words.contact_words import alternation, finder, words
from extract.words.sign_names import SIGNS

_REACH = 70  # characters between the word for putting and the words it joins
_BESIDE = 24  # characters between the two words and the word for "between"
_ENDING = 100  # characters behind in which figures for the end are told
_BREAK = re.compile(r"[\n!?。！？।۔።]|\.\s")
_WORD = re.compile(
    r"(?<![a-z0-9_.@/\u00c0-\u024f\u1e00-\u1eff-])[a-z][a-z0-9]{1,24}(?![a-z0-9_@/\u00c0-\u024f\u1e00-\u1eff-]|\.[a-z])"
)
_FIGURES = re.compile(r"(?<![0-9a-z.,+])([0-9]{1,4})(?![0-9a-z%]|[.,][0-9])")
_WRITTEN_OUT = re.compile(r"(?<![a-z0-9.])[^\W\d_]+_[^\W\d_]+")  # "insert_between": a word for the sign, as rewritten
_NUMBERED = re.compile(
    r"(?<![a-z0-9_.@/-])(?P<name>[a-z][a-z0-9]{3,20})(?![a-z0-9_@/.-])"
    r"[^a-z0-9\n.!?](?:[^0-9\n.!?]{0,36}?[^0-9a-z\n.!?,])??(?P<figures>[0-9]{1,6})(?![0-9]|[.,:][0-9]|[ ]?[%$€])"
)
_SENTENCE = 150  # characters in which the first and the second part are told
_BEFORE = re.compile(r"(?<![\w.@/-])(?P<name>[a-z][a-z0-9]{1,24})['\"”»]?[ ]?$")
_PART = re.compile(r"(?:(?<![\w.@/-])|(?<=[^\x00-\u024f]))(?P<name>[a-z][a-z0-9]{1,24})(?![a-z0-9_@/]|-[a-z]|\.[a-z])")


def find(low: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    """A handle put together as the text says: where its words stand, and what it is."""
    for told in finder(tables, "insert", "between", "middle").finditer(low):
        begin, stop = _sentence(low, told.start(), told.end())
        near = without_names(low[max(begin, told.start() - _REACH) : min(stop, told.end() + _REACH)], tables)
        sign = _sign(near, tables)
        if not sign:
            continue
        offset = max(begin, told.start() - _REACH)
        found = _pair(low, offset, min(stop, told.end() + _REACH), sign, tables) or _inside(low, begin, stop, sign, tables)
        if found:
            start, end, value = found
            yield start, end, value + _end(low, max(end, told.end()), tables)
            return


def _sentence(low: str, start: int, end: int) -> tuple[int, int]:
    earlier = [match.end() for match in _BREAK.finditer(low, max(0, start - _REACH), start)]
    later = _BREAK.search(low, end)
    return (earlier[-1] if earlier else max(0, start - _REACH)), (later.start() if later else len(low))


def _sign(near: str, tables: Tables) -> str:
    """The sign that is named nearest to the front; one only."""
    found = [sign for kind, sign in SIGNS.items() if _signs(tables, kind).search(near)]
    if _WRITTEN_OUT.search(near):
        found.append("_")
    if "_" in found:
        found = [sign for sign in found if sign != "-"]  # "gạch dưới": its first word is a dash
    return found[0] if len(set(found)) == 1 else ""


@lru_cache(maxsize=32)
def _signs(tables: Tables, kind: str) -> re.Pattern[str]:
    return re.compile(alternation(tables, kind))


def _pair(low: str, begin: int, stop: int, sign: str, tables: Tables) -> tuple[int, int, str] | None:
    """Two Latin words with one word for "and" between: fake 和 hr, "between fake and hr"."""
    known = list(_WORD.finditer(low, begin, stop))
    joints = words(tables, "conjunction")
    for one, other in ((one, other) for at, one in enumerate(known) for other in known[at + 1 : at + 4]):
        if one.group() in _plain(tables) or other.group() in joints or other.group() in words(tables, "told"):
            continue
        gap = low[one.end() : other.start()]
        if len(gap) > 16 or not _joint(tables).match(gap):
            continue
        foreign = re.search(r"[^\x00-\u024f]", gap) is not None
        told = finder(tables, "between", "middle").search(low[max(begin, one.start() - _BESIDE) : one.start()])
        if foreign or told or finder(tables, "between", "middle").search(low[other.end() : min(stop, other.end() + _BESIDE // 2)]):
            return one.start(), other.end(), one.group() + sign + other.group()
    return None


def _inside(low: str, begin: int, stop: int, sign: str, tables: Tables) -> tuple[int, int, str] | None:
    """A sign put behind a part of a word that is named too: "in fakequeen, behind fake"."""
    known = [match for match in _WORD.finditer(low, begin, stop) if match.group() not in _plain(tables)]
    for whole in known:
        name = whole.group()
        parts = {part.group() for part in known if name.startswith(part.group()) and 3 <= len(part.group()) < len(name) - 1}
        if len(parts) == 1:
            size = len(parts.pop())
            return whole.start(), whole.end(), name[:size] + sign + name[size:]
    return None


def _end(low: str, at: int, tables: Tables) -> str:
    """Figures that are told for the end: "and 9 at the very end"."""
    behind = re.split("[\n!?。！？।]|[.][ ]", low[at : at + _ENDING])[0]
    figures = _FIGURES.findall(behind)
    return figures[0] if len(figures) == 1 and finder(tables, "append", "then_only", "last").search(behind) else ""


@lru_cache(maxsize=8)
def _plain(tables: Tables) -> frozenset[str]:
    return frozenset(
        word
        for kind in ("filler", "told", "underscore", "insert", "article", "middle", "then_only")
        for word in words(tables, kind)
    )


def begun(low: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    """A handle of which the text tells the first part and the second: "starts with fake, an underscore, ends with hr"."""
    for told in _first(tables).finditer(low):
        begin = told.start()
        stop = min(len(low), _sentence(low, begin, told.end())[1], begin + _SENTENCE)
        parts = _two(low, told, stop, tables)
        if parts is None:
            continue
        one, other = parts
        sign = _sign(low[one.end() : other.start()], tables) or _sign(low[other.end() : stop], tables)
        own = other.group("name")[0] == "_"  # "begins with fakecari, then _kerja"
        if not sign and not own and not finder(tables, "joined").search(low, one.end(), stop):
            continue
        value = one.group("name") + ("" if own else sign) + other.group("name")
        yield one.start("name"), other.end("name"), value + _end(low, other.end(), tables)


def _two(low: str, told: "re.Match[str]", stop: int, tables: Tables) -> "tuple[re.Match[str], re.Match[str]] | None":
    """The two parts that are told from `told` on."""
    one = _named(low, told, tables)
    second = _second(tables).search(low, one.end() if one else told.end(), stop)
    other = _named(low, second, tables) if second else None
    if one and other:
        return one, other
    if not told.group().isascii():
        names = [
            match for match in _PART.finditer(low, max(0, told.start() - _BESIDE), stop) if match.group() not in _plain(tables)
        ]
        if len(names) == 2 and _sign(low[names[0].end() : stop], tables):
            return names[0], names[1]
    return None


def _named(low: str, told: "re.Match[str]", tables: Tables) -> "re.Match[str] | None":
    """The part that stands behind the words for it, or before them where the language has it so."""
    match = _BEFORE.search(low, max(0, told.start() - _BESIDE), told.start()) if told.group("behind") else None
    match = match or _behind(tables).match(low, told.end())
    known = hints(tables)
    return match if match and match.group("name") not in (known.stops | _plain(tables)) - known.names else None


@lru_cache(maxsize=8)
def _first(tables: Tables) -> re.Pattern[str]:
    return re.compile(rf"(?P<behind>{alternation(tables, 'first_behind')})|(?:{alternation(tables, 'first')})")


@lru_cache(maxsize=8)
def _second(tables: Tables) -> re.Pattern[str]:
    return re.compile(rf"(?P<behind>{alternation(tables, 'second_behind')})|(?:{alternation(tables, 'second')})")


@lru_cache(maxsize=8)
def _behind(tables: Tables) -> re.Pattern[str]:
    said = alternation(tables, "article", "told", "of_sign")
    return re.compile(
        rf"[ ]?[:：—–-]?[ ]?(?:(?:{said})[ ]){{0,2}}['\"“«‘「『]?(?P<name>_?[a-z][a-z0-9]{{1,24}})(?![\w@/-]|\.[a-z])"
    )


@lru_cache(maxsize=8)
def _joint(tables: Tables) -> re.Pattern[str]:
    """A word for "and" between two words."""
    said = rf"(?:[^\x00-\u024f\u2000-\u2bff\s]{{1,8}}|{alternation(tables, 'conjunction')})"
    return re.compile(
        rf"[ ]{{0,2}}['\"”’」』]?[ ]?,?[ ]?{said}[ ]{{1,2}}(?:[^\W\d_]{{1,10}}[ ]){{0,2}}['\"“‘「『]?$"
        r"|[ ]?[^\x00-\u024f\u2000-\u2bff\s]{1,8}[ ]?['\"“「『]?$"
    )


def named(low: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    """ "My name fakeli before 88": a name with the figures that it is told to stand before, or behind."""
    for own in finder(tables, "own_name").finditer(low):
        match = _NUMBERED.search(low, own.end(), own.end() + _REACH)
        if match is None or match.start() - own.end() > _BESIDE // 2 or match.group("name") in hints(tables).stops:
            continue
        around = low[match.end("name") : match.end() + _BESIDE // 2]
        before, behind = finder(tables, "edit_before").search(around), finder(tables, "edit_after").search(around)
        if before and not (behind and behind.start() < before.start()):
            yield *match.span("name"), match.group("name") + match.group("figures")
        elif behind:
            yield *match.span("name"), match.group("figures") + match.group("name")
