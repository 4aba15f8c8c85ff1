"""The job as the ad has it: occupations, openings, whom it asks for (nationality, languages, age, gender), licences."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from extract.compiled import compiled
from extract.findings import Age, Job
from extract.job import applicants, licences, occupations, openings
from extract.job.applicants import Hits
from extract.reading import Reading
from extract.stored import kept
from extract.tables import Row, Tables
from extract.text.sentences import STOPS
from extract.words import grammar
from extract.words.nearby import before, behind, ending, starting
from extract.words.phrase_groups import PhraseGroups, grouped
from extract.words.phrases import Hit
from extract.words.word_patterns import one_of

YOUNGEST, OLDEST = 12, 75
_NO_EXPERIENCE = 25  # so many years are no experience that is asked for
_OF_AGE = (16, 18, 21)
_CLAUSE_ENDS = re.compile(rf"[ ]?(?:[^\W\d]{{3,14}} ?)?(?:[.,;:!?()/\n，、{STOPS}،-]|$)")
_HINDI_IS_NOT = frozenset({"tl", "fil", "ceb"})  # the Tagalog word for "not"
_TWO_DIGITS = re.compile(r"\d{2}(?<!\d\d\d)(?<!\d[.,]\d\d)(?<![/+-]\d\d)(?![\d%:/]|[.,]\d)")
_PLUS = re.compile(r"(?<![\d.,/+$€£¥₱-])(18|20|21)\s?\+(?![\d\w])")  # 18+


def find(reading: Reading) -> Job:
    """What a `job_ad` says of the job; an empty Job for other kinds."""
    if reading.kind != "job_ad":
        return Job()
    hits = _phrases(reading.tables).find(reading.flat)
    flat = reading.lines  # who stands in one line counts nobody of the next
    low, high = _age(flat, hits, reading.tables)
    return Job(
        occupations=occupations.find(reading, flat, hits),
        total_job_openings=openings.find(reading, flat, hits),
        applicant_location_requirements=applicants.nationalities(reading, flat, hits),
        languages=_languages(flat, reading, hits),
        age=Age(low, high) if low is not None or high is not None else None,
        gender=applicants.gender(flat, hits),
        licences=licences.find(reading, flat, hits),
    )


@lru_cache(maxsize=8)
def _phrases(tables: Tables) -> PhraseGroups:
    """All tables of this file in one automaton."""
    return PhraseGroups(_grouped(tables))


_ALONE = (
    "nationalities", "nationality_adjectives", "language_names", "spoken_languages", "occupations", "gender_words", "licence_cues",
)  # fmt: skip
_WITH_ROLES = ("language_context", "licence_context", "age_words", "opening_words", "opening_context")  # several lists each


@kept(*_ALONE, *_WITH_ROLES, "gender_context")
def _grouped(tables: Tables) -> list[Any]:
    groups: dict[str, list[Row]] = {name: list(tables.rows(name)) for name in _ALONE}
    for name in _WITH_ROLES:
        for row in tables.rows(name):
            groups.setdefault(f"{name}:{row['role']}", []).append(row)
    for row in tables.rows("gender_context"):  # `none` wins over a word for a sex by its length
        name = "gender_words" if row["gender"] == "none" else f"gender_words:{row['gender']}"
        groups.setdefault(name, []).append(row)
    groups["age_words:units"] = groups["age_words:unit"] + groups["age_words:old"]
    return grouped(groups)


def _languages(flat: str, reading: Reading, found: Hits) -> tuple[str, ...]:
    """The languages asked for: not those of clients, nor those that are not needed."""
    hits = found["spoken_languages"]
    if reading.language.split("-")[0] in _HINDI_IS_NOT:
        hits = [hit for hit in hits if hit.row["phrase"] != "hindi"]
    roles = ("client", "not_before", "not_after", "medium")
    around = {role: found[f"language_context:{role}"] for role in roles}
    named = sorted([*hits, *applicants.spoken(flat, found, hits, reading.tables)], key=lambda hit: hit.start)
    return tuple(dict.fromkeys(tag for hit in named if not _another_s(hit, around, flat) for tag in hit.row["language"].split()))


def _another_s(hit: Hit, around: dict[str, list[Hit]], flat: str) -> bool:
    """Whether the language is a client's (`English-speaking customers`), or said not to be needed."""
    refused = before(around["not_before"], hit.start, flat, 22) or behind(around["not_after"], hit.end, flat, 16)
    if refused or (behind(around["client"], hit.end, flat, 10) and not ending(around["medium"], hit.start, 1)):
        return True  # `English customers`; but `chat in English for customers` tells what one must know
    client = before(around["client"], hit.start, flat, 12)
    if client and "(" in flat[client.end : hit.start]:
        return False  # what stands in brackets is said of the job
    return client is not None and not any(client.end <= by.start < hit.start for by in around["medium"])


def _touches(hits: Sequence[Hit], start: int, end: int, flat: str, gap: int) -> bool:
    """Whether a hit stands within `gap` characters before `start` or behind `end`, nothing but signs between."""
    first = bisect_left(hits, (start - gap - 30,))
    for hit in hits[first:]:
        if hit.start > end + gap:
            return False
        between = flat[hit.end : start] if hit.end <= start else flat[end : hit.start] if hit.start >= end else ""
        if len(between) <= gap and not re.search(rf"[\d\n.;!?{STOPS}；]", between):
            return True
    return False


@lru_cache(maxsize=8)
def _span(tables: Tables) -> re.Pattern[str]:
    """Two ages, each of which may have its unit: digits first, what may stand before them is asked only where some are."""
    years = one_of(grammar.words(tables, "age_words", "unit", "old"))
    to = rf"(?:[-–—'’]?{one_of(grammar.words(tables, 'grammar_words', 'to', 'and'))}|[-–—~〜～−―])"
    return compiled(
        rf"(\d{{2}})(?<!\d\d\d)(?<!\d[.,/]\d\d)\s{{0,2}}(?:{years})?\s{{0,2}}{to}\s{{0,2}}(\d{{2}})"
        rf"(?!\d|[.,]\d|[ ]?(?:[%$€]|k(?![a-fh-z])))"
    )


def _age(flat: str, hits: Hits, tables: Tables) -> tuple[int | None, int | None]:
    """Years from and to: a range beside an age word or a unit of years, else one bound with its word."""
    ages, units, sexes = hits["age_words:age"], hits["age_words:units"], hits["gender_words"]
    for match in _span(tables).finditer(flat) if ages or units or sexes else ():
        low, high = int(match[1]), int(match[2])
        if YOUNGEST <= low < high <= OLDEST and (
            _touches(ages, match.start(), match.end(), flat, 14)
            or _touches(units, match.end(), match.end(), flat, 2)
            or _ends_near(sexes, match.start(), flat, 2)
        ):
            return low, high
    return _bound(flat, hits)


def _bound(flat: str, hits: Hits) -> tuple[int | None, int | None]:
    ages, units, old = hits["age_words:age"], hits["age_words:units"], hits["age_words:old"]
    before = {role: hits[f"age_words:{role}"] for role in ("max", "min", "max_after", "min_after")}
    for match in _TWO_DIGITS.finditer(flat) if ages or units or old else ():
        value = int(match[0])
        start, end = match.span()
        aged = _ends_near(ages, start, flat, 16) or starting(old, end, 2) is not None
        behind = starting(units, end, 2)
        if not YOUNGEST <= value <= OLDEST or not (aged or behind):
            continue
        edges = (behind.end, end) if behind else (end,)
        ahead = {side: _ends_near(before[side], start, flat, 2) for side in ("max", "min")}
        after = {side: any(starting(before[f"{side}_after"], edge, 2) for edge in edges) for side in ("max", "min")}
        if (ahead["max"] and not after["min"]) or (after["max"] and (aged or value >= _NO_EXPERIENCE)):
            return None, value
        if (ahead["min"] or after["min"]) and (aged or (value in _OF_AGE and _CLAUSE_ENDS.match(flat, edges[0]))):
            return value, None
    plus = _PLUS.search(flat) if "+" in flat else None
    return (int(plus[1]), None) if plus else (None, None)


def _ends_near(hits: Sequence[Hit], start: int, flat: str, gap: int) -> bool:
    first = bisect_left(hits, (start - gap - 30,))
    return any(0 <= start - hit.end <= gap and "\n" not in flat[hit.end : start] for hit in hits[first : first + 12])
