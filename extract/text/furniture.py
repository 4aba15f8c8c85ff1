"""What an app, or who copied it, set around a text: who posted it and when, buttons, counters, who forwarded it, quotation marks. None of
it is the writer's: a group's name above a post is no employer, "1.2K views 10:44" is no pay.

The words of the apps are data (`post_furniture.csv`, `chat_words.csv`). A text without them is its writer's from end to end.
"""

import re
from collections.abc import Sequence
from functools import cache

from extract.tables import Tables
from extract.text import pasted
from extract.text.chat_heads import NAME, head_of
from extract.text.chat_rows import bracketed, row_of

Span = tuple[int, int]


_FEW = 6  # lines at either end that an app may have set there
_LONGEST, _COUNTED = 80, 40  # characters of such a line, and of one of counts
_POSTED = re.compile(  # Telegram's apps, of messages that are copied: `Name, [27.11.2026 10:11]`
    r"[^\n]{1,60}, \[\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?\]:?\s*"
)
_COUNTS = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[ap]m)?|\d[\d.,]{0,8}\s?(?:[km](?!\w)|тыс\.?|万|萬)?|[\s·•|,:()]+")
_SPACES = "".join(filter(str.isspace, map(chr, range(0x3001))))
_HEAD, _TAIL = f"{_SPACES}[(➡↪\ufe0f\u200e", f"{_SPACES}])"
_DIGITS = re.compile(r"\d{7,}")
_CALL = re.compile(r"\d{5}")
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "‘": "’"}


def furniture(text: str, tables: Tables) -> list[Span]:
    """The spans of the text that an app wrote, from left to right; never the whole text."""
    if len(text) > 200_000:  # no post and no message is as long
        return []
    words = pasted.words_of(tables)
    lines = text.split("\n")
    found = _around_post(text, lines, words, tables) + _heads(text, lines, tables) + _ends(lines, words) + _quotes(text)
    if not found or not _without(text, found).strip():
        return []
    return sorted(found)


def _quotes(text: str) -> list[Span]:
    """The quotation marks around the whole text, with none of theirs inside."""
    bare = text.strip()
    if bare[-1:] not in _QUOTES.get(bare[:1], ()) or bare[0] in bare[1:-1] or bare[-1] in bare[1:-1]:
        return []
    at = text.index(bare)
    return [(at, at + 1), (at + len(bare) - 1, at + len(bare))]


def _around_post(text: str, lines: Sequence[str], words: dict[str, frozenset[str]], tables: Tables) -> list[Span]:
    """Before and behind a post copied from a page of Facebook."""
    is_cut = lines[-1].rstrip()[-_LONGEST:].casefold().endswith(tuple(words["more"]))
    if "·" not in text and not is_cut and _in_lines(tables).isdisjoint(line.strip().casefold() for line in lines):
        return []
    own = pasted.clean(text, tables).text
    at = text.find(own)
    return [span for span in ((0, at), (at + len(own), len(text))) if span[0] < span[1]] if at >= 0 else []


@cache
def _in_lines(tables: Tables) -> frozenset[str]:
    """What stands around a post of Facebook in lines of its own."""
    words = pasted.words_of(tables)
    return frozenset().union(*(words[kind] for kind in ("button", "comments", "reactions", "less", "more")))


def _heads(text: str, lines: Sequence[str], tables: Tables) -> list[Span]:
    """Date, time and name before the messages of a chat that was copied; a telephone number in the place of a name stays."""
    found: list[Span] = []
    at = 0
    first = next((line for line in lines if line.strip()), "")
    if not _begins_chat(first, tables) and ", [" not in text:
        return []
    for line in lines:
        if _POSTED.fullmatch(line):
            found.append((at, min(at + len(line) + 1, len(text))))
        else:
            found += [(at + start, at + end) for start, end in _head(line, tables)]
        at += len(line) + 1
    return found


def _begins_chat(line: str, tables: Tables) -> bool:
    """Whether a text whose first line this is begins as a message of a chat."""
    return bool(_head(line, tables)) or (
        line.lstrip("\u200e\u200f\ufeff")[:1] in "[0123456789" and head_of(line, tables) is not None
    )


def _head(line: str, tables: Tables) -> list[Span]:
    """What an app wrote of a line that a message begins with: WhatsApp's `31.12.20, 23:59 - Name: `, LINE's `10:12⇥Name⇥`, KakaoTalk's
    `[Name] [오전 10:12] `."""
    if head := head_of(line, tables):
        named, rest = NAME.match(head.rest), len(line) - len(head.rest)
        if not named or not named[1].strip():
            return []
        return [(0, rest if _is_number(named[1]) else rest + named.end())]
    row = row_of(line, tables) or bracketed(line, tables)
    if row is None or not row.author or row.author not in line:
        return []
    start, end = line.index(row.author), len(line) - len(row.text)
    if not _is_number(row.author):
        return [(0, end)]
    return [
        span for span in ((0, start), (start + len(row.author), end - 1)) if span[0] < span[1]
    ]  # what parts it from the text stays


def _is_number(name: str) -> bool:
    return _DIGITS.search(re.sub(r"\D", "", name)) is not None


def _ends(lines: Sequence[str], words: dict[str, frozenset[str]]) -> list[Span]:
    """Lines at the beginning that say who forwarded the text, and at its end how many saw it."""
    at = 0
    found: list[Span] = []
    for line in lines[:_FEW]:
        if line.strip() and not _POSTED.fullmatch(line):  # above the line that says who forwarded it
            if not _is_forward(line, tuple(words["forward"])):
                break
            found.append((at, at + len(line) + 1))
        at += len(line) + 1
    end = sum(map(len, lines)) + len(lines) - 1
    tail: list[Span] = []
    for line in reversed(lines[-_FEW:]):
        if line.strip() and not _is_counted(line, words):
            break
        if line.strip():
            tail.append((end - len(line) - 1, end))
        end -= len(line) + 1
    return found + tail


def _is_forward(line: str, phrases: tuple[str, ...]) -> bool:
    bare = line.lstrip(_HEAD).rstrip(_TAIL).casefold()
    if not bare or len(bare) > _LONGEST or not (bare.startswith(phrases) or bare.endswith(phrases)):
        return False
    return "@" not in bare and not _CALL.search(bare)  # else an ad in one line


def _is_counted(line: str, words: dict[str, frozenset[str]]) -> bool:
    """`1.2K views 10:44`, `👍 12 ❤️ 3`: nothing but counts of what readers did, two of them or one with its word."""
    if len(line) > _COUNTED:
        return False
    rest = _COUNTS.sub(" ", line.casefold()).split()
    reactions = sum(word in words["reaction"] for word in rest)
    others = [word for word in rest if word not in words["reaction"]]
    if others and " ".join(others) not in words["views"] and not words["views"].issuperset(others):
        return False
    return reactions + 2 * len(others) >= 2 and any(char.isdigit() for char in line)


def _without(text: str, spans: Sequence[Span]) -> str:
    pieces: list[str] = []
    last = 0
    for start, end in sorted(spans):
        pieces.append(text[last:start])
        last = max(last, end)
    return "".join((*pieces, text[last:]))
