"""Train `extract/data/place_judge.npz` on the job ads in the repository whose places are all told, and print cross-validated figures.

    python -m tests.training.train_places

Each ad is read as its readers' country is known, and, for half as much, as nobody said it. Folds by text, fixed seed. Run it after the
weights of `place.resolve` changed, or many names of the gazetteer, and `train_roles` after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]  # it has no types

from extract import linear
from extract.contact.contacts import find as find_contacts
from extract.findings import Ad
from extract.place import judge
from extract.place.judge import Seen
from extract.place.places import candidates
from extract.reading import reading_of
from extract.tables import Tables
from extract.text.language import detect
from tests.training.linear import FOLDS, SEED, texts, write

LEFT_OUT = frozenset({"shapes", "industry", "real"})  # styles whose writers told the workplaces and what they thought of besides
UNSAID = 0.5  # weight of an ad whose readers' country is not said
DECAY = 1.0  # of weights, squared and halved; three times as much or a third changes nothing
Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """One name: what the model weighs, whether it is a place, its weight, what the threshold alone says, and the number of its text."""

    features: dict[str, float]
    true: bool
    weight: float
    decided: bool
    text: int


def main() -> None:
    tables = Tables()
    known = [text for text in texts() if text.get("kind") == judge.KIND and "places" in text and text.get("style") not in LEFT_OUT]
    samples = [sample for number, text in enumerate(known) for sample in _samples(number, text, tables)]
    print(f"{len(known)} texts, {len(samples)} names, {sum(sample.true for sample in samples)} of them places")
    names = sorted({name for sample in samples for name in sample.features})
    _report(samples, names)
    weights = _fit(_table(samples, names), samples)
    write(linear.Model(tuple(names), weights.astype(np.float32)[:, None], np.zeros((0, 1), np.float32), 1.0), judge.FILE)


def _samples(number: int, text: dict[str, Any], tables: Tables) -> list[Sample]:
    gold = [place["text"].casefold() for place in text["places"]]
    found = []
    for country, weight in ((text.get("country"), 1.0), (None, UNSAID)):
        reading = reading_of(Ad(text["text"], None, None, None, country), tables)
        reading.languages = detect(reading.text, None)
        reading.contacts, reading.kind = find_contacts(reading), text["kind"]
        seen, rest = candidates(reading)
        asked = [one for one in seen if one.asked]
        found += [Sample(judge.features(one, rest), _is_told(one, gold), weight, one.decided, number) for one in asked]
    return found


def _is_told(one: Seen, gold: Sequence[str]) -> bool:
    word = one.text[one.start : one.end].casefold()
    return any(word in name or name in word for name in gold)


def _table(samples: Sequence[Sample], names: Sequence[str]) -> Array:
    columns = {name: column for column, name in enumerate(names)}
    table = np.zeros((len(samples), len(names)))
    for row, sample in enumerate(samples):
        for name, value in sample.features.items():
            table[row, columns[name]] = value
    return table


def _fit(table: Array, samples: Sequence[Sample]) -> Array:
    true, weight = np.array([float(s.true) for s in samples]), np.array([s.weight for s in samples])

    def loss(weights: Array) -> tuple[float, Array]:
        odds = table @ weights
        slope = weight * (1 / (1 + np.exp(-odds)) - true)
        value = np.sum(weight * (np.logaddexp(0, odds) - true * odds)) + DECAY * weights @ weights / 2
        return float(value), table.T @ slope + DECAY * weights

    found: Array = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    return found


def _report(samples: Sequence[Sample], names: Sequence[str]) -> None:
    """Names of texts held out that are rightly and wrongly taken for places: by the threshold, and by the model at several log-odds."""
    fold = np.random.default_rng(SEED).integers(FOLDS, size=max(s.text for s in samples) + 1)[[s.text for s in samples]]
    table, odds = _table(samples, names), np.zeros(len(samples))
    for held in range(FOLDS):
        rest = np.flatnonzero(fold != held)
        odds[fold == held] = table[fold == held] @ _fit(table[rest], [samples[row] for row in rest])
    true, decided = np.array([s.true for s in samples]), np.array([s.decided for s in samples])
    for said, whole in ((True, [s.weight == 1 for s in samples]), (False, [s.weight != 1 for s in samples])):
        here = np.array(whole)
        print(f"readers' country {'said' if said else 'not said'}: {int((true & here).sum())} places")
        print(f"  threshold: {int((decided & true & here).sum())} right, {int((decided & ~true & here).sum())} wrong")
        for sure in (judge.STILL_SURE, judge.SURE, 0.4):
            taken = (odds >= sure) & here
            print(f"  {sure}: {int((taken & true).sum())} right, {int((taken & ~true).sum())} wrong")


if __name__ == "__main__":
    main()
