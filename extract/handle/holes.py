"""Handles with a hole that the words behind fill: "fake_??_4, instead of the marks izmir", "fake_w(डबल ई)kly, ee in the brackets",
"fake천사 (천사 is angel)"."""

import re
from functools import lru_cache

from extract.app.apps import Group
from extract.disguise.plain import Plain, homoglyphs
from extract.handle.words import REACH, Handle, hints, shapes
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import finder, of_kinds
from extract.words.sign_names import TOLD_SIGNS

_MARK = "\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # signs that stand over or beside letters
_FOREIGN = rf"[^\x00-\u024fə\u1e00-\u1eff\W\d_](?:[^\x00-\u024fə\u1e00-\u1eff\W\d_]|[{_MARK}]){{0,11}}"
_DRAWN = r"[\u2190-\u2bff\u3030\U0001f000-\U0001faff]\ufe0f?"
_HOLE = rf"(?:[?？؟]{{1,3}}|\.{{3}}|…|\*{{1,4}}|[□▢○◯]{{1,4}}|[(（\[【<][^()（）\[\]<>\n]{{0,16}}[)）\]】>]|{_DRAWN}|{_FOREIGN})"
_TOKEN = re.compile(
    rf"@?(?P<head>[a-z][a-z0-9_.]{{1,20}})(?P<hole>{_HOLE})(?P<tail>[_.]?[a-z0-9][a-z0-9_.]{{0,20}}|_)?(?![a-z0-9_@*~|+#])"
)
_HOLED = re.compile(r"[?？؟.…*□▢○◯(（\[【<\u0250-\U0010ffff](?<=[a-z0-9_.].)")  # in every such handle, found fast
_REGION = 90  # characters behind a handle in which its hole is filled
_BREAK = re.compile(rf"[\n!{STOPS}]|\.(?:\s|$)")
_WORD = re.compile(r"(?<![a-z0-9_@/à-ɏ'’-])(?!_)[a-z0-9][a-z0-9_]{1,15}(?![a-z0-9_@/à-ɏ'’-]|\.[a-z])")
_NEAR = 24  # characters between a word for filling and what fills
_SAYING = ("edit_swap", "instead", "swap", "means", "edit_is", "insert", "thatis", "inside", "told")
_LATIN = re.compile("[a-z]")


def filled(plain: Plain, group: Group, limit: int, tables: Tables, taken: bytearray) -> list[Handle]:
    """The handle behind a group of labels whose hole the words behind it fill."""
    low = plain.low
    stop = min(limit, group.end + REACH)
    match = _TOKEN.search(low, group.end, stop) if _HOLED.search(low, group.end, stop) else None
    if match is None or any(taken[match.start() : match.end()]) or not _is_beside(low, group.end, match.start("head")):
        return []
    if match.group("head") in hints(tables).stops or (match.group("hole")[0] in "(（[【<" and not match.group("tail")):
        return []
    if all(ord(char) in homoglyphs(tables) for char in match.group("hole")):
        return []  # letters that look like Latin ones: аnnа_88
    region = _BREAK.split(low[match.end() : min(limit, match.end() + _REGION)])[0]
    word = _filling(region, match, tables)
    if not word:
        return []
    whole = word.startswith(match.group("head")) and len(word) > len(match.group("head")) + 1  # "fake老周: fakelaozhou"
    value = word if whole else match.group("head") + word + (match.group("tail") or "")
    known = shapes(tables)
    return [
        Handle(match.start("head"), match.end(), kind, value, True)
        for kind in group.apps
        if kind in known and known[kind].fullmatch(value)
    ]


def _is_beside(low: str, end: int, start: int) -> bool:
    """Whether no other Latin word stands between an app and a token."""
    return _WORD.search(low, end, start) is None


def _filling(region: str, match: "re.Match[str]", tables: Tables) -> str:
    """What fills the hole: the one Latin word behind in another script, or the word beside one for "instead" or "is"."""
    hole = match.group("hole")
    foreign = _LATIN.search(hole) is None and hole.strip("()（）[]【】<>?？؟*.… ").isalpha()
    again = len(hole) > 1 and foreign and hole in region  # "fake천사, 천사 is 1004"
    said = finder(tables, *_SAYING).search(region)
    if not hole.isascii() and not hole.isalpha() and finder(tables, "remove").search(region[:_NEAR]) and not again:
        return ""  # "fake📶van (remove the picture)"
    if not (said or again or foreign) or (
        foreign and finder(tables, *TOLD_SIGNS, "then_only", "then", "append", "plus").search(hole)
    ):
        return ""
    plain = _plain(tables) | hints(tables).stops
    spaced = not any(char > "\u024f" and char.isalpha() for char in region)
    words = [one for one in _WORD.finditer(region) if one.group() not in plain or not spaced]
    words = [
        one for one in words if one.group() not in match.group("head") and not (one.group().isdigit() and (spaced or not again))
    ]
    drawn = not hole.isascii() and not hole.isalpha() and hole[0] not in "（【" and hole not in region
    if len({one.group() for one in words}) == 1 and not (drawn and _is_before(words[0], said)):
        return words[0].group()  # but not of "anna🔥_77 hari ini", today
    if not spaced:
        return words[0].group() if words and again else ""
    for told in finder(tables, "instead", "edit_swap", "edit_is").finditer(region):
        behind = next((one for one in words if 0 <= one.start() - told.end() <= 2), None)
        if behind:
            return behind.group()
    return ""


def _is_before(word: "re.Match[str]", said: "re.Match[str] | None") -> bool:
    """Whether a word stands before that which would say that it fills."""
    return said is not None and word.end() <= said.start()


@lru_cache(maxsize=8)
def _plain(tables: Tables) -> set[str]:
    return of_kinds(tables, "told", "filler", "article", "conjunction", "connector", *_SAYING)
