"""Finding a browser that really starts: a setting, then Playwright's own, then what is on PATH; the result is remembered."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osint.workspace import Workspace

NAMES = (
    "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge",
)  # fmt: skip
# Nothing but pages leaves through the proxy: no QUIC, no WebRTC around it, no calls home.
FLAGS = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
]  # fmt: skip
PROBE_SECONDS = 60
HINT = "add one with: apt-get install chromium-headless-shell, or: playwright install --only-shell chromium"


class NoBrowser(ValueError):
    """No browser could be started; the message is one line that says how to add one."""

    failure = "no_browser"


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that started once: its path (empty: Playwright's own), and whether it did so in its sandbox."""

    path: str
    sandbox: bool


def launch_options(workspace: Workspace, loopback: bool) -> dict[str, Any]:
    """Playwright's launch options for this workspace. Without a sandbox (as root, or where the kernel forbids it) only pages
    of the loopback, such as the demo's, are rendered. Raises NoBrowser."""
    found = find(workspace.settings.browser, workspace.locks / "browser.json", without_sandbox=loopback)
    return options(found)


def options(browser: Browser) -> dict[str, Any]:
    given: dict[str, Any] = {"headless": True, "args": FLAGS, "chromium_sandbox": browser.sandbox}
    return given | ({"executable_path": browser.path} if browser.path else {})


def find(setting: str, memory: Path, *, without_sandbox: bool) -> Browser:
    """The first candidate that starts. Raises NoBrowser."""
    remembered = _remembered(memory)
    if remembered and setting in ("", remembered.path) and (remembered.sandbox or without_sandbox):
        return remembered
    ways = [True] if os.geteuid() != 0 else []
    ways += [False] if without_sandbox else []
    if not ways:
        raise NoBrowser("a browser has no sandbox as root: crawl as an ordinary user")
    for path in candidates(setting):
        for sandbox in ways:
            if starts(Browser(path, sandbox)):
                _remember(memory, Browser(path, sandbox))
                return Browser(path, sandbox)
    if setting:
        raise NoBrowser(f"the browser {setting} does not start")
    if not without_sandbox and any(starts(Browser(path, False)) for path in candidates(setting)):
        raise NoBrowser("the browser's sandbox does not start here (user namespaces are off); it is not used without one")
    raise NoBrowser(f"no browser starts; {HINT}")


def candidates(setting: str) -> list[str]:
    """Paths to try, the empty one for Playwright's own."""
    if setting:
        return [setting]
    return ["", *(path for name in NAMES if (path := shutil.which(name)))]


def starts(browser: Browser) -> bool:
    """Whether it opens an empty page: a file is not a browser, its system libraries may be missing. In a process of its
    own, since Playwright's plain interface cannot run inside Scrapy's loop."""
    command = [sys.executable, "-P", "-m", "osint.crawl.browser", json.dumps(options(browser))]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PROBE_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _remembered(memory: Path) -> Browser | None:
    try:
        found = Browser(**json.loads(memory.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return found if not found.path or Path(found.path).exists() else None


def _remember(memory: Path, browser: Browser) -> None:
    memory.write_text(json.dumps({"path": browser.path, "sandbox": browser.sandbox}), encoding="utf-8")


def probe(given: dict[str, Any]) -> int:
    """Open an empty page with these launch options; 0 if it opened."""
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(**given)
            browser.new_page().goto("about:blank")
            browser.close()
    except Error:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(probe(json.loads(sys.argv[1])))
