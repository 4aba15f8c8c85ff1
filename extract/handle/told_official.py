"""LINE ids whose @ is told in words before them: "put the at sign in front yourself, then type fakeclinic"."""

import re

from extract.app.apps import Group
from extract.disguise.plain import Plain
from extract.handle import spoken as spoken_handles
from extract.handle.words import Handle, hints, shapes
from extract.tables import Tables
from extract.words.contact_words import finder

_REACH, _NEAR = 80, 70  # characters from the app to the word for @, and from there to the name
_NAME = re.compile(r"(?<![a-z0-9_@.à-ɏḁ-ỿ-])[a-z][a-z0-9._]{3,30}(?![a-z0-9_@à-ɏḁ-ỿ-])")
_BREAK = re.compile(r"[\n!?。！？।။]|\.\s")


def find(plain: Plain, group: Group, limit: int, tables: Tables, languages: frozenset[str]) -> list[Handle]:
    """The official id behind a group of labels, where a word for @ stands between the two."""
    if "line" not in group.apps:
        return []
    low, stop = plain.low, min(limit, group.end + _REACH)
    sign = finder(tables, "at_sign").search(low, group.end, stop)
    if sign is None or _BREAK.search(low, group.end, sign.start()):
        return []
    known = shapes(tables)["line"]
    for match in _NAME.finditer(low, sign.end(), min(limit, sign.end() + _NEAR)):
        if _BREAK.search(low, sign.end(), match.start()):
            return []
        if match.group().strip("._") in hints(tables).stops or _is_said(match.group(), tables):
            continue
        told = spoken_handles.read(low, match.start(), limit, tables, languages)
        end, name = (told.end, told.value) if told else (match.end(), match.group().rstrip("."))
        return [Handle(match.start(), end, "line", "@" + name, True)] if known.fullmatch("@" + name) else []
    return []


def _is_said(word: str, tables: Tables) -> bool:
    """Whether a Latin word only tells what to do with the name: "first", "then", "type"."""
    said = finder(
        tables, "told", "then_only", "append", "filler", "article", "edit_front", "first", "joined", "insert", "strong", "place_1"
    )
    return said.fullmatch(word) is not None
