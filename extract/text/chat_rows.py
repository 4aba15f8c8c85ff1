"""How LINE and KakaoTalk write a chat: a line with the day, and under it a line for each message with its time and author only.

    2024/05/01（三）            2024.05.01 Wednesday        --------------- 2024년 5월 1일 수요일 ---------------
    上午10:12⇥Name⇥text         10:12 Name text             [Name] [오전 10:12] text

Words for weekdays and halves of the day are data: `chat_words.csv`, `months.csv`. The shapes were read on 2026-11-28 in public parsers
and their tests: LINE's phones in pull request 75 of ChatLab/ChatLab and issue 12 of BryceStevenWilley/visioning_texts, its desktop in
meyfa/line-chat-parser, KakaoTalk's in suziewithz/kakaoship, es5es5/talk-parser and uoneway/kakaotalk_msg_preprocessor.
"""

import re
from dataclasses import dataclass
from functools import cache

from extract.tables import Tables
from extract.text.chat_heads import MARKS, hours, plain_digits, words

Date = tuple[int, int, int]
Time = tuple[int, int, int]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LONGEST_DAY, _LONGEST_CLOCK, _LONGEST_HEAD = 80, 40, 200  # characters that are looked at
_ERAS = {"R": 2018, "H": 1988, "": 0}  # of Japan, as its phones write them: R8 is 2026

_WORD = r"[^\d,()（）]{1,14}(?:[2-7](?=[,)）]|$))?"  # a weekday; Vietnamese ones end in a number
_NUMBERS = re.compile(
    rf"(?:({_WORD}),?\s?)??([RH]?)(\d{{1,4}})\s?[./\-年년]\s?(\d{{1,2}})\s?[./\-月월]\s?(\d{{1,4}})\s?[.日일]?\s?[(（]?({_WORD})?[)）]?"
)
_NAMED = re.compile(rf"(?:({_WORD}),\s?)?(?:([^\d\s,]{{2,14}}) (\d{{1,2}}), ?(\d{{4}})|(\d{{1,2}}) ([^\d\s,]{{2,14}}) (\d{{4}}))")
_HALF = r"([^\d\t\[\]]{0,14}?)"
_CLOCK = rf"{_HALF} ?(\d{{1,2}})[:.](\d{{2}}) ?{_HALF}"
_TABBED = re.compile(rf"{_CLOCK}\t")
_WIDE = re.compile(rf"{_CLOCK} {{2,8}}(?=\S)")
_GAP = re.compile(r"\t| {2,8}(?=\S)")
_SPACED = re.compile(r"(\D{0,14}?)(\d{1,2}):(\d{2})( ?[AaPp][Mm])? (?=\S)")
_BRACKETED = re.compile(rf"\[([^\n]{{1,120}}?)\] \[{_CLOCK}\](?: |$)")
_AFTER_COMMA = re.compile(rf"{_CLOCK}, ([^\n]{{1,120}}?) : ")


@dataclass(frozen=True, slots=True)
class Day:
    """A line that says the day: its three numbers as written, the weekday's number beside it (1 to 7, 0: none), and whether it is ruled
    off by dashes, as no line of a message is."""

    date: Date
    weekday: int = 0
    is_ruled: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line that a message begins with: time, author (None: the app's own words, empty: a name that nobody sees) and text, which is the
    end of the line as it came."""

    time: Time
    author: str | None
    text: str


def day_of(line: str, tables: Tables) -> Day | None:
    """The day that a line says, if it says nothing else."""
    if len(line) > _LONGEST_DAY or not any(map(str.isdigit, line)):
        return None
    bare = plain_digits(MARKS.sub("", line)).strip()
    plain = bare.strip("-").strip()
    is_ruled = bare.startswith("---") and bare.endswith("---")
    if bare != plain and not is_ruled:
        return None
    if found := _NUMBERS.fullmatch(plain):
        before, era, a, b, c, after = found.groups()
        date = (int(a) + _ERAS[era], int(b), int(c))
        if max(len(a), len(c)) < 4 and not era:
            return None
        weekday = _weekday(before or "", after or "", tables)
    elif found := _NAMED.fullmatch(plain):
        before, name, day, year, day_first, name_second, year_last = found.groups()
        month = months(tables).get((name or name_second).rstrip(".").casefold())
        if month is None:
            return None
        date = (int(year or year_last), month, int(day or day_first))
        weekday = _weekday(before or "", "", tables)
    else:
        return None
    return None if weekday is None else Day(date, weekday, is_ruled)


def _weekday(before: str, after: str, tables: Tables) -> int | None:
    """Its number, 0 where there is no word, None where the word is none."""
    word = (before + after).strip(" .").casefold()
    return _weekdays(tables).get(word) if word else 0


@cache
def _weekdays(tables: Tables) -> dict[str, int]:
    known = words(tables)
    return {name.strip("."): number for number, kind in enumerate(WEEKDAYS, 1) for name in known.get(kind, ())}


@cache
def months(tables: Tables) -> dict[str, int]:
    """Name of a month, folded → its number."""
    return {row["phrase"].casefold(): int(row["month"]) for row in tables.rows("months") if row["month"].isdigit()}


def row_of(line: str, tables: Tables, *, wide: bool = False) -> Row | None:
    """LINE's phones: `10:12⇥Name⇥text`, `上午10:12⇥Name⇥text`, `10:12 AM⇥Name⇥text`; without a name it is the app's own. `wide`: copied
    through something that made spaces of the tabs."""
    head = line[:_LONGEST_CLOCK]
    if not ("\t" in head or (wide and "  " in head)):
        return None
    head = _plain(head)
    found = _TABBED.match(head) or (_WIDE.match(head) if wide else None)
    if found is None or (time := _time(found.groups(), tables)) is None:
        return None
    rest = line[found.end() :]
    gap = _GAP.search(rest[:_LONGEST_HEAD]) if wide else re.search("\t", rest[:_LONGEST_HEAD])
    if gap is None or not gap.start():
        return Row(time, None, rest[gap.end() :] if gap else rest)
    return Row(time, MARKS.sub("", rest[: gap.start()]).strip(), rest[gap.end() :])


def bracketed(line: str, tables: Tables) -> Row | None:
    """KakaoTalk's desktop: `[Name] [오전 10:12] text`; the name may have brackets of its own."""
    if not line.startswith(("[", "\ufeff[")):
        return None
    head = _plain(line[:_LONGEST_HEAD])
    found = _BRACKETED.match(head)
    if found is None or (time := _time(found.groups()[1:], tables)) is None:
        return None
    return Row(time, MARKS.sub("", found[1]).strip(), line[found.end() :])


def after_comma(line: str, tables: Tables) -> Row | None:
    """KakaoTalk's phones under a line with the day: `오전 10:12, Name : text`."""
    if ":" not in line[:_LONGEST_CLOCK]:
        return None
    head = _plain(line[:_LONGEST_HEAD])
    found = _AFTER_COMMA.match(head)
    if found is None or (time := _time(found.groups()[:4], tables)) is None:
        return None
    return Row(time, MARKS.sub("", found[5]).strip(), line[found.end() :])


def spaced(line: str, tables: Tables) -> Row | None:
    """LINE's desktop: `10:12 Name text`. Where the name ends nobody sees: the text begins with it here."""
    if ":" not in line[:_LONGEST_CLOCK]:
        return None
    found = _SPACED.match(_plain(line[:_LONGEST_CLOCK]))
    if found is None or (time := _time((found[1], found[2], found[3], found[4] or ""), tables)) is None:
        return None
    return Row(time, None, line[found.end() :])


def _plain(head: str) -> str:
    """The beginning of a line with plain digits and spaces, a character for each of its own."""
    return plain_digits(head.replace("\u202f", " ").replace("\xa0", " "))


def _time(groups: tuple[str, ...], tables: Tables) -> Time | None:
    before, hour, minute, after = groups
    if int(minute) > 59:
        return None
    word = MARKS.sub("", f"{before} {after}").strip()
    hour24 = hours(int(hour) if hour != "24" else 0, word, words(tables), strict=True)  # some phones write midnight so
    return None if hour24 is None else (hour24, int(minute), 0)
