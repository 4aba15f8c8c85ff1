"""Names in base64, in texts that say so: "base64: ZmFrZV9oci4x"."""

import binascii
import re
from base64 import b64decode

from extract.disguise.plain import Plain, replaced

_TOLD = "base64"
_CODED = re.compile(r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{8,200}={0,2}(?![A-Za-z0-9+/=])")
_READABLE = re.compile(r"[!-~]{5,150}")


def decoded(plain: Plain) -> Plain:
    """`plain` with every such word read; in time linear in its length."""
    if _TOLD not in plain.low:
        return plain
    words = ((match, _read(match.group())) for match in _CODED.finditer(plain.text))
    return replaced(plain, ((*match.span(), word) for match, word in words if word))


def _read(word: str) -> str:
    """What a word says, where it is signs that one can type; else nothing."""
    bare = word.rstrip("=")
    try:
        said = b64decode(bare + "=" * (-len(bare) % 4), validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return said if _READABLE.fullmatch(said) else ""
