"""What may stand between a number and the label that speaks of it."""

import re
from functools import lru_cache

from extract.tables import Tables
from extract.words.contact_words import alternation
from extract.words.spotted import Spotted


@lru_cache(maxsize=8)
def hint(tables: Tables) -> Spotted:
    """A hint between a number and its app that speaks of a zero: ", add 0 in front, "."""
    known = [row["word"] for row in tables.rows("number_words") if row["digit"] == "0"]
    zeros = "|".join(map(re.escape, known))
    return Spotted(["0", *known], lambda: rf"[^\d\n@]{{0,24}}(?:0|{zeros})[^\d\n@]{{0,24}}")


@lru_cache(maxsize=8)
def second_thought(tables: Tables) -> re.Pattern[str]:
    """The end of a clause that the next one takes back: "Zalo 090? no: "."""
    return re.compile(rf"[?？!.…]{{1,3}}\s{{0,2}}(?:{alternation(tables, 'correction', 'denial')})")


@lru_cache(maxsize=8)
def linking(tables: Tables) -> re.Pattern[str]:
    """What may stand between a number and a label behind it."""
    said = alternation(tables, "connector", "filler", "same", "inside")
    return re.compile(rf"(?:\s|[(（,，:：\-–/&]|{said}){{0,6}}")
