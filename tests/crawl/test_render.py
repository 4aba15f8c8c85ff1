"""Pages through a real browser: the DOM is kept and cited, and the proxy is the only way out."""

import asyncio
import os

import pytest

from osint.crawl import guard
from osint.crawl.archive import read
from osint.crawl.browser import NoBrowser, find
from osint.crawl.proxy import Proxy
from osint.crawl.verify import verify
from osint.workspace import Workspace
from tests.crawl.conftest import crawl, source, table
from tests.crawl.site import Site, ad

WRITTEN = (
    "<html><body><main></main><script>fetch('/part').then(r => r.text())"
    ".then(t => {document.querySelector('main').innerHTML = t})</script></body></html>"
)


@pytest.fixture(scope="module")
def _browser(tmp_path_factory: pytest.TempPathFactory) -> None:
    try:
        find("", tmp_path_factory.mktemp("browser") / "browser.json", without_sandbox=True)
    except NoBrowser as error:
        if os.environ.get("OSINT_REQUIRE_BROWSER") == "1":
            raise
        pytest.skip(str(error))


@pytest.mark.usefixtures("_browser")
def test_a_page_that_scripts_write_is_read_and_kept_and_resumed_without_the_network(workspace: Workspace, site: Site) -> None:
    site.page("/", WRITTEN)
    site.page("/part", '<a class="ad" href="/jobs/1">Agent</a><img src="http://127.0.0.2/x.png">')
    site.page("/jobs/1", ad(1))
    source(workspace, site, rendered=True)
    done = crawl(workspace)
    assert done.returncode == 0, done.stderr
    captures = table(workspace, "captures")
    dom = next(row for row in captures if row["record_type"] == "conversion" and row["target_uri"] == f"{site.url}/")
    own = next(row for row in captures if row["id"] == dom["refers_to"])
    assert b'href="/jobs/1"' in read(workspace.archive, dom["file"], dom["offset"]).payload()
    assert read(workspace.archive, own["file"], own["offset"]).payload() == WRITTEN.encode()
    assert {row["capture"] for row in table(workspace, "intake")} <= {r["id"] for r in captures if r["record_type"] == "conversion"}
    assert verify(workspace).breaks == ()
    resumed_without_the_network(workspace, site)


def resumed_without_the_network(workspace: Workspace, site: Site) -> None:
    with workspace.osint_db() as db:
        db.execute("UPDATE runs SET ended_at = NULL, outcome = NULL")
        db.execute("DELETE FROM custody")
        db.conn.commit()
    site.asked.clear()
    assert crawl(workspace).returncode == 0
    assert site.asked == []
    assert len(table(workspace, "intake")) == 1


def test_no_browser_is_said_in_one_line(workspace: Workspace, site: Site) -> None:
    site.page("/", "")
    source(workspace, site, rendered=True)
    done = crawl(workspace, OSINT_BROWSER="/nonexistent/browser")
    run = table(workspace, "runs", "osint")[0]
    assert (done.returncode, run["outcome"], run["failure"]) == (1, "failed", "no_browser")
    assert len(done.stderr.splitlines()) == 1
    assert site.asked == []


async def ask(port: int, head: str) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(head.encode())
    answer = await asyncio.wait_for(reader.read(), 10)
    writer.close()
    return answer


@pytest.mark.parametrize("target", ["127.0.0.2:{}", "169.254.169.254:80", "localhost:{}", "[::ffff:127.0.0.1]:{}", "2130706433:{}"])
def test_the_proxy_refuses_what_the_guard_refuses(site: Site, target: str) -> None:
    guard.allow([f"127.0.0.1:{site.port}"])
    host = target.format(site.port)

    async def both() -> list[bytes]:
        proxy = Proxy()
        await proxy.start()
        answers = [
            await ask(proxy.port, f"CONNECT {host} HTTP/1.1\r\n\r\n"),
            await ask(proxy.port, f"GET http://{host}/ HTTP/1.1\r\n\r\n"),
        ]
        proxy.close()
        return answers

    assert all(answer.startswith(b"HTTP/1.1 403") for answer in asyncio.run(both()))
    assert site.asked == []


def test_the_proxy_lets_allowed_pages_through(site: Site) -> None:
    site.page("/", "hello")
    guard.allow([f"127.0.0.1:{site.port}"])

    async def once() -> bytes:
        proxy = Proxy()
        await proxy.start()
        answer = await ask(proxy.port, f"GET http://127.0.0.1:{site.port}/ HTTP/1.1\r\nHost: x\r\n\r\n")
        proxy.close()
        return answer

    assert asyncio.run(once()).endswith(b"hello")
