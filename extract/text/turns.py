"""A talk of two as people copy it: whose each line is, in any of the ways in which messengers and people write names and times.

    Name: text     [10:02] Name: text     Name 10:02 text     Name, 10:02⏎text     【Name】 text, — text, the other's lines bare

Lines with labels ("Pay: 500") look alike, so a talk is only what has exactly two voices that answer each other: each of two names comes
again, or one does and the lines between have none. A line of a third belongs to neither.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LONGEST = 20_000  # characters of a text that may be a talk
_LEAST = 4  # turns
_ALONE = 3  # turns of the one who has a name, where the other has none
_CLOCK = r"(?:[^\W\d]{1,3} )?\d{1,2}[:.]\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?"
_TIME = rf"[\[(]?{_CLOCK}[\])]?[,\s]\s{{0,3}}"
_NAME = r"(?P<name>[^\W\d][^\n:：៖፦\[\]【】/,，]{0,29}?|\+\d[\d ()-]{1,18})"
_COLON = r"(?:[：៖፦]|:(?!//|\d))\s?"
_HEADS = (
    re.compile(rf"(?:{_TIME})?(?:[-–—]\s)?[\[【]{_NAME}[\]】]\s?[:：]?"),
    re.compile(rf"{_NAME}[,，]?\s{{1,3}}[\[(]?{_CLOCK}[\])]?{_COLON}"),
    re.compile(rf"(?:{_TIME})?(?:[-–—]\s)?{_NAME}[ \xa0]?{_COLON}"),
    re.compile(rf"{_NAME}[,，]?\s{{1,3}}{_CLOCK}(?:\s{{0,2}}[-–—]\s|\s|$)"),
    re.compile(r"(?P<name>[-–—>])\s"),
)
_STAMP = re.compile(rf"[\[(]?{_CLOCK}[\])]?[,\s]\s{{0,3}}")
_WORDS = 5  # of a name
_BARE = 2  # lines without a name
_MARKS = frozenset("-–—>")  # that stand for a name: below a post they begin anybody's lines


@dataclass(frozen=True, slots=True)
class Turn:
    """What one of the two says at once: the name as written, empty for one without; the span, heads included; where the head ends."""

    name: str
    start: int
    said: int
    end: int


def turns(text: str) -> list[Turn]:
    """The turns of a talk of two; none where the text is something else."""
    if len(text) > _LONGEST or text.count("\n") < _LEAST - 1:
        return []
    lines = _lines(text)
    for head in _HEADS:
        if found := _talk(text, lines, head):
            return found
    return []


def _lines(text: str) -> list[tuple[int, int]]:
    """The spans of the lines that have something in them."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at + len(line) - len(line.lstrip()), at + len(line)))
        at += len(line) + 1
    return spans


def _talk(text: str, lines: Sequence[tuple[int, int]], head: re.Pattern[str]) -> list[Turn]:
    """The turns where `head` is how lines begin."""
    heads = [head.match(text, start, end) for start, end in lines]
    names = [found["name"].strip() if found and len(found["name"].split()) <= _WORDS else "" for found in heads]
    often = Counter(filter(None, names))
    voices = [name for name, count in often.most_common() if count > 1]
    if len(voices) == 1 and len(often) == 2 and sum(often.values()) >= _LEAST:
        voices = list(often)  # the other says one thing only, long as it may be
    told = [(name if name in voices else "", line, found) for name, line, found in zip(names, lines, heads, strict=True)]
    others = sum(often.values()) - sum(often[name] for name in voices)
    if len(voices) == 2 and others * _LEAST <= sum(often.values()):
        first = next(at for at, (name, _, _) in enumerate(told) if name)  # what stands above is a title
        found = _joined([one for one, name in zip(told[first:], names[first:], strict=True) if one[0] or not name])
        return found if len(found) >= _LEAST else []
    if len(voices) == 1 and often[voices[0]] >= _ALONE and len(often) <= 2 and _answers(text, told):
        return _joined(told)
    return []


_Told = tuple[str, tuple[int, int], re.Match[str] | None]


def _answers(text: str, told: Sequence[_Told]) -> bool:
    """Whether the lines without a name are another's: they take turns with the others, and where they do not strictly, they ask, have
    the time before them, or the name is in brackets."""
    bare = [text[start:end] for name, (start, end), _ in told if not name]
    changes = sum(bool(one[0]) != bool(other[0]) for one, other in pairwise(told))
    if len(bare) < _BARE or changes < _LEAST:
        return False
    if changes == len(told) - 1:
        return True
    name = next(name for name, _, _ in told if name)
    bracketed = any(found and found.group().rstrip(" :：").endswith(("]", "】")) for name, _, found in told if name)
    asked = any(line.rstrip().endswith(("?", "？", "؟", "፧")) or _STAMP.match(line) for line in bare)
    return bool(bracketed or asked) and name not in _MARKS


def _joined(told: Sequence[_Told]) -> list[Turn]:
    """Lines as turns; where both have names, one without goes on the turn before it."""
    named = len({name for name, _, _ in told if name}) == 2
    found: list[Turn] = []
    for name, (start, end), head in told:
        if found and (name == found[-1].name or (named and not name)):
            found[-1] = Turn(found[-1].name, found[-1].start, found[-1].said, end)
        else:
            found.append(Turn(name, start, head.end() if head and name else start, end))
    return found
