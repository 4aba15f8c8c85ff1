"""One text while its contacts are collected: what is found, and what has been read already."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from extract.disguise.plain import Plain
from extract.findings import Contact
from extract.number import home
from extract.reading import Reading

PLACEHOLDER = "other"  # until the kind of the text is known


@dataclass
class Scan:
    """One text while its contacts are collected. `taken` has a byte for each character of `plain`."""

    reading: Reading
    plain: Plain
    taken: bytearray
    found: list[Contact] = field(default_factory=list)
    loose: list[tuple[int, int]] = field(default_factory=list)  # where links stand that may be names as well

    @cached_property
    def where(self) -> tuple[str, ...]:
        """The likely countries of numbers without one."""
        return home.regions(self.reading, self.plain)

    def add(self, start: int, end: int, type: str, value: str, disguised: bool, **more: Any) -> None:
        """Keep a contact that stands at `start:end` of the plain text."""
        begin, stop = self.plain.span(start, end)
        words = self.reading.text[begin:stop]
        self.found.append(Contact(type, value, words, begin, stop, PLACEHOLDER, obfuscated=disguised, **more))

    def take(self, start: int, end: int) -> None:
        """What stands at `start:end` of the plain text is not read again as something else."""
        self.taken[start:end] = b"\1" * (end - start)
