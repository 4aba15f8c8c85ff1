"""What may stand between a number and the label that speaks of it, and what stands again and again between its own parts."""

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.compiled import compiled
from extract.number.atom import Atom
from extract.tables import Tables
from extract.words.contact_words import alternation
from extract.words.spotted import Spotted

_SEPARATOR = re.compile(r"[ ]?[(\[{<*]?[ ]?[^\W\d]{1,10}[ ]?[)\]}>*]?[ ]?")  # (break), [space], dash
_WHOLE = range(9, 14)  # digits of a number that is told so
_PARTS = 3  # of one
_HOURS = 4  # digits of a time of the day: 0800 to 1200 to 1600


def repeated(low: str, atoms: Sequence[Atom]) -> frozenset[int]:
    """Where the parts of numbers begin that one word parts, again and again: "0917 (break) 000 (break) 0000"."""
    if sum(map(_is_group, atoms)) < _PARTS:
        return frozenset()
    found: set[int] = set()
    run: list[Atom] = []
    for atom in (*atoms, None):
        gap = low[run[-1].end : atom.start] if run and atom else ""
        known = len(run) < _PARTS - 1 or gap == low[run[0].end : run[1].start]
        if atom and run and _is_group(atom) and known and gap.strip() and _SEPARATOR.fullmatch(gap):
            run.append(atom)
            continue
        sizes = [len(one.digits) for one in run]
        if len(run) >= _PARTS and sum(sizes) in _WHOLE and sizes != [_HOURS] * len(run):
            found.update(one.start for one in run[1:])
        run = [atom] if atom and _is_group(atom) and atom.digits[0] == "0" else []
    return frozenset(found)


def _is_group(atom: Atom) -> bool:
    """Whether an atom is a group of figures, or of digits in words written together: ゼロナナゼロ."""
    return atom.kind == "digits" or (atom.kind == "word" and len(atom.digits) > _PARTS - 1 and atom.digits.isdigit())


@lru_cache(maxsize=8)
def hint(tables: Tables) -> Spotted:
    """A hint between a number and its app that speaks of a zero: ", add 0 in front, "."""
    known = [row["word"] for row in tables.rows("number_words") if row["digit"] == "0"]
    zeros = "|".join(map(re.escape, known))
    return Spotted(["0", *known], lambda: rf"[^\d\n@]{{0,24}}(?:0|{zeros})[^\d\n@]{{0,24}}")


@lru_cache(maxsize=8)
def second_thought(tables: Tables) -> re.Pattern[str]:
    """The end of a clause that the next one takes back: "Zalo 090? no: "."""
    return compiled(rf"[?？!.…]{{1,3}}\s{{0,2}}(?:{alternation(tables, 'correction', 'denial')})")


@lru_cache(maxsize=8)
def linking(tables: Tables) -> re.Pattern[str]:
    """What may stand between a number and a label behind it."""
    said = alternation(tables, "connector", "filler", "same", "inside")
    return compiled(rf"(?:\s|[(（,，:：\-–/&]|{said}){{0,6}}")
