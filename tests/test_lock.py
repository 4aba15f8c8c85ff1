"""The locks, read offline: every dependency is in them, in range and hashed, and they name no address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = {"requirements.lock": "dev", "requirements-ocr.lock": "ocr"}  # and the extra that each holds
PIN = re.compile(
    r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?: ; ([^\\\n]+?))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def pins(lock: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, version, _, _ in PIN.findall((ROOT / lock).read_text(encoding="utf-8")):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


def wanted(extra: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lists = [project["project"]["dependencies"], project["project"]["optional-dependencies"][extra]]
    if extra == "dev":
        lists.append(project["build-system"]["requires"])
    return [Requirement(line) for part in lists for line in part]


@pytest.mark.parametrize(("lock", "extra"), LOCKS.items())
def test_every_dependency_is_locked_in_range(lock: str, extra: str) -> None:
    locked = pins(lock)
    assert len(locked) > 100
    for requirement in wanted(extra):
        versions = locked.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement.name} is not in the lock"
        assert all(version in requirement.specifier for version in versions), requirement
        assert any(clause.operator == "<" for clause in requirement.specifier), f"{requirement} has no upper bound"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_a_hashed_pin_without_an_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    rest = PIN.sub("", text)
    left = [line for line in rest.splitlines() if line.strip() and not line.strip().startswith("#")]
    assert left == []
    assert "://" not in text
