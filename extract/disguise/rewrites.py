"""Phrases that stand for a sign, written out, with the way back to what the text says (`rewrite_steps`)."""

from bisect import bisect_right
from functools import lru_cache

from extract.disguise.plain import Plain, replaced
from extract.disguise.rewrite import Rewrite
from extract.disguise.rewrite_needs import seen
from extract.disguise.rewrite_steps import steps
from extract.tables import Tables


def rewrite_all(plain: Plain, tables: Tables) -> Plain:
    """`plain` with all such phrases written out; in time linear in its length."""
    due = _due(tables, seen(plain.low, tables))
    at = 0
    while at < len(due):
        before, plain = plain, _rewritten(plain, steps(tables)[due[at]])
        last, at = due[at], at + 1
        if plain is not before:
            due = _due(tables, seen(plain.low, tables))
            at = bisect_right(due, last)
    return plain


@lru_cache(maxsize=1024)
def _due(tables: Tables, there: frozenset[str]) -> tuple[int, ...]:
    """The numbers of the steps that may find something."""
    return tuple(number for number, step in enumerate(steps(tables)) if step.needs <= there)


def _rewritten(plain: Plain, step: Rewrite) -> Plain:
    """Every match in `low` for which the step gives a text is replaced by it and marked odd."""
    if step.pattern.search(plain.low) is None:
        return plain
    found = ((match, step.replace(match)) for match in step.pattern.finditer(plain.low))
    written = (
        (*match.span(), _cased(match.group(), plain.text[slice(*match.span())], new))
        for match, new in found
        if new is not None and new != match.group()
    )
    return replaced(plain, written)


def _cased(low: str, text: str, new: str) -> str:
    """`new` with the capitals of `text` where it is `low` without spaces or other signs: the case of codes counts."""
    if new == low.replace(" ", ""):
        return text.replace(" ", "")
    if low == text or [char for char in low if char.isalnum()] != [char for char in new if char.isalnum()]:
        return new
    letters = iter([char for char in text if char.isalnum()])
    return "".join(next(letters) if char.isalnum() else char for char in new)
