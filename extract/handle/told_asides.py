"""What stands between the pieces of a told handle and is none: a remark in brackets before "then" ("pune (no dot on the e), then forty"),
figures said again ("sáu tám (sáu tám ghi số)"), "and" between two figures ("2 jeung 2"), an article of a counted one ("twee keer
de nul")."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import dropwhile, takewhile

from extract.handle.told_counts import GAPS, Piece
from extract.tables import Tables
from extract.words.contact_words import of_kinds, words
from extract.words.phrases import Hit

_REMARK = re.compile(r"[(（](?P<said>[^()（）\n@0-9_]{3,48})[)）](?=[,،、，]?[ ]?(?P<next>[^ ]))")
_COMMAS = frozenset(",،、，")
_OPENING = frozenset("(（")


def remark(low: str, at: int, stop: int, apart: bool, known: dict[int, Hit], found: list[Piece]) -> Piece | None:
    """A remark of several words in brackets behind which the handle goes on with "then" or a sign, or with a comma where it is all told
    by commas."""
    match = _REMARK.match(low, at, stop) if found and low[at : at + 1] in _OPENING else None
    if match is None or " " not in match.group("said").strip():
        return None
    hit = known.get(match.start("next"))
    goes_on = hit is not None and hit.row["kind"] in {"then", "sign"}
    listed = low[match.end() : match.end() + 1] in _COMMAS and sum(low[piece.start] in _COMMAS for piece in found) > 2
    return Piece(at, match.end(), "filler", "", apart) if goes_on or listed else None


def once(low: str, found: list[Piece]) -> list[Piece]:
    """The pieces without figures that brackets behind them say again, and without signs: "underscore (_)"."""
    found = _unboxed(low, list(_signs_once(low, found)))
    opened = next((at for at, piece in enumerate(found) if piece.kind == "open" and low[piece.start] in _OPENING), None)
    if opened is None:
        return found
    said = dropwhile(lambda piece: piece.kind in {"then", "filler"}, found[opened + 1 :])  # "(99 at the end)"
    before, behind = found[:opened], list(takewhile(_is_figure, said))
    again = "".join(piece.value for piece in behind)
    told = "".join(reversed([piece.value for piece in takewhile(_is_figure, reversed(before))]))
    return before if again and again == told else found


def figured(low: str, found: list[Piece], tables: Tables) -> list[Piece]:
    """The pieces with figures in brackets for the words before that tell them, behind a word for figures: "then the figures of
    independence (45)"."""
    figures = words(tables, "digit_word")
    for at in range(len(found) - 3):
        said, told, opened, figure = found[at : at + 4]
        named = low[said.start : said.end].rpartition(" ")[2] in figures
        if named and told.value.isalpha() and told.kind == "latin" and opened.kind == "open" and figure.value.isdigit():
            closed = found[at + 4 : at + 5]
            end = closed[0].end if closed and closed[0].kind == "open" else figure.end
            return [
                *found[: at + 1],
                figure._replace(start=told.start, end=end, kind="digit", said=True),
                *found[at + 4 + len(closed) :],
            ]
    return found


def _unboxed(low: str, found: list[Piece]) -> list[Piece]:
    """The pieces without brackets around a sign that joins two of them: "fakeboss (then underscore) 99"."""
    out = list(found)
    for at, piece in enumerate(found):
        if piece.kind != "sign" or not piece.said:
            continue
        opened = next((place for place in range(at - 1, -1, -1) if found[place].kind not in {"then", "filler"}), -1)
        closed, behind = found[at + 1 : at + 2], found[at + 2 : at + 3]
        boxed = (
            opened > 0
            and found[opened].kind == "open"
            and low[found[opened].start] in _OPENING
            and found[opened - 1].kind == "latin"
        )
        again = any(one.kind == "sign" and one.value == piece.value for one in found[:at])
        follows = bool(behind) and behind[0].kind in {"latin", "digit"} and not again
        if boxed and follows and closed[0].kind == "open" and low[closed[0].start] in {")", "）"}:
            out[opened] = found[opened]._replace(kind="filler")
            out[at + 1] = closed[0]._replace(kind="filler")
    return out


def _signs_once(low: str, found: list[Piece]) -> Iterator[Piece]:
    for at, piece in enumerate(found):
        before = found[at - 2 : at] if at > 1 and piece.kind == "sign" else []
        again = before and before[0].kind == "sign" and before[0].value == piece.value and before[1].kind == "open"
        touching = at > 0 and found[at - 1].kind == piece.kind == "sign" and found[at - 1].said and found[at - 1].end == piece.start
        if touching and found[at - 1].value == piece.value and low[piece.start] == piece.value:
            continue  # "nokta (.)", whose brackets are undone
        if not (again and low[before[1].start] in _OPENING and low[piece.end : piece.end + 1] in {")", "）"}):
            yield piece


def _is_figure(piece: Piece) -> bool:
    return piece.kind == "digit" or piece.value.isdigit()


@lru_cache(maxsize=8)
def _joining(tables: Tables) -> frozenset[str]:
    return frozenset(of_kinds(tables, "conjunction", "and"))


def bare(low: str, found: list[Piece], tables: Tables) -> list[Piece]:
    """The pieces with "and" between two figures as a word for "then", and without an article behind a word for "times"."""
    if len(found) < 3:
        return found
    joining, articles = _joining(tables), words(tables, "article")
    out = list(found)
    for at in range(1, len(found) - 1):
        one, piece, other = found[at - 1 : at + 2]
        word = low[piece.start : piece.end]
        if len(one.value) == 1 == len(other.value) and _is_figure(one) and _is_figure(other) and piece.apart and word in joining:
            out[at] = piece._replace(kind="then", value="", said=True)
        elif one.kind in {"times", "multiple"} and _is_figure(other) and piece.kind not in GAPS and word in articles:
            out[at] = piece._replace(kind="filler", value="")
    return out
