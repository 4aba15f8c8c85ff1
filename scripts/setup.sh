#!/bin/sh
# Make .venv from requirements.lock, nothing unhashed, and look for a browser. Does nothing where that is done already.
set -eu
cd "$(dirname "$0")/.."

say() { echo "setup: $*" >&2; }
fail() { say "$*"; exit 2; }

stamp=$( (cat requirements.lock pyproject.toml; pwd) | sha256sum | cut -d' ' -f1)
if [ "$(cat .venv/.stamp 2>/dev/null || true)" != "$stamp" ]; then
    python=
    for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python3.14 /usr/bin/python3; do
        [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 || continue
        if "$candidate" -c 'import sys; sys.exit(not (3, 11, 2) <= sys.version_info[:3] < (3, 15))' 2>/dev/null; then
            python=$candidate
            break
        fi
    done
    [ -n "$python" ] || fail "no Python from 3.11.2 to 3.14 here: sudo apt-get install python3 python3-venv"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || fail "this Python has no venv: sudo apt-get install python3-venv"
    rm -rf .venv
    say "installing into .venv (about 300 MB to download, 1.1 GB on disk)"
    "$python" -m venv .venv || { rm -rf .venv; fail "could not make .venv with $python"; }
    # Only binary packages: what has no wheel would fetch its build tools unhashed.
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes --no-deps -r requirements.lock \
        || { rm -rf .venv; fail "the packages could not be installed (network?)"; }
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . \
        || { rm -rf .venv; fail "the project could not be installed"; }
    echo "$stamp" > .venv/.stamp
fi

# A browser: what launches already; as root on Debian its headless shell; else Playwright's own. Never sudo.
[ -e .venv/.browser ] && exit 0
launches() { .venv/bin/python -P scripts/browser_starts.py >/dev/null 2>&1; }
if ! launches; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "installing Debian's chromium-headless-shell"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell; } \
            >/dev/null 2>&1 || true
    fi
    # Playwright's installer tries for minutes where its server is out of reach; 20 s without progress are enough.
    launches || .venv/bin/python scripts/playwright_browser.py || true
fi
if launches; then
    touch .venv/.browser
else
    say "no browser launches; pages that need one are skipped. To add one: sudo apt-get install chromium"
fi
