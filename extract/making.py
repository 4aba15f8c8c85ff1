"""Makes all that is made from the tables and kept: `python -m extract.making [folder of a user's tables]`.

`pipeline` has it made so, in a process of its own, for it takes half a minute and 300 MB, which go with that process. Made where texts are
read they would stay: what is read from then on lies between what was made with them.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extract import steps
from extract.gazetteer.gazetteer import open_gazetteer
from extract.stored import MADE, Make, stored
from extract.tables import Tables
from extract.text.identifier import identifier
from extract.words.lexicon import lexicon, parts

assert steps.STEPS  # all that is kept is named by then


def make(tables: Tables) -> None:
    """Make what is not there. Raises `TableError` for a broken table and OSError when the cache cannot be written."""
    lexicon(tables)
    parts(tables)
    for name, (made, read) in MADE.items():
        stored(name, tables, _of(made, tables), read)
    open_gazetteer(tables)
    identifier()


def _of(made: Make[Any], tables: Tables) -> Callable[[], Any]:
    return lambda: made(tables)


if __name__ == "__main__":
    make(Tables(Path(sys.argv[1]) if sys.argv[1:] else None))
