"""What is said about whole numbers: that one is wrong and the next one right."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from extract.app.apps import Group
from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.number.numbers import Number
from extract.tables import Tables
from extract.words.contact_words import words

_NEAR = 40  # characters between a wrong number and the right one
_WHOLE = 9  # digits of a number
_LETTERS = r"\w\u0600-\u06ff\u0900-\u0dff\u1200-\u137f"  # letters and vowel signs of scripts with spaces between words
_UNSPACED = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]")  # Thai to Khmer, kana, Han, Hangul
_WAITING = frozenset(
    {"eh", "wait", "teka", "sandali", "eh teka", "tunggu", "sebentar", "moment", "salah", "kosa", "ops"}
)  # no fault yet


@lru_cache(maxsize=8)
def _second_thought(tables: Tables) -> re.Pattern[str]:
    known = [word for kind in ("correction", "denial") for word in words(tables, kind) if word not in _WAITING]
    known.sort(key=len, reverse=True)
    spaced = "|".join(re.escape(word) for word in known if not _UNSPACED.match(word))
    free = "|".join(re.escape(word) for word in known if _UNSPACED.match(word))
    return compiled(rf"(?<![{_LETTERS}])(?:{spaced})(?![{_LETTERS}])|{free}")


def settle(found: Sequence[Number], plain: Plain, groups: Sequence[Group], tables: Tables) -> list[Number]:
    """`found` (from left to right) without those that the words behind take back."""
    wrong = {one.start for one, other in pairwise(found) if _is_taken_back(one, other, plain, groups, tables)}
    return [number for number in found if number.start not in wrong]


def _is_taken_back(one: Number, other: Number, plain: Plain, groups: Sequence[Group], tables: Tables) -> bool:
    """ "0900 000 000, sorry, 0900 000 001": no app is named between, and both are as long as a number."""
    gap = plain.low[one.end : other.start]
    if len(gap) > _NEAR or "\n" in gap or min(len(one.digits), len(other.digits)) < _WHOLE - 1:
        return False
    named = any(one.end <= group.start < other.start for group in groups)
    return not named and _second_thought(tables).search(gap) is not None
