"""When: posting, deadline, start, departure and interview, each by the word that stands beside its date.

A date without a year takes the year of the ad's own date or of another date in the text; the clock is never asked.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from extract.findings import Dates
from extract.job.calendar_dates import Found, find_dates, parse_one
from extract.reading import Reading
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.phrases import Hit, Phrases

BEFORE, AFTER = 36, 14  # folded characters in which a word may speak for a date
_ROLES = frozenset({"posted", "valid", "start", "departure", "interview"})
LONG_BEFORE = 90  # an interview's place is told before its day
_PAST, _RECENT = 180, 30  # days before the ad's own date: of a posting, of a deadline or a departure, which lie ahead
MONTH_FIRST = frozenset({"US", "PH"})
BUDDHIST = frozenset({"th", "lo", "km"})


def find(reading: Reading) -> Dates:
    """The dates of the text, each None where none is said; structured fields go before what the text says."""
    flat = reading.flat
    languages = {language.split("-")[0] for language in reading.languages}
    found = find_dates(flat, reading.tables, _month_first(reading), bool(languages & BUDDHIST))
    posted = _structured(reading, reading.ad.date_posted)
    base = _base(posted, found)
    said = _said(flat, found, _cues(reading.tables).find(flat), base) if found else {}
    return Dates(
        date_posted=posted or said.get("posted"),
        valid_through=_structured(reading, reading.ad.valid_through) or said.get("valid"),
        job_start=said.get("start"),
        departure=said.get("departure"),
        interview=said.get("interview"),
    )


@lru_cache(maxsize=8)
def _cues(tables: Tables) -> Phrases:
    return Phrases(row for row in tables.rows("date_cues") if row["role"] in _ROLES)


def _month_first(reading: Reading) -> bool:
    return (reading.ad.country or "").upper() in MONTH_FIRST or reading.language in {"tl", "fil"}


def _structured(reading: Reading, written: str | None) -> str | None:
    return parse_one(written, reading.languages) if written else None


def _base(posted: str | None, found: Sequence[Found]) -> date | None:
    """The day that dates without a year follow: the posting's, else the first of a year that the text names."""
    if posted:
        return date.fromisoformat(posted)
    year = next((each.year for each in found if each.year), None)
    return date(year, 1, 1) if year else None


def _said(flat: str, found: Sequence[Found], cues: Sequence[Hit], base: date | None) -> dict[str, str]:
    said: dict[str, str] = {}
    previous = 0
    for each in found:
        cue = _cue(flat, each, cues, previous)
        iso = _dated(each, base, _PAST if cue == "posted" else _RECENT)
        if cue and iso and cue not in said:
            said[cue] = iso
        previous = each.end
    return said


def _dated(each: Found, base: date | None, past: int) -> str | None:
    """A date without a year is the next such day from `past` days before the base on."""
    iso = each.on(base.year if base else None)
    if iso and base and each.year is None and (base - date.fromisoformat(iso)).days > past:
        return each.on(base.year + 1)
    return iso


def _cue(flat: str, each: Found, cues: Sequence[Hit], previous: int) -> str | None:
    """The role of the last cue before the date in its sentence, else of one right behind it."""
    first = bisect_left(cues, max(previous, each.start - LONG_BEFORE), key=lambda cue: cue.start)
    last = bisect_left(cues, each.start, key=lambda cue: cue.start)
    ahead = [cue for cue in cues[first:last] if cue.end <= each.start and not _broken(flat[cue.end : each.start])]
    ahead = [cue for cue in ahead if each.start - cue.start <= BEFORE or cue.row["role"] == "interview"]
    if ahead:
        strong = [cue for cue in ahead if len(cue.row["phrase"]) > 3]
        return str((strong or ahead)[-1].row["role"])
    behind = bisect_left(cues, each.end, key=lambda cue: cue.start)
    if behind < len(cues) and cues[behind].start - each.end <= AFTER:
        gap = flat[each.end : cues[behind].start]
        return None if _broken(gap) or "," in gap else str(cues[behind].row["role"])
    return None


def _broken(gap: str) -> bool:
    return any(mark in gap for mark in f".!?;；|{STOPS}") and not gap.strip().endswith(".:")
