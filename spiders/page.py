"""The ads of one page: schema.org JobPosting, else what the source's selectors find, else the page's main text."""

import zlib
from typing import Any

from parsel import Selector, SelectorList
from scrapy.http import Response, TextResponse

from osint.items import JobPosting
from osint.sources import Selectors, Source
from spiders import jobposting, walls
from spiders.base import base_of, joined, own_url, posting, readable
from spiders.main_text import main_text
from spiders.text import plain_text, text_of

# selector → field of JobPosting
_BY_SELECTOR = {
    "title": "title",
    "description": "description",
    "employer": "hiring_organization",
    "place": "job_location",
    "pay": "base_salary",
    "contact": "application_contact",
    "date_posted": "date_posted",
}


def read_page(response: Response, source: Source, *, whole_text: bool | None = None) -> tuple[list[JobPosting], tuple[str, ...]]:
    """The ads of one page, and what could not be read in it, in words that quote nothing.

    JSON-LD and microdata first, a selector of the source before them for its own field; then selectors alone; then,
    with `whole_text` (default: for a board, and where the source's file says which links are ads), the page's main text by
    trafilatura.
    """
    page = readable(response)
    if page is None or page.selector.type == "json":  # JSON is text, but has no elements
        return [], ()
    found = jobposting.find(page.selector)
    chosen = _by_selectors(page, source.selectors)
    if found.postings:
        return _structured(page, found.postings, chosen if len(found.postings) == 1 else {}), found.broken
    if walls.led_to_login(page):
        return [], found.broken
    if chosen.get("title") or chosen.get("description"):
        return [posting(page, **({"url": own_url(page, canonical(page))} | chosen))], found.broken
    if whole_text if whole_text is not None else _is_whole(source):
        return [] if walls.is_login(page) else _main_text(page, chosen), found.broken
    return [], found.broken


def _is_whole(source: Source) -> bool:
    """Whether a page that has neither data nor what the selectors look for is an ad by where it was linked."""
    return not source.selectors.description and (source.spider == "board" or source.selectors.item is not None)


def _structured(page: TextResponse, ads: tuple[dict[str, Any], ...], chosen: dict[str, Any]) -> list[JobPosting]:
    """With one ad on the page its URL may also be the page's; several that share a URL are told apart without it."""
    if len(ads) == 1:
        return [posting(page, **(ads[0] | chosen | {"url": own_url(page, ads[0].get("url"), canonical(page))}))]
    urls = [own_url(page, ad.get("url")) if ad.get("url") else None for ad in ads]
    return [
        posting(page, **(ad | {"url": url if urls.count(url) == 1 and url != page.url else None}))
        for ad, url in zip(ads, urls, strict=True)
    ]


def _by_selectors(page: TextResponse, selectors: Selectors) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, wanted in _BY_SELECTOR.items():
        if (expression := getattr(selectors, name)) is None:
            continue
        texts = [text for value in select(page, expression) if (text := _readable_value(name, value))]
        if texts:
            out[wanted] = "\n".join(texts) if name in {"description", "contact"} else texts[0]
    return out


def _readable_value(name: str, value: str) -> str:
    """What a selector found, as text; of an element with a machine's date (`<time datetime>`) that date."""
    if not value.startswith("<"):
        return text_of(value)
    stamp = Selector(text=value).xpath("//@datetime").get() if name == "date_posted" else None
    return stamp or plain_text(value)


def _main_text(page: TextResponse, chosen: dict[str, Any]) -> list[JobPosting]:
    facts = facts_of(page) | chosen
    text = main_text(page, facts.get("title"))
    if not text:
        return []
    return [posting(page, **({"url": own_url(page, canonical(page)), "description": text} | facts))]


def facts_of(page: TextResponse) -> dict[str, Any]:
    """Title and dates as the page itself states them: its heading, `article:…_time`, JSON-LD of any type, `<time>`."""
    said = {
        "title": _heading(page),
        "date_posted": _stated(page, "datePublished", "article:published_time") or _time(page),
        "date_modified": _stated(page, "dateModified", "article:modified_time"),
    }
    return {name: value for name, value in said.items() if value}


def _heading(page: TextResponse) -> str | None:
    """The heading that the page's title repeats (the longest: a site's name is often one too), else the first that is no site's
    name, else the title that the page gives itself."""
    home = page.xpath("//meta[@property='og:site_name']/@content").get()
    named = page.xpath("//meta[@property='og:title']/@content").get() or page.xpath("//title/text()").get() or ""
    first = [text for found in page.css("h1").getall()[:5] if (text := " ".join(text_of(found).split())) and text != home]
    second = [" ".join(text_of(found).split()) for found in page.css("h2").getall()[:10]]
    title = " ".join(text_of(named).split())
    repeated = [text for text in (*first, *second) if text and text.casefold() in title.casefold()]
    return max(repeated, key=len, default=None) or next(iter(first), None) or title or None


def _stated(page: TextResponse, name: str, meta: str) -> str | None:
    said = page.xpath("//meta[@property=$name or @name=$name]/@content", name=meta).get()
    return (
        said
        or page.xpath("//*[@itemprop=$name]/@content | //*[@itemprop=$name]/@datetime", name=name).get()
        or jobposting.stated(page.selector, name)
    )


def _time(page: TextResponse) -> str | None:
    """The only machine-readable time of the page's own part; of several nobody knows which is the ad's."""
    times = page.xpath("//time[not(ancestor::aside or ancestor::footer or ancestor::nav)]/@datetime").getall()
    return times[0] if len(set(times)) == 1 else None


def select(page: TextResponse, expression: str) -> list[str]:
    """What a selector finds, as strings: text and attributes as they are, elements as their HTML."""
    return [one.get() for one in _found(page, expression)]


def links_of(page: TextResponse | None, expression: str | None) -> list[str]:
    """The links that a selector finds: attributes and texts as they are, of elements their `href`, else that of the first
    link in them."""
    if page is None or expression is None:
        return []
    found = (one.get() if isinstance(one.root, str) else _href(one) for one in _found(page, expression))
    base = base_of(page)
    links = [link.strip() for link in found if link and link.strip()]
    return links if base == page.url else [joined(base, link) or link for link in links]


def _href(element: Selector) -> str | None:
    return element.attrib.get("href") or element.xpath(".//a/@href").get()


def _found(page: TextResponse, expression: str) -> SelectorList[Selector]:
    return page.xpath(expression) if expression.startswith(("/", "(", "./")) else page.css(expression)


def canonical(page: TextResponse) -> str | None:
    return page.xpath("//link[@rel='canonical']/@href").get()


def unpacked(response: Response, most: int) -> bytes:
    """The body, unzipped if it is gzip (`sitemap.xml.gz`), and never more than `most` bytes of it."""
    if not response.body.startswith(b"\x1f\x8b"):
        return response.body
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(response.body, most)
    except zlib.error:
        return b""
