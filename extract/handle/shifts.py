"""Handles whose letters are moved, swapped or counted on: "gblf, each letter one back", "kafe_hr, swap the first and the third
letter", "ake_sokf, the f goes to the front"."""

import re

from extract.handle.operands import letters
from extract.tables import Tables
from extract.words.contact_words import finder
from extract.words.likely import likelihood

LETTERS = 26  # of the alphabet
_ORDINALS = ("place_1", "place_2", "place_3", "place_4")
_PAIR = re.compile(r"(?<![a-z0-9_'’])([a-z])(?![a-z0-9_])[^a-z\n]{1,16}?(?<![a-z0-9_'’])([a-z])(?![a-z0-9_])")
_PAIR_SPACED = re.compile(r"(?<![a-z0-9_'’])([a-z])(?![a-z0-9_'’])[^\n]{1,12}?(?<![a-z0-9_'’])([a-z])(?![a-z0-9_'’])")
_ARROW = re.compile(r"(?<![a-z0-9])([a-z0-9]{1,8})[ ]?(?:↔|⇄|⇔|<-+>|<=+>)[ ]?([a-z0-9]{1,8})(?![a-z0-9])")
_WORD = re.compile(r"(?<![a-z0-9_.@/à-ɏ'’-])[a-z][a-z0-9]{2,15}(?![a-z0-9_@/à-ɏ'’-])")
_NEAR = 18  # characters between a part and the word for its place


def counted_on(region: str, value: str, tables: Tables, _languages: frozenset[str]) -> str:
    """ "Each letter is the one before it in the alphabet (b is a)"."""
    if not finder(tables, "each_letter").search(region):
        return ""
    back, on = finder(tables, "letter_back").search(region), finder(tables, "letter_on").search(region)
    told = _step(region) or (-1 if back and not on else 1 if on and not back else 0)
    better = max((1, -1), key=lambda step: likelihood(shifted(value, step)))
    step = told or (better if back and on else 0)
    return shifted(value, step) if step else ""


def _step(region: str) -> int:
    """How far one letter is from another that is told for it: "b for a"; 0 where no such pair is told."""
    for pattern in (_PAIR, _PAIR_SPACED):
        for one, other in pattern.findall(region):
            if abs(ord(other) - ord(one)) == 1:
                return ord(other) - ord(one)
    return 0


def shifted(value: str, step: int) -> str:
    """Each letter of `value` so many places on in the alphabet."""
    return "".join(chr((ord(char) - 97 + step) % LETTERS + 97) if "a" <= char <= "z" else char for char in value)


def swapped(region: str, value: str, tables: Tables, languages: frozenset[str]) -> str:
    """Two letters that change places, told by their order, by what they are, or as the last two or the two behind the underscore."""
    if not finder(tables, "exchange").search(region):
        return ""
    pair = _ARROW.search(region)
    if pair and value.count(pair.group(1)) == value.count(pair.group(2)) == 1 and len(pair.group(1)) == len(pair.group(2)):
        return re.sub(f"{pair.group(1)}|{pair.group(2)}", lambda part: pair.group(2 if part.group() == pair.group(1) else 1), value)
    if finder(tables, "last_two").search(region):
        return value[:-2] + value[-1] + value[-2]
    places = _places(region, tables)
    if len(places) == 2 and places[-1] < len(value.split("_")[0]):
        return _exchanged(value, *places)
    named = list(dict.fromkeys(one.value for one in letters(region, tables, languages)))
    if len(named) == 2 and all(value.count(one) == 1 for one in named):
        return _exchanged(value, *sorted(map(value.index, named)))
    behind = value.find("_") + 1
    if behind and finder(tables, "two_letters").search(region) and finder(tables, "underscore").search(region):
        return _exchanged(value, behind, behind + 1) if behind + 1 < len(value) else ""
    return ""


def _exchanged(value: str, one: int, other: int) -> str:
    return value[:one] + value[other] + value[one + 1 : other] + value[one] + value[other + 1 :]


def _places(region: str, tables: Tables) -> list[int]:
    return [at for at, kind in enumerate(_ORDINALS) if finder(tables, kind).search(region)]


def moved(region: str, value: str, tables: Tables, _languages: frozenset[str]) -> str:
    """One letter that belongs elsewhere: "the first letter goes to the end"."""
    if not finder(tables, "edit_move").search(region):
        return ""
    if not finder(tables, "letter_word").search(region):
        return ""
    places = _places(region, tables)
    if places == [0] and finder(tables, "last").search(region):
        return value[1:] + value[0]
    if len(places) == 2 and places[0] == 0:
        return value[1 : places[1] + 1] + value[0] + value[places[1] + 1 :]
    return ""


def thinned(region: str, value: str, tables: Tables, languages: frozenset[str]) -> str:
    """What is strewn in and to be left out: "fxaxkxe, skip the x", "fakeWWhrWW without WW"."""
    if not finder(tables, "remove").search(region):
        return ""
    noise = value[1:2]
    if len(value) > 7 and noise.isalpha() and set(value[1::2].replace("_", noise)) == {noise} and value.count(noise) > 3:
        return value.replace(noise, "")  # every second letter
    named = {one.value for one in letters(region, tables, languages)}
    named |= {word for word in re.findall(r"(?<![a-z0-9_])[a-z]{2,8}(?![a-z0-9_])", region) if word in value}
    if named and finder(tables, "first", "place_1").search(region) and all(map(value.startswith, named & set(value))):
        return ""  # only the first of them goes
    strewn = [one for one in named if _is_strewn(one, value)]
    return value.replace(strewn[0], "") if len(strewn) == 1 else "" if strewn else _without_refrain(value)


def _is_strewn(part: str, value: str) -> bool:
    """Whether a part stands in a handle at several places, or is no syllable."""
    if len(part) == 1:
        return value.count(part) > 1 and (part * 2 not in value or part * value.count(part) in value)
    silent = len(set(part)) == 1 or not set(part) & set("aeiou")
    return len(value) - len(part) * value.count(part) > 3 and (value.count(part) > 1 or (silent and not value.endswith(part)))


def _without_refrain(value: str) -> str:
    """A handle without the word of four letters or more that stands in it twice."""
    match = re.search(r"([a-z]{4,10})[a-z0-9_]{1,6}\1", value)
    rest = value.replace(match.group(1), "") if match else ""
    return rest if len(rest) > 3 else ""


def trimmed(region: str, value: str, tables: Tables, _languages: frozenset[str]) -> str:
    """ "Drop the first letter", "without the first letter and the last"."""
    if not (finder(tables, "remove").search(region) and finder(tables, "letter_word").search(region)):
        return ""
    first, last = (finder(tables, kind).search(region) is not None for kind in ("place_1", "place_last"))
    return value[first : len(value) - last]


def begun(region: str, value: str, tables: Tables, _languages: frozenset[str]) -> str:
    """ "dohfake, but fake goes first": the last part of `value` in front."""
    for told in finder(tables, "edit_front", "first", "edit_before").finditer(region):
        for part in _WORD.finditer(region, max(0, told.start() - 2 * _NEAR), told.end() + _NEAR):
            apart = max(part.start() - told.end(), told.start() - part.end())
            if value.endswith(part.group()) and 0 <= apart <= _NEAR and len(part.group()) < len(value) - 1:
                rest = value.removesuffix(part.group())
                return part.group() + (rest[-1] + rest[:-1] if rest[-1] in "_.-" else rest)
    return ""
