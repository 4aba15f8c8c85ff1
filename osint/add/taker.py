"""One run of `osint add`: writes records and postings, so that the same file, sent again by the same person, gives nothing new."""

import hashlib
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from osint import clock
from osint.add import archives, copies, kinds, warc
from osint.add.parts import DEEPEST, KEPT, LONGEST, WHOLE, Found, Options, Piece, Said, Sent, Unreadable
from osint.add.sound import sound
from osint.crawl import warc as records
from osint.crawl.archive import ArchiveFile, file_hash
from osint.crawl.closing import close_killed, note_closed
from osint.crawl.rows import capture_row
from osint.items import JobPosting
from osint.store import custody, intake, runs, submissions
from osint.store.db import connect, rows
from osint.store.rows import CaptureRow
from osint.store.submissions import Sender
from osint.workspace import Workspace

NAME = "added"
BATCH = 200  # rows a transaction
UNPACKED = 4_000_000_000  # bytes that all files within one that was sent may have together
Report = Callable[[str], None]


@dataclass
class Added:
    """What came of it: postings taken in (`new`: those that this run is the first to bring), parts read, parts that could not be
    read, the run's id."""

    run: str = ""
    postings: int = 0
    parts: int = 0
    unreadable: int = 0
    new: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where parts come from: the submission, the container's own record and its place in the file (empty for the file itself)."""

    submission: str
    record: str | None
    within: str = ""


class Taker:
    """Writes what readers find. One connection to each database for the whole run."""

    def __init__(self, workspace: Workspace, db: Database, run: str, source: str, archive: ArchiveFile, report: Report) -> None:
        self.workspace, self.db, self.run, self.source, self.archive, self.report = workspace, db, run, source, archive, report
        self.protected = connect(workspace.protected_path)
        self.added = Added(run)
        self.captures: dict[str, CaptureRow] = {}  # written and not committed yet, by id
        self.postings: dict[str, list[JobPosting]] = {}  # by origin
        self.waiting = 0
        self.seen_at: str | None = None
        self.unpacked = 0  # bytes of the files within the one that is taken
        self._whole: dict[str, bool] = {}

    @classmethod
    @contextmanager
    def begin(cls, workspace: Workspace, report: Report) -> "Iterator[Taker]":
        """A run of the source `added`, ended and its archive closed whatever happens inside."""
        with workspace.osint_db() as db:
            source = runs.register_source(db, workspace.id, NAME, spider=NAME, title="Added by hand", why="what people send")
            _close_killed(workspace, db, source)
            run = runs.begin(db, workspace.id, source)
            name = f"{NAME}-{run.started_at.replace('-', '').replace(':', '')}-{run.id}.warc.gz"
            runs.set_archive(db, run.id, name)
            taker = cls(workspace, db, run.id, source, ArchiveFile(workspace.archive, name), report)
            whole = False
            try:
                yield taker
                whole = True
            finally:  # what was taken in before a file that is not there, or a full disk, is kept
                taker.finish(whole=whole)

    def finish(self, *, whole: bool) -> None:
        """Commit what is left, close the archive file, say the outcome."""
        self.flush()
        self.archive.close()
        self.added.new = collected = intake.count_collected(self.protected, self.run)
        self.protected.close()
        failure = "unreadable" if self.added.unreadable or not whole else None
        outcome = "incomplete" if failure else "ok" if collected or self.added.postings else "empty"
        runs.finish(self.db, self.run, outcome=outcome, failure=failure, collected=collected)
        note_closed(self.workspace, self.db, self.archive.name)

    def take_text(self, text: str, options: Options, sender: Sender) -> None:
        """One text as it was pasted: each time one more sighting, since two people may send the same."""
        sent = Sent("text", None, sound(text).encode(), "text/plain; charset=utf-8")
        digest = hashlib.sha256(sent.data).hexdigest()
        self._take(sent, options, submissions.begin(self.protected, self.workspace.id, self.run, None, digest, sender), digest)

    def take_file(self, sent: Sent, options: Options, sender: Sender) -> None:
        """Take a file in, a part at a time; one that was taken in before, perhaps in a run that was killed, is gone on with."""
        assert sent.path is not None  # a part of a file is taken with it
        digest = file_hash(sent.path)
        begun = submissions.known(self.protected, self.workspace.id, digest, sender)
        begun = begun or submissions.begin(self.protected, self.workspace.id, self.run, sent.name, digest, sender)
        self._take(sent, options, begun, digest)

    def _take(self, sent: Sent, options: Options, submission: submissions.Submission, digest: str) -> None:
        before, self.seen_at, self.unpacked = self.added.postings, submission.received_at, 0
        kind = self.take_sent(sent, options, Place(submission.id, None), digest)
        self.flush()
        details: dict[str, Any] = {"postings": self.added.postings - before, "submission": submission.id}
        if not kind.startswith(("text/", "message/")):
            # The hash of a text whose rest is published gives a masked number back: of texts it stands in protected.db only.
            details["sha256"] = digest
        custody.append(self.db, self.workspace.id, "file_added", self.run, details)

    def take_sent(self, sent: Sent, options: Options, place: Place, digest: str) -> str:
        """A file, or a part that is one: its own record first, then what a reader finds in it. Returns its media type."""
        if sent.path is not None and warc.is_archive(sent.path):
            self.take_archive(sent, warc.parts(sent.path), digest)
            return "application/warc"
        content_type = ""
        try:
            kind = kinds.kind_of(sent)
            if sent.depth > DEEPEST:
                raise Unreadable("nested too deep")
            if kind.is_archive:
                self.take_archive(sent, archives.wacz_records(sent, self._said(sent)), digest)
                return kind.content_type
            content_type = kind.content_type
            record = self._own_record(sent, kind, place, digest)
            if place.record is None:
                submissions.cite(self.protected, place.submission, record.id)
            if kind.unread:
                raise Unreadable(f"kept, not read: {kind.unread}")
            for found in kind.read(sent, options):
                self._found(sent, found, options, replace(place, record=record.id))
        except Unreadable as error:
            self.unreadable(f"{sent.name}: {error}")
        return content_type

    def _found(self, sent: Sent, found: Found, options: Options, place: Place) -> None:
        if isinstance(found, Said):
            self._said(sent)(found)
        elif isinstance(found, Sent):
            self.unpacked += len(found.data)
            if self.unpacked > UNPACKED:
                raise Unreadable(f"unpacks to more than {UNPACKED // 1_000_000_000} GB: the rest of it is left")
            inside = replace(place, within=found.name.removeprefix(sent.name))
            digest = hashlib.sha256(found.data).hexdigest()
            self.take_sent(found, options, replace(inside, within=f"{place.within}{inside.within}"), digest)
        elif isinstance(found, Sender):
            if sent.depth == 0:
                submissions.add_said(self.protected, place.submission, found)
                self.seen_at = self.seen_at or found.received
        else:
            self.take(found, place, sent)

    def _own_record(self, sent: Sent, kind: kinds.Kind, place: Place, digest: str) -> CaptureRow:
        """The file's own record: all of it, or, of a large one whose parts have records of their own, its hash and size."""
        if sent.size <= (KEPT if kind.has_parts else WHOLE):
            return self._resource(f"{place.within}/", kind.content_type, sent.read(), place)
        about = f'{{"sha256": "{digest}", "bytes": {sent.size}}}'.encode()
        return self._resource(f"{place.within}/", "application/json", about, place)

    def _resource(self, key: str, content_type: str, block: bytes, place: Place) -> CaptureRow:
        """The row of a part's record, written unless it is there: its id is made of the submission and the part's place."""
        record_id = f"urn:uuid:{uuid.uuid5(uuid.UUID(place.submission), key)}"
        if (old := self._row(record_id)) is not None:
            return old
        refers = f"<{place.record}>" if place.record else None
        digest = records.digest(block)
        draft = records.draft(
            "resource", record_id, clock.now(), content_type, block, Target_URI=record_id, Payload_Digest=digest, Refers_To=refers
        )
        return self._write(draft)

    def take(self, piece: Piece, place: Place, sent: Sent) -> None:
        """A part with its postings."""
        if piece.block is None:
            capture = self._row(str(place.record))
            assert capture is not None  # the file's own record was written before its parts
        else:
            capture = self._resource(f"{place.within}/{piece.key}", piece.content_type, piece.block, place)
        self.added.parts += 1
        for item in piece.postings:
            if len(item.description or "") + len(item.title or "") > LONGEST:
                self.unreadable(f"{sent.name}: {piece.key}: more than {LONGEST} characters: kept in the archive, not read")
                continue
            item = replace(item, page_url=item.page_url or capture.target_uri, images=_own_images(item, capture))
            self._posting(item, capture, piece.origin, self.seen_at or piece.date or capture.date)

    def _posting(self, item: JobPosting, capture: CaptureRow, origin: str, seen_at: str) -> None:
        self.postings.setdefault(origin, []).append(replace(item, capture=capture.id, seen_at=seen_at))
        self.added.postings += 1
        self.waiting += 1
        if self.waiting >= BATCH:
            self.flush()

    def take_archive(self, sent: Sent, parts: Iterator[warc.Part], digest: str) -> None:
        """Copy the readable records of a WARC, ARC or WACZ file, and read its answers as the spiders do."""
        for part in parts:
            if part.broken:
                self.unreadable(f"{sent.name}: {part.place}: {part.broken}")
            if part.block is None or part.headers.get("warc-type") not in copies.KINDS:
                continue
            name = f"{digest}:{part.member}:{part.offset}" if part.member else f"{digest}:{part.offset}"
            made = copies.copy_of(part, f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, name)}", self._row)
            if not part.is_citable:
                if not self._was_whole(digest) and isinstance(made, records.Draft):
                    self.archive.append([made.packed()])
                continue
            capture = made if isinstance(made, CaptureRow) else self._write(made)
            self.added.parts += 1
            for item in archives.postings_of(part, capture):
                self._posting(item, capture, "crawl", capture.date)

    def _was_whole(self, digest: str) -> bool:
        """Whether the same file was taken in to its end before: requests have no row by which that is known of each."""
        if digest not in self._whole:
            done = "SELECT 1 FROM custody WHERE action = 'file_added' AND json_extract(details, '$.sha256') = ? LIMIT 1"
            self._whole[digest] = bool(rows(self.db, done, digest))
        return self._whole[digest]

    def _row(self, record_id: str) -> CaptureRow | None:
        if record_id in self.captures:
            return self.captures[record_id]
        found = rows(self.protected, "SELECT * FROM captures WHERE id = ?", record_id)
        return CaptureRow(**found[0]) if found else None

    def _write(self, draft: records.Draft) -> CaptureRow:
        """Append a record of a type that is cited; its row."""
        (place,) = self.archive.append([draft.packed()])
        row = capture_row(draft.record(), place, self.workspace.id, self.run, self.source, self.archive.name)
        self.captures[row.id] = row
        self.waiting += 1
        return row

    def _said(self, sent: Sent) -> Callable[[Said], None]:
        def say(said: Said) -> None:
            line = ": ".join(filter(None, (sent.name, said.place, said.why)))
            self.unreadable(line) if said.lost else self.report(line)

        return say

    def unreadable(self, message: str) -> None:
        self.added.unreadable += 1
        self.report(message)

    def flush(self) -> None:
        """Archive first, then the rows that cite it. Killed in between: a second run finds the record and adds the posting."""
        self.archive.sync()
        captures = list(self.captures.values())
        for origin, items in (self.postings or {"crawl": []}).items():
            collected = [(self.run, self.source, item) for item in items]
            intake.write_batch(self.protected, self.workspace.id, captures, collected, origin)
            captures = []
        self.captures, self.postings, self.waiting = {}, {}, 0


def _own_images(item: JobPosting, capture: CaptureRow) -> tuple[str, ...]:
    """A picture that was sent is named by its record."""
    return tuple(image or capture.id for image in item.images)


def _close_killed(workspace: Workspace, db: Database, source: str) -> None:
    """End a run that was killed: it cannot be resumed, since nobody knows what was still to be sent. Of one that ended and was killed
    before its file stood in custody, enter that."""
    run = runs.newest(db, source)
    if run is None or not run.archive:
        return
    if run.ended_at:
        note_closed(workspace, db, run.archive)
        return
    with workspace.protected_db() as protected:
        close_killed(workspace, db, protected, run)
