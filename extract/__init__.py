"""Text in, findings out: reads one job ad in any script. No network, no database, nothing of `osint` or `spiders`.

    import extract
    extract.analyze("Hiring cooks in Doha …").contacts

spaCy is imported with the first text that is read, not before.
"""

import os
import sys
from typing import TYPE_CHECKING, Any

from extract.answer import to_json
from extract.findings import Ad, Analysis
from extract.tables import TableError, Tables

if TYPE_CHECKING:
    from extract.lines import answer_lines
    from extract.model import ModelError
    from extract.pipeline import analyze, analyze_many, extractor_version

__all__ = [
    "Ad", "Analysis", "ModelError", "TableError", "Tables",
    "analyze", "analyze_many", "answer_lines", "extractor_version", "to_json",
]  # fmt: skip

# numpy reads this when it is loaded, and what is loaded already stays as it is. Our matrices are small: two threads that wait for each
# other take three times as long as one (`model.english`).
if "numpy" not in sys.modules:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_LATER = {
    "analyze": "pipeline",
    "analyze_many": "pipeline",
    "extractor_version": "pipeline",
    "answer_lines": "lines",
    "ModelError": "model",
}


def __getattr__(name: str) -> Any:
    """Import the steps only when they are used: language data and gazetteer take a while to load."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"extract.{_LATER[name]}"), name)
