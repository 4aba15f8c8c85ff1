"""Handles of which the words behind say how often a letter stands in them, or with which figures they end: "fakeana, two n",
"fakezz, z four times and not twice", "fake_ugo23, sorry 32"."""

import re

from extract.handle.operands import Named, counts, letters
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import finder
from extract.words.denials import is_denied
from extract.words.number_cues import SEEMS

_NEAR = 16  # characters between a letter and how often it stands
_MOST = 6
_FIGURES = re.compile(r"(?<![\w.,+@/-])[0-9]{1,6}(?![\w%@/]|[.,:][0-9])")
_CLOSED = re.compile(rf"['\"”’»」』)）]*\s*(?:$|[,.;!?{STOPS}、，:)）])")
_STRAY = 10  # letters that may stand between a handle and the figures that a second thought gives
_JOINT = re.compile(r"['\"”’»」』]?[ ]?[+＋]")
_ORDINALS = ("place_2", "place_3", "place_4")


def recounted(region: str, value: str, tables: Tables, languages: frozenset[str]) -> str:
    """ "Two n", "only one e", "one more k": `value` with its last such letter as often as told."""
    named = letters(region, tables, languages)
    there = [one for one in named if one.value in value and not is_denied(region, one.start, one.end, tables)]
    told = counts(region, tables, languages)
    if finder(tables, "edit_swap", "instead", "swap").search(region) and any(one.value in value for one in told):
        return ""  # "an a for the 4"
    if any(one.value in value and other.value in SEEMS.get(one.value, "") for one in told for other in named):
        return ""  # "(4 ni a)"
    if len({one.value for one in there}) == 1:
        times = _times(region, there, told, value, tables)
        return _with_run(region, value, there[0].value, times, tables) if times else ""
    missing = [one for one in named if one.value not in value]
    if not there and len(missing) == 1 and _joins(region, missing[0], tables):
        near = [one for one in told if _gap(missing[0], one) <= _NEAR and one.value != "1"]
        return value + missing[0].value * int(near[0].value) if len(near) == 1 else ""
    return ""


def _times(region: str, named: list[Named], told: list[Named], value: str, tables: Tables) -> int:
    """How often the letter is to stand in its run; 0 where that is not told."""
    run = _runs(value, named[0].value)[-1]
    size = run[1] - run[0]
    if finder(tables, "one_more").search(region):
        return size + 1
    if finder(tables, "remove").search(region):
        return 0
    near = [one for one in told if min(_gap(letter, one) for letter in named) <= _NEAR]
    known = {int(one.value) for one in near}
    known = known - {size} if len(known) > 1 else known
    times = known.pop() if len(known) == 1 else 0
    return times if times <= _MOST and (times > 1 or size > 1) else 0


def _gap(one: Named, other: Named) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _runs(value: str, letter: str) -> list[tuple[int, int]]:
    """Where the letter stands: its runs of several, or each place."""
    runs = [match.span() for match in re.finditer(f"{letter}+", value)]
    return [run for run in runs if run[1] - run[0] > 1] or runs


def _with_run(region: str, value: str, letter: str, times: int, tables: Tables) -> str:
    runs = _runs(value, letter)
    at = next((place for place, kind in enumerate(_ORDINALS, 1) if finder(tables, kind).search(region)), len(runs) - 1)
    start, end = runs[at if at < len(runs) else -1]
    return value[:start] + letter * times + value[end:]


def _joins(region: str, letter: Named, tables: Tables) -> bool:
    """Whether what stands behind a handle begins with "and" or a plus, and soon names the letter."""
    first = region.lstrip(" ")
    joint = _JOINT.match(region) or finder(tables, "conjunction", "then_only", "append").match(first)
    return joint is not None and letter.start <= 2 * _NEAR


def renumbered(region: str, value: str, tables: Tables, _languages: frozenset[str]) -> str:
    """ "fake_ugo23, sorry 32": other figures at the end, as many as before, right behind a word that takes them back."""
    old = re.search("[0-9]+$", value)
    groups = list(_FIGURES.finditer(region))
    if old is None or len(groups) != 1 or len(groups[0].group()) != len(old.group()) or groups[0].group() == old.group():
        return ""
    taken_back = finder(tables, "correction", "reversed").search(region, 0, groups[0].start())
    if taken_back is None or not _CLOSED.match(region, groups[0].end()):
        return ""
    rest = finder(tables, "correction", "reversed", "thatis", "article", "told", "as_digit", "last").sub(
        " ", region[: groups[0].start()]
    )
    return value[: old.start()] + groups[0].group() if sum(map(str.isalpha, rest)) <= _STRAY else ""
