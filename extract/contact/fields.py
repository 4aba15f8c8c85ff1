"""The words of schema.org's `applicationContact`, a nested JSON value, as lines in which contacts are looked for."""

from collections.abc import Iterator
from typing import Any


def strings(value: Any, depth: int = 0) -> Iterator[str]:
    """`tel: …` and the other values of a nested JSON value, at most four levels deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and depth < 4:
        for key, inner in value.items():
            if key.startswith("@") or key in {"name", "contactType", "description", "address"}:
                continue
            prefix = "tel: " if key in {"telephone", "faxNumber"} and isinstance(inner, str) else ""
            yield from (prefix + text for text in strings(inner, depth + 1))
    elif isinstance(value, list) and depth < 4:
        for inner in value:
            yield from strings(inner, depth + 1)
