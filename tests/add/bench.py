"""`python -m tests.add.bench [MESSAGES…]`: seconds and memory of taking in a Telegram export, each length in a process of its own."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from osint.add.adding import add
from osint.workspace import Workspace
from tests.add.exports import telegram


def measure(messages: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = telegram(Path(folder) / "result.json", messages)
        workspace = Workspace(Path(folder) / "home").open()
        size, before = path.stat().st_size / 1e6, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        began = time.monotonic(), time.process_time()
        added = add(workspace, [path], text=None, url="https://t.me/fakejobs", report=print, read=False)
        seconds, busy = time.monotonic() - began[0], time.process_time() - began[1]
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        took = f"{seconds:.0f} s ({busy:.0f} s of a core), memory {before:.0f} to {most:.0f} MB"
        print(f"{added.new} of {messages} messages, {size:.0f} MB: {took}", flush=True)


if __name__ == "__main__":
    lengths = [int(word) for word in sys.argv[1:]] or [10_000, 50_000, 200_000]
    if len(lengths) == 1:
        measure(lengths[0])
    else:
        for length in lengths:
            subprocess.run([sys.executable, "-m", "tests.add.bench", str(length)], check=True)
