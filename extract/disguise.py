"""Undo disguises character by character and phrase by phrase, and keep the way back to the original text.

`Plain` is the text as somebody would type it who hides nothing: ASCII digits and letters for circled, full-width,
mathematical, keycap and native ones, invisible characters gone, "[at]", "(dot)", "dot me slash" and "t . me / x" written out.
Case is kept (invite codes and wallets need it). `odd` marks what was disguised, `wide` what was full-width, which is
ordinary in East Asian text.
"""

import re
import unicodedata
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from extract.tables import Tables

# Zero-width and formatting characters (Unicode category Cf, and the variation selectors).
_HIDING = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u034f\u2061\u2062\u2063\u2064")
_SILENT = frozenset("\u200e\u200f\u061c\ufe0e\ufe0f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEYCAP = "\u20e3"
_VOICED = {"\uff9e": "\u3099", "\uff9f": "\u309a"}  # marks behind half-width kana
_SIGNS = {"➕": "+", "➖": "-", "﹢": "+", "⁺": "+", "•": ".", "․": ".", "‑": "-", "‐": "-", "−": "-", "＿": "_", "﹫": "@"}
_SIGNS |= {"﹒": ".", "‗": "_", "⁄": "/", "∕": "/", "ⓐ": "a", "🅾": "O", "🅰": "A", "🅱": "B", "🅿": "P", "ⓣ": "t"}
_JOINABLE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@.+-")
PLAIN, ODD, WIDE = 0, 1, 2
_SHORT_AT = 5  # letters of a word for @ that is an ordinary word too: at, sa, kwa


@dataclass(frozen=True, slots=True)
class Plain:
    """`starts[i]` and `ends[i]` bound the original characters that character `i` stands for; `low` is as long as `text`."""

    text: str
    low: str
    starts: array  # type: ignore[type-arg]  # array is not generic at run time in 3.11
    ends: array  # type: ignore[type-arg]  # as above
    marks: bytearray

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of `start:end` (`end` > `start`)."""
        return self.starts[start], self.ends[end - 1]

    def odd(self, start: int, end: int) -> bool:
        """Whether a disguise was undone inside. Full-width all through is a way of typing, mixed with others a disguise."""
        marks = self.marks[start:end]
        if ODD in marks:
            return True
        signs = {mark for mark, char in zip(marks, self.text[start:end], strict=True) if char.isalnum()}
        return WIDE in signs and (PLAIN in signs or any(char.isalpha() for char in self.text[start:end]))


def undo(text: str) -> Plain:
    """`text` without its disguises; in time linear in its length."""
    out: list[str] = []
    starts, ends, marks = array("l"), array("l"), bytearray()
    hidden = False
    for position, char in enumerate(text):
        if char in _HIDING or char in _SILENT:
            hidden = hidden or char in _HIDING
            continue
        if char == _KEYCAP:
            if marks:
                marks[-1], ends[-1] = ODD, position + 1
            continue
        if char in _VOICED and out and len(voiced := unicodedata.normalize("NFC", out[-1] + _VOICED[char])) == 1:
            out[-1], ends[-1] = voiced, position + 1
            continue
        sign, mark = _character(char)
        if hidden and out and sign in _JOINABLE and out[-1] in _JOINABLE:
            mark = ODD
        hidden = False
        out.append(sign)
        starts.append(position)
        ends.append(position + 1)
        marks.append(mark)
    return _rewrite_all(_plain("".join(out), starts, ends, marks))


def _plain(text: str, starts: array, ends: array, marks: bytearray) -> Plain:  # type: ignore[type-arg]  # as above
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return Plain(text, low, starts, ends, marks)


@lru_cache(maxsize=65536)
def _character(char: str) -> tuple[str, int]:
    """One character undone, and its mark."""
    if char.isascii():
        return (" " if char in "\t\r\f\v" else char), PLAIN
    if char in _SIGNS:
        return _SIGNS[char], ODD if char in "➕➖" or _SIGNS[char].isalpha() else PLAIN
    if char.isspace():
        return ("\n" if char in "\u2028\u2029\u0085" else " "), PLAIN
    if char.isdecimal():
        digit = str(unicodedata.decimal(char))
        return digit, WIDE if "０" <= char <= "９" else ODD if char >= "\U0001d7ce" else PLAIN
    value = unicodedata.digit(char, None)
    if value is not None:
        return str(value), ODD
    return _compatible(char)


def _compatible(char: str) -> tuple[str, int]:
    if 0x1F130 <= ord(char) <= 0x1F189:  # squared and negative circled capitals
        return chr(ord("A") + (ord(char) - 0x1F130) % 32), ODD
    if char == "⓿":
        return "0", ODD
    folded = unicodedata.normalize("NFKC", char)
    if "\uff66" <= char <= "\uff9d":  # half-width kana: a way of typing
        return folded, PLAIN
    if len(folded) != 1 or not folded.isascii():
        return char, PLAIN
    wide = "！" <= char <= "～"
    return folded, WIDE if wide else ODD if folded.isalnum() else PLAIN


Replace = Callable[["re.Match[str]"], str | None]


def rewrite(plain: Plain, pattern: re.Pattern[str], replace: Replace) -> Plain:
    """Every match of `pattern` in `low` for which `replace` gives a text is replaced by it and marked odd."""
    pieces: list[str] = []
    starts, ends, marks, last = array("l"), array("l"), bytearray(), 0
    for match in pattern.finditer(plain.low):
        new = replace(match)
        if new is None:
            continue
        pieces += [plain.text[last : match.start()], new]
        for source, target in ((plain.starts, starts), (plain.ends, ends)):
            target.extend(source[last : match.start()])
        marks += plain.marks[last : match.start()] + bytes([ODD]) * len(new)
        begin, end = plain.span(match.start(), match.end())
        starts.extend([begin] * len(new))
        ends.extend([end] * len(new))
        last = match.end()
    if not last:
        return plain
    pieces.append(plain.text[last:])
    starts.extend(plain.starts[last:])
    ends.extend(plain.ends[last:])
    return _plain("".join(pieces), starts, ends, marks + plain.marks[last:])


@lru_cache(maxsize=1)
def _rewriters() -> tuple[tuple[re.Pattern[str], Replace], ...]:
    words: dict[str, list[str]] = {}
    for row in Tables().rows("contact_words"):
        words.setdefault(row["kind"], []).append(re.escape(row["word"].lower()))
    kinds = ("at", "dot", "slash", "underscore")
    at, dot, slash, underscore = ("|".join(sorted(words[kind], key=len, reverse=True)) for kind in kinds)
    left, right, gap = r"[\[({<【（「]", r"[\])}>】）」]", r"[ \t]{0,3}"
    ends = (
        r"com|net|org|info|me|co|io|app|biz|cc|ee|gg|link|online|site|xyz|vip|top|in|ph|th|my|id|vn|ke|ng|pk|bd|br|ru|cn|tw|kr|jp"
    )
    mail = r"gmail|yahoo|hotmail|outlook|proton|protonmail|icloud|mail|qq|163|126|naver|yandex|live|example|gmx"
    host = r"t|telegram|wa|m|line|zalo|fb|lin|bit|api\.whatsapp|chat\.whatsapp|facebook|instagram"
    said_at, said_dot = _said(words["at"]), _said(words["dot"])
    label = r"[a-z0-9][a-z0-9-]{1,40}"
    said = rf"(?<=[a-z0-9])(?P<at>{said_at})({label})(?:{said_dot})([a-z]{{2,12}})(?:(?:{said_dot}|\.)([a-z]{{2,12}}))?(?![a-z0-9])"
    return (
        (re.compile(said), _address),
        (re.compile(r"(?:[0-9ဝ][ \-.]{0,2}){5,30}[0-9ဝ]"), _burmese),
        (re.compile(rf"(?<=[a-z0-9])(?:{_said(words['underscore'])})(?=[a-z0-9])"), lambda _: "_"),
        (re.compile(rf"(?<=[a-z0-9])(?:{_said(words['dash'])})(?=[a-z0-9])"), lambda _: "-"),
        (re.compile(rf"(?<=[a-z0-9])[ \t]?(?:{'|'.join(words['gap'])})[ \t]?(?=[a-z0-9])"), lambda _: ""),
        (
            re.compile(
                rf"(?<![a-zа-я0-9.@])(?:t|т|ที|टी|تي|ت)[ ]?(?:[.,·•。．]|{dot})[ ]?(?:me|mе|ме|มี|มี่|मी|مي)[ ]?(?:/|{slash})[ ]?(?=[a-z0-9+])"
            ),
            _changed("t.me/"),
        ),
        (re.compile(rf"(?<=[a-z0-9])[#*&](?={label}\.(?:{ends}|example)(?![a-z0-9]))"), _swapped),
        (re.compile(rf"{gap}{left}{gap}(?:{at}){gap}{right}{gap}"), lambda _: "@"),
        (re.compile(rf"{gap}{left}{gap}(?:{dot}|\.){gap}{right}{gap}"), lambda _: "."),
        (re.compile(rf"{gap}{left}{gap}(?:{slash}|/){gap}{right}{gap}"), lambda _: "/"),
        (re.compile(rf"(?<![a-z0-9.@])t[ ]?(?:[,·•。．]|{dot})[ ]?me(?=[ ]?/)"), lambda _: "t.me"),
        (re.compile(r"(?<![a-z0-9.@/])tme(?=/)"), lambda _: "t.me"),
        (re.compile(r"(?<=\d)[ ]?0[ ]?[x×*][ ]?[2-9](?![\d,.])"), lambda match: "0" * int(match.group()[-1])),
        (re.compile(rf"{gap}{left}{gap}(?:{underscore}|_){gap}{right}{gap}(?=[a-z0-9])"), lambda _: "_"),
        (re.compile(rf"(?<=[a-z0-9])[ \t]{{1,3}}(?:{underscore})[ \t]{{1,3}}(?=[a-z0-9])"), lambda _: "_"),
        (re.compile(r"(?<=[a-z0-9])(?:[ \t]{1,2}_[ \t]{0,2}|_[ \t]{1,2})(?=[a-z0-9]{2})"), lambda _: "_"),
        (re.compile(rf"(?<=[a-z0-9])[ \t]{{1,3}}(?:{dot})[ \t]{{1,3}}(?=(?:{ends})(?![a-z0-9]))"), lambda _: "."),
        (
            re.compile(rf"(?<=[a-z0-9])[ \t]{{1,3}}(?:{dot})[ \t]{{1,3}}(?=[a-z0-9._]{{1,30}}(?:@|[ \t](?:{at})[ \t]))"),
            lambda _: ".",
        ),
        (re.compile(rf"(?<=[a-z0-9])[ \t]{{1,3}}(?:{at})[ \t]{{1,3}}(?=[a-z0-9-]{{1,40}}\.(?:{ends})(?![a-z0-9]))"), _at),
        (re.compile(rf"(?<=[a-z0-9])[ \t]{{0,3}}@[ \t]{{1,3}}(?=(?:{mail})[ \t]{{0,2}}\.)"), lambda _: "@"),
        (re.compile(rf"(?<=[a-z0-9])[ \t]{{1,3}}@(?=(?:{mail})[ \t]{{0,2}}\.)"), lambda _: "@"),
        (
            re.compile(
                rf"(?:(?<=@{'|@'.join(['gmail'])})|(?<=@yahoo)|(?<=@hotmail)|(?<=@outlook)|(?<=@example)|(?<=@proton))"
                r"[ \t]{0,2}\.[ \t]{0,2}(?=(?:com|org|net|me)(?![a-z0-9]))"
            ),
            _changed("."),
        ),
        (
            re.compile(
                rf"(?<![a-z0-9.@])(?:{host})[ \t]{{0,2}}\.[ \t]{{0,2}}(?:me|com|ee|ly|link)(?=[ \t]{{0,2}}(?:/|(?:{slash})[ \t]))"
            ),
            _squeezed,
        ),
        (re.compile(rf"(?<=\.(?:me|ee|ly|co))[ \t]{{0,3}}(?:/|(?:{slash})(?=[ \t]))[ \t]{{0,3}}(?=[a-z0-9+])"), _changed("/")),
        (re.compile(rf"(?<=\.com)[ \t]{{1,3}}(?:/|(?:{slash})(?=[ \t]))[ \t]{{0,3}}(?=[a-z0-9+])"), _changed("/")),
        (re.compile(rf"(?<=/joinchat)[ \t]{{0,3}}(?:/|(?:{slash})(?=[ \t]))[ \t]{{0,3}}(?=[a-z0-9+])"), _changed("/")),
        (re.compile(r"(?<=wa\.me/)\+?\d[\d -]{7,18}\d"), _digits),
        (re.compile(r"(?<![a-z0-9])h(?:xx|tt|\*\*|xt|tx)p(s?)[ \t]{0,2}(?::|\[:\])[ \t]{0,2}//[ \t]{0,2}(?=[a-z0-9])"), _scheme),
    )


def _said(escaped: list[str]) -> str:
    """Words for a sign, longest first: Latin and Cyrillic ones between spaces, those of other scripts with or without."""
    spaced = "|".join(sorted((word for word in escaped if _spaced(word)), key=len, reverse=True))
    free = "|".join(
        sorted((word for word in escaped if not _spaced(word) and (len(word) > 1 or word in "点點")), key=len, reverse=True)
    )
    return rf"[ \t]{{1,3}}(?:{spaced})[ \t]{{1,3}}|[ \t]{{0,3}}(?:{free})[ \t]{{0,3}}"


def _spaced(word: str) -> bool:
    return word[0] < "\u0530" and word[0] not in "@."


def _burmese(match: "re.Match[str]") -> str | None:
    """The letter wa, which looks like the Burmese zero, among digits."""
    written = match.group()
    return written.replace("ဝ", "0") if "ဝ" in written and re.search("[0-9]", written) else None


def _swapped(match: "re.Match[str]") -> str | None:
    """Another sign for @ in an address, where the words behind it name the @ that belongs there."""
    behind = match.string[match.end() : match.end() + 60]
    return "@" if re.search(r"(?:[^a-z0-9.]|^)@(?![a-z0-9])", behind) else None


def _at(match: "re.Match[str]") -> str | None:
    """ " at " before a domain is an e-mail only where what stands before looks like a name in one: "visit us at x.com"."""
    return "@" if _is_at(match, match.group()) else None


def _address(match: "re.Match[str]") -> str | None:
    """ "@example.com" for " at example dot com"."""
    return "@" + ".".join(filter(None, match.groups()[1:])) if _is_at(match, match.group("at")) else None


def _is_at(match: "re.Match[str]", written: str) -> bool:
    before = re.search(r"[a-z0-9._%+-]{1,64}$", match.string[max(0, match.start() - 64) : match.start()])
    if not (written.strip().isalpha() and written.isascii() and len(written.strip()) <= _SHORT_AT):
        return True
    if before and re.search(r"[0-9._-]", before.group()):
        return True
    return "mail" in match.string[max(0, match.start() - 40) : match.start()]


def _changed(new: str) -> Replace:
    return lambda match: None if match.group() == new else new


def _squeezed(match: "re.Match[str]") -> str | None:
    new = re.sub(r"[ \t]", "", match.group())
    return None if new == match.group() else new


def _digits(match: "re.Match[str]") -> str | None:
    new = re.sub(r"\D", "", match.group())
    return None if new == match.group() else new


def _scheme(match: "re.Match[str]") -> str | None:
    new = f"http{match.group(1)}://"
    return None if new == match.group() else new


def _rewrite_all(plain: Plain) -> Plain:
    for pattern, replace in _rewriters():
        plain = rewrite(plain, pattern, replace)
    return plain


@lru_cache(maxsize=8)
def homoglyphs(tables: Tables) -> dict[int, str]:
    """Look-alikes of Latin letters, for `str.translate` (`data/homoglyphs.csv`)."""
    return {ord(row["char"]): row["latin"] for row in tables.rows("homoglyphs")}
