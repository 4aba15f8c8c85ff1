"""Numbers that are written as a price, as the text says: "Rs 98,00,00,00,17 – my number like a price", "NT$900,000,021 不是真的價錢"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.compiled import compiled
from extract.disguise.plain import Plain, replaced
from extract.tables import Tables
from extract.words.number_cues import cues, money_ahead

_DIGITS = range(7, 14)  # that a telephone number has


@lru_cache(maxsize=8)
def _priced(tables: Tables) -> re.Pattern[str]:
    """A sum in groups, with or without money beside it."""
    money = rf"[a-z]{{0,3}}{money_ahead(tables)}\.?\s?"  # Rs., NT$
    return compiled(rf"(?:{money})?(?P<sum>\d{{1,4}}(?:[.,'’]\d{{2,4}}){{1,5}})(?![.,]?\d)(?:\s?(?:元|円|원|บาท|đ|/-))?")


def read(plain: Plain, tables: Tables) -> Plain:
    """`plain` with the digits alone of such sums. Nearly all texts have none."""
    return replaced(plain, list(_spots(plain.low, tables))) if cues(tables, "as_price").search(plain.low) else plain


def _spots(low: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    for priced in _priced(tables).finditer(low):
        digits = "".join(char for char in priced["sum"] if char.isdigit())
        if len(digits) in _DIGITS:
            yield priced.start(), priced.end(), digits
