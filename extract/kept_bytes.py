"""Bytes that take long to make, by key, in one file of the cache folder that all processes write to."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from extract.cache import cache_folder, clear

_WAIT = 1.0  # seconds for another process that writes: then this value is not kept
_SUM = 4  # bytes of a value's checksum


class KeptBytes(NamedTuple):
    """The file of one `name` (a word), for one `version` of what is in it, which is begun anew where it grew over `most` bytes."""

    name: str
    version: str
    most: int

    def get(self, key: bytes) -> bytes | None:
        """What was put there, if it can be read and is whole."""
        with suppress(OSError, sqlite3.Error), self._file() as db:
            row = db.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
            if row and isinstance(row[0], bytes) and _sum(row[0][_SUM:]) == row[0][:_SUM]:
                return row[0][_SUM:]
        return None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value where that can be done."""
        with suppress(OSError, sqlite3.Error), self._file() as db, db:
            db.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, _sum(value) + value))

    @contextmanager
    def _file(self) -> Iterator[sqlite3.Connection]:
        """Opened for each use, so that threads and forked processes share none. Raises OSError and `sqlite3.Error`; a broken one goes."""
        path = _path(cache_folder(), self)
        db = sqlite3.connect(path, timeout=_WAIT)
        try:
            db.execute("PRAGMA synchronous = OFF")  # after a crash of the machine it may be broken, and is begun anew
            db.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB NOT NULL)")
            yield db
        except sqlite3.DatabaseError as error:
            if type(error) is sqlite3.DatabaseError:  # not one of its kinds: no database, or a broken one
                path.unlink(missing_ok=True)
            raise
        finally:
            db.close()


def _sum(value: bytes) -> bytes:
    return zlib.crc32(value).to_bytes(_SUM, "big")


@lru_cache(maxsize=8)
def _path(folder: Path, own: KeptBytes) -> Path:
    """The file, begun anew where it grew too large; those of older versions go."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{own.name}-{own.version}.sqlite"
    if path.exists() and path.stat().st_size > own.most:
        path.unlink(missing_ok=True)
    clear(path, own.name)
    return path
