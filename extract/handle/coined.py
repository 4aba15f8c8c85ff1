"""Handles of letters alone that nobody takes for a word: "Telegram coachfakeben)"."""

import re
from functools import lru_cache

from extract.app.apps import Group
from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import alternation
from extract.words.latin_words import is_word

COINED = (8, 6)  # letters of a name that nobody takes for a word, among Latin letters and among others
_CONTEXT = 16  # characters before an app and behind a name that show the script of its sentence
_RIGHT_BEHIND = re.compile(r"[^\S\n]{0,3}[:：=>→👉-]{0,3}\s{0,3}")
_CLOSED = re.compile(rf"\s{{0,3}}(?:$|[\n;.!?()|/{STOPS}]|, ?[0-9+])")
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
        and _stands_alone(plain.low, name, end, group, tables)
    )


def _stands_alone(low: str, name: str, end: int, group: Group, tables: Tables) -> bool:
    """Whether a long name is parted from what follows it, be it the next contact, or from words of another script."""
    foreign = _is_foreign(low, group.start, end)
    return len(name) >= COINED[foreign] and (
        foreign or _CLOSED.match(low, end) is not None or _numbered_next(tables).match(low, end) is not None
    )


@lru_cache(maxsize=8)
def _numbered_next(tables: Tables) -> re.Pattern[str]:
    """A sign or word for "and", "or", a few words, a telephone number: "telegram fakemira, call 202 …"."""
    words = r"(?:[^\W\d]{1,12}[.:：]?\s){0,3}"
    return compiled(rf"\s?(?:,|(?:{alternation(tables, 'connector')})(?!\w))\s?{words}[+(]{{0,2}}[0-9](?:[ ().-]?[0-9]){{6}}")


def _is_foreign(low: str, start: int, end: int) -> bool:
    """Whether an app and a name (`start:end`) stand among words of another script."""
    around = low[max(0, start - _CONTEXT) : start] + low[end : end + _CONTEXT]
    return re.search("[a-z]", around) is None and any(map(str.isalpha, around))
