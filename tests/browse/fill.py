"""An `osint.db` through the real schema, with texts that we wrote: what the browse tests and pictures show."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from extract.tables import Tables
from osint.items import contact_id, employer_id, make_id, mention_id, sighting_id
from osint.store import runs
from osint.store.db import upsert, writing
from osint.store.reading import register_hotspots
from osint.store.search import segment
from osint.workspace import Workspace

NOW = datetime.now(UTC).replace(microsecond=0)
PLACES = {
    "hotspot:myawaddy": ("Myawaddy", "MM", 16.689, 98.509, "place", 10.0, "hotspot:myawaddy"),
    "hotspot:sihanoukville": ("Sihanoukville", "KH", 10.609, 103.53, "place", 10.0, "hotspot:sihanoukville"),
    "geonames:1609350": ("Bangkok", "TH", 13.754, 100.501, "place", 15.0, None),
    "country:TH": ("Thailand", "TH", 15.5, 101.0, "country", 404.0, None),
}
# title, text, language, kind, band, employer, place, [(type, value, words)], [(indicator, words)], pay
ADS: list[tuple[Any, ...]] = [
    (
        "高薪诚聘客服",
        "缅甸妙瓦底园区诚聘客服打字员，月薪15000元，包吃包住，不打人，可自由出入。\n联系飞机：@hr_example88",
        "zh",
        "job_ad",
        "high",
        "Golden Example Group",
        "hotspot:myawaddy",
        [("telegram", "hr_example88", "@hr_example88")],
        [("free_accommodation_meals", "包吃包住"), ("reassurance_denial", "不打人"), ("reassurance_denial", "可自由出入")],
        2100.0,
    ),
    (
        "รับสมัครงานแอดมิน",
        "งานแอดมินเว็บ ปอยเปต เงินเดือน 35,000 บาท ฟรีที่พัก ไม่ต้องมีประสบการณ์ ไลน์ @examplejob",
        "th",
        "job_ad",
        "high",
        "Example Resort",
        "hotspot:sihanoukville",
        [("line", "@examplejob", "@examplejob")],
        [("free_accommodation_meals", "ฟรีที่พัก"), ("no_experience", "ไม่ต้องมีประสบการณ์")],
        1000.0,
    ),
    (
        "URGENT!! Customer service <b>Thailand</b>",
        "Work in Bangkok, then Myawaddy. 1500 USD, free flight. Telegram @hr_example88\n"
        "See https://jobs.example.com/apply\n<script>document.title='hacked'</script>",
        "en",
        "job_ad",
        "medium",
        "Example Star Ltd",
        "geonames:1609350",
        [("telegram", "hr_example88", "@hr_example88"), ("phone", "+95900000000", "")],
        [("free_travel", "free flight")],
        1500.0,
    ),
    (
        "Cook wanted",
        "Hotel Example in Bangkok seeks a cook. Written contract, work permit. Apply at jobs@example.org",
        "en",
        "job_ad",
        "none",
        "Hotel Example",
        "geonames:1609350",
        [("email", "jobs@example.org", "jobs@example.org")],
        [("counter_work_visa", "work permit")],
        600.0,
    ),
    ("Packers wanted", "Work somewhere in Thailand.", "en", "job_ad", "none", None, "country:TH", [], [], 500.0),
    (
        "Warning: fake jobs abroad",
        "The ministry warns of ads that promise free flight to Myawaddy.",
        "en",
        "warning",
        "none",
        None,
        "hotspot:myawaddy",
        [],
        [],
        None,
    ),
]
INDICATORS = {
    "free_accommodation_meals": ("Free room and board", "deceptive_offer", 1.5),
    "reassurance_denial": ("Denials of violence/fraud", "control_risk", 3),
    "no_experience": ("No experience/qualification needed", "deceptive_offer", 1),
    "free_travel": ("Ticket/travel paid", "deceptive_offer", 1.5),
    "counter_work_visa": ("Work visa/contract before departure", "counter", -2),
}
OUTCOMES = {
    "board": ("ok", None),
    "channel": ("ok", None),
    "quiet": ("empty", None),
    "refused": ("blocked", "robots"),
    "moved": ("changed", "selectors"),
    "half": ("incomplete", "page_failed"),
    "broken": ("failed", "no_browser"),
}


def at(hours_ago: float) -> str:
    return (NOW - timedelta(hours=hours_ago)).strftime("%Y-%m-%dT%H:%M:%SZ")


def fill(home: Path, copies: int = 1) -> Workspace:
    """A workspace at `home` whose `osint.db` holds the ads above, `copies` times, the first of them edited once."""
    workspace = Workspace(home)
    workspace.open()
    with workspace.osint_db() as db:
        sources, started = _runs(db, workspace.id)
        with writing(db):
            _tables(db)
            register_hotspots(db, Tables())
            for n in range(copies * len(ADS)):
                _ad(db, n, ADS[n % len(ADS)], workspace.id, sources["board" if n % 2 else "channel"], started)
            _links(db)
    return workspace


def posting_id(n: int) -> str:
    return make_id(url=f"https://board.example.com/{n}")


def _runs(db: Any, workspace: str) -> tuple[dict[str, str], dict[str, str]]:
    sources, started = {}, {}
    for name, (outcome, failure) in OUTCOMES.items():
        source = runs.register_source(
            db, workspace, name, title=f"The {name} site", spider="structured", url=f"https://{name}.example.com/"
        )
        run = runs.begin(db, workspace, source, archive=f"{name}.warc.gz")
        runs.finish(db, run.id, outcome=outcome, failure=failure, collected=20 if outcome == "ok" else 0)
        sources[name], started[source] = source, run.id
    return sources, started


def _tables(db: Any) -> None:
    keys = ("name", "country", "latitude", "longitude", "level", "precision_km", "hotspot")
    upsert(
        db,
        "places",
        [
            {"id": key, "status": "active" if place[6] else None, "status_date": "2026-05-01" if place[6] else None}
            | dict(zip(keys, place, strict=True))
            for key, place in PLACES.items()
        ],
    )
    upsert(
        db,
        "indicators",
        [
            {
                "id": key,
                "name": name,
                "dimension": dimension,
                "weight": weight,
                "description": name,
                "sources": "Example report (2026), https://report.example.org/1",
            }
            for key, (name, dimension, weight) in INDICATORS.items()
        ],
    )


def _ad(db: Any, n: int, ad: tuple[Any, ...], workspace: str, source: str, started: dict[str, str]) -> None:
    title, text, language, kind, band, employer, place, contacts, hits, pay = ad
    posting, seen, run = posting_id(n), at(2 + n), started[source]
    url = f"https://board.example.com/{n}"
    upsert(db, "postings", [{"id": posting, "url": url, "page_url": url}])
    version = make_id(posting=posting, title=title, text=text)
    older = [text.replace("15000", "12000")] if n == 0 else []
    for age, body in [(30, old) for old in older] + [(2 + n, text)]:
        one = make_id(posting=posting, title=title, text=body)
        capture = f"<urn:uuid:00000000-0000-4000-8000-{n:08d}{age % 1000:04d}>"
        upsert(db, "versions", [{"id": one, "posting": posting, "title": title, "text": body, "language": language}])
        upsert(
            db,
            "captures",
            [
                {
                    "id": capture,
                    "workspace": workspace,
                    "run": run,
                    "source": source,
                    "target_uri": url,
                    "date": at(age),
                    "record_type": "response",
                    "status": 200,
                    "content_type": "text/html",
                    "file": "board-20261125.warc.gz",
                    "payload_digest": "sha256:" + "A" * 52,
                    "offset": 1200 + n,
                    "length": 800,
                }
            ],
        )
        upsert(
            db,
            "sightings",
            [
                {
                    "id": sighting_id(one, capture),
                    "version": one,
                    "posting": posting,
                    "capture": capture,
                    "run": run,
                    "workspace": workspace,
                    "source": source,
                    "state": "seen",
                    "via": "page",
                    "carried_text": 1,
                    "seen_at": at(age),
                }
            ],
        )
    _findings(db, version, text, employer, place, contacts, hits)
    reasons = [{"feature": feature, "points": 1.5} for feature in ("score", *(["doubted:fees"] if n == 0 else []))]
    risk = {"silent": ["employer address", "contract"], "likelihood": 0.9, "reasons": reasons}
    result = {"risk": risk, "salary": None}
    upsert(
        db,
        "extractions",
        [
            {
                "version": version,
                "extractor": "test-1",
                "result": json.dumps(result),
                "kind": kind,
                "band": band,
                "score": 3.0,
                "language": language,
                "extracted_at": at(1),
            }
        ],
        ("version", "extractor"),
    )
    name, _, latitude, longitude, exactness, precision, _ = PLACES[place]
    shown = latitude is not None and kind == "job_ad"
    upsert(
        db,
        "ads",
        [
            {
                "docid": n + 100,
                "id": posting,
                "title": title,
                "kind": kind,
                "band": band,
                "score": 3.0,
                "employer": employer,
                "workplace": name if shown else None,
                "latitude": latitude if shown else None,
                "longitude": longitude if shown else None,
                "precision_km": precision,
                "level": exactness if shown else None,
                "contacts": ", ".join(value for _, value, _ in contacts) or None,
                "language": language,
                "pay_usd_month": pay,
                "occupation": None,
                "first_seen": seen,
                "last_seen": seen,
                "gone": None,
                "source": source,
                "url": url,
                "version": version,
            }
        ],
    )
    db.execute("INSERT INTO ads_fts(rowid, title, body) VALUES (?, ?, ?)", [n + 100, segment(title), segment(text)])


def _findings(db: Any, version: str, text: str, employer: str | None, place: str, contacts: Any, hits: Any) -> None:
    for seq, (indicator, words) in enumerate(hits):
        start = text.index(words)
        upsert(
            db,
            "indicator_hits",
            [
                {
                    "version": version,
                    "seq": seq,
                    "indicator": indicator,
                    "weight": INDICATORS[indicator][2],
                    "text": words,
                    "start": start,
                    "end": start + len(words),
                }
            ],
            ("version", "seq"),
        )
    if employer:
        upsert(db, "employers", [{"id": employer_id(employer), "name": employer, "normalized": employer.lower()}])
    upsert(
        db,
        "version_places",
        [{"version": version, "place": place, "role": "workplace", "confidence": 0.9, "why": "named, and the phone agrees"}],
        ("version", "place", "role"),
    )
    for type, value, words in contacts:
        contact = contact_id(type, value)
        start = text.index(words) if words else None
        end = start + len(words) if start is not None else None
        upsert(db, "contacts", [{"id": contact, "type": type, "value": value}])
        upsert(
            db, "version_contacts", [{"version": version, "contact": contact, "role": "recruiter"}], ("version", "contact", "role")
        )
        upsert(
            db,
            "mentions",
            [
                {
                    "id": mention_id(version, "contact", value, start, end),
                    "version": version,
                    "type": "contact",
                    "value": value,
                    "text": words,
                    "field": "text",
                    "start": start,
                    "end": end,
                    "role": "recruiter",
                    "contact": contact,
                }
            ],
        )


def _links(db: Any) -> None:
    members = [posting_id(0), posting_id(2)]
    upsert(
        db,
        "networks",
        [
            {
                "id": make_id(network=1),
                "posting": members[0],
                "postings": 2,
                "contacts": 1,
                "employers": 2,
                "languages": 2,
                "first_seen": at(30),
                "last_seen": at(2),
            }
        ],
    )
    upsert(
        db,
        "network_members",
        [
            {"network": make_id(network=1), "type": "posting", "member": member, "evidence": '["telegram:hr_example88"]'}
            for member in members
        ]
        + [
            {
                "network": make_id(network=1),
                "type": "contact",
                "member": contact_id("telegram", "hr_example88"),
                "evidence": '["telegram:hr_example88"]',
            }
        ],
        ("network", "type", "member"),
    )
    upsert(
        db,
        "campaigns",
        [{"id": make_id(campaign=1), "posting": members[0], "postings": 2, "sources": 2, "first_seen": at(30), "last_seen": at(2)}],
    )
    upsert(
        db,
        "campaign_postings",
        [
            {
                "campaign": make_id(campaign=1),
                "posting": members[0],
                "linked_to": members[1],
                "similarity": 0.91,
                "evidence": "shingles",
            }
        ],
        ("campaign", "posting"),
    )
