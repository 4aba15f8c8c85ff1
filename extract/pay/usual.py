"""What the usual pay of a country (`pay_norms.csv`) tells of a sum: which period it is for, and whether thousands are left unsaid."""

from extract.pay.norms import usual_pay
from extract.pay.ranges import Amount
from extract.readers import countries, country_of, is_one_of
from extract.reading import Reading

# Of what is usual for a month: so much at least and at most is paid for an hour, a day, a year.
_HOURS, _DAYS, _YEARS = (0.35 / 208, 4.0 / 208), (0.3 / 26, 3.0 / 26), (0.45 * 12, 5.0 * 12)
# The same of a day's pay abroad and in rich countries that pay by the month: a month of who comes to work may be a tenth of the mean.
_GUESTS = 1.0 / 26
_MONTHS = 0.5  # of what is usual for a month: so much is no day's or hour's pay unless that is said right beside it
_RICH = 1000.0  # US dollars a month usual at least where pay is given by the year
_LITTLE = 0.05  # of what is usual: so little is paid to nobody
_LIKELY = (0.3, 4.0)  # the same of what is paid where the thousands are not said
_TENS = 100.0  # an amount of two figures is less
_TIMES = (1000.0, 1_000_000.0)
_TEN_THOUSAND = (10_000.0,)  # in Japan and Korea


def likely_period(reading: Reading, code: str, month: float | None) -> str | None:
    """The period of a sum of the currency `code`, `month` in US dollars a month if it were a month's, where its size tells that it is
    an hour's, a day's or a year's; None: a month's, or nothing tells. An hour and a year go unsaid only where they are usual."""
    usual = _usual(reading, code) if month else None
    if not usual or not month:
        return None
    part = month / usual
    often = is_one_of(reading.tables, code, "hours unsaid")
    if often and _HOURS[0] <= part <= _HOURS[1]:
        return "hour"
    if often and usual >= _RICH and _YEARS[0] <= part <= _YEARS[1]:
        return "year"
    home = next(iter(countries(reading)), None)
    guests = usual >= _RICH or country_of(reading, code) not in {None, home}
    return "day" if not often and _DAYS[0] <= part < (_GUESTS if guests else _DAYS[1]) else None


def is_months(reading: Reading, code: str, month: float | None) -> bool:
    """Whether a sum of the currency `code`, `month` in US dollars a month if it were a month's, is as much as many a month's pay."""
    usual = _usual(reading, code) if month else None
    return bool(usual and month and month >= _MONTHS * usual)


def thousands(reading: Reading, amount: Amount, code: str, month: float | None) -> float:
    """How many each of an amount of the currency `code` counts, 1 as a rule: of 350-450 a month in Kazakhstan a thousand.

    `month`: in US dollars a month. A single figure has three digits: the 13th salary is none.
    """
    if not month or (amount.high < _TENS and not amount.ranged):
        return 1.0
    usual = _usual(reading, code)
    if not usual or month / usual >= _LITTLE:
        return 1.0
    counts = _TEN_THOUSAND if is_one_of(reading.tables, code, "ten thousands counted") else _TIMES
    return next((times for times in counts if _LIKELY[0] <= times * month / usual <= _LIKELY[1]), 1.0)


def _usual(reading: Reading, code: str) -> float | None:
    """US dollars a month usual where the currency `code` is used: at the readers' home, else where one works, else at home all the same."""
    country = country_of(reading, code) or next(iter(countries(reading)), None)
    return usual_pay(reading.tables, country, None) if country else None
