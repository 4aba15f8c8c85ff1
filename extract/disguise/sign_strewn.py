"""Signs strewn through a name that tell nothing: f'a'k'e'h'r, fa🐟ke🐟hilsa. What a text says of such a sign goes first (`sign_keys`)."""

import re

from extract.disguise.sign_letters import GONE

_SIGN = r"(?P<sign>['’`*~|!^丨│┃])"
_SPREAD = re.compile(rf"(?<![\w'’*])@?[a-z0-9]{_SIGN}(?:[a-z0-9](?P=sign)){{2,24}}[a-z0-9][a-z0-9_.]*(?![\w'’*])")
# Letters one by one between slashes; no m/w/d and h/f, which say that anybody may apply.
_SLASHED = re.compile(r"(?<![\w/.@])(?=[a-z0-9/]*[abceg-jlo-uyz])[a-z0-9](?:/[a-z0-9]){3,24}(?![\w/])")
_PICTURE = r"(?P<sign>[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]\ufe0f?)"
_PARTED = re.compile(
    rf"(?<![\w./])@?[a-z0-9_.]{{1,20}}{_PICTURE}[a-z0-9_.]{{1,20}}(?:(?P=sign)[a-z0-9_.]{{1,20}}){{1,12}}(?![\w/@])"
)
_SIGNS, _PICTURES = "'’`*~|!^丨│┃", "\u2600-\u27bf\u2b50\U0001f300-\U0001faff"
_HINT = re.compile(  # in every such word, found fast
    rf"[{_SIGNS}{_PICTURES}](?<=[a-z0-9].)(?:(?<=[{_PICTURES}])\ufe0f?[a-z0-9_]|(?<![{_PICTURES}])[a-z0-9][{_SIGNS}])"
)
_STROKES = frozenset("丨│┃")  # the first is a letter to Unicode
_SHORT, _LETTERS = 3, 4  # letters of a piece that is no word, and of a name


def _goes(char: str) -> bool:
    """Whether a character of such a word is no part of the name."""
    return char in _STROKES or not (char.isalnum() or char in "@_.")


def _slashes(word: "re.Match[str]") -> range:
    """Where its slashes stand, behind each letter."""
    return range(word.start() + 1, word.end(), 2)


def strewn(low: str) -> dict[int, str]:
    """The characters of `low` to be left out, as `GONE` by their positions. Empty for nearly all texts."""
    slashed = _SLASHED.finditer(low) if low.count("/") > _SHORT - 1 else ()
    found = {at: GONE for word in slashed if sum(map(str.isalpha, word.group())) >= _LETTERS for at in _slashes(word)}
    if not _HINT.search(low):
        return found
    for pattern in (_SPREAD, _PARTED):
        for word in pattern.finditer(low):
            pieces = [piece.lstrip("@") for piece in word.group().split(word.group("sign"))]
            if sum(map(str.isalpha, word.group())) >= _LETTERS and sum(len(piece) <= _SHORT for piece in pieces) > 1:
                found |= {at: GONE for at in range(*word.span()) if _goes(low[at])}
                again = (
                    pattern.match(low, word.end() + 1) if pattern is _SPREAD and low[word.end() : word.end() + 1] == " " else None
                )
                if again and again.group("sign") == word.group("sign"):
                    found[word.end()] = GONE  # f*a*k*e h*r is one name, for names have no spaces
    return found
