"""From a record of an archive file to its row in `captures`."""

from osint.crawl.archive import Place
from osint.crawl.warc import Record
from osint.store.rows import CaptureRow


def capture_row(record: Record, place: Place, workspace: str, run: str, source: str, file: str) -> CaptureRow:
    """The row of a response, revisit, conversion or resource record; everything in it is in the record itself. A picture refers to
    the page that it was taken of (WARC-Concurrent-To: a resource may not have WARC-Refers-To)."""
    status, pairs = record.http()
    headers = {name.lower(): value for name, value in reversed(pairs)}
    plain = None if record.is_http() else record.headers.get("content-type")
    return CaptureRow(
        id=record.id, workspace=workspace, run=run, source=source, target_uri=record.uri, date=record.date,
        record_type=record.type, status=status, content_type=headers.get("content-type", plain),
        payload_digest=record.headers.get("warc-payload-digest"), file=file, offset=place.offset, length=place.length,
        refers_to=record.refers_to or _beside(record), etag=headers.get("etag"), last_modified=headers.get("last-modified"),
        tls_verified=record.headers.get("warc-x-tls-verified") != "no",
    )  # fmt: skip


def _beside(record: Record) -> str | None:
    return record.headers.get("warc-concurrent-to", "").strip("<>") or None if record.type == "resource" else None
