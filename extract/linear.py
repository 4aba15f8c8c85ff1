"""Small linear models over hashed character n-grams and named features: what `kind_model` and `risk_model` share.

A model is trained in the open (`tests/training`) and stored as .npz: `names` of the dense features, `dense` (features ×
classes) and `hashed` (buckets × classes).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 16  # × classes × 2 bytes: 0.7 MB for five; chosen by hand
LENGTHS = (2, 3, 4)  # characters of an n-gram
LONGEST = 4000  # folded characters that are read: what a text is shows early, and a page must not take long
Array = NDArray[Any]


@dataclass(frozen=True)
class Model:
    """Weights in float32: `dense[i]` of the feature `names[i]`, `hashed[b]` of bucket `b`; a column a class.

    `scale` is the weight of all n-grams together against one dense feature.
    """

    names: tuple[str, ...]
    dense: Array
    hashed: Array
    scale: float

    @cached_property
    def rows(self) -> dict[str, int]:
        """Name of a dense feature → its row."""
        return {name: row for row, name in enumerate(self.names)}

    def scores(self, features: Mapping[str, float], grams: Array) -> list[float]:
        """Points a class; only their differences mean something (of a model with one class: log-odds)."""
        values = np.zeros(len(self.names), np.float32)
        for name, value in features.items():
            row = self.rows.get(name)
            if row is not None:
                values[row] = value
        points: Array = values @ self.dense
        if len(grams):
            weight = np.float32(self.scale / math.sqrt(len(grams)))
            points = points + np.full(len(grams), weight) @ self.hashed.take(grams, axis=0)  # faster than a sum
        return [float(point) for point in points]


@cache
def load(path: Path) -> Model:
    """A packaged model, read once."""
    with np.load(path, allow_pickle=False) as stored:
        names = tuple(str(name) for name in stored["names"])
        return Model(names, stored["dense"].astype(np.float32), stored["hashed"].astype(np.float32), float(stored["scale"]))


def grams(text: str) -> Array:
    """Distinct buckets of the n-grams of a folded text, in order; digits are all one. At most `LONGEST` characters are read."""
    found = np.sort(np.concatenate(placed_grams(text)))
    first = np.ones(len(found), np.bool_)
    np.not_equal(found[1:], found[:-1], out=first[1:])
    return found[first]


def placed_grams(text: str) -> list[Array]:
    """For each length of n-gram the bucket at each place of " text "; what is longer than `LONGEST` is not read."""
    codes = np.frombuffer(f" {text[:LONGEST].strip()} ".encode("utf-32-le", "surrogatepass"), np.uint32)
    codes = np.where((codes >= 48) & (codes <= 57), np.uint32(48), codes)
    return [_hashed(codes, length) for length in LENGTHS]


def _hashed(codes: Array, length: int) -> Array:
    if len(codes) < length:
        return np.zeros(0, np.uint32)
    mixed = np.full(len(codes) - length + 1, 2166136261 + length, np.uint32)  # FNV-1a's offset and prime
    for place in range(length):
        mixed = (mixed ^ codes[place : len(codes) - length + 1 + place]) * np.uint32(16777619)
    return (mixed ^ (mixed >> np.uint32(15))) & np.uint32(BUCKETS - 1)
