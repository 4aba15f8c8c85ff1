"""A text without its disguises and the way back to it: what `disguise.undo.undo` gives and all readers of contacts search."""

import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.once import Filled
from extract.tables import Tables

PICTURES = "\u2600-\u27bf\u2b50\U0001f300-\U0001faff"  # for a class of characters: symbols, dingbats, emoji
PLAIN, ODD, WIDE = 0, 1, 2  # marks: as written, disguised, full-width (ordinary in East Asian text)


@dataclass(frozen=True, slots=True)
class Plain:
    """`starts[i]` and `ends[i]` bound the original characters that character `i` stands for; `low` is as long as `text`."""

    text: str
    low: str
    starts: Sequence[int]
    ends: Sequence[int]
    marks: bytearray

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of `start:end` (`end` > `start`)."""
        return self.starts[start], self.ends[end - 1]

    def odd(self, start: int, end: int) -> bool:
        """Whether a disguise was undone inside. Full-width all through is a way of typing, mixed with others a disguise."""
        marks = self.marks[start:end]
        if ODD in marks:
            return True
        if WIDE not in marks:
            return False
        signs = {mark for mark, char in zip(marks, self.text[start:end], strict=True) if char.isalnum()}
        return WIDE in signs and (PLAIN in signs or any(char.isalpha() for char in self.text[start:end]))


def plain_of(text: str, starts: Sequence[int], ends: Sequence[int], marks: bytearray) -> Plain:
    """A `Plain` with its lower case, which has as many characters."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return Plain(text, low, starts, ends, marks)


def replaced(plain: Plain, spots: Iterable[tuple[int, int, str]]) -> Plain:
    """`plain` with other texts, marked odd, at some places from left to right (start, end, new text)."""
    found = list(spots)
    if not found:
        return plain  # nearly always
    pieces: list[str] = []
    starts, ends, marks, last = array("l"), array("l"), bytearray(), 0
    for at, to, new in found:
        pieces += [plain.text[last:at], new]
        for source, target in ((plain.starts, starts), (plain.ends, ends)):
            target.extend(source[last:at])
        marks += plain.marks[last:at] + bytes([ODD]) * len(new)
        begin, end = plain.span(at, to)
        starts.extend([begin] * len(new))
        ends.extend([end] * len(new))
        last = to
    pieces.append(plain.text[last:])
    starts.extend(plain.starts[last:])
    ends.extend(plain.ends[last:])
    return plain_of("".join(pieces), starts, ends, marks + plain.marks[last:])


def latinized(low: str, tables: Tables) -> str:
    """`low` with Latin letters for all their look-alikes."""
    return low.translate(_latin(tables))


def in_latin(low: str, tables: Tables) -> str:
    """`low` with Latin letters for their look-alikes, and none with an accent; as long as it is."""
    return low if low.isascii() else low.translate(_bare(tables))


def unaccented(char: str) -> str:
    """The letter under an accent: a handle has none, whoever tells it may write one. Empty for other letters."""
    base = unicodedata.normalize("NFD", char)[0] if "\u00c0" <= char <= "\u024f" or "\u1e00" <= char <= "\u1eff" else ""
    return base if base.isascii() else ""


@lru_cache(maxsize=8)
def _latin(tables: Tables) -> Filled[int, str]:
    """Of each character, for those that a table for `str.translate` has not take longest."""
    known = homoglyphs(tables)
    return Filled(lambda code: known.get(code) or chr(code))


@lru_cache(maxsize=8)
def _bare(tables: Tables) -> Filled[int, str]:
    latin = _latin(tables)
    return Filled(lambda code: unaccented(latin[code]) or latin[code])


@lru_cache(maxsize=8)
def homoglyphs(tables: Tables) -> dict[int, str]:
    """Look-alikes of Latin letters, for `str.translate` (`data/homoglyphs.csv`)."""
    return {ord(row["char"]): row["latin"] for row in tables.rows("homoglyphs")}
