"""A later crawl asks for what may have changed, keeps both texts of what did, and calls nothing gone without proof."""

import signal
import subprocess
import time
from collections import Counter
from datetime import UTC, datetime

import pytest

from osint import analysis
from osint.store.db import rows
from osint.workspace import Workspace
from spiders.sitemap import unchanged_since
from tests.crawl.conftest import command, crawl, source, table
from tests.crawl.site import Site, ad

OLD = "2026-01-02T00:00:00Z"


def listed(site: Site, lastmod: dict[int, str]) -> None:
    urls = "".join(f"<url><loc>{site.url}/jobs/{n}</loc><lastmod>{when}</lastmod></url>" for n, when in lastmod.items())
    head = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    site.page("/sitemap.xml", f"{head}{urls}</urlset>", Content_Type="application/xml")


def again(workspace: Workspace, site: Site) -> tuple[str | None, set[str]]:
    """Crawl once more: the outcome, and which ads were asked for."""
    site.asked.clear()
    crawl(workspace)
    return table(workspace, "runs", "osint")[-1]["outcome"], {path for path in site.asked if path.startswith("/jobs")}


def of(workspace: Workspace, path: str, state: str = "seen") -> list[dict[str, object]]:
    """The intake's rows about the ad at `path`."""
    with workspace.protected_db() as db:
        sql = "SELECT i.*, c.target_uri, c.status FROM intake i JOIN captures c ON c.id = i.capture WHERE i.state = ?"
        return [row for row in rows(db, sql, state) if f'{path}"' in row["collected"]]


def test_what_changed_is_asked_for_and_what_is_gone_has_its_proof(workspace: Workspace, board: Site) -> None:
    listed(board, dict.fromkeys(range(5), OLD))
    source(workspace, board, url=f"{board.url}/sitemap.xml", selectors={})
    assert again(workspace, board) == ("ok", {f"/jobs/{n}" for n in range(5)})
    nothing_new_is_not_asked_for(workspace, board)
    a_new_text_is_a_new_version(workspace, board)
    an_unsound_run_proves_no_absence(workspace, board)
    gone_is_what_a_sound_run_proves(workspace, board)
    people_see_it_so(workspace)


def nothing_new_is_not_asked_for(workspace: Workspace, board: Site) -> None:
    assert again(workspace, board) == ("ok", set())
    run = table(workspace, "runs", "osint")[-1]
    assert (run["collected"], run["requests"], run["full"]) == (5, 2, 0)
    assert Counter((row["via"], row["version"] is None) for row in table(workspace, "intake")) == {
        ("page", False): 5,
        ("list", True): 5,
    }


def a_new_text_is_a_new_version(workspace: Workspace, board: Site) -> None:
    board.page("/jobs/2", ad(2, "Typists wanted, place 2, apply tomorrow."), ETag='"v2-2"')
    listed(board, dict.fromkeys(range(5), OLD) | {2: datetime.now(UTC).isoformat()})
    assert again(workspace, board) == ("ok", {"/jobs/2"})
    texts = [row for row in of(workspace, "/jobs/2") if row["version"]]
    assert len({row["version"] for row in texts}) == len({row["capture"] for row in texts}) == 2
    assert len({row["posting"] for row in texts}) == 1


def an_unsound_run_proves_no_absence(workspace: Workspace, board: Site) -> None:
    listed(board, {0: OLD, 1: OLD, 2: OLD, 4: datetime.now(UTC).isoformat()})  # without 3
    board.page("/jobs/4", status=500)
    assert again(workspace, board)[0] == "incomplete"
    assert [row for row in table(workspace, "intake") if row["state"] == "gone"] == []


def gone_is_what_a_sound_run_proves(workspace: Workspace, board: Site) -> None:
    """3 is not listed any more, 4 is and is not there; what an unsound run leaves, a full one looks up."""
    board.page("/jobs/4", status=404)
    assert again(workspace, board) == ("ok", {"/jobs/0", "/jobs/1", "/jobs/2", "/jobs/4"})
    ((absent,), (missing,)) = (of(workspace, f"/jobs/{n}", "gone") for n in (3, 4))
    assert absent["target_uri"] == f"{board.url}/sitemap.xml"
    assert (missing["target_uri"], missing["status"]) == (f"{board.url}/jobs/4", 404)
    assert all(str(row["seen_at"])[:10] == datetime.now(UTC).date().isoformat() for row in (absent, missing))
    before = len(table(workspace, "intake"))
    assert again(workspace, board)[0] == "ok"
    assert [row["state"] for row in table(workspace, "intake")[before:]] == ["seen"] * 3  # gone once


def people_see_it_so(workspace: Workspace) -> None:
    """After the analysis: both texts, each with its capture, and the day on which an ad was found gone."""
    analysis.read_intake(workspace)
    with workspace.osint_db() as db:
        sql = "SELECT v.text, p.url FROM versions v JOIN postings p ON p.id = v.posting ORDER BY v.rowid"
        texts = [row["text"] for row in rows(db, sql) if row["url"].endswith("/jobs/2")]
        gone = {row["url"][-1]: row["gone"] for row in rows(db, "SELECT url, gone FROM ads")}
        counted = [(row["new"], row["gone"]) for row in rows(db, "SELECT new, gone FROM runs ORDER BY started_at, rowid")]
    assert [text.split()[0] for text in texts] == ["Customer", "Typists"]
    assert {n: bool(when) for n, when in gone.items()} == {"0": False, "1": False, "2": False, "3": True, "4": True}
    assert gone["3"][:10] == datetime.now(UTC).date().isoformat()
    assert counted == [(5, 0), (0, 0), (0, 0), (0, 0), (0, 2), (0, 0)]


def test_known_addresses_are_not_asked_for_where_nothing_tells_whether_they_changed(workspace: Workspace, board: Site) -> None:
    """Of a list, without ETags: but a full run looks. Behind a page that is wholly known nothing is looked for."""
    for n in range(5):
        board.page(f"/jobs/{n}", ad(n))
    links = "".join(f'<a class="ad" href="/jobs/{n}">Agent {n}</a>' for n in range(5))
    board.page("/", f'<html><body>{links}<a class="next" href="/?page=2">next</a></body></html>')
    board.page("/?page=2", '<html><body><a class="ad" href="/jobs/7">Agent 7</a></body></html>')
    board.page("/jobs/7", ad(7))
    source(workspace, board, selectors={"item": "a.ad", "next": "a.next"}, full_every="1 week")
    assert again(workspace, board) == ("ok", {f"/jobs/{n}" for n in (0, 1, 2, 3, 4, 7)})
    assert again(workspace, board) == ("ok", set())
    assert "/?page=2" not in board.asked
    first, second = table(workspace, "runs", "osint")
    assert (second["collected"], second["complete"], second["bytes"] < first["bytes"] / 3) == (5, 0, True)
    board.page("/", f'<html><body>{links}<a class="ad" href="/jobs/8">Agent 8</a></body></html>')
    board.page("/jobs/8", ad(8))
    board.page("/jobs/2", ad(2, "Typists wanted, place 2, apply tomorrow."))
    assert again(workspace, board) == ("ok", {"/jobs/8"})
    long_ago(workspace)
    assert again(workspace, board) == ("ok", {f"/jobs/{n}" for n in (0, 1, 2, 3, 4, 8)})
    assert len({row["version"] for row in of(workspace, "/jobs/2") if row["version"]}) == 2


def long_ago(workspace: Workspace) -> None:
    """So that the next run goes to its limits."""
    with workspace.osint_db() as db:
        db.execute("UPDATE runs SET started_at = '2026-01-03T00:00:00Z' WHERE started_at > '2026-01-04'")
        db.conn.commit()


def test_a_run_that_was_interrupted_and_resumed_marks_nothing_gone(workspace: Workspace, board: Site) -> None:
    listed(board, dict.fromkeys(range(5), OLD))
    source(workspace, board, url=f"{board.url}/sitemap.xml", selectors={}, full_every="1 minute")
    crawl(workspace)
    long_ago(workspace)
    listed(board, dict.fromkeys((0, 1, 2), OLD))
    board.page("/jobs/0", status=404)
    board.pages["/jobs/2"].delay = 5
    board.asked.clear()
    process = subprocess.Popen(command(workspace), stderr=subprocess.DEVNULL)
    while not {"/jobs/0", "/jobs/2"} <= set(board.asked):
        time.sleep(0.01)
    time.sleep(0.7)  # the answers so far are written
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert {row["state"] for row in table(workspace, "intake")} == {"seen"}
    board.pages["/jobs/2"].delay = 0
    assert again(workspace, board)[0] == "ok"
    run = table(workspace, "runs", "osint")[-1]
    assert (len(table(workspace, "runs", "osint")), run["complete"]) == (2, 0)
    assert {row["state"] for row in table(workspace, "intake")} == {"seen"}
    long_ago(workspace)
    again(workspace, board)
    assert Counter(row["state"] for row in table(workspace, "intake"))["gone"] == 3  # an undisturbed one does


@pytest.mark.parametrize(
    ("lastmod", "same"),
    [
        ("2026-01-02T00:00:00Z", True), ("2026-01-02T00:00:00+07:00", True), ("2026-01-02", True), ("2026-01-04T11:30:00Z", False),
        ("2026-01-04", False), ("2026-01-03", False), ("2026-01-05T00:00:00Z", False), ("", False), ("yesterday", False),
        ("9999-12-31", False),
    ],
)  # fmt: skip
def test_what_a_lastmod_proves(lastmod: str, same: bool) -> None:
    assert unchanged_since(lastmod, "2026-01-04T12:00:00Z") is same
    assert not unchanged_since(lastmod, None)
