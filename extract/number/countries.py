"""Countries of numbers that words tell: "my Thai number is 081…", "050… (UAE)", "номер лондонский", アメリカの携帯."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from extract.automaton import Places, places_of
from extract.disguise.plain import Plain
from extract.number import phones
from extract.number.numbers import Number
from extract.number.phones import Phone
from extract.once import by_text
from extract.stored import kept
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.number_cues import cues, of_kind
from extract.words.phrases import Phrases, meaning, prepared

_BESIDE = 28  # characters before a number in which its country is named
_APART = re.compile(rf"[.!?{STOPS}\n\d]")
_PARTED = re.compile(rf"[.,;:!?()\n\d、，{STOPS}؛፣፤]")
_NOTE = re.compile(r"[ ]?[(（\[]([^()（）\n]{2,50})")
_CODE_BEHIND = re.compile(r" ?\(\+([0-9]{1,3})\)")
_AROUND = 24  # characters around a word for "number" in which its country is named
_AHEAD = 3  # characters of "and" and the article before a word for "number" in Arabic
_GAP = 9  # characters between the two
_MOST = 40  # words for "number" that are looked at in one text
_BEFORE, _BEHIND = 80, 40  # characters between those words and the number
_TOUCHING = 3  # characters between words for a number and its country, and the number
_LINES = 2  # sentences that may end between


def placed(number: Number, plain: Plain, tables: Tables, where: tuple[str, ...], hinted: bool) -> Phone | None:
    """As `phones.resolve`; a country that words beside say is the number's own counts where it takes the number, one only named
    beside it where the likeliest reading is no valid number."""
    if len(number.digits) < phones.FEWEST and not number.plus:
        return None
    phone = phones.resolve(number, where, hinted, plain.text[number.start : number.end])
    if number.plus or number.digits.startswith("00"):
        return phone
    firm, loose = told(plain.low, number.start, number.end, tables)
    own = next((found for region in (firm, loose) if region and (found := _of(number.digits, region))), None)
    sure = number.digits[0] != "0" or (own is not None and _is_usual(own, firm) and _touches(number.start, plain.low, tables))
    if own and (not phone or not phone.valid or (firm and (sure or not _is_usual(phone, where[0])))):
        return own
    if phone and phone.valid:
        return phone
    start = max(0, number.start - _BESIDE)
    before = _APART.split(plain.low[start : number.start])[-1]
    note = _NOTE.match(plain.low, number.end)
    for words in (before, note.group(1) if note else ""):
        for hit in reversed(near_countries(tables).find(words) if words else ()):
            valid = [one for _, one in phones.readings(number.digits, hit.row["regions"]) if one.valid]
            if valid:
                return valid[0]
    return phone


def _touches(start: int, low: str, tables: Tables) -> bool:
    """Whether words for a number and its country stand right before `start`: "Uganda number 0772 …"."""
    return any(firm and 0 <= start - end <= _TOUCHING for _, end, _, firm in _numbers_of(low, tables))


def grade(digits: str, low: str, start: int, end: int, tables: Tables) -> float:
    """As `phones.grade` for the country that words around `start:end` say is the number's."""
    return 2.0 if any(region and _of(digits, region) for region in told(low, start, end, tables)) else 0.0


def _of(digits: str, region: str) -> Phone | None:
    """Digits as a number of a country: a valid one, or one that begins as its mobile numbers do and is as long."""
    found = sorted(phones.readings(digits, region), key=lambda one: -one[0])
    return next((one for _, one in found if one.valid or _is_usual(one, region)), None)


def _is_usual(phone: Phone, region: str) -> bool:
    """Whether a number begins as the mobile numbers of a country do, and is as long."""
    usual = phones.mobile(region)
    return len(phone.national) == len(usual) and phone.national[:1] == usual[:1]


def told(low: str, start: int, end: int, tables: Tables) -> tuple[str, str]:
    """The countries that words near `start:end` say are the number's: beside a word for a number or mobile, for a telephone or call."""
    found = ["", ""]
    for one, other, region, firm in _numbers_of(low, tables):
        gap = low[other:start] if other <= start else low[end:one]
        near = len(gap) <= (_BEFORE if other <= start else _BEHIND) and "\n" not in gap
        if (
            (other <= start or one >= end)
            and near
            and len(_APART.findall(gap)) < _LINES
            and not (found[not firm] and other > start)
        ):
            found[not firm] = region
    return found[0], found[1]


def is_told(number: Number, phone: Phone | None, low: str, tables: Tables) -> bool:
    """Whether words say that a number is one of its country, or its code does in brackets behind: 8000000 (+673)."""
    code = _CODE_BEHIND.match(low, number.end)
    if phone is not None and code and phone.value.startswith("+" + code[1]):
        return True
    return phone is not None and phone.region == told(low, number.start, number.end, tables)[0]


@by_text
def _numbers_of(low: str, tables: Tables) -> tuple[tuple[int, int, str, bool], ...]:
    """Where words for a number stand beside a country, the country, and whether they speak of nothing else."""
    words = _word_spots(tables)(low)
    if not words:
        return ()
    spots = sorted(start for start, _, _ in near_countries(tables).places(low))
    if not any(_is_near(spots, start - _AHEAD, end) for start, end, _ in words):
        return ()
    found: list[tuple[int, int, str, bool]] = []
    if not near_countries(tables).find(low):
        return ()
    for kind in ("line_word", "call_word"):
        for word in islice(cues(tables, kind).finditer(low), _MOST):
            hit = _beside(low, word.start(), word.end(), tables) if _is_near(spots, word.start(), word.end()) else None
            if hit:
                found.append((*hit, kind == "line_word"))
    return tuple(sorted(found))


def _is_near(spots: Sequence[int], start: int, end: int) -> bool:
    """Whether a country may stand so near to a word for a number at `start:end` that the two are one: for nearly all texts the answer."""
    at = bisect_left(spots, start - _AROUND)
    return at < len(spots) and spots[at] <= end + _GAP


@lru_cache(maxsize=8)
def _word_spots(tables: Tables) -> Places:
    return places_of(sorted(of_kind(tables, "line_word", "call_word")))


def _beside(low: str, start: int, end: int, tables: Tables) -> tuple[int, int, str] | None:
    """The country that stands beside a word at `start:end`, with the span of both."""
    before = _PARTED.split(low[max(0, start - _AROUND) : start])[-1]
    hits = near_countries(tables).find(before) if before else []
    if hits and len(before) - hits[-1].end <= _GAP:
        return start - len(before) + hits[-1].start, end, hits[-1].row["regions"]
    behind = _PARTED.split(low[end : end + _AROUND])[0]
    hits = near_countries(tables).find(behind) if behind else []
    return (start, end + hits[0].end, hits[0].row["regions"]) if hits and hits[0].start <= _GAP else None


@lru_cache(maxsize=8)
def near_countries(tables: Tables) -> Phrases:
    """Names of countries, and words that say whose a number is; the country is in `regions`."""
    return Phrases.read(_near_countries(tables))


@kept("phone_regions", "country_names")
def _near_countries(tables: Tables) -> list[Any]:
    named = {row["word"].lower(): row["regions"] for row in tables.rows("phone_regions") if row["kind"] in {"place", "near"}}
    others = (
        (row["name"].lower(), row["country"])
        for row in tables.rows("country_names")
        if row["needs_context"] == "0" and row["name"].lower() not in named
    )
    return prepared((word, meaning(regions=regions)) for word, regions in (*named.items(), *others))
