"""WARC 1.1 records as bytes: made, compressed (a gzip member each), walked and taken apart. Digests are `sha256:<base32>`."""

import base64
import hashlib
import uuid
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

REVISIT_SAME = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
REVISIT_304 = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
CITABLE = frozenset({"response", "revisit", "conversion", "resource"})  # the types that get a row in `captures`
_CHUNK = 1 << 16
Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Record:
    """One record: WARC headers (names in lower case) and block."""

    headers: dict[str, str]
    block: bytes

    @property
    def id(self) -> str:
        return self.headers.get("warc-record-id", "").strip("<>")

    @property
    def type(self) -> str:
        return self.headers.get("warc-type", "")

    @property
    def uri(self) -> str:
        return self.headers.get("warc-target-uri", "").strip("<>")

    @property
    def date(self) -> str:
        return self.headers.get("warc-date", "")

    @property
    def refers_to(self) -> str | None:
        return self.headers.get("warc-refers-to", "").strip("<>") or None

    def is_http(self) -> bool:
        return self.headers.get("content-type", "").startswith("application/http")

    def payload(self) -> bytes:
        """The block without HTTP's own headers, where it has some."""
        return self.block.partition(b"\r\n\r\n")[2] if self.is_http() else self.block

    def http(self) -> tuple[int | None, Headers]:
        """Status (None for a request or a plain block) and HTTP headers as they came."""
        if not self.is_http():
            return None, []
        first, *lines = self.block.partition(b"\r\n\r\n")[0].decode("utf-8", "replace").split("\r\n")
        code = first.split(" ", 2)[1] if first.startswith("HTTP/") and " " in first else ""
        pairs = (line.partition(":") for line in lines)
        return int(code) if code.isdigit() else None, [(name, value.strip()) for name, _, value in pairs]


@dataclass(frozen=True, slots=True)
class Member:
    """One gzip member of a file: where it stands, and the record in it."""

    offset: int
    length: int
    data: bytes


class Broken(ValueError):
    """A member or record cannot be read; `offset` is where it begins in its file."""

    def __init__(self, why: str, offset: int = 0) -> None:
        super().__init__(why)
        self.offset = offset


def new_id() -> str:
    return f"urn:uuid:{uuid.uuid4()}"


def digest(data: bytes) -> str:
    return "sha256:" + base64.b32encode(hashlib.sha256(data).digest()).decode()


def matches(claimed: str | None, data: bytes) -> bool:
    """Whether a digest (algorithm:base32 or hex, as WARC files of others have it) is that of `data`; one that cannot be
    computed, or none, matches."""
    name, _, value = (claimed or "").partition(":")
    if name.replace("-", "").lower() not in {"sha1", "sha256", "sha512", "md5"}:
        return True
    hashed = hashlib.new(name.replace("-", "").lower(), data)
    same = {hashed.hexdigest(), base64.b32encode(hashed.digest()).decode().rstrip("=").lower()}
    return value.rstrip("=").lower() in same


def http_block(first_line: str, headers: Headers, body: bytes = b"") -> bytes:
    """An HTTP message. Line breaks inside a header's value become spaces."""
    lines = [first_line, *(f"{name}: {' '.join(value.split())}" for name, value in headers)]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


@dataclass(frozen=True, slots=True)
class Draft:
    """A record that is to be written. `headers`: WARC header names in full, in the order in which they are written."""

    headers: dict[str, str]
    block: bytes

    def record(self) -> Record:
        """The record as it is read again."""
        return Record({name.lower(): value for name, value in self.headers.items()}, self.block)

    def packed(self) -> bytes:
        """The record as a gzip member."""
        lines = "\r\n".join(["WARC/1.1", *(f"{name}: {value}" for name, value in self.headers.items())])
        packer = zlib.compressobj(6, zlib.DEFLATED, 31)
        return packer.compress(lines.encode() + b"\r\n\r\n" + self.block + b"\r\n\r\n") + packer.flush()


def draft(kind: str, record_id: str, date: str, content_type: str, block: bytes, **headers: str | None) -> Draft:
    """A record. `headers`: WARC header names with `_` for `-`, without the `WARC-`; those that are None are left out."""
    named = {"WARC-" + name.replace("_", "-"): value for name, value in headers.items() if value is not None}
    first = {"WARC-Type": kind, "WARC-Record-ID": f"<{record_id}>", "WARC-Date": date}
    last = {"WARC-Block-Digest": digest(block), "Content-Type": content_type, "Content-Length": str(len(block))}
    return Draft(first | named | last, block)


def make(kind: str, record_id: str, date: str, content_type: str, block: bytes, **headers: str | None) -> bytes:
    """A record, compressed: see `draft`."""
    return draft(kind, record_id, date, content_type, block, **headers).packed()


def unpack(record: bytes) -> bytes:
    """One compressed record, decompressed."""
    return zlib.decompress(record, 31)


def parse(data: bytes) -> Record:
    """The record of one decompressed member. Raises Broken."""
    head, found, rest = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("utf-8", "replace").split("\r\n")
    if not found or not first.startswith("WARC/"):
        raise Broken("no WARC header")
    pairs = (line.partition(":") for line in lines)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    length = headers.get("content-length", "")
    if not length.isdigit() or len(rest) != int(length) + 4 or not rest.endswith(b"\r\n\r\n"):
        raise Broken("Content-Length is not that of the block")
    return Record(headers, rest[: int(length)])


def members(path: Path, start: int = 0, end: int | None = None) -> Iterator[Member]:
    """The gzip members of a file from offset `start`, up to `end`. Raises Broken at the first that is not whole."""
    with path.open("rb") as file:
        file.seek(start)
        offset, rest = start, b""
        while end is None or offset < end:
            found = _member(file, offset, rest)
            if found is None:
                return
            member, rest = found
            yield member
            offset += member.length


def _member(file: BinaryIO, offset: int, pending: bytes) -> tuple[Member, bytes] | None:
    unpacker, parts, taken = zlib.decompressobj(31), [], 0
    for chunk in _chunks(file, pending):
        taken += len(chunk)
        try:
            parts.append(unpacker.decompress(chunk))
        except zlib.error as error:
            raise Broken("not a gzip member", offset) from error
        if unpacker.eof:
            rest = unpacker.unused_data
            return Member(offset, taken - len(rest), b"".join(parts)), rest
    if taken:
        raise Broken("gzip member is torn", offset)
    return None


def _chunks(file: BinaryIO, pending: bytes) -> Iterable[bytes]:
    if pending:
        yield pending
    while chunk := file.read(_CHUNK):
        yield chunk
