"""Channels and sites that ads name, as candidates for sources. A person approves or dismisses them; nothing is followed, joined or
asked by itself, and this module asks nobody."""

import csv
import uuid
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import yaml

from osint import clock
from osint.collect import all_sources
from osint.sources import NAME, PACKAGED, load_source, source_files
from osint.store import runs
from osint.store.db import rows
from osint.workspace import Workspace

Verdict = Literal["approved", "dismissed"]
# Columns: host, what it is instead of a place with ads, source, date.
NOT_SOURCES = Path(__file__).with_name("not_sources.csv")
EXAMPLES = 3  # ads shown of each candidate


class CandidateError(ValueError):
    """A candidate cannot be decided on; the message is one line."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """`id`: type and value, as `telegram:fake_channel`. `why_not`: why it cannot be collected; None where it may be tried."""

    id: str
    type: str  # telegram | telegram_invite | site
    value: str
    ads: int
    sources: int
    first_seen: str
    last_seen: str
    verdict: str | None
    why_not: str | None
    examples: tuple[str, ...]  # ids of ads

    @property
    def url(self) -> str:
        return {"telegram": "https://t.me/s/", "telegram_invite": "https://t.me/+"}.get(self.type, "https://") + self.value


def find(workspace: Workspace, *, every: bool = False) -> list[Candidate]:
    """What ads name and no source collects yet, the most named first. `every`: also what was decided on, and what cannot be
    collected. Raises SourceError for a broken source file."""
    taken = _collected(workspace)
    with workspace.osint_db() as db:
        found = rows(db, "SELECT * FROM candidates ORDER BY ads DESC, sources DESC, last_seen DESC, id")
        some = [_candidate(db, row) for row in found if row["id"] not in taken]
    return [one for one in some if every or (one.verdict is None and one.why_not is None)]


def decide(workspace: Workspace, identity: str, verdict: Verdict, reviewer: str) -> Path | None:
    """Remember a verdict as a review; of an approved candidate the file of the new source. Raises CandidateError."""
    one = next((c for c in find(workspace, every=True) if c.id == identity), None)
    if one is None:
        raise CandidateError(f"{identity}: no ad names it, or a source collects it already")
    if verdict == "approved" and one.why_not is not None:
        raise CandidateError(f"{identity}: cannot be a source: {one.why_not}")
    path = _write(workspace, one) if verdict == "approved" else None
    review = {
        "id": str(uuid.uuid4()), "workspace": workspace.id, "type": "candidate", "subject": one.id, "verdict": verdict,
        "original": None, "corrected": None, "reviewer": reviewer, "reviewed_at": clock.now(), "note": path.name if path else None,
    }  # fmt: skip
    with workspace.osint_db() as db:
        runs.add_review(db, review)
    return path


def _write(workspace: Workspace, one: Candidate) -> Path:
    name = "".join(c if c.isalnum() or c in "-_" else "-" for c in one.value.lower()).strip("-_")
    path = workspace.sources / f"{name}.yml"
    if not NAME.fullmatch(name):
        raise CandidateError(f"{one.id}: no file can have this name; write the source yourself")
    if path.exists():
        raise CandidateError(f"{path}: there is such a source already")
    fields = {
        "title": f"Channel {one.value}" if one.type == "telegram" else one.value,
        "why": f"named in {one.ads} ad(s) of {one.sources} source(s), first seen {one.first_seen[:10]}",
        "spider": "telegram" if one.type == "telegram" else "board",
        "url": one.url if one.type == "telegram" else f"{one.url}/",
        "tested": "never-live",
    }
    path.write_text(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False), encoding="utf-8")
    load_source(path)
    return path


def _candidate(db: Any, row: dict[str, Any]) -> Candidate:
    counts = {name: row[name] for name in ("id", "type", "value", "ads", "sources", "first_seen", "last_seen", "verdict")}
    return Candidate(**counts, why_not=_why_not(row["type"], row["value"]), examples=_examples(db, row))


def _examples(db: Any, row: dict[str, Any]) -> tuple[str, ...]:
    """Newest ads that name it; for a forwarded post's channel, which is no contact, the view's own example."""
    kinds = {"site": "url"}
    own = f"https://{row['value']}" if row["type"] == "site" else row["value"]
    found = rows(
        db,
        """SELECT DISTINCT a.id FROM contacts c JOIN version_contacts vc ON vc.contact = c.id JOIN ads a ON a.version = vc.version
           WHERE c.type = ? AND (c.value = ? OR c.value LIKE ? || '/%' OR c.value LIKE 'https://www.' || ? || '%')
           ORDER BY a.last_seen DESC LIMIT ?""",
        kinds.get(row["type"], row["type"]), own, own, row["value"] if row["type"] == "site" else " ", EXAMPLES,
    )  # fmt: skip
    return tuple(one["id"] for one in found) or (row["example"],)


def _why_not(kind: str, value: str) -> str | None:
    if kind == "telegram_invite":
        return "an invite leads into a closed group, and groups are not joined"
    if kind != "site":
        return None
    labels = value.split(":")[0].split(".")
    return next((what for n in range(len(labels)) if (what := _not_sources().get(".".join(labels[n:])))), None)


@cache
def _not_sources() -> dict[str, str]:
    with NOT_SOURCES.open(encoding="utf-8", newline="") as lines:
        return {row["host"]: row["what"] for row in csv.DictReader(lines)}


def _collected(workspace: Workspace) -> set[str]:
    """Ids of what the workspace's sources and the packaged ones collect already."""
    own = all_sources(workspace)
    return {_id(url) for source in [*own, *map(load_source, source_files(PACKAGED))] for url in source.urls}


def _id(url: str) -> str:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if host == "t.me":
        return "telegram:" + parts.path.removeprefix("/s").strip("/").split("/")[0].lower()
    return f"site:{host}:{parts.port}" if parts.port and parts.port not in (80, 443) else f"site:{host}"
