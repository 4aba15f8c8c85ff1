"""Names of which the text says at once what was wrong: "anna7zero, sorry, not anna7 but anna77", "anna@example.jp, not .jp but .net".

A correction counts only where what it takes back stands in the name and what it puts there looks like that.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from extract.disguise.plain import Plain, replaced
from extract.disguise.rewrite_words import ENDS
from extract.tables import Tables
from extract.words.contact_words import finder, words
from extract.words.latin_words import is_word

_NAME = re.compile(
    r"(?<![a-z0-9_.@/-])@?(?=[a-z0-9_.]*[0-9_.@])[a-z][a-z0-9_.]{3,40}[a-z0-9_](?:@[a-z0-9-]{2,30}(?:\.[a-z]{2,12}){1,2})?(?![a-z0-9_@/])"
)
_MIXED = re.compile(r"[0-9_@](?<=[a-z].)|\.(?<=[a-z].)[a-z0-9_]")  # no name without it
_TOKEN = re.compile(r"(?<![a-z0-9_@/-])[a-z0-9_.]*[a-z0-9_](?![a-z0-9_@/-])")
_ENDING = re.compile(rf"(?<![a-z0-9_@])\.?({ENDS})(?![a-z0-9_@])")
_REACH = 110  # characters behind a name in which it is put right
_GAP = 24  # characters between what is taken back and what is meant
_ALIKE, _LIKELY = 0.6, 0.8  # how like each other old and new are; a piece told anew without the old one
_NEAR = 8  # characters between a denial and what it denies
_PIECE = 4  # letters of such a piece
_REST = re.compile(r"[,;،、，]?[ ]?[^,.;،、，。\n]{2,36}")
_DENYING = ("correction", "denial", "not_sign", "not_behind", "no_sign")
_OTHER = re.compile(r"\n|https?:|[a-z0-9_.-]{1,40}@[a-z0-9]|(?<![a-z0-9])@[a-z]")


def corrected(plain: Plain, tables: Tables) -> Plain:
    """`plain` with such names put right and without the words that do so."""
    return replaced(plain, _spots(plain.low, tables))


def _spots(low: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    if not _MIXED.search(low):
        return
    last = 0
    for name in _NAME.finditer(low):
        if name.start() < last:
            continue
        region = _OTHER.split(low[name.end() : name.end() + _REACH])[0]
        if not finder(tables, *_DENYING).search(region):
            continue
        found = (
            _exchanged(name.group(), region, tables)
            or _ended(name.group(), region, tables)
            or _retold(name.group(), region, tables)
        )
        if found:
            new, start, end = found
            yield name.start(), name.end(), new
            yield name.end() + start, name.end() + end, ""
            last = name.end() + end


def _exchanged(name: str, region: str, tables: Tables) -> tuple[str, int, int] | None:
    """ "Not anna7 but anna77": of two words side by side the first stands in the name, the second is like it."""
    tokens = list(_TOKEN.finditer(region))
    denied = finder(tables, *_DENYING)
    for at, old in enumerate(tokens):
        taken = old.group()
        sure = any(map(str.isdigit, taken)) or (len(taken) >= _PIECE and not is_word(taken))
        if len(taken) < 2 or taken not in name or not sure:
            continue
        near = [new for new in tokens[at + 1 :] if new.start() - old.end() <= _GAP and new.group() not in name]
        new = next((new for new in near if SequenceMatcher(None, taken, new.group()).ratio() >= _ALIKE), None)
        if new and (denied.search(region[: old.start()]) or denied.search(region[old.end() : new.end() + _GAP])):
            tail = name.rpartition(taken)[2]
            again = next((one for one in tokens if tail and one.group() == tail and one.start() > new.end()), new)
            return new.group().join(name.rsplit(taken, 1)), 0, _closed(region, again.end(), tables)
    return None


def _closed(region: str, end: int, tables: Tables) -> int:
    """Where the words behind a correction end that say that the rest is the same."""
    rest = _REST.match(region, end)
    return rest.end() if rest and finder(tables, "same", "same_name", "same_short").search(rest.group()) else end


def _ended(name: str, region: str, tables: Tables) -> tuple[str, int, int] | None:
    """ "Not .jp but .net": another ending of an address."""
    if "@" not in name[1:]:
        return None
    head, _, ending = name.rpartition(".")
    alone = re.search("[a-z]{2,}", _ENDING.sub("", region[: _GAP * 2])) is None
    told = [hit for hit in _ENDING.finditer(region[: _GAP * 2]) if hit.group(1) != ending and (alone or hit.group()[0] == ".")]
    if len(told) != 1 or _is_denied(region, told[0].start(), ending, tables):
        return None
    return f"{head}.{told[0].group(1)}", 0, told[0].end()


def _is_denied(region: str, at: int, ending: str, tables: Tables) -> bool:
    """Whether the one ending that is told is the one that is not meant: "firma.com (not .net)"."""
    told = finder(tables, "not_sign").search(region, max(0, at - _NEAR), at)
    return told is not None and told.group() not in words(tables, "not_behind") and ending not in region


def _retold(name: str, region: str, tables: Tables) -> tuple[str, int, int] | None:
    """ "Sorry, copihue with c": a piece of the name told anew, only behind a word for a mistake."""
    said = finder(tables, "correction").search(region)
    if said is None:
        return None
    for new in _TOKEN.finditer(region, said.end()):
        meant = new.group()
        for piece in re.findall("[a-z]{4,}", name.partition("@")[0]):
            same = piece == meant or len(meant) < _PIECE or not meant.isalpha() or meant in name
            if not same and SequenceMatcher(None, piece, meant).ratio() >= _LIKELY and abs(len(piece) - len(meant)) < 2:
                return name.replace(piece, meant, 1), 0, new.end()
    return None
