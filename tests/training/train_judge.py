"""Train `extract/data/indicator_judge.npz` on signs that ads seem to say, and print cross-validated figures.

    python -m tests.training.train_judge

Signs that were shown in ads and judged one by one (split `tune` of `tests/eval/judged_hits.jsonl`), and, for a tenth as much each, those
of ads that are marked with all that they say (`clause_ads/*.jsonl` here, and split `tune` of those in `tests/eval`). Folds by ad, fixed.
Run it after `train_clauses`.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from extract import linear
from extract.reading import Reading
from extract.risk import indicators, judge
from extract.risk.indicators import Said
from tests.eval import indicators as gold
from tests.eval import judged_hits
from tests.training.linear import FOLDS, NO_GRAMS, Sample, log_odds, without_grams, write
from tests.training.train_clauses import RISK, marked_ads

# Weight of a sign of a marked ad: there are three times as many, nearly all right, and most trained the model of clauses.
MARKED = 0.1
LEAST = 3  # signs that a feature must be seen in
ROUNDS = 12
Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign that an ad seems to say, and its fold."""

    sample: Sample
    fold: int


def main() -> None:
    signs = [*_judged(), *_marked()]
    print(f"{len(signs)} signs, {sum(sign.sample.own for sign in signs)} judged one by one")
    _report(signs)
    found = _fit(signs)
    write(without_grams(found), judge.FILE)


def _judged() -> Iterator[Sign]:
    own = [one for one in judged_hits.judged() if one.tune]
    hits = {one.ad["text"]: one.hits for one in own}
    for ad, reading in gold.readings([{**one.ad, "country": one.ad.get("country")} for one in own], without=RISK):
        verdicts = [(hit["indicator"], hit["start"], hit["start"] + len(hit["words"]), hit["says"]) for hit in hits[ad["text"]]]
        for one, told in _told(reading):
            says = next((says for name, start, end, says in verdicts if _is_there(one, name, start, end)), None)
            if says is not None:
                yield _sign(told, says, 1.0, ad["text"])


def _marked() -> Iterator[Sign]:
    for ad, reading in gold.readings(marked_ads(), without=RISK):
        marked = [(name, reading.text.find(words), reading.text.find(words) + len(words)) for name, words in ad["says"]]
        names = {name for name, _, _ in marked}
        for one, told in _told(reading):
            says = any(_is_there(one, *place) for place in marked)
            if says or one.hit.id not in names:  # else it may say again what is marked elsewhere
                yield _sign(told, says, MARKED, ad["text"])


def _told(reading: Reading) -> Iterator[tuple[Said, dict[str, float]]]:
    """All but what contacts, places and facts show as well: no writer marked that, and nobody judged it."""
    known = judge.whole(reading)
    for one in indicators.said(reading):
        if one.hit.id not in gold.STRUCTURE:
            yield one, judge.features(one, known)


def _is_there(one: Said, name: str, start: int, end: int) -> bool:
    hit = one.hit
    return hit.id == name and hit.start is not None and hit.end is not None and hit.start < end and start < hit.end


def _sign(told: dict[str, float], says: bool, weight: float, text: str) -> Sign:
    return Sign(Sample(int(says), told, NO_GRAMS, weight, weight == 1), (zlib.crc32(text.encode()) >> 1) % FOLDS)


def _fit(signs: Iterable[Sign]) -> linear.Model:
    samples = [sign.sample for sign in signs]
    times = Counter(name for sample in samples for name in sample.features)
    kept = [replace(s, features={name: value for name, value in s.features.items() if times[name] >= LEAST}) for s in samples]
    return log_odds(kept, 1.0, 1, rounds=ROUNDS)


def _report(signs: Sequence[Sign]) -> None:
    """Of signs judged one by one, in ads held out: what part of the right ones has such log-odds, and what part of those is right."""
    points: list[tuple[bool, float]] = []
    for fold in range(FOLDS):
        model = _fit(sign for sign in signs if sign.fold != fold)
        own = [sign.sample for sign in signs if sign.fold == fold and sign.sample.own]
        points += [(sample.label == 1, model.scores(sample.features, NO_GRAMS)[0]) for sample in own]
    right, wrong = ([value for says, value in points if says is true] for true in (True, False))
    print(f"{len(right)} right, {len(wrong)} wrong")
    for part in (0.98, 0.97, 0.96, 0.95, 0.93, 0.9):
        least = float(np.quantile(right, 1 - part))
        shown, false = (sum(value >= least for value in values) for values in (right, wrong))
        print(f"  log-odds >= {least:.2f}: {shown / len(right):.3f} of the right ones, {shown / (shown + false):.3f} right")


if __name__ == "__main__":
    main()
