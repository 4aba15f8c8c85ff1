"""Patterns of many words beside figures, none of them cut, and compiled fast."""

import re
from collections.abc import Iterable

from extract.text.normalize import fold_word
from extract.words.phrases import digits
from extract.words.word_patterns import ahead, longest_first

# Letters of scripts with spaces between words; no danda.
_MARKED = "\u0980-\u0dff"  # scripts of South India, Sri Lanka and Bengal, whose words take endings
_SHORT = 2  # letters of an abbreviation, which takes none: ரூ of ரூபாய், but not of ரூம்
_SPACED = r"a-z\u00df-\u00f6\u00f8-\u024f\u0430-\u052f\u0900-\u0963\u0970-\u097f\u1e00-\u1eff"  # all of Latin and Cyrillic


def key(phrase: str) -> str:
    return digits(fold_word(phrase))


def either(words: Iterable[str], behind_letter: str = "", endings: str = "") -> str:
    """An alternation, longest first, that does not cut a word of a script with spaces; `behind_letter` bounds words of one letter.

    What may stand before is asked once for all words that ask it, the first letter once for all words and once for those that
    begin with it, what may stand behind once for all: with a thousand words for money that is most of the time, compiling among it.
    """
    known = longest_first(words)
    by_first: dict[str, list[str]] = {}
    for word in known:
        if len(word) > 1:
            by_first.setdefault(word[0], []).append(re.escape(word[1:]) + _marked(word))
    longer = {first: f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items()}
    single = {
        word: re.escape(word) + _marked(word) + (behind_letter if word.isascii() and word.isalpha() else "")
        for word in known
        if len(word) == 1
    }
    taken = f"(?!{endings}(?![{_SPACED}]))" if endings else ""
    ends = [rf"(?:{_begun(longer)})(?:(?<![{_SPACED}])|(?!{taken}[{_SPACED}]))"] if longer else []
    ends += [rf"(?:{_begun(single)})(?:(?<![{_SPACED}])|(?![{_SPACED}]))"] if single else []
    return f"(?:{ahead(known)}(?:{'|'.join(ends)}))"


def _begun(groups: dict[str, str]) -> str:
    """Alternatives by their first letters, with what may stand before those of scripts with spaces."""
    spaced = [group for first, group in groups.items() if re.match(f"[{_SPACED}]", first)]
    other = [group for first, group in groups.items() if not re.match(f"[{_SPACED}]", first)]
    return "|".join(([rf"(?<![{_SPACED}])(?:{'|'.join(spaced)})"] if spaced else []) + other)


def backward(words: Iterable[str]) -> str:
    return either(word[::-1] for word in words)


def _marked(word: str) -> str:
    """What may not stand behind an abbreviation in a script where a sign may still hang on it."""
    return f"(?![{_MARKED}])" if len(word) <= _SHORT and re.search(f"[{_MARKED}]$", word) else ""
