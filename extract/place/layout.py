"""How the places of a text lie to each other: what stands between them, which comes first, which are named again, who shares a sentence.

Groups of features for `place.role_model` (`role_names`), all from where the places stand and what the rules say of them.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.once import once
from extract.place import role_names
from extract.place.role_names import ROLES, Group
from extract.place.roles import ARROW, DASH, Spot
from extract.text.sentences import STOPS

_SENTENCE = re.compile(rf"[.!?;{STOPS}；…\n](?:(?<![.!?;])|(?=\s|$))")
_LIST, _SHORT, _MIDDLE = 8, 12, 40  # folded characters between two places; chosen by hand, as all that follow
_FIFTHS = 5  # parts of a text
_MOST = 4  # places, sentences: further ones are not told apart


@dataclass(frozen=True)
class Layout:
    """The places of one text in order: `ids` says which are the same, `given` what the rules say in the end, `cues` what words do."""

    soft: str
    spots: Sequence[Spot]
    ids: Sequence[str]
    given: Sequence[str]
    cues: Sequence[str | None]
    listed: re.Pattern[str]  # what stands between the places of a list
    homes: Sequence[bool]  # whether each is in a country of the readers

    def groups(self, position: int) -> Iterator[Group]:
        """Names of features of one place among the others, in groups (`role_names`)."""
        yield self._order(position)
        left, right, last = self._gaps[position], self._gaps[position + 1], len(self.spots) - 1
        yield (role_names.gaps, left, right)
        if position > 0:
            yield self._neighbour("left", left, position - 1, position)
        if position < last:
            yield self._neighbour("right", right, position + 1, position)
        yield from self._again(position)
        yield from self._in_sentence(position)

    def _order(self, position: int) -> Group:
        part = int(self.spots[position].start / max(1, len(self.soft)) * _FIFTHS)
        return (role_names.order, part, self.given[position], self.rank(position), min(len(self._ranks), _MOST + 2), _MOST)

    def rank(self, position: int) -> int:
        """Which of the places of the text it is, in the order in which they are first named."""
        return min(self._ranks[self.ids[position]], _MOST)

    def gap(self, position: int) -> str:
        """What stands between a place and the one before it."""
        return self._gaps[position]

    def journey(self, position: int) -> tuple[str, str]:
        """Where a town lies on the way as it is told: within its run of towns at home or abroad, and what comes after that."""
        return self._journeys.get(self.ids[position], ("country", ""))

    @once
    def _journeys(self) -> dict[str, tuple[str, str]]:
        towns: dict[str, bool] = {}
        for spot, place, home in zip(self.spots, self.ids, self.homes, strict=True):
            if spot.level != "country":
                towns.setdefault(place, home)
        homes = list(towns.values())
        return {place: _on_the_way(homes, i) for i, place in enumerate(towns)}

    def _neighbour(self, side: str, gap: str, other: int, position: int) -> Group:
        spot, beside = self.spots[position], self.spots[other]
        same = spot.country == beside.country
        return (role_names.neighbour, side, gap, self.given[other], same, beside.level, spot.level, self.given[position])

    def _again(self, position: int) -> Iterator[Group]:
        same = self._positions[self.ids[position]]
        named = min(3, len(same))
        yield (role_names.named, named, same[0] == position)
        if named > 1:
            others = [other for other in same if other != position]
            yield from ((role_names.again, "given", role) for role in sorted({self.given[other] for other in others}))
            yield from ((role_names.again, "cue", cue) for cue in sorted({self.cues[other] or "" for other in others} - {""}))

    def _in_sentence(self, position: int) -> Iterator[Group]:
        number, cue = self._sentences[position], self.cues[position]
        others = [self.cues[i] for i, sentence in enumerate(self._sentences) if sentence == number and i != position]
        yield from ((role_names.sentence, role, cue) for role in ROLES if role in others)
        yield (role_names.in_sentence, not others, number == 0, min(number, _MOST))

    @once
    def _positions(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for position, place in enumerate(self.ids):
            found[place].append(position)
        return found

    @once
    def _ranks(self) -> dict[str, int]:
        return {place: rank for rank, place in enumerate(self._positions)}

    @once
    def lists(self) -> list[int]:
        """Which places stand in one list: a number that only those share that nothing but signs or "and" lies between."""
        found = list(range(len(self.spots)))
        for position in range(1, len(found)):
            alike = self.spots[position - 1].level == self.spots[position].level
            if alike and self.gap(position) == "list":
                found[position] = found[position - 1]
        return found

    @once
    def _sentences(self) -> list[int]:
        ends = [match.end() for match in _SENTENCE.finditer(self.soft)]
        return [bisect_right(ends, spot.start) for spot in self.spots]

    @once
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


def _on_the_way(homes: Sequence[bool], i: int) -> tuple[str, str]:
    """Of the towns of a text, in the order in which they are first named: what comes right before and after one, and later."""
    before, behind = (_side(homes[j]) if 0 <= j < len(homes) else "edge" for j in (i - 1, i + 1))
    run = f"{'in' if before == _side(homes[i]) else 'first'} {'in' if behind == _side(homes[i]) else 'last'}"
    later = "abroad" if not all(homes[i + 1 :]) else "home" if any(homes[i + 2 :]) else "none"
    return run, f"{before}>{behind} {later}"


def _side(home: bool) -> str:
    return "home" if home else "abroad"
