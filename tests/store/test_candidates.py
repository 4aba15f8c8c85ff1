"""What ads name becomes a candidate, and a source only by a person's word; nobody is asked."""

import json
import subprocess
import sys

import pytest

from osint import analysis, candidates
from osint.candidates import CandidateError, decide, find
from osint.store.db import rows
from osint.workspace import Workspace
from tests.conftest import Take

TEXT = (
    "Hiring customer service agents in Mae Sot, salary 1500 USD a month, free food and room, apply on Telegram @fake_recruiter. "
    "More jobs: https://t.me/fake_jobs_asia and https://www.jobs-board.example.com/list and https://bit.ly/fakeabc "
    "and group https://t.me/+AbCdEfGh12345678 No."
)
PLEA = "Please help my brother, he is held in KK Park and beaten. Call me: https://t.me/fake_family_help or https://family.example.com/help"


@pytest.fixture
def named(workspace: Workspace, take: Take) -> Workspace:
    for number in range(2):
        take(title="Agents wanted", description=f"{TEXT} {number}", url=f"https://board.example/{number}")
    take(
        description="Chef wanted in Bangkok, 30000 baht a month, forwarded.",
        url="https://t.me/fake_b/1",
        forwarded_from="https://t.me/fake_origin/12",
    )
    take(description=PLEA, url="https://board.example/plea")
    analysis.read_intake(workspace)
    return workspace


def test_channels_and_sites_that_ads_name(named: Workspace) -> None:
    found = {one.id: one for one in find(named, every=True)}
    channel, site = found["telegram:fake_jobs_asia"], found["site:jobs-board.example.com"]
    assert (channel.ads, channel.sources, channel.verdict, channel.why_not, len(channel.examples)) == (2, 1, None, None, 2)
    assert (site.ads, site.url) == (2, "https://jobs-board.example.com")
    assert found["site:bit.ly"].why_not == "shortener"
    assert "not joined" in str(found["telegram_invite:AbCdEfGh12345678"].why_not)
    assert "telegram:fake_origin" in found
    assert not any("family" in one for one in found)  # a plea's
    shown = {one.id for one in find(named)}
    assert "telegram:fake_jobs_asia" in shown and not shown & {"site:bit.ly", "telegram_invite:AbCdEfGh12345678"}
    dismissed_is_remembered(named)
    approved_is_a_source(named)


def dismissed_is_remembered(named: Workspace) -> None:
    assert decide(named, "site:jobs-board.example.com", "dismissed", "ana") is None
    assert "site:jobs-board.example.com" not in {one.id for one in find(named)}
    assert [one.verdict for one in find(named, every=True) if one.id == "site:jobs-board.example.com"] == ["dismissed"]
    with named.osint_db() as db:
        (review,) = rows(db, "SELECT type, subject, verdict, reviewer FROM reviews")
    assert review == {"type": "candidate", "subject": "site:jobs-board.example.com", "verdict": "dismissed", "reviewer": "ana"}


def approved_is_a_source(named: Workspace) -> None:
    from osint.sources import load_source

    path = decide(named, "telegram:fake_jobs_asia", "approved", "ana")
    assert path is not None
    source = load_source(path)
    assert (source.spider, source.urls, source.schedule) == ("telegram", ["https://t.me/s/fake_jobs_asia"], None)
    assert "named in 2 ad(s)" in source.why
    assert "telegram:fake_jobs_asia" not in {one.id for one in find(named, every=True)}
    with pytest.raises(CandidateError, match="collects it already"):
        decide(named, "telegram:fake_jobs_asia", "approved", "ana")
    with pytest.raises(CandidateError, match="shortener"):
        decide(named, "site:bit.ly", "approved", "ana")


def test_the_command_lists_and_decides(named: Workspace) -> None:
    def osint(*arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-P", "-m", "osint.cli", "sources", "candidates", "--home", str(named.home), *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    listed = [json.loads(line) for line in osint("--json").stdout.splitlines()]
    assert {"telegram:fake_jobs_asia", "site:jobs-board.example.com"} <= {one["id"] for one in listed}
    assert osint("--approve", "telegram:fake_jobs_asia").stdout.strip().endswith("fake_jobs_asia.yml")
    assert "telegram:fake_jobs_asia" not in osint().stdout
    wrong = osint("--approve", "site:nobody.example.com")
    assert (wrong.returncode, len(wrong.stderr.splitlines())) == (2, 1)


def test_hosts_below_one_that_is_no_source_are_none_either() -> None:
    assert candidates._why_not("site", "m.facebook.com") == "behind a login"
    assert candidates._why_not("site", "notfacebook.com") is None
