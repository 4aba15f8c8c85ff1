"""Handles of letters alone that nobody takes for a word: "Telegram coachfakeben)"."""

import re

from extract.app.apps import Group
from extract.disguise.plain import Plain
from extract.handle import ends
from extract.tables import Tables
from extract.words.latin_words import ends_as_word, is_word

COINED = (8, 6)  # letters of a name that nobody takes for a word, among Latin letters and among others
_CONTEXT = 16  # characters before an app and behind a name that show the script of its sentence
_RIGHT_BEHIND = re.compile(r"[^\S\n]{0,3}[:：=>→👉-]{0,3}\s{0,3}")
_CLOSED = re.compile(r"\s{0,3}(?:$|[\n;.!?()|/。！？]|, ?[0-9+])")
_TELLING = 72  # characters behind a name in which its ending is told
_BREAK = re.compile(r"[\n!?。！？।။]|\.(?:\s|$)")
_TOLD = 5  # letters of one whose ending is told
_RUNNING_ON = re.compile(r"[\w@'’]|-\w|\s?[:：]")


def is_coined(plain: Plain, name: str, start: int, end: int, group: Group, tables: Tables) -> bool:
    """Whether a name of letters alone, right behind an app that cannot be anything else, is no word of any sentence: "tg coachdanug"."""
    return (
        not group.weak
        and not group.pointing
        and not group.same
        and len(name) >= _TOLD
        and name.isalpha()
        and plain.text[start:end].isascii()
        and plain.text[start:end].islower()
        and _RIGHT_BEHIND.fullmatch(plain.low, group.end, start) is not None
        and _RUNNING_ON.match(plain.low, end) is None
        and not is_word(name)
        and (_stands_alone(plain.low, name, end, group) or _told_on(plain.low, end, tables))
    )


def _stands_alone(low: str, name: str, end: int, group: Group) -> bool:
    """Whether a long name is parted from what follows it, or from words of another script."""
    foreign = _is_foreign(low, group.start, end)
    return len(name) >= COINED[foreign] and (foreign or _CLOSED.match(low, end) is not None or _parted(low, end, name))


def _told_on(low: str, end: int, tables: Tables) -> bool:
    """Whether the words behind a name add an ending to it: "tg fakezul terus sambung 1990 di belakang"."""
    return ends.is_told(_BREAK.split(low[end : end + _TELLING])[0], tables) is not None


def _parted(low: str, end: int, name: str) -> bool:
    """Whether a comma parts a name from the words behind it, and it ends as no word does: "telegram fakelokerjkt, ask for Rina"."""
    return low[end : end + 3].lstrip(" ")[:2] == ", " and not ends_as_word(name)


def _is_foreign(low: str, start: int, end: int) -> bool:
    """Whether an app and a name (`start:end`) stand among words of another script."""
    around = low[max(0, start - _CONTEXT) : start] + low[end : end + _CONTEXT]
    return re.search("[a-z]", around) is None and any(map(str.isalpha, around))
