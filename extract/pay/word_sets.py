"""Patterns of many words beside figures, none of them cut, and compiled fast."""

import re
from collections.abc import Iterable
from itertools import groupby

from extract.text.normalize import fold_word
from extract.words.phrases import digits
from extract.words.word_patterns import ahead

# Letters of scripts with spaces between words; no danda.
_MARKED = "\u0980-\u0dff"  # scripts of South India, Sri Lanka and Bengal, whose words take endings
_SHORT = 2  # letters of an abbreviation, which takes none: ரூ of ரூபாய், but not of ரூம்
_SPACED = r"a-z\u00df-\u00f6\u00f8-\u024f\u0430-\u052f\u0900-\u0963\u0970-\u097f\u1e00-\u1eff"  # all of Latin and Cyrillic


def key(phrase: str) -> str:
    return digits(fold_word(phrase))


def either(words: Iterable[str], behind_letter: str = "", endings: str = "") -> str:
    """An alternation, longest first, that does not cut a word of a script with spaces; `behind_letter` bounds words of one letter.

    What may stand before is asked once for all words that ask it, the first letter once for all words and once for those that
    begin with it, what may stand behind once for neighbours: with a thousand words for money that is most of the time, compiling among it.
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_first.setdefault(word[0], []).append(word[1:])
    told = {first: f"{re.escape(first)}(?:{_bounded(rest, first, behind_letter, endings)})" for first, rest in by_first.items()}
    spaced = [group for first, group in told.items() if re.match(f"[{_SPACED}]", first)]
    other = [group for first, group in told.items() if not re.match(f"[{_SPACED}]", first)]
    groups = ([rf"(?<![{_SPACED}])(?:{'|'.join(spaced)})"] if spaced else []) + other
    return f"(?:{ahead(by_first)}(?:{'|'.join(groups)}))"


def backward(words: Iterable[str]) -> str:
    return either(word[::-1] for word in words)


def _bounded(rests: list[str], first: str, behind_letter: str, endings: str) -> str:
    """An alternation, in this order, of words that begin with `first`, none of them cut."""
    alone = behind_letter if first.isascii() and first.isalpha() else ""
    out = []
    for (spaced, single), same in groupby(rests, lambda rest: (re.search(f"[{_SPACED}]$", first + rest) is not None, not rest)):
        end = f"(?!{rf'(?!{endings}(?![{_SPACED}]))' if endings and not single else ''}[{_SPACED}])" if spaced else ""
        words = [re.escape(rest) + (f"(?![{_MARKED}])" if _is_marked(first + rest) else "") for rest in same]
        out.append(f"(?:{'|'.join(words)}){end}{alone if single else ''}")
    return "|".join(out)


def _is_marked(word: str) -> bool:
    """Whether it is an abbreviation in a script where a sign may still hang on it."""
    return len(word) <= _SHORT and re.search(f"[{_MARKED}]$", word) is not None
