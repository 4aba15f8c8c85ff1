"""Numbers as they are dialled at home, made whole: without the area code that another number of the ad has."""

from collections.abc import Sequence
from dataclasses import replace

from extract.findings import Contact

# libphonenumber takes a Brazilian mobile without its area code for one of an old dear service (0900), so the lengths are told here.
_CODE = "+55"  # Brazil's numbering plan: Anatel, Resolução 749/2022
_AREA = 2  # digits of an area code
_WHOLE, _LOCAL = frozenset({10, 11}), frozenset({8, 9})  # digits behind the country's code, with an area code and without


def completed(found: Sequence[Contact]) -> list[Contact]:
    """`found` with Brazil's numbers that lack their area code given that of the nearest other number of the text, the one before first:
    "Fone 11 2000-0000, zap 90000-0000"."""
    codes = [(one.start or 0, one.value[3 : 3 + _AREA]) for one in found if _size(one) in _WHOLE]
    return [_with_area(one, codes) if codes and _size(one) in _LOCAL else one for one in found]


def _size(contact: Contact) -> int:
    """How many digits stand behind Brazil's code; 0 for another contact."""
    return len(contact.value) - len(_CODE) if contact.value.startswith(_CODE) and contact.value[1:].isdigit() else 0


def _with_area(contact: Contact, codes: Sequence[tuple[int, str]]) -> Contact:
    at = contact.start or 0
    _, area = min(codes, key=lambda code: (code[0] > at, abs(code[0] - at)))
    return replace(contact, value=_CODE + area + contact.value[len(_CODE) :], valid=None)
