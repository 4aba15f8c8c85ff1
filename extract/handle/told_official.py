"""LINE ids whose @ is told in words before them: "put the at sign in front yourself, then type fakeclinic"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from extract.app.apps import Group
from extract.disguise.plain import Plain
from extract.handle import spoken as spoken_handles
from extract.handle.told_words import table
from extract.handle.words import Handle, hints, shapes
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import finder
from extract.words.spotted import Spotted

_REACH, _NEAR = 80, 70  # characters from the app to the word for @, and from there to the name
_NAME = re.compile(r"(?<![a-z0-9_@.à-ɏḁ-ỿ-])[a-z][a-z0-9._]{3,30}(?![a-z0-9_@à-ɏḁ-ỿ-])")
_FIGURES = re.compile(r"(?<![\w@.+-])[0-9]{2,6}[a-z]?[a-z0-9]{0,12}(?![\w@%])")
_TOUCHING = 2  # characters between two figures of one row
_BREAK = re.compile(rf"[\n!?{STOPS}]|\.\s")


def find(plain: Plain, group: Group, limit: int, tables: Tables, languages: frozenset[str]) -> list[Handle]:
    """The official id behind a group of labels, where a word for @ stands between the two."""
    if "line" not in group.apps:
        return []
    low, stop = plain.low, min(limit, group.end + _REACH)
    sign = finder(tables, "at_sign").search(low, group.end, stop)
    if sign is None or _BREAK.search(low, group.end, sign.start()):
        return []
    known = shapes(tables)["line"]
    end = min(limit, sign.end() + _NEAR)
    said = [match.span() for match in _saying(tables).finditer(low, sign.end(), end)]
    for start, stop, figures in sorted(_beginnings(low, sign.end(), end, tables, languages)):
        if _BREAK.search(low, sign.end(), start):
            return []
        word = low[start:stop].rstrip(".")
        if not figures and (word.strip("._") in hints(tables).stops or any(at <= start and stop <= to for at, to in said)):
            continue
        told = spoken_handles.read(low, start, limit, tables, languages)
        last, name = (told.end, told.value) if told else (stop, word)
        if figures and not re.search("[a-z]", name):
            continue  # "the sign @ first, two shops"
        return [Handle(start, last, "line", "@" + name, True)] if known.fullmatch("@" + name) else []
    return []


def _beginnings(low: str, start: int, stop: int, tables: Tables, languages: frozenset[str]) -> Iterator[tuple[int, int, bool]]:
    """Where the id may begin, and whether with a figure: "then three nine one, then fake"."""
    yield from ((*match.span(), False) for match in _NAME.finditer(low, start, stop))
    yield from ((*match.span(), True) for match in _FIGURES.finditer(low, start, stop))
    hits = [
        hit for hit in table(tables, languages).find(low[start:stop]) if hit.row["kind"] == "digit" and hit.row["value"].isdigit()
    ]
    row = next((one for one, other in pairwise(hits) if other.start - one.end <= _TOUCHING), None)  # no lone "one"
    if row:
        yield start + row.start, start + row.end, True


@lru_cache(maxsize=8)
def _saying(tables: Tables) -> Spotted:
    """Words that only tell what to do with the name: "first", "then", "type"."""
    kinds = ("told", "then_only", "append", "filler", "article", "edit_front", "first", "joined", "insert", "strong", "place_1")
    return finder(tables, *kinds)
