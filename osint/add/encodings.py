"""The encoding of what people send: marks first, then UTF-8, then UTF-16 without a mark, then as charset_normalizer finds it."""

import codecs
import re
import unicodedata
from typing import BinaryIO

from charset_normalizer import from_bytes

from osint.add import legacy

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
    return _scan(file)[0]


def as_utf8(file: BinaryIO) -> BinaryIO:
    """The same text as whole UTF-8, for parsers that read nothing else; what is no text becomes U+FFFD."""
    name, is_whole = _scan(file)
    if is_whole and name == "utf-8":
        return file
    return codecs.EncodedFile(file, "utf-8", name, "replace")


class JsonStream:
    """A JSON file as UTF-8 in which each surrogate has its pair: a parser in C makes bytes of a lone one that are no UTF-8.

    Only `read` is there, which is all that ijson asks for.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._rest = as_utf8(file), b""

    def read(self, size: int = -1) -> bytes:
        """The next `size` bytes and what was held back of those before; half of a surrogate pair alone is U+FFFD. Empty at the end."""
        while size:
            chunk = self._file.read(size)
            data = self._rest + chunk
            cut = _cut(data) if chunk else len(data)
            self._rest = data[cut:]
            if cut or not chunk:
                return _ESCAPES.sub(lambda found: found[1] or b"\\ufffd", data[:cut])
        return b""


def _cut(data: bytes) -> int:
    """Where data can be cut without parting two escapes of six bytes that belong together."""
    cut = data.find(b"\\", max(len(data) - 12, 0))
    if cut < 0:
        return len(data)
    return cut - 6 if _HIGH.fullmatch(data, cut - 6, cut) and cut >= 6 else cut


_HIGH = re.compile(rb"\\u[dD][89abAB][0-9a-fA-F]{2}")
_ESCAPES = re.compile(rb"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


def _scan(file: BinaryIO) -> tuple[str, bool]:
    """The encoding, and whether all of the file is UTF-8."""
    sample, whole = b"", codecs.getincrementaldecoder("utf-8")()
    is_utf8 = True
    while is_utf8 and (chunk := file.read(1 << 20)):
        sample = sample or chunk[:SAMPLE]
        try:
            whole.decode(chunk)
        except UnicodeDecodeError:
            is_utf8 = False
    file.seek(0)
    return _guess(sample, is_utf8=is_utf8), is_utf8


def _guess(sample: bytes, *, is_utf8: bool) -> str:
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    if (wide := wide_of(sample)) is not None:
        return wide
    if is_utf8 or _is_mostly_utf8(sample):
        return "utf-8"
    if (known := legacy.encoding_of(sample)) is not None:
        return known
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


def _is_mostly_utf8(sample: bytes) -> bool:
    """UTF-8 with a few broken bytes, as torn files have: of what is not ASCII nineteen in twenty characters are whole."""
    text = sample.decode("utf-8", "replace")
    return 0 < text.count("\ufffd") * 20 < sum(not one.isascii() for one in text)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
