"""Items and next links that are found without selectors."""

import pytest
from scrapy.http import HtmlResponse

from spiders.lists import find_items
from spiders.pagers import find_next
from tests.spiders.layouts import BASE, LAYOUTS, Layout


def page(html: str, url: str = f"{BASE}/jobs") -> HtmlResponse:
    return HtmlResponse(url, body=html.encode(), encoding="utf-8")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_ads_and_the_next_page_are_found(layout: Layout) -> None:
    here = page(layout.html, layout.url)
    assert tuple(url.removeprefix(BASE) for url in find_items(here).urls) == layout.ads
    assert (find_next(here).url or "").removeprefix(BASE) == (layout.next or "")
