"""Short ads made of lines with gaps for places (`place_lines.json`): the same words stand around towns at home and abroad, known and not.

Of a gap the letter tells the part that the place plays, a number which of its forms (cases) stands there: `{w.2}`.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROLES = {"w": "workplace", "o": "origin", "t": "transit", "b": "transit", "m": "mention"}
DRAWS = 4  # texts of each line; by halves the work is at home where nothing else tells that it is abroad
_GAP = re.compile(r"\{([wotbm])(?:\.(\d))?\}")
_FIRST = {"t": 3, "m": 2}  # which place abroad is taken first, so that no text has one twice


class Placed(NamedTuple):
    """One place of a line: how it is written there, its part, its country."""

    text: str
    role: str
    country: str


class Line(NamedTuple):
    language: str
    region: str  # country of the readers
    text: str
    places: tuple[Placed, ...]


def lines(path: Path) -> Iterator[Line]:
    """Every line of a file with several sets of places."""
    for known in json.loads(path.read_text(encoding="utf-8")):
        for template in known["lines"]:
            yield from (_filled(known, template, draw) for draw in range(DRAWS))


def _filled(known: Mapping[str, Any], template: str, draw: int) -> Line:
    gaps = [match[1] for match in _GAP.finditer(template)]
    staying = {"o", "t", "b"}.isdisjoint(gaps)
    pools = {"w": "home" if staying and draw % 2 else "abroad", "o": "home", "b": "border"}
    taken: Counter[str] = Counter()
    places: list[Placed] = []

    def name(match: re.Match[str]) -> str:
        letter, form = match[1], int(match[2] or 0)
        pool = list(known[pools.get(letter, "abroad")].items())
        forms, country = pool[(draw // (2 if staying else 1) + _FIRST.get(letter, 0) + taken[letter]) % len(pool)]
        taken[letter] += 1
        written = (forms.split("|") * (form + 1))[form] if "|" in forms else forms
        places.append(Placed(written, ROLES[letter], country))
        return written

    return Line(known["language"], known["region"], _GAP.sub(name, template), tuple(places))
