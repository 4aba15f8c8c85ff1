"""In which countries the readers of a text dial, when no number says its own."""

import re
from collections import defaultdict
from functools import lru_cache
from itertools import islice
from typing import Any

import phonenumbers

from extract.disguise.plain import Plain
from extract.reading import Reading
from extract.stored import kept
from extract.tables import Tables
from extract.words.phrases import Phrases, meaning, prepared

_CODE = re.compile(r"\+ ?(\d{1,3}[ (\-]?\d{3})")
_ENOUGH = 200  # words for countries that are looked at in one text: more would not change the guess
# Points of a country, chosen by how many numbers of our texts are right without any hint: the first that the language is spoken in
# has 1, each further one less; a place or the country named counts so much, where recruits are sent half.
_NEXT, _PLACE, _COUNTRY, _WORD, _SENT = 0.1, 1.0, 0.75, 1.0, 0.5
_MOST = 3.0  # that places give: a list of towns is no more of a home than three


@lru_cache(maxsize=8)
def _places(tables: Tables) -> Phrases:
    return Phrases.read(_prepared(tables))


@kept("phone_regions")
def _prepared(tables: Tables) -> list[Any]:
    rows = (row for row in tables.rows("phone_regions") if row["kind"] == "place")
    return prepared((row["word"], meaning(regions=row["regions"])) for row in rows)


@lru_cache(maxsize=8)
@kept("phone_regions")
def _languages(tables: Tables) -> dict[str, list[str]]:
    return {row["word"]: row["regions"].split() for row in tables.rows("phone_regions") if row["kind"] == "language"}


@lru_cache(maxsize=8)
def _sent(tables: Tables) -> frozenset[str]:
    return frozenset(row["country"] for row in tables.rows("hotspot_countries"))


def regions(reading: Reading, plain: Plain) -> tuple[str, ...]:
    """Countries that a number without one may belong to, likeliest first: the hint, codes dialled in the same text, then, of a
    language of one country, that one and the others named; of a language of several, all by what the text names of them (places,
    money, the country)."""
    known, spoken = _languages(reading.tables), dict[str, None]()
    for tag in (reading.ad.language or "", *reading.languages):
        spoken |= dict.fromkeys(known.get(tag.lower(), []) or known.get(tag.lower().split("-")[0], []))
    hint = [reading.ad.country.upper()] if reading.ad.country else []
    named = list(dict.fromkeys(hit.row["regions"] for hit in _places(reading.tables).find(plain.low)[:_ENOUGH]))
    if hint or len(spoken) == 1:
        likely = [*(region for region in named if region in spoken), *spoken, *named]
    else:
        likely = _by_points(reading, list(spoken), frozenset(named))
    return tuple(dict.fromkeys([*hint, *_dialled(plain.text), *likely]))


def _by_points(reading: Reading, spoken: list[str], named: frozenset[str]) -> list[str]:
    """The countries of the languages and those that the text names, by how much speaks for each."""
    places: defaultdict[str, float] = defaultdict(float)
    clear = {mention.key: mention.named[0] for mention in reading.mentions if not mention.weak and not mention.usual}
    for bearer in clear.values():
        if bearer.place.country and not bearer.needs_context:
            places[bearer.place.country] += _COUNTRY if bearer.place.level == "country" else _PLACE
    points: defaultdict[str, float] = defaultdict(float)
    for order, region in enumerate(spoken):
        points[region] = 1 - _NEXT * order
    for region in sorted(named | places.keys()):
        told = min(_MOST, places[region]) + (_WORD if region in named else 0)
        points[region] += told * (_SENT if region in _sent(reading.tables) else 1)
    return sorted(points, key=lambda region: -points[region])


def _dialled(text: str) -> list[str]:
    found = []
    for match in islice(_CODE.finditer(text), 20) if "+" in text else ():
        digits = re.sub(r"\D", "", match.group())
        for size in (1, 2, 3):
            region = phonenumbers.region_code_for_country_code(int(digits[:size]))
            if region != "ZZ":
                found.append(region)
                break
    return found
