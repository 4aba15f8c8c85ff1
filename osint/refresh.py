"""Read what is pending, read again what an older extractor has read, move what changed sides, link anew."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlite_utils import Database

import extract
from extract.answer import to_json
from extract.findings import Analysis
from osint import analysis, link, masking
from osint.items import JobPosting
from osint.store import ads, findings, pleas, reading
from osint.store.db import rows, writing
from osint.workspace import Workspace

CHECKPOINT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Refreshed:
    """Counts of rows; `clean` is False where a reader held up the truncating checkpoint: texts moved out may still be in the WAL."""

    pending: int
    stale: int
    moved_out: int
    moved_in: int
    clean: bool = True


def refresh(workspace: Workspace, progress: Callable[[int], None] = lambda _: None) -> Refreshed:
    """Bring all readings to today's rules. Texts newly taken for pleas leave `osint.db`; pleas newly taken for none enter it."""
    pending = analysis.read_intake(workspace, progress=progress)
    with workspace.lock("analysis", wait=True), workspace.osint_db() as osint, workspace.protected_db() as protected:
        stale, out = _reread_versions(workspace, osint, protected)
        moved_in = _reread_pleas(workspace, osint, protected)
        if out:
            with writing(osint):
                ads.rebuild_search(osint)
        clean = truncate_wal(osint) if out else True
    link.update(workspace)
    return Refreshed(pending, stale, out, moved_in, clean)


def _reread_versions(workspace: Workspace, osint: Database, protected: Database) -> tuple[int, int]:
    """Read stale versions again; returns how many, and how many postings left."""
    now, stale, out = _extractor(workspace), 0, 0
    ids = iter([row["version"] for row in rows(osint, "SELECT version FROM extractions WHERE newest = 1 AND extractor != ?", now)])
    hotspots = reading.hotspots(workspace.tables)
    while batch := list(islice(ids, analysis.BATCH)):
        found = list(filter(None, (_version(osint, version) for version in batch)))
        for (version, posting, _, _), read in zip(
            found, _read(workspace, [f[2] for f in found], [f[3] for f in found]), strict=True
        ):
            stale += 1
            if read.kind == "plea":
                out += analysis.move_out(workspace, osint, protected, posting)
            elif rows(osint, "SELECT 1 AS found FROM versions WHERE id = ?", version):
                kept = masking.without_affected(read)
                with writing(osint):
                    findings.add_analysis(osint, version, kept, to_json(kept), hotspots)
                    ads.update(osint, [posting])
    return stale, out


def _version(osint: Database, version: str) -> tuple[str, str, JobPosting, tuple[str | None, str | None]] | None:
    found = rows(osint, "SELECT * FROM versions WHERE id = ?", version)
    if not found:
        return None
    posting = rows(osint, "SELECT * FROM postings WHERE id = ?", found[0]["posting"])[0]
    return version, posting["id"], findings.item_of(found[0], posting), (found[0]["language"], found[0]["country"])


def _read(workspace: Workspace, items: list[JobPosting], hints: list[tuple[str | None, str | None]]) -> list[Analysis]:
    given = (analysis.ad_of(item, *hint) for item, hint in zip(items, hints, strict=True))
    return list(extract.analyze_many(given, tables=workspace.tables, model=workspace.settings.model or None))


def _reread_pleas(workspace: Workspace, osint: Database, protected: Database) -> int:
    """Read stale pleas again; a posting all of whose texts are none by today's rules, or by a person's verdict, moves in."""
    now, moved = _extractor(workspace), 0
    stale = rows(protected, "SELECT DISTINCT posting FROM plea_versions WHERE extractor != ? OR verdict != 'plea'", now)
    for posting in (row["posting"] for row in stale):
        versions = rows(protected, "SELECT * FROM plea_versions WHERE posting = ?", posting)
        items = [JobPosting.from_dict(json.loads(row["collected"])) for row in versions]
        read = _read(workspace, items, [(row["language"], row["country"]) for row in versions])
        if any(_is_plea(row, found) for row, found in zip(versions, read, strict=True)):
            with writing(protected):
                for row, item, found in zip(versions, items, read, strict=True):
                    pleas.add_plea(protected, item, found, to_json(found), row["language"], row["country"])
        else:
            move_in(protected, posting)
            moved += 1
    if moved:
        analysis.read_intake_locked(workspace, osint, protected)
    return moved


def _is_plea(row: dict[str, Any], read: Analysis) -> bool:
    """A person's verdict goes before the rules'."""
    return bool(row["verdict"] == "plea" or (row["verdict"] is None and read.kind == "plea"))


def move_in(protected: Database, posting: str) -> None:
    """Take a posting off the pleas and make its intake pending again: it is then read like any other."""
    with writing(protected):
        pleas.remove_plea(protected, posting)
        protected.execute("UPDATE intake SET read_by = NULL, attempts = 0 WHERE posting = ?", [posting])


def truncate_wal(db: Database) -> bool:
    """Empty the write-ahead log, trying for up to 60 s; False if a reader held it up all the time."""
    end = time.monotonic() + CHECKPOINT_SECONDS
    while time.monotonic() < end:
        if db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0:
            return True
        time.sleep(0.5)
    return False


def _extractor(workspace: Workspace) -> str:
    return extract.extractor_version(workspace.tables, workspace.settings.model or None)
