"""The cache folder: files that are made once from the tables and the code, and named after a digest of both.

Each is written beside its place and renamed, so that several processes may start at once; one of them makes it, the others wait for
it. Old ones of the same name go.
"""

import fcntl
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

KEPT = 8  # files of a name: of other versions and of other workspaces' tables


def cache_folder() -> Path:
    """$OSINT_CACHE, else $XDG_CACHE_HOME/scam-center-osint, else ~/.cache/scam-center-osint."""
    own = os.environ.get("OSINT_CACHE")
    if own:
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "scam-center-osint"


_alone: set[Path] = set()  # folders that this process makes something for


@contextmanager
def alone() -> Iterator[None]:
    """While something is made for the cache folder: other processes wait at their own `alone()`, and should look then whether it is there.
    Raises OSError when the folder cannot be made.

    The lock is on the folder itself, so that none stays behind, and goes with the process. Where the disk has no locks, each makes its own.
    """
    folder = cache_folder()
    if folder in _alone:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        _alone.add(folder)
        yield
    finally:
        _alone.discard(folder)
        os.close(handle)


def put(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a file beside `path`, then rename it there: nobody sees half a file, and several may write at once.

    Raises OSError when the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, own = tempfile.mkstemp(prefix=f"{path.stem}-", suffix=".building", dir=path.parent)
    os.close(handle)
    try:
        write(Path(own))
        Path(own).replace(path)
    finally:
        Path(own).unlink(missing_ok=True)


def used(path: Path) -> None:
    """Note that a file is in use, where that can be written: `clear` keeps those that were used last."""
    with suppress(OSError):
        os.utime(path)


def clear(path: Path, name: str) -> None:
    """Delete the files `name`-*.sqlite beside `path` but the `KEPT` that were made or used last; who has one open reads on."""
    with suppress(FileNotFoundError):  # another process may clear up at the same time
        for old in sorted(path.parent.glob(f"{name}-*.sqlite"), key=lambda file: -file.stat().st_mtime)[KEPT:]:
            old.unlink()
