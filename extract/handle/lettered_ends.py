"""Endings of a handle that are one letter told with how often it stands: "and at the end x twice", "add z three times"."""

from extract.handle.operands import counts, letters
from extract.tables import Tables
from extract.words.contact_words import finder

_NEAR = 16  # characters between a letter and how often it stands, or the word for the end
_MOST = 6


def find(value: str, region: str, tables: Tables, languages: frozenset[str]) -> tuple[int, str] | None:
    """Where such an ending is told behind the handle `value`: its end in `region`, and the letters."""
    last = finder(tables, "last", "append").search(region)
    if last is None or finder(tables, "remove", "instead", "edit_swap").search(region, last.start()):
        return None
    begin = max(0, last.start() - _NEAR)
    named = [one for one in letters(region[begin:], tables, languages) if one.value not in value]
    told = [one for one in counts(region[begin:], tables, languages) if 1 < int(one.value) <= _MOST]
    near = [(letter, many) for letter in named for many in told if max(letter.start - many.end, many.start - letter.end) <= _NEAR]
    if len(named) != 1 or len(near) != 1:
        return None
    letter, many = near[0]
    beside = max(letter.start + begin - last.end(), last.start() - letter.end - begin) <= _NEAR
    return (begin + max(letter.end, many.end), letter.value * int(many.value)) if beside else None
