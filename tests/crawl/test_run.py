"""Real crawls in processes of their own: recorded, resumed, repeated, and ended with their true outcome."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from osint.crawl.verify import verify
from osint.workspace import Workspace
from tests.crawl.conftest import command, crawl, source, table
from tests.crawl.site import Page, Site, ad

ROOT = Path(__file__).parents[2]


def the_run(workspace: Workspace) -> tuple[str, str | None]:
    run = table(workspace, "runs", "osint")[-1]
    return run["outcome"], run["failure"]


def test_every_exchange_is_recorded_and_other_tools_can_read_it(workspace: Workspace, board: Site) -> None:
    """And proxies of the environment are ignored."""
    source(workspace, board)
    assert crawl(workspace, http_proxy="http://127.0.0.1:9", HTTP_PROXY="http://127.0.0.1:9").returncode == 0
    (file,) = workspace.archive.iterdir()
    with file.open("rb") as stream:
        kinds = Counter(
            (r.rec_type, r.rec_headers["WARC-Target-URI"].removeprefix(board.url))
            for r in ArchiveIterator(stream, check_digests="raise")
            if r.content_stream().read() is not None
        )
    paths = ["/robots.txt", "/", *(f"/jobs/{n}" for n in range(5))]
    assert kinds == {(kind, path): 1 for path in paths for kind in ("response", "request", "metadata")}
    assert len(table(workspace, "intake")) == 5
    assert {row["capture"] for row in table(workspace, "intake")} <= {row["id"] for row in table(workspace, "captures")}
    assert verify(workspace).breaks == ()
    assert [entry["action"] for entry in table(workspace, "custody", "osint")] == ["archive_closed"]
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    unchanged_pages_are_sightings_from_the_archive(workspace)


def unchanged_pages_are_sightings_from_the_archive(workspace: Workspace) -> None:
    assert crawl(workspace).returncode == 0
    kinds = Counter((row["record_type"], row["status"]) for row in table(workspace, "captures"))
    assert kinds == {("response", 200): 6, ("response", 404): 2, ("revisit", 200): 1, ("revisit", 304): 5}
    assert Counter(row["version"] is None for row in table(workspace, "intake")) == {False: 5, True: 5}
    assert verify(workspace).breaks == ()


@pytest.mark.parametrize("after", [2, 6])
def test_a_killed_run_is_resumed_from_its_own_archive(workspace: Workspace, board: Site, after: int) -> None:
    for page in board.pages.values():
        page.delay = 0.15
    source(workspace, board)
    process = subprocess.Popen(command(workspace), stderr=subprocess.DEVNULL)
    while len(board.asked) < after:
        time.sleep(0.01)
    time.sleep(0.05 * after)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert verify(workspace).breaks == ()
    assert crawl(workspace).returncode == 0
    assert len(table(workspace, "runs", "osint")) == 1
    assert len(table(workspace, "intake")) == len({row["posting"] for row in table(workspace, "intake")}) == 5
    assert Counter(row["target_uri"] for row in table(workspace, "captures")).most_common(1)[0][1] == 1
    assert table(workspace, "runs", "osint")[0]["requests"] == 7
    assert verify(workspace).breaks == ()


def unfinished(workspace: Workspace) -> None:
    """As if the newest run had been killed after closing its file."""
    with workspace.osint_db() as db:
        db.execute("UPDATE runs SET ended_at = NULL, outcome = NULL")
        db.execute("DELETE FROM custody")
        db.conn.commit()


def test_killed_between_closing_the_file_and_the_end_and_long_ago(workspace: Workspace, board: Site) -> None:
    source(workspace, board)
    crawl(workspace)
    unfinished(workspace)
    board.asked.clear()
    assert crawl(workspace).returncode == 0
    assert board.asked == []
    assert len(table(workspace, "intake")) == 5
    assert verify(workspace).breaks == ()
    unfinished(workspace)
    (file,) = workspace.archive.iterdir()
    os.utime(file, (0, 0))
    crawl(workspace)
    outcomes = [(run["outcome"], run["failure"]) for run in table(workspace, "runs", "osint")]
    assert outcomes == [("failed", "killed"), ("ok", None)]
    assert verify(workspace).breaks == ()


def test_a_second_crawl_of_the_same_source_steps_back(workspace: Workspace, board: Site) -> None:
    source(workspace, board)
    with workspace.lock("board", wait=False) as held:
        assert held
        done = crawl(workspace)
    assert done.returncode == 75
    assert done.stderr == "board: already being crawled\n"


def test_a_full_disk_is_said_and_loses_nothing(workspace: Workspace, board: Site) -> None:
    board.page("/jobs/2", os.urandom(3_000_000).hex())
    source(workspace, board)

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))

    done = subprocess.run(
        command(workspace),
        preexec_fn=small_files,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert the_run(workspace) == ("failed", "disk_full")
    assert verify(workspace).breaks == ()


def test_a_page_that_is_too_large(workspace: Workspace, board: Site) -> None:
    board.page("/jobs/2", "x" * 60_000)
    source(workspace, board, limits={"max_bytes": 50_000})
    done = crawl(workspace)
    assert done.returncode == 1
    assert the_run(workspace) == ("incomplete", "too_large")
    assert len(table(workspace, "intake")) == 4


def test_robots(workspace: Workspace, board: Site) -> None:
    board.page("/robots.txt", "User-agent: *\nDisallow: /")
    source(workspace, board)
    crawl(workspace)
    assert the_run(workspace) == ("blocked", "robots")
    assert set(board.asked) == {"/robots.txt"}


def test_a_site_that_goes_on_refusing_is_asked_no_more(workspace: Workspace, site: Site) -> None:
    site.page("/", "".join(f'<a class="ad" href="/jobs/{n}">Agent {n}</a>' for n in range(200)))
    site.make = lambda path: Page(status=429) if path.startswith("/jobs/") else None
    source(workspace, site)
    crawl(workspace)
    assert the_run(workspace) == ("blocked", "forbidden")
    assert 20 <= len(site.asked) < 40 and len(site.asked) == len(set(site.asked))  # and none of them twice


def test_count_out_of_bounds_is_changed(workspace: Workspace, board: Site) -> None:
    source(workspace, board, assertions={"min": 6})
    assert crawl(workspace).returncode == 1
    assert the_run(workspace) == ("changed", "count")


def test_nobody_there(workspace: Workspace, site: Site) -> None:
    source(workspace, site)
    site.close()
    crawl(workspace)
    assert the_run(workspace)[0] in {"failed", "blocked"}


def scrapy(workspace: Workspace, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "scrapy", *arguments]
    environment = os.environ | {"OSINT_HOME": str(workspace.home)}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_scrapys_own_command_is_the_same_run(workspace: Workspace, board: Site) -> None:
    source(workspace, board)
    done = scrapy(workspace, "crawl", "structured", "-a", "source=board")
    assert (done.returncode, done.stderr) == (0, "board: ok\n")
    assert the_run(workspace) == ("ok", None)
    assert len(table(workspace, "intake")) == 5
    assert verify(workspace).breaks == ()
    board.page("/robots.txt", status=500)
    board.asked.clear()
    done = scrapy(workspace, "crawl", "structured", "-a", "source=board")
    assert (done.returncode, the_run(workspace)) == (1, ("blocked", "robots"))
    assert set(board.asked) == {"/robots.txt"}
    assert done.stderr.startswith("board: blocked: robots: ") and len(done.stderr.splitlines()) == 1


def test_scrapys_own_list_and_a_source_not_named(workspace: Workspace) -> None:
    assert {"feed", "structured", "telegram"} <= set(scrapy(workspace, "list").stdout.split())
    done = scrapy(workspace, "crawl", "structured")
    assert (done.returncode, done.stderr) == (2, "which source? scrapy crawl SPIDER -a source=NAME\n")


def test_no_collected_text_is_logged(workspace: Workspace, board: Site, tmp_path: Path) -> None:
    planted = "PLANTED-WORDS-OF-AN-AD"
    board.page("/jobs/2", ad(2, planted))
    (tmp_path / "planted.py").write_text(
        "class Failing:\n    def process_item(self, item):\n        local = item.description\n        raise ValueError(local)\n"
    )
    source(workspace, board)
    script = (
        "import osint.crawl.settings as s; s.LOG_LEVEL = 'DEBUG'; s.ITEM_PIPELINES['planted.Failing'] = 1\n"
        "import sys; from osint.crawl.process import main; sys.exit(main(sys.argv[1:]))"
    )
    environment = os.environ | {"PYTHONPATH": f"{tmp_path}:{ROOT}"}
    arguments = ["-c", script, "--home", str(workspace.home), "board"]
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert "ValueError" in done.stderr
    assert planted not in done.stderr + done.stdout


def test_an_answer_that_led_to_a_retry_is_fetched_again(workspace: Workspace, board: Site) -> None:
    board.page("/jobs/1", "", status=503)
    source(workspace, board)
    crawl(workspace)
    assert the_run(workspace) == ("incomplete", "server_error")
    unfinished(workspace)
    board.page("/jobs/1", ad(1))
    board.asked.clear()
    crawl(workspace)
    assert the_run(workspace) == ("ok", None)
    assert board.asked == ["/jobs/1"]
