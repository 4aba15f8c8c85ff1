"""The cue words around places (`data/place_cues.csv`), compiled."""

import re
from collections import Counter
from functools import lru_cache
from typing import Any, NamedTuple

from extract.automaton import places_of
from extract.gazetteer.key import key_of
from extract.stored import kept
from extract.tables import Tables
from extract.text.scripts import script_of

MANY = 100  # cues in Latin letters; of a language with fewer the words of all others count too
COMMA = 10  # what a comma counts between cue and place
COMMAS = re.compile(r"[,，、،၊/()（）:：]")
UNSPACED = frozenset({"CJK", "THAI", "LAO", "KHMER", "MYANMAR", "HIRAGANA", "KATAKANA", ""})


class Cue(NamedTuple):
    # workplace | origin | transit | mention | near | next | interview | client | onward | past | full | seat | beside | bus | process
    role: str
    length: int
    distance: int  # folded characters between cue and place
    held: bool = False


class Cues:
    """The cue words of the tables, compiled; `languages` are those with many in Latin letters."""

    def __init__(self, tables: Tables) -> None:
        made = _made(tables)
        self.languages = frozenset(made["languages"])
        self._places, self._meaning = {}, {}
        for after, side in enumerate(_SIDES):
            texts, numbers, meanings = made[side]
            self._places[after] = places_of(texts)
            self._meaning[after] = [meanings[number] for number in numbers]
        self.found = lru_cache(maxsize=1024)(self._found)  # the same window is asked for up to three times in a text

    def _found(self, window: str, after: bool, languages: frozenset[str]) -> tuple[Cue, ...]:
        """The cues in a window before (`after` False) or behind a place."""
        cues, meaning = [], self._meaning[after]
        for start, end, index in self._places[after](window):
            left, right, entries = meaning[index]
            if right and end < len(window) and script_of(window[end]) == right:
                continue
            if left and start and script_of(window[start - 1]) == left:
                continue
            distance = start if after else _distance_before(window, end)
            for role, held, language in entries:
                if not languages or not language or language in languages:
                    cues.append(Cue(role, end - start, distance, held))
        return tuple(cues)


_SIDES = ("before", "after")


@kept("place_cues")
def _made(tables: Tables) -> dict[str, Any]:
    """What `Cues` reads: the languages; for each side of a place the cues, sorted, and for each the number of what it means."""
    cues: dict[str, dict[str, list[tuple[str, bool, str]]]] = {side: {} for side in _SIDES}
    for row in tables.rows("place_cues", keep=False):
        key, side, held = key_of(row["cue"]), row["side"].removeprefix("held-"), row["side"].startswith("held")
        latin = script_of(key[0]) == "LATIN"
        cues["after" if side == "after" else "before"].setdefault(key, []).append(
            (row["role"], held, row["language"] if latin else "")
        )
    many = Counter(language for known in cues.values() for entry in known.values() for _, _, language in entry)
    sides = {side: _numbered(cues[side], side == "after") for side in _SIDES}
    return sides | {"languages": [language for language, count in many.items() if language and count >= MANY]}


def _numbered(known: dict[str, list[tuple[str, bool, str]]], after: bool) -> tuple[list[str], list[int], list[Any]]:
    texts = sorted(known)
    meanings: dict[Any, int] = {}
    numbers = [meanings.setdefault((*_borders(text, after), tuple(known[text])), len(meanings)) for text in texts]
    return texts, numbers, list(meanings)


def _borders(cue: str, after: bool) -> tuple[str, str]:
    """The scripts whose letters may not stand before a cue and behind it, "" for none: it stands as a word, but behind a place endings
    and particles may touch it, in unspaced scripts anything."""
    first, last = script_of(cue[0]), script_of(cue[-1])
    closed = last not in UNSPACED and not (after and last not in ("LATIN", "CYRILLIC", "ARABIC"))
    return "" if first in UNSPACED else first, last if closed else ""


def _distance_before(window: str, end: int) -> int:
    """Characters between a cue and the place behind it; a comma between them sets them further apart."""
    return len(window) - end + (COMMA if COMMAS.search(window[end:].rstrip(": ")) else 0)


@lru_cache(maxsize=8)
def cues_of(tables: Tables) -> Cues:
    return Cues(tables)
