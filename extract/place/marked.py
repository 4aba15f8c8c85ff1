"""What the signs beside a name say of it: a pin or a postcode before it, or that it stands alone between two of them."""

import re

_PIN = re.compile(r"[📍📌🗺🧭🚩🏙🏝🌍🌎🌏]\ufe0f?[ :]*$")
_POSTCODE = re.compile(r"(?<![\d.,])(?:\d{5}|\d{2} \d{3}) $")  # 34590 Wabern, 77-430 Krajenka (a dash is a space here)
_BEFORE, _BEHIND = frozenset("\n,，、;；|｜/／•·(（:："), frozenset("\n,，、;；|｜/／•·)）.。(（")
_REACH = 8  # characters
_DASH = "   "  # one with blanks around it, as `soften` leaves it: Grójec – zbiór jabłek


def is_marked(soft: str, start: int) -> bool:
    """Whether a pin or a postcode stands right before the name, in its line."""
    before = soft[max(0, start - _REACH) : start]
    return bool(before) and (_PIN.search(before) is not None or (before[-1] == " " and _POSTCODE.search(before) is not None))


def is_alone(soft: str, start: int, end: int) -> bool:
    """Whether the name is all that stands between two signs or ends of lines, as towns do in addresses and headers."""
    before, behind = soft[max(0, start - 2) : start].rstrip(" "), soft[end : end + 2].lstrip(" ")
    opened = not before or before[-1] in _BEFORE or soft.endswith(_DASH, 0, start)
    return opened and (not behind or behind[0] in _BEHIND or soft.startswith(_DASH, end))
