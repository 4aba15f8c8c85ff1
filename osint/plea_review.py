"""Look at pleas for help and say what they are: in the terminal only, each look a custody entry that holds counts only."""

import json
from dataclasses import dataclass
from typing import Any

from osint import analysis, link, refresh
from osint.store import custody, pleas
from osint.store.db import rows
from osint.workspace import Workspace

KINDS = ("plea", "job_ad", "warning", "news", "other")


@dataclass(frozen=True, slots=True)
class Plea:
    """A version of a plea with its text and the contacts in it."""

    version: str
    title: str | None
    text: str
    url: str | None
    seen_at: str | None
    verdict: str | None
    contacts: tuple[str, ...]

    @classmethod
    def of(cls, row: dict[str, Any], contacts: list[dict[str, Any]]) -> "Plea":
        fields = json.loads(row["collected"])
        shown = tuple(f"{c['role']}: {c['type']} {c['value']}" for c in contacts)
        return cls(row["id"], fields["title"], fields["description"] or "", fields["url"], row["seen_at"], row["verdict"], shown)


def look(workspace: Workspace, *, every: bool = False) -> list[Plea]:
    """The pleas without a verdict (`every`: all), newest first. The look is written to custody before anything is shown."""
    with workspace.osint_db() as osint, workspace.protected_db() as protected:
        found = rows(
            protected,
            """SELECT v.*, (SELECT max(seen_at) FROM plea_sightings s WHERE s.version = v.id) AS seen_at FROM plea_versions v
               WHERE ? OR verdict IS NULL ORDER BY seen_at DESC""",
            int(every),
        )
        custody.append(osint, workspace.id, "pleas viewed", None, {"count": len(found)})
        contacts = "SELECT role, type, value FROM plea_contacts WHERE version = ?"
        return [Plea.of(row, rows(protected, contacts, row["id"])) for row in found]


def decide(workspace: Workspace, version: str, kind: str, reviewer: str) -> bool:
    """Keep a verdict; what is no plea moves to `osint.db`. False if its posting stays, another version of it being a plea.

    Raises KeyError for an unknown version.
    """
    with workspace.lock("analysis", wait=True), workspace.osint_db() as osint, workspace.protected_db() as protected:
        pleas.set_verdict(osint, protected, workspace.id, version, kind, reviewer)
        custody.append(osint, workspace.id, "plea reviewed", None, {"count": 1})
        posting = rows(protected, "SELECT posting FROM plea_versions WHERE id = ?", version)[0]["posting"]
        open_ = "SELECT 1 AS found FROM plea_versions WHERE posting = ? AND (verdict IS NULL OR verdict = 'plea')"
        if rows(protected, open_, posting):
            return False
        refresh.move_in(protected, posting)
        analysis.read_intake_locked(workspace, osint, protected)
    link.update(workspace)
    return True
