"""What was collected and not yet read, and the index of the archive: the crawl's side of `protected.db`."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlite_utils import Database

from osint.items import JobPosting
from osint.store.db import insert_new, rows, writing
from osint.store.rows import CaptureRow, Known

Collected = tuple[str, str, JobPosting]  # run, source id, posting


def write_batch(
    db: Database, workspace: str, captures: Sequence[CaptureRow], postings: Sequence[Collected], origin: str = "crawl"
) -> None:
    """Commit captures and what was read from them, in one transaction; what is there already stays as it is."""
    with writing(db):
        insert_new(db, "captures", [asdict(c) | {"tls_verified": int(c.tls_verified)} for c in captures])
        insert_new(db, "intake", [_row(workspace, run, source, posting, origin) for run, source, posting in postings])


def _row(workspace: str, run: str, source: str, posting: JobPosting, origin: str) -> dict[str, Any]:
    return {
        "workspace": workspace,
        "run": run,
        "source": source,
        "posting": posting.posting_id(),
        "version": posting.version_id() if posting.state == "seen" and posting.has_text() else None,
        "capture": posting.capture,
        "state": posting.state,
        "via": posting.via,
        "seen_at": posting.seen_at,
        "collected": json.dumps(posting.to_dict(), ensure_ascii=False),
        "origin": origin,
    }


def item_of(row: dict[str, Any]) -> JobPosting:
    """The posting of a row, as collected."""
    return JobPosting.from_dict(json.loads(row["collected"]))


def known(db: Database, posting: str) -> Known | None:
    """What was collected of a posting before, by its id; a page's text goes before a feed's."""
    texts = rows(
        db,
        """SELECT version FROM intake WHERE posting = ? AND version IS NOT NULL
           ORDER BY via = 'feed', seen_at DESC, id DESC LIMIT 1""",
        posting,
    )
    last = rows(db, "SELECT state, seen_at FROM intake WHERE posting = ? ORDER BY seen_at DESC, id DESC LIMIT 1", posting)
    if not last:
        return None
    return Known(texts[0]["version"] if texts else None, last[0]["seen_at"], last[0]["state"])


def known_urls(db: Database, source: str, run: str) -> dict[str, str]:
    """Of one source: the own URL of each posting that runs before `run` saw and did not find gone since, to its id."""
    found = rows(
        db,
        """SELECT posting, json_extract(collected, '$.url') AS url, state, max(seen_at) FROM intake
           WHERE source = ? AND run != ? GROUP BY posting""",
        source,
        run,
    )
    return {row["url"]: row["posting"] for row in found if row["url"] and row["state"] == "seen"}


def read_at(db: Database, source: str, run: str, posting: str) -> str | None:
    """When runs of a source before `run` last read a posting's own page or entry, not only its address in a list."""
    found = db.conn.execute(
        """SELECT max(seen_at) FROM intake
           WHERE posting = ? AND source = ? AND run != ? AND state = 'seen' AND via != 'list' AND origin = 'crawl'""",
        [posting, source, run],
    ).fetchone()
    return str(found[0]) if found[0] else None


def validators(db: Database, source: str, url: str) -> dict[str, Any] | None:
    """The newest capture of `url` with a body to fall back on: id, etag, last_modified, file, offset, length."""
    found = db.conn.execute(
        """SELECT id, etag, last_modified, file, offset, length FROM captures
           WHERE source = ? AND target_uri = ? AND status = 200 AND record_type = 'response'
           AND (etag IS NOT NULL OR last_modified IS NOT NULL) ORDER BY date DESC LIMIT 1""",
        [source, url],
    ).fetchone()
    return dict(zip(("id", "etag", "last_modified", "file", "offset", "length"), found, strict=True)) if found else None


def earlier_response(db: Database, source: str, column: str, value: str) -> CaptureRow | None:
    """The oldest response of a source whose `column` (`id` or `payload_digest`) has that value."""
    where = {"id": "id = ?", "payload_digest": "payload_digest = ? AND record_type = 'response'"}[column]
    # Asked for each page: sqlite-utils' own query would set a savepoint each time.
    found = db.conn.execute(f"SELECT * FROM captures WHERE source = ? AND {where} ORDER BY date LIMIT 1", [source, value])
    row = found.fetchone()
    return CaptureRow(**dict(zip((column[0] for column in found.description), row, strict=True))) if row else None


def count_collected(db: Database, run: str) -> int:
    """Postings seen in a run, pleas included."""
    return int(rows(db, "SELECT count(DISTINCT posting) AS n FROM intake WHERE run = ? AND state = 'seen'", run)[0]["n"])
