"""Names of chat apps with signs or spaces between their letters, vowel signs left out, or in other scripts a letter blotted out:
Za.lô, テ〇グラ (Latin names with letters blotted out: `guesses`).

Text and names are brought to the same skeleton: look-alikes and letters for digits undone, separators and combining marks
gone. What reads like a name there, and is not written like it, is a disguised label. Runs in time linear in the text.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, pairwise
from sys import intern
from typing import NamedTuple

from extract.automaton import Places, places_of
from extract.disguise.plain import Plain, homoglyphs
from extract.once import Filled
from extract.packed import Packed, joined, split
from extract.stored import kept
from extract.tables import Tables

_SEPARATORS = frozenset(" ـ.-_*·~'’`\"•,⋅|/\\")
_BLOTS = frozenset("〇○◯●◎✕✖×＊*")
_BLOT = "〇"
_APOSTROPHES = str.maketrans("", "", "'’‘`")
_LEET = str.maketrans("@4€30!1|l$57", "aaeeoiiiisst")
_LONG, _SHORT = 5, 3  # letters of a skeleton: spaces may stand anywhere from the first, between all letters from the second
_WIDEST_GAP, _TATWEEL = 2, "ـ"  # it only draws the line between two Arabic letters out
_FEW_NAMES = 40  # that are looked at one by one


@dataclass(frozen=True, slots=True)
class Disguised:
    start: int
    end: int
    type: str
    short: bool
    odd: bool = True  # no: only an apostrophe before an ending


def find(plain: Plain, clear: str, tables: Tables) -> list[Disguised]:
    """Every name of an app that is written apart, with vowel signs missing or with a blotted letter; names as written are left out.
    `clear`: the text in lower case, look-alikes undone."""
    blotted = _BLOTTED.search(clear) is not None
    skeleton = _skeleton(_bare(clear)) if blotted else clear.translate(_BARE_BONES)
    names = _names(tables)
    hits = names.places(skeleton.replace(_GONE, ""))
    if not hits or (not blotted and _are_plain(plain.low, [index for _, _, index in hits], names)):
        return []
    low = _bare(clear)
    written, types, labels, whole = names.written, names.types, names.labels, names.whole
    places = list(compress(range(len(skeleton)), map(_GONE.__ne__, skeleton)))
    found = []
    for at, to, index in hits:
        spots = places[at:to]
        start, end = spots[0], spots[-1] + 1
        if plain.low[start:end] in {written[index], labels[index]} and _BLOTS.isdisjoint(written[index]):
            continue  # as it is written
        if _ENDED.search(plain.low, start, end) or _PRICED.match(plain.low, max(0, start - 2), end):
            continue  # "Telegram! Out there", "900 $ plus"
        if " " in plain.low[start:end] and plain.low[start:end].partition(" ")[0].rstrip(",.;:!)") in whole:
            continue  # the name as it is written, and an ending of others: "viber, a ..."
        while end < len(low) and _is_mark(low[end]):
            end += 1
        odd = "".join(plain.low[spot] for spot in spots) != written[index]
        if _bounded(low, start, end) and _apart(spots, low, start, end, odd):
            short = to - at < _LONG and " " in low[start:end]
            odd = plain.low[start:end].translate(_APOSTROPHES) != written[index]  # Telegram'dan
            found.append(Disguised(start, end, types[index], short, odd))
    return found


def _are_plain(low: str, hits: list[int], names: "_Names") -> bool:
    """Whether none of `hits` is disguised: each stands as often in the text as it is written, or is a few letters of it in a row."""
    if len(hits) > _FEW_NAMES:
        return False  # no ad
    letters = _bare(low).replace("l", "i")  # as skeletons have it
    for index in set(hits):
        name, written, label = names.skeletons[index], names.written[index], names.labels[index]
        few = len(name) < _LONG and name.isalpha() and letters.count(name) == hits.count(index)
        if few:
            continue
        if not written or not _BLOTS.isdisjoint(written) or (written != label and written in label):
            return False
        known = low.count(written)
        if label != written and _in_full(label):
            known += low.count(label)
        if known != hits.count(index):
            return False
    return True


@lru_cache(maxsize=2048)
def _in_full(label: str) -> bool:
    """Whether a name begins and ends with what its skeleton has."""
    ends = label[:1] + label[-1:]
    return len(ends) > 1 and not any(char in _SEPARATORS or _is_mark(char) for char in ends)


def _apart(spots: list[int], low: str, start: int, end: int, odd: bool) -> bool:
    """Whether the name is disguised: all letters of a short one, or some of a long one stand apart; or letters are not its own."""
    gaps = [sum(not _is_mark(char) and char != _TATWEEL for char in low[one + 1 : other]) for one, other in pairwise(spots)]
    if max(gaps, default=0) > _WIDEST_GAP or "\n" in low[start:end]:
        return False
    if gaps and gaps[-1] and low[spots[-1]].isdigit():
        return False  # "by telegram, 5 minutes"
    if odd and len(spots) < _LONG and not low[start].isascii() and " " in low[start:end]:
        return False  # consonants of two words
    blotted = sum(char in _BLOTS for char in low[start:end]) == 1 and any(char.isalpha() for char in low[start:end])
    if len(spots) < _SHORT:
        return False
    if len(spots) < _LONG and start + 1 < end and low[start].isascii() and " " in low[start:end]:
        return all(gaps) or blotted  # `a pp`, `li ne` are words of some language
    leet = odd and len(spots) == _LONG - 1 and not any(gaps) and not low[start:end].isalpha()  # L!ne, z@lo
    return any(gaps) or blotted or leet or (odd and len(spots) >= _LONG)


def _bare(low: str) -> str:
    """Latin letters without their accents: Za.lô."""
    return low.translate(_accents()) if _ACCENTED.search(low) else low


@lru_cache(maxsize=1)
def _accents() -> dict[int, str]:
    return {code: unicodedata.normalize("NFD", chr(code))[0] for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))}


_ENDED, _PRICED = re.compile(r"[!?][ ]"), re.compile(r"[0-9][ ]?[$€£][ ]")
_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")


@lru_cache(maxsize=4096)
def _is_mark(char: str) -> bool:
    return not char.isascii() and unicodedata.category(char) in {"Mn", "Mc", "Cf"}


def _bounded(low: str, start: int, end: int) -> bool:
    """Whether no letter or digit of the same script touches the name."""
    before, after = low[start - 1 : start], low[end : end + 1]
    return not (_touches(before, low[start]) or _touches(after, low[end - 1]))


def _touches(char: str, neighbour: str) -> bool:
    return bool(char) and (char.isalnum() or char in "@_") and char.isascii() == neighbour.isascii()


_GONE = " "  # what a skeleton has not
_BLOTTED = re.compile(rf"[{re.escape(''.join(_BLOTS))}@](?<=[^\x00-\x7f].)(?=[^\x00-\x7f])")


def _bone(char: str) -> str:
    """A character of a skeleton, or `_GONE`."""
    char = char.translate(_LEET)
    return _GONE if char in _SEPARATORS or _is_mark(char) else char


_BONES, _BARE_BONES = (Filled[int, str](lambda code: _bone(chr(code))), Filled[int, str](lambda code: _bone(_bare(chr(code)))))


def _skeleton(low: str) -> str:
    """`low` with blots between letters of another script as one sign, and `_GONE` for its separators and marks: as long as `low`."""
    return _BLOTTED.sub(lambda match: _GONE if match.group() == "@" else _BLOT, low).translate(_BONES)


class _Names(NamedTuple):
    """All names: by their skeletons, their letters as written, their types, and the names, one for each; and all of the last."""

    places: Places
    skeletons: Packed
    written: Packed
    types: tuple[str, ...]
    labels: Packed
    whole: frozenset[str]


@lru_cache(maxsize=8)
def _names(tables: Tables) -> _Names:
    skeletons, written, types, labels = _known(tables)
    return _Names(
        places_of(skeletons),
        Packed(skeletons),
        Packed(written),
        tuple(map(intern, split(types))),
        Packed(labels),
        frozenset(split(labels)),
    )


@kept("chat_apps", "homoglyphs")
def _known(tables: Tables) -> list[str]:
    """The first fields of `_Names`, but for what finds them, `joined`: skeletons, sorted, for an automaton of such is made faster."""
    known: dict[str, tuple[str, str, str]] = {}
    for row in tables.rows("chat_apps"):
        skeleton = _skeleton(_bare(row["label"].lower().translate(homoglyphs(tables))))
        name = skeleton.replace(_GONE, "")
        own = "".join(char for char, bone in zip(row["label"].lower(), skeleton, strict=True) if bone != _GONE)
        letters = re.sub(r"[^\w]", "", name)
        if row["label"].endswith("@"):
            continue  # "line@" is no "línea"
        if row["type"] == "phone" or (row["weak"] and len(letters) <= _LONG) or len(letters) < _SHORT or len(letters) != len(name):
            continue
        known.setdefault(name, (own, row["type"], row["label"].lower()))
        for alike in (name.replace("w", "vv"), name.replace("m", "rn"), name.replace("w", "vv").replace("m", "rn")):
            if alike != name and len(name) >= _LONG:
                known.setdefault(alike, ("", row["type"], ""))
        if not name.isascii() and len(name) <= 8:
            for at in range(1, len(name)):
                known.setdefault(name[:at] + _BLOT + name[at + 1 :], ("", row["type"], ""))
    names = sorted(known)
    return [joined(names), *(joined(known[name][field] for name in names) for field in range(3))]
