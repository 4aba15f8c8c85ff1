"""Session's account ids, which their shape alone tells: 66 hexadecimal digits (`data/chat_types.csv`)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.compiled import compiled
from extract.tables import Tables

_LONG = re.compile(r"05[0-9A-Fa-f]{30}")  # in every such id, found fast


def find(text: str, tables: Tables) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, type and value of each id in `text`, from left to right."""
    for match in _shape(tables).finditer(text) if _LONG.search(text) else ():
        yield *match.span(), "session", match.group().lower()


@lru_cache(maxsize=8)
def _shape(tables: Tables) -> re.Pattern[str]:
    (shape,) = (row["handle"] for row in tables.rows("chat_types") if row["type"] == "session")
    return compiled(rf"(?<![0-9A-Za-z])(?:{shape})(?![0-9A-Za-z])", re.IGNORECASE)
