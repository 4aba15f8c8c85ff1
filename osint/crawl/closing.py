"""Ending a run's archive file: what it holds is indexed, its hash goes into custody, also for a run that died.

Nothing here needs Scrapy, so that `osint add` does not wait for it.
"""

from sqlite_utils import Database

from osint.crawl.archive import ArchiveFile, hash_and_count, locate, records
from osint.crawl.rows import capture_row
from osint.crawl.warc import CITABLE
from osint.store import custody, intake, runs
from osint.store.db import rows
from osint.store.rows import RunRow
from osint.workspace import Workspace


def close_killed(workspace: Workspace, db: Database, protected: Database, run: RunRow) -> None:
    """End a run that died and is not resumed: its file is closed, what it holds indexed, the outcome `failed: killed`."""
    archive = ArchiveFile(workspace.archive, str(run.archive))
    archive.sync()
    index_missing(protected, workspace, run)
    archive.close()
    collected = intake.count_collected(protected, run.id)
    message = "the run died and was not resumed in time"
    runs.finish(db, run.id, outcome="failed", failure="killed", message=message, collected=collected)
    note_closed(workspace, db, str(run.archive))


def note_closed(workspace: Workspace, db: Database, name: str) -> None:
    """Enter the closed file's SHA-256 and number of records into custody, unless that is done."""
    path = workspace.archive / name
    done = rows(db, "SELECT 1 FROM custody WHERE action = 'archive_closed' AND subject = ?", name)
    if done or not path.is_file():
        return
    sha256, count = hash_and_count(path)
    custody.append(db, workspace.id, "archive_closed", name, {"sha256": sha256, "records": count})


def index_missing(db: Database, workspace: Workspace, run: RunRow) -> None:
    """Whole records of a run's file that have no row get one."""
    path = locate(workspace.archive, str(run.archive))
    if path is None:
        return
    there = {row["id"] for row in rows(db, "SELECT id FROM captures WHERE run = ?", run.id)}
    found = [
        capture_row(record, place, workspace.id, run.id, run.source, str(run.archive))
        for place, record in records(path)
        if record.type in CITABLE and record.id not in there
    ]
    for start in range(0, len(found), 200):
        intake.write_batch(db, workspace.id, found[start : start + 200], [])
