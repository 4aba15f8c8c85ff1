"""What a look at a place finds, and the process that looks: `python -P -m osint.probe --home DIR NAME`, findings as JSON on stdout.

The look is a run like any other (guard, robots, limits, archive) of the spider `probe`, in a workspace that is thrown away.
"""

import argparse
import json
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from protego import Protego

from osint.crawl import archive
from osint.crawl.robots import AGENT, MOST
from osint.sources import Source, SourceError, find_source
from osint.store.db import rows
from osint.workspace import Workspace, WorkspaceError


@dataclass
class Sample:
    """One page that may hold an ad: where it was linked (`list`, `sitemap`, `feed`, `given`), how its ad was read (`JSON-LD`,
    `microdata`, `RDFa`, `text`, or empty), and which fields it filled."""

    url: str
    linked: str
    how: str = ""
    fields: list[str] = field(default_factory=list)


@dataclass
class Listed:
    """A sitemap or feed: how many pages or entries it names, the newest date; of a feed's entries the characters on average, and
    where the first one leads."""

    url: str
    count: int
    newest: str | None = None
    characters: int = 0
    first: str | None = None


@dataclass
class Findings:
    """What was found at `url`. `failure`: a failure type where the page could not be had."""

    url: str
    failure: str | None = None
    kind: str = "nothing"  # page, feed, sitemap, channel
    title: str | None = None
    language: str | None = None
    robots: str = "unknown"
    crawl_delay: float | None = None
    sitemaps: list[Listed] = field(default_factory=list)
    feeds: list[Listed] = field(default_factory=list)
    data: dict[str, int] = field(default_factory=dict)  # JSON-LD, microdata, RDFa → JobPostings on the page itself
    messages: int = 0  # of a channel's preview
    channels: list[str] = field(default_factory=list)  # public channels that the page links; not followed
    items: int = 0
    items_path: str = ""
    next_url: str | None = None
    next_how: str | None = None
    more: bool = False  # the list goes on behind a button
    characters: int = 0  # of the page's text
    scripts: int = 0
    login: bool = False
    rendered: bool = False
    samples: list[Sample] = field(default_factory=list)

    @classmethod
    def from_dict(cls, given: dict[str, Any]) -> "Findings":
        nested = {"samples": Sample, "sitemaps": Listed, "feeds": Listed}
        fields: dict[str, Any] = {k: [nested[k](**one) for one in v] if k in nested else v for k, v in given.items()}
        return cls(**fields)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    def ads(self, linked: str) -> list[Sample]:
        """Samples linked from there on which an ad was read from data."""
        return [one for one in self.samples if one.linked == linked and one.how in ("JSON-LD", "microdata", "RDFa")]


def look(workspace: Workspace, name: str) -> Findings:
    """Crawl the source `name` with the spider `probe`. Raises SourceError, RunError, SettingsError."""
    from scrapy.crawler import CrawlerProcess
    from scrapy.settings import Settings

    from osint.crawl import logs, process, running, session

    logs.install()
    source = find_source(workspace.sources, name)
    running.start(session.begin(workspace, source))
    settings = Settings()
    settings.setmodule(process.SETTINGS, priority="project")
    scrapy = CrawlerProcess(settings)
    crawler = scrapy.create_crawler("probe")
    scrapy.crawl(crawler, source=source)
    scrapy.start()
    found: Findings = getattr(crawler.spider, "found", None) or Findings(source.urls[0], failure="broken")
    found.robots, found.crawl_delay = robots_verdict(workspace, source)
    return found


def robots_verdict(workspace: Workspace, source: Source) -> tuple[str, float | None]:
    """What robots.txt says of the source's first address, from the copy in the archive, and the delay that it asks for."""
    with workspace.protected_db() as db:
        found = rows(
            db,
            "SELECT * FROM captures WHERE target_uri LIKE '%/robots.txt' AND record_type = 'response' ORDER BY date LIMIT 1",
        )
    if not found:
        return "could not be had: nothing is fetched then", None
    status = found[0]["status"] or 0
    if status >= 500:
        return f"could not be had (status {status}): nothing is fetched then", None
    if status >= 400:
        return "there is none: everything is allowed", None
    text = archive.read(workspace.archive, found[0]["file"], found[0]["offset"]).payload()[:MOST].decode("utf-8", "replace")
    rules = Protego.parse(text)
    delay = rules.crawl_delay(AGENT)
    allowed = rules.can_fetch(source.urls[0], AGENT)
    return "allows it" if allowed else "forbids it", float(delay) if delay else None


def main(arguments: list[str] | None = None) -> int:
    """Look at one source in this process and print what was found as JSON; 2 with one line on stderr for an error."""
    from osint.crawl.archive import DiskFull
    from osint.crawl.running import workspace_here
    from osint.crawl.session import RunError
    from osint.settings import SettingsError

    parser = argparse.ArgumentParser(prog="osint.probe")
    parser.add_argument("--home", type=Path)
    parser.add_argument("name")
    options = parser.parse_args(arguments)
    try:
        found = look(workspace_here(options.home), options.name)
    except (RunError, SourceError, SettingsError, WorkspaceError, DiskFull) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    print(json.dumps(found.to_dict(), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
