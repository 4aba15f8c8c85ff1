"""The part that a place plays, by a small linear model over what the rules say of it, where it stands, and the words around it.

Trained by `python -m tests.training.train_roles` and written to `data/place_roles.npz`. Cue words miss what nobody listed, and the
nearest one is not always the one that counts: the model weighs all of them, and the rules' own answer, together. Then it looks
again, at what it took the places around each for: the places of a list play one part, and who works abroad starts at home.
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from extract import linear
from extract.once import once
from extract.place import role_names
from extract.place.layout import Layout
from extract.place.parts import Setting
from extract.place.resolve import Found
from extract.place.role_names import ROLES, Group, names_of
from extract.place.roles import Spot
from extract.place.words import joins
from extract.tables import DATA
from extract.words.phrase_tables import Use

FILE = DATA / "place_roles.npz"
KINDS = frozenset({"job_ad", "plea"})  # in other texts every place is a mention
MOST = 300  # places of one text; a list of more is no ad
SHARED = 0.6  # how much a place named again takes of the points of all its mentions; by cross-validation, as the next
LISTED = 0.8  # the same for the places of a list
LEAST = -7.0  # log-odds of a role in the second look; below it one is as unlikely as another
NEAREST = 0.8  # by which a place may miss to be the workplace of an ad that would have none
_BEFORE, _AFTER = 24, 16  # folded characters read before and behind a place
_AHEAD = "ahead"
_LINE = 60
_NEAR = 6  # of these next to it are told apart
BUCKETS = 1 << 16  # of n-grams; chosen by hand


@dataclass(frozen=True)
class Case:
    """The places of one text with what the rules say: `cues` by cue words alone, `given` in the end, `said` every cue around each."""

    soft: str
    spots: Sequence[Spot]
    found: Sequence[Found]
    cues: Sequence[str | None]
    given: Sequence[str]
    said: Sequence[frozenset[str]]
    setting: Setting
    phrases: Mapping[Use, Mapping[str, object]]  # what the phrases of the text mean (`phrase_tables`), by use

    @once
    def sorts(self) -> list[tuple[bool, str]]:
        """Of each place whether it is in a country of the readers, and what it is known for."""
        return [(found.scored.place.country in self.setting.home, self.setting.what(found)) for found in self.found]

    def meanings(self, position: int) -> list[Group]:
        """What the phrases of the whole text say of such a place."""
        home, what = self.sorts[position]
        return [(role_names.text, f"{use} {key}", home, what) for use, keys in self.phrases.items() for key in keys]

    @once
    def weights(self) -> dict[tuple[bool, str], list[float]]:
        """Of `meanings` in the model, by sort of place: filled when asked for."""
        return {}

    @once
    def alone(self) -> bool:
        return len({found.scored.place.place_id for found in self.found}) == 1

    @once
    def nations(self) -> int:
        return len({found.scored.place.country for found in self.found})

    @once
    def layout(self) -> Layout:
        ids = [found.scored.place.place_id for found in self.found]
        homes = [home for home, _ in self.sorts]
        return Layout(self.soft, self.spots, ids, self.given, self.cues, joins(self.setting.tables), homes)

    def line_start(self, position: int) -> str:
        """Whether the place opens its line, follows a label, or stands within it."""
        start = self.spots[position].start
        before = self.soft[max(0, start - _LINE) : start]
        before = before[before.rfind("\n") + 1 :].rstrip(" (（[【")
        return "opens" if not before.strip(" -–—•*#>|") else "label" if before[-1] in ":：-–—|" else "within"

    def countries(self, role: str, besides: str) -> set[str]:
        """The countries of the places that the rules give the role to, one place left out."""
        places = [found.scored.place for found, given in zip(self.found, self.given, strict=True) if given == role]
        return {place.country for place in places if place.place_id != besides}

    def roles_around(self, position: int, first: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Which of the roles `first` the other places of the same country have, and which those of other countries."""
        here: set[str] = set()
        there: set[str] = set()
        place = self.found[position].scored.place
        for found, role in zip(self.found, first, strict=True):
            other = found.scored.place
            if other.place_id != place.place_id:
                (here if other.country == place.country else there).add(role)
        return frozenset(here), frozenset(there)


def decide(case: Case) -> list[str]:
    """The role of each place, in order: what most speaks for, the rules' own answer among it."""
    if len(case.found) > MOST:
        return list(case.given)
    points = shared([_scores(case, position) for position in range(len(case.found))], case.layout)
    first = _best(points)
    second = [_second_scores(case, position, points[position], first) for position in range(len(points))]
    return roles_of(second, case.setting.kind)


def roles_of(points: Sequence[Sequence[float]], kind: str) -> list[str]:
    """The roles of all places of a text from their points."""
    found = _best(points)
    if kind == "job_ad" and "workplace" not in found:  # an ad nearly always has one
        misses = [max(scores) - scores[0] for scores in points]
        if misses and min(misses) < NEAREST:
            found[misses.index(min(misses))] = ROLES[0]
    return found


def _best(points: Sequence[Sequence[float]]) -> list[str]:
    return [ROLES[scores.index(max(scores))] for scores in points]


def _scores(case: Case, position: int) -> list[float]:
    """`Model.scores` for features that are all 1."""
    sort = case.sorts[position]
    if sort not in case.weights:  # the same for most places of a text
        known = _phrase_weights(*sort)
        case.weights[sort] = _sum(
            [its[key] for use, keys in case.phrases.items() for its in (known[use],) for key in keys if key in its]
        )
    model, buckets = linear.load(FILE), grams(case, position)
    scale = model.scale / math.sqrt(max(1, len(buckets)))
    letters: linear.Array = model.of_grams(buckets).sum(axis=0) * np.float32(scale)
    return _sum([case.weights[sort], letters.tolist(), *map(_weights, _groups(case, position))])


def _sum(weights: Sequence[Sequence[float]]) -> list[float]:
    return [sum(column) for column in zip(*weights, strict=True)] or [0.0] * len(ROLES)


@lru_cache(maxsize=1 << 15)
def _weights(group: Group) -> tuple[float, ...]:
    """What all names of a group weigh together."""
    model = linear.load(FILE)
    rows = [row for name in names_of(group) if (row := model.rows.get(name)) is not None]
    return tuple(model.dense.take(rows, axis=0).sum(axis=0).tolist())


@lru_cache(maxsize=64)
def _phrase_weights(home: bool, what: str) -> Mapping[str, dict[str, tuple[float, ...]]]:
    """What each phrase of a text weighs for such a place, by use and meaning."""
    head, tail = role_names.text("\x01", home, what)[0].split("\x01")
    model, found = linear.load(FILE), defaultdict[str, dict[str, tuple[float, ...]]](dict)
    for name, row in model.rows.items():
        if name.startswith(head) and name.endswith(tail):
            use, _, key = name[len(head) : -len(tail)].partition(" ")
            found[use][key] = tuple(model.dense[row].tolist())
    return found


def _second_scores(case: Case, position: int, scores: Sequence[float], first: Sequence[str]) -> list[float]:
    told = [[odds * weight for weight in _weights((role_names.odds, role))] for role, odds in _odds(scores).items()]
    return _sum([*told, *map(_weights, _second_groups(case, position, first))])


def _odds(scores: Sequence[float]) -> dict[str, float]:
    """The log-odds of each role by the first look."""
    most = max(scores)
    total = most + math.log(sum(math.exp(score - most) for score in scores))
    return {role: max(LEAST, score - total) for role, score in zip(ROLES, scores, strict=True)}


def _second_groups(case: Case, position: int, first: Sequence[str]) -> Iterator[Group]:
    own, kind, spot, layout = first[position], case.setting.kind, case.spots[position], case.layout
    home, what = case.sorts[position]
    yield (role_names.then, kind, home, what, own)
    for side, other, gap in (("left", position - 1, layout.gap(position)), ("right", position + 1, layout.gap(position + 1))):
        if 0 <= other < len(first):
            beside = case.spots[other]
            same = spot.country == beside.country
            yield (role_names.then_beside, side, gap, first[other], kind, own, same, beside.level, spot.level)
        else:
            yield (role_names.then_edge, side)
    yield (role_names.then_around, *case.roles_around(position, first), home, what)


def shared(points: Sequence[Sequence[float]], layout: Layout) -> Sequence[Sequence[float]]:
    """The points of each mention, mixed with the mean of those that mostly play the same part: of a place named again, of a list."""
    return _mixed(_mixed(points, layout.ids, SHARED), layout.lists, LISTED)


def _mixed(points: Sequence[Sequence[float]], groups: Sequence[Hashable], share: float) -> Sequence[Sequence[float]]:
    """Points of which `share` is the mean of their group."""
    if len(set(groups)) == len(groups):
        return points
    same: dict[Hashable, list[Sequence[float]]] = defaultdict(list)
    for group, scores in zip(groups, points, strict=True):
        same[group].append(scores)
    means = {group: [sum(column) / len(rows) for column in zip(*rows, strict=True)] for group, rows in same.items()}
    return [
        [own * (1 - share) + mean * share for own, mean in zip(scores, means[group], strict=True)]
        for group, scores in zip(groups, points, strict=True)
    ]


def features(case: Case, position: int) -> dict[str, float]:
    """Dense features of one place by name, each 1."""
    groups = [*_groups(case, position), *case.meanings(position)]
    return {name: 1.0 for group in groups for name in names_of(group)}


def seconds(case: Case, points: Sequence[Sequence[float]]) -> list[dict[str, float]]:
    """Features of the second look at each place, by name: the first one's odds of each role, and the roles that it gave around."""
    points = shared(points, case.layout)
    first = _best(points)
    return [
        {f"then odds {role}": odds for role, odds in _odds(scores).items()}
        | {name: 1.0 for group in _second_groups(case, position, first) for name in names_of(group)}
        for position, scores in enumerate(points)
    ]


def _groups(case: Case, position: int) -> Iterator[Group]:
    """What is known of the place: the words around it, its country, what stands beside it, where it lies in the text."""
    place, setting, given = case.found[position].scored.place, case.setting, case.given
    final, cue, (home, what) = given[position], case.cues[position] or "none", case.sorts[position]
    works, starts = (case.countries(role, place.place_id) for role in ("workplace", "origin"))
    here = {place.country}
    yield (role_names.rules, setting.kind, final, cue, home, what)
    yield (role_names.sort, place.level, what, home, cue, setting.ends)
    yield (role_names.standing, case.alone, position == 0, position == len(given) - 1)
    yield (role_names.elsewhere, place.country in works, bool(works - here), place.country in starts, bool(starts - here), home)
    left, right = position - 1, position + 1
    yield (role_names.sides, _at(left, given), _at(right, given), _at(left, case.cues), _at(right, case.cues), cue)
    yield (role_names.countries, min(3, case.nations), home, final, what)
    yield (role_names.line, case.line_start(position), case.layout.rank(position), home, setting.kind)
    yield from case.layout.groups(position)
    run, around = case.layout.journey(position)
    yield (role_names.journey, home, what, run, around, final, setting.kind)
    for told in case.said[position]:
        yield (role_names.word_on_way, told, home, run)
        if told.startswith(_AHEAD):
            yield (role_names.coming, told, final, home)
        else:
            yield (role_names.word, setting.kind, told, final, home)


def _at(position: int, given: Sequence[str | None]) -> str:
    return given[position] or "none" if 0 <= position < len(given) else "edge"


def grams(case: Case, position: int) -> linear.Array:
    """Buckets of the n-grams around one place: those before and behind it apart, those next to it once more."""
    spot = case.spots[position]
    before, behind = case.soft[max(0, spot.start - _BEFORE) : spot.start], case.soft[spot.end : spot.end + _AFTER]
    return linear.around(before, behind, _NEAR, BUCKETS)
