"""A text as it was typed, before an app or its writer dressed it, and the way back to what stands there.

Without what the app set around it (`furniture`); letters for letters of fonts, words of one script, accents upon their letters, no
invisible characters, no marks of bold type, no spaces strewn into Chinese. All steps read it; readers of contacts undo more (`undo`),
for what hides a number makes no word another one.
"""

import html
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from extract.compiled import compiled
from extract.disguise.plain import ODD, PLAIN, WIDE, Plain, homoglyphs, plain_of
from extract.tables import Tables
from extract.text.furniture import furniture

Spot = tuple[int, int, str, int]
"""What stands for `text[start:end]`, and its mark."""

_INVISIBLE = "\u200b\u2060\ufeff\u00ad\u180e\u2061-\u2064"  # not the joiners, which are spelling in Persian and Sinhala
_HIDING = frozenset("\u200b\u2060\u00ad\u180e\u2061\u2062\u2063\u2064")  # of them a byte order mark hides nothing
_SILENT = "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # apps set them around numbers and names
_FONTS = (
    "\U0001d400-\U0001d7ff\u2102\u210a-\u2115\u2119-\u211d\u2124\u2128\u212c\u212d\u212f-\u2138\u24b6-\u24e9\U0001f130-\U0001f149"
)
_WIDE = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_HAN = "\u3041-\u30ff\u3400-\u9fff"  # and kana
_SIGNS = " ·・•．."
_LETTER = re.compile(f"[{_FONTS}{_WIDE}]")
_UNSEEN = re.compile(f"[{_INVISIBLE}{_SILENT}]+")
_DRESSED = re.compile(f"[{_FONTS}{_WIDE}{_INVISIBLE}{_SILENT}*`&~_{_SIGNS}](?:(?<![{_SIGNS}])|(?<=[{_HAN}].)(?=[{_HAN}]))")
_ENTITY = re.compile(r"&(?:amp|nbsp|lt|gt|quot|apos|#[0-9]{2,6}|#x[0-9a-fA-F]{2,5});")
# What Markdown, Telegram and WhatsApp set bold, crossed out or as code: no sign of it touches a letter outside, none is a bullet.
_QUOTES = "\\s\"'“”‘’«»「」()（）,，、"  # beside a sign that is told, not used: `fake "_" cook`
_BOLD = re.compile(rf"(\*(?<![\w*].)\*{{0,2}})(?=[^*{_QUOTES}])[^*\n]{{0,300}}(?<=[^*{_QUOTES}])\1(?![\w*])")
_STRUCK = re.compile(rf"(~(?<![\w~].)~?)(?=[^~{_QUOTES}])[^~\n]{{0,300}}(?<=[^~{_QUOTES}])\1(?![\w~])")
_CODE = re.compile(rf"(`(?<![\w`].)`{{0,2}})(?=[^`{_QUOTES}])[^`\n]{{0,300}}(?<=[^`{_QUOTES}])\1(?![\w`])")
_SLANTED = re.compile(  # a whole line of words: within one a handle is told so, "fake _hr then cook_"
    rf"^(_{{1,2}})(?=[^_{_QUOTES}])[^_\n]{{0,300}} [^_\n]{{0,300}}(?<=[^_{_QUOTES}])\1$", re.MULTILINE
)
_STREWN = re.compile(rf"[{_HAN}]([{_SIGNS}])[{_HAN}](?:\1[{_HAN}]){{2,}}")
_TOUCHING = re.compile(f"[{_HAN}](?=[{_HAN}])")
_SIGN = re.compile(f"[{_SIGNS}](?<=[{_HAN}].)(?=[{_HAN}])")
_OTHER, _ASCII = re.compile("[\u0370-\u04ff]"), re.compile("[A-Za-z]")
_MIXED = re.compile("[A-Za-z][\u0370-\u04ff]|[\u0370-\u04ff][A-Za-z]")
_STRETCH = re.compile("[\u0370-\u04ff]{3,}")
_WORD = re.compile("[A-Za-z\u0370-\u04ff]+(?:_[A-Za-z\u0370-\u04ff]+)*")
_TWINS = frozenset("асеорхуіАВСЕНІКМОРТХУ")  # Unicode's confusables (UTS 39) within the alphabets of Russian and Ukrainian
_JAMO = "\u1100-\u1112"  # Hangul written in pieces, as macOS writes file names
_MYANMAR = "\u1000-\u109f"  # may be Zawgyi, where they mean other signs


def typed(text: str, tables: Tables) -> Plain | None:
    """`text` as it was typed; None where it is so already. Linear in its length."""
    around = [(start, end, "", PLAIN) for start, end in furniture(text, tables)]
    is_composed = text.isascii() or unicodedata.is_normalized("NFC", text)
    is_dressed = not is_composed or _DRESSED.search(text) or _mixes(text)
    spots = sorted((*around, *_spots(text, tables, is_composed=is_composed))) if is_dressed else around
    return _replaced(text, spots) if spots else None


def _mixes(text: str) -> bool:
    return not text.isascii() and bool(_OTHER.search(text) and _MIXED.search(text))


def _spots(text: str, tables: Tables, *, is_composed: bool) -> Iterator[Spot]:
    for match in _LETTER.finditer(text):
        letter = unicodedata.normalize("NFKC", match.group())
        if len(letter) == 1:
            yield match.start(), match.end(), letter, WIDE if match.group() >= "\uff10" and match.group() <= "\uff5a" else ODD
    for match in _UNSEEN.finditer(text):
        yield match.start(), match.end(), "", PLAIN if set(match.group()).isdisjoint(_HIDING) else ODD
    for match in _ENTITY.finditer(text):
        yield match.start(), match.end(), html.unescape(match.group()), PLAIN
    for pattern in (_BOLD, _STRUCK, _CODE, _SLANTED):
        for match in pattern.finditer(text):
            width = len(match[1])
            yield match.start(), match.start() + width, "", PLAIN
            yield match.end() - width, match.end(), "", PLAIN
    yield from ((at, at + 1, "", PLAIN) for at in _strewn(text))
    if _mixes(text):
        yield from _one_script(text, tables)
    if not is_composed:
        yield from _composed(text)


def _strewn(text: str) -> Iterator[int]:
    """Where a space or dot parts Chinese characters that belong together: four in a row, or most of a text that is written so."""
    signs = Counter(sign.group() for sign in _SIGN.finditer(text))
    touching = len(_TOUCHING.findall(text))
    all_over = {sign for sign, count in signs.items() if count > max(3, 2 * touching)}
    yield from (sign.start() for sign in _SIGN.finditer(text) if sign.group() in all_over)
    for run in _STREWN.finditer(text):
        yield from (sign.start() for sign in _SIGN.finditer(text, *run.span()))


def _one_script(text: str, tables: Tables) -> Iterator[Spot]:
    """Words of Latin letters and their look-alikes in one script: that of the text's other words, or the only one that has them all.

    Words of look-alikes alone are Latin where no other word must be Cyrillic or Greek. Letters that the text names by themselves are meant
    as they stand: "fake_praСОВАha, without the word СОВА".
    """
    alike = homoglyphs(tables)
    latin = {char: _cased(alike[ord(char)], char) for char in set(_OTHER.findall(text)) if ord(char) in alike}
    cyrillic = _twins(tables)
    words = [(word, set(_OTHER.findall(word.group())), set(_ASCII.findall(word.group()))) for word in _WORD.finditer(text)]
    only_latin, only_other = (sum(not word[part] for word in words) for part in (1, 2))
    is_latin = only_latin >= only_other
    has_other = any(not own and not foreign <= latin.keys() for _, foreign, own in words)
    named = {word.group() for word, _, own in words if not own}
    for word, foreign, own in words:
        if not foreign or (not own and (has_other or not is_latin)):
            continue
        if own and not named.isdisjoint(_STRETCH.findall(word.group())):
            continue
        may_be_latin, may_be_other = foreign <= latin.keys(), own <= cyrillic.keys()
        letters = latin if may_be_latin and (is_latin or not may_be_other) else cyrillic if may_be_other and not is_latin else {}
        for at, char in enumerate(word.group(), word.start()):
            if char in letters:
                yield at, at + 1, letters[char], ODD


def _cased(latin: str, char: str) -> str:
    return latin.upper() if char.isupper() else latin


@lru_cache(maxsize=8)
def _twins(tables: Tables) -> dict[str, str]:
    """Latin letter → the Cyrillic one that nobody can tell from it (of those that `homoglyphs` says, many are but alike)."""
    pairs = ((chr(code), latin) for code, latin in homoglyphs(tables).items() if chr(code) in _TWINS)
    return {_cased(latin, char): char for char, latin in pairs}


def _composed(text: str) -> Iterator[Spot]:
    """Letters and the signs upon them as one character where there is one; Hangul in syllables."""
    for match in _pieces().finditer(text):
        whole = unicodedata.normalize("NFC", match.group())
        if len(whole) < match.end() - match.start():
            yield match.start(), match.end(), whole, PLAIN


@cache
def _pieces() -> re.Pattern[str]:
    """Letters with signs that may be written as a part of them. The blocks up to kana hold all that compose so, but for Hangul."""
    letters = (unicodedata.decomposition(chr(code)).split() for code in range(0xC0, 0x3100))
    signs = {chr(int(pair[1], 16)) for pair in letters if len(pair) == 2 and not pair[0].startswith("<")}
    upon = "".join(
        sorted(sign for sign in signs if unicodedata.category(sign).startswith("M") and not "\u1000" <= sign <= "\u109f")
    )
    return compiled(f"[^{_MYANMAR}\\s][{upon}]{{1,4}}|[{_JAMO}][\u1161-\u1175][\u11a8-\u11c2]?")


def _replaced(text: str, spots: list[Spot]) -> Plain:
    """The text with what stands for its parts; of parts that overlap the first counts. A mark of what is gone falls to its neighbour."""
    pieces: list[str] = []
    starts, ends, marks = array("l"), array("l"), bytearray()
    last, pending = 0, PLAIN
    for at, to, new, mark in spots:
        if at < last:
            continue
        pieces += [text[last:at], new]
        starts.extend(range(last, at))
        ends.extend(range(last + 1, at + 1))
        marks += bytes(at - last)
        if pending and at > last:
            marks[last - at] = pending
            pending = PLAIN
        starts.extend([at] * len(new))
        ends.extend([to] * len(new))
        marks += bytes([mark]) * len(new)
        pending = pending if new else max(pending, mark)
        last = to
    pieces.append(text[last:])
    starts.extend(range(last, len(text)))
    ends.extend(range(last + 1, len(text) + 1))
    marks += bytes(len(text) - last)
    if pending and last < len(text):
        marks[last - len(text)] = pending
    return plain_of("".join(pieces), starts, ends, marks)
