from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from osint.items import JobPosting
from osint.sources import SourceError, load_source
from osint.sources_command import Trial, list_rows, show_text, table_lines, trial_rows, try_source
from osint.workspace import Workspace
from tests.spiders.test_structured import ad


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        base = f"http://{self.headers['Host']}"
        urls = "".join(f"<url><loc>{base}/{n}</loc></url>" for n in range(40))
        pages = {"/robots.txt": "User-agent: *\nAllow: /\n", "/sitemap.xml": f"<urlset>{urls}</urlset>"}
        body = pages.get(self.path, ad(f"Ad {self.path[1:]}")).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/xml" if self.path.endswith("xml") else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_a_try_brings_a_few_postings_and_leaves_nothing(tmp_path: Path, port: int) -> None:
    workspace = Workspace(tmp_path).open()
    (workspace.sources / "board.yml").write_text(
        f'title: Board\nspider: structured\nurl: http://127.0.0.1:{port}/sitemap.xml\nallow_private: ["127.0.0.1:{port}"]\n'
    )
    trial = try_source(workspace, "board")
    assert trial.outcome is not None, trial.said
    assert trial.outcome.outcome == "ok", trial.said
    assert 1 <= len(trial_rows(trial)) <= 6
    assert trial_rows(trial)[0]["title"].startswith("Ad ")
    assert list(workspace.archive.iterdir()) == []


def test_the_list_names_a_broken_file_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.yml").write_text("title: A\nspider: feed\nurl: https://jobs.example.com/feed\n")
    (tmp_path / "worse.yml").write_text("title: A\nspider: fead\nurl: https://jobs.example.com/feed\n")
    found = {row["name"]: row for row in list_rows(tmp_path)}
    assert found["good"]["error"] is None
    assert "worse.yml:2: spider" in found["worse"]["error"]
    assert found["hiring-feed-web3"]["where"] == "packaged"


def test_what_is_shown_can_be_read_again(tmp_path: Path) -> None:
    (tmp_path / "good.yml").write_text("title: A\nspider: feed\nurl: https://jobs.example.com/feed\n")
    (tmp_path / "again.yml").write_text(show_text(tmp_path, "good"))
    assert load_source(tmp_path / "again.yml") == load_source(tmp_path / "good.yml")
    with pytest.raises(SourceError):
        show_text(tmp_path, "none")


def test_a_table_shows_each_field_and_what_is_missing() -> None:
    place = {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Sample Bay", "addressCountry": "KE"}}
    pay = {"currency": "KES", "value": {"minValue": 30000, "unitText": "MONTH"}}
    both = (
        JobPosting("https://a.example.com/1", title="Cook", description="A\ncook.", job_location=place, base_salary=pay),
        JobPosting("https://a.example.com/2", title="Guard", description="", hiring_organization={"name": "Example Inns"}),
    )
    shown = trial_rows(Trial(None, both, ""))
    assert (shown[0]["place"], shown[0]["pay"], shown[0]["text"]) == ("Sample Bay KE", "KES 30000 MONTH", "A cook.")
    assert "employer" in shown[0]["missing"]
    assert {"text", "place", "pay"} <= set(shown[1]["missing"])
    lines = {line.split()[0]: line for line in table_lines(shown)}
    assert "2 of 2" in lines["title"]
    assert "1 of 2  Example Inns" in lines["employer"]
    assert "(missing in all)" in lines["contact"]
