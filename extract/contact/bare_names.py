"""Names that stand without the name of their app: `live:fakejoe` is Skype's; an ID beside a telephone number, or alone in the line below
a contact, is of the app that everybody in that country has (`app` in `data/phone_regions.csv`); a word with an underscore is a handle
like `@name`, so Telegram's, where the text has no name of any app."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from extract.compiled import compiled
from extract.contact.scan import Scan
from extract.handle.words import shapes
from extract.stored import kept
from extract.tables import TableError, Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import alternation

_LIVE = re.compile(r"(?<![a-z0-9_.@/:])live:(?=[a-z.]{0,40}[0-9_.]|[a-z]{8})[a-z0-9.][a-z0-9._-]{4,40}(?<![.-])(?![a-z0-9@])")
_BELOW = re.compile(r"\n[ ]?(@?[a-z][a-z0-9._-]{3,29})[ ]?(?=\n|$)")
# In 2,257 real texts, most of them ads of boards, one word looked so and was none, a piece of code; titles of groups (`Soft_Job`) do
# not count.
_SCORED = re.compile(r"(?<![\w@./#:`=&?+\-])[a-z][a-z0-9]{2,}(?:_[a-z0-9]+){1,3}(?![\w@/=`(\-]|\.\w)")
_LAST = re.compile(rf"[ ]?(?:[.!?{STOPS})）」\n]|$)")  # of a sentence, line or bracket
_TITLED = re.compile("[A-Z][^_]*_[A-Z]")
_MOST = 2  # different words of this kind in a text: more are no handles but names of columns or files
_NEAR = 24  # characters between a number and an ID in its line
_LEFT = 2  # signs beside a contact that has its line for itself
_SIGN = re.compile("[0-9_]")

Name = tuple[int, int, str, str]  # start, end, type, value


def find(scan: Scan) -> Iterator[Name]:
    """Every such name in what is not taken, in the plain text."""
    low = scan.plain.low
    if "live:" in low:
        yield from ((*match.span(), "skype", match.group()) for match in _LIVE.finditer(low))
    homes = _homes(scan.reading.tables)
    lands = [(scan.reading.ad.country or "").upper(), *(contact.region or "" for contact in scan.found)]
    app = next((homes[land] for land in lands if land in homes), None)
    if app is None or not scan.found:
        return
    known = shapes(scan.reading.tables)[app]
    for start, end in _beside(scan):
        name = low[start:end]
        if _SIGN.search(name) and known.fullmatch(name):
            yield start, end, app, name


def scored(scan: Scan) -> Iterator[Name]:
    """Words with an underscore, of a text in which no handle was read and where one of them ends a sentence, line or bracket."""
    known = shapes(scan.reading.tables)
    if "_" not in scan.plain.low or any(contact.type in known for contact in scan.found):
        return
    plain, shape = scan.plain, known["telegram"]
    spots = [match for match in _SCORED.finditer(plain.low) if not any(scan.taken[match.start() : match.end()])]
    last = any(_LAST.match(plain.low, match.end()) for match in spots)
    if last and len({match.group() for match in spots}) <= _MOST:
        for match in spots:
            if shape.fullmatch(match.group()) and not _TITLED.match(plain.text, match.start()):
                yield (*match.span(), "telegram", match.group())


def _beside(scan: Scan) -> Iterator[tuple[int, int]]:
    """Where a word for ID and a name stand near a telephone number in its line, and where a name fills the line below a contact."""
    low, starts = scan.plain.low, scan.plain.starts
    spots = sorted(
        (bisect_left(starts, contact.start), bisect_right(starts, (contact.end or 0) - 1))
        for contact in scan.found
        if contact.start is not None and contact.type in {"phone", "email"}
    )
    for match in _named(scan.reading.tables).finditer(low):
        at = bisect_left(spots, match.span())
        gaps = [low[end : match.start()] for _, end in spots[max(0, at - 1) : at]]
        gaps += [low[match.end() : start] for start, _ in spots[at : at + 1]]
        if any(len(gap) <= _NEAR and "\n" not in gap for gap in gaps):
            yield match.span("name")
    for start, end in spots:
        line, stop = low.rfind("\n", 0, start) + 1, low.find("\n", end)
        if start - line <= _LEFT and 0 <= stop - end <= _LEFT and (below := _BELOW.match(low, stop)):
            yield below.span(1)


@lru_cache(maxsize=8)
def _named(tables: Tables) -> re.Pattern[str]:
    return compiled(rf"(?:{alternation(tables, 'bare_id')})[ ]?[:：][ ]?(?P<name>@?[a-z][a-z0-9._-]{{3,29}})(?![a-z0-9@])")


@lru_cache(maxsize=8)
@kept("phone_regions", "chat_types")
def _homes(tables: Tables) -> dict[str, str]:
    """Country → the app that is meant there where none is named. Raises `TableError` for an app that has no handles."""
    rows = [row for row in tables.rows("phone_regions") if row["kind"] == "app"]
    for row in rows:
        if row["word"] not in shapes(tables):
            raise TableError(f"phone_regions.csv: {row['word']}: no type of chat_types.csv that has handles")
    return {land: row["word"] for row in rows for land in row["regions"].split()}
