"""A post copied from a page of Facebook: its own words, without names, times, buttons, counters and the comments under it.

The words of the page are data: `post_furniture.csv`. A text without such words stays as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.tables import Tables
from extract.text.chat_heads import MARKS

_NUMBER = re.compile(r"[\d.,]{1,9}\s?(?:k|m|rb|jt|tr|mil|mln|тыс\.?|พัน|หมื่น|万|萬)?", re.IGNORECASE)
_COUNTED = re.compile(rf"(?<!\S){_NUMBER.pattern}(?=\s)", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
_HEAD = 10  # lines in which a post says who wrote it and when
_TAIL = 8  # lines in which its buttons follow one another
_SCRAMBLED = (
    10  # lines of one ASCII character in a row, a digit among them: how Facebook hides a post's time from those who copy it
)


@dataclass(frozen=True, slots=True)
class Post:
    """The text, the author that stood above it, and whether it was copied before “See more” was pressed."""

    text: str
    author: str | None = None
    is_cut: bool = False


def clean(text: str, tables: Tables | None = None) -> Post:
    """The post in what was pasted."""
    lines = _without_scrambled(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    words = words_of(tables or Tables())
    end = _end(lines, words)
    begin, author = _begin(lines[:end], words, has_tail=end < len(lines))
    body, is_cut = _opened(lines[begin:end], words, is_post=begin > 0 or end < len(lines))
    kept = "\n".join(body).strip()
    if len(kept) < 10 or (begin == 0 and end == len(lines) and not is_cut):
        return Post(text)
    return Post(kept, author, is_cut)


@cache
def words_of(tables: Tables) -> dict[str, frozenset[str]]:
    """Kind → the phrases of that kind, folded."""
    kinds: dict[str, set[str]] = {}
    for row in tables.rows("post_furniture"):
        kinds.setdefault(row["kind"], set()).add(_folded(row["phrase"]))
    return {kind: frozenset(phrases) for kind, phrases in kinds.items()}


def _folded(line: str) -> str:
    return " ".join(MARKS.sub("", line).split()).casefold()


def _without_scrambled(lines: list[str]) -> list[str]:
    out: list[str] = []
    run: list[str] = []
    for line in [*lines, "end of the text"]:
        bare = MARKS.sub("", line).strip()
        if (len(bare) == 1 and (bare.isascii() or bare == "·")) or (not bare and run):
            run.append(line)
            continue
        is_time = sum(map(bool, map(str.strip, run))) >= _SCRAMBLED and any(one.strip().isdigit() for one in run)
        out += ["·"] if is_time else run
        out.append(line)
        run = []
    return out[:-1]


def _end(lines: Sequence[str], words: dict[str, frozenset[str]]) -> int:
    """Where buttons and counters begin: two buttons, or the word before the counters, with nothing but such lines between."""
    for at, line in enumerate(lines):
        if _folded(line) in words["reactions"] or (at and _is_tail(line, words) and _follows(lines[at : at + 3 * _TAIL], words)):
            return at
    return len(lines)


def _follows(lines: Sequence[str], words: dict[str, frozenset[str]]) -> bool:
    buttons = 0
    for line in [line for line in lines if line.strip()][:_TAIL]:
        if not _is_tail(line, words):
            return False
        for folded in map(_folded, re.split("[·•|]", line)):
            buttons += folded in words["button"] or folded in words["reactions"]
            if buttons == 2 or folded in words["comments"]:
                return True
    return False


def _is_tail(line: str, words: dict[str, frozenset[str]]) -> bool:
    parts = [part for part in re.split("[·•|]", line) if part.strip()]
    return bool(parts) and all(_is_tail_part(_folded(part), words) for part in parts)


def _is_tail_part(folded: str, words: dict[str, frozenset[str]]) -> bool:
    if folded in words["button"] or folded in words["reactions"] or folded in words["comments"] or folded in words["less"]:
        return True
    number = _NUMBER.match(folded)
    rest = folded[number.end() :].strip() if number else folded.rstrip("0123456789., ")
    return bool(number and not rest) or (rest != folded and (rest in words["counted"] or _are_counted(folded, words)))


def _are_counted(folded: str, words: dict[str, frozenset[str]]) -> bool:
    """`12 comments 4 shares`, in one line."""
    parts = [part.strip() for part in _COUNTED.split(folded)]
    return len(parts) > 2 and not parts[0] and all(part in words["counted"] for part in parts[1:])


def _begin(lines: Sequence[str], words: dict[str, frozenset[str]], *, has_tail: bool) -> tuple[int, str | None]:
    """Where the post's own words begin, and the author: the line that stands first above the time."""
    filled = [at for at, line in enumerate(lines) if line.strip()][:_HEAD]
    for place, at in enumerate(filled):
        following = lines[filled[place + 1]] if place + 1 < len(filled) else ""
        if not _is_time(lines[at], following, words):
            continue
        above = [lines[one] for one in filled[:place]]
        signs = sum(_is_furniture(line, words) for line in [*above, following]) + has_tail + _is_dotted(lines[at])
        if signs == 0 or not (above or has_tail or _has_audience(lines[at], words)):
            return 0, None
        begin = at + 1
        while begin < len(lines) and (not lines[begin].strip() or _is_furniture(lines[begin], words)):
            begin += 1
        names = [one for one, line in enumerate(above) if not _is_furniture(line, words)]
        # In a group its name stands first; the author is the one with a dot behind.
        dotted = [one for one in names if "·" in above[one] or (one + 1 < len(above) and _is_furniture(above[one + 1], words))]
        return begin, _author(above[(dotted or names)[0]] if names else None, words)
    return 0, None


def _is_dotted(line: str) -> bool:
    """Whether a dot stands apart in the line of the time and tells it: beside a clock it may part the days of a week (`토·일 07:30`)."""
    return bool(re.search(r"(?:^|\s)[·•](?:\s|$)", line)) and not _CLOCK.search(line)


def _has_audience(line: str, words: dict[str, frozenset[str]]) -> bool:
    """Whether who may see the post stands in the line, so that the name may too: `Fake Jobs · 3 h · 🌐`."""
    parts = [_folded(part) for part in re.split("[·•]", line)]
    return len(parts) > 2 and any(part in words["meta"] for part in parts)


def _author(line: str | None, words: dict[str, frozenset[str]]) -> str | None:
    """The name in the line above the time, without the `· Follow` behind it."""
    if line is None:
        return None
    parts = [part.strip() for part in re.split("[·•]", MARKS.sub("", line)) if part.strip()]
    return next((part for part in parts if _folded(part) not in words["button"] and _folded(part) not in words["meta"]), None)


def _is_furniture(line: str, words: dict[str, frozenset[str]]) -> bool:
    parts = [_folded(part) for part in re.split("[·•]", line)]
    return all(not part or part in words["meta"] or part in words["button"] for part in parts)


def _is_time(line: str, following: str, words: dict[str, frozenset[str]]) -> bool:
    """`3h`, `2 d ·`, `Yesterday at 10:00 · 🌐`: alone, or between dots; a clock only where dots or the audience stand beside it."""
    if len(line) > 80:
        return False
    dotted = "·" in line or "•" in line or (bool(following.strip()) and _is_furniture(following, words))
    for part in map(_folded, re.split("[·•]", line)):
        number = re.match(r"\d{1,2}\s?", part)
        if number and part[number.end() :] in words["unit"]:
            return True
        if dotted and len(part) <= 45 and _CLOCK.search(part):
            return True
    return False


def _opened(lines: Sequence[str], words: dict[str, frozenset[str]], *, is_post: bool) -> tuple[list[str], bool]:
    """The lines without `See more` at their end and without what stands under an opened post; whether it was cut."""
    body = list(lines)
    while body and (not body[-1].strip() or (is_post and (_folded(body[-1]) in words["less"] or _is_furniture(body[-1], words)))):
        body.pop()
    if not body:
        return body, False
    last = _folded(body[-1])
    for phrase in words["more"]:
        if last.endswith(phrase) and ((last == phrase and is_post) or re.search(r"(?:…|\.\.\.)\s*$", last.removesuffix(phrase))):
            kept = MARKS.sub("", body[-1]).rstrip()
            body[-1] = re.sub(r"\s*(?:…|\.\.\.)\s*$", "", kept[: max(len(kept) - len(phrase), 0)]).rstrip()
            return body, True
    return body, False
