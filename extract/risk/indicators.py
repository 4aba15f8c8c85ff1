"""Which indicators of an ad the words and the structure match: each indicator once, its heaviest and first words.

Weights, dimensions and what a denied phrase means are data (`indicators.csv`); who gives way to whom on the same words
is in `exclusions.csv`. What only several ads can show (a contact reused, text repeated) is the link stage's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extract.findings import IndicatorHit
from extract.reading import Reading
from extract.risk import patterns, structure
from extract.tables import Tables
from extract.text.squeeze import is_joined
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
    hits += _in_parts(reading)
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
        stop = _word_end(source, match.end)
        words = source[match.start : stop]
        start, end = (None, None) if titled else (match.start, stop)
        yield IndicatorHit(name, weight, words, start, end, known[name].dimension)


def _in_parts(reading: Reading) -> Iterable[IndicatorHit]:
    """What parts tell together, outside of words that stand for the opposite ("no fee is paid")."""
    known, tables = indicators(reading.tables), reading.tables
    counter = [(match.at, match.to) for match in reading.found.matches("indicator") if known[match.phrase.key].weight < 0]
    for hit in patterns.find(reading.parts, tables, counter):
        name, rule = hit.pattern.indicator, known[hit.pattern.indicator].when_negated
        negated = any(is_negated(part, reading.parts.squeezed, tables) for part in hit.parts)
        if hit.pattern.denied != negated:
            if hit.pattern.denied or rule == "drop":
                continue
            name = rule or name
        weight = known[name].weight / 2 if hit.pattern.half and name == hit.pattern.indicator else known[name].weight
        end = _word_end(reading.text, hit.end)
        yield IndicatorHit(name, weight, reading.text[hit.start : end], hit.start, end, known[name].dimension)


def _word_end(text: str, end: int) -> int:
    """Where the word ends of which a stem ends at `end`; that of scripts without spaces ends there."""
    while end < len(text) and is_joined(text[end]) and not text[end].isdigit():
        end += 1
    return end


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
