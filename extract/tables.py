"""Rules as data: CSV files in `data/`, one entry a line, each with its `source` and `date`; a workspace may add to them.

A file of the same name in the user's folder (a workspace's `tables/`) is read after the packaged one: its rows are added,
and where the first column's value is already there they replace the packaged rows of that value.
"""

import csv
import hashlib
import re
import sys
from collections.abc import Callable, Iterable, Sequence, Set
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extract.table_types import Guide, Known, fault, guide_of

DATA = Path(__file__).parent / "data"
GUIDE = "guide"  # what tables, columns and values mean: no rule, so that a better wording makes nothing be read again
Row = dict[str, str]
Read = tuple[tuple[str, ...], tuple[Row, ...]]  # names of the columns, and the rows
_FEW = 1000  # rows of a table that may be asked for by any text


class Tables(NamedTuple):
    """The packaged tables, and over them those of `folder`, if one is given. Hashable: cache compiled matchers by it."""

    folder: Path | None = None

    def rows(self, name: str, keep: bool = True) -> tuple[Row, ...]:
        """The rows of table `name` (without `.csv`); without `keep` they are read anew, for the one who needs them once. Raises
        `TableError` with file and line for a row that is too long or too short, and for a user's table that lacks a column or has a
        value which the packaged one could not have."""
        packaged = _packaged(name) if keep else _in_both_scripts(*_read_anew(DATA / f"{name}.csv"))
        added = self.own(name)
        if not added:
            return packaged
        first = next(iter(added[0]))
        replaced = {row[first] for row in added}
        return tuple(row for row in packaged if row.get(first) not in replaced) + added

    def own(self, name: str) -> tuple[Row, ...]:
        """The rows of the user's table `name` alone. Raises as `rows` does."""
        path = self.folder / f"{name}.csv" if self.folder else None
        return _in_both_scripts(*_own(path, name)) if path and path.is_file() else ()

    def check(self) -> None:
        """Raises `TableError` for the first of the user's tables that is broken, or that no packaged one has the name of."""
        _check(self.folder)

    def digest(self, names: Set[str] | None = None) -> str:
        """SHA-256 (first 12 hex digits) over all tables and the models: part of the extractor's version. Of the user's tables over
        those of these `names` only, if they are given."""
        return _digest(self.folder, names and frozenset(names))


class TableError(ValueError):
    """A table cannot be read; the message names file and line."""


def _read_anew(path: Path) -> Read:
    """Names of the columns, and the rows. Raises `TableError` for a row of another length and for bytes that are no UTF-8."""
    same: dict[str, str] = {}  # sources, dates and languages are the same words in all rows: one string, not thousands
    rows = []
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            header = tuple(
                column.removeprefix("\ufeff") for column in next(reader, [])
            )  # which a spreadsheet writes before the first
            row = row_of(header)
            for fields in filter(None, reader):
                if len(fields) != len(header):
                    raise TableError(f"{path}:{reader.line_num}: a row with more or fewer fields than the header")
                rows.append(row(map(same.setdefault, fields, fields)))
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: not UTF-8: {error.reason} at byte {error.start}") from error
    return header, tuple(rows)


def _read(path: Path) -> Read:
    """As `_read_anew`, kept."""
    found = _KEPT.get(path)
    if found is None:
        found = _KEPT[path] = _read_anew(path)
    return found


_KEPT: dict[Path, Read] = {}


def row_of(columns: Sequence[str]) -> Callable[[Iterable[str]], Row]:
    """What makes rows of these columns: attributes of one class share the list of their names, so each takes half the memory."""
    shape, names = type("shape", (), {}), tuple(map(sys.intern, columns))

    def row(fields: Iterable[str]) -> Row:
        """A row; raises ValueError for more or fewer fields than columns."""
        one = shape()
        for column, field in zip(names, fields, strict=True):
            setattr(one, column, field)
        made: Row = vars(one)
        return made

    return row


def forget() -> None:
    """Let the rows of long tables go that were kept: what was made of them stays, and who needs them later reads them anew."""
    _packaged.cache_clear()
    for path in [path for path, (_, rows) in _KEPT.items() if len(rows) > _FEW]:
        del _KEPT[path]


@cache
def _packaged(name: str) -> tuple[Row, ...]:
    return _in_both_scripts(*_read(DATA / f"{name}.csv"))


# First columns that hold words of the row's language.
_WORDS = ("phrase", "word", "name", "cue")


def _in_both_scripts(columns: Sequence[str], rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows, and those of languages that are written in two scripts in the other one too: Uzbek."""
    if "language" not in columns or columns[0] not in _WORDS:
        return rows
    known = {row[columns[0]] for row in rows}
    copy = row_of(tuple(columns))
    rewritten = (
        copy((in_other_script(row[columns[0]], row["language"]), *(row[column] for column in columns[1:])))
        for row in rows
        if row["language"] in _other_scripts()
    )
    other = {tuple(row.values()): row for row in rewritten if row[columns[0]] not in known}  # apostrophes of several forms are one
    return rows + tuple(other.values())


def in_other_script(text: str, language: str) -> str:
    """A text of the language in its other script (`data/other_scripts.csv`), letter by letter; the same for all other languages."""
    pattern, letters = _other_scripts().get(language, (None, ()))
    return pattern.sub(lambda found: _as_large(found.group(), letters[(found.lastindex or 1) - 1]), text) if pattern else text


def _as_large(written: str, other: str) -> str:
    return other.capitalize() if written[0].isupper() else other


@cache
def _other_scripts() -> dict[str, tuple[re.Pattern[str], tuple[str, ...]]]:
    """Language → a pattern of its letters, a group each, the longest first, and what each is in the other script."""
    known: dict[str, list[tuple[str, str]]] = {}
    for row in _read(DATA / "other_scripts.csv")[1]:
        known.setdefault(row["language"], []).append((row["letters"], row["other"]))
    return {language: _replacing(sorted(letters, key=lambda pair: -len(pair[0]))) for language, letters in known.items()}


def _replacing(letters: Sequence[tuple[str, str]]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """`^e` is an e that begins a word."""
    each = (("(?<![^\\W_])" if written[0] == "^" else "") + re.escape(written.lstrip("^")) for written, _ in letters)
    return re.compile("|".join(f"({one})" for one in each), re.IGNORECASE), tuple(other for _, other in letters)


@cache
def _own(path: Path, name: str) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """A user's table: it has the columns of the packaged one, and in each what the guide says that it may hold."""
    columns, _ = _read(DATA / f"{name}.csv")
    given, added = _read(path)
    missing = [column for column in columns if column not in given]
    if missing:
        raise TableError(f"{path}:1: no column {', '.join(missing)}")
    types, values = _guide()
    known = _known_in(path.parent)
    for column in columns:
        kinds, closed = types[name, column], values.get((name, column), ())
        for value, first in {row[column]: row[given[0]] for row in reversed(added)}.items():
            if expected := fault(value, kinds, closed, known):
                raise TableError(f"{path}: {first}: {column} is {value!r}, not {expected}")
    return given, added


@cache
def _check(folder: Path | None) -> None:
    for path in sorted(folder.glob("*.csv")) if folder else ():
        if path.stem == GUIDE or not (DATA / path.name).is_file():
            raise TableError(f"{path}: there is no table {path.stem} (docs/rules.md lists them)")
        _own(path, path.stem)


@cache
def _guide() -> Guide:
    """Read where there is a table of one's own only."""
    return guide_of(_read(DATA / f"{GUIDE}.csv")[1])


def _known_in(folder: Path) -> Known:
    """What stands in a column of a packaged table, or of the user's."""

    @cache
    def known(table: str, column: str) -> frozenset[str]:
        files = (path for path in (DATA / f"{table}.csv", folder / f"{table}.csv") if path.is_file())
        return frozenset(row[column] for path in files for row in _read(path)[1] if column in row)

    return known


@cache
def _digest(folder: Path | None, names: frozenset[str] | None) -> str:
    digest = _packaged_digest().copy()
    for path in _files(folder) if folder else ():
        if names is None or path.stem in names:
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def _packaged_digest() -> "hashlib._Hash":
    """SHA-256 of the packaged files, 50 MB: others go on from a copy."""
    digest = hashlib.sha256()
    for path in _files(DATA):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest


def _files(directory: Path) -> list[Path]:
    return sorted(p for p in directory.glob("*") if p.suffix in {".csv", ".json", ".txt", ".npz"} and p.stem != GUIDE)
