"""A workspace: one folder with both databases, the archive, the sources and the settings of one organization."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlite_utils import Database

from extract.tables import Tables
from osint import settings
from osint.store import runs, schema
from osint.store.db import connect, migrate


class WorkspaceError(ValueError):
    """The folder cannot be used as a workspace; the message is one line."""


@dataclass(frozen=True)
class Workspace:
    """Paths of a workspace; `open` makes what is missing."""

    home: Path

    @property
    def osint_path(self) -> Path:
        return self.home / "osint.db"

    @property
    def protected_path(self) -> Path:
        return self.home / "protected.db"

    @property
    def archive(self) -> Path:
        return self.home / "archive"

    @property
    def sources(self) -> Path:
        return self.home / "sources"

    @property
    def locks(self) -> Path:
        return self.home / "locks"

    @cached_property
    def settings(self) -> settings.Settings:
        return settings.load(self.home)

    @property
    def tables(self) -> Tables:
        folder = self.home / "tables"
        return Tables(folder if folder.is_dir() else None)

    @cached_property
    def id(self) -> str:
        with self.osint_db() as db:
            return runs.register_workspace(db, self.home.resolve().name)

    @contextmanager
    def osint_db(self) -> Iterator[Database]:
        """A connection to osint.db, closed at the end."""
        db = connect(self.osint_path)
        try:
            yield db
        finally:
            db.close()

    @contextmanager
    def protected_db(self) -> Iterator[Database]:
        """A connection to protected.db, closed at the end."""
        db = connect(self.protected_path)
        try:
            yield db
        finally:
            db.close()

    def open(self) -> "Workspace":
        """Make folders (0700) and databases (0600) that are missing and bring the schema up to date; returns itself."""
        os.umask(0o077)  # WAL and shared-memory files get their mode from SQLite's, archive files from ours
        try:
            self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
            for folder in (self.archive, self.sources, self.locks):
                folder.mkdir(exist_ok=True, mode=0o700)
        except OSError as error:
            raise WorkspaceError(f"{error.filename}: {error.strerror}") from error
        with self.osint_db() as db:
            migrate(db, schema.osint)
        with self.protected_db() as db:
            migrate(db, schema.protected)
        assert self.id
        return self

    @contextmanager
    def lock(self, name: str, *, wait: bool) -> Iterator[bool]:
        """Hold the lock `name` (freed by a crash); yields False at once if another process holds it and `wait` is False."""
        with (self.locks / f"{name}.lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                yield False
                return
            yield True


def existing(home: Path) -> Workspace:
    """The workspace in `home`, opened. Raises WorkspaceError where there is none."""
    workspace = Workspace(home)
    if not workspace.osint_path.is_file() and not (home / "osint.toml").is_file() and not workspace.sources.is_dir():
        raise WorkspaceError(f"{home}: no workspace here; make one with: osint init {home}")
    return workspace.open()
