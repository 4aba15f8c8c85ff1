"""KakaoTalk's exported chats: of phones with the whole date before each message, of the desktop with a ruled line for each day, and
the table of the desktop on a Mac (`Date,User,Message`).

`extract.text.chat_rows` has the shapes and where they were seen.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from extract.tables import Tables
from extract.text.chat_heads import MARKS, head_of, hours, plain_digits, words
from extract.text.chat_rows import Date, Day, Time, after_comma, bracketed, day_of, months
from osint.add import chats, tables
from osint.add.chats import Aside, Begun, Message
from osint.add.parts import Found, Options, Said, Sent

_NAMED = re.compile(r"([^\n]{1,120}?) : ?")
_HEADINGS = ["date", "user", "message"]
# `May 1, 2024 at 10:12 AM, Name : text`, `Jul 16, 2020 22:23, Name : text`; of the app's own lines the comma is a colon.
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})\s?(?P<half>[apAP]\.?[mM]\.?)?"
_DAY = r"(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2}), (?P<year>\d{4})"
_ENGLISH = re.compile(rf"\ufeff?{_DAY},?(?: at)? {_CLOCK}[,:] ")
_CLOCK_FIRST = re.compile(rf"\ufeff?{_CLOCK}, {_DAY}, ")  # `8:34pm, July 9, 2015, Name : text` of old ones
_LONGEST_DAY = 60  # characters
_OWN = re.compile(r"\ufeff?(\d{4}[.년][^:\n]{4,24}:\d{2}): ")  # `2024. 5. 1. 오후 6:39: ` of the app's own lines


def looks_like_one(sent: Sent, lines: Sequence[str]) -> bool:
    """Whether two of the first lines are messages of persons: in brackets under a line with the day, or behind a date and a comma."""
    del sent
    named = [message for message in chats.messages(lines, lambda line: mark(line, Tables())) if message.author]
    return len(named) >= 2 and (any(message.date for message in named) or chats.is_titled(lines, words(Tables())))


def read(sent: Sent, options: Options) -> Iterator[Found]:
    """One message that says something is one posting; its record keeps author and time."""
    return chats.read(sent, options, lambda line: mark(line, options.tables))


def mark(line: str, tables: Tables) -> Begun | Aside | None:
    """What the line is."""
    if not line:
        return None
    if begun := _dated(line, tables) or _english(line, tables):
        return begun
    if row := bracketed(line, tables) or after_comma(line, tables):
        return Begun(None, row.time, row.author, row.text)
    if day := day_of(line, tables) or _day_and_time(line, tables):
        return Aside(day)
    return Aside() if chats.is_aside(line, words(tables)) else None


def _day_and_time(line: str, tables: Tables) -> Day | None:
    """Android's line above the messages of a day: `2024년 5월 1일 오전 10:12`, and nothing behind it."""
    if len(line) > _LONGEST_DAY or not any(map(str.isdigit, line)):
        return None
    head = f"{line.rstrip()}, "
    begun = _dated(head, tables) or _english(head, tables)
    return Day(begun.date) if begun and begun.date and not begun.text else None


def _dated(line: str, tables: Tables) -> Begun | None:
    """`2024년 5월 1일 오전 10:12, Name : text`; without a name it is the app's own."""
    if not plain_digits(line[:2]).lstrip("\ufeff")[:1].isdigit():
        return None
    if own := _OWN.match(line):
        line = f"{own[1]}, {line[own.end() :]}"
    head = head_of(line, tables)
    if head is None or not line[: len(line) - len(head.rest)].rstrip().endswith(","):
        return None
    return _begun(head.date, head.time, head.rest)


def _english(line: str, tables: Tables) -> Begun | None:
    head = line[:80].replace("\u202f", " ").replace("\xa0", " ")
    found = _ENGLISH.match(head) or _CLOCK_FIRST.match(head)
    month = months(tables).get(found["month"].casefold()) if found else None
    hour = hours(int(found["hour"]), found["half"] or "", words(tables), strict=True) if found else None
    if found is None or month is None or hour is None or int(found["minute"]) > 59:
        return None
    return _begun((int(found["year"]), month, int(found["day"])), (hour, int(found["minute"]), 0), line[found.end() :])


def _begun(date: Date, time: Time, rest: str) -> Begun:
    named = _NAMED.match(rest)
    return Begun(date, time, MARKS.sub("", named[1]).strip() if named else None, rest[named.end() :] if named else rest)


def is_table(lines: Sequence[str]) -> bool:
    """Whether the first line has the headings of the desktop's table."""
    return [cell.strip(' "\ufeff').casefold() for cell in (lines[0] if lines else "")[:80].split(",")] == _HEADINGS


def read_table(sent: Sent, options: Options) -> Iterator[Found]:
    """A row is a message, in which commas, quotation marks and lines are as in any CSV. Columns that were named are taken as they are."""
    if options.columns:
        yield from tables.read_csv(sent, options)
        return
    yield from chats.pieces(_rows(sent), options, "ymd")


def _rows(sent: Sent) -> Iterator[Message | Said]:
    for place, row in tables.csv_rows(sent):
        if isinstance(row, Said):
            yield row
        elif len(row) >= 3 and [cell.casefold() for cell in row[:3]] != _HEADINGS:
            yield _message(place, *row[:3])


def _message(place: str, date: str, author: str, text: str) -> Message:
    number = int("".join(filter(str.isdigit, place)) or 0)
    try:
        at = datetime.fromisoformat(date.strip())
    except ValueError:
        return Message(number, (0, 0, 0), (0, 0, 0), author, text.strip())
    return Message(number, (at.year, at.month, at.day), (at.hour, at.minute, at.second), author, text.strip())
