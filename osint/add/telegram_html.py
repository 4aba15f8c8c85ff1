"""Telegram Desktop's HTML export (`messages.html`, `messages2.html`, …), which is what it makes unless told otherwise."""

import importlib
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml import html

from osint.add import telegram
from osint.add.parts import Found, Options, Piece, Sent
from osint.add.sound import canonical, iso
from osint.items import JobPosting

_DATE = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d):?(\d\d)?)?")


def looks_like_one(text: str) -> bool:
    return '<div class="page_wrap' in text[:200_000] and 'class="history"' in text[:200_000]


def read(sent: Sent, text: str, options: Options) -> Iterator[Found]:
    """One message that says something is one posting, with the ids of the JSON export where `options.url` names the channel."""
    del sent
    chat = telegram.Chat(telegram.channel_of(options.url))
    root = html.fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    author = None
    for block in root.xpath("//div[starts-with(@id, 'message')][contains(@class, 'default')]"):
        number = (block.get("id") or "").removeprefix("message")
        author = _one(block, "from_name") or author  # a joined message shows it no second time
        words = _one(block, "text")
        if not words or not number.isdigit():
            continue
        stated = block.xpath(".//div[contains(@class, 'date')]/@title")
        when = _moment(stated[0]) if stated else None
        own = {"id": int(number), "date": when, "from": author, "text": words}
        url = chat.url(int(number))
        item = JobPosting(
            page_url="", url=url, identifier=number if url else None, description=words, date_posted=when,
            author=author if options.authors else None,
        )  # fmt: skip
        yield Piece(f"message {number}", (item,), canonical(own))


def _one(block: Any, name: str) -> str | None:
    """The text of the message's first element of a class, not of the message that it forwards or answers."""
    body = "./div[contains(@class, 'body')]"
    own = f"{body}/div[@class='{name}']"
    found = block.xpath(f"{own} | {body}/div[contains(@class, 'forwarded')]/div[@class='{name}']")
    if not found:
        return None
    text: Any = importlib.import_module("spiders.text")  # by name, as Scrapy loads spiders: osint imports nothing of them
    return text.plain_text(found[0]) or None


def _moment(text: str) -> str | None:
    found = _DATE.fullmatch(text.strip())
    if not found:
        return None
    day, month, year, time, hours, minutes = found.groups()
    zone = f"{hours}:{minutes or '00'}" if hours else ""
    try:
        return iso(datetime.fromisoformat(f"{year}-{month}-{day}T{time}{zone}"))
    except ValueError:
        return None
