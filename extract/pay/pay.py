"""The base pay that an ad offers: the structured one, else that of its text or title, in the readers' money."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from extract.findings import Salary
from extract.pay import judged
from extract.pay.amounts import currency_named, find_amounts
from extract.pay.around import MONTHLY, Sizes
from extract.pay.choose import choose
from extract.pay.offers import Offers, find_offers
from extract.pay.ranges import Amount
from extract.pay.rows import BARE, Offer
from extract.pay.usual import is_months, likely_period, thousands
from extract.pay.word_sets import key
from extract.readers import LOCAL, by_country, countries, currency, is_one_of, moneys, times, worked_in
from extract.reading import Reading
from extract.tables import Tables
from extract.text.normalize import Folded, fold
from extract.words.nearby import flattened, sentences

_TOO_LITTLE, _ENOUGH = 10.0, 100.0  # US dollars a month: less is no pay in the readers' money, so much is some in another
_TOO_MUCH = 5000.0  # US dollars a month
_SHORT = 2000.0  # so much at most where the thousands go without saying
_DEALS, _AGENT = "people_trading_terms", "concept:agent"  # of `lexicon.csv`, `concepts.csv`
_TEN_THOUSANDS = 20_000.0
_YEN, _MAN = f"{LOCAL}yen", f"{LOCAL}man"  # the sign, which is yuan too; ten thousand yen, as who goes to Japan says
_TOMAN, _FEW = f"{LOCAL}toman", 1000.0  # so many toman at most are thousands or millions of them
_IN_FULL = {"day": 100.0, "week": 2000.0, "month": _TEN_THOUSANDS, "year": _TEN_THOUSANDS}  # won: less is counted in 만


def find(reading: Reading) -> Salary | None:
    """The salary of a `job_ad`: the structured one, else the text's, else the title's; None where none is offered."""
    if reading.kind != "job_ad":
        return None
    found = _structured(reading) or _in_text(reading)
    return found or (_apart(reading, reading.folded_title, reading.ad.title) if reading.ad.title else None)


def _in_text(reading: Reading) -> Salary | None:
    found = offers(reading)
    return told(reading, judged.settled(reading, found, choose(found.offers))) if found else None


def offers(reading: Reading) -> Offers | None:
    """What the text offers; None where no sum of it is money."""
    return _offers(reading, reading.folded, reading.text, reading.amounts, reading.contact_spans)


def told(reading: Reading, chosen: Sequence[Offer]) -> Salary | None:
    """The pay of these offers of the text."""
    return _told(reading, reading.folded, reading.text, chosen)


def _apart(reading: Reading, folded: Folded, text: str) -> Salary | None:
    """The pay that words say which are no part of the text."""
    amounts = find_amounts(flattened(folded, text), reading.tables, reading.languages)
    found = _offers(reading, folded, text, amounts, ())
    salary = _told(reading, folded, text, choose(found.offers)) if found else None
    return replace(salary, start=None, end=None) if salary else None


def _offers(
    reading: Reading, folded: Folded, text: str, amounts: Sequence[Amount], blocked: Sequence[tuple[int, int]]
) -> Offers | None:
    if not amounts:
        return None
    flat = reading.flat if folded is reading.folded else flattened(folded, text)
    if any(amount.currency == _MAN for amount in amounts) and not _to_japan(reading):
        amounts = [_unnamed(amount, flat) if amount.currency == _MAN else amount for amount in amounts]
    at_home = bool(countries(reading))

    def usd(amount: Amount, period: str) -> float | None:
        if amount.currency is None and not at_home:
            return None
        amount = _in_full(reading, amount, period)
        return usd_month(reading.tables, amount.low, amount.high, _code(reading, amount, period), period)

    def likely(amount: Amount) -> str | None:
        return likely_period(reading, _code(reading, amount, "month"), usd(amount, "month"))

    def unsaid(amount: Amount, period: str) -> float:
        return _unsaid(reading, amount, period)

    def monthly(amount: Amount) -> bool:
        return is_months(reading, _code(reading, amount, "month"), usd(amount, "month"))

    breaks = reading.breaks if folded is reading.folded else sentences(flat, folded, text)
    lends = _deals(reading) and _to_agents(reading)
    return find_offers(amounts, flat, breaks, reading.tables, blocked, Sizes(usd, likely, unsaid, monthly), lends)


def _told(reading: Reading, folded: Folded, text: str, chosen: Sequence[Offer]) -> Salary | None:
    at_home = bool(countries(reading))
    nobodys = bool(chosen) and chosen[0].rank == BARE and chosen[0].amount.currency is None and (_deals(reading) or not at_home)
    if not chosen or nobodys:  # a bare figure, and nothing tells whose money it would be, or it is for people
        return None
    start, end = folded.span(chosen[0].amount.start, chosen[-1].end if len(chosen) == 1 else chosen[-1].amount.end)
    return _salary(reading, chosen, text[start:end], start, end)


def _unsaid(reading: Reading, amount: Amount, period: str) -> float:
    """How many each of an amount counts that seems too little (`usual.thousands`), unless it is dollars."""
    tables, code = reading.tables, currency(reading, amount.currency)
    if amount.currency == _MAN:
        return 1.0
    if amount.currency is None and amount.high >= _ENOUGH and is_one_of(tables, code, "dollarized"):
        return 1.0
    return thousands(reading, amount, code, usd_month(tables, amount.low, amount.high, code, period))


def _deals(reading: Reading) -> bool:
    """Whether the text speaks of people as goods."""
    return _DEALS in reading.found.spans["indicator"]


def _to_agents(reading: Reading) -> bool:
    """Whether it names those who bring people: it is for brokers, paid by the head."""
    return _AGENT in reading.found.spans["concept"]


def _in_full(reading: Reading, amount: Amount, period: str) -> Amount:
    """The amount in units of its currency: 30 million toman are 300 million rials."""
    counted = _counted(reading, amount, period)
    if counted == 1:  # as nearly all
        return amount
    return replace(amount, low=amount.low * counted, high=amount.high * counted)


def _counted(reading: Reading, amount: Amount, period: str) -> float:
    """What an amount counts in. Korean pay of `월 300` is 300만, Vietnamese of `450 một ngày` 450 nghìn: a bare figure too small counts
    so many; Iranian pay is in toman without a word too, and `20 تومان` a month are 20 million."""
    tables, little = reading.tables, not amount.scaled and amount.high <= _TEN_THOUSANDS
    if amount.currency is not None:
        few = amount.currency == _TOMAN and not amount.scaled and amount.high <= _FEW
        return times(tables, amount.currency) * ((1_000_000 if period in {"month", "year"} else 1000) if few else 1)
    money = currency(reading, None)
    if is_one_of(tables, money, "tomans unsaid"):
        toman = times(tables, _TOMAN)
        return toman if (usd_month(tables, None, amount.high * toman, money, period) or 0) >= _TOO_LITTLE else 1
    if little and is_one_of(tables, money, "thousands unsaid") and period in {"hour", "day"} and amount.high <= _SHORT:
        return 1000
    return 10_000 if little and is_one_of(tables, money, "ten thousands unsaid") and amount.high <= _IN_FULL.get(period, 0) else 1


def _code(reading: Reading, amount: Amount, period: str) -> str:
    """ISO 4217 of an amount: what is far too little in the readers' money, where dollars are used beside it, is dollars."""
    code = currency(reading, amount.currency)
    if amount.currency == "local:dollar" and code == "USD":
        return _pesos(reading, amount, period)
    if amount.currency == _YEN:
        return _yen(reading, amount, code, period)
    if amount.currency is not None or (usd_month(reading.tables, None, amount.high, code, period) or _ENOUGH) >= _TOO_LITTLE:
        return code
    if is_one_of(reading.tables, code, "dollarized") and 10 <= amount.high <= _TOO_MUCH:
        return "USD"
    return next((money for money in worked_in(reading) if _usual(reading, amount, money, period)), code)


def _to_japan(reading: Reading) -> bool:
    """Whether the text names a place whose money is counted in ten thousands of yen: `man` is a word of other languages too."""
    money, table = moneys(reading.tables, _MAN), by_country(reading.tables)
    return any(table.get(place.country or "") in money for place in reading.locations)


def _unnamed(amount: Amount, flat: str) -> Amount:
    """The amount without the word behind it that is not its money: 500-800 man of manat, a 20 man crew."""
    end = max((at for at in range(amount.start, amount.end) if flat[at].isdigit()), default=amount.end - 1)
    return replace(amount, currency=None, end=end + 1)


def _yen(reading: Reading, amount: Amount, code: str, period: str) -> str:
    """`¥185,000` of a job in Japan is yen: what is too much in yuan, where one works in a country whose money has the same sign."""
    if (usd_month(reading.tables, None, amount.low, code, period) or 0.0) <= _TOO_MUCH:
        return code
    return next((money for money in moneys(reading.tables, _YEN) if money != code and _usual(reading, amount, money, period)), code)


def _usual(reading: Reading, amount: Amount, code: str, period: str) -> bool:
    """Whether the amount would be pay in this money."""
    return _ENOUGH <= (usd_month(reading.tables, None, amount.high, code, period) or 0.0) <= _TOO_MUCH


def _pesos(reading: Reading, amount: Amount, period: str) -> str:
    """`$12,000` a month for a waiter in Mexico is pesos: what is too much in dollars, where pesos are written so."""
    local = currency(reading, None)
    dollars = usd_month(reading.tables, None, amount.low, "USD", period) or 0.0
    return local if is_one_of(reading.tables, local, "pesos with $") and dollars > _TOO_MUCH else "USD"


def _salary(reading: Reading, offers: Sequence[Offer], text: str, start: int | None, end: int | None) -> Salary:
    period = next((offer.period for offer in offers if offer.period), "month")
    amounts = [_in_full(reading, offer.amount, period) for offer in offers]
    low: float | None = min(amount.low for amount in amounts)
    high: float | None = max(amount.high for amount in amounts)
    if not any(amount.ranged for amount in amounts):
        low = None if all(offer.top_only for offer in offers) else low
        high = None if all(offer.bottom_only for offer in offers) else high
    named = next((amount for amount in amounts if amount.currency), amounts[0])
    code = _code(reading, named, period)
    return _made(reading.tables, low, high, code, period, text, start, end)


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
    """schema.org's baseSalary: a MonetaryAmount (value a number or a QuantitativeValue), a number, or words. Its currency is a code; the
    toman has none, and is `IRT` on Iranian boards."""
    given = reading.ad.base_salary
    if isinstance(given, list) and given:
        given = given[0]
    if isinstance(given, str):
        return _apart(reading, fold(f"salary: {given}"), f"salary: {given}")
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
    code, tables = str(given.get("currency") or inner.get("currency") or "").upper(), reading.tables
    named = code if code in _rates(tables) else currency_named(key(code), tables)
    low, high = (side and side * times(tables, named) for side in (low, high))
    return _made(tables, low, high, currency(reading, named), period, "")


def _plain(value: Any) -> float | None:
    try:
        return float(str(value).replace(",", "")) if value is not None else None
    except ValueError:
        return None
