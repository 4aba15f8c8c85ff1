"""What a sent file is, by its first bytes and then by its name, and which reader reads it."""

import re
from dataclasses import dataclass

from osint.add import archives, chats, images, kakaotalk, line_chat, lines, mail, pages, tables, telegram, texts, whatsapp, zips
from osint.add.encodings import wide_of
from osint.add.parts import Reader, Sent, Unreadable

_MAIL_HEAD = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:(?:from|return-path|received|delivered-to|message-id|mime-version|subject|date|to|x-[\w-]+)"
    rb":[^\n]*\n(?:[ \t][^\n]*\n)*){2}", re.IGNORECASE,
)  # fmt: skip
_SURELY_MAIL = re.compile(rb"^(?:received|return-path|message-id|mime-version|delivered-to):", re.IGNORECASE | re.MULTILINE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|(?:\w+:)?urlset|(?:\w+:)?sitemapindex)[\s>]", re.IGNORECASE)
_UNREAD = (
    (b"%PDF", "application/pdf", "a PDF file: print its text, or send its pages as pictures"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage", "an old Office or Outlook file: save it as .xlsx, .csv or .eml"),
    (b"7z\xbc\xaf", "application/x-7z-compressed", "a 7z archive: unpack it first"),
    (b"\x1f\x8b", "application/gzip", "packed with gzip: unpack it first"),
    (b"Rar!", "application/vnd.rar", "a RAR archive: unpack it first"),
    (b"SQLite format 3", "application/vnd.sqlite3", "a database: export what is to be read from it"),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: the type that its record is kept under, and its reader; an archive has records of its own instead."""

    content_type: str
    read: Reader = lambda _sent, _options: iter(())
    is_archive: bool = False
    has_parts: bool = False  # with records of their own, so that a large one need not be kept whole
    unread: str | None = None  # why nobody here reads it; it is kept


def kind_of(sent: Sent) -> Kind:
    """What `sent` is. Raises Unreadable for an empty one."""
    head = sent.head()
    if not head:
        raise Unreadable("the file is empty")
    for magic, kind, why in _UNREAD:
        if head.startswith(magic):
            return Kind(kind, unread=why)
    if head.startswith(b"PK\x03\x04"):
        try:
            return _zipped(sent)
        except Unreadable as error:
            return Kind("application/zip", unread=str(error))
    if picture := images.type_of(head):
        return Kind(picture, images.read)
    if b"\0" in head[:64] and not _is_wide(head):
        return Kind("application/octet-stream", unread="neither text nor a kind of file that is read here")
    return _text(sent, head)


def _is_wide(head: bytes) -> bool:
    """Whether it may be text in UTF-16 or UTF-32."""
    return head[:2] in {b"\xff\xfe", b"\xfe\xff"} or wide_of(head) is not None


def _zipped(sent: Sent) -> Kind:
    names = zips.names(sent)
    if any(name.startswith("xl/") for name in names):
        return Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", tables.read_xlsx, has_parts=True)
    if any(archives.is_packed_warc(name) for name in names):
        return Kind("application/wacz", is_archive=True)
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise Unreadable("a Word or PowerPoint file: save it as text, or as a web page")
    return Kind("application/zip", zips.read, has_parts=True)


def _text(sent: Sent, head: bytes) -> Kind:
    name, first = sent.name.lower().rstrip(")"), head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for endings, kind in _BY_NAME.items():
        if name.endswith(endings):
            return _KAKAOTALK if kind.read is tables.read_csv and kakaotalk.is_table(_first_lines(sent)) else kind
    if sent.content_type in {"text/html", "application/xhtml+xml"} or first.startswith((b"<!doctype html", b"<html")):
        return _BY_NAME[".html", ".htm", ".xhtml", ".shtml"]
    if first.startswith(b"<?xml") and _FEED.search(head):
        return _BY_NAME[".xml", ".rss", ".atom"]
    if head.startswith(b"From ") and b"\n" in head and _MAIL_HEAD.match(head.partition(b"\n")[2]):
        return _BY_NAME[(".mbox",)]
    if _MAIL_HEAD.match(head) and _SURELY_MAIL.search(head) and not sent.content_type.startswith("text/"):
        return Kind("message/rfc822", mail.read_message)
    if first.startswith((b"{", b"[")) and name.endswith(".json"):
        return Kind("application/json", telegram.read if telegram.looks_like_one(head) else lines.read_array, has_parts=True)
    encoding = texts.charset(sent)
    first_lines = chats.first_lines(sent, encoding)
    for app in (line_chat, kakaotalk, whatsapp):
        if app.looks_like_one(sent, first_lines):
            return Kind(f"text/plain; charset={encoding}", app.read, has_parts=True)
    return Kind(f"text/plain; charset={encoding}", texts.read)


def _first_lines(sent: Sent) -> list[str]:
    return chats.first_lines(sent, texts.charset(sent))


_KAKAOTALK = Kind("text/csv", kakaotalk.read_table, has_parts=True)
_BY_NAME: dict[tuple[str, ...], Kind] = {
    (".jsonl", ".ndjson"): Kind("application/x-ndjson", lines.read_lines, has_parts=True),
    (".csv", ".tsv"): Kind("text/csv", tables.read_csv, has_parts=True),
    (".html", ".htm", ".xhtml", ".shtml"): Kind("text/html", pages.read_html),
    (".mht", ".mhtml"): Kind("multipart/related", pages.read_mhtml),
    (".xml", ".rss", ".atom"): Kind("application/xml", pages.read_html),
    (".mbox",): Kind("application/mbox", mail.read_mbox, has_parts=True),
    (".eml",): Kind("message/rfc822", mail.read_message),
}
