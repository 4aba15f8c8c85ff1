"""What is worked out once: of an object, `functools.cached_property` as it is from Python 3.12 on, without a lock, which takes longer
than what most of ours do; of a text, for all who ask until the batch is read; of a key that many ask for, as a dict."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Generic, TypeVar, TypeVarTuple

K = TypeVar("K")
T = TypeVar("T")
Ts = TypeVarTuple("Ts")

SEEN = 2048  # words that were looked at: most that come again do so soon, in the next texts of their language
_TEXTS = 1024  # texts of a batch, with their titles and the parts that are asked about
_LONGEST = 4000  # characters; a longer text is no ad, and would take much memory
_LONG = 4  # such texts


class once(Generic[T]):  # as `property` is
    """A property that is worked out when it is first asked for, and kept. Two threads may both work it out."""

    def __init__(self, work_out: Callable[[Any], T]) -> None:
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, owner: type | None = None) -> T:
        value = instance.__dict__[self._name] = self._work_out(instance)
        return value


class Filled(dict[K, T]):
    """What is worked out of a key, filled as keys are seen, begun anew when there are `most`: for `str.translate`, and where many ask, for
    to look up takes half as long as a call of `lru_cache`."""

    __slots__ = ("most", "work_out")

    def __init__(self, work_out: Callable[[K], T], most: int = 1 << 16) -> None:
        self.work_out, self.most = work_out, most

    def __missing__(self, key: K) -> T:
        value = self.work_out(key)
        if len(self) >= self.most:
            self.clear()
        self[key] = value
        return value


def by_text(read: Callable[[str, *Ts], T]) -> Callable[[str, *Ts], T]:
    """`read(text, …)`, kept for each text of a batch: who asks for it waits in between for the others."""
    short, long = lru_cache(maxsize=_TEXTS)(read), lru_cache(maxsize=_LONG)(read)

    def kept(text: str, *about: *Ts) -> T:
        return (short if len(text) <= _LONGEST else long)(text, *about)

    return kept
