"""Number words behind signs that are told in words: "fake guion bajo jefe guion bajo dos dos", "fake underscore hr eighty eight"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile

from extract.handle import told_pieces
from extract.handle.spoken import Told
from extract.handle.told_words import between_count
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import finder

_TENS = re.compile("(?<![0-9])[2-9]0$")
_STOP = re.compile(r"[._\n]")
_LONGEST = 64  # characters of number words
_PART = re.compile(r"[_.-]?[^_.-]+")
_FIGURES = re.compile(rf"(?:,? [0-9]{{1,4}}){{1,4}}(?=\s?(?:$|[\n,;.!?(){STOPS}，；、]))")  # behind a handle whose sign is told
_CLOSED = re.compile(rf"['\"”’»」』)）]*\s*(?:$|[\n,;.!?()|/:،؛{STOPS}、，；：（）「」&»”<>→=–—-]|[^\x00-\u024f\u0400-\u04ff])")


def numbered(low: str, start: int, end: int, told: Callable[[int], bool], tables: Tables, languages: frozenset[str]) -> Told | None:
    """The handle at `start:end` with digits for its number words, where its signs are `told` in words (by position); and for those
    that follow: "fake guion bajo jefe guion bajo dos dos", "fake alt çizgi ali otuz dört"."""
    value, known, signed = "", False, False
    last = end
    for part in _PART.finditer(low[start:end]):
        at, stop = start + part.start(), start + part.end()
        word = at + (part.group()[0] in "_.-")
        said = word > at and told(at)
        signed = signed or said
        run = _run(low, word, tables, languages) if said else None
        worded = run is not None and (run.end == stop or (stop == end and run.end > stop))
        value += low[at:word] + (run.value if worded and run else low[word:stop])
        last = run.end if worded and run else last
        known = known or worded
    figures = _FIGURES.match(low, end) if signed and not known else None
    if figures:
        return Told(figures.end(), value + re.sub("[, ]", "", figures.group()))
    behind = _run(low, last + 1, tables, languages) if signed and low[last : last + 1] in {" ", "-", ","} else None
    if behind and (behind.row or _is_closed(low, behind.end, tables)):
        return Told(behind.end, value + behind.value)
    return Told(last, value) if known else None


@dataclass(frozen=True, slots=True)
class _Run:
    """Number words: their end, what they are in digits, and whether they are digits told one by one, which count nothing."""

    end: int
    value: str
    row: bool


def _run(low: str, at: int, tables: Tables, languages: frozenset[str]) -> _Run | None:
    """The number words that begin at `at`, as digits; tens and one behind them are one number."""
    at += low[at : at + 1] == " "
    if not low[at : at + 1].isalpha():
        return None
    words = _STOP.split(low[at : at + _LONGEST], maxsplit=1)[
        0
    ]  # without the signs around, which would make them a part of the name
    pieces = told_pieces.pieces(words, 0, len(words), tables, languages)
    value, end = "", 0
    run = list(takewhile(lambda piece: piece.kind == "digit" and piece.said, pieces))
    for piece in run:
        tens = _TENS.search(value) if "1" <= piece.value <= "9" and len(piece.value) == 1 else None
        value, end = value[: -1 if tens else None] + piece.value, piece.end
    row = len(run) > 1 and all(len(piece.value) == 1 for piece in run)
    if not end or words[: pieces[0].start].strip() not in {"", *between_count(tables)}:  # "số bảy": number seven
        return None
    return _Run(at + end, value, row)


def _is_closed(low: str, end: int, tables: Tables) -> bool:
    """Whether no noun that the number might count follows: "fake_hr eighty eight, no calls", "… athasi par msg karo"."""
    return _CLOSED.match(low, end) is not None or finder(tables, "inside", "filler", "closing").match(low, end + 1) is not None
