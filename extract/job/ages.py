"""How old applicants may be: the least and the most of the figures that tell years of age."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from extract.compiled import compiled
from extract.findings import Age
from extract.job.applicants import Hits
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words import grammar, spots
from extract.words.nearby import starting
from extract.words.phrases import Hit
from extract.words.spots import Around, Spot
from extract.words.word_patterns import one_of

CLASSES = ("none", "min", "max")
YOUNGEST, OLDEST = 12, 75
_NO_EXPERIENCE = 25  # so many years are no experience that is asked for
_OF_AGE = (16, 18, 21)
_CLAUSE_ENDS = re.compile(rf"[ ]?(?:[^\W\d]{{3,14}} ?)?(?:[.,;:!?()/\n，、{STOPS}،-]|$)")
_TWO_DIGITS = re.compile(r"\d{2}(?<!\d\d\d)(?<!\d[.,]\d\d)(?<![/+-]\d\d)(?![\d%:/]|[.,]\d)")
_ANY = re.compile(r"\d{2}(?<!\d\d\d)(?<!\d[.,:]\d\d)(?![\d%:]|[.,]\d)")
_PLUS = re.compile(r"(?<![\d.,/+$€£¥₱-])(18|20|21)\s?\+(?![\d\w])")  # 18+


def find(text: Around, hits: Hits, tables: Tables) -> Age | None:
    """The likeliest figure for each bound, None where none is likelier than not."""
    found = figures(text, hits, tables)
    return chosen(found, spots.read("ages", text, found)) if found else None


def chosen(found: Sequence[Spot], points: Sequence[Sequence[float]]) -> Age | None:
    """The least and the most from the points of `CLASSES`."""
    best: dict[int, tuple[float, int]] = {}
    for spot, scores in zip(found, points, strict=False):
        side = spots.likeliest(scores)
        if side and (side not in best or scores[side] - scores[0] > best[side][0]):
            best[side] = scores[side] - scores[0], spot.value
    if 1 in best and 2 in best and best[1][1] >= best[2][1]:  # no one is between 35 and 18: the less likely one goes
        del best[min((1, 2), key=lambda side: best[side][0])]
    low, high = best.get(1), best.get(2)
    return Age(low[1] if low else None, high[1] if high else None) if low or high else None


def figures(text: Around, hits: Hits, tables: Tables) -> list[Spot]:
    """Figures that may be years of age, with what the rules say of them."""
    low, high = _ruled(text.flat, hits, tables)
    return [
        Spot(*match.span(), value, (f"size {min(value // 5, 12)}", *spots.so(rule_min=value == low, rule_max=value == high)))
        for match in _ANY.finditer(text.flat)
        if YOUNGEST <= (value := int(match[0])) <= OLDEST
    ]


@lru_cache(maxsize=8)
def _span(tables: Tables) -> re.Pattern[str]:
    """Two ages, each of which may have its unit: digits first, what may stand before them is asked only where some are."""
    years = one_of(grammar.words(tables, "age_words", "unit", "old"))
    to = rf"(?:[-–—'’]?{one_of(grammar.words(tables, 'grammar_words', 'to', 'and'))}|[-–—~〜～−―])"
    return compiled(
        rf"(\d{{2}})(?<!\d\d\d)(?<!\d[.,/]\d\d)\s{{0,2}}(?:{years})?\s{{0,2}}{to}\s{{0,2}}(\d{{2}})"
        rf"(?!\d|[.,]\d|[ ]?(?:[%$€]|k(?![a-fh-z])))"
    )


def _ruled(flat: str, hits: Hits, tables: Tables) -> tuple[int | None, int | None]:
    """Years from and to: a range beside an age word or a unit of years, else one bound with its word."""
    ages, units, sexes = hits["age_words:age"], hits["age_words:units"], hits["gender_words"]
    for match in _span(tables).finditer(flat) if ages or units or sexes else ():
        low, high = int(match[1]), int(match[2])
        if YOUNGEST <= low < high <= OLDEST and (
            _touches(ages, match.start(), match.end(), flat, 14)
            or _touches(units, match.end(), match.end(), flat, 2)
            or _ends_near(sexes, match.start(), flat, 2)
        ):
            return low, high
    return _bound(flat, hits)


def _bound(flat: str, hits: Hits) -> tuple[int | None, int | None]:
    ages, units, old = hits["age_words:age"], hits["age_words:units"], hits["age_words:old"]
    before = {role: hits[f"age_words:{role}"] for role in ("max", "min", "max_after", "min_after")}
    for match in _TWO_DIGITS.finditer(flat) if ages or units or old else ():
        value = int(match[0])
        start, end = match.span()
        aged = _ends_near(ages, start, flat, 16) or starting(old, end, 2) is not None
        behind = starting(units, end, 2)
        if not YOUNGEST <= value <= OLDEST or not (aged or behind):
            continue
        edges = (behind.end, end) if behind else (end,)
        ahead = {side: _ends_near(before[side], start, flat, 2) for side in ("max", "min")}
        after = {side: any(starting(before[f"{side}_after"], edge, 2) for edge in edges) for side in ("max", "min")}
        if (ahead["max"] and not after["min"]) or (after["max"] and (aged or value >= _NO_EXPERIENCE)):
            return None, value
        if (ahead["min"] or after["min"]) and (aged or (value in _OF_AGE and _CLAUSE_ENDS.match(flat, edges[0]))):
            return value, None
    plus = _PLUS.search(flat) if "+" in flat else None
    return (int(plus[1]), None) if plus else (None, None)


def _ends_near(hits: Sequence[Hit], start: int, flat: str, gap: int) -> bool:
    first = bisect_left(hits, (start - gap - 30,))
    return any(0 <= start - hit.end <= gap and "\n" not in flat[hit.end : start] for hit in hits[first : first + 12])


def _touches(hits: Sequence[Hit], start: int, end: int, flat: str, gap: int) -> bool:
    """Whether a hit stands within `gap` characters before `start` or behind `end`, nothing but signs between."""
    first = bisect_left(hits, (start - gap - 30,))
    for hit in hits[first:]:
        if hit.start > end + gap:
            return False
        between = flat[hit.end : start] if hit.end <= start else flat[end : hit.start] if hit.start >= end else ""
        if len(between) <= gap and not re.search(rf"[\d\n.;!?{STOPS}；]", between):
            return True
    return False
