"""Parts that one word right before a place tells for sure, after the model of roles and the blocks: an office that moved, a training
abroad, a compound, the two ends of a flight, the last stop in the country of work, where those who are spoken to live.

The words are rows of `place_words.csv` (uses "moved before", "training before", "flight before", "addressed before" and "behind").
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.place.cue_words import UNSPACED
from extract.place.role_model import Case
from extract.place.roles import ARROW, DASH
from extract.place.words import joins, words_for
from extract.tables import Tables
from extract.text.scripts import script_of
from extract.text.sentences import STOPS
from extract.words.spotted import Spotted
from extract.words.word_patterns import longest_first

_LISTED = 8  # characters between the places of a list
_REACH = 32  # characters before a place in which such a word and what hangs on it may stand
_WORK, _START, _TRANSIT, _MENTION = "workplace", "origin", "transit", "mention"
_DENIED = ("past", "full", "mention", "client")
_GAP = r"[ :,\-–—]{0,3}(?:[^\W\d_]{1,8} ){0,2}"  # up to two small words between: training week two in Mae Sot
_END = re.compile(rf"[.!?;{STOPS}]\s|\n")


def revealed(case: Case, roles: Sequence[str]) -> list[str]:
    """The roles of the places of an ad once more, by the words above; other texts keep theirs."""
    found = list(roles)
    if case.setting.kind != "job_ad" or not found:
        return found
    flights, moved, trained = (_before(use, case.setting.tables) for use in ("flight", "moved", "training"))
    _as_flights(case, found, flights)
    for position, role in enumerate(found):
        if role not in (_TRANSIT, _MENTION) or case.sorts[position][0]:
            continue
        spot = case.spots[position]
        window = case.soft[max(0, spot.start - _REACH) : spot.start]
        told = moved.search(window) or trained.search(window)
        if (told and not _END.search(window[told.start() :])) or _is_compound(case, position, role):
            found[position] = _WORK
    _as_last_stop(case, found)
    _addressed(case, found)
    return found


def _addressed(case: Case, found: list[str]) -> None:
    """Where people are spoken to that are in a place (stuck in Dubai, women of Choluteca) they start, if the work is told to be in another
    country; so do they in the places of its country that are listed with it."""
    before, behind = _before("addressed", case.setting.tables), _behind("addressed", case.setting.tables)
    works = {case.spots[i].country for i, role in enumerate(found) if role == _WORK}
    starts = False
    for position, role in enumerate(found):
        spot = case.spots[position]
        listed = starts and position > 0 and spot.country == case.spots[position - 1].country and _is_listed(case, position)
        starts = role == _WORK and bool(works - {spot.country})
        if starts and not listed:
            window, rest = case.soft[max(0, spot.start - _REACH) : spot.start], case.soft[spot.end : spot.end + _REACH]
            told = before.search(window)
            starts = bool((told and not _END.search(window[told.start() :])) or behind.match(rest))
        if starts:
            found[position] = _START
            works = {case.spots[i].country for i, part in enumerate(found) if part == _WORK}


def _is_listed(case: Case, position: int) -> bool:
    """Whether only signs or a word for "and" stand between a place and the one before it."""
    gap = case.soft[case.spots[position - 1].end : case.spots[position].start]
    return len(gap) <= _LISTED and bool(joins(case.setting.tables).match(gap))


def _is_compound(case: Case, position: int, role: str) -> bool:
    """Whether a compound is only taken for a mention, though nobody says that it is left or full: "the main office in KK Park"."""
    if role != _MENTION or case.found[position].scored.place.level != "compound":
        return False
    return not any(told.split(" ")[1] in _DENIED for told in case.said[position] if told.endswith("beside"))


def _as_flights(case: Case, found: list[str], flights: Spotted) -> None:
    """Of two places joined by a dash behind the word for a flight or ticket the first is where one starts; the second is on the way,
    where the work is told to be elsewhere or the way goes on."""
    for left in range(len(found) - 1):
        one, other = case.spots[left], case.spots[left + 1]
        between = case.soft[one.end : other.start]
        joined = DASH.match(between) or ARROW.match(between) or (0 < len(between) <= 3 and not between.strip())
        if not joined or one.country == other.country or not case.sorts[left][0]:
            continue
        if not flights.search(case.soft[max(0, one.start - _REACH) : one.start]):
            continue
        found[left] = _START
        works = any(role == _WORK and i not in (left, left + 1) for i, role in enumerate(found))
        if works or "ahead onward" in case.said[left + 1]:
            found[left + 1] = _TRANSIT


def _as_last_stop(case: Case, found: list[str]) -> None:
    """Where only countries are told to be where the work is, the last town of the way in one of them is too, behind another town there."""
    works = [position for position, role in enumerate(found) if role == _WORK]
    if not works or any(case.spots[position].level != "country" for position in works):
        return
    countries = {case.spots[position].country for position in works}
    way = [position for position, role in enumerate(found) if role == _TRANSIT]
    last = way[-1] if way else 0
    ahead = way and last == len(found) - 1 and case.spots[last].works and "ahead onward" not in case.said[last]
    if ahead and case.spots[last].country in countries and any(case.spots[i].country == case.spots[last].country for i in way[:-1]):
        found[last] = _WORK


@lru_cache(maxsize=16)
def _behind(use: str, tables: Tables) -> Spotted:
    """A pattern of the words of one use right behind a place, or its ending."""
    words = longest_first(words_for(f"{use} behind", tables))
    return Spotted(words, lambda: rf"[ '’-]?(?:{'|'.join(map(re.escape, words))})")


@lru_cache(maxsize=16)
def _before(use: str, tables: Tables) -> Spotted:
    """A pattern of the words of one use at the end of what stands before a place."""
    words = longest_first(words_for(f"{use} before", tables))
    return Spotted(words, lambda: rf"(?:{'|'.join(map(_apart, words))}){_GAP}$")


def _apart(word: str) -> str:
    return (
        ("" if script_of(word[0]) in UNSPACED else r"(?<!\w)")
        + re.escape(word)
        + ("" if script_of(word[-1]) in UNSPACED else r"(?!\w)")
    )
