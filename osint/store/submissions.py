"""What was sent, by whom and when: in `protected.db` only, since a sender is a person. Custody names a submission by its id."""

import uuid
from dataclasses import dataclass

from sqlite_utils import Database

from osint.clock import now
from osint.store.db import insert_new, rows, writing


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent a file and when (UTC with Z), as a person says it, or as the file does (a mail)."""

    name: str | None = None
    received: str | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """One thing that one person sent. Ids of its records are made of `id`, which is random: they give nobody away."""

    id: str
    received_at: str | None


def begin(db: Database, workspace: str, run: str, name: str | None, sha256: str, sender: Sender) -> Submission:
    """Record that a person sent a file (`name`) or a text (None), before any of it is read."""
    made = Submission(str(uuid.uuid4()), sender.received)
    row = {"id": made.id, "workspace": workspace, "run": run, "name": name, "sha256": sha256, "sender": sender.name}
    with writing(db):
        insert_new(db, "submissions", [row | {"received_at": sender.received, "added_at": now()}])
    return made


def known(db: Database, workspace: str, sha256: str, sender: Sender) -> Submission | None:
    """The same file from the same person of the same time, taken in before, perhaps in a run that was killed."""
    found = rows(
        db,
        """SELECT id, received_at FROM submissions WHERE workspace = ? AND sha256 = ? AND name IS NOT NULL
           AND sender IS ? AND received_at IS ? ORDER BY added_at LIMIT 1""",
        workspace, sha256, sender.name, sender.received,
    )  # fmt: skip
    return Submission(**found[0]) if found else None


def cite(db: Database, submission: str, capture: str) -> None:
    """Name the record that holds what was sent, to which those of its parts refer."""
    with writing(db):
        db.execute("UPDATE submissions SET capture = ? WHERE id = ?", [capture, submission])


def add_said(db: Database, submission: str, said: Sender) -> None:
    """Keep what the file itself says of who sent it and when."""
    with writing(db):
        db.execute(
            "UPDATE submissions SET said_sender = ?, said_received_at = ? WHERE id = ?", [said.name, said.received, submission]
        )
