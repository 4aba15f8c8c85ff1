"""No request to a private address, however it is spelled, also after a redirect or a DNS answer."""

import ipaddress
from urllib.parse import urlsplit

import pytest

from osint.crawl import guard
from osint.workspace import Workspace
from tests.crawl.conftest import crawl, source, table
from tests.crawl.site import Site

FORBIDDEN = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "１２７.０.０.１", "127。0。0。1",
    "127.0.0.1.", "%31%32%37.0.0.1", "①②⑦.0.0.1", "0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "2852039166",
    "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192", "224.0.0.1", "255.255.255.255", "240.0.0.1", "198.18.0.1",
    "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]",
    "[64:ff9b:1::1]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[fe80::1]", "[fe80::1%25eth0]", "[fd00:ec2::254]", "[fc00::1]",
    "[ff02::1]", "[2001:0:7f00:1::]",
]  # fmt: skip


@pytest.fixture(autouse=True)
def strict() -> None:
    guard.allow([])


@pytest.mark.parametrize("host", FORBIDDEN)
def test_forbidden_however_spelled(host: str) -> None:
    with pytest.raises(guard.ForbiddenAddress):
        guard.check(f"http://{host}/")


@pytest.mark.parametrize("url", ["http://8.8.8.8/", "https://[2606:4700::1111]/", "http://example.com/", "http://1e100.example/"])
def test_public_hosts_pass(url: str) -> None:
    guard.check(url)
    assert guard.current.permits_host(urlsplit(url).hostname or "", 80)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.com/", "data:,x", "http://", "http://example.com:99999/"])
def test_only_http(url: str) -> None:
    with pytest.raises(guard.ForbiddenAddress):
        guard.check(url)


def test_what_the_source_allows_is_that_host_and_port_only() -> None:
    guard.allow(["127.0.0.1:8765", "[::1]:8765", "board.example:80"])
    guard.check("http://127.0.0.1:8765/")
    guard.check("http://[::1]:8765/")
    assert guard.current.permits_address("board.example", 80, "10.0.0.7")
    for url in ("http://127.0.0.1:8766/", "http://127.0.0.2:8765/"):
        with pytest.raises(guard.ForbiddenAddress):
            guard.check(url)
    assert not guard.current.permits_address("other.example", 80, "10.0.0.7")


def test_ipv4_in_ipv6_is_judged_by_what_is_inside() -> None:
    assert guard.is_public(ipaddress.ip_address("64:ff9b::808:808"))
    assert not guard.is_public(ipaddress.ip_address("::ffff:10.0.0.1"))


def test_a_redirect_is_no_way_around(workspace: Workspace, site: Site) -> None:
    site.page("/", status=302, Location=f"http://127.0.0.2:{site.port}/")
    source(workspace, site)
    done = crawl(workspace)
    run = table(workspace, "runs", "osint")[0]
    assert (done.returncode, run["outcome"], run["failure"]) == (1, "failed", "forbidden_address")
    assert len(done.stderr.splitlines()) == 1
    assert site.asked == ["/robots.txt", "/"]


def test_neither_is_a_redirect_deeper_inside_nor_a_name(workspace: Workspace, site: Site) -> None:
    """The last one is a name: its address is refused by the resolver, not by how it is written."""
    targets = ["http://169.254.169.254/latest/", f"http://2130706434:{site.port}/", f"http://localhost:{site.port}/"]
    site.page("/", "".join(f'<a class="ad" href="/{n}">Agent</a>' for n in range(3)))
    for n, target in enumerate(targets):
        site.page(f"/{n}", status=302, Location=target)
    source(workspace, site)
    crawl(workspace, OSINT_OPERATOR="Example", OSINT_CONTACT="crawler@example.com")
    run = table(workspace, "runs", "osint")[0]
    assert (run["outcome"], run["failure"]) == ("incomplete", "forbidden_address")
    assert run["message"].startswith("3 page(s) failed")
    assert sorted(site.asked) == ["/", "/0", "/1", "/2", "/robots.txt"]
    assert any("crawler@example.com" in agent for agent in site.agents)


def test_without_operator_only_the_loopback_is_crawled(workspace: Workspace, site: Site) -> None:
    source(workspace, site, url="http://board.example/")
    done = crawl(workspace)
    assert done.returncode == 2
    assert "operator and contact" in done.stderr and len(done.stderr.splitlines()) == 1
    assert table(workspace, "runs", "osint") == []
