"""Which indicators an ad says in words and shows in its structure: each indicator once, its heaviest and first words.

Phrases (`lexicon.csv`) and parts that belong together (`patterns`) are found first; what a clause says is told by a model that weighs
them with everything else in it (`clauses`). In a title, of signs that no clause says by itself, and of phrases that a workspace added,
rules decide alone; of all else that seems to be said, what is in doubt beside the whole ad is not shown (`judge`). Weights, dimensions
and what a denied phrase means are data (`indicators.csv`); who gives way to whom on the same words is in `exclusions.csv`. What only
several ads can show (a contact reused, text repeated) is the link stage's.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np

from extract import linear
from extract.findings import IndicatorHit
from extract.reading import Reading
from extract.risk import clauses, patterns, structure
from extract.risk.clauses import Clause
from extract.tables import Tables
from extract.text.normalize import fold_word
from extract.text.squeeze import is_joined
from extract.words.lexicon import Found, Match
from extract.words.negation import is_negated

HEAVY = 3  # weight from which on a sign alone says much


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of `indicators.csv`. `when_negated`: '', 'drop' or an id."""

    id: str
    dimension: str
    weight: float
    when_negated: str


class Said(NamedTuple):
    """What the ad seems to say in words. `source`: what told it, `own` a phrase of the workspace; how `likely` the clause says it (None
    where no clause is asked), and `names` of all that stands in it."""

    hit: IndicatorHit
    source: Literal["rule", "model", "title", "own"]
    likely: float | None = None
    names: frozenset[str] = frozenset()


def said(reading: Reading, model: Path = clauses.FILE) -> list[Said]:
    """All that a job ad seems to say, the same indicator more than once; what clauses say by `model`."""
    titled = _lexical(reading, reading.found_title, reading.found_title.matches("indicator"), titled=True)
    return [*_in_clauses(reading, model), *(Said(told.hit, "title") for told in titled if not told.denied)]


def firm(some: Iterable[Said]) -> Iterator[Said]:
    """Those of `some` that rules tell, or a clause by itself: what the likelihood of an ad is made of."""
    return (one for one in some if one.source != "model" or one.likely is None or one.likely >= clauses.LIKELY)


def settled(reading: Reading, some: Iterable[Said]) -> tuple[IndicatorHit, ...]:
    """What is said with what the structure of the ad shows, each indicator once, in order of the text, those without a span last."""
    hits = structure.settle(reading, [one.hit for one in some])
    hits = _without_excluded(hits, reading.tables)
    return tuple(sorted(_once(hits), key=lambda hit: (hit.start is None, hit.start or 0, hit.id)))


class Told(NamedTuple):
    """What a rule tells, at its `place` in the folded text. `half`: at half its weight; `own`: by a phrase of the workspace, which holds
    whatever the model says; `denied`: the words are there and denied, so that it is none."""

    hit: IndicatorHit
    place: tuple[int, int]
    half: bool = False
    own: bool = False
    denied: bool = False


def rules(reading: Reading) -> list[Told]:
    """All that phrases and parts tell in the text, what is denied as well, the same indicator more than once."""
    matches = reading.found.matches("indicator")
    return [*_lexical(reading, reading.found, matches, titled=False), *_in_parts(reading, matches)]


def named(reading: Reading, told: Sequence[Told]) -> list[clauses.Named]:
    """What stands where in the text, and what the rules tell there: all that the model sees beside letters."""
    found = clauses.words(reading)
    for one in told:
        found.append((*one.place, f"{'denied' if one.denied else 'rule'} {one.hit.id}"))
        if one.half:
            found.append((*one.place, f"half {one.hit.id}"))
    return found


def _in_clauses(reading: Reading, model: Path) -> Iterator[Said]:
    """What the clauses say, by the words that a rule found there or by the whole clause; and what rules alone tell."""
    told, judged = rules(reading), clauses.judged(model)
    found = clauses.read(reading.folded.text, clauses.spans(reading), named(reading, told))
    likely: linear.Array = clauses.likelihoods(found, model) if found else np.zeros((0, len(judged)), np.float32)
    column = {name: index for index, name in enumerate(judged)}
    starts, ends = [clause.start for clause in found], [clause.end for clause in found]
    shown: set[tuple[int, int | None]] = set()
    for one in (one for one in told if not one.denied):
        at, (start, end) = column.get(one.hit.id), one.place
        rows = range(bisect_right(ends, start), bisect_left(starts, end))
        most = max((float(likely[row, at]) for row in rows), default=None) if at is not None else None
        if one.own or most is None or most >= clauses.DOUBTED:
            names = frozenset().union(*(found[row].names for row in rows))
            yield Said(one.hit, "own" if one.own else "rule", most, names)
            shown.update((row, at) for row in rows)
    known = indicators(reading.tables)
    for row, at in zip(*map(np.ndarray.tolist, np.nonzero(likely >= clauses.FAINT)), strict=True):
        if (row, at) not in shown:
            yield Said(_shown(reading, found[row], known[judged[at]]), "model", float(likely[row, at]), found[row].names)


def _shown(reading: Reading, clause: Clause, indicator: Indicator) -> IndicatorHit:
    start, end = reading.folded.span(clause.start, clause.end)
    return IndicatorHit(indicator.id, indicator.weight, reading.text[start:end], start, end, indicator.dimension)


def _lexical(reading: Reading, found: Found, matches: Sequence[Match], titled: bool) -> Iterator[Told]:
    known, own = indicators(reading.tables), _own(reading.tables)
    source = (reading.ad.title or "") if titled else reading.text
    for match in matches:
        name, half = match.phrase.key, match.phrase.half
        rule = known[name].when_negated
        turned = rule if rule and is_negated(match, found.squeezed, reading.tables) else ""
        denied = turned == "drop"
        if turned and not denied:
            name, half = turned, False
        weight = known[name].weight / 2 if half else known[name].weight
        stop = _word_end(source, match.end)
        words = source[match.start : stop]
        start, end = (None, None) if titled else (match.start, stop)
        hit = IndicatorHit(name, weight, words, start, end, known[name].dimension)
        yield Told(hit, found.folded.place(match.start, stop), half, match.phrase.text in own, denied)


@lru_cache(maxsize=8)
def _own(tables: Tables) -> frozenset[str]:
    """The phrases that the workspace added, folded."""
    return frozenset(fold_word(row["phrase"]) for row in tables.own("lexicon"))


def _in_parts(reading: Reading, matches: Sequence[Match]) -> Iterator[Told]:
    """What parts tell together, outside of words that stand for the opposite ("no fee is paid"), which are some of the `matches`."""
    known, tables = indicators(reading.tables), reading.tables
    counter = [(match.at, match.to) for match in matches if known[match.phrase.key].weight < 0]
    for hit in patterns.find(reading.parts, tables, counter):
        name = hit.pattern.indicator
        rule = known[name].when_negated
        asked = rule or hit.pattern.denied  # elsewhere it says the same negated
        negated = asked and any(is_negated(part, reading.parts.squeezed, tables) for part in hit.parts)
        if hit.pattern.denied and not negated:
            continue
        turned = rule if negated and not hit.pattern.denied else ""
        denied = turned == "drop"
        name = name if denied else turned or name
        half = hit.pattern.half and name == hit.pattern.indicator
        weight = known[name].weight / 2 if half else known[name].weight
        end = _word_end(reading.text, hit.end)
        told = IndicatorHit(name, weight, reading.text[hit.start : end], hit.start, end, known[name].dimension)
        yield Told(told, reading.folded.place(hit.start, end), half, denied=denied)


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
