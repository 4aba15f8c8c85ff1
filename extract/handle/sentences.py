"""Words of a sentence behind an app's name that is in a case: "Telegramissa tarjotaan töitä" offers work, it names nobody."""

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.app.apps import Group
from extract.disguise.plain import Plain
from extract.handle.words import Handle
from extract.tables import Tables

_ENDING = 5  # letters of a case
_WORDS = re.compile("[a-z]+(?:[ ][a-z]+)*")
_NEXT = re.compile(r"[ ][^\W\d_]+")  # one more word of the same sentence


@lru_cache(maxsize=8)
def _in_cases(tables: Tables) -> frozenset[str]:
    """Names of apps with an ending: telegramissa, viberu."""
    rows = ((row["label"].lower(), row["type"]) for row in tables.rows("chat_apps"))
    return frozenset(
        name for name, kind in rows if name.isalpha() and name.startswith(kind) and 0 < len(name) - len(kind) <= _ENDING
    )


def go_on(plain: Plain, group: Group, found: Sequence[Handle], tables: Tables) -> bool:
    """Whether what was read as a handle is the next word of a sentence behind an app's name in a case: all letters, no sign between,
    and a word behind it."""
    first = found[0]
    if first.value != plain.low[first.start : first.end].replace(" ", ""):
        return False  # changed as the words behind say
    between = plain.low[group.end : first.start].strip(" \"'“”„«»")
    if between or _WORDS.fullmatch(plain.low, first.start, first.end) is None or _NEXT.match(plain.low, first.end) is None:
        return False
    label = plain.low[group.labels[-1].start : group.labels[-1].end]
    return label in _in_cases(tables)
