"""Digits told in kana."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.compiled import compiled
from extract.number.atom import Atom
from extract.tables import Tables
from extract.words.number_cues import listed
from extract.words.word_patterns import longest_first

_FORMAL = "ァ-ヺー"  # no particle is written in it: ゼロイチニまで
_KANA = _FORMAL + "ぁ-ゖ"
_SIGN = "(?:[-、,/] ?)"  # between the digits of a list


@lru_cache(maxsize=8)
def _kana(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """A row of digits in kana, perhaps with figures between its hyphens; what of it is kana; one digit; and their values."""
    values = {word: str(digit) for digit in range(10) for word in listed(tables, f"kana {digit}")}
    one = "|".join(longest_first(values)) or "(?!)"
    row = rf"(?:{one})(?:[・ ]?(?:{one})){{2,11}}|(?:{one}|[0-9]+)(?:{_SIGN}(?:{one}|[0-9]+)){{4,11}}"
    words = rf"(?:{one})(?:(?:[・ ]|{_SIGN})?(?:{one}))*"
    return (
        compiled(rf"(?<![{_KANA}](?<![のは]))(?:{row})(?:(?<=[{_FORMAL}])(?![{_FORMAL}])|(?![{_KANA}](?<![のにへはを])))"),
        compiled(words),
        compiled(one),
        values,
    )


def kana_digits(low: str, tables: Tables) -> Iterator[Atom]:
    """Japanese digits in kana written together, or between hyphens: ゼロハチゼロ, ぜろ-きゅう-ぜろ-0000."""
    row, words, single, values = _kana(tables)
    for match in row.finditer(low):
        for part in words.finditer(low, *match.span()):
            yield Atom(part.start(), part.end(), "".join(values[word] for word in single.findall(part.group())), "word")
