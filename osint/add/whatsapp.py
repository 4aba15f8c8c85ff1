"""WhatsApp's exported chats (`_chat.txt`): a line for each message in any country's way to write dates, more lines where it has some."""

from collections.abc import Iterator, Sequence

from extract.tables import Tables
from extract.text.chat_heads import MARKS, NAME, head_of
from osint.add import chats
from osint.add.chats import Begun
from osint.add.parts import Found, Options, Sent

_LOOK = 40  # lines in which a chat shows that it is one


def looks_like_one(sent: Sent, lines: Sequence[str]) -> bool:
    """Whether several of the first lines begin as messages do, and one of them names its author."""
    heads = [head for line in lines[:_LOOK] if (head := head_of(line))]
    named = [head for head in heads if NAME.match(head.rest)]
    is_named = "whatsapp" in sent.name.lower() or sent.name.lower().endswith("_chat.txt")
    return len(named) >= 2 or (bool(named) and (is_named or head_of(lines[0]) is not None))


def read(sent: Sent, options: Options) -> Iterator[Found]:
    """One message that says something is one posting; its record keeps author and time."""
    return chats.read(sent, options, lambda line: begun(line, options.tables))


def begun(line: str, tables: Tables) -> Begun | None:
    """How a message begins in the line."""
    head = head_of(line, tables)
    if head is None:
        return None
    named = NAME.match(head.rest)
    author = MARKS.sub("", named[1]).strip().removeprefix("~").strip() if named else None
    return Begun(head.date, head.time, author or None, head.rest[named.end() :] if named else head.rest)
