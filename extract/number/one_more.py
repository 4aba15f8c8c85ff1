"""Whether words around an app behind a number say that it is one way more beside the telephone: "Telp 0812…, WA juga", "– and on Viber"."""

import re
from functools import lru_cache

from extract.compiled import compiled
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import alternation
from extract.words.number_cues import cues

_BEHIND = 20  # characters behind an app in which it is said
_BREAK = re.compile(rf"[{STOPS}!?;；]|\.\s|\n")


def is_said(low: str, end: int, start: int, stop: int, tables: Tables) -> bool:
    """Whether it is said of the app at `start:stop` behind a number that ends at `end`, in a text in lower case."""
    said = low[end:stop] + _BREAK.split(low[stop : stop + _BEHIND])[0]
    return cues(tables, "also").search(said) is not None or _and(tables).fullmatch(low, end, start) is not None


@lru_cache(maxsize=8)
def _and(tables: Tables) -> re.Pattern[str]:
    """ "and", with what may stand before an app: "– und per", "e no", وعلى."""
    joint = alternation(tables, "conjunction")
    return compiled(rf"[\s,،、，;.(–—-]{{0,3}}(?:{joint})[ ]?(?:(?:{alternation(tables, 'on_app', 'article')})[ ']?){{0,2}}")
