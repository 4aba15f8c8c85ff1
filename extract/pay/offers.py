"""The amounts of a text that are base pay: told from bonus, fee, fine, commission, advance and bounty by the words around."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.pay.around import RANK, Sizes, Words, within, words_around
from extract.pay.bounds import sides
from extract.pay.figures import (
    LABELLED,
    goes_on,
    has_cents,
    is_bound,
    is_close,
    is_counted,
    is_labelled,
    is_postal,
    is_round,
    is_year,
    may_be_money,
)
from extract.pay.forms import BULLETS
from extract.pay.hanging import hangs
from extract.pay.headings import labelled_above, with_headings
from extract.pay.implied import adds_percent, implied, in_full
from extract.pay.later import first, later
from extract.pay.others import brought, by_head, for_each, is_elsewhere, is_first_part
from extract.pay.ranges import Amount
from extract.pay.rows import BARE, WEAK, Offer, closed, ends, in_rows, is_next_post, of_last
from extract.pay.time import (
    AFTER,
    COMMA,
    NEXT,
    PIECE,
    SIZE,
    for_days,
    is_head,
    is_hour,
    is_years,
    of_work,
    own_periods,
    told_beside,
)
from extract.pay.twice import as_corrected, named_again, told_twice
from extract.pay.units import with_units
from extract.tables import Tables
from extract.words.nearby import SENTENCE
from extract.words.phrases import Hit

BEFORE = 70  # folded characters in which a word before an amount may speak for it
_DENIES = 40  # the same of a word that says what it is instead
_LEAST, _LEAST_PAID = 20.0, 8.0  # US dollars a month at least, where the money, where money and period are said
_SIGNED = re.compile(r"[-/]\d*$")
_SIGNS = " :-–—("  # between a label and what it tells
_CALLED = 2  # letters of what something is called at least
_LEAST_BESIDE = 50  # a bare figure that counts beside another with its period
_LONG_TEXT, _HEAD = 600, 150  # folded characters of a text that tells of a firm, and those of its head, where a board puts the pay
_LEAST_IN_ROW = 300  # a bare figure that only the row makes pay, whatever stands behind it
_NEXT_THING = re.compile(r" [\u3040-\u9fff]|[\u2600-\u2793\U0001f000-\U0001faff]")  # 800 路费报, 60k ✔️ free ticket
_BULLET = re.compile(f"[{BULLETS}]")
_SHARED = re.compile(r"\d[^\n%％]{0,24}\d\s?[%％]")  # basic 450 + 15-30% | 1,500 a month is usual
_FACTOR = re.compile(
    r"[^.!?\n=＝]{0,12}[x×*хX✕][^.!?\n=＝]{0,24}[=＝]\s{0,2}"
)  # 4,500 x 4 weeks = 18,000: what comes out is the pay


@dataclass(frozen=True, slots=True)
class Offers:
    """The offers of a text, in its order; and the words, all sums of money and their own periods that they were chosen by."""

    words: Words
    amounts: Sequence[Amount]
    periods: Sequence[Hit | None]
    offers: Sequence[Offer]


def find_offers(
    amounts: Sequence[Amount], flat: str, breaks: Sequence[int], tables: Tables,
    blocked: Sequence[tuple[int, int]], sizes: Sizes, lends: bool = False,
) -> Offers | None:  # fmt: skip
    """The offers among the `amounts` of `flat` (folded, digits ASCII) outside the spans `blocked`; None where none is money.
    Its sentences and lines end at `breaks`.

    `lends`: the text deals in people or accounts, so that sums without a period are no pay.
    """
    amounts = [a for a in amounts if not _overlaps(a, blocked)]
    if not any(may_be_money(a, flat) for a in amounts):
        return None
    words = words_around(flat, breaks, tables, sizes, lends)
    amounts, counted = with_units(words, amounts)
    amounts = [a for a in amounts if may_be_money(a, flat)]
    amounts = named_again(told_twice(as_corrected(amounts, flat, tables), flat, sizes.usd))
    amounts = [a for a in amounts if a.currency or not (_in_period(words.periods, a) or is_year(words, a))]
    offers: list[Offer] = []
    periods = own_periods(words, amounts)
    beside = told_beside(words, amounts, periods)
    for index, amount in enumerate(amounts):
        previous = amounts[index - 1].end if index else 0
        following = amounts[index + 1].start if index + 1 < len(amounts) else len(flat) + AFTER
        on_last = index > 0 and hangs(words, amounts[index - 1], amount)
        dropped = on_last or _FACTOR.fullmatch(flat, amount.end, following)
        offer = None if dropped else _offer(words, amount, previous, following, periods[index], beside[index])
        if amount.start in counted and offers and offers[-1].end <= amount.start:
            offer = replace(offers[-1], amount=amount, end=amount.end, top_only=False, bottom_only=False)
        if offer:
            offers.append(offer)
    offers = with_headings(words, in_rows(words, offers))
    offers = [replace(each, monthly=True) if each.period is None and sizes.monthly(each.amount) else each for each in offers]
    timed = [offer for offer in offers if offer.period != PIECE]
    if any(offer.period == PIECE and offer.rank >= RANK["pay"] for offer in offers):  # the pay is by the piece
        timed = [offer for offer in timed if offer.period or offer.rank >= RANK["pay"]]
    return Offers(words, amounts, periods, timed)


def _in_period(periods: Sequence[Hit], amount: Amount) -> bool:
    """Whether the amount is a part of the name of a period, which stand in order: of `1 month`."""
    index = bisect_left(periods, (amount.start + 1,)) - 1
    return index >= 0 and amount.end <= periods[index].end


def _overlaps(amount: Amount, blocked: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the spans, which stand in order, lies over the amount."""
    index = bisect_left(blocked, amount.end, key=lambda span: span[0])
    return any(amount.start < end for _, end in blocked[max(0, index - 3) : index])


def _offer(words: Words, amount: Amount, previous: int, following: int, period: Hit | None, beside: str | None) -> Offer | None:
    """The amount as an offer, if it is one; `period` is said with it, or `beside` with a like one."""
    flat = words.flat
    if is_counted(words, amount, period):
        return None
    index = bisect_left(words.breaks, amount.start)
    sentence = words.breaks[index - 1] if index else 0
    since, behind = max(sentence, previous), bisect_left(words.breaks, amount.end)
    until = min(words.breaks[behind] if behind < len(words.breaks) else len(flat), amount.end + AFTER, following)
    before = within(words.pay, max(0, amount.start - BEFORE), amount.start)
    ended = flat[amount.end - 1] == "." and amount.end - 1 in words.breaks  # "1,600 QAR. Ticket free"
    after = [] if ended else within(words.pay, amount.end, until)
    cue = _cue(words, amount, before, after, since, following, previous if sentence >= previous else 0)
    if is_elsewhere(words, amount, since, following) or is_first_part(words, amount):
        return None
    if (_costs(words, since, amount.start) and not is_next_post(words, since, amount)) or (
        sentence and cue is None and labelled_above(words, amount, sentence)
    ):
        return None
    said = _said(words, amount, period)
    if cue == "not":  # paid by the head: so is what stands in a row with it
        return Offer(amount, WEAK, PIECE, amount.end) if said == PIECE else None
    if said is None and (
        by_head(words, sentence, amount.start) or for_days(words, amount.start, since) or for_each(words, amount, since)
    ):
        said = PIECE
    if period and said == "year" and is_hour(words, amount, period):
        said = "hour"
    if said is None and amount.ranged and is_years(words, amount):
        said = "year"
    amount, told = in_full(words, amount, RANK.get(cue or "", 0), said or beside), said
    if not amount.currency and said != PIECE and (is_labelled(words, amount) or is_postal(words, amount)):
        return None
    said = said or implied(words, amount, RANK.get(cue or "", 0), sentence)
    friend = words.said(since, amount.start, "friend") and not words.said(since, amount.start, *RANK)
    if said in {None, PIECE} and (friend or (RANK.get(cue or "", 0) < RANK["pay"] and brought(words, since, amount, following))):
        return None
    if cue is None and first(words, since, amount):
        cue = "pay"
    guessed = told is None and said is not None
    rank = _rank(words, amount, cue, said, before, beside, guessed)
    plain = (amount.ranged or adds_percent(words, amount)) and (amount.currency or amount.scaled)
    open_ = words.silent or (words.lends and said is None and not plain)
    if rank is None or (rank < RANK["pay"] and open_):
        return None
    if rank == WEAK and not (amount.scaled or closed(words, amount) or amount.high >= _LEAST_IN_ROW):
        return None
    end = period.end if period and period.start >= amount.end else amount.end
    hanging = [
        hit for hit in within(words.pay, amount.start, max(until, min(end + AFTER, following))) if hit.end > amount.end
    ]  # TL'den başlayan, теңгеге дейін
    top, bottom = sides(words, amount, before, hanging, period)
    bottom = bottom or (
        amount.currency is not None
        and not amount.ranged
        and words.forms.ablative.search(flat, amount.start, amount.end) is not None
    )
    after_that = later(words, since, amount, following, previous)
    return Offer(amount, rank, said, end, top, bottom and not top, after_that, guessed=guessed)


def _said(words: Words, amount: Amount, period: Hit | None) -> str | None:
    """The period that is said; `none` for what is paid for each of something that is no time."""
    each = words.forms.per.match(words.flat, amount.end)
    ahead = within(words.periods, amount.end, each.end() + AFTER) if each else []
    if each and (time := next((hit for hit in ahead if hit.start <= each.end() and hit.row["period"] != PIECE), None)):
        return str(time.row["period"])  # ज्याला 1000 प्रति दिन: the nearer of two
    if period and of_work(words, amount, period):
        period = None
    timed = each and period and amount.end <= period.start
    if each and not (timed and period and (period.start <= each.end() or _headed(words, amount.end, period))):
        return PIECE
    return period.row["period"] if period else None


def _headed(words: Words, start: int, period: Hit) -> bool:
    """Whether `per person` stands before this time: 60 per person per day."""
    return period.row["period"] != PIECE and any(is_head(hit) for hit in within(words.periods, start, period.start))


def _costs(words: Words, since: int, start: int) -> bool:
    """Whether what something costs or counts is said right before: `visa 2 lakh`, `followers 10,000`, `petrol: 3,000`."""
    hits = within(words.pay, max(since, start - NEXT - 20), start)
    hits = [hit for hit in hits if hit.row["role"] in {*RANK, "cost", "level"} or words.may(hit, "thing")]
    last = hits[-1] if hits else None
    near = last is not None and start - last.end <= NEXT
    if last and near and words.flat[last.end : start].strip(_SIGNS):
        near = not words.parted(last.end, start)
    if last is None or not near or last.row["role"] in {*RANK, "level"}:
        return False  # heavy equipment operator 900
    return last.row["role"] == "cost" or len(words.left(last.end, start)) < _CALLED


def _cue(
    words: Words, amount: Amount, before: Sequence[Hit], after: Sequence[Hit], since: int, following: int, spent: int
) -> str | None:  # fmt: skip
    """Which word speaks for the amount: the last one before it, unless one stands right behind it. Words for something else that end
    at `spent` at the latest have spoken for an amount of a line above."""
    kinds = {*RANK, "not"}
    nearer = max(since, amount.start - _DENIES)
    said = [hit for hit in before if hit.row["role"] in kinds and (hit.start >= nearer or hit.row["role"] != "not")]
    said = [hit for hit in said if not SENTENCE.search(words.flat, hit.end, amount.start)]
    said = [hit for hit in said if hit.row["role"] != "not" or not (hit.end <= spent or of_last(words, hit, since, amount.start))]
    if is_next_post(words, since, amount):
        said = [hit for hit in said if hit.row["role"] != "not"]
    if len(said) > 1 and said[-2].end == said[-1].start and words.may(said[-2], "thing") and _is_period(words, said[-1]):
        said = said[:-1]  # ค่าอาหารวันละ 50
    said = [hit for hit in said if hit.row["role"] != "basic" or not _SHARED.search(words.flat, hit.end, amount.start)]
    said = [hit for hit in said if hit.row["role"] != "not" or not _BULLET.search(words.flat, hit.end, amount.start)]
    last = said[-1] if said else None
    near = last is not None and amount.start - last.end <= 18
    if last and near and words.flat[last.end : amount.start].strip(_SIGNS):
        near = not words.parted(last.end, amount.start)
    behind = next((hit for hit in after if hit.row["role"] in kinds), None)
    per = amount.end + (words.flat[amount.end : amount.end + 2].rstrip().endswith("/")) * 2
    weak = not near or (last is not None and last.row["role"] == "income" and behind is not None and behind.row["role"] == "not")
    joined = behind is not None and weak and not words.parted(per, max(per, behind.start))
    joined = joined and not (behind and _NEXT_THING.search(words.flat, amount.end, behind.start + 1))
    of_next = behind is not None and following - behind.end <= 3 and not COMMA.search(words.flat, behind.end, following)
    if behind and joined and not (of_next and behind.row["role"] == "not"):
        return str(behind.row["role"])
    if last and not near and last.row["role"] == "not" and COMMA.search(words.flat, last.end, amount.start):
        return None  # of another clause: the amount must speak for itself
    return str(last.row["role"]) if last else None


def _is_period(words: Words, hit: Hit) -> bool:
    return any(each.start == hit.start for each in within(words.periods, hit.start, hit.end))


def _rank(
    words: Words, amount: Amount, cue: str | None, period: str | None, before: Sequence[Hit], beside: str | None, guessed: bool
) -> int | None:  # fmt: skip
    """How surely the amount is pay; None: nothing speaks for it. `guessed`: only its size tells the period."""
    rank = RANK.get(cue or "", 0)
    if period == PIECE:
        return rank
    a_sum = amount.currency or amount.scaled or is_round(words.flat, amount)
    if rank == 0 and not period and a_sum and not ends(words, amount) and words.forms.share.match(words.flat, amount.end):
        rank = RANK["income"]
    usd = words.sizes.usd(amount, period or beside or "month")
    least = SIZE[0] if amount.currency is None else _LEAST_PAID if period else _LEAST
    sized = usd is None or least <= usd <= SIZE[1]
    if amount.currency:
        return (rank or (BARE if guessed and period != "year" else 0)) if amount.high >= 1 and (rank or sized) else None
    if rank and amount.high >= 100 and is_close(words.flat, amount, before):
        return rank
    if _SIGNED.search(words.flat, max(0, amount.start - LABELLED), amount.start):
        return None
    if sized and period == "hour" and not guessed and has_cents(words.flat, amount):
        return 0
    if sized and is_bound(words, amount, before):
        return BARE
    if not sized or (amount.start >= _HEAD and len(words.flat) >= _LONG_TEXT and goes_on(words, amount)):
        return WEAK
    told = period is not None and not guessed and (amount.high >= _LEAST_BESIDE or amount.ranged or closed(words, amount))
    if (
        (told and amount.high >= (100 if period == "month" else 10))
        or (beside and amount.high >= _LEAST_BESIDE)
        or (amount.scaled and amount.high >= 1000)
        or (rank and amount.high >= 100)
    ):
        return 0
    return BARE if guessed or is_round(words.flat, amount) else WEAK
