"""One run of one source while it goes on: lock, run row, archive file, writer; begun or resumed, and closed with its outcome."""

import fcntl
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import IO
from urllib.parse import urlsplit

from sqlite_utils import Database

from osint import clock
from osint.crawl import guard
from osint.crawl.archive import ArchiveFile, locate
from osint.crawl.closing import close_killed, index_missing, note_closed
from osint.crawl.known import Known
from osint.crawl.outcome import Outcome, Trouble
from osint.crawl.proxy import Proxy
from osint.crawl.writer import Writer, is_disk_full
from osint.items import JobPosting
from osint.sources import Source
from osint.store import intake, runs
from osint.store.db import connect, rows
from osint.store.rows import CaptureRow, RunRow
from osint.workspace import Workspace

LOOPBACK_NAMES = frozenset({"localhost", "ip6-localhost"})


class RunError(ValueError):
    """A run cannot begin; the message is one line."""


class InProgress(RunError):
    """Another process is crawling the source."""


@dataclass
class Session:
    """What the parts of a crawl share."""

    workspace: Workspace
    source: Source
    source_id: str
    run: RunRow
    archive: ArchiveFile
    writer: Writer
    osint_db: Database
    protected_db: Database
    lock: IO[str]
    known: Known
    resumed: bool = False  # goes on with a run that was interrupted: its lists are of different moments and prove no absence
    way_out: Proxy | None = None  # our own proxy, for a source that has one
    gone: list[JobPosting] = field(default_factory=list)  # written when the run ends
    trouble: Trouble = field(default_factory=Trouble)
    captured: dict[str, list[CaptureRow]] = field(default_factory=dict)  # by URL: this run's own, from before it was killed
    requests: int = 0  # answered from the run's own archive, beside those that the writer counts
    bytes: int = 0

    def close(self) -> Outcome:
        """Commit what is left, close the file, say the outcome. The run's row goes before custody: what is missing there
        after a crash, the next run of the source adds."""
        for lost in self.gone if not self.resumed else ():
            self.writer.put(lost)
        self.writer.close()
        self.note_writing()
        bounds = self.source.assertions
        # A run that stops behind a page that is wholly known has seen few on purpose: `min` is asked of full runs.
        least = bounds.min if self.run.full else min(1, bounds.min)
        outcome = self.trouble.outcome(least, bounds.max)
        collected = intake.count_collected(self.protected_db, self.run.id)
        self.archive.close()
        runs.finish(
            self.osint_db, self.run.id, outcome=outcome.outcome, failure=outcome.failure, message=outcome.message,
            complete=outcome.complete and not self.resumed, collected=collected, requests=self.requests + self.writer.requests,
            bytes=self.bytes + self.writer.bytes,
        )  # fmt: skip
        note_closed(self.workspace, self.osint_db, self.archive.name)
        self.osint_db.close()
        self.protected_db.close()
        self.lock.close()
        return outcome

    def note_writing(self) -> bool:
        """Whether writing has failed; the run fails with it."""
        error = self.writer.error
        if error is None:
            return False
        full = is_disk_full(error)
        words = "no room left for the archive" if full else f"cannot write: {type(error).__name__}"
        self.trouble.failed("disk_full" if full else "broken", words)
        return True


def begin(workspace: Workspace, source: Source) -> Session:
    """Take the source's lock and begin a run, or go on with the one that was killed. Raises RunError, DiskFull."""
    _may_crawl(workspace, source)
    lock = _take_lock(workspace, source.name)
    osint_db, protected_db = connect(workspace.osint_path), connect(workspace.protected_path)
    source_id = _register(osint_db, workspace, source)
    run, resumed = _resume_or_begin(workspace, osint_db, protected_db, source, source_id)
    archive = ArchiveFile(workspace.archive, str(run.archive))
    archive.sync()
    index_missing(protected_db, workspace, run)
    writer = Writer(workspace.protected_path, archive, workspace.id, run.id, source_id)
    known = Known(
        VersionBefore(protected_db, run.id),
        lambda posting: intake.read_at(protected_db, source_id, run.id, posting),
        lambda url: not source.rendered and intake.validators(protected_db, source_id, url) is not None,
        lambda: intake.known_urls(protected_db, source_id, run.id),
        run.full,
    )
    session = Session(workspace, source, source_id, run, archive, writer, osint_db, protected_db, lock, known, resumed)
    for row in rows(protected_db, "SELECT * FROM captures WHERE run = ? ORDER BY offset", run.id):
        session.captured.setdefault(row["target_uri"], []).append(CaptureRow(**row))
    guard.allow(source.allow_private, only=not _named(workspace))
    return session


def _may_crawl(workspace: Workspace, source: Source) -> None:
    if _named(workspace) or all(is_loopback(url) for url in source.addresses):
        return
    raise RunError("osint.toml: operator and contact must be set before anything but the loopback is crawled")


def _named(workspace: Workspace) -> bool:
    return bool(workspace.settings.operator and workspace.settings.contact)


def is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    address = guard.literal(host)
    return address.is_loopback if address else host in LOOPBACK_NAMES


def _take_lock(workspace: Workspace, name: str) -> IO[str]:
    lock = (workspace.locks / f"{name}.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.close()
        raise InProgress(f"{name}: already being crawled") from error
    return lock


def _register(db: Database, workspace: Workspace, source: Source) -> str:
    return runs.register_source(
        db, workspace.id, source.name, title=source.title, spider=source.spider, url=source.urls[0], why=source.why,
        language=source.language, country=source.country, schedule=source.schedule,
    )  # fmt: skip


def _resume_or_begin(
    workspace: Workspace, db: Database, protected: Database, source: Source, source_id: str
) -> tuple[RunRow, bool]:
    """The run to go on with, and whether it was begun by an earlier process."""
    newest = runs.newest(db, source_id)
    if newest and newest.archive and newest.ended_at:
        note_closed(workspace, db, newest.archive)
    if newest and newest.ended_at is None:
        newest = _named_archive(db, source, newest)
        if not _dead(workspace, newest):
            return newest, True
        close_killed(workspace, db, protected, newest)
    run = runs.begin(db, workspace.id, source_id, full=_is_full(db, source, source_id))
    return _named_archive(db, source, run), False


def _named_archive(db: Database, source: Source, run: RunRow) -> RunRow:
    if run.archive:
        return run
    start = run.started_at.replace("-", "").replace(":", "")
    name = f"{source.name}-{start}-{run.id}.warc.gz"
    runs.set_archive(db, run.id, name)
    return replace(run, archive=name)


def _is_full(db: Database, source: Source, source_id: str) -> bool:
    """Whether the run goes to the source's limits: from time to time, and after a run that did not end well, behind whose
    newest postings older ones may be missing."""
    newest, last = runs.newest(db, source_id), runs.newest_full(db, source_id)
    if newest and newest.outcome not in ("ok", "empty"):
        return True
    age = datetime.now(UTC) - clock.parse(last.started_at) if last else None
    return age is None or age >= timedelta(seconds=source.full_every_seconds)


def _dead(workspace: Workspace, run: RunRow) -> bool:
    """Whether a killed run is too old to be resumed, counted from its last write."""
    path = locate(workspace.archive, str(run.archive))
    last = path.stat().st_mtime if path else clock.parse(run.started_at).timestamp()
    return datetime.now(UTC).timestamp() - last > workspace.settings.killed_after_hours * 3600


@dataclass(frozen=True)
class VersionBefore:
    """The newest version of a posting that any run but this one collected; a page's text goes before a feed's."""

    db: Database
    run: str

    def __call__(self, posting: str) -> str | None:
        # Asked several times for each page: sqlite-utils' own query would set a savepoint each time.
        found = self.db.conn.execute(
            """SELECT version FROM intake WHERE posting = ? AND run != ? AND version IS NOT NULL
               ORDER BY via = 'feed', seen_at DESC, id DESC LIMIT 1""",
            [posting, self.run],
        ).fetchone()
        return str(found[0]) if found else None
