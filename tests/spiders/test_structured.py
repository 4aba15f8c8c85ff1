import json

import pytest

from osint.crawl.known import Known
from osint.items import JobPosting
from osint.sources import Source
from spiders.structured import StructuredSpider
from tests.spiders import pages

BASE = "https://board.example.com"


def source(**fields: object) -> Source:
    return Source.model_validate(
        {"name": "board", "title": "Board", "spider": "structured", "urls": [f"{BASE}/sitemap.xml"]} | fields
    )


def sitemap(*paths: str) -> str:
    urls = "".join(f"<url><loc>{BASE}{path}</loc></url>" for path in paths)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def ad(title: str) -> str:
    node = json.dumps({"@type": "JobPosting", "title": title, "description": f"Text of {title}."})
    return f'<html><head><script type="application/ld+json">{node}</script></head></html>'


class Before(Known):
    """What an earlier run knows: its postings, as they were."""

    def __init__(self, *postings: JobPosting, full: bool = False) -> None:
        versions = {one.posting_id(): one.version_id() for one in postings}
        super().__init__(versions.get, full=full)
        object.__setattr__(self, "urls", {one.url: one.posting_id() for one in postings})

    def alive(self) -> dict[str, str]:
        return dict(self.urls)  # type: ignore[attr-defined]  # set above: the class is frozen


def test_a_sitemap_index_leads_to_every_ad() -> None:
    index = f'<?xml version="1.0"?><sitemapindex><sitemap><loc>{BASE}/a.xml</loc></sitemap></sitemapindex>'
    spider = StructuredSpider(source())
    found, _ = pages.crawl(spider, {"/sitemap.xml": index, "/a.xml": sitemap("/1", "/2"), "/1": ad("Cook"), "/2": ad("Guard")})
    assert [one.title for one in found] == ["Cook", "Guard"]
    assert all(one.capture and one.seen_at for one in found)
    outcome = spider.trouble.outcome()
    assert (outcome.outcome, outcome.complete) == ("ok", True)


@pytest.mark.parametrize(
    ("site", "outcome"),
    [
        ({"/sitemap.xml": "<html><body>Not found</body></html>"}, "changed"),
        ({"/sitemap.xml": sitemap("/1"), "/1": "<html><p>no JSON-LD any more</p></html>"}, "changed"),
        ({"/sitemap.xml": sitemap("/1", "/2"), "/1": ad("Cook"), "/2": 500}, "incomplete"),
        ({"/sitemap.xml": sitemap("/1")[:-9], "/1": ad("Cook")}, "incomplete"),
        ({"/sitemap.xml": 500}, "failed"),
        ({"/sitemap.xml": 403}, "blocked"),
    ],
)
def test_silence_has_its_true_name(site: pages.Site, outcome: str) -> None:
    spider = StructuredSpider(source())
    pages.crawl(spider, site)
    assert spider.trouble.outcome().outcome == outcome


def test_a_known_ad_is_gone_by_its_own_404_or_by_a_complete_sitemap() -> None:
    first = StructuredSpider(source())
    site: pages.Site = {"/sitemap.xml": sitemap("/1", "/2", "/3"), "/1": ad("Cook"), "/2": ad("Guard"), "/3": ad("Maid")}
    known, _ = pages.crawl(first, site)
    later = StructuredSpider(source(), Before(*known))
    found, _ = pages.crawl(later, site | {"/sitemap.xml": sitemap("/1", "/2"), "/2": 404})
    assert [(one.url, one.state, one.page_url) for one in found] == [
        (f"{BASE}/1", "seen", f"{BASE}/1"),
        (f"{BASE}/2", "gone", f"{BASE}/2"),
        (f"{BASE}/3", "gone", f"{BASE}/sitemap.xml"),
    ]
    assert later.trouble.outcome().outcome == "ok"


def test_nothing_is_gone_where_the_run_did_not_go_well() -> None:
    first = StructuredSpider(source())
    site: pages.Site = {"/sitemap.xml": sitemap("/1", "/2"), "/1": ad("Cook"), "/2": ad("Guard")}
    known, _ = pages.crawl(first, site)
    broken: pages.Site = {"/sitemap.xml": sitemap("/1", "/9"), "/1": ad("Cook"), "/9": 500}
    found, _ = pages.crawl(StructuredSpider(source(), Before(*known)), broken)
    assert [one.state for one in found] == ["seen"]


LISTED = {"urls": [f"{BASE}/list"], "selectors": {"item": "a.ad", "next": "a.next", "title": "h1", "description": "div.text"}}


def list_page(*paths: str, next: str = "") -> str:
    links = "".join(f'<a class="ad" href="{path}">ad</a>' for path in paths)
    return (
        f'<html><body>{links}<a class="next" href="{next}">next</a></body></html>' if next else f"<html><body>{links}</body></html>"
    )


def plain_ad(title: str) -> str:
    return f'<html><body><h1>{title}</h1><div class="text"><p>Text of</p><p>{title}</p></div></body></html>'


BOARD: pages.Site = {
    "/list": list_page("/1", "/2", next="/list?p=2"), "/list?p=2": list_page("/3", next="/list?p=3"), "/list?p=3": list_page("/4"),
    "/1": plain_ad("One"), "/2": plain_ad("Two"), "/3": plain_ad("Three"), "/4": plain_ad("Four"),
}  # fmt: skip


def test_list_pages_are_followed_to_their_end() -> None:
    spider = StructuredSpider(source(**LISTED))
    found, _ = pages.crawl(spider, BOARD)
    assert sorted(one.title or "" for one in found) == ["Four", "One", "Three", "Two"]
    assert found[0].description == "Text of\nOne"
    assert spider.trouble.outcome().complete


def test_an_incremental_run_stops_behind_a_page_that_is_known_and_unchanged() -> None:
    known, _ = pages.crawl(StructuredSpider(source(**LISTED)), BOARD)
    spider = StructuredSpider(source(**LISTED), Before(*known))
    _, asked = pages.crawl(spider, BOARD)
    assert asked == ["/list", "/1", "/2"]
    assert not spider.trouble.outcome().complete
    edited = StructuredSpider(source(**LISTED), Before(*known))
    _, asked = pages.crawl(edited, BOARD | {"/2": plain_ad("Two, edited")})
    assert "/list?p=2" in asked
    assert "/list?p=3" not in asked


def test_a_broken_chain_of_next_links_is_no_success() -> None:
    spider = StructuredSpider(source(**LISTED))
    found, _ = pages.crawl(spider, BOARD | {"/list?p=3": 500})
    assert len(found) == 3
    assert spider.trouble.outcome().outcome == "incomplete"


def test_selectors_that_find_nothing_mean_a_change() -> None:
    spider = StructuredSpider(source(**LISTED))
    pages.crawl(spider, {"/list": "<html><body>new design</body></html>"})
    assert spider.trouble.outcome().outcome == "changed"


def test_a_limit_is_ok_and_proves_no_absence() -> None:
    spider = StructuredSpider(source(**LISTED, limits={"max_pages": 3}))
    found, asked = pages.crawl(spider, BOARD)
    assert (len(found), len(asked)) == (2, 3)
    outcome = spider.trouble.outcome()
    assert (outcome.outcome, outcome.complete) == ("ok", False)


def test_links_that_are_no_addresses_are_passed_over() -> None:
    links = "".join(
        f'<a class="ad" href="{to}">x</a>'
        for to in ("http://[bad/", "http://a:b/", "javascript:go()", "mailto:a@example.com", "/1")
    )
    spider = StructuredSpider(source(**LISTED))
    _, asked = pages.crawl(spider, {"/list": f"<html>{links}<button class='next'>more</button></html>", "/1": plain_ad("One")})
    assert asked == ["/list", "/1"]
    assert spider.trouble.outcome().outcome == "ok"
