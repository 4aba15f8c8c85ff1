"""Items and next links that are found without selectors."""

import csv
import json
import re
from collections.abc import Callable

import pytest
from scrapy.http import HtmlResponse

from spiders.lists import find_items
from spiders.pagers import LISTS, find_next, words
from tests.linear import assert_linear
from tests.spiders import more_layouts
from tests.spiders.layouts import BASE, LAYOUTS, Layout


def page(html: str, url: str = f"{BASE}/jobs") -> HtmlResponse:
    return HtmlResponse(url, body=html.encode(), encoding="utf-8")


@pytest.mark.parametrize("layout", [*LAYOUTS, *more_layouts.LAYOUTS], ids=lambda layout: layout.name)
def test_ads_and_the_next_page_are_found(layout: Layout) -> None:
    here = page(layout.html, layout.url)
    assert tuple(map(path, find_items(here).urls)) == layout.ads
    assert path(find_next(here).url or "") == (layout.next or "")


def path(url: str) -> str:
    return url.removeprefix(BASE).removeprefix(more_layouts.B)


def test_a_stated_list_stands_in_for_links() -> None:
    elements = [{"@type": "ListItem", "position": n, "url": f"/job/{n}"} for n in (1, 2)]
    elements.append({"@type": "ListItem", "position": 3, "item": {"@type": "JobPosting", "url": f"{BASE}/job/3"}})
    elements.append({"@type": "ListItem", "position": 4, "url": "https://elsewhere.example.org/job/4"})
    crumbs = {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "item": f"{BASE}/all"}]}
    data = json.dumps([{"@type": "ItemList", "itemListElement": elements}, crumbs])
    html = f'<script type="application/ld+json">{data}</script><div onclick="go(1)">Cook</div>'
    assert find_items(page(html)).urls == tuple(f"{BASE}/job/{n}" for n in (1, 2, 3))


def test_every_word_for_next_is_found_between_numbers() -> None:
    lost = []
    for word in words("next"):
        pager = f'<div class="pager"><a href="/jobs">1</a><a href="/jobs?seite=9">9</a><a href="/jobs?weiter=2">{word} »</a></div>'
        found = find_next(page(pager, f"{BASE}/jobs"))
        lost += [] if found.url == f"{BASE}/jobs?weiter=2" else [word]
    assert lost == []
    assert len(words("next")) > 150


@pytest.mark.parametrize(
    ("html", "how"),
    [
        ('<a href="/jobs?page=2" aria-label="Next page"><svg></svg></a>', "word"),
        ('<ul class="pagination"><li class="next"><a href="/jobs?page=2"><i></i></a></li></ul>', "class"),
        (
            '<div class="pages"><a href="/jobs?page=1">1</a><a class="active" href="/jobs">1</a><a href="/jobs?page=2">2</a></div>',
            "number",
        ),
        ('<a href="/jobs?page=2">2</a> <a href="/jobs?page=3">3</a>', "number"),
        ('<div class="pager"><a href="/jobs?page=2"><img src="x.png"></a></div>', "address"),
        ('<div class="pager"><a href="/jobs?page=2">→</a><a href="/jobs?page=77">»</a></div>', "sign"),
        ('<link rel="next" href="/jobs?page=2">', "rel"),
    ],
)
def test_what_tells_the_next_page(html: str, how: str) -> None:
    found = find_next(page(html))
    assert (found.url, found.how) == (f"{BASE}/jobs?page=2", how)


@pytest.mark.parametrize(
    "html",
    [
        '<a class="next" href="#">Next</a>',
        '<a href="https://elsewhere.example.org/jobs?page=2" rel="next">Next</a>',
        '<div class="slick-slider"><a class="next" href="/jobs?page=2">Next</a></div>',
        '<table class="calendar"><tr><td><a rel="next" href="/2026/12">December</a></td></tr></table>',
        '<li class="disabled"><a rel="next" href="/jobs?page=2">Next</a></li>',
        "<p>" + "".join(f'<td><a href="/day/{n}">{n}</a></td>' for n in range(1, 31)) + "</p>",
        '<a href="/articles/next-steps">The next steps after you were hired abroad by somebody</a>',
        '<a href="mailto:next@example.com" rel="next">Next</a>',
    ],
)
def test_what_is_no_next_page(html: str) -> None:
    assert find_next(page(html)).url is None


@pytest.mark.parametrize(
    ("html", "dead"),
    [
        ('<button type="button">加载更多</button>', True),
        ('<a href="javascript:void(0)">Muat lebih banyak</a>', True),
        ('<div class="pager"><a href="#" onclick="go()">下一页</a></div>', True),
        ("<button disabled>Load more</button>", False),
        ("<button>Apply</button>", False),
    ],
)
def test_a_list_that_goes_on_without_an_address_is_known(html: str, dead: bool) -> None:
    assert find_next(page(html)).dead is dead


def test_the_rows_of_the_table_are_sourced_and_dated() -> None:
    with LISTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["source"] and re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["date"]) for row in rows)
    assert len({(row["kind"], row["value"]) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    "html",
    [
        lambda size: "<div>" * 200 + "<a href='/a-b-c-1'>one</a>" * size,
        lambda size: "".join(f"<div><a href='/job/{n}'>Cook wanted {n}</a>" for n in range(size)),
        lambda size: "<table><tr><td>" * 200 + "".join(f"<a href='/job/{n}'>Cook wanted {n}</a>" for n in range(size)),
        lambda size: "".join(f"<p class='a{n} b{n}'><a class='c{n}' href='/job/{n}?x={n}'>Cook {n}</a></p>" for n in range(size)),
        lambda size: "<ul>" + "<li><a href='/job/1'>Cook" * size,
    ],
    ids=["links", "nested", "tables", "classes", "unclosed"],
)
def test_hostile_pages_take_linear_time(html: Callable[[int], str]) -> None:
    def prepare(size: int) -> Callable[[], object]:
        return lambda: (find_items(page(html(size))), find_next(page(html(size))))

    assert_linear(prepare, 250)
