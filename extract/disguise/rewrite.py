"""One rewrite: a phrase that stands for a sign, and what it becomes."""

import re
from dataclasses import dataclass
from functools import cached_property

from extract.disguise.rewrite_replies import Replace


@dataclass(frozen=True)
class Rewrite:
    """Every match of `written` becomes what `replace` gives, in texts that have all of `needs`: kinds of words, or signs."""

    needs: frozenset[str]
    written: str
    replace: Replace

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled for the first text that needs it: all of them take 0.2 s."""
        return re.compile(self.written)


def step(needs: str, pattern: str, replace: Replace | str) -> Rewrite:
    given = replace
    return Rewrite(frozenset(needs.split()), pattern, given if callable(given) else lambda _: given)
