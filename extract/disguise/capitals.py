"""English words for signs in capitals among small letters, which no sentence writes so: "to teach AT firm DOT example"."""

import re
from collections.abc import Iterator

from extract.disguise.plain import Plain, replaced

_ADDRESS = re.compile(r"(?<![\w@.-])(?P<name>[a-z0-9][\w.+-]{1,40})(?P<at> AT )[a-z0-9-]{2,40}(?: DOT [a-z]{2,12}){1,3}(?![\w-])")
_DOT = re.compile(" DOT ")


def read(plain: Plain) -> Plain:
    """`plain` with @ and dots in such addresses. Nearly all texts have none."""
    return replaced(plain, list(_spots(plain.text)) if " AT " in plain.text else [])


def _spots(text: str) -> Iterator[tuple[int, int, str]]:
    for address in _ADDRESS.finditer(text):
        yield (*address.span("at"), "@")
        for dot in _DOT.finditer(text, address.end("at"), address.end()):
            yield (*dot.span(), ".")
