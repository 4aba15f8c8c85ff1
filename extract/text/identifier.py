"""py3langid's model, unpacked once into the cache folder and mapped from there: a process needs 0.35 s of a core and 70 MB to
unpack it, and of the mapped one only what its texts touch.
"""

from array import array
from functools import cache
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier
from py3langid.modelio import load_model

from extract.cache import cache_folder, put
from extract.linear import Array

_ARRAYS = ("ptc", "pc", "classes", "nextmove", "row", "output")  # in the order of `load_model`


@cache
def identifier() -> LanguageIdentifier:
    """The packaged model. Raises OSError when the cache cannot be written."""
    try:
        return _read()
    except (FileNotFoundError, ValueError, EOFError):
        for name, values in zip(_ARRAYS, load_model(MODEL_DIR / MODEL_FILE), strict=True):
            _save(_path(name), np.asarray(values))
        return _read()


def _path(name: str) -> Path:
    return cache_folder() / f"langid-{version('py3langid')}-{name}.npy"


def _save(path: Path, values: Array) -> None:
    def write(own: Path) -> None:
        with own.open("wb") as file:
            np.save(file, values)

    put(path, write)


def _read() -> LanguageIdentifier:
    found: list[NDArray[np.generic]] = [np.asarray(np.load(_path(name), mmap_mode="r")) for name in _ARRAYS]
    ptc, pc, classes, nextmove, row, output = found
    # Of its memory numbers come out as Python's own, which is what the model counts with.
    made = LanguageIdentifier(ptc, pc, classes.tolist(), nextmove.data, output.data, tk_row=row.data)
    made._rowbase = array("l", made._rowbase)  # 100,000 numbers, 4 MB as a list
    return made
