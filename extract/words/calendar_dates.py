"""Calendar dates in a folded text: numeric ones in any order and with years of other eras and calendars, names of months.

Month names stand in `months.csv`, eras in `eras.csv`; a structured field whose months that table lacks is asked of dateparser, with
languages given and strictly.
"""

import re
from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from extract.compiled import compiled
from extract.tables import Tables
from extract.text.normalize import fold_word
from extract.words import grammar
from extract.words.phrases import Hit, digits, phrases
from extract.words.word_patterns import one_of

BUDDHIST = 543  # Thai, Lao and Khmer calendars count from 543 BC
_NUMERIC = re.compile(r"(?<![\d/.])(?<![\W\d_]-)(?<!\d:)(\d{1,4})(?:\s?([-/.])\s?)(\d{1,2})(?:\s?\2\s?)(\d{2,4})(?![\d/-]|[:.]\d)")
_MONTHS = 12
MINGUO = range(100, 150)  # years of three figures in Taiwan, counted from 1912
_LAST_YEAR = 2060
# Years of the Solar Hijri calendar (Iran, Afghanistan) and of Bikram Sambat (Nepal), and the one by which a day without a year is
# converted: one day off in some years.
SOLAR, NEPALI = "S", "B"
# Where and in what languages dates are written so.
MONTH_FIRST, _MONTH_FIRST_IN = frozenset({"US", "PH"}), frozenset({"tl", "fil"})
BUDDHIST_IN, SOLAR_IN = frozenset({"th", "lo", "km"}), frozenset({"fa", "ps", "ckb"})
_YEARS = {SOLAR: range(1380, 1430), NEPALI: range(2061, 2120)}
_ANY_YEAR = {SOLAR: 1405, NEPALI: 2083}
_DAY = 20  # folded characters before a month's name that may hold its day
_FRACTION = re.compile(r"\d[/.]\d")
_SIGNED = re.compile(r"\d\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d")  # what every numeric date has: most texts have none


@dataclass(frozen=True, slots=True)
class Usage:
    """How dates are written where a text is read: 3/4/2026 begins with the month, years of two figures are Buddhist ones, those of three
    Taiwan's; `calendar` is the one beside ours, `SOLAR` or `NEPALI`."""

    month_first: bool = False
    buddhist: bool = False
    minguo: bool = False
    calendar: str = ""


def usage_of(languages: Sequence[str], country: str | None) -> Usage:
    """How dates are written in a text of these languages (the first is its own) for readers of that country."""
    plain = {language.split("-")[0] for language in languages}
    return Usage(
        month_first=country in MONTH_FIRST or bool(_MONTH_FIRST_IN & {*languages[:1]}),
        buddhist=bool(plain & BUDDHIST_IN),
        minguo=country == "TW" or (not country and "zh-Hant" in languages),
        calendar=SOLAR if plain & SOLAR_IN else NEPALI if "ne" in plain or country == "NP" else "",
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A date at a folded span. `year` is None where the text does not say it."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    def on(self, year: int | None) -> str | None:
        """The date in ISO 8601, the year taken from `year` where the text has none; None if there is no such day."""
        chosen = self.year or year
        if chosen is None:
            return None
        try:
            return date(chosen, self.month, self.day).isoformat()
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class _Forms:
    """The forms of dates that need words (`date_cues.csv`)."""

    east: re.Pattern[str]  # 2026年12月31日
    months: tuple[str, ...]
    counted: re.Pattern[str]  # a figure before one of them, which most texts that have one lack
    numbered: re.Pattern[str]  # ngày 31 tháng 12 năm 2026
    no_year: re.Pattern[str]  # tgl 31/12
    day_before: re.Pattern[str]  # 30 and 31 de | December
    year_after: re.Pattern[str]  # December | de 2026
    day_after: re.Pattern[str]  # December | 31st, 2026
    year_before: re.Pattern[str]  # 2026-жылдын | 31-декабры
    ethiopian_day: re.Pattern[str]
    eras: dict[str, int]  # a name → the years before its first one


@lru_cache(maxsize=8)
def _forms(tables: Tables) -> _Forms:
    def words(*roles: str) -> tuple[str, ...]:
        return grammar.words(tables, "date_cues", *roles)

    after = {part: one_of(words(f"{part}_after")) for part in ("year", "month", "day")}
    sure, dated = (grammar.bounded(words(role)) for role in ("month_before", "month_dated"))
    day, of, year = (rf"(?:{grammar.bounded(words(role))}\s?)" for role in ("day", "of", "year"))
    nth, ethiopian = one_of(words("ordinal")), one_of(words("ethiopian_day"))
    to = rf"\s{{0,2}}(?:[-–—~&/,]|{one_of(grammar.words(tables, 'grammar_words', 'to', 'and'))})\s{{0,2}}"  # the first day counts
    one = r"(?<!\d)(\d{1,2})"
    eras = {fold_word(row["phrase"]): int(row["before"]) for row in tables.rows("eras")}
    written = rf"(?:(?:{'|'.join(sorted(eras, key=len, reverse=True))})\s?\d{{1,3}}|\d{{2,4}})"
    return _Forms(
        compiled(rf"(?<!\d)(?:({written})\s?{after['year']}\s?)?(\d{{1,2}})\s?{after['month']}\s?(\d{{1,2}})\s?{after['day']}"),
        words("month_before", "month_dated", "month_after"),
        compiled(rf"\d\s?(?:{after['month']}|{sure}|{dated})"),
        compiled(
            rf"(?P<day>{day})?{one}\s?(?:{sure}|(?P<dated>{dated}))\s?(\d{{1,2}})(?!\d)(?:(?:\s?{year}|/|\s)(\d{{4}})(?!\d))?"
        ),
        compiled(rf"{day}{one}[/.](\d{{1,2}})(?!\d|[/.]\d|\s?[%$€])"),
        compiled(rf"(?<!\d)(?<!\d[.,:/])(\d{{1,2}})(?:{nth})?(?:{to}\d{{1,2}}(?:{nth})?)?[\s.,-]{{0,3}}{of}?$"),
        compiled(rf"[\s.,-]{{0,3}}{year}?(\d{{4}}|\d{{2}})(?!\d|\s?[%:])"),
        compiled(rf"[\s.,-]{{0,3}}(\d{{1,2}})(?:\s?{nth})?(?!\d)(?:[\s,]{{1,3}}(\d{{4}}))?"),
        compiled(rf"(?<!\d)(\d{{4}})(?:\s?{after['year']}[\s,]{{1,3}}|[\s.,-]{{1,3}}(?:{after['year']}[\s,]{{1,2}})?)$"),
        compiled(rf"\s?(?:{ethiopian}\s?)?(\d{{1,2}})(?!\d)(?:\s?(?:{ethiopian}|,|፣)?\s?(20\d\d)(?!\d))?"),
        eras,
    )


def find_dates(text: str, tables: Tables, usage: Usage) -> list[Found]:
    """All dates of `text` (folded, digits ASCII) in its order."""
    found: list[Found | None] = []
    forms = _forms(tables)
    if _SIGNED.search(text):
        found += (_numeric(match, usage) for match in _NUMERIC.finditer(text))
    if any(word in text for word in forms.months) and forms.counted.search(text):
        found += (
            _checked(match.span(), _of_era(match[1], forms), match[2], match[3], usage) for match in forms.east.finditer(text)
        )
        for match in forms.numbered.finditer(text):
            day, month, year = match[2], match[4], match[5]
            if match["day"] or year or not match["dated"]:
                found.append(_checked(match.span(), year, month, day, usage))
    for match in forms.no_year.finditer(text) if _FRACTION.search(text) else ():
        day, month = (match[2], match[1]) if usage.month_first or int(match[2]) > _MONTHS else (match[1], match[2])
        found.append(_checked(match.span(), None, month, day, usage))
    found += [_named(text, hit, usage, forms) for hit in phrases(tables, "months").find(text)]
    return sorted((each for each in found if each), key=lambda each: each.start)


def _numeric(match: re.Match[str], usage: Usage) -> Found | None:
    first, second, last = match[1], match[3], match[4]
    if len(first) == 4 or (len(first) == 3 and usage.minguo and int(first) in MINGUO):
        return _checked(match.span(), first, second, last, usage)
    if len(first) > 2 or len(last) == 3 or (match[2] == "." and len(last) == 2 and int(last) < 20):
        return None
    swap = int(second) > 12 or (usage.month_first and int(first) <= 12)
    day, month = (second, first) if swap else (first, second)
    return _checked(match.span(), last, month, day, usage)


def _of_era(written: str | None, forms: _Forms) -> str | None:
    """The year as a number of four figures, where an era's name stands before it: 令和8 is 2026."""
    era = next((era for era in forms.eras if written and written.startswith(era)), None)
    return str(forms.eras[era] + int(written[len(era) :])) if era and written else written


def _named(text: str, hit: Hit, usage: Usage, forms: _Forms) -> Found | None:
    """A month's name with the day before or behind it."""
    month = hit.row["month"]
    if month.startswith("E"):
        return _ethiopian(text, hit, int(month[1:]), forms)
    usage, month = (replace(usage, calendar=month[0]), month[1:]) if month[0] in _YEARS else (replace(usage, calendar=""), month)
    if before := forms.day_before.search(text, max(0, hit.start - _DAY), hit.start):
        behind = forms.year_after.match(text, hit.end)
        sure = behind is not None and len(behind[1]) == 4
        ahead = None if sure else forms.year_before.search(text, max(0, before.start() - _DAY), before.start())
        behind = None if ahead else behind  # 2027. gada 1. februārī. 20 …
        span = (ahead or before).start(), behind.end() if behind else hit.end
        year = behind or ahead
        return _checked(span, year[1] if year else None, month, before[1], usage, True)
    after = forms.day_after.match(text, hit.end)
    if after is None:
        return None
    ahead = None if after[2] else forms.year_before.search(text, max(0, hit.start - _DAY), hit.start)  # 2026 දෙසැම්බර් 31
    start, said = (ahead.start(), ahead[1]) if ahead else (hit.start, after[2])
    return _checked((start, after.end()), said, month, after[1], usage, True)


def _ethiopian(text: str, hit: Hit, month: int, forms: _Forms) -> Found | None:
    """A day of the Ethiopian calendar, whose year begins on 11 September, or on the 12th before a leap year of ours."""
    before = forms.day_before.search(text, max(0, hit.start - _DAY), hit.start)
    after = forms.ethiopian_day.match(text, hit.end)
    day = int((after or before or {1: "0"})[1])
    if not 1 <= day <= 30:
        return None
    year = int(after[2]) + 7 if after and after[2] else None  # our year in which theirs began
    first = date(year or 2001, 9, 12 if year and isleap(year + 1) else 11)
    ours = first + timedelta(days=30 * (month - 1) + day - 1)
    end = after.end() if after else hit.end
    return Found(before.start() if before and not after else hit.start, end, ours.year if year else None, ours.month, ours.day)


def _checked(span: tuple[int, int], year: str | None, month: str, day: str, usage: Usage, named: bool = False) -> Found | None:
    """The date if it may be one; of another calendar with a year of it, or where the month is `named`."""
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 32):
        return None
    if usage.calendar and (named or year) and (year is None or int(year) in _YEARS[usage.calendar]):
        return _converted(span, usage.calendar, int(year) if year else None, int(month), int(day))
    if int(day) > 31 or (year and int(year) in _YEARS[NEPALI]):
        return None
    return Found(*span, _year(year, usage) if year else None, int(month), int(day))


def _converted(span: tuple[int, int], calendar: str, year: int | None, month: int, day: int) -> Found | None:
    """A day of another calendar; None if it has no such day."""
    known = year or _ANY_YEAR[calendar]
    try:
        ours = _of_solar(known, month, day) if calendar == SOLAR else _of_nepali(known, month, day)
    except ValueError:
        return None
    return Found(*span, ours.year if year else None, ours.month, ours.day)


def _of_solar(year: int, month: int, day: int) -> date:
    from persiantools.jdatetime import JalaliDate  # where one is, as the next: few texts have any

    ours: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    return ours


def _of_nepali(year: int, month: int, day: int) -> date:
    import nepali_datetime

    ours: date = nepali_datetime.date(year, month, day).to_datetime_date()
    return ours


def _year(written: str, usage: Usage) -> int | None:
    """The Gregorian year; None for one that no ad means."""
    year = int(written)
    if year < 100:
        year += 2500 if usage.buddhist and year > 50 else 2000
    elif usage.minguo and year in MINGUO:
        year += 1911
    if 2500 <= year <= 2700:
        year -= BUDDHIST
    return year if 1990 <= year <= _LAST_YEAR else None


@lru_cache(maxsize=1024)
def parse_one(words: str, languages: tuple[str, ...]) -> str | None:
    """One date written on its own, as a structured field has it: ISO 8601 first, else dateparser, strictly."""
    plain = digits(fold_word(words))
    if match := re.match(r"(\d{4})-(\d{2})-(\d{2})(?!\d)", plain):
        found = _checked((0, 1), match[1], match[2], match[3], Usage(buddhist=True))
        return found.on(None) if found else None
    import dateparser

    known = [code for code in dict.fromkeys(language.split("-")[0] for language in languages) if code in _supported()]
    settings = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"], "DATE_ORDER": "DMY"}
    parsed = dateparser.parse(plain[:60], languages=known or ["en"], settings=settings)
    if parsed is None:
        return None
    year = _year(str(parsed.year), Usage(buddhist=True))
    return parsed.date().replace(year=year).isoformat() if year else None


@lru_cache(maxsize=1)
def _supported() -> frozenset[str]:
    from dateparser.data.languages_info import language_order

    return frozenset(language_order)
