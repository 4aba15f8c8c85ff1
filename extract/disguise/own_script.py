"""Letters of the sender's own script within a handle or mail that are to be left out: "lao不chen要00 把中文字都去掉", "min빼000기boss
한글은 빼고"."""

import re
from collections.abc import Iterator

from extract.disguise.plain import Plain, replaced
from extract.tables import Tables
from extract.text import sentences
from extract.words.contact_words import finder

OTHER_SCRIPTS = "\u0370-\u1dff\u3040-\u9fff\uac00-\ud7af"  # letters and vowel signs of other scripts than the Latin one
_MIXED = re.compile(
    rf"(?<![a-z0-9_.@])(?=[a-z0-9])[a-z0-9_.@-]{{1,40}}(?:[{OTHER_SCRIPTS}]{{1,6}}[a-z0-9_.@-]{{1,40}}){{1,8}}(?![a-z0-9_])"
)
_OWN = re.compile(f"[{OTHER_SCRIPTS}]+")
_INNER = 2  # letters left out that stand between those of a handle at least
_NEAR = 28  # characters between the word for the letters and that for leaving out
_CLAUSE = re.compile(rf"[\n!?{sentences.STOPS}]")


def read(plain: Plain, tables: Tables) -> Plain:
    """`plain` without such letters, where a clause says that they go. Nearly all texts have none."""
    if not _MIXED.search(plain.low) or not _is_told(plain.low, tables):
        return plain
    return replaced(plain, list(_spots(plain.low)))


def _spots(low: str) -> Iterator[tuple[int, int, str]]:
    for token in _MIXED.finditer(low):
        inner = list(_OWN.finditer(low, *token.span()))
        if sum(len(run.group()) for run in inner) >= _INNER and sum(char.isascii() for char in token.group()) > _INNER:
            for run in inner:
                yield (*run.span(), "")


def _is_told(low: str, tables: Tables) -> bool:
    """Whether a clause names letters of a script and says that something is left out."""
    removed = finder(tables, "remove")
    for letters in finder(tables, "own_script").finditer(low):
        start, end = max(0, letters.start() - _NEAR), letters.end() + _NEAR
        before, behind = _CLAUSE.split(low[start : letters.start()])[-1], _CLAUSE.split(low[letters.end() : end])[0]
        if removed.search(before) or removed.search(behind):
            return True
    return False
