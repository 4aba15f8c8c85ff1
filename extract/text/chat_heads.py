"""How WhatsApp begins a message in an exported or copied chat, in any country's way to write dates, and who wrote it. KakaoTalk's
phones begin theirs alike; `chat_rows` knows what is begun under a line with the day.

The words of the exports are data: `chat_words.csv`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from extract.tables import Tables

MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_DATE = r"(\d{1,4})\s?[./\-年년]\s?(\d{1,2})\s?[./\-月월]\s?(\d{1,4})\s?[.日일г]{0,2}\.?"
_TIME = r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?"
_HALF = r"(\D{0,14}?)"
# `12/31/20, 11:59 PM - `, `[31.12.20, 23:59:59] `, `2020. 12. 31. 오후 11:59, `, `23:59, 31/12/2020 - `
_DATE_FIRST = re.compile(rf"\[?{_DATE}[,،]?\s{{0,2}}{_HALF}\s?{_TIME}\s?{_HALF}(?:\]\s?|\s[-–—]\s|,\s)")
_TIME_FIRST = re.compile(rf"\[?{_TIME}\s?{_HALF}[,،]?\s{_DATE}{_HALF}(?:\]\s?|\s[-–—]\s|,\s)")
NAME = re.compile(r"([^\n]{1,120}?)(?: : |:(?:\s|$))")


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a message: the date's three numbers as written, hour, minute, second, and what stands behind."""

    date: tuple[int, int, int]
    time: tuple[int, int, int]
    rest: str


@cache
def words(tables: Tables) -> dict[str, tuple[str, ...]]:
    """Kind → the phrases of that kind, folded; those of `edited` as written."""
    kinds: dict[str, list[str]] = {}
    for row in tables.rows("chat_words"):
        keep = row["phrase"] if row["kind"] == "edited" else row["phrase"].casefold()
        keep = keep.rstrip(".。") if row["kind"] == "omitted" else keep
        kinds.setdefault(row["kind"], []).append(keep)
    return {kind: tuple(phrases) for kind, phrases in kinds.items()}


def head_of(line: str, tables: Tables | None = None) -> Head | None:
    """The head that a line begins with; None where it continues a message."""
    bare = line.lstrip("\u200b\u200e\u200f\u202a\u202b\u202c\ufeff \t")[:120]
    if not bare or not (bare[0] == "[" or bare[0].isdigit()):
        return None
    plain = plain_digits(MARKS.sub("", bare).replace("\u202f", " ").replace("\xa0", " "))
    if found := _DATE_FIRST.match(plain):
        a, b, c, before, hour, minute, second, after = found.groups()
    elif found := _TIME_FIRST.match(plain):
        hour, minute, second, before, a, b, c, after = found.groups()
    else:
        return None
    hour24 = hours(int(hour), (before + " " + after).strip(), words(tables or Tables()))
    if hour24 is None or int(minute) > 59:
        return None
    return Head((int(a), int(b), int(c)), (hour24, int(minute), int(second or 0)), _rest(line, plain[: found.end()]))


def _rest(line: str, head: str) -> str:
    """What stands behind the head in the line as it came: the head without marks is as long as the line's with them."""
    left = len(head)
    for at, character in enumerate(line.lstrip(" \t")):
        if left == 0:
            return line.lstrip(" \t")[at:]
        left -= not MARKS.match(character)
    return ""


def hours(hour: int, word: str, words: dict[str, tuple[str, ...]], *, strict: bool = False) -> int | None:
    """The hour of 24, by the word for the half of the day beside it; `strict`: a word that is none makes it no hour."""
    folded = word.casefold().replace(" ", "")
    is_pm = any(folded == phrase.replace(" ", "") for phrase in words["pm"])
    is_am = any(folded == phrase.replace(" ", "") for phrase in words["am"])
    if hour > 23 or (strict and folded and not is_am and not is_pm):
        return None
    if (is_pm or is_am) and hour <= 12:
        return hour % 12 + 12 * is_pm
    return hour


def plain_digits(text: str) -> str:
    """The text with the digits of any script as ASCII's."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(one)) if one.isdigit() and unicodedata.digit(one, -1) >= 0 else one for one in text)
