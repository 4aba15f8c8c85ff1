"""Where the name of an app is an ordinary word: "same line"; and where it is the app all the same: "my LINE", "our line fake_88"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from extract.disguise.plain import Plain
from extract.tables import Tables
from extract.words.contact_words import finder, in_order
from extract.words.phrases import Hit, Phrases
from extract.words.together import Listed

_NAME_BEHIND = re.compile(r"[ ]?(?:is|[:=-])?[ ]?[:\"“]?[ ]?@?(?=[a-z.]*[0-9_])[a-z][a-z0-9_.]{4,29}(?![a-z0-9_])")
# What no word is, right behind a label: "dc: fake_7", "wha : 05…"; behind one in other letters any Latin word in lower case.
_SHOWN = re.compile(
    r"(?:[ ]id)?[\s:：=>→👉|«\"“-]{0,4}"
    r"(?:(?=[a-z.@]*[0-9_]|[a-z0-9]+\.[a-z])@?[a-z][a-z0-9_.]{3,29}|[+(]*[0-9][0-9 ().-]{5,17}[0-9])"
)
_LATIN_BEHIND = re.compile(r"[ ]?[:：=>→👉][ ]?@?[a-z]")
# Behind the first letter of a name, or of one in single letters.
_LETTERS_ON = re.compile(r"[a-z0-9_.-]*[a-z]|[ ][a-z0-9](?![a-z0-9])")
_SIGNS = re.compile(r"[\s:：=\u4e00-\u9fff]{0,4}")
_HANGUL = re.compile("[가-힣]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_ARABIC, _PREFIXED = (
    re.compile("[\u0620-\u064a\u066e-\u06d3]"),
    frozenset("وفبل"),
)  # letters, and those that stand before a word as one
_SYLLABLE = 4  # characters of a label that begins many words
_FOLLOWING = ("strong", "filler", "connector", "same", "same_name", "this_number", "append", "told")
_STACKING = frozenset("\u1039\u17d2")  # what stands behind one is written below it


def spans(plain: Plain, low: str, tables: Tables) -> tuple[list[int], list[int]]:
    """Where such phrases begin in `low`, the text in lower case, from left to right; and where they end, with a 0 before all."""
    found = [hit for hit in _phrases(tables).find(low) if not _is_shown(plain, hit)]
    return [hit.start for hit in found], [0, *(hit.end for hit in found)]


@lru_cache(maxsize=8)
def _phrases(tables: Tables) -> Phrases:
    """Phrases in which the name of an app is an ordinary word: "same line"."""
    return Phrases([{"word": word} for word in in_order(tables, "no_app")], "word", finder=_LISTED.of(tables))


_LISTED = Listed(lambda tables: _phrases(tables).words)


def _is_shown(plain: Plain, hit: Hit) -> bool:
    """Whether an ordinary phrase is the app's name all the same, in capitals or before a handle: "my LINE", "our line fakechen_88",
    "fala no Signal"."""
    written = plain.text[hit.start : hit.end]
    last = written.split(" ")[-1]
    capital = (last.isupper() and not written.isupper()) or (written[0].islower() and last[:1].isupper())
    return capital or _NAME_BEHIND.match(plain.low, hit.end) is not None


def in_capitals(plain: Plain, hit: Hit) -> bool:
    """Whether an ordinary word is in capitals and its text is not: "9800000000 पर LINE करें"."""
    written = plain.text[hit.start : hit.end]
    return written.isascii() and written.isupper() and _is_calm(plain.text)


@lru_cache(maxsize=8)  # asked for each such word of one text
def _is_calm(text: str) -> bool:
    return 3 * sum(map(str.isupper, text)) < 2 * sum(map(str.isalpha, text))


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def begins(low: str, at: int, labels: Sequence[_Span]) -> bool:
    """Whether the label `at` is one letter with which the name behind another label begins (薇：q w e z x, "wechat: q1aomu"), or one that
    ends a Korean word (공칠q)."""
    start, end = labels[at].start, labels[at].end
    if not low[start:end].isascii():
        return False
    if _HANGUL.match(low[start - 1 : start]):
        return True
    before = labels[at - 1].end if at else -1
    return before >= 0 and _SIGNS.fullmatch(low, before, start) is not None and _LETTERS_ON.match(low, end) is not None


def shows(low: str, start: int, end: int) -> bool:
    """Whether a contact stands right behind a label that is an ordinary word nearly everywhere else."""
    return _SHOWN.match(low, end) is not None or (low[start] > "\u024f" and _LATIN_BEHIND.match(low, end) is not None)


def runs_on(low: str, start: int, end: int, tables: Tables) -> bool:
    """Whether a label in a script without spaces is a part of a syllable or of a longer word: ລາຍ in ລາຍງານ, លាញ in សម្លាញ់; or one
    in Arabic letters of another word: بله in قبلها."""
    if _ARABIC.match(low[start]):
        before = low[start - 1 : start]
        return _ARABIC.match(low, end) is not None or (before not in _PREFIXED and _ARABIC.match(before) is not None)
    if not (_UNSPACED.match(low[start]) and _UNSPACED.match(low[end - 1])):
        return False
    if low[start - 1 : start] in _STACKING:
        return True
    if end - start > _SYLLABLE:
        return False
    return _UNSPACED.match(low, end) is not None and finder(tables, *_FOLLOWING).match(low, end) is None
