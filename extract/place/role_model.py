"""The part that a place plays, by a small linear model over what the rules say of it, where it stands, and the words around it.

Trained by `python -m tests.training.train_roles` and written to `data/place_roles.npz`. Cue words miss what nobody listed, and the
nearest one is not always the one that counts: the model weighs all of them, and the rules' own answer, together. Then it looks
again, at what it took the places around each for: the places of a list play one part, and who works abroad starts at home.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

import numpy as np

from extract import linear
from extract.place.layout import Layout
from extract.place.parts import Setting
from extract.place.roles import Spot
from extract.place.settle import Found
from extract.place.words import joins
from extract.tables import DATA

FILE = DATA / "place_roles.npz"
ROLES = ("workplace", "origin", "transit", "mention")
KINDS = frozenset({"job_ad", "plea"})  # in other texts every place is a mention
MOST = 300  # places of one text; a list of more is no ad
SHARED = 0.6  # how much a place named again takes of the points of all its mentions; by cross-validation, as the next
LEAST = -7.0  # log-odds of a role in the second look; below it one is as unlikely as another
NEAREST = 0.8  # by which a place may miss to be the workplace of an ad that would have none
_BEFORE, _AFTER = 24, 16  # folded characters read before and behind a place
_AHEAD = "ahead"
_LINE = 60
_NEAR = 6  # of these next to it are told apart
_LENGTH = 3
_SIDES = tuple(crc32(side) for side in (b"1", b"2", b"3", b"4"))  # with which the n-grams of each window begin


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
    phrases: frozenset[str] = frozenset()  # what the phrases of the text mean (`phrase_tables`), whoever uses them

    @cached_property
    def sorts(self) -> list[tuple[bool, str]]:
        """Of each place whether it is in a country of the readers, and what it is known for."""
        return [(found.scored.place.country in self.setting.home, self.setting.what(found)) for found in self.found]

    def meanings(self, position: int) -> list[str]:
        """Features of the whole text for such a place."""
        home, what = self.sorts[position]
        return [f"text {phrase} home:{home} {what}" for phrase in self.phrases]

    @cached_property
    def weights(self) -> dict[tuple[bool, str], linear.Array]:
        """Of `meanings` in the model, by sort of place: filled when asked for."""
        return {}

    @cached_property
    def alone(self) -> bool:
        return len({found.scored.place.place_id for found in self.found}) == 1

    @cached_property
    def nations(self) -> int:
        return len({found.scored.place.country for found in self.found})

    @cached_property
    def layout(self) -> Layout:
        ids = [found.scored.place.place_id for found in self.found]
        return Layout(self.soft, self.spots, ids, self.given, self.cues, joins(self.setting.tables))

    def line_start(self, position: int) -> str:
        """Whether the place opens its line, follows a label, or stands within it."""
        start = self.spots[position].start
        before = self.soft[max(0, start - _LINE) : start]
        before = before[before.rfind("\n") + 1 :].rstrip(" (（[【")
        return "opens" if not before.strip(" -–—•*#>|") else "label" if before[-1] in ":：-–—|" else "within"

    def countries(self, role: str, besides: str) -> set[str]:
        """The countries of the places that the rules give the role to, one place left out."""
        return {country for country, places in self._by_role.get(role, {}).items() if places - {besides}}

    def roles_around(self, position: int, first: Sequence[str]) -> tuple[set[str], set[str]]:
        """Which of the roles `first` the other places of the same country have, and which those of other countries."""
        here: set[str] = set()
        there: set[str] = set()
        place = self.found[position].scored.place
        for found, role in zip(self.found, first, strict=True):
            other = found.scored.place
            if other.place_id != place.place_id:
                (here if other.country == place.country else there).add(role)
        return here, there

    @cached_property
    def _by_role(self) -> dict[str, dict[str, set[str]]]:
        by_role: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for found, role in zip(self.found, self.given, strict=True):
            by_role[role][found.scored.place.country].add(found.scored.place.place_id)
        return by_role


def decide(case: Case) -> list[str]:
    """The role of each place, in order: what most speaks for, the rules' own answer among it."""
    if len(case.found) > MOST:
        return list(case.given)
    model = linear.load(FILE)
    points = [_scores(model, case, position) for position in range(len(case.found))]
    second = [_second_scores(model, told) for told in seconds(case, points)]
    return roles_of(second, case.layout.ids, case.setting.kind)


def roles_of(points: Sequence[Sequence[float]], ids: Sequence[str], kind: str) -> list[str]:
    """The roles of all places of a text from their points."""
    points = shared(points, ids)
    found = [ROLES[scores.index(max(scores))] for scores in points]
    if kind == "job_ad" and "workplace" not in found:  # an ad nearly always has one
        misses = [max(scores) - scores[0] for scores in points]
        if misses and min(misses) < NEAREST:
            found[misses.index(min(misses))] = ROLES[0]
    return found


def _scores(model: linear.Model, case: Case, position: int) -> list[float]:
    """`Model.scores` for features that are all 1."""
    buckets = grams(case, position)
    scale = np.float32(model.scale / math.sqrt(max(1, len(buckets))))
    points: linear.Array = _weight(model, _told(case, position)) + _weight_of_text(model, case, position)
    points = points + model.hashed.take(buckets, axis=0).sum(axis=0) * scale
    return [float(point) for point in points]


def _weight(model: linear.Model, names: Sequence[str]) -> linear.Array:
    rows = [row for name in names if (row := model.rows.get(name)) is not None]
    weights: linear.Array = model.dense.take(rows, axis=0).sum(axis=0)
    return weights


def _second_scores(model: linear.Model, told: dict[str, float]) -> list[float]:
    known = [(model.rows[name], value) for name, value in told.items() if name in model.rows]
    weights: linear.Array = model.dense.take([row for row, _ in known], axis=0).T @ np.array(
        [value for _, value in known], np.float32
    )
    return [float(point) for point in weights]


def seconds(case: Case, points: Sequence[Sequence[float]]) -> list[dict[str, float]]:
    """Features of the second look at each place, by name: the first one's odds of each role, and the roles that it gave around."""
    points = shared(points, case.layout.ids)
    first = [ROLES[scores.index(max(scores))] for scores in points]
    return [_odds(scores) | dict.fromkeys(_second_told(case, position, first), 1.0) for position, scores in enumerate(points)]


def _odds(scores: Sequence[float]) -> dict[str, float]:
    most = max(scores)
    total = most + math.log(sum(math.exp(score - most) for score in scores))
    return {f"then odds {role}": max(LEAST, score - total) for role, score in zip(ROLES, scores, strict=True)}


def _second_told(case: Case, position: int, first: Sequence[str]) -> Iterator[str]:
    own, kind, spot, layout = first[position], case.setting.kind, case.spots[position], case.layout
    home, what = case.sorts[position]
    yield from (f"then {kind}", f"then home:{home} {what}", f"then {own} home:{home}")
    for side, other, gap in (("left", position - 1, layout.gap(position)), ("right", position + 1, layout.gap(position + 1))):
        if 0 <= other < len(first):
            role, beside = first[other], case.spots[other]
            yield from (f"then {side} {gap} {role}", f"then {side} {role} {kind}", f"then {side} {gap} {role} {own}")
            yield f"then {side} {gap} {role} same:{spot.country == beside.country} {beside.level} {spot.level}"
        else:
            yield f"then {side} edge"
    here, there = case.roles_around(position, first)
    yield from (f"then here {role} home:{home}" for role in here)
    yield from (f"then there {role} home:{home} {what}" for role in there)
    yield from (f"then no {role} home:{home}" for role in ROLES if role not in here and role not in there)
    yield f"then around {' '.join(role for role in ROLES if role in here or role in there)}"


def _weight_of_text(model: linear.Model, case: Case, position: int) -> linear.Array:
    """Of what the whole text says: the same for most of its places."""
    key = case.sorts[position]
    if key not in case.weights:
        case.weights[key] = _weight(model, case.meanings(position))
    return case.weights[key]


def shared(points: Sequence[Sequence[float]], ids: Sequence[str]) -> list[list[float]]:
    """The points of each mention, those of a place named again mixed with the mean of all its mentions: it mostly plays one part."""
    same: dict[str, list[Sequence[float]]] = defaultdict(list)
    for place, scores in zip(ids, points, strict=True):
        same[place].append(scores)
    means = {place: [sum(column) / len(rows) for column in zip(*rows, strict=True)] for place, rows in same.items()}
    return [
        [own * (1 - SHARED) + mean * SHARED for own, mean in zip(scores, means[place], strict=True)]
        for place, scores in zip(ids, points, strict=True)
    ]


def features(case: Case, position: int) -> dict[str, float]:
    """Dense features of one place by name, each 1."""
    return dict.fromkeys([*_told(case, position), *case.meanings(position)], 1.0)


def _told(case: Case, position: int) -> list[str]:
    """What words say means another thing in a plea, so it is given with the kind too."""
    words, kind = [*_words(case, position)], case.setting.kind
    return [*words, *(f"{kind} {name}" for name in words), *_where(case, position)]


def _words(case: Case, position: int) -> Iterator[str]:
    """What the rules and the words before and behind the place say."""
    given, cue, (home, what) = case.given[position], case.cues[position] or "none", case.sorts[position]
    yield from ("bias", f"given:{given}", f"cue:{cue}", f"given:{given} cue:{cue}", f"given:{given} home:{home}")
    yield f"given:{given} what:{what}"
    for told in case.said[position]:
        if not told.startswith(_AHEAD):
            yield from (told, f"{told} given:{given}", f"{told} home:{home}")


def _where(case: Case, position: int) -> Iterator[str]:
    """What else is known of the place: the words to come, its country, what stands beside it, where it lies in the text."""
    place, setting, given = case.found[position].scored.place, case.setting, case.given
    final, cue, (home, what) = given[position], case.cues[position] or "none", case.sorts[position]
    works, starts = (case.countries(role, place.place_id) for role in ("workplace", "origin"))
    yield from (f"level:{place.level}", f"what:{what}", f"home:{home}")
    yield from (f"home:{home} level:{place.level} cue:{cue}", f"known end:{setting.ends} home:{home} what:{what}")
    yield from (f"alone:{case.alone}", f"first:{position == 0} last:{position == len(given) - 1}")
    yield from (f"works here:{place.country in works}", f"works abroad:{bool(works - {place.country})} home:{home}")
    yield from (f"starts here:{place.country in starts}", f"starts abroad:{bool(starts - {place.country})} home:{home}")
    yield from (f"left:{_at(position - 1, given)}", f"right:{_at(position + 1, given)}")
    yield from (f"left cue:{_at(position - 1, case.cues)} cue:{cue}", f"right cue:{_at(position + 1, case.cues)} cue:{cue}")
    yield from (f"countries:{min(3, case.nations)} home:{home} given:{final}", f"countries:{min(3, case.nations)} what:{what}")
    yield from (f"line:{case.line_start(position)}", f"rank:{case.layout.rank(position)} home:{home} {setting.kind}")
    yield from case.layout.names(position)
    for told in case.said[position]:
        if told.startswith(_AHEAD):
            yield from (told, f"{told} given:{final}", f"{told} home:{home}")


def _at(position: int, given: Sequence[str | None]) -> str:
    return given[position] or "none" if 0 <= position < len(given) else "edge"


def grams(case: Case, position: int) -> linear.Array:
    """Buckets of the n-grams around one place: those before and behind it apart, those next to it once more."""
    spot = case.spots[position]
    before, behind = case.soft[max(0, spot.start - _BEFORE) : spot.start], case.soft[spot.end : spot.end + _AFTER]
    windows = (before, behind, before[-_NEAR:] + "\x01", "\x01" + behind[:_NEAR])
    found = {
        crc32(window[i : i + _LENGTH].encode(), side) & (linear.BUCKETS - 1)
        for side, window in zip(_SIDES, windows, strict=True)
        for i in range(len(window) - _LENGTH + 1)
    }
    return np.array(sorted(found), np.int64)
