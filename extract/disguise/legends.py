"""Keys in brackets right behind a number or a name: "7O2l 4Z7 (O is zero, Z is two)", "b0cian_hr (the zero is the letter o)",
"龍哥唷底線770（龍哥唷＝longgeyo）", "くろねこ（ローマ字）". What they tell is put in its place, and they go."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from extract.compiled import compiled
from extract.disguise import kana
from extract.disguise.plain import Plain, replaced
from extract.tables import Tables
from extract.words.contact_words import finder
from extract.words.number_cues import SEEMS, listed, single_digits
from extract.words.word_patterns import one_of

_KEY = re.compile(r"[(（\[](?:(?<=\w.)|(?<=\w[ ].))([^()（）\[\]\n]{2,60})[)）\]]")
_NUMBER = re.compile(r"(?<![a-z0-9@._-])[+]?[0-9oilszbgq](?:[0-9oilszbgq.-]|[ ](?=[0-9oilszbgq])){5,30}[ ]?$")
_NAME = re.compile(r"(?<![a-z0-9@._-])@?[0-9a-z][0-9a-z@._-]{3,30}[ ]?$")
_PARTS = re.compile(r"[,，、;；/&·،]|(?<=[a-z0-9])[ ](?=[a-z0-9][=＝])")  # 4=a 3=e
_LETTER = re.compile(r"(?<![a-zà-ɏа-я0-9])[a-z](?![a-zà-ɏа-я0-9])")
_FIGURE = re.compile(r"(?<![a-zà-ɏ0-9])[0-9](?![a-zà-ɏ0-9])")
_LATIN = re.compile("[a-zà-ɏ]")
_WORD = re.compile(r"[^\s0-9_\"'“”«»]+")
_SPELT = re.compile(r"\s*([^\x00-\u024f\s]{1,12})\s*[=＝→]\s*([a-z0-9_.]{2,24})\s*")
_DENIALS = ("denial", "not_sign", "not_behind", "no_sign")
_BEFORE = 40  # characters before the bracket in which the number or the name stands
_SEVERAL = 2  # letters of a word of a script without spaces that may hold a number word


def read(plain: Plain, tables: Tables) -> Plain:
    """`plain` with what such keys tell in the place of what they tell it of. Nearly all texts have none."""
    found = list(_spots(plain.low, tables)) if "(" in plain.low or "（" in plain.low or "[" in plain.low else []
    return replaced(plain, found)


def _spots(low: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    """Start, end and new text of each place, from left to right."""
    last = 0
    for key in _KEY.finditer(low):
        begin = max(last, key.start() - _BEFORE, low.rfind("\n", 0, key.start()) + 1)
        found = _figures(low, begin, key, tables) or _names(low, begin, key, tables)
        if found:
            yield from found
            yield key.start(), key.end(), ""
            last = key.end()


def _figures(low: str, begin: int, key: "re.Match[str]", tables: Tables) -> list[tuple[int, int, str]]:
    """Letters that are figures and figures that are letters, in the number or name before the bracket."""
    number = _NUMBER.search(low, begin, key.start())
    token = number or _NAME.search(low, begin, key.start())
    if token is None or not any(map(str.isdigit, token.group())):
        return []
    meant: dict[str, str] = {}
    for part in _parts(tables).split(key.group(1)):
        pair = _pair(part, tables)
        if pair is None:
            return []
        letter, figure, letter_first = pair
        known = number or (letter in token.group() and (letter_first or figure not in token.group()))
        meant |= {letter: figure} if known else {figure: letter}
    if not meant.keys() <= set(token.group()):
        return []
    like = {letter: figure for figure in "1508" for letter in SEEMS[figure]} if number else {}
    return [(at, at + 1, new) for at in range(*token.span()) if (new := meant.get(low[at]) or like.get(low[at]))]


@lru_cache(maxsize=8)
def _parts(tables: Tables) -> re.Pattern[str]:
    """What stands between two pairs: a comma or a word for "and"."""
    return compiled(rf"{_PARTS.pattern}|[ ](?:{one_of(listed(tables, 'and'))})[ ]")


def _pair(part: str, tables: Tables) -> tuple[str, str, bool] | None:
    """A letter and the figure that looks like it, as one part of a key tells them, and whether the letter is told first; None where it
    tells no such pair, or several."""
    if finder(tables, *_DENIALS).search(part):
        return None
    figures = [(*hit.span(), hit.group()) for hit in _FIGURE.finditer(part)] or list(_told(part, single_digits(tables)))
    pairs = {
        (hit.group(), figure): (hit.start() < at, max(end, hit.end()))
        for at, end, figure in figures
        for hit in _LETTER.finditer(part)
        if hit.group() in SEEMS[figure]
    }
    if len(pairs) != 1:
        return None
    [((letter, figure), (letter_first, end))] = pairs.items()
    return (letter, figure, letter_first) if _ends(part[end:], tables) else None


def _ends(rest: str, tables: Tables) -> bool:
    """Whether no more than a verb stands behind the second of the two; "(o plano é zero risco)" is no key."""
    return not _LATIN.search(rest) or finder(tables, "means", "edit_is").match(rest.lstrip()) is not None


def _told(part: str, digits: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Where number words for one digit stand, and the digit; in a script without spaces also at a word's end."""
    for word in _WORD.finditer(part):
        said, size = word.group(), len(word.group())
        dense = size >= _SEVERAL and said[-1] >= "\u0e00"
        ends = (said[at:] for at in range(size) if not at or dense)
        found = next((end for end in ends if end in digits and not (len(end) == 1 and end.isascii())), None)
        if found:
            yield word.end() - len(found), word.end(), digits[found]


def _names(low: str, begin: int, key: "re.Match[str]", tables: Tables) -> list[tuple[int, int, str]]:
    """Words of another script that stand for Latin letters, which the bracket gives or kana themselves tell."""
    for part in _PARTS.split(key.group(1)):
        told = _SPELT.fullmatch(part)
        at = low.rfind(told.group(1), begin, key.start()) if told else -1
        if told and at >= 0:
            return [(at, at + len(told.group(1)), told.group(2))]
    word = kana.WORD.search(low, begin, key.start())
    if word and finder(tables, "romaji").search(key.group(1)):
        return [(*word.span(1), kana.romaji(word.group(1)))]
    return []
