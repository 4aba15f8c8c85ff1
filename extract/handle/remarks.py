"""Whose handle a remark is about: "Instagram: fake.hr, on Telegram the same, only with an underscore" says nothing of Instagram's."""

import re
from itertools import accumulate

from extract.app import apps
from extract.tables import Tables
from extract.words.contact_words import finder
from extract.words.denials import is_kept

_SIGNS = frozenset("_.-")  # that a handle may have
REACH = 40  # characters before and behind a handle in which something is said about its signs
_NEAR = 24  # characters between "the same" and the app behind it
_BAR = re.compile(r"\s[/|]\s")  # between two contacts
_STOP = re.compile(r"[,.;:!?()（）،。、]")


def behind(low: str, end: int, tables: Tables) -> str:
    """The words behind a handle that ends at `end` in which something may be said about its signs."""
    return own(line_behind(low, end, tables), tables)


def line_behind(low: str, end: int, tables: Tables) -> str:
    """The rest of a handle's line up to another app's label behind a bar, and of the next where that begins with a bracket: what the
    next says is of another."""
    line, _, rest = low[end : end + REACH].partition("\n")
    bar = next((match for match in _BAR.finditer(line) if apps.named(line[match.end() :], tables)), None)
    if bar:
        return line[: bar.start()]
    return f"{line}\n{rest}" if rest.lstrip()[:1] in {"(", "（", "*"} else line


def own(region: str, tables: Tables) -> str:
    """The words behind a handle up to where another app is said to have the same name: what follows is about that."""
    said = finder(tables, "same_name", "same_short").search(region)
    if said is None:
        return region
    for hit in apps.labelled(region, tables):
        if hit.row["type"] == "phone":
            continue
        if hit.start < said.start():
            return region[: hit.start]
        gap = region[said.end() : hit.start]
        return region[: said.start()] if len(gap) <= _NEAR and not _STOP.search(gap) else region
    return region


def leaves_bracket(gap: str) -> bool:
    """Whether a bracket that was opened before `gap` ends in it."""
    depths = accumulate((char in "(（[【") - (char in ")）]】") for char in gap)
    return min(depths, default=0) < 0


def changed(value: str, remark: str, signs: list[str], tables: Tables) -> str:
    """A handle as a remark on "the same name" says to change it, which names `signs`: one in place of another, or one left out."""
    signs = [sign for sign in signs if sign in _SIGNS]
    written = [sign for sign in signs if sign in value]
    meant = [sign for sign in signs if sign not in value]
    if len(written) == 1 == len(meant):
        return value if is_kept(remark, written[0], meant[0], tables) else value.replace(written[0], meant[0])
    if meant or not written or not finder(tables, "remove", "undotted").search(remark):
        return value
    for sign in written:
        value = value.replace(sign, "")
    return value
