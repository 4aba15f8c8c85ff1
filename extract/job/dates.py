"""When: posting, deadline, start, departure and interview. Rules go by the word beside a date, a model weighs that (`spots`).

A date without a year takes the year of the ad's own date or of another date in the text; the clock is never asked.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from operator import itemgetter

from extract.findings import Dates
from extract.reading import Reading
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words import spots
from extract.words.calendar_dates import Found, parse_one
from extract.words.phrases import Hit, Phrases
from extract.words.spots import Around, Spot

BEFORE, AFTER = 36, 14  # folded characters in which a word may speak for a date
CLASSES = ("none", "posted", "valid", "start", "departure", "interview")
_ROLES = frozenset(CLASSES[1:])
LONG_BEFORE = 90  # an interview's place is told before its day
_MANY = 4  # days of one ad whose order says something
_PAST, _RECENT = 180, 30  # days before the ad's own date: of a posting, of a deadline or a departure, which lie ahead


def find(reading: Reading) -> Dates:
    """The dates of the text, each None where none is said; structured fields go before what the text says."""
    posted = _structured(reading, reading.ad.date_posted)
    text = beside(reading)
    found = told(reading, text, posted)
    said = chosen(found, spots.read("dates", text, found)) if found else {}
    return Dates(
        date_posted=posted or said.get("posted"),
        valid_through=_structured(reading, reading.ad.valid_through) or said.get("valid"),
        job_start=said.get("start"),
        departure=said.get("departure"),
        interview=said.get("interview"),
    )


def chosen(found: Sequence[Spot], points: Sequence[Sequence[float]]) -> dict[str, str]:
    """For each meaning the first date that has it rather than another, by the points of `CLASSES`; ISO 8601."""
    said: dict[str, str] = {}
    for spot, scores in zip(found, points, strict=False):
        meaning = CLASSES[spots.likeliest(scores)]
        if meaning in spot.value:
            said.setdefault(meaning, spot.value[meaning])
    return said


def beside(reading: Reading) -> Around:
    """The text with the words that stand beside dates, and the places."""
    lists: dict[str, list[Hit]] = {role: [] for role in _ROLES}
    for hit in _cues(reading.tables).find(reading.lines):
        lists[hit.row["role"]].append(hit)
    lists["place"] = [Hit(each.start, each.end, {}) for each in reading.mentions if not each.weak]  # `Douala, 8 January 2026`
    return spots.around(reading.lines, reading.line_starts, reading.breaks, lists)


def told(reading: Reading, text: Around, posted: str | None = None) -> list[Spot]:
    """The dates of the text with what the rules say of each; the value is the day, by what it means: of a posting it lies behind."""
    found = reading.days
    base = _base(posted, found)
    cues = sorted(
        (Hit(start, end, {"role": name, "phrase": text.flat[start:end]}) for start, end, name in text.words if name in _ROLES),
        key=itemgetter(0),
    )
    days, previous = [], 0
    for index, each in enumerate(found):
        cue = _cue(reading.flat, each, cues, previous)
        ahead, behind = (_dated(each, base, past) for past in (_RECENT, _PAST))
        previous = each.end
        if ahead and behind:
            said = (f"rule {cue}", f"year {each.year is not None}", f"date {min(index, 4)}", f"last {index == len(found) - 1}")
            days.append(Spot(each.start, each.end, {name: behind if name == "posted" else ahead for name in CLASSES[1:]}, said))
    order = {day: min(rank, _MANY) for rank, day in enumerate(sorted({spot.value["start"] for spot in days}))}
    return [replace(spot, said=(*spot.said, f"day {order[spot.value['start']]} of {min(len(order), _MANY)}")) for spot in days]


@lru_cache(maxsize=8)
def _cues(tables: Tables) -> Phrases:
    return Phrases(row for row in tables.rows("date_cues") if row["role"] in _ROLES)


def _structured(reading: Reading, written: str | None) -> str | None:
    return parse_one(written, reading.languages) if written else None


def _base(posted: str | None, found: Sequence[Found]) -> date | None:
    """The day that dates without a year follow: the posting's, else the first of a year that the text names."""
    if posted:
        return date.fromisoformat(posted)
    year = next((each.year for each in found if each.year), None)
    return date(year, 1, 1) if year else None


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
    # a cue may end with the word that the date begins with: `phỏng vấn ngày` 12 tháng 1
    ahead = [cue for cue in cues[first:last] if cue.end < each.end and not _broken(flat[cue.end : each.start])]
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
