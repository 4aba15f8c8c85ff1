"""What each clause of an ad says, as a model tells it that weighs phrases, parts, words of one meaning and letters together.

No list has all words of all languages, and the same words say something else of a guest, a customer, a driver. So what rules find (a
phrase, parts that belong together) is weighed with everything else that stands in the clause. Trained by
`python -m tests.training.train_clauses` and written to `data/clause_model.npz`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np

from extract import linear
from extract.reading import Reading
from extract.tables import DATA
from extract.text.sentences import STOPS
from extract.text.squeeze import UNSPACED
from extract.words.lexicon import Found
from extract.words.phrase_tables import Use

FILE = DATA / "clause_model.npz"
BUCKETS = 1 << 15
MOST = 2000  # clauses of a text that are looked at; no ad has so many
# Folded characters of a clause; a longer sentence is cut at commas. F1 of 450 ads whose writers trained nothing, rules and model together:
# 0.763, with 140 0.749; by the model alone 0.750, with 30 0.748, with 140 0.730; by rules alone 0.603.
LONGEST = 50
LEAST = 2  # characters, else it is none
# From here on a clause says it, and below the second it does not say what a rule tells there. Of ads of every third writer held out the
# model alone tells 0.649 with precision 0.940 from here on (F1 0.768): rules find more, and what is told of whole ads should be right at
# least as often as by them alone. With the second at 0.03 21 of 100 heavy phrases that stand alone were doubted, 15 with 0.02;
# of 659 real postings 27 are told a heavy sign with either.
LIKELY, DOUBTED = 0.4, 0.02
# From here on it may say it, and the rest of the ad decides (`judge`): F1 of the 80 marked ads of split `test` 0.846 so, with 0.25 0.840,
# with 0.3 0.832.
FAINT = 0.2
Named = tuple[int, int, str]
"""Where something stands in the folded text, and the name of the feature that it is."""
# Thai, Lao, Burmese and Khmer have a space where others have a comma.
_PHRASED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_COMMA = re.compile(rf"[,，、،;；·၊፣](?!\d)|\s[-–—+/|]\s|(?<=[{_PHRASED}]) (?=[{_PHRASED}])")
_UNSPACED = re.compile(f"[{UNSPACED}]{{2}}")
_SIGNS = f" \n\t.!?;,|，、،{STOPS}"
_LETTER = re.compile(r"[^\W\d_]")


class Clause(NamedTuple):
    """A clause at `start:end` of the folded text, with the names of what stands in it and the buckets of its n-grams."""

    start: int
    end: int
    names: frozenset[str]
    grams: linear.Array


def cut(text: str, breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where the clauses of a folded text stand, by where its sentences and lines end: whole sentences, the long ones in pieces."""
    start = 0
    for stop in (*breaks, len(text)):
        yield from _pieces(text, start, stop)
        start = stop


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    since = start
    longest = LONGEST // 3 if _UNSPACED.search(text, start, stop) else LONGEST  # whose words are of a few characters
    for comma in _COMMA.finditer(text, start, stop) if stop - start > longest else ():
        if comma.end() - since > longest // 2 and stop - comma.end() > longest // 4:
            yield from _stripped(text, since, comma.start())
            since = comma.end()
    yield from _stripped(text, since, stop)


def _stripped(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    while start < stop and text[start] in _SIGNS:
        start += 1
    while start < stop and text[stop - 1] in _SIGNS:
        stop -= 1
    if stop - start >= LEAST and _LETTER.search(text, start, stop):
        yield start, stop


def spans(reading: Reading) -> list[tuple[int, int]]:
    """Where the first `MOST` clauses of a text stand in the folded text."""
    return list(islice(cut(reading.folded.text, reading.breaks), MOST))


def read(text: str, spans: Sequence[tuple[int, int]], named: Iterable[Named]) -> list[Clause]:
    """Clauses of a folded text, in its order, with what stands in each."""
    if not spans:
        return []
    names: list[set[str]] = [{"bias", length_name(end - start)} for start, end in spans]
    starts, ends = zip(*spans, strict=True)
    for start, end, name in named:
        index = bisect_right(ends, start)
        while index < len(starts) and starts[index] < end:
            names[index].add(name)
            index += 1
    buckets = linear.grams_of([text[start:end] for start, end in spans])
    return [
        Clause(start, end, frozenset(its), grams & (BUCKETS - 1))
        for (start, end), its, grams in zip(spans, names, buckets, strict=True)
    ]


def length_name(length: int) -> str:
    """The feature of a clause of so many characters."""
    return f"length {min(5, length // 25)}"


def words(reading: Reading) -> list[Named]:
    """What stands where in the folded text: words of one meaning, parts, contacts, pay, places, occupations."""
    named = _spans(reading.found, "concept", "") + _spans(reading.parts, "part", "part ")
    for name, found in (
        ("contact", reading.contacts),
        ("place", reading.locations),
        ("pay", [reading.salary] if reading.salary else []),
        ("employer", [reading.employer] if reading.employer else []),
        ("occupation", reading.job.occupations),
    ):
        for one in found:
            if one.start is not None and one.end is not None:
                named.append((*reading.folded.place(one.start, one.end), name))
    return named


def _spans(found: Found, use: Use, prefix: str) -> list[Named]:
    positions = found.positions
    return [
        (positions[at], positions[to - 1] + 1, prefix + name) for name, same in found.spans[use].items() for at, to, _, _, _ in same
    ]


def likelihoods(clauses: Sequence[Clause], model: Path) -> linear.Array:
    """How likely (0 to 1) each clause, a row, says each of `judged`, a column."""
    points = linear.load(model).points([clause.names for clause in clauses], [clause.grams for clause in clauses])
    found: linear.Array = 1 / (1 + np.exp(-points))
    return found


def judged(model: Path) -> tuple[str, ...]:
    """The indicators that a model of clauses tells."""
    return linear.load(model).classes
