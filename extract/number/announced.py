"""Numbers in the line below the words that announce them: "send it by WhatsApp to the number below ↵ 0812 …"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from extract.app.apps import Group
from extract.disguise.plain import Plain
from extract.number.numbers import Number
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import finder

_REST = re.compile(  # of the line, and signs or the name of a thing before the number
    r"[^\w\n]{0,4}(?:[^\W\d]{1,14}[^\w\n]{1,4}){0,3}(?:[^\W\d]{1,14})?[^\w\n]{0,4}\n[^\w]{0,12}(?:[^\W\d]{1,10}\.?[:：]?[^\w\n]{0,4})?$"
)
_FAR = 72  # characters between the words and the number
_NEAR = 48  # characters between an app and the words
_BREAK = re.compile(rf"[{STOPS}!?;；\n]|\.\s")


def announced(plain: Plain, groups: Sequence[Group], numbers: Sequence[Number], tables: Tables) -> dict[int, int]:
    """Where each number begins that is announced in the line above → the index of the group of labels that does."""
    found: dict[int, int] = {}
    if not groups or not numbers:
        return found
    starts, labels = [number.start for number in numbers], [group.start for group in groups]
    for match in finder(tables, "number_below").finditer(plain.low):
        at, index = bisect_left(starts, match.end()), bisect_left(labels, match.end()) - 1
        index -= index > 0 and not groups[index].apps  # "number" may be a label
        if at == len(starts) or index < 0 or not groups[index].apps:
            continue
        before, behind = plain.low[groups[index].end : match.start()], plain.low[match.end() : starts[at]]
        if len(before) <= _NEAR and not _BREAK.search(before) and len(behind) <= _FAR and _REST.fullmatch(behind):
            found[starts[at]] = index
    return found
