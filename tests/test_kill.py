"""`kill -9` of any process at any moment, and writers side by side: nothing lost, nothing doubled, nothing locked."""

import json
import os
import random
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from osint.browse.serve import free_port
from osint.crawl.verify import verify
from osint.demo.run import write_sources
from osint.demo.server import SampleSites
from osint.store.db import rows
from osint.workspace import Workspace

NAMES = ("demo-board", "demo-list", "demo-channel-asia")
KILLS = 10
State = dict[str, list[tuple[object, ...]]]


def start(home: Path, *names: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-P", "-m", "osint.cli", "crawl", "--home", str(home), "--jobs", "3", *names]
    return subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def crawl(home: Path, *names: str) -> None:
    process = start(home, *names)
    _, errors = process.communicate(timeout=200)
    assert process.returncode == 0, errors.decode()[-2000:]


def state(workspace: Workspace) -> State:
    """What must be the same: ids of postings, versions, contacts; and how often each version was seen in its source's first
    run, the one that was killed and resumed (later ones stop behind what is known)."""
    with workspace.osint_db() as db:
        tables = ("postings", "versions", "contacts")
        ids = {table: [tuple(row.values()) for row in rows(db, f"SELECT id FROM {table} ORDER BY 1")] for table in tables}
        per_run = rows(
            db,
            """SELECT version, count(*) AS seen FROM sightings s
               WHERE run = (SELECT id FROM runs r WHERE r.source = s.source ORDER BY started_at, rowid LIMIT 1)
               GROUP BY version ORDER BY version""",
        )
        return ids | {"sightings": [tuple(row.values()) for row in per_run]}


def members(session: int) -> list[int]:
    """The processes of a session, as /proc tells."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended while we looked
            continue
        if int(fields[3]) == session:
            found.append(int(stat.parent.name))
    return found


def kill(pid: int) -> None:
    with suppress(ProcessLookupError):  # it ended between our look and the signal
        os.kill(pid, signal.SIGKILL)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are found through /proc")
def test_ten_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    seed = int(os.environ.get("KILL_SEED", time.time()))
    chance = random.Random(seed)
    with SampleSites() as sites:
        calm, rough = (Workspace(tmp_path / name).open() for name in ("calm", "rough"))
        for workspace in (calm, rough):
            write_sources(workspace.sources, sites.port)
        crawl(calm.home, *NAMES)
        for _ in range(KILLS):
            process = start(rough.home, *NAMES)
            time.sleep(chance.uniform(0.3, 4.0))
            if alive := members(process.pid):
                kill(chance.choice(alive))
                time.sleep(chance.uniform(0, 0.3))
            for pid in members(process.pid):
                kill(pid)
            process.communicate()
        crawl(rough.home, *NAMES)
        assert state(rough) == state(calm), f"KILL_SEED={seed}"
        assert verify(rough).breaks == (), f"KILL_SEED={seed}"


WRITER = """
import sys, time
from pathlib import Path
from osint.items import JobPosting
from osint.store import custody, intake, runs
from osint.workspace import Workspace
home, name, seconds = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
workspace = Workspace(home).open()
end, number = time.monotonic() + seconds, 0
from osint.store.db import connect
osint, protected = connect(workspace.osint_path), connect(workspace.protected_path)
source = runs.register_source(osint, workspace.id, name, spider="feed", title=name)
run = runs.begin(osint, workspace.id, source)
while time.monotonic() < end:
    batch = []
    for _ in range(20):
        number += 1
        url = f"https://{name}.example/{number}"
        batch.append((run.id, source, JobPosting(url, url=url, capture=f"urn:{name}:{number}", seen_at="2026-11-01T00:00:00Z", via="list")))
    intake.write_batch(protected, workspace.id, [], batch)
    custody.append(osint, workspace.id, "tried", name, {"count": number})
    time.sleep(0.1)
print(number)
"""
READER = """
import sys, time
from pathlib import Path
from osint.store import reading
from osint.store.db import connect, rows
home, seconds = Path(sys.argv[1]), float(sys.argv[2])
osint, protected = connect(home / "osint.db"), connect(home / "protected.db")
end, count = time.monotonic() + seconds, 0
while time.monotonic() < end or reading.count_pending(protected):
    found = reading.pending(protected, 32)
    reading.mark_read(protected, [row["id"] for row in found], "test")
    count += len(found)
    time.sleep(0.002)
reading.count_runs(osint, protected, {row["id"] for row in rows(osint, "SELECT id FROM runs")})
print(count)
"""


def look_until(url: str, end: float) -> int:
    """Ask Datasette again and again; how often it answered. Before it listens it refuses; an error of its own fails the test."""
    looks = 0
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                json.load(answer)
            looks += 1
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:
            assert looks == 0, "Datasette stopped answering"
        time.sleep(0.1)
    return looks


def test_four_writers_and_a_reader(tmp_path: Path) -> None:
    """Three crawls and an analysis write while Datasette reads: no "database is locked"."""
    seconds = 12.0
    workspace = Workspace(tmp_path / "workspace").open()
    home = str(workspace.home)
    commands = [[sys.executable, "-P", "-c", WRITER, home, name, str(seconds)] for name in ("a", "b", "c")]
    commands.append([sys.executable, "-P", "-c", READER, home, str(seconds + 5)])
    processes = [subprocess.Popen(c, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for c in commands]
    port = free_port(8101)
    serve = [sys.executable, "-P", "-m", "osint.cli", "serve", "--home", home, "--port", str(port)]
    page = subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        looks = look_until(f"http://127.0.0.1:{port}/osint/freshness.json?_shape=array", time.monotonic() + seconds)
    finally:
        page.terminate()
        page.wait(timeout=30)
    outputs = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, outputs
    written = [int(out) for out, _ in outputs]
    assert looks > 10 and sum(written[:3]) == written[3] > 0
