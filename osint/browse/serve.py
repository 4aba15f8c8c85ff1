"""`osint serve`: Datasette on 127.0.0.1 with the packaged `datasette.yml`, the same page as `datasette osint.db -m datasette.yml`."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

from osint.store.db import writing
from osint.store.reading import register_hotspots
from osint.workspace import Workspace

HOST = "127.0.0.1"
STDERR = 2  # file descriptor
METADATA = Path(__file__).parent / "datasette.yml"

# Speed only, never safety: `-m` cannot carry settings, and both ways must be as safe. Default beside each.
SETTINGS = {
    "suggest_facets": "off",  # on; made pages of 100,000 rows five times slower
    "sql_time_limit_ms": "3000",  # 1000
}


def command(database: Path, port: int) -> list[str]:
    """The Datasette process that shows `database`."""
    settings = [part for name, value in SETTINGS.items() for part in ("--setting", name, value)]
    where = ["--host", HOST, "--port", str(port)]
    # -P: a folder `osint` or `spiders` in the current one would be imported instead of ours.
    return [sys.executable, "-P", "-m", "datasette", "serve", str(database), "-m", str(METADATA), *where, *settings]


def serve(workspace: Workspace, port: int = 8001, open_browser: bool = False) -> int:
    """Serve until interrupted; the exit status. Raises OSError in one line where the port is taken or there is no database."""
    if not workspace.osint_path.exists():
        raise OSError(f"{workspace.osint_path}: no database here yet; run osint init or osint crawl first")
    _check(port)
    with workspace.osint_db() as db, writing(db):
        register_hotspots(db, workspace.tables)
    # Its log of requests goes to standard error: standard output is for results.
    process = subprocess.Popen(command(workspace.osint_path, port) + (["--open"] if open_browser else []), stdout=STDERR)
    # Asked to end, we end what we started; a keyboard's interrupt reaches both by itself.
    before = signal.signal(signal.SIGTERM, lambda _signal, _frame: process.terminate())
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        return 0
    finally:
        signal.signal(signal.SIGTERM, before)


def free_port(start: int = 8001, tries: int = 100) -> int:
    """The first port from `start` on that nothing listens on. Raises OSError where all `tries` are taken."""
    for port in range(start, start + tries):
        if not _taken(port):
            return port
    raise OSError(f"no free port between {start} and {start + tries - 1}")


def _check(port: int) -> None:
    if _taken(port):
        raise OSError(f"port {port} is in use; give another with --port")


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False
