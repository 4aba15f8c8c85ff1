"""The lock, read offline: every dependency is in it, in range and hashed, and it names no address."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PIN = re.compile(
    r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?: ; ([^\\\n]+?))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def pins() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, version, _, _ in PIN.findall(LOCK):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


def wanted() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lists = [
        project["project"]["dependencies"],
        project["project"]["optional-dependencies"]["dev"],
        project["build-system"]["requires"],
    ]
    return [Requirement(line) for part in lists for line in part]


def test_every_dependency_is_locked_in_range() -> None:
    locked = pins()
    assert len(locked) > 100
    for requirement in wanted():
        versions = locked.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement.name} is not in the lock"
        assert all(version in requirement.specifier for version in versions), requirement
        assert any(clause.operator == "<" for clause in requirement.specifier), f"{requirement} has no upper bound"


def test_every_line_is_a_hashed_pin_without_an_address() -> None:
    rest = PIN.sub("", LOCK)
    left = [line for line in rest.splitlines() if line.strip() and not line.strip().startswith("#")]
    assert left == []
    assert "://" not in LOCK
