"""Invites and links whose code stands apart from their head: "t.me/+ then Fake then Kyiv then 0077", a head on one line and the code on
the next, a code in two halves. What stands between is left out of the plain text."""

import re
from array import array
from functools import lru_cache
from itertools import compress

from extract.compiled import compiled
from extract.disguise.plain import ODD, Plain, plain_of
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import alternation, finder
from extract.words.number_cues import cues

_HEAD = re.compile(
    r"(?:t\.me/\+|t\.me/joinchat/|chat\.whatsapp\.com/|zalo\.me/g/|(?<![a-z0-9.])(?:t\.me|lin\.ee|bit\.ly)/)(?=[^a-z0-9_+/])"
)
_HALF = re.compile(r"(?:t\.me/\+|t\.me/joinchat/|chat\.whatsapp\.com/|zalo\.me/g/)([a-z0-9_-]{2,20})(?=[\s,،、。;.+)(…])")
_PIECE = re.compile(r"[a-z0-9_-]{2,40}(?![a-z0-9_.@/-]*[@/])")
_LOOSE = r"[\s\"'“”„«»‘’()\[\]{}+,:：،、;…~>→👉👇*&–—-]|[^\x00-\u024f]"  # signs and letters of other scripts
_OPENING = frozenset("\"'“«‘„「『")
_FAR, _NEAR = 60, 40  # characters to the first piece, and between two
_LEAST, _MOST, _PIECES = 5, 40, 8
_STOP = re.compile(rf"[.!?{STOPS}](?:\s|$)|\n\s*\n")


def joined(plain: Plain, tables: Tables) -> Plain:
    """`plain` without what stands between a link's head and the pieces of its code."""
    if "e/" not in plain.low and "m/" not in plain.low and "y/" not in plain.low:
        return plain
    gone: list[tuple[int, int]] = []
    for head in _HEAD.finditer(plain.low):
        gone += _gaps(plain, head.end(), head.end(), tables, bare=True)
    for half in _HALF.finditer(plain.low):
        gone += _gaps(plain, half.end(), half.start(1), tables, bare=False)
    return _without(plain, gone) if gone else plain


def _gaps(plain: Plain, end: int, start: int, tables: Tables, bare: bool) -> list[tuple[int, int]]:
    """What stands between the pieces that follow `end`, where the code begins at `start`; none where they are no code."""
    gaps: list[tuple[int, int]] = []
    size, ends = end - start, end
    told, quoted = bare, False
    while len(gaps) < _PIECES:
        gap = _between(tables).match(plain.low, ends, ends + (_FAR if bare and not gaps else _NEAR))
        piece = _PIECE.match(plain.low, gap.end()) if gap else None
        if gap is None or piece is None or _STOP.search(gap.group()) or size + len(piece.group()) > _MOST:
            break
        opened = gap.group().rstrip()[-1:] in _OPENING
        if gaps and quoted and not opened:
            break  # «t.me», then «/+», then «fakejob», all in one
        quoted = opened
        linked = _linking(tables).search(gap.group()) is not None
        coded = _looks_coded(plain.text[piece.start() : piece.end()])
        if (gaps or not bare) and not (linked or (coded and not gap.group().strip())):
            break
        if not bare and (not coded or piece.group().isdigit() or "\n" in gap.group()):
            break
        gaps.append((ends, piece.start()))
        size, ends = size + len(piece.group()), piece.end()
    told = told or finder(tables, "joined").search(plain.low[ends : ends + _FAR].partition("\n")[0]) is not None
    return gaps if told and size >= _LEAST else []


def _looks_coded(written: str) -> bool:
    """Whether a piece has capitals or digits, as no word of the sentence but a name has."""
    return any(char.isdigit() or char.isupper() for char in written)


def _without(plain: Plain, gone: list[tuple[int, int]]) -> Plain:
    kept = bytearray(b"\1") * len(plain.text)
    marks = bytearray(plain.marks)
    for start, end in gone:
        kept[start:end] = bytes(end - start)
        marks[end] = ODD
    starts, ends = (array("l", compress(numbers, kept)) for numbers in (plain.starts, plain.ends))
    return plain_of("".join(compress(plain.text, kept)), starts, ends, bytearray(compress(marks, kept)))


@lru_cache(maxsize=8)
def _between(tables: Tables) -> re.Pattern[str]:
    """Signs, words of other scripts and words for "then" and "code", as few as there are before a piece."""
    said = alternation(tables, "then_only", "then", "append", "told", "joined", "filler", "strong", "connector", "plus")
    parts = cues(tables, "part", "join").pattern
    return compiled(rf"(?:{_LOOSE}|(?:{said}|{parts})(?![a-z0-9_])){{1,60}}?(?=[a-z0-9_])(?!(?:{said})(?![a-z0-9_]))")


@lru_cache(maxsize=8)
def _linking(tables: Tables) -> re.Pattern[str]:
    said = alternation(tables, "then_only", "append", "joined", "plus")
    return compiled(rf"{said}|{cues(tables, 'part', 'join').pattern}|\+")
