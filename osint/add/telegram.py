"""Telegram Desktop's `result.json`, of one chat or of a whole account: read as a stream, one message in memory at a time.

Text and ids are those that the spider `telegram` reads from a channel's public page, so that an export and a crawl meet.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import ijson
from ijson.common import ObjectBuilder

from osint.add.encodings import JsonStream
from osint.add.parts import Found, Options, Piece, Said, Sent
from osint.add.sound import canonical, sound
from osint.items import JobPosting

_CHANNEL = re.compile(
    r"(?:https?://)?(?:t\.me|telegram\.me|telegram\.dog)/(?:s/)?([A-Za-z][A-Za-z0-9_]{3,63})(?:/\d*)?/?(?:\?.*)?",
    re.IGNORECASE,
)
_PUBLIC = re.compile(r"@?([A-Za-z][A-Za-z0-9_]{3,63})")
# Chats whose message numbers are the same for all members; those of other chats count for the exporter's account only.
_SHARED = frozenset({"public_channel", "private_channel", "public_supergroup", "private_supergroup"})
_NO_CHANNEL = frozenset({"personal_chat", "bot_chat", "saved_messages", "verification_codes", "replies"})
_MOST_EVENTS = 200_000  # of one message; a longer one is no message
_DEEPEST = 40
_MESSAGES = frozenset({"messages.item", "chats.list.item.messages.item", "left_chats.list.item.messages.item"})


def looks_like_one(head: bytes) -> bool:
    """Whether JSON begins as Telegram Desktop's exports do."""
    return (
        re.search(rb'"(?:messages|chats|personal_information|about)"\s*:', head) is not None
        and re.search(rb'"type"\s*:\s*"(?:\w+_(?:channel|supergroup|group|chat)|saved_messages|message|service)"|"chats"\s*:', head)
        is not None
    )


def read(sent: Sent, options: Options) -> Iterator[Found]:
    """One message that says something is one posting. `options.url` is the channel's own address, which exports do not name."""
    chat = Chat(channel_of(options.url))
    if options.url and chat.public is None:
        yield Said("", "--url of a Telegram export is the channel's own address: https://t.me/CHANNEL", lost=False)
    with sent.open() as file:
        last = "the beginning"
        try:
            for value in _messages(JsonStream(file), chat):
                if isinstance(value, Said):
                    yield value
                    continue
                last = f"message {value.get('id')}"
                yield from _found(value, chat, options)
        except ijson.JSONError as error:
            yield Said(f"after {last}", f"not JSON from there on ({' '.join(str(error).split())[:60]})")
    if chat.public and chat.count > 1:
        yield Said("", "holds several chats, so --url was used for none of them", lost=False)


class Chat:
    """The chat whose messages are being read; `public`: the name of the one channel that the file is an export of."""

    def __init__(self, public: str | None) -> None:
        self.public, self.count = public, 0
        self.name: Any = None
        self.type: Any = None
        self.id: Any = None
        self.is_listed = False  # one of a whole account's

    def url(self, number: int) -> str | None:
        """The message's own address: public where the channel is named, else the one for members; None where it has none."""
        if self.public and not self.is_listed and self.type not in _NO_CHANNEL:
            return f"https://t.me/{self.public}/{number}"
        return f"https://t.me/c/{self.id}/{number}" if self.type in _SHARED and isinstance(self.id, int) else None


def channel_of(url: str | None) -> str | None:
    found = (_CHANNEL.fullmatch(url.strip()) or _PUBLIC.fullmatch(url.strip())) if url else None
    return found[1].lower() if found and not urlsplit(url or "").path.startswith("/c/") else None


def _messages(file: Any, chat: Chat) -> Iterator[dict[str, Any] | Said]:
    """The messages one after the other, with `chat` saying whose they are."""
    builder: ObjectBuilder | None = None
    events, depth, is_bomb = 0, 0, False
    for prefix, event, value in ijson.parse(file, use_float=True):
        if builder is not None:
            depth += (event in {"start_map", "start_array"}) - (event in {"end_map", "end_array"})
            events += 1
            is_bomb = is_bomb or events > _MOST_EVENTS or depth > _DEEPEST
            if not is_bomb:
                builder.event(event, value)
            if depth == 0:
                yield Said("a message", "too large or nested too deep: no message") if is_bomb else builder.value
                builder = None
        elif event == "start_map" and prefix in _MESSAGES:
            builder, events, depth, is_bomb = ObjectBuilder(), 0, 1, False
            builder.event(event, value)
        else:
            _note(chat, prefix, event, value)


def _note(chat: Chat, prefix: str, event: str, value: Any) -> None:
    place, _, name = prefix.rpartition(".")
    is_listed = place in {"chats.list.item", "left_chats.list.item"}
    if (place == "" or is_listed) and name in {"name", "type", "id"} and event in {"string", "number"}:
        setattr(chat, name, value)
        chat.is_listed = is_listed
    if event == "start_array" and name == "messages" and (place == "" or is_listed):
        chat.count += 1


def _found(message: dict[str, Any], chat: Chat, options: Options) -> Iterator[Found]:
    number = message.get("id")
    if not isinstance(number, int):
        yield Said("a message", "has no number")
        return
    if message.get("type") != "message":
        return  # pinned, renamed, joined: the app's own words
    text = text_of(message)
    place = f"message {number}" if not chat.is_listed else f"chat {chat.id} message {number}"
    if not text:
        return
    yield Piece(
        place, (_posting(message, text, number, chat, options),), canonical({"chat": chat.name, "chat_type": chat.type} | message)
    )


def _posting(message: dict[str, Any], text: str, number: int, chat: Chat, options: Options) -> JobPosting:
    is_channel = str(chat.type).endswith("_channel")
    author = message.get("author") if is_channel else message.get("from") if options.authors else None
    return JobPosting(
        page_url="",
        url=chat.url(number),
        identifier=str(number) if chat.url(number) else None,
        description=text,
        date_posted=_moment(message, "date"),
        date_modified=_moment(message, "edited"),
        author=_string(author),
        forwarded_from=_string(message.get("forwarded_from")),
    )


def text_of(message: dict[str, Any]) -> str:
    """Name of a file, text, poll, as the channel's page shows them."""
    parts = [_file_name(message), plain(message.get("text"))]
    poll = message.get("poll")
    if isinstance(poll, dict):
        answers = poll.get("answers")
        parts += [plain(poll.get("question"))]
        parts += [plain(one.get("text")) for one in answers if isinstance(one, dict)] if isinstance(answers, list) else []
    return "\n".join(filter(None, parts))


def _file_name(message: dict[str, Any]) -> str | None:
    """That of a document; pictures, videos and voices show none."""
    if message.get("media_type") or message.get("photo"):
        return None
    path = message.get("file_name") or message.get("file")
    return plain(path.rsplit("/", 1)[-1]) if isinstance(path, str) and not path.startswith("(") else None


def plain(value: Any) -> str:
    """A text, or the list of texts and marked parts that it is split into; spaces as the spider leaves them."""
    pieces = value if isinstance(value, list) else [value]
    words = (one.get("text", "") if isinstance(one, dict) else one for one in pieces)
    text = sound("".join(word for word in words if isinstance(word, str)))
    lines = re.sub("[ \t]+", " ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(" ?\n ?", "\n", lines).strip(" \n")


def _moment(message: dict[str, Any], name: str) -> str | None:
    """A date with its zone, as the page gives it: the export's seconds since 1970; in older exports its local time."""
    from datetime import UTC, datetime

    seconds = message.get(f"{name}_unixtime")
    if isinstance(seconds, str | int) and str(seconds).isdigit() and 0 < int(seconds) < 10**11:
        return datetime.fromtimestamp(int(seconds), UTC).isoformat()
    return _string(message.get(name))


def _string(value: Any) -> str | None:
    return sound(value) if isinstance(value, str) and value else None
