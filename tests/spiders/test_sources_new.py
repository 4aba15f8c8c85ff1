"""`osint sources new` against sites on the loopback: what it finds, what it writes, what it leaves alone."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from osint import fixture
from osint.cli import app
from osint.crawl.browser import NoBrowser, find
from osint.sources import Source, SourceError, load_source
from osint.sources_new import look_at, name_for, web_address
from osint.workspace import Workspace
from tests.crawl.site import Site
from tests.spiders import pages
from tests.spiders.test_board import list_page, plain_ad
from tests.spiders.test_structured import ad

CHANNEL = (Path(__file__).parent.parent / "fixtures" / "telegram" / "channel" / "page.html").read_text(encoding="utf-8")
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Jobs</title>'
    "<item><title>Cook</title><link>{url}/job/10-cook</link><description>A cook is wanted.</description></item></channel></rss>"
)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    site.page("/robots.txt", "User-agent: *\nDisallow: /private/\nCrawl-delay: 3\n")
    yield site
    site.close()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "home").open()


def new(workspace: Workspace, site: Site, path: str = "/jobs", *options: str) -> tuple[int, str, Path]:
    """Exit status, what was said, and the file that `osint sources new` writes for a page of the site."""
    here = f"127.0.0.1:{site.port}"
    given = ["sources", "new", f"{site.url}{path}", "--home", str(workspace.home), "--allow-private", here, *options]
    done = CliRunner().invoke(app, given)
    return done.exit_code, done.output, workspace.sources / f"127-0-0-1-{site.port}.yml"


def board(site: Site, head: str = "") -> None:
    site.page("/jobs", head + list_page(range(10, 15), "/jobs?page=2"))
    site.page("/jobs?page=2", list_page(range(15, 18)))
    for n in range(10, 18):
        site.page(f"/job/{n}-cook", plain_ad(n))


HOSTILE = '<meta property="og:site_name" content="x&#10;spider: telegram&#10;# &quot;: [{ \'">'  # it would like to write keys


FEED_LINK = '<link rel="alternate" type="application/rss+xml" href="/feed">'


def test_a_board_becomes_a_source_and_a_fixture(
    workspace: Workspace, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    board(site, HOSTILE + FEED_LINK)
    site.page("/feed", FEED.format(url=site.url))
    status, said, path = new(workspace, site, "/jobs", "--fixture", "plain")
    assert status == 0, said
    assert "asks for 3 s between pages" in said
    assert "5 links that look like ads" in said
    assert f"{site.url}/feed: 1 entries" in said
    written, source = path.read_text(encoding="utf-8"), load_source(path)
    assert (source.spider, source.urls, source.terms) == ("board", [f"{site.url}/jobs"], "unknown until checked")
    assert "#   spider: feed\n" in written
    assert "#   full_pages: true\n" in written
    looked_at = site.asked[: site.asked.index("/jobs", site.asked.index("/jobs") + 1)]
    assert len([path for path in looked_at if path.startswith("/job/")]) == 3
    assert "replace every text by your own" in said
    is_a_fixture(tmp_path / "tests" / "fixtures" / path.stem / "plain")


def is_a_fixture(case: Path) -> None:
    meta = json.loads((case / "meta.json").read_text(encoding="utf-8"))
    wanted = json.loads((case / "output.json").read_text(encoding="utf-8"))
    assert meta["source"]["spider"] == "board"
    assert wanted[0]["title"].startswith("Cook for a river ship")
    assert pages.read(case) == wanted
    source = Source.model_validate({"name": case.parent.name} | meta["source"])
    with pytest.raises(SourceError, match="is there already"):
        fixture.save(source, "plain", fixture.Page(meta["url"], meta["time"], "text/html", b""), case.parent.parent)


def test_a_sitemap_of_ads_goes_before_a_list(workspace: Workspace, site: Site) -> None:
    board(site)
    site.page("/robots.txt", f"User-agent: *\nSitemap: {site.url}/maps/index.xml\n")
    site.page("/maps/index.xml", f"<sitemapindex><sitemap><loc>{site.url}/maps/jobs.xml</loc></sitemap></sitemapindex>")
    urls = "".join(f"<url><loc>{site.url}/vacancy/{n}</loc><lastmod>2026-11-{n}</lastmod></url>" for n in range(10, 20))
    site.page("/maps/jobs.xml", f"<urlset>{urls}</urlset>")
    for n in range(10, 20):
        site.page(f"/vacancy/{n}", ad(f"Cook {n}"))
    status, said, path = new(workspace, site)
    assert status == 0, said
    source = load_source(path)
    assert (source.spider, source.urls) == ("structured", [f"{site.url}/maps/jobs.xml"])
    assert "10 pages, newest 2026-11-19" in said
    assert "# Another way" in path.read_text(encoding="utf-8")


def test_a_channel_is_known_by_its_preview(workspace: Workspace, site: Site) -> None:
    site.page("/s/fake_channel", CHANNEL)
    _, said, path = new(workspace, site, "/s/fake_channel")
    assert load_source(path).spider == "telegram", said
    assert "preview with" in said


def test_what_robots_forbids_is_not_looked_at(workspace: Workspace, site: Site) -> None:
    site.page("/private/jobs", list_page(range(10, 15)))
    status, said, path = new(workspace, site, "/private/jobs")
    assert status == 1
    assert "robots.txt   forbids it" in said
    assert "could not be had: robots" in said
    assert not path.exists()
    assert "/private/jobs" not in site.asked


def test_the_guard_holds_for_a_look(workspace: Workspace, site: Site) -> None:
    board(site)
    done = CliRunner().invoke(app, ["sources", "new", f"{site.url}/jobs", "--home", str(workspace.home)])
    assert done.exit_code == 1
    assert "forbidden_address" in done.output
    assert site.asked == []


def test_a_file_that_is_there_stays(workspace: Workspace, site: Site) -> None:
    path = workspace.sources / f"127-0-0-1-{site.port}.yml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(SourceError, match="is there already"):
        CliRunner().invoke(app, ["sources", "new", f"{site.url}/jobs", "--home", str(workspace.home)], catch_exceptions=False)
    assert path.read_text(encoding="utf-8") == "mine"
    assert site.asked == []


@pytest.mark.parametrize(
    ("given", "address", "name"),
    [
        ("@Fake_Jobs", "https://t.me/s/Fake_Jobs", "fake_jobs"),
        ("t.me/fake_jobs", "https://t.me/s/fake_jobs", "fake_jobs"),
        ("https://t.me/s/fake_jobs/", "https://t.me/s/fake_jobs", "fake_jobs"),
        ("www.board.co.th/jobs", "https://www.board.co.th/jobs", "board-co-th"),
        ("http://board.example.com/a b", None, ""),
        ("https://t.me/+AAAAAAAAAAA", None, ""),
        ("ftp://board.example.com/", None, ""),
    ],
)
def test_addresses_as_people_write_them(given: str, address: str | None, name: str) -> None:
    if address is None:
        with pytest.raises(SourceError):
            web_address(given)
    else:
        assert web_address(given) == address
        assert name_for(address) == name


def test_a_page_made_by_scripts_is_said_to_need_a_browser(workspace: Workspace, site: Site) -> None:
    try:
        find("", workspace.locks / "browser.json", without_sandbox=True)
    except NoBrowser as error:
        if os.environ.get("OSINT_REQUIRE_BROWSER") == "1":
            raise
        pytest.skip(str(error))
    board(site)
    inner = json.dumps(list_page(range(10, 13)))
    site.page("/app", f"<html><body><div id='app'></div><script>{' ' * 300}app.innerHTML = {inner}</script></body></html>")
    look = look_at(workspace, f"{site.url}/app", [f"127.0.0.1:{site.port}"])
    assert [(way.spider, way.keys) for way in look.ways] == [("board", {"rendered": True})]
    assert look.rendered is not None
    assert look.rendered.items == 3
