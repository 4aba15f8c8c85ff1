"""What a text adds to a handle behind it: "fake_hr, all together and at the end 238"."""

import re
from dataclasses import replace
from functools import lru_cache

from extract.app.apps import Group
from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.handle import lettered_ends, said_figures, told_ends
from extract.handle.remarks import leaves_bracket
from extract.handle.words import Handle, hints, shapes
from extract.tables import Tables
from extract.text import sentences
from extract.words.contact_words import alternation, finder, of_kinds, pattern, words
from extract.words.latin_words import is_word
from extract.words.sign_names import named
from extract.words.spotted import Spotted

_REGION = 90  # characters behind a handle in which an ending is told
_APART = 56  # and to the word that tells it
_OTHER = re.compile("[@/]|[a-z0-9]_[a-z0-9]|https?:")  # what another contact has
_NUMBER = re.compile(r"(?<![\w.])(?:\+[0-9]{2}|0[0-9]{3}|[0-9]{6})")  # a telephone number begins
_CLOSED = re.compile(rf"['\"”’»」』)）]*\s*(?:$|[,.;!?{sentences.STOPS}、，،:)）(（])")
_NAME = re.compile(r"(?<![\w.@/#-])[a-z][a-z0-9.]*_[a-z0-9_.]*[a-z0-9](?![\w@/-]|\.[a-z])")
_REPLY = re.compile('[「『"“‘«][+＋]$')
_AGES = re.compile("[1-6][0-9]-[1-6][0-9]")
_AGE = re.compile(r"[,;|،，、؛][ ]?[+＋]$")  # ", +18"
_PAUSED, _HAN = re.compile("[，,、;；].*[，,、;；]"), re.compile("[\u3400-\u9fff]")
_STRANGE = 7  # letters of Han behind two commas before a word that adds
_QUOTED = re.compile("['\"“‘«「『][^'\"“‘«「『]+$")
_SIGNED = re.compile(r"(?P<gap>[^@/\n]{1,40}?)(?<![\w.])(?P<piece>[_.][a-z0-9][a-z0-9_.]{0,20}[a-z0-9])(?![\w@/])")
_CLAUSE = re.compile(r"[^,;()\n]{2,48}(?=$|[,;.()])")
_WORD = re.compile(r"(?<![\w.@])[a-z][a-z0-9]{2,14}(?![\w.@\u00c0-\u024f'’])")
_BREADTH = 24  # characters between an app and a name that only its ending shows to be one
_BEHIND = frozenset((" ", ",", ";", "،", "、", "，", "—", "(", "（"))
_BASE = re.compile(r"@?[a-z][a-z0-9_.]{2,30}")
_FIGURED = re.compile(rf"(?P<said>[^()（）0-9@/\n.!?{sentences.STOPS}]{{2,40}})[(（][ ]?(?P<figures>[0-9]{{1,4}})[ ]?[)）]")
_LATIN = re.compile("[a-zà-ɏḁ-ỿ]{2}")
_LONE_AT = re.compile(r"(?<![a-z0-9._-])@(?![a-z0-9])")  # "do not forget the @ in front"


def added(plain: Plain, found: list[Handle], limit: int, tables: Tables, languages: frozenset[str]) -> list[Handle]:
    """`found`, the handles at one place, with the ending that is told behind them and before `limit`."""
    end = found[-1].end
    figured = _in_figures(plain, found, limit, tables)
    if figured:
        return figured
    if found[0].end != end or found[0].value.endswith("."):
        return found
    region = sentences.END.split(plain.low[end : min(limit, end + _REGION)])[0]
    region = _NUMBER.split(region)[0]
    denied = finder(tables, "letter_word").search(region) and finder(tables, "not_sign", "denial", "not_behind").search(region)
    figures = "" if denied or _is_of_pieces(region, tables) else region  # "not the letter o but zero"
    told = _tied(found[0].value, region, tables) or told_ends.counted_end(figures, tables, languages)
    told = told or lettered_ends.find(found[0].value, region, tables, languages)
    told = told or said_figures.find(figures, tables) or ending(region, tables)
    told = told or told_ends.told(figures, tables, languages) or told_ends.figured_end(figures, tables)
    if told is None or _explains(region[: told[0]], told[1], found[0].value, tables):
        return found
    stop, more = told
    if found[0].disguised and (more in found[0].value or more in plain.low[found[0].start : end]):
        return found  # "put fake_ before it", "leave out the h"
    known = shapes(tables)
    if any(not known[one.type].fullmatch(one.value + more) for one in found if one.type in known):
        return found
    return [Handle(one.start, end + stop, one.type, one.value + more, True) for one in found]


def _explains(said: str, more: str, value: str, tables: Tables) -> bool:
    """Whether a bracket says again what a handle ends with, or what a sign of it is: "(the fourth is the digit one)"."""
    bracketed = "(" in said or "（" in said
    means = bracketed and set(more) <= set(value) and finder(tables, "means", "edit_is").search(said) is not None
    again = value.endswith(more.lstrip("._")) and more[:1] in {*value, more.lstrip("._")[:1]}  # "(點打符號、七七打數字)"
    return bracketed and (means or again)


def _is_of_pieces(region: str, tables: Tables) -> bool:
    """Whether a bracket says which pieces are joined: "(the first two together)"."""
    boxed = region.lstrip(" ")[:1] in {"(", "（"}
    return (
        boxed
        and finder(tables, "first", "place_1").match(region.lstrip(" (（")) is not None
        and finder(tables, "joined").search(region) is not None
    )


def is_explained(low: str, found: Handle, end: int, told: str) -> bool:
    """Whether what is told up to `end` only says again in brackets what the handle ends with: "fake_boss99 (nine nine behind)"."""
    more = told.removeprefix(found.value)
    return (
        more != told
        and low[found.end : found.end + 2].lstrip(" ")[:1] in {"(", "（"}
        and end > found.end
        and found.value.endswith(more)
    )


def shown(plain: Plain, group: Group, limit: int, tables: Tables, taken: bytearray, languages: frozenset[str]) -> list[Handle]:
    """A name right behind its app that only the ending told behind it shows to be one: "Telegram fakepete, put 55 at the end"."""
    gap = hints(tables).filler.match(plain.low, group.end, min(limit, group.end + _BREADTH))
    name = _BASE.match(plain.low, gap.end(), limit) if gap and not group.pointing and not group.same else None
    if name is None or any(taken[slice(*name.span())]) or plain.low[name.end() : name.end() + 1] not in _BEHIND:
        return []
    value = name.group().lstrip("@").rstrip(".")
    if value in hints(tables).stops or is_word(value):
        return []
    told = (name.start(), name.start() + len(name.group().rstrip(".")))
    found = [Handle(*told, kind, value, True) for kind in group.apps if kind in shapes(tables)]
    more = added(plain, found, limit, tables, languages) if found else []
    return more if more and more[0].value != value else []


def _in_figures(plain: Plain, found: list[Handle], limit: int, tables: Tables) -> list[Handle]:
    """`found`, with the ending that is told in whatever words and then in figures in brackets: "fakenanda + dois patinhos (22)"."""
    start, value, low = found[0].start, found[0].value, plain.low
    base = _BASE.match(low, start, limit)
    told = _FIGURED.match(low, base.end(), limit) if base else None
    if base is None or told is None or value.rstrip("0123456789_") != base.group().lstrip("@").rstrip("0123456789_"):
        return []
    said = told.group("said")
    asked = said.lstrip().startswith("+") or finder(tables, "then_only", "append", "last", "plus", "conjunction").search(said)
    if not asked or {"_", ".", "-"}.intersection(named(said, tables)) or _removing(tables).search(said):
        return []
    new, known = base.group().lstrip("@") + told.group("figures"), shapes(tables)
    return [Handle(start, told.end(), one.type, new, True) for one in found if known[one.type].fullmatch(new)]


def written_out(plain: Plain, found: list[Handle], limit: int, tables: Tables) -> list[Handle]:
    """`found`, or the handle as the text writes it out behind what it tells: เอฟ เอ เค อี … พิมพ์ fake_hr99."""
    end, value = found[-1].end, found[0].value
    stop = min(limit, end + _APART)
    names = list(_NAME.finditer(plain.low, end, max(stop, end + _REGION)))
    if not found[0].disguised or plain.low[found[0].start : end].isascii():
        return found
    whole = next((one for one in names if one.start() < stop and one.group().startswith(value)), None)
    if whole is None or len(whole.group()) == len(value):
        return found
    known = shapes(tables)
    return [
        Handle(*whole.span(), one.type, whole.group(), plain.odd(*whole.span()))
        for one in found
        if known[one.type].fullmatch(whole.group())
    ]


def official(plain: Plain, group: Group, found: list[Handle], tables: Tables) -> list[Handle]:
    """`found`, with the @ of a LINE id that is told in words before it or to be put in front: 골뱅이 붙이고 fakehr, "@ in front"."""
    first = next((one for one in found if one.type == "line" and not one.value.startswith("@")), None)
    if first is None:
        return found
    before = plain.low[min(group.end, first.start) : first.start]
    behind = sentences.END.split(plain.low[first.end : first.end + _APART])[0]
    sign = finder(tables, "at_sign")
    told = (
        "@" in plain.low[first.start - 2 : first.start + 1]
        or sign.search(before)
        or ((sign.search(behind) or _LONE_AT.search(behind)) and finder(tables, "edit_front").search(behind))
    )
    return [replace(one, value="@" + one.value, disguised=True) if told and one.type == "line" else one for one in found]


def _tied(value: str, region: str, tables: Tables) -> tuple[int, str] | None:
    """The piece behind a handle that its own sign joins to it, whatever is said between: "fake_ceylon ගහලා _travels එකතු කරන්න", or the
    last word of the clause where the handle ends with such a sign: "fake_maya_ and right behind it beirut"."""
    piece = _SIGNED.match(region)
    if piece:
        return (
            None if _OTHER.search(piece.group("gap")) or _removing(tables).search(region) else (piece.end(), piece.group("piece"))
        )
    if value[-1] not in "_.":
        return None
    clause = _CLAUSE.match(region)
    known = {"then_only", "append", "told", "filler", "conjunction", "article", "joined", "last"}
    said = [word for word in _WORD.finditer(clause.group()) if word.group() not in of_kinds(tables, *known)] if clause else []
    return (said[-1].end(), said[-1].group()) if said and not _OTHER.search(region[: said[-1].start()]) else None


def ending(region: str, tables: Tables) -> tuple[int, str] | None:
    """The ending told in what stands behind a handle, and where it ends there."""
    for match in _telling(tables).finditer(region):
        piece = match.group("piece")
        before = region[: match.start()]
        if match.start() > _APART or _OTHER.search(before):
            return None
        if _PAUSED.search(before) and _strange(region[: match.start("piece")], tables) > _STRANGE:
            return None  # "…, 带电脑加500": of something else
        said = finder(tables, "joined").sub(" ", match.group()[: -len(piece)])  # "right behind it without a space 42"
        if _removing(tables).search(said) or _removing(tables).match(region[match.end() :].lstrip()):
            continue  # "delete one 8 at the end"
        if named(said, tables) and piece.isalnum():
            continue  # "behind it an underscore and 7"
        foreign = not match.group().isascii()
        if not (re.search("[0-9_]", piece) or (foreign and len(piece) > 1 and piece not in hints(tables).stops)):
            continue
        if piece.isalpha() and is_word(piece) and _LATIN.search(match.group()[: -len(piece)]) and not _QUOTED.search(match.group()):
            continue  # "68 ở cuối nha"
        if piece.isalpha() and is_stray(region, 0, match.end(), piece, tables):
            continue
        behind = region[match.end() :]
        if _CLOSED.match(behind) or _saying(tables).match(behind):
            return match.end(), piece
    return None


def _strange(said: str, tables: Tables) -> int:
    """How many letters of Han tell nothing of a handle."""
    kinds = ("joined", "small", "gap_word", "remove", "last", "append", "as_digit", "told", "digit_word", "then_only")
    return len(_HAN.findall(finder(tables, *kinds).sub(" ", said)))


@lru_cache(maxsize=8)
def _telling(tables: Tables) -> Spotted:
    """A word for adding or for the end, and what is added: right behind it, or in brackets."""
    adding, following = (
        {word for word in of_kinds(tables, *kinds) if len(word) > 2 or not word.isascii()}
        for kinds in (("append", "last"), ("then_only",))
    )
    return Spotted(adding | following, lambda: _told(pattern(adding), pattern(following), tables))


def _told(said: str, then: str, tables: Tables) -> str:
    near = rf"[^\w\n]{{0,4}}(?:(?:{alternation(tables, 'article', 'told', 'joined')})[ ]){{0,2}}(?:[^\W\d_a-z]{{1,8}}[^\w\n]{{0,3}}){{0,2}}"
    joined = alternation(tables, "joined")
    opening = rf"(?:(?:{said})|(?:{then})(?=[^\w\n]{{0,3}}(?:[_.][a-z0-9]|(?:{joined}))))(?:{near}|[^()（）\n]{{0,50}}[(（] ?)['\"“‘«「『]?"
    return rf"{opening}(?P<piece>_?[a-z0-9][a-z0-9_]{{0,11}})(?![a-z0-9_.@/%-])"


@lru_cache(maxsize=8)
def _saying(tables: Tables) -> re.Pattern[str]:
    """What follows an ending in languages with the verb at the end: 77 लगा दो."""
    return compiled(rf"['\"”’»」』)）]*\s?(?:{alternation(tables, 'append', 'insert', 'joined', 'means')})")


@lru_cache(maxsize=8)
def _removing(tables: Tables) -> re.Pattern[str]:
    return compiled(pattern(word for word in words(tables, "remove") if len(word) > 2 or not word.isascii()))


def is_stray(low: str, end: int, stop: int, more: str, tables: Tables) -> bool:
    """Whether letters `more`, which end at `stop`, are no part of a whole handle that ends at `end`: words that tell nothing about it
    stand between, as in "write to fake_hr any day, sis"; nor is a reply in quotes: 傳「+1」."""
    written = low.rfind(more, end, stop)
    gap = low[end:written] if written >= 0 else low[end:stop].rpartition(" ")[0]
    if _REPLY.search(gap) or _AGES.fullmatch(more) or (more.isdigit() and _AGE.search(gap)) or leaves_bracket(gap):
        return True
    if not more.isalpha():
        return False
    if (more in hints(tables).stops or is_word(more)) and not finder(tables, "joined", "last").search(low, stop, stop + _APART):
        return True
    kinds = (
        "then_only",
        "then",
        "then_weak",
        "append",
        "told",
        "article",
        "joined",
        "filler",
        "conjunction",
        "as_digit",
        "last",
        "insert",
    )
    return any(map(str.isalpha, finder(tables, *kinds).sub(" ", gap)))


def tells_more(end: int, value: str, found: Handle, low: str) -> bool:
    """Whether a handle told in words that stands up to `end` goes on behind another reading of it, or has more signs that are words:
    "fake punto hr (sin espacios)", but not "a.n.n.a.zero, all dots out"."""
    if end != found.end:
        return end > found.end
    return _signs(value) > max(_signs(low[found.start : end]), _signs(found.value))


def _signs(value: str) -> int:
    return sum(map(value.count, "._-"))
