"""Numbers with one and the same sign between all their parts, where letters or words stand for some figures: O_8_O_O_9_l_2,
0*seven*1*2*zero, [O7][l2][OO][4S]."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from extract.text.misread import LOOKS

_DRAWN = "\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_SIGN = rf"_.*/|,~=+#:;\\^()\[\]{{}}<>•·…—–\-{_DRAWN}"
_PIECE = 24  # characters of a part, as many as "zero zero zero seven" has
_BETWEEN = re.compile(rf"(?P<sign>\n|[{_SIGN}](?:[ ]?[{_SIGN}]){{0,3}}[ ]?)(?=[^{_SIGN}\n]{{1,{_PIECE}}}(?P=sign)[^{_SIGN}\n])")
_PART, _SIGNS = re.compile(rf"[^{_SIGN}\n]{{1,{_PIECE}}}"), re.compile(rf"[{_SIGN}\n]")
_SPACED = re.compile(r"(?<![^\s:：])[0-9oilsbz]+(?: [0-9oilsbz]+){2,}(?![^\s.,!?])")
_WORD, _WORDS = re.compile(r"\S+"), re.compile(r"[^\s.,;:!?()]+")
_WHOLE = range(8, 15)  # digits of a number with its country's code
_LEAST = 3  # parts of one
_CODE = re.compile("[sbz][0-9]")
_RARE = frozenset("sbz")
_SMALL = frozenset("oilоοօ")  # letters that are words beside a number
_USUAL = frozenset(",-.–\n ")  # signs that also part what is counted: "nul six, quatre zéros, deux trois"
_BEHIND = 40  # characters behind a number in which its letters may be explained, which is read elsewhere: "O is zero"
_FIGURE = re.compile("(?<![0-9])[0-9](?![0-9])")
_FIGURES = 2  # parts or figures that nothing hides, without which letters are letters
_LINED, _GROUP = frozenset(("", "|")), range(2, 5)  # a sign between groups that nobody counts by, figures of one
_LETTERS = frozenset("0123456789").union(LOOKS)
_USUAL_FIGURES = "0123456789oil"
_FIGURES_OF = str.maketrans(LOOKS)

Meant = Callable[[str], str]


def spots(low: str, meant: Meant) -> Iterator[tuple[int, int, str]]:
    """Start, end and the digits of each such number; `meant` says the digits of a number word, or nothing."""
    at = 0
    for match in _BETWEEN.finditer(low):
        if match.start() >= at and (found := _row(low, match, meant)):
            at = found[1]
            if found[2] and not _is_explained(low, *found[:2], meant):
                yield found


def spaced(low: str) -> Iterator[tuple[int, int, str]]:
    """The same of numbers with nothing but blanks between their parts, where more than an O and an l are letters: O7l 2OO OO4 S."""
    for match in _SPACED.finditer(low):
        start, end, parts = *match.span(), match.group().split(" ")
        single = all(len(part) == 1 for part in parts)
        if parts[0].isalpha() and not single:  # lo 049 000000
            start, parts = start + len(parts[0]) + 1, parts[1:]
        if parts[-1] in _SMALL and not single:  # 6OO OOOO O31 o Telegram
            end, parts = end - len(parts[-1]) - 1, parts[:-1]
        letters = {char for part in parts for char in part if char.isalpha()}
        if letters & _RARE and letters - _RARE and all(len(part) == 1 or not part.strip(_USUAL_FIGURES) for part in parts):
            found = next(_whole(start, end, parts, [part.translate(_FIGURES_OF) for part in parts]), None)
            if found and not _is_explained(low, *found[:2], _no_word):
                yield found


def _is_explained(low: str, begin: int, end: int, meant: Meant) -> bool:
    """Whether letters stand for figures in a number, and a figure stands behind it that one of them may be said to be."""
    if not any(map(str.isalpha, low[begin:end])):
        return False
    behind = low[end : end + _BEHIND]
    return _FIGURE.search(behind) is not None or any(meant(word) for word in _WORDS.findall(behind))


def _row(low: str, match: "re.Match[str]", meant: Meant) -> tuple[int, int, str] | None:
    """The number that begins before the first of its signs, `match`; without digits where what stands there is told in another way."""
    sign = match["sign"]
    begin, first = _head(low, match.start(), meant)
    within = sign != "\n" and low.endswith(sign, 0, begin)
    if not first or within or _CODE.match(low, begin):
        return None  # none, or the middle of a code: CI-ABJ-00-0000-B00
    parts, read, end = [low[begin : match.start()]], [first], match.start()
    while low.startswith(sign, end) and len(parts) < _WHOLE.stop:
        part = _PART.match(low, end + len(sign))
        if part is None:
            break
        size, digits = _tail(part.group(), meant)
        if not digits:
            break
        parts.append(part.group()[:size])
        read.append(digits)
        end += len(sign) + size
        if size < len(part.group().rstrip()):
            break
        end = part.end()  # where a blank may stand before the next sign
    words = sum(not set(part.strip()) <= _LETTERS for part in parts)
    counted = not _USUAL.isdisjoint(sign) and (words == 1 or any(" " in part.strip() for part in parts))
    goes_on = sign.strip() not in ("", ",") and low.startswith(sign, end) and low[end + len(sign) : end + len(sign) + 1].isalnum()
    if counted or goes_on:
        return begin, end, ""  # "oh-six-seven-forty-two", "oh sixty-seven, 000, 00"
    lined = sign.strip() in _LINED and first[0] == "0" and all(len(part) in _GROUP for part in read)
    return next(_whole(begin, len(low[:end].rstrip()), parts, read, lined), None)


def _head(low: str, end: int, meant: Meant) -> tuple[int, str]:
    """Where the words begin that stand for figures right before `end`, and these."""
    before = _SIGNS.split(low[max(0, end - _PIECE) : end])[-1]
    begin, digits = end, ""
    for word in reversed(before.split()):
        read = _digits(word, meant)
        if not read or (digits and word in _SMALL):
            break
        begin, digits = low.rindex(word, 0, begin), read + digits
    return begin, digits


def _tail(part: str, meant: Meant) -> tuple[int, str]:
    """How much of a part stands for figures, from its beginning, and these."""
    size, digits = 0, ""
    for word in _WORD.finditer(part):
        read = _digits(word.group(), meant)
        if not read or (digits and word.group() in _SMALL):
            break
        size, digits = word.end(), digits + read
    return size, digits


def _digits(word: str, meant: Meant) -> str:
    """What a word of figures, letters that look like such, or a number word stands for."""
    lettered = word.isalpha() and len(set(word)) > 1  # so, bi, oi: words
    return meant(word) if lettered or not _LETTERS.issuperset(word) else word.translate(_FIGURES_OF)


def _no_word(_word: str) -> str:
    return ""


def _is_counting(digits: str) -> bool:
    """Whether figures are those of a list: 1, 2, 3, 4."""
    return all(int(other) - int(one) in (-1, 1) for one, other in pairwise(digits))


def _whole(begin: int, end: int, parts: Sequence[str], read: Sequence[str], lined: bool = False) -> Iterator[tuple[int, int, str]]:
    """The number that parts are, if enough of them hide figures, or groups stand in lines of their own, `lined`."""
    digits = "".join(read)
    hidden = (
        lined
        or any(not part.replace(" ", "").isdigit() for part in parts)
        or (max(map(len, parts)) == 1 and not _is_counting(digits))
    )
    plain = sum(char.isdigit() for part in parts for char in part) + sum(not set(part) <= set(LOOKS) for part in parts)
    if hidden and len(parts) >= _LEAST and len(digits) in _WHOLE and plain >= _FIGURES:
        yield begin, end, digits
