"""A failure is told with what to do about it: in `freshness`, in `osint status`, for people and for machines."""

import json
import subprocess
import sys

from osint.failures import failures
from osint.status import status
from osint.store import runs
from osint.store.db import rows
from osint.workspace import Workspace


def test_what_to_do_stands_beside_the_failure(workspace: Workspace) -> None:
    with workspace.osint_db() as db:
        source = runs.register_source(db, workspace.id, "board", spider="structured", title="Board")
        run = runs.begin(db, workspace.id, source)
        runs.finish(db, run.id, outcome="blocked", failure="challenge", message="the page is behind a challenge")
        (row,) = rows(db, "SELECT failure, action FROM freshness")
        (kind,) = rows(db, "SELECT meaning, action FROM failures WHERE type = 'challenge'")
    what = failures()["challenge"]["action"]
    assert row == {"failure": "challenge", "action": what}
    assert kind == {"meaning": "the page is behind a challenge", "action": what}
    assert [source.action for source in status(workspace).sources] == [what]
    said = [_status(workspace, *options) for options in ([], ["--json"])]
    assert what in said[0].stdout and "the page is behind a challenge" in said[0].stdout
    assert json.loads(said[1].stdout)["sources"][0]["action"] == what
    assert [one.returncode for one in said] == [1, 1]


def _status(workspace: Workspace, *options: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-P", "-m", "osint.cli", "status", "--home", str(workspace.home), *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
