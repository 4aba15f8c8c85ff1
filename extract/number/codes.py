"""Codes of countries that the text tells by the country's name: "UK ka code, phir 7700", "kode Myanmar lalu sembilan", 두바이(971)."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

import phonenumbers

from extract.number.atom import Atom
from extract.number.countries import near_countries
from extract.number.others import says_other
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.number_cues import cues, rare

CODE = "code"  # the kind of an atom that is a country's code, with its plus
_BESIDE = 24  # characters between a word for "code" and its country
_MOST = 40  # words for "code" that are looked at in one text
_GAP = 12  # letters between them
_BEHIND = 26  # characters behind in which the code itself may stand
_FRONT = 16  # characters between a number and the code that is said to stand before it
_APART = re.compile(rf"[,.;:!?\n\d、，{STOPS}፣]")
_BRACKET = re.compile(r"[\s]?[(（][+]?$")


def coded(low: str, atoms: Sequence[Atom], tables: Tables) -> list[Atom]:
    """`atoms` with the codes told in `low` among them."""
    out = list(atoms)
    if not atoms:
        return out
    for word in islice(cues(tables, "dial_code").finditer(low), _MOST) if "dial_code" in rare(low, tables) else ():
        found = None if says_other(low, word.end(), tables) else _country(low, word.start(), word.end(), tables)
        if found:
            out = _with_code(low, out, *found, tables)
    return _bracketed(low, out, tables)


def _country(low: str, start: int, end: int, tables: Tables) -> tuple[int, int, str] | None:
    """Where a word for "code" and the country beside it stand, and the code."""
    begin = max(0, start - _BESIDE)
    before = _APART.split(low[begin:start])[-1]
    behind = _APART.split(low[end : end + _BESIDE])[0]
    hits = near_countries(tables).find(before)
    if hits and len(before) - hits[-1].end <= _GAP:
        return start - len(before) + hits[-1].start, end, _code(hits[-1].row["regions"])
    hits = near_countries(tables).find(behind)
    if hits and hits[0].start <= _GAP:
        return start, end + hits[0].end, _code(hits[0].row["regions"])
    return None


def _with_code(low: str, atoms: list[Atom], start: int, end: int, code: str, tables: Tables) -> list[Atom]:
    """`atoms` with the code at `start:end`, unless it stands in digits or words behind."""
    kept = [atom for atom in atoms if atom.end <= start or atom.start >= end]
    at = next((at for at, atom in enumerate(kept) if atom.start >= end), len(kept))
    if code == "0":
        return atoms
    front = cues(tables, "front", "order_before").search(low, max(0, start - _FRONT), start)
    if (
        front and at and kept[at - 1].kind == "digits" and start - kept[at - 1].end <= _FRONT
    ):  # "7700 900 381, before it the UK code 44"
        first = at - 1
        while first and kept[first].start - kept[first - 1].end <= 1 and kept[first - 1].kind == "digits":
            first -= 1
        behind = kept[at + 1 :] if at < len(kept) and kept[at].digits == code and kept[at].start - end <= _BEHIND else kept[at:]
        return [*kept[:first], Atom(kept[first].start, kept[first].start, code, CODE), *kept[first:at], *behind]
    if at == len(kept):
        return atoms
    atom = kept[at]
    near = atom.start - end <= _BEHIND
    size = next((size for size in range(1, len(code) + 1) if _digits(kept[at : at + size]) == code), 0)
    if near and size > 1 and kept[at + size - 1].end - atom.start <= _BEHIND:  # "Yemen's code, nine six seven"
        return [*kept[:at], Atom(atom.start, kept[at + size - 1].end, code, CODE), *kept[at + size :]]
    if near and atom.digits == code and "+" not in low[end : atom.start]:
        return [*kept[:at], atom._replace(kind=CODE), *kept[at + 1 :]]
    if near and ("+" in low[end : atom.start] or (atom.kind == "digits" and len(code) > 1 and atom.digits.startswith(code))):
        return atoms
    return [*kept[:at], Atom(start, end, code, CODE), *kept[at:]]


def _digits(atoms: Sequence[Atom]) -> str:
    return "".join(atom.digits for atom in atoms)


def _bracketed(low: str, atoms: list[Atom], tables: Tables) -> list[Atom]:
    """Digits in brackets behind a country whose code they are."""
    if "(" not in low and "（" not in low:
        return atoms
    out = []
    for atom in atoms:
        opened = atom.kind == "digits" and len(atom.digits) <= 3 and _BRACKET.search(low, max(0, atom.start - 3), atom.start)
        if opened and low[atom.end : atom.end + 1] in {")", "）"}:
            before = low[max(0, opened.start() - _BESIDE) : opened.start()]
            hits = near_countries(tables).find(before)
            if hits and hits[-1].end == len(before) and _code(hits[-1].row["regions"]) == atom.digits:
                atom = atom._replace(kind=CODE)
        out.append(atom)
    return out


@lru_cache(maxsize=256)
def _code(region: str) -> str:
    return str(phonenumbers.country_code_for_region(region))
