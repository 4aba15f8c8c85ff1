"""The main text of a page: found by trafilatura, then widened to the element that holds it together with its heading.

Ads are short, and what matters most in them, the contact, often stands in a block beside the text that a finder of articles leaves
out. What is added is bounded, and navigation, forms, and blocks that are mostly links stay out.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html
from scrapy.http import TextResponse

from spiders.base import joined, site
from spiders.pagers import names_of, short_text, words
from spiders.text import BLOCKS, plain_text, text_of

_SHORTEST = 40  # characters of a text; trafilatura's own 250 makes it take the whole page of a short ad, menus included
_PREFIX = 40  # characters by which a line is found again
_LINKS = 500  # to other ads that are looked at
_TEASER = 400  # characters of another ad's teaser
_HEADING = 60  # characters of a heading over other ads
_LINES = 100  # lines that are looked for
_MOST = 0.7  # of the text that an element must hold
_MORE = (3, 800)  # the element may hold so many times the text, and so many characters on top
_LEFT_OUT = frozenset({"nav", "footer", "aside", "form", "button", "select"})


def main_text(page: TextResponse, title: str | None = None) -> str | None:
    """The main text as plain text; None where there is none. `title`: what the ad is called, if that is known."""
    import trafilatura  # half a second, and few sources need it

    root = _without_other_ads(page)
    markup = etree.tostring(root, encoding="unicode", method="html")
    found = trafilatura.extract(markup, fast=True, include_comments=False, include_tables=True, config=_settings())
    text = _without_bars(text_of(found)) if found else ""
    if len(text) < _SHORTEST:  # tables in tables by the dozen, and the like: the page as it is
        return plain_text(_without_asides(root, [])) or None
    wider = _widened(root, text, title)
    factor, extra = _MORE
    return wider if wider is not None and _MOST * len(text) <= len(wider) <= factor * len(text) + extra else text


def _without_bars(text: str) -> str:
    """Without the bars that trafilatura draws around the cells of tables."""
    lines = (line.strip().strip("|").strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line.strip("-|: "))


@cache
def _settings() -> Any:
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SHORTEST))
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    return config


def _widened(root: html.HtmlElement, text: str, title: str | None) -> str | None:
    """The text of the smallest element that holds most of `text` and its heading; None where that is the page."""
    places = list(_places(root, text))
    holder = _holder(places)
    if holder is None:
        return None
    for heading in _headings(root, holder, title):
        both = _common([heading, holder])
        if both.tag not in ("body", "html"):
            return plain_text(_without_asides(both, [heading, *(place for place, _ in places)]))
    above = holder.getparent()
    whole = holder if above is None or above.tag in ("body", "html") else above
    return plain_text(_without_asides(whole, [place for place, _ in places]))


def _places(root: html.HtmlElement, text: str) -> Iterator[tuple[html.HtmlElement, int]]:
    """The deepest elements that begin with a line of the text, with the line's length, in the order of the lines."""
    begins: dict[str, html.HtmlElement] = {}
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag in BLOCKS and (start := _key(short_text(element, 2 * _PREFIX))):
            begins[start] = element  # children come after their parents
        elif element.tag == "br" and element.tail and (start := _key(element.tail)):
            begins.setdefault(start, next(element.iterancestors()))
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    for line in (*lines[: _LINES // 2], *lines[_LINES // 2 :][-_LINES // 2 :]):
        if (found := begins.get(_key(line))) is not None:
            yield found, len(line)


def _key(text: str) -> str:
    """The beginning of a text without spaces: blocks and inline elements leave different ones behind."""
    return "".join(text.split())[:_PREFIX]


def _holder(places: list[tuple[html.HtmlElement, int]]) -> html.HtmlElement | None:
    """The deepest element that holds most of what was found again: a line of the site's head among the text does not count."""
    held: dict[html.HtmlElement, int] = {}
    for element, length in places:
        for around in (element, *element.iterancestors()):
            held[around] = held.get(around, 0) + length
    whole = sum(length for _, length in places)
    most = [element for element, length in held.items() if length >= _MOST * whole and element.tag not in ("body", "html")]
    return max(most, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _headings(root: html.HtmlElement, before: html.HtmlElement, title: str | None) -> Iterator[html.HtmlElement]:
    """Headings that may be the text's: the one that is its title, then the last one before it."""
    last = None
    passed = False
    for element in root.iter("h1", "h2", "h3", str(before.tag)):
        passed = passed or element is before
        if element.tag in ("h1", "h2", "h3"):
            if title is not None and short_text(element) == title[:300]:
                yield element
            last = last if passed else element
    if last is not None:
        yield last


def _common(elements: list[html.HtmlElement]) -> html.HtmlElement:
    """The smallest element that holds them all."""
    holder = elements[0]
    for other in elements[1:]:
        around = {holder, *holder.iterancestors()}
        holder = next(one for one in (other, *other.iterancestors()) if one in around)
    return holder


def _without_other_ads(page: TextResponse) -> html.HtmlElement:
    """A copy of the page without what stands around links to other pages like this one: teasers of other ads."""
    root: html.HtmlElement = deepcopy(page.selector.root)
    alike = [link for link in root.iter("a") if _is_alike(page.url, link.get("href") or "")]
    if len(alike) < 2:
        return root
    counts: dict[html.HtmlElement, int] = {}
    for link in alike[:_LINKS]:
        for around in link.iterancestors():
            counts[around] = counts.get(around, 0) + 1
    for link in alike[:_LINKS]:
        alone = [one for one in link.iterancestors() if counts[one] == 1 and one.tag not in ("body", "html")]
        unit = next((one for one in reversed(alone) if _is_teaser(one, link)), link)
        if unit.getparent() is not None:
            unit.drop_tree()
    for around, count in counts.items():  # a box of which only its heading is left; inner ones come first
        left = around.tag not in ("body", "html") and len(short_text(around, _HEADING + 1)) <= _HEADING
        if count > 1 and left and around.getparent() is not None and around.find(".//h1") is None:
            around.drop_tree()
    return root


def _is_teaser(element: html.HtmlElement, link: html.HtmlElement) -> bool:
    """Whether an element is little more than a link and words about it, and not a text that has a link in it."""
    length = len(short_text(element, _TEASER + 1))
    return length <= _TEASER and len(short_text(link)) >= 0.15 * length and element.find(".//h1") is None


def _without_asides(holder: html.HtmlElement, kept: list[html.HtmlElement]) -> html.HtmlElement:
    """A copy without navigation, forms and blocks that are mostly links; what holds one of `kept` stays."""
    sizes = _sizes(holder)
    staying = {around for element in kept for around in (element, *element.iterancestors())}
    copied = deepcopy(holder)
    copied.tail = None
    pairs = zip(list(holder.iterdescendants()), list(copied.iterdescendants()), strict=True)
    for own, copy in list(pairs):
        beside = isinstance(own.tag, str) and own not in staying and _is_aside(own, sizes[own])
        if beside and copy.getparent() is not None:
            copy.drop_tree()
    return copied


@dataclass(frozen=True, slots=True)
class _Size:
    """Of an element: characters of its text, those of them in links, and its links."""

    text: int
    linked: int
    links: int


def _sizes(root: html.HtmlElement) -> dict[html.HtmlElement, _Size]:
    """The sizes of an element and all in it, in one pass, children first."""
    sizes: dict[html.HtmlElement, _Size] = {}
    for element in reversed([one for one in root.iter() if isinstance(one.tag, str)]):
        inside = [sizes[child] for child in element if child in sizes]
        text = _length(element.text) + sum(one.text for one in inside) + sum(_length(child.tail) for child in element)
        is_link = element.tag == "a"
        linked = text if is_link else sum(one.linked for one in inside)
        sizes[element] = _Size(text, linked, is_link + sum(one.links for one in inside))
    return sizes


def _is_alike(own: str, href: str) -> bool:
    """Whether a link leads to another page whose address is made like the page's own: beside an ad that is another ad."""
    url = joined(own, href)
    if url is None or url.partition("#")[0] == own:
        return False
    here, there = (urlsplit(one).path.strip("/").split("/") for one in (own, url))
    numbered = any(map(str.isdigit, here[-1]))
    same = site(url) == site(own) and here[:-1] == there[:-1] and here[-1] != there[-1]
    return same and (len(here) > 1 or numbered) and (not numbered or any(map(str.isdigit, there[-1])))


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0


def _is_aside(element: html.HtmlElement, size: _Size) -> bool:
    if element.tag in _LEFT_OUT or names_of(element) & words("aside"):
        return True
    if element.tag not in BLOCKS or element.tag in ("li", "p", "h1", "h2"):
        return False
    return size.links >= 3 and size.linked > 0.6 * size.text
