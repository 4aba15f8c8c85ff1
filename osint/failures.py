"""What can go wrong with a run: each type with what it means and what to do about it, as data."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

# Columns: type; alone: the outcome of a run that read nothing at all because of it; meaning; action: what a person can do.
FILE = Path(__file__).with_name("failures.csv")


@cache
def failures() -> Mapping[str, dict[str, str]]:
    """Failure type → its row in failures.csv."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row["type"]: row for row in csv.DictReader(lines)}


def action(failure: str | None) -> str | None:
    """What a person can do about a failure of that type; None for none, and for what older versions called otherwise."""
    row = failures().get(failure or "")
    return row["action"] if row else None
