"""What `osint demo` remembers of an earlier time in the same folder, and the server on its own."""

import re
import subprocess
import sys
import urllib.request
from pathlib import Path

from osint.demo.run import _last_port, _seen_first, write_sources
from osint.store import runs
from osint.workspace import Workspace


def test_goes_on_where_it_was(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "demo").open()
    assert _last_port(workspace) is None
    names = write_sources(workspace.sources, 8799)
    assert _last_port(workspace) == 8799
    assert not _seen_first(workspace, names)
    with workspace.osint_db() as db:
        for name in names:
            source = runs.register_source(db, workspace.id, name, title=name, spider="feed")
            begun = runs.begin(db, workspace.id, source)
            assert not _seen_first(workspace, names)  # begun is not ended: a killed crawl is resumed
            runs.finish(db, begun.id, outcome="ok")
    assert _seen_first(workspace, names)


def test_the_server_stands_alone() -> None:
    command = [sys.executable, "-P", "-m", "osint.demo.server", "--port", "0", "--state", "second"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"\(second state\) at (http://127\.0\.0\.1:\d+/)", process.stdout.readline())
            assert found
            with urllib.request.urlopen(found[1] + "board/sitemap.xml", timeout=5) as answer:
                assert b"b-20.html" in answer.read()
        finally:
            process.terminate()
