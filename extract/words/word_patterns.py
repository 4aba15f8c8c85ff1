"""One pattern of many words: a tree of their letters, so that the machine tries one branch a letter and not one a word."""

import re
from collections.abc import Iterable
from functools import cache

# Thai, Lao, Burmese, Khmer, kana, Han: scripts without spaces between words, as a class of characters for a pattern.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_escaped = cache(re.escape)  # of some thousand letters, asked for thousands of times before a process has read its first text


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches each of `words`, the longest that begins alike; "(?!)" without any."""
    listed = list(words)
    return _pattern(listed) if listed else "(?!)"


def ahead(words: Iterable[str]) -> str:
    """A look at the first letter of each of `words`: where none of them stands no branch is tried."""
    letters = sorted({word[0] for word in words})
    return f"(?=[{''.join(map(_escaped, letters))}])" if letters else ""


def _pattern(rests: list[str]) -> str:
    """Of what is left of words that begin alike."""
    if len(rests) == 1:
        return re.escape(rests[0])
    firsts: dict[str, list[str]] = {}
    for rest in rests:
        if rest:
            firsts.setdefault(rest[0], []).append(rest[1:])
    branches = [_escaped(char) + _pattern(its) for char, its in firsts.items()]
    if not branches:
        return ""
    ends = "" in rests
    either = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return either + "?" if ends else either
