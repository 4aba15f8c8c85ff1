"""Numbers told as one amount: "novecientos millones exactos", 138亿, "नौ अर्ब अस्सी करोड"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from extract.app.apps import Group
from extract.number.numbers import Number
from extract.number.scene import Scene
from extract.reading import Reading
from extract.tables import Tables
from extract.words import windows
from extract.words.number_cues import cues
from extract.words.phrases import Phrases

_MILLION = 1e6
_LEAST, _MOST = 9, 12  # digits of such a number
_BESIDE = 14  # characters between a label and an amount that it governs
_SENTENCE = 90  # the same where words say that the amount is a number
_SAID = 60  # characters around an amount in which they do
_SURE = 1.5  # grade of a number that a country takes


def find(reading: Reading, scene: Scene, groups: Sequence[Group], taken: bytearray) -> Iterator[Number]:
    """The amounts of millions, without money, that a label or words around them make a number to dial."""
    low = scene.plain.low
    first = min((group.end for group in groups), default=len(low))
    if not any(hit.start >= first for hit in (_large(reading.tables).find(low) if groups else ())):
        return  # no such word behind a label
    for amount in reading.amounts_in(low):
        digits = str(int(amount.low))
        plain = amount.times >= _MILLION and amount.currency is None and not amount.ranged
        if not plain or not _LEAST <= len(digits) <= _MOST or any(taken[amount.start : amount.end]):
            continue
        number = Number(amount.start, amount.end, digits, False, True, 1)
        gaps = [amount.start - group.end for group in groups if group.end <= amount.start]
        near = min(gaps, default=_SENTENCE + 1)
        around = windows.around(low, amount.start, amount.end, _SAID)
        told = near <= _BESIDE or (near <= _SENTENCE and cues(reading.tables, "as_amount").search(around))
        if told and scene.grade(number) >= _SURE:
            yield number


@lru_cache(maxsize=8)
def _large(tables: Tables) -> Phrases:
    return Phrases(
        [
            row
            for row in tables.rows("multipliers")
            if float(row["times"]) >= _MILLION and (len(row["phrase"]) > 1 or not row["phrase"].isascii())
        ]
    )
