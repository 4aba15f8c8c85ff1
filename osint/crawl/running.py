"""The run of this process, and the exit status that it makes."""

import os
import sys
from pathlib import Path

from osint.crawl.outcome import Outcome
from osint.crawl.proxy import Proxy
from osint.crawl.session import Session
from osint.workspace import Workspace

EXIT_BUSY = 75  # EX_TEMPFAIL


class Process:
    """One source a process (a Scrapy reactor cannot be restarted), so one session, proxy and outcome."""

    session: Session | None = None
    proxy: Proxy | None = None
    outcome: Outcome | None = None


def current_session() -> Session | None:
    return Process.session


def outcome() -> Outcome | None:
    """How this process' run ended; None if it did not."""
    return Process.outcome


def start(session: Session) -> None:
    """The run that this process is about to crawl."""
    Process.session = session


def workspace_here(home: Path | None) -> Workspace:
    """The workspace that is meant: the one given, else `OSINT_HOME`, else the current folder. Raises WorkspaceError."""
    return Workspace(home or Path(os.environ.get("OSINT_HOME") or ".")).open()


def exit_status(least: int, name: str) -> int:
    """Say on stderr how the run ended; 0 where it ended well, or empty where the source expects no less (`least` 0), else 1."""
    ended = outcome()
    if ended is None:
        sys.stderr.write(f"{name}: the run was stopped; the next crawl goes on with it\n")
        return 1
    words = ": ".join(filter(None, (ended.outcome, ended.failure, ended.message)))
    sys.stderr.write(f"{name}: {words}\n")
    return 0 if ended.outcome == "ok" or (ended.outcome == "empty" and least == 0) else 1
