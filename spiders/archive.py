"""Old captures: Wayback, pywb and Common Crawl through their CDX servers, and WARC, ARC and WACZ files on disk.

What was captured is kept as a record with the capture's own date and digest, and postings cite that record: they were seen then.
"""

import asyncio
import uuid
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path
from typing import Any

from scrapy.http import Request, Response
from twisted.python.failure import Failure

from osint.add import archives, warc
from osint.add.copies import date_of, is_web, uri_of
from osint.add.parts import Said, Sent, Unreadable
from osint.captures import Captures, Pattern, pattern
from osint.crawl.foreign import Keeper
from osint.items import JobPosting
from osint.store import old_captures
from osint.store.rows import CaptureRow
from spiders import captured, cdx
from spiders.base import SourceSpider, Yield, bare, meta_of, posting

BATCH = 50  # captures after which the digests of what was fetched are written down


class ArchiveSpider(SourceSpider):
    """Captures by others, read by the parsers of the other spiders."""

    name = "archive"
    access = "archive"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from osint.crawl.running import current_session

        self.session = current_session()
        self.keeper = Keeper(self.session)
        self.fetched: list[tuple[str, str, str]] = []
        self.open = 0  # answers of an index that were asked for and not read
        self.unread = 0  # records of files
        self._old: dict[tuple[str, str], str] | None = None

    @property
    def captures(self) -> Captures:
        assert self.source.captures is not None  # a source of this spider has them
        return self.source.captures

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        return tuple(map(pattern, self.source.urls))

    @property
    def old(self) -> dict[tuple[str, str], str]:
        """Address and digest → record, of what earlier runs fetched."""
        if self._old is None:
            s = self.session
            self._old = old_captures.known(s.osint_db, s.protected_db, s.source_id, s.run.id) if s else {}
        return self._old

    async def start(self) -> AsyncIterator[Any]:
        """Ask the indexes, then read the files on disk, no faster than records are written."""
        async for request in super().start():
            yield request
        if self.source.spider == self.access:
            for found in self.from_files():
                while self.keeper.is_behind:
                    await asyncio.sleep(0.01)
                yield found

    def first_requests(self) -> Iterator[Request]:
        """The first question to each index for each pattern."""
        for index in self.captures.cdx:
            for wanted in self.patterns:
                if self.captures.warcs:
                    yield from self.ask_index(cdx.question(index, wanted, self.captures, showNumPages="true"), index, wanted)
                else:
                    yield from self.ask_rows(index, wanted)

    def ask_rows(self, index: str, wanted: Pattern, **more: str) -> Iterator[Request]:
        """Of a Wayback: so many rows, and a key to go on with."""
        asked = cdx.question(index, wanted, self.captures, limit=str(cdx.PAGE), showResumeKey="true", **more)
        yield from self.ask_index(asked, index, wanted)

    def ask_index(self, url: str, index: str, wanted: Pattern) -> Iterator[Request]:
        asked = list(self.ask(url, self.parse_index, errback=self.index_failed, role="list", index=index, wanted=wanted))
        self.open += len(asked)
        yield from asked

    def parse_index(self, response: Response, index: str, wanted: Pattern) -> Yield:
        """Rows, or the number of pages of rows; a digest that is known is not fetched again."""
        pages = cdx.pages_of(response.body)
        if pages is not None:
            for page in range(pages):
                asked = list(self.ask_index(cdx.question(index, wanted, self.captures, page=str(page)), index, wanted))
                yield from asked
                if not asked:  # at a limit: an index may say that it has billions
                    break
            self.index_done()
            return
        try:
            answer = cdx.read(response.body)
        except ValueError as error:
            self.trouble.changed(f"the index' answer cannot be read: {error}")
            return
        if answer.broken:
            self.trouble.incomplete(f"{answer.broken} line(s) of the index cannot be read")
        for group in cdx.groups(answer.rows, self.captures, [wanted]):
            yield from self.take(group, response)
        if answer.following is not None:
            more = list(self.ask_rows(index, wanted, resumeKey=answer.following))
            yield from more
            if not more and not self.trouble.limited:
                self.trouble.incomplete("the index' answers lead in a circle")
        elif self.captures.replay and len(answer.rows) >= cdx.PAGE:
            self.trouble.limit_reached()  # a server that knows no keys: what lies behind is not known
        self.index_done()

    def index_done(self) -> None:
        self.open -= 1
        if self.open == 0:
            self.trouble.complete()

    def index_failed(self, failure: Failure) -> Yield:
        """404 with the words of pywb and Common Crawl means that nothing was captured."""
        answer = getattr(failure.value, "response", None)
        if isinstance(answer, Response) and answer.status == 404 and b"No Captures found" in answer.body:
            self.index_done()
            return
        self.trouble.incomplete("the chain of the index' answers broke")
        yield from self.failed(failure)

    def take(self, group: cdx.Group, listing: Response) -> Yield:
        """Read a page of captures with one digest: known from before, replayed, or cut out of its archive file."""
        known = self.old.get((group.first.page, group.first.digest))
        if known is not None:
            yield from self.still_there(known, group, listing)
        elif self.captures.replay:
            url = f"{self.captures.replay}{group.first.timestamp}id_/{group.first.url}"
            yield from self.ask(url, self.parse_replayed, group=group, listing=listing, role="ad")
        elif group.first.filename and group.first.length and not group.first.is_revisit:  # the record of a revisit has no page
            yield from self.ask_range(group, listing)

    def ask_range(self, group: cdx.Group, listing: Response) -> Iterator[Request]:
        """One record of a WARC file: `ask` would take the second one of the same file for the first."""
        row = group.first
        if self.at_limit():
            self.trouble.limit_reached()
            return
        self.pages += 1
        yield Request(
            f"{self.captures.warcs}{str(row.filename).lstrip('/')}", self.parse_record, errback=self.failed, dont_filter=True,
            headers={"Range": f"bytes={row.offset}-{row.offset + row.length - 1}", "Accept-Encoding": "identity"},
            cb_kwargs={"group": group, "listing": listing},
        )  # fmt: skip

    def parse_replayed(self, response: Response, group: cdx.Group, listing: Response) -> Yield:
        """A page as a Wayback gives it back unchanged; kept under its own address and date, made from that answer."""
        date = _replayed_at(response) or group.first.date
        row = group.first
        part = warc.Part(0, {
            "warc-type": "conversion", "warc-target-uri": row.url, "warc-date": date,
            "content-type": (response.headers.get("Content-Type") or row.mime.encode()).decode("latin-1"),
            "warc-refers-to": f"<{meta_of(response).get('capture')}>", "warc-payload-digest": _named_digest(row.digest),
        }, response.body)  # fmt: skip
        made = self.keeper.keep(part, f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{date} {row.digest} {row.url}')}")
        yield from self.read(part, made, group, listing)

    def parse_record(self, response: Response, group: cdx.Group, listing: Response) -> Yield:
        """One record out of a WARC file; that it is the one which the index names, its address and digest tell."""
        row, most = group.first, 4 * self.source.limits.max_bytes
        for part in warc.records(response.body if response.status == 206 else b"", most):
            if part.headers.get("warc-type") not in {"response", "resource", "conversion"}:
                continue
            if uri_of(part) != row.url or part.headers.get("warc-payload-digest", row.digest).rpartition(":")[2] != row.digest:
                break
            made = self.keeper.keep(part, f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{row.filename} {row.offset}')}")
            yield from self.read(part, made, group, listing)
            return
        self.trouble.incomplete("a record is not the one that the index names")

    def read(self, part: warc.Part, row: CaptureRow, group: cdx.Group | None, listing: Response | None) -> Yield:
        """The postings in a kept record; those of a page that was captured unchanged later on were seen then too."""
        response = archives.response_of(part, {"capture": row.id, "captured_at": row.date})
        if response is None or response.status != 200:
            return
        found, broken = captured.read(response, self.source, self.captures.read_as)
        if broken and not found:
            self.trouble.incomplete(broken[0])
        yield from self.emit(found)
        if group is None or listing is None:
            return
        self.fetched.append((group.first.page, group.first.digest, row.id))
        if len(self.fetched) >= BATCH:
            self.note_fetched()
        if group.last.date > row.date:
            for one in found:
                yield from _seen_again(one, group.last, listing)

    def still_there(self, record: str, group: cdx.Group, listing: Response) -> Iterator[JobPosting]:
        """The postings of a page whose digest is known: seen, at the time of its last capture if nobody saw them so late."""
        assert self.session is not None  # nothing is known without one
        for collected in old_captures.read_from(self.session.protected_db, record):
            last_seen = collected.pop("last_seen")
            self.trouble.saw(1)
            if group.last.date > last_seen:
                yield from _seen_again(JobPosting.from_dict(collected), group.last, listing)

    def note_fetched(self) -> None:
        if self.session is not None and self.fetched:
            old_captures.add(self.session.protected_db, self.session.source_id, self.session.run.id, self.fetched)
        self.fetched = []

    def from_files(self) -> Iterator[JobPosting]:
        """The postings in the files on disk."""
        paths = [path for wanted in self.captures.files for path in files_of(self.home(), wanted)]
        if self.captures.files and not paths:
            self.trouble.changed("captures.files finds no file")
        for path in paths:
            for part in self.parts_of(path):
                yield from self.from_part(part)
        if self.unread:
            self.trouble.incomplete(f"{self.unread} record(s) of files cannot be read, or are not what their list says")
        if paths and not self.captures.cdx and not self.unread:
            self.trouble.complete()

    def parts_of(self, path: Path) -> Iterator[warc.Part]:
        """The records of a WARC or WACZ file on disk; one that cannot be read is counted as unread."""

        def say(said: Said) -> None:
            self.unread += said.lost

        try:
            yield from archives.wacz_records(Sent(str(path), path), say) if path.suffix.lower() == ".wacz" else warc.parts(path)
        except (Unreadable, OSError) as error:
            self.unread += 1
            self.logger.warning("%s: %s", path.name, error)

    def from_part(self, part: warc.Part) -> Iterator[JobPosting]:
        """The postings of a record on disk, if it is a page that the source asks for, of a time that counts."""
        self.unread += part.broken is not None
        uri, kind = uri_of(part), part.headers.get("warc-type")
        if part.block is None or kind not in {"response", "resource", "conversion"} or not is_web(uri) or self.at_limit():
            return
        digits = "".join(filter(str.isdigit, date_of(part.headers.get("warc-date"))))[:14]
        if not self.captures.counts(digits) or not any(wanted.matches(uri) for wanted in self.patterns):
            return
        name = f"{part.member} {part.offset} {digits} {uri}"
        yield from (one for one in self.read(part, self.keeper.keep(part, _urn(name)), None, None) if isinstance(one, JobPosting))

    def home(self) -> Path:
        return self.session.workspace.home if self.session is not None else Path()

    def closed(self, reason: str) -> None:
        super().closed(reason)
        self.note_fetched()


def files_of(home: Path, wanted: str) -> Iterable[Path]:
    """The files that a pattern means, by name."""
    path = Path(wanted)
    base = Path(path.anchor) if path.is_absolute() else home
    relative = str(path.relative_to(path.anchor)) if path.is_absolute() else wanted
    return sorted(found for found in base.glob(relative) if found.is_file())


def _seen_again(found: JobPosting, last: cdx.Row, listing: Response) -> Iterator[JobPosting]:
    """A sighting without text, which cites the index; a posting that only its text names can have none."""
    if found.url or found.identifier:
        seen = posting(listing, url=found.url, identifier=found.identifier, page_url=found.page_url, via="list", seen_at=last.date)
        yield bare(seen)


def _replayed_at(response: Response) -> str | None:
    """When the page was captured: a Wayback leads to the nearest capture where it has none of that second."""
    from email.utils import parsedate_to_datetime

    from osint import clock

    said = response.headers.get("Memento-Datetime")
    try:
        return clock.stamp(parsedate_to_datetime(said.decode("ascii"))) if said else None
    except (ValueError, UnicodeDecodeError):
        return None


def _named_digest(digest: str) -> str:
    """A digest with its algorithm: indexes leave SHA-1's out."""
    return digest if ":" in digest else f"sha1:{digest}"


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"
