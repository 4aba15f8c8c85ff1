"""CDX indexes: what is asked of one, and the rows of its answer, as Wayback (lists) and pywb and Common Crawl (JSON Lines) write them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from osint import clock
from osint.add.copies import is_web
from osint.captures import Captures, Pattern
from osint.items import canonical_url

PAGE = 3_000  # rows of one answer of a Wayback: under a megabyte
# Types of answers that hold no text; `unk` and revisits may be pages.
_NO_PAGE = ("image/", "video/", "audio/", "font/", "text/css", "text/javascript", "application/javascript", "application/x-javascript",
            "application/pdf", "application/zip", "application/octet-stream", "application/json")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One capture: the page's address, 14 digits of its time (UTC), its digest as the index has it, and where its record is."""

    url: str
    timestamp: str
    digest: str
    status: str
    mime: str
    filename: str | None = None
    offset: int = 0
    length: int = 0

    @property
    def is_page(self) -> bool:
        """Whether it may hold an ad. A revisit has no status of its own in some indexes; its digest names the page."""
        return self.status in {"200", "-", ""} and not self.mime.startswith(_NO_PAGE)

    @property
    def is_revisit(self) -> bool:
        return self.mime == "warc/revisit"

    @property
    def page(self) -> str:
        """The page's address as ids see it: http or https, with or without a tracking parameter, it is one page."""
        return canonical_url(self.url)

    @property
    def date(self) -> str:
        return moment_of(self.timestamp)


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of one answer; the key of the next one (Wayback); how many lines could not be read."""

    rows: tuple[Row, ...]
    following: str | None = None
    broken: int = 0


@dataclass
class Group:
    """The captures of one page that have the same digest: the first is fetched, the last tells how long it was so."""

    first: Row
    last: Row


def question(index: str, pattern: Pattern, captures: Captures, **more: str) -> str:
    """The address that asks an index for the captures of a pattern."""
    asked = {"url": pattern.key, "matchType": pattern.match, "output": "json"} | more
    if captures.first():
        asked["from"] = str(captures.first())
    if captures.last():
        asked["to"] = str(captures.last())
    return f"{index}{'&' if '?' in index else '?'}{urlencode(asked)}"


def pages_of(body: bytes) -> int | None:
    """How many pages of rows there are, where that is what was answered; a server that knows no pages answers with rows."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    pages = value.get("pages") if isinstance(value, dict) else None
    return pages if isinstance(pages, int) and not isinstance(pages, bool) and pages >= 0 else None


def read(body: bytes) -> Answer:
    """The rows in an answer. Raises ValueError where it is none."""
    text = body.decode("utf-8", "replace").strip()
    if not text:
        return Answer(())
    if text.startswith("["):
        return _lists(json.loads(text))
    if not text.startswith("{"):
        raise ValueError("neither lists nor JSON Lines")
    found = [_line(line) for line in text.splitlines() if line.strip()]
    rows = tuple(row for row in found if row is not None)
    if not rows and len(found) > 1:
        raise ValueError("no line that is a capture")
    return Answer(rows, None, len(found) - len(rows))


def _lists(found: Any) -> Answer:
    """The first list names the columns; behind an empty one stands the key of the next answer."""
    if not isinstance(found, list) or not all(isinstance(one, list) for one in found):
        raise ValueError("not a list of lists")
    if not found:
        return Answer(())
    names, *values = found
    following = None
    if len(values) >= 2 and values[-2] == [] and len(values[-1]) == 1:
        following, values = str(values[-1][0]), values[:-2]
    rows = [_row(dict(zip(names, value, strict=False))) for value in values if len(value) == len(names)]
    good = tuple(row for row in rows if row is not None)
    return Answer(good, following, len(values) - len(good))


def _line(line: str) -> Row | None:
    try:
        values = json.loads(line[line.index("{") :])  # some servers write key and time before it
    except (ValueError, RecursionError):
        return None
    return _row(values) if isinstance(values, dict) else None


def _row(values: dict[str, Any]) -> Row | None:
    said = {name: str(value) for name, value in values.items() if isinstance(value, str | int)}
    url, timestamp = said.get("original") or said.get("url"), said.get("timestamp", "")
    if not url or not (timestamp.isdigit() and len(timestamp) == 14) or not said.get("digest"):
        return None
    if not is_web(url):
        return None
    place = (said.get("offset", "0"), said.get("length", "0"))
    offset, length = (int(number) if number.isdigit() else 0 for number in place)
    return Row(
        url, timestamp, said["digest"], said.get("statuscode") or said.get("status") or "",
        (said.get("mimetype") or said.get("mime") or "").lower(), said.get("filename"), offset, length,
    )  # fmt: skip


def groups(rows: Iterable[Row], captures: Captures, patterns: Iterable[Pattern]) -> Iterator[Group]:
    """Captures that count, by page and digest, in the index' order."""
    wanted = tuple(patterns)
    found: dict[tuple[str, str], Group] = {}
    for row in rows:
        if not row.is_page or not any(pattern.matches(row.url) for pattern in wanted) or not captures.counts(row.timestamp):
            continue
        group = found.setdefault((row.page, row.digest), Group(row, row))
        group.last = max(group.last, row, key=lambda one: one.timestamp)
        if group.first.is_revisit and not row.is_revisit:
            group.first = row
    yield from found.values()


def moment_of(timestamp: str) -> str:
    """14 digits as a stored time. Raises ValueError for a time that no calendar has."""
    return clock.stamp(datetime.strptime(timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC))
