"""`kill -9` of `osint add` at any moment: the same command again brings all of it, once."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from osint.crawl.verify import verify
from osint.store.db import rows
from osint.workspace import Workspace
from tests.add.exports import telegram
from tests.archive.server import Capture
from tests.crawl.site import ad

MESSAGES = 1_500
KILLS = 4


def start(home: Path, files: list[Path]) -> "subprocess.Popen[bytes]":
    command = [
        sys.executable,
        "-P",
        "-m",
        "osint.cli",
        "add",
        "--no-read",
        "--home",
        str(home),
        "--from",
        "Fake Caller",
        *map(str, files),
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def begun(process: "subprocess.Popen[bytes]", workspace: Workspace, before: set[Path]) -> float:
    """Wait until a run of `process` writes its archive file; the time then."""
    while process.poll() is None and not set(workspace.archive.glob("*.open")) - before:
        time.sleep(0.005)
    return time.monotonic()


def state(workspace: Workspace) -> list[tuple[str, int]]:
    """Each version and how often it stands in the intake."""
    with workspace.protected_db() as db:
        found = rows(db, "SELECT version, count(*) AS n FROM intake GROUP BY version ORDER BY version")
    return [(row["version"], row["n"]) for row in found]


def test_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    seed = int(os.environ.get("KILL_SEED", time.time()))
    chance = random.Random(seed)
    captures = [Capture(f"https://board.example/jobs/{n}", "20230105000000", ad(n).encode()) for n in range(100)]
    old = tmp_path / "old.warc.gz"
    old.write_bytes(b"".join(one.record(n) for n, one in enumerate(captures)))
    table = tmp_path / "ads.csv"
    table.write_text("text\n" + "".join(f"Hiring in Poipet {n}\n" for n in range(500)))
    files = [table, old, telegram(tmp_path / "result.json", MESSAGES)]
    calm, rough = (Workspace(tmp_path / name).open() for name in ("calm", "rough"))
    process = start(calm.home, files)
    began = begun(process, calm, set())
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    whole = time.monotonic() - began
    died = 0
    for _ in range(KILLS):
        there = set(rough.archive.glob("*.open"))
        process = start(rough.home, files)
        begun(process, rough, there)
        time.sleep(chance.uniform(0, 0.7) * whole)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        died += process.returncode == -signal.SIGKILL
    _, errors = (process := start(rough.home, files)).communicate(timeout=120)
    assert process.returncode == 0, errors
    assert died and state(rough) == state(calm), f"KILL_SEED={seed}"
    assert len(state(calm)) == MESSAGES + 500 + 100
    assert verify(rough).breaks == (), f"KILL_SEED={seed}"
