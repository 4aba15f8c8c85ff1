"""What `osint sources` answers: the sources there are, one of them, and what a try of one brings."""

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from osint.crawl.outcome import Outcome
from osint.items import JobPosting
from osint.sources import PACKAGED, Source, SourceError, find_source, load_source, source_files
from osint.store.db import rows
from osint.workspace import Workspace

TRY_PAGES = 6
TRY_POSTINGS = 20
TRY_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Trial:
    """How a try ended (None: it could not begin, `said` tells why) and what it brought."""

    outcome: Outcome | None
    postings: tuple[JobPosting, ...]
    said: str


def list_rows(folder: Path) -> list[dict[str, Any]]:
    """One row a source file, the workspace's first: name, title, spider, schedule, language, url, where, error.

    A file that cannot be read has its `error` and is not left out; a packaged source of the same name as one of the
    workspace's is hidden by it.
    """
    own = [_row(path, "workspace") for path in source_files(folder)]
    names = {row["name"] for row in own}
    return own + [_row(path, "packaged") for path in source_files(PACKAGED) if path.stem not in names]


def _row(path: Path, where: str) -> dict[str, Any]:
    try:
        source = load_source(path)
    except SourceError as error:
        return {"name": path.stem, "where": where, "error": str(error)}
    shown = {name: getattr(source, name) for name in ("name", "title", "spider", "schedule", "language")}
    return shown | {"url": source.urls[0], "where": where, "error": None}


def show_text(folder: Path, name: str) -> str:
    """The source with every default that applies, as YAML. Raises SourceError."""
    return _yaml(find_source(folder, name))


def try_source(workspace: Workspace, name: str) -> Trial:
    """Crawl a few pages of a source as a real run would, in a workspace that is thrown away: guard, robots, browser and
    limits are those of a run, and nothing of it is kept. Raises SourceError."""
    source = small(find_source(workspace.sources, name))
    with tempfile.TemporaryDirectory(prefix="osint-try-") as folder:  # made with mode 0700
        trial = Workspace(Path(folder)).open()
        (trial.sources / f"{name}.yml").write_text(_yaml(source), encoding="utf-8")
        settings = workspace.home / "osint.toml"
        if settings.is_file():
            shutil.copy(settings, trial.home)
        command = [sys.executable, "-P", "-m", "osint.crawl.process", "--home", folder, name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return Trial(_outcome(trial), _postings(trial), done.stderr.strip())


def small(source: Source) -> Source:
    """The source with limits for a try; fewer postings than it must have in a run are no fault here."""
    limits, asserted = source.limits, source.assertions
    bounds = {
        "max_pages": min(limits.max_pages, TRY_PAGES),
        "max_postings": min(limits.max_postings, TRY_POSTINGS),
        "max_seconds": min(limits.max_seconds, TRY_SECONDS),
    }
    return source.model_copy(
        update={
            "limits": limits.model_copy(update=bounds),
            "assertions": asserted.model_copy(update={"min": min(1, asserted.min), "max": None}),
        }
    )


def trial_rows(trial: Trial) -> list[dict[str, Any]]:
    """One row a posting: what was found of each field, a text by its beginning and length."""
    return [
        {
            "title": found.title,
            "text": (found.description or "")[:80].replace("\n", " "),
            "characters": len(found.description or ""),
            "employer": _name(found.hiring_organization),
            "place": _name(found.job_location),
            "date_posted": found.date_posted,
            "images": len(found.images),
            "url": found.url,
        }
        for found in trial.postings
    ]


def _outcome(trial: Workspace) -> Outcome | None:
    with trial.osint_db() as db:
        found = rows(db, "SELECT outcome, failure, message, complete FROM runs WHERE outcome IS NOT NULL")
    if not found:
        return None
    row = found[0]
    return Outcome(row["outcome"], row["failure"], row["message"], bool(row["complete"]))


def _postings(trial: Workspace) -> tuple[JobPosting, ...]:
    with trial.protected_db() as db:
        found = rows(db, "SELECT collected FROM intake WHERE state = 'seen' ORDER BY id")
    return tuple(JobPosting.from_dict(json.loads(row["collected"])) for row in found)


def _name(value: Any) -> str | None:
    """The readable part of a schema.org value: its name, or the parts of its address."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value))) or None
    if not isinstance(value, dict):
        return str(value) if value else None
    address = value.get("address")
    parts = [value.get("name"), *([address] if isinstance(address, str) else (address or {}).values())]
    return ", ".join(str(part) for part in parts if part and part != "PostalAddress") or None


def _yaml(source: Source) -> str:
    return yaml.safe_dump(source.model_dump(), allow_unicode=True, sort_keys=False)
