"""Number words in Latin letters that stand for one digit (`data/number_words.csv`), also with digits for letters: zero, z3ro."""

import re
from functools import lru_cache

from extract.tables import Tables

_LEET = str.maketrans("01345", "oieas")


@lru_cache(maxsize=8)
def digit_words(tables: Tables) -> dict[str, str]:
    """Word → digit."""
    rows = tables.rows("number_words")
    return {
        row["word"]: row["digit"] for row in rows if re.fullmatch("[a-z]{3,}", row["word"]) and re.fullmatch("[0-9]", row["digit"])
    }


def is_number_word(name: str, tables: Tables) -> bool:
    """Whether a name is a number word with digits for letters: kh0ng, z3ro."""
    return name.translate(_LEET) in digit_words(tables)
