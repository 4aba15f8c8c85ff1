"""Write what was read of a version into `osint.db`: all functions run inside a transaction that the caller holds."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from extract.findings import Analysis, Contact, Location
from osint.clock import now
from osint.items import JobPosting, contact_id, employer_id, mention_id, sighting_id
from osint.store.db import insert_new, rows, upsert

Fields = dict[str, Any]
# Tables that hang on a version and hold its newest reading.
READING_TABLES = ("mentions", "version_contacts", "version_places", "indicator_hits")


@dataclass(frozen=True, slots=True)
class Seen:
    """One row of the intake: where and when a posting was seen or found gone."""

    workspace: str
    run: str
    source: str
    capture: str
    state: str
    via: str
    seen_at: str
    origin: str = "crawl"


def add_captures(db: Database, captures: Iterable[Fields]) -> None:
    """The capture rows that the sightings cite; `captures` are rows of `protected.db`."""
    kept = [{k: v for k, v in capture.items() if k not in {"etag", "last_modified"}} for capture in captures]
    insert_new(db, "captures", kept)


def add_version(db: Database, item: JobPosting, language: str | None, country: str | None, origin: str) -> str:
    """The posting and this version of it, if they are new; returns the version's id."""
    posting, version = item.posting_id(), item.version_id()
    named = {"id": posting, "url": item.url, "page_url": item.page_url, "identifier": item.identifier}
    insert_new(db, "postings", [named])
    row = {
        "id": version, "posting": posting, "title": item.title, "text": item.description or "",
        "hiring_organization": _json(item.hiring_organization), "job_location": _json(item.job_location),
        "base_salary": _json(item.base_salary), "application_contact": _json(item.application_contact),
        "employment_type": _json(item.employment_type), "date_posted": item.date_posted, "valid_through": item.valid_through,
        "date_modified": item.date_modified, "author": item.author, "forwarded_from": item.forwarded_from,
        "images": _json(list(item.images) or None), "language": language, "country": country, "origin": origin,
    }  # fmt: skip
    insert_new(db, "versions", [row])
    return version


def item_of(version: Fields, posting: Fields) -> JobPosting:
    """The collected fields of a stored version, as they came."""
    return JobPosting(
        page_url=posting["page_url"], url=posting["url"], identifier=posting["identifier"], title=version["title"],
        description=version["text"], hiring_organization=_value(version["hiring_organization"]),
        job_location=_value(version["job_location"]), base_salary=_value(version["base_salary"]),
        application_contact=_value(version["application_contact"]), employment_type=_value(version["employment_type"]),
        date_posted=version["date_posted"], valid_through=version["valid_through"], date_modified=version["date_modified"],
        author=version["author"], forwarded_from=version["forwarded_from"], images=tuple(_value(version["images"]) or ()),
    )  # fmt: skip


def add_sighting(db: Database, seen: Seen, posting: str, version: str, *, carried_text: bool) -> None:
    """Record that a version was seen; the same version in the same capture is one sighting."""
    row = {
        "id": sighting_id(version, seen.capture), "version": version, "posting": posting, "capture": seen.capture,
        "workspace": seen.workspace, "run": seen.run, "source": seen.source, "state": seen.state, "via": seen.via,
        "carried_text": int(carried_text), "seen_at": seen.seen_at,
    }  # fmt: skip
    insert_new(db, "sightings", [row])


def newest_version(db: Database, posting: str) -> str | None:
    """That of the latest sighting that carried text, a page's before a feed's."""
    found = rows(
        db,
        """SELECT version FROM sightings WHERE posting = ? AND carried_text = 1
           ORDER BY via = 'feed', seen_at DESC, rowid DESC LIMIT 1""",
        posting,
    )
    return str(found[0]["version"]) if found else None


def add_analysis(db: Database, version: str, analysis: Analysis, answer: Fields, hotspots: dict[str, Fields]) -> None:
    """Store a reading as the version's newest. `answer` is it as JSON; `hotspots` gives status, date and sources by id."""
    for table in READING_TABLES:
        db.execute(f"DELETE FROM [{table}] WHERE version = ?", [version])
    db.execute("UPDATE extractions SET newest = 0 WHERE version = ?", [version])
    row = {
        "version": version, "extractor": analysis.extractor, "result": json.dumps(answer, ensure_ascii=False),
        "kind": analysis.kind, "band": analysis.risk.band, "score": analysis.risk.score, "language": analysis.language,
        "extracted_at": now(), "newest": 1,
    }  # fmt: skip
    upsert(db, "extractions", [row], key=("version", "extractor"))
    _add_contacts(db, version, analysis.contacts)
    _add_places(db, version, analysis.locations, hotspots)
    _add_employer(db, version, analysis)
    _add_hits(db, version, analysis)


def _add_contacts(db: Database, version: str, contacts: Sequence[Contact]) -> None:
    for contact in contacts:
        identity = contact_id(contact.type, contact.value)
        valid = None if contact.valid is None else int(contact.valid)
        named = {"id": identity, "type": contact.type, "value": contact.value, "network": contact.network}
        insert_new(db, "contacts", [named | {"region": contact.region, "valid": valid}])
        link = {"version": version, "contact": identity, "role": contact.role, "obfuscated": int(contact.obfuscated)}
        insert_new(db, "version_contacts", [link])
        _add_mention(db, version, "contact", f"{contact.type}:{contact.value}", contact, contact=identity)


def _add_places(db: Database, version: str, locations: Sequence[Location], hotspots: dict[str, Fields]) -> None:
    for place in locations:
        hotspot = hotspots.get(place.hotspot or "", {})
        row = {
            "id": place.place_id, "name": place.name, "country": place.country, "admin1": place.admin1,
            "latitude": place.latitude, "longitude": place.longitude, "level": place.level,
            "precision_km": place.precision_km, "geoname_id": place.geoname_id, "hotspot": place.hotspot,
            "status": hotspot.get("status"), "status_date": hotspot.get("status_date"), "sources": hotspot.get("sources"),
        }  # fmt: skip
        upsert(db, "places", [row])
        link = {"version": version, "place": place.place_id, "role": place.role}
        insert_new(db, "version_places", [link | {"confidence": place.confidence, "why": place.why}])
        _add_mention(db, version, "place", place.name, place, place=place.place_id)


def _add_employer(db: Database, version: str, analysis: Analysis) -> None:
    if employer := analysis.employer:
        identity = employer_id(employer.name)
        insert_new(db, "employers", [{"id": identity, "name": employer.name, "normalized": employer.normalized}])
        _add_mention(db, version, "employer", employer.name, employer, employer=identity)
    if salary := analysis.salary:
        value = f"{salary.min or ''}-{salary.max or ''} {salary.currency} {salary.period}"
        _add_mention(db, version, "salary", value, salary)


def _add_mention(db: Database, version: str, type: str, value: str, found: Any, **refers: str) -> None:
    row = {
        "id": mention_id(version, type, value, found.start, found.end), "version": version, "type": type, "value": value,
        "text": found.text, "field": "text" if found.start is not None else "title", "start": found.start, "end": found.end,
        "role": getattr(found, "role", None), "obfuscated": int(getattr(found, "obfuscated", False)),
        "employer": None, "place": None, "contact": None,
    }  # fmt: skip
    insert_new(db, "mentions", [row | refers])


def _add_hits(db: Database, version: str, analysis: Analysis) -> None:
    hits = [
        {"version": version, "seq": seq, "indicator": hit.id, "weight": hit.weight, "text": hit.text}
        | {"start": hit.start, "end": hit.end}
        for seq, hit in enumerate(analysis.risk.indicators)
    ]
    insert_new(db, "indicator_hits", hits)


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _value(text: str | None) -> Any:
    return None if text is None else json.loads(text)
