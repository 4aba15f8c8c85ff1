"""Numbers told in parts: "first 0300, then 000, at the end four zeros", "first half … second half …", a group of digits a line.

What stands between the parts need not be known. They are one number where a country takes the whole, the parts alone are none,
none of them is pay, age or a date, and something says that they are told: counted zeros, words for "then" or "first half", a
hint that joins them, or lines that hold nothing else.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.disguise.plain import Plain
from extract.number import loose as number_loose
from extract.number import order, phones, told_parts
from extract.number.atom import Atom
from extract.number.firm import is_firm
from extract.number.numbers import Number, opening
from extract.number.parts import Row, Told
from extract.number.scene import Scene
from extract.number.turned import is_turned
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words import windows
from extract.words.number_cues import code_before, cues, listed
from extract.words.spotted import Spotted
from extract.words.word_patterns import UNSPACED

_GAP = 56  # characters between two parts
_WORDS = 7  # words between two parts
_LETTERS = 24  # letters between two parts in scripts without spaces
_LEAST, _MOST = 7, 15  # digits of a number
_MORE = 1.5  # times as much where words between them say that the rest follows
_PARTS, _ROW = 20, 40  # parts of one number, and that are looked at together
_CHECKS = 600  # candidates asked of libphonenumber in one text
_UNTOLD = 0.7  # what is taken off where nothing between the parts says that they are told
_ZEROS = 0.6  # for a part that begins with a zero, as no amount does
_HINT, _LABEL = 70, 90  # characters between a number and a hint that joins its parts, and a word for calling or an app
_ENOUGH = 3.0  # points with which parts are one number
_UNSPACED = re.compile(f"[{UNSPACED}]")
_END = re.compile(rf"[.!?{STOPS}]\s|[{STOPS}]")
told_parts.BREAKS = re.compile(rf"[\n!?{STOPS}]|\.\s")
_LINES = re.compile(r"[ ]?\n{1,2}[ ]?")
_OPENED = 24  # characters before a number in which it is said to begin
_BREAK = re.compile(r"[,.;:!?\n\d]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Digits that the atoms `first` to `last` of a row may tell; `grade` as in `phones.grade`."""

    first: int
    last: int
    digits: str
    plus: bool
    grade: float
    points: float

    @property
    def rank(self) -> tuple[float, ...]:
        return (float(self.grade >= 1.5), self.points + 0.25 * (self.last - self.first))


def _fill(tables: Tables) -> Spotted:
    return cues(tables, "fill")


def assemble(found: Sequence[Number], atoms: Sequence[Atom], scene: Scene, taken: bytearray, barred: Spotted) -> list[Number]:
    """`found` with those parts put together that are one number. `barred` matches units of pay, age and the like behind one."""
    free = [atom for atom in atoms if not taken[atom.start]]
    turned = len(free) > 1 and order.is_told(scene.plain.low, scene.tables)
    told = turned or (len(free) > 1 and order.last(scene.tables).search(scene.plain.low) is not None)
    if len(free) < 2 or not (told or scene.may_begin(free)):
        return list(found)
    grades = {number: scene.grade(number) for number in found}
    firm = [number for number in found if is_firm(number, grades[number], scene.plain, scene.tables)]
    free = _free(free, firm)
    if len(free) < 2 or not (told or scene.may_begin(free)):
        return list(found)
    loose = number_loose.loose(free, scene.plain, barred, cues(scene.tables, "piece"), cues(scene.tables, "clock"))
    if len(loose) < 2 or not (told or scene.may_begin(loose)):
        return list(found)
    known = {number: grade for number, grade in grades.items() if number not in firm and (grade or len(number.digits) >= 9)}
    search = _Search(scene, known, told)
    made = [number for row in _rows(loose, scene) for number in _made(row, search, scene, turned)]
    kept = [number for number in found if not any(one.start < number.end and number.start < one.end for one in made)]
    return sorted([*kept, *made], key=lambda number: number.start)


def _made(row: list[Atom], search: "_Search", scene: Scene, turned: bool) -> Iterator[Number]:
    """The numbers of a row: the one that its parts are in another order (`turned`), else those that they are as they stand."""
    other = order.find(row, scene) if turned else None
    if other and any(
        other.start <= number.start < other.end and grade > scene.grade(other) for number, grade in search.known.items()
    ):
        other = None  # a number as it stands says more
    yield from [other] if other else search.numbers(row)


def _free(atoms: Sequence[Atom], firm: Sequence[Number]) -> list[Atom]:
    """The atoms outside of firm numbers."""
    spans = [(number.start, number.end) for number in firm]
    return [atom for atom in atoms if not any(start <= atom.start < end for start, end in spans)]


def _rows(atoms: Sequence[Atom], scene: Scene) -> Iterator[list[Atom]]:
    """Loose atoms that stand near each other, without a strong name of an app between."""
    walls = [group.start for group in scene.groups if group.apps and not group.weak]
    row: list[Atom] = []
    for atom in atoms:
        if row and (len(row) >= _ROW or not _near(row[-1], atom, scene, walls)):
            yield row
            row = []
        row.append(atom)
    yield row


def _near(one: Atom, other: Atom, scene: Scene, walls: Sequence[int]) -> bool:
    gap = scene.plain.low[one.end : other.start]
    more = _MORE if len(gap) > _GAP // 2 and told_parts.told(scene.tables).search(gap) else 1
    if len(gap) > _GAP * more or "@" in gap or gap.count("\n") > 2:
        return False
    if gap.strip(" ,") in listed(scene.tables, "or"):
        return False
    if one.kind != "code" and bisect_right(walls, other.start) != bisect_right(walls, one.end):
        return False
    return len(gap) < 4 or (told_parts.words(gap) <= _WORDS * more and len(_UNSPACED.findall(gap)) <= _LETTERS * more)


def _may_be_whole(row: Sequence[Atom]) -> bool:
    """Whether the digits of a row are enough for a number, or zeros or a count among them may stand for more."""
    size = sum(len(atom.digits) for atom in row)
    return size >= _LEAST or any(atom.counted or not atom.digits.strip("0") for atom in row)


def _is_cut(row: Sequence[Atom], at: int) -> bool:
    """Whether two number words that are written as one are cut before atom `at`: 四|二."""
    one, other = row[at - 1 : at + 1] if 0 < at < len(row) else (None, None)
    return one is not None and other is not None and one.end == other.start and one.kind == other.kind == "word"


def _is_a_word(one: Atom, other: Atom, plain: Plain) -> bool:
    """Whether a letter that may be a zero stands alone, other words behind: "no be yahoo o. Call"."""
    return one.kind == "letters" and len(one.digits) == 1 and any(map(str.isalpha, plain.low[one.end : other.start]))


@dataclass(slots=True)
class _Search:
    """The best candidates of one text's rows; `known` are the numbers that a country takes already, with their grades."""

    scene: Scene
    known: dict[Number, float]
    begun: bool  # words tell where a number begins or ends
    left: int = field(default=_CHECKS)

    def numbers(self, row: list[Atom]) -> Iterator[Number]:
        """The numbers of a row, the best one first, then those before and behind it."""
        begins = (
            self.scene.may_begin(row)
            or (self.begun and any(self._is_first(atom) for atom in row))
            or (self.begun and any(self._is_last(*two) for two in pairwise(row)))
        )
        if len(row) < 2 or self.left <= 0 or not _may_be_whole(row) or not begins:
            return
        best = max(self._candidates(row), key=lambda candidate: candidate.rank, default=None)
        if best is None:
            return
        head = row[best.first : best.first + 2]
        named = head[0].kind == "code" and any(
            map(str.isalpha, self.scene.plain.text[head[0].end : head[1].start])
        )  # an app's name
        start, end = row[best.first + named].start, row[best.last].end
        before = self.scene.plain.text[max(0, start - 2) : start]
        begin = start - (len(before) - before.rfind("+")) if best.plus and "+" in before else start
        yield from self.numbers(row[: best.first])
        yield Number(begin, end, best.digits, best.plus, True, best.last - best.first + 1)
        yield from self.numbers(row[best.last + 1 :])

    def _is_first(self, atom: Atom) -> bool:
        """Whether words right before an atom say that a number begins with it."""
        before = _BREAK.split(windows.before(self.scene.plain.low, atom.start, _OPENED))[-1]
        return cues(self.scene.tables, "order_first").search(before) is not None

    def _begins_behind(self, one: Atom, other: Atom) -> bool:
        """Whether words between two atoms, in another clause than the first, say that a number begins with the other."""
        gap = self.scene.plain.low[one.end : other.start]
        return bool(told_parts.BREAKS.search(gap) and cues(self.scene.tables, "order_first").search(gap)) and self._is_first(other)

    def _is_last(self, one: Atom, other: Atom) -> bool:
        """Whether words between two atoms say that the other ends a number."""
        gap = self.scene.plain.low[one.end : other.start]
        return order.last(self.scene.tables).search(gap) is not None and told_parts.BREAKS.search(gap) is None

    def _candidates(self, row: list[Atom]) -> Iterator[Candidate]:
        plain, tables = self.scene.plain, self.scene.tables
        usual = self.scene.begins(row)
        ended = not usual and self.begun and any(self._is_last(*two) for two in pairwise(row))
        opened = [at for at in range(1, len(row)) if self.scene.opens(row, at)]  # a plus begins a number
        for first in range(len(row) - 1):
            known, foreign = usual or self._is_first(row[first]) or ended, self.scene.is_foreign(row, first)
            if not known and not foreign:
                continue
            size = min(_PARTS, len(row) - first)
            size = next((at - first for at in opened if first < at < first + size), size)
            if self.begun and size > 1 and self._begins_behind(row[first], row[first + 1]):
                continue  # "45 an hour. The first three: 177 …"
            if not _may_be_whole(row[first : first + size]) or _is_a_word(row[first], row[first + 1], plain):
                continue
            ways = [
                (count, told)
                for count, readings in enumerate(Row(plain.low, row, first, size, tables).ends)
                if count > 1
                for told in readings.values()
                if _LEAST <= len(told.digits) <= _MOST
            ]
            if not ways:
                continue
            start = row[first].start
            within = first > 0 and row[first - 1].kind == "code"  # whose number this is a part of
            worded = not within and row[first].digits[0] != "0" and code_before(plain.low, start, tables)  # no code: "prefix 0938"
            coded = row[first].kind == "code" or worded
            signed, soft = opening(plain, start, tables)[1:]
            plus = (signed and not soft) or coded
            for count, told in ways:
                if _is_cut(row, first + count):
                    continue
                candidate = (
                    self._candidate(row, first, first + count - 1, told, plus, float(coded))
                    if known or (signed and not soft)
                    else None
                )
                if soft or (foreign and not plus and phones.is_mobile(told.digits)):
                    added = self._candidate(row, first, first + count - 1, told, True, 0.0)
                    candidate = max(filter(None, (added, candidate)), key=lambda one: one.rank, default=None)
                if candidate:
                    yield candidate

    def _candidate(self, row: list[Atom], first: int, last: int, told: Told, plus: bool, more: float) -> Candidate | None:
        if self.left <= 0:
            return None
        self.left -= 1
        parts = row[first : last + 1]
        grade = self.scene.graded(told.digits, plus, parts[0].start, parts[-1].end)
        if not grade or not self._better(parts, told.digits, grade, plus):
            return None
        points = self._points(parts, told, plus) + (grade - 1) * 2 + more
        points -= sum(not atom.digits.strip("0") for atom in (*row[:first], *row[last + 1 :]))  # zeros that stay outside
        return Candidate(first, last, told.digits, plus, grade, points) if points >= _ENOUGH else None

    def _better(self, parts: Sequence[Atom], digits: str, grade: float, plus: bool) -> bool:
        """Whether parts say more than the numbers among them that a country takes already."""
        start, end = parts[0].start, parts[-1].end
        timed = any(part.counted or part.counts or part.many for part in parts)
        for number, old in self.known.items():
            if number.start >= end or start >= number.end:
                continue
            whole = start <= number.start and number.end <= end
            more = whole and len(parts) > number.groups and grade >= old
            surer = (timed and grade > old) or (grade >= 2.0 and old < 2.0 and plus >= number.plus)
            if digits != number.digits and (not (whole or timed) or not (more or surer)):
                return False
        return True

    def _points(self, parts: list[Atom], told: Told, plus: bool) -> float:
        """How much speaks for parts being told as one number."""
        plain, tables = self.scene.plain, self.scene.tables
        gaps = [plain.low[one.end : other.start] for one, other in pairwise(parts)]
        known = [gap == " + " or bool(gap.strip(" ,،、-.") and told_parts.is_told(gap, tables)) for gap in gaps]
        turned = [is_turned(plain.low, part) for part in parts[1:]]
        known = [said or back for said, back in zip(known, turned, strict=True)]
        between = [0 if said else told_parts.words(_fill(tables).sub("", gap)) for gap, said in zip(gaps, known, strict=True)]
        if any(words and told_parts.BREAKS.search(gap) for gap, words in zip(gaps, between, strict=True)):
            return 0.0  # the next sentence speaks of something else
        strange = sum(between)
        untold = _UNTOLD if strange and not told.counts and not any(known) and not plus else 0.0
        lines = sum(_LINES.fullmatch(gap) is not None for gap in gaps)
        points = min(told.counts, 2) * 1.5 + min(sum(known), 2) * 1.0 - 0.4 * strange - 0.5 * told.skipped - untold
        points -= sum(_END.search(gap) is not None for gap in gaps) * 0.7
        points += 1.0 if any(part.kind == "word" and not part.digits.strip("0") for part in parts) else 0.0
        points += sum(turned) - 2.0 * self._is_put_right(gaps[-1])
        points += 1.0 if lines and lines == len(gaps) else 0.0
        points += 1.0 if plus or parts[0].digits[0] == "0" else 0.0
        if (plus or parts[0].digits[0] == "0") and all(part.kind != "word" for part in parts):
            points += _ZEROS * sum(one.kind == "digits" and len(one.digits) > 1 and one.digits[0] == "0" for one in parts[1:])
        points += 0.5 if plain.odd(parts[0].start, parts[-1].end) else 0.0
        return points + self._around(parts[0].start, parts[-1].end)

    def _is_put_right(self, gap: str) -> bool:
        """Whether what stands before the last part takes the end back: "… 31, no sorry, at the end 13"."""
        if not (told_parts.words(gap) and order.last(self.scene.tables).search(gap)):
            return False
        return cues(self.scene.tables, shared=("correction",)).search(gap) is not None

    def _around(self, start: int, end: int) -> float:
        low = self.scene.plain.low
        beside = windows.around(low, start, end, _HINT)
        joined = cues(self.scene.tables, "join", shared=("joined",)).search(beside)
        labelled = any(start - _LABEL <= group.end and group.start <= end + _LABEL for group in self.scene.groups)
        return (1.5 if joined else 0.0) + (1.0 if labelled else 0.0)
