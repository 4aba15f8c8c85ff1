"""Accounts that their shape alone tells: Session's ids of 66 hexadecimal digits (`data/chat_types.csv`)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.handle.words import shapes
from extract.tables import Tables

_TYPES = ("session",)
_LONG = re.compile(r"05[0-9A-Fa-f]{30}")  # in every such id, found fast


def find(text: str, tables: Tables) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, type and value of each account in `text`, from left to right."""
    if not _LONG.search(text):
        return
    for kind, shape in _shapes(tables).items():
        for match in shape.finditer(text):
            yield *match.span(), kind, match.group().lower()


@lru_cache(maxsize=8)
def _shapes(tables: Tables) -> dict[str, re.Pattern[str]]:
    known = shapes(tables)
    return {kind: re.compile(rf"(?<![0-9A-Za-z])(?:{known[kind].pattern})(?![0-9A-Za-z])", re.IGNORECASE) for kind in _TYPES}
