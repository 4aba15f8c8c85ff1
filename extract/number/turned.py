"""Parts of a number that alone are written backwards: "the front 0942, the rest is written from the end: 1500000"."""

from collections.abc import Sequence
from itertools import pairwise

from extract.number.atom import Atom
from extract.tables import Tables
from extract.words.number_cues import cues

_LEAST = 3  # digits of such a part
_REACH = 64  # characters before it in which it is said


def parts(low: str, atoms: Sequence[Atom], tables: Tables) -> list[Atom]:
    """`atoms`, with the digits of those forwards of which words between them and the one before say that this part is backwards."""
    back = cues(tables, "reversed", shared=("reversed",))
    if len(atoms) < 2 or not back.search(low):
        return list(atoms)
    part = cues(tables, "order_last", "rest", "tail")
    out = list(atoms[:1])
    for one, atom in pairwise(atoms):
        gap = low[one.end : atom.start] if one.kind == "digits" and len(one.digits) >= _LEAST else ""
        told = len(gap) <= _REACH and atom.kind == "digits" and len(atom.digits) >= _LEAST and not low.startswith("\n", one.end)
        said = back.search(gap) if told and gap else None
        out.append(atom._replace(digits=atom.digits[::-1]) if said and part.search(back.compiled.sub(" ", gap)) else atom)
    return out


def is_turned(low: str, atom: Atom) -> bool:
    """Whether the digits of an atom are those that are written, backwards."""
    written = low[atom.start : atom.end]
    return atom.digits == written[::-1] != written
