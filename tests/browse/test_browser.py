"""What a person sees, in a real browser: markers, an ad, searches in the box, and nothing asked of another host."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from osint.items import contact_id


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


def drawn(page: Page) -> None:
    page.wait_for_selector("#map[data-ready]")


def counted(page: Page) -> int:
    """How many ads the numbers on the map stand for, once they stand still: while the map zooms, old numbers stand beside new ones."""
    drawn(page)
    totals = [-1]
    for _ in range(20):
        texts = page.locator("#map :is(.spot, .area-label) span").all_inner_texts()
        totals.append(sum(int(text.split()[-1]) for text in texts))
        if totals[-1] == totals[-2]:
            break
        page.wait_for_timeout(400)
    return totals[-1]


def test_numbers_tiles_and_popup(page: Page, served: str) -> None:
    page.goto(f"{served}/osint/ads")
    assert counted(page) == 15
    page.wait_for_function("[...document.querySelectorAll('img.leaflet-tile')].some(tile => tile.naturalWidth > 0)")
    assert page.locator("#map img.leaflet-marker-icon").count() == 0
    page.goto(f"{served}/osint/ads?language=th&_size=1&first_seen__notblank=1&docid=101")
    assert counted(page) == 1  # a click while the map moves meets a number that goes
    page.locator("#map .spot").click()
    page.locator(".leaflet-popup-content li a").click()
    expect(page.locator("h1")).to_have_text("รับสมัครงานแอดมิน")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_map_of_places_counts_each_ad_once_and_leads_down_to_them(page: Page, served: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{served}/-/map")
    assert counted(page) == 15
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("table.places tr", has_text="Sihanoukville").locator("td a").first.click()
    expect(page.locator("h3").first).to_contain_text("3 rows")
    assert counted(page) == 3


def test_a_country_is_a_circle_and_no_pin(page: Page, served: str) -> None:
    page.goto(f"{served}/osint/ads?workplace=Thailand")
    assert counted(page) == 3
    assert page.locator("#map .spot").count() == 0
    assert page.locator("#map path.area").count() == 1
    expect(page.locator("#map .area-label")).to_have_text("Thailand 3")
    box = page.locator("#map path.area").bounding_box()
    assert box is not None and box["width"] > 40  # 400 km at this zoom
    page.locator("#map .area-label span").click()
    expect(page.locator(".leaflet-popup-content")).to_contain_text("only the country, within 404 km")


def test_hotspots_are_a_layer_of_their_own_with_status_and_date(page: Page, served: str) -> None:
    page.goto(f"{served}/osint/ads")
    drawn(page)
    assert page.locator("#map .hotspot").count() == 0
    page.goto(f"{served}/osint/hotspots?id=mm-kk-park")
    drawn(page)
    page.locator("#map .hotspot").click()
    popup = page.locator(".leaflet-popup-content")
    expect(popup).to_contain_text("KK Park")
    expect(popup).to_contain_text("Reported: ")
    expect(popup).to_contain_text("as of 20")
    page.goto(f"{served}/-/map")
    drawn(page)
    assert page.locator("#map .hotspot").count() > 20
    page.locator("label", has_text="Hotspots reported").click()
    expect(page.locator("#map .hotspot")).to_have_count(0)


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


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/-/search?q=客",
        "/osint",
        "/osint/runs",
        "/osint/hotspots",
        "/osint/places_with_ads",
        "/osint/contacts_under_several_employers",
    ],
)
@pytest.mark.parametrize("width", [1280, 400])
def test_pages_fit_and_stay_home(page: Page, served: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(served + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 390])
def test_from_a_contact_to_the_words_in_the_ad(page: Page, served: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{served}/osint/contacts/{contact_id('telegram', 'hr_example88')}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("ul.ads a", has_text="高薪诚聘客服").first.click()
    expect(page.locator("mark:target")).to_have_text("@hr_example88")
    expect(page.locator("mark:target")).to_be_in_viewport()
    page.locator("a", has_text="Network of 2 ads").click()
    expect(page.locator("h1")).to_contain_text("Network of 2 ads")  # until then the old page, or none, answers
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_collected_markup_does_nothing(page: Page, served: str) -> None:
    page.goto(f"{served}/-/search?q=flight")
    page.locator("ul.ads a", has_text="URGENT").first.click()
    expect(page.locator("h1")).to_contain_text("URGENT")
    expect(page.locator(".text").first).to_contain_text("hacked")
    assert "hacked" not in page.title()
    assert page.locator(".text a").count() == 0
