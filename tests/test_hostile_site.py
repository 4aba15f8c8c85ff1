"""A hostile site ends in bounded time and memory, with true outcomes, and no request where none may go."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from osint.crawl.browser import NoBrowser, find
from osint.crawl.verify import verify
from osint.failures import failures
from osint.store.db import rows
from osint.workspace import Workspace
from tests import hostile
from tests.cost import Cost, cost
from tests.crawl.conftest import command, table
from tests.crawl.site import Page, Site, ad

SECONDS = 60  # that no source may take, on a busy machine
MEGABYTES = 400  # that no process may take: it begins with 110
MOST = 3_000_000  # bytes of an answer


@dataclass(frozen=True)
class Case:
    """How a source must end: outcome, failure type, postings, whether its run is proof of absences, and the failed pages."""

    outcome: str
    failure: str | None
    kept: int | None  # None: as many as its limits let through
    pages: int | None = None
    complete: int = 0


CASES = {
    "bombs": Case("incomplete", "too_large", 1, 5),
    "slow": Case("incomplete", "timeout", 1, 1),
    "loops": Case("incomplete", "redirects", 1, 3),
    "ways-in": Case("incomplete", "forbidden_address", 1),
    "calendar": Case("ok", None, None),
    "farm": Case("ok", None, None),
    "encodings": Case("ok", None, 3, complete=1),
    "nested": Case("ok", None, 5, complete=1),
    "laughs": Case("incomplete", "broken", 0),
    "garbage": Case("incomplete", "connection", 1),
    "challenge": Case("blocked", "challenge", 0),
    "challenge-200": Case("blocked", "challenge", 0),
    "moved": Case("changed", "moved", 0),
    "gone": Case("failed", "not_found", 0),
    "chain": Case("incomplete", "chain", 1),
    "certificate": Case("failed", "tls", 0),
    "refused": Case("failed", "connection", 0),
    "rebinding": Case("incomplete", "forbidden_address", 1, 1),
    "rendered": Case("ok", None, 1, complete=1),
}

# Read by each Python that starts: a name that leads outside the first time and inside from then on. 127.0.0.3 is the outside here.
REBINDING = """
import socket, sys
if "osint.crawl.process" in sys.orig_argv:
    look_up, asked = socket.getaddrinfo, []
    def flip(host, *rest, **more):
        if host != "rebinding.example.test":
            return look_up(host, *rest, **more)
        asked.append(host)
        return look_up("127.0.0.3" if len(asked) <= 3 else "127.0.0.1", *rest, **more)
    socket.getaddrinfo = flip
    from osint.crawl import guard
    public = guard.is_public
    guard.is_public = lambda address: str(address) == "127.0.0.3" or public(address)
"""


@dataclass(frozen=True)
class World:
    workspace: Workspace
    runs: dict[str, dict[str, Any]]
    cost: dict[str, Cost]
    site: Site
    inside: hostile.Inside


def write(workspace: Workspace, name: str, *urls: str, allow: list[str], **more: Any) -> None:
    limits = {"max_bytes": MOST, "max_pages": 60, "max_seconds": 40, "max_answer_seconds": 3} | more.pop("limits", {})
    fields = {"title": name, "spider": "structured", "urls": list(urls), "allow_private": allow, "limits": limits}
    (workspace.sources / f"{name}.yml").write_text(yaml.safe_dump(fields | more), encoding="utf-8")


class Builder:
    """Makes the pages and the sources' files."""

    def __init__(self, workspace: Workspace, site: Site, inside: hostile.Inside) -> None:
        self.workspace, self.site, self.inside = workspace, site, inside
        self.allow = [f"127.0.0.1:{site.port}"]

    def source(self, name: str, path: str, **more: Any) -> None:
        url = path if "://" in path else self.site.url + path
        write(self.workspace, name, url, allow=self.allow, **more)

    def board(self, name: str, bad: dict[str, Page], links: list[str] | None = None, good: bool = True, **more: Any) -> None:
        """A list of one good ad, these pages, and these links."""
        paths = [f"/{name}/{key}" for key in bad]
        self.site.pages |= dict(zip(paths, bad.values(), strict=True))
        self.site.page(f"/{name}/good", ad(1))
        named = [*([f"/{name}/good"] if good else []), *paths, *(links or [])]
        self.site.page(f"/{name}/", "".join(f'<a class="ad" href="{path}">Agent</a>' for path in named))
        self.source(name, f"/{name}/", selectors={"item": "a.ad"}, **more)

    def build(self) -> None:
        html = {"Content-Type": "text/html; charset=utf-8"}
        site, inside = self.site, self.inside
        bombs = hostile.bombs()
        self.board("bombs", {k: Page(body, headers=html | {"Content-Encoding": coding}) for k, (coding, body) in bombs.items()})
        self.board("slow", {"drip": Page(ad(2), headers=html, drip=1.0)}, limits={"max_answer_seconds": 1})
        hops = {"self": "self", "ping": "pong", "pong": "ping"}
        self.board("loops", {k: Page(status=302, headers={"Location": to}) for k, to in hops.items()})
        ways = inside.spellings()
        redirects = {str(n): Page(status=302, headers={"Location": way.encode().decode("latin-1")}) for n, way in enumerate(ways)}
        others = [
            "file:///etc/passwd",
            "ftp://127.0.0.1/x",
            "javascript:alert(1)",
            "data:text/html,x",
            "http://[::1",
            "http://a:99999/",
        ]
        self.board("ways-in", redirects, links=[*ways, *others], limits={"max_pages": 200})
        site.make = hostile.days
        self.source("calendar", "/calendar/1", selectors={"item": "a.ad", "next": "a.next"})
        farm = {str(n): Page(ad(n), headers=html) for n in range(20)}
        self.board("farm", farm, [f"/farm/none/{n}" for n in range(20_000)], good=False, limits={"max_pages": 21})
        self.board("encodings", hostile.encodings(), good=False)
        self.board("nested", {name: Page(body, headers=html) for name, body in hostile.nested().items()}, good=False)
        site.page("/laughs.xml", hostile.laughs(), Content_Type="application/xml")
        self.source("laughs", "/laughs.xml")
        self.board("garbage", {name: Page(raw=raw) for name, raw in hostile.garbage().items()})
        self.build_walls()
        self.build_rendered()

    def build_rendered(self) -> None:
        site, inside = self.site, self.inside
        site.page("/rendered/", hostile.scripts(inside))
        site.page("/rendered/ad", ad(1))
        site.page("/rendered/turn", ad(2) + f'<meta http-equiv="refresh" content="0;url=http://127.0.0.1:{inside.port}/">')
        site.page("/hop", status=302, Location=f"http://127.0.0.1:{inside.port}/hop")
        worker = hostile.WORKER.format(way=f"http://127.0.0.1:{inside.port}/worker")
        site.page("/worker.js", worker, Content_Type="text/javascript")
        self.source("rendered", "/rendered/", rendered=True, selectors={"item": "a.ad"}, limits={"max_answer_seconds": 20})

    def build_walls(self) -> None:
        site = self.site
        site.page("/wall", "<html><title>No</title></html>", status=403, cf_mitigated="challenge")
        self.source("challenge", "/wall")
        site.page("/wait", "<html><head><title>Just a moment...</title></head><body></body></html>")
        self.source("challenge-200", "/wait")
        site.page("/old", status=301, Location="/new-place")
        site.page("/new-place", "<html><body>Welcome to our new home</body></html>")
        self.source("moved", "/old", selectors={"item": "a.ad"})
        self.source("gone", "/never")
        site.page("/chain/1", '<a class="ad" href="/chain/ad">Agent</a><a class="next" href="/chain/2">next</a>')
        site.page("/chain/ad", ad(1))
        site.page("/chain/2", status=404)
        self.source("chain", "/chain/1", selectors={"item": "a.ad", "next": "a.next"})


def rebinding(workspace: Workspace, outside: Site) -> None:
    """Each connection is one of its own, and so is each look-up: robots.txt, the list, the good ad; then the name turns inward."""
    url = f"http://rebinding.example.test:{outside.port}"
    links = "".join(f'<a class="ad" href="{url}/{n}">Agent</a>' for n in range(2))
    for path, body in {"/": links, "/0": ad(0), "/1": ad(1)}.items():
        outside.page(path, body, Connection="close")
    outside.page("/robots.txt", "", Connection="close")
    write(workspace, "rebinding", f"{url}/", allow=[], selectors={"item": "a.ad"})


def crawled(workspace: Workspace, name: str, more: dict[str, str]) -> Cost:
    """What the crawl of one source costs."""
    who = {"OSINT_OPERATOR": "Example", "OSINT_CONTACT": "crawler@example.com"}
    return cost(command(workspace, name), os.environ | more | who)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("hostile")
    workspace = Workspace(folder / "home").open()
    site, inside, secure = Site(), hostile.Inside(), Site()
    hostile.with_tls(secure, folder)
    names = dict(CASES)
    builder = Builder(workspace, site, inside)
    builder.build()
    write(workspace, "certificate", f"https://localhost:{secure.port}/", allow=[f"localhost:{secure.port}"])
    closed = Site()
    closed.close()
    write(workspace, "refused", f"{closed.url}/", allow=[f"127.0.0.1:{closed.port}"])
    (folder / "sitecustomize.py").write_text(REBINDING)
    try:
        outside = Site("127.0.0.3")
        rebinding(workspace, outside)
    except OSError:  # macOS has 127.0.0.1 alone
        names.pop("rebinding")
    if not browser_starts(folder):
        names.pop("rendered")

    def one(name: str) -> tuple[str, Cost]:
        return name, crawled(workspace, name, {"PYTHONPATH": str(folder)} if name == "rebinding" else {})

    with ThreadPoolExecutor(3) as pool:
        ended = dict(pool.map(one, names))
    with workspace.osint_db() as db:
        found = rows(db, "SELECT s.name, r.* FROM runs r JOIN sources s ON s.id = r.source")
    runs = {row["name"]: row for row in found}
    yield World(
        workspace, runs, ended, site, inside
    )  # fmt: skip
    for server in (site, inside, secure):
        server.close()


def browser_starts(folder: Path) -> bool:
    try:
        find("", folder / "browser.json", without_sandbox=True)
    except NoBrowser:
        if os.environ.get("OSINT_REQUIRE_BROWSER") == "1":
            raise
        return False
    return True


@pytest.mark.parametrize("name", CASES)
def test_its_true_outcome_in_one_line(world: World, name: str) -> None:
    if name not in world.runs:
        pytest.skip("needs what this machine has not: a browser, or 127.0.0.3")
    case, run = CASES[name], world.runs[name]
    kept = case.kept if case.kept is not None else run["collected"]
    ended = (run["outcome"], run["failure"], run["collected"], run["complete"])
    assert ended == (case.outcome, case.failure, kept, case.complete), (run["message"], world.cost[name].said)
    assert world.cost[name].said.splitlines()[-1].startswith(f"{name}: {case.outcome}") and "Traceback" not in world.cost[name].said
    if case.pages is not None:
        assert run["message"].startswith(f"{case.pages} page(s) failed"), run["message"]


def test_in_bounded_time_and_memory(world: World) -> None:
    slow = {name: spent for name, spent in world.cost.items() if spent.seconds > SECONDS}
    large = {name: spent for name, spent in world.cost.items() if spent.memory > MEGABYTES}
    assert (slow, large) == ({}, {})
    assert sum(path.startswith("/calendar/") for path in world.site.asked) <= 60
    assert sum(path.startswith("/farm/none/") for path in world.site.asked) <= 21


def test_nobody_asked_where_none_may(world: World) -> None:
    assert world.inside.touched == 0
    assert world.site.asked  # and the site itself was asked


def test_where_a_page_may_ask_its_scripts_do(world: World, tmp_path: Path) -> None:
    """The same page where the source's file lets it in: else the silence above would prove nothing."""
    if "rendered" not in world.runs:
        pytest.skip("needs a browser")
    site, inside = Site(), hostile.Inside()
    workspace = Workspace(tmp_path / "home").open()
    builder = Builder(workspace, site, inside)
    builder.allow += [f"127.0.0.1:{inside.port}", f"localhost:{inside.port}"]
    builder.build_rendered()
    crawled(workspace, "rendered", {})
    assert inside.touched > 5
    site.close()
    inside.close()


def test_the_evidence_is_whole_and_every_failure_has_its_action(world: World) -> None:
    assert verify(world.workspace).breaks == ()
    with world.workspace.osint_db() as db:
        told = {
            row["failure"]: row["action"] for row in rows(db, "SELECT failure, action FROM freshness WHERE failure IS NOT NULL")
        }
    assert told == {kind: failures()[kind]["action"] for kind in told} and len(told) >= 10


def test_texts_in_another_encoding_than_said_are_right(world: World) -> None:
    collected = [row["collected"] for row in table(world.workspace, "intake") if "/encodings/" in row["collected"]]
    assert len(collected) == 3 and all(hostile.WORDS in one for one in collected)
