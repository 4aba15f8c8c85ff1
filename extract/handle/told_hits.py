"""The words of told handles in a stretch of text by where they stand; of those for "then" that are ordinary words or names too
("dan", "pa", "sen"), the ones that join two pieces there."""

import re
from collections.abc import Iterable

from extract.words.layers import Layered
from extract.words.phrases import Hit, meaning

MAYBE = "maybe"  # the kind of words that are one for "then" only where a comma or figures stand beside them
_ASCII_LETTER = re.compile("[a-z]")
_BEFORE = re.compile(r"[,،、，፣;)）\"”»][ ]?$")
_PIECE = re.compile(r"[ ][\"'“«(]?[a-z0-9_.]")
_FIGURE = re.compile(r"[ ][(]?[0-9]{1,6}(?![0-9])")
_LATIN_BEFORE = re.compile(r"[a-z0-9_][ ]?$")
_LATIN_BEHIND = re.compile(r"[ ]?(?:[a-z]|\w[个個][ ]?[0-9])")  # not "3个人"
_FIGURES, _TOLD = frozenset(("digit", "plural", "double")), frozenset(("sign", "letter", "filler"))
_THEN = meaning(kind="then", value="")


def hits(text: str, start: int, phrases: Layered) -> dict[int, Hit]:
    """The words of the table by where they stand; words of other scripts also where Latin letters touch them: fake점kr."""
    known = {hit.start: hit for hit in found(text, phrases)}
    if not text.isascii():
        known |= {hit.start: hit for hit in found(_ASCII_LETTER.sub(" ", text), phrases) if not text[hit.start].isascii()}
    settled = ((at, _settled(text, hit, known) if hit.row["kind"] == MAYBE else hit) for at, hit in known.items())
    return {start + at: hit for at, hit in settled if hit is not None}


def found(text: str, phrases: Layered) -> Iterable[Hit]:
    """The words in a text in lower case: the table has them folded, with two letters for one where that is two (anschließend)."""
    if text.casefold() == text:
        return phrases.find(text)
    pieces = [char.casefold() for char in text]
    places = [at for at, piece in enumerate(pieces) for _ in piece]
    return [Hit(places[hit.start], places[hit.end - 1] + 1, hit.row) for hit in phrases.find("".join(pieces))]


def _settled(text: str, hit: Hit, found: dict[int, Hit]) -> Hit | None:
    """The word as one for "then": behind a comma and before a piece, or before figures, a Han one between Latin letters; else None."""
    if hit.end - hit.start == 1 and "\u4e00" <= text[hit.start] <= "\u9fff":  # 接
        between = _LATIN_BEFORE.search(text, max(0, hit.start - 2), hit.start) and _LATIN_BEHIND.match(text, hit.end)
        return hit._replace(row=_THEN) if between else None
    follower = found.get(hit.end + 1) if text[hit.end : hit.end + 1] == " " else None
    behind = follower.row["kind"] if follower else ""
    piece = _PIECE.match(text, hit.end) is not None
    listed = _BEFORE.search(text, max(0, hit.start - 2), hit.start) is not None
    signed = behind == "sign" or any(one.end + 1 == hit.start and one.row["kind"] == "sign" for one in found.values())
    joins = (
        behind in _FIGURES
        or _FIGURE.match(text, hit.end) is not None
        or (signed and piece)  # "underscore pa davao"
        or (listed and (piece or behind in _TOLD))
    )
    return hit._replace(row=_THEN) if joins else None
