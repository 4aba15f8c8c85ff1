"""Rows that the crawl hands to the store."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """One record of a WARC file. `id` is its WARC-Record-ID, `file` the closed archive file's name, `date` UTC with Z."""

    id: str
    workspace: str
    run: str
    source: str
    target_uri: str
    date: str
    record_type: str  # response | revisit | conversion | resource
    status: int | None
    content_type: str | None
    payload_digest: str | None  # sha256:<base32>
    file: str
    offset: int
    length: int
    refers_to: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    tls_verified: bool = True


@dataclass(frozen=True, slots=True)
class RunRow:
    """One crawl of one source; `outcome` is None while it is unfinished."""

    id: str
    workspace: str
    source: str
    started_at: str
    ended_at: str | None = None
    outcome: str | None = None
    failure: str | None = None
    message: str | None = None
    complete: bool = False
    full: bool = True
    requests: int = 0
    bytes: int = 0
    collected: int = 0
    read: int = 0
    new: int = 0
    gone: int = 0
    archive: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What a crawl has collected of a posting before: its newest version with text, and when it was last seen."""

    version: str | None
    seen_at: str
    state: str
