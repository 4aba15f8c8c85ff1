"""What part a place plays in an ad: workplace, origin, transit or mention, by cue words beside it and by the shape of the route."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from extract.place.cue_words import COMMA, COMMAS, UNSPACED, cues_of
from extract.place.words import joins
from extract.tables import Tables
from extract.text.scripts import script_of
from extract.text.sentences import STOPS

WINDOW = 48  # folded characters looked at before a place
CLOSE = 14  # and after it
AHEAD = 60  # in which a way that goes on is told
REACH = 7  # how many times its own length a cue word may stand before its place: a short one must be near
_MASK = "\x01"
_TOUCHING = 1  # a space: "clients UK"; further off they are those of customer service in some town
_CLAUSE = re.compile(rf"[.!?;{STOPS}；…\s](?:(?<=[.!?;])(?=\s|$)|(?<=[{STOPS}；…])|(?<=\s)[|•▪●✅]\s?|(?<=\n)(?<![:：]\n))")
ARROW = re.compile(r"^[\s)）\]]*(?:→|->|-->|=>|➡|➔|⇒|>>?|到|至|~|～|—>|–>)\ufe0f?[\s(（]*$")
DASH = re.compile(r"^\s*[-–—‑‐]\s*$")
_VERB_FIRST = frozenset({"LATIN", "CYRILLIC"})  # elsewhere what is done in a place mostly stands behind it
_AHEAD = frozenset({"next", "transit", "workplace", "origin", "onward"})
_NOT_SAID = frozenset({"near", "onward"})  # words that say no role of the place beside them
_UNRULED = _NOT_SAID | {"beside", "process"}  # for the rules; the model weighs them
_ELSEWHERE = frozenset({"client", "past", "full", "seat"})  # clients, an office left, no place free, a firm's seat
_NOT_PLACING = (_ELSEWHERE - {"client"}) | {"beside"}
_DENIED = frozenset({"mention", "past", "full"})  # behind a place they go before a label: "Location: Dubai? Not any more"


class Spot(NamedTuple):
    """A resolved place in the folded text, as roles are given to it."""

    start: int
    end: int
    country: str
    level: str
    works: bool = True  # False for an airport or a border crossing


def without_names(soft: str, spots: Sequence[Spot]) -> str:
    """The softened text with a neutral sign for each letter of a place between its first and its last: what looks like a cue word there
    (quê in Quế Võ) is none, while the ends tell the script."""
    out, since = list[str](), 0
    for spot in spots:
        out += soft[since : spot.start + 1], _MASK * (spot.end - spot.start - 2)
        since = max(spot.end - 1, spot.start + 1)
    return "".join((*out, soft[since:]))


def in_list(gap: str, tables: Tables) -> bool:
    """Whether what stands between two places only lists them (comma, and, slash)."""
    return len(gap) <= 8 and bool(joins(tables).match(gap)) and gap.strip() != ""


@lru_cache(maxsize=512)
def latin_languages(languages: tuple[str, ...], tables: Tables) -> frozenset[str]:
    """Whose cue words count among those of the Latin script (`no` is "in" in Portuguese, "not" in Spanish); empty: all."""
    known = cues_of(tables).languages
    bare = {language if language in known else language.split("-")[0] for language in languages}
    bare = {"tl" if language == "fil" else language for language in bare} & known
    if not bare:
        return frozenset()
    return frozenset(bare | {"en"} | ({"id", "ms"} if bare & {"id", "ms"} else set()))


def is_placed(soft: str, start: int, end: int, languages: tuple[str, ...], tables: Tables) -> bool:
    """Whether a word that places follow or precede (in, tại, में) stands right beside the span."""
    cues = cues_of(tables)
    spoken = latin_languages(languages, tables)
    if any(cue.distance <= 2 and cue.role not in _NOT_PLACING for cue in cues.found(_before(soft, start), False, spoken)):
        return True
    return any(cue.distance <= 1 and cue.role not in _NOT_PLACING for cue in cues.found(_after(soft, end), True, spoken))


def roles(folded: str, soft: str, spots: Sequence[Spot], kind: str, languages: tuple[str, ...], tables: Tables) -> list[str | None]:
    """The role of each spot, in order; None where nothing around it tells. `folded` still has its dashes, `soft` not."""
    if kind in ("warning", "news", "other"):
        return ["mention"] * len(spots)
    spoken = latin_languages(languages, tables)
    floors = _floors(soft, spots, tables)
    found = [_role(soft, spot, floor, kind, spoken, tables) for spot, floor in zip(spots, floors, strict=False)]
    _onward(spots, found)
    _share(soft, spots, found, tables)
    _routes(folded, spots, found)
    _end_of_route(spots, found)
    return ["transit" if role == "bus" else role for role in found]


def _floors(soft: str, spots: Sequence[Spot], tables: Tables) -> list[int]:
    """Where the words begin that speak for each spot: behind the spot before it, or with that one's in a list or a pair."""
    floors, listed = [0], joins(tables)
    for left, right in pairwise(spots):
        end = left.end + _ending(soft, left.end)
        floors.append(floors[-1] if listed.match(soft[end : right.start]) else end)
    return floors[: len(spots)]


def _role(soft: str, spot: Spot, floor: int, kind: str, spoken: frozenset[str], tables: Tables) -> str | None:
    """`floor` is where the words begin that may speak for this spot."""
    cues = cues_of(tables)
    window = _before(soft, spot.start)
    window = window[-(spot.start - floor) :] if spot.start > floor else ""
    before = [
        c
        for c in cues.found(window, False, spoken)
        if c.role not in _UNRULED and (c.role == "interview" or c.distance <= c.length * REACH)
    ]
    behind = [c for c in cues.found(_after(soft, spot.end), True, spoken) if c.role not in _UNRULED]
    if kind != "plea":
        before, behind = [c for c in before if not c.held], [c for c in behind if not c.held]
    held = [c for c in before + behind if c.held and c.distance <= 30]
    if kind == "plea" and held:
        return "workplace"
    reach = WINDOW if script_of(soft[spot.start]) in _VERB_FIRST else COMMA - 1
    if kind == "job_ad" and any(c.role == "interview" and c.distance <= reach for c in before):
        return "origin"  # whatever stands between: "interview with the employer at our office in Manila"
    before = [c for c in before if c.role != "interview" and (c.role != "client" or c.distance <= _TOUCHING)]
    ending = _ending(soft, spot.end)
    near_behind = min((c for c in behind if c.distance <= 2 + ending), key=lambda c: (-c.length, c.distance), default=None)
    near_before = min(before, key=lambda c: (c.distance, -c.length), default=None)
    denied = near_behind and near_before and near_before.role == "workplace" and near_behind.role in _DENIED
    if near_behind and (denied or near_before is None or near_before.distance > 3 or near_behind.length > near_before.length):
        return _promised(near_behind.role, kind)
    return _promised(near_before.role, kind) if near_before else None


def evidence(soft: str, spots: Sequence[Spot], languages: tuple[str, ...], tables: Tables) -> list[frozenset[str]]:
    """What every cue word around each spot says, by side and distance: for the model, which weighs them all."""
    cues, spoken = cues_of(tables), latin_languages(languages, tables)
    found = []
    for spot in spots:
        before = cues.found(_before(soft, spot.start), False, spoken)
        behind = cues.found(_after(soft, spot.end), True, spoken)
        ahead = cues.found(soft[spot.end : spot.end + AHEAD], False, spoken)
        ending = _ending(soft, spot.end)
        told = {f"before {c.role}{' held' * c.held} {_near(c.distance)}" for c in before if c.role not in _NOT_SAID}
        told |= {f"behind {c.role}{' held' * c.held} {_near(c.distance - ending)}" for c in behind if c.role not in _NOT_SAID}
        found.append(frozenset(told | {f"ahead {c.role}" for c in ahead if c.role in _AHEAD}))
    return found


def _near(distance: int) -> str:
    return "beside" if distance <= 2 else "near" if distance <= 12 else "far"


def _promised(role: str, kind: str) -> str:
    """In a plea the place of the job is what was promised, not where somebody is held; nobody works where only clients are."""
    return "mention" if role in _ELSEWHERE or (kind == "plea" and role == "workplace") else role


def _ending(soft: str, end: int) -> int:
    """How many characters of an inflection touch the place (சென்னை·யில்)."""
    script = script_of(soft[end - 1])
    stop = end
    while script not in UNSPACED and stop < min(len(soft), end + WINDOW) and script_of(soft[stop]) == script:
        stop += 1
    return stop - end


def _before(soft: str, start: int) -> str:
    return _last_clause(soft[max(0, start - WINDOW) : start])


@lru_cache(maxsize=256)  # asked for up to three times for each place of a text
def _last_clause(window: str) -> str:
    cut = max((m.end() for m in _CLAUSE.finditer(window)), default=0)
    return window[cut:]


def _after(soft: str, end: int) -> str:
    return _first_clause(soft[end : end + CLOSE * 2])


@lru_cache(maxsize=256)  # as above
def _first_clause(window: str) -> str:
    cut, comma = _CLAUSE.search(window), COMMAS.search(window)
    return window[: min(end.start() if end else len(window) for end in (cut, comma))]


def _share(soft: str, spots: Sequence[Spot], found: list[str | None], tables: Tables) -> None:
    """A city and its country side by side, and the places of a list, play one part."""
    listed = joins(tables)
    for i in range(1, len(spots)):
        left = spots[i - 1].end
        gap = soft[left + _ending(soft, left) : spots[i].start]
        levels = {spots[i - 1].level, spots[i].level}
        if spots[i - 1].country == spots[i].country and len(levels) > 1 and len(gap) <= 4 and not ARROW.match(gap):
            role = found[i - 1] or found[i] if spots[i - 1].level != "country" or gap.strip() else found[i] or found[i - 1]
            found[i - 1] = found[i] = role
        elif found[i] is None and listed.match(gap):
            found[i] = found[i - 1]


def _onward(spots: Sequence[Spot], found: list[str | None]) -> None:
    """ "then X" is a point on the way, unless nothing but mentions, or its own country, comes after it."""
    for i, role in enumerate(found):
        if role == "next":
            told = any(
                r == "workplace" and s.works and s.country != spots[i].country for s, r in zip(spots[:i], found[:i], strict=True)
            )
            after = zip(spots[i + 1 :], found[i + 1 :], strict=True)
            goes_on = any(
                later in ("transit", "next", "workplace") and (spot.country != spots[i].country or spot.level == spots[i].level)
                for spot, later in after
            )
            found[i] = "transit" if goes_on or told else "workplace"


def _end_of_route(spots: Sequence[Spot], found: list[str | None]) -> None:
    """Where every place is a point of the way, the last one that is no airport or border is where one works."""
    told = [role for role in found if role]
    if len(told) == len(found) and "transit" in told and "workplace" not in told:
        last = max(i for i, role in enumerate(found) if role == "transit")
        if spots[last].works:
            found[last] = "workplace"


def _routes(folded: str, spots: Sequence[Spot], found: list[str | None]) -> None:
    """A → B → C: A is where one starts, C where one works, all between is transit. With dashes only from three places on;
    where a workplace is told elsewhere, C too is a point on the way."""
    i = 0
    while i < len(spots):
        gaps: list[str] = []
        while i + len(gaps) + 1 < len(spots):
            left, right = spots[i + len(gaps)], spots[i + len(gaps) + 1]
            gap = folded[left.end : right.start]
            if not (ARROW.match(gap) or DASH.match(gap)):
                break
            gaps.append(gap)
        last = i + len(gaps)
        if len(gaps) > 1 or (gaps and ARROW.match(gaps[0])):
            told = any(r in ("workplace", None) and s.level != "country" for r, s in zip(found[:i], spots[:i], strict=True))
            found[i : last + 1] = ["origin", *["transit"] * (len(gaps) - 1), "transit" if told else "workplace"]
        i = last + 1
