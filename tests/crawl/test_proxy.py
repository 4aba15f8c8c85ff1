"""A source's own proxy is its only way out: names are resolved there, and what is forbidden stays so."""

import os

import pytest

from osint.crawl import guard
from osint.crawl.archive import records
from osint.sources import SourceError, load_source
from osint.workspace import Workspace
from tests.crawl.conftest import crawl, source, table
from tests.crawl.proxies import ProxyServer
from tests.crawl.site import Site, ad

NAMED = {"OSINT_OPERATOR": "Example", "OSINT_CONTACT": "crawler@example.com"}


@pytest.mark.parametrize("kind", ["socks5", "http"])
def test_everything_goes_through_the_proxy_and_nothing_inside(workspace: Workspace, site: Site, kind: str) -> None:
    proxy = ProxyServer(kind, site.port)
    targets = [
        "http://169.254.169.254/x",
        f"http://localhost:{site.port}/x",
        f"http://127.0.0.1:{site.port}/x",
        "http://router.lan/x",
    ]
    site.page("/", "".join(f'<a class="ad" href="/{n}">Agent</a>' for n in range(5)))
    site.page("/0", ad(0))
    for n, target in enumerate(targets, 1):
        site.page(f"/{n}", status=302, Location=target)
    source(workspace, site, url="http://board.example.test/", allow_private=[], proxy=proxy.url)
    crawl(workspace, **NAMED)
    proxy.close()
    run = table(workspace, "runs", "osint")[0]
    assert (run["outcome"], run["failure"], run["collected"]) == ("incomplete", "forbidden_address", 1)
    assert run["message"].startswith("4 page(s) failed")
    assert set(proxy.asked) == {"board.example.test:80"}
    assert sorted(set(site.asked)) == ["/", "/0", "/1", "/2", "/3", "/4", "/robots.txt"]
    (file,) = workspace.archive.iterdir()
    answers = [record.headers for _, record in records(file) if record.type == "response"]
    assert {("warc-ip-address" in one, one["warc-x-proxied"]) for one in answers} == {(False, "yes")}


def test_a_browser_goes_through_it_too(workspace: Workspace, site: Site) -> None:
    proxy = ProxyServer("socks5", site.port)
    script = 'fetch("/part").then(r => r.text()).then(t => {document.querySelector("main").innerHTML = t})'
    site.page("/", f"<html><body><main></main><script>{script}</script></body></html>")
    site.page("/part", '<a class="ad" href="/0">Agent</a>')
    site.page("/0", ad(0))
    source(workspace, site, rendered=True, proxy=proxy.url)
    crawl(workspace)
    proxy.close()
    run = table(workspace, "runs", "osint")[0]
    if run["failure"] == "no_browser" and os.environ.get("OSINT_REQUIRE_BROWSER") != "1":
        pytest.skip("no browser starts here")
    assert (run["outcome"], run["collected"]) == ("ok", 1)
    assert len(proxy.asked) >= len(set(site.asked)) == 4 and set(proxy.asked) == {f"127.0.0.1:{site.port}"}


def test_a_proxy_that_is_not_there_is_said(workspace: Workspace, site: Site) -> None:
    proxy = ProxyServer("socks5", site.port)
    proxy.close()
    source(workspace, site, url="http://board.example.test/", allow_private=[], proxy=proxy.url)
    done = crawl(workspace, **NAMED)
    run = table(workspace, "runs", "osint")[0]
    assert (run["outcome"], run["failure"]) == ("failed", "proxy"), done.stderr
    assert site.asked == []


@pytest.mark.parametrize(
    "name",
    ["localhost", "intranet", "printer.local", "metadata.google.internal", "127.0.0.1", "2130706433", "[::1]", "a.localhost."],
)
def test_names_of_inner_networks_are_not_handed_on(name: str) -> None:
    guard.allow([])
    assert not guard.current.permits_name(name, 80)
    assert guard.current.permits_name("board.example.com", 80) and guard.current.permits_name("8.8.8.8", 80)


def test_our_own_way_out_is_no_host_that_a_page_may_name() -> None:
    guard.allow([])
    guard.current.way_out = 4321
    assert guard.current.permits_address("127.0.0.1", 4321, "127.0.0.1")
    assert not guard.current.permits_address("rebinding.example", 4321, "127.0.0.1")
    with pytest.raises(guard.ForbiddenAddress):
        guard.check("http://127.0.0.1:4321/")


@pytest.mark.parametrize("proxy", ["127.0.0.1:9050", "ftp://127.0.0.1:21", "socks5://127.0.0.1", "socks5://h:1/path"])
def test_what_is_no_proxy_is_one_line(workspace: Workspace, site: Site, proxy: str) -> None:
    source(workspace, site, proxy=proxy)
    with pytest.raises(SourceError, match=r"board\.yml:\d+: proxy: neither socks5"):
        load_source(workspace.sources / "board.yml")
