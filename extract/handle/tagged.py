"""Handles told in words that no rule reads, by a small linear model over the pieces behind an app's name.

Each piece (a run of Latin letters or digits, a word for a sign, a number word, a word nobody knows) belongs to the handle, is only said
between two of its parts, or stands outside. What a piece is counts, not which word it is, so that it is the same in all languages.
Trained by `python -m tests.training.train_tagged` and written to `data/told_handles.npz`.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.app.apps import Group
from extract.disguise.plain import Plain
from extract.handle import told_hits, told_pieces
from extract.handle.forms import AMOUNT, valid
from extract.handle.told_counts import Piece, counted
from extract.handle.told_words import table
from extract.handle.words import Handle, hints, shapes
from extract.tables import DATA, Tables
from extract.words.contact_words import finder
from extract.words.latin_words import is_word
from extract.words.phrases import Hit

FILE = DATA / "told_handles.npz"
BEFORE, KEPT, BETWEEN, BEHIND = range(4)  # states of a piece
NEXT = ((BEFORE, KEPT), (KEPT, BETWEEN, BEHIND), (BETWEEN, KEPT), (BEHIND,))  # which may follow which
LAST = tuple(tuple(before for before in range(4) if now in NEXT[before]) for now in range(4))  # and which may go before
LONGEST = 200  # characters behind an app that are read
MOST = 48  # pieces of them
_FIRST = 4  # characters behind an app in which its line may end
LEAST = 4  # characters of a handle
# By how much it must be likelier than none, and where it has letters alone or words between its parts; with files held out, where no
# rule reads one, 102 are right so and 35 wrong, 32 of these where another handle is meant.
SURE, SURE_LOOSE = 100.0, 600.0
_GAPS = (
    ("line", "\n"),
    ("stop", ".!?。！？।"),
    ("colon", ":：=→➡👉"),
    ("bracket", "()（）[]【】"),
    ("quote", "\"'“”«»「」『』"),
    ("comma", ",،、，;；"),
    ("dash", "-–—+/"),
)
_LATIN = re.compile("[a-z]")
Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A handle told in pieces: where it stands in the text, and its value."""

    start: int
    end: int
    value: str


def pieces(low: str, start: int, stop: int, tables: Tables, languages: frozenset[str]) -> list[Piece]:
    """All pieces of `low[start:stop]`, known or not, with counts written out ("double seven")."""
    stop = min(stop, start + LONGEST)
    hits = told_hits.hits(low[start:stop], start, table(tables, languages))
    found: list[Piece] = []
    at = start
    while at < stop and len(found) < MOST:
        apart = low[at].isspace()
        at += apart
        if at >= stop:
            break
        piece = told_pieces.piece(low, at, hits, start, apart, found, tables) or _unknown(low, at, stop, hits, apart)
        if piece is None:
            at += 1
            continue
        found.append(piece)
        at = piece.end
    return counted(found)


def _unknown(low: str, at: int, stop: int, hits: Mapping[int, Hit], apart: bool) -> Piece | None:
    """A run of letters that no table knows."""
    end = at
    while end < stop and (end == at or end not in hits) and low[end].isalpha() and not low[end].isascii():
        end += 1
    return Piece(at, end, "word", "", apart) if end > at else None


def names(low: str, begin: int, found: Sequence[Piece], tables: Tables) -> list[list[str]]:
    """The features of each piece behind an app that ends at `begin`."""
    stops = hints(tables).stops
    said = _said(low, begin, tables) if found else {}
    kinds = [_kind(piece, stops) + said.get(piece.start, "") for piece in found]
    depth = [_depth(low, begin, piece.start) for piece in found]
    seen: set[str] = set()
    ends = [begin, *(piece.end for piece in found)]
    gaps = [_gap(low, end, piece.start) for end, piece in zip(ends, found, strict=False)]
    last = _gap(low, found[-1].end, found[-1].end + 3) if found else ""
    joined = finder(tables, "joined").search(low, begin, begin + LONGEST + 40)
    native = sum(char.isalpha() and not char.isascii() for char in low[max(0, begin - 40) : begin + 40]) > 20
    signs = sum(piece.kind == "sign" and piece.said for piece in found)
    out = []
    for at, piece in enumerate(found):
        one = kinds[at]
        before, behind = (kinds[at - 1] if at else "^"), (kinds[at + 1] if at + 1 < len(found) else "$")
        earlier, later = (kinds[at - 2] if at > 1 else "^"), (kinds[at + 2] if at + 2 < len(found) else "$")
        close = gaps[at + 1] if at + 1 < len(found) else last
        far = min(5, (piece.start - begin) // 12)
        again = piece.kind == "latin" and piece.value in seen
        seen.add(piece.value)
        named = [
            "bias",
            one,
            f"{before}<{one}",
            f"{one}>{behind}",
            f"{earlier}<<{one}",
            f"{one}>>{later}",
            f"{before}<{one}>{behind}",
        ]
        named += (f"gap {gaps[at]}", f"{one} gap {gaps[at]}", f"{one} close {close}", f"{one} gaps {gaps[at]} {close}")
        named += (f"gap {gaps[at]} {before}<{one}", f"first {gaps[0]} {min(at, 2)} {one}", f"far {far}", f"{one} far {far}")
        named += (f"at {min(at, 6)}", f"{one} native {native}", f"{one} signs {min(signs, 2)}", f"{one} deep {depth[at]}")
        named += (f"{one} joined {joined is not None and joined.start() >= piece.end}", f"{one} again {again}")
        named.append(f"{one} length {min(6, piece.end - piece.start)}")
        out.append(named)
    return out


_SAID = {
    "remove": "r",
    "joined": "j",
    "thatis": "c",
    "correction": "c",
    "denial": "d",
    "strong": "n",
    "named": "n",
    "as_digit": "g",
    "last": "l",
    "gap_word": "b",
    "between": "b",
    "inside": "i",
    "connector": "i",
    "conjunction": "a",
    "same": "s",
    "reversed": "v",
}


def _said(low: str, begin: int, tables: Tables) -> dict[int, str]:
    """What words of these kinds say, by where each of their characters stands."""
    found: dict[int, str] = {}
    for kind, mark in _SAID.items():
        for match in finder(tables, kind).finditer(low, begin, begin + LONGEST):
            for at in range(*match.span()):
                found.setdefault(at, " " + mark)
    return found


def _depth(low: str, begin: int, at: int) -> int:
    """Whether a piece stands in brackets."""
    before = low[begin:at]
    return min(1, max(0, sum(map(before.count, "(（[【")) - sum(map(before.count, ")）]】"))))


def _kind(piece: Piece, stops: frozenset[str]) -> str:
    """What a piece is, in a word."""
    value = piece.value
    if piece.kind != "latin":
        return (
            piece.kind
            + (str(min(len(value), 3)) if piece.kind == "digit" else value if piece.kind == "sign" else "")
            + "~" * piece.said
            + "!" * piece.strong
        )
    if value.isdigit():
        return f"figure{min(len(value), 5)}"
    mixed = any(map(str.isdigit, value))
    size = "1" if len(value) == 1 else "2" if len(value) == 2 else "s" if len(value) < 5 else "l"
    return f"name{size}" + ("9" if mixed else "s" if value in stops else "w" if is_word(value) else "n")


def _gap(low: str, start: int, end: int) -> str:
    """What stands between two pieces."""
    between = low[start:end]
    if not between:
        return "none"
    return next(
        (name for name, signs in _GAPS if any(sign in between for sign in signs)), "space" if between.isspace() else "other"
    )


@dataclass(frozen=True)
class Model:
    """Weights of features by state, and of features by state and the state before."""

    rows: dict[str, int]
    states: Array  # features × 4
    steps: Array  # features × 4 × 4: before, now


def stepped(found: Sequence[str]) -> list[str]:
    """Those features of a piece that count with the state before."""
    return [found[0], found[2], found[7]]


def rows_of(found: Sequence[str], rows: Mapping[str, int]) -> tuple[list[int], list[int]]:
    """The rows of a piece's features, and of those that count with the state before."""
    return [rows[name] for name in found if name in rows], [rows[name] for name in stepped(found) if name in rows] or [rows["bias"]]


def best(features: Sequence[Sequence[str]], model: Model) -> tuple[list[int], float]:
    """The likeliest states, and by how much they are better than that no piece belongs to a handle."""
    return likeliest([rows_of(found, model.rows) for found in features], model)


def likeliest(
    rows: Sequence[tuple[list[int], list[int]]], model: Model, costs: Sequence[Sequence[float]] = ()
) -> tuple[list[int], float]:
    """As `best`, of the rows of each piece's features; `costs` are added to the points of each piece's states."""
    own = _summed(model.states, [one for one, _ in rows])
    if costs:
        own = own + np.array(costs)
    points, none = [*own[0][:2].tolist(), -math.inf, -math.inf], float(own[0][BEFORE])
    backs: list[list[int]] = []
    for one, step in zip(own[1:].tolist(), _summed(model.steps, [two for _, two in rows])[1:].tolist(), strict=True):
        none += one[BEFORE] + step[BEFORE][BEFORE]
        ways = [[points[before] + step[before][now] for before in LAST[now]] for now in range(len(NEXT))]
        back = [LAST[now][way.index(max(way))] for now, way in enumerate(ways)]
        points = [max(way) + one[now] for now, way in enumerate(ways)]
        backs.append(back)
    points[BETWEEN] = -math.inf  # nothing is between parts if no part follows
    path = [points.index(max(points))]
    for back in reversed(backs):
        path.append(back[path[-1]])
    return path[::-1], max(points) - none


def _summed(weights: Array, rows: Sequence[list[int]]) -> Array:
    """The sum of each piece's rows; each has one at least, that of `bias`."""
    flat = [row for one in rows for row in one]
    starts = [0, *accumulate(len(one) for one in rows)][:-1]
    summed: Array = np.add.reduceat(weights[flat], starts, axis=0)
    return summed


@cache
def load() -> Model:
    """The packaged model, read once."""
    with np.load(FILE, allow_pickle=False) as stored:
        rows = {str(name): row for row, name in enumerate(stored["names"])}
        return Model(rows, stored["states"].astype(np.float32), stored["steps"].astype(np.float32))


def find(plain: Plain, group: Group, limit: int, tables: Tables, taken: bytearray, languages: frozenset[str]) -> list[Handle]:
    """The handle told behind a group of labels and before `limit`, for each app that takes such a one; empty where none is likely."""
    if group.weak or not any(kind in shapes(tables) for kind in group.apps):
        return []
    told = read(plain.low, group.end, stop(plain.low, group, limit, taken), tables, languages)
    if told is None or is_word(told.value) or AMOUNT.fullmatch(told.value):
        return []
    found = ((kind, valid(told.value, kind, plain, (told.start, told.end), tables, told=True)) for kind in group.apps)
    return [Handle(told.start, told.end, kind, value, True) for kind, value in found if value]


def _may_be_name(piece: Piece) -> bool:
    """Whether a piece may be a part of a name and cannot be a word."""
    return piece.kind == "letter" or (piece.kind == "latin" and not piece.value.isdigit() and not is_word(piece.value))


def stop(low: str, group: Group, limit: int, taken: bytearray) -> int:
    """Where what may be told behind a group of labels ends: at `limit`, with the line, or where another contact stands."""
    limit = min(limit, group.end + LONGEST)
    line = low.find("\n", group.end + _FIRST, limit)
    other = taken.find(1, group.end, limit if line < 0 else line)
    return other if other >= 0 else line if line >= 0 else limit


def is_sure(margin: float, value: str, path: Sequence[int]) -> bool:
    """Whether the handle that these states give is likely enough."""
    return margin > (SURE_LOOSE if BETWEEN in path or value.isalpha() else SURE)


def read(low: str, start: int, stop: int, tables: Tables, languages: frozenset[str]) -> Told | None:
    """The handle told behind an app's name that ends at `start`, or None where none is likely enough."""
    if not _LATIN.search(low, start, min(stop, start + LONGEST)):
        return None
    found = pieces(low, start, stop, tables, languages)
    if not any(_may_be_name(piece) for piece in found):
        return None
    path, margin = best(names(low, start, found, tables), load())
    kept = [piece for piece, state in zip(found, path, strict=True) if state == KEPT]
    value = "".join(piece.value for piece in kept).rstrip(".-")
    signed = (piece.start for at, piece in enumerate(kept) if low[piece.start - 1] == "@" and (at or piece.start - start > _FIRST))
    mention = any(signed)  # is read by its own rule
    fits = not mention and is_sure(margin, value, path) and len(value) >= LEAST and _LATIN.match(value) is not None
    return Told(kept[0].start, kept[-1].end, value) if fits else None
