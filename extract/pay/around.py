"""The words around amounts that tell what they are for (`pay_words.csv`, `pay_periods.csv`)."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from extract.pay.forms import Forms, forms
from extract.pay.ranges import Amount
from extract.stored import kept
from extract.tables import Row, Tables
from extract.words.phrase_groups import PhraseGroups, grouped
from extract.words.phrases import Hit

# A month has 26 days of 8 hours (six-day week of 48 hours, ILO Convention 1) and 52/12 weeks.
MONTHLY = {"hour": 208.0, "day": 26.0, "week": 52 / 12, "month": 1.0, "year": 1 / 12}
RANK = {"basic": 3, "pay": 2, "income": 1}
# Roles of `pay_context.csv` that speak for or against an amount.
_TOLD = frozenset(
    {"not", "cost", "plus", "thing", "level", "rise", "open", "depends", "from", "from_after", "up_to", "up_to_after"}
    | {"basic", "pay", "income", "account", "guaranteed", "now", "mocked", "first_sum", "no_period"}
)
_BOUNDS = frozenset({"from", "up_to", "level"})
_NO_PERIOD = frozenset({"no_period"})
_BOUND = 24  # folded characters from it to `up to` in the same line
_BESIDE = 14  # folded characters between `negotiable` and a word for pay
_FIGURE_BEFORE = re.compile(r"\d[^.!?。]{0,8}$")
_SUM_BEFORE = re.compile(r"\d[^.!?。,，،၊、፣;\n]{0,8}$")
_FIGURE_BEHIND = re.compile(r"[^.!?,;。，،]{0,12}\d|[,;，،:\s–-]{0,3}(?:[^\d\s.,;]{1,4}\.?\s?)?\d")
_LETTER = re.compile(r"/ ?[^\W\d_] ?$")  # between two slashes
_NO_LETTERS = re.compile(r"[\W\d_]+")
_FREE = "\u0e00-\u109f\u1780-\u17ff\u3040-\u9fff"  # scripts without spaces between words
_SPACE = re.compile(f"(?<=[{_FREE}]) [{_FREE}]|(?<=\\d) [\u3040-\u9fff]")


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the readers' money and what is usual with them tell of a sum."""

    usd: Callable[[Amount, str], float | None]
    """What an amount over a period is in US dollars a month, in the readers' money."""
    likely: Callable[[Amount], str | None]
    """The period of an amount without one, where its size tells that it is no month's (`usual.likely_period`)."""
    unsaid: Callable[[Amount, str], float]
    """How many each of an amount over a period counts, where its size tells that it is thousands (`usual.thousands`)."""
    monthly: Callable[[Amount], bool]
    """Whether an amount is as much as a month's pay (`usual.is_months`)."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one folded text that speak of pay, those for periods, and where its sentences and lines end."""

    flat: str
    pay: Sequence[Hit]
    periods: Sequence[Hit]
    bare: Sequence[Hit]
    """Bare names of periods, `day`, which count only right before an amount."""
    breaks: Sequence[int]
    sizes: Sizes
    lends: bool
    """Whether the text asks for people, accounts or faces, or leaves the pay open: sums without a period are then for the trip."""
    silent: bool
    """Whether it says that the pay is open: `salary negotiable`; other amounts are then for something else."""
    tables: Tables
    forms: Forms

    def may(self, hit: Hit, role: str) -> bool:
        return role in roles_of(hit)

    def parted(self, start: int, end: int) -> bool:
        """Whether a comma, a plus or a word for it stands between the two places."""
        if _SPACE.search(self.flat, start, end + 1) or self.said(start, end, "plus", "and"):
            return True
        signs = self.forms.clause.finditer(self.flat, start, end)
        return any(
            not any(hit.start <= sign.start() < hit.end for hit in within(self.pay, start, end)) for sign in signs
        )  # no `s/d`

    def left(self, start: int, end: int) -> str:
        """The letters between the two places that belong to no word for pay, period or bound, nor to one that joins."""
        known = [(hit.start, hit.end) for hit in (*within(self.pay, start, end), *within(self.periods, start, end))]
        kept = "".join(char for at, char in enumerate(self.flat[start:end], start) if not any(a <= at < b for a, b in known))
        return _NO_LETTERS.sub("", self.forms.joining.sub(" ", kept))

    def said(self, start: int, end: int, *roles: str) -> bool:
        """Whether a word of one of these roles stands between the two places."""
        return any(self.may(hit, role) for hit in within(self.pay, start, end) for role in roles)


def words_around(flat: str, breaks: Sequence[int], tables: Tables, sizes: Sizes, lends: bool) -> Words:
    """What is said around the amounts of `flat` (folded, digits ASCII), whose sentences end at `breaks`."""
    hits = _phrases(tables).find(flat)
    pay = hits["pay"]
    said = {role for hit in pay for role in roles_of(hit)}
    bounds = [hit for hit in pay if roles_of(hit) & (_BOUNDS | _NO_PERIOD)]  # a period within such words is none
    periods = [hit for hit in hits["periods"] if not _inside(hit, bounds) and not _of_persons(flat, hit)]
    beside = (_opened(index, pay, flat) for index in range(len(pay))) if said & {"negotiable", "depends"} else ()
    opened = {hit.start for hit in beside if hit}
    silent = bool(opened) or "open" in said
    pay = [hit for hit in pay if hit.start not in opened and roles_of(hit) != _NO_PERIOD]
    lends = lends or bool(said & {"account", "open"})
    bare = [hit for hit in hits["bare"] if not _inside(hit, bounds)]
    return Words(flat, pay, periods, bare, breaks, sizes, lends, silent, tables, forms(tables))


def roles_of(hit: Hit) -> frozenset[str]:
    """What a word of `Words.pay` may say: `up to` stands before and behind."""
    return _split(hit.row["roles"])


@cache
def _split(roles: str) -> frozenset[str]:
    return frozenset(roles.split())


def _of_persons(flat: str, hit: Hit) -> bool:
    """Whether it is the last of letters for women and men: m/w/d, f/m/d."""
    return flat[hit.start] == "/" and _LETTER.search(flat, max(0, hit.start - 4), hit.start) is not None


def _inside(hit: Hit, others: Sequence[Hit]) -> bool:
    """The `/d` of `s/d` is no day, nor `minggu` of `hujung minggu` a week; `others` stand in order, none over another."""
    at = bisect_left(others, (hit.start + 1,)) - 1
    return at >= 0 and hit.end <= others[at].end and hit.end - hit.start < others[at].end - others[at].start


def _opened(index: int, pay: Sequence[Hit], flat: str) -> Hit | None:
    """The word for pay that stands beside this word for `negotiable`, if it is one and no figure goes with them."""
    hit = pay[index]
    if hit.row["role"] not in {"negotiable", "depends"}:
        return None
    if _FIGURE_BEFORE.search(flat, max(0, hit.start - 9), hit.start) or _FIGURE_BEHIND.match(flat, hit.end):
        return None
    bound = next((other for other in pay[index + 1 : index + 4] if other.row["role"] in _BOUNDS), None)
    if (
        bound
        and bound.start - hit.end <= _BOUND
        and "\n" not in flat[hit.end : bound.start]
        and _FIGURE_BEHIND.match(flat, bound.end)
    ):
        return None  # Attractive salary. Up to 4000$
    near = [pay[index - 1]] if index else []
    near += pay[index + 1 : index + 2]
    near = [other for other in near if other.row["role"] in RANK and _beside(hit, other, flat)]
    near = [other for other in near if not _SUM_BEFORE.search(flat, max(0, other.start - 9), other.start)]  # 9.20 euros gross
    return next((other for other in near if not _FIGURE_BEHIND.match(flat, max(hit.end, other.end))), None)


def _beside(one: Hit, other: Hit, flat: str) -> bool:
    """Whether the two stand side by side in one line, and no figure between them."""
    start, end = min(one.end, other.end), max(one.start, other.start)
    return end - start <= _BESIDE and not any(char == "\n" or char.isdigit() for char in flat[start:end])


@lru_cache(maxsize=8)
def _phrases(tables: Tables) -> PhraseGroups:
    return PhraseGroups(_grouped(tables))


@kept("pay_words", "pay_context", "pay_periods")
def _grouped(tables: Tables) -> list[Any]:
    """The words of `Words`, looked for in one pass."""
    bare = [row | {"period": row["role"]} for row in tables.rows("pay_context") if row["role"] in MONTHLY]
    return grouped({"pay": _pay_words(tables), "periods": _periods(tables), "bare": bare})


def _pay_words(tables: Tables) -> Iterable[Row]:
    """The words that speak of pay or of what is none, each with all that it may say as `roles`."""
    told = [row for row in tables.rows("pay_context") if row["role"] in _TOLD]
    told += [row for row in tables.rows("pay_words") if row["role"] != "sep"]  # of two rows of a phrase the last is its main one
    roles: dict[str, set[str]] = {}
    for row in told:
        roles.setdefault(row["phrase"], set()).add(row["role"])
    return {row["phrase"]: {**row, "roles": " ".join(sorted(roles[row["phrase"]]))} for row in told}.values()


def _periods(tables: Tables) -> Iterable[Row]:
    """The words for periods; those for pieces are periods of none, among them those for `per person`."""
    each = [row for row in tables.rows("pay_context") if row["role"] in {"piece", "head"}]
    rows = [*(row | {"period": "none"} for row in each), *tables.rows("pay_periods")]
    apart = ({**row, "phrase": f"/ {row['phrase'][1:]}"} for row in rows if row["phrase"].startswith("/"))  # 100 € / Tag
    known = {row["phrase"]: row for row in (*apart, *rows)}
    return (known | {row["phrase"]: row for row in rows if row.get("role") == "head"}).values()


def within(hits: Sequence[Hit], start: int, end: int) -> list[Hit]:
    """The hits between the two places."""
    if not hits or start >= end:
        return []
    first, last = bisect_left(hits, (start,)), bisect_left(hits, (end,))  # a tuple goes before all that begin with it
    return [hit for hit in hits[first:last] if hit.end <= end] if first < last else []
