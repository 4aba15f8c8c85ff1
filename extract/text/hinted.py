"""A pattern that is tried only where a sign stands without which it matches nothing."""

import re
from collections.abc import Callable


def changed(text: str, hint: re.Pattern[str], change: Callable[[str], str]) -> str:
    """`text` with `change` of each stretch between two spaces that has `hint` in it."""
    out, last = list[str](), 0
    for found in hint.finditer(text):
        if found.start() < last:
            continue
        at, end = max(last, text.rfind(" ", last, found.start()) + 1), text.find(" ", found.end())
        to = len(text) if end < 0 else end
        out += text[last:at], change(text[at:to])
        last = to
    return "".join((*out, text[last:])) if out else text
