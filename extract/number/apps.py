"""The app of a number that no label governs: "…, then four zeros 😅 WhatsApp only please", "write on the green app. 0771 …"."""

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from extract.app.apps import Group
from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.number.numbers import Number
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import alternation, pattern, words
from extract.words.number_cues import cues, listed
from extract.words.word_patterns import UNSPACED

_FAR = 130  # characters between a number and an app that is said to be the only way
_NEAR = 70  # characters between a number and an app in its own or the next sentence
_WORDS = 6  # words between a number and its app in one sentence
_AFRESH = 2  # words before an app's name that begin the sentence behind a number's
_TRIED = 4  # groups looked at on either side
_KIN = 8  # characters between two apps of one number
_LED = re.compile(r"[^\n.,;:：!?()]{1,24}[:：]\s{0,2}")  # "Zalo cô Hạnh: 0980 …"
_RIGHT = re.compile(r"[\s(（]{0,2}")
_RUNG = re.compile(
    r"[^\x00-\u02ff\s\d]{0,4}(?:[^\S\n]{1,2}[^\s\d.,;:!?。、，]{1,12}){0,4}[^\S\n]{0,2}"
)  # between an app and the word for calling by it
QUOTED = re.compile(  # a name of its own behind an app: Telegram "f*a*k*e", nick Zalo ghi «fake»
    r"(?:[^\S\n]{1,2}[^\W\d]{1,10}){0,2}[^\S\n]{0,2}[\"“”«„「『][^\S\n]?[^\W\d]"
)
_HANDLE = 6  # characters between a handle and its app behind it
_DENIED, _DENIES = 10, 26  # characters behind an app's name in which a denial begins and ends
_SIDE = 18  # characters beside an app's name in which "only" or "no" stands
_BREAK = re.compile(rf"[{STOPS}!?;；]|\.(?=\s|$)|\n")
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_REMARKED = 2  # times as much where a remark on digits to leave out stands between
_PER_WORD = 5  # letters that count as a word in scripts without spaces


_ORDINARY = frozenset({"phone", "line", "qq"})  # whose short names are ordinary words even beside "on" or "my"
_START = re.compile(rf"(?:^|[\n.!?:;•*\-–—>|{STOPS}])[\s\"'«“(]{{0,3}}$")  # of a sentence
_BY, _BY_AFTER = 14, 14  # characters before and behind a name in which it is said to be an app


def certain(groups: Sequence[Group], plain: Plain, tables: Tables) -> list[Group]:
    """`groups`, those whose name is also an ordinary word as sure as others where words around it or a capital within a sentence
    show the app: "via signal", "シグナルで", "write on my Signal"."""
    if not any(group.weak and group.apps for group in groups):
        return list(groups)
    return [
        replace(group, labels=tuple(replace(label, weak=False) for label in group.labels))
        if group.weak and not _ORDINARY.intersection(group.types) and _is_named(group, plain, tables)
        else group
        for group in groups
    ]


def _is_named(group: Group, plain: Plain, tables: Tables) -> bool:
    before, behind = plain.low[max(0, group.start - _BY) : group.start], plain.low[group.end : group.end + _BY_AFTER]
    if plain.text[group.start].isupper() and not _START.search(before):
        return True
    return _by(tables).search(before) is not None or _by_after(tables).match(behind) is not None


@lru_cache(maxsize=8)
def _by(tables: Tables) -> re.Pattern[str]:
    said = listed(tables, "by_app") | listed(tables, "by_verb")
    free = pattern(word for word in said if re.search(f"[{UNSPACED}]", word))  # ខលតាម signal
    article = rf"(?:[ ](?:{alternation(tables, 'article')}))?"  # "guna yg hijau"
    return compiled(rf"(?:(?<![^\W\d])(?:{pattern(said)}){article}|(?:{free}))[\s\-]{{0,2}}$")


@lru_cache(maxsize=8)
def _by_after(tables: Tables) -> re.Pattern[str]:
    return compiled(rf"[ ]?(?:{pattern(listed(tables, 'by_app_after'))})")


@lru_cache(maxsize=8)
def _either(tables: Tables) -> re.Pattern[str]:
    """ "or", with the words by which one writes, between two apps of one number."""
    way = pattern(listed(tables, "by_app") | listed(tables, "by_app_after") | listed(tables, "by_verb"))
    by = rf"(?:[ ,]{{0,2}}(?:{way})){{0,2}}"
    return compiled(rf"{by}[ ,/]{{0,2}}(?:{pattern(listed(tables, 'or'))}){by}[ ]?")


@dataclass(frozen=True, slots=True)
class Stray:
    """An app that speaks of a number, whether it is the only way to reach it, and whether it may be called too."""

    group: Group
    apps: tuple[str, ...]
    only: bool
    calls: bool = False


@dataclass(frozen=True, slots=True)
class Streets:
    """One text: its numbers of more than five digits, its groups of labels, those of them (`owners`) that have a handle, what is taken."""

    plain: Plain
    groups: Sequence[Group]
    owners: Container[int]
    numbers: Sequence[Number]
    taken: bytes
    numeric: Container[str]
    tables: Tables

    def stray(self, start: int, end: int) -> Stray | None:
        """The app that stands free behind the number at `start:end`, or else before it; none for one that begins a line as the name of
        whoever says what follows: "+855 10 000 000: chat me on tele"."""
        if self.plain.low[end : end + 1] == ":" and not self.plain.low[:start].rpartition("\n")[2].strip("+ ("):
            return None
        return self._behind(end) or self._before(start)

    def _behind(self, end: int) -> Stray | None:
        first, calls = bisect_left(self.groups, end, key=lambda group: group.start), False
        at = self._number(end)
        limit = min(self.numbers[at].start if at < len(self.numbers) else len(self.taken), end + _FAR)
        for index in range(first, min(len(self.groups), first + _TRIED)):
            group = self.groups[index]
            if group.start >= limit or any(self.taken[end : group.start]) or index in self.owners or self._owns(group, led=True):
                return None
            if self._takes_numbers(group) and not self.denied(group):
                only = self._is_only(group)
                speaks = self._speaks(self.plain.low[end : group.start], group, only)
                return Stray(group, tuple(dict.fromkeys((*self.kin(index, 1), *self.ways(group)))), only, calls) if speaks else None
            calls = calls or (any(label.type == "phone" and not label.weak for label in group.labels) and not self.denied(group))
        return None

    def _before(self, start: int) -> Stray | None:
        last = bisect_left(self.groups, start, key=lambda group: group.start) - 1
        at = self._number(start) - 1
        limit = max(self.numbers[at].end if at >= 0 else 0, start - _NEAR)
        for index in range(last, max(-1, last - _TRIED), -1):
            group = self.groups[index]
            if group.end <= limit or any(self.taken[group.end : start]) or index in self.owners or self._owns(group):
                return None
            if self._takes_numbers(group) and not self.denied(group):
                between, only = self.plain.low[group.end : start], self._is_only(group)
                words = len(_WORD.findall(between))
                named = any(label.type == "phone" for label in group.labels)
                near = (only or not group.weak or self._is_app(group)) and self._goes_on(between)
                close = words == 0 or (words <= _AFRESH and named and not _BREAK.search(between))
                return Stray(group, self.kin(index, -1), only) if near or close else None
        return None

    def _goes_on(self, between: str) -> bool:
        """Whether at most one sentence ends between an app and its number behind it, and tells of no message that came by it."""
        parts = _BREAK.split(between)
        return len(parts) == 1 or (len(parts) == 2 and not cues(self.tables, "story").search(parts[0]))

    def kin(self, index: int, step: int) -> tuple[str, ...]:
        """The apps of a group and of those beside it, behind (`step` 1) or before: "Viber and Imo too"."""
        apps = list(self.groups[index].apps)
        at = index + step
        while 0 <= at < len(self.groups) and abs(at - index) <= _TRIED:
            one, other = self.groups[min(at, at - step)], self.groups[max(at, at - step)]
            gap = self.plain.low[one.end : other.start]
            said = _WORD.findall(gap)
            either = _either(self.tables).fullmatch(gap) is not None  # "soit par Signal, soit par WhatsApp"
            near = (len(gap) <= _KIN or either) and not _BREAK.search(gap)
            linked = near and not any(char.isdigit() or char in ":：@" for char in gap)
            joined = either or (bool(said) and said[0] in words(self.tables, "connector"))  # "imo and on WhatsApp"
            far = (len(said) > 1 + joined and not either) or (self.groups[at].weak and not joined)
            denied = bool(said) and cues(self.tables, "no_app").search(gap) is not None  # "Signal, not WhatsApp"
            if not linked or far or denied or at in self.owners or not self.groups[at].apps:
                break
            apps += self.groups[at].apps
            at += step
        return tuple(dict.fromkeys(apps))

    def ways(self, group: Group) -> tuple[str, ...]:
        """The apps of a group behind a number, and of those behind it of which either may be taken: "via Viber or via Signal"."""
        apps, at = list(group.apps), bisect_left(self.groups, group.start, key=lambda one: one.start)
        for one, other in pairwise(self.groups[at : at + _TRIED]):
            gap = self.plain.low[one.end : other.start]
            if not _either(self.tables).fullmatch(gap) or at + 1 in self.owners or self._owns(other):
                break
            apps, at = [*apps, *other.apps], at + 1
        return tuple(dict.fromkeys(apps))

    def _number(self, at: int) -> int:
        """Which number is the first that begins at `at` or behind."""
        return bisect_left(self.numbers, at, key=lambda number: number.start)

    def _takes_numbers(self, group: Group) -> bool:
        return any(kind in self.numeric for kind in group.apps)

    def _owns(self, group: Group, led: bool = False) -> bool:
        """Whether a handle or a link stands right beside a group, or a number right behind it; if `led`, a few words and a colon may
        lead to that."""
        behind = self.plain.text[group.end : group.end + 3]
        at = self._number(group.end)
        gap = self.plain.text[group.end : self.numbers[at].start] if at < len(self.numbers) else None
        numbered = gap is not None and (not gap.strip(" :：-") or (led and _LED.fullmatch(gap) is not None))
        handled = any(self.taken[max(0, group.start - _HANDLE) : group.end + 3])
        quoted = QUOTED.match(self.plain.text, group.end) is not None
        return numbered or handled or quoted or behind.strip()[:1] in {":", "：", "@"}

    def is_headed(self, group: Group) -> bool:
        """Whether a colon stands behind the name of an app that is an ordinary word too: "Signal: 0771 …"."""
        headed = self.plain.text[group.end : group.end + 1] in {":", "："}
        return headed and bool(group.apps) and _ORDINARY.isdisjoint(group.types)

    def is_called(self, end: int) -> bool:
        """Whether right behind a number a word for calls or short messages stands, and no other number: 010 … 문자."""
        at = bisect_left(self.groups, end, key=lambda group: group.start)
        if at >= len(self.groups) or self.groups[at].types != ("phone",) or self.groups[at].weak:
            return False
        return _RIGHT.fullmatch(self.plain.text, end, self.groups[at].start) is not None and not self._owns(self.groups[at])

    def is_rung(self, app: int, call: int) -> bool:
        """Whether a word for calling tells what is done by the app before it: "on imo give a missed call 98…"."""
        one, gap = self.groups[app], self.plain.low[self.groups[app].end : self.groups[call].start]
        if not one.apps or app in self.owners or any(kind not in self.numeric for kind in one.apps) or not _RUNG.fullmatch(gap):
            return False
        before, behind = self.plain.low[max(0, one.start - _BY) : one.start], self.plain.low[one.end : one.end + _BY_AFTER]
        ended = self.plain.low[one.start : one.end].endswith(tuple(listed(self.tables, "by_app_after")))
        if not (ended or _by(self.tables).search(before) or _by_after(self.tables).match(behind)):
            return False
        parting = {*words(self.tables, "conjunction"), *words(self.tables, "connector")}  # "on WhatsApp or call"
        return parting.isdisjoint(_WORD.findall(gap)) and cues(self.tables, "or").search(gap) is None

    def _is_only(self, group: Group) -> bool:
        return self._beside("only", group, _SIDE)

    def _is_app(self, group: Group) -> bool:
        """Whether the word for an app stands beside a name that is an ordinary word too: "Signal app"."""
        return (
            self._beside("app_word", group, 12)
            or cues(self.tables, "app_word").search(self.plain.low[group.start : group.end]) is not None
        )

    def denied(self, group: Group, ahead: bool = True) -> bool:
        """Whether an app is one that the number has not; `ahead`: a word before its name may say so too."""
        if ahead and self._beside("no_app", group, 8, False):
            return True
        called = len(group.labels) > 1 and group.labels[-1].type == "phone" and group.apps  # "only WhatsApp, don't call"
        if called:
            return False
        behind = _BREAK.split(self.plain.low[group.end : group.end + _DENIES])[0].partition(",")[0]
        no = cues(self.tables, "no_app_after").search(behind)
        return no is not None and no.start() < _DENIED

    def _beside(self, kind: str, group: Group, reach: int, after: bool = True, ahead: bool = True) -> bool:
        at = self._number(group.start) - 1
        begin = max(group.start - reach, self.numbers[at].end if at >= 0 else 0)
        before = _BREAK.split(self.plain.low[begin : group.start])[-1].rpartition(",")[2]
        behind = _BREAK.split(self.plain.low[group.end : group.end + reach])[0].partition(",")[0]
        words = cues(self.tables, kind)
        return bool((ahead and words.search(before)) or (after and words.search(behind)))

    def _short(self, group: Group) -> bool:
        """Whether a sentence ends at most two words behind a group: "Imo bor."."""
        rest = _BREAK.split(self.plain.low[group.end : group.end + _NEAR])[0]
        return len(_WORD.findall(rest)) <= _AFRESH

    def _speaks(self, gap: str, group: Group, only: bool) -> bool:
        """Whether an app behind a number speaks of it: in the same sentence, or as the beginning of the next."""
        parts = _BREAK.split(gap)
        while len(parts) > 1 and not any(map(str.isalnum, parts[0])):
            del parts[0]
        words = [len(_WORD.findall(part)) + len(_UNSPACED.findall(part)) // _PER_WORD for part in parts]
        if group.weak and not only:
            alone = len(parts) <= 2 and words[-1] == 0 and self._short(group)
            return len(gap) <= _NEAR and (sum(words) == 0 or (alone and words[0] <= _WORDS))
        if only:
            return len(parts) <= 3
        more = _REMARKED if cues(self.tables, "surplus", shared=("remove",)).search(gap) else 1  # "drop the 77 and text me on"
        return len(gap) <= _NEAR * more and (
            (len(parts) == 1 and words[0] <= _WORDS * more) or (len(parts) <= 2 and words[-1] <= _AFRESH)
        )
