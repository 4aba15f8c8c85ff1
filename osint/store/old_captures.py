"""Which captures of others a source has fetched, by address and the digest that the index names: they are not fetched again."""

import json
from typing import Any

from sqlite_utils import Database

from osint.store.db import insert_new, rows, writing


def known(osint: Database, protected: Database, source: str, run: str) -> dict[tuple[str, str], str]:
    """Address and digest → the record, of what earlier runs of this source fetched to their end. What this very run fetched
    before it was killed counts as unknown: a resumed run goes the same way as an undisturbed one."""
    done = "SELECT id FROM runs WHERE source = ? AND outcome IS NOT NULL AND outcome != 'failed'"
    ended = {row["id"] for row in rows(osint, done, source)}
    found = rows(protected, "SELECT url, digest, run, capture FROM old_captures WHERE source = ?", source)
    return {(row["url"], row["digest"]): row["capture"] for row in found if row["run"] in ended and row["run"] != run}


def add(db: Database, source: str, run: str, fetched: list[tuple[str, str, str]]) -> None:
    """Keep address, digest and record of captures."""
    columns = ("url", "digest", "capture")
    with writing(db):
        insert_new(db, "old_captures", [{"source": source, "run": run} | dict(zip(columns, one, strict=True)) for one in fetched])


def read_from(db: Database, capture: str) -> list[dict[str, Any]]:
    """The postings that were read from a record, as collected, each with the time when it was last `seen`."""
    found = rows(
        db,
        """SELECT collected, (SELECT max(seen_at) FROM intake o WHERE o.posting = i.posting) AS last_seen FROM intake i
           WHERE capture = ? AND version IS NOT NULL GROUP BY posting""",
        capture,
    )
    return [json.loads(row["collected"]) | {"last_seen": row["last_seen"]} for row in found]
