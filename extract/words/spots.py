"""What a number, a sum, a date or a word of an ad means for the job and its pay, by small models over where it stands, the words and
signs around it, and what rules say of it where there are any.

Trained by `python -m tests.training.train_job` and `train_pay` and written to `data/job_….npz`. Tables never have all words of all
languages, and what an ad counts, pays, dates or names is told in the same words of others: beds, guests, colleagues, clients. The build
of an ad tells them apart.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extract import linear
from extract.once import once
from extract.tables import DATA
from extract.words.phrases import Hit

BUCKETS = 1 << 14
MOST = 100  # spots of one field in one text; no ad has more
_BEFORE, _BEHIND, _NEXT = 20, 16, 6  # characters whose n-grams are read, those next to it once more
_SHORT, _LONG = 40, 100  # characters of a line
_FAR = 45  # characters in which a word says something of a spot
_LONGEST = 40  # characters of a phrase
_WORDS = 60  # of the words around a spot that are looked at
_TOUCHING, _WORD = 2, 14  # characters between a spot and a word that touches it, or has one other word between
_EVEN = str.maketrans("123456789", "000000000")
_BULLET = re.compile(r"[^\w\n]*(?:\d{1,2}[.)]|\(?[a-z]\))?[^\w\n]*")
_SIGN = re.compile(r"\s?([^\w\s])")
_END = " .)،;,"


@cache
def file(name: str) -> Path:
    """The packaged model of that name."""
    return DATA / f"job_{name}.npz"


@dataclass(frozen=True, slots=True)
class Spot:
    """What may mean something, at `start:end` of the folded text with lines: a number, a date, a code; and what the rules say of it."""

    start: int
    end: int
    value: Any
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Around:
    """A folded text with its lines, where each begins, where sentences end, and words that mean something: (start, end, meaning)."""

    flat: str
    lines: Sequence[int]
    breaks: Sequence[int]
    words: Sequence[tuple[int, int, str]]

    @once
    def starts(self) -> list[int]:
        return [start for start, _, _ in self.words]

    @once
    def lined(self) -> dict[int, frozenset[str]]:
        """Of each line what its words mean: filled when asked for."""
        return {}

    def line(self, at: int) -> tuple[int, int]:
        """Where the line of a character begins and ends."""
        line = bisect_right(self.lines, at) - 1
        return self.lines[line], self.lines[line + 1] if line + 1 < len(self.lines) else len(self.flat)

    def sentence(self, at: int, line: tuple[int, int]) -> tuple[int, int]:
        """Where its sentence begins and ends, within its line."""
        start, end = line
        index = bisect_right(self.breaks, at)
        since = self.breaks[index - 1] if index else 0
        until = self.breaks[index] if index < len(self.breaks) else end
        return max(start, since), min(end, until)

    def meanings(self, start: int, end: int) -> frozenset[str]:
        """That the line has words of these meanings."""
        found = self.lined.get(start)
        if found is None:
            first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
            found = self.lined[start] = frozenset([f"line has {name}" for _, _, name in self.words[first:last]])
        return found


def around(flat: str, lines: Iterable[int], breaks: Sequence[int], lists: Mapping[str, Sequence[Hit]]) -> Around:
    """Of word lists by what they mean."""
    words = sorted([(start, end, name) for name, hits in lists.items() for start, end, _ in hits])
    return Around(flat, tuple(lines), breaks, words)


def read(name: str, text: Around, found: Sequence[Spot]) -> list[list[float]]:
    """Points a class of each of the first `MOST` spots by the model of that name; of one with one class log-odds."""
    first, model = found[:MOST], linear.load(file(name))
    return [points(model, its, grams(text, spot)) for its, spot in zip(_named(text, first), first, strict=True)]


def points(model: linear.Model, found: Iterable[str], buckets: linear.Array) -> list[float]:
    """Points of a spot with these features and n-grams."""
    return model.of_names(found, buckets)


def likely(found: Sequence[Spot], points: Sequence[Sequence[float]]) -> list[Spot]:
    """The spots that more speaks for than against."""
    return [spot for spot, (odds,) in zip(found, points, strict=False) if odds > 0]


def likeliest(points: Sequence[float]) -> int:
    """The class with the most points."""
    return max(range(len(points)), key=points.__getitem__)


def so(**said: bool) -> list[str]:
    """The names of what is so, as features of a spot: `rule_asked` is "rule asked"."""
    return [name.replace("_", " ") for name, is_so in said.items() if is_so]


def names(text: Around, spots: Sequence[Spot]) -> list[list[str]]:
    """Dense features of each spot, each 1."""
    return [sorted(set(own)) for own in _named(text, spots)]


def _named(text: Around, spots: Sequence[Spot]) -> Iterator[list[str]]:
    """The names of the features of each spot, some more than once."""
    times = Counter([name for spot in spots for name in set(spot.said)]) if len(spots) > 1 else {}
    alone = {name for name, of in times.items() if of == 1}
    often = [f"one is {name}" for name in times if name not in alone]
    for index, spot in enumerate(spots):
        line = text.line(spot.start)
        found = ["bias", *spot.said, *_placed(text, spot, line), *_near(text, spot, line), *text.meanings(*line)]
        yield found + _others(text, spots, index) + often + [f"one is {name}" for name in alone.difference(spot.said)]


def _placed(text: Around, spot: Spot, line: tuple[int, int]) -> tuple[str, ...]:
    """Where in its line the spot stands, and what signs touch it."""
    start, end = line
    ahead = text.flat[max(start, spot.start - _LONG) : spot.start]
    rest = text.flat[spot.end : min(end, spot.end + _LONG)].rstrip("\n ")
    bullet = _BULLET.match(ahead) if spot.start - start < _LONG else None
    opens = bullet is not None and bullet.end() == len(ahead)
    length = end - start
    size = "short" if length <= _SHORT else "long" if length > _LONG else "middle"
    before, behind = ahead.rstrip()[-1:], _SIGN.match(rest)
    return (
        f"line {'opens' if opens else 'within'} {'goes on' if rest.strip(_END) else 'ends'}",
        f"line marked {bool(bullet and bullet[0].strip())} {size}",
        f"sign before {before if before and not before.isalnum() else bool(before)}",
        f"sign behind {behind[1] if behind else bool(rest)}",
        f"spaced {ahead[-1:] == ' '} {rest[:1] == ' '}",
        f"third {3 * spot.start // max(1, len(text.flat))}",
    )


def _others(text: Around, spots: Sequence[Spot], index: int) -> list[str]:
    """What the rules say of the spots before and behind, how near these are, and how many there are."""
    spot, found = spots[index], [f"spots {min(6, len(spots))}"]
    for side, at in (("earlier", index - 1), ("later", index + 1)):
        if not 0 <= at < len(spots):
            found.append(f"{side} none")
            continue
        other = spots[at]
        gap = text.flat[min(spot.end, other.end) : max(spot.start, other.start)]
        where = "next line" if gap.count("\n") == 1 else "far" if "\n" in gap or len(gap) > _FAR else "near"
        found.append(f"{side} {where}")
        found += [f"{side} {where} {said}" for said in other.said]
    return found


def _near(text: Around, spot: Spot, line: tuple[int, int]) -> list[str]:
    """Words that touch the spot, stand in its sentence or in its line, by what they mean."""
    since, until = text.sentence(spot.start, line)
    found = []
    at = bisect_left(text.starts, max(since, spot.start - _FAR - _LONGEST))
    for start, end, name in text.words[at : at + _WORDS]:
        if start > spot.end + _FAR or start >= until:
            break
        if end <= spot.start:
            gap = spot.start - end
            if gap <= _FAR:
                found.append(f"{'off' if gap <= _TOUCHING else 'before'} {name}")
        elif start >= spot.end:
            gap = start - spot.end
            found.append(f"{'on' if gap <= _TOUCHING else 'word on' if gap <= _WORD else 'behind'} {name}")
        elif (start, end) != (spot.start, spot.end):
            found.append(f"in {name}")
    return found


def grams(text: Around, spot: Spot) -> linear.Array:
    """Buckets of the n-grams around the spot: those before and behind it apart, those next to it once more."""
    before = text.flat[max(0, spot.start - _BEFORE) : spot.start].translate(_EVEN)
    behind = text.flat[spot.end : spot.end + _BEHIND].translate(_EVEN)
    return linear.around(before, behind, _NEXT, BUCKETS)
