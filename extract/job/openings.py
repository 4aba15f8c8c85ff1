"""How many people an ad wants: `20 vacancies`, `招10人`, `10 cooks and 2 drivers`, lists of jobs with their numbers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extract.job import numbers, sums
from extract.job.applicants import Hits
from extract.job.occupations import ANY_WORKER, NO_OCCUPATION
from extract.reading import Reading
from extract.text.sentences import STOPS
from extract.words import spots
from extract.words.nearby import ending, starting
from extract.words.phrases import Hit
from extract.words.spots import Around, Spot

_SIZES = (1, 2, 3, 5, 10, 20, 50, 100, 500)
# Folded characters in which a word for hiring may stand before the count and, where verbs come last, behind.
_BEFORE, _AFTER = 45, 60
_PAIR = 32  # from one number to the other
_LINE = 90  # characters of a line that is an entry of a list
_OF_EACH, _LISTED = 80, 8  # from the first job of a list to a number for each, and from one job to the next
_INSIDE = 40  # from a bracket to a number in it
_JOINED = 48  # from one count of a list to the next
_WORDS_ON = re.compile(r" (?:[a-z'’\u1200-\u137f-]{2,20}[ -]){1,2}")
_LAST_VERB = frozenset({"am", "bn", "hi", "ja", "kk", "ko", "my", "ne", "si", "ta", "tr", "ur", "uz"})
_HANGING = re.compile(r"\s?[:(–—\-x×]?\s?")  # between a job and its number behind it
_CLOSED = re.compile(rf"\s?(?:[,，、،;；.{STOPS})）/|+&၊፣]|$|\s)")
_BRACKETED = re.compile(r"\s?\)")
_ALONE = re.compile(rf"\s?(?:[.!;{STOPS}]|$)")  # `they are taking ten.`
_MOST_ALONE = 200
_SEX_BEHIND = 40  # from a job to the sex and number that follow it
_NEXT_NUMBER = re.compile(r"\s?[:–-]?\s?\d")
_COMMA = re.compile(r"[,、，;፣،]")
_BRACKETS = re.compile(r"\s?\([^()]{1,36}\)\s?$")
_AGES = re.compile(r"[^\d,;.]{0,16}(?:\d{2}[^\d,;.]{1,8})?")  # from a word for age to a number
_LINE_START = re.compile(r"[\s•*·▪●◦✔✅✓☑️➡→▶►👉🔹🔸–—-]*(?:\(?\d\)?[.)]\s)?")
_DIGIT = re.compile(r"\d")
_ENDS = frozenset(f".!?{STOPS}")  # of sentences


@dataclass(frozen=True, slots=True)
class _Count:
    """A number at `start:end`, with the word for people and the job that it counts, and the word that is counted last."""

    start: int
    end: int
    value: int
    unit: Hit | None
    job: Hit | None
    last: int


def find(reading: Reading, text: Around, hits: Hits) -> int | None:
    """All that the ad counts together; None where it counts nobody."""
    found = counted(reading, text, hits)
    return sums.chosen(text, found, spots.read("openings", text, found)) if found else None


def counted(reading: Reading, text: Around, hits: Hits) -> list[Spot]:
    """Numbers that may count people, with what the rules say of each: first by itself, then as one of a list."""
    words = _Words(reading, text, hits)
    counts = words.counts()
    found: list[Spot] = []
    last: _Count | None = None
    for index, count in enumerate(counts):
        said = words.said(count, counts[max(0, index - 1) : index + 2], last)
        if "rule counts" in said:
            last = count
        names = (*said, f"size {bisect_left(_SIZES, count.value)}")
        found.append(Spot(count.start, count.end, count.value * words.times(count), names))
    return found


class _Words:
    """The words of one text that tell who is wanted."""

    def __init__(self, reading: Reading, text: Around, hits: Hits) -> None:
        self.reading, self.flat, self.lines, self.breaks = reading, text.flat, text.lines, text.breaks
        self.before, self.after, self.hire = (hits[f"opening_words:{role}"] for role in ("before", "after", "hire"))
        self.people = sorted(
            [
                *hits["opening_words:person"],
                *(hit for hit in hits["gender_words"] if hit.row["gender"] != "none"),
                *hits["nationalities"],  # 15 Nepalis
            ],
            key=lambda hit: (hit.start, -hit.end),
        )
        self.jobs = hits["occupations"]
        self.ages, self.years = hits["age_words:age"], hits["age_words:units"]
        self.not_before, self.not_after = hits["opening_context:not_before"], hits["opening_context:not_after"]
        self.numbers = [
            hit for role, found in hits.items() if role.startswith("opening_context:") and role[16:].isdigit() for hit in found
        ]
        self.each, self.counters = hits["opening_context:each"], hits["opening_context:counter"]
        self.units, self.more = hits["opening_context:unit"], hits["opening_context:more"]

    def said(self, count: _Count, near: Sequence[_Count], last: _Count | None) -> list[str]:
        """What the rules say of a number among those `near` it, behind the `last` that counts people."""
        labelled, wanted = self.labelled(count), self.wanted(count)
        paired = any(self.paired(count, other) for other in near)
        listed = last is not None and self.listed(last, count)
        refused, money = self.refused(count), self.money(count)
        return spots.so(
            figure=self.flat[count.start].isdecimal(),
            unit=count.unit is not None,
            job=count.job is not None,
            named=self._named(count),
            part=self._part(count, near),
            rule_labelled=labelled,
            rule_wanted=wanted,
            rule_told=self._told(count),
            rule_entry=self._entry(count),
            rule_paired=paired,
            rule_listed=listed,
            rule_refused=refused,
            rule_money=money,
            rule_counts=(labelled or wanted or paired or listed) and not refused and not money,
        )

    def counts(self) -> list[_Count]:
        """All numbers that may count people, in the order of the text."""
        return [self._count(*each) for each in numbers.find(self.reading, self.flat, self.numbers, self.people)]

    def _count(self, start: int, end: int, value: int) -> _Count:
        unit = self._touching(self.people, end) or self._words_on(self.people, end)
        counter = None if unit else self._touching(self.counters, end)
        end = counter.end if counter else end  # 搬運工10個, but not 3個月
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

    def times(self, count: _Count) -> int:
        """How many jobs of a list the number counts: `炒锅、砧板各2名` are four people."""
        each = ending(self.each, count.start, 1)
        if each is None:
            return 1
        named = self.jobs[bisect_left(self.jobs, (max(0, each.start - _OF_EACH),)) : bisect_left(self.jobs, (each.start,))]
        jobs, at = 0, each.start
        for hit in reversed(named):
            if at - hit.end > _LISTED or _DIGIT.search(self.flat, hit.end, at) or "\n" in self.flat[hit.end : at]:
                break
            jobs, at = jobs + 1, hit.start
        return max(jobs, 1)

    def money(self, count: _Count) -> bool:
        """Whether the figure is an amount with its currency."""
        if count.unit and count.unit.start >= count.end:
            return False
        amounts = self.reading.amounts if self.reading.salary else ()
        return any(amount.currency and amount.start <= count.start < amount.end for amount in amounts)

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

    def _named(self, count: _Count) -> bool:
        """Whether it has a job of its own, be it a word for people too: `4 cooks`, not `4 workers`."""
        trade = starting(self.jobs, count.unit.start, 0) if count.unit else None
        return count.job is not None or (trade is not None and trade.row["isco08"] not in {ANY_WORKER, NO_OCCUPATION})

    def _part(self, count: _Count, near: Sequence[_Count]) -> bool:
        """Whether it stands in brackets with another number, with no job behind it: `4 waiters (1 man, 3 women)`."""
        opens = self.flat.rfind("(", max(0, count.start - _INSIDE), count.start)
        closes = self.flat.find(")", count.end, count.end + _INSIDE)
        if opens < 0 or closes < 0 or self.flat.find(")", opens, count.start) >= 0 or (count.job and count.job.end > count.start):
            return False
        return any(opens < each.start < closes for each in near if each is not count)

    def _trade(self, count: _Count) -> bool:
        """Whether a trade stands behind the number, not only people: `60 machine operators`."""
        behind = count.job is not None and count.job.start >= count.end
        return behind or (count.unit is not None and count.unit.start - count.end > 2)

    def _first(self, since: int, count: _Count) -> bool:
        start = since + (self.flat[since : since + 1] in _ENDS)
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
        if one is other or abs(one.start - other.start) > _PAIR:
            return False
        if all(each.job and each.job.end <= each.start for each in (one, other)):
            return one.job != other.job
        return {each.unit.row.get("gender") for each in (one, other) if each.unit} == {"female", "male"}

    def listed(self, last: _Count, count: _Count) -> bool:
        """Whether the count goes on a list: `10 cooks, 5 waiters`, `welder 30, fitter 20`."""
        if (count.unit is None and count.job is None) or count.start - last.last > _JOINED:
            return False
        since = min(last.last, count.start)
        return numbers.listing(self.reading.tables).search(self.flat, since, count.start + 1) is not None or any(
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
