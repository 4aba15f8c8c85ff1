"""Calendar dates in a folded text: numeric ones in any order and with Buddhist years, month names of 27 languages.

Month names stand in `months.csv`; what that table lacks is asked of dateparser, with languages given and strictly.
"""

import re
from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from extract.normalize import fold_word
from extract.phrases import Hit, digits, phrases
from extract.tables import Tables

BUDDHIST = 543  # Thai, Lao and Khmer calendars count from 543 BC
_NUMERIC = re.compile(r"(?<![\d/.-])(?<!\d:)(\d{1,4})(?:\s?([-/.])\s?)(\d{1,2})(?:\s?\2\s?)(\d{2,4})(?![\d/:-]|\.\d)")
_MONTHS = 12
_FRACTION = re.compile(r"\d[/.]\d")
_SIGNED = re.compile(r"\d\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d")  # what every numeric date has: most texts have none
_EAST = re.compile(r"(?<!\d)(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]")
_VIETNAMESE = re.compile(r"(?:ngày\s)?(?<!\d)(\d{1,2})\stháng\s(\d{1,2})(?:(?:\snăm\s|/|\s)(\d{4}))?")
# To the last of several days: the first counts.
_TO = r"[\s]{0,2}(?:[-–—~&/,]|and|to|y|e|et|и|до|та|dan|a|至|到|ถึง|से|و|和|と)[\s]{0,2}"
_DAY_BEFORE = re.compile(
    rf"(?<!\d)(?<!\d[.,:/])(\d{{1,2}})(?:st|nd|rd|th|er|º)?(?:{_TO}\d{{1,2}}(?:st|nd|rd|th|er|º)?)?[\s.,-]{{0,3}}(?:de\s|of\s|tarehe\s|ខែ\s?|เดือน\s?|ເດືອນ\s?)?$"
)
_DAY_AFTER = re.compile(r"[\s.,-]{0,3}(\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:[\s,]{1,3}(\d{4}))?")
_YEAR_BEFORE = re.compile(r"(?<!\d)(\d{4})[\s.,-]{1,3}$")
_YEAR_AFTER = re.compile(r"[\s.,-]{0,3}(?:de\s|พ\.ศ\.\s?|ค\.ศ\.\s?|năm\s|ឆ្នាំ\s?|ปี\s?|ປີ\s?)?(\d{4}|\d{2})(?!\d|\s?[%:])")


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


_ETHIOPIAN_DAY = re.compile(r"\s?(?:ቀን\s?)?(\d{1,2})(?!\d)(?:\s?(?:ቀን|,|፣)?\s?(20\d\d)(?!\d))?")
_NO_YEAR = re.compile(
    r"(?:(?<![^\W\d])(?:ngày|ngay|tgl|tanggal|dated?|on|le|el|dia|día|am|tarehe|до|с)|วันที่|ວັນທີ|ថ្ងៃទី|तारीख|तिथि|তারিখ)\s?"
    r"(\d{1,2})[/.](\d{1,2})(?!\d|[/.]\d|\s?[%$€])"
)


def find_dates(text: str, tables: Tables, month_first: bool = False, buddhist: bool = False) -> list[Found]:
    """All dates of `text` (folded, digits ASCII) in its order. `month_first` settles 3/4/2026, `buddhist` short years."""
    found: list[Found | None] = []
    if _SIGNED.search(text):
        found += (_numeric(match, month_first, buddhist) for match in _NUMERIC.finditer(text))
    for match in _EAST.finditer(text) if "月" in text or "월" in text else ():
        found.append(_checked(match.span(), match[1], match[2], match[3], buddhist))
    for match in _VIETNAMESE.finditer(text) if "tháng" in text else ():
        found.append(_checked(match.span(), match[3], match[2], match[1], buddhist))
    for match in _NO_YEAR.finditer(text) if _FRACTION.search(text) else ():
        day, month = (match[2], match[1]) if month_first or int(match[2]) > _MONTHS else (match[1], match[2])
        found.append(_checked(match.span(), None, month, day, buddhist))
    found += [_named(text, hit, buddhist) for hit in phrases(tables, "months").find(text)]
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


def _named(text: str, hit: Hit, buddhist: bool) -> Found | None:
    """A month's name with the day before or behind it."""
    month = hit.row["month"]
    if month.startswith("E"):
        return _ethiopian(text, hit, int(month[1:]))
    if before := _DAY_BEFORE.search(text, max(0, hit.start - 14), hit.start):
        year = _YEAR_AFTER.match(text, hit.end)
        return _checked((before.start(), year.end() if year else hit.end), year[1] if year else None, month, before[1], buddhist)
    after = _DAY_AFTER.match(text, hit.end)
    if after is None:
        return None
    ahead = None if after[2] else _YEAR_BEFORE.search(text, max(0, hit.start - 8), hit.start)  # 2026 දෙසැම්බර් 31
    start, said = (ahead.start(), ahead[1]) if ahead else (hit.start, after[2])
    return _checked((start, after.end()), said, month, after[1], buddhist)


def _ethiopian(text: str, hit: Hit, month: int) -> Found | None:
    """A day of the Ethiopian calendar, whose year begins on 11 September, or on the 12th before a leap year of ours."""
    before, after = _DAY_BEFORE.search(text, max(0, hit.start - 14), hit.start), _ETHIOPIAN_DAY.match(text, hit.end)
    day = int((after or before or {1: "0"})[1])
    if not 1 <= day <= 30:
        return None
    year = int(after[2]) + 7 if after and after[2] else None  # our year in which theirs began
    first = date(year or 2001, 9, 12 if year and isleap(year + 1) else 11)
    ours = first + timedelta(days=30 * (month - 1) + day - 1)
    end = after.end() if after else hit.end
    return Found(before.start() if before and not after else hit.start, end, ours.year if year else None, ours.month, ours.day)


def _checked(span: tuple[int, int], year: str | None, month: str, day: str, buddhist: bool) -> Found | None:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return Found(*span, _year(year, buddhist) if year else None, int(month), int(day))


def _year(written: str, buddhist: bool) -> int | None:
    """The Gregorian year; None for one that no ad means."""
    year = int(written)
    if year < 100:
        year += 2500 if buddhist and year > 50 else 2000
    if 2500 <= year <= 2700:
        year -= BUDDHIST
    return year if 1990 <= year <= 2100 else None


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
