"""Old captures over real HTTP on the loopback and from real files: read by the spiders' parsers, dated when they were captured."""

import gzip
import hashlib
import json
import os
import signal
import subprocess
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from scrapy.http import HtmlResponse

from osint.captures import Captures, pattern
from osint.crawl.verify import verify
from osint.items import JobPosting
from osint.reparse import reparse
from osint.sources import SourceError, load_source
from osint.workspace import Workspace
from spiders import cdx
from tests.archive.server import Archive, Capture
from tests.crawl.conftest import command, crawl, table
from tests.crawl.site import ad

BOARD = "https://board.example/jobs/"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "home").open()


@pytest.fixture
def archive() -> Iterator[Archive]:
    made = Archive(
        [
            Capture(f"{BOARD}1", "20230105000000", ad(1).encode()),
            Capture(f"{BOARD}1", "20230301000000", ad(1).encode()),
            Capture(f"{BOARD}1", "20230601000000", ad(1, "Customer service wanted in Poipet, more pay.").encode()),
            Capture(f"{BOARD}2", "20230202000000", ad(2).encode()),
            Capture(f"{BOARD}logo.png", "20230202000000", b"png", "image/png"),
            Capture("https://other.example/jobs/9", "20230202000000", ad(9).encode()),
        ]
    )
    yield made
    made.close()


def write(workspace: Workspace, archive: Archive | None, **captures: Any) -> None:
    fields: dict[str, Any] = {"title": "Old board", "spider": "archive", "urls": [f"{BOARD}*"], "captures": captures}
    fields["limits"] = {"max_pages": 80}
    if archive is not None:
        fields["allow_private"] = [f"127.0.0.1:{archive.port}"]
    (workspace.sources / "board.yml").write_text(yaml.safe_dump(fields), encoding="utf-8")


def wayback(workspace: Workspace, archive: Archive, **more: Any) -> None:
    write(workspace, archive, cdx=f"{archive.url}/cdx", replay=f"{archive.url}/web/", **more)


def common_crawl(workspace: Workspace, archive: Archive, **more: Any) -> None:
    write(workspace, archive, cdx=f"{archive.url}/CC-index", warcs=f"{archive.url}/", **more)


LISTS = (
    b'[["urlkey","timestamp","original","mimetype","statuscode","digest","length"],'
    b'["k","20230105000000","https://board.example/jobs/1","text/html","200","D","1"]]'
)


def sightings(workspace: Workspace) -> list[tuple[str, str, str]]:
    """Own address, time and what the sighting was made of, of each row of the intake."""
    found = table(workspace, "intake")
    return sorted((json.loads(row["collected"])["url"], row["seen_at"], row["via"]) for row in found)


EXPECTED = [
    (f"{BOARD}1", "2023-01-05T00:00:00Z", "page"),
    (f"{BOARD}1", "2023-03-01T00:00:00Z", "list"),
    (f"{BOARD}1", "2023-06-01T00:00:00Z", "page"),
    (f"{BOARD}2", "2023-02-02T00:00:00Z", "page"),
]


@pytest.mark.parametrize("server", [wayback, common_crawl])
def test_captures_are_postings_of_their_own_time(workspace: Workspace, archive: Archive, server: Any) -> None:
    server(workspace, archive)
    done = crawl(workspace)
    assert done.returncode == 0, done.stderr
    assert sightings(workspace) == EXPECTED
    rows = {row["id"]: row for row in table(workspace, "captures")}
    for seen in table(workspace, "intake"):
        cited = rows[seen["capture"]]
        assert cited["target_uri"].startswith(BOARD if seen["via"] == "page" else archive.url)
        assert seen["via"] == "list" or cited["date"] == seen["seen_at"]
    assert verify(workspace).breaks == ()


@pytest.mark.parametrize("server", [wayback, common_crawl])
def test_a_known_digest_is_not_fetched_again(workspace: Workspace, archive: Archive, server: Any) -> None:
    server(workspace, archive)
    crawl(workspace)
    archive.asked.clear()
    archive.captures += [
        Capture(f"{BOARD}2", "20240101000000", ad(2).encode()),
        Capture(f"{BOARD}3", "20240101000000", ad(3).encode()),
    ]
    done = crawl(workspace)
    assert done.returncode == 0, done.stderr
    fetched = [asked for asked in archive.asked if "/web/" in asked or ".warc.gz" in asked]
    assert len(fetched) == 1
    assert set(sightings(workspace)) - set(EXPECTED) == {
        (f"{BOARD}2", "2024-01-01T00:00:00Z", "list"),
        (f"{BOARD}3", "2024-01-01T00:00:00Z", "page"),
    }
    assert len(table(workspace, "intake")) == len(EXPECTED) + 2
    assert verify(workspace).breaks == ()


def test_common_crawls_records_keep_id_and_digest(workspace: Workspace, archive: Archive) -> None:
    common_crawl(workspace, archive, until="2023-02")
    crawl(workspace)
    rows = [row for row in table(workspace, "captures") if row["target_uri"].startswith(BOARD)]
    assert sorted(row["id"] for row in rows) == [f"urn:uuid:00000000-0000-0000-0001-{n:012}" for n in (0, 3)]
    assert [asked for asked in archive.asked if "from=" in asked] == []
    assert all("to=20230231235959" in asked for asked in archive.asked if "/CC-index" in asked)
    (file,) = workspace.archive.iterdir()
    assert f"WARC-X-Origin-Digest: sha1:{archive.captures[0].digest}".encode() in gzip.decompress(file.read_bytes())


def test_a_killed_run_goes_on_and_asks_for_no_range_twice(workspace: Workspace, archive: Archive) -> None:
    archive.captures += [Capture(f"{BOARD}{n}", "20230707000000", ad(n).encode()) for n in range(10, 60)]
    archive.page = 100
    common_crawl(workspace, archive)
    process = subprocess.Popen(command(workspace), stderr=subprocess.DEVNULL)
    end = time.monotonic() + 30
    while len(archive.asked) < 25 and time.monotonic() < end:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    before = [asked for asked in archive.asked if "bytes=" in asked]
    kept = [row for row in table(workspace, "captures") if row["status"] == 206]
    archive.asked.clear()
    done = crawl(workspace)
    assert done.returncode == 0, done.stderr
    again = [asked for asked in before if asked in archive.asked]
    assert len(again) <= len(before) - len(kept)
    own = {row[0] for row in sightings(workspace)}
    assert own == {f"{BOARD}{n}" for n in (1, 2, *range(10, 60))}
    ids = [row["capture"] for row in table(workspace, "intake") if row["via"] == "page"]
    assert len(ids) == len(set(ids)) == 53
    assert verify(workspace).breaks == ()


def test_what_is_lost_or_not_what_the_index_says_makes_a_run_incomplete(workspace: Workspace, archive: Archive) -> None:
    wayback(workspace, archive)
    archive.gone = {"20230202000000"}
    done = crawl(workspace)
    assert done.returncode == 1 and "incomplete: not_found" in done.stderr
    assert len(sightings(workspace)) == 3


def test_an_index_without_captures_is_empty(workspace: Workspace, archive: Archive) -> None:
    archive.captures = archive.captures[-1:]
    common_crawl(workspace, archive)
    done = crawl(workspace)
    assert "0 posting(s) seen" in done.stderr  # min is 1
    assert len(archive.asked) == 2  # robots.txt and the number of pages


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"<html>Sorry</html>", "changed: changed: the index' answer cannot be read"),
        (b"[[1]", "changed: changed: the index' answer cannot be read"),
        (b'{"pages": 1000000000}', "empty"),
        (LISTS.replace(b"]]", b'], [], ["again"]]'), "incomplete: broken: the index' answers lead in a circle"),
        (LISTS.replace(b"https://board.example", b"http://169.254.169.254"), "0 posting(s) seen"),
        (b'{"url": "https://board.example/jobs/1", "timestamp": "20230105000000", "digest": "D", "status": "200", "mime": "text/html", '
         b'"filename": "http://169.254.169.254/x", "offset": "0", "length": "9"}', "not_found"),
    ],
)  # fmt: skip
def test_indexes_that_are_broken_or_do_harm(workspace: Workspace, archive: Archive, answer: bytes, words: str) -> None:
    archive.answer = answer
    kind = {"warcs": f"{archive.url}/"} if answer.startswith(b"{") else {"replay": f"{archive.url}/web/"}
    write(workspace, archive, cdx=f"{archive.url}/cdx", **kind)
    began = time.monotonic()
    done = crawl(workspace)
    assert words in done.stderr, done.stderr
    assert time.monotonic() - began < 30 and len(archive.asked) < 100
    assert verify(workspace).breaks == ()


def wacz(path: Path, warc: bytes, *, claimed: bytes | None = None) -> Path:
    digest = hashlib.sha256(warc if claimed is None else claimed).hexdigest()
    resources = [{"name": "all.warc.gz", "path": "archive/all.warc.gz", "hash": f"sha256:{digest}", "bytes": len(warc)}]
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("archive/all.warc.gz", warc)
        out.writestr("datapackage.json", json.dumps({"profile": "data-package", "resources": resources}))
    return path


@pytest.mark.parametrize("kind", ["warc", "wacz"])
def test_files_on_disk(workspace: Workspace, archive: Archive, kind: str) -> None:
    (workspace.home / "old").mkdir()
    data = archive.warc()[0]
    if kind == "wacz":
        wacz(workspace.home / "old" / "a.wacz", data)
    else:
        (workspace.home / "old" / "a.warc.gz").write_bytes(data)
    write(workspace, None, files=["old/*"], since="2023-02")
    for _ in range(2):  # the second time there is nothing new
        done = crawl(workspace)
        assert done.returncode == 0, done.stderr
        assert [seen[:2] for seen in sightings(workspace)] == [
            (f"{BOARD}1", "2023-03-01T00:00:00Z"), (f"{BOARD}1", "2023-06-01T00:00:00Z"), (f"{BOARD}2", "2023-02-02T00:00:00Z"),
        ]  # fmt: skip
    assert verify(workspace).breaks == ()
    assert reparse(workspace, lambda _: None) == 3
    assert len(table(workspace, "intake")) == 3


def test_a_wacz_with_a_wrong_digest_is_read_and_said(workspace: Workspace, archive: Archive) -> None:
    wacz(workspace.home / "a.wacz", archive.warc()[0], claimed=b"other")
    write(workspace, None, files=["a.wacz"])
    done = crawl(workspace)
    assert done.returncode == 1 and "incomplete" in done.stderr
    assert len(sightings(workspace)) == 4


def test_channels_and_feeds_in_captures_are_read_by_their_own_parsers(workspace: Workspace) -> None:
    message = (
        '<html><body><main class="tgme_main"><section class="tgme_channel_history"><div class="tgme_widget_message" data-post="fakejobs/7">'
        '<div class="tgme_widget_message_text js-message_text">Hiring in Poipet</div></div></section></main></body></html>'
    )
    feed = '<?xml version="1.0"?><rss><channel><item><title>Typist</title><link>https://board.example/jobs/5</link></item></channel></rss>'
    captures = [
        Capture("https://t.me/s/fakejobs", "20230101000000", message.encode()),
        Capture("https://board.example/feed.xml", "20230101000000", feed.encode(), "application/rss+xml"),
    ]
    (workspace.home / "a.warc.gz").write_bytes(b"".join(one.record(n) for n, one in enumerate(captures)))
    fields = {"title": "All", "spider": "archive", "urls": ["https://*/"], "captures": {"files": ["a.warc.gz"]}}
    (workspace.sources / "board.yml").write_text(yaml.safe_dump(fields))
    done = crawl(workspace)
    assert done.returncode == 0, done.stderr
    assert [seen[0] for seen in sightings(workspace)] == ["https://board.example/jobs/5", "https://t.me/fakejobs/7"]


@pytest.mark.parametrize(
    ("captures", "words"),
    [
        ({"cdx": "https://x.example/cdx"}, "beside cdx give either replay or warcs"),
        ({}, "give cdx"),
        ({"files": ["a"], "since": "2023-13"}, "month must be in 1..12"),
        ({"cdx": "ftp://x.example/", "replay": "https://x.example/"}, "not an http or https address"),
    ],
)
def test_a_wrong_key_is_one_line(workspace: Workspace, captures: dict[str, Any], words: str) -> None:
    write(workspace, None, **captures)
    with pytest.raises(SourceError, match=words):
        load_source(workspace.sources / "board.yml")


def test_indexes_in_all_their_ways_of_writing() -> None:
    lists = b'[["urlkey","timestamp","original","mimetype","statuscode","digest","length"],["k","20230101000000","http://a.example/","text/html","200","D","1"]]'
    lines = b'k 20230101000000 {"url": "http://a.example/", "mime": "text/html", "status": "200", "digest": "D"}\nnonsense'
    for body, broken in ((lists, 0), (lines.partition(b" 2023")[0] + b"", None), (b"", 0), (b"[]", 0)):
        if broken is None:
            with pytest.raises(ValueError):
                cdx.read(body)
        else:
            assert cdx.read(body).broken == broken
    assert cdx.read(lists).rows[0].date == "2023-01-01T00:00:00Z"


def test_rows_of_one_page_are_one_and_broken_ones_are_counted() -> None:
    given = {"timestamp": "20230101000000", "digest": "D", "status": "200", "mime": "text/html"}
    urls = [
        "http://board.example/1",
        "https://board.example/1?utm_source=x",
        "https://board.example:0/",
        "http://[",
        "ftp://board.example/1",
    ]
    answer = cdx.read("\n".join(json.dumps(given | {"url": url}) for url in urls).encode())
    (group,) = cdx.groups(answer.rows, Captures(files=["x"]), [pattern("https://*/")])
    assert answer.broken == 3 and group.first.page == group.last.page == "https://board.example/1"


@pytest.mark.parametrize(
    ("wanted", "url", "is_meant"),
    [
        ("https://board.example/jobs/*", "http://www.board.example/jobs/1", True),
        ("https://board.example/jobs/*", "https://board.example/", False),
        ("https://*.board.example/", "https://a.board.example/x", True),
        ("https://*.board.example/", "https://notboard.example/x", False),
        ("https://board.example/a?b=1", "http://board.example:80/a?b=1", True),
        ("https://board.example/a", "https://board.example/ab", False),
    ],
)
def test_which_pages_a_pattern_means(wanted: str, url: str, is_meant: bool) -> None:
    assert pattern(wanted).matches(url) is is_meant


@pytest.mark.parametrize("wrong", ["https://board.example/*/jobs", "https://*.board.example/jobs/*", "https://a*.example/"])
def test_other_stars_are_an_error(wrong: str) -> None:
    with pytest.raises(ValueError):
        pattern(wrong)


def test_a_posting_without_address_is_no_sighting_of_a_list() -> None:
    from spiders.archive import _seen_again

    page = HtmlResponse("https://index.example/")
    row = cdx.Row("https://a.example/", "20230101000000", "D", "200", "text/html")
    assert list(_seen_again(JobPosting(page_url="https://a.example/", description="x"), row, page)) == []
