"""Pleas for help, in `protected.db` only; and moving a posting out of `osint.db` when a text of it turns out to be one."""

import json
import uuid
from typing import Any

from sqlite_utils import Database

from extract.findings import Analysis
from osint.clock import now
from osint.items import JobPosting, sighting_id
from osint.store.db import insert_new, rows, upsert, writing
from osint.store.findings import READING_TABLES, Seen, item_of


def add_plea(
    db: Database,
    item: JobPosting,
    analysis: Analysis,
    answer: dict[str, Any],
    language: str | None,
    country: str | None,
) -> str:
    """Keep a version of a plea with its reading and contacts; returns the version's id."""
    posting, version = item.posting_id(), item.version_id()
    insert_new(db, "pleas", [{"id": posting, "url": item.url, "page_url": item.page_url, "identifier": item.identifier}])
    row = {
        "id": version, "posting": posting, "collected": json.dumps(item.to_dict(), ensure_ascii=False), "language": language,
        "country": country, "result": json.dumps(answer, ensure_ascii=False), "extractor": analysis.extractor,
    }  # fmt: skip
    upsert(db, "plea_versions", [row])
    contacts = [{"version": version, "type": c.type, "value": c.value, "role": c.role} for c in analysis.contacts]
    db.execute("DELETE FROM plea_contacts WHERE version = ?", [version])
    insert_new(db, "plea_contacts", contacts)
    return version


def add_sighting(db: Database, seen: Seen, posting: str, version: str) -> None:
    row = {"id": sighting_id(version, seen.capture), "version": version, "posting": posting, "capture": seen.capture}
    insert_new(db, "plea_sightings", [row | {"state": seen.state, "seen_at": seen.seen_at}])


def newest_version(db: Database, posting: str) -> str | None:
    """The newest version of a posting that is a plea."""
    found = rows(db, "SELECT version FROM plea_sightings WHERE posting = ? ORDER BY seen_at DESC, rowid DESC LIMIT 1", posting)
    return str(found[0]["version"]) if found else None


def is_plea(db: Database, posting: str) -> bool:
    return bool(rows(db, "SELECT 1 AS found FROM pleas WHERE id = ?", posting))


def stored_items(db: Database, posting: str) -> list[JobPosting]:
    """The versions of a posting that stand in `osint.db`, as collected."""
    named = rows(db, "SELECT * FROM postings WHERE id = ?", posting)
    versions = rows(db, "SELECT * FROM versions WHERE posting = ?", posting)
    return [item_of(version, named[0]) for version in versions]


def remove_posting(db: Database, posting: str) -> None:
    """Take a posting with all that hangs on it out of `osint.db` (with `secure_delete`; the caller rebuilds the search)."""
    versions = "SELECT id FROM versions WHERE posting = ?"
    captures = [row["capture"] for row in rows(db, "SELECT capture FROM sightings WHERE posting = ?", posting)]
    db.execute("DELETE FROM ads_fts WHERE rowid IN (SELECT docid FROM ads WHERE id = ?)", [posting])
    for statement in (
        "DELETE FROM ads WHERE id = ?",
        "DELETE FROM campaign_postings WHERE posting = ? OR linked_to = ?",
        "DELETE FROM campaign_postings WHERE campaign IN (SELECT id FROM campaigns WHERE posting = ?)",
        "DELETE FROM campaigns WHERE posting = ?",
        "DELETE FROM network_members WHERE network IN (SELECT id FROM networks WHERE posting = ?)",
        "DELETE FROM networks WHERE posting = ?",
        "DELETE FROM network_members WHERE type = 'posting' AND member = ?",
        *(f"DELETE FROM [{table}] WHERE version IN ({versions})" for table in (*READING_TABLES, "extractions")),
        "DELETE FROM sightings WHERE posting = ?",
        "DELETE FROM versions WHERE posting = ?",
        "DELETE FROM postings WHERE id = ?",
    ):
        db.execute(statement, [posting] * statement.count("?"))
    remove_orphans(db, captures)


def remove_orphans(db: Database, captures: list[str]) -> None:
    """Captures that nothing cites any more, and contacts and employers that no version names any more."""
    for capture in captures:
        db.execute("DELETE FROM captures WHERE id = ? AND id NOT IN (SELECT capture FROM sightings)", [capture])
    db.execute("DELETE FROM contacts WHERE id NOT IN (SELECT contact FROM version_contacts)")
    db.execute("DELETE FROM employers WHERE id NOT IN (SELECT employer FROM mentions WHERE employer IS NOT NULL)")


def remove_plea(db: Database, posting: str) -> None:
    """Take a posting with its versions, sightings and contacts off the pleas."""
    versions = "SELECT id FROM plea_versions WHERE posting = ?"
    db.execute(f"DELETE FROM plea_contacts WHERE version IN ({versions})", [posting])
    for table, column in (("plea_sightings", "posting"), ("plea_versions", "posting"), ("pleas", "id")):
        db.execute(f"DELETE FROM [{table}] WHERE [{column}] = ?", [posting])


def set_verdict(osint: Database, protected: Database, workspace: str, version: str, kind: str, reviewer: str) -> None:
    """Keep a person's verdict on a plea: what the text is (`plea`, or the kind that it is instead). Raises KeyError if unknown."""
    if not rows(protected, "SELECT 1 AS found FROM plea_versions WHERE id = ?", version):
        raise KeyError(version)
    review = {
        "id": str(uuid.uuid4()), "workspace": workspace, "type": "kind", "subject": version, "original": "plea", "corrected": kind,
        "verdict": "confirmed" if kind == "plea" else "rejected", "reviewer": reviewer, "reviewed_at": now(), "note": None,
    }  # fmt: skip
    with writing(osint):
        insert_new(osint, "reviews", [review])
    with writing(protected):
        protected.execute("UPDATE plea_versions SET verdict = ? WHERE id = ?", [kind, version])
