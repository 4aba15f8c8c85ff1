"""Who of two that talk about a job offers it: the other's own number is nobody's who recruits.

The offer shows by what is said: sums, and words for hiring against words for seeking and questions. Where it does not show, nothing
is decided. Words of names ("HR", "me") and those that close a question are data: `chat_words.csv`.
"""

import re
from functools import lru_cache

from extract.compiled import compiled
from extract.reading import Reading
from extract.tables import Tables
from extract.text.chat_heads import words
from extract.text.turns import Turn, turns
from extract.words.word_patterns import UNSPACED, longest_first, one_of

_CLEAR = 2  # points between the two from which it is clear who offers
_NAMED = 2  # points of a name that says who one is
_SUMS = 2  # turns with a sum that count
_LEAST = 50  # of a sum that is pay and no hour, age or number of places
_OFFERED = frozenset({"hire", "apply", "sell", "trade", "deal", "broker"})  # cues of kinds
_SOUGHT = frozenset({"seek", "ask"})


def seekers(reading: Reading) -> list[tuple[int, int]]:
    """Where the one talks who seeks the job, in a talk of two about one."""
    told = turns(reading.text)
    names = sorted({turn.name for turn in told})
    if len(names) < 2 or not (any(_asks(reading, turn) for turn in told) or any(_names(reading, name) for name in names)):
        return []  # or lines with two labels, again and again
    points = {name: _offers(reading, name, [turn for turn in told if turn.name == name]) for name in names}
    seeker, hirer = sorted(names, key=lambda name: points[name])
    clear = points[hirer] - points[seeker] >= _CLEAR
    return [(turn.start, turn.end) for turn in told if turn.name == seeker] if clear else []


def _offers(reading: Reading, name: str, own: list[Turn]) -> int:
    """How much speaks for it that these turns are of one who offers a job."""
    starts = reading.folded.starts
    sums = [starts[amount.start] for amount in reading.amounts if amount.high >= _LEAST]
    cues = [(match.start, match.phrase.key) for match in reading.found.matches("kind")]
    points = min(_SUMS, sum(any(turn.said <= at < turn.end for at in sums) for turn in own))
    for turn in own:
        said = {key for at, key in cues if turn.said <= at < turn.end}
        asks = _asks(reading, turn)  # "are you still hiring?" offers nothing
        points += (bool(said & _OFFERED) and not asks) - bool(said & _SOUGHT) - asks
    return points + _NAMED * _names(reading, name) - (not name)  # without one stands whose telephone it is: one who was written to


def _asks(reading: Reading, turn: Turn) -> bool:
    return _asking(reading.tables).search(reading.text, turn.said, turn.end) is not None


def _names(reading: Reading, name: str) -> int:
    """1 for the name of one who offers jobs, -1 for one who seeks, 0 for any other or both."""
    hires, seeks = (_of(reading.tables, kind).search(name.casefold()) is not None for kind in ("hirer", "seeker"))
    return hires - seeks


@lru_cache(maxsize=8)
def _asking(tables: Tables) -> re.Pattern[str]:
    """The end of a line that is a question."""
    return compiled(rf"(?:[?？؟፧]|{one_of(words(tables).get('asking', ()))})\s*(?:$|\n)")


@lru_cache(maxsize=8)
def _of(tables: Tables, kind: str) -> re.Pattern[str]:
    """The words of names of a kind: within a name in scripts without spaces, else as words of it; one of a letter as the whole name."""
    parts = []
    for word in longest_first(words(tables).get(kind, ())):
        bare = re.escape(word)
        whole = len(word) < 2
        unspaced = re.search(f"[{UNSPACED}]", word) is not None
        parts.append(rf"^{bare}$" if whole else bare if unspaced else rf"(?<![^\W\d_]){bare}(?![^\W\d_])")
    return compiled("|".join(parts) or "(?!)")
