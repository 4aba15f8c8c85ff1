"""Sources and runs in `osint.db`: written by the crawl, its counts of what was read by the analysis."""

import uuid
from dataclasses import asdict, fields
from typing import Any

from sqlite_utils import Database

from osint.clock import now
from osint.failures import failures
from osint.items import source_id
from osint.store.db import insert_new, rows, upsert, writing
from osint.store.rows import RunRow


def register_workspace(db: Database, name: str) -> str:
    """The id of this workspace, made once."""
    with writing(db):
        found = rows(db, "SELECT id FROM workspaces WHERE local = 1")
        if found:
            return str(found[0]["id"])
        identity = str(uuid.uuid4())
        insert_new(db, "workspaces", [{"id": identity, "name": name, "created_at": now(), "local": 1}])
        return identity


def register_source(db: Database, workspace: str, name: str, **columns: str | None) -> str:
    """Write what a source's file says of it; columns are those of `sources`. Returns its id."""
    identity = source_id(workspace, name)
    with writing(db):
        upsert(db, "sources", [{"id": identity, "workspace": workspace, "name": name} | columns])
    return identity


def begin(db: Database, workspace: str, source: str, *, full: bool = True, archive: str | None = None) -> RunRow:
    run = RunRow(str(uuid.uuid4()), workspace, source, now(), full=full, archive=archive)
    with writing(db):
        insert_new(db, "runs", [_columns(run)])
    return run


def set_archive(db: Database, run: str, archive: str) -> None:
    """Name the run's archive file (closed name)."""
    with writing(db):
        db.execute("UPDATE runs SET archive = ? WHERE id = ?", [archive, run])


def finish(
    db: Database, run: str, *, outcome: str, failure: str | None = None, message: str | None = None, complete: bool = False,
    collected: int = 0, requests: int = 0, bytes: int = 0,
) -> None:  # fmt: skip
    """Record how a run ended: its outcome, its failure's type, what to say of it, and counts (postings, requests, bytes)."""
    with writing(db):
        if failure is not None:
            upsert(db, "failures", _failures(), ("type",))
        db.execute(
            """UPDATE runs SET ended_at = ?, outcome = ?, failure = ?, message = ?, complete = ?, collected = ?,
               requests = ?, bytes = ? WHERE id = ?""",
            [now(), outcome, failure, message, int(complete), collected, requests, bytes, run],
        )


def add_review(db: Database, review: dict[str, Any]) -> None:
    """A person's verdict; columns are those of `reviews`."""
    with writing(db):
        insert_new(db, "reviews", [review])


def newest(db: Database, source: str) -> RunRow | None:
    found = rows(db, "SELECT * FROM runs WHERE source = ? ORDER BY started_at DESC, rowid DESC LIMIT 1", source)
    return RunRow(**found[0]) if found else None


def newest_full(db: Database, source: str) -> RunRow | None:
    """The newest complete run that went to its limits and ended well."""
    found = rows(
        db,
        """SELECT * FROM runs WHERE source = ? AND full = 1 AND outcome IN ('ok', 'empty')
           ORDER BY started_at DESC LIMIT 1""",
        source,
    )
    return RunRow(**found[0]) if found else None


def _failures() -> list[dict[str, str]]:
    """What each type of failure means and what to do about it, as today's table has it."""
    return [{name: row[name] for name in ("type", "meaning", "action")} for row in failures().values()]


def _columns(run: RunRow) -> dict[str, Any]:
    booleans = {f.name: int(getattr(run, f.name)) for f in fields(run) if f.type is bool}
    return asdict(run) | booleans
