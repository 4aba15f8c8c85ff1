"""The job as the ad has it: occupations, openings, whom it asks for (nationality, languages, age, gender), licences."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from extract.findings import Age, Job, Licence, Occupation
from extract.normalize import Folded
from extract.phrases import Hit, Phrases, digits, phrases
from extract.reading import Reading
from extract.tables import Tables

MOST_OCCUPATIONS = 12
YOUNGEST, OLDEST, MOST_OPENINGS = 12, 75, 20_000
_NUMBER = re.compile(r"(?<![\d.,/:+-])\d{1,5}(?![\d%:/]|[.,]\d)")
_TO = (
    "[-–—~〜～−―]|to|and|sampai|hingga|s/d|sd|đến|tới|до|a|e|y|à|et|ถึง|ເຖິງ|至|到|से|देखि|থেকে|سے|تا|إلى|الى|حتى|ile|"
    "hadi|mpaka|እስከ|முதல்|සිට|မှ|ដល់|hanggang|dan|부터|から"
)
_SPAN = re.compile(rf"(?<![\d.,/])(\d{{2}})\s{{0,2}}(?:歳|세|岁|歲)?(?:{_TO})\s{{0,2}}(\d{{2}})(?!\d|[.,]\d|\s?[%$€k])")
_LICENCE_ID = re.compile(
    r"[\s:：#.№-]{0,4}(?:no|number|num|nº|n°|№|เลขที่|số|号|नं|নং|نمبر|رقم)?[\s:：#.№-]{0,4}"
    r"(\w{0,12}[/.-]?(?:\w{1,12}[/.-]){0,4}\w{0,12})"
)


def find(reading: Reading) -> Job:
    """What a `job_ad` says of the job; an empty Job for other kinds."""
    if reading.kind != "job_ad":
        return Job()
    flat = digits(reading.folded.text)
    low, high = _age(flat, reading.tables)
    return Job(
        occupations=_occupations(reading, flat),
        total_job_openings=_openings(reading, flat),
        applicant_location_requirements=_unique(phrases(reading.tables, "nationalities").find(flat), "country"),
        languages=_unique(phrases(reading.tables, "spoken_languages").find(flat), "language"),
        age=Age(low, high) if low is not None or high is not None else None,
        gender=_gender(flat, reading.tables),
        licences=_licences(reading.folded, flat, reading.text, reading.tables),
    )


def _unique(hits: Sequence[Hit], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.row[column] for hit in hits))


def _occupations(reading: Reading, flat: str) -> tuple[Occupation, ...]:
    """The first mention of each ISCO-08 group, in the order of the text; the title's where the text has none."""
    finder = phrases(reading.tables, "occupations")
    found: dict[str, Occupation] = {}
    for hit in finder.find(flat):
        start, end = reading.folded.span(hit.start, hit.end)
        if not _in_employer(reading, start, end):
            code = hit.row["isco08"]
            found.setdefault(code or reading.text[start:end], Occupation(reading.text[start:end], start, end, code or None))
    title = reading.ad.title or ""
    if not found and title:
        for hit in finder.find(digits(reading.folded_title.text)):
            start, end = reading.folded_title.span(hit.start, hit.end)
            found.setdefault(hit.row["isco08"], Occupation(title[start:end], None, None, hit.row["isco08"] or None))
    return tuple(found.values())[:MOST_OCCUPATIONS]


def _in_employer(reading: Reading, start: int, end: int) -> bool:
    name = reading.employer
    return name is not None and name.start is not None and name.end is not None and name.start < end and start < name.end


@lru_cache(maxsize=64)
def _role(tables: Tables, table: str, role: str) -> Phrases:
    return Phrases([row for row in tables.rows(table) if row["role"] == role])


@lru_cache(maxsize=8)
def _units(tables: Tables, *roles: str) -> Phrases:
    return Phrases([row for row in tables.rows("age_words") if row["role"] in roles])


def _touches(hits: Sequence[Hit], start: int, end: int, flat: str, gap: int) -> bool:
    """Whether a hit stands within `gap` characters before `start` or behind `end`, nothing but signs between."""
    first = bisect_left(hits, start - gap - 30, key=lambda hit: hit.start)
    for hit in hits[first:]:
        if hit.start > end + gap:
            return False
        between = flat[hit.end : start] if hit.end <= start else flat[end : hit.start] if hit.start >= end else ""
        if len(between) <= gap and not re.search(r"[\d\n.;!?。！；]", between):
            return True
    return False


def _age(flat: str, tables: Tables) -> tuple[int | None, int | None]:
    """Years from and to: a range beside an age word or a unit of years, else one bound with its word."""
    ages, units = _role(tables, "age_words", "age").find(flat), _units(tables, "unit", "old").find(flat)
    for match in _SPAN.finditer(flat):
        low, high = int(match[1]), int(match[2])
        if YOUNGEST <= low < high <= OLDEST and (
            _touches(ages, match.start(), match.end(), flat, 14) or _touches(units, match.end(), match.end(), flat, 2)
        ):
            return low, high
    return _bound(flat, tables, ages, units)


def _bound(flat: str, tables: Tables, ages: Sequence[Hit], units: Sequence[Hit]) -> tuple[int | None, int | None]:
    before = {role: _role(tables, "age_words", role).find(flat) for role in ("max", "min", "max_after", "min_after")}
    old = _units(tables, "old").find(flat)
    for match in re.finditer(r"(?<![\d.,/+-])\d{2}(?![\d%:/]|[.,]\d)", flat):
        value = int(match[0])
        start, end = match.span()
        aged = _ends_near(ages, start, flat, 16) or _starts_near(old, end, 2) is not None
        behind = _starts_near(units, end, 2)
        if not YOUNGEST <= value <= OLDEST or (not aged and not (behind and _ends_near(before["max"], start, flat, 2))):
            continue
        edge = behind.end if behind else end
        if _ends_near(before["max"], start, flat, 2) or _starts_near(before["max_after"], edge, 2):
            return None, value
        if aged and (_ends_near(before["min"], start, flat, 2) or _starts_near(before["min_after"], edge, 2)):
            return value, None
    return None, None


def _ends_near(hits: Sequence[Hit], start: int, flat: str, gap: int) -> bool:
    first = bisect_left(hits, start - gap - 30, key=lambda hit: hit.start)
    return any(0 <= start - hit.end <= gap and "\n" not in flat[hit.end : start] for hit in hits[first : first + 12])


def _starts_near(hits: Sequence[Hit], end: int, gap: int) -> Hit | None:
    first = bisect_left(hits, end, key=lambda hit: hit.start)
    return hits[first] if first < len(hits) and hits[first].start - end <= gap else None


def _gender(flat: str, tables: Tables) -> str | None:
    """`female` or `male` where only one of them is asked for."""
    said = {hit.row["gender"] for hit in phrases(tables, "gender_words").find(flat)}
    return said.pop() if len(said) == 1 and "both" not in said else None


def _openings(reading: Reading, flat: str) -> int | None:
    """How many are wanted: `20 vacancies`, `招10人`, `จำนวน 5 อัตรา`; the first that the text says."""
    tables = reading.tables
    after, person = _role(tables, "opening_words", "after").find(flat), _role(tables, "opening_words", "person").find(flat)
    before, hire = _role(tables, "opening_words", "before").find(flat), _role(tables, "opening_words", "hire").find(flat)
    work = phrases(tables, "occupations").find(flat)
    for match in _NUMBER.finditer(flat):
        value = int(match[0])
        if not 1 <= value <= MOST_OPENINGS or _in_contact(reading, match.start()):
            continue
        labelled = _ends_near(before, match.start(), flat, 3)
        counted = _starts_near(after, match.end(), 2) is not None
        unit = _starts_near(person, match.end(), 1)
        job = _starts_near(work, unit.end if unit else match.end(), 1) or _ends_near(work, match.start(), flat, 1)
        people = unit is not None or bool(job)
        wanted = _ends_near(hire, match.start(), flat, 30 if job else 12) or (unit is not None and bool(job))
        wanted = wanted or _starts_near(hire, unit.end if unit else match.end() + 1, 4) is not None
        if counted or (people and (wanted or labelled)) or (labelled and ":" in flat[match.start() - 3 : match.start()]):
            return value
    return None


def _in_contact(reading: Reading, folded_start: int) -> bool:
    start = reading.folded.starts[folded_start]
    return any(c.start is not None and c.end is not None and c.start <= start < c.end for c in reading.contacts)


def _licences(folded: Folded, flat: str, text: str, tables: Tables) -> tuple[Licence, ...]:
    """Licence claims that come with a number, words and number together."""
    found: list[Licence] = []
    for hit in phrases(tables, "licence_cues").find(flat):
        match = _LICENCE_ID.match(flat, hit.end)
        if match is None or not re.search(r"\d", match[1]) or len(match[1]) < 3 or match.start(1) - hit.end > 14:
            continue
        start, end = folded.span(hit.start, match.end(1))
        while end > start and text[end - 1] in ".-/ ":
            end -= 1
        if not found or start >= (found[-1].end or 0):
            found.append(Licence(text[start:end], start, end))
    return tuple(found)
