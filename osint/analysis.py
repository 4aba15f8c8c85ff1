"""Read the intake: each text is analysed, then goes to `osint.db`, or to `protected.db` if it is a plea for help.

Idempotent: killed between the two databases, the next run does the same again, and nothing is lost or doubled.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

import extract
from extract.answer import to_json
from extract.findings import Ad, Analysis
from extract.tables import Tables
from osint import masking
from osint.items import JobPosting
from osint.store import ads, findings, intake, pleas, reading
from osint.store.db import writing
from osint.store.findings import Seen
from osint.workspace import Workspace

BATCH = 32  # texts; spaCy is slower with much larger batches
POLL_SECONDS = 0.2
COUNT_SECONDS = 2.0  # between counts of what was read of a run: they take time linear in its length


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the intake with the hints of its source."""

    row: dict[str, Any]
    item: JobPosting
    seen: Seen
    language: str | None
    country: str | None

    def ad(self) -> Ad:
        return ad_of(self.item, self.language, self.country)


def read_intake(
    workspace: Workspace, *, done: Callable[[], bool] = lambda: True, progress: Callable[[int], None] = lambda _: None
) -> int:
    """Read what is pending until nothing is and `done()` says that nothing more will come; returns the number of rows read.

    One analyzer a workspace: a second one waits, then reads what is left.
    """
    with workspace.lock("analysis", wait=True), workspace.osint_db() as osint, workspace.protected_db() as protected:
        return read_intake_locked(workspace, osint, protected, done=done, progress=progress)


def read_intake_locked(
    workspace: Workspace,
    osint: Database,
    protected: Database,
    *,
    done: Callable[[], bool] = lambda: True,
    progress: Callable[[int], None] = lambda _: None,
) -> int:
    """As `read_intake`, for a caller that holds the analyzer's lock."""
    tables, total, warm = workspace.tables, 0, False
    touched, counted = reading.uncounted_runs(osint), time.monotonic()
    with writing(osint):
        reading.register_indicators(osint, tables)
        reading.register_hotspots(osint, tables)
    while True:
        finished = done()  # asked before looking: what came in between is found by one more look
        rows = reading.pending(protected, BATCH)
        if touched and (not rows or time.monotonic() - counted > COUNT_SECONDS):
            reading.count_runs(osint, protected, touched)
            touched, counted = set(), time.monotonic()
        if not rows and finished:
            return total
        if rows:
            if not warm:
                # Models and tables take seconds to load: a death then must not count against a text.
                warm = bool(
                    list(extract.analyze_many(map(Ad, ("hello", "工作")), tables=tables, model=workspace.settings.model or None))
                )
            _read_batch(workspace, osint, protected, tables, rows)
            touched |= {row["run"] for row in rows}
            total += len(rows)
            progress(total)
        else:
            time.sleep(POLL_SECONDS)


def ad_of(item: JobPosting, language: str | None, country: str | None) -> Ad:
    """What the analysis is given of a posting."""
    return Ad(
        text=item.description or "", title=item.title, url=item.url, language=language, country=country,
        hiring_organization=item.hiring_organization, job_location=item.job_location, base_salary=item.base_salary,
        application_contact=item.application_contact, date_posted=item.date_posted, valid_through=item.valid_through,
    )  # fmt: skip


def _read_batch(workspace: Workspace, osint: Database, protected: Database, tables: Tables, rows: list[dict[str, Any]]) -> None:
    texts = list(_texts(osint, [row for row in rows if row["version"]]))
    reading.count_attempt(protected, [text.row["id"] for text in texts])
    model = workspace.settings.model or None
    analyses = _corrected(osint, texts, extract.analyze_many((text.ad() for text in texts), tables=tables, model=model))
    hotspots = reading.hotspots(tables)
    read = {text.row["id"]: (text, analysis) for text, analysis in zip(texts, analyses, strict=True)}
    plea_postings = {text.row["posting"] for text, analysis in read.values() if analysis.kind == "plea"}
    for posting in sorted(plea_postings):
        move_out(workspace, osint, protected, posting)
    with writing(protected):
        for row in rows:
            if reading.is_protected(protected, row, plea_postings):
                _protect(protected, row, read.get(row["id"]))
    with writing(osint):
        touched = [
            _publish(osint, protected, row, read.get(row["id"]), hotspots)
            for row in rows
            if not pleas.is_plea(protected, row["posting"])
        ]
        ads.update(osint, filter(None, touched))
    reading.mark_read(protected, [row["id"] for row in rows], extract.extractor_version(tables, model))


def _texts(osint: Database, rows: list[dict[str, Any]]) -> Iterator[Text]:
    for row in rows:
        language, country = reading.hints(osint, row["source"])
        yield Text(row, intake.item_of(row), reading.seen(row), language, country)


def _corrected(osint: Database, texts: list[Text], analyses: Iterable[Analysis]) -> list[Analysis]:
    """A person's verdict on what a text is goes before the rules'."""
    verdicts = reading.kind_verdicts(osint)
    return [_with_kind(read, verdicts.get(text.row["version"])) for text, read in zip(texts, analyses, strict=True)]


def _with_kind(analysis: Analysis, kind: str | None) -> Analysis:
    if kind is None or kind == analysis.kind:
        return analysis
    role = {"job_ad": "recruiter", "plea": "affected"}.get(kind, "other")
    contacts = tuple(replace(c, role=role) if c.role == "affected" else c for c in analysis.contacts)
    return replace(analysis, kind=kind, contacts=contacts)


def _publish(
    osint: Database,
    protected: Database,
    row: dict[str, Any],
    read: tuple[Text, Analysis] | None,
    hotspots: dict[str, dict[str, Any]],
) -> str | None:
    """Write one row of the intake into `osint.db`; returns the posting whose `ads` row changes, if one does."""
    if read is None:
        return _publish_sighting(osint, protected, row)
    text, analysis = read
    hidden = masking.affected(analysis)
    item = masking.mask_item(text.item, hidden) if hidden else text.item
    findings.add_captures(osint, reading.captures(protected, row["capture"], without_digest=bool(hidden)))
    version = findings.add_version(osint, item, text.language, text.country, text.seen.origin)
    kept = masking.without_affected(analysis)
    findings.add_analysis(osint, version, kept, to_json(kept), hotspots)
    findings.add_sighting(osint, text.seen, item.posting_id(), version, carried_text=True)
    return item.posting_id()


def _publish_sighting(osint: Database, protected: Database, row: dict[str, Any]) -> str | None:
    """A sighting without text is one of the posting's newest version; of a posting whose text was never read it is none."""
    version = findings.newest_version(osint, row["posting"])
    if version is None:
        return None
    findings.add_captures(osint, reading.captures(protected, row["capture"], without_digest=False))
    findings.add_sighting(osint, reading.seen(row), row["posting"], version, carried_text=False)
    return str(row["posting"])


def _protect(protected: Database, row: dict[str, Any], read: tuple[Text, Analysis] | None) -> None:
    if read is not None:
        text, analysis = read
        version: str | None = pleas.add_plea(protected, text.item, analysis, to_json(analysis), text.language, text.country)
    else:
        version = pleas.newest_version(protected, row["posting"])
    if version is not None:
        pleas.add_sighting(protected, reading.seen(row), row["posting"], version)


def move_out(workspace: Workspace, osint: Database, protected: Database, posting: str) -> bool:
    """Move a posting that has become a plea from `osint.db` to `protected.db`; False if it was not there."""
    items = pleas.stored_items(osint, posting)
    if not items:
        return False
    model = workspace.settings.model or None
    analyses = list(extract.analyze_many((ad_of(item, None, None) for item in items), tables=workspace.tables, model=model))
    sightings = reading.sightings(osint, posting)
    with writing(protected):
        for item, analysis in zip(items, analyses, strict=True):
            pleas.add_plea(protected, item, analysis, to_json(analysis), None, None)
        for version, seen in sightings:
            pleas.add_sighting(protected, seen, posting, version)
    with writing(osint):
        pleas.remove_posting(osint, posting)
    return True
