"""Plus signs behind a country's code, where writing runs from right to left and the plus was typed last: "واتساب 66+ 80 000 0912"."""

import re

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

from extract.disguise.plain import Plain, replaced

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_BEHIND = re.compile(r"(?<![\d+.,/-])([1-9]\d{0,2})\+[ ]?(?=[(]?[\do][\do() -]{5,16}[\do])")


def read(plain: Plain) -> Plain:
    """`plain` with the plus before such codes."""
    if not _RIGHT_TO_LEFT.search(plain.low):
        return plain
    hits = [hit for hit in _BEHIND.finditer(plain.low) if int(hit[1]) in COUNTRY_CODE_TO_REGION_CODE]
    return replaced(plain, [(*hit.span(), f"+{hit[1]} ") for hit in hits])
