"""What is due when, and two `osint crawl --due` at once: one crawls, the other steps back in one line."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from osint.due import due_names, is_due, last_time
from osint.sources import Source, load_source
from osint.store import runs
from osint.workspace import Workspace
from tests.crawl.conftest import source, table
from tests.crawl.site import Site, ad

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)  # a Wednesday
HOUR = timedelta(hours=1)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    site.page("/", ad(1))
    yield site
    site.close()


def scheduled(schedule: str | None) -> Source:
    return Source(name="board", title="Board", spider="structured", urls=["http://127.0.0.1/"], schedule=schedule)


@pytest.mark.parametrize(
    ("schedule", "last"),
    [
        ("every 6 hours", NOON - 6 * HOUR),
        ("every day", NOON - 24 * HOUR),
        ("0 12 * * *", NOON),  # at this very minute
        ("30 12 * * *", NOON - 23.5 * HOUR),
        ("0 6 * * mon", datetime(2026, 11, 23, 6, tzinfo=UTC)),
        ("0 6 1 jan,JUL *", datetime(2026, 7, 1, 6, tzinfo=UTC)),
        ("*/20 * * * *", NOON),
    ],
)
def test_due_is_what_began_before_the_schedules_last_time(schedule: str, last: datetime) -> None:
    assert last_time(schedule, NOON) == last
    assert is_due(scheduled(schedule), last - timedelta(seconds=1), NOON)
    assert not is_due(scheduled(schedule), last, NOON)
    assert is_due(scheduled(schedule), None, NOON)


def test_never_without_a_schedule_and_once_after_many_missed_times() -> None:
    assert not is_due(scheduled(None), None, NOON)
    assert is_due(scheduled("*/5 * * * *"), NOON - timedelta(days=40), NOON)
    assert not is_due(scheduled("*/5 * * * *"), NOON, NOON + timedelta(minutes=4))


def test_the_newest_run_counts_whatever_its_outcome_and_an_unfinished_one_is_due_at_once(workspace: Workspace) -> None:
    board, now = scheduled("every 6 hours"), datetime.now(UTC)
    with workspace.osint_db() as db:
        assert due_names(db, workspace.id, [board]) == ["board"]
        run = runs.begin(db, workspace.id, runs.register_source(db, workspace.id, "board", spider="structured", title="Board"))
        assert due_names(db, workspace.id, [board]) == ["board"]
        assert due_names(db, workspace.id, [scheduled(None)]) == []
        runs.finish(db, run.id, outcome="failed", failure="connection")
        assert due_names(db, workspace.id, [board]) == []
        assert due_names(db, workspace.id, [board], now + 5 * HOUR) == []
        assert due_names(db, workspace.id, [board], now + 6 * HOUR + timedelta(minutes=1)) == ["board"]


def start_due(workspace: Workspace) -> "subprocess.Popen[str]":
    command = [sys.executable, "-P", "-m", "osint.cli", "crawl", "--due", "--home", str(workspace.home)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_two_at_once_do_not_overlap_and_a_run_in_progress_is_let_be(workspace: Workspace, site: Site) -> None:
    site.pages["/"].delay = 6  # longer than one process can be behind the other
    source(workspace, site, selectors={}, schedule="every 6 hours")
    assert load_source(workspace.sources / "board.yml").schedule
    both = [start_due(workspace), start_due(workspace)]
    said = [process.communicate(timeout=90) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    lines = sorted(errors.splitlines()[-1] for _, errors in said)
    assert lines == ["board: already being crawled", "board: ok, 1 postings, 2 requests"]
    assert all(len(errors.splitlines()) <= 2 for _, errors in said)
    assert site.asked == ["/robots.txt", "/"]
    assert [(run["outcome"], run["read"]) for run in table(workspace, "runs", "osint")] == [("ok", 1)]
    third = start_due(workspace)
    assert third.communicate(timeout=60) == ("", "nothing is due\n") and third.returncode == 0
