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
INDEXES = "CREATE UNIQUE INDEX place_ids ON places (place_id); CREATE INDEX place_points ON places (latitude, longitude);"
# A name that a table gives to a place goes before the same name among GeoNames' other ones.
_NAME = """INSERT INTO names VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE
  SET kind = excluded.kind, needs_context = excluded.needs_context WHERE excluded.kind < names.kind"""
_LARGE = """INSERT OR IGNORE INTO large SELECT key FROM names JOIN places ON places.id = names.place
  WHERE population >= ? AND kind != ? AND key < '\u0370' AND length(key) > 4"""
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
        self.db.execute(f"INSERT INTO places VALUES (?{', ?' * 12})", (self.count, *fields))
        return self.count

    def name(self, name: str, place: int, kind: int, needs_context: bool = False, pattern: bool = True) -> None:
        """Write a name of a place, and the pattern by which running text is searched for it."""
        key = key_of(name)
        if not key:
            return
        self.db.execute(_NAME, (key, place, kind, needs_context))
        if " " in key and "\u0600" <= key[0] <= "\u06ff":  # Urdu writes many names with and without the space (مظفر گڑھ)
            self.name(key.replace(" ", ""), place, kind, needs_context, pattern)
        if pattern:
            statement = "INSERT INTO patterns VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET cased = min(cased, excluded.cased)"
            self.db.execute(statement, (script_of(key[0]), key, needs_context or kind >= CITY or kind == ADMIN1))

    def filter(self) -> None:
        """Write the filter that tells most words that are no name without a lookup."""
        bits = bytearray(1 << (FILTER_BITS - 3))
        for (key,) in self.db.execute("SELECT DISTINCT key FROM names"):
            bit = key_bit(key)
            bits[bit >> 3] |= 1 << (bit & 7)
        self.db.execute("INSERT INTO filter VALUES (?)", (bytes(bits),))

    def large(self) -> None:
        """Note the places that are looked for in lower case too."""
        self.db.execute(_LARGE, (LOWER_CASE_POPULATION, ADMIN2))


def is_name(name: str) -> bool:
    """Not a code (BKK) and not GeoNames' all-lower-case machine transcription (krungtheph)."""
    if len(name) < 2 or len(name) > 40:
        return False
    return not (name.isascii() and (name.isupper() or name.islower() or len(name) < 3))


def is_pattern(name: str, population: int, country: str = "") -> bool:
    """Whether a name is looked for in running text: not a Latin one, of a town large enough, and long enough for its script."""
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
