"""LINE's exported chats: of phones with tabs between time, name and text, of the desktop with spaces, under a line for each day.

A message of several lines stands in quotation marks on phones. `extract.text.chat_rows` has the shapes and where they were seen.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import PurePath

from extract.tables import Tables
from extract.text.chat_heads import MARKS, words
from extract.text.chat_rows import Row, day_of, row_of, spaced
from osint.add import chats
from osint.add.chats import Aside, Begun, Mark
from osint.add.parts import Found, Options, Sent

_TITLE = "[LINE]"
_NAMES = 5_000  # of a chat that are remembered
_WORDS = 3  # of a name that has some
_NOTICE = 120  # characters: without a name, what is longer or has more lines is no notice but of an account that is gone


def looks_like_one(sent: Sent, lines: Sequence[str]) -> bool:
    """Whether two of the first lines are messages of persons under a line with the day."""
    return _mark_of(sent, lines, lines, Tables()) is not None


def read(sent: Sent, options: Options) -> Iterator[Found]:
    """One message that says something is one posting; its record keeps author and time."""
    with chats.opened(sent) as file:
        first = chats.first_lines(sent, file.encoding)
        mark = _mark_of(sent, first, chats.lines(file), options.tables)
    if mark is not None:
        yield from chats.read(sent, options, mark, unquoted)


def _mark_of(sent: Sent, first: Sequence[str], whole: Iterable[str], tables: Tables) -> Mark | None:
    """How messages begin in this chat. The names of the desktop's are looked for in `whole`."""
    is_titled = chats.is_titled(first, words(tables)) or _TITLE in sent.name
    for is_wide in (False, True):
        mark = _rows(tables, is_wide=is_wide)
        if len(dated := _dated(first, mark)) >= 2 and (is_titled or not is_wide or _is_repeated(dated)):
            return mark
    if len(dated := _dated(first, _spaces(tables, frozenset()))) >= 2 and (is_titled or _is_repeated(dated)):
        return _spaces(tables, names_of(whole, tables) | _titles(sent, first, tables))
    return None


def _dated(first: Sequence[str], mark: Mark) -> list[str]:
    """The authors of messages under a line with the day."""
    return [message.author for message in chats.messages(first, mark) if message.author and message.date]


def _is_repeated(names: Sequence[str]) -> bool:
    """Whether somebody wrote twice: a list of what happens at which hour looks like a chat too."""
    return len(set(names)) < len(names)


def _rows(tables: Tables, *, is_wide: bool) -> Mark:
    """Of a phone's export: fields between tabs."""

    def mark(line: str) -> Begun | Aside | None:
        if row := row_of(line, tables, wide=is_wide):
            is_notice = row.author is None and len(row.text) < _NOTICE and not row.text.startswith('"')
            return Begun(None, row.time, None if is_notice else row.author or "", row.text)
        return _aside(line, tables)

    return mark


def _spaces(tables: Tables, names: Set[str]) -> Mark:
    """Of the desktop's export: a time, one of `names` and a text between spaces."""

    def mark(line: str) -> Begun | Aside | None:
        """A message, or the day; None for a date without its weekday, which this export never leaves out."""
        if (row := spaced(line, tables)) and (name := name_of(row, names)):
            text = row.text[len(name) :].strip()
            return Begun(None, row.time, name, text, sure=False)
        found = _aside(line, tables)
        return None if found and found.day and not found.day.weekday else found

    return mark


def _aside(line: str, tables: Tables) -> Aside | None:
    if not line or len(line) > 300:
        return None
    if day := day_of(line, tables):
        return Aside(day)
    return Aside() if line.lstrip("\ufeff").startswith(_TITLE) or chats.is_aside(line, words(tables)) else None


def name_of(row: Row, names: Set[str]) -> str | None:
    """The name that the text behind the time begins with: the longest that is known, else the first word; None for a dash and the like."""
    parts = row.text.split(" ", _WORDS)
    for count in range(min(len(parts), _WORDS), 0, -1):
        if (name := " ".join(parts[:count])) in names:
            return name
    first = parts[0]
    return first if len(first) <= 60 and any(not one.isascii() or one.isalpha() for one in first) else None


def names_of(lines: Iterable[str], tables: Tables) -> frozenset[str]:
    """Names of several words, which the desktop does not set off: what stands before `Photos` or `joined the chat` and nothing else."""
    known = words(tables)
    phrases = tuple(phrase for phrase in (*known["whole"], *known["notice"]) if not phrase.startswith("["))
    found: set[str] = set()
    for line in lines:
        if len(line) > 200 or len(found) >= _NAMES or (row := spaced(line, tables)) is None:
            continue
        text = MARKS.sub("", row.text).strip().rstrip(".。")
        folded = text.casefold()
        if not folded.endswith(phrases):
            continue
        name = text[: len(text) - max(len(phrase) for phrase in phrases if folded.endswith(phrase))]
        if name.strip() and (name.endswith(" ") or " " not in name) and len(name.split()) <= _WORDS:
            found.add(name.strip())
    return frozenset(found)


def _titles(sent: Sent, first: Sequence[str], tables: Tables) -> frozenset[str]:
    """Whose chat it is, which the file's name and the first line say: of a chat of two the other's name."""
    phrases = words(tables)["title"]
    found: set[str] = set()
    for title in (PurePath(sent.name).stem, *first[:1]):
        name = title.lstrip("\ufeff").partition(_TITLE)[2][:100].strip()
        for phrase in phrases:
            if name.casefold().startswith(phrase):
                name = name[len(phrase) :].strip()
            elif name.casefold().endswith(phrase):
                name = name[: -len(phrase)].strip()
        found.add(name)
    return frozenset(filter(None, found))


def unquoted(text: str) -> str:
    """A message of several lines without the quotation marks around it; those within are doubled."""
    if "\n" not in text or not (text.startswith('"') and text.endswith('"')):
        return text
    inner = text[1:-1]
    return inner.replace('""', '"') if inner.count('""') * 2 == inner.count('"') else inner
