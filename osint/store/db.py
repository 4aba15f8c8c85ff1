"""Connections and transactions: WAL, foreign keys, every write BEGIN IMMEDIATE, a wait of up to 60 s for the lock."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database, Migrations

BUSY_SECONDS = 60


def connect(path: Path, *, any_thread: bool = False) -> Database:
    """Open (or make, mode 0600) the database at `path`. `any_thread`: used by one thread other than the opening one."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    conn = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=not any_thread)
    conn.execute("PRAGMA foreign_keys = ON")
    conn.execute("PRAGMA secure_delete = ON")
    return Database(conn)


def migrate(db: Database, migrations: Migrations) -> None:
    """Bring `db` to the newest schema; safe to call from several processes at once."""
    db.conn.execute("PRAGMA journal_mode = WAL")
    migrations.ensure_migrations_table(db)
    if not migrations.pending(db):
        return
    with writing(db):
        migrations.apply(db)


@contextmanager
def writing(db: Database) -> Iterator[Database]:
    """One write transaction, IMMEDIATE: a deferred read-then-write fails at once under load, whatever the timeout."""
    db.execute("BEGIN IMMEDIATE")
    with ExitStack() as undo:
        undo.callback(db.conn.rollback)
        yield db
        undo.pop_all()
    db.conn.commit()


def upsert(db: Database, table: str, rows: Iterable[dict[str, Any]], key: tuple[str, ...] = ("id",)) -> None:
    """Insert rows or update them in place (never REPLACE: it would delete what refers to them). All rows have the same keys."""
    rows = list(rows)
    if not rows:
        return
    columns = list(rows[0])
    changed = [c for c in columns if c not in key]
    action = "DO UPDATE SET " + ", ".join(f"[{c}] = excluded.[{c}]" for c in changed) if changed else "DO NOTHING"
    _insert(db, table, columns, rows, f"ON CONFLICT ({', '.join(key)}) {action}")


def insert_new(db: Database, table: str, rows: Iterable[dict[str, Any]]) -> None:
    """Insert rows that are not there yet and leave the others as they are. All rows have the same keys."""
    rows = list(rows)
    if rows:
        _insert(db, table, list(rows[0]), rows, "ON CONFLICT DO NOTHING")


def _insert(db: Database, table: str, columns: list[str], rows: list[dict[str, Any]], conflict: str) -> None:
    names, marks = ", ".join(f"[{c}]" for c in columns), ", ".join(f":{c}" for c in columns)
    db.conn.executemany(f"INSERT INTO [{table}] ({names}) VALUES ({marks}) {conflict}", rows)


def rows(db: Database, sql: str, *values: Any) -> list[dict[str, Any]]:
    """The rows of a query as dicts."""
    return list(db.query(sql, values))
