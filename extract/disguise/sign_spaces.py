"""Names in pieces behind a colon, an arrow or a quote of which a remark in brackets says nothing but that they are one: "→ ke ri ja fa ke
5 (joined)", "ID: fa ke . hr77 (no spaces)", "Telegram (no spaces): fake — bep — 168". Signs between spaces that no handle has go too."""

import re
from collections.abc import Callable, Iterator

from extract.disguise.plain import Plain, replaced
from extract.tables import Tables
from extract.words.contact_words import finder
from extract.words.digit_words import is_number_word
from extract.words.latin_words import is_word
from extract.words.sign_names import TOLD_SIGNS, named

_PIECE = "[a-z0-9_]{1,20}"
_BETWEEN = "[ ]{1,2}(?:[./+|~·•♥❤♡—–-]\ufe0f?[ ])?"
_ROW = rf"@?(?P<row>{_PIECE}(?:{_BETWEEN}{_PIECE}){{1,9}})"
_SHOWN = '[:：→➡➜👉▶⇒☞=»«"“「『]\ufe0f?'
_BEHIND = re.compile(
    rf"{_SHOWN}[ ]{{0,2}}{_ROW}[ ]{{0,2}}[\"”」』»]?[ ]?"
    rf"(?:[(（\[](?P<remark>[^()（）\[\]\n]{{2,40}})[)）\]]|[←⬅]\ufe0f?(?P<rest>[^\n.,;]{{4,40}}))"
)
_BEFORE = re.compile(
    rf"[(（\[](?P<remark>[^()（）\[\]\n]{{2,40}})[)）\]][ ]?[:：→➡]\ufe0f?[ ]{{0,2}}{_ROW}(?=[ ]?(?:$|[\n.,;/|(]))"
)
_SPACES = re.compile(r"[ ]{1,2}(?:([.-])[ ]|[^a-z0-9_. ]\ufe0f?[ ])?")
_LINK = re.compile(r"(?:t|wa|m)[ ]?\.[ ]?me(?![a-z0-9])|https?(?![a-z0-9])")
_WORD = re.compile(r"[^\W\d_]+")
_KINDS = ("joined", "gap_word", "gap", "remove", "marks", "article", "conjunction", "connector", "filler", "told", "means", "small")
_JOINING = frozenset("_.-")
_STRAY = 3  # letters of a remark that say something else: particles, the name of a sign in another script


def read(plain: Plain, tables: Tables) -> Plain:
    """`plain` with such names in one. Nearly all texts have none."""
    return replaced(plain, _spots(plain.low, tables))


def _spots(low: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    found = {}
    for pattern in (_BEHIND, _BEFORE):
        for hit in pattern.finditer(low):
            remark = hit.group("remark") or hit.groupdict().get("rest") or ""
            if _says_one(remark, tables) and _is_name(hit.group("row"), tables):
                found[hit.start("row")] = (*hit.span("row"), _SPACES.sub(_kept(remark, tables), hit.group("row")))
    last = 0
    for start in sorted(found):
        if start >= last:
            yield found[start]
            last = found[start][1]


def _kept(remark: str, tables: Tables) -> Callable[["re.Match[str]"], str]:
    """What is left of the spaces between two pieces: a full stop, and a hyphen where only the spaces are said to go."""
    signs = {".", ""} if finder(tables, "joined").search(remark) else {".", "-"}
    return lambda gap: gap.group(1) if gap.group(1) in signs else ""


def _says_one(remark: str, tables: Tables) -> bool:
    """Whether a remark says that there are no spaces, or that all is joined, and nothing else: no sign that joins them."""
    if not _JOINING.isdisjoint(named(remark, tables)):
        return False
    spaces = finder(tables, "gap_word").search(remark) and finder(tables, "remove").search(remark)
    if not (spaces or finder(tables, "joined").search(remark)):
        return False
    rest = finder(tables, *_KINDS).sub(" ", remark)
    return sum(map(len, _WORD.findall(rest))) <= _STRAY


def _is_name(row: str, tables: Tables) -> bool:
    """Whether pieces may be a name's: no words for signs and digits, which are told, and no sentence."""
    pieces = re.findall(_PIECE, row)
    told = finder(tables, *TOLD_SIGNS, "then_only", "append", "plus", "star", "at").search(row)  # words for signs: tag chiziq
    if told or _LINK.match(row) or any(is_number_word(piece, tables) for piece in pieces) or not re.search("[a-z]", row):
        return False
    return sum(len(piece) > _STRAY and is_word(piece) for piece in pieces) * 2 <= len(pieces)
