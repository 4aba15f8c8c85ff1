"""Documentation as a tested artefact: a command, setting, source key, table, column or query that is missing fails here."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
import yaml

from osint.cli import app
from osint.settings import Settings
from osint.sources import Source
from osint.store.db import rows
from osint.workspace import Workspace

ROOT = Path(__file__).parent.parent
METADATA = yaml.safe_load((ROOT / "datasette.yml").read_text(encoding="utf-8"))["databases"]["osint"]
HIDDEN = {"_sqlite_migrations", "signatures", "signature_bands", "campaign_links"}


def doc(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def test_every_command_is_described() -> None:
    text = doc("commands")
    group = typer.main.get_command(app)
    missing = [name for name in group.commands if f"osint {name}" not in text]  # type: ignore[attr-defined]  # a click Group
    assert missing == []


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_described(name: str) -> None:
    assert f"`{name}`" in doc("settings")


@pytest.mark.parametrize("name", Source.model_fields)
def test_every_source_key_is_described(name: str) -> None:
    assert f"`{name}`" in doc("sources")


def test_every_table_and_column_is_described(workspace: Workspace) -> None:
    with workspace.osint_db() as db:
        tables = {name for name in [*db.table_names(), *db.view_names()] if not name.startswith("ads_fts") and name not in HIDDEN}
        for table in sorted(tables):
            described = METADATA["tables"].get(table, {}).get("columns", {})
            columns = {row["name"] for row in rows(db, f"SELECT name FROM pragma_table_info('{table}')")}
            assert columns - set(described) == set(), table


def test_the_page_of_tables_is_made_from_datasette_yml() -> None:
    made = subprocess.run(
        [sys.executable, "-c", "import tables_doc; print(tables_doc.text(), end='')"], cwd=ROOT / "scripts", capture_output=True
    )
    assert made.stdout.decode() == doc("tables")


def test_the_page_of_rules_is_made_from_the_guide_and_the_tables() -> None:
    """Where rows came or went: `python scripts/rules_doc.py`."""
    made = subprocess.run(
        [sys.executable, "-c", "import rules_doc; print(rules_doc.text(), end='')"],
        cwd=ROOT / "scripts",
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )
    assert made.stdout.decode() == doc("rules")


def test_every_canned_query_runs_and_is_described(workspace: Workspace) -> None:
    assert len(METADATA["queries"]) >= 10
    with workspace.osint_db() as db:
        for name, query in METADATA["queries"].items():
            assert query["title"] and query["description"], name
            given = dict.fromkeys(re.findall(r"(?<!:):(\w+)", query["sql"]), "")
            db.conn.execute(query["sql"], given).fetchall()
