"""`datasette.yml` names every table and column that there is, and nothing that there is not; every question runs."""

import sqlite3
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import yaml

from osint.browse.serve import METADATA
from osint.store.search import query
from osint.workspace import Workspace

ROOT = Path(__file__).parents[2] / "datasette.yml"
DESCRIBED: dict[str, Any] = yaml.safe_load(ROOT.read_text("utf-8"))["databases"]["osint"]


def test_the_package_carries_the_file_at_the_root() -> None:
    assert METADATA.read_bytes() == ROOT.read_bytes()
    assert [point.value for point in entry_points(group="datasette", name="osint")] == ["osint.browse.plugin"]


def test_every_table_and_column_is_described(workspace: Workspace) -> None:
    with workspace.osint_db() as db:
        there = {name: set(db[name].columns_dict) for name in [*db.table_names(), *db.view_names()]}
    shadows = {name for name in there if name.startswith(("ads_fts", "_sqlite_migrations", "sqlite_"))}
    described = {name: set(table.get("columns", {})) for name, table in DESCRIBED["tables"].items() if name not in shadows}
    assert described == {name: columns for name, columns in there.items() if name not in shadows}
    assert all(table.get("title") and table.get("description") for table in DESCRIBED["tables"].values() if not table.get("hidden"))


@pytest.mark.parametrize("name", DESCRIBED["queries"])
def test_every_question_runs(workspace: Workspace, name: str) -> None:
    question = DESCRIBED["queries"][name]
    assert question["title"]
    assert question["description"]
    db = sqlite3.connect(f"file:{workspace.osint_path}?mode=ro", uri=True)
    db.create_function("escape_fts", 1, query)
    parameters = dict.fromkeys(("days", "place", "contact", "ad", "sources", "contact_part", "role", "band"), "")
    db.execute(question["sql"], parameters).fetchall()


def test_ten_questions_and_more() -> None:
    assert len(DESCRIBED["queries"]) >= 10
