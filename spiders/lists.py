"""The ads that a list page links to, found without a selector: links that repeat in the same place and look like ads.

What counts for and against is written at `_score`; words, class names and parameters are data: `data/lists.csv`.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from lxml import html
from scrapy.http import TextResponse

from spiders import jobposting
from spiders.base import base_of, joined, site
from spiders.pagers import MOST_LINKS, folded, masked, names_of, short_text, words
from spiders.shapes import Shape, shape_of

_LEVELS = 8  # ancestors of a link that may be what repeats
_LEAST = 1.0  # a lower score is no list
_COUNT = re.compile(r"(?:[\[((]\s*\d[\d.,]*\s*[\]))]|\s\d[\d.,]*)$")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z_-]*")
_BOX = re.compile(r":nth-of-type\(\d+\)(?= )")  # of anything but the link itself
_PLACE = frozenset(
    {"first", "last", "odd", "even", "alt", "active", "current", "featured", "premium", "top", "new", "hot", "urgent"}
)
_DATE = re.compile(r"^[\d\s./-]+$")


@dataclass(frozen=True, slots=True)
class Items:
    """Addresses of a page's ads in its order, the CSS path that they share (for people), and their shape."""

    urls: tuple[str, ...] = ()
    path: str = ""
    shape: Shape | None = None


@dataclass(slots=True)
class _Link:
    element: html.HtmlElement
    url: str
    text: str
    aside: bool


@dataclass(slots=True)
class _Group:
    """Links at the same place of elements that repeat under one parent."""

    path: str
    links: list[_Link] = field(default_factory=list)
    units: dict[html.HtmlElement, None] = field(default_factory=dict)


def find_items(page: TextResponse, learned: Items | None = None) -> Items:
    """The ads of a list page. `learned`: what an earlier page of the list had; a page that has the same has no other, so that a
    last page with a single ad is read."""
    links = list(_links(page))
    if learned is not None and learned.shape is not None and learned.shape.tight:
        same = [link for link in links if not link.aside and learned.shape.fits(link.url)]
        if same:
            return Items(_urls(same), learned.path, learned.shape)
    inner = [link for link in links if not link.aside]
    if learned is not None and (there := [group for group in _groups(inner) if group.path == learned.path]):
        return Items(_urls(max(there, key=lambda group: len(group.units)).links), learned.path, learned.shape)
    return _best(page, inner) or _best(page, links) or _stated(page)


def _stated(page: TextResponse) -> Items:
    """What the page states as its list (schema.org ItemList), where the ads are no links but boxes with scripts."""
    base, home = base_of(page), site(page.url)
    found = (joined(base, address) for address in jobposting.listed(page.selector))
    urls = tuple(dict.fromkeys(url for url in found if url and site(url) == home and url != page.url))
    return Items(urls, "ItemList", shape_of(list(urls)) if urls else None)


def _best(page: TextResponse, links: list[_Link]) -> Items | None:
    groups = list(_groups(links))
    scored = [(score, group) for group in groups if (score := _score(page, group)) >= _LEAST]
    if not scored:
        return None
    _, best = max(scored, key=lambda one: one[0])
    chosen = set(_urls(best.links))
    shape = shape_of(list(chosen))
    if shape is not None:
        chosen |= {link.url for group in groups if _is_like(group, best) for link in group.links if shape.fits(link.url)}
    # The same kind of address elsewhere on the page: ads that are set apart (`featured`).
    tight = shape if shape is not None and shape.tight else None
    return Items(_urls(link for link in links if link.url in chosen or (tight and tight.fits(link.url))), best.path, shape)


def _is_like(group: _Group, best: _Group) -> bool:
    """Whether a group stands at the same place but for the number of a box: a row of three ads holds a first, a second, a third."""
    if group is best or _BOX.sub("", group.path) != _BOX.sub("", best.path):
        return False
    mean, other = (sum(len(link.text) for link in one.links) / len(one.links) for one in (best, group))
    return mean / 2 <= other <= mean * 2


def _links(page: TextResponse) -> Iterator[_Link]:
    """Links to other pages of the site; `aside`: in navigation, filters, calendars or pagers."""
    home, own, base = site(page.url), page.url.partition("#")[0], base_of(page)
    asides: set[html.HtmlElement] = set()
    count = 0
    for element in page.selector.root.iter():
        if not isinstance(element.tag, str):
            continue
        parent = element.getparent()
        if parent in asides or (element.tag not in ("html", "body", "main", "a") and _is_aside(element)):
            asides.add(element)
        if element.tag != "a" or not element.get("href"):
            continue
        count += 1
        if count > MOST_LINKS:
            return
        url = (joined(base, element.get("href") or "") or "").partition("#")[0]
        elsewhere = url and url != own and site(url) == home
        if elsewhere and (urlsplit(url).path not in ("", "/") or _has_id(url)):
            text = _title(element)
            if not (_width(text) < 12 and masked(url) == masked(own)):  # the list's own other pages
                yield _Link(element, url, text, element in asides)


def _is_aside(element: html.HtmlElement) -> bool:
    if element.tag in ("nav", "footer", "aside") or element.get("role") in ("navigation", "contentinfo", "search"):
        return True
    names = names_of(element)
    if names & words("aside"):
        return True
    parts = {part for name in names for part in (*re.split("[-_]+", name)[:1], *re.split("[-_]+", name)[-1:])}
    return bool(parts & _ASIDE_PARTS) or bool(parts & words("pager"))


# Names that say it also as a part of a longer one (`main-nav`); others (`job-tags`, `has-sidebar`) do not.
_ASIDE_PARTS = frozenset(
    {"nav", "navbar", "menu", "footer", "breadcrumb", "breadcrumbs", "filters", "facets", "calendar", "pagination"}
)


def _title(element: html.HtmlElement) -> str:
    return short_text(element) or (element.get("title") or element.get("aria-label") or "").strip()[:300]


def _groups(links: list[_Link]) -> Iterable[_Group]:
    """Each link under each of its ancestors: those at the same path of siblings with the same tag make a group."""
    groups: dict[tuple[html.HtmlElement, str], _Group] = {}
    positions: dict[html.HtmlElement, dict[html.HtmlElement, int]] = {}
    for link in links:
        unit, path = link.element, ""
        for _ in range(_LEVELS):
            parent = unit.getparent()
            if parent is None or unit.tag == "body":
                break
            here = f"{unit.tag!s} {path}".strip()
            group = groups.setdefault((parent, here), _Group(here))
            group.links.append(link)
            group.units.setdefault(unit)
            unit, path = parent, f"{_step(unit, parent, positions)} {path}".strip()
    return groups.values()


def _step(
    element: html.HtmlElement, parent: html.HtmlElement, positions: dict[html.HtmlElement, dict[html.HtmlElement, int]]
) -> str:
    """A step of a CSS path inside of what repeats: the tag with a class, else with its number among its like, if there are others:
    the first link of an ad is not its second."""
    named = min(
        (name for name in (element.get("class") or "").split() if _PLAIN.fullmatch(name) and name not in _PLACE), default=None
    )
    if named is not None:
        return f"{element.tag!s}.{named}"
    if parent not in positions:
        positions[parent] = _numbered(parent)
    number = positions[parent][element]
    return f"{element.tag!s}:nth-of-type({number})" if number else str(element.tag)


def _numbered(parent: html.HtmlElement) -> dict[html.HtmlElement, int]:
    """The number of each child among those with its tag, from 1; 0 for one that is alone."""
    counts: dict[object, int] = {}
    numbers = {}
    for child in parent:
        counts[child.tag] = numbers[child] = counts.get(child.tag, 0) + 1
    return {child: number if counts[child.tag] > 1 else 0 for child, number in numbers.items()}


def _score(page: TextResponse, group: _Group) -> float:
    """How much a group looks like a list of ads. For it: many, long and different words, in elements that hold more than the link,
    headings, addresses with a number or a slug and with a job's words. Against it: counts behind (facets), the list's own
    path with other parameters (facets), words of other pages (companies, categories), words that repeat (`apply`)."""
    addresses = _urls(group.links)
    texts = {link.url: link.text for link in reversed(group.links)}
    worded = [text for text in texts.values() if not _DATE.match(text)]
    n = len(addresses)
    known = sum(_says(url, "item_word") for url in addresses) / max(n, 1)
    if len(worded) < n / 2 or n < (1 if known == 1 else 2):
        return 0.0
    width = sum(min(_width(text), 60) for text in worded) / len(worded)
    variety = len(set(map(folded, worded))) / len(worded)
    held = sum(_width(short_text(unit)) for unit in group.units) / len(group.units)
    score = math.log2(1 + min(n, 64)) * min(width, 30) / 30 * variety**2
    score *= 0.7 + 0.6 * min(max(held - width, 0) / 120, 1.0)
    score *= 1.3 if re.search(r"\bh[1-6]\b", group.path) else 1.0
    score *= 1 + 0.6 * known
    score *= 1 + 0.4 * sum(_is_particular(url) for url in addresses) / n
    score *= 1 - 0.8 * sum(_says(url, "other_word") for url in addresses) / n
    score *= 1 - 0.8 * sum(_is_facet(page.url, url) for url in addresses) / n
    score *= 1 - 0.8 * sum(bool(_COUNT.search(text)) for text in worded) / len(worded) * (held < width + 12)
    return score * min(1.0, len(group.units) / n + 0.25)  # many links in one element are no list of elements


def _width(text: str) -> int:
    """Columns of a text: letters of Chinese, Japanese and Korean take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _says(url: str, kind: str) -> bool:
    parts = urlsplit(url)
    names = [*parts.path.lower().split("/"), *(name.lower() for name, _ in parse_qsl(parts.query))]
    if kind == "other_word":  # the last part may be a title with such a word in it
        names = names[:-1] if not parts.query and len(names) > 2 else names
    stems = {re.sub(r"\.\w{2,5}$", "", name) for name in names if name}
    split = {part for name in stems for part in re.split("[-_]", name)} if kind == "item_word" else set()
    return bool((stems | split) & words(kind))


def _is_particular(url: str) -> bool:
    """Whether an address names one thing: a number, a slug, an id."""
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    return _has_id(url) or bool(re.search(r"\d{2,}", last)) or last.count("-") >= 2 or len(last) >= 24


def _has_id(url: str) -> bool:
    return any(name.lower() in words("id_parameter") and any(map(str.isdigit, v)) for name, v in parse_qsl(urlsplit(url).query))


def _is_facet(own: str, url: str) -> bool:
    """The list itself, chosen or sorted otherwise."""
    return urlsplit(own).path.rstrip("/") == urlsplit(url).path.rstrip("/") and not _has_id(url)


def _urls(links: Iterable[_Link]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link.url for link in links))
