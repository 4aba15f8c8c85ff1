"""One pattern of many words: a tree of their letters, so that the machine tries one branch a letter and not one a word."""

import re
from collections.abc import Iterable
from functools import cache

# Thai, Lao, Burmese, Khmer, kana, Han: scripts without spaces between words, as a class of characters for a pattern.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
SPACED = "a-zà-ɏḁ-ỿа-яё"  # letters of words that stand between spaces
_LETTER = re.compile(f"[{SPACED}]")
_escaped = cache(re.escape)  # of some thousand letters, asked for thousands of times before a process has read its first text


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches each of `words`, the longest that begins alike; "(?!)" without any."""
    listed = sorted(set(words))
    return _pattern(listed, 0, len(listed), 0) if listed else "(?!)"


def _alike(word: str, other: str, at: int) -> int:
    """How many letters two words have in common at their beginning, at least `at`."""
    most = min(len(word), len(other))
    while at < most and word[at] == other[at]:
        at += 1
    return at


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a word does not go on before or behind `start:end` of a text in lower case; one of a script without spaces never does."""
    return not (
        (start > 0 and _LETTER.match(text, start) and _LETTER.match(text, start - 1))
        or (_LETTER.match(text, end) and _LETTER.match(text, end - 1))
    )


def longest_first(words: Iterable[str]) -> list[str]:
    """In one order in every process, so that what is made of a set of words is found again (`compiled`)."""
    return sorted(words, key=lambda word: (-len(word), word))


def ahead(words: Iterable[str]) -> str:
    """A look at the first letter of each of `words`: where none of them stands no branch is tried."""
    letters = sorted({word[0] for word in words})
    return f"(?=[{''.join(map(_escaped, letters))}])" if letters else ""


def _pattern(words: list[str], first: int, behind: int, at: int) -> str:
    """Of the words from `first` to before `behind` of a sorted list, which begin alike up to the letter `at`: what is left of them."""
    if behind - first == 1:
        return re.escape(words[first][at:])
    alike = _alike(words[first], words[behind - 1], at)
    head = re.escape(words[first][at:alike])
    ends = len(words[first]) == alike  # one word is the beginning of all others
    branches, start = [], first + ends
    while start < behind:
        letter, end = words[start][alike], start + 1
        while end < behind and words[end][alike] == letter:
            end += 1
        branches.append(_escaped(letter) + _pattern(words, start, end, alike + 1))
        start = end
    return f"{head}(?:{'|'.join(branches)}){'?' * ends}"
