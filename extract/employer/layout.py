"""How a text is laid out: what sign stands on either side of each atom, the segments of its lines and what each line and segment holds.

Posts and boards say by layout what sentences say by words: `FIRM - PHP developer - Hanoi`, `[Firm] job`, `Firma: X`, a firm alone on the
line above its street.
"""

from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from extract.employer.words import Atom

LONGEST = 8  # atoms of a line or segment that is no sentence
MOST = 6  # segments of a line that is a header
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


class Layout(NamedTuple):
    """Of each atom: the sign before it, the sign behind it, the number of its segment. Of each segment: what it holds, the number of
    its line, its first and its last atom. Of each line: what it holds and how many segments it has."""

    before: Sequence[str]
    behind: Sequence[str]
    segment: Sequence[int]
    held: Sequence[str]
    line: Sequence[int]
    edges: Sequence[tuple[int, int]]
    lines: Sequence[str]
    parts: Sequence[int]


def layout(row: Sequence[Atom], text: str, lines: Sequence[int]) -> Layout:
    """`lines` are the numbers of each atom's line. Linear time."""
    before, behind = ["n"] * len(row), ["n"] * len(row)
    segment: list[int] = []
    edges: list[tuple[int, int]] = []
    for index, atom in enumerate(row):
        if index and atom.gap in ("", " ") and lines[index] == lines[index - 1]:
            before[index] = behind[index - 1] = ""
            edges[-1] = (edges[-1][0], index)
        else:
            if index:
                behind[index - 1], before[index] = _signs(text[row[index - 1].end : atom.start][:20])
            elif atom.start:
                before[0] = _signs(text[max(0, atom.start - 20) : atom.start])[1]
            edges.append((index, index))
        segment.append(len(edges) - 1)
    if row and row[-1].end < len(text):
        behind[-1] = _signs(text[row[-1].end : row[-1].end + 20])[0]
    held = [_held(row[first : last + 1]) for first, last in edges]
    of_segment = [lines[first] for first, _ in edges]
    count = lines[-1] + 1 if lines else 0
    tags: list[set[str]] = [set() for _ in range(count)]
    sizes, parts = [0] * count, [0] * count
    for atom, line in zip(row, lines, strict=True):
        tags[line] |= atom.tags
        sizes[line] += 1
    for line in of_segment:
        parts[line] += 1
    kinds = ["text" if size > LONGEST else of_tags(found) for found, size in zip(tags, sizes, strict=True)]
    return Layout(before, behind, segment, held, of_segment, edges, kinds, parts)


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


def _held(atoms: Sequence[Atom]) -> str:
    return "text" if len(atoms) > LONGEST else of_tags({tag for atom in atoms for tag in atom.tags})


def of_tags(tags: Set[str]) -> str:
    """What a line or segment of these tags holds, in one word."""
    return next((name for tag, name in _OF_LINE if tag in tags), "cue" if tags & _CUES else "word")


def told(its: Layout, first: int, last: int) -> Iterable[tuple[str, tuple[str, ...]]]:
    """What the layout says of the atoms `first` to `last`: a kind of feature and its values."""
    yield "signs", (its.before[first], its.behind[last])
    number = its.segment[first]
    if its.segment[last] != number or its.edges[number] != (first, last):
        return
    line = its.line[number]
    parts = its.parts[line]
    if 1 < parts <= MOST:
        left = its.held[number - 1] if number and its.line[number - 1] == line else "none"
        right = its.held[number + 1] if number + 1 < len(its.held) and its.line[number + 1] == line else "none"
        yield "segment", (str(min(line, 2)), left, right)
    elif parts == 1:
        above = its.lines[line - 1] if line else "none"
        below = its.lines[line + 1] if line + 1 < len(its.lines) else "none"
        yield "lines", ("late" if line > 5 else "", above, below)
