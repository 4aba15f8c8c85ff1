"""Signs strewn through a name that tell nothing: f'a'k'e'h'r, fa🐟ke🐟hilsa. What a text says of such a sign goes first (`sign_keys`)."""

import re
from functools import lru_cache

from extract.compiled import compiled
from extract.disguise.plain import PICTURES
from extract.disguise.rewrite_words import either, sign_words
from extract.disguise.sign_letters import GONE
from extract.tables import Tables
from extract.words.contact_words import finder
from extract.words.latin_words import is_word

_SIGN = r"(?P<sign>['’`*~|!^丨│┃])"
_SPREAD = re.compile(rf"(?<![\w'’*])@?[a-z0-9]{_SIGN}(?:[a-z0-9](?P=sign)){{2,24}}[a-z0-9][a-z0-9_.]*(?![\w'’*])")
# Letters one by one between slashes; no m/w/d and h/f, which say that anybody may apply.
_SLASHED = re.compile(r"(?<![\w/.@])(?=[a-z0-9/]*[abceg-jlo-uyz])[a-z0-9](?:/[a-z0-9]){3,24}(?![\w/])")
_PICTURE = rf"(?P<sign>[{PICTURES}]\ufe0f?)"
_PARTED = re.compile(
    rf"(?<![\w./])@?[a-z0-9_.]{{1,20}}{_PICTURE}[a-z0-9_.]{{1,20}}(?:(?P=sign)[a-z0-9_.]{{1,20}}){{1,12}}(?![\w/@])"
)
# One by one, the name's own signs among them: h*r*.*l*u*c*k*y, l i n d a _ j o b s, [j][o][b][-][t][e][a][m]
_MARKS = "\ufe0f\u20e3\u0332"  # of a keycap, under a letter
_ONE = rf"[a-z0-9_.@/~+-][{_MARKS}]{{0,2}}"
_BETWEEN = rf"(?P<sign>[*/|·•~^'’`丨│┃ .-]|[{PICTURES}]\ufe0f?)"
_BEGUN = re.compile(
    rf"[a-z0-9](?<![a-z0-9].)[{_MARKS}]{{0,2}}{_BETWEEN}{_ONE}(?P=sign)(?=[ (\[]?[^\s])"
)  # in every such name, found fast
_PICTURED = re.compile(  # mi🔥n_hr88: one picture in a name that is shown; none that names an app or points
    r"(?:[:：=\"“「『\U0001f446-\U0001f449]|(?<![a-z])id)\s?@?(?P<head>[a-z]{2,20})[_.-]?(?P<sign>(?![✈✉☎📞📱📲📧📨📩💬🐧👆👇👈👉➔-➾])"
    rf"[{PICTURES}]\ufe0f?)(?=[a-z0-9_.-]{{2,24}}(?![\w@/]))(?=[a-z0-9.-]*[a-z][a-z.-]*[0-9_]|[a-z.-]*[_.-][a-z])"
)
_LETTER_BEFORE = re.compile(r"(?<!\w)\w $")
_BOXES = re.compile(rf"(?:\[{_ONE}\]){{5,30}}|(?:\({_ONE}\)){{5,30}}")
_SIGNS = "'’`*~|!^丨│┃"
_HINT = re.compile(  # in every such word, found fast
    rf"[{_SIGNS}{PICTURES}](?<=[a-z0-9].)(?:(?<=[{PICTURES}])\ufe0f?[a-z0-9_]|(?<![{PICTURES}])[a-z0-9][{_SIGNS}])"
)
_STROKES = frozenset("丨│┃")  # the first is a letter to Unicode
_TOLD = 80  # characters on either side of a name in which is said what to leave out
_SAID = ("swap", "instead", "underscore", "dash", "dot")  # what a picture may stand for: "fake🐌hr, the snail is an underscore"
_SHORT, _LETTERS, _FEW = 3, 4, 2  # letters of a piece that is no word, and of a name; signs of one


def _goes(char: str) -> bool:
    """Whether a character of such a word is no part of the name."""
    return char in _STROKES or not (char.isalnum() or char in "@_.")


def _slashes(word: "re.Match[str]") -> range:
    """Where its slashes stand, behind each letter."""
    return range(word.start() + 1, word.end(), 2)


def _is_name(signs: str) -> bool:
    return sum(map(str.isalpha, signs)) >= _LETTERS


@lru_cache(maxsize=8)
def _own_signed(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name one by one with its own signs or words for them, and one of its parts."""
    said = "|".join(either(sign_words(tables), kind) for kind in ("underscore", "dot", "dash"))
    part = rf"(?:[ ]?[(\[]?(?:{said})(?![a-z0-9])[)\]]?[ ]?|{_ONE})"
    return (
        compiled(
            rf"(?<![\w@.*/|·•~^(-])@?[a-z0-9][{_MARKS}]{{0,2}}{_BETWEEN}(?:{part}(?P=sign)){{4,30}}[a-z0-9](?!\w|(?P=sign)\w(?!\w))"
        ),
        compiled(part),
    )


def _apart(word: "re.Match[str]", part: re.Pattern[str]) -> dict[int, str]:
    """What becomes of the signs between the parts of a name: gone between letters, a space beside a word. Empty where it has no sign
    of its own, or many, as a list of letters has: a . b . c."""
    low, sign, at = word.string, word["sign"], word.start("sign")
    if sign == " " and _LETTER_BEFORE.search(low, max(0, word.start() - 2), word.start()):
        return {}  # L I N E h r _ 8 8
    found, own, worded = dict[int, str](), list[str](), False
    while at < word.end():
        one = part.match(low, at + len(sign))
        said = one.group().strip().rstrip(_MARKS) if one else ""
        after = len(said) > 1
        found |= dict.fromkeys(range(at, at + len(sign)), GONE) | ({at: " "} if after or worded else {})
        own += [said] if not said.isalnum() or after else []
        worded, at = after, (one.end() if one else word.end())
        at -= after and not low.startswith(sign, at) and low.startswith(sign, at - 1)  # a space may be the sign itself
    few = 0 < len(own) <= _FEW * (3 if "@" in own or "/" in own else 1)
    return found if few and sign not in own and _is_name(word.group()) else {}


def one_by_one(low: str, tables: Tables) -> dict[int, str]:
    """What becomes of the signs between the letters of names and addresses that stand one by one, the name's own signs among them:
    h*r*.*l*u*c*k*y, l*i*n*(underscore)*h*r, [j][o][b][-][t][e][a][m]. None where the text says what to leave out (`handle.hints`)."""
    found: dict[int, str] = {}
    if _BEGUN.search(low):
        words, part = _own_signed(tables)
        for word in words.finditer(low):
            found |= {} if _is_told(low, *word.span(), tables) else _apart(word, part)
    pictures = () if low.isascii() else _PICTURED.finditer(low)
    cut = (one for one in pictures if len(one["head"]) <= _SHORT or not is_word(one["head"]))  # but "manager🔥fake_77"
    found |= {at: GONE for one in cut if not _is_told(low, *one.span(), tables, *_SAID) for at in range(*one.span("sign"))}
    boxes = (box for box in _BOXES.finditer(low) if _is_name(box.group()))
    return found | {at: GONE for box in boxes for at in range(*box.span()) if low[at] in "[]()"}


def _is_told(low: str, start: int, end: int, tables: Tables, *kinds: str) -> bool:
    """Whether words before a name or behind it say to leave something out of it, or are of `kinds`."""
    said = finder(tables, "remove", *kinds)
    return bool(said.search(low[max(0, start - _TOLD) : start]) or said.search(low[end : end + _TOLD]))


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
