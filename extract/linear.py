"""Small linear models over hashed character n-grams and named features, some with a hidden layer over the latter beside.

A model is trained in the open (`tests/training`) and stored as .npz: `names` of the dense features, `dense` (features ×
classes) and `hashed` (buckets × classes); of a hidden layer `inner` (features × units), `least` (units) and `outer` (units × classes).
"""

import math
from collections.abc import Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, repeat
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

# × classes × 2 bytes: 2.6 MB for five. The n-grams of eighty languages share them: with 1 << 20 six more of 3,349 held-out ads and
# 17 more of 1,264 bare lists of duties are read as ads than with 1 << 16; this lies between, for the size of the file.
BUCKETS = 1 << 18
LENGTHS = (2, 3, 4)  # characters of an n-gram
LONGEST = 4000  # folded characters that are read: what a text is shows early, and a page must not take long
Array = NDArray[Any]


@dataclass(frozen=True)
class Hidden:
    """Units over the named features, each of which speaks as far as it has more than nothing: what two findings say together that
    neither says alone."""

    inner: Array
    least: Array
    outer: Array

    def units(self, rows: Array, values: Array) -> Array:
        """How much each unit has of features in these rows."""
        found: Array = np.maximum(values @ self.inner.take(rows, axis=0) + self.least, 0)
        return found


@dataclass(frozen=True)
class Model:
    """Weights in float32: `dense[i]` of the feature `names[i]`, `hashed[b]` of bucket `b` (float16 as stored: they are most of a model, and
    a text needs few of them); a column a class.

    `scale` is the weight of all n-grams together against one dense feature.
    """

    names: tuple[str, ...]
    dense: Array
    hashed: Array
    scale: float
    hidden: Hidden | None = None
    classes: tuple[str, ...] = ()  # names of the columns, of a model that has them

    @cached_property
    def rows(self) -> dict[str, int]:
        """Name of a dense feature → its row."""
        return {name: row for row, name in enumerate(self.names)}

    def scores(self, features: Mapping[str, float], grams: Array) -> list[float]:
        """Points a class; only their differences mean something (of a model with one class: log-odds)."""
        return self._scores(*self._known(features), grams)

    def of_names(self, names: Iterable[str], grams: Array) -> list[float]:
        """As `scores` of features that are all 1, in the order of their rows."""
        rows = sorted({*map(self.rows.get, names, repeat(-1))} - {-1})  # of names that it does not know -1
        return self._scores(np.array(rows, np.intp), np.ones(len(rows), np.float32), grams)

    def _scores(self, rows: Array, values: Array, grams: Array) -> list[float]:
        points = values @ self.dense.take(rows, axis=0)
        if self.hidden:
            points = points + self.hidden.units(rows, values) @ self.hidden.outer
        if len(grams):
            weights = np.empty(len(grams), np.float32)
            weights.fill(self.scale / math.sqrt(len(grams)))
            points = points + weights @ self.of_grams(grams)  # faster than a sum
        numbers: list[float] = points.tolist()
        return numbers

    def points(self, named: Sequence[Iterable[str]], grams: Sequence[Array]) -> Array:
        """Points of several at once, a row each: of features that are all 1 (one of each must be known), and of n-grams (one at least)."""
        known = self.rows
        rows = [[known[name] for name in names if name in known] for names in named]
        found, starts = np.concatenate(rows).astype(np.intp), _starts(rows)
        points = np.add.reduceat(self.dense.take(found, axis=0), starts)
        if self.hidden:
            units = np.add.reduceat(self.hidden.inner.take(found, axis=0), starts) + self.hidden.least
            points += np.maximum(units, 0) @ self.hidden.outer
        sums = np.add.reduceat(_columns(self.hashed.take(np.concatenate(grams), axis=0)), _starts(grams))
        sizes = np.array([len(own) for own in grams], np.float32)
        both: Array = points + sums * (self.scale / np.sqrt(sizes))[:, None]
        return both

    def of_grams(self, grams: Array) -> Array:
        """Weights of n-grams, a row each."""
        found: Array = self.hashed.take(grams, axis=0).astype(np.float32, copy=False)
        return found

    @cached_property
    def first(self) -> dict[str, float]:
        """Name of a dense feature → its weight for the first class, without the hidden layer."""
        return dict(zip(self.names, self.dense[:, 0].tolist(), strict=True))

    def of_named(self, features: Mapping[str, float]) -> float:
        """Points of the first class by named features alone, without the hidden layer: a model of few features is asked often."""
        weights = self.first
        return sum(weights.get(name, 0.0) * value for name, value in features.items())

    def spoken(self, features: Mapping[str, float]) -> dict[str, float]:
        """What each feature adds to the points of the first class in the company of the others; what is left to them is of the n-grams.

        Among texts for which the same units speak the hidden layer is linear too; what these have without any feature goes to `bias`.
        """
        rows, values = self._known(features)
        weights = self.dense.take(rows, axis=0)[:, 0]
        always = 0.0
        if self.hidden:
            speaks = self.hidden.units(rows, values) > 0
            outer = self.hidden.outer[speaks, 0]
            weights = weights + self.hidden.inner.take(rows, axis=0)[:, speaks] @ outer
            always = float(self.hidden.least[speaks] @ outer)
        names = (name for name in features if name in self.rows)
        found = dict(zip(names, (weights * values).tolist(), strict=True))
        return found | {"bias": found.get("bias", 0.0) + always}

    def _known(self, features: Mapping[str, float]) -> tuple[Array, Array]:
        """The rows of the features that the model knows, and their values."""
        found = [*map(self.rows.get, features)]
        values = [value for row, value in zip(found, features.values(), strict=True) if row is not None]
        return np.array([row for row in found if row is not None], np.intp), np.array(values, np.float32)


_NAMED = ("names", "classes", "scale")


@cache
def load(path: Path) -> Model:
    """A packaged model, read once."""
    with np.load(path, allow_pickle=False) as stored:
        weights = {name: stored[name] for name in stored.files if name not in _NAMED}
        weights |= {name: own.astype(np.float32) for name, own in weights.items() if name != "hashed"}
        classes = tuple(stored["classes"].tolist()) if "classes" in stored.files else ()
        layer = Hidden(weights["inner"], weights["least"], weights["outer"]) if "inner" in weights else None
        names = tuple(stored["names"].tolist())
        return Model(names, weights["dense"], weights["hashed"], float(stored["scale"]), layer, classes)


def _columns(weights: Array) -> Array:
    """Weights, none of them infinite, in float32, column by column, as they are summed up in a quarter of the time. The exponents of
    float16 are moved to where float32 has them: numpy itself takes three times as long, number by number."""
    if weights.dtype != np.float16:
        return np.asfortranarray(weights, np.float32)
    bits = weights.view(np.int16).astype(np.int32, order="F")
    bits <<= _MOVED
    bits &= _OWN
    found = bits.view(np.float32)
    found *= _RAISED
    return found


def _starts(parts: Sequence[Sized]) -> list[int]:
    """Where each of some parts begins, one behind the other."""
    return [0, *accumulate(map(len, parts[:-1]))]


def grams(text: str) -> Array:
    """Distinct buckets of the n-grams of a folded text, in order; digits are all one. At most `LONGEST` characters are read."""
    return grams_of([text])[0]


def grams_of(texts: Sequence[str]) -> list[Array]:
    """`grams` of each text, hashed in one go: most of the time is that of calls, however many characters they are for."""
    framed = [_framed(text) for text in texts]
    ends = list(accumulate(map(len, framed)))
    rows = _hashed("".join(framed))
    return [_distinct(_placed(rows, end - len(text), end)) for text, end in zip(framed, ends, strict=True)]


def around(before: str, behind: str, near: int, buckets: int, ending: str = "") -> Array:
    """Distinct buckets, below `buckets`, of the n-grams (three characters) before and behind a place in a text, each side apart and the
    `near` characters next to it once more. `ending` parts them by what else is known of the place."""
    found: set[int] = set()
    windows = (before, behind, before[-near:] + "\x01", "\x01" + behind[:near])
    for side, window in zip(_SIDES, windows, strict=True):  # kept hashes are no faster: new texts have too many new ones
        grams = [window[i : i + _AROUND] + ending for i in range(len(window) - _AROUND + 1)]
        found.update([crc32(gram.encode("utf-8", "surrogatepass"), side) & (buckets - 1) for gram in grams])
    return np.array(sorted(found), np.int64)


def _distinct(placed: Sequence[Array]) -> Array:
    found = np.sort(np.concatenate(placed))
    first = np.ones(len(found), np.bool_)
    np.not_equal(found[1:], found[:-1], out=first[1:])
    return found[first]


def _framed(text: str) -> str:
    return f" {text[:LONGEST].strip()} "


def _placed(rows: Array, start: int, end: int) -> list[Array]:
    """The buckets of n-grams that lie within `start:end`, for each length."""
    return [row[start : max(start, end - length + 1)] for row, length in zip(rows, LENGTHS, strict=True)]


def _hashed(text: str) -> Array:
    """For each length of n-gram the bucket at each place of a text, those at its end of what is left."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    codes = np.where(codes - _ZERO < _DIGITS, _ZERO, codes)
    mixed = np.empty((len(LENGTHS), len(codes)), np.uint32)
    mixed[:] = _BEGIN
    for place in range(min(LENGTHS[-1], len(codes))):  # FNV-1a of all lengths at once: the shorter ones are ready first
        rest = mixed[max(0, place + 1 - LENGTHS[0]) :, : len(codes) - place]
        rest ^= codes[place:]
        rest *= _PRIME
    mixed ^= mixed >> _HALF
    mixed &= _MASK
    return mixed


_BEGIN = np.array([[2166136261 + length] for length in LENGTHS], np.uint32)  # FNV-1a's offset, another for each length
_SIDES = tuple(map(crc32, (b"1", b"2", b"3", b"4")))  # what the hashes of the n-grams of each window begin with
_AROUND = 3
_MOVED, _OWN, _RAISED = 13, np.int32(-0x70000001), np.float32(2.0**112)  # bits of float16 in float32: all but copies of the sign
_ZERO, _DIGITS = np.uint32(48), np.uint32(10)
_PRIME, _HALF, _MASK = np.uint32(16777619), np.uint32(15), np.uint32(BUCKETS - 1)
