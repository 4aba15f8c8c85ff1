"""What is known of one text when its numbers are read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import phonenumbers

from extract.app.apps import Group
from extract.disguise.plain import Plain
from extract.number import countries, phones
from extract.number.atom import Atom
from extract.number.numbers import Number
from extract.tables import Tables

_LEAST = 7  # digits of a number
_VALID = 2.0  # grade of a number that its own country or code makes valid
_CODES = 3  # digits of a code that may be written together with what follows it
_HEAD = 6  # digits of such a beginning
_CODE = re.compile(r"\+[ (]?$")


@dataclass(frozen=True, slots=True)
class Scene:
    """One text: its likely countries are `where`, the readers' own first where `hinted`."""

    plain: Plain
    groups: Sequence[Group]
    tables: Tables
    where: tuple[str, ...]
    hinted: bool
    grades: dict[tuple[str, bool, int, int], float] = field(default_factory=dict, compare=False, repr=False)  # as asked for

    def grade(self, number: Number) -> float:
        return self.graded(number.digits, number.plus, number.start, number.end) if len(number.digits) >= _LEAST else 0.0

    def graded(self, digits: str, plus: bool, start: int, end: int) -> float:
        """As `phones.grade` of digits told at `start:end`."""
        asked = digits, plus, start, end
        grade = self.grades.get(asked)
        if grade is None:
            grade = self.grades[asked] = self._graded(*asked)
        return grade

    def _graded(self, digits: str, plus: bool, start: int, end: int) -> float:
        grade = phones.grade(digits, plus, self.where, self.hinted)
        told = not plus and grade < _VALID and not digits.startswith("00")
        return countries.grade(digits, self.plain.low, start, end, self.tables) or grade if told else grade

    def coded(self, atom: Atom) -> bool:
        """Whether an atom is a country's code, or a plus stands right before it."""
        if atom.kind == "code":
            return True
        before = self.plain.text[atom.start - 2 : atom.start] if atom.start > 1 else self.plain.text[: atom.start]
        return "+" in before and _CODE.search(before) is not None

    def is_foreign(self, row: Sequence[Atom], at: int) -> bool:
        """Whether a number may begin at a row's atom `at` with its country's code and without a plus: "971, 50, then seven zeros", "eight
        five five, ten …"."""
        digits, codes = row[at].digits, _codes()
        if row[at].kind == "word" and len(digits) > 1 and digits in codes:
            return True  # 육육, "nine seventy-one"
        if row[at].kind == "digits" and (digits in codes or (len(digits) <= _HEAD and digits[:_CODES] in codes)):
            return True
        if len(digits) > 1 or at + _CODES > len(row):
            return False
        head = row[at : at + _CODES]
        return all(len(atom.digits) == 1 for atom in head) and "".join(atom.digits for atom in head) in codes

    def opens(self, row: Sequence[Atom], at: int) -> bool:
        """Whether a plus before the atom `at` of a row begins a number, and adds no part: "09 + 87 + six zeros"."""
        return self.coded(row[at]) and self.plain.text[row[at - 1].end : row[at].start] != " + "

    def begins(self, atoms: Sequence[Atom]) -> bool:
        """Whether a number may begin among atoms: with a zero or a plus."""
        return "0" in {atom.digits[:1] for atom in atoms} or any(map(self.coded, atoms))

    def may_begin(self, atoms: Sequence[Atom]) -> bool:
        """The same, or with a country's code."""
        return self.begins(atoms) or any(self.is_foreign(atoms, at) for at in range(len(atoms)))


def is_code(digits: str) -> bool:
    """Whether digits are a country's code, of two or three."""
    return digits in _codes()


@cache
def _codes() -> frozenset[str]:
    """The codes of countries; of one digit, as 1 and 7, they tell nothing without a plus."""
    return frozenset(str(code) for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE if code > 9)
