"""Install Playwright's own headless shell, given up after 20 s without progress."""

import selectors
import subprocess
import sys
import time

PATIENCE = 20  # seconds without a word of the installer


def main() -> int:
    command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert process.stdout is not None
        waiting = selectors.DefaultSelector()
        waiting.register(process.stdout, selectors.EVENT_READ)
        last, size = time.monotonic(), 0
        while time.monotonic() - last < PATIENCE:
            if waiting.select(timeout=1):
                part = process.stdout.read1(65536)
                if not part:
                    return process.wait()
                # Retries print errors: only a growing progress bar counts.
                if b"%" in part or size == 0:
                    last = time.monotonic()
                size += len(part)
        process.kill()
    return 1


if __name__ == "__main__":
    sys.exit(main())
