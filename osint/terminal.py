"""What the commands share: their usual options, the lines they read and answer, and how they end in an error."""

import errno
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from extract.tables import Tables
    from osint.workspace import Workspace

Home = Annotated[Path | None, typer.Option("--home", help="The workspace's folder.", envvar="OSINT_HOME")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def fail(message: str) -> NoReturn:
    """The error's one line on stderr, and exit status 2."""
    typer.echo(f"osint: {message}", err=True)
    sys.exit(2)


def say(message: str) -> None:
    """Progress: to stderr only."""
    typer.echo(message, err=True)


def one_line(error: Exception) -> str:
    """An error in one line; of the system's it names the file, or where files may be where the system names none."""
    if isinstance(error, OSError):
        where = error.filename or (f"a file in {tempfile.gettempdir()} or of the workspace" if error.errno in NO_ROOM else None)
        return f"{where}: {error.strerror}" if where else str(error)
    return " ".join(str(error).split())


def workspace_of(home: Path | None) -> "Workspace":
    """The workspace in a folder, None being the current one. Raises WorkspaceError where there is none."""
    from osint.workspace import existing

    return existing(home or Path())


def tables_of(home: Path | None) -> "Tables":
    """The tables of rules: packaged, and overridden by a workspace's where one is named."""
    from extract.tables import Tables

    if not home:
        return Tables()
    from osint.workspace import Workspace

    return Workspace(home).tables


@contextmanager
def _lines(file: Path | None) -> Iterator[Iterable[str]]:
    """The lines of a file, or of stdin for None and `-`. Undecodable bytes become a line that is no JSON, and is answered so."""
    if file is None or str(file) == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]  # a TextIOWrapper
        yield sys.stdin
    else:
        with file.open(encoding="utf-8", errors="surrogateescape") as opened:
            yield opened


def print_answers(file: Path | None, answer: Callable[[Iterable[str]], Iterator[str]]) -> None:
    """Print an answer a line; bad lines are counted on stderr."""
    bad = 0
    with _lines(file) as lines:
        for line in answer(lines):
            bad += '"error": "' in line and "error" in json.loads(line)
            print(line, flush=True)
    if bad:
        say(f"{bad} bad lines")
