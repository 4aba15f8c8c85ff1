"""What is known of one text when its numbers are read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.app.apps import Group
from extract.disguise.plain import Plain
from extract.number import phones
from extract.number.atom import Atom
from extract.number.numbers import Number
from extract.tables import Tables

_LEAST = 7  # digits of a number
_CODE = re.compile(r"\+[ (]?$")


@dataclass(frozen=True, slots=True)
class Scene:
    """One text: its likely countries are `where`, the readers' own first where `hinted`."""

    plain: Plain
    groups: Sequence[Group]
    tables: Tables
    where: tuple[str, ...]
    hinted: bool

    def grade(self, number: Number) -> float:
        return phones.grade(number.digits, number.plus, self.where, self.hinted) if len(number.digits) >= _LEAST else 0.0

    def coded(self, atom: Atom) -> bool:
        """Whether an atom is a country's code, or a plus stands right before it."""
        before = self.plain.text[max(0, atom.start - 2) : atom.start]
        return atom.kind == "code" or ("+" in before and _CODE.search(before) is not None)

    def opens(self, row: Sequence[Atom], at: int) -> bool:
        """Whether a plus before the atom `at` of a row begins a number, and adds no part: "09 + 87 + six zeros"."""
        return self.coded(row[at]) and self.plain.text[row[at - 1].end : row[at].start] != " + "

    def begins(self, atoms: Sequence[Atom]) -> bool:
        """Whether a number may begin among atoms: with a zero or a plus."""
        return any(atom.digits[0] == "0" or self.coded(atom) for atom in atoms)
