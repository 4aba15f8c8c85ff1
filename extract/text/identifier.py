"""py3langid's model, asked in another form: of its automaton, a table of 38 MB of which every process maps all, the n-grams alone.

Its states are n-grams of bytes, and a text is in the state of the longest that ends where it stands; so their sorted numbers (0.8 MB) tell
the same. They are unpacked once into the cache folder, which takes a process a second, and mapped from there. Their likelihoods stand in
that order too: texts in Latin letters, the only ones for whom the model is asked, touch two thirds of them.
"""

import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import numpy as np
from py3langid.langid import MODEL_DIR, MODEL_FILE
from py3langid.modelio import load_model

from extract.cache import alone, cache_folder, put
from extract.linear import Array

_LONGEST = 7  # bytes of an n-gram at most, which its number has room for; the longest of this model has 6
_BYTE = np.uint64(8)


class Identifier(NamedTuple):
    """Naive Bayes over n-grams of bytes, as py3langid counts it."""

    grams: Array  # numbers of the n-grams, ascending (uint64): the length, and behind it the bytes
    features: Array  # n-gram → its row in `likelihoods`, -1 of one that only begins others (int32)
    likelihoods: Array  # features × languages, logarithms (float16)
    priors: Array  # languages (float32)
    languages: Array  # ISO 639-1 or 639-3; some have two columns

    def ranked(self, text: str) -> list[str]:
        """The languages by their likelihood, best first, each once; none if the text has no n-gram of the model."""
        normal = unicodedata.normalize("NFC", text.lower() if text.isupper() else text)  # as py3langid has it
        found, counts = np.unique(self._found(normal.encode(errors="surrogatepass")), return_counts=True)
        if not len(found):
            return []
        scores = np.log1p(counts.astype(np.float32)) @ self.likelihoods.take(found, axis=0).astype(np.float32) + self.priors
        return list(dict.fromkeys(self.languages[np.argsort(-scores, kind="stable")].tolist()))

    def _found(self, text: bytes) -> Array:
        """The feature at each byte that has one: that of the longest n-gram that ends there."""
        each = np.frombuffer(text, np.uint8).astype(np.uint64)
        rows = np.full(len(each), -1, np.int32)
        ends, numbers = np.arange(len(each)), np.zeros(len(each), np.uint64)
        for length in range(1, _LONGEST + 1):
            numbers = numbers << _BYTE | each[ends]
            places = self.grams.searchsorted(numbers | _marked(length))
            known = self.grams.take(places, mode="clip") == numbers | _marked(length)
            ends, numbers = ends[known], numbers[known]
            rows[ends] = self.features[places[known]]
            inside = ends < len(each) - 1
            ends, numbers = ends[inside] + 1, numbers[inside]  # what a longer one begins with is one
        return rows[rows >= 0]


def _marked(length: int) -> np.uint64:
    return np.uint64(length << 8 * _LONGEST)


@cache
def identifier() -> Identifier:
    """The packaged model. Raises OSError when the cache cannot be written."""
    found = _read()
    if found is None:
        with alone():
            found = _read() or _new()
    return found


def _new() -> Identifier:
    model = _unpacked()
    made = {_path(name): values for name, values in model._asdict().items()}
    for path, values in made.items():
        _save(path, values)
    for old in set(cache_folder().glob("langid-*.npy")).difference(made):
        old.unlink(missing_ok=True)  # of another version
    return _read() or model


def _unpacked() -> Identifier:
    """From the package's file. Raises ValueError where an n-gram of a model is too long."""
    likelihoods, priors, languages, following, row, output = load_model(MODEL_DIR / MODEL_FILE)
    grams, states = _grams(np.asarray(following).reshape(-1, 256), np.asarray(row))
    order = np.argsort(grams)
    features = np.asarray(output, np.int32)[states[order]]
    return Identifier(grams[order], features, *(np.asarray(part) for part in (likelihoods, priors, languages)))


def _grams(following: Array, row: Array) -> tuple[Array, Array]:
    """The number of each state's n-gram, and the state; but for the first, the state of no n-gram."""
    seen = np.zeros(len(row), bool)
    seen[0] = True
    states, numbers = np.zeros(1, np.int64), np.zeros(1, np.uint64)
    all_states: list[Array] = []
    all_numbers: list[Array] = []
    for length in range(1, _LONGEST + 2):
        # A state further from the first is entered from one alone: by the last byte of its n-gram, from the one without it.
        reached = following[row[states]]
        before, byte = np.nonzero(~seen[reached])
        if not len(before):
            return np.concatenate(all_numbers), np.concatenate(all_states)
        states = reached[before, byte]
        seen[states] = True
        numbers = numbers[before] << _BYTE | byte.astype(np.uint64)
        all_states.append(states)
        all_numbers.append(numbers | _marked(length))
    raise ValueError(f"py3langid's model has n-grams of more than {_LONGEST} bytes")


def _path(name: str) -> Path:
    return cache_folder() / f"langid-{version('py3langid')}-{name}.npy"


def _save(path: Path, values: Array) -> None:
    def write(own: Path) -> None:
        with own.open("wb") as file:
            np.save(file, values)

    put(path, write)


def _read() -> Identifier | None:
    """What is in the cache; None where a file is missing or broken."""
    try:
        return Identifier(*(np.asarray(np.load(_path(name), mmap_mode="r")) for name in Identifier._fields))
    except (FileNotFoundError, ValueError, EOFError):
        return None
