"""E-mail, one message or a mailbox: subject and text are one posting, attachments are read as if they had been sent themselves.

Who sent it is a person: the sender goes to `protected.db` (`submissions`), never to the posting.
"""

import mailbox
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from extract.text import pasted
from osint.add import pages
from osint.add.message import BROKEN, date_of, text_of_part
from osint.add.parts import WHOLE, Found, Options, Piece, Said, Sent, Unreadable
from osint.add.sound import sound
from osint.items import JobPosting
from osint.store.submissions import Sender

ATTACHMENTS = 100  # read of one message


def read_message(sent: Sent, options: Options) -> Iterator[Found]:
    """One message."""
    yield from _read(sent, _parsed(sent.read()), options, "")


def read_mbox(sent: Sent, options: Options) -> Iterator[Found]:
    """A mailbox, one message in memory at a time."""
    with tempfile.NamedTemporaryFile(prefix="osint-mbox-") as copy:
        if sent.path is None:
            copy.write(sent.data)
            copy.flush()
        box = mailbox.mbox(sent.path or Path(copy.name), create=False)
        try:
            for number, key in enumerate(box.iterkeys(), 1):
                yield from _member(sent, box, key, number, options)
        finally:
            box.close()


def _member(sent: Sent, box: mailbox.mbox, key: str, number: int, options: Options) -> Iterator[Found]:
    place = f"message {number}"
    try:
        data = box.get_bytes(key)
        if len(data) > WHOLE:
            raise Unreadable(f"larger than {WHOLE // 1_000_000} MB")
        for found in _read(sent, _parsed(data), options, place):
            if isinstance(found, Piece) and found.block is None:
                yield replace(found, key=place, block=data, content_type="message/rfc822")
            elif isinstance(found, Said):
                yield replace(found, place=f"{place} {found.place}".strip())
            elif not isinstance(found, Sender):  # many people's: their mails keep them
                yield found
    except (Unreadable, *BROKEN) as error:
        yield Said(
            place, str(error) if isinstance(error, Unreadable) else f"not a message that can be read ({type(error).__name__})"
        )


def _parsed(data: bytes) -> EmailMessage:
    try:
        return BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
    except BROKEN as error:
        raise Unreadable(f"not a message that can be read ({type(error).__name__})") from error


def _read(sent: Sent, message: EmailMessage, options: Options, place: str) -> Iterator[Found]:
    yield Sender(_header(message, "From"), date_of(message))
    title, text = _header(message, "Subject"), body_of(message)
    post = pasted.clean(text, options.tables)
    if post.text.strip() or title:
        item = JobPosting(page_url="", url=options.url, title=title, description=post.text.strip(), date_posted=date_of(message))
        yield Piece("message", (item,), date=date_of(message))
    count = 0
    for number, part in enumerate(_attachments(message), 1):
        if number > ATTACHMENTS:
            yield Said("", f"more than {ATTACHMENTS} attachments: the others are kept, not read")
            return
        named = " ".join(filter(None, (place, f"attachment {number}", _named(part))))
        count += 1
        try:
            yield sent.inner(named, _content(part), part.get_content_type())
        except BROKEN as error:
            yield Said(named, f"cannot be decoded ({type(error).__name__})")
    if not (post.text.strip() or title or count):
        yield Said("", "no text in it")


def _named(part: Message) -> str:
    try:
        return f"({sound(Path(part.get_filename() or '').name)})" if part.get_filename() else ""
    except BROKEN:
        return ""


def _attachments(message: EmailMessage) -> Iterator[Any]:
    """Parts that are files, and messages within the message; pictures shown in the text too, not parts of a text and its HTML."""
    body = message.get_body(("plain", "html"))
    queue: list[Any] = [message]
    while queue:
        part = queue.pop(0)
        if part.get_content_type() == "message/rfc822":
            yield part
        elif part.is_multipart():
            queue = [*part.get_payload(), *queue]
        elif part is not body and not _is_other_form(part, body):
            yield part


def _is_other_form(part: Any, body: Any) -> bool:
    """Whether a part is the HTML beside the text that was read, or its signature."""
    kind = part.get_content_type()
    if kind in {"application/pgp-signature", "application/pkcs7-signature", "application/pgp-encrypted", "text/calendar"}:
        return True
    is_file = part.get_content_disposition() == "attachment" or part.get_filename()
    return body is not None and kind in {"text/html", "text/plain"} and not is_file


def _content(part: Any) -> bytes:
    if part.get_content_type() == "message/rfc822":
        return bytes(part.get_payload()[0].as_bytes())
    data = part.get_payload(decode=True)
    return bytes(data or b"")


def body_of(message: EmailMessage) -> str:
    """The text of a message: its plain one, else the HTML's."""
    try:
        part = message.get_body(("plain", "html"))
        if part is None:
            return ""
        text = text_of_part(part)
        return pages.plain(text) if part.get_content_type() == "text/html" else text
    except BROKEN:
        return ""


def _header(message: Message, name: str) -> str | None:
    try:
        value = str(message.get(name) or "")
    except BROKEN:
        return None
    return re.sub(r"\s+", " ", sound(value)).strip() or None
