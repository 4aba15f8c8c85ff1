"""Boards of any make: list pages, their next links, and the ads that they link to; what the source's file selects is taken, the
rest is found by itself."""

from typing import Any

from scrapy.http import Response, TextResponse

from spiders import jobposting
from spiders.base import readable
from spiders.lists import Items, find_items
from spiders.page import links_of
from spiders.pagers import Next, find_next
from spiders.structured import ListView, StructuredSpider


class BoardSpider(StructuredSpider):
    """Boards and classified ads, with or without schema.org data, with or without selectors."""

    name = "board"
    access = "board"
    nothing_listed = "no list of ads was found: say which links are ads in selectors.item"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.source.selectors.item is not None:
            self.nothing_listed = StructuredSpider.nothing_listed
        self.learned: Items | None = None  # how the ads of the first list page are linked

    def begins_a_list(self, response: Response) -> bool:
        page = readable(response)
        return page is None or self.source.selectors.item is not None or not holds_ads(page)

    def look(self, page: TextResponse) -> ListView:
        """The ads and the next page of a list: by the source's selectors, else as found on the page."""
        given = self.source.selectors
        if given.item is not None:
            ads = tuple(dict.fromkeys(links_of(page, given.item)))
        else:
            found = find_items(page, self.learned)
            self.learned = self.learned or (found if found.urls else None)
            ads = found.urls
        if given.next is not None:
            return ListView(ads, next(iter(links_of(page, given.next)), None))
        following: Next = find_next(page)
        return ListView(ads, following.url, following.dead)


def holds_ads(page: TextResponse) -> bool:
    """Whether a page is an ad itself, with a text, or holds some and links none."""
    found = [one for one in jobposting.find(page.selector).postings if one.get("description")]
    return len(found) == 1 or (len(found) > 1 and not find_items(page).urls)
