"""Archives of others, WARC and ARC, read as far as they can be: what is broken is named by its offset and passed over."""

import mmap
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from osint import clock
from osint.crawl.warc import CITABLE

Buffer = bytes | mmap.mmap
MOST = 512_000_000  # bytes that one gzip member may unpack to
_GZIP = b"\x1f\x8b\x08"
_WARC = re.compile(rb"WARC/1\.\d\r?\n")
# ARC version 1: URL, IP address, date, type, length; URLs with spaces occur.
_ARC = re.compile(rb"([^\r\n]+) ([0-9a-fA-F.:]+) (\d{12,14}) ([^\s]+) (\d+)\r?\n")
_HEAD_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class Part:
    """One record (`block` and `headers`, names in lower case), or what is `broken` at `offset`; both where it is cut short.

    `offset` counts bytes of the file; within a compressed member that holds several records it is the member's.
    """

    offset: int
    headers: dict[str, str] = field(default_factory=dict)
    block: bytes | None = None
    broken: str | None = None
    member: str = ""  # the file that it stands in, of a WACZ

    @property
    def place(self) -> str:
        return f"{self.member}: at byte {self.offset}" if self.member else f"at byte {self.offset}"

    @property
    def is_citable(self) -> bool:
        return self.headers.get("warc-type") in CITABLE


def is_archive(path: Path) -> bool:
    """Whether a file's name says that it is a WARC or ARC file."""
    return re.search(r"\.w?arc(\.gz)?(\.open|\.bad)?$", path.name.lower()) is not None


def parts(path: Path) -> Iterator[Part]:
    """The records of a file and what is broken in it, in order."""
    if path.stat().st_size == 0:
        yield Part(0, broken="the file is empty")
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data[:3] == _GZIP:
            for offset, content, broken in _joined(_members(data)):
                for part in _records(content):
                    yield Part(offset, part.headers, part.block, part.broken)
                if broken:
                    yield Part(offset, broken=broken)
        else:
            yield from _records(data)


def _members(data: mmap.mmap) -> Iterator[tuple[int, bytes, str | None]]:
    """Offset and content of each gzip member; of a torn one what can be had, then on from the next that begins."""
    offset = 0
    while 0 <= offset < len(data):
        content, length, broken = _unzip(data, offset)
        yield offset, content, broken
        offset = data.find(_GZIP, offset + 3) if length is None else offset + length
        if length is not None and offset < len(data) and data[offset : offset + 3] != _GZIP:
            following = data.find(_GZIP, offset)
            yield offset, b"", f"{(following if following >= 0 else len(data)) - offset} bytes that are no gzip member"
            offset = following


def _joined(found: Iterator[tuple[int, bytes, str | None]]) -> Iterator[tuple[int, bytes, str | None]]:
    """Some tools begin a gzip member within a record: what begins with no record belongs to the member before it."""
    held: tuple[int, bytes, str | None] | None = None
    for offset, content, broken in found:
        if held and not held[2] and content.strip() and not _WARC.match(content) and not _ARC.match(content):
            held = held[0], held[1] + content, broken
        else:
            if held:
                yield held
            held = offset, content, broken
    if held:
        yield held


def _unzip(data: mmap.mmap, offset: int) -> tuple[bytes, int | None, str | None]:
    unpacker, out, at, size = zlib.decompressobj(31), [], offset, 0
    while at < len(data) and not unpacker.eof:
        chunk = data[at : at + 65536]
        try:
            out.append(unpacker.decompress(chunk))
        except zlib.error as error:
            return b"".join(out), None, f"gzip member is damaged ({error})"
        at += len(chunk)
        size += len(out[-1])
        if size > MOST:
            return b"".join(out), None, f"gzip member unpacks to more than {MOST // 1_000_000} MB"
    if not unpacker.eof:
        return b"".join(out), None, "gzip member is torn"
    return b"".join(out), at - len(unpacker.unused_data) - offset, None


def records(data: bytes, most: int = MOST) -> Iterator[Part]:
    """The records of one gzip member (`most` bytes of it, unpacked), or of bytes that are not packed."""
    if data[:3] == _GZIP:
        unpacker = zlib.decompressobj(31)
        try:
            data = unpacker.decompress(data, most)
        except zlib.error as error:
            yield Part(0, broken=f"gzip member is damaged ({error})")
            return
        if not unpacker.eof:
            yield Part(0, broken="gzip member is torn, or unpacks to too much")
    yield from _records(data)


def _records(data: Buffer) -> Iterator[Part]:
    at = _skip_newlines(data, 0)
    while at < len(data):
        part, end = _one(data, at)
        yield part
        at = _skip_newlines(data, end)


def _one(data: Buffer, at: int) -> tuple[Part, int]:
    """The record at `at` and where it ends, else what is broken there and where the next record begins."""
    if _WARC.match(data, at):
        return _warc(data, at)
    if found := _ARC.match(data, at):
        return _arc(data, at, found)
    following = _next(data, at + 1)
    return Part(at, broken=f"{following - at} bytes that are no record"), following


def _warc(data: Buffer, at: int) -> tuple[Part, int]:
    head = _HEAD_END.search(data, at)
    if head is None:
        return Part(at, broken="the record's header does not end"), len(data)
    lines = re.sub(rb"\r?\n[ \t]+", b" ", data[at : head.start()]).decode("utf-8", "replace").splitlines()[1:]
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = headers.get("content-length", "")
    if not length.isdigit():
        return Part(at, headers, broken="no Content-Length"), _next(data, head.end())
    return _block(data, at, headers, head.end(), int(length))


def _arc(data: Buffer, at: int, found: re.Match[bytes]) -> tuple[Part, int]:
    url, _, date, kind, length = (group.decode("utf-8", "replace") for group in found.groups())
    about = "warcinfo" if url.startswith("filedesc:") else "response"
    content_type = "application/http;msgtype=response" if about == "response" else kind
    headers = {
        "warc-type": about,
        "warc-target-uri": url.replace(" ", "%20"),
        "warc-date": arc_date(date),
        "content-type": content_type,
    }
    return _block(data, at, headers, found.end(), int(length))


def arc_date(digits: str) -> str:
    """An ARC date (YYYYMMDDhhmm[ss]) as ISO 8601; empty if it names no day."""
    try:
        return clock.stamp(datetime.strptime(digits.ljust(14, "0"), "%Y%m%d%H%M%S").replace(tzinfo=UTC))
    except ValueError:
        return ""


def _block(data: Buffer, at: int, headers: dict[str, str], start: int, length: int) -> tuple[Part, int]:
    end = start + length
    block = bytes(data[start:end])
    if len(block) < length:
        return Part(at, headers, block, f"the record ends after {len(block)} of {length} bytes"), len(data)
    after = _skip_newlines(data, end)
    if after < len(data) and not _WARC.match(data, after) and not _ARC.match(data, after):
        following = _next(data, start)
        if start < following < end:  # the length is wrong: it reaches into the next record
            return Part(
                at, headers, bytes(data[start:following]).rstrip(b"\r\n"), "Content-Length reaches into the next record"
            ), following
        return Part(at, headers, block, "Content-Length is not that of the record"), _next(data, end)
    return Part(at, headers, block), end


def _next(data: Buffer, at: int) -> int:
    """Where the next record begins at or after `at`; the end of the data if none does."""
    starts = (
        re.compile(rb"(?:(?<=\n)|(?<=\r))WARC/1\.\d\r?\n").search(data, at),
        re.compile(rb"(?<=\n)" + _ARC.pattern).search(data, at),
    )
    return min((found.start() for found in starts if found), default=len(data))


def _skip_newlines(data: Buffer, at: int) -> int:
    while at < len(data) and data[at : at + 1] in (b"\r", b"\n"):
        at += 1
    return at
