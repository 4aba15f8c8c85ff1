"""Which pieces of a told handle are letters: "foxtrot alfa kilo echo", "efe, a, ka, e"; and words with accents, which it has without."""

import re
import unicodedata
from collections.abc import Mapping

from extract.handle.told_counts import Piece

_ACCENTED = re.compile(r"[a-z0-9\u00c0-\u024f\u1e00-\u1eff]{4,20}")


def alphabet(low: str, found: list[Piece]) -> list[Piece]:
    """The pieces with "foxtrot alfa kilo echo" as letters; one such word alone, as in "fake underscore hotel", is a word."""
    spelled = [piece.kind == "spelled" for piece in found]
    if not any(spelled):
        return found
    out = []
    for at, piece in enumerate(found):
        alone = spelled[at] and not any(spelled[max(0, at - 1) : at] + spelled[at + 1 : at + 2])
        kind = "letter" if spelled[at] and not alone else "latin" if alone else piece.kind
        value = low[piece.start : piece.end] if alone else piece.value
        out.append(piece._replace(kind=kind, value=value, said=piece.said and not alone))
    return out


def among(low: str, found: list[Piece], names: Mapping[str, str]) -> list[Piece]:
    """The pieces with words that are names of letters too as letters among others: "efe, a, ka, e", where "ka" is a word of others."""
    out = list(found)
    for at, piece in enumerate(found):
        letter = names.get(low[piece.start : piece.end]) if piece.kind in {"filler", "then", "digit"} else None
        if letter is None:
            continue
        before = next((one for one in reversed(out[:at]) if low[one.start] not in ",، "), None)
        behind = next((one for one in found[at + 1 :] if low[one.start] not in ",، "), None)
        sides = [one for one in (before, behind) if one is not None]
        if (
            sides
            and all(one.kind in {"letter", "sign"} or len(one.value) == 1 for one in sides)
            and any(one.kind != "sign" for one in sides)
        ):
            out[at] = piece._replace(kind="letter", value=letter, strong=False)
    return out


def accented(low: str, at: int, apart: bool, found: list[Piece]) -> Piece | None:
    """A word with accents, which no handle has, behind a sign told in words: "demo tiret du bas étoile"."""
    word = _ACCENTED.match(low, at) if found and found[-1].kind == "sign" and found[-1].said else None
    value = "".join(char for char in unicodedata.normalize("NFD", word.group().replace("đ", "d")) if char.isascii()) if word else ""
    return Piece(at, word.end(), "latin", value, apart) if word else None
