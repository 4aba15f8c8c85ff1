"""One source in this process: `python -P -m osint.crawl.process --home DIR NAME`. Exit status: 0 the run ended well, 1 it did
not, 2 it could not begin, 75 (EX_TEMPFAIL) another process is crawling the source."""

import argparse
import sys
from pathlib import Path

from osint.settings import SettingsError
from osint.sources import SourceError, find_source
from osint.workspace import Workspace, WorkspaceError

SETTINGS = "osint.crawl.settings"


def run_source(workspace: Workspace, name: str) -> int:
    """Crawl one source to its end; the exit status. Raises SourceError, SettingsError, RunError."""
    from scrapy.crawler import CrawlerProcess
    from scrapy.settings import Settings

    from osint.crawl import logs, running, session

    logs.install()
    source = find_source(workspace.sources, name)
    running.start(session.begin(workspace, source))
    settings = Settings()
    settings.setmodule(SETTINGS, priority="project")
    process = CrawlerProcess(settings)
    process.crawl(source.spider, source=source)
    process.start()
    if process.bootstrap_failed:
        sys.stderr.write(f"{name}: the crawl could not be started\n")
        return 2
    return running.exit_status(source.assertions.min, source.name)


def main(arguments: list[str] | None = None) -> int:
    """Crawl one source in this process. Exit status 0 or 1 as the run ended, EXIT_BUSY beside another run, 2 for an error."""
    from osint.crawl.archive import DiskFull
    from osint.crawl.running import EXIT_BUSY, workspace_here
    from osint.crawl.session import InProgress, RunError

    parser = argparse.ArgumentParser(prog="osint.crawl.process")
    parser.add_argument("--home", type=Path)
    parser.add_argument("name")
    options = parser.parse_args(arguments)
    try:
        return run_source(workspace_here(options.home), options.name)
    except InProgress as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_BUSY
    except (RunError, SourceError, SettingsError, WorkspaceError, DiskFull) as error:
        sys.stderr.write(f"{error}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
