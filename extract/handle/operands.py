"""Letters and counts that words behind a handle name: "two n", エヌ, "z is four, not two"; and whether they are denied there."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.compiled import compiled
from extract.handle.looks import SMALL, is_spaced
from extract.handle.told_words import table
from extract.tables import Tables
from extract.words.contact_words import alternation, finder
from extract.words.denials import is_denied
from extract.words.number_cues import REPEATS

_LETTER = re.compile(  # z'ler, e-nya, no "d'une", no f-a-k-e
    r"(?<![a-z0-9à-ɏḁ-ỿ'’_.@])(?<![a-z0-9]-)[a-z](?![a-z0-9à-ɏḁ-ỿ_@]|['’](?:[aeiouh]|[a-z]{5})|-[a-z](?![a-z]))"
)
_FIGURE = re.compile(r"(?<![\w.,+@-])[1-9](?![\w%@]|[.,:-][0-9])")
_CYRILLIC = "\u0530"
_SOUTH = "\u0e00"  # where scripts without spaces begin
_ENDS = frozenset(("", ")", "）", ",", ".", ";", "!", "\n"))  # of a clause
_MARKED = frozenset("\"'“”‘’«»「」『』()")  # what sets a letter apart


@dataclass(frozen=True, slots=True)
class Named:
    """A letter or a count, and where it is named."""

    start: int
    end: int
    value: str


def letters(region: str, tables: Tables, languages: frozenset[str]) -> list[Named]:
    """The letters that stand alone in `region` or are called by their names, from left to right; a small word of the language counts
    only where something sets it apart."""
    found = {
        match.start(): Named(*match.span(), match.group()) for match in _LETTER.finditer(region) if _is_apart(region, match, tables)
    }
    if not region.isascii():
        found |= {one.start: one for one in _called(region, tables, languages)}
    return [found[at] for at in sorted(found)]


def _is_apart(region: str, match: "re.Match[str]", tables: Tables) -> bool:
    if match.group() not in SMALL or not is_spaced(region) or _called_letter(tables).search(region, 0, match.start()):
        return True
    before, behind = region[: match.start()].rstrip(" ")[-1:], region[match.end() : match.end() + 1]
    if behind in _ENDS and is_denied(region, *match.span(), tables):
        return True  # "zero, not o"
    return bool({before, behind} & _MARKED) or before in {",", ":", ";", "—"} or behind == "-"


@lru_cache(maxsize=8)
def _called_letter(tables: Tables) -> re.Pattern[str]:
    """ "The letter" right before one."""
    return compiled(rf"(?:{alternation(tables, 'letter_word')})[ ]$")


def _called(region: str, tables: Tables, languages: frozenset[str]) -> Iterator[Named]:
    hits = table(tables, languages).find(region)
    starts = {hit.start for hit in hits}
    said = finder(tables, "letter_word").search(region) is not None
    for hit in hits:
        goes_on = _is_letter(region[hit.end : hit.end + 1]) and hit.end not in starts
        goes_on = goes_on and not (region[hit.start] >= _SOUTH and is_denied(region, hit.start, hit.end, tables))
        inside = hit.start > 0 and region[hit.start - 1].isalpha() and region[hit.start] < _SOUTH
        if not said and region[hit.start : hit.end] in _small(tables):
            continue  # "के बिना" is "without", no k
        whole = hit.end - hit.start > 1 or region[hit.start] > _CYRILLIC  # і is "and"
        if hit.row["kind"] == "letter" and region[hit.start] > "\u024f" and whole and not (goes_on or inside):
            yield Named(hit.start, hit.end, hit.row["value"])


@lru_cache(maxsize=8)
def _small(tables: Tables) -> frozenset[str]:
    """Words that are in any sentence."""
    return frozenset(row["word"] for row in tables.rows("small_words"))


def _is_letter(char: str) -> bool:
    """Whether a character is a letter or a mark on one."""
    return char.isalpha() or (char > "\u0300" and unicodedata.category(char).startswith("M"))


def counts(region: str, tables: Tables, languages: frozenset[str]) -> list[Named]:
    """How often something is told to stand: figures, number words, words for "once" and "twice"; what is denied is left out."""
    found = {match.start(): Named(*match.span(), match.group()) for match in _FIGURE.finditer(region)}
    for hit in table(tables, languages).find(region):
        inside = region[hit.start] < _SOUTH and region[hit.end : hit.end + 1].isalpha()
        if hit.row["kind"] == "digit" and hit.row["value"] in "123456789" and not inside:
            found.setdefault(hit.start, Named(hit.start, hit.end, hit.row["value"]))
        elif hit.row["kind"] == "double":
            found.setdefault(hit.start, Named(hit.start, hit.end, str(REPEATS[hit.row["value"]])))
    for kind, value in (("edit_once", "1"), ("edit_twice", "2")):
        for match in finder(tables, kind).finditer(region):
            if not any(one.start < match.end() and match.start() < one.end for one in found.values()):
                found[match.start()] = Named(*match.span(), value)
    return [found[at] for at in sorted(found) if not is_denied(region, found[at].start, found[at].end, tables)]
