"""Public Telegram channels, without an account: the preview pages `/s/<channel>`, paged back with `?before=`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, urlsplit, urlunsplit

from parsel import Selector
from scrapy.http import Request, Response, TextResponse

from osint.items import JobPosting
from spiders.base import SourceSpider, Yield, gone, posting, readable
from spiders.text import plain_text

_CHANNEL = re.compile(r"^/(?:s/)?([A-Za-z0-9_]{3,64})(?:/\d*)?/?$")
_NUMBER = re.compile("[0-9]{1,15}")
_IMAGE = re.compile(r"background-image:\s*url\(\s*['\"]?([^'\")]+)")
_GAP = 2_000  # message numbers looked up between two that are there; a longer gap is no deletion of known posts


@dataclass(frozen=True, slots=True)
class Channel:
    """What one preview page shows: the channel, its postings from the oldest to the newest, their numbers, the next
    page's `before`, and whether it is a preview at all (`walled`: the page that asks to open the app instead)."""

    name: str
    postings: tuple[JobPosting, ...] = ()
    numbers: tuple[int, ...] = ()
    before: int | None = None
    preview: bool = True
    walled: bool = False


class TelegramSpider(SourceSpider):
    """Public channels; goes back until a whole page is known and unchanged, in a full run to the limits."""

    name = "telegram"
    access = "telegram"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.to_the_end = 0  # channels read to their oldest message
        self.missing: list[JobPosting] = []  # gone, if the run goes well

    def first_requests(self) -> Iterator[Request]:
        for url in self.source.urls:
            yield from self.ask(preview_url(url), self.parse)

    def parse(self, response: Response, above: int | None = None) -> Yield:
        """One page; `above` is the number that the newer page began with."""
        page = read_page(response)
        if not page.preview:
            self.refuse(page, above)
            return
        fresh = any(self.is_new(one) for one in page.postings)
        self.look_for_missing(response, page, above)
        self.listing = posting(response, via="list")
        yield from self.emit(page.postings)
        if page.postings and not fresh and not self.full:
            yield from self.let_go()
            return
        older = self.older(page, above)
        if older is None:
            yield from self.end(page, above)
            return
        back = _before(response.url, older)
        asked = list(self.ask(back, self.parse, errback=self.chain_broke, above=min(page.numbers, default=older)))
        yield from asked or self.let_go()

    def refuse(self, page: Channel, above: int | None) -> None:
        """Say why a page is no channel's history: a wall, a broken chain, or a change of the site."""
        if page.walled:
            self.trouble.blocked("no_preview")
        elif above is not None:
            self.trouble.chain_broke("the chain of older pages broke: a page without a channel's history")
        else:
            self.trouble.changed("the page has no channel history")

    def older(self, page: Channel, above: int | None) -> int | None:
        """The number before which to go on; None at the channel's beginning, and where the pages lead in a circle."""
        if not page.postings and above is not None:
            return None
        numbers = [number for number in (page.before, above) if number is not None]
        return page.before if page.before and (above is None or page.before < above) and numbers else None

    def end(self, page: Channel, above: int | None) -> Yield:
        """A channel's history is at its end; the run is complete once every channel's is."""
        if page.before is not None and page.postings and above is not None and page.before >= above:
            self.trouble.chain_broke("the chain of older pages broke: it leads in a circle")
        self.to_the_end += 1
        if self.to_the_end == len(self.source.urls):
            self.trouble.complete()
        yield from self.let_go()

    def look_for_missing(self, response: Response, page: Channel, above: int | None) -> None:
        """Known messages whose numbers lie between two that are shown and are not shown: deleted."""
        shown = sorted({*page.numbers, *([above] if above is not None and page.numbers else [])})
        for low, high in pairwise(shown):
            for number in range(low + 1, min(high, low + _GAP)):
                lost = gone(response, f"https://t.me/{page.name}/{number}")
                if self.is_alive(lost):
                    self.missing.append(lost)

    def let_go(self) -> Iterator[JobPosting]:
        """Absence proves something only in a run that goes well; pages come one after the other, so it is known here."""
        if not (self.trouble.first or self.trouble.pages_failed):
            yield from self.missing
        self.missing = []

    def chain_broke(self, failure: Any) -> Yield:
        self.trouble.chain_broke("the chain of older pages broke")
        yield from self.failed(failure)


def preview_url(url: str) -> str:
    """The address of the channel's preview, whatever way the source names the channel."""
    parts = urlsplit(url)
    found = _CHANNEL.match(parts.path)
    return urlunsplit(parts._replace(path=f"/s/{found[1]}", fragment="")) if found else url


def read_page(response: Response) -> Channel:
    """The messages of one preview page. Service messages (pinned, renamed, photo changed) are no postings."""
    page = readable(response)
    found = _CHANNEL.match(urlsplit(response.url).path)
    name = found[1].lower() if found else ""
    if page is None or not page.css(".tgme_channel_history, .tgme_widget_message[data-post]"):
        walled = page is not None and bool(page.css(".tgme_page_action, .tgme_page"))
        return Channel(name, preview=False, walled=walled)
    messages = {}
    for block in page.css(".tgme_widget_message[data-post]:not(.service_message)"):
        channel, _, number = block.attrib["data-post"].rpartition("/")
        if channel and _NUMBER.fullmatch(number):
            messages[int(number)] = _message(page, block, channel.lower(), number)
    numbers = tuple(sorted(messages))
    return Channel(name, tuple(messages[n] for n in numbers), numbers, _older(page))


def _message(page: TextResponse, block: Selector, channel: str, number: str) -> JobPosting:
    return posting(
        page,
        url=f"https://t.me/{channel}/{number}",
        identifier=number,
        description=_text(block),
        date_posted=block.css(".tgme_widget_message_date time::attr(datetime)").get(),
        date_modified="edited" if _is_edited(block) else None,  # the preview says that, and not when
        author=_first_text(block, ".tgme_widget_message_from_author"),
        forwarded_from=_forwarded(block),
        images=_images(block),
    )


def _text(block: Selector) -> str:
    """Text, poll and file names; not the message replied to, nor the preview of a link (another's words).

    An image alone has the empty text: it is an ad that nobody could read yet, not one that is not there.
    """
    parts = []
    for part in block.css(
        ".tgme_widget_message_text.js-message_text, .tgme_widget_message_document_title, "
        ".tgme_widget_message_poll_question, .tgme_widget_message_poll_option_text"
    ):
        if not part.xpath("ancestor::*[contains(@class, 'tgme_widget_message_reply')]") and not _inside_text(part):
            parts.append(plain_text(part.root))
    return "\n".join(filter(None, parts))


def _inside_text(part: Selector) -> bool:
    """Telegram nests a text in a text where a message has media."""
    return bool(part.xpath("ancestor::*[contains(@class, 'js-message_text')]"))


def _is_edited(block: Selector) -> bool:
    """`edited` stands as bare text before the time, beside author and views."""
    return any("edited" in text.split() for text in block.css(".tgme_widget_message_meta::text").getall())


def _forwarded(block: Selector) -> str | None:
    """Where it was forwarded from: the original's address if it is public, else the name that is shown."""
    source = block.css(".tgme_widget_message_forwarded_from_name")
    return source.attrib.get("href") or _first_text(block, ".tgme_widget_message_forwarded_from_name") if source else None


def _first_text(block: Selector, css: str) -> str | None:
    found = block.css(css)
    return plain_text(found[0].root) or None if found else None


def _images(block: Selector) -> tuple[str, ...]:
    """Addresses of photos and of the stills of videos; not avatars, emoji, or a linked page's picture."""
    styles = block.css(
        ".tgme_widget_message_photo_wrap::attr(style), .tgme_widget_message_video_thumb::attr(style), "
        ".tgme_widget_message_roundvideo_thumb::attr(style)"
    ).getall()
    return tuple(dict.fromkeys(found[1] for style in styles if (found := _IMAGE.search(style))))


def _older(page: TextResponse) -> int | None:
    """The `before` of the next older page: the link above the messages, else rel=prev."""
    said = page.css(".tme_messages_more[data-before]::attr(data-before)").get()
    if said is None:
        link = page.css("link[rel=prev]::attr(href)").get() or ""
        said = parse_qs(urlsplit(link).query).get("before", [""])[0]
    return int(said) if _NUMBER.fullmatch(said) else None


def _before(url: str, number: int) -> str:
    return urlunsplit(urlsplit(url)._replace(query=f"before={number}", fragment=""))
