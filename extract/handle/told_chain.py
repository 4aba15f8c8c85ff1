"""Handles whose pieces one word joins again and again, near an app: "fake plus ling plus 2024 on WeChat", "Telegram de la empresa: hr y
fake y lily", "hr / fake / lily, all together"."""

import re
from functools import lru_cache

from extract.app.apps import Group
from extract.disguise.plain import Plain
from extract.handle import beside
from extract.handle.forms import valid
from extract.handle.words import Handle, hints
from extract.tables import Tables
from extract.words.contact_words import finder, of_kinds, words
from extract.words.latin_words import is_word
from extract.words.sign_names import TOLD_SIGNS

_REACH = 120  # characters in which one is looked for
_HINTED = 48  # characters behind it in which it is said to be one
_LONGEST = 32  # characters of a handle
_WHOLE = 5  # letters of a piece that may be a handle of its own
_LEAST = 3  # letters of a piece that is no word
_PIECE = "[a-z0-9_.]{1,20}"
_LETTER, _OTHER = "[a-zà-ɏḁ-ỿ'’]", r"[^\x00-\u024f\s\d_]"
_LINK = rf"[ ]{_LETTER}{{1,12}}(?:[ ]{_LETTER}{{1,9}}){{0,2}}[ ]|[ ]?{_OTHER}{{1,14}}(?:[ ]{_OTHER}{{1,9}})?[ ]?|[ ]?[+/,|][ ]?"
_CHAIN = re.compile(
    rf"(?P<one>[a-z0-9_.](?<![\w@.].)[a-z0-9_.]{{0,19}})(?P<link>{_LINK})(?P<two>{_PIECE})(?P=link)(?P<three>{_PIECE})"
    rf"(?:(?P=link)(?P<four>{_PIECE}))?(?![a-z0-9_@])"
)
_ADDED = "[a-z0-9_.]{1,20}(?: [a-z]{2,12})?"
_PLUSES = re.compile(rf"(?<![\w@.+])[a-z0-9_.]{{1,20}}(?:[ ]?\+[ ]?{_ADDED}){{3,15}}(?![a-z0-9_@]|[ ]?\+)")
_SIGNS = frozenset("/,|、،፣၊")  # these join only what is said to be one
_JOINED = ("joined", "part")


def find(plain: Plain, group: Group, limit: int, tables: Tables, taken: bytearray) -> list[Handle]:
    """The handle in pieces nearest to a group of labels, before it or behind it and before `limit`, for each app that takes it."""
    if group.pointing or group.same:
        return []
    low = plain.low
    before, behind = beside.sides(low, group.start, group.end, limit, _REACH)
    for side in (before, behind):
        for match in _CHAIN.finditer(low, *side):
            gap = low[group.end : match.start()] if side is behind else low[match.end() : group.start]
            if beside.is_near(gap) and not any(taken[slice(*match.span())]) and _is_one(low, match, gap, tables):
                value = "".join(match.group("one", "two", "three")) + (match.group("four") or "")
                found = ((kind, valid(value, kind, plain, match.span(), tables, told=True)) for kind in group.apps)
                return [Handle(*match.span(), kind, name, True) for kind, name in found if name]
        for match in _PLUSES.finditer(low, *side):
            gap = low[group.end : match.start()] if side is behind else low[match.end() : group.start]
            value = _added_up(match.group(), tables)
            if beside.is_near(gap) and not any(taken[slice(*match.span())]) and value:
                found = ((kind, valid(value, kind, plain, match.span(), tables, told=True)) for kind in group.apps)
                return [Handle(*match.span(), kind, name, True) for kind, name in found if name]
    return []


def _added_up(chain: str, tables: Tables) -> str:
    """What four pieces or more give that only + joins, words for signs among them: "ri + ya + dot + fa + ke". A sum of figures, or
    one of words as in a list of benefits ("rice + tea + room + bonus"), gives nothing."""
    pieces = [piece.strip() for piece in chain.split("+")]
    signs = {word: sign for kind, sign in TOLD_SIGNS.items() for word in words(tables, kind)}
    shown = [piece in signs or len(piece) < _LEAST or _is_name(piece) for piece in pieces if piece.isalpha()]
    value = "".join(signs.get(piece, piece) for piece in pieces)
    value = value.rpartition(" ")[0] if value.count(" ") == 1 and " " in pieces[-1] else value  # "… + hr there"
    return value if " " not in value and len(shown) > 1 and sum(shown) * 2 > len(shown) and len(value) <= _LONGEST else ""


def _is_one(low: str, match: "re.Match[str]", gap: str, tables: Tables) -> bool:
    """Whether the pieces are one handle: they are said to be, or are no words and too short for handles of their own."""
    pieces = [piece for piece in match.group("one", "two", "three", "four") if piece]
    link = match.group("link").strip()
    goes_on = low.startswith(match.group("link"), match.end())  # letters by their names, a list
    if link in _SIGNS and finder(tables, *TOLD_SIGNS, "then_only", "then_weak", "last").search(low, *match.span()):
        return False  # fake, alaviiva, demo
    if (
        link not in _links(tables)
        or goes_on
        or not _stops(tables).isdisjoint(pieces)
        or not any(_is_name(piece) for piece in pieces)
    ):
        return False
    if finder(tables, *_JOINED).search(beside.rest(low, match.end(), _HINTED)) is not None:
        return link not in _SIGNS or all(len(piece) > 1 for piece in pieces)
    short = any(len(piece) < _WHOLE for piece in pieces)
    return short and (link in words(tables, "plus") or link == "+" or gap.rstrip()[-1:] in {":", "："})


def _is_name(piece: str) -> bool:
    return piece.isalpha() and len(piece) >= _LEAST and not is_word(piece)


@lru_cache(maxsize=8)
def _stops(tables: Tables) -> frozenset[str]:
    """Words that are no piece of a name."""
    return hints(tables).firm.union(words(tables, "told"))


@lru_cache(maxsize=8)
def _links(tables: Tables) -> frozenset[str]:
    return _SIGNS | {"+"} | of_kinds(tables, "plus", "conjunction", "then", "then_only")
