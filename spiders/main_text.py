"""The main text of a page: found by trafilatura, then widened to the element that holds it together with its heading.

Ads are short, and what matters most in them, the contact, often stands in a block beside the text that a finder of articles leaves
out. What is added is bounded, and navigation, forms, and blocks that are mostly links stay out.
"""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from lxml import html
from scrapy.http import TextResponse

from spiders.pagers import names_of, short_text, words
from spiders.text import BLOCKS, plain_text, text_of

_SHORTEST = 40  # characters of a text; trafilatura's own 250 makes it take the whole page of a short ad, menus included
_PREFIX = 40  # characters by which a line is found again
_LINES = 100  # lines that are looked for
_MOST = 0.7  # of the text that an element must hold
_MORE = (3, 800)  # the element may hold so many times the text, and so many characters on top
_LEFT_OUT = frozenset({"nav", "footer", "aside", "form", "button", "select"})


def main_text(page: TextResponse, title: str | None = None) -> str | None:
    """The main text as plain text; None where there is none. `title`: what the ad is called, if that is known."""
    import trafilatura  # half a second, and few sources need it

    found = trafilatura.extract(page.text, fast=True, include_comments=False, include_tables=True, config=_settings())
    text = _without_bars(text_of(found)) if found else ""
    if len(text) < _SHORTEST:  # tables in tables by the dozen, and the like: the page as it is
        return plain_text(_without_asides(page.selector.root)) or None
    wider = _widened(page, text, title)
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


def _widened(page: TextResponse, text: str, title: str | None) -> str | None:
    """The text of the smallest element that holds most of `text` and its heading; None where that is the page."""
    root = page.selector.root
    places = list(_places(root, text))
    holder = _holder(places)
    if holder is None:
        return None
    for heading in _headings(root, holder, title):
        both = _common([heading, holder])
        if both.tag not in ("body", "html"):
            return plain_text(_without_asides(both))
    above = holder.getparent()
    return plain_text(_without_asides(holder if above is None or above.tag in ("body", "html") else above))


def _places(root: html.HtmlElement, text: str) -> Iterator[tuple[html.HtmlElement, int]]:
    """The deepest elements that begin with a line of the text, with the line's length, in the order of the lines."""
    begins: dict[str, html.HtmlElement] = {}
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag in BLOCKS and (start := _key(short_text(element, 2 * _PREFIX))):
            begins[start] = element  # children come after their parents
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


def _without_asides(holder: html.HtmlElement) -> html.HtmlElement:
    """A copy without navigation, forms and blocks that are mostly links (other ads, tags, places)."""
    copied = deepcopy(holder)
    copied.tail = None
    sizes = _sizes(copied)
    for element in [one for one in copied.iterdescendants() if isinstance(one.tag, str) and _is_aside(one, sizes[one])]:
        if element.getparent() is not None:
            element.drop_tree()
    return copied


def _sizes(root: html.HtmlElement) -> dict[html.HtmlElement, tuple[int, int, int]]:
    """Of each element: characters of its text, those of them in links, and how many links; in one pass, children first."""
    sizes: dict[html.HtmlElement, tuple[int, int, int]] = {}
    for element in reversed([one for one in root.iter() if isinstance(one.tag, str)]):
        inside = [sizes[child] for child in element if child in sizes]
        text = _length(element.text) + sum(one[0] for one in inside) + sum(_length(child.tail) for child in element)
        is_link = element.tag == "a"
        linked = text if is_link else sum(one[1] for one in inside)
        sizes[element] = (text, linked, is_link + sum(one[2] for one in inside))
    return sizes


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0


def _is_aside(element: html.HtmlElement, size: tuple[int, int, int]) -> bool:
    if element.tag in _LEFT_OUT or names_of(element) & words("aside"):
        return True
    if element.tag not in BLOCKS or element.tag in ("li", "p", "h1", "h2"):
        return False
    text, linked, links = size
    return links >= 3 and linked > 0.6 * text
