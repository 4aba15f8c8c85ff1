"""Messages out of the lines of an exported chat, whatever app wrote it: a reader says of each line how a message begins in it, this
module what belongs together, when it was written and what of it a person said. One message that says something is one posting.

The words of the exports are data: `chat_words.csv`. Whether day or month stands first is found from the whole chat.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import TextIOWrapper

from extract.text.chat_heads import MARKS, words
from extract.text.chat_rows import Date, Day, Time
from osint.add.encodings import encoding_of
from osint.add.parts import LONGEST, Found, Options, Piece, Said, Sent
from osint.add.sound import canonical, sound
from osint.items import JobPosting

_BUDDHIST = 2400  # years above are of the Buddhist era, 543 ahead
_LONGEST_LINE = 200_000  # characters
_TITLES = 5  # lines above a chat
_LONGEST_WORDS = 100  # of the app's own, which stand in place of a message


@dataclass(frozen=True, slots=True)
class Begun:
    """The line that a message begins with: its date as written (None: the day above it), time, author (None: the app's own words;
    empty: a person without a name that anybody sees) and what is left of the line. One that is not `sure` may be a line of a message
    that begins with a time."""

    date: Date | None
    time: Time
    author: str | None
    text: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Aside:
    """A line of the app's between messages, such as the day. It is one only where a message begins below it: people write dates too."""

    day: Day | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One message: number of its first line, date as written (None: no day stands above it), time, author (as in `Begun`) and text."""

    line: int
    date: Date | None
    time: Time
    author: str | None
    text: str


Mark = Callable[[str], Begun | Aside | None]  # what a line is; None: it goes on with a message


def first_lines(sent: Sent, encoding: str) -> list[str]:
    """The lines at the beginning, in which a chat shows that it is one."""
    return sent.head().decode(encoding, "ignore").splitlines()


def read(sent: Sent, options: Options, mark: Mark, mend: Callable[[str], str] = str) -> Iterator[Found]:
    """The postings of a chat; each one's record keeps author and time. The app's own lines are passed over. `mend`: takes off what the
    app sets around the text of a message."""
    with opened(sent) as file:
        order = order_of(_dates(lines(file), mark))
    with opened(sent) as file:
        found = messages(lines(file), mark)
        yield from pieces((replace(message, text=mend(message.text)) for message in found), options, order)


def opened(sent: Sent) -> TextIOWrapper:
    """The text of the file, in its encoding."""
    file = sent.open()
    return TextIOWrapper(file, encoding_of(file), "replace")


def lines(file: TextIOWrapper) -> Iterator[str]:
    """The lines, one that is too long in pieces. Not `splitlines`: messages contain other separators."""
    while line := file.readline(_LONGEST_LINE):
        yield line.rstrip("\n")


def _dates(found: Iterable[str], mark: Mark) -> Iterator[tuple[int, ...]]:
    """The dates as written, with the weekday's number where it stands beside them."""
    for line in found:
        one = mark(line)
        if isinstance(one, Begun) and one.date:
            yield one.date
        elif isinstance(one, Aside) and one.day:
            yield (*one.day.date, one.day.weekday)


def messages(found: Iterable[str], mark: Mark) -> Iterator[Message]:
    """The messages: a line that one begins with and those that follow it, without the app's lines before the next one."""
    begun: tuple[int, Date | None, Begun] | None = None
    body, size, day = [""], 0, None
    tail: int | None = None  # where in the body the app's lines begin that stand before the next message
    next_day: Day | None = None
    for number, line in enumerate(found, 1):
        one = mark(line)
        if isinstance(one, Begun) and not one.sure and begun and not next_day and one.time < begun[2].time:
            one = None  # a time in the words of a message: those of messages never run backward
        if isinstance(one, Begun):
            if begun:
                yield _message(*begun, body[:tail])
            day = next_day.date if next_day else day
            begun, body, size, tail, next_day = (number, one.date or day, one), [one.text], 0, None, None
            continue
        if isinstance(one, Aside):
            tail, next_day = len(body) if tail is None else tail, one.day or next_day
        elif line.strip() and not (next_day and next_day.is_ruled):
            tail, next_day = None, None
        size += len(line)
        if size < LONGEST:
            body.append(line)
    if begun:
        yield _message(*begun, body[:tail])


def _message(line: int, date: Date | None, begun: Begun, body: list[str]) -> Message:
    return Message(line, date, begun.time, begun.author, "\n".join(body).strip())


def pieces(found: Iterable[Message | Said], options: Options, order: str) -> Iterator[Found]:
    """A piece for each message that says something. A message that is there twice has the same text at the same time by the same author;
    the first, second, … of those is it in the same file for ever."""
    known = words(options.tables)
    seen: dict[str, int] = {}
    is_dated = True
    for message in found:
        if isinstance(message, Said):
            yield message
            continue
        text = own_words(message, known)
        if text is None:
            continue
        when = moment(message.date, message.time, order) if message.date else None
        if message.date and when is None:
            yield Said(f"line {message.line}", "a date that no calendar has", lost=False)
        elif when is None and is_dated:
            yield Said(f"line {message.line}", "no line above it says the day", lost=False)
            is_dated = False
        named = f"{when or message.line} {message.author}"
        seen[named] = seen.get(named, 0) + 1
        yield _piece(f"message {named} {seen[named]}", message, text, when, options)


def _piece(key: str, message: Message, text: str, when: str | None, options: Options) -> Piece:
    block = {"line": message.line, "date": when, "author": message.author, "text": message.text}
    author = (message.author or None) if options.authors else None
    item = JobPosting(page_url="", description=text, date_posted=when, author=author)
    return Piece(key, (item,), canonical(block))


def own_words(message: Message, known: dict[str, tuple[str, ...]]) -> str | None:
    """What a person wrote; None for the app's own words and for a file or a deleted message in place of words."""
    if message.author is None or any(phrase in message.author.casefold() for phrase in known["system"]):
        return None
    if is_in_place(message.text, known) or is_notice(message.text, message.author, known):
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


def is_in_place(text: str, known: dict[str, tuple[str, ...]]) -> bool:
    """Whether a whole message stands in place of a picture, a sticker, a call, a file or a message that was taken back."""
    if len(text) > _LONGEST_WORDS * 3:
        return False
    folded = re.sub(r"\d+", "#", MARKS.sub("", text)).strip().casefold().rstrip(".。")
    folded = folded.removesuffix(":#") if folded.endswith("#:#:#") else folded  # a call of more than an hour
    name, colon, file = folded.partition(": ")
    is_file = bool(colon) and name in known["named"] and re.fullmatch(r"[^\n]{1,250}\.\w{2,5}", file) is not None
    return folded in known["whole"] or is_file


def is_notice(text: str, author: str, known: dict[str, tuple[str, ...]]) -> bool:
    """Whether the app says what the author did, with or without the author's name before it."""
    if len(text) > _LONGEST_WORDS * 3 or "\n" in text:
        return False
    bare = MARKS.sub("", text).strip()
    behind = bare.removeprefix(author)
    did = behind.strip().casefold().rstrip(".。")
    phrases = known["notice"] + known["aside"]
    is_named = bool(author) and behind != bare and not re.match(r"[a-z]", behind, re.IGNORECASE)
    return did in phrases or (is_named and (did.endswith(phrases) or did.startswith(phrases)))


def is_aside(line: str, known: dict[str, tuple[str, ...]]) -> bool:
    """Whether a line is the app's own between messages, or says when the export was saved."""
    if len(line) > _LONGEST_WORDS * 2:
        return False
    folded = MARKS.sub("", line).strip().casefold().rstrip(".")
    return folded.endswith(known["aside"]) or (folded.startswith(known["saved"]) and sum(map(str.isdigit, folded)) >= 6)


def is_titled(found: Sequence[str], known: dict[str, tuple[str, ...]]) -> bool:
    """Whether one of the first lines says whose chat it is, or when it was saved."""
    folded = [MARKS.sub("", line[: _LONGEST_WORDS * 2]).strip().casefold() for line in found[:_TITLES]]
    return any(line.startswith(known["title"]) or line.endswith(known["title"]) or is_aside(line, known) for line in folded)


def _is_attachment(bare: str, folded: str, known: dict[str, tuple[str, ...]]) -> bool:
    if bare.startswith("<") and re.fullmatch(r"<[^<>:]{1,30}: [^<>]{1,200}\.\w{2,5}>", bare):
        return True
    found = re.fullmatch(r"[^\n]{1,200}\.\w{2,5} \((.{1,40})\)", folded)
    return found is not None and found[1] in known["attached"]


def order_of(dates: Iterable[tuple[int, ...]]) -> str:
    """`dmy`, `mdy` or `ymd`: what no date of the chat, and no weekday beside one, contradicts; of those that fit, the one in which time
    runs backward least, then the one with the smallest leaps: people write day by day."""
    score = {order: [0, 0, 0] for order in ("dmy", "mdy", "ymd")}
    last: dict[str, int] = {}
    for a, b, c, *weekday in dates:
        for order, (wrong, back, leaps) in score.items():
            year, month, day = _sorted((a, b, c), order)
            now = (year * 12 + month) * 31 + day
            leap = now - last.get(order, now)
            score[order] = [wrong + _is_wrong(year, month, day, *weekday), back + (leap < 0), leaps + abs(leap)]
            last[order] = now
    return min(score, key=score.__getitem__)


def _is_wrong(year: int, month: int, day: int, weekday: int = 0) -> bool:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return True
    try:
        return weekday > 0 and datetime(_of_our_era(year), month, day).isoweekday() != weekday
    except ValueError:
        return True


def _sorted(date: Date, order: str) -> Date:
    a, b, c = date
    if a > 31:
        order = "ymd"
    year, month, day = {"ymd": (a, b, c), "dmy": (c, b, a), "mdy": (c, a, b)}[order]
    return year, month, day


def _of_our_era(year: int) -> int:
    return year - 543 if year > _BUDDHIST else year + 2000 if year < 100 else year


def moment(date: Date, time: Time, order: str) -> str | None:
    """Date and time as ISO 8601 without a zone, which the export does not name; None for a date that no calendar has."""
    year, month, day = _sorted(date, order)
    try:
        return datetime(_of_our_era(year), month, day, *time).isoformat()
    except ValueError:
        return None
