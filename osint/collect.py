"""Crawl sources, each in a process of its own, while this one reads what they bring; then link."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from osint import analysis, link
from osint.due import due_names
from osint.items import source_id
from osint.sources import Source, find_source, load_source, source_files
from osint.store import runs
from osint.store.rows import RunRow
from osint.workspace import Workspace

IN_PROGRESS = 75  # exit status of a crawl whose source another process is crawling (EX_TEMPFAIL of sysexits.h)


@dataclass(frozen=True, slots=True)
class Crawled:
    """What came of crawling one source: its newest run (None where it could not begin), exit status and last words."""

    name: str
    run: RunRow | None
    status: int
    message: str

    @property
    def well(self) -> bool:
        return self.status in (0, IN_PROGRESS)


Report = Callable[[str], None]


def all_sources(workspace: Workspace) -> list[Source]:
    """The sources of a workspace, by name. Raises SourceError at the first broken file."""
    return [load_source(path) for path in source_files(workspace.sources)]


def crawl(
    workspace: Workspace, names: Sequence[str], jobs: int = 2, report: Report = lambda _: None, *, only_due: bool = False
) -> list[Crawled]:
    """Crawl the named sources, at most `jobs` at once, and read until the intake is empty. Raises SourceError for a bad source
    before anything is fetched. `only_due`: a source that another process has crawled while it waited for its turn is let be."""
    for name in names:
        find_source(workspace.sources, name)
    with ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        tasks = [pool.submit(_crawl_one, workspace, name, report, only_due) for name in names]
        analysis.read_intake(workspace, done=lambda: all(task.done() for task in tasks))
        crawled = [task.result() for task in tasks]
    link.update(workspace)
    return crawled


def _crawl_one(workspace: Workspace, name: str, report: Report, only_due: bool) -> Crawled:
    """One crawl process. `-P`: a folder called `spiders` where the user stands must not shadow ours."""
    if only_due:
        with workspace.osint_db() as db:
            if not due_names(db, workspace.id, [find_source(workspace.sources, name)]):
                report(f"{name}: crawled meanwhile")
                return Crawled(name, runs.newest(db, source_id(workspace.id, name)), 0, "")
    command = [sys.executable, "-P", "-m", "osint.crawl.process", "--home", str(workspace.home), name]
    report(f"{name}: crawling")
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False)
    with workspace.osint_db() as db:
        run = runs.newest(db, source_id(workspace.id, name))
    words = done.stderr.strip().splitlines()
    crawled = Crawled(name, run, done.returncode, words[-1] if words else "")
    report(describe(crawled))
    return crawled


def describe(crawled: Crawled) -> str:
    """One line about a crawl."""
    if crawled.status == IN_PROGRESS:
        return f"{crawled.name}: already being crawled"
    run = crawled.run
    if run is None or run.outcome is None:
        return f"{crawled.name}: did not run to its end: {crawled.message or f'exit status {crawled.status}'}"
    outcome = f"{run.outcome}: {run.failure}" if run.failure else run.outcome
    words = f" ({run.message})" if run.message else ""
    return f"{crawled.name}: {outcome}, {run.collected} postings, {run.requests} requests{words}"
