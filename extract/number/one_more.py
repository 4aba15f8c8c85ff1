"""Whether words around an app behind a number say that it is one way more beside the telephone: "Telp 0812…, WA juga", "– and on Viber",
"(has Viber)"."""

import re
from functools import lru_cache

from extract.compiled import compiled
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import alternation
from extract.words.number_cues import cues

_BOXES = frozenset("(（[【")
_BEHIND = 20  # characters behind an app in which it is said
_BREAK = re.compile(rf"[{STOPS}!?;；]|\.\s|\n")


def is_said(low: str, end: int, start: int, stop: int, tables: Tables) -> bool:
    """Whether it is said of the app at `start:stop` behind a number that ends at `end`, in a text in lower case."""
    said = low[end:stop] + _BREAK.split(low[stop : stop + _BEHIND])[0]
    if cues(tables, "also").search(said) or _and(tables).fullmatch(low, end, start):
        return True
    if low[end:start].strip()[:1] not in _BOXES:
        return False  # "0300 0000005, WhatsApp var" may be its alone
    before, behind, within = _has(tables)
    return any((before.fullmatch(low, end, start), behind.match(low, stop), within.fullmatch(low, start, stop)))


@lru_cache(maxsize=8)
def _and(tables: Tables) -> re.Pattern[str]:
    """ "and", with what may stand before an app: "– und per", "e no", وعلى."""
    joint = alternation(tables, "conjunction")
    return compiled(rf"[\s,،、，;.(–—-]{{0,3}}(?:{joint})[ ]?(?:(?:{alternation(tables, 'on_app', 'article')})[ ']?){{0,2}}")


@lru_cache(maxsize=8)
def _has(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """That it has the app: "(есть вайбер", "(WhatsApp var)", right before the app, behind it, or as part of its label."""
    has = alternation(tables, "has_app")
    opened = rf"\s?[(（\[【]\s?(?:(?:{alternation(tables, 'conjunction')})[ ]?)?"
    before = rf"{opened}(?:{has})[ ]?(?:(?:{alternation(tables, 'on_app', 'article', 'conjunction')})[ ']?){{0,2}}"
    within = rf"(?:(?:{has}|{alternation(tables, 'conjunction')}) [^\n]+|[^\n]+ (?:{has}))"
    return compiled(before), compiled(rf"[ ]?(?:{has})[ ]?(?:$|[,，.。;)）\n])"), compiled(within)
