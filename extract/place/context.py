"""What a text tells about where it plays, before its places are resolved: countries named, dialled, paid in, spoken in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import cos, radians

from extract.findings import Contact
from extract.gazetteer.gazetteer import Named, Place
from extract.gazetteer.key import key_of
from extract.place.mention import Mention
from extract.stored import kept
from extract.tables import Tables
from extract.words.spotted import Spotted
from extract.words.word_patterns import longest_first

_MOST_POINTS = 24  # of sure places that nearness is measured to; a text of many places tells by its first ones
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_DEGREE = 111.2  # km
_FAR = 100_000.0


@dataclass(slots=True)
class Context:
    """`strong`: countries named in the text; `weak`: those of phones, money, language and readers; `points` of sure places."""

    strong: dict[str, set[str]] = field(default_factory=dict)  # by the keys of the names that say so
    told: set[str] = field(default_factory=set)  # countries of the places that a first reading is sure of
    weak: set[str] = field(default_factory=set)
    points: dict[tuple[float, float], None] = field(default_factory=dict)
    votes: dict[tuple[str, str], set[str]] = field(default_factory=dict)  # (country, division code): names that may lie there
    domain: frozenset[str] = frozenset()  # countries that such ads recruit in or for: they decide between namesakes
    languages: tuple[str, ...] = ()
    home: str = ""  # the country that its readers are said to live in
    told_by_news: bool = False  # a report or a warning: no employer's name is looked for in it

    def says(self, country: str, key: str) -> bool:
        """Whether a name other than `key` says that the text plays in `country`."""
        names = self.strong.get(country)
        return names is not None and (len(names) > 1 or key not in names)

    def share(self, place: Place, key: str) -> float:
        """0 to 1: how far the other names of the text point to the place's division (three of them are as much as can be)."""
        names = self.votes.get((place.country, place.admin1_code)) if place.admin1_code else None
        return min(3, len(names - {key})) / 3 if names else 0.0

    def nearest_km(self, place: Place) -> float:
        """How far the nearest sure place is that is not this very point."""
        best = _FAR
        stretch = cos(radians(place.latitude))
        for latitude, longitude in self.points:
            north, east = latitude - place.latitude, (longitude - place.longitude) * stretch
            square = north * north + east * east
            if 0 < square < best:
                best = square
        return float(best**0.5 * _DEGREE) if best < _FAR else _FAR

    def size(self) -> tuple[int, int]:
        """Of what places that are sure add: countries and points."""
        return len(self.told), len(self.points)

    def add_point(self, place: Place) -> None:
        if len(self.points) < _MOST_POINTS:
            self.points[place.latitude, place.longitude] = None


def is_within(place: Place, other: Place) -> bool:
    """Whether `place` lies in the country or division `other`."""
    if place.country != other.country or place.place_id == other.place_id:
        return False
    if other.level == "country":
        return True
    if other.level == "admin1" and (place.admin1_code or place.admin1):
        return (place.admin1_code != "" and place.admin1_code == other.admin1_code) or (place.admin1 or "") == other.admin1
    if other.place_id.startswith("admin2:"):
        reach = max(30.0, other.precision_km * 1.5) / _DEGREE
        return abs(place.latitude - other.latitude) < reach and abs(place.longitude - other.longitude) < reach * 1.5
    return False


def is_sure(named: Named) -> bool:
    """Whether this bearer of the name needs no help from the rest of the text."""
    return named.kind in ("hotspot", "own", "country", "transport", "alias") and not named.needs_context


def gather(
    found: Iterable[Mention],
    text: str,
    languages: tuple[str, ...],
    contacts: tuple[Contact, ...],
    country: str | None,
    tables: Tables,
) -> Context:
    """The context of one text; `country` is the hint about its readers. A flag says that the text speaks of its country."""
    context = Context(domain=_domain(tables), languages=languages)
    for mention in found:
        named = mention.named[0]
        if is_sure(named) and named.place.country:
            context.strong.setdefault(named.place.country, set()).add(mention.key)
            if named.place.level in ("place", "compound"):
                context.add_point(named.place)
        for bearer in mention.named:
            if bearer.place.admin1_code:
                context.votes.setdefault((bearer.place.country, bearer.place.admin1_code), set()).add(mention.key)
    context.weak |= {contact.region for contact in contacts if contact.region}
    context.weak |= _paid_in(text, tables)
    context.weak |= set() if text.isascii() else {_flagged(flag) for flag in _FLAG.findall(text)}
    context.weak |= countries_of(languages, tables)
    if country:
        context.home = country.upper()
        context.weak.add(context.home)
    return context


def in_own_language(mentions: Iterable[Mention], languages: tuple[str, ...], tables: Tables) -> list[Mention]:
    """The mentions; names of countries in the text's own language need no help, though they are other words elsewhere (Spania)."""
    own = [names for language in languages if (names := _own_names(tables).get(language))]
    if not own:
        return list(mentions)
    return [_sure(mention) if any(mention.key in names for names in own) else mention for mention in mentions]


def _sure(mention: Mention) -> Mention:
    named = (replace(n, needs_context=False) if n.kind == "country" else n for n in mention.named)
    return mention._replace(named=tuple(named))


@lru_cache(maxsize=8)
def _own_names(tables: Tables) -> dict[str, frozenset[str]]:
    """Language → keys of its names of countries that need help in texts of other languages."""
    return {language: frozenset(keys) for language, keys in _keys_abroad(tables).items()}


@kept("country_names")
def _keys_abroad(tables: Tables) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in tables.rows("country_names"):
        if row["needs_context"] == "abroad":
            found.setdefault(row["language"], []).append(key_of(row["name"]))
    return found


def countries_of(languages: tuple[str, ...], tables: Tables) -> frozenset[str]:
    """The countries whose people read the main one of these languages; none for those of half the world."""
    known = _languages(tables)
    return known.get(languages[0], known.get(languages[0].split("-")[0], frozenset())) if languages else frozenset()


def _flagged(flag: str) -> str:
    """The country of a flag, which is its code in letters of their own."""
    return "".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in flag)


def _paid_in(text: str, tables: Tables) -> set[str]:
    """The countries of the currencies that the text names."""
    pattern, countries = _currencies(tables)
    return {country for hit in pattern.finditer(text) for country in countries[hit.group()]}


@lru_cache(maxsize=8)
def _currencies(tables: Tables) -> tuple[Spotted, dict[str, tuple[str, ...]]]:
    """One pattern of all words for money, longest first, and the countries of each."""
    countries: dict[str, tuple[str, ...]] = {}
    for row in tables.rows("place_context"):
        if row["kind"] == "currency":
            countries[row["word"]] = (*countries.get(row["word"], ()), row["country"])
    words = "|".join(re.escape(word) for word in longest_first(countries))
    return Spotted(countries, lambda: rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])"), countries


@lru_cache(maxsize=8)
def _languages(tables: Tables) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in tables.rows("place_context"):
        if row["kind"] == "language":
            found.setdefault(row["word"], set()).add(row["country"])
    return {word: frozenset(codes) for word, codes in found.items()}


@lru_cache(maxsize=8)
def _domain(tables: Tables) -> frozenset[str]:
    return frozenset(row["country"] for row in tables.rows("place_context") if row["kind"] == "domain")
