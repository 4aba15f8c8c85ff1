"""The tables of the gazetteer's file and how names enter them: what a name is, and which ones are looked for in running text."""

import sqlite3
import unicodedata
from collections.abc import Iterable
from typing import Any
from zlib import crc32

from extract.gazetteer.key import key_of
from extract.text.scripts import script_of

# Towns looked for in running text of scripts that are not Latin. Below it their names are mostly usual words (trial).
PATTERN_POPULATION = 30_000
LONG_NAME, LONG_NAME_POPULATION = 5, 5_000  # letters; so long a name is seldom another word where letters stand for syllables
# A name of two Chinese characters is mostly part of another word: of smaller towns only where it is written for its own readers.
PAIR, PAIR_POPULATION, SMALL_PAIR = 2, 300_000, {"JP": 30_000, "TW": 30_000, "HK": 30_000, "CN": 100_000}
LONGER_NAME = 6  # letters from which a name is looked for whatever its town's number of inhabitants: it is often unknown
_SHORT_NAMES = frozenset(("CYRILLIC", "ARABIC", "CJK", "KATAKANA", "HIRAGANA", "HANGUL"))  # length says little of a name in them
_SCRIPTS = _SHORT_NAMES | {
    "DEVANAGARI", "BENGALI", "ETHIOPIC", "THAI", "TAMIL", "MYANMAR", "SINHALA", "KHMER", "LAO",
    "TELUGU", "KANNADA", "MALAYALAM", "GUJARATI", "GURMUKHI", "GEORGIAN", "ARMENIAN", "GREEK", "HEBREW",
}  # fmt: skip
SCHEMA = """
CREATE TABLE places (id INTEGER PRIMARY KEY, place_id TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL,
  admin1_code TEXT NOT NULL, admin1 TEXT, latitude REAL NOT NULL, longitude REAL NOT NULL, level TEXT NOT NULL,
  precision_km REAL NOT NULL, population INTEGER NOT NULL, geoname_id INTEGER, hotspot TEXT);
CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL, needs_context INTEGER NOT NULL,
  PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE patterns (script TEXT NOT NULL, key TEXT NOT NULL, cased INTEGER NOT NULL, PRIMARY KEY (script, key)) WITHOUT ROWID;
CREATE TABLE filter (bits BLOB NOT NULL);
CREATE TABLE large (key TEXT PRIMARY KEY) WITHOUT ROWID;
"""
# Names and patterns as they come: to sort them once all are written is faster than to find the place of each.
UNSORTED = """
CREATE TEMP TABLE given_names (key TEXT, place INTEGER, kind INTEGER, needs_context INTEGER);
CREATE TEMP TABLE given_patterns (script TEXT, key TEXT, cased INTEGER);
"""
INDEXES = "CREATE UNIQUE INDEX place_ids ON places (place_id); CREATE INDEX place_points ON places (latitude, longitude);"
_PLACE = f"INSERT INTO places VALUES (?{', ?' * 12})"
_GIVEN_NAME, _GIVEN_PATTERN = "INSERT INTO given_names VALUES (?, ?, ?, ?)", "INSERT INTO given_patterns VALUES (?, ?, ?)"
# A name that a table gives to a place goes before the same name among GeoNames' other ones.
_SORTED = """
INSERT OR IGNORE INTO names SELECT key, place, kind, needs_context FROM given_names ORDER BY key, place, kind, rowid;
INSERT OR IGNORE INTO patterns SELECT script, key, cased FROM given_patterns ORDER BY script, key, cased;
"""
_LARGE = """INSERT OR IGNORE INTO large SELECT key FROM names WHERE place IN (SELECT id FROM places WHERE population >= ?)
  AND kind != ? AND key < '\u0370' AND length(key) > 4"""
_AT_ONCE = 10_000  # names that are written together
HOTSPOT, OWN, COUNTRY, ADMIN1, TRANSPORT, ALIAS, CAPITAL, CITY, ALTERNATE, NATIVE, ADMIN2 = range(11)
LOWER_CASE_POPULATION = 1_000_000  # a town written in lower case is taken for a place only above it
FILTER_BITS = 25  # 2 ** 25 bits are 4 MB; a million keys set one bit in 33


def key_bit(key: str) -> int:
    """The bit of the filter that stands for a key: names that are not in the gazetteer are turned away without asking it."""
    return crc32(key.encode()) & ((1 << FILTER_BITS) - 1)


class Writer:
    def __init__(self, db: sqlite3.Connection, generics: tuple[str, ...]) -> None:
        self.db = db
        self.count = 0
        self.generics = generics
        self._places: list[tuple[Any, ...]] = []
        self._names: list[tuple[str, int, int, bool]] = []
        self._patterns: list[tuple[str, str, bool]] = []
        db.executescript(SCHEMA + UNSORTED)

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
        """Write a place, and give its row number."""
        self.count += 1
        self._places.append((self.count, *fields))
        return self.count

    def name(self, name: str, place: int, kind: int, needs_context: bool = False, pattern: bool = True) -> None:
        """Write a name of a place, and the pattern by which running text is searched for it."""
        key = key_of(name)
        if not key:
            return
        self._names.append((key, place, kind, needs_context))
        if " " in key and "\u0600" <= key[0] <= "\u06ff":  # Urdu writes many names with and without the space (مظفر گڑھ)
            self.name(key.replace(" ", ""), place, kind, needs_context, pattern)
        if pattern:
            self._patterns.append((script_of(key[0]), key, needs_context or kind >= CITY or kind == ADMIN1))
        if len(self._names) >= _AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        for statement, rows in ((_PLACE, self._places), (_GIVEN_NAME, self._names), (_GIVEN_PATTERN, self._patterns)):
            self.db.executemany(statement, rows)
            rows.clear()

    def finish(self) -> None:
        """Sort the names and patterns into their tables, and write what is made of them."""
        self._flush()
        self.db.executescript(_SORTED + INDEXES)
        self._filter()
        self.db.execute(_LARGE, (LOWER_CASE_POPULATION, ADMIN2))  # the places that are looked for in lower case too
        self.db.commit()

    def _filter(self) -> None:
        """Write the filter that tells most words that are no name without a lookup."""
        bits = bytearray(1 << (FILTER_BITS - 3))
        for (key,) in self.db.execute("SELECT DISTINCT key FROM names"):
            bit = key_bit(key)
            bits[bit >> 3] |= 1 << (bit & 7)
        self.db.execute("INSERT INTO filter VALUES (?)", (bytes(bits),))


def is_name(name: str) -> bool:
    """Not a code (BKK) and not GeoNames' all-lower-case machine transcription (krungtheph)."""
    if len(name) < 2 or len(name) > 40:
        return False
    return not (name.isascii() and (name.isupper() or name.islower() or len(name) < 3))


def is_pattern(name: str, population: int, country: str = "") -> bool:
    """Whether a name is looked for in running text: not a Latin one, of a town large enough, and long enough for its script."""
    if name[0] < "\u0370":  # Latin
        return False
    script = unicodedata.name(name[0], "").split(" ")[0]
    long = len(name) if script not in _SHORT_NAMES else 0
    least = 0 if long >= LONGER_NAME else LONG_NAME_POPULATION if long >= LONG_NAME else PATTERN_POPULATION
    if population < least or len(name) < 2:
        return False
    if script in ("CYRILLIC", "ARABIC") and len(name) < 4:
        return len(name) > 2 and population > PATTERN_POPULATION * 10  # Уфа, فاس
    if script not in _SCRIPTS or (script == "CJK" and len(name) == PAIR and population < SMALL_PAIR.get(country, PAIR_POPULATION)):
        return False
    return len(name) >= {"CJK": 2, "HANGUL": 2, "ETHIOPIC": 3, "KATAKANA": 3}.get(script, 4)
