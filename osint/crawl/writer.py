"""The thread that commits what a crawl brings: sync the archive file, then captures and intake rows in one transaction."""

import queue
import sqlite3
import threading
import time
from pathlib import Path

from sqlite_utils import Database

from osint.crawl.archive import ArchiveFile, DiskFull
from osint.items import JobPosting
from osint.store import intake
from osint.store.db import connect
from osint.store.rows import CaptureRow

BATCH = 200  # rows a transaction at most
SECONDS = 0.5  # that a row waits at most
Entry = CaptureRow | JobPosting


class Writer:
    """Takes rows from the crawl's own thread. The first error stops it and is kept in `error`."""

    def __init__(self, path: Path, archive: ArchiveFile, workspace: str, run: str, source: str) -> None:
        self._path, self._archive = path, archive
        self._workspace, self._run, self._source = workspace, run, source
        self._queue: queue.Queue[Entry | None] = queue.Queue()
        self.error: OSError | sqlite3.Error | None = None
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    def put(self, entry: Entry) -> None:
        self._queue.put(entry)

    def close(self) -> None:
        """Commit what is left and end the thread."""
        self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        db = connect(self._path)
        try:
            while self._write(db, *self._batch()):
                pass
        except (OSError, sqlite3.Error) as error:
            self.error = error
        finally:
            db.close()

    def _batch(self) -> tuple[list[Entry], bool]:
        """The next rows, and whether more may come."""
        entries: list[Entry] = []
        until = time.monotonic() + SECONDS
        while len(entries) < BATCH:
            try:
                entry = self._queue.get(timeout=max(0.0, until - time.monotonic()) if entries else None)
            except queue.Empty:
                break
            if entry is None:
                return entries, False
            if not entries:
                until = time.monotonic() + SECONDS
            entries.append(entry)
        return entries, True

    def _write(self, db: Database, entries: list[Entry], more: bool) -> bool:
        captures = [e for e in entries if isinstance(e, CaptureRow)]
        postings = [(self._run, self._source, e) for e in entries if isinstance(e, JobPosting)]
        if entries:
            self._archive.sync()
            intake.write_batch(db, self._workspace, captures, postings)
        return more


def is_disk_full(error: BaseException | None) -> bool:
    """Whether an error of archive or database means that the disk is full."""
    return isinstance(error, DiskFull) or (isinstance(error, sqlite3.Error) and "full" in str(error))
