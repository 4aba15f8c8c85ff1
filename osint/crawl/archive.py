"""Archive files: one a run, written only by its run, `.open` until it is closed; cut back to whole members after a crash."""

import errno
import hashlib
import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from osint.crawl.warc import Broken, Member, Record, members, parse

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class DiskFull(OSError):
    """No room left for the archive; the file was cut back to its last whole record."""

    failure = "disk_full"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: offset and length of its gzip member, in bytes."""

    offset: int
    length: int


class ArchiveFile:
    """The `.open` file of a run. `append` from one thread, `sync` from any; opening it recovers what a crash left."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        self.path = folder / f"{name}.open"
        closed = folder / name
        if closed.exists() and not self.path.exists():
            closed.rename(self.path)  # killed between closing the file and finishing the run: goes on in it
        self._end = whole_end(self.path) if self.path.exists() else 0
        self._fd = os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600)
        os.ftruncate(self._fd, self._end)
        self._lock = threading.Lock()

    def append(self, records: list[bytes]) -> list[Place]:
        """Write records behind one another, all or none. Raises DiskFull."""
        places, at = [], self._end
        for record in records:
            places.append(Place(at, len(record)))
            at += len(record)
        try:
            _write_all(self._fd, b"".join(records), self._end)
        except OSError as error:
            os.ftruncate(self._fd, self._end)
            if error.errno in NO_ROOM:
                raise DiskFull(error.errno, "no room left for the archive") from error
            raise
        self._end = at
        return places

    def sync(self) -> None:
        """Force what was appended to the disk. Raises DiskFull."""
        with self._lock:
            try:
                if self._fd >= 0:
                    os.fsync(self._fd)
            except OSError as error:
                if error.errno in NO_ROOM:
                    raise DiskFull(error.errno, "no room left for the archive") from error
                raise

    def close(self) -> Path:
        """Rename to the closed name; the file. Whether a last sync failed, `sync` says."""
        with suppress(DiskFull):
            self.sync()
        with self._lock:
            os.close(self._fd)
            self._fd = -1
        closed = self.folder / self.name
        self.path.rename(closed)
        _sync_folder(self.folder)
        return closed


def whole_end(path: Path) -> int:
    """The end of the last whole gzip member that holds a whole record."""
    end = 0
    try:
        for member in members(path):
            parse(member.data)
            end = member.offset + member.length
    except Broken:
        pass
    return end


def locate(folder: Path, name: str) -> Path | None:
    """The file of that closed name, or its `.open` one; None if neither is there."""
    return next((p for p in (folder / name, folder / f"{name}.open") if p.is_file()), None)


def read(folder: Path, name: str, offset: int) -> Record:
    """The record at `offset`. Raises Broken, also where the file is not there."""
    path = locate(folder, name)
    member: Member | None = next(members(path, offset), None) if path else None
    if member is None:
        raise Broken(f"{name}: no record there", offset)
    return parse(member.data)


def records(path: Path) -> Iterator[tuple[Place, Record]]:
    """All records of a file with their places. Raises Broken."""
    for member in members(path):
        try:
            record = parse(member.data)
        except Broken as error:
            raise Broken(str(error), member.offset) from error
        yield Place(member.offset, member.length), record


def file_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hash_and_count(path: Path) -> tuple[str, int]:
    """SHA-256 (hex) of a file and its number of records. Raises Broken."""
    return file_hash(path), sum(1 for _ in members(path))


def _write_all(fd: int, data: bytes, offset: int) -> None:
    view = memoryview(data)
    while view:
        written = os.pwrite(fd, view, offset)
        view, offset = view[written:], offset + written


def _sync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
