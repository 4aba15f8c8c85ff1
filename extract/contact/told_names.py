"""Names told in pieces far from their app: "find me on the paper plane app. My name there: kofi, underscore, travels, then double zero",
"Telegram po ludzku: małpa, azja, podkreślnik, praca, dwa zera". Near one the readers of handles have them."""

import re
from collections.abc import Iterator
from itertools import chain, islice, pairwise

from extract.app.apps import Group
from extract.contact.bare_names import Name
from extract.contact.scan import Scan
from extract.handle import spoken
from extract.handle.forms import valid
from extract.handle.words import hints, shapes
from extract.words.contact_words import finder
from extract.words.sign_names import TOLD_SIGNS

_FIRST = re.compile(r"(?<![\w@./+'’-])[a-z][a-z0-9.]{1,23}(?=[)）\"'”]?[ ]?[,،、]?[ ]?[(（]?[ ]?$)")
_MOST = 64  # words for signs that are looked at: a name has few, and time is to be linear in the text
_REACH = 30  # characters before the word for a sign in which the first piece stands
_BETWEEN = 3  # words from one sign to the piece behind the next
_SHAPE = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)+")
_CLOSE = re.compile(r"[(（](?![ ]?_[ ]?[)）])|\n|[.!?](?=\s)")  # behind the sign, where the name has ended
_LISTED = re.compile("[,،、]")
_FIGURE = re.compile(r"[ ]?[,،、][ ]?(\d{1,4})(?=[ ]?[)）\n]|[.!?](?:\s|$)|$)")  # the last of a list: fake, underscore, hr, 77
_MANY = 2  # parts of a name that has neither an underscore nor a figure
_APART = re.compile(r"(?<=[ ,،、(（])_(?=[ ,،、)）])")


def find(scan: Scan, groups: list[Group], languages: frozenset[str]) -> Iterator[Name]:
    """The name told in pieces for the one app of the text that takes names and has none."""
    known = shapes(scan.reading.tables)
    named = {kind for group in groups for kind in group.apps if kind in known}
    left = named - {contact.type for contact in scan.found}
    if len(left) != 1 or len(named) > 1:
        return
    (kind,) = left
    plain, tables = scan.plain, scan.reading.tables
    found = chain(finder(tables, *TOLD_SIGNS).finditer(plain.low), _APART.finditer(plain.low))
    signs = sorted({match.start() for match in islice(found, _MOST)})
    end = 0
    for last, sign in pairwise([-_REACH, *signs]):
        first = _FIRST.search(plain.low, max(end, sign - _REACH), sign)
        if first is None or (0 <= last < first.start() and plain.low[last : first.start()].count(" ") <= _BETWEEN):
            continue  # none, or another piece and a sign stand before
        close = _CLOSE.search(plain.low, sign)
        limit = close.start() if close else len(plain.low)
        told = spoken.read(plain.low, first.start(), limit, tables, languages, ends=True)
        if told is None or told.end <= sign or not told.value.startswith(first.group()):
            continue
        figure = _FIGURE.match(plain.low, told.end) if _LISTED.search(plain.low, first.end(), sign) else None
        written, stop = told.value + (figure[1] if figure else ""), figure.end() if figure else told.end
        value = valid(written, kind, plain, (first.start(), stop), tables, told=True)
        if value and _is_name(written, hints(tables).firm):
            yield first.start(), stop, kind, value
            end = stop


def _is_name(value: str, words: frozenset[str]) -> bool:
    """Whether it has an underscore, a figure or two signs, and none of its parts is a word that stands between: "meeting point 5"."""
    parts = re.split("[._-]", value)
    odd = "_" in value or len(parts) > _MANY or any(char.isdigit() for char in value)
    return _SHAPE.fullmatch(value) is not None and words.isdisjoint(parts) and odd
