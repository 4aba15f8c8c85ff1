"""What a person sees, in a real browser: markers, an ad, searches in the box, and nothing asked of another host."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """A page that fails the test if anything but the server was asked, or a script failed."""
    opened = browser.new_page(viewport={"width": 1280, "height": 1000})
    foreign: list[str] = []
    errors: list[str] = []
    opened.on("request", lambda request: None if request.url.startswith((served, "data:")) else foreign.append(request.url))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert not foreign
    assert not errors


def markers(page: Page) -> int:
    """How many ads the map shows: single markers and the counts of clusters."""
    page.wait_for_selector(".leaflet-marker-icon")
    clusters = [int(text) for text in page.locator(".marker-cluster").all_inner_texts()]
    return sum(clusters) + page.locator("img.leaflet-marker-icon").count()


def test_markers_tiles_and_popup(page: Page, served: str) -> None:
    page.goto(f"{served}/osint/ads")
    assert markers(page) == 12
    page.wait_for_function("[...document.querySelectorAll('img.leaflet-tile')].some(tile => tile.naturalWidth > 0)")
    page.goto(f"{served}/osint/ads?language=th&_size=1&first_seen__notblank=1&docid=101")
    page.locator("img.leaflet-marker-icon").click()
    page.locator(".leaflet-popup-content a").click()
    expect(page.locator("h1")).to_have_text("รับสมัครงานแอดมิน")


@pytest.mark.parametrize(("asked", "title"), [("客服", "高薪诚聘客服"), ("客", "高薪诚聘客服"), ("งาน", "รับสมัครงานแอดมิน")])
def test_search_in_datasettes_own_box_opens_the_ad(page: Page, served: str, asked: str, title: str) -> None:
    page.goto(f"{served}/osint/ads")
    page.fill("#_search", asked)
    page.press("#_search", "Enter")
    expect(page.locator("h3").first).to_contain_text("3 rows")
    page.locator("td.col-title a").first.click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".verdict")).to_contain_text("indicators")
    assert page.locator("mark.found-indicator").count() >= 2


@pytest.mark.parametrize("path", ["/", "/-/search?q=客", "/osint", "/osint/runs", "/osint/contacts_under_several_employers"])
@pytest.mark.parametrize("width", [1280, 400])
def test_pages_fit_and_stay_home(page: Page, served: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(served + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_collected_markup_does_nothing(page: Page, served: str) -> None:
    page.goto(f"{served}/-/search?q=flight")
    page.locator("ul.ads a", has_text="URGENT").first.click()
    assert "hacked" not in page.title()
    assert page.locator(".text a").count() == 0
