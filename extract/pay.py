"""The base pay that an ad offers: told from bonus, fee, fine, commission, advance and bounty by the words around it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from extract.amounts import Amount, find_amounts
from extract.findings import Salary
from extract.normalize import Folded, fold
from extract.phrases import Hit, Phrases, digits, phrases
from extract.readers import currency
from extract.reading import Reading
from extract.tables import Tables

BEFORE, AFTER = 70, 28  # folded characters in which a word may speak for an amount
RANK = {"basic": 3, "pay": 2, "income": 1}
# A month has 26 days of 8 hours (six-day week of 48 hours, ILO Convention 1) and 52/12 weeks.
MONTHLY = {"hour": 208.0, "day": 26.0, "week": 52 / 12, "month": 1.0, "year": 1 / 12}
_SENTENCE = re.compile(r"[.!?](?=\s|$)|[。！？;；।။។|]")
_CLAUSE = re.compile(
    r"[,，、+&/()（）•·\-–]|\b(?:and|plus|with|más|mas|mais|y|e|com|con|et|avec|dan|ditambah|serta|và|cộng|и|плюс|та|और|और|ve|artı|na|at|kasama)\b"
)
_BREAK = re.compile(r"\n")
_NOT_MONEY = re.compile(
    r"\s?(?:%|％|percent|years?|yrs?|y/o|tuổi|tahun\b|thn|岁|歲|歳|세|ปี|лет|años|anos|ans|साल|वर्ष|বছর|سال|سنة|"
    r"hours?|hrs?|h\b|jam\b|giờ|小时|小時|時間|시간|ชั่วโมง|ชม|час|घंटे|ঘণ্টা|days?\b|hari\b|ngày|天|วัน|дн|wpm|cm|kg|km|"
    r"people|persons?|pax|名|人|명|คน|người|orang|человек|vagas|posts?\b|vacanc|positions?|am\b|pm\b|:\d\d|点|點)"
)


@dataclass(frozen=True, slots=True)
class Offer:
    """An amount that is pay: how surely (rank), over which period, whether only its top or bottom is said."""

    amount: Amount
    rank: int
    period: str
    end: int
    top_only: bool = False
    bottom_only: bool = False
    later: bool = False


def find(reading: Reading) -> Salary | None:
    """The salary of a `job_ad`: the structured one, else the text's, else the title's; None where none is offered."""
    if reading.kind != "job_ad":
        return None
    found = _structured(reading) or _in(reading, reading.folded, reading.text)
    if found is None and reading.ad.title:
        found = _in(reading, reading.folded_title, reading.ad.title)
        found = replace(found, start=None, end=None) if found else None
    return found


def _in(reading: Reading, folded: Folded, text: str) -> Salary | None:
    flat = digits(folded.text)
    blocked = _contact_spans(reading, folded) if text is reading.text else []
    offers = _choose(_offers(flat, folded, text, reading.tables, blocked))
    if not offers:
        return None
    start, end = folded.span(offers[0].amount.start, offers[-1].end if len(offers) == 1 else offers[-1].amount.end)
    return _salary(reading, offers, text[start:end], start, end)


def _contact_spans(reading: Reading, folded: Folded) -> list[tuple[int, int]]:
    """Folded spans of contacts: their digits are no pay."""
    spans = [(c.start, c.end) for c in reading.contacts if c.start is not None and c.end is not None]
    return [(bisect_left(folded.starts, start), bisect_left(folded.starts, end)) for start, end in spans]


def _offers(flat: str, folded: Folded, text: str, tables: Tables, blocked: Sequence[tuple[int, int]]) -> list[Offer]:
    amounts = [a for a in find_amounts(flat, tables) if _money(a) and not any(a.start < e and s < a.end for s, e in blocked)]
    if not amounts:
        return []
    words, periods = phrases(tables, "pay_words").find(flat), _periods(tables).find(flat)
    breaks = _sentences(flat, folded, text)
    offers = []
    for index, amount in enumerate(amounts):
        previous = amounts[index - 1].end if index else 0
        following = amounts[index + 1].start if index + 1 < len(amounts) else len(flat)
        offer = _offer(flat, amount, words, periods, breaks, (previous, following))
        if offer:
            offers.append(offer)
    return offers


def _money(amount: Amount) -> bool:
    """A small bare figure is never pay."""
    return amount.currency is not None or amount.high >= 100


def _sentences(flat: str, folded: Folded, text: str) -> list[int]:
    """Where sentences and lines end, in the folded text."""
    ends = [match.start() for match in _SENTENCE.finditer(flat)]
    lines = [bisect_left(folded.starts, match.start()) for match in _BREAK.finditer(text)]
    return sorted({*ends, *lines})


@lru_cache(maxsize=8)
def _periods(tables: Tables) -> Phrases:
    return phrases(tables, "pay_periods")


def _offer(
    flat: str, amount: Amount, words: Sequence[Hit], periods: Sequence[Hit], breaks: Sequence[int],
    neighbours: tuple[int, int],
) -> Offer | None:  # fmt: skip
    if _NOT_MONEY.match(flat, amount.end) and amount.currency is None:
        return None
    index = bisect_left(breaks, amount.start)
    sentence = breaks[index - 1] if index else 0
    until = min(breaks[index] if index < len(breaks) else len(flat), amount.end + AFTER, neighbours[1])
    before = _within(words, max(0, amount.start - BEFORE), amount.start)
    after = _within(words, amount.end, until)
    cue = _cue(flat, amount, before, after, sentence)
    if cue == "not":
        return None
    period = _period(flat, amount, periods, sentence, until, neighbours[0])
    if period and period.row["period"] == "none":
        return None
    rank = RANK.get(cue or "", 0)
    if not _plausible(amount, rank, period is not None, flat, before):
        return None
    close = [hit.row["role"] for hit in before if not flat[hit.end : amount.start].strip(" :~≈()rp.$")]
    behind = [hit.row["role"] for hit in after if not flat[amount.end : hit.start].strip(" /")]
    if period and period.start >= amount.end:
        behind += [hit.row["role"] for hit in after if not flat[period.end : max(period.end, hit.start)].strip()]
    end = period.end if period and period.start >= amount.end else amount.end
    top = "up_to" in close or "up_to_after" in behind
    bottom = "from" in close or "from_after" in behind or (flat[amount.end : amount.end + 1] == "+" and _open(flat, amount))
    bottom = bottom or re.match(r"\s?[〜~～]\s*(?:[^\s\d]|\n|$)", flat[end : end + 6]) is not None
    later = any(hit.row["role"] == "rise" and hit.start >= max(sentence, neighbours[0]) for hit in before)
    return Offer(amount, rank, period.row["period"] if period else "month", end, top, bottom and not top, later)


def _open(flat: str, amount: Amount) -> bool:
    """`2000+` and not `2000+bonus` or `2000 + 500`."""
    return not flat[amount.end + 1 : amount.end + 3].strip(" /,.)") and not flat[amount.end + 1 : amount.end + 2].isalnum()


def _within(hits: Sequence[Hit], start: int, end: int) -> list[Hit]:
    first = bisect_left(hits, start, key=lambda hit: hit.start)
    last = bisect_left(hits, end, key=lambda hit: hit.start)
    return [hit for hit in hits[first:last] if hit.end <= end]


def _cue(flat: str, amount: Amount, before: Sequence[Hit], after: Sequence[Hit], sentence: int) -> str | None:
    """Which word speaks for the amount: the last one before it, unless one stands right behind it."""
    kinds = {*RANK, "not"}
    said = [hit for hit in before if hit.row["role"] in kinds and (hit.start >= sentence or hit.row["role"] != "not")]
    said = [hit for hit in said if not _SENTENCE.search(flat, hit.end, amount.start)]
    last = said[-1] if said else None
    near = last is not None and not _CLAUSE.search(flat, last.end, amount.start) and amount.start - last.end <= 18
    behind = next((hit for hit in after if hit.row["role"] in kinds), None)
    if behind and not near and not _CLAUSE.search(flat.replace("/", " "), amount.end, behind.start):
        return str(behind.row["role"])
    return str(last.row["role"]) if last else None


def _period(flat: str, amount: Amount, periods: Sequence[Hit], sentence: int, until: int, previous: int) -> Hit | None:
    """The period said behind the amount in its clause, else the one before it in its sentence."""
    behind = _within(periods, amount.end, until)
    for hit in behind:
        if not re.search(r"[,，、+;]", flat[amount.end : hit.start]):
            return hit
    ahead = _within(periods, max(sentence, previous, amount.start - 40), amount.start)
    return ahead[-1] if ahead else None


def _plausible(amount: Amount, rank: int, has_period: bool, flat: str, before: Sequence[Hit]) -> bool:
    """A bare figure needs a pay word close by; money alone needs a currency and the size of pay."""
    if amount.currency:
        return amount.high >= 1 and (rank > 0 or amount.high >= 50 or has_period)
    if rank == 0:
        return amount.scaled and has_period and amount.high >= 1000
    cue = next(hit for hit in reversed(before) if hit.row["role"] in RANK) if _has_rank(before) else None
    gap = flat[cue.end : amount.start] if cue else ""
    return amount.high >= 100 and len(gap) <= (40 if amount.scaled or amount.ranged else 24)


def _has_rank(hits: Sequence[Hit]) -> bool:
    return any(hit.row["role"] in RANK for hit in hits)


def _choose(offers: Sequence[Offer]) -> list[Offer]:
    """The surest offers of one currency and period, in the order of the text; what comes later in time is left out."""
    first = [offer for index, offer in enumerate(offers) if not (offer.later and index)]
    if not first:
        return []
    best = max(offer.rank for offer in first)
    chosen = [offer for offer in first if offer.rank == best] if best else first
    lead = chosen[0]
    return [o for o in chosen if o.period == lead.period and _same_money(o.amount, lead.amount)]


def _same_money(one: Amount, other: Amount) -> bool:
    close = max(one.high, other.high) <= 20 * min(one.high, other.high)
    return close and one.currency == other.currency


def _salary(reading: Reading, offers: Sequence[Offer], text: str, start: int | None, end: int | None) -> Salary:
    low: float | None = min(offer.amount.low for offer in offers)
    high: float | None = max(offer.amount.high for offer in offers)
    if len(offers) == 1 and not offers[0].amount.ranged:
        low = None if offers[0].top_only else low
        high = None if offers[0].bottom_only else high
    code = currency(reading, offers[0].amount.currency)
    return _made(reading.tables, low, high, code, offers[0].period, text, start, end)


def _made(
    tables: Tables, low: float | None, high: float | None, code: str, period: str, text: str,
    start: int | None = None, end: int | None = None,
) -> Salary:  # fmt: skip
    return Salary(low, high, code, period, usd_month(tables, low, high, code, period), text, start, end)


def usd_month(tables: Tables, low: float | None, high: float | None, code: str, period: str) -> float | None:
    """The middle of the offer in US dollars a month, by the dated rates of `rates.csv`; None for an unknown currency."""
    rate = _rates(tables).get(code)
    sides = [side for side in (low, high) if side is not None]
    if rate is None or not sides:
        return None
    return round(sum(sides) / len(sides) * rate * MONTHLY[period], 2)


@lru_cache(maxsize=8)
def _rates(tables: Tables) -> dict[str, float]:
    return {row["currency"]: float(row["usd"]) for row in tables.rows("rates")}


def _structured(reading: Reading) -> Salary | None:
    """schema.org's baseSalary: a MonetaryAmount (value a number or a QuantitativeValue), a number, or words."""
    given = reading.ad.base_salary
    if isinstance(given, list) and given:
        given = given[0]
    if isinstance(given, str):
        found = _in(reading, fold(f"salary: {given}"), f"salary: {given}")
        return replace(found, start=None, end=None) if found else None
    if not isinstance(given, dict):
        return None
    return _monetary(reading, given)


def _monetary(reading: Reading, given: dict[str, Any]) -> Salary | None:
    value = given.get("value")
    inner = value if isinstance(value, dict) else given
    one = _plain(inner.get("value"))
    low, high = _plain(inner.get("minValue")), _plain(inner.get("maxValue"))
    low, high = (one, one) if one is not None and low is None and high is None else (low, high)
    if not low and not high:
        return None
    unit = str(inner.get("unitText") or given.get("unitText") or "month").lower()
    period = unit if unit in MONTHLY else {"hourly": "hour", "daily": "day", "weekly": "week", "yearly": "year",
                                           "annual": "year"}.get(unit, "month")  # fmt: skip
    code = str(given.get("currency") or inner.get("currency") or "").upper()
    known = code if code in _rates(reading.tables) else currency(reading, None)
    return _made(reading.tables, low, high, known, period, "")


def _plain(value: Any) -> float | None:
    try:
        return float(str(value).replace(",", "")) if value is not None else None
    except ValueError:
        return None
