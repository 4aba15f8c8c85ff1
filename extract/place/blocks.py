"""Places that stand in one block of an ad play one part: a list behind a label, an address from its ward to its country.

The model of roles (`role_model`) weighs each place by what stands around it, and was taught by ads that send people abroad. In a
plain ad the towns of the address below the contact are where the work is, and of the places of a list none differs from the rest.
What small words tell for sure is settled here too: a place that the way leads by, a continent, the country where somebody is held.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from extract.compiled import compiled
from extract.gazetteer.gazetteer import distance_km
from extract.gazetteer.key import key_of
from extract.place.cue_words import UNSPACED
from extract.place.nested import NEAR_KM
from extract.place.role_model import Case
from extract.place.words import joins, words_for
from extract.tables import Tables
from extract.text.scripts import script_of
from extract.text.sentences import STOPS
from extract.words.word_patterns import longest_first

_GAP = 40  # folded characters between two places of one address: a street, a building
_LIST_GAP = 12
_BEHIND = frozenset({"", " ", "の", "的"})
_LINE = 3  # places from which a line of nothing else is a list of workplaces
_WORK, _START, _TRANSIT, _NONE = "workplace", "origin", "transit", (None, "workplace")
_BUS = frozenset({"before bus beside", "before bus near"})
_STOP = re.compile(rf"[^\W\d_]{{4}}\.(?=\s|$)|[!?;](?=\s|$)|[{STOPS}；:：]|\n\s*\n")
_COMMA = re.compile(r"[,，、،(（]")
_SIGNS = re.compile(r"[\s,，、،/()（）|·・\-–—.\d#]*")
_LISTED = re.compile(r"^\s*(?:[|·・;；]\s*)+$")
_WITHIN = re.compile(r"^[\s,，、،(（)）\-–—/·]*$")
# 12 Lake Road, X; "35,000 a month, X" is no house
_HOUSE = re.compile(r"(?<![\d.,/])\d{1,4}(?:[/-]\d{1,4})?[a-z]?,? [^;:!?\n]{2,30},(?: ?[^\W\d_]{1,12}){0,2}[ .]*$")
_SENTENCE = re.compile(r"[^\W\d_]{4}\.\s")
_STREET = re.compile(r"[一-鿿]{1,8}[路街道巷][一-鿿]{0,4}\d{1,5}[号號弄]")  # X文化路12号
_POSTCODE = re.compile(r"[\s,.–-]*\d{4,6}(?!\d)")
_PLAIN = frozenset({"origin", "process", "transit", "next", "mention", "past", "full", "seat", "client", "interview"})
_WORD = re.compile(r"[^\W\d_]+")
_DOT = re.compile(r"^ ?[·・‧•] ?$")
_NUMBERED = re.compile(r"(?:^|\n)[ *]*(?:\(?(?P<figure>\d{1,2})\ufe0f?\u20e3? ?[.):/]*|(?P<ring>[①-⑳])) ?$")
_NUMBER = 8  # characters before a place that opens a numbered line
_NO_LETTER_BEFORE, _NO_LETTER_BEHIND = r"(?<!\w)", r"(?![^\W_])"
_WAY = 24  # characters before and behind a place in which a word says that the way leads by it


def settled(case: Case, roles: Sequence[str]) -> list[str]:
    """The roles that the model gave to the places of a text, once more by the blocks that they stand in."""
    found = list(roles)
    if case.setting.kind != "job_ad" or not found:
        _held_country(case, found)
        return found
    for run in _runs(_breaks(case, _is_listed)):
        _as_list(case, run, found)
    for run in _runs(_breaks(case, _is_one_address)):
        _as_address(case, run, found)
    _at_home(case, _breaks(case, _is_one_address), found)
    _as_bus_stops(case, found)
    _numbered(case, found)
    _abroad(case, found)
    _by_way(case, found)
    return ["mention" if role == _WORK and not spot.country else role for role, spot in zip(found, case.spots, strict=True)]


def _held_country(case: Case, found: list[str]) -> None:
    """In a plea the country of the town where somebody is held is that place too, not one that is only mentioned."""
    held = {spot.country for spot, role in zip(case.spots, found, strict=True) if role == _WORK and spot.level != "country"}
    for position, spot in enumerate(case.spots):
        if spot.level == "country" and spot.country in held - case.setting.home and case.setting.kind == "plea":
            found[position] = _WORK


def _abroad(case: Case, found: list[str]) -> None:
    """Of two places abroad that are named in one breath (Thailand/Cambodia) both are where the work is, if one of them is.

    At home the same words may well tell where people are looked for, or where else a firm is, and so may longer lists.
    """
    joined = [False, *(_is_paired(case, position) for position in range(1, len(found))), False]
    for left, right in [*pairwise(range(len(found))), *((i, i - 1) for i in range(len(found) - 1, 0, -1))]:
        one, other = case.spots[left], case.spots[right]
        bordering = (
            one.level == other.level == "country" and found[right] == _TRANSIT
        )  # Tailand-Laos chegarasi: the work is at both
        untold = found[right] in ("mention", _START) and case.cues[right] in (None, case.cues[left])
        if found[left] != _WORK or not (bordering or untold):
            continue
        apart = one.country and other.country and one.country != other.country
        first = min(left, right)
        pair = joined[first : first + 3] == [False, True, False]
        if apart and pair and case.setting.home.isdisjoint((one.country, other.country)):
            found[right] = _WORK


def _is_paired(case: Case, position: int) -> bool:
    """Whether a place and the one before it are joined by a sign or "and", or are two countries with nothing but a dash between, which
    is a blank here as any other: in scripts that set no words apart such a blank lists nationalities."""
    gap = _between(case, position)
    if len(gap) > _LIST_GAP or "\n" in gap:
        return False
    if not gap.strip():
        countries = case.spots[position - 1].level == case.spots[position].level == "country"
        return gap != "" and countries and script_of(case.soft[case.spots[position].start]) not in UNSPACED
    return bool(_DOT.match(gap) or joins(case.setting.tables).match(gap))


def _numbered(case: Case, found: list[str]) -> None:
    """Of the places that open the numbered lines of an ad of several jobs none differs from the rest."""
    opened: dict[str, int] = {}
    for position, spot in enumerate(case.spots):
        number = _NUMBERED.search(case.soft[max(0, spot.start - _NUMBER) : spot.start])
        if number and case.cues[position] in _NONE:
            opened.setdefault(number["figure"] or number["ring"], position)
    if _WORK in (found[position] for position in opened.values()):
        for position in opened.values():
            found[position] = _WORK if found[position] == "mention" else found[position]


def _by_way(case: Case, found: list[str]) -> None:
    """A place beside a word like "via" is on the way, where the work is told to be in another country."""
    before, behind = _ways(case.setting.tables)
    works = {spot.country for spot, role in zip(case.spots, found, strict=True) if role == _WORK}
    for position, spot in enumerate(case.spots):
        if found[position] != _WORK or not works - {spot.country} or _is_named_again(case, position, found):
            continue
        if before.search(case.soft[max(0, spot.start - _WAY) : spot.start]) or behind.match(case.soft[spot.end : spot.end + _WAY]):
            found[position] = _TRANSIT


def _is_named_again(case: Case, position: int, found: Sequence[str]) -> bool:
    """Whether the same place is where the work is at another mention, or stands in a list with one that is."""
    ids = case.layout.ids
    again = any(i != position and ids[i] == ids[position] and role == _WORK for i, role in enumerate(found))
    beside = (i for i in (position, position + 1) if 0 < i < len(found))
    return again or any(_is_paired(case, i) and found[i - 1] == found[i] for i in beside)


@lru_cache(maxsize=8)
def _ways(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that say of the place behind them, and of the one before them, that the way leads by it."""
    before, behind = (words_for(use, tables) for use in ("way before", "way behind"))
    ahead, after = ("|".join(map(_apart, longest_first(words))) for words in (before, behind))
    return compiled(rf"(?:{ahead})[ :]*$"), compiled(rf"[ \n]?(?:{after})")


def _apart(word: str) -> str:
    """A pattern of a word that no letter touches, where its script sets words apart."""
    first, last = (script_of(letter) in UNSPACED for letter in (word[0], word[-1]))
    return f"{'' if first else _NO_LETTER_BEFORE}{re.escape(word)}{'' if last else _NO_LETTER_BEHIND}"


def _as_bus_stops(case: Case, found: list[str]) -> None:
    """Where the firm's bus picks people up they are on the way, wherever they live."""
    on_way = False
    for position, role in enumerate(found):
        starts = case.given[position] == _TRANSIT and not case.said[position].isdisjoint(_BUS)
        on_way = role == _START and (starts or (on_way and _is_listed(case, position)))
        if on_way:
            found[position] = _TRANSIT


def _breaks(case: Case, joined: Callable[[Case, int], bool]) -> list[bool]:
    """Whether a new block begins with each place."""
    return [True, *(not joined(case, position) for position in range(1, len(case.spots)))]


def _runs(breaks: Sequence[bool]) -> Iterator[range]:
    """The blocks of more than one place."""
    starts = [*(position for position, new in enumerate(breaks) if new), len(breaks)]
    return (range(first, last) for first, last in pairwise(starts) if last - first > 1)


def _between(case: Case, position: int) -> str:
    return case.soft[case.spots[position - 1].end : case.spots[position].start]


def _is_listed(case: Case, position: int) -> bool:
    """Whether only what lists places stands between a place and the one before it, or what sets a town beside its country."""
    gap = _between(case, position)
    if len(gap) > _LIST_GAP or "\n" in gap:
        return False
    listed = gap.strip() != "" and bool(joins(case.setting.tables).match(gap) or _LISTED.match(gap))
    return listed or _is_nested(case, position)


def _is_nested(case: Case, position: int) -> bool:
    """Whether a place is a town whose country stands before it, or the other way round."""
    left, right = case.spots[position - 1], case.spots[position]
    return left.country == right.country and left.level != right.level and bool(_WITHIN.match(_between(case, position)))


def _is_one_address(case: Case, position: int) -> bool:
    """Whether a place and the one before it are of one address: one country, and nothing but signs, numbers, words for parts of
    a town, or a street between commas lies between them."""
    gap = _between(case, position)
    left, right = case.spots[position - 1], case.spots[position]
    if (
        left.country != right.country
        or len(gap) > _GAP
        or _STOP.search(gap)
        or case.cues[position] not in (None, case.cues[position - 1])
    ):
        return False
    signs = _SIGNS.match(gap)
    if gap in _BEHIND or (signs and signs.end() == len(gap)):
        return True
    words = set(_WORD.findall(gap))
    return words <= _parts_of_towns(case.setting.tables) or (bool(_COMMA.search(gap)) and "\n" not in gap and len(words) < 4)


def _is_behind(case: Case, position: int) -> bool:
    """Whether a Chinese, Japanese or Korean place stands right behind one near it: 宮崎の都農町."""
    gap = _between(case, position)
    if gap not in _BEHIND or case.soft[case.spots[position].start] < "\u3040":
        return False
    left, right = (case.found[i].scored.place for i in (position - 1, position))
    return distance_km(left.latitude, left.longitude, right.latitude, right.longitude) <= NEAR_KM


@lru_cache(maxsize=8)
def _parts_of_towns(tables: Tables) -> frozenset[str]:
    return frozenset(word for row in tables.rows("place_generics") for word in key_of(row["word"]).split())


def _as_list(case: Case, run: range, found: list[str]) -> None:
    """A list behind a label of the workplace, and a line that is nothing but a list, is all workplaces."""
    cues = [case.cues[position] for position in run]
    if any(cue not in _NONE for cue in cues) or any(case.given[position] == "transit" and cues[0] is None for position in run):
        return
    if all(_is_nested(case, position) for position in run[1:]):
        return
    first = "before workplace beside" in case.said[run[0]] and case.line_start(run[0]) != "within"
    whole = len(run) >= _LINE and case.line_start(run[0]) == "opens" and _ends_line(case, run[-1])
    if first or (whole and _WORK in (found[position] for position in run)):
        for position in run:
            found[position] = _WORK


def _ends_line(case: Case, position: int) -> bool:
    end = case.spots[position].end
    return case.soft[end : end + 2].lstrip(" )]）】")[:1] in ("", "\n")


def _as_address(case: Case, run: range, found: list[str]) -> None:
    """The places of one address play the part that words tell of one of them, else where the work is if the model says so of any."""
    told = [position for position in run if case.cues[position] is not None]
    parts = {found[position] for position in run}
    nested = len({case.spots[position].level for position in run}) > 1 or all(_is_behind(case, position) for position in run[1:])
    if not nested or len(parts) < 2:
        return
    told_parts = {found[position] for position in told}
    part = _WORK if _WORK in (told_parts or parts) else found[told[0] if told else run[0]]
    for position in run:
        if case.cues[position] is None:
            found[position] = part


def _at_home(case: Case, blocks: Sequence[bool], found: list[str]) -> None:
    """Where nobody is sent abroad and no word tells of an agency or an interview, the address in an ad is where the work is."""
    countries = {case.spots[position].country for position, part in enumerate(found) if part == _WORK}
    starts = [*(position for position, new in enumerate(blocks) if new), len(blocks)]
    for first, last in pairwise(starts):
        block = range(first, last)
        works = countries <= {case.spots[first].country} and all(_may_work(case, position, found) for position in block)
        if works and _is_address(case, block):
            for position in block:
                found[position] = _WORK


def _may_work(case: Case, position: int, found: Sequence[str]) -> bool:
    """Whether neither rules nor words say of a place that somebody only starts there."""
    plain = any(told.split(" ")[1] in _PLAIN for told in case.said[position] if not told.startswith("ahead"))
    return found[position] == _START and case.given[position] == _WORK and not plain


def _is_address(case: Case, block: range) -> bool:
    """Whether a block is written as an address is: behind the number of a house, before a postcode, or its parts in a line of their own."""
    start, end = case.spots[block[0]].start, case.spots[block[-1]].end
    before, after = case.soft[max(0, start - _GAP) : start], case.soft[end : end + _LIST_GAP]
    nested = len({case.spots[position].level for position in block}) > 1
    house = _HOUSE.search(before)
    if (house and not _SENTENCE.search(house[0])) or _STREET.match(case.soft[end : end + _GAP // 2]):
        return True
    return nested and bool(_POSTCODE.match(after) or (case.line_start(block[0]) != "within" and _ends_line(case, block[-1])))
