"""The thread that keeps what a crawl brings: records into the archive file, the file synced, then captures and intake rows in one
transaction. Hashing and compressing stand here too: they leave the crawl's own thread free."""

import sqlite3
import threading
from collections import deque
from pathlib import Path

from sqlite_utils import Database

from osint.crawl.archive import ArchiveFile, DiskFull
from osint.crawl.exchange import Exchange, Records
from osint.crawl.rows import capture_row
from osint.crawl.warc import CITABLE
from osint.items import JobPosting
from osint.store import intake
from osint.store.db import connect
from osint.store.rows import CaptureRow

BATCH = 200  # rows a transaction at most
SECONDS = 0.5  # that a row waits at most
MOST = 16_000_000  # bytes that may wait to be written; the crawl waits then
Entry = Exchange | Records | JobPosting


class Writer:
    """Takes entries from the crawl's own thread, in order. The first error stops it and is kept in `error`: what came before it is
    committed, nothing after it. `requests` and `bytes` (of the answers' bodies) count what was written."""

    def __init__(self, path: Path, archive: ArchiveFile, workspace: str, run: str, source: str) -> None:
        self._path, self._archive = path, archive
        self._workspace, self._run, self._source = workspace, run, source
        self._waiting: deque[Entry] = deque()
        self._wake = threading.Event()
        self._closing = False
        self._put = self._taken = 0  # bytes
        self._fresh: dict[tuple[str, str], CaptureRow] = {}  # written and not committed yet, by column and value
        self._rows: list[CaptureRow] = []
        self.requests = self.bytes = 0
        self.error: OSError | sqlite3.Error | None = None
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    @property
    def is_behind(self) -> bool:
        """Whether so much waits to be written that no more should be fetched."""
        return self._put - self._taken > MOST and self.error is None

    def put(self, entry: Entry) -> None:
        self._put += 0 if isinstance(entry, JobPosting) else entry.size
        self._waiting.append(entry)
        if len(self._waiting) >= BATCH:  # not at each entry: threads that wake one another are slower than one
            self._wake.set()

    def close(self) -> None:
        """Commit what is left and end the thread."""
        self._closing = True
        self._wake.set()
        self._thread.join()

    def _work(self) -> None:
        db = connect(self._path)
        try:
            closing = False
            while self._waiting or not closing:
                if len(self._waiting) < BATCH:
                    self._wake.wait(SECONDS)
                self._wake.clear()
                closing = self._closing  # read before the entries: nothing comes after it was said
                self._write(db, [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))])
        except (OSError, sqlite3.Error) as error:
            self.error = error
        finally:
            db.close()

    def _write(self, db: Database, entries: list[Entry]) -> None:
        postings, waiting, whole = [], deque(entries), False
        try:
            while waiting:
                entry = waiting.popleft()
                if isinstance(entry, JobPosting):
                    postings.append(entry)
                else:
                    self._record(db, entry)
            whole = True
        finally:
            if entries:
                # After a full disk: what was read from records that are written goes with them.
                late = () if whole else (one for one in (*waiting, *self._waiting) if isinstance(one, JobPosting))
                postings += [one for one in late if self._earlier(db, "id", str(one.capture)) is not None]
                self._archive.sync()
                intake.write_batch(db, self._workspace, self._rows, [(self._run, self._source, one) for one in postings])
                self._rows, self._fresh = [], {}

    def _record(self, db: Database, entry: Exchange | Records) -> None:
        """Append an entry's records; the first one gets a row if it is of a type that is cited."""
        drafts = entry.drafts(lambda column, value: self._earlier(db, column, value))
        place = self._archive.append([draft.packed() for draft in drafts])[0]
        self._taken += entry.size
        record = drafts[0].record()
        if record.type not in CITABLE:
            return
        row = capture_row(record, place, self._workspace, self._run, self._source, self._archive.name)
        self._rows.append(row)
        self._fresh["id", row.id] = row
        if isinstance(entry, Exchange):
            self.requests, self.bytes = self.requests + 1, self.bytes + entry.size
            if row.record_type == "response":
                self._fresh["payload_digest", str(row.payload_digest)] = row

    def _earlier(self, db: Database, column: str, value: str) -> CaptureRow | None:
        return self._fresh.get((column, value)) or intake.earlier_response(db, self._source, column, value)


def is_disk_full(error: BaseException | None) -> bool:
    """Whether an error of archive or database means that the disk is full."""
    return isinstance(error, DiskFull) or (isinstance(error, sqlite3.Error) and "full" in str(error))
