"""A small linear model of a text's kind: hashed character n-grams, and the rules' own findings as further features.

Trained by `python -m tests.training.train_kind` on the texts in the repository and written to `data/kind_model.npz`:
`names` (of the dense features), `dense` (features × kinds) and `hashed` (buckets × kinds), kinds in the order of `KINDS`.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract import lexicon
from extract.lexicon import Lexicon, Phrase
from extract.reading import Reading
from extract.tables import DATA, Tables

BUCKETS = 1 << 16  # × 5 kinds × 2 bytes: 0.7 MB; chosen by hand
LENGTHS = (2, 3, 4)  # characters of an n-gram
LONGEST = 4000  # folded characters that are read: what a text is shows early, and a page must not take long
MOST = 4  # sights of a feature that count
SCALE = 3.0  # weight of all n-grams together against one dense feature; by cross-validation
FILE = DATA / "kind_model.npz"
# Tables whose words speak of ordinary work in all languages, whoever uses them.
_WORD_TABLES = ("occupations", "age_words", "gender_words", "pay_words", "pay_periods", "opening_words", "employer_cues")
_SIGNS = {
    "sign:question": re.compile(r"[?？؟]"),
    "sign:exclamation": re.compile(r"[!！]"),
    "sign:ages": re.compile(r"\b\d\d\s?[-–~至到]\s?\d\d\b"),
    "sign:number": re.compile(r"\d[\d.,]*"),
    "sign:emoji": re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]"),
    "sign:line": re.compile(r"\n"),
    "sign:quote": re.compile(r"[\"“”«»「」『』]"),
    "sign:label": re.compile(r"\w ?[:：]\s"),
}
Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights in float32: `dense[i]` of the feature `names[i]`, `hashed[b]` of bucket `b`; a column a kind."""

    names: tuple[str, ...]
    dense: Array
    hashed: Array

    def scores(self, features: Mapping[str, float], buckets: Array) -> list[float]:
        """Points a kind, in the order of `KINDS`; only their differences mean something."""
        values = np.fromiter((features.get(name, 0.0) for name in self.names), np.float32, len(self.names))
        points: Array = values @ self.dense
        if len(buckets):
            points = points + self.hashed[buckets].sum(axis=0) * np.float32(SCALE / math.sqrt(len(buckets)))
        return [float(point) for point in points]


def features(reading: Reading, counts: Mapping[str, int], sums: Mapping[str, float]) -> dict[str, float]:
    """Dense features by name: the rules' counts and sums, words of work, contacts by type, signs, length."""
    found: dict[str, float] = {f"rule:{name}": min(count, MOST) / 2 for name, count in counts.items() if count}
    found |= {f"sum:{kind}": max(-2.0, min(2.0, points / 4)) for kind, points in sums.items()}
    top = max(sums.values())
    found |= {f"top:{kind}": 1.0 for kind, points in sums.items() if points == top}
    for name, words in _words_of_work(reading).items():
        found[f"words:{name}"] = min(len(words), MOST) / 2
    for kind in {contact.type for contact in reading.contacts}:
        found[f"contact:{kind}"] = 1.0
    for name, pattern in _SIGNS.items():
        found[name] = min(len(pattern.findall(reading.text[:LONGEST])), MOST) / 2
    found["length"] = math.log1p(len(reading.text)) / 5
    found["bias"] = 1.0
    return found


def buckets(text: str) -> Array:
    """Distinct buckets of the n-grams of a folded text; digits are all one. Runs in time linear in the text."""
    codes = np.frombuffer(f" {text[:LONGEST].strip()} ".encode("utf-32-le"), np.uint32)
    codes = np.where((codes >= 48) & (codes <= 57), np.uint32(48), codes)
    found = []
    for length in LENGTHS:
        if len(codes) >= length:
            mixed = np.full(len(codes) - length + 1, 2166136261 + length, np.uint32)  # FNV-1a's offset and prime
            for place in range(length):
                mixed = (mixed ^ codes[place : len(codes) - length + 1 + place]) * np.uint32(16777619)
            found.append((mixed ^ (mixed >> np.uint32(15))) & np.uint32(BUCKETS - 1))
    return np.unique(np.concatenate(found)) if found else np.zeros(0, np.uint32)


@cache
def load() -> Model:
    """The packaged model, read once."""
    with np.load(FILE, allow_pickle=False) as stored:
        names = tuple(str(name) for name in stored["names"])
        return Model(names, stored["dense"].astype(np.float32), stored["hashed"].astype(np.float32))


def _words_of_work(reading: Reading) -> dict[str, set[str]]:
    words = _compiled(reading.tables)
    found: dict[str, set[str]] = {}
    for folded in (reading.folded, reading.folded_title):
        for match in words.find(folded, reading.languages):
            found.setdefault(match.phrase.key, set()).add(match.phrase.text)
    return found


@lru_cache(maxsize=8)
def _compiled(tables: Tables) -> Lexicon:
    rows = ((name, row["phrase"]) for name in _WORD_TABLES for row in tables.rows(name))
    return lexicon.compile_phrases((Phrase(phrase, name, "und") for name, phrase in rows if phrase.strip()), tables)
