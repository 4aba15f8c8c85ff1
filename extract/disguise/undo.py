"""Undo disguises character by character, then phrase by phrase (`rewrites`), and keep the way back to the original text.

`Plain` is the text as somebody would type it who hides nothing: ASCII digits and letters for circled, full-width,
mathematical, keycap and native ones, invisible characters gone, "[at]", "(dot)", "dot me slash" and "t . me / x" written out.
Case is kept (invite codes and wallets need it). Marks tell what was disguised and what was full-width.
"""

import re
import unicodedata
from array import array
from itertools import compress

from phonenumbers import SUPPORTED_REGIONS

from extract.disguise import (
    capitals,
    coded,
    invite_codes,
    invite_pieces,
    leet,
    legends,
    link_pieces,
    link_signs,
    mail_boxes,
    mail_orders,
    mail_parts,
    mail_signs,
    named_again,
    own_script,
    second_thoughts,
    sign_brackets,
    sign_keys,
    sign_letters,
    sign_remarks,
    sign_spaces,
    sign_strewn,
    sign_words,
    told_price,
    turned_plus,
)
from extract.disguise.plain import ODD, PLAIN, WIDE, Plain, in_latin, plain_of
from extract.disguise.rewrites import rewrite_all
from extract.tables import Tables
from extract.text import zawgyi

# Lines through and under letters; zero-width and formatting characters (Unicode category Cf, and the variation selectors).
_HIDING = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u034f\u2061\u2062\u2063\u2064"
_HIDING += "\u0305\u0332\u0333\u0335\u0336\u0337\u0338\u035f\u20d2\u20d3\u20e5"
_SILENT = "\u200e\u200f\u061c\ufe0e\ufe0f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_KEYCAP = "\u20e3"
_VOICED = {"\uff9e": "\u3099", "\uff9f": "\u309a"}  # marks behind half-width kana
_ESCAPED = r"(?=[_*.@+~-]\w)"  # by Markdown's backslash: fake\_hr
_GOING = re.compile(rf"[{_HIDING}{_SILENT}{_KEYCAP}{''.join(_VOICED)}\\](?:(?<!\\)|{_ESCAPED})")
_SIGNS = {"➕": "+", "➖": "-", "﹢": "+", "⁺": "+", "․": ".", "‑": "-", "‐": "-", "−": "-", "＿": "_", "﹫": "@"}
_SIGNS |= {"﹒": ".", "‗": "_", "⁄": "/", "∕": "/", "ⓐ": "a", "🅾": "O", "🅰": "A", "🅱": "B", "🅿": "P", "ⓣ": "t"}
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff](?:[ _.-]?[\U0001f1e6-\U0001f1ff])+")
_COUNTRIES = SUPPORTED_REGIONS | {
    "EU",
    "UN",
    "AQ",
    "PN",
    "TF",
    "GS",
    "UM",
    "BV",
    "HM",
}  # ISO 3166-1, and the two unions with a flag
_DRAWN = re.compile("(?:LATIN LETTER SMALL CAPITAL|PARENTHESIZED LATIN (?:SMALL|CAPITAL) LETTER) ([A-Z])")
_JOINABLE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@.+-")


class _Table(dict[int, str]):
    """For `str.translate`: what each character stands for (`part` 0) or its mark (1), filled as characters are seen."""

    def __init__(self, part: int) -> None:
        self.part = part

    def __missing__(self, code: int) -> str:
        found = _character(chr(code))[self.part]
        letter = found if isinstance(found, str) else chr(found)
        if len(self) < 65536:
            self[code] = letter
        return letter


_LETTERS, _MARKS = _Table(0), _Table(1)
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # fullwidth forms, a way of typing
_WIDE_LETTER = re.compile("[ａ-ｚ]")
_ITEM = re.compile(r"[①-⑳❶-❿➀-➓⓵-⓾](?<![^\s:：,，;；|/].)(?=[A-Za-z]{3})")  # the number of an item before a name: `① fake_hr`


_LISTED = re.compile(  # ① 014 ↵ ② 000: the number of a line, with more than such numbers in it
    r"^[ \t]*(?P<mark>[①-⑨❶-❾➀-➈]|(?P<key>[1-9])\ufe0f?\u20e3)(?![ \t]*(?:[①-⑨❶-❾➀-➈]|\d\ufe0f?\u20e3|$))", re.MULTILINE
)


def undo(text: str, tables: Tables, typed: bytearray | None = None) -> Plain:
    """`text` without its disguises, Zawgyi in Unicode; in time linear in its length. `typed` are the marks of what was undone before."""
    converted = zawgyi.to_unicode(text)
    if converted is None:
        return _undo(text, tables, typed)
    plain = _undo(converted.text, tables)
    return plain_of(plain.text, *converted.original(plain.starts, plain.ends), plain.marks)


def _undo(text: str, tables: Tables, typed: bytearray | None = None) -> Plain:
    text = _ITEM.sub(" ", _unlisted(text))
    signs = text.translate(_LETTERS)
    low = text.lower().replace("i̇", "i")  # of İ
    keys = _keys(text, low, signs, tables) if len(low) == len(text) else {}
    marks = bytearray(len(text)) if signs == text else bytearray(text.translate(_MARKS), "ascii")  # `PLAIN` is 0
    if typed and any(typed):
        marks = bytearray(map(max, marks, typed))
    if keys:
        signs = "".join(keys.get(at, char) for at, char in enumerate(signs))
        for at in keys:
            marks[at] = ODD
    signs = _FLAGS.sub(lambda match: _lettered(match, marks), signs)
    plain = plain_of(signs, range(len(text)), range(1, len(text) + 1), marks)
    seen = turned_plus.read(_without_hidden(signs, plain) if _GOING.search(signs) else plain)
    seen = own_script.read(told_price.read(seen, tables), tables)
    seen = link_signs.written(mail_signs.written(seen, tables), tables)
    keyed = sign_remarks.read(legends.read(capitals.read(coded.decoded(seen), tables), tables), tables)
    shown = link_pieces.joined(leet.spelled_out(sign_spaces.read(keyed, tables), tables), tables)
    boxed = mail_boxes.read(mail_parts.joined(shown, tables), tables)
    written = mail_orders.ordered(rewrite_all(boxed, tables), tables)
    return second_thoughts.corrected(invite_pieces.joined(invite_codes.joined(written, tables), tables), tables)


def _unlisted(text: str) -> str:
    """`text` without the numbers of its lines, drawn in circles or on keys, where they count from one on."""
    marks = [*_LISTED.finditer(text)]
    counted = [int(mark["key"] or unicodedata.digit(mark["mark"])) for mark in marks]
    if len(marks) < 2 or counted != [*range(1, len(marks) + 1)]:
        return text  # as nearly all
    return _LISTED.sub(lambda mark: " " * len(mark.group()), text)


def _keys(text: str, low: str, signs: str, tables: Tables) -> dict[int, str]:
    """What the text says that some of its signs, letters and words stand for, by their positions."""
    low = low.translate(_NARROW) if _WIDE_LETTER.search(low) else low
    latin = in_latin(signs.lower(), tables)
    latin = latin if len(latin) == len(low) else low
    return (
        sign_strewn.strewn(latin)
        | sign_keys.unlocked(low, tables)
        | sign_brackets.unboxed(low, tables)
        | sign_letters.spared(text, low, tables)
        | sign_words.keyed(low, tables)
        | named_again.keyed(text, low, tables)
        | sign_strewn.one_by_one(latin, tables)
    )


def _lettered(match: "re.Match[str]", marks: bytearray) -> str:
    """Regional indicators as the letters they are, which are marked odd; flags of countries, which they make in pairs, stay."""
    written = match.group()
    runs = re.split("[ _.-]", written)
    if all(len(run) % 2 == 0 and all(_country(run[at : at + 2]) in _COUNTRIES for at in range(0, len(run), 2)) for run in runs):
        return written
    for at, char in enumerate(written, match.start()):
        marks[at] = PLAIN if char.isascii() else ODD
    return _country(written).lower()


def _country(flags: str) -> str:
    """Letters for regional indicators, other signs as they are."""
    return "".join(chr(ord(char) - 0x1F1E6 + ord("A")) if char >= "\U0001f1e6" else char for char in flags)


def _without_hidden(text: str, plain: Plain) -> Plain:
    """`plain` without what cannot be seen and what belongs to the character before; both may make a character odd."""
    letters, ends, marks, kept = list(plain.text), array("l", plain.ends), plain.marks, bytearray(b"\1") * len(text)
    back, hidden = -1, False
    for match in _GOING.finditer(text):
        at, char = match.start(), match.group()
        if at and kept[at - 1]:
            back, hidden = at - 1, False
        kept[at] = 0
        if char == _KEYCAP and back >= 0:
            marks[back], ends[back] = ODD, at + 1
        elif char in _VOICED:
            voiced = unicodedata.normalize("NFC", letters[back] + _VOICED[char]) if back >= 0 else ""
            if len(voiced) == 1:
                letters[back], ends[back] = voiced, at + 1
            else:
                kept[at] = 1
        hidden = hidden or char in _HIDING
        joins = hidden and back >= 0 and letters[back] in _JOINABLE and at + 1 < len(text)
        if joins and letters[at + 1] in _JOINABLE:
            marks[at + 1] = ODD
    starts, ends = (array("l", compress(numbers, kept)) for numbers in (plain.starts, ends))
    return plain_of("".join(compress(letters, kept)), starts, ends, bytearray(compress(marks, kept)))


def _character(char: str) -> tuple[str, int]:
    """One character undone, and its mark."""
    if char.isascii():
        return (" " if char in "\t\r\f\v" else char), PLAIN
    if char == "İ":
        return "I", PLAIN  # in lower case it is two characters
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
    if "㊀" <= char <= "㊈" or "㈠" <= char <= "㈨":  # Chinese digits in circles and brackets
        return f"{unicodedata.numeric(char):.0f}", ODD
    drawn = _DRAWN.fullmatch(unicodedata.name(char, ""))
    if drawn:
        return drawn.group(1).lower(), ODD
    folded = unicodedata.normalize("NFKC", char)
    if "\uff66" <= char <= "\uff9d":  # half-width kana: a way of typing
        return folded, PLAIN
    if len(folded) != 1 or not folded.isascii():
        return char, PLAIN
    wide = "！" <= char <= "～"
    return folded, WIDE if wide else ODD if folded.isalnum() else PLAIN
