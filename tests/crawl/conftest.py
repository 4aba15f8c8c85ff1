"""A site, a workspace and real crawls in processes of their own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from osint.workspace import Workspace
from tests.crawl.site import Site, ad

Crawl = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "home").open()


@pytest.fixture
def board(site: Site) -> Site:
    """A list of five ads, each on a page of its own."""
    links = "".join(f'<a class="ad" href="/jobs/{n}">Agent {n}</a>' for n in range(5))
    site.page("/", f"<html><body>{links}</body></html>")
    for n in range(5):
        site.page(f"/jobs/{n}", ad(n), ETag=f'"v1-{n}"')
    return site


def source(workspace: Workspace, site: Site, name: str = "board", **more: Any) -> None:
    fields = {
        "title": "A board", "spider": "structured", "url": f"{site.url}/", "selectors": {"item": "a.ad"},
        "allow_private": [f"127.0.0.1:{site.port}"],
    }  # fmt: skip
    (workspace.sources / f"{name}.yml").write_text(yaml.safe_dump(fields | more), encoding="utf-8")


def command(workspace: Workspace, name: str = "board") -> list[str]:
    return [sys.executable, "-P", "-m", "osint.crawl.process", "--home", str(workspace.home), name]


def crawl(workspace: Workspace, name: str = "board", **environment: str) -> "subprocess.CompletedProcess[str]":
    given = os.environ | environment
    return subprocess.run(command(workspace, name), capture_output=True, text=True, env=given, timeout=60, check=False)


def table(workspace: Workspace, name: str, which: str = "protected") -> list[dict[str, Any]]:
    opened = workspace.protected_db() if which == "protected" else workspace.osint_db()
    with opened as db:
        return list(db[name].rows)
