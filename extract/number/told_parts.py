"""What stands between the parts of a number: words that say that the next belongs to the first."""

import re
from functools import lru_cache

from extract.number import ordinals
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import finder
from extract.words.number_cues import cues
from extract.words.spotted import Spotted
from extract.words.word_patterns import UNSPACED

BREAKS = re.compile(rf"[\n!?{STOPS}]|\.\s")  # between two sentences
_FOLLOWING = 24  # characters between two parts in which the next is told to be added
_END = re.compile(rf"[.!?{STOPS}]\s|[{STOPS}]")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_WORD = re.compile(rf"[^\s,.;:!?()،、，{STOPS}፣…]*[^\W\d_][^\s,.;:!?()،、，{STOPS}፣…]*")
_ALONE = re.compile("[a-zà-ÿа-яії]")  # "and" of one letter
_PER_WORD = 5  # letters that count as a word in scripts without spaces


@lru_cache(maxsize=8)
def told(tables: Tables) -> Spotted:
    places = ("order_middle", "order_last", *ordinals.KINDS)
    return cues(tables, "part", "tail", "then", "piece", *places, shared=("then_only",))


def is_told(gap: str, tables: Tables) -> bool:
    """Whether words between two parts say that the next belongs to the first."""
    return told(tables).search(gap) is not None or (
        len(gap) <= _FOLLOWING and not _END.search(gap) and finder(tables, "append").search(gap) is not None
    )


def words(gap: str) -> int:
    """How many words of more than one letter stand in `gap`, which is in lower case."""
    found = [word for word in _WORD.findall(gap) if not _ALONE.fullmatch(word)]
    return sum(1 + len(_UNSPACED.findall(word)) // _PER_WORD for word in found)
