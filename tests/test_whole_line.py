"""`osint demo` as a person runs it: crawled, read, linked, served; seen in a real browser. Pleas leave no byte outside."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from osint.browse.serve import HOST, free_port
from osint.demo.texts import rows as demo_texts
from osint.store.db import rows
from osint.store.search import query, segment
from osint.workspace import Workspace
from tests.browse import conftest as browse
from tests.browse import test_browser

SECONDS = 240  # for two crawls of eight sites; 45 on two idle cores
REQUIRED = os.environ.get("OSINT_REQUIRE_BROWSER") == "1"
browser, page = browse.browser, test_browser.page  # the page fails the test if another host is asked


@dataclass(frozen=True)
class Demo:
    """The running command: its workspace, the address that it serves at, and the files of its outputs."""

    workspace: Workspace
    address: str
    out: Path
    err: Path


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("OSINT_") or name == "OSINT_CACHE"}


def osint(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", "osint.cli", *arguments]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder = tmp_path_factory.mktemp("whole")
    port, out, err = free_port(8600 + os.getpid() % 300), folder / "out", folder / "err"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        arguments = osint("demo", "--home", str(folder / "home"), "--port", str(port))
        process = subprocess.Popen(arguments, stdout=stdout, stderr=stderr, env=environment(), cwd=folder)
    try:
        address = f"http://{HOST}:{port}"
        _wait(address, process, err)
        yield Demo(Workspace(folder / "home"), address, out, err)
    finally:
        process.terminate()
        process.wait(20)


def _wait(address: str, process: "subprocess.Popen[bytes]", err: Path) -> None:
    until = monotonic() + SECONDS
    while monotonic() < until:
        assert process.poll() is None, err.read_text("utf-8")[-2000:]
        try:
            urlopen(address + "/-/versions.json", timeout=5).close()
            return
        except (URLError, ConnectionError):
            sleep(0.3)
    raise AssertionError(f"no page after {SECONDS} s: {err.read_text('utf-8')[-2000:]}")


@pytest.fixture(scope="module")
def served(demo: Demo) -> str:
    return demo.address


def count(demo: Demo, sql: str, *arguments: str) -> int:
    with demo.workspace.osint_db() as db:
        return int(rows(db, f"SELECT count(*) AS n FROM {sql}", *arguments)[0]["n"])


def test_every_ad_with_coordinates_is_on_the_map(page: Page, demo: Demo) -> None:
    placed = count(demo, "ads WHERE latitude IS NOT NULL")
    assert placed >= 60
    page.goto(f"{demo.address}/osint/ads")
    assert test_browser.counted(page) == placed
    page.wait_for_function("[...document.querySelectorAll('img.leaflet-tile')].some(tile => tile.naturalWidth > 0)")


def test_an_ad_opened_from_the_table(page: Page, demo: Demo) -> None:
    ad = next(row for row in demo_texts() if row["id"] == "b-01")
    edited = ad["changes"]["second"]
    page.goto(f"{demo.address}/osint/ads?_size=max")
    page.locator("td.col-title a", has_text=ad["title"]).first.click()
    expect(page.locator("h1")).to_have_text(ad["title"])
    shown = page.locator(".text").first
    assert " ".join(shown.inner_text().split()) == " ".join(edited["text"].split())
    assert shown.locator("mark.found-indicator").count() >= 3
    assert shown.locator("mark.found-contact", has_text=edited["contacts"][0]["value"]).count() == 1
    expect(page.locator("th.address", has_text=edited["contacts"][0]["value"])).to_have_count(1)
    expect(page.locator("#versions ins").first).to_be_visible()
    captures = page.locator("table.evidence tbody tr")
    assert captures.count() >= 2
    expect(captures.first).to_contain_text("sha256:")


@pytest.mark.parametrize("asked", ["客", "客服", "เงินเดือน"])
def test_search_in_datasettes_own_box(page: Page, demo: Demo, asked: str) -> None:
    there = count(demo, "ads a JOIN versions v ON v.id = a.version WHERE v.text LIKE ?1 OR a.title LIKE ?1", f"%{asked}%")
    assert there >= 3
    page.goto(f"{demo.address}/osint/ads")
    page.fill("#_search", asked)
    page.press("#_search", "Enter")
    expect(page.locator("h3").first).to_contain_text(f"{there} rows")
    page.locator("td.col-title a").first.click()
    expect(page.locator(".text").first).to_be_visible()
    expect(page.locator("section.content")).to_contain_text(asked)


def test_every_source_is_well(demo: Demo) -> None:
    done = subprocess.run(osint("status", "--json", "--home", str(demo.workspace.home)), capture_output=True, env=environment())
    answer = json.loads(done.stdout)
    unwell = [one for one in answer["sources"] if one["outcome"] != "ok" and (REQUIRED or one["failure"] != "no_browser")]
    assert len(answer["sources"]) == 8
    assert not unwell
    assert (answer["pending"], answer["unreadable"]) == (0, 0)


def test_the_archive_is_unbroken(demo: Demo) -> None:
    done = subprocess.run(osint("verify", "--home", str(demo.workspace.home)), capture_output=True, env=environment())
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


def plea_phrases() -> dict[str, str]:
    """What only pleas of the demo say: each clause of 10 characters or more, each contact; and the id of the text."""
    pleas, others = [], ""
    for row in demo_texts():
        said = _said(row)
        if row["kind"] == "plea":
            pleas.append((row["id"], said))
        else:
            others += "\n".join(said) + "\n"
    found = {part: name for name, said in pleas for text in said for part in _parts(text)}
    return {part: name for part, name in found.items() if part not in others}


def _said(row: dict[str, Any]) -> list[str]:
    edited = row.get("changes", {}).get("second")
    states = [row] + ([edited] if isinstance(edited, dict) else [])
    fields = [str(state.get(name) or "") for state in states for name in ("title", "text")]
    return fields + [contact["value"] for state in states for contact in state.get("contacts", [])]


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[.,:;()。，：！？।\n]+", text) if len(part.strip()) >= 10]


def test_no_plea_leaves_a_byte_outside(demo: Demo) -> None:
    phrases = plea_phrases()
    assert len(set(phrases.values())) == sum(row["kind"] == "plea" for row in demo_texts())
    protected = b"".join(file.read_bytes() for file in demo.workspace.home.glob("protected.db*"))
    kept = {name for part, name in phrases.items() if part.encode() in protected}
    assert kept == set(phrases.values())  # they were collected, and the bytes are looked for in the right form
    database = demo.workspace.osint_path
    files = [*database.parent.glob("osint.db*"), demo.out, demo.err]
    leaks = [
        f"{name}: {part!r} in {file.name}"
        for file in files
        for part, name in phrases.items()
        if any(form.encode() in file.read_bytes() for form in (part, segment(part)))
    ]
    with demo.workspace.osint_db() as db:  # the search index keeps its words apart, as no bytes show
        leaks += [
            f"{name}: {part!r} found by search"
            for part, name in phrases.items()
            if rows(db, "SELECT 1 AS found FROM ads_fts WHERE ads_fts MATCH ? LIMIT 1", query(f'"{part}"'))
        ]
    assert not leaks, "\n".join(leaks)
