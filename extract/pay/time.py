"""Over which period an amount is paid, by the words beside it or beside the next amount of a row (`pay_periods.csv`)."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from extract.pay.around import MONTHLY, RANK, Words, within
from extract.pay.ranges import Amount
from extract.words.phrases import Hit

COMMA = re.compile(r"[,，、،፣၊+;]")
FAR = 44  # folded characters from an amount to the next that may hang on it
GLUE = " :~≈()rp.$₹৳฿₱€£₡₦₵₴₸₫₭៛₲₺₪₩¥"  # between `from` and the figure
NEXT = 14  # characters between an amount and what is added to it
GAP = 8  # characters of the name of a period
PIECE = "none"  # the period of what is paid by the piece, head or trip
AFTER = 28  # folded characters in which a word behind an amount may speak for it
_NUMBER = re.compile(r"(?:\d|[二两兩三四五六七八九十])\s?$")  # before a period: so many of them
_APART = re.compile(r"[,，、،፣၊+;\d]")
SIZE = (30.0, 20_000.0)  # US dollars a month: an amount that only its size speaks for lies between
_LEAST_YEAR = 1500.0  # the same of a year's pay that no word calls so
_BESIDE_IT = " :=/–—-~"
_SHORT = frozenset({"hour", "day"})
_ALIKE = 3  # times the pay of one that of another may be
_ROW = 2  # amounts from one to the next that has its period
_DAYS = re.compile(r"\d")
_HAN_SPACE = re.compile(r"[\u3040-\u9fff] [\u3040-\u9fff]")
_SPACED = re.compile(r"\s\w|\s$")
_SOME = re.compile(r"(?<![\d.,:/-])(?:[2-9]|1\d|2[01])\s?$")  # more days than one and less than a month's
_ONE = re.compile(r"(?<![\d.,])1\s?$")
_DAY_OF_MONTH = re.compile(r"\s(?:0?[1-9]|[12]\d|3[01])(?![\d:.,]\d|\d)")
_CLOCK = re.compile(r"\d[:.：]\d\d\s$")  # the end of a time of the day: 8:00-17:00 daily 380
_SUM = re.compile(r"(?:[$€£¥₱₹₫฿₩]\s?)?\d")
_CALLED, _CALLED_HAN = 3, 2  # letters of what the next is called at least
_LABEL = 16  # characters before a slash in which a word for pay stands
_OWN = 8  # letters between a sum and what it is paid for each of
_ENDS = " ,.;:!?/()+\n,，、。"


def own_periods(words: Words, amounts: Sequence[Amount]) -> list[Hit | None]:
    """The period that is said with each amount."""
    return [_own(words, amounts, index) for index in range(len(amounts))]


def told_beside(words: Words, amounts: Sequence[Amount], own: Sequence[Hit | None]) -> list[str | None]:
    """The period of each amount, its `own` or that of a like one in a row with it."""
    periods = [hit.row["period"] if hit else None for hit in own]
    for _ in range(_ROW):
        periods = [periods[index] or _beside(words, periods, amounts, index) for index in range(len(amounts))]
    return periods


def _own(words: Words, amounts: Sequence[Amount], index: int) -> Hit | None:
    amount, previous = amounts[index], amounts[index - 1].end if index else 0
    at = bisect_left(words.breaks, amount.start)
    since, until = words.breaks[at - 1] if at else 0, _until(words, amount, amounts[index + 1 : index + 2])
    return _period_of(words, amount, since, until, previous)


def _until(words: Words, amount: Amount, following: Sequence[Amount]) -> int:
    """Where what is said behind the amount ends."""
    at = bisect_left(words.breaks, amount.end)
    end = words.breaks[at] if at < len(words.breaks) else len(words.flat)
    end += words.flat[end : end + 1] == "."  # of a short word: 45,000 p.a.
    wrapped = next(iter(within(words.periods, amount.end, amount.end + AFTER)), None)
    if wrapped and wrapped.start - amount.end <= 1 and wrapped.end > end and (wrapped.start < end or _fills_line(words, wrapped)):
        end = wrapped.end  # 25,000 per ↵ month, 25,000 ↵ per month
    return min(end, amount.end + AFTER, *(other.start for other in following))


def _fills_line(words: Words, hit: Hit) -> bool:
    """Whether nothing follows it in its line."""
    return hit.end == len(words.flat) or hit.end in words.breaks


def _beside(words: Words, periods: Sequence[str | None], amounts: Sequence[Amount], index: int) -> str | None:
    """The period of a like amount next to it in the line: of `mason 900 a day, helper 600` and of `mason 900, helper 600 a day`."""
    amount = amounts[index]
    for other in (index - 1, index + 1):
        if not 0 <= other < len(amounts) or periods[other] not in MONTHLY:
            continue
        first, second = sorted((amount, amounts[other]), key=lambda each: each.start)
        at = bisect_left(words.breaks, second.start)
        same = second.start - first.end <= FAR and first.end > (words.breaks[at - 1] if at else 0)
        if same and max(first.high, second.high) <= _ALIKE * min(first.high, second.high):
            return periods[other]
    return None


def _period_of(words: Words, amount: Amount, sentence: int, until: int, previous: int) -> Hit | None:
    """The period said behind the amount in its clause, else the one before it in its clause."""
    flat = words.flat
    ahead = within(words.periods, max(sentence, previous, amount.start - 40), amount.start)
    last = ahead[-1] if ahead and not _counted(flat, ahead[-1].start, sentence) else None
    if last and last.row["period"] == PIECE and _only_parts(words, last):
        last = None  # chat / account handler, 45k
    if last and last.row["period"] == "week" and _DAYS.search(flat, last.end, amount.start):
        last = None  # 2 days of each week, so much
    if last and last.row["period"] == PIECE and words.said(last.end, amount.start, *RANK):
        last = None  # what is paid by the piece is told before the pay
    if last and last.row["period"] == PIECE and "(" in flat[last.end : amount.start]:
        last = None  # one person (15 million): so many are sought
    touching = last is not None and not flat[last.end : amount.start].strip(GLUE)
    timed_ahead = touching and last is not None and last.row["period"] in MONTHLY
    behind = within(words.periods, amount.end, until)
    if any(is_head(hit) for hit in (*ahead, *behind)) and (timed := _of_each(words, amount, max(sentence, previous), until)):
        return timed
    for hit in behind:
        if touching and (hit.start - amount.end > 2 or (timed_ahead and _SPACED.search(flat, amount.end, hit.start))):
            break  # 月50万〜 日払い相談可
        if _APART.search(flat, amount.end, hit.start) or _counted(flat, hit.start, amount.end):
            continue
        if _of_next(words, amount, hit, until) or _on_day(words, hit):
            break
        if _figured(flat, hit.end + (flat[hit.end : hit.end + 1] == " ")) and len(words.left(amount.end, hit.start)) > 2:
            continue  # 12,000 บาท ทำงานวันละ 8 ชั่วโมง: so many hours of each day
        if hit.row["period"] == PIECE and len(words.left(amount.end, hit.start)) > _OWN:
            continue  # 급여는 $2,200이고 숙소랑 왕복항공 1회: one flight
        if hit.row["period"] != PIECE or not words.said(amount.end, hit.start, "plus", "not"):  # plus 5 % of each deposit
            return hit
    if last is None or (_parted(flat, last.end, amount.start) and last.row["period"] != PIECE):
        return _bare_period(words, amount)
    return last


def _only_parts(words: Words, hit: Hit) -> bool:
    """Whether its slash only parts two words, neither of them money or pay: chat / account handler."""
    before = words.flat[max(0, hit.start - 2) : hit.start].rstrip()[-1:]
    return words.flat[hit.start] == "/" and before.isalpha() and not words.said(max(0, hit.start - _LABEL), hit.start, *RANK)


def _parted(flat: str, start: int, end: int) -> bool:
    """Whether a clause ends between the two places: by a comma, in Chinese and Japanese by a space too."""
    return COMMA.search(flat, start, end) is not None or _HAN_SPACE.search(flat, start, end) is not None


def _of_next(words: Words, amount: Amount, hit: Hit, until: int) -> bool:
    """Whether it belongs to the next figure, which it touches: ค่านั่งรอวันละ 500 behind 45,000, 兼職時薪 $75 behind $16,500."""
    if _SUM.match(words.flat, until) is None or words.flat[hit.end : until].strip(GLUE):
        return False
    called = words.left(amount.end, hit.start)
    return len(called) >= (_CALLED_HAN if called[:1] >= "\u3040" else _CALLED) or words.said(amount.end, hit.start, "level")


def _on_day(words: Words, hit: Hit) -> bool:
    """Whether it is a day of each month on which is paid: R$ 2.000 todo dia 5."""
    ends = hit.end in words.breaks  # what follows is a number of the next line
    day = _DAY_OF_MONTH.match(words.flat, hit.end) if hit.row["period"] == "day" and not ends else None
    return day is not None and (day.end() in words.breaks or day.end() == len(words.flat) or words.flat[day.end()] in ",;)!.")


def _figured(flat: str, at: int) -> bool:
    return flat[at : at + 1].isdigit()


def is_head(hit: Hit) -> bool:
    """Whether it says `per person`, which is pay where a time goes with it: `per person per day`."""
    return hit.row.get("role") == "head"


def _of_each(words: Words, amount: Amount, since: int, until: int) -> Hit | None:
    """The time that stands with `per person` by the amount: of `60 per person per day`, `60 a head daily` and `daily 60 per person`."""
    for hits in (words.periods, words.bare):
        for hit in (*within(hits, amount.end, until), *reversed(within(hits, since, amount.start))):
            start, end = (amount.end, hit.start) if hit.start >= amount.end else (hit.end, amount.start)
            apart = _APART.search(words.flat, start, end) or len(words.left(start, end)) > 1
            if hit.row["period"] in MONTHLY and not apart and not _counted(words.flat, hit.start):
                return hit
    return None


def _bare_period(words: Words, amount: Amount) -> Hit | None:
    """`day 380 baht`, `300 rupees hour.`: a bare name of a period right beside an amount with its money."""
    flat = words.flat
    for hit in within(words.bare, amount.start - NEXT, amount.end + NEXT) if amount.currency or amount.scaled else ():
        if hit.end <= amount.start and not flat[hit.end : amount.start].strip(" :") and not _counted(flat, hit.start):
            return hit
        ends = not flat[hit.end : hit.end + 2].strip(_ENDS) or hit.end in words.breaks
        if hit.start >= amount.end and ends and not flat[amount.end : hit.start].strip(" /"):
            return hit
    return None


def _counted(flat: str, start: int, since: int = 0) -> bool:
    """Whether a number other than one stands, behind `since`, before what begins at `start`."""
    number = _NUMBER.search(flat, max(since, start - 3), start)
    if number is None or _CLOCK.search(flat, max(0, start - 5), start):
        return False
    return not _ONE.search(flat, max(0, start - 4), start)


def for_days(words: Words, start: int, since: int) -> bool:
    """Whether the amount at `start` is for the days counted right before it, which is no period: `for 7 days 15,000`."""
    since = max(since, start - NEXT - GAP)
    told = within(words.periods, since, start)
    for hit in (*told, *within(words.bare, since, start)) if all(hit.row["period"] == "day" for hit in told) else ():
        counted = hit.row["period"] == "day" and _SOME.search(words.flat, max(0, hit.start - 4), hit.start)
        if counted and len(words.left(hit.end, start)) <= 1 and not COMMA.search(words.flat, hit.end, start):
            return True
    return False


def is_hour(words: Words, amount: Amount, period: Hit) -> bool:
    """Whether the word for a year means an hour in another language, and so little is paid for no year."""
    return period.row["phrase"] in words.forms.hours_too and (words.sizes.usd(amount, "year") or SIZE[0]) < SIZE[0]


def is_years(words: Words, amount: Amount) -> bool:
    """Whether nobody is paid so much for a month, and many are for a year: 68-82k €."""
    month, year = (words.sizes.usd(amount, period) for period in ("month", "year"))
    return month is not None and year is not None and month > SIZE[1] and _LEAST_YEAR <= year <= SIZE[1]


def of_work(words: Words, amount: Amount, period: Hit) -> bool:
    """Whether the hour or day that stands apart from a sum as large as a month's pay is that of the work: ten minutes a day - 75k."""
    if period.row["period"] not in _SHORT or not words.sizes.monthly(amount):
        return False
    start, end = (amount.end, period.start) if period.start >= amount.end else (period.end, amount.start)
    return bool(words.flat[start:end].strip(_BESIDE_IT)) if start < end else False
