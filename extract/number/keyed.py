"""Numbers typed on other keys: "!%)))))))))" with Shift held, "iupppppppp" on the row of letters below the figures (q=1 … p=0), and
letters that a list gives their figures (ញ=0 ក=1 ខ=2 …)."""

import re
from collections.abc import Iterator

from extract.tables import Tables
from extract.words import windows
from extract.words.number_cues import cues

_FIGURES = "1234567890"
_ROW = dict(zip("qwertyuiop", _FIGURES, strict=True))
_SHIFTED = dict(zip("!@#$%^&*()", _FIGURES, strict=True))  # on the keyboards of the United States, Asia and Africa
_SIGNS = re.compile(r"(?<![!@#$%^&*()\w])[!@#$%^&*()]{3,15}(?: [!@#$%^&*()]{2,15}){0,4}")
_LETTERS = re.compile(r"(?<![\w@.])[qwertyuiop]{7,15}(?![\w@])")
_PAIR = re.compile(r"(?<![^\W\d_])([^\W\d_])[ ]?[=＝→][ ]?([0-9])(?![0-9])")
_FIRST = re.compile("(?<![0-9])1(?![0-9])[^0-9\n]{0,16}q(?![a-z])|(?<![a-z])q(?![a-z])[^a-z0-9\n]{0,8}1(?![0-9])")
_LAST = re.compile("(?<![0-9])0(?![0-9])[^0-9\n]{0,16}p(?![a-z])|(?<![a-z])p(?![a-z])[^a-z0-9\n]{0,8}0(?![0-9])")
_NEAR = 140  # characters between what is typed and the words that tell how
_SIZE = range(7, 16)  # digits of a number
_LEAST, _MANY = 3, 5  # letters of a list, and signs without a zero among them


def spots(low: str, tables: Tables) -> list[tuple[int, int, str]]:
    """Start, end and the digits of each such number; none in most texts."""
    return sorted([*_shifted(low, tables), *_below(low), *_listed(low)])


def _shifted(low: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    for match in _SIGNS.finditer(low) if "))" in low or "!" in low else ():
        digits = "".join(_SHIFTED.get(sign, "") for sign in match.group())
        told = ")" in match.group() or len(set(digits)) >= _MANY  # no "***!!!***"
        if (
            len(digits) in _SIZE
            and told
            and len(set(digits)) > 1
            and cues(tables, "shift_key").search(windows.around(low, *match.span(), _NEAR))
        ):
            yield *match.span(), digits


def _below(low: str) -> Iterator[tuple[int, int, str]]:
    for match in _LETTERS.finditer(low) if "q" in low else ():
        around = windows.around(low, *match.span(), _NEAR)
        if _FIRST.search(around) and _LAST.search(around):
            yield *match.span(), "".join(_ROW[letter] for letter in match.group())


def _listed(low: str) -> Iterator[tuple[int, int, str]]:
    """Words of nothing but the letters of a list that gives a figure to each."""
    meant = dict(_PAIR.findall(low)) if "=" in low or "＝" in low or "→" in low else {}
    if len(meant) < _LEAST or len(set(meant.values())) < len(meant):
        return
    word = re.compile(f"(?<![\\w@.])[{''.join(sorted(meant))}]{{7,15}}(?![\\w@])")
    found = [match for match in word.finditer(low) if len(set(match.group())) > 1]
    for match in found:
        yield *match.span(), "".join(meant[letter] for letter in match.group())
    for pair in _PAIR.finditer(low) if found else ():
        yield *pair.span(2), ""  # the list itself is no part of the number
