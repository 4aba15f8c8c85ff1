"""Re-reads the whole archive: gzip members, lengths, digests, rows against records, closed files against custody, the chain."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from osint.crawl.archive import Place, file_hash, locate
from osint.crawl.warc import CITABLE, Broken, Record, matches, members, parse
from osint.store import custody
from osint.store.db import rows
from osint.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Verified:
    """What was read, and the breaks in order, the first one first; none: all is well."""

    files: int
    records: int
    breaks: tuple[str, ...]


def verify(workspace: Workspace) -> Verified:
    """Read the whole archive and both databases; changes nothing."""
    with workspace.protected_db() as protected, workspace.osint_db() as db:
        checks = [_File(workspace, protected, db, name) for name in _names(workspace, protected)]
        breaks = [line for check in checks for line in check.breaks()]
        chain = custody.first_break(db)
    return Verified(len(checks), sum(c.records for c in checks), (*breaks, *([chain] if chain else [])))


def _names(workspace: Workspace, protected: Database) -> list[str]:
    """Closed names of all files that are there or that a row cites."""
    there = {path.name.removesuffix(".open") for path in workspace.archive.glob("*.warc.gz*")}
    return sorted(there | {row["file"] for row in rows(protected, "SELECT DISTINCT file FROM captures")})


class _File:
    def __init__(self, workspace: Workspace, protected: Database, db: Database, name: str) -> None:
        self.name, self.db, self.protected = name, db, protected
        self.path = locate(workspace.archive, name)
        self.records = 0
        found = rows(protected, "SELECT * FROM captures WHERE file = ? ORDER BY offset", name)
        self.rows: dict[int, dict[str, Any]] = {row["offset"]: row for row in found}

    def breaks(self) -> Iterator[str]:
        """A line for each break in the file, in its order: damaged records, wrong digests, captures without a record."""
        if self.path is None:
            yield f"archive/{self.name}: is missing, {len(self.rows)} captures cite it"
            return
        is_open = self.path.suffix == ".open"
        last = max((row["offset"] + row["length"] for row in self.rows.values()), default=0)
        unseen = dict(self.rows)
        try:
            for member in members(self.path, end=last if is_open else None):
                self.records += 1
                unseen.pop(member.offset, None)
                yield from self._record(Place(member.offset, member.length), member.data, is_open)
        except Broken as error:
            yield f"archive/{self.name}: at byte {error.offset}: {error}"
        yield from (f"archive/{self.name}: at byte {offset}: no record where a capture's row says" for offset in unseen)
        if not is_open:
            yield from self._closed(self.path)

    def _record(self, place: Place, data: bytes, is_open: bool) -> Iterator[str]:
        where = f"archive/{self.name}: at byte {place.offset}"
        try:
            record = parse(data)
        except Broken as error:
            yield f"{where}: {error}"
            return
        if not matches(record.headers.get("warc-block-digest"), record.block):
            yield f"{where}: block is not that of its digest"
        yield from self._payload(where, record)
        row = self.rows.get(place.offset)
        if row is None and record.type in CITABLE and not is_open:
            yield f"{where}: record without a row"
        if row is not None and (row["id"], row["length"], row["target_uri"]) != (record.id, place.length, record.uri):
            yield f"{where}: record is not the one that its row names"
        if row is not None and row["payload_digest"] != record.headers.get("warc-payload-digest"):
            yield f"{where}: payload digest is not that of the row"

    def _payload(self, where: str, record: Record) -> Iterator[str]:
        claimed = record.headers.get("warc-payload-digest")
        if record.type == "revisit" and self.name.startswith("added-"):
            return  # copied from an archive of others: it may refer, by id or by address, to what they alone have
        if record.type == "revisit":
            found = rows(self.protected, "SELECT payload_digest FROM captures WHERE id = ?", record.refers_to)
            if not found:
                yield f"{where}: refers to a record that is not there"
            elif found[0]["payload_digest"] != claimed:
                yield f"{where}: refers to a record with another payload"
        elif not matches(claimed, record.payload()):
            yield f"{where}: payload is not that of its digest"

    def _closed(self, path: Path) -> Iterator[str]:
        entered = rows(
            self.db,
            "SELECT json_extract(details, '$.sha256') AS sha256 FROM custody WHERE action = 'archive_closed' AND subject = ? "
            "ORDER BY seq DESC LIMIT 1",
            self.name,
        )
        if entered and entered[0]["sha256"] != file_hash(path):
            yield f"archive/{self.name}: file is not the one that was closed (its SHA-256 is in custody)"
        run = rows(self.db, "SELECT ended_at FROM runs WHERE archive = ?", self.name)
        if not entered and run and run[0]["ended_at"] and self._is_not_newest():
            yield f"archive/{self.name}: closed, but not entered into custody"

    def _is_not_newest(self) -> bool:
        """A run killed between its end and the custody entry is entered by the source's next one: until then no break."""
        found = rows(
            self.db,
            """SELECT 1 FROM runs later JOIN runs own ON own.source = later.source AND own.archive = ?
               WHERE later.started_at > own.started_at LIMIT 1""",
            self.name,
        )
        return bool(found)
