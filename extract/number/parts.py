"""The digits that a row of number parts may mean: "0412, three zeros, then four more", "zeros, six of them", "three times five"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from extract.number.atom import Atom
from extract.number.counts import APART, COUNTS, NEAR, WORD, counted, is_count, is_zero
from extract.number.readings import LONGEST, zeros_in_a_row
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words import windows
from extract.words.number_cues import cues, listed
from extract.words.spotted import Spotted

_WAYS = 24  # readings that are kept of one row
_NAMED = 14  # characters between a count and the word for digits
_FILLED = 16  # characters between zeros and the words that they fill the rest
_FILL = 10  # more zeros than fill a number
_MANY = 3  # characters of words between two atoms
_ROW = 4  # zeros that are told one by one and counted together
_HARD = re.compile(rf"[ ]?[,.;:!?()،、，{STOPS}；：؛|/–—-]")  # a sign that parts what is said
_LABEL = 30  # characters between a count and the zeros that it counts, all written out
_FRONT = 24  # characters behind a zero that is told to stand in front
_CLAUSE_END = re.compile(rf"[,.;:\n،、，{STOPS}]")
_BOXED = re.compile(r"[^\w()]?\w{0,8}[ ]?\)")  # behind a zero that ends brackets
_SUM = re.compile("[1-9]0[2-9]|[2-9][2-9]")
_REPEATED = re.compile(r"\s?[(（\[=]\s?")


class Told(NamedTuple):
    """Digits, and how many of their groups were counted."""

    digits: str
    counts: int
    skipped: int = 0
    filled: bool = False  # with as many zeros as make it whole


@dataclass(frozen=True, slots=True)
class _Words:
    """What is asked for between parts."""

    named: Spotted  # digits
    filled: Spotted
    told: Spotted  # then
    ahead: Spotted
    rest: Spotted
    again: Spotted
    of: frozenset[str]
    articles: frozenset[str]


@lru_cache(maxsize=8)
def _words(tables: Tables) -> _Words:
    return _Words(
        cues(tables, "digits"),
        cues(tables, "fill"),
        cues(tables, shared=("then_only",)),
        cues(tables, "front"),
        cues(tables, "rest"),
        cues(tables, "again"),
        listed(tables, "of"),
        listed(tables, "article"),
    )


class Row:
    """A row of atoms of one text: `ends[n]` are the readings of the atoms from `first` up to, without, `first + n`."""

    def __init__(self, low: str, atoms: Sequence[Atom], first: int, size: int, tables: Tables) -> None:
        self.low, self.atoms, self.first = low, atoms, first
        self.words = _words(tables)
        self.fillers: dict[int, bool] = {}
        self.ends: list[dict[str, Told]] = [{} for _ in range(size + 1)]
        self.ends[0][""] = Told("", 0)
        for at in range(size):
            for told in self.ends[at].values():
                self._go_on(at, told, size)

    def _go_on(self, at: int, told: Told, size: int) -> None:
        one = self.atoms[self.first + at]
        if _is_plain(one) and (at + 1 == size or not is_count(self.atoms[self.first + at + 1])):
            self._add(at + 1, told, one.digits, 0)
            return
        count = is_count(one)
        gap, rest, times = "", False, ""
        if at + 1 < size:
            other = self.atoms[self.first + at + 1]
            gap = self.low[one.end : other.start]
            if count or is_count(other):
                last = at + 2 >= size or self._parted(self.first + at + 1)
                rest = count and is_zero(other) and not self._in_digits(self.first + at) and self._counts_rest(one, gap)
                parted = not rest and len(gap) > 2 and self.words.told.search(gap) is not None  # "eight one two, then zeros"
                times = "" if parted else self._counted(self.first + at, gap, last)
                rest = rest and bool(times)
            if times:
                self._add(at + 2, told, times, 1)
            if gap == " " and _is_sum(one) and other.kind == "word" and is_zero(other):  # "six hundred and six zeros"
                self._add(at + 2, told, one.digits[:-1] + "0" * (1 + int(one.digits[-1]) * len(other.digits)), 1)
            self._with_next(at, told, size)
        if count and told.counts and told.digits.endswith("0") and not times and not self._are_figures(self.first + at):
            self._add(at + 1, told, "0" * int(one.digits), 1)  # "three zeros and four more"
        if one.kind == "letters" and one.digits == "0":
            self._add(at + 1, told, "", 0, int(gap.strip() == ""))  # the word "o"
        if one.counted and one.digits == "1" and at + 1 < size:
            self._add(at + 1, told, "", 0, 0)  # 一个九
        if count and told.digits and self.words.named.search(_CLAUSE_END.split(self.low[one.end : one.end + _NAMED])[0]):
            whole = told.filled and len(told.digits) == int(one.digits)  # "zeros until there are nine digits"
            self._add(at + 1, told, "", int(whole), 0)  # "the last three digits are 338", "(ten digits)"
        if count and at + 1 < size and self._counts_zeros(one, gap, self.first + at + 1, size - at - 1):
            self._add(at + 1, told, "", 1, 0)  # "eight round eggs 0000 0000"
        if one.kind == "word" and one.digits == "1" and at + 1 < size:
            article = self.low[one.start : one.end] in self.words.articles
            small = gap == " " and (article or not told.digits)
            if gap == " " and at and told.digits and self._is_one_more(self.first + at):
                self._add(at + 1, told, "", 1, 0)  # "and one zero more"
            if small or gap.strip() in self.words.of:  # "un siete", "a 2", "bir beş", "một số chín"
                self._add(at + 1, told, "", 0, 2 if told.digits and gap == " " else 0)
            elif at and told.digits and _is_worded(gap) and _is_worded(self.low[self.atoms[self.first + at - 1].end : one.start]):
                self._add(at + 1, told, "", 0, 1)  # "… then have one tea, then 000"
        if one.digits in {"0", "00"} and told.digits and self._leads(one, gap, self.first + at):
            self._add(at + 1, Told(one.digits + told.digits, told.counts, told.skipped), "", 0, 0)  # "with a 0 before it"
        if one.kind == "word" and one.digits == "0" and told.digits and self._fills(one):
            for zeros in range(2, _FILL):
                self._add(at + 1, told, "0" * zeros, 0, 1, True)
        if not rest:
            many = one.kind == "word" and len(one.digits) > 1 and is_zero(one)  # "two zeros"
            self._add(at + 1, told, one.digits, int(many), int(one.counted or one.counts))

    def _with_next(self, at: int, told: Told, size: int) -> None:
        """What an atom and the one or two behind it tell together."""
        one, other = self.atoms[self.first + at : self.first + at + 2]
        count, gap = is_count(one), self.low[one.end : other.start]
        third = self.atoms[self.first + at + 2] if at + 2 < size else None
        total = counted(other, third, self.low[other.end : third.start], True, self.words.of) if third else ""
        if total and third and is_zero(one) and is_zero(third):  # "only zeros, six of them zeros"
            self._add(at + 3, told, total, 1)
        if one.counted and count and total and len(gap) <= NEAR and len(total) * int(one.digits) <= LONGEST:
            self._add(at + 3, told, total * int(one.digits), 2)  # "three times two zeros"
        row = self._row_of_zeros(self.first + at, size - at) if count and one.kind == "word" else 0
        if row:
            self._add(at + 1 + row, told, "0" * (row * int(one.digits)), 1, 1)
        if one.kind == "word" and other.kind == "digits" and one.digits == other.digits and _REPEATED.fullmatch(gap):
            self._add(at + 1, told, "", 0, 1)  # "six (6) zeros"
        among = one.kind == other.kind == "word" and any(map(str.isalpha, gap)) and self.words.told.search(gap) is None
        if among and is_zero(one) and is_zero(other):
            self._add(at + 1, told, "", 0, 1)  # "zero hi zero"

    def _counted(self, at: int, gap: str, last: bool) -> str:
        """The digits that an atom and the next mean as a count, if they do."""
        if self._one_by_one(at):
            return ""
        return counted(self.atoms[at], self.atoms[at + 1], gap, last and not self._in_digits(at), self.words.of)

    def _one_by_one(self, at: int) -> bool:
        """Whether zeros are told one after the other beside an atom and the next, so that nobody counts them: "2, nol nol nol"."""
        one, other = self.atoms[at : at + 2]
        if (other.kind == "word" and self._among_figures(at)) or (at and one.kind == "word" and self._among_figures(at - 1)):
            return True
        pair = self.atoms[at + 1 : at + 3] if is_zero(other) else self.atoms[max(0, at - 1) : at + 1]
        return not (one.counted or one.counts or other.counted) and zeros_in_a_row(self.low, pair)

    def _is_one_more(self, at: int) -> bool:
        """Whether one zero, told by itself, is added to what was told before: "…, bir sıfır daha", "… aur ek zero"."""
        before, one, zero, *more = self.atoms[at - 1 : at + 3]
        said = self.low[zero.end : min(zero.end + _NAMED, more[0].start)] if more else ""
        parted = not more or _HARD.match(self.low, zero.end) is not None or self.words.again.search(said) is not None
        if zero.digits != "0" or zero.kind != "word" or not parted:
            return False
        gap = self.low[before.end : one.start]
        return is_zero(before) and (_is_worded(f"{gap} .") or _HARD.search(gap) is not None)

    def _row_of_zeros(self, at: int, left: int) -> int:
        """How many zeros are told one by one behind a count, as a part of their own: "iki tane sıfır sıfır sıfır - …"."""
        row = 0
        for one, other in pairwise(self.atoms[at : at + min(left, _ROW + 2)]):
            near = self.low[one.end : other.start] == " " and other.digits == "0" and other.kind == "word"
            if not near or (row and _HARD.match(self.low, one.end)):
                break
            row += 1
        end = self.atoms[at + row].end
        parted = at + row + 1 == len(self.atoms) or _HARD.match(self.low, end) is not None or self.low.startswith(" -", end)
        return row if 1 < row <= _ROW and parted else 0

    def _among_figures(self, at: int) -> bool:
        """Whether a zero in a word stands between single figures, with the same between all: "3 nol 1"."""
        one, *more = self.atoms[at : at + 3]
        if one.kind != "digits" or len(more) < 2 or more[0].many or more[1].kind != "digits" or len(more[1].digits) > 1:
            return False
        return self.low[one.end : more[0].start] == self.low[more[0].end : more[1].start] == " "

    def _are_figures(self, at: int) -> bool:
        """Whether a digit begins a row that is told one by one, and counts nothing: "four zeros, three five seven"."""
        two = self.atoms[at : at + 2]
        row = two[-1].kind == "word" and two[-1].digits in "123456789" and self.low[two[0].end : two[-1].start] == " "
        return self._among_figures(at) or (row and len(two) > 1)

    def _counts_rest(self, count: Atom, gap: str) -> bool:
        """Whether a count before zeros says how many the rest of a number are: "the other seven are zeros"."""
        return self.words.rest.search(windows.before(self.low, count.start, _FILLED) + "\n" + gap) is not None

    def _counts_zeros(self, count: Atom, gap: str, at: int, left: int) -> bool:
        """Whether a count tells how many zeros are written out behind it, exactly as many: "eight round eggs 0000 0000"."""
        if len(gap) > _LABEL or APART.search(gap):
            return False
        size, end, all_ = 0, self.atoms[at].start, int(count.digits)
        for atom in self.atoms[at : at + min(left, all_)]:
            if size >= all_ or atom.start - end > 1 or atom.kind == "word" or not is_zero(atom):
                break
            size, end = size + len(atom.digits), atom.end
        return size == all_ > len("00")

    def _fills(self, zero: Atom) -> bool:
        """Whether zeros are told to fill the rest of a number: "and the rest zeros", "zeros to the end"."""
        if zero.start not in self.fillers:
            self.fillers[zero.start] = self.words.filled.search(windows.around(self.low, zero.start, zero.end, _FILLED)) is not None
        return self.fillers[zero.start]

    def _leads(self, zero: Atom, gap: str, at: int) -> bool:
        """Whether a zero is told to stand before what has been told: "nine eleven with a 0 before it", "… (başına 0)"."""
        boxed = _BOXED.match(self.low, zero.end)
        before = self.low[self.atoms[at - 1].end : zero.start] if boxed and at else ""
        if "(" in before and self.words.ahead.search(before):
            return True
        if not gap.strip():
            return False
        said = _CLAUSE_END.split(self.low[zero.end : zero.end + min(_FRONT, len(gap))])[0]
        return not any(map(str.isdigit, said)) and self.words.ahead.search(said) is not None

    def _parted(self, at: int) -> bool:
        """Whether more than a space or hyphen stands behind atom `at`."""
        return self.low[self.atoms[at].end : self.atoms[at + 1].start] not in {"", " ", "-"}

    def _in_digits(self, at: int) -> bool:
        """Whether another digit in a word stands right before atom `at`, or with the same between: a number told digit for digit."""
        last = self.atoms[at - 1] if at else None
        told = last is not None and (is_zero(last) or (last.kind == "word" and len(last.digits) == 1 and not last.counts))
        before = self.low[self.atoms[at - 1].end : self.atoms[at].start] if told else "none"
        return before in {"", " ", "-", self.low[self.atoms[at].end : self.atoms[at + 1].start]}

    def _add(self, at: int, told: Told, digits: str, counts: int, skipped: int = 0, filled: bool = False) -> None:
        longer = Told(told.digits + digits, told.counts + counts, told.skipped + skipped, told.filled or filled)
        ways = self.ends[at]
        known = ways.get(longer.digits)
        if len(longer.digits) > LONGEST + 2 or (known and (known.counts, -known.skipped) >= (longer.counts, -longer.skipped)):
            return
        if known or len(ways) < _WAYS:
            ways[longer.digits] = longer


def _is_worded(gap: str) -> bool:
    """Whether words stand between two atoms."""
    return len(WORD.findall(gap)) > 0 and len(gap.strip()) > _MANY


def _is_sum(atom: Atom) -> bool:
    """Whether the units of a number word may count what follows: six hundred and six."""
    return atom.kind == "word" and _SUM.fullmatch(atom.digits) is not None


def _is_plain(atom: Atom) -> bool:
    """Whether an atom is figures that are neither zeros nor a count, as nearly all."""
    figures = atom.kind == "digits" and atom.digits not in COUNTS and not is_zero(atom)
    return figures and not (atom.counted or atom.counts)
