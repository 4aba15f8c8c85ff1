"""`ads`, one readable row a posting, and its search index: kept in step with what they are derived from."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from osint.store.db import rows, upsert
from osint.store.findings import newest_version
from osint.store.search import segment


def update(db: Database, postings: Iterable[str]) -> None:
    """Write the `ads` rows of these postings anew, inside a transaction that the caller holds."""
    for posting in sorted(set(postings)):
        version = newest_version(db, posting)
        if version is not None:
            _write(db, _derive(db, posting, version))


def rebuild_search(db: Database) -> None:
    """Make the search index anew from `ads`: after texts were taken out nothing of them is left in its pages."""
    db.execute("DELETE FROM ads_fts")
    for ad in rows(db, "SELECT ads.docid, versions.title, versions.text FROM ads JOIN versions ON versions.id = ads.version"):
        _index(db, ad)
    db.execute("INSERT INTO ads_fts(ads_fts) VALUES ('optimize')")


def _derive(db: Database, posting: str, version: str) -> dict[str, Any]:
    read = rows(db, "SELECT kind, band, score, language FROM extractions WHERE version = ? AND newest = 1", version)[0]
    own = rows(db, "SELECT title, text FROM versions WHERE id = ?", version)[0]
    url = rows(db, "SELECT url FROM postings WHERE id = ?", posting)[0]["url"]
    row = {"id": posting, "title": own["title"] or _first_line(own["text"]), "url": url, "version": version}
    row |= {"kind": read["kind"], "band": read["band"], "score": read["score"], "language": read["language"]}
    return row | _job(db, version) | _workplace(db, version) | _times(db, posting)


def _job(db: Database, version: str) -> dict[str, Any]:
    found = rows(
        db,
        """SELECT json_extract(result, '$.employer.name') AS employer, json_extract(result, '$.salary.usd_month') AS pay_usd_month,
             json_extract(result, '$.job.occupations[0].text') AS occupation,
             (SELECT group_concat(value, ', ') FROM (SELECT DISTINCT c.type || ':' || c.value AS value FROM version_contacts vc
                JOIN contacts c ON c.id = vc.contact WHERE vc.version = e.version ORDER BY 1)) AS contacts
           FROM extractions e WHERE version = ? AND newest = 1""",
        version,
    )
    return found[0]


def _workplace(db: Database, version: str) -> dict[str, Any]:
    """The most exact workplace: what the map shows."""
    found = rows(
        db,
        """SELECT p.name AS workplace, p.latitude, p.longitude, p.precision_km, p.level
           FROM version_places vp JOIN places p ON p.id = vp.place WHERE vp.version = ? AND vp.role = 'workplace'
           ORDER BY p.hotspot IS NULL, p.precision_km, p.id LIMIT 1""",
        version,
    )
    return found[0] if found else dict.fromkeys(("workplace", "latitude", "longitude", "precision_km", "level"))


def _times(db: Database, posting: str) -> dict[str, Any]:
    found = rows(
        db,
        """SELECT min(seen_at) FILTER (WHERE state = 'seen') AS first_seen, max(seen_at) FILTER (WHERE state = 'seen') AS last_seen,
             max(seen_at) FILTER (WHERE state = 'gone') AS gone FROM sightings WHERE posting = ?""",
        posting,
    )[0]
    first = rows(db, "SELECT source FROM sightings WHERE posting = ? ORDER BY seen_at, rowid LIMIT 1", posting)[0]
    gone = found["gone"] if found["gone"] and found["gone"] > found["last_seen"] else None
    return found | {"gone": gone, "source": first["source"]}


def _write(db: Database, row: dict[str, Any]) -> None:
    before = rows(db, "SELECT docid, version FROM ads WHERE id = ?", row["id"])
    docid = before[0]["docid"] if before else rows(db, "SELECT ifnull(max(docid), 0) + 1 AS n FROM ads")[0]["n"]
    upsert(db, "ads", [row | {"docid": docid}])
    if not before or before[0]["version"] != row["version"]:
        own = rows(db, "SELECT title, text FROM versions WHERE id = ?", row["version"])[0]
        db.execute("DELETE FROM ads_fts WHERE rowid = ?", [docid])
        _index(db, own | {"docid": docid})


def _index(db: Database, ad: dict[str, Any]) -> None:
    row = [ad["docid"], segment(ad["title"] or ""), segment(ad["text"])]
    db.execute("INSERT INTO ads_fts(rowid, title, body) VALUES (?, ?, ?)", row)


def _first_line(text: str) -> str:
    """A title for a post that has none: its first line, cut at 80 characters."""
    line = text.strip().split("\n", 1)[0]
    return line if len(line) <= 80 else line[:79] + "…"
