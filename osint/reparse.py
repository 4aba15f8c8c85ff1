"""Read the archive again with today's spiders, without the network: what differs is a version with `origin: reparse`."""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any

from scrapy.http import Response
from sqlite_utils import Database

from osint.add import http
from osint.crawl import archive
from osint.crawl.warc import Broken
from osint.items import JobPosting
from osint.sources import Source, SourceError, find_source
from osint.store import intake
from osint.store.db import rows
from osint.workspace import Workspace

BATCH = 200  # rows a transaction


def reparse(workspace: Workspace, report: Callable[[str], None]) -> int:
    """Put into the intake what today's spiders read differently; returns how many captures were read. A source whose file is
    gone or broken, and a record that cannot be read, is reported and passed over."""
    count = 0
    with workspace.osint_db() as osint, workspace.protected_db() as protected:
        for named in rows(
            osint, "SELECT id, name FROM sources WHERE workspace = ? AND spider != 'added' ORDER BY name", workspace.id
        ):
            try:
                source = find_source(workspace.sources, named["name"])
            except SourceError as error:
                report(f"not read again: {error}")
                continue
            count += _source(workspace, protected, source, named["id"], report)
    return count


def _source(workspace: Workspace, protected: Database, source: Source, identity: str, report: Callable[[str], None]) -> int:
    # By name, as Scrapy loads spiders: osint imports nothing of them.
    reread = importlib.import_module("spiders.rereading").reread
    found: list[intake.Collected] = []
    count = 0
    for capture in _cited(protected, identity):
        try:
            response = _response(workspace, capture)
        except Broken as error:
            report(f"not read again: {capture['id']}: {error}")
            continue
        count += 1
        before = rows(
            protected, "SELECT DISTINCT posting, collected FROM intake WHERE capture = ? AND version IS NOT NULL", capture["id"]
        )
        items = (
            [_named_as_before(item, before, of_feed=source.spider == "feed") for item in reread(source, response)]
            if response is not None
            else []
        )
        found += [(capture["run"], identity, item) for item in items]
        if len(found) >= BATCH:
            intake.write_batch(protected, workspace.id, [], found, origin="reparse")
            found = []
    intake.write_batch(protected, workspace.id, [], found, origin="reparse")
    return count


def _cited(db: Database, source: str) -> Iterator[dict[str, Any]]:
    """The captures that texts were read from: lists, robots.txt and the like are left out."""
    yield from rows(
        db,
        """SELECT * FROM captures WHERE source = ? AND record_type IN ('response', 'conversion')
           AND id IN (SELECT capture FROM intake WHERE version IS NOT NULL) ORDER BY date, id""",
        source,
    )


def _response(workspace: Workspace, capture: dict[str, Any]) -> Response | None:
    record = archive.read(workspace.archive, capture["file"], capture["offset"])
    meta = {"capture": capture["id"], "captured_at": capture["date"]}
    if record.is_http():
        return http.answer(record.uri, record.block, meta)
    return http.page(record.uri, record.block, {"content-type": record.headers.get("content-type", "")}, 200, meta)


def _named_as_before(item: JobPosting, before: list[dict[str, Any]], *, of_feed: bool) -> JobPosting:
    """A page that held one posting holds the same one now, under the address that the run knew it by."""
    if len({row["posting"] for row in before}) != 1:
        return item
    old = intake.item_of(before[0])
    kept: dict[str, Any] = {"url": old.url, "identifier": old.identifier, "page_url": old.page_url}
    if of_feed:  # title and date of an entry that was followed to its page stand in the feed only
        kept |= {f.name: getattr(old, f.name) for f in fields(old) if getattr(item, f.name) is None}
    return replace(item, **kept)
