"""Which sums of an ad are base pay, as a model tells that weighs what rules say of each, what it is beside the others, and where it stands.

Where an ad pays several jobs, in lines, tables, sentences, the rules see some of them; what is no pay (a bonus, a deposit, a fine) looks
like pay in one language or another. Trained by `python -m tests.training.train_pay`; the model is one of `words.spots`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from math import log2

from extract.pay.around import Words, roles_of
from extract.pay.choose import together
from extract.pay.headings import with_headings
from extract.pay.offers import Offers
from extract.pay.ranges import Amount
from extract.pay.rows import PIECE, Offer, alike
from extract.reading import Reading
from extract.words import spots
from extract.words.phrases import Hit
from extract.words.spots import Around, Spot

ALONE = -1.0  # log-odds from which what the rules alone take for pay is kept; chosen by hand
# Sums of a text: of fewer the rules, which were written for such lines, know better. With 1 50 lines of tests are read worse, with 4 two,
# with 5 none; of 100 pays in ads with several sums 90 are right with 4 and 5.
LEAST = 5
_BESIDE = ("opening_words", "age_words", "opening_context")  # lists of the job that tell sums apart
_UNNAMED = -1  # the row of all sums that name no money, whose heading may
_TIMES = 20  # times one pay that another of its money may be
_MOST_TIMES, _MOST_SUMS, _MOST_USD = 3, 6, 14  # of what is counted as a feature


def settled(reading: Reading, found: Offers, chosen: Sequence[Offer]) -> list[Offer]:
    """The sums that are pay, of the money and the period that most have, in the order of the text; those `chosen` by the rules, where
    the text has few."""
    if len(found.amounts) < LEAST:
        return list(chosen)
    text, sums = judge(reading, found, chosen)
    return taken(found, chosen, sums, [odds for (odds,) in spots.read("pay", text, sums)])


def taken(found: Offers, chosen: Sequence[Offer], sums: Sequence[Spot], points: Sequence[float]) -> list[Offer]:
    """The same, by the log-odds of each sum."""
    ruled = {offer.amount.start: offer for offer in chosen}
    likely = {spot.start for spot, odds in zip(sums, points, strict=False) if odds > 0}
    if not likely:
        kept = any(odds > ALONE for spot, odds in zip(sums, points, strict=False) if spot.start in ruled)
        return list(chosen) if kept else []
    offers = {offer.amount.start: offer for offer in found.offers} | ruled
    own = [
        offers.get(amount.start) or _unruled(amount, period)
        for amount, period in zip(found.amounts, found.periods, strict=True)
        if amount.start in likely
    ]
    unnamed = [replace(offer, row=_UNNAMED) if offer.amount.currency is None else offer for offer in own if offer.period != PIECE]
    return of_most(with_headings(found.words, unnamed))


def of_most(offers: Sequence[Offer]) -> list[Offer]:
    """Those of the money that most have, then of the period, of two the first; what names none goes with what is like it."""
    money = _most(offer.amount.currency for offer in offers if offer.amount.currency)
    named = [offer.amount.high for offer in offers if offer.amount.currency == money]
    own = [offer for offer in offers if offer.amount.currency == money or (offer.amount.currency is None and _near(offer, named))]
    said = [offer for offer in own if offer.period]
    periods = [offer.period or _like(offer, said) for offer in own]
    period = _most(periods)
    return together([offer for offer, its in zip(own, periods, strict=True) if its == period])


def _near(offer: Offer, sums: Sequence[float]) -> bool:
    """Whether a sum that names no money may be of the money of these: 2,350 USD, 38 million are not."""
    return any(max(offer.amount.high, other) <= _TIMES * min(offer.amount.high, other) for other in sums)


def _like(offer: Offer, said: Sequence[Offer]) -> str | None:
    """The period of a sum that says none, by others of its size."""
    near = [other for other in said if alike(offer.amount, other.amount)]
    return min(near, key=lambda other: abs(other.amount.start - offer.amount.start)).period if near else None


def _most(found: Iterable[str | None]) -> str | None:
    """What is there most often, of several the first; None where nothing is."""
    return next((one for one, _ in Counter(found).most_common(1)), None)


def _unruled(amount: Amount, period: Hit | None) -> Offer:
    """A sum that no rule takes for an offer."""
    return Offer(amount, 0, period.row["period"] if period else None, max(amount.end, period.end if period else 0))


def judge(reading: Reading, found: Offers, chosen: Sequence[Offer]) -> tuple[Around, list[Spot]]:
    """The text with the words around its sums, and the sums with what the rules say of each."""
    offers = {offer.amount.start: offer for offer in found.offers}
    lead = next((offer for offer in chosen if offer.period), chosen[0] if chosen else None)
    ruled = {offer.amount.start for offer in chosen}
    sums = []
    for amount, period in zip(found.amounts[: spots.MOST], found.periods, strict=False):
        offer, said = offers.get(amount.start), period.row["period"] if period else None
        its = chain(
            _as_rules_have_it(offer, lead),
            _in_itself(found.words, amount),
            _beside(amount, offer.period if offer else said, lead),
            (f"said {said}" if said else "no period", f"sums {min(_MOST_SUMS, len(found.amounts))}"),
            ("chosen" if amount.start in ruled else "beside" if ruled else "alone",),
        )
        sums.append(Spot(amount.start, amount.end, amount, tuple(its)))
    return _around(reading, found), sums


def _as_rules_have_it(offer: Offer | None, lead: Offer | None) -> Iterator[str]:
    if not offer:
        yield "no offer"
        return
    yield f"rank {offer.rank}"
    yield f"period {offer.period}"
    told = {"later": offer.later, "top": offer.top_only, "bottom": offer.bottom_only, "guessed": offer.guessed}
    yield from (name for name, so in told.items() if so)
    if lead:
        yield "row" if offer.row == lead.row else "other row"


def _in_itself(words: Words, amount: Amount) -> Iterator[str]:
    usd = words.sizes.usd(amount, "month")
    yield f"usd {min(_MOST_USD, int(log2(usd))) if usd and usd >= 1 else 'none'}"
    its = {
        "scaled": amount.scaled, "ranged": amount.ranged, "named": amount.currency is not None,
        "cents": amount.low != int(amount.low), "round": amount.low % 100 == 0,
    }  # fmt: skip
    yield from (name for name, so in its.items() if so)


def _beside(amount: Amount, period: str | None, lead: Offer | None) -> Iterator[str]:
    """What a sum is beside the one that the rules are surest of."""
    if not lead:
        return
    yield f"money {_same(amount.currency, lead.amount.currency)}"
    yield f"time {_same(period, lead.period)}"
    times = log2(max(amount.high, 1) / max(lead.amount.high, 1))
    yield f"ratio {max(-_MOST_TIMES, min(_MOST_TIMES, round(times)))}"
    yield "before lead" if amount.start < lead.amount.start else "behind lead"


def _same(one: str | None, other: str | None) -> str:
    return "same" if one == other else "unsaid" if one is None else "lead unsaid" if other is None else "other"


def _around(reading: Reading, found: Offers) -> Around:
    lists: dict[str, list[Hit]] = defaultdict(list)
    hits: Mapping[str, Sequence[Hit]] = reading.job_words
    for name, its in hits.items():
        if name.partition(":")[0] in _BESIDE:
            lists[name] += its
    lists["job"] += hits.get("occupations", ())
    for hit in found.words.pay:
        for role in roles_of(hit):
            lists[f"pay {role}"].append(hit)
    for hit in found.words.periods:
        lists[f"time {hit.row['period']}"].append(hit)
    lists["money"] += [Hit(amount.start, amount.end, {}) for amount in found.amounts]
    lists["contact"] += [Hit(start, end, {}) for start, end in reading.contact_spans]
    return spots.around(reading.lines, reading.line_starts, reading.breaks, lists)
