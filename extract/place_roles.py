"""What part a place plays in an ad: workplace, origin, transit or mention, by cue words beside it and by the shape of the route."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.gazetteer import script_of
from extract.gazetteer_key import key_of
from extract.tables import Tables

WINDOW = 48  # folded characters looked at before a place
CLOSE = 14  # and after it
_CLAUSE = re.compile(r"[.!?;](?=\s|$)|[。！？；।॥။።…]|\s[|•▪●✅]\s?|\n")
_COMMA = re.compile(r"[,，、،၊/()（）:：]")
_ARROW = re.compile(r"^[\s)）\]]*(?:→|->|-->|=>|➡|➔|⇒|>>?|到|至|~|～|—>|–>)\ufe0f?[\s(（]*$")
_LIST = re.compile(
    r"^[\s,，、/&+和与及或és()（]*(?:and|or|y|e|et|ou|o|и|или|dan|atau|at|hoặc|và|na|au|และ|หรือ|و|أو|तथा|र|या|और|এবং|ও|및|와|과|や|と|နှင့်|និង|ແລະ)?[\s,，、/()]*$"
)
_UNSPACED = frozenset({"CJK", "THAI", "LAO", "KHMER", "MYANMAR", "HIRAGANA", "KATAKANA", ""})


@dataclass(frozen=True, slots=True)
class Spot:
    """A resolved place in the folded text, as roles are given to it."""

    start: int
    end: int
    country: str
    level: str


@dataclass(frozen=True, slots=True)
class Cue:
    role: str  # workplace | origin | transit | mention | near
    length: int
    distance: int  # folded characters between cue and place
    held: bool = False


class Cues:
    """The cue words of the tables, compiled."""

    def __init__(self, tables: Tables) -> None:
        grouped: dict[tuple[str, bool], list[tuple[str, bool]]] = {}
        for row in tables.rows("place_cues"):
            side = row["side"].removeprefix("held-")
            held = row["side"].startswith("held")
            entry = grouped.setdefault((key_of(row["cue"]), side == "after"), [])
            entry.append((row["role"], held))
        self._texts = {after: [t for t, a in grouped if a is after] for after in (False, True)}
        self._meaning = grouped
        self._automata = {a: AhoCorasick(t, matchkind=MatchKind.Standard) for a, t in self._texts.items()}

    def found(self, window: str, after: bool) -> list[Cue]:
        """The cues in a window before (`after` False) or behind a place."""
        cues = []
        for index, start, end in self._automata[after].find_matches_as_indexes(window, overlapping=True):
            if _is_word(window, start, end, after):
                distance = start if after else len(window) - end
                for role, held in self._meaning[self._texts[after][index], after]:
                    cues.append(Cue(role, end - start, distance, held))
        return cues


@lru_cache(maxsize=8)
def cues_of(tables: Tables) -> Cues:
    return Cues(tables)


def _is_word(window: str, start: int, end: int, after: bool) -> bool:
    """Whether the cue stands as a word; behind a place endings and particles may touch it, in unspaced scripts anything."""
    first, last = script_of(window[start]), script_of(window[end - 1])
    left, right = window[start - 1 : start], window[end : end + 1]
    if last not in _UNSPACED and last == script_of(right) and not (after and last not in ("LATIN", "CYRILLIC", "ARABIC")):
        return last in ("ARABIC", "ETHIOPIC") and end == len(window)
    return first in _UNSPACED or first != script_of(left) or (after and start == 0)


def is_placed(soft: str, start: int, end: int, tables: Tables) -> bool:
    """Whether a word that places follow or precede (in, tại, में) stands right beside the span."""
    cues = cues_of(tables)
    before = cues.found(_before(soft, start), after=False)
    behind = cues.found(_after(soft, end), after=True)
    return any(cue.distance <= 2 for cue in before) or any(cue.distance <= 1 for cue in behind)


def roles(soft: str, spots: Sequence[Spot], kind: str, tables: Tables) -> list[str | None]:
    """The role of each spot, in order; None where nothing around it tells."""
    if kind in ("warning", "news"):
        return ["mention"] * len(spots)
    found = [_role(soft, spot, kind, tables) for spot in spots]
    _share(soft, spots, found)
    _routes(soft, spots, found)
    return found


def _role(soft: str, spot: Spot, kind: str, tables: Tables) -> str | None:
    cues = cues_of(tables)
    before = [c for c in cues.found(_before(soft, spot.start), after=False) if c.role != "near"]
    behind = [c for c in cues.found(_after(soft, spot.end), after=True) if c.role != "near"]
    if kind != "plea":
        before, behind = [c for c in before if not c.held], [c for c in behind if not c.held]
    held = [c for c in before + behind if c.held and c.distance <= 30]
    if kind == "plea" and held:
        return "workplace"
    near_behind = min((c for c in behind if c.distance <= 2), key=lambda c: (-c.length, c.distance), default=None)
    near_before = min(before, key=lambda c: (c.distance, -c.length), default=None)
    if near_behind and (near_before is None or near_before.distance > 3 or near_behind.length > near_before.length):
        return near_behind.role
    return near_before.role if near_before else None


def _before(soft: str, start: int) -> str:
    window = soft[max(0, start - WINDOW) : start]
    cut = max((m.end() for m in _CLAUSE.finditer(window)), default=0)
    return window[cut:]


def _after(soft: str, end: int) -> str:
    window = soft[end : end + CLOSE * 2]
    cut = min((m.start() for m in _CLAUSE.finditer(window)), default=len(window))
    comma = min((m.start() for m in _COMMA.finditer(window)), default=len(window))
    return window[: min(cut, comma)]


def _share(soft: str, spots: Sequence[Spot], found: list[str | None]) -> None:
    """A city and its country side by side, and the places of a list, play one part."""
    for i in range(1, len(spots)):
        gap = soft[spots[i - 1].end : spots[i].start]
        levels = {spots[i - 1].level, spots[i].level}
        if spots[i - 1].country == spots[i].country and len(levels) > 1 and len(gap) <= 4 and not _ARROW.match(gap):
            role = found[i - 1] or found[i] if spots[i - 1].level != "country" or gap.strip() else found[i] or found[i - 1]
            found[i - 1] = found[i] = role
        elif found[i] is None and _LIST.match(gap):
            found[i] = found[i - 1]


def _routes(soft: str, spots: Sequence[Spot], found: list[str | None]) -> None:
    """A → B → C: A is where one starts, C where one works, all between is transit."""
    i = 0
    while i < len(spots):
        last = i
        while last + 1 < len(spots) and _ARROW.match(soft[spots[last].end : spots[last + 1].start]):
            last += 1
        if last > i:
            found[i] = "origin"
            found[i + 1 : last] = ["transit"] * (last - i - 1)
            found[last] = "workplace"
        i = last + 1
