"""The encoding of what people send: marks first, then UTF-8, then UTF-16 without a mark, then as charset_normalizer finds it."""

import codecs
import unicodedata
from typing import BinaryIO

from charset_normalizer import from_bytes

SAMPLE = 262_144  # bytes that are looked at to guess
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip


def decoded(data: bytes) -> str:
    """The text in `data`; what cannot be decoded becomes U+FFFD."""
    return data.decode(_guess(data[:SAMPLE], is_utf8=_is_utf8(data)), "replace")


def encoding_of(file: BinaryIO) -> str:
    """The name of the encoding of a file's text; reads it once, in pieces, and goes back to its beginning."""
    sample, whole = b"", codecs.getincrementaldecoder("utf-8")()
    is_utf8 = True
    while is_utf8 and (chunk := file.read(1 << 20)):
        sample = sample or chunk[:SAMPLE]
        try:
            whole.decode(chunk)
        except UnicodeDecodeError:
            is_utf8 = False
    file.seek(0)
    return _guess(sample, is_utf8=is_utf8)


def _guess(sample: bytes, *, is_utf8: bool) -> str:
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    if (wide := wide_of(sample)) is not None:
        return wide
    if is_utf8:
        return "utf-8"
    best = from_bytes(sample).best()
    return best.encoding if best is not None else "utf-8"


def wide_of(sample: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` for text in UTF-16 without a mark: in one of both orders there is no character that no text has,
    and one in twenty is ASCII's, such as a space."""
    head = sample[:2000]
    if 0 not in head:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        text = head[: len(head) // 2 * 2].decode(name, "ignore")
        is_text = all(one in "\t\r\n" or unicodedata.category(one) not in _NO_TEXT for one in text)
        if is_text and sum(map(str.isascii, text)) * 20 >= len(text) >= 4:
            return name
    return None


_NO_TEXT = frozenset({"Cc", "Cn", "Co", "Cs"})


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
