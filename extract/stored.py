"""What takes long to make from the tables is made once and kept in the cache folder: JSON values by name, in one SQLite file.

The file is named after a digest of the tables and of the code, so a change of either makes a new one; a broken one is made again.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Mapping, Set
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from extract.cache import alone, cache_folder, clear, put, used
from extract.tables import Tables

T = TypeVar("T")


class Stored:
    """The values of one file, each read when it is asked for."""

    def __init__(self, path: Path) -> None:
        """Raises `sqlite3.Error` where the file is missing or broken."""
        self._db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._db.execute("PRAGMA cache_size = 8")  # pages: none is read twice, and there are some thirty files
        if self._db.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError(f"{path}: broken")
        self.names = frozenset(name for (name,) in self._db.execute("SELECT name FROM parts"))

    def get(self, name: str) -> Any:
        """The value of that name, anew each time."""
        return json.loads(self._db.execute("SELECT value FROM parts WHERE name = ?", (name,)).fetchone()[0])

    def part(self, name: str, none: T) -> T:
        """As `get`, or `none` where there is no value of that name."""
        return self.get(name) if name in self.names else none


def stored(name: str, tables: Tables, make: Callable[[], Mapping[str, Any]], read: Set[str] | None = None) -> Stored:
    """What `make` gives for these tables, made only if it is not in the cache. `read`: the tables that it reads, all if not given; a
    user's other ones make no new file. Raises OSError when the cache cannot be written."""
    path = stored_path(name, tables, read)
    found = _opened(path)
    if found is None:
        with alone():
            found = _opened(path) or _new(path, name, make)
    used(path)
    return found


def _opened(path: Path) -> Stored | None:
    """What is there; None where it is missing or broken."""
    try:
        return Stored(path)
    except sqlite3.Error:
        return None


def _new(path: Path, name: str, make: Callable[[], Mapping[str, Any]]) -> Stored:
    values = make()
    put(path, lambda own: _write(own, values))
    clear(path, name)
    return Stored(path)


def stored_path(name: str, tables: Tables, read: Set[str] | None = None) -> Path:
    """Where `stored` keeps the values of that name."""
    return cache_folder() / f"{name}-{tables.digest(read)}-{code_digest()}.sqlite"


Make = Callable[[Tables], T]
MADE: dict[str, tuple[Make[Any], Set[str]]] = {}
"""Name of each file of `kept_parts` and `kept` → what makes it, and the tables that this reads."""


def kept_parts(*read: str) -> Callable[[Make[Mapping[str, Any]]], Make[Stored]]:
    """Of a function that makes JSON values by name, of the tables `read` alone: its values, as `stored` keeps them."""

    def wrap(make: Make[Mapping[str, Any]]) -> Make[Stored]:
        name = f"{make.__module__.removeprefix('extract.')}.{make.__name__.strip('_')}"
        MADE[name] = make, frozenset(read)
        return lru_cache(maxsize=8)(lambda tables: stored(name, tables, lambda: make(tables), frozenset(read)))

    return wrap


def kept(*read: str) -> Callable[[Make[T]], Make[T]]:
    """As `kept_parts`, of a function that makes one JSON value, read anew each time: that takes a tenth of the time to make it."""

    def wrap(make: Make[T]) -> Make[T]:
        """`make` as the one value of a file of its own."""

        def whole(tables: Tables) -> Mapping[str, Any]:
            return {"": make(tables)}

        whole.__module__, whole.__name__ = make.__module__, make.__name__
        parts = kept_parts(*read)(whole)
        return lambda tables: parts(tables).get("")

    return wrap


def _write(path: Path, values: Mapping[str, Any]) -> None:
    db = sqlite3.connect(path)
    with db:
        db.execute("CREATE TABLE parts (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        db.executemany("INSERT INTO parts VALUES (?, ?)", ((k, json.dumps(v, ensure_ascii=False)) for k, v in values.items()))
    db.close()


@cache
def code_digest() -> str:
    """SHA-256 (first 8 hex digits) of this package's code."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for path in sorted(here.rglob("*.py")):
        digest.update(path.relative_to(here).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:8]
