"""Words for signs in capitals among small letters, which no sentence writes so: "to teach AT firm DOT example", "fakehr DI firma TITIK
example"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.disguise.plain import Plain, replaced
from extract.tables import Tables
from extract.words.contact_words import of_kinds

_WORD = r" [^\W\d_a-z]{1,9} "
_ADDRESS = re.compile(
    rf"(?<![\w@.-])[a-z0-9][\w.+-]{{1,40}}(?P<at>{_WORD})[a-z0-9-]{{2,40}}(?:{_WORD}[a-z0-9-]{{2,20}}){{0,2}}(?P<dot>{_WORD})[a-z]{{2,12}}(?![\w-])"
)
_SIGN = re.compile(_WORD)


def read(plain: Plain, tables: Tables) -> Plain:
    """`plain` with @ and dots in such addresses. Nearly all texts have none."""
    return replaced(plain, list(_spots(plain.text, tables)) if _ADDRESS.search(plain.text) else [])


def _spots(text: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    at, dot = _signs(tables)
    for address in _ADDRESS.finditer(text):
        dots = list(_SIGN.finditer(text, address.end("at"), address.end()))
        if address["at"].strip().lower() in at and all(sign.group().strip().lower() in dot for sign in dots):
            yield (*address.span("at"), "@")
            for sign in dots:
                yield (*sign.span(), ".")


@lru_cache(maxsize=8)
def _signs(tables: Tables) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(of_kinds(tables, "at", "at_boxed", "at_told")), frozenset(of_kinds(tables, "dot"))
