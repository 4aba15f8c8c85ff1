"""Screenshots and posters: the picture is kept under its hash, and its text, read by OCR, is a posting marked so (`origin: ocr`)."""

import hashlib
import struct
from collections.abc import Iterator

from extract.text import pasted
from osint.add import ocr
from osint.add.parts import Found, Options, Piece, Said, Sent, Unreadable
from osint.items import JobPosting

ORIGIN = "ocr"
PIXELS = 60_000_000  # of a picture that is read: a bomb of a few kilobytes can unpack to gigabytes
_TYPES = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"), (b"BM", "image/bmp"))


def type_of(head: bytes) -> str | None:
    """The media type of a picture, by its first bytes."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[:4] in (b"II*\0", b"MM\0*"):
        return "image/tiff"
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"avif"):
        return "image/heic" if head[8:12] != b"avif" else "image/avif"
    return next((kind for magic, kind in _TYPES if head.startswith(magic) and (magic != b"BM" or head[6:10] == b"\0\0\0\0")), None)


def read(sent: Sent, options: Options) -> Iterator[Found]:
    """The text in a picture as one posting, named by the picture's hash: read better one day, it is a new version of the same."""
    if not ocr.has_engine():
        raise Unreadable(f"kept, not read: {ocr.MISSING}")
    data = sent.read()
    kind, size = type_of(data), size_of(data)
    if kind in {"image/heic", "image/avif"}:
        raise Unreadable("kept, not read: save the picture as PNG or JPEG")
    if size is None:
        raise Unreadable("kept, not read: a picture whose size cannot be told: save it as PNG or JPEG")
    if size[0] * size[1] > PIXELS:
        raise Unreadable(f"kept, not read: a picture of {size[0]} x {size[1]} pixels")
    found = ocr.read(data, options.languages)
    post = pasted.clean(found.text, options.tables)
    if not post.text.strip():
        yield Said("", "no text was found in the picture", lost=False)
        return
    digest = hashlib.sha256(data).hexdigest()
    item = JobPosting(
        page_url=f"urn:sha256:{digest}", url=options.url, identifier=digest, description=post.text.strip(), images=("",)
    )  # the empty one becomes the picture's record
    yield Piece("picture", (item,), origin=ORIGIN)
    yield Said("", f"read by {found.engine}, {found.confidence:.0%} sure of its letters: compare with the picture", lost=False)


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height that a picture says it has; None for kinds of which this is not known here, and broken ones."""
    kind = type_of(data)
    try:
        if kind == "image/png":
            return struct.unpack(">II", data[16:24])
        if kind == "image/gif":
            return struct.unpack("<HH", data[6:10])
        if kind == "image/webp":
            return _webp_size(data)
        if kind == "image/bmp":
            width, height = struct.unpack("<ii", data[18:26])
            return abs(width), abs(height)
        return _jpeg_size(data) if kind == "image/jpeg" else None
    except struct.error:
        return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    """Of the three kinds of WebP. Source: RFC 9649, 2.4 to 2.7."""
    if data[12:16] == b"VP8X" and len(data) >= 30:
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if data[12:16] == b"VP8L":
        (bits,) = struct.unpack("<I", data[21:25])
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if data[12:16] == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, (length,) = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
