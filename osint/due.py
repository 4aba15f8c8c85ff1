"""Which sources are due: the newest run's start, whatever its outcome, is older than the schedule's last time."""

from datetime import UTC, datetime, timedelta

from cronsim import CronSim
from sqlite_utils import Database

from osint import clock
from osint.items import source_id
from osint.sources import Source, every_seconds
from osint.store import runs


def is_due(source: Source, started: datetime | None, moment: datetime) -> bool:
    """Whether a source whose newest run began at `started` (None: never) is due at `moment`; never without a schedule."""
    if source.schedule is None:
        return False
    return started is None or started < last_time(source.schedule, moment)


def last_time(schedule: str, moment: datetime) -> datetime:
    """The last time at or before `moment` (UTC) that the schedule names; of `every 6 hours`, six hours ago."""
    if seconds := every_seconds(schedule):
        return moment - timedelta(seconds=seconds)
    before = next(CronSim(schedule, moment + timedelta(minutes=1), reverse=True))
    return before.astimezone(UTC)


def due_names(db: Database, workspace: str, sources: list[Source], moment: datetime | None = None) -> list[str]:
    """The names of the sources that are due; an unfinished run is due at once, and is then resumed."""
    at, names = moment or datetime.now(UTC), []
    for source in sources:
        run = runs.newest(db, source_id(workspace, source.name))
        resumable = run is not None and run.ended_at is None and source.schedule is not None
        if resumable or is_due(source, clock.parse(run.started_at) if run else None, at):
            names.append(source.name)
    return names
