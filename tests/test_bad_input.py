"""Hostile sites, broken files and a full disk, through the real command: one clear line each, a true outcome, and nothing else lost."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from scrapy.http import HtmlResponse, Request

from osint.crawl.verify import verify
from osint.sources import Selectors, Source
from osint.workspace import Workspace
from spiders.structured import read_page
from tests.crawl.conftest import table
from tests.crawl.site import Site, ad

CHINESE = "招聘客服，包吃包住，工作地点在园区，每天工作十二小时，月薪八千元。" * 5
LOGIN = '<html><body><form>Members: <input name="user"><input type="password" name="word"></form></body></html>'
CLOSED = '<html><body><div class="tgme_page"><a class="tgme_page_action" href="#">View in app</a></div></body></html>'
NO_MESSAGES = '<html><body><section class="tgme_channel_history"></section></body></html>'
BROKEN = '<html><head><script type="application/ld+json">{"@type": "JobPosting", "title": </script></head><body></body></html>'


@dataclass(frozen=True)
class Case:
    """How a source must end: outcome, failure type, postings kept, and words of its one line."""

    outcome: str
    failure: str | None
    kept: int
    words: str


CASES = {
    "big": Case("incomplete", "too_large", 2, "larger than the source allows"),
    "encoding": Case("ok", None, 1, "1 postings"),
    "broken-ld": Case("incomplete", "broken", 2, "JSON-LD block 1 cannot be read"),
    "no-sitemap": Case("changed", "changed", 1, "the sitemap is not XML"),
    "closed-channel": Case("blocked", "no_preview", 0, "no public preview"),
    "quiet-channel": Case("changed", "empty", 0, "0 posting(s) seen, at least 1 expected"),
    "redirects": Case("incomplete", "forbidden_address", 2, "never fetched from"),
    "one-refused": Case("incomplete", "forbidden", 2, "refuses us"),
    "all-refused": Case("blocked", "forbidden", 0, "refuses us"),
    "robots": Case("blocked", "robots", 0, "robots.txt"),
    "one-login": Case("incomplete", "login_wall", 2, "behind a login"),
    "all-login": Case("blocked", "login_wall", 0, "behind a login"),
    "no-name": Case("failed", "name_resolution", 0, "does not resolve"),
}


@dataclass(frozen=True)
class World:
    """What the one run of all hostile sources left."""

    workspace: Workspace
    done: "subprocess.CompletedProcess[str]"
    site: Site
    inside: Site | None  # a server at 127.0.0.2, where nobody may ask; None where the machine has no such address
    runs: dict[str, dict[str, Any]]


def osint(home: Path, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OSINT_") or name == "OSINT_CACHE"}
    command = [sys.executable, "-P", "-m", "osint.cli", *arguments, "--home", str(home)]
    return subprocess.run(command, env=environment | more, capture_output=True, text=True, timeout=300, check=False)


def write(workspace: Workspace, site: Site, name: str, *paths: str, **more: Any) -> None:
    urls = [path if "://" in path else site.url + path for path in paths]
    fields = {"title": name, "spider": "structured", "urls": urls, "allow_private": [f"127.0.0.1:{site.port}"]}
    (workspace.sources / f"{name}.yml").write_text(yaml.safe_dump(fields | more), encoding="utf-8")


def board(workspace: Workspace, site: Site, name: str, bad: int = 1, **more: Any) -> list[str]:
    """A list of two good ads and `bad` others; returns the paths of those."""
    paths = [f"/{name}/{n}" for n in range(2 + bad)]
    site.page(f"/{name}/", "".join(f'<a class="ad" href="{path}">Agent</a>' for path in paths))
    for n, path in enumerate(paths[:2]):
        site.page(path, ad(n))
    write(workspace, site, name, f"/{name}/", selectors={"item": "a.ad"}, **more)
    return paths[2:]


def build(workspace: Workspace, site: Site, other: Site) -> None:
    (big,) = board(workspace, site, "big", limits={"max_bytes": 1_000_000})
    site.page(big)
    site.pages[big].endless = 50
    site.page("/encoding", ad(1, CHINESE).replace("Agent", "客服").encode("gb18030"))
    write(workspace, site, "encoding", "/encoding")
    site.page(board(workspace, site, "broken-ld")[0], BROKEN)
    site.page("/no/sitemap.xml", "<html><body>Not here any more<br></body></html>")
    site.page("/no/ad", ad(1))
    write(workspace, site, "no-sitemap", "/no/sitemap.xml", "/no/ad")
    site.page("/s/closed_channel", status=302, Location="/closed_channel")
    site.page("/closed_channel", CLOSED)
    write(workspace, site, "closed-channel", "/s/closed_channel", spider="telegram")
    site.page("/s/quiet_channel", NO_MESSAGES)
    write(workspace, site, "quiet-channel", "/s/quiet_channel", spider="telegram")
    neighbour, metadata = board(workspace, site, "redirects", bad=2)
    site.page(neighbour, status=302, Location=f"http://127.0.0.2:{site.port}/secret")
    site.page(metadata, status=302, Location="http://169.254.169.254/latest/meta-data/")
    site.page(board(workspace, site, "one-refused")[0], status=403)
    site.page("/refused/", status=403)
    write(workspace, site, "all-refused", "/refused/")
    site.page(board(workspace, site, "one-login")[0], status=302, Location="/login")
    site.page("/login", LOGIN)
    site.page("/members", status=302, Location="/login")
    write(workspace, site, "all-login", "/members")
    other.page("/robots.txt", status=500)
    other.page("/", ad(1))
    write(workspace, other, "robots", "/")
    write(workspace, site, "no-name", "http://board.invalid/")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    workspace = Workspace(tmp_path_factory.mktemp("hostile") / "home").open()
    site, other = Site(), Site()
    try:
        inside = Site("127.0.0.2", site.port)
    except OSError:  # macOS has 127.0.0.1 alone
        inside = None
    build(workspace, site, other)
    done = osint(workspace.home, "crawl", *CASES, "--jobs", "2", OSINT_OPERATOR="Example", OSINT_CONTACT="crawler@example.com")
    names = {row["id"]: row["name"] for row in table(workspace, "sources", "osint")}
    runs = {names[row["source"]]: row for row in table(workspace, "runs", "osint")}
    yield World(workspace, done, site, inside, runs)
    for one in (site, other, inside):
        if one is not None:
            one.close()


@pytest.mark.parametrize("name", CASES)
def test_each_ends_in_one_line_and_its_true_outcome(world: World, name: str) -> None:
    case, run = CASES[name], world.runs[name]
    assert (run["outcome"], run["failure"], run["collected"]) == (case.outcome, case.failure, case.kept)
    (line,) = (one for one in said(world, name) if one != f"{name}: crawling")
    assert line.startswith(f"{name}: {case.outcome}") and case.words in line
    assert case.failure is None or f"{case.outcome}: {case.failure}" in line


def said(world: World, name: str) -> list[str]:
    return [line for line in world.done.stderr.splitlines() if line.startswith(f"{name}:")]


def test_nothing_else_is_said_and_the_exit_status_tells(world: World) -> None:
    assert len(world.done.stderr.splitlines()) == 2 * len(CASES), world.done.stderr
    assert "Traceback" not in world.done.stderr
    assert world.done.returncode == 1


def test_what_was_good_is_read_and_the_archive_whole(world: World) -> None:
    kept = {row["url"] for row in table(world.workspace, "postings", "osint")}
    for name in ("big", "broken-ld", "redirects", "one-refused", "one-login"):
        assert {f"{world.site.url}/{name}/{n}" for n in range(2)} <= kept
    assert len(kept) == sum(case.kept for case in CASES.values())
    assert verify(world.workspace).breaks == ()


def test_a_large_page_is_cut_off_while_it_comes(world: World) -> None:
    assert 0 < world.site.sent < 40


def test_a_text_in_another_encoding_than_said_is_right(world: World) -> None:
    (row,) = (v for v in table(world.workspace, "versions", "osint") if "客服" in json.dumps(v, ensure_ascii=False))
    assert CHINESE in row.values() and "客服 1" in row.values()


def test_a_login_form_above_an_ad_does_not_hide_it() -> None:
    words = "We look for a night guard in our warehouse, no experience needed. " * 10
    body = LOGIN.replace("</form>", f"</form><main><h1>Night guard</h1><p>{words}</p></main>")
    asked = Request("https://board.example/jobs/1", meta={"redirect_urls": ["http://board.example/jobs/1/"]})
    page = HtmlResponse(asked.url, body=body, encoding="utf-8", request=asked)
    board = Source(name="board", title="Board", spider="structured", urls=[asked.url], selectors=Selectors(title="h1"))
    for whole_text, source in ((None, board), (True, board.model_copy(update={"selectors": Selectors()}))):
        ((found,), broken) = read_page(page, source, whole_text=whole_text)
        assert (found.title, broken) == ("Night guard", ())


def test_no_redirect_leads_inside(world: World) -> None:
    if world.inside is None:
        pytest.skip("this machine has no 127.0.0.2")
    assert world.inside.asked == []


def test_a_missing_source_and_a_wrong_key_are_one_line_each_before_anything_is_fetched(tmp_path: Path) -> None:
    workspace, site = Workspace(tmp_path / "home").open(), Site()
    write(workspace, site, "good", "/")
    write(workspace, site, "wrong", "/", selektors={})
    missing, wrong = osint(workspace.home, "crawl", "good", "nobody"), osint(workspace.home, "crawl", "good", "wrong")
    site.close()
    for done, words in ((missing, "nobody.yml: no such source"), (wrong, "selektors: unknown key")):
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr and len(done.stderr.splitlines()) == 1, done.stderr
    assert "wrong.yml:" in wrong.stderr
    assert site.asked == [] and table(workspace, "runs", "osint") == []


# Read by each Python that starts: a full disk for the process that writes the archive, not for the one that reads beside it.
FULL_DISK = """
import resource, signal, sys
if "osint.crawl.process" in sys.orig_argv:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
"""


def test_a_full_disk_is_one_line_and_what_was_written_before_is_kept(tmp_path: Path) -> None:
    workspace, site = Workspace(tmp_path / "home").open(), Site()
    (large,) = board(workspace, site, "full")
    site.page(large, os.urandom(1_700_000).hex(), delay=0.7)
    (tmp_path / "sitecustomize.py").write_text(FULL_DISK)
    done = osint(workspace.home, "crawl", "full", PYTHONPATH=str(tmp_path))
    site.close()
    (run,) = table(workspace, "runs", "osint")
    assert (run["outcome"], run["failure"], done.returncode) == ("failed", "disk_full", 1)
    assert done.stderr.splitlines()[1:] == ["full: failed: disk_full, 2 postings, 4 requests (no room left for the archive)"]
    assert len(table(workspace, "postings", "osint")) == 2
    assert verify(workspace).breaks == ()
