"""A page saved as a fixture: `FOLDER/SOURCE/CASE/{page.html, meta.json, output.json}`, which one test reads (`tests/spiders`)."""

import importlib
import json
from pathlib import Path
from typing import Any

from osint.add import http
from osint.sources import NAME, Source, SourceError
from osint.sources_command import Page

FOLDER = Path("tests") / "fixtures"
WARNING = """\
The page is as the site served it: other people's words and perhaps their names, numbers and addresses.
Before you commit it, replace every text by your own, names by invented ones, numbers by all-zero ones, hosts by example.com,
handles by fake_…; keep the markup. Then `python -m tests.spiders.pages CASE_FOLDER` writes output.json anew: read it, it is what the
test wants."""
# What of a source file decides how a page is read.
_READ_BY = ("title", "spider", "urls", "language", "selectors", "full_pages", "rendered")


def save(source: Source, case: str, page: Page, folder: Path = FOLDER) -> Path:
    """Write the fixture; returns its folder. Raises SourceError where the case is there already or its name is none."""
    if not NAME.fullmatch(case):
        raise SourceError(f"{case}: small letters, digits, - and _ only")
    target = folder / source.name / case
    if target.exists():
        raise SourceError(f"{target}: is there already; give the new one another name")
    target.mkdir(parents=True)
    (target / "page.html").write_bytes(page.body)
    meta = {"url": page.url, "time": page.date, "content_type": page.content_type, "source": _source(source)}
    (target / "meta.json").write_text(_json(meta), encoding="utf-8")
    (target / "output.json").write_text(_json(output(source, page)), encoding="utf-8")
    return target


def output(source: Source, page: Page) -> list[dict[str, Any]]:
    """What today's spiders read from a page: one dict a posting, without what is absent."""
    # By name, as Scrapy loads spiders: osint imports nothing of them.
    reread = importlib.import_module("spiders.rereading").reread
    meta = {"capture": NO_CAPTURE, "captured_at": page.date}
    response = http.page(page.url, page.body, {"content-type": page.content_type}, 200, meta)
    found = [one.to_dict() for one in reread(source, response)]
    return [{key: value for key, value in one.items() if value not in (None, [])} for one in found]


NO_CAPTURE = "urn:uuid:00000000-0000-0000-0000-000000000000"


def _source(source: Source) -> dict[str, Any]:
    return source.model_dump(include=set(_READ_BY), exclude_defaults=True)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
