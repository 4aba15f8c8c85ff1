"""What a rendered source may ask for: waiting, scrolling, pictures, new browsers; and what it never does."""

import json
import os
import re
import struct
from pathlib import Path

import pytest

from osint.crawl.archive import read
from osint.crawl.browser import NoBrowser, find
from osint.crawl.verify import verify
from osint.workspace import Workspace
from tests.crawl.conftest import crawl, source, table
from tests.crawl.site import Site, ad

# Ten ads more whenever the page's end is reached, thirty in all; a banner that asks for consent to whoever clicks.
SCROLLED = """<html><body><div id="banner"><button onclick="fetch('/accepted')">Accept all</button></div>
<main style="min-height:3000px"></main><script>
let n = 0, main = document.querySelector('main');
function more() { for (let i = 0; i < 10 && n < LAST; i++, n++) {
  let p = document.createElement('p'); p.style.height = '300px';
  p.innerHTML = '<a class="ad" href="/jobs/' + n + '">Agent number ' + n + '</a>'; main.appendChild(p); } }
setTimeout(more, 700);
addEventListener('scroll', () => { if (n && scrollY + innerHeight >= document.documentElement.scrollHeight - 50) setTimeout(more, 100); });
</script></body></html>"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> str:
    try:
        return find("", tmp_path_factory.mktemp("browser") / "browser.json", without_sandbox=True).path
    except NoBrowser as error:
        if os.environ.get("OSINT_REQUIRE_BROWSER") == "1":
            raise
        pytest.skip(str(error))


def ads(site: Site, count: int) -> None:
    for n in range(count):
        site.page(f"/jobs/{n}", ad(n))


def listed(body: bytes) -> int:
    return len(re.findall(rb'href="/jobs/\d', body))


def complete(workspace: Workspace) -> tuple[str, int]:
    run = table(workspace, "runs", "osint")[0]
    return run["outcome"], run["complete"]


@pytest.mark.usefixtures("browser")
def test_a_page_is_waited_for_scrolled_and_left_alone(workspace: Workspace, site: Site) -> None:
    site.page("/", SCROLLED.replace("LAST", "30"))
    ads(site, 30)
    render = {"wait_for": "a.ad, h1", "scrolls": 10}
    source(workspace, site, rendered=True, render=render, limits={"max_pages": 3})
    done = crawl(workspace)
    assert done.returncode == 0, done.stderr
    dom = next(
        row for row in table(workspace, "captures") if row["record_type"] == "conversion" and row["target_uri"] == f"{site.url}/"
    )
    body = read(workspace.archive, dom["file"], dom["offset"]).payload()
    assert listed(body) == 30
    assert b'id="banner"' in body
    assert "/accepted" not in site.asked


@pytest.mark.usefixtures("browser")
def test_a_page_without_end_is_scrolled_so_often_and_proves_no_absence(workspace: Workspace, site: Site) -> None:
    site.page("/", SCROLLED.replace("LAST", "1e9").replace("i < 10", "i < 4").replace("3000px", "900px"))
    ads(site, 60)
    source(workspace, site, rendered=True, render={"wait_for": "a.ad, h1", "scrolls": 2, "idle_seconds": 0})
    crawl(workspace)
    record = next(row for row in table(workspace, "captures") if row["record_type"] == "conversion")
    assert 8 <= listed(read(workspace.archive, record["file"], record["offset"]).payload()) <= 12
    assert complete(workspace) == ("ok", 0)


@pytest.mark.usefixtures("browser")
def test_what_never_comes_is_a_change(workspace: Workspace, site: Site) -> None:
    site.page("/", '<a class="ad" href="/jobs/1">Agent</a>')
    ads(site, 2)
    source(workspace, site, rendered=True, render={"wait_for": "#soon", "wait_seconds": 0.3})
    crawl(workspace)
    run = table(workspace, "runs", "osint")[0]
    assert (run["outcome"], run["message"]) == ("changed", "what render.wait_for names came on no page")


def test_pictures_belong_to_pages_of_ads_and_browsers_are_renewed(
    workspace: Workspace, site: Site, browser: str, tmp_path: Path
) -> None:
    starts, wrapper = tmp_path / "starts", tmp_path / "browser"
    wrapper.write_text(f'#!/bin/sh\necho start >> {starts}\nexec {real(browser)} "$@"\n')
    wrapper.chmod(0o755)
    site.page("/", "".join(f'<a class="ad" href="/jobs/{n}">Agent {n}</a>' for n in range(5)))
    ads(site, 5)
    source(workspace, site, rendered=True, screenshot=True, render={"pages_a_browser": 2, "idle_seconds": 0})
    done = crawl(workspace, OSINT_BROWSER=str(wrapper))
    assert done.returncode == 0, done.stderr
    captures = {row["id"]: row for row in table(workspace, "captures")}
    pictures = [row for row in captures.values() if row["record_type"] == "resource"]
    cited = {row["capture"] for row in table(workspace, "intake")}
    assert {row["refers_to"] for row in pictures} == cited  # one a posting, none of the list
    for row in pictures:
        record = read(workspace.archive, row["file"], row["offset"])
        assert row["target_uri"] == f"urn:fullPage:{captures[row['refers_to']]['target_uri']}"
        assert record.block.startswith(b"\x89PNG")
        assert min(struct.unpack(">II", record.block[16:24])) > 100
        assert row["payload_digest"]
    assert len(starts.read_text().split()) >= 1 + 3  # once to see whether it starts, then six pages by two
    assert verify(workspace).breaks == ()
    resumed_without_the_network(workspace, site, OSINT_BROWSER=str(wrapper))
    assert len([row for row in table(workspace, "captures") if row["record_type"] == "resource"]) == len(pictures)


def resumed_without_the_network(workspace: Workspace, site: Site, **environment: str) -> None:
    with workspace.osint_db() as db:
        db.execute("UPDATE runs SET ended_at = NULL, outcome = NULL")
        db.execute("DELETE FROM custody")
        db.conn.commit()
    site.asked.clear()
    done = crawl(workspace, **environment)
    assert (done.returncode, site.asked) == (0, []), done.stderr


def real(browser: str) -> str:
    """The browser's path; of Playwright's own it is asked of Playwright."""
    if browser:
        return browser
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return str(playwright.chromium.executable_path)


@pytest.mark.usefixtures("browser")
def test_scripts_that_never_end_do_not_hold_a_run(workspace: Workspace, site: Site) -> None:
    site.page("/", '<a class="ad" href="/jobs/1">Agent</a><a class="ad" href="/jobs/0">Agent</a>')
    site.page("/jobs/0", ad(0) + "<script>setTimeout(() => { for (;;); }, 100)</script>")
    site.page("/jobs/1", ad(1))
    source(workspace, site, rendered=True, render={"idle_seconds": 0.5, "page_seconds": 4})
    done = crawl(workspace)
    run = table(workspace, "runs", "osint")[0]
    assert (run["outcome"], run["failure"]) == ("incomplete", "timeout"), done.stderr
    assert [json.loads(row["collected"])["title"] for row in table(workspace, "intake")] == ["Agent 1"]


def test_a_picture_needs_a_browser(workspace: Workspace, site: Site) -> None:
    source(workspace, site, screenshot=True)
    done = crawl(workspace)
    assert done.returncode == 2
    assert "screenshot: only a browser makes pictures" in done.stderr
