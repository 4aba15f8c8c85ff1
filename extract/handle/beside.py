"""The words beside an app's labels in which a name of it may stand, and whether one stands near enough."""

import re

from extract.text.sentences import STOPS

_END = re.compile(rf"[\n!?{STOPS};.](?:(?<!\.)|(?=\s|$))")
_PARTED = re.compile(r"[0-9]{5}|https?:|@")  # another contact, pay
NEAR = 48  # characters between a name and its app


def sides(low: str, start: int, end: int, limit: int, reach: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The stretches before and behind labels at `start:end`, in their sentence, at most `reach` characters and up to `limit`."""
    begin = max(0, start - reach)
    begin = max([begin, *(match.end() for match in _END.finditer(low, begin, start))])
    stop = min(limit, end + reach, len(low))
    broken = _END.search(low, end, stop)
    return (begin, start), (end, broken.start() if broken else stop)


def rest(low: str, end: int, reach: int) -> str:
    """What follows `end` in the sentence."""
    return _END.split(low[end : end + reach])[0]


def is_near(gap: str) -> bool:
    """Whether a name with these words between it and an app is near, and no other contact between."""
    return len(gap) <= NEAR and _PARTED.search(gap) is None
