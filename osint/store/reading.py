"""The analysis' side of both databases: what is pending, what was read, and the counts of the runs."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlite_utils import Database

from extract.tables import Tables
from osint.clock import now
from osint.store.db import insert_new, rows, upsert, writing
from osint.store.findings import Seen

ATTEMPTS = 3  # a text is set aside that the analysis died of once among others and twice when it read it alone


def pending(db: Database, limit: int) -> list[dict[str, Any]]:
    """The oldest rows of the intake that nobody has read and that are not set aside."""
    _set_aside(db)
    found = rows(db, "SELECT * FROM intake WHERE read_by IS NULL ORDER BY id LIMIT ?", limit)
    # A text that has died once is read alone, so that it takes no other with it.
    tried = [row for row in found if row["attempts"]]
    return tried[:1] or found


def count_pending(db: Database) -> int:
    return int(rows(db, "SELECT count(*) AS n FROM intake WHERE read_by IS NULL")[0]["n"])


def _set_aside(db: Database) -> None:
    dead = rows(db, "SELECT id FROM intake WHERE read_by IS NULL AND attempts >= ?", ATTEMPTS)
    if dead:
        with writing(db):
            reason = "the analysis died twice while it read this text alone"
            insert_new(db, "unreadable", [{"intake": row["id"], "reason": reason, "at": now()} for row in dead])
            db.conn.executemany("UPDATE intake SET read_by = 'unreadable' WHERE id = ?", [(row["id"],) for row in dead])


def count_attempt(db: Database, ids: Sequence[int]) -> None:
    with writing(db):
        db.conn.executemany("UPDATE intake SET attempts = attempts + 1 WHERE id = ?", [(i,) for i in ids])


def mark_read(db: Database, ids: Sequence[int], extractor: str) -> None:
    with writing(db):
        db.conn.executemany("UPDATE intake SET read_by = ?, attempts = 0 WHERE id = ?", [(extractor, i) for i in ids])


def is_protected(db: Database, row: dict[str, Any], fresh: set[str]) -> bool:
    """Whether the row's posting is a plea: by a text of this batch, or known as one."""
    return row["posting"] in fresh or bool(rows(db, "SELECT 1 AS found FROM pleas WHERE id = ?", row["posting"]))


def seen(row: dict[str, Any]) -> Seen:
    return Seen(*(row[name] for name in ("workspace", "run", "source", "capture", "state", "via", "seen_at", "origin")))


def sightings(db: Database, posting: str) -> list[tuple[str, Seen]]:
    """Version and circumstances of each sighting of a posting in `osint.db`."""
    found = rows(db, "SELECT * FROM sightings WHERE posting = ?", posting)
    return [(row["version"], seen(row | {"origin": "crawl"})) for row in found]


def captures(db: Database, capture: str, *, without_digest: bool) -> list[dict[str, Any]]:
    """The archive's row of a capture; a hash of a text with one unknown number gives the number back, so it can be left out."""
    found = rows(db, "SELECT * FROM captures WHERE id = ?", capture)
    return [row | {"payload_digest": None} for row in found] if without_digest else found


def hints(db: Database, source: str) -> tuple[str | None, str | None]:
    """Language and country of a source's readers, as its file says."""
    found = rows(db, "SELECT language, country FROM sources WHERE id = ?", source)
    return (found[0]["language"], found[0]["country"]) if found else (None, None)


def kind_verdicts(db: Database) -> dict[str, str]:
    """What a person said that a text is, by version; the newest verdict counts."""
    found = rows(db, "SELECT subject, corrected FROM reviews WHERE type = 'kind' ORDER BY reviewed_at, rowid")
    return {row["subject"]: row["corrected"] for row in found}


def uncounted_runs(db: Database) -> set[str]:
    """Runs of which less was counted as read than was collected: an analysis killed before counting leaves such."""
    return {row["id"] for row in rows(db, "SELECT id FROM runs WHERE read < collected")}


def count_runs(osint: Database, protected: Database, runs: Iterable[str]) -> None:
    """Derive `read`, `new` and `gone` of these runs anew."""
    for run in sorted(set(runs)):
        read = rows(
            protected,
            "SELECT count(DISTINCT posting) AS n FROM intake WHERE run = ? AND state = 'seen' AND read_by IS NOT NULL",
            run,
        )
        with writing(osint):
            osint.execute(
                """UPDATE runs SET read = ?, gone = (SELECT count(DISTINCT posting) FROM sightings WHERE run = runs.id AND state = 'gone'),
                   new = (SELECT count(DISTINCT posting) FROM sightings s WHERE run = runs.id AND state = 'seen' AND NOT EXISTS
                     (SELECT 1 FROM sightings e JOIN runs r ON r.id = e.run WHERE e.posting = s.posting AND e.run != s.run
                      AND r.started_at < runs.started_at))
                   WHERE id = ?""",
                [read[0]["n"], run],
            )


def register_indicators(db: Database, tables: Tables) -> None:
    """The indicators that hits refer to, as today's tables have them."""
    found = [
        {
            "id": row["indicator"], "name": row["name"], "dimension": row["dimension"], "weight": float(row["weight"] or 0),
            "description": row.get("description"), "sources": row.get("source"),
        }
        for row in tables.rows("indicators")
    ]  # fmt: skip
    upsert(db, "indicators", found)


def register_hotspots(db: Database, tables: Tables) -> None:
    """The hotspots as today's tables have them, each with all its names; those taken out of the tables go."""
    names: dict[str, list[str]] = {}
    for row in tables.rows("hotspot_names"):
        names.setdefault(row["hotspot"], []).append(row["name"])
    found = [
        {
            "id": row["id"], "name": row["name"], "names": ", ".join(dict.fromkeys(names.get(row["id"], []))) or None,
            "type": row["type"] or None, "country": row["country"] or None, "admin1": row["admin1"] or None, "level": row["level"],
            "latitude": float(row["latitude"]), "longitude": float(row["longitude"]), "precision_km": float(row["precision_km"]),
            "status": row["status"] or None, "status_date": row["status_as_of"] or None, "confidence": row["confidence"] or None,
            "note": row["note"] or None, "sources": row["source"] or None,
        }
        for row in tables.rows("hotspots")
    ]  # fmt: skip
    upsert(db, "hotspots", found)
    kept = json.dumps([row["id"] for row in found])
    db.execute("DELETE FROM hotspots WHERE id NOT IN (SELECT value FROM json_each(?))", [kept])


@cache
def hotspots(tables: Tables) -> dict[str, dict[str, Any]]:
    """Status, its date and the sources of each hotspot, by id."""
    return {
        row["id"]: {"status": row.get("status"), "status_date": row.get("status_as_of"), "sources": row.get("source")}
        for row in tables.rows("hotspots")
    }
