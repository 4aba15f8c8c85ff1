"""Taking files in without reading them: what matters here stands in the intake."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from osint.add.adding import add
from osint.add.parts import Options
from osint.store.db import rows
from osint.store.submissions import Sender
from osint.workspace import Workspace

Add = Callable[..., tuple[list[dict[str, Any]], list[str]]]


@pytest.fixture
def put(workspace: Workspace, tmp_path: Path) -> Add:
    """Write a file, add it, and give back what the intake holds (`origin` and `seen_at` beside the posting's fields) and what was
    said, without the file's name."""

    def taken(name: str, data: bytes | str, sender: Sender | None = None, **options: Any) -> tuple[list[dict[str, Any]], list[str]]:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        said: list[str] = []
        given = Options(**options)
        add(workspace, [path], text=None, url=None, report=said.append, options=given, sender=sender, read=False)
        return intake_of(workspace), [line.removeprefix(str(path)).removeprefix(": ") for line in said]

    return taken


def intake_of(workspace: Workspace) -> list[dict[str, Any]]:
    with workspace.protected_db() as db:
        found = rows(db, "SELECT collected, origin, seen_at, capture FROM intake ORDER BY id")
    return [json.loads(row.pop("collected")) | row for row in found]
