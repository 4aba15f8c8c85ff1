"""The part of places that no cue word tells: from who reads the ad, from what is known of the places, from what others play."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from extract.place.context import countries_of
from extract.place.resolve import Found
from extract.reading import Reading
from extract.tables import Tables


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the text that its places stand in."""

    kind: str
    home: frozenset[str]  # countries of the readers
    ends: bool  # a place known for such work is among them
    tables: Tables

    def what(self, found: Found) -> str:
        """What the place is known for: the work of such ads, a stop on the way there, neither."""
        place = found.scored.place
        if place.hotspot in _destinations(self.tables):
            return "end"
        if place.hotspot in _stops(self.tables) or found.scored.named.kind == "transport":
            return "stop"
        if not place.country:
            return "region"
        return "end country" if place.country in _destination_countries(self.tables) else "other"


def setting_of(found: list[Found], reading: Reading) -> Setting:
    """What else is known when parts are given: kind, home countries, whether a destination is named."""
    known = any(_is_destination(f, reading.tables) for f in found)
    return Setting(reading.kind, frozenset(_home(reading)), known, reading.tables)


_ROUTE = 20  # km of stated precision; what is wider is no stop on the way


def parts_of(found: list[Found], given: list[str | None], reading: Reading) -> list[str]:
    """A role for each place; `given` are those that words told, None where they told nothing, and is filled in."""
    if reading.kind == "plea":
        _held(found, given, reading)
        _home_towns(found, given, reading)
    if reading.kind == "job_ad":
        _abroad(found, given, reading)
    _on_the_way(found, given, reading.tables)
    default = _default(reading.kind, given)
    _as_neighbours(found, given, default)
    return _spread(found, given, default)


def _held(found: list[Found], given: list[str | None], reading: Reading) -> None:
    """A plea that does not say where somebody is held: the last known destination, else the last place in such a country."""
    tables = reading.tables
    told = [i for i in range(len(found)) if given[i] in (None, "mention")]
    ends = [i for i in told if _is_destination(found[i], tables)]
    if "workplace" not in given:
        abroad = _destination_countries(tables) - _home(reading)
        for i in ends[-1:] or [i for i in told if given[i] is None and found[i].scored.place.country in abroad][-1:]:
            given[i] = "workplace"
    held = {f.scored.place.country for f, role in zip(found, given, strict=True) if role == "workplace"}
    for i in ends:  # the town of the compound
        if found[i].scored.place.country in held:
            given[i] = "workplace"


def _home_towns(found: list[Found], given: list[str | None], reading: Reading) -> None:
    """In a plea a place at home that nothing else is said of is where somebody comes from."""
    home = _home(reading)
    for i, f in enumerate(found):
        place = f.scored.place
        if given[i] is None and place.country in home and place.level != "country" and not _is_destination(f, reading.tables):
            given[i] = "origin"


def _on_the_way(found: list[Found], given: list[str | None], tables: Tables) -> None:
    """ "from Bangkok" after "left Nairobi": a known stop is no second home."""
    starts = {f.scored.place.country for f, role in zip(found, given, strict=True) if role == "origin"}
    for i, f in enumerate(found):
        if given[i] == "origin" and f.scored.place.hotspot in _stops(tables) and starts - {f.scored.place.country}:
            given[i] = "transit"


def _abroad(found: list[Found], given: list[str | None], reading: Reading) -> None:
    """Where the work is told to be abroad, a place at home is where one starts, and a known border town is on the way."""
    home = _home(reading)
    ends = {f.scored.place.country for f, role in zip(found, given, strict=True) if _may_end(f, role, reading.tables)}
    known = {f.scored.place.country for f in found if _is_destination(f, reading.tables)} - home
    for i, f in enumerate(found):
        place = f.scored.place
        if given[i] == "workplace" and known and place.country in home and not place.hotspot:
            given[i] = "origin"  # the agency's office, the first training
        if given[i] is not None:
            continue
        if not place.country:  # a continent or a sea
            given[i] = "mention"
        elif f.scored.named.kind == "transport" or (place.hotspot in _stops(reading.tables) and ends - {place.country}):
            given[i] = "transit" if place.country not in home or place.precision_km < _ROUTE else "origin"
        elif place.country in home and ends - home and not _is_destination(f, reading.tables):
            given[i] = "origin"


def _may_end(found: Found, role: str | None, tables: Tables) -> bool:
    """Whether the work may be there: told so, or nothing told of a town, or of a country known for such work."""
    place = found.scored.place
    if role is None and found.scored.named.kind != "transport":
        return place.level in ("place", "compound") or place.country in _destination_countries(tables)
    return role == "workplace"


def _home(reading: Reading) -> set[str]:
    """The countries of the readers: as hinted, else those of the language; an ad in English or Spanish tells none."""
    if reading.ad.country:
        return {reading.ad.country.upper()}
    return set(countries_of(reading.languages, reading.tables))


def _is_destination(found: Found, tables: Tables) -> bool:
    return found.scored.place.hotspot in _destinations(tables)


@lru_cache(maxsize=8)
def _destinations(tables: Tables) -> frozenset[str]:
    return frozenset(row["id"] for row in tables.rows("hotspots") if row["role"].startswith("destination"))


@lru_cache(maxsize=8)
def _destination_countries(tables: Tables) -> frozenset[str]:
    return frozenset(
        row["country"] for row in tables.rows("hotspots") if row["role"].startswith("destination") and row["scoring"] == "1"
    )


@lru_cache(maxsize=8)
def _stops(tables: Tables) -> frozenset[str]:
    return frozenset(row["id"] for row in tables.rows("hotspots") if row["role"] == "transit")


def _as_neighbours(found: list[Found], given: list[str | None], default: str) -> None:
    """A country plays the part of its town: where one works or is held goes first, then what is named nearest."""
    towns: dict[str | None, list[int]] = {}
    for j, f in enumerate(found):
        if f.scored.place.level != "country":
            towns.setdefault(f.scored.place.country, []).append(j)
    parts = [role or default for role in given]
    works = {country for country, its in towns.items() if any(parts[j] == "workplace" for j in its)}
    for i, f in enumerate(found):
        its = towns.get(f.scored.place.country)
        if its is None or f.scored.place.level != "country" or given[i] in ("workplace", "origin"):
            continue
        if f.scored.place.country in works:
            given[i] = "workplace"
        elif given[i] is None:
            at = bisect_left(its, i)
            given[i] = min((abs(i - j), parts[j]) for j in its[max(0, at - 1) : at + 1])[1]


def _default(kind: str, given: list[str | None]) -> str:
    if kind == "job_ad":
        return "workplace"
    return "workplace" if kind == "plea" and "workplace" not in given and len(given) == 1 else "mention"


def _spread(found: list[Found], given: list[str | None], default: str) -> list[str]:
    """A place named again without a cue plays the part that it had with one."""
    told: dict[str, str] = {}
    for f, role in zip(found, given, strict=True):
        if role:
            told.setdefault(f.scored.place.place_id, role)
    return [role or told.get(f.scored.place.place_id, default) for f, role in zip(found, given, strict=True)]
