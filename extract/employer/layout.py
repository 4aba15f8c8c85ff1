"""How a text is laid out: what sign stands on either side of each atom, the segments of its lines and what each line and segment holds.

Posts and boards say by layout what sentences say by words: `FIRM - PHP developer - Hanoi`, `[Firm] job`, `Firma: X`, a firm alone on the
line above its street.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.employer.words import Atom

LONGEST = 8  # atoms of a line or segment that is no sentence
MOST = 6  # segments of a line that is a header
_NEAR = 20  # characters beside an atom in which a sign may stand
_OF_LINE = (("occupation", "job"), ("place", "site"), ("country", "site"), ("number", "number"), ("contact", "contact"))
_CUES = frozenset({"hires", "joins", "label", "reach", "field", "client", "person"})
_SIGNS = (
    dict.fromkeys("\n\r", "n")
    | dict.fromkeys(":：", ":")
    | dict.fromkeys("[]【】", "[")
    | dict.fromkeys("()（）{}", "(")
    | dict.fromkeys("|｜/／", "/")
    | dict.fromkeys("-–—~", "-")
    | dict.fromkeys(",，、،", ",")
    | dict.fromkeys(".。!！?？;；।", ".")
    | dict.fromkeys('"“”„«»「」『』《》', '"')
    | {"#": "#", "@": "@", "*": "*", "_": "*"}
)


_JOINED = ("", " ")


class Layout(NamedTuple):
    """The atoms of a text, the number of each one's line, and the atoms that begin a segment of a line."""

    row: Sequence[Atom]
    text: str
    lines: Sequence[int]
    starts: Sequence[int]


def layout(row: Sequence[Atom], text: str, lines: Sequence[int]) -> Layout:
    """`lines` are the numbers of each atom's line, none less than the one before. Linear time."""
    starts = [i for i, atom in enumerate(row) if atom.gap not in _JOINED or not i or lines[i] != lines[i - 1]]
    return Layout(row, text, lines, starts)


def _sign_before(its: Layout, index: int) -> str:
    """The sign before an atom; "" where it goes on from the one before."""
    start, last = its.row[index].start, its.row[index - 1].end if index else 0
    if index and its.row[index].gap in _JOINED and its.lines[index] == its.lines[index - 1]:
        return ""
    return _signs(its.text[last:start][:_NEAR] if index else its.text[max(0, start - _NEAR) : start])[1] if start else "n"


def _sign_behind(its: Layout, index: int) -> str:
    """The sign behind an atom; "" where the next one goes on from it."""
    end = its.row[index].end
    if index + 1 == len(its.row):
        return _signs(its.text[end : end + _NEAR])[0]
    after = its.row[index + 1]
    if after.gap in _JOINED and its.lines[index] == its.lines[index + 1]:
        return ""
    return _signs(its.text[end : after.start][:_NEAR])[0]


@lru_cache(maxsize=4096)
def _signs(between: str) -> tuple[str, str]:
    """What ends the atom before and what begins the one behind: the nearest sign each, a colon before any other."""
    found = [_SIGNS.get(char, "e") for char in between if not char.isspace() or char in "\n\r"]
    if not found:
        return "n", "n"
    begins = found[-1] if found[-1] != "n" or ":" not in found else ":n"
    if "n" in found and begins not in ("n", ":n"):
        begins = f"n{begins}"  # "\n[", "\n🏢"
    return found[0], begins


def _held(row: Sequence[Atom], start: int, end: int) -> str:
    """What the atoms from `start` to `end` hold, in one word."""
    return "text" if end - start > LONGEST else of_tags(frozenset().union(*[atom.tags for atom in row[start:end]]))


@lru_cache(maxsize=1 << 12)
def of_tags(tags: frozenset[str]) -> str:
    """What a line or segment of these tags holds, in one word."""
    return next((name for tag, name in _OF_LINE if tag in tags), "cue" if tags & _CUES else "word")


def of_line(its: Layout, number: int) -> str:
    """What a line holds, in one word."""
    return _held(its.row, bisect_left(its.lines, number), bisect_right(its.lines, number))


def told(its: Layout, first: int, last: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the layout says of the atoms `first` to `last`: a kind of feature and its values."""
    yield "signs", (_sign_before(its, first), _sign_behind(its, last))
    row, _, lines, starts = its
    here = bisect_left(starts, first)
    if here == len(starts) or starts[here] != first or (starts[here + 1] if here + 1 < len(starts) else len(row)) != last + 1:
        return
    line = lines[first]
    left, right = bisect_left(lines, line), bisect_right(lines, line)
    parts = bisect_left(starts, right) - bisect_left(starts, left)
    if 1 < parts <= MOST:
        end = starts[here + 2] if here + 2 < len(starts) else len(row)
        before = _held(row, starts[here - 1], first) if first > left else "none"
        yield "segment", (str(min(line, 2)), before, _held(row, last + 1, end) if last + 1 < right else "none")
    elif parts == 1:
        above, below = of_line(its, line - 1) if line else "none", of_line(its, line + 1) if line < lines[-1] else "none"
        yield "lines", ("late" if line > 5 else "", above, below)
