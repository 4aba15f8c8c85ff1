"""Archive files survive what crashes leave, and verify names the first break."""

import gzip
from pathlib import Path

import pytest

from osint.crawl import archive, warc
from osint.crawl.outcome import Trouble
from osint.crawl.verify import verify
from osint.workspace import Workspace
from tests.crawl.conftest import crawl, source
from tests.crawl.site import Site


def record(body: bytes) -> bytes:
    return warc.make(
        "resource", warc.new_id(), "2026-01-01T00:00:00Z", "text/plain", body, Target_URI="urn:x", Payload_Digest=warc.digest(body)
    )


def test_records_are_read_at_their_place_open_or_closed(tmp_path: Path) -> None:
    file = archive.ArchiveFile(tmp_path, "a.warc.gz")
    places = [file.append([record(b"one")])[0], file.append([record(b"two" * 50_000)])[0]]
    assert archive.read(tmp_path, "a.warc.gz", places[1].offset).payload() == b"two" * 50_000
    closed = file.close()
    assert archive.hash_and_count(closed) == (archive.file_hash(tmp_path / "a.warc.gz"), 2)
    assert archive.read(tmp_path, "a.warc.gz", places[0].offset).payload() == b"one"


@pytest.mark.parametrize("torn", [1, 10, 40, -1])
def test_a_torn_tail_is_cut_and_nothing_is_appended_behind_it(tmp_path: Path, torn: int) -> None:
    file = archive.ArchiveFile(tmp_path, "a.warc.gz")
    file.append([record(b"one"), record(b"two")])
    with file.path.open("ab") as tail:
        tail.write(record(b"three")[:torn])
    again = archive.ArchiveFile(tmp_path, "a.warc.gz")
    again.append([record(b"four")])
    again.close()
    found = [r.payload() for _, r in archive.records(tmp_path / "a.warc.gz")]
    assert found == [b"one", b"two", b"four"]


def test_verify_names_what_is_broken(workspace: Workspace, board: Site) -> None:
    source(workspace, board)
    crawl(workspace)
    (file,) = workspace.archive.iterdir()
    whole = file.read_bytes()
    members = [m.data for m in warc.members(file)]
    assert verify(workspace).breaks == ()
    file.write_bytes(whole[:-7])
    assert "torn" in verify(workspace).breaks[0]
    file.write_bytes(b"".join(gzip.compress(m.replace(b"apply today", b"apply never")) for m in members))
    breaks = verify(workspace).breaks
    assert any("digest" in line for line in breaks) and any("custody" in line for line in breaks)
    file.unlink()
    assert "is missing" in verify(workspace).breaks[0]
    file.write_bytes(whole)
    with workspace.osint_db() as db:
        db.execute("UPDATE custody SET subject = 'other'")
        db.conn.commit()
    assert "was changed" in verify(workspace).breaks[-1]


def test_the_outcome_is_the_first_that_applies() -> None:
    trouble = Trouble()
    trouble.saw(3)
    trouble.complete()
    assert trouble.outcome().outcome == "ok" and trouble.outcome().complete
    trouble.limit_reached()
    assert not trouble.outcome().complete
    trouble.page_failed("http://example.com/", 500)
    assert trouble.outcome().outcome == "incomplete"
    trouble.changed("no JSON-LD")
    assert trouble.outcome().outcome == "changed"
    trouble.blocked("challenge")
    assert trouble.outcome().outcome == "blocked"
    trouble.failed("disk_full", "no room")
    assert trouble.outcome().outcome == "failed"


def test_empty_and_nothing_read() -> None:
    assert Trouble().outcome(0).outcome == "empty"
    assert Trouble().outcome(1).failure == "empty"
    assert Trouble(seen=1).outcome(2).failure == "count"
    for why, expected in ((403, "blocked"), (404, "failed"), ("too_large", "incomplete")):
        trouble = Trouble()
        trouble.page_failed("http://example.com/", why)
        assert trouble.outcome().outcome == expected
