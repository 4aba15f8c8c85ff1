"""Numbers that stand alike: entries of a list, cells of a column, numbers before one word in a line. What one of them means the others
likely mean: `cook – 2 posts`, `electrician – 1 post`."""

import re
from collections.abc import Sequence
from itertools import combinations

from extract.words.spots import Around, Spot

SHARE = 0.5  # of the points that a number gets from all that stand as it does; from 0.3 to 0.7 the sums are as right
_SIGN = re.compile(r"\s?([^\w\s])")
_WORD = re.compile(r"[\s.–—(x×:-]*([^\W\d_]{1,3})")  # how the word behind begins, for it is declined: ставка, ставки
_NEAR = 60  # characters between two in one line
_NEXT = 2  # empty lines between two entries

Place = tuple[tuple[int, int], int, str | bool, str | None, str | None]
"""A number's line, which number of its line it is, the signs before and behind it, and how the word behind begins."""


def shared(text: Around, found: Sequence[Spot], points: Sequence[Sequence[float]]) -> list[list[float]]:
    """The log-odds of each, half of them the mean of all that stand alike."""
    own = [odds for (odds,) in points]
    means = {index: sum(own[each] for each in row) / len(row) for row in rows(text, found[: len(own)]) for index in row}
    return [[(1 - SHARE) * odds + SHARE * means[index]] for index, odds in enumerate(own)]


def rows(text: Around, found: Sequence[Spot]) -> list[list[int]]:
    """Which stand alike, by index; each is in one row."""
    places = _places(text, found)
    of = list(range(len(found)))
    for first, second in combinations(range(len(found)), 2):
        if of[first] != of[second] and _alike(places[first], places[second], found[second].start - found[first].end):
            of = [of[first] if row == of[second] else row for row in of]
    return [[index for index, row in enumerate(of) if row == one] for one in sorted(set(of))]


def _alike(one: Place, other: Place, gap: int) -> bool:
    (line, column, before, behind, word), (its_line, its_column, its_before, its_behind, its_word) = one, other
    if (behind, word) != (its_behind, its_word):
        return False
    if line == its_line:
        return word is not None and gap < _NEAR
    return 0 <= its_line[0] - line[1] <= _NEXT and (column, before) == (its_column, its_before)


def _places(text: Around, found: Sequence[Spot]) -> list[Place]:
    places: list[Place] = []
    for spot in found:
        start, end = line = text.line(spot.start)
        column = places[-1][1] + 1 if places and places[-1][0] == line else 0
        before = text.flat[start : spot.start].rstrip(" ")[-1:]
        sign = _SIGN.match(text.flat, spot.end, end)
        word = None if sign else _WORD.match(text.flat, spot.end, end)
        places.append(
            (line, column, before if before and not before.isalnum() else bool(before), sign and sign[1], word and word[1])
        )
    return places
