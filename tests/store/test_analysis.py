"""Reading the intake: where texts go, what a second look changes, and that a plea never reaches osint.db."""

from osint import analysis, refresh
from osint.store.db import rows, writing
from osint.workspace import Workspace
from tests.conftest import Take

AD = """Urgent hiring customer service in Myawaddy tech park! Salary up to 2000 USD, no experience needed, free ticket,
free food and accommodation, tourist visa OK, no beating, you keep your phone. Telegram @fake_example_hr"""
PLEA = """Please help me, I am trapped in a compound in Myawaddy. They took my passport and sold me to another company and ask
for ransom. My family's phone is +44 7700 900123. Please tell the embassy, please rescue us."""


def ads(workspace: Workspace) -> list[dict[str, object]]:
    with workspace.osint_db() as db:
        return rows(db, "SELECT * FROM ads ORDER BY docid")


def test_an_ad_becomes_a_row_with_its_words(workspace: Workspace, take: Take) -> None:
    take(title="CSR", description=AD, url="https://board.example/1")
    assert analysis.read_intake(workspace) == 1
    (ad,) = ads(workspace)
    assert ad["kind"] == "job_ad" and ad["band"] in {"medium", "high"}
    with workspace.osint_db() as db:
        for hit in rows(db, "SELECT * FROM indicator_hits WHERE start IS NOT NULL"):
            assert hit["text"] == AD[hit["start"] : hit["end"]]
        assert rows(db, "SELECT value FROM contacts WHERE type = 'telegram'") == [{"value": "fake_example_hr"}]
        assert rows(db, "PRAGMA foreign_key_check") == []


def test_seen_again_is_a_sighting_and_an_edit_a_version(workspace: Workspace, take: Take) -> None:
    for day, text in ((1, AD), (2, AD), (3, AD + " Now 2500 USD.")):
        take(at=day, title="CSR", description=text, url="https://board.example/1")
    take(at=4, url="https://board.example/1", via="list")
    analysis.read_intake(workspace)
    (ad,) = ads(workspace)
    with workspace.osint_db() as db:
        counts = rows(db, "SELECT count(*) AS n FROM sightings GROUP BY version ORDER BY n")
        assert [row["n"] for row in counts] == [2, 2]
        newest = rows(db, "SELECT text FROM versions WHERE id = ?", ad["version"])
    assert newest[0]["text"].endswith("Now 2500 USD.")
    assert (ad["first_seen"], ad["last_seen"], ad["gone"]) == ("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z", None)


def test_gone_and_back(workspace: Workspace, take: Take) -> None:
    take(at=1, title="CSR", description=AD, url="https://board.example/1")
    take(at=2, url="https://board.example/1", state="gone")
    analysis.read_intake(workspace)
    assert ads(workspace)[0]["gone"] == "2026-11-02T00:00:00Z"
    take(at=3, title="CSR", description=AD, url="https://board.example/1")
    analysis.read_intake(workspace)
    assert ads(workspace)[0]["gone"] is None


def test_reading_twice_changes_nothing(workspace: Workspace, take: Take) -> None:
    take(title="CSR", description=AD, url="https://board.example/1")
    analysis.read_intake(workspace)
    before = _dump(workspace)
    with workspace.protected_db() as db, writing(db):
        db.execute("UPDATE intake SET read_by = NULL")
    analysis.read_intake(workspace)
    assert _dump(workspace) == before


def _dump(workspace: Workspace) -> dict[str, list[dict[str, object]]]:
    tables = ("postings", "versions", "sightings", "mentions", "contacts", "version_contacts", "indicator_hits", "ads")
    with workspace.osint_db() as db:
        return {table: rows(db, f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables}


def test_a_plea_is_in_no_byte_of_osint_db(workspace: Workspace, take: Take) -> None:
    take(title="CSR", description=AD, url="https://board.example/1")
    take(description=PLEA, url="https://board.example/plea-page")
    with workspace.osint_db() as holder:  # keeps the WAL from being folded in and deleted
        analysis.read_intake(workspace)
        assert len(rows(holder, "SELECT * FROM ads")) == 1
        for path in workspace.home.glob("osint.db*"):
            content = path.read_bytes()
            for secret in (b"sold me to another", b"7700 900123", b"447700900123", b"plea-page"):
                assert secret not in content, path
    with workspace.protected_db() as db:
        assert rows(db, "SELECT value FROM plea_contacts") == [{"value": "+447700900123"}]


def test_an_edit_into_a_plea_takes_the_posting_out(workspace: Workspace, take: Take) -> None:
    take(at=1, title="CSR", description=AD, url="https://board.example/1")
    analysis.read_intake(workspace)
    take(at=2, title="CSR", description=PLEA, url="https://board.example/1")
    analysis.read_intake(workspace)
    assert ads(workspace) == []
    refresh.refresh(workspace)
    with workspace.osint_db() as db:
        assert rows(db, "SELECT * FROM versions") == []
        assert rows(db, "SELECT * FROM contacts") == []
    with workspace.protected_db() as db:
        assert len(rows(db, "SELECT * FROM plea_versions")) == 2
        assert len(rows(db, "SELECT * FROM plea_sightings")) == 2


def test_a_text_that_kills_the_analysis_twice_is_set_aside(workspace: Workspace, take: Take) -> None:
    take(title="CSR", description=AD, url="https://board.example/1")
    take(title="CSR", description=AD, url="https://board.example/2")
    with workspace.protected_db() as db, writing(db):
        db.execute("UPDATE intake SET attempts = 3 WHERE id = 1")
    analysis.read_intake(workspace)
    assert len(ads(workspace)) == 1
    with workspace.protected_db() as db:
        assert [row["intake"] for row in rows(db, "SELECT * FROM unreadable")] == [1]
