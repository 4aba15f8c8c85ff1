"""Zip files, bounded: how many members, how much they unpack to, and no member that unpacks to more than it says."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from osint.add.parts import WHOLE, Found, Options, Said, Sent, Unreadable

MEMBERS = 20_000
UNPACKED = 4_000_000_000  # bytes that a zip file may say that it unpacks to
RATIO = 200  # a member above 1 MB that is packed better than this is no text and no picture
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@contextmanager
def opened(sent: Sent) -> Iterator[zipfile.ZipFile]:
    """The zip file. Raises Unreadable where it is none, or a bomb."""
    with sent.open() as file:
        try:
            packed = zipfile.ZipFile(file)
        except BROKEN as error:
            raise Unreadable(f"not a whole zip file ({error})") from error
        with packed:
            found = packed.infolist()
            if len(found) > MEMBERS:
                raise Unreadable(f"more than {MEMBERS} files in a zip file")
            if sum(one.file_size for one in found) > UNPACKED or any(map(is_bomb, found)):
                raise Unreadable("unpacks to far more than it holds: a zip bomb")
            yield packed


def is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > 1_000_000 and member.file_size > RATIO * max(member.compress_size, 1)


def names(sent: Sent) -> list[str]:
    """The names of the members. Raises Unreadable."""
    with opened(sent) as packed:
        return packed.namelist()


def content(packed: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """One member, unpacked. Raises Unreadable. Python's reader stops at the size that the list of files names and then
    checks its sum, so a member that lies about it is broken and not large."""
    if member.file_size > most:
        raise Unreadable(f"larger than {most // 1_000_000} MB")
    if member.flag_bits & 1:
        raise Unreadable("locked with a password")
    try:
        return packed.read(member)
    except BROKEN as error:
        raise Unreadable(f"cannot be unpacked ({type(error).__name__})") from error


def read(sent: Sent, options: Options) -> Iterator[Found]:
    """The members of a zip file, each as if it had been sent: a chat export with its pictures, a folder of pages."""
    del options
    with opened(sent) as packed:
        for member in packed.infolist():
            if not member.filename or member.is_dir() or _is_furniture(member.filename):
                continue
            try:
                yield sent.inner(member.filename, content(packed, member, WHOLE))
            except Unreadable as error:
                yield Said(member.filename, str(error))


def _is_furniture(name: str) -> bool:
    """What systems and exports put beside what was sent: folders of Macs, fonts, scripts, sounds, stickers."""
    last = name.rsplit("/", 1)[-1].lower()
    return name.startswith("__MACOSX/") or last in {".ds_store", "thumbs.db"} or last.endswith(_SILENT)


_SILENT = (
    ".js", ".css", ".woff", ".woff2", ".ttf", ".opus", ".ogg", ".oga", ".mp3", ".m4a", ".aac", ".wav", ".mp4", ".mov", ".3gp", ".webm",
    ".tgs", ".vcf", ".ico", ".svg",
)  # fmt: skip
