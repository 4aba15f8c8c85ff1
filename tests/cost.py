"""What a process costs from its start to its end."""

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# A small process between: Linux counts the peak of the process that starts another into that of the other, and the tests are large.
BETWEEN = """
import json, os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=sys.stderr)
_, status, used = os.wait4(child.pid, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """How it ended and what it said (stderr); seconds by the clock and of all cores, and its largest memory in MB."""

    code: int
    said: str
    seconds: float
    cpu: float
    memory: float


def cost(line: list[str], environment: Mapping[str, str], folder: Path | None = None) -> Cost:
    """Run a command to its end, in a folder."""
    start = time.perf_counter()
    between = [sys.executable, "-S", "-E", "-c", BETWEEN, *line]
    done = subprocess.run(between, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    code, cpu, peak = json.loads(done.stdout)
    return Cost(code, done.stderr, time.perf_counter() - start, cpu, peak / (1024 if sys.platform == "linux" else 1024 * 1024))
