"""Which indicators of an ad the words and the structure match: each indicator once, its heaviest and first words.

Weights, dimensions and what a denied phrase means are data (`indicators.csv`); who gives way to whom on the same words
is in `exclusions.csv`. What only several ads can show (a contact reused, text repeated) is the link stage's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extract.findings import IndicatorHit
from extract.reading import Reading
from extract.risk import structure
from extract.tables import Tables
from extract.words.lexicon import Found
from extract.words.negation import is_negated


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of `indicators.csv`. `when_negated`: '', 'drop' or an id."""

    id: str
    dimension: str
    weight: float
    when_negated: str


def find(reading: Reading) -> tuple[IndicatorHit, ...]:
    """The hits in order of the text, those without a span last; empty unless `kind` is job_ad."""
    if reading.kind != "job_ad":
        return ()
    hits = [*_lexical(reading, reading.found, titled=False), *_lexical(reading, reading.found_title, titled=True)]
    hits = structure.settle(reading, hits)
    hits = _without_excluded(hits, reading.tables)
    return tuple(sorted(_once(hits), key=lambda hit: (hit.start is None, hit.start or 0, hit.id)))


def _lexical(reading: Reading, found: Found, titled: bool) -> Iterable[IndicatorHit]:
    known = indicators(reading.tables)
    source = (reading.ad.title or "") if titled else reading.text
    for match in found.matches("indicator"):
        name, half = match.phrase.key, match.phrase.half
        rule = known[name].when_negated
        if rule and is_negated(match, found.squeezed, reading.tables):
            if rule == "drop":
                continue
            name, half = rule, False
        weight = known[name].weight / 2 if half else known[name].weight
        words = source[match.start : match.end]
        start, end = (None, None) if titled else (match.start, match.end)
        yield IndicatorHit(name, weight, words, start, end, known[name].dimension)


def _without_excluded(hits: list[IndicatorHit], tables: Tables) -> list[IndicatorHit]:
    """Hits without those that add nothing to another hit (on the same words, or anywhere in the ad)."""
    kept = hits
    names = {hit.id for hit in hits}
    for row in tables.rows("exclusions"):
        if row["indicator"] not in names:
            continue
        others = [hit for hit in kept if hit.id == row["given_way_to"]]
        kept = [
            hit
            for hit in kept
            if hit.id != row["indicator"] or not any(row["where"] == "anywhere" or _overlap(hit, other) for other in others)
        ]
    return kept


def _overlap(one: IndicatorHit, other: IndicatorHit) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end


def _once(hits: list[IndicatorHit]) -> list[IndicatorHit]:
    best: dict[str, IndicatorHit] = {}
    for hit in hits:
        seen = best.get(hit.id)
        if seen is None or abs(hit.weight) > abs(seen.weight):
            best[hit.id] = hit
    return list(best.values())


@lru_cache(maxsize=8)
def indicators(tables: Tables) -> dict[str, Indicator]:
    """All indicators by id."""
    return {
        row["indicator"]: Indicator(row["indicator"], row["dimension"], float(row["weight"]), row["when_negated"])
        for row in tables.rows("indicators")
    }
