"""Rows of amounts that are pay together: `cook 500 USD, waiter 400`, lines and tables of jobs with what each gets."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.pay.around import RANK, Words, within
from extract.pay.ranges import Amount
from extract.pay.time import NEXT
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words import job_words
from extract.words.phrases import Hit

PIECE = "none"  # the period of what is paid by the piece, head or trip
BARE = -1  # a figure that nothing speaks for but its size
WEAK = -2  # one that only a row makes pay
_LINE = 110  # folded characters from an amount to the next of a list with a line each
_SENTENCE = 64  # the same within a line
_JOBS, _ALIKE, _TOLD = 6, 3, 2  # times the pay of one job of a row that of another may be; of like jobs; of one only told after it
MUCH_ALIKE = 1.5  # the same where only their size tells that both are pay
_IN_BRACKETS = 12  # characters behind an amount in brackets
_DASHES = re.compile(r"\s[–—/|-]\s")
_ENDING = 7  # characters that the words before two amounts have in common
_PESOS = frozenset({"local:dollar", "local:peso"})  # written with one sign
_WORDS = 3  # of what one of a row is called, where no job is known by the name
_LABEL = 400  # characters of a line that are looked at for it: a line may have thousands of amounts
_CODE = re.compile(r"(?<![^\W_])([a-z]{1,3}\d{1,3}(?:[a-z]\d{1,3})?)\s?[:\-–]?\s?$")  # P1T1, N17, of a step or grade
_FIGURES = re.compile(r"\d{1,3}")
_PART = re.compile(r"[,，、،၊፣;；/|•·+(]\s?(?=.*\w)")
_SIGN = re.compile(r"[:：=→>\-–—|/(;.…]\s?$")
_SHUT = re.compile(rf"\s?(?:[,，、،၊፣;；.{STOPS})|/+&\]]|$)")  # behind a bare figure that counts nothing
_LIST = re.compile(rf"[.!?{STOPS}]?\s?(\d{{1,2}}\s?[.)\-:{STOPS}]|[^\w\s])")
_ENTRY = re.compile(  # Role A: …, Position 2 - …, 岗位一：…
    r"[^\w\n]{0,4}(?P<called>[^\W\d_]{2,16}(?:\s[^\W\d_]{2,10})?)\s?[#№]?(?P<which>(?<=[\s#№])[a-h]|\d{1,2}|[一二三四五六七八九])\s?[:：.)、\-–—]"
)


@dataclass(frozen=True, slots=True)
class Offer:
    """An amount that is pay: how surely (rank), over which period, whether only its top or bottom is said."""

    amount: Amount
    rank: int
    period: str | None
    end: int
    top_only: bool = False
    bottom_only: bool = False
    later: bool = False  # for what comes after: `after three months 1,200`
    row: int = 0  # offers of one number are a row
    guessed: bool = False  # only its size tells the period
    monthly: bool = False  # it says no period, and is as much as a month's pay


def people(words: str, tables: Tables) -> bool:
    """Whether the words name a job or people: `waiter 400`, `women 300`."""
    found = job_words.lists(tables).find(words)
    named = found["occupations"] or any(hit.row["gender"] != "none" for hit in found["gender_words"])
    return bool(named) or any(name.startswith("opening_words:") for name in found)


def timed_alike(words: Words, last: Amount, amount: Amount) -> bool:
    """Whether two sums of one money are of the same size, each with its period right behind: 技师11000元/月,普工9000元/月."""
    if last.currency is None or last.currency != amount.currency or not last.low <= 2 * amount.low <= 4 * last.high:
        return False
    times = [next(iter(within(words.periods, one.end, one.end + NEXT)), None) for one in (last, amount)]
    return all(time and time.start - one.end <= 1 for time, one in zip(times, (last, amount), strict=True))


def in_rows(words: Words, offers: Sequence[Offer]) -> list[Offer]:
    """The offers, those of one row with the rank, the money and the period that one of them has; weak ones only in rows."""
    if len(offers) < 2 and all(offer.rank == WEAK for offer in offers):
        return []
    groups: list[list[Offer]] = []
    for index, offer in enumerate(offers):
        since = offers[index - 1].end if index else 0
        near = [*groups[-1:], *(group for group in groups[-3:-1] if group[-1].rank > WEAK)]
        row = next((group for group in near if _joined(words, group[-1], offer, since)), None)
        if row:
            row.append(offer)
        else:
            groups.append([offer])
    return [each for number, group in enumerate(groups) for each in _shared(words, group, number)]


def _shared(words: Words, group: Sequence[Offer], number: int) -> Sequence[Offer]:
    if len(group) == 1 and group[0].rank > WEAK:
        return [replace(group[0], row=number)] if number else group
    rank = max(offer.rank for offer in group)
    if rank == WEAK and len(group) > 1 and all(words.sizes.likely(offer.amount) == "day" for offer in group):
        group = [replace(offer, rank=BARE, period="day", guessed=True) for offer in group]  # mason 700, helper 500
        rank = BARE
    if rank == WEAK:
        return []
    money = next((offer.amount.currency for offer in group if offer.amount.currency), None)
    signs = {offer.amount.currency for offer in group}
    if signs >= _PESOS:  # maestro $780.000, copero $550.000 pesos
        group = [
            replace(each, amount=replace(each.amount, currency=None)) if each.amount.currency in _PESOS else each for each in group
        ]
        money = "local:peso"
    group = [in_money(words, offer, money) for offer in group]
    told = [offer for offer in group if offer.period]
    period = next((offer.period for offer in (*(each for each in told if not each.guessed), *told)), None)
    return [replace(offer, rank=rank, row=number, period=offer.period or period) for offer in group]


def in_money(words: Words, offer: Offer, money: str | None) -> Offer:
    """The offer in the money of its row or heading, if it names none; what its size told is asked again in that money."""
    if offer.amount.currency or not money:
        return offer
    amount = replace(offer.amount, currency=money)
    period = words.sizes.likely(amount) if offer.guessed else offer.period
    return replace(offer, amount=amount, period=period, guessed=offer.guessed and period is not None)


def _joined(words: Words, last: Offer, offer: Offer, since: int) -> bool:
    """Whether two amounts pay two jobs of a row: alike in size and money, each called something in the same form."""
    one, other = last.amount, offer.amount
    if last.later or offer.later or not _of_one_money(one, other):
        return False
    if offer.period and last.period != offer.period and (last.period or offer.period == PIECE):
        return False
    gap = other.start - last.end
    entry, named = _called(words, last.end, other.start)
    if is_next_post(words, last.end, other):
        return True  # 4 typists (14,000) and 2 leads who reach a target (26,000)
    if gap > _LINE or words.said(max(since, entry), other.start, "cost", "friend", "rise"):
        return False
    if any(
        not _is_added(words.flat, hit.start) for hit in within(words.pay, max(since, entry), other.start) if words.may(hit, "not")
    ):
        return False
    if last.rank < RANK["basic"] and words.said(last.end, other.start, "basic"):
        return False  # 월 600~1500 가능, 기본 250
    if _bracketed(words.flat, one) and _bracketed(words.flat, other) and words.left(last.end, other.start):
        return True  # guard (14,500) and supervisor (17,000)
    if _coded_alike(words.flat, one.start, other.start) or _parted(words, last, other):
        return True
    if _ends_alike(words, one, other):
        return True
    if entry >= last.end:
        return _same_form(words, one, other, entry, named)
    if gap > _SENTENCE:
        return False
    if words.forms.listed.fullmatch(words.flat, last.end, other.start) or words.said(last.end, other.start, "level"):
        return True
    return people(named, words.tables) or (bool(named) and _told_alike(words, one, other, named))


def _parted(words: Words, last: Offer, other: Amount) -> bool:
    """Whether a semicolon parts two entries of a list: stipend 10,500; packers 14,800 with hostel; drivers 16,000."""
    semicolon = words.flat.find(";", last.end, other.start)
    return semicolon >= 0 and alike(last.amount, other) and bool(words.left(semicolon, other.start))


def _ends_alike(words: Words, one: Amount, other: Amount) -> bool:
    """Whether the words before two like amounts end alike: "of the cook it is 500 and of the waiter it is 400"."""
    flat = words.flat
    if not alike(one, other) or other.start - one.end > _SENTENCE or words.said(one.end, other.start, "thing", "from", "up_to"):
        return False
    ends = (flat[max(0, amount.start - _ENDING) : amount.start] for amount in (one, other))
    return len(set(ends)) == 1 and sum(char.isalpha() for char in flat[other.start - _ENDING : other.start]) >= _ENDING - 2


def _coded_alike(flat: str, one: int, other: int) -> bool:
    """Whether codes of one form stand right before both amounts: P1T1 RM820, P2T1 RM871."""
    codes = [_CODE.search(flat, max(0, start - _IN_BRACKETS), start) for start in (one, other)]
    return _one_sign(code and _FIGURES.sub("0", code[1]) for code in codes)


def _is_added(flat: str, start: int) -> bool:
    """Whether what begins here comes on top of the amount before: 9,000 + bonus - manager 18,000."""
    return flat[max(0, start - 2) : start].rstrip()[-1:] in {"+", "＋"}


def of_last(words: Words, hit: Hit, last: int, start: int) -> bool:
    """Whether a word is what comes on top of the amount that ends at `last`, and another job follows: 9,000 + bonus - manager 18,000."""
    apart = _DASHES.search(words.flat, hit.end, start) or words.said(hit.end, start, "level")
    return _is_added(words.flat, hit.start) and bool(apart) and not _DASHES.search(words.flat, last, hit.start)


def _bracketed(flat: str, amount: Amount) -> bool:
    return flat[amount.start - 1 : amount.start] == "(" and ")" in flat[amount.end - 1 : amount.end + _IN_BRACKETS]


def is_next_post(words: Words, last: int, amount: Amount) -> bool:
    """Whether the amount stands in brackets behind so many people of another post than the amount in brackets that ends at `last`."""
    return _bracketed(words.flat, amount) and words.forms.post.match(words.flat, last, amount.start) is not None


def closed(words: Words, amount: Amount) -> bool:
    """Whether a figure counts nothing: its sentence, line or clause ends behind it."""
    at = bisect_left(words.breaks, amount.end)
    ends = at < len(words.breaks) and words.breaks[at] - amount.end <= 1
    periods = (*within(words.periods, amount.end, amount.end + _LINE), *within(words.bare, amount.end, amount.end + _LINE))
    touching = any(hit.start - amount.end <= 1 for hit in periods)
    touching = touching or any(  # 月80〜120保証
        words.may(hit, "guaranteed") and hit.start - amount.end <= 1 for hit in within(words.pay, amount.end, amount.end + NEXT)
    )
    return ends or touching or _SHUT.match(words.flat, amount.end) is not None


def _called(words: Words, since: int, start: int) -> tuple[int, str]:
    """Where the sentence or line of an amount begins, and what it is called there."""
    at = bisect_left(words.breaks, start)
    while at and words.breaks[at - 1] > start - _LABEL and words.flat.startswith("..", words.breaks[at - 1] - 1):
        at -= 1  # dots lead to the amount
    entry = words.breaks[at - 1] if at else 0
    label = words.flat[max(entry, since, start - _LABEL) : start]
    parts = [part.end() for part in _PART.finditer(label.rstrip(" :：=→>-–—|(/"))]
    return entry, (label[parts[-1] :] if parts else label).strip(" .:：=→>-–—|(/,;")


def _same_form(words: Words, one: Amount, other: Amount, entry: int, named: str) -> bool:
    """Whether two sentences or lines say in the same form what two jobs get: `• cook – 500`, `• waiter – 400`."""
    flat = words.flat
    before, _ = _called(words, 0, one.start)
    signs = (_SIGN.search(flat, max(0, amount.start - 3), amount.start) for amount in (one, other))
    marks = (_LIST.match(flat, at) for at in (before, entry))
    listed, head = _listed(words, before, entry), flat.rfind(":", before, one.start - 1)
    before = head + 1 if head > before else before
    signed, marked = _one_sign(sign and sign[0][0] for sign in signs), _one_sign(mark and mark[1][-1] for mark in marks)
    if any(words.said(_unbracketed(flat, start, end), end, *RANK) for start, end in ((before, one.start), (entry, other.start))):
        return False
    if listed:
        return True
    if people(named, words.tables):
        return signed or marked or len(named) <= 2 * len(named.split()[0]) or _both_end(words, one, other)
    return signed and (marked or len(named.split()) <= _WORDS or _in_columns(flat[before : one.start], flat[entry : other.start]))


def _listed(words: Words, one: int, other: int) -> bool:
    """Whether two lines are told by a letter or a number behind one word, which is no time: Role A: …, Role B: …"""
    first, second = (_ENTRY.match(words.flat, at) for at in (one, other))
    if not first or not second or first["called"] != second["called"] or first["which"] == second["which"]:
        return False
    return not within(words.periods, one, first.end()) and not within(words.bare, one, first.end())


def _in_columns(one: str, other: str) -> bool:
    """Whether two lines are cut by as many dashes, two or more: clerk — part-time — 11,000."""
    return len(_DASHES.findall(one)) == len(_DASHES.findall(other)) > 1


def _both_end(words: Words, one: Amount, other: Amount) -> bool:
    return ends(words, one) and ends(words, other)


def ends(words: Words, amount: Amount) -> bool:
    """Whether the sentence, line or text ends right behind the amount."""
    at = bisect_left(words.breaks, amount.end)
    return amount.end == len(words.flat) or (at < len(words.breaks) and words.breaks[at] == amount.end)


def _unbracketed(flat: str, start: int, end: int) -> int:
    """Behind the last bracket that is shut there: `trainee (3 months paid) – 500`."""
    shut = flat.rfind(")", start, end)
    return shut if shut > start else start


def _one_sign(signs: Iterable[str | None]) -> bool:
    found = set(signs)
    return len(found) == 1 and None not in found


def _told_alike(words: Words, one: Amount, other: Amount, named: str) -> bool:
    """Whether the amount before is called something too: `suvchiga 3 mln, oshpazga 5 mln`. Behind a word for pay the other is much like
    it and for no thing: `honorarium guard 13,500, cleaner 9,000`."""
    entry, first = _called(words, 0, one.start)
    parts = [part.end() for part in _PART.finditer(words.flat, max(entry, one.start - _SENTENCE), one.start)]
    part = max((end for end in parts if words.flat[end : one.start].strip()), default=entry)
    if not first or not len(named.split()) <= _WORDS >= len(first.split()):
        return False
    much = max(one.high, other.high) <= _TOLD * min(one.high, other.high)
    return not words.said(part, one.start, *RANK) or (much and not words.said(one.end, other.start, "thing"))


def _of_one_money(one: Amount, other: Amount) -> bool:
    """Whether two amounts are of one money and not too far apart in size; a bare figure takes the money of the other."""
    if one.currency and other.currency and one.currency != other.currency and {one.currency, other.currency} != _PESOS:
        return False
    if one.currency == other.currency and one.times == other.times:
        return max(one.high, other.high) <= _JOBS * min(one.low, other.low)
    return alike(one, other)


def alike(one: Amount, other: Amount) -> bool:
    """Whether two amounts may well be the pay of like jobs."""
    return max(one.high, other.high) <= _ALIKE * min(one.high, other.high)


def much_alike(one: Amount, other: Amount) -> bool:
    """Whether two amounts, ranges from end to end, are so near that one job's pay is like the other's."""
    return max(one.high, other.high) <= MUCH_ALIKE * min(one.low, other.low)
