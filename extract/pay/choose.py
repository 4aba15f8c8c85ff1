"""Which of the offers of a text are its pay: the surest of one money and one period, without what comes later."""

from collections.abc import Sequence
from dataclasses import replace

from extract.pay.around import MONTHLY, RANK
from extract.pay.ranges import Amount
from extract.pay.rows import MUCH_ALIKE, Offer, alike, much_alike

_BESIDE_PAY = 3  # times what stands alone that a row of jobs pays, where it is pay and the other is not
_UNNAMED = 6  # times the pay of one job that of another may be, where only one names its money
_NEAR = 24  # characters between `from` so much and `up to` so much
_OF_ANOTHER_AD = 400  # characters from one sum to the next at least
_BY_TIME = frozenset({"hour", "day"})
_FAR = 64  # characters to a sum that has the period of the one before


def choose(offers: Sequence[Offer]) -> list[Offer]:
    """The surest offers of one currency and period, in the order of the text; what comes later in time is left out."""
    first = [
        offer
        for index, offer in enumerate(offers)
        if not offer.later or (offer.rank == RANK["basic"] and all(other.rank < RANK["pay"] for other in offers[:index]))
    ] or list(offers[:1])
    if not first:
        return []
    best = max(offer.rank for offer in first)
    chosen = [offer for offer in first if offer.rank == best or (best == RANK["income"] and _as_well(offer, first, best))]
    lead = next((offer for offer in chosen if offer.period and not offer.guessed), chosen[0])
    if full := _full_time(lead, first):
        return together(full)
    if best <= 0 and (row := _of_many(chosen, lead)):
        lead = row[0]
    if best <= 0:
        chosen = [o for o in chosen if o.row == lead.row or (_beside(o, lead) if best == 0 else _of_like_jobs(o, lead))]
    fit = together([o for o in chosen if (o.period or lead.period) == lead.period and _same_money(o, lead)])
    reach = next((offer for offer in first if offer.top_only and offer not in fit), None)
    if len(fit) == 1 and lead.bottom_only and reach and _reaches(lead, reach):
        return [lead, replace(reach, amount=replace(reach.amount, currency=lead.amount.currency))]
    return fit


def _full_time(lead: Offer, offers: Sequence[Offer]) -> list[Offer]:
    """The sums of other jobs, as much as a month's pay and the first of them before the lead, where that is what another gets by the hour
    or day: cook $19,000, waiter $16,500, delivery $75 an hour."""
    if lead.period not in _BY_TIME or lead.guessed:
        return []
    ahead = [
        offer for offer in offers if offer.amount.start < lead.amount.start and offer.period in {None, "month"} and offer.rank >= 0
    ]
    if not ahead or not all(_is_months(offer, lead) for offer in ahead):
        return []
    return [offer for offer in offers if _is_months(offer, lead)]


def _is_months(offer: Offer, lead: Offer) -> bool:
    """Whether a sum is as much as a month's pay, or as a month of the lead's hours or days, and in its money."""
    if offer.period not in {None, "month"} or len({offer.amount.currency, lead.amount.currency} - {None}) > 1:
        return False
    times = MONTHLY[lead.period or "month"]
    month = replace(lead.amount, low=lead.amount.low * times, high=lead.amount.high * times)
    return offer.monthly or offer.period == "month" or alike(offer.amount, month)


def _as_well(offer: Offer, others: Sequence[Offer], best: int) -> bool:
    """Whether a sum is another job's beside one of the rank `best`, which only what is added there speaks for: 9,500 plus a share.

    Where the sums name no money it is a range, or one of several: a number with a word for thousands may be anything (3M).
    """
    near = [other for other in others if other.rank == best and other.amount.currency == offer.amount.currency]
    if offer.rank != 0 or not any(_of_jobs(offer.amount, other.amount) for other in near):
        return False
    if offer.amount.currency is not None:
        return True
    plain = [other for other in others if other.rank == 0 and other.amount.scaled and other.amount.currency is None]
    timed = any(offer.period == other.period for other in near)
    return offer.amount.scaled and timed and (offer.amount.ranged or len(plain) > 1)


def _of_jobs(one: Amount, other: Amount) -> bool:
    return max(one.high, other.high) <= _UNNAMED * min(one.high, other.high)


def _beside(offer: Offer, lead: Offer) -> bool:
    """Whether a sum may be that of another job, and is not told apart by the period that the lead alone says."""
    timed = offer.period is not None or lead.period is None or offer.amount.currency is not None
    return alike(offer.amount, lead.amount) and (timed or offer.amount.start - lead.end <= _FAR)


def _of_like_jobs(offer: Offer, lead: Offer) -> bool:
    """Whether two figures that only their size makes pay are that of two jobs: 17,25 here, 14,90 there."""
    one, other = offer.amount, lead.amount
    return offer.period == lead.period and one.currency == other.currency and much_alike(one, other)


def together(offers: Sequence[Offer]) -> list[Offer]:
    """The offers, each sum once, up to where none follows for long: what comes then is of another ad of the page."""
    out = list(offers[:1])
    end = out[0].end if out else 0
    for offer in offers[1:]:
        if offer.amount.start - end > _OF_ANOTHER_AD:
            break
        end = offer.end
        same = [
            index
            for index, other in enumerate(out)
            if (offer.amount.low, offer.amount.high) == (other.amount.low, other.amount.high)
        ]
        if not same:
            out.append(offer)
        elif offer.bottom_only and not out[same[0]].top_only:  # 時給4,000円, 4000円以上
            out[same[0]] = replace(out[same[0]], bottom_only=True)
    return out


def _of_many(chosen: Sequence[Offer], lead: Offer) -> list[Offer]:
    """The first row of jobs beside whose pay the lead, alone in its row, is so little that it is a bed's or a bonus."""
    rows: dict[int, list[Offer]] = {}
    for offer in chosen:
        rows.setdefault(offer.row, []).append(offer)
    if len(rows[lead.row]) > 1 or lead.period not in MONTHLY:
        return []
    least = lead.amount.high * MONTHLY[lead.period] * _BESIDE_PAY
    return next((row for row in rows.values() if len(row) > 1 and least < min(each.amount.low for each in row)), [])


def _reaches(low: Offer, high: Offer) -> bool:
    """`from 1,200 dollars and up to 2,000`."""
    near = 0 < high.amount.start - low.end <= _NEAR and high.amount.currency in {None, low.amount.currency}
    return near and low.amount.low < high.amount.high <= 5 * low.amount.low


def _same_money(first: Offer, second: Offer) -> bool:
    one, other = first.amount, second.amount
    most = max(one.high, other.high) / min(one.high, other.high)
    if None in {one.currency, other.currency} and one.currency != other.currency:
        timed = first.period is not None and first.period == second.period and most <= MUCH_ALIKE
        return timed or (most <= _UNNAMED and min(first.rank, second.rank) >= RANK["pay"])
    return most <= 20 and one.currency == other.currency
