from pathlib import Path
from urllib.parse import urlsplit

import pytest

from osint.sources import PACKAGED, SourceError, every_seconds, find_source, load_source, source_files
from tests.spiders import pages

GOOD = "title: A\nspider: structured\nurl: https://jobs.example.com/sitemap.xml\n"


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        (GOOD + "limits:\n  max_pagez: 3\n", 5, "limits.max_pagez: unknown key"),
        (GOOD + "limits:\n  max_pages: many\n", 5, "limits.max_pages"),
        ("title: A\nspider: structured\nurl: 3\n", 3, "url"),
        ("title: A\nspider: struktured\nurl: https://a.example.com/\n", 2, "spider"),
        ("title: A\nurl: https://a.example.com/\n", 1, "spider: this key is missing"),
        (GOOD + "schedule: sometimes\n", 4, "schedule"),
        (GOOD + "selectors:\n  item: 'a[['\n", 5, "selectors.item: not a CSS selector"),
        (GOOD + "title: B\n", 4, "title: given twice"),
        (GOOD + "allow_private: [localhost]\n", 4, "allow_private"),
        (GOOD + "url: 'x\n", 5, "not YAML"),
        ("- a\n", 1, "not a mapping"),
    ],
)
def test_bad_input_is_one_line_that_names_file_line_and_key(tmp_path: Path, text: str, line: int, key: str) -> None:
    path = tmp_path / "bad.yml"
    path.write_text(text)
    with pytest.raises(SourceError) as error:
        load_source(path)
    message = str(error.value)
    assert message.startswith(f"{path}:{line}: ")
    assert key in message
    assert "\n" not in message


def test_a_missing_source_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.yml: no such source"):
        find_source(tmp_path, "none")
    with pytest.raises(SourceError):
        find_source(tmp_path, "../none")


def test_norway_is_a_country_and_a_date_is_text(tmp_path: Path) -> None:
    (tmp_path / "n.yml").write_text(GOOD + "country: NO\nlanguage: no\nwhy: 2026-11-01\n")
    found = load_source(tmp_path / "n.yml")
    assert (found.name, found.country, found.language, found.why) == ("n", "NO", "no", "2026-11-01")


def test_spans_of_time() -> None:
    assert every_seconds("every 6 hours") == 21_600
    assert every_seconds("7 days") == 604_800
    assert every_seconds("0 3 * * *") is None


@pytest.mark.parametrize("path", source_files(PACKAGED), ids=lambda path: path.stem)
def test_every_packaged_source_can_be_asked_for_its_first_requests(path: Path) -> None:
    source = load_source(path)
    requests = list(pages.SPIDERS[source.spider](source).first_requests())
    assert [urlsplit(request.url).hostname for request in requests] == [
        urlsplit(url).hostname for url in source.addresses[: len(requests)]
    ]
    assert requests


@pytest.mark.parametrize("path", source_files(PACKAGED), ids=lambda path: path.stem)
def test_every_packaged_source_says_what_is_not_known_of_it(path: Path) -> None:
    source = load_source(path)
    assert source.name == path.stem
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert len(source.why) > 40 or source.why.endswith(".")
    assert all(urlsplit(url).scheme == "https" for url in source.urls)
    assert source.tested == "never-live" or (source.terms and "unknown" not in source.terms)
    assert source.terms
    assert source.robots
    assert not source.allow_private
    assert not source.insecure_hosts
    assert source.limits.max_pages <= 1_500


def test_the_packaged_sources_reach_origin_and_destination_countries() -> None:
    sources = [load_source(path) for path in source_files(PACKAGED)]
    assert len(sources) >= 15
    assert {"PH", "IN", "KE", "NG", "VN", "TH", "MY", "KH", "AE", "TW", "BR"} <= {source.country for source in sources}
    assert {"board", "structured", "feed", "telegram", "archive"} == {source.spider for source in sources}
    assert len({source.urls[0] + source.spider for source in sources}) == len(sources)
