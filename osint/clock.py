"""Times as they are stored: UTC, ISO 8601, seconds, with Z."""

from datetime import UTC, datetime


def now() -> str:
    return stamp(datetime.now(UTC))


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse(text: str) -> datetime:
    """The moment of a stored time. Raises ValueError for anything else."""
    return datetime.fromisoformat(text)
