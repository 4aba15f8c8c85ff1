"""Handles in a code that the text names, or that shows itself: each letter one on or back (gblf), ROT13, letters exchanged in pairs
(afek), syllables from the last to the first, the keys of an old telephone (333 2 55 33), Morse, the keys beside the right ones, each
letter twice (ffaakkee), one letter between all others (fxaxkxe).

Which way letters were moved texts say in words that mean either ("shifted one on", "one back to read it"): of the two that one counts
that reads like a name (`words.likely`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from extract.disguise.plain import Plain
from extract.handle.press import morse, pressed
from extract.handle.shifts import LETTERS, shifted
from extract.tables import Tables
from extract.words.contact_words import stems
from extract.words.latin_words import is_word
from extract.words.likely import JUNK, READS, likelihood

Row = tuple[int, int, str]  # start, end and value of what is told

KINDS = ("shifted", "caesar", "each_letter", "alphabet", "rot13", "pairwise", "syllables", "keypad", "morse", "key_beside")
_MOVED = ("shifted", "each_letter", "alphabet", "rot13", "caesar")
_BEFORE, _BEHIND = 100, 130  # characters from the word for a code to what is written in it
_AROUND = 60  # characters from "each letter" to "the one before it"
_GAIN = 0.45  # by how much a name reads better than its code
_ROWS = ("qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./")
_TOKEN = re.compile(r"(?<![\w@./-])@?([a-z][a-z0-9]*(?:[_.][a-z0-9]+)*)(?![\w@/-]|\.[a-z0-9])")
_KEYED = re.compile(r"(?<![\w@./;\[\]'-])[a-z\[;][a-z0-9_.,;'\[\]]{3,30}(?![\w@/-])")
_OPENED = re.compile(r"[:：=→>—–(（\"'“‘«「『]\s?$")
_SPLIT = re.compile(
    r"(?<![\w@./-])[a-z0-9]{1,6}(?:[-/·|.][a-z0-9]{1,6}){2,8}(?![\w@/-])|(?<=[\"'“‘«「『])[a-z]{1,5}(?: [a-z]{1,5}){2,6}(?=[\"'”’»」』])"
)
_COUNT = re.compile(r"(?<![\w.,+-])(?:[2-9]|1[0-9]|2[0-5])(?![\w%]|[.,:-][0-9])")
_TWICE = re.compile(r"(?<![\w@./-])(?:([a-z0-9_])\1){5,20}(?![\w@/-])")
_STREWN = re.compile(r"(?<![\w@./-])[a-z0-9]([b-df-hj-np-tv-z])[a-z0-9](?:\1[a-z0-9]){3,24}\1?(?![\w@/-])")
_FOREWORD = 3  # letters of a name in a code at least


def find(plain: Plain, seen: set[str], tables: Tables) -> Iterator[Row]:
    """Where a code is named and what is written in it near that; `seen` are the kinds of words that the text has."""
    low = plain.low
    if not seen.isdisjoint(_MOVED):
        yield from _moved(low, tables)
    if "pairwise" in seen:
        yield from _paired(low, tables)
    if "syllables" in seen:
        yield from _from_the_end(low, tables)
    if "keypad" in seen:
        yield from pressed(low, _told(low, "keypad", tables))
    if "key_beside" in seen:
        yield from _beside(low, tables)
    yield from morse(plain.text, _told(low, "morse", tables) if "morse" in seen else [])
    yield from _shown(low)


def shows(plain: Plain) -> bool:
    """Whether a code may stand in a text that does not name it: each letter twice, one letter between all others, Morse."""
    return any(True for _ in _shown(plain.low)) or any(True for _ in morse(plain.text, []))


def _shown(low: str) -> Iterator[Row]:
    """Each letter twice, or the same letter behind each."""
    for match in _TWICE.finditer(low):
        value = match.group()[::2]
        if len(set(value)) > 3 and not value.isdigit():
            yield *match.span(), value
    for match in _STREWN.finditer(low):
        value = match.group()[::2]
        if len(set(value)) > 3 and likelihood(value) > JUNK:
            yield *match.span(), value


def _told(low: str, kind: str, tables: Tables) -> list[tuple[int, int]]:
    """Where what a code is told of may stand: around each word for it."""
    return [(max(0, said.start() - _BEFORE), said.end() + _BEHIND) for said in stems(tables, kind).finditer(low)]


def _names(low: str, begin: int, stop: int) -> Iterator["re.Match[str]"]:
    """What may be written in a code: no word of any language."""
    for name in _TOKEN.finditer(low, begin, stop):
        if len(name.group(1)) > _FOREWORD and not is_word(name.group(1)):
            yield name


def _moved(low: str, tables: Tables) -> Iterator[Row]:
    """ "Each letter is the next one of the alphabet", "ROT13", "Caesar 3"."""
    best: tuple[float, Row] | None = None
    for said in stems(tables, *_MOVED).finditer(low):
        around = low[max(0, said.start() - _AROUND) : said.end() + _AROUND]
        if stems(tables, "rot13").search(around):
            steps = {LETTERS // 2}
        elif stems(tables, "caesar").search(around):
            steps = set(range(1, LETTERS))
        elif stems(tables, "shifted").search(around) or stems(tables, "letter_on", "letter_back").search(around):
            counts = {int(count.group()) for count in _COUNT.finditer(around)}
            steps = {sign * count for count in {1, *counts} for sign in (1, -1)}
        else:
            continue
        for name in _names(low, max(0, said.start() - _BEFORE), said.end() + _BEHIND):
            row = max((likelihood(moved), moved) for moved in (shifted(name.group(1), step) for step in steps))
            gain = row[0] - likelihood(name.group(1))
            if row[0] > READS and gain > _GAIN and (best is None or gain > best[0]):
                best = gain, (*name.span(1), row[1])
    if best:
        yield best[1]


def _paired(low: str, tables: Tables) -> Iterator[Row]:
    """ "The letters change places two by two: afek"."""
    found = []
    for begin, stop in _told(low, "pairwise", tables):
        for name in _names(low, begin, stop):
            value = "".join(name.group(1)[at : at + 2][::-1] for at in range(0, len(name.group(1)), 2))
            opened = _OPENED.search(low, max(0, name.start() - 3), name.start()) is not None
            gain = likelihood(value) - likelihood(name.group(1))
            said = stems(tables, "exchange", "edit_swap", "edit_move", "reversed").search(low, begin, stop) is not None
            if len(value) > _FOREWORD + 2 and likelihood(value) > JUNK and gain > (-_GAIN if opened and said else _GAIN):
                found.append((opened, gain, (*name.span(1), value)))
    if found:
        yield max(found)[2]


def _from_the_end(low: str, tables: Tables) -> Iterator[Row]:
    """ "From the last syllable to the first: ngka-ba-ke-fa"."""
    for begin, stop in _told(low, "syllables", tables):
        if stems(tables, "reversed").search(low, begin, stop):
            for row in _SPLIT.finditer(low, begin, stop):
                yield *row.span(), "".join(reversed(re.findall("[a-z0-9]+", row.group())))


def _beside(low: str, tables: Tables) -> Iterator[Row]:
    """ "My finger was one key too far to the right: gslr"."""
    for begin, stop in _told(low, "key_beside", tables):
        for name in _KEYED.finditer(low, begin, stop):
            written = name.group().rstrip(".,;'")
            found = max((likelihood(value), value) for value in (written.translate(keys) for keys in _neighbours()))
            reads = found[0] > READS and found[0] - likelihood(written) > _GAIN
            if reads and not is_word(written) and re.fullmatch(r"[a-z][a-z0-9_.]{3,31}", found[1]):
                yield name.start(), name.start() + len(written), found[1]


@lru_cache(maxsize=1)
def _neighbours() -> tuple[dict[int, str], ...]:
    """Each key's left neighbour, and each key's right one."""
    left = {ord(key): before for row in _ROWS for before, key in pairwise(row)}
    right = {ord(key): behind for row in _ROWS for key, behind in pairwise(row)}
    return left, right
