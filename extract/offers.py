"""The amounts of a text that are base pay: told from bonus, fee, fine, commission, advance and bounty by the words around."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.amounts import Amount
from extract.normalize import Folded
from extract.pay_forms import Forms, forms
from extract.phrases import Hit, Phrases, phrases
from extract.tables import Tables

BEFORE, AFTER = 70, 28  # folded characters in which a word may speak for an amount
RANK = {"basic": 3, "pay": 2, "income": 1}
BARE = -1  # a figure that nothing speaks for but its size
# A month has 26 days of 8 hours (six-day week of 48 hours, ILO Convention 1) and 52/12 weeks.
MONTHLY = {"hour": 208.0, "day": 26.0, "week": 52 / 12, "month": 1.0, "year": 1 / 12}
_SIZE = (30.0, 20_000.0)  # US dollars a month: an amount that only its size speaks for lies between
_SENTENCE = re.compile(r"[.!?](?=\s|$)|[。！？;；।။។|]")
_FREE = "\u0e00-\u109f\u1780-\u17ff\u3040-\u9fff"  # scripts without spaces between words
_SPACE = re.compile(f"[{_FREE}] [{_FREE}]")
_BREAK = re.compile(r"\n")
_COMMA = re.compile(r"[,，、،፣+;]")
_APART = re.compile(r"[,，、،፣+;\d]")
_GLUE = " :~≈()rp.$₹৳฿₱€£"  # between `from` and the figure
_LABELLED = 20  # folded characters before a figure that may tell what it numbers
_NEXT = 14  # characters between an amount and what is added to it
_ADDED = re.compile(r"[^.!?\n]{0,12}[+＋]\s?")
_FACTOR = re.compile(
    r"[^.!?\n=＝]{0,12}[x×*хX✕][^.!?\n=＝]{0,24}[=＝]\s{0,2}"
)  # 4,500 x 4 weeks = 18,000: what comes out is the pay
_NUMBER = re.compile(r"\d\s?$")  # before a period: so many of them


@dataclass(frozen=True, slots=True)
class Offer:
    """An amount that is pay: how surely (rank), over which period, whether only its top or bottom is said."""

    amount: Amount
    rank: int
    period: str | None
    end: int
    top_only: bool = False
    bottom_only: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one folded text that speak of pay, those for periods, and where its sentences and lines end."""

    flat: str
    pay: Sequence[Hit]
    periods: Sequence[Hit]
    breaks: Sequence[int]
    usd: Callable[[Amount, str], float | None]
    """What an amount over a period is in US dollars a month, in the readers' money."""
    lends: bool
    """Whether the text asks for accounts or faces: sums without a period are then for the trip."""
    forms: Forms
    roles: dict[str, frozenset[str]]
    """What each phrase of `pay_words.csv` may say."""

    def may(self, hit: Hit, role: str) -> bool:
        return role in self.roles[hit.row["phrase"]]

    def parted(self, start: int, end: int) -> bool:
        """Whether a comma, a plus or a word for it stands between the two places."""
        sign = self.forms.clause.search(self.flat, start, end) or _SPACE.search(self.flat, start, end + 1)
        return sign is not None or self.said(start, end, "plus", "and")

    def said(self, start: int, end: int, *roles: str) -> bool:
        """Whether a word of one of these roles stands between the two places."""
        return any(self.may(hit, role) for hit in _within(self.pay, start, end) for role in roles)


def find_offers(
    amounts: Sequence[Amount], flat: str, folded: Folded, text: str, tables: Tables,
    blocked: Sequence[tuple[int, int]], usd: Callable[[Amount, str], float | None],
) -> list[Offer]:  # fmt: skip
    """The offers among the `amounts` of `flat` (folded, digits ASCII) outside the spans `blocked`, in the order of the text."""
    amounts = [a for a in amounts if _money(a, flat) and not _overlaps(a, blocked)]
    if not amounts:
        return []
    finder, roles = _pay_words(tables)
    pay = finder.find(flat)
    lends = any("account" in roles[hit.row["phrase"]] for hit in pay)
    words = Words(
        flat, pay, phrases(tables, "pay_periods").find(flat), sentences(flat, folded, text), usd, lends, forms(tables), roles
    )
    offers = []
    for index, amount in enumerate(amounts):
        previous = amounts[index - 1].end if index else 0
        following = amounts[index + 1].start if index + 1 < len(amounts) else len(flat) + AFTER
        offer = None if _FACTOR.fullmatch(flat, amount.end, following) else _offer(words, amount, previous, following)
        if offer:
            offers.append(offer)
    return offers


@lru_cache(maxsize=8)
def _pay_words(tables: Tables) -> tuple[Phrases, dict[str, frozenset[str]]]:
    """The words of `pay_words.csv` but those between two figures, and what each may say: `up to` stands before and behind."""
    roles: dict[str, set[str]] = {}
    for row in tables.rows("pay_words"):
        if row["role"] != "sep":
            roles.setdefault(row["phrase"], set()).add(row["role"])
    rows = {row["phrase"]: row for row in tables.rows("pay_words") if row["phrase"] in roles and row["role"] != "sep"}
    return Phrases(rows.values()), {phrase: frozenset(said) for phrase, said in roles.items()}


def _overlaps(amount: Amount, blocked: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the spans, which stand in order, lies over the amount."""
    index = bisect_left(blocked, amount.end, key=lambda span: span[0])
    return any(amount.start < end for _, end in blocked[max(0, index - 3) : index])


def _money(amount: Amount, flat: str) -> bool:
    """A small bare figure is never pay, nor one that begins with a nought, nor one of a word that counts something else."""
    if amount.currency is not None:
        return True
    return (amount.high >= 100 or (amount.high >= 10 and not amount.scaled)) and flat[amount.start] != "0"


def sentences(flat: str, folded: Folded, text: str) -> list[int]:
    """Where sentences and lines end, in the folded text."""
    ends = [match.start() for match in _SENTENCE.finditer(flat)]
    lines = [bisect_left(folded.starts, match.start()) for match in _BREAK.finditer(text)]
    return sorted({*ends, *lines})


def _offer(words: Words, amount: Amount, previous: int, following: int) -> Offer | None:
    flat = words.flat
    if amount.currency is None and words.forms.counted.match(flat, amount.end):
        return None
    index = bisect_left(words.breaks, amount.start)
    sentence = words.breaks[index - 1] if index else 0
    behind = bisect_left(words.breaks, amount.end)
    until = min(words.breaks[behind] if behind < len(words.breaks) else len(flat), amount.end + AFTER, following)
    before = _within(words.pay, max(0, amount.start - BEFORE), amount.start)
    after = _within(words.pay, amount.end, until)
    cue = _cue(words, amount, before, after, max(sentence, previous), following)
    since = max(sentence, previous)
    if cue == "not" or _costs(words, since, amount.start) or (previous > sentence and _added(words, previous, amount)):
        return None
    period = _period(words, amount, sentence, until, previous)
    said = period.row["period"] if period else None
    if said == "year" and (words.usd(amount, said) or _SIZE[0]) < _SIZE[0]:
        said = "hour"  # `/год` is an hour in Ukrainian
    if said == "none" or (said is None and words.said(since, amount.start, "friend")):
        return None
    rank = _rank(words, amount, cue, said, before)
    if rank is None or (words.lends and said is None and rank < RANK["pay"]):
        return None
    end = period.end if period and period.start >= amount.end else amount.end
    top, bottom = _sides(words, amount, before, after, period)
    later = words.said(since, amount.start, "rise") or _months_on(words, since, amount.start)
    return Offer(amount, rank, said, end, top, bottom and not top, later)


def _added(words: Words, previous: int, amount: Amount) -> bool:
    """Whether the amount is added to the one before: `1,000 + 300`, `25k plus 5k`."""
    near = amount.start - previous <= _NEXT
    return near and (_ADDED.fullmatch(words.flat, previous, amount.start) is not None or words.said(previous, amount.start, "plus"))


def _costs(words: Words, since: int, start: int) -> bool:
    """Whether what something costs or counts is said right before: `visa 2 lakh`, `followers 10,000`."""
    hits = [hit for hit in _within(words.pay, max(since, start - _NEXT - 20), start) if hit.row["role"] in {*RANK, "cost"}]
    last = hits[-1] if hits else None
    near = last is not None and start - last.end <= _NEXT and not words.parted(last.end, start)
    return last is not None and near and last.row["role"] == "cost"


def _sides(words: Words, amount: Amount, before: Sequence[Hit], after: Sequence[Hit], period: Hit | None) -> tuple[bool, bool]:
    """Whether only the top, only the bottom of the offer is said: by a word right before or behind, by `+` or `~`."""
    flat, start, end = words.flat, amount.start, amount.end
    if period and period.end <= start and not flat[period.end : start].strip(_GLUE):
        start = period.start  # 最低月20万
    close = [hit for hit in before if hit.end <= start and not flat[hit.end : start].strip(_GLUE)]
    behind = [hit for hit in after if not flat[amount.end : hit.start].strip(" /~'’-+")]
    if period and period.start >= amount.end:
        end = period.end
        behind += [hit for hit in after if not flat[end : max(end, hit.start)].strip(" +")]
    top = any(words.may(hit, "up_to") for hit in close) or any(words.may(hit, "up_to_after") for hit in behind)
    bottom = any(words.may(hit, "from") for hit in close) or any(words.may(hit, "from_after") for hit in behind)
    bottom = bottom or _open(words, amount.end, after)
    return top, bottom or re.match(r"\s?[〜~～]\s*(?:[^\s\d]|\n|$)", flat[end : end + 6]) is not None


def _open(words: Words, end: int, after: Sequence[Hit]) -> bool:
    """`2000+` and not `2000+bonus`, `2000+ bonus` or `2000+500`."""
    if not re.match(r"\+(?![^\W_]|\s?\d)", words.flat[end : end + 4]):
        return False
    return not any(hit.row["role"] == "not" and hit.start - end <= 3 for hit in after)


def _months_on(words: Words, start: int, end: int) -> bool:
    """Whether so many months are said right before: `6 months 900 USD` comes later than what stands before it."""
    hits = _within(words.periods, max(start, end - 24), end)
    return any(hit.row["period"] == "month" and _NUMBER.search(words.flat, max(start, hit.start - 3), hit.start) for hit in hits)


def _within(hits: Sequence[Hit], start: int, end: int) -> list[Hit]:
    first = bisect_left(hits, start, key=lambda hit: hit.start)
    last = bisect_left(hits, end, key=lambda hit: hit.start)
    return [hit for hit in hits[first:last] if hit.end <= end]


def _cue(
    words: Words, amount: Amount, before: Sequence[Hit], after: Sequence[Hit], since: int, following: int
) -> str | None:  # fmt: skip
    """Which word speaks for the amount: the last one before it, unless one stands right behind it."""
    kinds = {*RANK, "not"}
    said = [hit for hit in before if hit.row["role"] in kinds and (hit.start >= since or hit.row["role"] != "not")]
    said = [hit for hit in said if not _SENTENCE.search(words.flat, hit.end, amount.start)]
    last = said[-1] if said else None
    near = last is not None and not words.parted(last.end, amount.start) and amount.start - last.end <= 18
    behind = next((hit for hit in after if hit.row["role"] in kinds), None)
    per = amount.end + (words.flat[amount.end : amount.end + 2].rstrip().endswith("/")) * 2
    weak = not near or (last is not None and last.row["role"] == "income" and behind is not None and behind.row["role"] == "not")
    joined = behind is not None and weak and not words.parted(per, max(per, behind.start))
    if behind and joined and (following - behind.end > 3 or behind.row["role"] != "not"):
        return str(behind.row["role"])
    if last and not near and last.row["role"] == "not" and _COMMA.search(words.flat, last.end, amount.start):
        return None  # of another clause: the amount must speak for itself
    return str(last.row["role"]) if last else None


def _period(words: Words, amount: Amount, sentence: int, until: int, previous: int) -> Hit | None:
    """The period said behind the amount in its clause, else the one before it in its clause."""
    flat = words.flat
    ahead = _within(words.periods, max(sentence, previous, amount.start - 40), amount.start)
    last = ahead[-1] if ahead and not _NUMBER.search(flat, max(0, ahead[-1].start - 3), ahead[-1].start) else None
    touching = last is not None and not flat[last.end : amount.start].strip(_GLUE)
    for hit in _within(words.periods, amount.end, until):
        if touching and hit.start - amount.end > 2:
            break
        if not _APART.search(flat, amount.end, hit.start):
            return hit
    if last is None or (_COMMA.search(flat, last.end, amount.start) and last.row["period"] != "none"):
        return None
    return last


def _rank(words: Words, amount: Amount, cue: str | None, period: str | None, before: Sequence[Hit]) -> int | None:
    """How surely the amount is pay; None: nothing speaks for it."""
    rank = RANK.get(cue or "", 0)
    if rank == 0 and not period and words.forms.share.match(words.flat, amount.end):
        rank = RANK["income"]
    usd = words.usd(amount, period or "month")
    sized = usd is None or _SIZE[0] <= usd <= _SIZE[1]
    if amount.currency:
        return rank if amount.high >= 1 and (rank or sized) else None
    if rank and amount.high >= 100 and _close(words.flat, amount, before):
        return rank
    if not sized or words.forms.label.search(words.flat, max(0, amount.start - _LABELLED), amount.start):
        return None
    if (
        (period and amount.high >= (100 if period == "month" else 10))
        or (amount.scaled and amount.high >= 1000)
        or (rank and amount.high >= 100)
    ):
        return 0
    return BARE if _bare(words.flat, amount) else None


def _close(flat: str, amount: Amount, before: Sequence[Hit]) -> bool:
    cue = next((hit for hit in reversed(before) if hit.row["role"] in RANK), None)
    return len(flat[cue.end : amount.start] if cue else "") <= (40 if amount.scaled or amount.ranged else 24)


def _bare(flat: str, amount: Amount) -> bool:
    """A round figure of the size of pay that is no year."""
    written = flat[amount.start : amount.end]
    year = written.isdigit() and (1900 <= amount.high <= 2100 or 2400 <= amount.high <= 2600)
    return amount.low >= 300 and amount.low % 50 == 0 and amount.high % 50 == 0 and not year
