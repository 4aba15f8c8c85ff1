"""The command `osint add` as a function."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from osint import analysis, link
from osint.add.encodings import decoded
from osint.add.parts import Options, Sent
from osint.add.taker import NAME, Added, Report, Taker
from osint.store.submissions import Sender
from osint.workspace import Workspace

MANY = 1_000  # postings that take so long to read that a line says so

__all__ = ["NAME", "Added", "Options", "Sender", "add"]


def add(
    workspace: Workspace, files: Iterable[Path], *, text: str | None, url: str | None, report: Report,
    options: Options | None = None, sender: Sender | None = None, read: bool = True,
) -> Added:  # fmt: skip
    """Take in files and a text, and read them. What cannot be read is reported in one line that names file and place.

    `read` false: only take in; `osint refresh`, or the next crawl, reads."""
    chosen, who = replace(options or Options(url=url), tables=workspace.tables), sender or Sender()
    with workspace.lock(NAME, wait=True), Taker.begin(workspace, report) as taker:
        if text is not None:
            taker.take_text(text, chosen, who)
        for path in files:
            if str(path) == "-":
                taker.take_text(decoded(sys.stdin.buffer.read()), chosen, who)
            else:
                taker.take_file(Sent(str(path), path), chosen, who)
    if read:
        if taker.added.new > MANY:
            report(f"{taker.added.new} postings taken in; reading them, which osint refresh goes on with if it is stopped")
        analysis.read_intake(workspace)
        link.update(workspace)
    return taker.added
