"""Texts whose letters say nothing by their case: all in capitals, as loud ads are, or all in small letters, as phones write."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.employer.known import FIRM

if TYPE_CHECKING:
    from extract.employer.words import Atom

_FEW, _NEAR = 6, 3  # words from which on a text's style can be told, and words beside a noun of business
_LOUD = 0.85  # of a text's words, contacts apart: some units and addresses stay small
_SUFFIXES, _PREFIXES = frozenset({"form<", "noun<", "group<", "agency<"}), frozenset({"form>", "noun>", "agency>"})
_OPEN, _FORMS = frozenset({"common"}), frozenset({"form<"})
_SHORT = 2  # letters of a legal form that is a small word too


def level(text: str, found: Sequence["Atom"]) -> None:
    """Make the words of a text that has but one case `even`, none of them a capital one: what stands around a name and what it is built
    of must say that it is one, as in scripts without case. In small letters is a text where no word of no known kind has a capital."""
    cased = [atom for atom in found if atom.script == "cased" and "contact" not in atom.tags and atom.end - atom.start > 1]
    if len(cased) < _FEW:
        return
    words = [atom for atom in found if atom.script != "digits" and "contact" not in atom.tags and atom.end - atom.start > 1]
    if 2 * len(cased) < len(words):
        return  # names in Latin letters among others are written as they are
    capitals = [atom for atom in cased if atom.capital]
    if any(atom.tags <= _OPEN for atom in capitals):
        loud = sum(text[atom.start : atom.end].isupper() for atom in capitals) if len(capitals) >= _LOUD * len(cased) else 0
        if loud < _LOUD * len(cased):
            return
    for atom in found:
        if atom.script == "cased":
            atom.script, atom.capital = "even", False
    for atom, behind in pairwise(found):
        if atom.end - atom.start <= _SHORT and "form<" in atom.tags and behind.gap == " " and "hires" not in behind.tags:
            atom.tags -= _FORMS  # Tagalog "SA LAOS" is no S.A.


def raise_small(found: Sequence["Atom"]) -> None:
    """In a text with few capitals, words beside a noun of business count as capital ones (`at hillcrest dental studio`)."""
    cased = [atom.capital for atom in found if atom.script == "cased"]
    if len(cased) < _FEW or 8 * cased.count(True) > len(cased):
        return
    for index, atom in enumerate(found):
        if atom.script != "cased":
            continue
        step = -1 if atom.tags & _SUFFIXES else 1 if atom.tags & _PREFIXES else 0
        at = index
        while step and 0 <= at < len(found) and abs(at - index) <= _NEAR:
            follows = found[at if step > 0 else at + 1].gap == " " if at != index else True
            if found[at].script != "cased" or not follows or (at != index and found[at].tags - FIRM):
                break
            found[at].capital = True
            at += step
