"""Signs that stand for a figure because they look like one: a Cyrillic о for 0, з for 3, ! for 1, s and b for 5 and 8 in groups of a
number."""

import re

_LETTERS = str.maketrans({"о": "o", "ο": "o", "О": "o", "і": "i", "ӏ": "l", "ㅣ": "l", "ø": "o", "∅": "o", "⌀": "o"})
_ALIKE = re.compile(f"[{''.join(map(chr, _LETTERS))}]")
_THREE = re.compile("(?<=[0-9])з(?![а-яё])|(?<![а-яё])з(?=[0-9])")  # a Cyrillic letter that looks like 3
_THREES = re.compile("(?<=[0-9o] )з{2,4}(?![a-zа-яё0-9])")
_ONE = re.compile("(?<=[0-9oil])!(?=[0-9oil])")
_SEVEN = re.compile("(?<=[0-9])ရ(?![\u1000-\u109f])|(?<![\u1000-\u109f])ရ(?=[0-9])")  # a Burmese one that looks like 7
_FIVE_EIGHT = str.maketrans("sb", "58")
_JOINED = re.compile(r"(?<![a-z0-9@_.-])[0-9oilsb]{2,5}(?:[.-][0-9oilsb]{2,5}){2,4}(?![a-z0-9@_.-])")
_GROUP = r"(?:o{2,5}|(?=[oilsb]{0,5}[0-9])[0-9oilsb]{2,6})"
_APART = re.compile(rf"(?<![a-z0-9@_.-])(?=[0-9ilsb ]*o){_GROUP}(?: {_GROUP}){{1,4}}(?![a-z0-9@_-])")  # with an o: no "20s 30s"
_ALONE = re.compile(r"(?<![a-z0-9@_.-])(?=[0-9ilsb]*o)(?=[oilsb]{0,9}[0-9])[0-9oilsb]{8,15}(?![a-z0-9@_-])")  # o77oooo4lb
_WHOLE = 7  # figures of a telephone number


def figures(low: str) -> str:
    """The text with Latin letters for other scripts' that look like o, i and l, and with the figures that letters stand for; each
    sign stays where it is."""
    low = low.translate(_LETTERS) if _ALIKE.search(low) else low
    low = _THREE.sub("3", low) if "з" in low else low
    low = _THREES.sub(lambda match: "3" * len(match.group()), low) if "зз" in low else low
    low = _ONE.sub("1", low) if "!" in low else low
    low = _SEVEN.sub("7", low) if "ရ" in low else low
    for groups in (_JOINED, _APART, _ALONE) if "b" in low or "s" in low else ():
        low = groups.sub(_grouped, low)
    return low


def _grouped(match: "re.Match[str]") -> str:
    """Figures for s and b in groups of figures and letters like them, if two figures and seven of both are among them: o8ls-oooo-42b6,
    99o ooo 3lb."""
    word = match.group()
    whole = sum(map(str.isalnum, word)) >= _WHOLE and sum(map(str.isdigit, word)) > 1
    return word.translate(_FIVE_EIGHT) if whole else word
