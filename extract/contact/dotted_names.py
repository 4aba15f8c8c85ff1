"""Names with dots that look like web addresses, behind an app that is told by its picture or in disguise, or behind "is": "the
lightning chat of Facebook, fake.name". What the reader of handles does not take of them stays a link (`links`)."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from extract.app.apps import Group
from extract.contact.links import DOTTED
from extract.contact.scan import Scan
from extract.text.sentences import STOPS
from extract.words.contact_words import finder, words

_FAR = 48  # characters between an app and a name
_AROUND = " ,،、:："
_CLAUSE = re.compile(rf"[{STOPS}!?\n@]|\.\s|[0-9]{{5}}")


@contextmanager
def freed(scan: Scan, groups: Sequence[Group]) -> Iterator[None]:
    """While it lasts, what may be a name is free to be read as one; then what no handle took is a link again."""
    named = [group for group in groups if group.apps and not group.weak and DOTTED.issuperset(group.apps)] if scan.loose else []
    found = [(start, end) for start, end in scan.loose if any(_leads(scan, group, start) for group in named)]
    for start, end in found:
        scan.taken[start:end] = bytes(end - start)
    yield
    for start, end in found:
        if any(scan.taken[start:end]):
            span = scan.plain.span(start, end)
            scan.found = [one for one in scan.found if (one.type, one.start, one.end) != ("url", *span)]
        scan.take(start, end)


def _leads(scan: Scan, group: Group, start: int) -> bool:
    """Whether nothing between an app and a name says that something else follows; behind a plain one only a word like "is" stands."""
    if not group.end <= start <= group.end + _FAR or any(scan.taken[group.end : start]):
        return False
    between, tables = scan.plain.low[group.end : start], scan.reading.tables
    if finder(tables, "website").search(between) or _CLAUSE.search(between):
        return False
    return group.hidden or any(label.told for label in group.labels) or between.strip(_AROUND) in words(tables, "edit_is")
