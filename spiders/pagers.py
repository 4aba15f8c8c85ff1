"""The next link of a list page, found without a selector: rel=next, words in many languages, signs, numbers, addresses.

Words, signs, parameters and class names are data: `data/lists.csv`. Nothing is made up: only what the page links is followed.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from lxml import html
from scrapy.http import TextResponse

from spiders.base import base_of, joined, site

LISTS = Path(__file__).with_name("data") / "lists.csv"  # columns: kind, value, language, source, date
MOST_LINKS = 5_000  # of one page; more is a link farm
_RTL = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_EDGES = re.compile(r"[\s\d()\[\]{}.,:;|/…·•«»‹›<>←→▶►❯⟩◀◄❮⟨≫⏵⏴▸◂–—-]+")
_EDGES_BUT_NUMBERS = re.compile(r"[\s()\[\]]+|\(?current\)?|page", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,6}")
_CURRENT = frozenset({"active", "current", "selected", "on", "cur", "now", "this", "is-active", "is-current"})
_OFF = frozenset({"disabled", "is-disabled", "off", "inactive"})


@dataclass(frozen=True, slots=True)
class Next:
    """The next page's address and what told it (`rel`, `word`, `class`, `number`, `sign`, `address`). `dead`: the page has
    more to show, but behind a button or a script, so what is listed is not all."""

    url: str | None = None
    how: str | None = None
    dead: bool = False


@dataclass(frozen=True, slots=True)
class _Link:
    element: html.HtmlElement
    url: str | None  # None: it leads nowhere (a button, a script, the page itself)
    text: str
    names: frozenset[str]  # classes and ids of the element and its parent
    in_pager: bool


@cache
def words(kind: str) -> frozenset[str]:
    """The values of one kind of `data/lists.csv`, normalized as `folded` does."""
    with LISTS.open(encoding="utf-8", newline="") as file:
        return frozenset(folded(row["value"]) for row in csv.DictReader(file) if row["kind"] == kind)


def folded(text: str) -> str:
    """A short text as words are compared: NFKC, case folded, spaces one, no zero-width characters."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(" " if c.isspace() else c for c in text if unicodedata.category(c) != "Cf").split())


def find_next(page: TextResponse) -> Next:
    """The address of the page that follows `page`, on the same site and not `page` itself; the best evidence goes first."""
    links, current = _look(page)
    candidates = [
        *_by_rel(page, links),
        *_by_word(page, links),
        *_by_number(page, links, current),
        *_by_address(page, links),
    ]
    found = max(candidates, key=lambda one: one[0], default=None)  # the first of equals
    if found is not None:
        return Next(found[1], found[2])
    return Next(dead=any(_is_dead(link) for link in links))


def _look(page: TextResponse) -> tuple[list[_Link], int | None]:
    """Links and buttons outside of calendars and carousels, none that is switched off; and the number that a pager marks as
    the current one."""
    home, base = site(page.url), base_of(page)
    skipped: set[html.HtmlElement] = set()
    pagers: set[html.HtmlElement] = set()
    links: list[_Link] = []
    current = None
    for element in page.selector.root.iter():
        if not isinstance(element.tag, str):
            continue
        parent, names = element.getparent(), names_of(element)
        if parent in skipped or (element.tag not in ("html", "body") and _matches(names, "not_pager")):
            skipped.add(element)
            continue
        if parent in pagers or _is_pager(element, names):
            pagers.add(element)
            if current is None and (element.get("aria-current") or names & _CURRENT or element.tag in ("strong", "b", "em")):
                text = _EDGES_BUT_NUMBERS.sub("", short_text(element, 40))
                current = int(text) if _NUMBER.fullmatch(text) else None
        if element.tag in ("a", "button") and not _is_off(element, names) and len(links) < MOST_LINKS:
            links.append(_link(page, base, element, home, element in pagers))
    return links, current


def _link(page: TextResponse, base: str, element: html.HtmlElement, home: str, in_pager: bool) -> _Link:
    href = (element.get("href") or "").strip()
    url = joined(base, href) if href and not href.startswith("#") else None
    url = url.partition("#")[0] if url else None
    url = url if url and site(url) == home and url != page.url else None
    parent, names = element.getparent(), names_of(element)
    around = names | (names_of(parent) if parent is not None and parent.tag in ("li", "span", "div") else frozenset())
    return _Link(element, url, short_text(element), around, in_pager)


def _is_pager(element: html.HtmlElement, names: frozenset[str]) -> bool:
    said = folded(f"{element.get('aria-label', '')} {element.get('role', '')}")
    return _matches(names, "pager") or any(word in said for word in ("pagination", "pager"))


def _is_off(element: html.HtmlElement, names: frozenset[str]) -> bool:
    parent = element.getparent()
    around = names | (names_of(parent) if parent is not None else frozenset())
    return element.get("aria-disabled") == "true" or element.get("disabled") is not None or bool(around & _OFF)


def _by_rel(page: TextResponse, links: list[_Link]) -> Iterator[tuple[int, str, str]]:
    for link in links:
        if link.url and "next" in (link.element.get("rel") or "").lower().split():
            yield 100, link.url, "rel"
    said = page.xpath("//link[contains(concat(' ', normalize-space(@rel), ' '), ' next ')]/@href").getall()
    for header in page.headers.getlist("Link"):
        said += re.findall(r'<([^<>]{1,2000})>\s*;\s*rel="?next\b', header.decode("latin-1"))
    for href in said:
        url = (joined(base_of(page), href) or "").partition("#")[0]
        if url and site(url) == site(page.url) and url != page.url:
            yield 90, url, "rel"


def _by_word(page: TextResponse, links: list[_Link]) -> Iterator[tuple[int, str, str]]:
    signs = words("sign_rtl") if _is_rtl(page) else words("sign")
    double = {"»", "≫", ">>", "«", "<<", "》"}  # beside a single one they lead to the end
    for link in links:
        if link.url is None:
            continue
        spoken = {_bare(said) for said in _says(link)}
        if spoken & words("next"):
            yield 80 + 5 * link.in_pager, link.url, "word"
        elif link.names & words("next_class") and (link.in_pager or not _bare(link.text)):
            yield 70 + 5 * link.in_pager, link.url, "class"
        elif link.in_pager and not _bare(link.text) and any("next" in re.split("[-_]+", name) for name in link.names):
            yield 65, link.url, "class"
        elif link.in_pager and folded(link.text) in signs:
            yield 50 if folded(link.text) in double else 55, link.url, "sign"
        elif spoken & words("more") and masked(link.url) == masked(page.url):
            yield 45, link.url, "word"


def _by_number(page: TextResponse, links: list[_Link], current: int | None) -> Iterator[tuple[int, str, str]]:
    """The number after the current one, where a pager counts its pages."""
    counting = [link for link in links if link.url and _NUMBER.fullmatch(link.text)]
    numbered = {int(link.text): link.url for link in counting if link.in_pager and link.url} or _counted(counting)
    if not numbered:
        return
    if current is None:
        current = page_number(page.url)
    if current is None:  # the current page is the one that is no link
        current = next((n for n in range(1, min(numbered) + 2) if n not in numbered), 1)
    if (following := numbered.get(current + 1)) is not None:
        yield 60, following, "number"


def _counted(links: list[_Link]) -> dict[int, str]:
    """Numbers that lead to addresses with the same number in them, where nothing is called a pager; days of a month are none."""
    found = {
        int(link.text): link.url
        for link in links
        if link.url and link.text in re.findall(r"\d+", link.url) and next(link.element.iterancestors("td"), None) is None
    }
    alike = {masked(url) for url in found.values()}
    return found if 1 <= len(found) < 28 and len(alike) == 1 else {}


def _by_address(page: TextResponse, links: list[_Link]) -> Iterator[tuple[int, str, str]]:
    """A link of a pager, or without words, that differs from the page's own address only in a higher page number."""
    here, ahead = page_number(page.url), []
    for link in links:
        if link.url and (link.in_pager or not _bare(link.text)) and _unpaged(link.url) == _unpaged(page.url):
            number = page_number(link.url)
            if number is not None and number > (1 if here is None else here):
                ahead.append((number, link.url))
    if ahead:
        yield 40, min(ahead)[1], "address"


def page_number(url: str) -> int | None:
    """The page number (or offset) that an address names: `?page=3`, `/page/3/`; None where it names none."""
    parts = urlsplit(url)
    for name, value in parse_qsl(parts.query):
        if name.lower() in words("parameter") and _NUMBER.fullmatch(value):
            return int(value)
    found = re.search(r"/(?:page|p|pg|pagina|halaman|trang)[/_-]?(\d{1,6})(?:/|\.\w+)?$", parts.path)
    return int(found[1]) if found else None


def _unpaged(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    parts = urlsplit(url)
    path = re.sub(r"/(?:page|p|pg|pagina|halaman|trang)[/_-]?\d{1,6}(?:/|\.\w+)?$", "", parts.path).rstrip("/")
    query = sorted((n, v) for n, v in parse_qsl(parts.query) if n.lower() not in words("parameter"))
    return parts.netloc, path, tuple(query)


def masked(url: str) -> str:
    """An address' path with all numbers alike."""
    parts = urlsplit(url)
    return re.sub(r"\d+", "#", parts.path.rstrip("/"))


def _is_dead(link: _Link) -> bool:
    """A `next` or `more` without an address that a script follows."""
    if link.url is not None:
        return False
    href = (link.element.get("href") or "").strip().lower()
    scripted = link.element.tag == "button" or href in ("", "#") or href.startswith("javascript:")
    spoken = {_bare(said) for said in _says(link)}
    return scripted and bool(spoken & words("more") or (link.in_pager and spoken & words("next")))


def _says(link: _Link) -> Iterator[str]:
    for said in (link.text, link.element.get("aria-label"), link.element.get("title")):
        if said and len(said) <= 40:
            yield said


def _bare(text: str) -> str:
    """A link's words without arrows, numbers and brackets around them; none of it where nothing is left."""
    plain = folded(text)
    kept = _EDGES.sub(" ", plain).strip()
    return plain if plain in words("next") else kept


def _is_rtl(page: TextResponse) -> bool:
    root = page.selector.root
    body = root.find("body") if root.tag == "html" else None
    direction = root.get("dir") or (body.get("dir") if body is not None else None)
    return direction == "rtl" or (direction is None and (root.get("lang") or "")[:3].rstrip("-").lower() in _RTL)


def names_of(element: html.HtmlElement) -> frozenset[str]:
    """An element's classes and id, in lower case."""
    return frozenset(f"{element.get('class') or ''} {element.get('id') or ''}".lower().split())


def _matches(names: frozenset[str], kind: str) -> bool:
    """Whether a name is one of that kind, or begins or ends with one (`job-pagination`, `pager_top`)."""
    known = words(kind)
    return any(name in known or not known.isdisjoint(_ends(name)) for name in names)


@lru_cache(maxsize=10_000)
def _ends(name: str) -> tuple[str, ...]:
    parts = re.split(r"[-_]+", name)
    return (parts[0], parts[-1], "-".join(parts[-2:]))


def short_text(element: html.HtmlElement, most: int = 300) -> str:
    """The beginning of an element's text, spaces collapsed; never more than about `most` characters are read."""
    out: list[str] = []
    length = 0
    for text in element.itertext("*"):
        out.append(text)
        length += len(text.strip())
        if length > most:
            break
    return " ".join("".join(out).split())[:most]
