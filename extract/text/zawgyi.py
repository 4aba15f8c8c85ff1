"""Burmese in the Zawgyi encoding: told from Unicode line by line, and converted with the way back to the original.

Zawgyi's font gives Myanmar code points other meanings (`data/zawgyi.csv`) and is typed as it looks: e and medial ra stand
before their consonant. A syllable is therefore read as a whole, each sign given its Unicode meaning, and put in Unicode's order.
Shan, Mon and Karen use those code points for letters of their own: only what their rules of spelling forbid tells Zawgyi.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.tables import Tables

# What only Zawgyi writes: e or medial ra that begins a word or follows a finished syllable; its asat (U+1039), which stacks
# nothing or stands behind a sign; its medial ya (U+103A) with a vowel.
_ZAWGYI = re.compile(
    "(?:^|[^\u1000-\u109f\u200b-\u200d\u2060\uaa60-\uaa7f]|[\u102b-\u1030\u1032\u1036-\u1039])[\u1031\u103b]+[\u1000-\u1021\u107e-\u1084]"
    "|[\u1000-\u1030\u1032-\u1038\u103a-\u1097]\u1039(?![\u1000-\u1022\u103f\u1050-\u1061\u1065\u1066\u106e-\u1081\u108e])"
    "|[\u102b-\u1038\u103b-\u103e]\u1039|\u103a[\u102b-\u102e]"
)
# What only Unicode writes: signs behind e, asat (U+103A) before visarga, kinzi, medial ya with a vowel, ha and great sa.
_UNICODE = re.compile(
    "[\u1000-\u1021\u103b-\u103e]\u1031(?:[\u102b\u102c\u1036-\u1038]|(?![\u1000-\u109f\uaa60-\uaa7f]))"
    "|\u103a\u1038|\u1004\u103a\u1039|\u1037\u103a|\u103b[\u102b-\u1032\u1036-\u1038\u103d]|[\u103e\u103f]"
)
_SYLLABLE = re.compile(
    "([\u1031\u103b\u107e-\u1084]*)"
    "([\u1000-\u102a\u103f\u106a\u106b\u106e\u106f\u1086\u108f-\u1092\u1097])"
    "([\u102b-\u1030\u1032-\u103a\u103c\u103d\u105a\u1060-\u1069\u106c\u106d\u1070-\u107d\u1085\u1087-\u108e\u1093-\u1096]*)"
)
# Digits typed for the letters and the sign that look like them: wa, ra and the sign for "the said".
_WA = re.compile("(?<![\u1040-\u10490-9.,])\u1040(?=[\u1000-\u103d\u105a\u1064\u107e-\u108e])")
_RA = re.compile("\u1047(?=[\u102b-\u1030\u1032\u1036\u1039\u103a\u103c\u103d\u1087-\u108a])")
_SAID = re.compile("\u1044(?=\u1004\u1039\u1038)")
_E = "\u1031"
# Unicode's order in a syllable (Unicode Technical Note 11): kinzi, the letter (" "), what is stacked under it, medials, vowels, marks.
_ORDER = "\u1004 \u1039\u103b\u103c\u103d\u103e\u1031\u102d\u102e\u1032\u102f\u1030\u102b\u102c\u1036\u1037\u103a\u1038"
_RANK = {sign: rank for rank, sign in enumerate(_ORDER)}
_ASAT, _ENDING = "\u103a", frozenset("\u1037\u1038")
_LETTERS = {  # written with two signs in Zawgyi, one letter in Unicode
    "\u1025\u103a": "\u1009\u103a",
    "\u1025\u1039": "\u1009\u1039",
    "\u1025\u102c": "\u1009\u102c",
    "\u1025\u102e": "\u1026",
    "\u1005\u103b": "\u1008",
    "\u101e\u103c": "\u1029",
}


# Unicode Burmese typed in another order, or with a letter that looks the same: one length, one look.
_SWAPPED = (
    ("\u103a\u1037", "\u1037\u103a"),  # dot below and asat
    ("\u102f\u102d", "\u102d\u102f"),  # u and i
    ("\u1036\u102f", "\u102f\u1036"),  # anusvara and u
    ("\u103d\u103b", "\u103b\u103d"),  # wa and ya
    ("\u103e\u103d", "\u103d\u103e"),  # ha and wa
    ("\u1025\u103a", "\u1009\u103a"),  # u for nya
)


@dataclass(frozen=True, slots=True)
class Converted:
    """A text in Unicode; `starts[i]` and `ends[i]` bound the syllable of the original that character `i` belongs to."""

    text: str
    starts: "array[int]"  # in quotes: not generic in 3.11
    ends: "array[int]"

    def original(self, starts: Sequence[int], ends: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
        """Bounds of characters in the converted text as bounds in the original."""
        return array("l", (self.starts[at] for at in starts)), array("l", (self.ends[to - 1] for to in ends))


def may_be(text: str) -> bool:
    """Whether `text` has one of two signs that no Zawgyi of some length does without: a quick test for all other texts."""
    return "\u1039" in text or _E in text


def in_order(text: str) -> str:
    """Unicode Burmese with its signs in Unicode's order; as long as `text`. Other text costs three searches for one character."""
    if "\u103a" in text or "\u102f" in text or "\u103d" in text:
        for typed, meant in _SWAPPED:
            text = text.replace(typed, meant)
    return text


@lru_cache(maxsize=16)  # the words of a text and its contacts are looked for one after the other
def to_unicode(text: str) -> Converted | None:
    """`text` with its Zawgyi lines in Unicode; None if there are none. Runs in time linear in the text."""
    if not may_be(text):
        return None
    lines = text.splitlines(keepends=True)
    leanings = [_leaning(line) for line in lines]
    whole = sum(leanings)
    if max(leanings) <= 0:
        return None
    out: list[str] = []
    starts, ends = array("l"), array("l")
    at = 0
    for line, leaning in zip(lines, leanings, strict=True):
        zawgyi = leaning > 0 or (leaning == 0 and whole > 0)
        for piece, start, end in _pieces(line) if zawgyi else _as_it_is(line, 0, len(line)):
            out.append(piece)
            starts.extend([at + start] * len(piece))
            ends.extend([at + end] * len(piece))
        at += len(line)
    return Converted("".join(out), starts, ends)


def readable(text: str) -> str:
    """`text` in Unicode, its length changed where it was Zawgyi: for words to be looked for, not for places."""
    converted = to_unicode(text)
    return text if converted is None else converted.text


def _leaning(line: str) -> int:
    """Above nought: more speaks for Zawgyi; below: for Unicode."""
    return sum(1 for _ in _ZAWGYI.finditer(line)) - sum(1 for _ in _UNICODE.finditer(line))


def _as_it_is(line: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    return ((line[place], place, place + 1) for place in range(start, end))


def _pieces(line: str) -> Iterator[tuple[str, int, int]]:
    """The line in Unicode, syllable by syllable, with the bounds of each in `line`."""
    line = _SAID.sub("\u104e", _RA.sub("\u101b", _WA.sub("\u101d", line)))
    last = 0
    for match in _SYLLABLE.finditer(line):
        yield from _as_it_is(line, last, match.start())
        last = match.end()
        yield _syllable(match[1], match[2], match[3]), match.start(), last
    yield from _as_it_is(line, last, len(line))


@cache
def _meanings() -> dict[str, tuple[str, ...]]:
    """Zawgyi code point → its Unicode pieces: a letter, a sign, or a group that keeps together (stacks and kinzi)."""
    rows = Tables().rows("zawgyi")
    return {chr(int(row["zawgyi"], 16)): tuple(_characters(piece) for piece in row["unicode"].split("|")) for row in rows}


def _characters(codes: str) -> str:
    return "".join(chr(int(code, 16)) for code in codes.split())


def _syllable(before: str, letter: str, behind: str) -> str:
    known = _meanings()
    head, *under = known.get(letter, (letter,))
    typed = [piece for sign in before + behind for piece in known.get(sign, (sign,))]
    signs = dict.fromkeys([*under, *typed])  # a sign typed twice looks like one
    early = _asat_first(known, behind, signs)
    ranked = sorted(signs, key=lambda piece: _RANK["\u1039"] + 0.5 if early and piece == _ASAT else _RANK.get(piece[0], len(_RANK)))
    kinzi = [piece for piece in ranked if piece[0] == _ORDER[0]]
    whole = "".join([*kinzi, head, *(piece for piece in ranked if piece not in kinzi)])
    return _LETTERS.get(whole[:2], whole[:2]) + whole[2:]


def _asat_first(known: dict[str, tuple[str, ...]], behind: str, signs: Sequence[str] | dict[str, None]) -> bool:
    """Whether asat stands right behind the letter although vowels or medials follow, as in the words for I and for man."""
    return known.get(behind[:1], ("",))[0] == _ASAT and any(sign not in _ENDING | {_ASAT, _E} for sign in signs)
