"""The wheel carries all that is needed: built without isolation, installed into an empty environment, used from an empty folder."""

import json
import os
import site
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("extract", "osint", "spiders")


def test_it_carries_every_file_and_its_command_reads_what_is_sent(tmp_path: Path) -> None:
    """Every file of the three packages is in it; that those are enough for `osint demo` is for the tests of the demo to say."""
    wheel_folder, env = tmp_path / "wheel", tmp_path / "env"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(wheel_folder), str(ROOT)]
    subprocess.run(build, check=True, timeout=120)
    (wheel,) = wheel_folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        missing = _files() - set(packed.namelist())
    assert not missing
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(env)], check=True, timeout=60)
    python = env / "bin" / "python"
    subprocess.run([*pip, "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)], check=True, timeout=120)
    (library,) = env.glob("lib/python*/site-packages")
    # The test environment's packages without its editable install of this project: a path file would bring that in too.
    packages = [path for path in site.getsitepackages() if "site-packages" in path]
    (library / "packages.pth").write_text("\n".join(packages))
    home = tmp_path / "empty"
    home.mkdir()

    def run(*command: str, stdin: str = "") -> str:
        done = subprocess.run(
            [str(env / "bin" / command[0]), *command[1:]], cwd=home, env=os.environ | {"PYTHONPATH": ""},
            input=stdin, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    assert str(env) in run("python", "-P", "-c", "import osint; print(osint.__file__)")
    run("osint", "init", ".")
    assert "1 postings" in run("osint", "add", "--text", "Hiring cooks in Doha, 3000 QAR a month. Telegram @fakecooks")
    run("osint", "sources", "list")
    assert json.loads(run("osint", "geocode", "-", stdin='{"id": "1", "place": "Bavet"}'))["country"] == "KH"


def _files() -> set[str]:
    found = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts}
