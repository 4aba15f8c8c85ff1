"""What stands between the atoms of a text: how it parts them, which quotes it opens and closes, which label ends before it."""

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.employer.words import Atom

QUOTE = '"“”„«»‹›「」『』《》〈〉'
MARKS = "\n\r!?;|…។。！？；｜～।။៖፡፣፤።፦፥፧፨۔؟•▪●►▶→✔✓✅·:：*_=~<>#@【】\u200b\ufe0f"
COMMA = ",，、،၊؛៕"
_CONTACT, _LABEL, _COLONS = frozenset({"contact"}), frozenset({"label"}), frozenset(":：")
_VOWEL = re.compile(r"[aeiou]")
_DIGITS = 4  # letters of an initial
_DOTTED = 5  # characters of an abbreviation with dots (`P.H.U. Stokrotka`, `T.C. Akçaova`), the last left out
_LONGEST = 12  # characters between two words of one clause
_CLOSED, _REOPENED = re.compile(rf"[{QUOTE}][.。](?!\S)"), re.compile(r"[)）\]}] ?[(（\[{]")
_STOPPED = re.compile(rf"([,،，、.]) ?[{QUOTE}]$")  # a name in quotes behind a town: `Xiva, “Eski Minora”`
_QUOTE_SET, _BY_QUOTES = frozenset(QUOTE), frozenset('|",')
_MAY_CLOSE, _MAY_OPEN = _QUOTE_SET | {"'"}, _QUOTE_SET | {","}
# A quote in single signs, not an apostrophe: it opens behind no letter, and in scripts with case none follows it.
_SINGLE = re.compile(r"(?<![^\s(（\[—–-])['‘](?=[^\s'‘’])([^'‘’\n]{2,40})(?<=\S)['’](?![A-Za-z\u00c0-\u024f\u0370-\u058f])")
_HARD_SET = frozenset(MARKS) | {chr(c) for c in range(0x2600, 0x27C0)}


def with_double_quotes(text: str) -> str:
    """A text with double quotes for pairs of single ones, as long as it is: 게스트하우스 '노란 별' 스탭."""
    return _SINGLE.sub(r'"\1"', text) if "'" in text or "‘" in text else text


def fill_gaps(text: str, found: Sequence["Atom"], entries: Set[str]) -> None:
    """Say of each atom what stands before it. `entries` are words that are labels only as an entry of a form, before a colon
    (`업체 : X`, `Магазин: X`)."""
    if not found:
        return
    first = found[0].start  # of its clause
    for before, atom in pairwise(found):
        end, start = before.end, atom.start
        if start == end + 1:
            if text[end] == " ":
                atom.gap = " "
                continue
            if text[end] == "_":
                before.tags = atom.tags = _CONTACT  # "fake_silverfox"
        between = text[end:start]
        gap, quotes, colon = _read(between) if start - end <= _LONGEST else ("|", *_signs(between))
        atom.gap = gap = _behind_dot(text, before, atom, gap) if gap in _DOTS else gap
        if quotes and gap in _BY_QUOTES:
            before.closed = text[end] in _QUOTE_SET or text.startswith("''", end)
            atom.opened = text[start - 1] in _QUOTE_SET or text.endswith(",,", 0, start)
        if colon and " ".join(text[first:end].casefold().split()) in entries:
            before.tags |= _LABEL
        if gap and gap != " ":
            first = start
    if found[0].start:
        found[0].opened = text[found[0].start - 1] in _QUOTE_SET
    if found[-1].end < len(text):
        found[-1].closed = text[found[-1].end] in _QUOTE_SET


@lru_cache(maxsize=4096)
def _read(between: str) -> tuple[str, bool, bool]:
    """The kind of a gap, and its `_signs`."""
    return "" if between == "-" else _kind(between), *_signs(between)


def _signs(between: str) -> tuple[bool, bool]:
    """Whether a quote may stand at either end, and whether it begins with a colon."""
    quotes = bool(between) and (between[0] in _MAY_CLOSE or between[-1] in _MAY_OPEN)
    return quotes, between.lstrip(" *_")[:1] in _COLONS


def _kind(between: str) -> str:
    between = between.replace(",,", "„").replace("''", "”")
    if _REOPENED.search(between):
        return "|"  # `[杭州][鹿屿数据]`
    if stopped := _STOPPED.match(between):
        return '."' if stopped[1] == "." else ","
    for kind, marks in (("|", _HARD_SET), ('"', QUOTE), ("(", "(（[{"), (")", ")）]}")):
        if any(char in marks or (kind == "|" and "\U0001f000" <= char <= "\U0001faff") for char in between):
            return "|" if kind == '"' and _CLOSED.search(between) else kind
    if any(char in COMMA for char in between):
        return ","
    if "." in between or "。" in between:
        return "."
    if any(char in "-–—/／" for char in between):
        return "-"
    return " " if between else ""


_DOTS = frozenset({".", '."'})


def _behind_dot(text: str, before: "Atom", atom: "Atom", kind: str) -> str:
    """What a full stop between two atoms, before a quote perhaps, parts: sentences, or an abbreviation from what it stands with."""
    if kind == '."':
        return '"' if before.end - before.start <= 3 or "form<" in before.tags else "|"  # `PT. “Maju”`, but `Buxoro. “Maju”`
    whole = before.gap == " " and _VOWEL.search(before.word)  # a name's last ("Sunset Spa. Call")
    short = before.end - before.start <= 3 and atom.capital and before.script != "digits" and not whole
    if short and before.end - before.start > 1:  # "St. Mary", "ST. MARY", but not "subject: FOS. Overseas Manpower"
        short = text[before.start : before.end].isupper() <= text[atom.start : atom.end].isupper()
    formal = "form<" in before.tags or ("form<" in atom.tags and "form>" not in atom.tags)
    initial = before.script in ("plain", "dense") and "." in text[max(0, before.start - 1) : before.end][:_DIGITS]
    dotted = (
        "." in before.word and atom.capital and before.end - before.start <= _DOTTED and text[before.start : before.end].isupper()
    )
    return " " if atom.start - before.end == 1 or short or formal or initial or dotted else "|"
