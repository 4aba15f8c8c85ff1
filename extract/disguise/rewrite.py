"""One rewrite: a phrase that stands for a sign, and what it becomes."""

import re
from dataclasses import dataclass

from extract.compiled import compiled
from extract.disguise.rewrite_replies import Replace


@dataclass
class Rewrite:
    """Every match of `written` becomes what `replace` gives, in texts that have all of `needs`: kinds of words, or signs."""

    needs: frozenset[str]
    written: str | re.Pattern[str]
    replace: Replace

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled for the first text that needs it, and its words let go: those of all take 5 MB."""
        pattern = self.written
        if isinstance(pattern, str):
            self.written = pattern = compiled(pattern)
        return pattern


def step(needs: str, pattern: str, replace: Replace | str) -> Rewrite:
    given = replace
    return Rewrite(frozenset(needs.split()), pattern, given if callable(given) else lambda _: given)
