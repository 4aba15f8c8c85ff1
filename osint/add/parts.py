"""What readers of sent files take and give: a thing that was sent, parts of it with what they say, and what is wrong with it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from extract.tables import Tables
from osint.items import JobPosting
from osint.store.submissions import Sender

WHOLE = 32_000_000  # bytes: a file up to here is kept whole, and may be read into memory
KEPT = 8_000_000  # bytes: the same for one whose parts have records of their own and are read as a stream
DEEPEST = 3  # containers within one another: a mail in a mail, a picture in a zip file in a mail
LONGEST = 1_000_000  # characters of one text; a longer one is kept and not read


@dataclass(frozen=True, slots=True)
class Options:
    """What the person who adds says: `url` where it was found, `columns` field → column of a table, `authors`: keep who wrote the
    messages of a chat, `languages`: of pictures, as tesseract names them (`tha+eng`)."""

    url: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    authors: bool = False
    languages: str | None = None
    tables: Tables = field(default_factory=Tables)  # words of apps and headings, with the workspace's own


@dataclass(frozen=True, slots=True)
class Sent:
    """A file, or a part of one that is a file itself (`data`): an attachment, a member of a zip file. `name` is for people."""

    name: str
    path: Path | None = None
    data: bytes = b""
    content_type: str = ""  # as the container says
    depth: int = 0

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.path else len(self.data)

    def open(self) -> BinaryIO:
        return self.path.open("rb") if self.path else BytesIO(self.data)

    def read(self, most: int = WHOLE) -> bytes:
        """The whole of it. Raises Unreadable where it is larger than `most`."""
        if self.size > most:
            raise Unreadable(f"larger than {most // 1_000_000} MB")
        with self.open() as file:
            return file.read()

    def head(self, length: int = 65_536) -> bytes:
        with self.open() as file:
            return file.read(length)

    def inner(self, name: str, data: bytes, content_type: str = "") -> "Sent":
        return Sent(f"{self.name}: {name}", None, data, content_type, self.depth + 1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part with a record of its own (`key` names it within its file for ever: row 3, message 17), or, without a `block`, the
    whole file, of which the file's own record is cited. A posting's `page_url` may be empty: then it is the record's."""

    key: str
    postings: tuple[JobPosting, ...]
    block: bytes | None = None
    content_type: str = "application/json"
    origin: str = "crawl"
    date: str | None = None  # the page's own date of capture, where it has one


@dataclass(frozen=True, slots=True)
class Said:
    """What is wrong at a place (row 3, message 17, line 4; empty: the file); with `lost` false a note only."""

    place: str
    why: str
    lost: bool = True


class Unreadable(ValueError):
    """A file or part cannot be read; the message says why and quotes nothing of it."""


Found = Piece | Said | Sent | Sender
Reader = Callable[[Sent, Options], Iterator[Found]]
