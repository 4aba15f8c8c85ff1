"""The last fold before phrases are looked up: letters that readers take for the same become the same.

Works on what `normalize.fold` gives. Accents of Latin letters, Arabic vowel signs and joiners go; variant letters
(`data/letters.csv`) are unified; hyphens are spaces; a space beside a script written without spaces goes; Russian
endings and the Arabic article are cut. Both phrases and texts pass through it.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from functools import cache, lru_cache

from extract.once import Filled
from extract.tables import Tables
from extract.text.normalize import places

_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014_/|•·*~"
_APOSTROPHES = "\u2019\u2018\u02bb\u02bc\u00b4`"  # \u02bb: Uzbek oʻ and gʻ
_JOINERS = "\u200c\u200d"
# Thai, Lao, Myanmar, Khmer, kana, Han, Hangul: Unicode blocks of scripts written without spaces, or with loose ones.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af"
_LOOSE = re.compile(f"(?<=[{UNSPACED}]) | (?=[{UNSPACED}])")
_UNSPACED_CHARACTER = re.compile(f"[{UNSPACED}]")
# Endings of Russian nouns, adjectives and verbs that phrases lose (after the Snowball stemmer's classes, shortened).
_RUSSIAN = re.compile(
    r"(?<=[а-я]{3})(?:иями|иях|иям|ием|ами|ями|ого|его|ому|ему|ыми|ими|ов|ев|ам|ям|ах|ях|ом|ем|ой|ей|ый|ий|ая|яя|ое|ее|ые|ие|ия|ию|ии|ую|юю|ых|их"
    r"|ым|им|[аеиоуыюяйь])(?![а-я])"
)
_ARTICLE = re.compile(r"(?<![\u0621-\u06d3])[وبفك]?ال(?=[\u0621-\u06d3]{3})|(?<![\u0621-\u06d3])لل(?=[\u0621-\u06d3]{3})")
_CYRILLIC, _ARABIC = re.compile("[а-я]"), re.compile("[\u0621-\u06d3]")
_OTHERS = re.compile(f"[{UNSPACED}а-я\u0621-\u06d3]")  # letters of all that is more than Latin ones need


@cache
def _variants() -> dict[str, str]:
    return {row["letter"]: row["as"] for row in Tables().rows("letters")}


def _letter(char: str) -> str:
    if char in _HYPHENS:
        return " "
    if char in _APOSTROPHES:
        return "'"
    if char in _JOINERS or "\u0300" <= char <= "\u036f" or "\u064b" <= char <= "\u0652" or char in "\u0670\u0640":
        return ""
    if char.isdecimal() and not char.isascii():
        return str(unicodedata.decimal(char))
    if "\u00c0" <= char <= "\u024f" or "\u1e00" <= char <= "\u1eff":
        base = unicodedata.normalize("NFD", char)[0]
        return {"đ": "d", "ı": "i"}.get(base, base)  # Turkish capitals fold to i, whether I or İ
    return _variants().get(char, char)


_GONE = "\uffff"  # no character: stands for a letter that goes
_GONE_LETTERS, _SPACES = re.compile(f"{_GONE}+"), re.compile("(?<= ) +")


def joined(text: str) -> str:
    """A sign for each character of `text`: `1` where `is_joined`, else `0`."""
    return text.translate(_JOINED)


_LETTERS = Filled[int, str](lambda code: _letter(chr(code)) or _GONE)  # each character squeezed to exactly one


def squeeze(text: str) -> tuple[str, Sequence[int]]:
    """`text` (folded) squeezed, and for each of its characters the position in `text` that it came from."""
    return _kept_squeezed(text) if len(text) <= _KEPT else _squeezed(text)


_KEPT = 4000  # characters; a longer text is no ad, and would take much memory


def _squeezed(text: str) -> tuple[str, Sequence[int]]:
    joined = text.translate(_LETTERS)
    positions: Sequence[int] = range(len(joined))
    if _GONE in joined:
        joined, positions = _without(_GONE_LETTERS, joined, positions)
    if "  " in joined:
        joined, positions = _without(_SPACES, joined, positions)
    if joined.isascii() or not _OTHERS.search(joined):
        return joined, positions
    if _UNSPACED_CHARACTER.search(joined):
        joined, positions = _without(_LOOSE, joined, positions)
    if _CYRILLIC.search(joined):
        joined, positions = _without(_RUSSIAN, joined, positions)
    if _ARABIC.search(joined):
        joined, positions = _without(_ARTICLE, joined, positions)
    return joined, positions


_kept_squeezed = lru_cache(maxsize=1024)(_squeezed)  # texts of a batch: languages and phrases are looked for in them


def _without(pattern: re.Pattern[str], text: str, positions: Sequence[int]) -> tuple[str, Sequence[int]]:
    """`text` without what `pattern` matches, and the positions of what is left."""
    out: list[str] = []
    kept = array("l")
    last = 0
    for match in pattern.finditer(text):
        at, to = match.span()
        if not last and isinstance(positions, range):
            positions = places(len(positions))
        out.append(text[last:at])
        kept.extend(positions[last:at])
        last = to
    if not last:
        return text, positions
    kept.extend(positions[last:])
    return "".join(out) + text[last:], kept


@lru_cache(maxsize=65536)
def is_joined(char: str) -> bool:
    """Whether a character is part of a word of a script that is written with spaces between words."""
    if _UNSPACED_CHARACTER.match(char):
        return False
    return char.isalnum() or unicodedata.category(char) in {"Mn", "Mc"}


_JOINED = Filled[int, str](lambda code: "1" if is_joined(chr(code)) else "0")
