"""`osint demo`: crawl the sample sites twice over real HTTP, the sites changing in between; then serve what was found."""

import re
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from osint import items
from osint.demo.server import PORT, SampleSites
from osint.workspace import Workspace

if TYPE_CHECKING:
    from osint.collect import Crawled

Report = Callable[[str], None]

_WRITTEN_FOR = f"127.0.0.1:{PORT}"  # the address in the packaged source files


def source_names() -> list[str]:
    """The names of the packaged demo sources, in order."""
    folder = files("osint.demo") / "sources"
    return sorted(file.name.removesuffix(".yml") for file in folder.iterdir() if file.name.endswith(".yml"))


def write_sources(folder: Path, port: int) -> list[str]:
    """Write the source files of the sample sites at `port` into `folder` and return their names. A file that is there
    already keeps what somebody changed in it, but for the port."""
    for name in source_names():
        path = folder / f"{name}.yml"
        packaged = (files("osint.demo") / "sources" / path.name).read_text("utf-8")
        text = path.read_text("utf-8") if path.exists() else packaged.replace(_WRITTEN_FOR, f"127.0.0.1:{port}")
        path.write_text(re.sub(r"127\.0\.0\.1:\d+", f"127.0.0.1:{port}", text), "utf-8")
    return source_names()


def run(home: Path, serve: bool = True, port: int | None = None, jobs: int | None = None, report: Report | None = None) -> int:
    """The demo in the workspace `home`; returns the exit status: 1 if a run did not end well, 0 where only the browser
    was missing. `port` is Datasette's (busy: the next). A folder that has seen the first state goes on with the second."""
    say = report or _say
    workspace = Workspace(home).open()
    with SampleSites(_last_port(workspace) or PORT) as sites:
        names = write_sources(workspace.sources, sites.port)
        say(f"Sample sites at {sites.base}/, workspace {home}")
        failed = _crawl_twice(workspace, sites, names, jobs or workspace.settings.jobs, say)
    if failed:
        say(f"Did not end well: {', '.join(failed)}")
    if serve:
        _serve(workspace, port or workspace.settings.port, say)
    return 1 if failed else 0


def _crawl_twice(workspace: Workspace, sites: SampleSites, names: list[str], jobs: int, say: Report) -> list[str]:
    """The names of the sources of which a run did not end well."""
    from osint import collect  # spaCy takes a second to import: not for `--help`

    failed: set[str] = set()
    for first in (True, False):
        if first and _seen_first(workspace, names):
            continue
        if not first:
            sites.change()
        say("First crawl" if first else "The sites have changed; second crawl")
        failed |= {one.name for one in collect.crawl(workspace, names, jobs, say) if not _ended_well(one)}
    return sorted(failed)


def _serve(workspace: Workspace, port: int, say: Report) -> None:
    from osint.browse.serve import free_port
    from osint.browse.serve import serve as serve_pages

    free = free_port(port)
    if free != port:
        say(f"Port {port} is in use, taking {free}")
    say(f"Serving at http://127.0.0.1:{free}/ until interrupted (Ctrl-C)")
    serve_pages(workspace, free)


def _last_port(workspace: Workspace) -> int | None:
    """The port that this workspace's demo sources were last written for: an ad's id holds its host and port."""
    path = workspace.sources / f"{source_names()[0]}.yml"
    found = re.search(r"127\.0\.0\.1:(\d+)", path.read_text("utf-8")) if path.exists() else None
    return int(found[1]) if found else None


def _seen_first(workspace: Workspace, names: list[str]) -> bool:
    """Whether every source has a finished run: then the first crawl is behind us."""
    ids = [items.source_id(workspace.id, name) for name in names]
    with workspace.osint_db() as db:
        return all(db["runs"].count_where("source = ? and ended_at is not null", [one]) for one in ids)


def _ended_well(crawled: "Crawled") -> bool:
    return crawled.well or (crawled.run is not None and crawled.run.failure == "no_browser")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
