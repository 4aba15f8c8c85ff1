"""Patterns of many words, as `re.compile` makes them, the machine's code of each kept in the cache folder.

Python's own compiler is written in Python: the patterns that texts of many languages need take it two thirds of the time of a process that
reads a few hundred of them, and to read their code back a thirtieth of that. The standard library has no public way to keep code; these are
the private functions that `re.compile` itself calls, the same from Python 3.11 to 3.14. Where one is missing, or code is not taken, it
compiles anew.
"""

import _sre  # type: ignore[import-not-found]  # private: no stubs
import json
import re
import sqlite3
import zlib
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]  # private: no stubs
from typing import NamedTuple

from extract.cache import cache_folder, clear
from extract.stored import code_digest

_SHORT = 400  # characters; of shorter ones to look up takes as long as to compile
_MOST = 200_000_000  # bytes of the file: tables that change leave what was made of them before
_WAIT = 1.0  # seconds for another process that writes: then this pattern is not kept


class Code(NamedTuple):
    """What the machine takes."""

    flags: int
    groups: int
    named: dict[str, int]  # groups by name
    units: list[int]


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but a long one does not know its own text, which takes a quarter of its memory, and is not kept for who asks again.

    Raises `re.error` as that does.
    """
    if len(pattern) < _SHORT:
        return re.compile(pattern, flags)
    try:
        return _machine(_kept(pattern, flags) or _made(pattern, flags))
    except (AttributeError, TypeError, RuntimeError):
        return re.compile(pattern, flags)


def _machine(code: Code) -> re.Pattern[str]:
    """Raises RuntimeError where it is no code that the machine takes."""
    names: list[str | None] = [None] * (code.groups + 1)
    for name, number in code.named.items():
        names[number] = name
    made: re.Pattern[str] = _sre.compile(None, code.flags, code.units, code.groups, code.named, tuple(names))
    return made


def _made(pattern: str, flags: int) -> Code:
    """As `re.compile` makes it, and kept where that can be done."""
    parsed = _parser.parse(pattern, flags)
    state = parsed.state
    code = Code(flags | state.flags, state.groups - 1, state.groupdict, _compiler._code(parsed, flags))
    packed = zlib.compress(json.dumps(code[:3]).encode() + b"\n" + array("I", code.units).tobytes(), 1)
    with suppress(OSError, sqlite3.Error), _file() as db, db:
        db.execute("INSERT OR REPLACE INTO patterns VALUES (?, ?)", (_key(pattern, flags), packed))
    return code


def _kept(pattern: str, flags: int) -> Code | None:
    """What was kept of it, if that can be read."""
    with suppress(OSError, sqlite3.Error, zlib.error, ValueError), _file() as db:
        if row := db.execute("SELECT code FROM patterns WHERE key = ?", (_key(pattern, flags),)).fetchone():
            head, _, body = zlib.decompress(row[0]).partition(b"\n")
            flags, groups, named = json.loads(head)
            return Code(flags, groups, named, array("I", body).tolist())
    return None


def _key(pattern: str, flags: int) -> bytes:
    return blake2b(f"{flags}\n{pattern}".encode(), digest_size=16).digest()


@contextmanager
def _file() -> Iterator[sqlite3.Connection]:
    """Opened for each use, so that threads and forked processes share none. Raises OSError and `sqlite3.Error`; a broken one goes."""
    path = _path(cache_folder())
    db = sqlite3.connect(path, timeout=_WAIT)
    try:
        db.execute("PRAGMA synchronous = OFF")  # after a crash of the machine it may be broken, and is begun anew
        db.execute("CREATE TABLE IF NOT EXISTS patterns (key BLOB PRIMARY KEY, code BLOB NOT NULL)")
        yield db
    except sqlite3.DatabaseError as error:
        if type(error) is sqlite3.DatabaseError:  # not one of its kinds: no database, or a broken one
            path.unlink(missing_ok=True)
        raise
    finally:
        db.close()


@cache
def _path(folder: Path) -> Path:
    """The file of this code and this machine, begun anew where it grew too large; those of older code go."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"patterns-{code_digest()}-{_sre.MAGIC}.sqlite"
    if path.exists() and path.stat().st_size > _MOST:
        path.unlink(missing_ok=True)
    clear(path, "patterns")
    return path
