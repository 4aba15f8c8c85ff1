"""Whose number is it: the app or telephone word that governs a number or an `@name`, from before or from behind."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extract.app.apps import Group
from extract.disguise.plain import Plain
from extract.handle import handles
from extract.handle import words as handle_words
from extract.number import denied, one_more
from extract.number import gaps as number_gaps
from extract.number.announced import announced
from extract.number.apps import QUOTED, Stray, Streets, certain
from extract.number.hotline_words import is_short
from extract.number.hotlines import SHORTEST, Hotlines
from extract.number.numbers import Number, before_plus
from extract.number.others import Others
from extract.reading import Reading
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.number_cues import cues

_CLAUSE, _SAME = 120, 80  # characters over which an app's name may govern; between a number and "Viber: same number"
_BREAK = re.compile(rf"[{STOPS}!?;；]|\.\s|\n")
_LEADS = re.compile(
    rf"\s{{0,2}}[(–—-]?\s{{0,2}}(?:[^\W\d]+\s{{1,2}}){{0,4}}|\s?[,;:]\s{{0,2}}(?:[^\W\d]+\s{{1,2}}){{0,4}}|\s?[^\x00-\u02ff\s\d]{{1,16}}|[.!?{STOPS}]\s{{0,2}}(?:[^\W\d]+\s{{1,2}}){{0,1}}"
)
_CLOSES = re.compile(rf"[^\d@\n.!?{STOPS},，:：/]{{0,20}}(?:[.!?{STOPS}\n)）\"”»』」]|$)")
_ASIDE = re.compile(r"^\s?[(（\[][^()（）\[\]\n]{2,60}[)）\]](?=[\s,،、–—])")  # "+855 1Z… (read Z as 2) WhatsApp"
_FAINT = 24  # characters between a number and a name of an app that is also an ordinary word
_BEHIND = re.compile(r"[\s(（\[【\-–,，،、፣၊:：|/=]{0,4}$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a number is: contact types, whether a label speaks of it at all, whether one stands right beside it."""

    types: tuple[str, ...]
    labelled: bool
    beside: bool
    disguised: bool


def is_postfix(plain: Plain, group: Group, taken: bytearray) -> bool:
    """Whether a label stands in brackets of its own behind a number or handle: `0812… (WA)`."""
    before = plain.text[max(0, group.start - 2) : group.start]
    after = plain.text[group.end : group.end + 2].lstrip()
    if not before.rstrip().endswith(("(", "（", "[", "【")) or not after.startswith((")", "）", "]", "】")):
        return False
    earlier = plain.text[max(0, group.start - 40) : group.start].rstrip(" (（[【")
    at = max(0, group.start - 40) + len(earlier) - 1
    if re.search(r"@[\w.]+$", earlier):
        return True
    if re.search(r"[a-z]\w*(?:\.[0-9]{2,})?$", earlier.lower()):
        return False  # a handle, which `handle.earlier` reads
    return bool(earlier) and (earlier[-1].isdigit() or (0 <= at < len(taken) and bool(taken[at])))


def _calls(group: Group) -> bool:
    """Whether a group has a word for calling, not only for a number or a picture."""
    return any(label.type == "phone" and not label.weak and not label.drawn for label in group.labels)


@lru_cache(maxsize=8)
def _numeric(tables: Tables) -> frozenset[str]:
    """The types of contacts that may be numbers."""
    return frozenset(row["type"] for row in tables.rows("chat_types") if row["number"] != "no")


@lru_cache(maxsize=8)
def _of_accounts(tables: Tables) -> frozenset[str]:
    """The types whose numbers are those of accounts."""
    return frozenset(row["type"] for row in tables.rows("chat_types") if row["number"] == "raw")


class Judge:
    """Decides for every number of one text. `owners` tells which groups have a handle of their own, and its end."""

    def __init__(
        self, reading: Reading, plain: Plain, groups: list[Group], owners: dict[int, int], found: list[Number], taken: bytearray
    ) -> None:
        groups = denied.heard(certain(groups, plain, reading.tables), found, plain, reading.tables)
        self.reading, self.plain, self.groups, self.owners = reading, plain, groups, owners
        self.starts = [group.start for group in groups]
        self.numbers = [number.start for number in found]
        self.ends = [number.end for number in found]
        self.whole = [len(number.digits) > SHORTEST for number in found]
        self.numeric = _numeric(reading.tables)
        self.others = Others(plain, found, reading.tables)
        self.chained: dict[int, int] = {}  # end of a governed number -> index of its group
        self.used: set[int] = set()  # where the apps begin that stand behind a number of theirs
        self.taken = bytes(taken)  # links, e-mails and handles as they were before any number
        self.hotlines = Hotlines(reading, plain)
        self.openings: dict[int, int] = {}
        self.announced = announced(plain, groups, found, reading.tables)
        whole = [number for number in found if len(number.digits) > SHORTEST]
        self.streets = Streets(plain, groups, owners, whole, self.taken, self.numeric, reading.tables)

    def judge(self, number: Number) -> Verdict | None:
        """The verdict on `number`, or None where the words beside it say that it is none to dial."""
        index, beside = self._before(number)
        prefix = self.groups[index] if index is not None else None
        suffix = self._behind(number.end)
        suffix = None if suffix and self.streets.denied(suffix, False) else suffix
        if suffix and prefix and beside and _calls(prefix) and self._another_way(number.end, suffix):
            suffix = None
        labelled = prefix is not None or suffix is not None
        named = beside and prefix is not None and bool(prefix.apps)  # "WhatsApp account 0812…" against "number of the account"
        label = prefix.start if beside and prefix is not None and _calls(prefix) else -1
        if self.others.is_other(number, named or suffix is not None, label):
            return None
        apps = (*self.streets.kin(index, -1), *self.streets.kin(index, 1)) if index is not None else ()
        types = tuple(dict.fromkeys(kind for kind in apps if kind in self.numeric))
        if number.start in self.announced and not types:
            told = self.announced[number.start]
            apps = (*self.streets.kin(told, -1), *self.streets.kin(told, 1))
            types, labelled = tuple(dict.fromkeys(kind for kind in apps if kind in self.numeric)), True
        if (
            prefix
            and prefix.same
            and "qq" not in types  # whose numbers nobody calls
            and not (prefix.pointing or number.sibling)
            and (_calls(prefix) if len(types) > 1 else (beside and self._first(prefix)) or "phone" in prefix.types)
        ):
            types = ("phone", *types)
        if suffix:
            self.used.add(suffix.start)
            added = tuple(kind for kind in self.streets.ways(suffix) if kind in self.numeric)
            both = suffix.same or self._either(suffix)
            called = prefix is None or not prefix.apps or (beside and _calls(prefix))
            both = both or (called and one_more.is_said(self.plain.low, number.end, suffix.start, suffix.end, self.reading.tables))
            types = tuple(dict.fromkeys((*(types or (("phone",) if both else ())), *added)))
        unsure = (
            prefix is not None and prefix.weak and not (beside and self.streets.is_headed(prefix))
        )  # "my line is …, I am on WhatsApp"
        free = (unsure or not types) and not suffix and len(number.digits) > SHORTEST
        stray = self.streets.stray(number.start, number.end) if free else None
        if stray and stray.group.end <= number.start and not types and self.streets.is_called(number.end):
            stray = None
        if stray and ((types and stray.group.weak) or (stray.group.start in self.used and not stray.only)):
            stray = None
        if stray and (stray.only or not (prefix and beside and _calls(prefix))):
            types, suffix, labelled = self._added(stray), stray.group, labelled or number.disguised
        if index is not None:
            self.chained[number.end] = index
        odd = any(group.disguised for group in (prefix, suffix) if group)
        return Verdict(types or ("phone",), labelled, beside or suffix is not None, odd)

    def _added(self, stray: Stray) -> tuple[str, ...]:
        """The types that a free group of labels gives a number: "also on Viber" is one more beside the telephone's."""
        added = tuple(kind for kind in stray.apps if kind in self.numeric)
        called = (stray.calls and not stray.only) or stray.group.same
        return ("phone", *added) if called else added

    def _before(self, number: Number) -> tuple[int | None, bool]:
        """The group that governs from before, and whether it stands right beside the number."""
        index = bisect_right(self.starts, number.start) - 1
        follows = self._chain(number)
        neutral: tuple[int | None, bool] = (None, False)
        for candidate in range(index, max(-1, index - 4), -1):
            group = self.groups[candidate]
            if candidate in self.owners and self.owners[candidate] <= number.start and follows != candidate:
                break
            near = self._near(group, number)
            if near and group.weak and group.apps and self._far(group, number):
                continue
            if not near and not self._reaches(group, number, follows == candidate):
                break
            if group.weak and group.types == ("phone",):
                neutral = neutral if neutral[0] is not None else (candidate, near)
                continue
            if group.weak and not near and follows != candidate:
                continue
            if candidate and group.types == ("phone",) and self.streets.is_rung(candidate - 1, candidate):
                return candidate - 1, near
            return candidate, near or neutral[1] or follows == candidate
        return neutral

    def _opening(self, at: int) -> int:
        if at not in self.openings:
            self.openings[at] = handles.opening(self.plain, at, self.reading.tables)
        return self.openings[at]

    def _chain(self, number: Number) -> int | None:
        """The group of the number just before, if only separators or "or" stand between."""
        at = bisect_left(self.numbers, number.start) - 1
        if at < 0 or self.ends[at] not in self.chained:
            return None
        end = self.ends[at]
        opened = self._opening(end)
        return self.chained[end] if opened >= number.start and number.start - end <= 16 else None

    def _far(self, group: Group, number: Number) -> bool:
        """Whether a line or many letters stand between a number and a word that is not always an app: "plane tickets … 1-10 July"."""
        gap = self.plain.text[group.end : number.start]
        return len(gap) > _FAINT or "\n" in gap

    def _near(self, group: Group, number: Number) -> bool:
        if number.start <= group.end:
            return True
        start = before_plus(self.plain, number.start, self.reading.tables) if number.plus else number.start
        return self._opening(group.end) >= start

    def _reaches(self, group: Group, number: Number, chained: bool) -> bool:
        if chained:
            return True
        between = self.plain.low[group.end : number.start]
        return len(between) <= _CLAUSE and not _BREAK.search(number_gaps.second_thought(self.reading.tables).sub("", between))

    def _behind(self, end: int) -> Group | None:
        """The group just behind a number or name that has no handle or number of its own."""
        at = bisect_left(self.starts, end)
        if at >= len(self.groups):
            return None
        group = self.groups[at]
        if not group.apps or at in self.owners:
            return None
        gap = _ASIDE.sub("", self.plain.text[end : group.start])
        if "\n" in gap:
            return None
        linked = (
            _BEHIND.fullmatch(gap)
            or self._closes(gap, group)
            or (len(gap) <= 24 and not _BREAK.search(gap) and number_gaps.linking(self.reading.tables).fullmatch(gap.lower()))
        )
        if not linked:
            return None
        bracketed = gap.strip()[:1] in {"(", "（", "[", "【"} and gap.strip() != ""
        opened = self._opening(group.end)
        own = bisect_left(self.numbers, group.end)
        has_own = own < len(self.numbers) and self.numbers[own] <= opened
        if (bracketed and not (has_own and ")" not in self.plain.text[group.end : self.numbers[own]])) or group.same:
            return group
        has_own = has_own or any(self.taken[opened : opened + 2])
        marked = self.plain.text[group.end : group.end + 2].strip()[:1] in {":", "：", "@"}
        return None if has_own or marked or group.weak or QUOTED.match(self.plain.text, group.end) else group

    def _either(self, group: Group) -> bool:
        """Whether brackets behind a number name calls and an app with a word between: `(appel ou WhatsApp)`, not `(call/WA)`."""
        opened = self.plain.text[group.start - 1 : group.start] in {"(", "（", "["}
        between = "".join(self.plain.low[one.end : other.start] for one, other in pairwise(group.labels))
        return opened and "phone" in group.types and any(map(str.isalpha, between))

    def _another_way(self, end: int, group: Group) -> bool:
        """Whether an app behind a telephone's number, whose accounts have numbers of their own, is another way: 电话138…或QQ联系."""
        if not set(group.apps) <= _of_accounts(self.reading.tables):
            return False
        return cues(self.reading.tables, "or").search(self.plain.low[end : group.start]) is not None

    def _first(self, group: Group) -> bool:
        """Whether no number stands just before a group: its "same number" then speaks of the one behind it and the telephone's."""
        at = bisect_left(self.numbers, group.start) - 1
        return at < 0 or group.start - self.ends[at] > _SAME

    def _closes(self, gap: str, group: Group) -> bool:
        """Whether an app's name closes the sentence of a number, or is a short one behind it: "0322…. WhatsApp only."."""
        if group.weak or _CLOSES.match(self.plain.text, group.end) is None:
            return False
        return _LEADS.fullmatch(gap) is not None or number_gaps.hint(self.reading.tables).fullmatch(gap.lower()) is not None

    def same(self) -> Iterator[tuple[int, Group]]:
        """Groups such as "Viber: same number" that stand behind a number, alone: index of the number, and the group."""
        for at, group in enumerate(self.groups):
            last = bisect_left(self.numbers, group.start) - 1
            while last > 0 and not self.whole[last]:  # a house, or a code told behind the number
                last -= 1
            if not (group.same and group.apps) or at in self.owners or last < 0 or group.start - self.ends[last] > _SAME:
                continue
            own = last + 1
            if own < len(self.numbers) and self.numbers[own] <= self._opening(group.end):
                continue
            yield last, group

    def emergency(self, number: Number) -> Verdict | None:
        """The verdict on a short number behind words for a hotline that hold one for another number: 緊急番号 191."""
        named = is_short(number.digits) and self.hotlines.is_named(number)
        return Verdict(("phone",), True, True, False) if named else None

    def is_hotline(self, number: Number, verdict: Verdict, where: tuple[str, ...], valid: bool) -> bool:
        """Whether a short number, or a longer listed one that is no `valid` telephone's, is one to call."""
        return self.hotlines.calls(number, verdict.beside, lambda: self.others.is_other(number, False), where, valid)

    def apps_of(self, start: int, end: int) -> tuple[str, ...]:
        """The apps that govern an `@name` at `start:end`."""
        index = bisect_right(self.starts, start) - 1
        behind = self._behind(end)
        bracketed = self.plain.text[end : end + 2].strip()[:1] in {"(", "（", "[", "【"}
        if index >= 0 and not (behind and bracketed):
            group = self.groups[index]
            between = self.plain.text[group.end : start]
            near = len(between) <= _CLAUSE and not _BREAK.search(between)
            near = near and not (group.weak and self._opening(group.end) < start)
            shaped = tuple(kind for kind in group.apps if kind in handle_words.shapes(self.reading.tables))
            if near and shaped:
                return shaped
        return tuple(k for k in behind.apps if k in handle_words.shapes(self.reading.tables)) if behind else ()
