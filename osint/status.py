"""Freshness and outcome of every source: no ads, blocked, changed and broken are told apart."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from osint import clock, due
from osint.collect import all_sources
from osint.failures import action
from osint.items import source_id
from osint.sources import every_seconds
from osint.store import reading
from osint.store.db import rows
from osint.workspace import Workspace

_MINUTE = timedelta(minutes=1)
GRACE = 0.5  # of an interval: a source is overdue when its newest start lies this much further back than it should


@dataclass(frozen=True, slots=True)
class SourceStatus:
    name: str
    outcome: str  # of the newest run: ok, empty, …; `running`, or `never`
    failure: str | None
    message: str | None
    action: str | None  # what a person can do about the failure
    started_at: str | None
    collected: int
    pending: int
    new: int
    gone: int
    overdue: bool

    @property
    def well(self) -> bool:
        """`empty` is no alarm where the source allows it: then its run ended as `ok` or `empty` without a failure."""
        return not self.overdue and self.failure is None and self.outcome in {"ok", "empty", "running", "never"}


@dataclass(frozen=True, slots=True)
class Status:
    sources: tuple[SourceStatus, ...]
    pending: int
    unreadable: int
    pleas: int

    @property
    def well(self) -> bool:
        return all(source.well for source in self.sources)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self) | {"well": self.well}


def status(workspace: Workspace, moment: datetime | None = None) -> Status:
    """How every source of the workspace stands. Raises SourceError for a broken source file."""
    at = moment or datetime.now(UTC)
    schedules = {source_id(workspace.id, source.name): source for source in all_sources(workspace)}
    with workspace.osint_db() as osint, workspace.protected_db() as protected:
        fresh = {row["source"]: row for row in rows(osint, "SELECT * FROM freshness")}
        found = []
        for identity in sorted({*schedules, *fresh}, key=lambda i: fresh[i]["name"] if i in fresh else schedules[i].name):
            row, source = fresh.get(identity, {}), schedules.get(identity)
            started = clock.parse(row["started_at"]) if row.get("started_at") else None
            late = source is not None and source.schedule is not None and due.is_due(source, started, at - _grace(source.schedule))
            found.append(_status(row, source.name if source else row["name"], overdue=late))
        unreadable = rows(protected, "SELECT count(*) AS n FROM unreadable")[0]["n"]
        pleas = rows(protected, "SELECT count(*) AS n FROM plea_versions WHERE verdict IS NULL")[0]["n"]
        return Status(tuple(found), reading.count_pending(protected), unreadable, pleas)


def _grace(schedule: str) -> timedelta:
    now = datetime.now(UTC)
    last = due.last_time(schedule, now)
    return (now - last if every_seconds(schedule) else last - due.last_time(schedule, last - _MINUTE)) * GRACE


def _status(row: dict[str, Any], name: str, *, overdue: bool) -> SourceStatus:
    outcome = row.get("outcome") or ("running" if row.get("started_at") else "never")
    counts = {key: row.get(key) or 0 for key in ("collected", "pending", "new", "gone")}
    failure = row.get("failure")
    return SourceStatus(
        name, outcome, failure, row.get("message"), action(failure), row.get("started_at"), **counts, overdue=overdue
    )
