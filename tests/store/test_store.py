"""Transactions, custody chain, search in any script, and the intake's idempotence: on real SQLite files."""

import stat

import pytest
from sqlite_utils import Database

from osint.store import custody, search
from osint.store.db import rows, writing
from osint.workspace import Workspace
from tests.conftest import Take


def test_files_are_for_the_owner_only(workspace: Workspace) -> None:
    for path in (workspace.osint_path, workspace.protected_path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for folder in (workspace.home, workspace.archive, workspace.locks):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_failed_write_leaves_nothing(workspace: Workspace) -> None:
    with workspace.osint_db() as db:
        with pytest.raises(ZeroDivisionError), writing(db):
            db.execute("INSERT INTO employers VALUES ('1', 'a', 'a')")
            raise ZeroDivisionError
        assert rows(db, "SELECT * FROM employers") == []


def test_custody_names_the_first_break(workspace: Workspace) -> None:
    with workspace.osint_db() as db:
        for number in range(3):
            custody.append(db, workspace.id, "tried", str(number), {"count": number})
        assert custody.first_break(db) is None
        _set(db, "UPDATE custody SET subject = 'other' WHERE seq = 2")
        assert "entry 2" in (custody.first_break(db) or "")
        _set(db, "DELETE FROM custody WHERE seq = 2")
        assert "entry 2 is missing" in (custody.first_break(db) or "")


def _set(db: Database, statement: str) -> None:
    with writing(db):
        db.execute(statement)


@pytest.mark.parametrize("typed", ["客服", "客", "งาน", '"งาน ด่วน', "西哈努克", "WPM", 'half"quote', "NEAR(", "*", ""])
def test_search_takes_anything_that_is_typed(typed: str) -> None:
    db = Database(memory=True)
    db.execute("CREATE VIRTUAL TABLE t USING fts5(body, tokenize=\"unicode61 categories 'L* N* Co Mn Mc'\")")
    text = "招聘柬埔寨西哈努克客服 หางานด่วน 30 wpm half quote near"
    db.execute("INSERT INTO t(body) VALUES (?)", [search.segment(text)])
    if query := search.query(typed):
        found = rows(db, "SELECT count(*) AS n FROM t WHERE t MATCH ?", query)[0]["n"]
        assert found == 1
    else:
        assert typed in {"*", ""}


def test_search_finds_no_other_words() -> None:
    db = Database(memory=True)
    db.execute("CREATE VIRTUAL TABLE t USING fts5(body, tokenize=\"unicode61 categories 'L* N* Co Mn Mc'\")")
    db.execute("INSERT INTO t(body) VALUES (?)", [search.segment("服客 งา")])
    assert rows(db, "SELECT * FROM t WHERE t MATCH ?", search.query("客服")) == []


def test_taking_in_twice_is_taking_in_once(workspace: Workspace, take: Take) -> None:
    from osint.store import intake

    item = take(title="Cook", description="text", url="https://board.example/1")
    with workspace.protected_db() as db:
        row = rows(db, "SELECT * FROM intake")[0]
        intake.write_batch(db, workspace.id, [], [(row["run"], row["source"], item)])
        assert len(rows(db, "SELECT * FROM intake")) == 1
        known = intake.known(db, item.posting_id())
        assert known is not None and known.version == item.version_id()
