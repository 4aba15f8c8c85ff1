"""How the places of a text lie to each other: what stands between them, which comes first, which are named again, who shares a sentence.

Names of features for `place.role_model`, all from where the places stand and what the rules say of them.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.place.roles import ARROW, DASH, Spot

_SENTENCE = re.compile(r"[.!?;](?=\s|$)|[。！？；।॥။።…]|\n")
_LIST, _SHORT, _MIDDLE = 8, 12, 40  # folded characters between two places; chosen by hand, as all that follow
_FIFTHS = 5  # parts of a text
_MOST = 4  # places, sentences: further ones are not told apart
_ROLES = ("workplace", "origin", "transit", "mention")


@dataclass(frozen=True)
class Layout:
    """The places of one text in order: `ids` says which are the same, `given` what the rules say in the end, `cues` what words do."""

    soft: str
    spots: Sequence[Spot]
    ids: Sequence[str]
    given: Sequence[str]
    cues: Sequence[str | None]
    listed: re.Pattern[str]  # what stands between the places of a list

    def names(self, position: int) -> Iterator[str]:
        yield from self._order(position)
        yield from self._beside(position)
        yield from self._again(position)
        yield from self._in_sentence(position)

    def _order(self, position: int) -> Iterator[str]:
        part, given = int(self.spots[position].start / max(1, len(self.soft)) * _FIFTHS), self.given[position]
        rank, count = min(self._ranks[self.ids[position]], _MOST), len(self._ranks)
        yield from (f"pos:{part}", f"pos:{part} given:{given}", f"rank:{rank}/{min(count, _MOST + 1)}")
        yield f"count:{min(count, _MOST + 2)} given:{given}"

    def rank(self, position: int) -> int:
        """Which of the places of the text it is, in the order in which they are first named."""
        return min(self._ranks[self.ids[position]], _MOST)

    def gap(self, position: int) -> str:
        """What stands between a place and the one before it."""
        return self._gaps[position]

    def _beside(self, position: int) -> Iterator[str]:
        left, right, last = self._gaps[position], self._gaps[position + 1], len(self.spots) - 1
        yield from (f"gap left:{left}", f"gap right:{right}", f"gaps:{left} {right}")
        if position > 0:
            yield from self._neighbour("left", left, position - 1, position)
        if position < last:
            yield from self._neighbour("right", right, position + 1, position)

    def _neighbour(self, side: str, gap: str, other: int, position: int) -> Iterator[str]:
        spot, beside, role = self.spots[position], self.spots[other], self.given[other]
        same = spot.country == beside.country
        yield f"{side} {gap} {role} same:{same} {spot.level}"
        yield f"{side} {gap} {beside.level} {spot.level} same:{same}"
        yield f"{side} {gap} {role} given:{self.given[position]}"

    def _again(self, position: int) -> Iterator[str]:
        same = self._positions[self.ids[position]]
        named = min(3, len(same))
        yield from (f"named:{named}", f"named:{named} first:{same[0] == position}")
        if named > 1:
            others = [other for other in same if other != position]
            yield from {f"elsewhere given:{self.given[other]}" for other in others}
            yield from {f"elsewhere cue:{self.cues[other]}" for other in others if self.cues[other]}

    def _in_sentence(self, position: int) -> Iterator[str]:
        number, cue = self._sentences[position], self.cues[position]
        others = [self.cues[i] for i, sentence in enumerate(self._sentences) if sentence == number and i != position]
        for role in _ROLES:
            if role in others:
                yield from (f"sentence {role}", f"sentence {role} cue:{cue}")
        yield from (f"alone in sentence:{not others} first:{number == 0}", f"sentence:{min(number, _MOST)}")

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for position, place in enumerate(self.ids):
            found[place].append(position)
        return found

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {place: rank for rank, place in enumerate(self._positions)}

    @cached_property
    def _sentences(self) -> list[int]:
        ends = [match.end() for match in _SENTENCE.finditer(self.soft)]
        return [bisect_right(ends, spot.start) for spot in self.spots]

    @cached_property
    def _gaps(self) -> list[str]:
        between = [
            self._gap(self.soft[left.end : right.start]) for left, right in zip(self.spots[:-1], self.spots[1:], strict=True)
        ]
        return ["edge", *between, "edge"]

    def _gap(self, between: str) -> str:
        """What stands between two places: nothing, a sign that lists or leads on, or words."""
        if len(between) <= _LIST and self.listed.match(between):
            return "list" if between.strip() else "space"
        if len(between) <= _LIST and (ARROW.match(between) or DASH.match(between)):
            return "arrow" if ARROW.match(between) else "dash"
        length = "short" if len(between) <= _SHORT else "middle" if len(between) <= _MIDDLE else "long"
        return length + ("|" if len(between) > 300 or _SENTENCE.search(between) else "")
