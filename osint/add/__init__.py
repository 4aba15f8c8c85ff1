"""`osint add`: take in what people send. A run of the built-in source `added`, with an archive file of its own."""

import hashlib
import importlib
import json
import sys
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from osint import analysis, clock, link
from osint.add import http, warc
from osint.crawl import warc as records
from osint.crawl.archive import ArchiveFile
from osint.crawl.rows import capture_row
from osint.crawl.session import close_killed, note_closed
from osint.items import JobPosting
from osint.sources import Source
from osint.store import intake, runs
from osint.store.custody import append
from osint.store.db import rows
from osint.store.rows import CaptureRow
from osint.workspace import Workspace

NAME = "added"
BATCH = 200  # rows a transaction
Report = Callable[[str], None]
_FIELDS = frozenset(f.name for f in fields(JobPosting)) - {"page_url", "via", "state", "capture", "seen_at"}
_STRINGS = frozenset({"url", "identifier", "title", "description", "date_posted", "valid_through", "date_modified", "author"})


@dataclass
class Added:
    """What came of it: postings taken in, parts read, parts that could not be read, the run's id."""

    run: str = ""
    postings: int = 0
    parts: int = 0
    unreadable: int = 0


def _close_killed(workspace: Workspace, db: Database, source: str) -> None:
    """End a run that was killed: it cannot be resumed, since nobody knows what was still to be sent."""
    if (run := runs.unfinished(db, source)) and run.archive:
        with workspace.protected_db() as protected:
            close_killed(workspace, db, protected, run)


class BadLine(ValueError):
    """A line that is no posting; the message says why."""


def add(workspace: Workspace, files: Iterable[Path], *, text: str | None, url: str | None, report: Report) -> Added:
    """Take in files and a text, and read them. What cannot be read is reported in one line that names file and place."""
    with workspace.lock(NAME, wait=True), _Taker.begin(workspace, report) as taker:
        if text is not None:
            taker.take_text(text, url)
        for path in files:
            taker.take_file(path, url)
    analysis.read_intake(workspace)
    link.update(workspace)
    return taker.added


class _Taker:
    """Writes records and postings of one run."""

    def __init__(self, workspace: Workspace, run: str, source: str, archive: ArchiveFile, report: Report) -> None:
        self.workspace, self.run, self.source, self.archive, self.report = workspace, run, source, archive, report
        self.added = Added(run)
        self.captures: list[CaptureRow] = []
        self.postings: list[JobPosting] = []

    @classmethod
    @contextmanager
    def begin(cls, workspace: Workspace, report: Report) -> "Iterator[_Taker]":
        with workspace.osint_db() as db:
            source = runs.register_source(db, workspace.id, NAME, spider=NAME, title="Added by hand", why="what people send")
            _close_killed(workspace, db, source)
            run = runs.begin(db, workspace.id, source)
            name = f"{NAME}-{run.started_at.replace('-', '').replace(':', '')}-{run.id}.warc.gz"
            runs.set_archive(db, run.id, name)
            taker = cls(workspace, run.id, source, ArchiveFile(workspace.archive, name), report)
            whole = False
            try:
                yield taker
                whole = True
            finally:  # what was taken in before a file that is not there, or a full disk, is kept
                taker.finish(db, whole=whole)

    def finish(self, db: Database, *, whole: bool) -> None:
        """Commit what is left, close the archive file, say the outcome."""
        self.flush()
        self.archive.close()
        with self.workspace.protected_db() as protected:
            collected = intake.count_collected(protected, self.run)
        failure = "unreadable" if self.added.unreadable or not whole else None
        outcome = "incomplete" if failure else "ok" if collected else "empty"
        runs.finish(db, self.run, outcome=outcome, failure=failure, collected=collected)
        note_closed(self.workspace, db, self.archive.name)

    def take_text(self, text: str, url: str | None) -> None:
        """One text: one posting, without a title."""
        capture = self.record_resource("text/plain;charset=utf-8", text.encode())
        self.take(capture, [JobPosting(page_url=capture.target_uri, url=url, description=text.strip())])

    def take_file(self, path: Path, url: str | None) -> None:
        if str(path) == "-":
            self.take_text(sys.stdin.read(), url)
            return
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        before = self.added.postings
        if warc.is_archive(path):
            self.take_archive(path, digest)
        elif path.suffix in {".jsonl", ".ndjson"}:
            self.take_lines(path)
        else:
            self.take_text(_decoded(path), url)
        self.flush()
        with self.workspace.osint_db() as db:
            details = {"sha256": digest, "postings": self.added.postings - before}
            append(db, self.workspace.id, "file_added", self.run, details)

    def take_lines(self, path: Path) -> None:
        """JSON Lines with JobPosting's words; `text` stands for `description`."""
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    values = _values(line)
                except BadLine as error:
                    self.unreadable(f"{path}:{number}: {error}")
                    continue
                capture = self.record_resource("application/json", line.rstrip(b"\r\n"))
                self.take(capture, [JobPosting.from_dict({"page_url": capture.target_uri} | values)])

    def take_archive(self, path: Path, digest: str) -> None:
        """Copy the readable records of a WARC or ARC file, and read its HTML answers as the spider `structured` does."""
        for part in warc.parts(path):
            if part.broken:
                self.unreadable(f"{path}: at byte {part.offset}: {part.broken}")
            if part.block is None or part.headers.get("warc-type") not in {
                "response",
                "resource",
                "conversion",
                "revisit",
                "request",
            }:
                continue
            capture = self.copy(part, digest)
            if capture is not None and part.headers["warc-type"] != "request":
                self.take(capture, _read(capture, part))

    def copy(self, part: warc.Part, digest: str) -> CaptureRow | None:
        """A record with its id and date; an id already used for other bytes is replaced, and referred to."""
        headers, block = part.headers, part.block or b""
        kind, wanted = headers["warc-type"], headers.get("warc-record-id", "").strip("<>")
        wanted = wanted or f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, f'{digest}:{part.offset}')}"
        payload = records.digest(
            block.partition(b"\r\n\r\n")[2] if headers.get("content-type", "").startswith("application/http") else block
        )
        with self.workspace.protected_db() as db:
            there = rows(db, "SELECT * FROM captures WHERE id = ?", wanted)
        there += [asdict(row) for row in self.captures if row.id == wanted]
        if there and there[0]["payload_digest"] == payload:
            return CaptureRow(**there[0])
        record_id = records.new_id() if there else wanted
        made = records.make(
            kind, record_id, _date(headers.get("warc-date")), headers.get("content-type", "application/octet-stream"), block,
            Target_URI=headers.get("warc-target-uri", "").strip("<>") or record_id, Payload_Digest=payload,
            Refers_To=f"<{wanted}>" if there else headers.get("warc-refers-to"),
            Truncated="unspecified" if part.broken else headers.get("warc-truncated"),
        )  # fmt: skip
        return self.write(made)

    def record_resource(self, content_type: str, block: bytes) -> CaptureRow:
        record_id = records.new_id()
        headers = {"Target_URI": record_id, "Payload_Digest": records.digest(block)}
        row = self.write(records.make("resource", record_id, clock.now(), content_type, block, **headers))
        assert row is not None  # a resource record always has a row
        return row

    def write(self, record: bytes) -> CaptureRow | None:
        """Append a record; its row, or None for a type that has none."""
        (place,) = self.archive.append([record])
        parsed = records.parse(records.unpack(record))
        if parsed.type not in records.CITABLE:
            return None
        row = capture_row(parsed, place, self.workspace.id, self.run, self.source, self.archive.name)
        self.captures.append(row)
        return row

    def take(self, capture: CaptureRow, found: Iterable[JobPosting]) -> None:
        self.added.parts += 1
        for item in found:
            self.postings.append(replace(item, capture=capture.id, seen_at=capture.date))
            self.added.postings += 1
        if len(self.captures) + len(self.postings) >= BATCH:
            self.flush()

    def unreadable(self, message: str) -> None:
        self.added.unreadable += 1
        self.report(message)

    def flush(self) -> None:
        """Archive first, then the rows that cite it."""
        self.archive.sync()
        with self.workspace.protected_db() as db:
            collected = [(self.run, self.source, item) for item in self.postings]
            intake.write_batch(db, self.workspace.id, self.captures, collected)
        self.captures, self.postings = [], []


def _values(line: bytes) -> dict[str, Any]:
    """The fields of a JobPosting in one line of JSON. Raises BadLine."""
    try:
        values = json.loads(line)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise BadLine(f"not JSON ({getattr(error, 'msg', 'not UTF-8')})") from error
    if not isinstance(values, dict):
        raise BadLine("not a JSON object")
    values = {{"text": "description", "id": "identifier"}.get(name, name): value for name, value in values.items()}
    kept = {name: value for name, value in values.items() if name in _FIELDS}
    wrong = sorted(name for name in _STRINGS & kept.keys() if not isinstance(kept[name], str | None))
    if wrong:
        raise BadLine(f"{wrong[0]} is not a string")
    if not kept.get("description") and not kept.get("title"):
        raise BadLine("neither text nor title")
    return kept


def _read(capture: CaptureRow, part: warc.Part) -> list[JobPosting]:
    """The ads in an archived HTML page, read as the spider `structured` reads pages."""
    meta = {"capture": capture.id, "captured_at": capture.date}
    uri = part.headers.get("warc-target-uri", "").strip("<>")
    if not uri.startswith(("http://", "https://")):
        return []
    if part.headers.get("content-type", "").startswith("application/http"):
        page = http.answer(uri, part.block or b"", meta)
    else:
        page = http.page(uri, part.block or b"", {"content-type": part.headers.get("content-type", "")}, 200, meta)
    if page is None or page.status != 200:
        return []
    # By name, as Scrapy loads spiders: osint imports nothing of them.
    structured = importlib.import_module("spiders.structured")
    found, _ = structured.read_page(page, Source(name=NAME, title=NAME, spider="structured", urls=[uri]))
    return list(found)


def _date(value: str | None) -> str:
    """A record's own date as stored times are; now for a record that names none."""
    try:
        return clock.stamp(clock.parse(value or ""))
    except ValueError:
        return clock.now()


def _decoded(path: Path) -> str:
    """A text file: UTF-8, UTF-16 with its mark, else as charset_normalizer finds it."""
    from charset_normalizer import from_bytes

    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
        return str(best) if best else data.decode("utf-8", "replace")
