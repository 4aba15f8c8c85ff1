"""What is done on a page in a browser: wait, scroll, take a picture. Nothing is clicked, typed or accepted: a cookie banner stays
where it is."""

from typing import Any

from playwright.async_api import Error, Page, TimeoutError
from scrapy_playwright.page import PageMethod

from osint.crawl.visited import Visit
from osint.sources import Render

GROW_MS = 2_500  # for a page to grow after it was scrolled
PICTURE_MS = 15_000
TALLEST = 16_000  # pixels of a picture; Chromium makes none beyond 16,384
# Height and number of elements: what grows when more is loaded.
_SIZE = "() => [document.documentElement.scrollHeight, document.getElementsByTagName('*').length]"
_GREW = "([height, count]) => document.documentElement.scrollHeight > height || document.getElementsByTagName('*').length > count"
# The page itself, and the parts of it that scroll on their own.
_SCROLL = """() => {
  for (const element of document.querySelectorAll('main, section, div, ul'))
    if (element.clientHeight > 200 && element.scrollHeight > element.clientHeight + 50) element.scrollTop = element.scrollHeight;
  window.scrollTo(0, document.documentElement.scrollHeight);
}"""


def method(wanted: Render, scrolls: int, picture: bool, most_bytes: int) -> PageMethod:
    """The visit as scrapy-playwright calls it; its `result` is a Visit."""
    return PageMethod(visit, wanted, scrolls, picture, most_bytes)


async def visit(page: Page, wanted: Render, scrolls: int, picture: bool, most_bytes: int) -> Visit:
    """Wait for what the source waits for and for silence, scroll, and take a picture; each within its bounds."""
    awaited = await _wait_for(page, wanted)
    await _settle(page, wanted.idle_seconds)
    cut = await _scroll(page, scrolls)
    taken = await _picture(page, most_bytes) if picture else None
    return Visit(awaited, cut, taken, picture)


async def _wait_for(page: Page, wanted: Render) -> bool:
    if wanted.wait_for is None:
        return True
    try:
        await page.wait_for_selector(wanted.wait_for, state="attached", timeout=wanted.wait_seconds * 1000)
    except Error:  # its time is up, or the page went elsewhere
        return False
    return True


async def _settle(page: Page, seconds: float) -> None:
    """Wait until a page has fallen silent, or a while: many never do."""
    if not seconds:
        return
    try:
        await page.wait_for_load_state("networkidle", timeout=seconds * 1000)
    except TimeoutError:
        return


async def _scroll(page: Page, times: int) -> bool:
    """Scroll to the end as long as the page grows; whether it still grew at the last time."""
    try:
        for _ in range(times):
            before: Any = await page.evaluate(_SIZE)
            await page.evaluate(_SCROLL)
            await page.wait_for_function(_GREW, arg=before, timeout=GROW_MS)
    except TimeoutError:
        return False
    except Error:  # the page went elsewhere: what it has now is read
        return True
    return times > 0


async def _picture(page: Page, most_bytes: int) -> bytes | None:
    """A PNG of the whole page, of a very tall one its beginning; None where the browser makes none."""
    try:
        width, height = await page.evaluate("() => [document.documentElement.clientWidth, document.documentElement.scrollHeight]")
        cut: Any = {"x": 0, "y": 0, "width": max(width, 1), "height": min(max(height, 1), TALLEST)}
        taken = await page.screenshot(full_page=True, type="png", clip=cut, timeout=PICTURE_MS, animations="disabled")
    except Error:
        return None
    return taken if len(taken) <= most_bytes else None
