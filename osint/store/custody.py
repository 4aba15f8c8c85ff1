"""The custody log: who did what when, one chain a workspace, each entry hashing the one before it.

Entries hold ids, counts and hashes, never collected text or contacts.
"""

import hashlib
from typing import Any

import rfc8785
from sqlite_utils import Database

from osint.clock import now
from osint.store.db import insert_new, rows, writing

GENESIS = "0" * 64
_HASHED = ("workspace", "seq", "at", "action", "subject", "details", "previous")


def append(db: Database, workspace: str, action: str, subject: str | None = None, details: dict[str, Any] | None = None) -> str:
    """Add an entry; head read and written in one transaction. Returns its hash, the chain's new head."""
    with writing(db):
        return append_within(db, workspace, action, subject, details)


def append_within(db: Database, workspace: str, action: str, subject: str | None, details: dict[str, Any] | None) -> str:
    """As `append`, inside a transaction that the caller holds."""
    last = rows(db, "SELECT seq, hash FROM custody WHERE workspace = ? ORDER BY seq DESC LIMIT 1", workspace)
    seq, previous = (last[0]["seq"] + 1, last[0]["hash"]) if last else (1, GENESIS)
    entry = {"workspace": workspace, "seq": seq, "at": now(), "action": action, "subject": subject}
    entry |= {"details": rfc8785.dumps(details or {}).decode(), "previous": previous}
    entry["hash"] = entry_hash(entry)
    insert_new(db, "custody", [entry])
    return str(entry["hash"])


def entry_hash(entry: dict[str, Any]) -> str:
    """SHA-256 of the entry without its hash, as canonical JSON."""
    return hashlib.sha256(rfc8785.dumps({name: entry[name] for name in _HASHED})).hexdigest()


def first_break(db: Database) -> str | None:
    """Where a chain breaks first, as one line; None where all chains hold."""
    previous: dict[str, tuple[int, str]] = {}
    for entry in db.query("SELECT * FROM custody ORDER BY workspace, seq"):
        seq, head = previous.get(entry["workspace"], (0, GENESIS))
        place = f"custody entry {entry['seq']} of workspace {entry['workspace']}"
        if entry["seq"] != seq + 1:
            return f"{place}: entry {seq + 1} is missing"
        if entry["previous"] != head:
            return f"{place}: does not follow the entry before it"
        if entry["hash"] != entry_hash(entry):
            return f"{place}: was changed after it was written"
        previous[entry["workspace"]] = entry["seq"], entry["hash"]
    return None


def head(db: Database, workspace: str) -> str:
    """The hash of the newest entry."""
    last = rows(db, "SELECT hash FROM custody WHERE workspace = ? ORDER BY seq DESC LIMIT 1", workspace)
    return str(last[0]["hash"]) if last else GENESIS
