"""Words that tell how a number is to be read: its parts, the app it is for, the order of its digits (`data/number_cues.csv`)."""

import re
from functools import lru_cache

from extract.apps import pattern, words
from extract.tables import Tables


@lru_cache(maxsize=64)
def cues(tables: Tables, *kinds: str, shared: tuple[str, ...] = ()) -> re.Pattern[str]:
    """The words of `kinds`, and of the kinds `shared` in `data/contact_words.csv`, in a text in lower case."""
    found = {row["word"].lower() for row in tables.rows("number_cues") if row["kind"] in kinds}
    return re.compile(pattern(found.union(*(words(tables, kind) for kind in shared))))
