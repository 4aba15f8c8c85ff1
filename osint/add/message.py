"""Date and text of an e-mail message, whatever its headers say."""

from email.errors import MessageError
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any

from osint import clock
from osint.add.encodings import decoded
from osint.add.sound import sound

# What the email package raises for headers and parts that are not as they should be.
BROKEN = (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError)


def text_of_part(part: Any) -> str:
    """A part's text in the encoding that it says, or, where that is wrong, in the one that it is in."""
    data = part.get_payload(decode=True) or b""
    charset = part.get_content_charset() or "utf-8"
    try:
        return sound(data.decode(charset))
    except (LookupError, UnicodeDecodeError):
        return sound(decoded(data))


def date_of(message: Message) -> str | None:
    """The date of its header, in UTC where it has a zone."""
    try:
        moment = parsedate_to_datetime(str(message.get("Date") or ""))
        return clock.stamp(moment if moment.tzinfo else moment.astimezone())
    except (*BROKEN, OverflowError, IndexError):
        return None
