"""Shared fixtures: a workspace on disk, and captures and postings to put into its intake."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from osint.items import JobPosting
from osint.store import intake, runs
from osint.store.rows import CaptureRow
from osint.workspace import Workspace

Take = Callable[..., JobPosting]


LONG = {"test_kill.py", "test_whole_line.py", "test_wheel.py", "test_hostile_site.py", "test_bad_input.py"}
BYTECODE = pytest.StashKey[str]()
settings.register_profile("osint", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("osint")


def pytest_configure(config: pytest.Config) -> None:
    """Let all processes of a run share compiled modules: where Python may write none, each start of a command compiles a
    thousand of them anew, which is most of its time. Workers of xdist have it from their parent."""
    if sys.dont_write_bytecode:
        config.stash[BYTECODE] = folder = tempfile.mkdtemp(prefix="osint-tests-")
        os.environ |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": folder}


def pytest_unconfigure(config: pytest.Config) -> None:
    if BYTECODE in config.stash:
        shutil.rmtree(config.stash[BYTECODE], ignore_errors=True)


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Workers share out whole files, however they were asked to (`--dist`): what a file starts for its tests is started once. The
    groups of xdist 3.8 have no effect under pytest 9.2, which makes ids anew. Files that take a minute go first."""
    from xdist.scheduler import LoadFileScheduling

    config.option.loadscopereorder = False
    return LoadFileScheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.name not in LONG)  # others stay in their order


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("OSINT_") and name not in {"OSINT_REQUIRE_BROWSER", "OSINT_CACHE"}:
            monkeypatch.delenv(name)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    before = os.umask(0o077)
    yield Workspace(tmp_path / "workspace").open()
    os.umask(before)


@pytest.fixture
def take(workspace: Workspace) -> Take:
    """Put a posting into the intake as a crawl would: `take(title=…, description=…, at=day)`."""
    with workspace.osint_db() as db:
        source = runs.register_source(db, workspace.id, "board", spider="structured", title="Board", language="en", country="PH")
        run = runs.begin(db, workspace.id, source)
    counter = iter(range(1, 10_000))

    def put(at: int = 1, **fields: object) -> JobPosting:
        number = next(counter)
        capture, date = f"<urn:uuid:00000000-0000-0000-0000-{number:012}>", f"2026-11-{at:02}T00:00:00Z"
        row = CaptureRow(
            capture, workspace.id, run.id, source, "https://board.example/list", date, "response", 200, "text/html",
            f"sha256:{number:064}", "board.warc.gz", number, 10,
        )  # fmt: skip
        given = {"page_url": "https://board.example/list", "capture": capture, "seen_at": date} | fields
        item = JobPosting.from_dict(given)
        with workspace.protected_db() as db:
            intake.write_batch(db, workspace.id, [row], [(run.id, source, item)])
        return item

    return put
