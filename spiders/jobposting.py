"""schema.org JobPosting out of a page: JSON-LD (also in @graph and arrays, also slightly broken), microdata and RDFa Lite.

Answers fields of `osint.items.JobPosting`; nested schema.org values stay JSON as they came.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from parsel import Selector

from spiders.text import one_line, sound, text_of

Json = dict[str, Any]
# schema.org property → field that keeps the value as it came; https://schema.org/JobPosting, version 29.
NESTED = {
    "hiringOrganization": "hiring_organization",
    "jobLocation": "job_location",
    "baseSalary": "base_salary",
    "applicationContact": "application_contact",
    "employmentType": "employment_type",
}
PLAIN = {"datePosted": "date_posted", "validThrough": "valid_through", "dateModified": "date_modified"}
_SAFE = 2**53 - 1  # the largest integer that RFC 8785 can write
_WRAPPING = re.compile(r"\A\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)[\s;]*\Z")
_DEPTH = 60  # deeper JSON than that is no ad


@dataclass(frozen=True, slots=True)
class Found:
    """What a page offers: fields of each posting (`url` as the page says it), and what could not be read, in words."""

    postings: tuple[Json, ...] = ()
    broken: tuple[str, ...] = ()


def find(page: Selector) -> Found:
    """All JobPostings of a page, JSON-LD before microdata before RDFa (one of them is read: sites give the same ad in two)."""
    nodes, broken = json_ld(page)
    found = job_nodes(nodes) or list(microdata(page)) or list(rdfa(page))
    return Found(tuple(fields(node) for node in found), tuple(broken))


def json_ld(page: Selector) -> tuple[list[Any], list[str]]:
    """The values of all JSON-LD blocks, and which blocks cannot be read and why."""
    nodes: list[Any] = []
    broken: list[str] = []
    for number, script in enumerate(page.xpath("//script[contains(@type, 'ld+json')]"), 1):
        try:
            nodes += parse_json(script.xpath("string()").get() or "")
        except ValueError as error:
            broken.append(f"JSON-LD block {number} cannot be read: {error}")
    return nodes, broken


def parse_json(text: str) -> list[Any]:
    """The values of one script, also with comments around it, trailing commas or semicolons, raw line breaks in
    strings, several values in a row, or escaped as HTML. Raises ValueError, which quotes nothing of the text."""
    text = _WRAPPING.sub("", text).strip()
    if not text:
        return []
    for mend in (str, _mended, lambda said: _mended(unescape(said))):
        try:
            return list(_values(mend(text)))
        except (json.JSONDecodeError, RecursionError) as error:
            reason = getattr(error, "msg", "nested too deep")
    raise ValueError(reason.lower())


def job_nodes(nodes: Iterable[Any]) -> list[Json]:
    """The JobPosting objects among `nodes` and in them, with bare `@id` references looked up, in the page's order."""
    everything = list(_walk(list(nodes)))
    by_id = {node["@id"]: node for node in everything if isinstance(node.get("@id"), str) and len(node) > 1}
    return [_resolved(node, by_id) for node in everything if is_job(node)]


def is_job(node: Json) -> bool:
    types = node.get("@type")
    return any(
        isinstance(of, str) and re.split("[/#:]", of)[-1] == "JobPosting" for of in (types if isinstance(types, list) else [types])
    )


def fields(node: Json) -> Json:
    """The fields of `osint.items.JobPosting` that one JobPosting object gives; absent ones are absent."""
    out: Json = {field: node[name] for name, field in NESTED.items() if not _void(node.get(name))}
    out |= {field: text for name, field in PLAIN.items() if (text := _text(node.get(name)))}
    if title := one_line(_text(node.get("title") or node.get("name")) or ""):
        out["title"] = title
    if description := text_of(_text(node.get("description")) or ""):
        out["description"] = description
    if identifier := _identifier(node.get("identifier")):
        out["identifier"] = identifier
    if url := _text(node.get("url")):
        out["url"] = url.strip()
    return out


def listed(page: Selector) -> list[str]:
    """Addresses that a page's ItemList (JSON-LD) names, in its order; as they stand there."""
    out: list[str] = []
    for node in _walk(json_ld(page)[0]):
        if node.get("@type") == "ItemList":
            for element in _listed(node.get("itemListElement")):
                item = element.get("item") if isinstance(element, dict) else element
                places = [element, item] if isinstance(element, dict) else [item]
                said = [place.get("url") or place.get("@id") if isinstance(place, dict) else place for place in places]
                out += [address for address in said if isinstance(address, str)][:1]
    return out


def stated(page: Selector, name: str) -> str | None:
    """The first value of a property in any JSON-LD object of the page, such as `datePublished` of an Article."""
    return next(filter(None, (_text(node.get(name)) for node in _walk(json_ld(page)[0]))), None)


@dataclass(frozen=True, slots=True)
class _Marks:
    """The attributes of a way to mark up a page: what names a scope, its type, and a property."""

    scope: str
    type: str
    property: str


_MICRODATA = _Marks("itemscope", "itemtype", "itemprop")  # HTML Standard, Microdata
_RDFA = _Marks("typeof", "typeof", "property")  # RDFa Lite 1.1


def microdata(page: Selector) -> Iterator[Json]:
    """JobPosting items written as microdata, as the JSON that they mean."""
    for item in page.xpath("//*[@itemscope][contains(@itemtype, 'schema.org/JobPosting')]"):
        yield _item(item, 0, _MICRODATA)


def rdfa(page: Selector) -> Iterator[Json]:
    """JobPosting items written as RDFa Lite, with the vocabulary as a prefix, an address or `vocab`."""
    for item in page.xpath("//*[contains(@typeof, 'JobPosting')]"):
        node = _item(item, 0, _RDFA)
        if is_job(node):
            yield node


def _item(scope: Selector, depth: int, marks: _Marks) -> Json:
    out: Json = {}
    if kind := scope.attrib.get(marks.type, ""):
        out["@type"] = _local(kind.split()[0])
    below = f".//*[@{marks.property}][count(ancestor::*[@{marks.scope}][1] | $scope) = 1]"
    for prop in scope.xpath(below, scope=scope.root):
        names = list(map(_local, prop.attrib[marks.property].split()))
        nested = marks.scope in prop.attrib and depth < _DEPTH
        value: Any = _item(prop, depth + 1, marks) if nested else _value(prop, "description" in names)
        for name in names:
            out[name] = value if name not in out else [*_listed(out[name]), value]
    return out


def _local(name: str) -> str:
    """A name without its vocabulary: `schema:title`, `https://schema.org/title`."""
    return re.split("[/#:]", name)[-1]


def _value(prop: Selector, is_markup: bool) -> str:
    for attribute in ("content", "datetime", "href", "src"):
        if attribute in prop.attrib:
            return str(prop.attrib[attribute])
    return str(prop.get()) if is_markup else text_of(str(prop.get()))


def _values(text: str) -> Iterator[Any]:
    """One JSON value after the other; numbers that canonical JSON cannot write are kept as their digits."""
    decoder = json.JSONDecoder(
        strict=False,
        parse_constant=lambda _name: None,
        parse_int=lambda digits: int(digits) if len(digits) < 17 and abs(int(digits)) <= _SAFE else digits,
        parse_float=lambda digits: number if abs(number := float(digits)) < float("inf") else digits,
    )
    at = 0
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        yield _sound(value, 0)
        at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n;,"))


def _mended(text: str) -> str:
    """Without comments, trailing commas, and commas doubled; strings are left alone."""
    out = re.sub(r'("(?:[^"\\]|\\.)*")|/\*.*?\*/|//[^\n]*', lambda m: m[1] or "", text, flags=re.S)
    return re.sub(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\],])', lambda m: m[1] or "", out, flags=re.S)


def _sound(value: Any, depth: int) -> Any:
    if isinstance(value, str):
        return sound(value)
    if depth > _DEPTH:
        return None
    if isinstance(value, list):
        return [_sound(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {sound(key): _sound(item, depth + 1) for key, item in value.items()}
    return value


def _walk(value: Any) -> Iterator[Json]:
    if isinstance(value, list):
        for item in value:
            yield from _walk(item)
    elif isinstance(value, dict):
        yield value
        for item in value.values():
            yield from _walk(item)


def _resolved(node: Json, by_id: dict[str, Json]) -> Json:
    def look_up(value: Any) -> Any:
        named = isinstance(value, dict) and set(value) == {"@id"} and by_id.get(value["@id"])
        return named or value

    return {name: look_up(value) for name, value in node.items()}


def _identifier(value: Any) -> str | None:
    return _text(value.get("value") or value.get("@id")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    """A text or number as text, the first of a list, `@value` of an object; None for what is no text."""
    if isinstance(value, list):
        return next(filter(None, map(_text, value)), None)
    if isinstance(value, dict):
        return _text(value.get("@value"))
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) and value != "" else None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _void(value: Any) -> bool:
    return value is None or value in ("", [], {})
