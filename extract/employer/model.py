"""A small linear model that says which stretch of an ad is the employer's name, or that none is.

Every stretch gets points for what stands before it, in it, behind it (`employer.features`) and for itself as a whole
(`employer.whole`); it is chosen where it has the most, and more than none has. Trained by `python -m tests.training.train_employer` on
the texts in the repository and written to `data/employer_model.npz`: `names` of the features and their `weights` (float16), those of
words in buckets (`words`, see `word_weight`), `common`, the CRC-32 of words that ads use, and the `languages` (BCP 47) of those ads.
"""

import re
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import repeat
from math import exp, log
from typing import NamedTuple

import numpy as np

from extract.employer.candidates import Stretch
from extract.employer.features import at_kind, at_word, before, behind, inside_kind
from extract.employer.page import page
from extract.employer.whole import built, placed
from extract.employer.whole_names import Group, names_of
from extract.employer.words import Atom
from extract.once import Filled
from extract.packed import Numbers
from extract.tables import DATA, Tables

FILE = DATA / "employer_model.npz"
# Buckets of words, one byte each: a sixth of them is used (769,601), so that a word never seen seldom meets another's; the byte that
# weighs nothing, and how much one more weighs (the heaviest word weighs 1.7).
BUCKETS, NONE, STEP = 1 << 22, 128, 1 / 64
_OF_WORD = re.compile(r"(?:pp|[wflpn])\^?[=~]")
# Points that a name lacks in a language that no ad was learnt in: in 273 texts of 39 languages, most of them such, 12 wrong names become 8,
# and of 46 right ones four are lost; with 1.35 points 7 and as many (`tests.eval.small_languages`, split `tune`).
STRANGE = 0.55
# Points below which a stretch is not looked at further: of its beginning, of both its ends, of those and its words, and of all that and
# how it is built. Without them none of 4,511 held-out ads is answered otherwise, nor with the weaker last two of 10,694 texts (-5.0, -4.2).
_LEAST_LEFT, _LEAST_SIDES, _LEAST, _LEAST_BUILT = -4.6, -6.0, -4.5, -3.7


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Weights by feature, those of words by bucket, the hashes (`word_hash`) of words that are common in ads outside of names, and the
    languages that it was learnt in. Hashed by identity."""

    weights: Mapping[str, float]
    words: bytes
    common: Collection[int]
    languages: Set[str]


@cache
def load() -> Model:
    """The packaged model, read once."""
    with np.load(FILE, allow_pickle=False) as stored:
        same: dict[float, float] = {}  # of float16 there are few different ones
        weights = {
            name: same.setdefault(weight, weight)
            for name, weight in zip(stored["names"].tolist(), stored["weights"].tolist(), strict=True)
        }
        return Model(
            weights, stored["words"].tobytes(), Numbers(stored["common"].tolist()), frozenset(stored["languages"].tolist())
        )


def is_word(name: str) -> bool:
    """Whether a feature hangs on one word, its beginning or end (`features.at_word`); of those there are most."""
    return _OF_WORD.match(name) is not None


def bucket(name: str) -> int:
    """Where the weight of such a feature stands in `Model.words`."""
    return zlib.crc32(name.encode()) & (BUCKETS - 1)


def word_weight(model: Model, name: str) -> float:
    """The weight of a feature that hangs on one word; of a word never seen mostly none."""
    return (model.words[bucket(name)] - NONE) * STEP


def points(
    row: Sequence[Atom], stretches: Sequence[Stretch], text: str, model: Model, tables: Tables, language: str
) -> list[float]:
    """Points of each stretch, above 0 where it is rather a name than none; what two stretches share is summed once."""
    if not stretches:
        return []
    shared, known = page(row, text, tables, language), _known(model)
    looks = [(atom.word, atom.tags, atom.script, atom.capital) for atom in row]
    venues = any("not" in atom.tags for atom in row)
    left, right, own = (dict[int, float]() for _ in range(3))
    bias = model.weights.get("bias", 0.0) - (0.0 if language in model.languages else STRANGE)
    group = known.groups.__getitem__
    found = []
    for stretch in stretches:
        first, last, _ = stretch
        if first not in left:
            left[first] = bias + _left(known, row, looks, first, venues)
        total = left[first]
        if total >= _LEAST_LEFT:
            if last not in right:
                right[last] = _right(known, row, looks, last)
            total += right[last]
            if total >= _LEAST_SIDES:
                for index in range(first, last + 1):
                    if index not in own:
                        atom = row[index]
                        own[index] = known.inside[atom.word, atom.tags, atom.script, atom.gap]
                    total += own[index]
                if total > _LEAST:
                    total = sum(map(group, built(row, stretch, shared)), total)
                    if total > _LEAST_BUILT:
                        total = sum(map(group, placed(row, stretch, shared)), total)
        found.append(total)
    return found


def together(row: Sequence[Atom], found: Sequence[Stretch], given: Sequence[float]) -> list[float]:
    """The points of each stretch, of the best mention of a name those of all its mentions together: each speaks for the name."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for index, stretch in enumerate(found):
        if given[index] > _LEAST_BUILT:  # others were not looked at to their end
            groups.setdefault(tuple([atom.word for atom in row[stretch.first : stretch.last + 1]]), []).append(index)
    sums = list(given)
    for same in groups.values():
        if len(same) > 1:
            most = max(same, key=given.__getitem__)
            sums[most] += log(sum(exp(given[index] - given[most]) for index in same))
    return sums


_Look = tuple[str, frozenset[str], str, bool]  # the word of an atom, its tags, its script, whether it has a capital


def _left(known: "_Known", row: Sequence[Atom], looks: Sequence[_Look], first: int, venues: bool) -> float:
    group, beyond = before(row, first, venues)
    total = known.groups[group] + known.first[looks[first]]
    if first:
        total += known.previous[looks[first - 1]]
    return total + known.words[beyond] if beyond else total


def _right(known: "_Known", row: Sequence[Atom], looks: Sequence[_Look], last: int) -> float:
    total = known.groups[behind(row, last)] + known.last[looks[last]]
    return total + known.next[looks[last + 1]] if last + 1 < len(row) else total


class _Known(NamedTuple):
    """What a model says of groups of features, of a look as that of the first, previous, last and next atom, of one inside, of a
    word two before."""

    groups: Filled[Group, float]
    first: Filled[_Look, float]
    previous: Filled[_Look, float]
    last: Filled[_Look, float]
    next: Filled[_Look, float]
    inside: Filled[tuple[str, frozenset[str], str, str], float]
    words: Filled[str, float]


@lru_cache(maxsize=4)
def _known(model: Model) -> _Known:
    return _Known(
        Filled(lambda group: _sum(model, names_of(group)), 1 << 14),
        Filled(partial(_at, model, "f"), 1 << 12),
        Filled(partial(_at, model, "p"), 1 << 12),
        Filled(partial(_at, model, "l"), 1 << 12),
        Filled(partial(_at, model, "n"), 1 << 12),
        Filled(lambda its: word_weight(model, f"w={its[0]}") + _inside_kind(model, *its[1:]), 1 << 12),
        Filled(partial(word_weight, model), 1 << 11),
    )


def _at(model: Model, place: str, look: _Look) -> float:
    word, tags, script, capital = look
    return _at_kind(model, place, tags, script, capital) + _at_word(model, place, word, not tags, script)


@lru_cache(maxsize=1 << 12)
def _at_kind(model: Model, place: str, tags: frozenset[str], script: str, capital: bool) -> float:
    return _sum(model, at_kind(place, tags, script, capital))


def _at_word(model: Model, place: str, word: str, unknown: bool, script: str) -> float:
    return sum(word_weight(model, name) for name in at_word(place, word, unknown, script))


@lru_cache(maxsize=1 << 12)
def _inside_kind(model: Model, tags: frozenset[str], script: str, gap: str) -> float:
    return _sum(model, inside_kind(tags, script, gap))


def _sum(model: Model, names: Iterable[str]) -> float:
    return sum(map(model.weights.get, names, repeat(0.0)))
