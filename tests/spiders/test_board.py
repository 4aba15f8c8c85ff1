"""Boards without a selector, led through sites with traps."""

from itertools import count

import pytest

from osint.crawl.known import Known
from osint.items import JobPosting
from osint.sources import Source
from spiders.board import BoardSpider
from tests.spiders import pages
from tests.spiders.layouts import WORDS
from tests.spiders.test_structured import BASE, Before, ad

TEXT = f"<p>{WORDS}.</p><p>{WORDS} as well, and a day off each week.</p>"


def board(known: Known | None = None, **fields: object) -> BoardSpider:
    given = {"name": "board", "title": "Board", "spider": "board", "urls": [f"{BASE}/jobs"]}
    return BoardSpider(Source.model_validate(given | fields), known)


def list_page(numbers: range, following: str = "", extra: str = "") -> str:
    cards = "".join(f'<li><h3><a href="/job/{n}-cook">Cook for a river ship {n}</a></h3><p>{WORDS}</p></li>' for n in numbers)
    link = f'<div class="pager"><a href="{following}">Next</a></div>' if following else ""
    return f"<html><body><ul>{cards}</ul>{link}{extra}</body></html>"


def plain_ad(n: int) -> str:
    return (
        "<html><head><title>Cook | Board</title><meta property='og:site_name' content='The Board'></head><body><h1>The Board</h1>"
        f"<article><h1>Cook for a river ship {n}</h1><time datetime='2026-11-0{n % 9 + 1}'>today</time>{TEXT}</article></body></html>"
    )


def three_pages() -> pages.Site:
    site: pages.Site = {
        "/jobs": list_page(range(10, 15), "/jobs?page=2"),
        "/jobs?page=2": list_page(range(20, 25), "/jobs?page=3"),
        "/jobs?page=3": list_page(range(30, 31)),
    }
    return site | {f"/job/{n}-cook": plain_ad(n) for n in (*range(10, 15), *range(20, 25), 30)}


def test_a_board_needs_no_selector() -> None:
    spider = board()
    found, asked = pages.crawl(spider, three_pages())
    assert sorted(one.title or "" for one in found) == sorted(
        f"Cook for a river ship {n}" for n in (*range(10, 15), *range(20, 25), 30)
    )
    assert len(asked) == 3 + 11  # the last page has a single ad, which is known by its address
    first = found[0]
    assert WORDS in (first.description or "")
    assert (first.date_posted or "").startswith("2026-11-0")
    outcome = spider.trouble.outcome()
    assert (outcome.outcome, outcome.complete) == ("ok", True)


def test_data_of_the_page_go_before_its_text() -> None:
    spider = board()
    site = three_pages() | {"/job/10-cook": ad("From the data")}
    found, _ = pages.crawl(spider, site)
    assert "From the data" in {one.title for one in found}


def test_what_a_complete_list_no_longer_names_is_gone() -> None:
    known, _ = pages.crawl(board(), three_pages())
    shorter = three_pages() | {"/jobs?page=3": list_page(range(31, 32)), "/job/31-cook": plain_ad(31)}
    found, _ = pages.crawl(board(Before(*known, full=True)), shorter)
    assert [one.url for one in found if one.state == "gone"] == [f"{BASE}/job/30-cook"]


def outcome_of(site: pages.Site, known: Known | None = None, **fields: object) -> tuple[str, list[JobPosting], list[str], bool]:
    spider = board(known, **fields)
    found, asked = pages.crawl(spider, site)
    outcome = spider.trouble.outcome()
    return outcome.outcome, found, asked, outcome.complete


def test_a_next_link_that_leads_back_is_incomplete() -> None:
    site = three_pages() | {"/jobs?page=3": list_page(range(30, 31), "/jobs?page=2")}
    outcome, found, asked, complete = outcome_of(site)
    assert (outcome, len(found), len(asked), complete) == ("incomplete", 11, 14, False)


def test_pages_that_repeat_under_new_addresses_are_incomplete() -> None:
    site = three_pages() | {f"/jobs?page={n}": list_page(range(10, 15), f"/jobs?page={n + 1}") for n in range(2, 60)}
    outcome, found, asked, complete = outcome_of(site)
    assert (outcome, len(found), complete) == ("incomplete", 5, False)
    assert len(asked) == 2 + 5


@pytest.mark.parametrize("status", [404, 500])
def test_a_broken_next_link_is_incomplete(status: int) -> None:
    outcome, found, _, complete = outcome_of(three_pages() | {"/jobs?page=3": status})
    assert (outcome, len(found), complete) == ("incomplete", 10, False)


def test_a_calendar_without_end_is_left_after_two_bare_pages() -> None:
    months = {f"/jobs?month={n}": list_page(range(0), f"/jobs?month={n + 1}") for n in range(1, 10_000)}
    outcome, found, asked, _ = outcome_of(three_pages() | {"/jobs?page=2": list_page(range(20, 21), "/jobs?month=1")} | months)
    assert (outcome, len(found), len(asked)) == ("incomplete", 6, 2 + 6 + 2)


def test_a_link_farm_ends_at_the_limits_and_proves_nothing() -> None:
    numbers = count(1)

    class Farm(dict[str, str | bytes | int]):
        def get(self, path: str, default: object = None) -> str:  # pages without end
            del default
            n = next(numbers) * 100
            return list_page(range(n, n + 20), f"/jobs?page={n}") if path.startswith("/jobs") else plain_ad(n)

    outcome, found, asked, complete = outcome_of(Farm(), limits={"max_pages": 60})
    assert (outcome, complete, len(asked)) == ("ok", False, 60)
    assert len(found) < 60


def test_facets_are_not_followed() -> None:
    facets = "".join(f'<li><a href="/jobs?place={n}">Somewhere far away, number {n} (12)</a></li>' for n in range(30))
    site = three_pages() | {"/jobs": list_page(range(10, 15), "/jobs?page=2", f"<div class='box'><ul>{facets}</ul></div>")}
    _, _, asked, _ = outcome_of(site)
    assert not any("place=" in path for path in asked)


def test_more_behind_a_button_proves_no_absence() -> None:
    more = "<button class='btn'>Xem thêm</button>"
    outcome, found, _, complete = outcome_of(three_pages() | {"/jobs?page=3": list_page(range(30, 31), "", more)})
    assert (outcome, len(found), complete) == ("ok", 11, False)


def test_a_page_without_a_list_says_what_to_do() -> None:
    spider = board()
    pages.crawl(spider, {"/jobs": "<html><body><p>Nothing here but words.</p></body></html>"})
    outcome = spider.trouble.outcome()
    assert outcome.outcome == "changed"
    assert "selectors.item" in str(outcome.message)


def test_selectors_go_before_what_is_found() -> None:
    site = three_pages() | {"/jobs": list_page(range(10, 15), "/jobs?page=2", '<b><a class="on" href="/jobs?page=3">x</a></b>')}
    _, found, asked, _ = outcome_of(site, selectors={"next": "a.on", "title": "article h1", "description": "article"})
    assert "/jobs?page=2" not in asked
    assert found[0].title == "Cook for a river ship 10"


def test_a_known_list_is_left_at_its_first_page() -> None:
    known, _ = pages.crawl(board(), three_pages())
    _, _, asked, complete = outcome_of(three_pages(), Before(*known))
    assert asked == ["/jobs", *(f"/job/{n}-cook" for n in range(10, 15))]
    assert not complete


def test_a_start_page_that_is_an_ad_itself_is_one() -> None:
    outcome, found, asked, _ = outcome_of({"/jobs": ad("Alone")})
    assert (outcome, [one.title for one in found], asked) == ("ok", ["Alone"], ["/jobs"])


def test_ads_that_call_the_list_their_address_stay_apart() -> None:
    head = f'<link rel="canonical" href="{BASE}/jobs">'
    site = three_pages() | {f"/job/{n}-cook": plain_ad(n).replace("<head>", f"<head>{head}") for n in range(10, 15)}
    _, found, _, _ = outcome_of(site)
    assert len({one.posting_id() for one in found}) == len(found) == 11


def test_links_are_relative_to_the_base_of_the_page() -> None:
    page = (
        list_page(range(10, 15), "jobs?page=2")
        .replace("/job/", "job/")
        .replace("<body>", f'<head><base href="{BASE}/en/"></head><body>')
    )
    site: pages.Site = {"/jobs": page, "/en/jobs?page=2": list_page(range(20, 22))}
    site |= {f"/en/job/{n}-cook": plain_ad(n) for n in range(10, 15)} | {f"/job/{n}-cook": plain_ad(n) for n in (20, 21)}
    outcome, found, _, _ = outcome_of(site)
    assert (outcome, len(found)) == ("ok", 7)
    outcome, found, _, _ = outcome_of(site, selectors={"item": "li h3 a", "next": ".pager a"})
    assert (outcome, len(found)) == ("ok", 7)


def test_a_page_that_holds_all_its_ads_is_read() -> None:
    several = ad("Cook").replace("</head>", "") + ad("Guard").replace("<html><head>", "")
    outcome, found, asked, _ = outcome_of({"/jobs": several})
    assert (outcome, sorted(one.title or "" for one in found), asked) == ("ok", ["Cook", "Guard"], ["/jobs"])


def test_a_last_page_with_one_ad_is_read_where_addresses_tell_nothing() -> None:
    def slugs(*names: str, following: str = "") -> str:
        cards = "".join(
            f'<div class="job"><h3><a href="/{name}">A {name} by the sea</a></h3><p>{WORDS}</p></div>' for name in names
        )
        menu = '<p class="links"><a href="/imprint">Imprint of the board</a> <a href="/support">Support for readers</a></p>'
        return f"<html><body>{cards}{menu}<a href='{following}'>{'Next' if following else ''}</a></body></html>"

    names = ("cook", "guard", "baker", "driver")
    site: pages.Site = {"/jobs": slugs(*names[:3], following="/jobs?page=2"), "/jobs?page=2": slugs(names[3])}
    site |= {f"/{name}": plain_ad(n) for n, name in enumerate(names)}
    outcome, found, asked, complete = outcome_of(site)
    assert (outcome, len(found), complete) == ("ok", 4, True)
    assert "/imprint" not in asked
