"""Each fixture folder is one page, the time it was read, and what must come out of it."""

import json
from pathlib import Path

import pytest

from tests.spiders import pages


@pytest.mark.parametrize("case", pages.cases(), ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_page_gives_its_postings(case: Path) -> None:
    assert pages.read(case) == json.loads((case / "output.json").read_text(encoding="utf-8"))
