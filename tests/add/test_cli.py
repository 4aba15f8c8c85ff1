"""The command itself: what it prints, what it says, how it exits."""

import subprocess
import sys
from pathlib import Path

import pytest

from osint.workspace import Workspace
from tests.add.conftest import intake_of


def osint(home: Path, *arguments: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-P", "-m", "osint.cli", "add", "--no-read", "--home", str(home), *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=60, check=False)


def test_what_is_pasted_and_what_is_piped(workspace: Workspace) -> None:
    for arguments, stdin in (
        (["--text", "Hiring in Poipet"], b""),
        (["-", "--from", "Fake Caller"], "招聘客服，包吃包住".encode("gb18030")),
    ):
        done = osint(workspace.home, *arguments, stdin=stdin)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"1 postings from 1 parts, 1 not brought before\n", b"")
    assert [item["description"] for item in intake_of(workspace)] == ["Hiring in Poipet", "招聘客服，包吃包住"]


def test_a_part_that_cannot_be_read_is_one_line_and_status_2(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\nHiring\n" + "z" * 1_000_001)
    done = osint(workspace.home, str(tmp_path / "a.csv"))
    assert done.returncode == 2 and done.stdout.startswith(b"1 postings from 1 parts") and done.stderr.count(b"\n") == 1
    assert b"a.csv: line 3: " in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--received", "yesterday"], "osint: --received: not a day or time such as 2026-11-25"),
        (["--columns", "body=Text"], "osint: --columns: body=Text: not FIELD=COLUMN"),
        (["nowhere.txt"], "osint: nowhere.txt: No such file or directory"),
    ],
)
def test_a_wrong_option_is_one_line(workspace: Workspace, arguments: list[str], said: str) -> None:
    done = osint(workspace.home, *arguments)
    assert done.returncode == 2 and done.stderr.decode().startswith(said) and done.stderr.count(b"\n") == 1
