"""When the next request to a server may go out: one clock for all processes, kept in the cache beside the answers."""

import sqlite3
import time

_LONGEST = 600.0  # seconds; a later slot can only come from a clock that was set back


def wait(db: sqlite3.Connection, server: str, delay: float) -> None:
    """Sleep until this process' turn to ask `server`: `delay` seconds after the turn before it, whoever had that."""
    time.sleep(max(0.0, _take(db, server, delay) - time.time()))


def postpone(db: sqlite3.Connection, server: str, seconds: float) -> None:
    """No process asks `server` for so many seconds: it has asked for a pause."""
    until = time.time() + min(seconds, _LONGEST / 2)
    db.execute("INSERT INTO turns VALUES (?, ?) ON CONFLICT DO UPDATE SET next = max(next, excluded.next)", (server, until))


def _take(db: sqlite3.Connection, server: str, delay: float) -> float:
    """The turn taken, as a time; the next one is `delay` seconds later."""
    db.execute("BEGIN IMMEDIATE")
    try:
        now = time.time()
        row = db.execute("SELECT next FROM turns WHERE server = ?", (server,)).fetchone()
        turn = row[0] if row and now < row[0] < now + _LONGEST else now
        db.execute("INSERT OR REPLACE INTO turns VALUES (?, ?)", (server, turn + delay))
    except sqlite3.Error:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
    return float(turn)
