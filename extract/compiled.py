"""Patterns of many words, as `re.compile` makes them, the machine's code of each kept in the cache folder.

Python's own compiler is written in Python: the patterns that texts of many languages need take it two thirds of the time of a process that
reads a few hundred of them, and to read their code back a thirtieth of that. The standard library has no public way to keep code; these are
the private functions that `re.compile` itself calls, the same from Python 3.11 to 3.14. Where one is missing, or code is not taken, it
compiles anew.
"""

import _sre  # type: ignore[import-not-found]  # private: no stubs
import json
import re
import zlib
from array import array
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from re import _compiler, _parser  # type: ignore[attr-defined]  # private: no stubs
from typing import NamedTuple

from extract.kept_bytes import KeptBytes
from extract.stored import code_digest

_SHORT = 400  # characters; of shorter ones to look up takes as long as to compile
_MOST = 200_000_000  # bytes of the file: tables that change leave what was made of them before


class Code(NamedTuple):
    """What the machine takes."""

    flags: int
    groups: int
    named: dict[str, int]  # groups by name
    units: list[int]


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but a long one does not know its own text, which takes a quarter of its memory, and is not kept for who asks again.

    Raises `re.error` as that does.
    """
    return re.compile(pattern, flags) if len(pattern) < _SHORT else _compiled(pattern, lambda: pattern, flags)


def named(name: str, written: Callable[[], str]) -> re.Pattern[str]:
    """As `compiled` of what is `written`, which is asked only where its code is not kept under `name`: to write a long one takes longer
    than to read its code. The name tells all that it depends on but this package's code."""
    return _compiled(name, written, 0)


def _compiled(name: str, written: Callable[[], str], flags: int) -> re.Pattern[str]:
    try:
        return _machine(_kept(name, flags) or _made(name, written(), flags))
    except (AttributeError, TypeError, RuntimeError):
        return re.compile(written(), flags)


def _machine(code: Code) -> re.Pattern[str]:
    """Raises RuntimeError where it is no code that the machine takes."""
    names: list[str | None] = [None] * (code.groups + 1)
    for name, number in code.named.items():
        names[number] = name
    made: re.Pattern[str] = _sre.compile(None, code.flags, code.units, code.groups, code.named, tuple(names))
    return made


def _made(name: str, pattern: str, flags: int) -> Code:
    """As `re.compile` makes it, and kept by that name where that can be done."""
    parsed = _parser.parse(pattern, flags)
    state = parsed.state
    code = Code(flags | state.flags, state.groups - 1, state.groupdict, _compiler._code(parsed, flags))
    head, body = json.dumps(code[:3]).encode(), array("I", code.units).tobytes()
    _file().put(_key(name, flags), zlib.compress(head + b"\n" + body, 1))
    return code


def _kept(name: str, flags: int) -> Code | None:
    """What was kept by that name, if that can be read."""
    with suppress(zlib.error, ValueError):
        if packed := _file().get(_key(name, flags)):
            head, _, body = zlib.decompress(packed).partition(b"\n")
            flags, groups, named = json.loads(head)
            return Code(flags, groups, named, array("I", body).tolist())
    return None


@cache
def _file() -> KeptBytes:
    """That of this code and this machine."""
    return KeptBytes("patterns", f"{code_digest()}-{_sre.MAGIC}", _MOST)


def _key(name: str, flags: int) -> bytes:
    return blake2b(f"{flags}\n{name}".encode(), digest_size=16).digest()
