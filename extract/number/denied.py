"""Apps that a text denies before it gives its number: "no QQ, call 138…", "WhatsApp yok, 0532…", "LINEはやっていません。090…"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extract.app.apps import Group, Label
from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.number.numbers import Number
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import pattern
from extract.words.number_cues import cues, listed, of_kind

_BEFORE, _BEHIND = 28, 18  # characters before and behind an app in which it is denied
_FAR = 120  # characters between a denied app and the number
_WORDS = 2  # words between an app and what denies it
_BREAK = re.compile(rf"[,;:!?\n，、；：{STOPS}،؛၊(（]|\.(?=\s|$)")
_MARKS, _COLONS = frozenset(",;.，、；。"), frozenset(":：")
_WORD = re.compile(r"[^\W\d_]+")


def heard(groups: Sequence[Group], numbers: Sequence[Number], plain: Plain, tables: Tables) -> list[Group]:
    """`groups`, those of apps that a number behind them has not as if a word for a telephone stood there, which says little: what
    denies an app stands beside its name, and a sign or a word for calling before the number."""
    starts = [number.start for number in numbers]
    calls = [group.start for group in groups if group.types == ("phone",)]
    return [_without(group, starts, calls, plain, tables) if group.apps else group for group in groups]


def _without(group: Group, starts: Sequence[int], calls: Sequence[int], plain: Plain, tables: Tables) -> Group:
    number = _next(starts, group.end)
    if not 0 <= number - group.end <= _FAR or group.same:
        return group
    first, apps = group.labels[0], [label for label in group.labels if label.type != "phone"]
    called = group.labels[-1].type == "phone" or group.end <= _next(calls, group.end) < number
    if first.type == "phone" or not _is_denied(first.start, apps[-1].end, called, number, plain.low, tables):
        return group
    labels = [label if label.type == "phone" else Label(label.start, label.end, "phone", True) for label in group.labels]
    return replace(group, labels=tuple(labels))


def _next(places: Sequence[int], at: int) -> int:
    """The first of `places` from `at` on, or -1."""
    index = bisect_left(places, at)
    return places[index] if index < len(places) else -1


def _is_denied(start: int, end: int, called: bool, number: int, low: str, tables: Tables) -> bool:
    """Whether the apps at `start:end` are denied; `called`: a word for calling stands with them, behind."""
    before = _BREAK.split(low[max(0, start - _BEFORE) : start])[-1]
    if cues(tables, "only").search(before) is not None:
        return False
    behind = low[end:number]
    if any(map(str.isdigit, behind)):
        return False  # a number of its own, taken back
    if no := _ahead(tables).search(before):
        if no.group().strip() in listed(tables, "number_word"):  # "no zap" in Portuguese, "no. WA": a label, unless another follows
            return called and before.strip() == no.group().strip() and behind.lstrip()[:1] in _MARKS
        return called or (_BREAK.search(behind) is not None and behind.lstrip()[:1] not in _COLONS)
    said = _BREAK.split(behind)[0][:_BEHIND]
    after = cues(tables, "no_app_after").search(said)
    if after is None or len(_WORD.findall(said[: after.start()])) > _WORDS:
        return False
    return cues(tables, "only").search(said) is None and cues(tables, "call_word").match(said[after.end() :].lstrip()) is None


@lru_cache(maxsize=8)
def _ahead(tables: Tables) -> re.Pattern[str]:
    """What denies an app, right before its name; words for using one may stand between."""
    no, use = pattern(of_kind(tables, "no_app")), pattern(of_kind(tables, "by_app", "by_verb", "app_word", "article"))
    return compiled(rf"(?:{no})(?:[\s]{{0,2}}(?:{use})){{0,2}}[\s]{{0,2}}$")
