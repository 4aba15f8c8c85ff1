"""py3langid's model, unpacked once into the cache folder: a process needs 0.35 s of a core to unpack it, 0.05 s to read it."""

from array import array
from functools import cache
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier
from py3langid.modelio import load_model

from extract.gazetteer_build import cache_folder
from extract.stored import put


@cache
def identifier() -> LanguageIdentifier:
    """The packaged model. Raises OSError when the cache cannot be written."""
    path = cache_folder() / f"langid-{version('py3langid')}.npz"
    try:
        return _read(path)
    except (FileNotFoundError, ValueError, KeyError, EOFError, BadZipFile):
        put(path, _unpack)
        return _read(path)


def _unpack(path: Path) -> None:
    with path.open("wb") as file:
        np.savez(file, *map(np.asarray, load_model(MODEL_DIR / MODEL_FILE)))


def _read(path: Path) -> LanguageIdentifier:
    with np.load(path, allow_pickle=False) as stored:
        ptc, pc, classes, nextmove, row, output = (stored[name] for name in stored.files)
    moves = array("I", nextmove.astype(np.uint32).tobytes())  # an array of Python is looked up in faster than one of numpy
    return LanguageIdentifier(ptc, pc, classes.tolist(), moves, output.tolist(), tk_row=row.tolist())
