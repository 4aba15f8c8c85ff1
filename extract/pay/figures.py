"""What a figure without a word of money may be instead of pay: a small number, a code, a postal code, a count of something."""

import re
from collections.abc import Sequence

from extract.pay.around import RANK, Words, within
from extract.pay.ranges import Amount
from extract.pay.rows import closed, ends
from extract.pay.time import AFTER, COMMA, NEXT, PIECE
from extract.words.phrases import Hit, phrases

_POSTAL_CODE = re.compile(r"\d{5,6}")
_CODE = re.compile(r"(?<![^\W_])[a-z]{1,2}$")  # before a figure: TA184
_AND_MORE = re.compile(r"\s?[+＋]+\s?[^\W\d]")
# Between a month's name and its year: 8th, de.
_DATED = re.compile(r"[^\w\n]{0,3}(?:\d{1,2}(?!\d)[^\W\d]{0,2}[^\w\n]{1,3})?(?:[^\W\d]{2,3}\s)?")
_MONTH_BEHIND = re.compile(r"\s?[年년]\s?\d{1,2}\s?[月월]")  # 2025년 2월
_SIGNS = re.compile(r"[\s:：=~-]*")
_MONTH = 28  # folded characters from a month's name to the year
CENTS = re.compile(r"\d{1,2}[.,](\d\d)(?!\d)")
_HOURLY, _MINUTES = re.compile(r"\d[.,]\d\d\s?/"), 60  # 9.50/h
_LEAST, _LEAST_CENTS = 10, 4  # a figure without money that is pay, and one with cents
_ROUND, _SCALE = 300, 1000  # a round figure, the lower of a scale of pay
_YEARS = 2643  # the last year of the Buddhist calendar that an ad may name
_GROUPED = re.compile(r"\d[.,' ]\d{3}(?!\d)")
LABELLED = 48  # folded characters before a figure that may tell what it numbers
_LABEL = " :-–—("  # signs between a period and its figure
_ADDRESS = 100  # folded characters before a figure that may be an address before its postal code


def may_be_money(amount: Amount, flat: str) -> bool:
    """A small bare figure is never pay, nor one that begins with a nought, nor one of a code, nor of a word that counts something else."""
    if amount.currency is not None:
        return True
    if _CODE.search(flat, max(0, amount.start - 4), amount.start):
        return False
    small = amount.high < _LEAST and (has_cents(flat, amount) or _HOURLY.match(flat, amount.start) is not None)
    least = _LEAST_CENTS if small else _LEAST
    return (amount.high >= 100 or (amount.high >= least and not amount.scaled)) and flat[amount.start] != "0"


def has_cents(flat: str, amount: Amount) -> bool:
    """Whether a bare figure has cents and is no time of the day: 14,71."""
    written = CENTS.match(flat, amount.start, amount.end)
    return written is not None and (amount.ranged or "," in written[0] or int(written[1]) >= _MINUTES)


def is_bound(words: Words, amount: Amount, before: Sequence[Hit]) -> bool:
    """Whether a word right beside a figure says that it is the least or the most, and it counts nothing: up to 2,000."""
    flat = words.flat
    if amount.high < _ROUND:
        return False
    if words.forms.until.match(flat, amount.end) or words.forms.since.match(flat, amount.end):
        return True
    if not (closed(words, amount) or flat[amount.end : amount.end + 2].lstrip().startswith("(")):
        return False
    said = (hit for hit in before if not flat[hit.end : amount.start].strip())
    return any(words.may(hit, "from") or words.may(hit, "up_to") for hit in said)


def is_year(words: Words, amount: Amount) -> bool:
    """Whether the figure is a year: behind a month, or as crooked as pay is not, no word for pay right before it and no period behind."""
    written = words.flat[amount.start : amount.end]
    if amount.currency is not None or not written.isdigit() or not (1990 <= amount.high <= 2100 or 2533 <= amount.high <= _YEARS):
        return False
    before = words.flat[max(0, amount.start - _MONTH) : amount.start]
    if any(_DATED.fullmatch(before, month.end) for month in phrases(words.tables, "months").find(before)):
        return True
    if _MONTH_BEHIND.match(words.flat, amount.end):
        return True
    if amount.high % 50 == 0 or any(
        not COMMA.search(words.flat, amount.end, hit.start) for hit in within(words.periods, amount.end, amount.end + NEXT)
    ):
        return False
    cues = [hit for hit in within(words.pay, max(0, amount.start - _MONTH), amount.start) if hit.row["role"] in RANK]
    return not any(_SIGNS.fullmatch(words.flat, cue.end, amount.start) for cue in cues)


def is_postal(words: Words, amount: Amount) -> bool:
    """Whether the figure is the postal code of an address."""
    code = _POSTAL_CODE.fullmatch(words.flat, amount.start, amount.end)
    return code is not None and words.forms.address.search(words.flat, max(0, amount.start - _ADDRESS), amount.start) is not None


def is_labelled(words: Words, amount: Amount) -> bool:
    """Whether the figure numbers something, a house in its street: no sum with its thousands does."""
    return not amount.scaled and words.forms.label.search(words.flat, max(0, amount.start - LABELLED), amount.start) is not None


def goes_on(words: Words, amount: Amount) -> bool:
    """Whether what the figure counts stands behind it, of whatever kind: `800+ technology specialists`."""
    return not closed(words, amount) or _AND_MORE.match(words.flat, amount.end) is not None


def is_close(flat: str, amount: Amount, before: Sequence[Hit]) -> bool:
    """Whether the last word for pay stands near before the figure."""
    cue = next((hit for hit in reversed(before) if hit.row["role"] in RANK), None)
    return len(flat[cue.end : amount.start] if cue else "") <= (40 if amount.scaled or amount.ranged else 24)


def is_round(flat: str, amount: Amount) -> bool:
    """A round figure of the size of pay that is no year, or a scale of pay: (9300-22490)."""
    written = flat[amount.start : amount.end]
    if amount.ranged and amount.low >= _SCALE and (_GROUPED.search(written) or _in_brackets(flat, amount)):
        return amount.low > _YEARS or amount.high / amount.low > 1.1
    year = written.isdigit() and (1900 <= amount.high <= 2100 or 2400 <= amount.high <= 2600)
    return amount.low >= _ROUND and amount.low % 50 == 0 and amount.high % 50 == 0 and not year


def _in_brackets(flat: str, amount: Amount) -> bool:
    return flat[amount.start - 1 : amount.start] == "(" and flat[amount.end : amount.end + 1] == ")"


def is_counted(words: Words, amount: Amount, period: Hit | None) -> bool:
    """Whether what a bare figure counts stands behind it, of `pay_context.csv`: 800 workers. What only begins a word for money matters is
    none (一天800 路费报销 is no bus 800), nor what follows a sum whose period stands right before it: 年薪 120 萬 台北."""
    counted = amount.currency is None and not ends(words, amount) and words.forms.counted.match(words.flat, amount.end)
    if not counted or (amount.scaled and closed(words, amount)):
        return False
    hits = [hit for hit in within(words.pay, amount.end, counted.end() + AFTER) if hit.start - amount.end <= 1]
    if any(hit.end > counted.end() or hit.row["role"] in RANK for hit in hits):
        return False
    if period is None or period.row["period"] == PIECE or period.end > amount.start:
        return True
    return bool(words.flat[period.end : amount.start].strip(_LABEL))
