"""A real Datasette process over a filled `osint.db`, and a real browser."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from osint.browse.serve import HOST, command, free_port
from osint.workspace import Workspace
from tests.browse.fill import fill

# Debian's headless shell, else Playwright's own. As root the browser's sandbox cannot start.
BROWSERS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium", None)
ARGUMENTS = ["--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"]


def run(arguments: list[str], log: Path) -> Iterator[str]:
    """Run a Datasette command on the port it names, both outputs into `log`; its address while it runs."""
    address = f"http://{HOST}:{arguments[arguments.index('--port') + 1]}"
    with log.open("wb") as output:
        process = subprocess.Popen(arguments, stdout=output, stderr=output)
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = monotonic() + 30
    while monotonic() < until:
        assert process.poll() is None, "Datasette ended"
        try:
            urlopen(address + "/-/versions.json", timeout=5).close()
            return
        except (URLError, ConnectionError):
            sleep(0.1)
    raise AssertionError("Datasette does not answer")


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return fill(tmp_path_factory.mktemp("browse"), copies=3)


@pytest.fixture(scope="session")
def log(workspace: Workspace) -> Path:
    return workspace.home / "datasette.log"


@pytest.fixture(scope="session")
def served(workspace: Workspace, log: Path) -> Iterator[str]:
    yield from run(command(workspace.osint_path, free_port(8500 + os.getpid() % 1000)), log)


@pytest.fixture(scope="session")
def get(served: str) -> Callable[[str], str]:
    """The text of a page of the server."""

    def page(path: str) -> str:
        with urlopen(served + path, timeout=20) as answer:
            return str(answer.read().decode())

    return page


@pytest.fixture(scope="module")  # Playwright runs once in a process at a time, and another module takes this fixture too
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        for path in BROWSERS:
            if path and not Path(path).exists():
                continue
            try:
                launched = playwright.chromium.launch(executable_path=path, chromium_sandbox=os.geteuid() != 0, args=ARGUMENTS)
            except Error:
                continue
            yield launched
            launched.close()
            return
    reason = "no browser launches; install chromium-headless-shell"
    if os.environ.get("OSINT_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
