"""Saved pages: HTML and MHTML. JobPosting data first, else the main text; the page's own address where the file names it."""

import importlib
import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any
from urllib.parse import urlsplit

from osint.add import http, telegram_html
from osint.add.encodings import decoded
from osint.add.message import date_of, text_of_part
from osint.add.parts import Found, Options, Piece, Said, Sent
from osint.items import JobPosting
from osint.sources import Source

NAME = "added"
_HEAD = 65_536  # characters in which a page says where it is from
# What browsers and savers write into a page: "Save as" of Internet Explorer, Chrome and Firefox; SingleFile.
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]+)", re.IGNORECASE)
_OWN_ADDRESS = (
    re.compile(r"""<link\b[^>]*\brel=["']?canonical\b[^>]*\bhref=["']?(https?://[^\s"'>]+)""", re.IGNORECASE),
    re.compile(r"""<link\b[^>]*\bhref=["']?(https?://[^\s"'>]+)["']?[^>]*\brel=["']?canonical\b""", re.IGNORECASE),
    re.compile(r"""<meta\b[^>]*\bproperty=["']?og:url\b[^>]*\bcontent=["']?(https?://[^\s"'>]+)""", re.IGNORECASE),
)
_UNKNOWN = "https://added.invalid/"  # stands for the address of a page that has none; never fetched, never stored


def read_html(sent: Sent, options: Options) -> Iterator[Found]:
    """The ads of a saved page or feed. A file of Telegram Desktop's HTML export is read message by message."""
    data = sent.read()
    text = decoded(data)
    if telegram_html.looks_like_one(text):
        yield from telegram_html.read(sent, text, options)
        return
    yield from _read(text.encode(), options.url or address_of(text), "page")


def read_mhtml(sent: Sent, options: Options) -> Iterator[Found]:
    """The ads of a page saved as one file, under the address and of the date that it names."""
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(sent.read())
    root = next((part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}), None)
    if root is None:
        yield Said("", "holds no HTML")
        return
    address = options.url or _web(message.get("Snapshot-Content-Location")) or _web(root.get("Content-Location"))
    date = date_of(message)
    text = text_of_part(root)
    for found in _read(text.encode(), address or address_of(text), "page"):
        yield replace(found, date=date) if isinstance(found, Piece) else found


def _read(data: bytes, address: str | None, place: str) -> Iterator[Found]:
    found, broken = postings(data, address)
    for why in broken:
        yield Said(place, why, lost=not found)
    if found:
        yield Piece("page", tuple(found))
    elif not broken:
        yield Said("", "no posting and no main text in it", lost=False)


def postings(data: bytes, address: str | None, read_as: str | None = None) -> tuple[list[JobPosting], tuple[str, ...]]:
    """The ads in HTML (UTF-8) of a page; those that have no address of their own have none, and their text names them."""
    captured: Any = importlib.import_module("spiders.captured")  # by name, as Scrapy loads spiders: osint imports nothing of them
    url = address or _UNKNOWN
    kind = {"content-type": "text/html; charset=utf-8"}
    try:
        response = http.page(url, data, kind, 200, {})
    except ValueError:  # an address that Scrapy takes for none
        url, response = _UNKNOWN, http.page(_UNKNOWN, data, kind, 200, {})
    source = Source(name=NAME, title=NAME, spider="structured", urls=[url])
    as_text = read_as or ("text" if captured.kind_of(response) == "structured" else None)
    found, broken = captured.read(response, source, as_text)
    return [_without_invented(item) for item in found], broken


def _without_invented(item: JobPosting) -> JobPosting:
    """What stands for a missing address is in no posting."""
    url = None if item.url and item.url.startswith(_UNKNOWN) else item.url
    return replace(item, url=url, page_url="" if item.page_url.startswith(_UNKNOWN) else item.page_url, capture=None, seen_at=None)


def plain(markup: str) -> str:
    """The text of HTML, as the spiders make it."""
    return str(importlib.import_module("spiders.text").plain_text(markup))


def address_of(text: str) -> str | None:
    """The address that a saved page names as its own."""
    head = text[:_HEAD]
    for pattern in (_SAVED_FROM, *_OWN_ADDRESS):
        if (found := pattern.search(head)) and (url := _web(found[1].replace("&amp;", "&"))):
            return url
    return None


def _web(value: Any) -> str | None:
    """A web address; None for everything else, such as the path of a file on somebody's disk."""
    try:
        parts = urlsplit(str(value or "").strip())
        sound = parts.scheme in {"http", "https"} and parts.hostname and (parts.port or 1) > 0
        return parts.geturl() if sound else None
    except ValueError:
        return None
