"""Records of other archives, copied with their id and date into a file of ours."""

from collections.abc import Callable
from urllib.parse import urlsplit

from osint import clock
from osint.add import warc
from osint.crawl import warc as records
from osint.crawl.warc import Draft
from osint.store.rows import CaptureRow

KINDS = frozenset({"response", "resource", "conversion", "revisit", "request"})  # the types that are copied
LookUp = Callable[[str], CaptureRow | None]


def copy_of(part: warc.Part, default_id: str, there: LookUp) -> CaptureRow | Draft:
    """The row that already stands for this record (`there`: by id), else the record to write: with its id and date, or, where
    that id was used for other bytes, with a new id that refers to it. `default_id` is for a record that names none."""
    headers, block = part.headers, part.block or b""
    wanted = headers.get("warc-record-id", "").strip("<>") or default_id
    is_http = headers.get("content-type", "").startswith("application/http")
    payload = records.digest(block.partition(b"\r\n\r\n")[2] if is_http else block)
    old = there(wanted)
    if old is not None and old.payload_digest == payload:
        return old
    record_id = records.new_id() if old else wanted
    return records.draft(
        headers["warc-type"], record_id, date_of(headers.get("warc-date")),
        headers.get("content-type", "application/octet-stream"), block,
        Target_URI=uri_of(part) or record_id, Payload_Digest=payload,
        Refers_To=f"<{wanted}>" if old else headers.get("warc-refers-to"),
        Truncated="unspecified" if part.broken else headers.get("warc-truncated"),
        X_Origin_Digest=headers.get("warc-payload-digest"),
    )  # fmt: skip


def uri_of(part: warc.Part) -> str:
    return part.headers.get("warc-target-uri", "").strip("<>")


def is_web(uri: str) -> bool:
    """Whether it is an address of the web that can be read as one."""
    try:
        parts = urlsplit(uri)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def date_of(value: str | None) -> str:
    """A record's own date as stored times are; now for a record that names none."""
    try:
        return clock.stamp(clock.parse(value or ""))
    except (ValueError, OverflowError):
        return clock.now()
