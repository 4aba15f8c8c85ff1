"""The sample sites, asked over real HTTP in both states."""

import json
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from osint.demo.run import source_names, write_sources
from osint.demo.server import SampleSites
from osint.demo.texts import texts
from osint.sources import load_source


@pytest.fixture
def sites() -> Iterator[SampleSites]:
    with SampleSites(0) as running:
        yield running


def get(url: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, answer.read().decode("utf-8", "replace"), dict(answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode(), dict(error.headers)


def sitemap(sites: SampleSites, site: str) -> dict[str, str]:
    root = ElementTree.fromstring(get(f"{sites.base}/{site}/sitemap.xml")[1])
    return {str(url[0].text): str(url[1].text) for url in root}


def channel(sites: SampleSites, name: str) -> list[int]:
    """All numbers of a channel, by following the links back."""
    numbers: list[int] = []
    url: str | None = f"/s/{name}"
    while url:
        html = get(sites.base + url)[1]
        numbers = [int(n) for n in re.findall(rf'data-post="{name}/(\d+)"', html)] + numbers
        previous = re.search(r'<link rel="prev" href="([^"]+)"', html)
        assert bool(previous) == ('class="tme_messages_more' in html)
        url = previous[1] if previous else None
    return numbers


def expected(state: str, site: str) -> set[str]:
    return {ad.id for ad in texts(state) if ad.site == site}  # type: ignore[arg-type]  # "first" or "second"


@pytest.mark.parametrize("state", ["first", "second"])
def test_every_text_is_on_its_site(sites: SampleSites, state: str) -> None:
    sites.show(state)  # type: ignore[arg-type]  # "first" or "second"
    for site in ("board", "honest"):
        urls = sitemap(sites, site)
        assert {url.rsplit("/", 1)[1].removesuffix(".html") for url in urls} == expected(state, site)
        for url in urls:
            status, html, _ = get(url)
            data = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
            assert status == 200 and data and json.loads(data[1])["@type"] == "JobPosting"
    found: list[str] = []
    page: str | None = "/list/"
    while page:
        html = get(sites.base + page)[1]
        found += re.findall(r'href="/list/ad/([^"]+)"', html)
        following = re.search(r'class="next"[^>]*href="([^"]+)"', html)
        page = following[1] if following else None
    assert len(found) == len(set(found)) and set(found) == expected(state, "list")
    assert "l-01" not in get(f"{sites.base}/live/")[1]
    live = {ad["id"] for ad in json.loads(get(f"{sites.base}/live/ads.json")[1])}
    assert live == expected(state, "live")
    for site, url, tag in (("feed", "/feed/rss.xml", "item"), ("notices", "/feed/notices.atom", "entry")):
        root = ElementTree.fromstring(get(sites.base + url)[1])
        entries = [element for element in root.iter() if element.tag.rsplit("}", 1)[-1] == tag]
        assert len(entries) == len(expected(state, site))
        assert all(get(f"{sites.base}/feed/{id}.html")[0] == 200 for id in expected(state, site))
    for name in ("fake_asia_jobs", "fake_border_work"):
        numbers = channel(sites, name)
        assert numbers == sorted(ad.number or 0 for ad in texts(state) if ad.site == name)  # type: ignore[arg-type]


def test_gone_is_gone_edited_is_edited(sites: SampleSites) -> None:
    before = sitemap(sites, "board")
    etag = get(f"{sites.base}/board/jobs/b-01.html")[2]["ETag"]
    sites.change()
    after = sitemap(sites, "board")
    (gone,) = before.keys() - after.keys()
    assert get(gone)[0] == 404
    edited = f"{sites.base}/board/jobs/b-01.html"
    assert after[edited] > before[edited]
    assert get(edited, If_None_Match=etag)[0] == 200
    assert "edited &nbsp;" in get(f"{sites.base}/s/fake_asia_jobs")[1]


def test_unchanged_pages_answer_304(sites: SampleSites) -> None:
    url = f"{sites.base}/board/jobs/b-02.html"
    status, html, headers = get(url)
    assert status == 200 and "Silver Heron" in html
    sites.change()
    assert get(url, If_None_Match=f'"x", {headers["ETag"]}')[:2] == (304, "")
    assert get(url, If_Modified_Since=headers["Last-Modified"])[0] == 304
    assert get(url, If_None_Match='"x"', If_Modified_Since=headers["Last-Modified"])[0] == 200
    assert get(url, If_Modified_Since="yesterday")[0] == 200
    listing = f"{sites.base}/list/"
    assert get(listing, If_Modified_Since=headers["Last-Modified"])[0] == 200  # its ads have changed


def test_messages_look_like_the_previews(sites: SampleSites) -> None:
    pages = [get(f"{sites.base}/s/fake_asia_jobs?before={n}")[1] for n in (109, 117, 125)]
    html = "".join(pages)
    assert 'class="tgme_widget_message_forwarded_from_name"' in html
    assert f"background-image:url('{sites.base}/file/poster.png')" in html
    assert '<time datetime="2026-' in html and '<a href="https://t.me/fake_goldlotus_hr"' in html
    assert get(f"{sites.base}/file/poster.png")[2]["Content-Type"] == "image/png"
    assert "data-post" not in get(f"{sites.base}/s/fake_asia_jobs?before=1")[1]
    assert get(f"{sites.base}/s/no_such_channel")[0] == 404


def test_a_busy_port_gives_way(sites: SampleSites) -> None:
    with SampleSites(sites.port) as others:
        assert others.port > sites.port
        assert get(f"{others.base}/robots.txt")[0] == 200


def test_many_ask_at_once(sites: SampleSites) -> None:
    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(get(f"{sites.base}/list/")[0])) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 16


def test_sources_are_written_for_the_port(tmp_path: Path) -> None:
    names = write_sources(tmp_path, 9999)
    assert names == source_names() and len(names) == 8
    for name in names:
        source = load_source(tmp_path / f"{name}.yml")
        assert source.name == name
        assert source.allow_private == ["127.0.0.1:9999"] and source.urls[0].startswith("http://127.0.0.1:9999/")
    board = tmp_path / "demo-board.yml"
    board.write_text(board.read_text("utf-8").replace("every 6 hours", "every 9 hours"), "utf-8")
    write_sources(tmp_path, 9998)
    changed = load_source(board)
    assert changed.schedule == "every 9 hours" and changed.allow_private == ["127.0.0.1:9998"]
