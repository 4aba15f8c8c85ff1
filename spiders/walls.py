"""Pages that stand where an ad should be and are none."""

from urllib.parse import urlsplit

from scrapy.http import TextResponse

from spiders.base import meta_of
from spiders.text import plain_text

_PASSWORD = "//input[translate(@type, 'PASWORD', 'pasword') = 'password']"
_LITTLE = 400  # characters of a page that is little but its form; boards have small forms above their ads, too


def led_to_login(page: TextResponse) -> bool:
    """Whether a redirect led to another page that asks for a password (not from http to https, nor to a last slash)."""
    before: list[str] = meta_of(page).get("redirect_urls") or []
    return bool(before) and _last(before[0]) != _last(page.url) and bool(page.xpath(_PASSWORD))


def is_login(page: TextResponse) -> bool:
    """Whether a page on which no ad was found is a login page."""
    return led_to_login(page) or (bool(page.xpath(_PASSWORD)) and len(plain_text(page.text)) < _LITTLE)


def _last(url: str) -> str:
    return urlsplit(url).path.rstrip("/").rpartition("/")[2]
