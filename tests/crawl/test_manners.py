"""How a crawl behaves at hosts that are not one's own."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from scrapy import Request

from osint.crawl import settings
from osint.crawl.patience import WAITING, PatienceMiddleware
from osint.crawl.run import RunExtension, run_settings
from osint.crawl.session import begin
from osint.failures import failures
from osint.sources import Limits, Source
from osint.workspace import Workspace
from tests.crawl.conftest import table

BOARD = Source(name="board", title="Board", spider="structured", urls=["https://board.example.com/"])

SIZE = """
from scrapy.utils.test import get_crawler
from osint.crawl.memory import OwnMemoryUsage
print(OwnMemoryUsage(get_crawler()).get_virtual_size())
"""


@pytest.fixture(autouse=True)
def _operator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OSINT_OPERATOR", "Example Foundation")
    monkeypatch.setenv("OSINT_CONTACT", "crawler@example.com")


def test_one_connection_a_second_apart_with_a_name_to_complain_to(workspace: Workspace) -> None:
    session = begin(workspace, BOARD)
    own = {name: value for name, value in vars(settings).items() if name.isupper()} | run_settings(session)
    session.close()
    assert (own["AUTOTHROTTLE_ENABLED"], own["CONCURRENT_REQUESTS_PER_DOMAIN"], own["DOWNLOAD_DELAY"]) == (True, 1, 1)
    assert own["USER_AGENT"].endswith(" (+crawler@example.com; Example Foundation)")
    assert (own["COOKIES_ENABLED"], own["DOWNLOAD_VERIFY_CERTIFICATES"]) == (False, True)
    assert own["DOWNLOADER_MIDDLEWARES"]["scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware"] is None


def test_a_source_may_be_slower_or_a_little_faster_and_never_more_than_that(workspace: Workspace) -> None:
    session = begin(workspace, BOARD.model_copy(update={"limits": Limits(connections=3, delay_seconds=20, max_answer_seconds=7)}))
    own = run_settings(session)
    session.close()
    assert (own["CONCURRENT_REQUESTS_PER_DOMAIN"], own["DOWNLOAD_DELAY"], own["DOWNLOAD_TIMEOUT"]) == (3, 20, 7)
    with pytest.raises(ValueError, match="connections"):
        Limits(connections=50)


def test_a_process_that_grows_too_large_is_said(workspace: Workspace) -> None:
    """Scrapy ends it with this reason at MEMUSAGE_LIMIT_MB."""
    session = begin(workspace, BOARD)
    session.trouble.saw(3)
    crawler = SimpleNamespace(stats=SimpleNamespace(get_value=lambda *_: 0))
    asyncio.run(RunExtension(crawler, session).spider_closed(None, "memusage_exceeded"))  # type: ignore[arg-type]  # no more is read
    run = table(workspace, "runs", "osint")[0]
    assert (run["outcome"], run["failure"]) == ("incomplete", "memory")


def test_a_small_crawl_that_a_large_process_starts_is_small() -> None:
    """Scrapy would read the size of the parent, which has touched all its pages, and end a crawl before its first page."""
    large = bytearray(400_000_000)
    large[::4096] = b"1" * len(large[::4096])
    size = subprocess.run([sys.executable, "-c", SIZE], capture_output=True, text=True, check=True).stdout
    assert 10_000_000 < int(size) < len(large) // 2


class Engine:
    """What of Scrapy's engine is looked at: how many requests wait, and whether it is closing."""

    def __init__(self, waiting: int, closing: object = None, backout: bool = False) -> None:
        self._slot = SimpleNamespace(scheduler=[None] * waiting, closing=closing)
        self.scraper = SimpleNamespace(slot=SimpleNamespace(needs_backout=lambda: backout))


async def through(engine: Engine) -> int:
    """How many of ten requests come through before the first long wait."""

    async def ten() -> AsyncIterator[Request]:
        for n in range(10):
            yield Request(f"http://127.0.0.1/{n}")

    came = 0
    results = PatienceMiddleware(SimpleNamespace(engine=engine)).process_spider_output(None, ten())  # type: ignore[arg-type]
    try:
        while True:
            await asyncio.wait_for(anext(results), 0.1)
            came += 1
            engine._slot.scheduler.append(None)
    except (TimeoutError, StopAsyncIteration):
        return came


def test_a_long_list_becomes_requests_as_fast_as_they_are_fetched() -> None:
    assert asyncio.run(through(Engine(WAITING - 3))) == 4
    assert asyncio.run(through(Engine(0))) == 10
    assert asyncio.run(through(Engine(WAITING + 1, closing=object()))) == 10  # else the crawl would never end
    assert asyncio.run(through(Engine(WAITING + 1, backout=True))) == 10  # nor where nothing is fetched because of this list


def test_every_failure_is_in_the_docs_as_it_stands_in_the_data() -> None:
    page = (Path(__file__).parents[2] / "docs" / "collection.md").read_text(encoding="utf-8")
    for kind, row in failures().items():
        assert f"| `{kind}` | {row['meaning']} | {row['action']} |" in page


def test_every_failure_says_what_it_means_and_what_to_do() -> None:
    for kind, row in failures().items():
        assert row["alone"] in {"failed", "blocked", "changed", "incomplete"}, kind
        assert row["meaning"] and len(row["action"]) > 10 and not row["action"].endswith("."), kind
