"""Handles of which the text says that a sign is a figure and not the letter that looks like it: "fakeb0ss, zero, not o",
"fakemilad, the l is a one"."""

import re
from functools import lru_cache

from extract.compiled import compiled
from extract.handle.operands import Named, letters
from extract.handle.told_words import table
from extract.tables import Tables
from extract.words.contact_words import alternation, finder, of_kinds
from extract.words.number_cues import SEEMS

_OF_PART = re.compile(r"(?<![a-z0-9'’])([a-z]) (?:[a-z]{1,4} ){0,2}(?=[a-z]*\1)([a-z]{4,})(?![a-z0-9])")  # the a of daisy
_CLAUSE = re.compile(r"[(（)）,;.\n]|(?:^| )[-–—] ")
_BOX = re.compile(r"[)）.\n]")
_O_END = re.compile(r"(?<=[_.])[0-9]*o[o0-9]*$|o{2,}[0-9]*$")
_LONE_O = re.compile(r"(?<![a-z0-9_а-яё'’])[oо](?:['’]?s)?(?![a-z0-9_а-яё])")
_DENIED = 10  # characters between a word for "not" and zero
_LATIN = {"о": "o", "з": "e", "б": "b", "а": "a", "і": "i"}
_SOUTH = "\u0e00"  # where scripts without spaces begin


def figured(region: str, value: str, tables: Tables, languages: frozenset[str]) -> str:
    """`value` with the figure that is told for a letter: "no l, a one", "the a of daisy is 4"."""
    figures = [one for one in _figures(region, tables, languages) if one.value not in value]
    told = {one.value for one in figures}
    if len(told) > 1:
        digit = _digit(tables)
        told = {one.value for one in figures if digit.search(region, 0, one.start)} or told  # "the middle one, the digit zero"
    if len(told) > 1:
        told &= {figure for figure in told if _alone(region, figure, tables, languages)}
    if len(told) != 1:
        return ""
    figure = told.pop()
    of_part = [
        Named(match.start(1), match.end(1), match.group(1)) for match in _OF_PART.finditer(region) if match.group(2) in value
    ]
    lone = _alone(region, figure, tables, languages)
    if lone and lone in value:
        new = _in_runs(value, lone, figure)
        return new if new != value else value.replace(lone, figure, 1)
    named = [one for one in of_part or letters(region, tables, languages) if one.value in value and one.value in SEEMS[figure]]
    if len({one.value for one in named}) != 1:
        return ""
    if not finder(tables, "digit_word", "as_digit", "edit_is").search(region):
        return ""
    at = _place(region, value, named[0].value)
    return value[:at] + figure + value[at + 1 :]


def may_be_zeros(region: str, value: str) -> bool:
    """Whether a remark names the letter o, and `value` ends in some that may be zeros: fake_oo7."""
    return _O_END.search(value) is not None and _LONE_O.search(region) is not None


def zeros(region: str, value: str, tables: Tables, languages: frozenset[str]) -> str:
    """`value` with zeros for such letters, where what names them speaks of zero or figures: "null, kein o"; `value` itself where that is
    denied, "" where nothing is said."""
    end = _O_END.search(value)
    for part in _BOX.split(region) if end else ():
        letter = _LONE_O.search(part)
        if not (letter and end):
            continue
        said = [one.start for one in _figures(part, tables, languages) if one.value == "0"]
        words = finder(tables, "digit_word", "as_digit").finditer(part)
        said += [word.start() for word in words if word.start() > letter.end() + 1]  # not "o número", which is the number
        if not said:
            continue
        denials = [match.end() for match in finder(tables, "denial", "not_sign").finditer(part)]
        denied = any(0 <= said[0] - at <= _DENIED and not at <= letter.start() < said[0] for at in denials)
        return value if denied else value[: end.start()] + end.group().replace("o", "0")
    return ""


def _in_runs(value: str, letter: str, figure: str) -> str:
    """`value` with a figure for all of such letters as stand beside figures, or at an end behind a sign: of "boss_oo7" not the first."""
    runs = rf"(?<=[0-9]){letter}+|{letter}+(?=[0-9])|(?<=_){letter}+$|{letter}{{2,}}$"
    return re.sub(runs, lambda run: figure * len(run.group()), value)


@lru_cache(maxsize=8)
def _digit(tables: Tables) -> re.Pattern[str]:
    """ "The digit" right before one."""
    return compiled(rf"(?:{alternation(tables, 'digit_word')})[ ]$")


def _alone(region: str, figure: str, tables: Tables, languages: frozenset[str]) -> str:
    """The letter of which a clause says nothing but that it is the figure: "(la o es cero)", "(о это ноль)", "(not o but zero)"."""
    known, denied = of_kinds(tables, "edit_is", "article", "letter_word", "digit_word"), of_kinds(tables, "denial", "not_sign")
    for clause in _CLAUSE.split(region):
        told = [one for one in _figures(clause, tables, languages) if one.value == figure]
        if told:
            words = [_LATIN.get(word, word) for word in re.findall(r"[^\s\"'=]+", clause[: told[0].start])]
            named = [word for word in words if len(word) == 1 and word in SEEMS[figure]]
            turned = bool(named) and not denied.isdisjoint(words[: words.index(named[0])])
            others = [word for word in words if word not in named and not (turned and word in denied)]
            others = others[:-1] if turned and others and others[-1] == words[-1] else others  # "but"
            if len(named) == 1 and known.issuperset(others):
                return str(named[0])
    return ""


def _place(region: str, value: str, letter: str) -> int:
    """Where the letter stands that is meant: in the part that is named, else the first inside."""
    parts = [word for word in region.replace(",", " ").split() if len(word) > 2 and word in value and letter in word]
    return value.index(parts[0]) + parts[0].index(letter) if parts else value.index(letter, 1)


def _figures(region: str, tables: Tables, languages: frozenset[str]) -> list[Named]:
    """The figures of `region`, in figures or words."""
    found = [Named(at, at + 1, char) for at, char in enumerate(region) if char in SEEMS and not _beside(region, at)]
    for hit in table(tables, languages).find(region):
        inside = region[hit.start] < _SOUTH and region[hit.end : hit.end + 1].isalpha() and region[hit.end : hit.end + 1].isascii()
        if hit.row["kind"] == "digit" and len(hit.row["value"]) == 1 and not inside:
            found.append(Named(hit.start, hit.end, hit.row["value"]))
    return found


def _beside(region: str, at: int) -> bool:
    """Whether a figure is a part of something longer."""
    around = region[max(0, at - 1) : at] + region[at + 1 : at + 2]
    return any(char.isdigit() or (char.isalpha() and char.isascii()) for char in around)
