"""Train `extract/data/employer_named.npz` on the job ads in the repository that say whom one would work for; print how well it does.

    python -m tests.training.train_named

Five folds by text, fixed seed: how often, of an ad with a name and one without, that with one is held for it.
"""

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from extract import linear
from extract.employer import named
from extract.findings import Ad
from extract.reading import reading_of
from extract.tables import Tables
from tests.training.employer_ads import texts
from tests.training.linear import Array, Sample, cross_validated, log_odds, write

SCALE, TURNS = 4.0, 3


def main() -> None:
    tables = Tables()
    known = sorted(texts(), key=lambda pair: pair[0])
    samples = [
        Sample(int(bool(text.get("employer"))), {"bias": 1.0}, reading_of(Ad(text["text"], None), tables).grams, 1.0, True)
        for _, text in known
    ]
    print(f"{len(samples)} ads, {sum(sample.label for sample in samples)} with a name")
    write(_fit(samples), named.FILE)
    points = np.array([found[0] for found in cross_validated(samples, [], _fit)])
    label = np.array([sample.label for sample in samples])
    print(f"an ad with a name before one without: {_order(points, label):.3f}")
    for source, rows in groupby(range(len(known)), key=lambda row: known[row][0]):
        own = list(rows)
        if 20 < label[own].sum() < len(own) - 20:
            print(f"  {source:<40} {_order(points[own], label[own]):.3f} ({label[own].sum()} of {len(own)} with a name)")


def _fit(samples: Sequence[Sample]) -> linear.Model:
    return log_odds(samples, SCALE, TURNS)


def _order(points: Array, label: Array) -> float:
    """The part of all pairs of an ad with a name and one without in which that with one has more points."""
    return float((points[label == 1][:, None] > points[label == 0][None]).mean())


if __name__ == "__main__":
    main()
