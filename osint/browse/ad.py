"""What an ad's page shows: its text with the words that rules found, and everything that the findings rest on."""

import json
from itertools import pairwise
from typing import Any

from osint.browse.diff import changes, shortened
from osint.browse.front import rows
from osint.browse.highlight import Piece, Span, pieces

AD = """SELECT a.*, s.name AS source_name, s.title AS source_title, p.page_url, p.identifier FROM ads a
  JOIN postings p ON p.id = a.id LEFT JOIN sources s ON s.id = a.source WHERE a.id = :id"""
VERSIONS = """SELECT v.*, min(s.seen_at) AS first_seen, max(s.seen_at) AS last_seen, count(s.id) AS sightings
  FROM versions v LEFT JOIN sightings s ON s.version = v.id AND s.state = 'seen'
  WHERE v.posting = :id GROUP BY v.id ORDER BY first_seen, v.rowid"""
HITS = """SELECT h.*, i.name, i.dimension, i.description, i.sources FROM indicator_hits h JOIN indicators i ON i.id = h.indicator
  WHERE h.version = :version ORDER BY h.weight DESC, h.seq"""
MENTIONS = "SELECT * FROM mentions WHERE version = :version ORDER BY start IS NULL, start"
CONTACTS = """SELECT c.*, vc.role, vc.obfuscated, (SELECT count(DISTINCT a.id) FROM version_contacts o JOIN ads a ON a.version = o.version
    WHERE o.contact = c.id AND a.id <> :id) AS others
  FROM version_contacts vc JOIN contacts c ON c.id = vc.contact WHERE vc.version = :version ORDER BY vc.role <> 'recruiter', others DESC"""
PLACES = """SELECT p.*, vp.role, vp.confidence, vp.why FROM version_places vp JOIN places p ON p.id = vp.place
  WHERE vp.version = :version ORDER BY vp.role <> 'workplace', p.precision_km"""
CAPTURES = """SELECT s.seen_at, s.state, s.via, s.version, c.* FROM sightings s JOIN captures c ON c.id = s.capture
  WHERE s.posting = :id ORDER BY s.seen_at DESC LIMIT 50"""
CAMPAIGNS = """SELECT c.*, cp.linked_to, cp.similarity, cp.evidence FROM campaign_postings cp JOIN campaigns c ON c.id = cp.campaign
  WHERE cp.posting = :id"""
NETWORKS = (
    "SELECT n.*, m.evidence FROM network_members m JOIN networks n ON n.id = m.network WHERE m.type = 'posting' AND m.member = :id"
)
REVIEWS = "SELECT * FROM reviews WHERE subject IN (:id, :version) ORDER BY reviewed_at DESC"
EXTRACTION = "SELECT * FROM extractions WHERE version = :version ORDER BY newest DESC, extracted_at DESC LIMIT 1"

Row = dict[str, Any]


async def read(database: Any, key: str) -> Row | None:
    """Everything for the ad with this posting id, as the template `row-osint-ads.html` names it; None if there is none."""
    found = await rows(database, AD, id=key)
    if not found:
        return None
    ad = found[0]
    ids = {"id": ad["id"], "version": ad["version"]}
    parts = {
        name: await rows(database, sql, **ids)
        for name, sql in {
            "versions": VERSIONS, "hits": HITS, "mentions": MENTIONS, "contacts": CONTACTS, "places": PLACES,
            "captures": CAPTURES, "campaigns": CAMPAIGNS, "networks": NETWORKS, "reviews": REVIEWS,
        }.items()
    }  # fmt: skip
    shown = next(version for version in parts["versions"] if version["id"] == ad["version"])
    extraction = await rows(database, EXTRACTION, **ids)
    result = json.loads(extraction[0]["result"]) if extraction else {}
    return parts | {
        "ad": ad,
        "networks": [network | {"evidence": _shared(network["evidence"])} for network in parts["networks"]],
        "shown": shown,
        "summary": summary(parts["hits"]),
        "title": marked(shown["title"] or "", "title", parts),
        "text": marked(shown["text"], "text", parts | {"weighed": weighed(result)}),
        "edits": edits(parts["versions"]),
        "extraction": extraction[0] if extraction else None,
        "result": result,
    }


def summary(hits: list[Row]) -> Row:
    """How many different indicators match, over which dimensions; counter-indicators (weight below 0) apart."""
    matched = [hit for hit in hits if hit["weight"] >= 0]
    return {
        "indicators": len({hit["indicator"] for hit in matched}),
        "dimensions": sorted({hit["dimension"] for hit in matched}),
        "counter": len({hit["indicator"] for hit in hits if hit["weight"] < 0}),
    }


def marked(text: str, field: str, parts: dict[str, list[Row]]) -> list[Piece]:
    """The text cut at the words found in it. Hits stand in the text; mentions say in which field they stand."""
    spans = [_span(row, row["type"], _label(row)) for row in parts["mentions"] if row["field"] == field]
    if field == "text":
        spans += [_span(row, "indicator", f"{row['name']} ({row['weight']:+g})") for row in parts["hits"]]
        spans += [_span(row, "weighed", row["label"]) for row in parts.get("weighed", ())]
    return pieces(text, (span for span in spans if span is not None))


def weighed(result: Row) -> list[Row]:
    """The words that weighed most in the likelihood, each with its feature and points (log-odds)."""
    reasons = (result.get("risk") or {}).get("reasons", ())
    return [
        words | {"label": f"{reason['feature'].replace('_', ' ')} {reason['points']:+.1f}"}
        for reason in reasons
        for words in reason.get("words", ())
    ]


def edits(versions: list[Row]) -> list[Row]:
    """What each version changed in title and text of the one before it, newest first."""
    pairs = list(pairwise(versions))
    return [
        {"version": new, "before": old, "changes": shortened(changes(_whole(old), _whole(new)))} for old, new in reversed(pairs)
    ]


def _whole(version: Row) -> str:
    return "\n\n".join(part for part in (version["title"], version["text"]) if part)


def _shared(evidence: str | None) -> str:
    """The contacts that tie an ad into its network, `type:value` each; campaigns are shown by themselves."""
    return ", ".join(tie for tie in json.loads(evidence or "[]") if not tie.startswith("campaign:"))


def _span(row: Row, kind: str, label: str) -> Span | None:
    if row["start"] is None or row["end"] is None:
        return None
    return Span(row["start"], row["end"], kind, label)


def _label(mention: Row) -> str:
    what = f"{mention['type']}, {mention['role']}" if mention["role"] else mention["type"]
    return f"{what}: {mention['value']}"
