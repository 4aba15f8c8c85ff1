"""Calendar dates in a folded text: numeric ones in any order and with Buddhist years, month names of 27 languages.

Month names stand in `months.csv`; what that table lacks is asked of dateparser, with languages given and strictly.
"""

import re
from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from extract.compiled import compiled
from extract.tables import Tables
from extract.text.normalize import fold_word
from extract.words import grammar
from extract.words.phrases import Hit, digits, phrases
from extract.words.word_patterns import one_of

BUDDHIST = 543  # Thai, Lao and Khmer calendars count from 543 BC
_NUMERIC = re.compile(r"(?<![\d/.-])(?<!\d:)(\d{1,4})(?:\s?([-/.])\s?)(\d{1,2})(?:\s?\2\s?)(\d{2,4})(?![\d/:-]|\.\d)")
_MONTHS = 12
_LAST_YEAR, _LAST_NEPALI = 2060, 2120  # later ones are of the Nepali calendar
_DAY = 20  # folded characters before a month's name that may hold its day
_FRACTION = re.compile(r"\d[/.]\d")
_SIGNED = re.compile(r"\d\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d")  # what every numeric date has: most texts have none
_YEAR_BEFORE = re.compile(r"(?<!\d)(\d{4})[\s.,-]{1,3}$")


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
    ethiopian_day: re.Pattern[str]


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
    return _Forms(
        compiled(rf"(?<!\d)(?:(\d{{4}})\s?{after['year']}\s?)?(\d{{1,2}})\s?{after['month']}\s?(\d{{1,2}})\s?{after['day']}"),
        words("month_before", "month_dated", "month_after"),
        compiled(rf"\d\s?(?:{after['month']}|{sure}|{dated})"),
        compiled(
            rf"(?P<day>{day})?{one}\s?(?:{sure}|(?P<dated>{dated}))\s?(\d{{1,2}})(?!\d)(?:(?:\s?{year}|/|\s)(\d{{4}})(?!\d))?"
        ),
        compiled(rf"{day}{one}[/.](\d{{1,2}})(?!\d|[/.]\d|\s?[%$€])"),
        compiled(rf"(?<!\d)(?<!\d[.,:/])(\d{{1,2}})(?:{nth})?(?:{to}\d{{1,2}}(?:{nth})?)?[\s.,-]{{0,3}}{of}?$"),
        compiled(rf"[\s.,-]{{0,3}}{year}?(\d{{4}}|\d{{2}})(?!\d|\s?[%:])"),
        compiled(rf"[\s.,-]{{0,3}}(\d{{1,2}})(?:{nth})?(?!\d)(?:[\s,]{{1,3}}(\d{{4}}))?"),
        compiled(rf"\s?(?:{ethiopian}\s?)?(\d{{1,2}})(?!\d)(?:\s?(?:{ethiopian}|,|፣)?\s?(20\d\d)(?!\d))?"),
    )


def find_dates(text: str, tables: Tables, month_first: bool = False, buddhist: bool = False) -> list[Found]:
    """All dates of `text` (folded, digits ASCII) in its order. `month_first` settles 3/4/2026, `buddhist` short years."""
    found: list[Found | None] = []
    forms = _forms(tables)
    if _SIGNED.search(text):
        found += (_numeric(match, month_first, buddhist) for match in _NUMERIC.finditer(text))
    if any(word in text for word in forms.months) and forms.counted.search(text):
        found += (_checked(match.span(), match[1], match[2], match[3], buddhist) for match in forms.east.finditer(text))
        for match in forms.numbered.finditer(text):
            day, month, year = match[2], match[4], match[5]
            if match["day"] or year or not match["dated"]:
                found.append(_checked(match.span(), year, month, day, buddhist))
    for match in forms.no_year.finditer(text) if _FRACTION.search(text) else ():
        day, month = (match[2], match[1]) if month_first or int(match[2]) > _MONTHS else (match[1], match[2])
        found.append(_checked(match.span(), None, month, day, buddhist))
    found += [_named(text, hit, buddhist, forms) for hit in phrases(tables, "months").find(text)]
    return sorted((each for each in found if each), key=lambda each: each.start)


def _numeric(match: re.Match[str], month_first: bool, buddhist: bool) -> Found | None:
    first, second, last = match[1], match[3], match[4]
    if len(first) == 4:
        return _checked(match.span(), first, second, last, buddhist)
    if len(first) > 2 or len(last) == 3 or (match[2] == "." and len(last) == 2 and int(last) < 20):
        return None
    swap = int(second) > 12 or (month_first and int(first) <= 12)
    day, month = (second, first) if swap else (first, second)
    return _checked(match.span(), last, month, day, buddhist)


def _named(text: str, hit: Hit, buddhist: bool, forms: _Forms) -> Found | None:
    """A month's name with the day before or behind it."""
    month = hit.row["month"]
    if month.startswith("E"):
        return _ethiopian(text, hit, int(month[1:]), forms)
    if before := forms.day_before.search(text, max(0, hit.start - _DAY), hit.start):
        year = forms.year_after.match(text, hit.end)
        return _checked((before.start(), year.end() if year else hit.end), year[1] if year else None, month, before[1], buddhist)
    after = forms.day_after.match(text, hit.end)
    if after is None:
        return None
    ahead = None if after[2] else _YEAR_BEFORE.search(text, max(0, hit.start - 8), hit.start)  # 2026 දෙසැම්බර් 31
    start, said = (ahead.start(), ahead[1]) if ahead else (hit.start, after[2])
    return _checked((start, after.end()), said, month, after[1], buddhist)


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


def _checked(span: tuple[int, int], year: str | None, month: str, day: str, buddhist: bool) -> Found | None:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31) or (year and _LAST_YEAR < int(year) <= _LAST_NEPALI):
        return None
    return Found(*span, _year(year, buddhist) if year else None, int(month), int(day))


def _year(written: str, buddhist: bool) -> int | None:
    """The Gregorian year; None for one that no ad means."""
    year = int(written)
    if year < 100:
        year += 2500 if buddhist and year > 50 else 2000
    if 2500 <= year <= 2700:
        year -= BUDDHIST
    return year if 1990 <= year <= _LAST_YEAR else None


@lru_cache(maxsize=1024)
def parse_one(words: str, languages: tuple[str, ...]) -> str | None:
    """One date written on its own, as a structured field has it: ISO 8601 first, else dateparser, strictly."""
    plain = digits(fold_word(words))
    if match := re.match(r"(\d{4})-(\d{2})-(\d{2})(?!\d)", plain):
        found = _checked((0, 1), match[1], match[2], match[3], True)
        return found.on(None) if found else None
    import dateparser

    known = [code for code in dict.fromkeys(language.split("-")[0] for language in languages) if code in _supported()]
    settings = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"], "DATE_ORDER": "DMY"}
    parsed = dateparser.parse(plain[:60], languages=known or ["en"], settings=settings)
    if parsed is None:
        return None
    year = _year(str(parsed.year), True)
    return parsed.date().replace(year=year).isoformat() if year else None


@lru_cache(maxsize=1)
def _supported() -> frozenset[str]:
    from dateparser.data.languages_info import language_order

    return frozenset(language_order)
