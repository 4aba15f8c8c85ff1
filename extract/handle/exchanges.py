"""Handles of which the words behind say which letters or figures to type for others: "K instead of the C and 4 instead of the first
A", "00 in place of oo"."""

import re
from functools import lru_cache

from extract.handle.operands import letters
from extract.tables import Tables
from extract.words.contact_words import finder, of_kinds
from extract.words.denials import is_denied
from extract.words.sign_names import named

_TOKEN = re.compile(r"(?<![a-z0-9_.,@/'’à-ɏḁ-ỿ-])[a-z0-9]{1,3}(?![a-z0-9_@/à-ɏḁ-ỿ-]|['’][a-z]{2}|[.,][0-9])")
_SHORT = 3  # letters of the small words beside a denial
_NEAR = 14  # characters between a letter and the word for "instead"
_DENYING = ("not_sign", "denial", "not_behind", "no_sign")
_CLOSED = re.compile(r"['\"”’»」』)）]{0,2}[ ]?(?:$|[,;:.!?)）、，；।။።—–-]|[^\x00-\u024f])")

_Operand = tuple[int, int, str]  # start, end and value


def exchanged(region: str, value: str, tables: Tables, languages: frozenset[str]) -> str:
    """`value` with each pair of letters or figures exchanged of which one stands in it."""
    told = [one for one in finder(tables, "instead").finditer(region) if not _denies(one.group(), tables)]
    if not told:
        return ""
    found = _operands(region, tables, languages)
    new, used = value, -1
    for word in told:
        before = [one for one in found if used <= one[0] and one[1] <= word.start() and word.start() - one[1] <= _NEAR]
        behind = [one for one in found if one[0] >= word.end() and one[0] - word.end() <= 2 * _NEAR]
        for left, right in ((one, other) for one in _nearest(before[::-1], tables) for other in _nearest(behind, tables)):
            pair = _pair(left, right, value)
            sign = named(region[word.start() : right[1] + _NEAR], tables)  # "7 yerinə alt xətt": the first word of a sign's name
            if pair and not sign and _is_said(region, right, tables):
                new = _replaced(new, *pair, region[word.start() : right[1]] + region[max(0, left[0] - _NEAR) : left[0]], tables)
                used = right[1]
                break
    return new


def _denies(said: str, tables: Tables) -> bool:
    """Whether a phrase for "instead" is one for "and not": "k and not c" says what stands there. No such is "no lugar do"."""
    rest = finder(tables, *_DENYING).sub(" ", said)
    return rest != said and all(len(word) <= _SHORT for word in rest.split())


def _operands(region: str, tables: Tables, languages: frozenset[str]) -> list[_Operand]:
    """Short runs of letters and figures, and letters called by their names, from left to right."""
    found = {match.start(): (*match.span(), match.group()) for match in _TOKEN.finditer(region)}
    if not region.isascii():
        found = {one.start: (one.start, one.end, one.value) for one in letters(region, tables, languages)} | found
    return [found[at] for at in sorted(found)]


def _nearest(operands: list[_Operand], tables: Tables) -> list[_Operand]:
    """The first of them that is no small word of the sentence, then the first that may be one."""
    plain = [one for one in operands if one[2] not in _small(tables)]
    short = [one for one in operands if len(one[2]) == 1]
    return list(dict.fromkeys([*plain[:1], *short[:1]]))


def _pair(left: _Operand, right: _Operand, value: str) -> tuple[str, str] | None:
    """What goes and what comes: the one of the two that stands in the handle, and the other. Figures for figures are none: they may
    count anything."""
    one, other = left[2], right[2]
    if (one in value) == (other in value) or (one.isdigit() and other.isdigit()):
        return None
    return (one, other) if one in value else (other, one)


def _is_said(region: str, right: _Operand, tables: Tables) -> bool:
    """Whether the second operand ends what is said of the pair, or is no figure that counts what follows."""
    counts = right[2].isdigit() and right[2][0] != "0" and not _CLOSED.match(region, right[1])
    return not counts and not is_denied(region, right[0], right[1], tables)


def _replaced(value: str, old: str, new: str, said: str, tables: Tables) -> str:
    """`value` with all such letters exchanged; the first or the last one alone where the words between say so."""
    if finder(tables, "place_1").search(said):
        return value.replace(old, new, 1)
    return new.join(value.rsplit(old, 1)) if finder(tables, "place_last").search(said) else value.replace(old, new)


@lru_cache(maxsize=8)
def _small(tables: Tables) -> frozenset[str]:
    """Words between the letters that are told."""
    kinds = ("article", "conjunction", "connector", "filler", "told", "letter_word", "place_1", "then_only", "on_app", "instead")
    return frozenset(of_kinds(tables, *kinds))
