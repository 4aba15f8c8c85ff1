"""How many people an ad wants: `20 vacancies`, `招10人`, `10 cooks and 2 drivers`, lists of jobs with their numbers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extract.compiled import compiled
from extract.job.applicants import Hits
from extract.once import once
from extract.pay.amounts import find_amounts
from extract.pay.ranges import Amount
from extract.reading import Reading
from extract.stored import kept_parts
from extract.tables import Row, Tables
from extract.text.sentences import STOPS
from extract.words import grammar
from extract.words.nearby import ending, starting
from extract.words.phrases import Hit, Phrases, meaning, prepared

MOST = 20_000
_FEW = 20
_NUMBER = re.compile(r"\d(?<![\d.,/+-]\d)(?<!\d:\d)\d{0,4}(?![\d%:/]|[.,]\d|\s?[-–~]\s?\d)")
_BEFORE, _AFTER = (
    45,
    60,
)  # folded characters in which a word for hiring may stand before the count and, where verbs come last, behind
_PAIR = 32  # from one number to the other
_LINE = 90  # characters of a line that is an entry of a list
_JOINED = 48  # from one count of a list to the next
_WORDS_ON = re.compile(r" (?:[a-z'’\u1200-\u137f-]{2,20}[ -]){1,2}")
_LAST_VERB = frozenset({"am", "bn", "hi", "ja", "kk", "ko", "my", "ne", "si", "ta", "tr", "ur", "uz"})
_HANGING = re.compile(r"\s?[:(–—\-x×]?\s?")  # between a job and its number behind it
_CLOSED = re.compile(rf"\s?(?:[,，、،;；.{STOPS})）/|+&၊፣]|$|\s)")
_BRACKETED = re.compile(r"\s?\)")
_ALONE = re.compile(rf"\s?(?:[.!;{STOPS}]|$)")  # `they are taking ten.`
_WITHIN = re.compile(r"[\u0621-\u06d3]{2}")  # three, the end of the Urdu word for women
_MOST_ALONE = 200
_SEX_BEHIND = 40  # from a job to the sex and number that follow it
_NEXT_NUMBER = re.compile(r"\s?[:–-]?\s?\d")
_COMMA = re.compile(r"[,、，;፣،]")
_BRACKETS = re.compile(r"\s?\([^()]{1,36}\)\s?$")
_AGES = re.compile(r"[^\d,;.]{0,16}(?:\d{2}[^\d,;.]{1,8})?")  # from a word for age to a number
_LINE_START = re.compile(r"[\s•*·▪●◦✔✅✓☑️➡→▶►👉🔹🔸–—-]*(?:\(?\d\)?[.)]\s)?")
_DIGIT = re.compile(r"\d")
_ITEM = re.compile(r"(?:\A|\n)[^\w\n]{0,4}(\d{1,2})\s?[.)।۔](?=\s?[^\d\s])")  # 1. Cook
_YEARS = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class _Count:
    """A number at `start:end`, with the word for people and the job that it counts, and the word that is counted last."""

    start: int
    end: int
    value: int
    unit: Hit | None
    job: Hit | None
    last: int


def find(reading: Reading, flat: str, hits: Hits) -> int | None:
    """All that the ad counts together; None where it counts nobody. `flat` is the folded text, digits ASCII."""
    if not any(hits[f"opening_words:{role}"] for role in ("before", "after", "person")) and not hits["occupations"]:
        return None
    words = _Words(reading, flat, hits)
    counts = [count for count in words.counts() if not words.refused(count)]
    last: _Count | None = None
    values: list[int] = []
    for index, count in enumerate(counts):
        paired = any(words.paired(count, other) for other in counts[max(0, index - 1) : index + 2])
        counts_people = words.labelled(count) or words.wanted(count) or paired or (last and words.listed(last, count))
        if counts_people and not words.money(count):
            last = count
            values.append(count.value)
    total = sum(values)
    if len(values) > 2 and values[0] * 2 == total:  # the sum first, then what it is made of
        total = values[0]
    return total if 1 <= total <= MOST else None


class _Words:
    """The words of one text that tell who is wanted."""

    def __init__(self, reading: Reading, flat: str, hits: Hits) -> None:
        self.reading, self.flat = reading, flat
        self.before, self.after, self.hire = (hits[f"opening_words:{role}"] for role in ("before", "after", "hire"))
        self.people = sorted(
            [*hits["opening_words:person"], *(hit for hit in hits["gender_words"] if hit.row["gender"] != "none")],
            key=lambda hit: (hit.start, -hit.end),
        )
        self.jobs = hits["occupations"]
        self.ages, self.years = hits["age_words:age"], hits["age_words:units"]
        self.not_before, self.not_after = hits["opening_context:not_before"], hits["opening_context:not_after"]
        self.numbers = [
            hit for role, found in hits.items() if role.startswith("opening_context:") and role[16:].isdigit() for hit in found
        ]
        self.units, self.more = hits["opening_context:unit"], hits["opening_context:more"]
        self.breaks = reading.breaks
        self.lines = [0, *(bisect_left(reading.folded.starts, match.end()) for match in re.finditer("\n", reading.text)), len(flat)]

    def counts(self) -> list[_Count]:
        """Figures, and small numbers in words of the text's language, in the order of the text."""
        figures = (match.span() for match in _NUMBER.finditer(self.flat) if self._is_count(match.start()))
        found = [(*span, int(self.flat[slice(*span)])) for span in figures]
        spoken = _small_numbers(self.reading.tables, self.reading.language.split("-")[0]).find(self.flat)
        found += [(hit.start, hit.end, int(hit.row["digit"])) for hit in spoken]
        found += [(hit.start, hit.end, int(hit.row["role"])) for hit in self.numbers]
        items = self._items()
        found = [each for each in found if each[0] not in items and not _WITHIN.match(self.flat, max(0, each[0] - 1))]
        return [self._count(*each) for each in sorted(set(found)) if 1 <= each[2] <= MOST and each[2] not in _YEARS]

    def _items(self) -> frozenset[int]:
        """Where numbers begin that count the lines of a list, as one before or behind them does."""
        found = {match.start(1): int(match[1]) for match in _ITEM.finditer(self.flat)}
        return frozenset(start for start, value in found.items() if {value - 1, value + 1} & set(found.values()))

    def _is_count(self, start: int) -> bool:
        """`①` counts the lines of a list; figures of contacts count no people."""
        at = self.reading.folded.starts[start]
        return self.reading.text[at].isdecimal() and not any(start <= at < end for start, end in self.reading.contact_places)

    def _count(self, start: int, end: int, value: int) -> _Count:
        unit = self._touching(self.people, end) or self._words_on(self.people, end)
        ahead = ending(self.people, start, 2)
        if unit and ahead and _NEXT_NUMBER.match(self.flat, unit.end):
            unit = ahead  # केटी १० केटा १५
        more = self._touching(self.people, unit.end) if unit and unit.start >= end else None  # 20 female caretakers
        unit = more or unit
        job = self._touching(self.jobs, unit.end if unit else end) or self._words_on(self.jobs, unit.end if unit else end)
        last = max(each.end for each in (unit, job) if each) if unit or job else end
        job = job or more
        closed = _CLOSED.match(self.flat, end) is not None
        since = self._before_brackets(start)
        others = job is not None and _NEXT_NUMBER.match(self.flat, job.end) is not None  # 司机2名 保安3名
        if (job is None or others) and (unit or (closed and not self._paid(start))):
            hung = ending(self.jobs, since, 4)
            job = hung if hung and _HANGING.fullmatch(self.flat, hung.end, since) else job
        if unit is None and closed:
            unit = ending(self.people, since, 2)
        return _Count(start, end, value, unit, job, last)

    def money(self, count: _Count) -> bool:
        """Whether the figure is an amount with its currency."""
        if count.unit and count.unit.start >= count.end:
            return False
        return any(amount.currency and amount.start <= count.start < amount.end for amount in self._amounts)

    @once
    def _amounts(self) -> list[Amount]:
        return find_amounts(self.flat, self.reading.tables, self.reading.languages) if self.reading.salary else []

    def _paid(self, start: int) -> bool:
        """Whether the figure stands within the pay: `cook 700, driver 850 USD`."""
        pay, at = self.reading.salary, self.reading.folded.starts[start]
        return pay is not None and pay.start is not None and pay.end is not None and pay.start <= at < pay.end

    def _before_brackets(self, start: int) -> int:
        """Where the words before a number end, brackets between them left out: `operator (CNC) 6`."""
        match = _BRACKETS.search(self.flat, max(0, start - 40), start) if ")" in self.flat[max(0, start - 2) : start] else None
        return match.start() if match else start

    def _touching(self, hits: Sequence[Hit], end: int) -> Hit | None:
        hit = starting(hits, end, 2)
        return hit if hit and not self.flat[end : hit.start].strip(" -–(/)") else None

    def _words_on(self, hits: Sequence[Hit], end: int) -> Hit | None:
        """`20 chat agents`, `5 Burmese-English translators`: people behind one or two more words, which are no unit."""
        hit = starting(hits, end, 30)
        return hit if hit and not starting(self.units, end, 1) and _WORDS_ON.fullmatch(self.flat, end, hit.start) else None

    def labelled(self, count: _Count) -> bool:
        """`20 vacancies`, `จำนวน 5`, `nafasi 4`."""
        if starting(self.after, count.end, 2) or (count.unit and starting(self.after, count.unit.end, 2)):
            return True
        label = ending(self.before, count.start, 3)
        return (
            label is not None
            and "\n" not in self.flat[label.end : count.start]
            and (bool(count.unit or count.job) or _CLOSED.match(self.flat, count.end) is not None)
        )

    def wanted(self, count: _Count) -> bool:
        """Whether a word for hiring goes with the count in its sentence, or it stands as an entry of a list does."""
        verb_last = self.reading.language.split("-")[0] in _LAST_VERB
        if count.unit is None and count.job is None:
            return (verb_last and starting(self.hire, count.end, 2) is not None) or self._alone(count)
        if self._told(count):
            return True
        index = bisect_right(self.breaks, count.start)
        since = self.breaks[index - 1] if index else 0
        until = self.breaks[index] if index < len(self.breaks) else len(self.flat)
        ahead = ending(self.hire, count.start, _BEFORE)
        if ahead and ahead.start >= since:
            return True
        behind = starting(self.hire, count.last, _AFTER if verb_last else 24)
        if behind is not None and behind.end <= until:
            return True
        return self._entry(count) or (self._first(since, count) and self._trade(count))

    def _alone(self, count: _Count) -> bool:
        """`they are still taking ten.`"""
        hired = count.value <= _MOST_ALONE and ending(self.hire, count.start, 1) is not None
        more = starting(self.more, count.end, 1)
        return hired and _ALONE.match(self.flat, more.end if more else count.end) is not None

    def _told(self, count: _Count) -> bool:
        """`typist 40 persons`, `10 female cooks`, `welder (30)`, `machine operator, male 30`: counts that need no word for hiring."""
        if count.job and count.unit:
            return count.value > 1 or count.unit.start >= count.end
        if count.job:
            bracket = count.job.end <= count.start and self.flat[count.job.end : count.start].strip() == "("
            return bracket and _BRACKETED.match(self.flat, count.end) is not None
        if count.unit is None or count.unit.end > count.start or count.unit.row.get("gender") not in {"female", "male"}:
            return False
        return ending(self.jobs, count.unit.start, _SEX_BEHIND) is not None and _CLOSED.match(self.flat, count.end) is not None

    def _trade(self, count: _Count) -> bool:
        """Whether a trade stands behind the number, not only people: `60 machine operators`."""
        behind = count.job is not None and count.job.start >= count.end
        return behind or (count.unit is not None and count.unit.start - count.end > 2)

    def _first(self, since: int, count: _Count) -> bool:
        start = since + (self.flat[since : since + 1] in set(f".!?{STOPS}"))
        return count.value > 1 and _LINE_START.fullmatch(self.flat, start, count.start) is not None

    def _entry(self, count: _Count) -> bool:
        """`- 40 machine operators`, `Rigger – 15 nos`, `machine operators: 12 people`: a line that ends with what it counts."""
        line = bisect_right(self.lines, count.start) - 1
        start, end = self.lines[line], self.lines[line + 1] if line + 1 < len(self.lines) else len(self.flat)
        if self._first(start, count):
            return count.unit is not None and count.unit.start >= count.end
        if end - start > _LINE:
            return False
        named = (
            count.start - start > 3
            and not _COMMA.search(self.flat, start, count.start)
            and not any(start <= hit.start < end for hit in (*self.not_before, *self.not_after))
        )
        rest = self.flat[count.last : end].strip(" \n.,;()")
        ends = not rest or rest[0] in ":：–—="
        counted = count.job is not None or (count.unit is not None and count.unit.start >= count.end)
        return named and ends and counted

    def paired(self, one: _Count, other: _Count) -> bool:
        """`10 male, 5 female`, `mason (20), carpenter (15)`: two sexes or jobs beside each other, each with its number."""
        near = one is not other and abs(one.start - other.start) <= _PAIR
        if near and all(each.job and each.job.end <= each.start for each in (one, other)):
            return one.job != other.job
        sexes = {each.unit.row.get("gender") for each in (one, other) if each.unit}
        return near and sexes == {"female", "male"}

    def listed(self, last: _Count, count: _Count) -> bool:
        """Whether the count goes on a list: `10 cooks, 5 waiters`, `welder 30, fitter 20`."""
        if (count.unit is None and count.job is None) or count.start - last.last > _JOINED:
            return False
        since = min(last.last, count.start)
        return _list(self.reading.tables).search(self.flat, since, count.start + 1) is not None or any(
            since <= place < count.start for place in self.lines
        )

    def refused(self, count: _Count) -> bool:
        """People of the team, of a room or of the past are not wanted; an age counts nobody."""
        age = ending(self.ages, count.start, 20)
        if (age and _AGES.fullmatch(self.flat, age.end, count.start)) or starting(self.years, count.end, 2):
            return True
        starts = {count.start, min(count.unit.start, count.start) if count.unit else count.start}
        ahead = [ending(self.not_before, start, 2) for start in starts]
        behind = [starting(self.not_after, end, 3) for end in (count.last, count.end)]
        gaps = [(hit.end, count.start) for hit in ahead if hit] + [(count.end, hit.start) for hit in behind if hit]
        return any("\n" not in self.flat[start:end] and not _DIGIT.search(self.flat, start, end) for start, end in gaps)


@lru_cache(maxsize=8)
def _list(tables: Tables) -> re.Pattern[str]:
    """What stands between the entries of a list of counts: a sign, or a word for `and`."""
    return compiled(rf"[,、，;+&/()]|{grammar.joining(tables, 'and')}")


@lru_cache(maxsize=64)
def _small_numbers(tables: Tables, language: str) -> Phrases:
    """Number words from two to twenty: one is an article in too many languages."""
    known = _by_language(tables)
    return Phrases.read(known.get(language)) if language in known.names else Phrases(())


@kept_parts("number_words")
def _by_language(tables: Tables) -> dict[str, list[Any]]:
    """Language → its words from two to twenty, as `Phrases` reads them."""
    found: dict[str, list[tuple[str, Row]]] = {}
    for row in tables.rows("number_words"):
        if row["digit"].isdigit() and 2 <= int(row["digit"]) <= _FEW:
            found.setdefault(row["language"], []).append((row["word"], meaning(digit=row["digit"])))
    return {language: prepared(words) for language, words in found.items()}
