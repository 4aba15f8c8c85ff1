"""How many people an ad wants in all, of the numbers that likely count people: their sum, what is told twice once."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from extract.job import alike, numbers
from extract.words.spots import Around, Spot

# Log-odds from which a number counts. Words of new writers are unknown more often than in training, which takes from the points of what
# counts: with writers held out -0.3 was best of 2,619 ads (F1 0.845; -0.5 0.841, -1 0.824), -1 of 354 later ones (0.675, 0.685, 0.693).
LEAST = -0.4
_PARTS = 30  # characters from a number to its first part, and from one part to the next


def chosen(text: Around, found: Sequence[Spot], points: Sequence[Sequence[float]]) -> int | None:
    """All that the ad counts together, by the points of each number and of those that stand alike."""
    return total(found, alike.shared(text, found, points))


def total(found: Sequence[Spot], points: Sequence[Sequence[float]]) -> int | None:
    """The sum; None where nothing counts people."""
    counting = [spot for spot, (odds,) in zip(found, points, strict=False) if odds > LEAST]
    told = _whole(counting)
    if told is None:
        told = sum(spot.value for spot in _without_parts(counting))
    return told if 1 <= told <= numbers.MOST else None


def _whole(counting: Sequence[Spot]) -> int | None:
    """The sum where the ad tells it first or last, and what it is made of: `11 in all`."""
    if len(counting) > 2:
        twice = sum(spot.value for spot in counting)
        for spot in (counting[0], counting[-1]):
            if spot.value * 2 == twice and "named" not in spot.said:
                return int(spot.value)
    return None


def _without_parts(counting: Sequence[Spot]) -> list[Spot]:
    """Without the numbers, of no job or together in brackets, that the one before them is made of: `4 waiters (1 man, 3 women)`."""
    kept, at = [], 0
    while at < len(counting):
        kept.append(counting[at])
        at += 1 + _parts(counting[at:])
    return kept


def _parts(counting: Sequence[Spot]) -> int:
    """How many of those behind the first are its parts."""
    behind = []
    for one, other in pairwise(counting):
        if {"named", "part"} & set(other.said) == {"named"} or other.start - one.end > _PARTS:
            break
        behind.append(other.value)
    sums = list(accumulate(behind))
    return sums.index(counting[0].value) + 1 if counting[0].value in sums[1:] else 0
