"""The wheel carries all that is needed: built without isolation, installed into an empty environment, used from an empty folder."""

import os
import site
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_demo_runs_from_the_wheel(tmp_path: Path) -> None:
    wheel_folder, env = tmp_path / "wheel", tmp_path / "env"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(wheel_folder), str(ROOT)]
    subprocess.run(build, check=True, timeout=120)
    (wheel,) = wheel_folder.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(env)], check=True, timeout=60)
    python = env / "bin" / "python"
    subprocess.run([*pip, "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)], check=True, timeout=120)
    (library,) = env.glob("lib/python*/site-packages")
    # The test environment's packages without its editable install of this project: a path file would bring that in too.
    packages = [path for path in site.getsitepackages() if "site-packages" in path]
    (library / "packages.pth").write_text("\n".join(packages))
    home = tmp_path / "empty"
    home.mkdir()
    done = subprocess.run(
        [str(env / "bin" / "osint"), "demo", "--no-serve"], cwd=home, env=os.environ | {"PYTHONPATH": ""},
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    assert (home / "demo" / "osint.db").is_file()
    where = [str(python), "-P", "-c", "import osint; print(osint.__file__)"]
    assert str(env) in subprocess.run(where, cwd=home, capture_output=True, text=True, check=True).stdout
