"""WhatsApp's exported chats (`_chat.txt`): a line for each message in any country's way to write dates, more lines where it has some.

The words of the exports are data: `chat_words.csv`. Whether day or month stands first is found from the whole chat.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import TextIOWrapper

from extract.tables import Tables
from extract.text.chat_heads import MARKS, NAME, Head, head_of, words
from osint.add.encodings import encoding_of
from osint.add.parts import LONGEST, Found, Options, Piece, Said, Sent
from osint.add.sound import canonical, sound
from osint.items import JobPosting

_BUDDHIST = 2400  # years above are of the Buddhist era, 543 ahead
_LOOK = 40  # lines in which a chat shows that it is one
_LONGEST_LINE = 200_000  # characters


@dataclass(frozen=True, slots=True)
class Message:
    """One message: number of its first line, its head, author (None: the app's own words) and text."""

    line: int
    head: Head
    author: str | None
    text: str


def looks_like_one(sent: Sent) -> bool:
    """Whether several of the first lines begin as messages do, and one of them names its author."""
    with sent.open() as file:
        encoding = encoding_of(file)
    lines = sent.head().decode(encoding, "ignore").splitlines()[:_LOOK]
    heads = [head for line in lines if (head := head_of(line))]
    named = [head for head in heads if NAME.match(head.rest)]
    is_named = "whatsapp" in sent.name.lower() or sent.name.lower().endswith("_chat.txt")
    return len(named) >= 2 or (bool(named) and (is_named or head_of(lines[0]) is not None))


def read(sent: Sent, options: Options) -> Iterator[Found]:
    """One message that says something is one posting; its record keeps author and time. The app's own lines are passed over."""
    known = words(options.tables)
    with sent.open() as file:
        encoding = encoding_of(file)
        order = order_of(head.date for head in _heads(_lines(TextIOWrapper(file, encoding, "replace")), options.tables))
    with sent.open() as file:
        seen: dict[str, int] = {}
        for message in messages(_lines(TextIOWrapper(file, encoding, "replace")), options.tables):
            text = own_words(message, known)
            if text is None:
                continue
            when = moment(message.head, order)
            if when is None:
                yield Said(f"line {message.line}", "a date that no calendar has", lost=False)
            named = f"{when or message.line} {message.author}"
            seen[named] = seen.get(named, 0) + 1
            yield _piece(f"message {named} {seen[named]}", message, text, when, options)


def _piece(key: str, message: Message, text: str, when: str | None, options: Options) -> Piece:
    block = {"line": message.line, "date": when, "author": message.author, "text": message.text}
    author = message.author if options.authors else None
    item = JobPosting(page_url="", description=text, date_posted=when, author=author)
    return Piece(key, (item,), canonical(block))


def _lines(file: TextIOWrapper) -> Iterator[str]:
    """The lines, of one that is too long its beginning. Not `splitlines`: messages contain other separators."""
    while line := file.readline(_LONGEST_LINE):
        yield line.rstrip("\n")


def messages(lines: Iterable[str], tables: Tables) -> Iterator[Message]:
    """The messages: a line with a head and those without one that follow it."""
    begun: tuple[int, Head] | None = None
    body: list[str] = []
    size = 0
    for number, line in enumerate(lines, 1):
        head = head_of(line, tables)
        if head is None:
            size += len(line)
            if size < LONGEST:
                body.append(line)
            continue
        if begun:
            yield _message(*begun, body)
        begun, body, size = (number, head), [], 0
    if begun:
        yield _message(*begun, body)


def _message(line: int, head: Head, body: list[str]) -> Message:
    named = NAME.match(head.rest)
    first = head.rest[named.end() :] if named else head.rest
    author = MARKS.sub("", named[1]).strip().removeprefix("~").strip() if named else None
    return Message(line, head, author or None, "\n".join([first, *body]).strip())


def own_words(message: Message, known: dict[str, tuple[str, ...]]) -> str | None:
    """What a person wrote; None for the app's own words and for a file or a deleted message in place of words."""
    if message.author is None or any(phrase in message.author.casefold() for phrase in known["system"]):
        return None
    kept: list[str] = []
    for line in message.text.split("\n"):
        bare = MARKS.sub("", line).strip()
        for phrase in known["edited"]:
            bare = bare.removesuffix(phrase).strip()
        folded = bare.casefold()
        if folded.rstrip(".。") in known["omitted"] or _is_attachment(bare, folded, known) or (not bare and not kept):
            continue
        kept.append(bare)
    text = sound("\n".join(kept).strip())
    if not text or (message.text.startswith("\u200e") and any(phrase in text.casefold() for phrase in known["system"])):
        return None
    return text


def _is_attachment(bare: str, folded: str, known: dict[str, tuple[str, ...]]) -> bool:
    if bare.startswith("<") and re.fullmatch(r"<[^<>:]{1,30}: [^<>]{1,200}\.\w{2,5}>", bare):
        return True
    found = re.fullmatch(r"[^\n]{1,200}\.\w{2,5} \((.{1,40})\)", folded)
    return found is not None and found[1] in known["attached"]


def _heads(lines: Iterable[str], tables: Tables) -> Iterator[Head]:
    return (head for line in lines if (head := head_of(line, tables)))


def order_of(dates: Iterable[tuple[int, int, int]]) -> str:
    """`dmy`, `mdy` or `ymd`: what no date of the chat contradicts; of those that fit, the one in which time runs backward least,
    then the one with the smallest leaps: people write day by day."""
    score = {order: [0, 0, 0] for order in ("dmy", "mdy", "ymd")}
    last: dict[str, int] = {}
    for date in dates:
        for order, (wrong, back, leaps) in score.items():
            year, month, day = _sorted(date, order)
            now = (year * 12 + month) * 31 + day
            leap = now - last.get(order, now)
            score[order] = [wrong + (not (1 <= month <= 12 and 1 <= day <= 31)), back + (leap < 0), leaps + abs(leap)]
            last[order] = now
    return min(score, key=score.__getitem__)


def _sorted(date: tuple[int, int, int], order: str) -> tuple[int, int, int]:
    a, b, c = date
    if a > 31:
        order = "ymd"
    year, month, day = {"ymd": (a, b, c), "dmy": (c, b, a), "mdy": (c, a, b)}[order]
    return year, month, day


def moment(head: Head, order: str) -> str | None:
    """Date and time as ISO 8601 without a zone, which the export does not name; None for a date that no calendar has."""
    year, month, day = _sorted(head.date, order)
    year = year - 543 if year > _BUDDHIST else year + 2000 if year < 100 else year
    try:
        return datetime(year, month, day, *head.time).isoformat()
    except ValueError:
        return None
