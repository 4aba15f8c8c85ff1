"""Where a name stands: which signs around its words belong to it."""

import re
from collections.abc import Sequence

from extract.employer.candidates import Stretch
from extract.employer.words import Atom

_DOTTED = re.compile(r"(?:^|(?<=\W))[^\W\d_]\. ?[^\W\d_]$")  # "О. М", "R.L"
_UNDOTTED = re.compile(
    r"(?<=\s)(?:Pte|Pvt|Pty|Sdn|Co|Company|Private) [^\W\d_]+\.$", re.IGNORECASE
)  # a sentence ends: no dot stands inside
_POSSESSIVE = re.compile("['’]s$")
_NOT_OWNED = frozenset({"hires", "stop", "link"})
_PAIRS = {"«": "»", '"': '"', "“": "”", "„": "“”", "「": "」", "『": "』", "《": "》", "(": ")", "（": "）", "‹": "›"}
_SIGN = re.compile(f"[{re.escape(''.join((*_PAIRS, *_PAIRS.values())))}]")
_CLOSED = (("(（", ")）"), ("«", "»"), ("「", "」"), ("『", "』"), ("《", "》"))


def span(text: str, row: Sequence[Atom], stretch: Stretch) -> tuple[int, int]:
    """Where the name stands, with the other half of quotes and brackets that it holds one of."""
    start, end = row[stretch.first].start, row[stretch.last].end
    if text[end - 1] == "." and _UNDOTTED.search(text, start, end):
        end -= 1
    if text[end - 1] == "s" and _POSSESSIVE.search(text, start, end) and _is_owned(row, stretch.last + 1):
        end -= 2
    if text[end : end + 1] == "." and _DOTTED.search(text, start, end):
        end += 1
    if "''" in text[start:end] and text.endswith(",,", 0, start):
        start -= 2  # `,,BAHOR'' xo'jaligi`
    if not _SIGN.search(text, start, end):
        return start, end
    for opening, closing in (*_PAIRS.items(), *_PAIRS.items()):  # twice: one stands in another (`«НПО „Вектор“»`)
        inside = text[start:end]
        opened, closed = inside.count(opening), sum(map(inside.count, closing))
        if opening in closing:
            opened, closed = (opened + 1) // 2, opened // 2
        if opened > closed and text[end : end + 1] in tuple(closing):
            end += 1
        elif opened != closed and start and text[start - 1] == opening:
            start -= 1
    return start, end


def _is_owned(row: Sequence[Atom], index: int) -> bool:
    """Whether the word behind a name in `'s` is what the name has (`Halden Vale's engineers`, but not `Rosie's is hiring`)."""
    behind = row[index] if index < len(row) else None
    return (
        behind is not None
        and behind.gap == " "
        and behind.script == "cased"
        and not behind.capital
        and behind.tags.isdisjoint(_NOT_OWNED)
    )


def written(text: str, row: Sequence[Atom], stretch: Stretch) -> str:
    """The name as it is written."""
    start, end = span(text, row, stretch)
    return text[start:end]


def balanced(name: str) -> bool:
    """Whether each bracket or quote that opens in a name closes in it (not `Стоматологія «Сьомий Зуб» (ТОВ`)."""
    return not _SIGN.search(name) or all(
        sum(map(name.count, opening)) == sum(map(name.count, closing)) for opening, closing in _CLOSED
    )
