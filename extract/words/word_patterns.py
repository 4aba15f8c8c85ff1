"""One pattern of many words: a tree of their letters, so that the machine tries one branch a letter and not one a word."""

import re
from collections.abc import Iterable
from functools import cache

# Thai, Lao, Burmese, Khmer, kana, Han: scripts without spaces between words, as a class of characters for a pattern.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_Node = dict[str, "_Node"]
_END = ""  # key of a node where a word ends
_escaped = cache(re.escape)  # of some thousand letters, asked for 200,000 times before a process has read its first text


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches each of `words`, the longest that begins alike; "(?!)" without any."""
    root: _Node = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return _pattern(root) if root else "(?!)"


def ahead(words: Iterable[str]) -> str:
    """A look at the first letter of each of `words`: where none of them stands no branch is tried."""
    letters = sorted({word[0] for word in words})
    return f"(?=[{''.join(map(_escaped, letters))}])" if letters else ""


def _pattern(node: _Node) -> str:
    branches = [_escaped(char) + _pattern(child) for char, child in node.items() if char != _END]
    if not branches:
        return ""
    either = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return either + "?" if _END in node else either
