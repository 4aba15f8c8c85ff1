"""The crawl beside a bare Scrapy project: pages a second, memory, and what a second crawl of the same costs.

python -m tests.bench.crawling [PAGES]
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from osint.store.db import rows
from osint.workspace import Workspace
from tests.bench import board
from tests.cost import Cost, cost

PAGES = 10_000
FEW = 2_000  # against which the memory of PAGES is held


def run(line: list[str], folder: Path) -> Cost:
    """Run a command; raises RuntimeError if it did not end well."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("OSINT_", "SCRAPY_"))}
    # Away from the project's own scrapy.cfg: its settings are ours, and the bare project shall have none of them.
    spent = cost(line, environment | {"PYTHONPATH": str(board.ROOT)}, folder)
    if spent.code:
        raise RuntimeError(f"{line[3]} ended with {spent.code}: {spent.said[-500:]}")
    return spent


def ours(home: Path) -> list[str]:
    return [sys.executable, "-P", "-m", "osint.crawl.process", "--home", str(home), "bench"]


def bare(base: str, feed: Path) -> list[str]:
    return [sys.executable, "-P", "-m", "scrapy", "runspider", board.__file__, "-a", f"base={base}", "-O", f"{feed}:jsonlines"]


def measure(pages: int, folder: Path, sitemap: str = "/sitemap.xml") -> tuple[Cost, Cost, Cost, Workspace]:
    """Bare, ours, and ours again, over the same pages in the same run."""
    workspace = Workspace(folder / f"crawl-{pages}").open()
    feed = folder / f"bare-{pages}.jsonl"
    with board.serve(pages) as base:
        (workspace.sources / "bench.yml").write_text(board.source(base, sitemap), "utf-8")
        costs = run(bare(base, feed), folder), run(ours(workspace.home), folder), run(ours(workspace.home), folder)
    lines = len(feed.read_text("utf-8").splitlines())
    with workspace.protected_db() as db:
        read = rows(db, "SELECT count(DISTINCT posting) AS n FROM intake")[0]["n"]
    if not lines == read == pages:
        raise RuntimeError(f"{pages} pages, but {lines} lines and {read} postings")
    return *costs, workspace


def figures(pages: int, folder: Path) -> Iterator[tuple[str, str, str]]:
    """What was measured, its figure, and what to hold it against."""
    few = min(FEW, pages // 2)
    small = measure(few, folder)
    bare_cost, first, second, workspace = measure(pages, folder)
    with workspace.osint_db() as db:
        runs = rows(db, "SELECT bytes, collected FROM runs ORDER BY started_at, rowid")
    with workspace.protected_db() as db:
        versions = rows(db, "SELECT count(*) AS n FROM intake WHERE version IS NOT NULL")[0]["n"]
    named = {"bare Scrapy to JSON Lines": bare_cost, "ours, evidence and store": first, "ours again": second}
    for what, one in named.items():
        times = f"{one.seconds:.1f} s, {one.cpu:.1f} s of a core"
        yield f"crawl: {what}", f"{pages / one.seconds:.0f} pages/s", f"{pages:,} pages, {times}, start and end included"
    ratio, cores = bare_cost.seconds / first.seconds, bare_cost.cpu / first.cpu
    yield "crawl: throughput of ours to bare", f"{ratio:.2f}", f"by seconds of a core {cores:.2f}"
    for what, before, after in (("bare", small[0], bare_cost), ("ours", small[1], first)):
        yield f"crawl: peak memory, {what}", f"{after.memory:.0f} MB", f"{before.memory:.0f} MB at {few:,} pages"
    yield "crawl: bytes of the second crawl", f"{runs[1]['bytes'] / runs[0]['bytes']:.1%}", f"of {runs[0]['bytes'] / 1e6:.0f} MB"
    yield "crawl: new in the second crawl", str(versions - pages), f"versions, of {runs[1]['collected']:,} postings seen"


def main(pages: int = PAGES) -> None:
    from tests.bench.__main__ import say

    with TemporaryDirectory() as name:
        for line in figures(pages, Path(name)):
            say(*line)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
