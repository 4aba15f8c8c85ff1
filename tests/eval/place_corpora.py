"""Readers of public geoparsing corpora that lie on the user's disk; nothing of them is in the repository.

Formats, told apart by what the file holds:

- LGL and TR-News: `<article><text>…</text><toponyms><toponym><start/><end/><gaztag><lat/><lon/></gaztag></toponym>…`
- GeoVirus: `<article><text>…</text><locations><location><start/><end/><lat/><lon/></location>…` (starts may be one off)
- GeoWebNews (GWN.xml): LGL's frame with `<latitude>`, `<longitude>` and `<type>`, `<nonLocational>` in each `<toponym>`
- brat: a folder of NAME.txt and NAME.ann, the coordinates in a note to the span: `#1 AnnotatorNotes T6  29.96,-90.07`
- JSON Lines: `{"text", "places": [{"start", "end", "latitude", "longitude"}]}` a line

`start` and `end` count characters of the text. Toponyms without coordinates, and demonyms and languages, where the corpus
tells them, are left out: they are no places that could be drawn on a map.
"""

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_POINT = re.compile(r"^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$")
_NO_PLACE = {"Demonym", "Language", "Homonym", "Non_Toponym"}


class CorpusError(ValueError):
    """A file or folder is no corpus of a known format; the message names it."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A place name in a text and where it is, in degrees (WGS 84)."""

    start: int
    end: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Article:
    text: str
    places: tuple[Gold, ...]


def read_corpus(path: Path) -> list[Article]:
    """The articles of one corpus: an XML file, a JSON Lines file, or a folder of brat files. Raises CorpusError."""
    if path.is_dir():
        return list(_brat(path))
    if path.suffix == ".xml":
        return list(_xml(path))
    if path.suffix == ".jsonl":
        return [_record(line, path, number) for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)]
    raise CorpusError(f"{path}: neither a folder of brat files nor .xml nor .jsonl")


def _record(line: str, path: Path, number: int) -> Article:
    try:
        record = json.loads(line)
        golds = (Gold(p["start"], p["end"], float(p["latitude"]), float(p["longitude"])) for p in record["places"])
        return Article(record["text"], tuple(golds))
    except (ValueError, KeyError, TypeError) as error:
        raise CorpusError(f"{path}:{number}: not {{text, places: [{{start, end, latitude, longitude}}]}} ({error!r})") from error


def _xml(path: Path) -> Iterator[Article]:
    try:
        root = ElementTree.parse(path).getroot()  # the user's own file; entities are not resolved from outside
    except ElementTree.ParseError as error:
        raise CorpusError(f"{path}: {error}") from error
    articles = root.findall("article")
    if not articles:
        raise CorpusError(f"{path}: no <article>")
    for article in articles:
        text = article.findtext("text") or ""
        named = [*article.iter("toponym"), *article.iter("location")]
        yield Article(text, tuple(gold for element in named if (gold := _gold(element, text))))


def _gold(element: ElementTree.Element, text: str) -> Gold | None:
    if element.findtext("type") in _NO_PLACE or (element.findtext("nonLocational") or "No").strip() == "Yes":
        return None
    latitude, longitude = (
        _first(element, names) for names in (("gaztag/lat", "lat", "latitude"), ("gaztag/lon", "lon", "longitude"))
    )
    if not latitude or not longitude:
        return None
    start, end = int(element.findtext("start") or 0), int(element.findtext("end") or 0)
    name = (_first(element, ("phrase", "extractedName", "name")) or "").strip()
    if name and text[start:end] != name:  # GeoVirus counts some starts from one
        near = [at for at in range(max(0, start - 3), start + 4) if text.startswith(name, at)]
        if near:
            start = min(near, key=lambda at: abs(at - start))
            end = start + len(name)
    return Gold(start, end, float(latitude), float(longitude))


def _first(element: ElementTree.Element, names: tuple[str, ...]) -> str | None:
    return next((value for name in names if (value := (element.findtext(name) or "").strip())), None)


def _brat(folder: Path) -> Iterator[Article]:
    marks = sorted(folder.glob("*.ann"))
    if not marks:
        raise CorpusError(f"{folder}: no .ann files")
    for path in marks:
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        spans: dict[str, tuple[int, int]] = {}
        golds = []
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if fields[0].startswith("T") and len(fields) > 1 and ";" not in fields[1]:
                label, start, end = fields[1].split()
                if label not in _NO_PLACE:
                    spans[fields[0]] = (int(start), int(end))
            elif len(fields) > 2 and fields[1].startswith("AnnotatorNotes ") and (point := _POINT.match(fields[2])):
                span = spans.get(fields[1].split()[1])
                if span:
                    golds.append(Gold(*span, float(point[1]), float(point[2])))
        yield Article(text, tuple(golds))
