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

from osint.add import http
from osint.crawl import archive
from osint.crawl.outcome import Outcome
from osint.items import JobPosting
from osint.sources import PACKAGED, Source, SourceError, find_source, load_source, source_files
from osint.store.db import rows
from osint.workspace import Workspace

TRY_PAGES = 6
TRY_POSTINGS = 20
TRY_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was read, as the archive of the try held it: for a fixture."""

    url: str
    date: str
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Trial:
    """How a try ended (None: it could not begin, `said` tells why), what it brought, and the page of its first posting."""

    outcome: Outcome | None
    postings: tuple[JobPosting, ...]
    said: str
    page: Page | None = None


def list_rows(folder: Path) -> list[dict[str, Any]]:
    """One row a source file, the workspace's first: name, title, spider, schedule, language, tested, url, where, error.

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
    shown = {name: getattr(source, name) for name in ("name", "title", "spider", "schedule", "language", "tested")}
    return shown | {"url": source.urls[0], "where": where, "error": None}


def show_text(folder: Path, name: str) -> str:
    """The source with every default that applies, as YAML. Raises SourceError."""
    return _yaml(find_source(folder, name))


def try_source(workspace: Workspace, name: str) -> Trial:
    """Crawl a few pages of a source as a real run would, in a workspace that is thrown away: guard, robots, browser and
    limits are those of a run, and nothing of it is kept. Raises SourceError."""
    source = small(find_source(workspace.sources, name))
    with tempfile.TemporaryDirectory(prefix="osint-try-") as folder:  # made with mode 0700
        trial = thrown_away(Path(folder), workspace)
        if source.captures is not None:  # its files lie in the workspace that is not thrown away
            source = source.model_copy(update={"captures": source.captures.anchored(workspace.home)})
        (trial.sources / f"{name}.yml").write_text(_yaml(source), encoding="utf-8")
        command = [sys.executable, "-P", "-m", "osint.crawl.process", "--home", folder, name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return Trial(_outcome(trial), _postings(trial), done.stderr.strip(), _first_page(trial))


def thrown_away(folder: Path, workspace: Workspace) -> Workspace:
    """A workspace in `folder` with the settings of another, and the browser that was found for it."""
    trial = Workspace(folder).open()
    for path, place in ((workspace.home / "osint.toml", trial.home), (workspace.locks / "browser.json", trial.locks)):
        if path.is_file():
            shutil.copy(path, place)
    return trial


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


FIELDS = {
    "title": "title", "text": "description", "employer": "hiring_organization", "place": "job_location", "pay": "base_salary",
    "contact": "application_contact", "employment": "employment_type", "posted": "date_posted", "valid until": "valid_through",
    "modified": "date_modified", "author": "author", "forwarded": "forwarded_from", "images": "images", "identifier": "identifier",
    "url": "url",
}  # fmt: skip


def trial_rows(trial: Trial) -> list[dict[str, Any]]:
    """One row a posting: each field as people read it, a text by its beginning and length; `missing` names the empty ones."""
    return [_trial_row(found) for found in trial.postings]


def _trial_row(found: JobPosting) -> dict[str, Any]:
    shown: dict[str, Any] = {name: readable(getattr(found, field)) for name, field in FIELDS.items()}
    shown["characters"] = len(found.description or "")
    return shown | {"missing": [name for name in FIELDS if not shown[name]]}


def coverage(shown: list[dict[str, Any]]) -> list[tuple[str, int, str]]:
    """Each field, in how many postings it is filled, and the first example of it."""
    return [(name, sum(bool(row[name]) for row in shown), next((row[name] for row in shown if row[name]), "")) for name in FIELDS]


def table_lines(shown: list[dict[str, Any]]) -> list[str]:
    """The coverage as a table, for people; what no posting has is said so."""
    lines = [f"{'field':<12} {'filled':>9}  example"]
    for name, count, example in coverage(shown):
        lines.append(f"{name:<12} {f'{count} of {len(shown)}':>9}  {example[:90] or '(missing in all)'}")
    return lines


def _outcome(trial: Workspace) -> Outcome | None:
    with trial.osint_db() as db:
        found = rows(db, "SELECT outcome, failure, message, complete FROM runs WHERE outcome IS NOT NULL")
    if not found:
        return None
    row = found[0]
    return Outcome(row["outcome"], row["failure"], row["message"], bool(row["complete"]))


def _postings(trial: Workspace) -> tuple[JobPosting, ...]:
    with trial.protected_db() as db:
        found = rows(db, "SELECT collected FROM intake WHERE state = 'seen' AND version IS NOT NULL ORDER BY id")
    return tuple(JobPosting.from_dict(json.loads(row["collected"])) for row in found)


def _first_page(trial: Workspace) -> Page | None:
    """The page of the first posting that was read with its text."""
    with trial.protected_db() as db:
        found = rows(
            db, "SELECT c.* FROM intake i JOIN captures c ON c.id = i.capture WHERE i.version IS NOT NULL ORDER BY i.id LIMIT 1"
        )
    if not found:
        return None
    record = archive.read(trial.archive, found[0]["file"], found[0]["offset"])
    if not record.is_http():
        return Page(record.uri, record.date, record.headers.get("content-type", "text/html"), record.block)
    answer = http.answer(record.uri, record.block, {})
    if answer is None:
        return None
    kind = (answer.headers.get("Content-Type") or b"text/html").decode("latin-1")
    return Page(record.uri, record.date, kind, answer.body)


def readable(value: Any) -> str:
    """A collected value for people, on one line: a schema.org value by its names, amounts and address."""
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(readable, value)))
    if isinstance(value, dict):
        return " ".join(filter(None, (readable(part) for key, part in value.items() if not key.startswith("@"))))
    return " ".join(str(value).split()) if value is not None else ""


def _yaml(source: Source) -> str:
    return yaml.safe_dump(source.model_dump(), allow_unicode=True, sort_keys=False)
