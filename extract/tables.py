"""Rules as data: CSV files in `data/`, one entry a line, each with its `source` and `date`; a workspace may add to them.

A file of the same name in the user's folder (a workspace's `tables/`) is read after the packaged one: its rows are added,
and where the first column's value is already there they replace the packaged rows of that value.
"""

import csv
import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
Row = dict[str, str]


class Tables(NamedTuple):
    """The packaged tables, and over them those of `folder`, if one is given. Hashable: cache compiled matchers by it."""

    folder: Path | None = None

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of table `name` (without `.csv`). Raises `TableError` with file and line for a row that is too long."""
        packaged = _read(DATA / f"{name}.csv")
        own = self.folder / f"{name}.csv" if self.folder else None
        if own is None or not own.is_file():
            return packaged
        added = _read(own)
        key = next(iter(added[0])) if added else ""
        replaced = {row[key] for row in added}
        return tuple(row for row in packaged if row.get(key) not in replaced) + added

    def digest(self) -> str:
        """SHA-256 (first 12 hex digits) over all tables and the model of kinds: part of the extractor's version."""
        return _digest(self.folder)


class TableError(ValueError):
    """A table cannot be read; the message names file and line."""


@cache
def _read(path: Path) -> tuple[Row, ...]:
    same: dict[str, str] = {}  # sources, dates and languages are the same words in all rows: one string, not thousands
    rows = []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        for fields in filter(None, reader):
            if len(fields) != len(header):
                raise TableError(f"{path}:{reader.line_num}: a row with more or fewer fields than the header")
            rows.append(dict(zip(header, map(same.setdefault, fields, fields), strict=True)))
    return tuple(rows)


@cache
def _digest(folder: Path | None) -> str:
    digest = hashlib.sha256()
    for directory in filter(None, (DATA, folder)):
        for path in sorted(p for p in directory.glob("*") if p.suffix in {".csv", ".json", ".txt", ".npz"}):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
