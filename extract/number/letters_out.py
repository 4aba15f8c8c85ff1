"""Letters among the digits of a number that are to be left out: "0538A000B0477, drop the letters", "delete the Xs"; the same ones again and
again, without a word of it: 07x00x00x00x45, 500kot000kot083."""

import re
from collections.abc import Iterator

from extract.compiled import compiled
from extract.tables import Tables
from extract.words.contact_words import finder
from extract.words.number_cues import cues, korean_digits

_OTHER = "\u0e01-\u0e2e\u3041-\u30fa\uac00-\ud7a3"  # letters of Thai, Japanese and Korean
_MIXED = re.compile(
    rf"(?<![a-z0-9_@./])\+?[0-9](?=[0-9 ().-]{{0,12}}[a-z{_OTHER}])(?:[ ().-]{{0,2}}[0-9a-z{_OTHER}]){{6,24}}(?<=[0-9])(?![a-z0-9_@])"
)
_LETTERS = re.compile(f"[a-z{_OTHER}]+")
_FIGURES = frozenset("oil")  # letters for figures
_LEAST, _MOST, _TOGETHER = 7, 12, 3  # digits of a number; letters in it, and in one place
_WHOLE = 9  # digits of a number of whose letters no remark speaks
_AGAIN, _WORD = 3, 3  # how often the same letters stand in it; so many as a word has may once less
_REMARK = 64  # characters beside it in which the remark stands
_BESIDE = 28  # characters between the word for letters and the one for leaving out
_PARAGRAPH = re.compile(r"\n\s*\n")


def spots(low: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    """Where such letters stand, each with the sign before it, which is all that is meant."""
    numerals = korean_digits(tables).keys()
    for match in _MIXED.finditer(low):
        runs = [(match.start() + run.start(), match.start() + run.end()) for run in _LETTERS.finditer(match.group())]
        if all(_FIGURES.issuperset(low[start:end]) for start, end in runs):
            continue  # O for 0
        if not numerals.isdisjoint(match.group()):
            continue
        sizes = [end - start for start, end in runs]
        digits = sum(map(str.isdigit, match.group()))
        letters = {low[start:end] for start, end in runs}
        if digits < _LEAST or sum(sizes) > _MOST or max(sizes) > _TOGETHER:
            continue
        if len(letters) == 1 and digits >= _WHOLE and len(runs) >= _AGAIN - (min(sizes) >= _WORD):
            yield from ((start - 1, end, low[start - 1]) for start, end in runs)
            continue
        before, behind = low[max(0, match.start() - _REMARK) : match.start()], low[match.end() : match.end() + _REMARK]
        named = _named(letters.pop()) if len(letters) == 1 and (len(runs) > 1 or min(letters) > "z") else None
        if any(_is_told(text, named, tables) for text in (_PARAGRAPH.split(before)[-1], _PARAGRAPH.split(behind)[0])):
            yield from ((start - 1, end, low[start - 1]) for start, end in runs)


def _named(letters: str) -> re.Pattern[str]:
    """The one letter among the digits by itself, with an ending too: "the Xs", "X'ler", "X-ы"."""
    return compiled(rf"(?<![a-z0-9'’]){letters}(?:s|['’-]?[^\W\d_a-z]{{1,5}}|['’-][a-z]{{1,5}})?(?![a-z0-9])")


def _is_told(text: str, named: re.Pattern[str] | None, tables: Tables) -> bool:
    """Whether words for letters, or the letter itself, and for leaving out, "without" among them, stand close together."""
    letters = [(hit, _BESIDE) for hit in finder(tables, "letter_word").finditer(text)]
    letters += [(hit, 2 * _BESIDE) for hit in named.finditer(text)] if named else []
    orders = cues(tables, "surplus", shared=("remove",)).finditer(text) if letters else ()
    return any(max(one.start() - two.end(), two.start() - one.end()) <= near for one in orders for two, near in letters)
