"""Figures as a machine misread them: letters that look like digits stand for digits (1O,OOO; l5.000; 2OO; 1ဝဝဝ), a long sign for a dash.

Each figure has a digit of its own and no letter beside it that could make a word or a code of it. What is mended keeps its length, so that
spans stay what they are.
"""

import re

from extract.text.normalize import Folded

_NOUGHTS = "oοоօဝ〇"  # Latin, Greek, Cyrillic, Armenian, Burmese, Chinese
LOOKS = {**dict.fromkeys(_NOUGHTS, "0"), **dict.fromkeys("li|ı", "1"), "z": "2", "з": "3", "s": "5", "b": "8"}
_MENDED = str.maketrans(LOOKS)
_NOUGHT, _ANY = f"[0-9{_NOUGHTS}]", f"[0-9{''.join(map(re.escape, LOOKS))}]"
_SPELT = "a-z\u00df-\u024f\u0370-\u052f"  # scripts with spaces between words, whose letters show that a figure is none
# Groups of three; one that a blank parts has no other letters than noughts. Of what is misread only l, i and з may begin it: B5,000 is
# baht.
_GROUPED = re.compile(
    rf"(?<![\d,@_/])(?<!\d\.)(?:[1-9]|(?<![^\W_])[liз]){_ANY}{{0,2}}"
    rf"(?:[.,'’٬،]{_ANY}{{2}}{_NOUGHT}|(?: | [.,]|[.,] ){_NOUGHT}{{3}}){{1,3}}(?!{_ANY}|[.,'’]\d|\.[{_SPELT}])"
)
_PLAIN = re.compile(rf"(?<![\d,@_/])(?<!\d\.)[1-9]{_NOUGHT}+(?![{_SPELT}@_0-9]|\.[{_SPELT}])")
_PARTS = re.compile(rf"(?<![^\W_])(?<![.,])\d{{1,2}}[.,:](?:\d[{_NOUGHTS}]|[{_NOUGHTS}]{{2}})(?![{_SPELT}\d])")  # 8.3O, 07.OO
_YOUNGEST = re.compile(r"(?<![^\W_])(?<![-/.@])l(?=\d\s?[-–—~]\s?\d\d(?!\d))")  # l8-30
_DASH = re.compile(r"(?<=\d)[一ー](?=\d)")  # 18一38
_SUSPECT = re.compile(rf"\d(?: ?[.,'’٬،:] ?| )?[{''.join(map(re.escape, LOOKS))}]|(?<![^\W_])[liз]\d|\d[一ー]\d")
_FIRM = re.compile(r"\s?[\"'«“„‚]")  # 15 ООО «Ромашка», 25 000 ООО: a form of law
_NOUGHTS_ONLY, _BEFORE_FIRM = re.compile(rf" [{_NOUGHTS}]{{3}}\Z"), re.compile(rf" \d{{3}} [{_NOUGHTS}]{{3}}\Z")
_GLUED = re.compile(rf"[{_SPELT}\d_]*\Z")  # right before a figure
_MOST_GLUED, _LEAST_NOUGHTS = 3, 2  # letters of a sign for money before so many noughts: RM18OO
_SIGNS = re.compile(r"[ .,'’٬،:]+")


def figures(flat: str, folded: Folded, text: str) -> str:
    """`flat` (the folded text, digits ASCII) with its misread figures as digits; `text` tells capitals from small letters."""
    if not _SUSPECT.search(flat):
        return flat

    def grouped(match: re.Match[str]) -> str:
        return _digits(match) if _is_sum(match) else match.group()

    def plain(match: re.Match[str]) -> str:
        return match.group() if _is_ordinal(match, folded, text) or _is_code(match) else _digits(match)

    flat = _PLAIN.sub(plain, _GROUPED.sub(grouped, flat))
    return _DASH.sub("-", _YOUNGEST.sub("1", _PARTS.sub(_digits, flat)))


def _digits(match: re.Match[str]) -> str:
    return match.group().translate(_MENDED)


def _is_sum(match: re.Match[str]) -> bool:
    """Whether the groups are a figure: of other letters than noughts one a group at most; no form of law behind it."""
    written = match.group()
    if _BEFORE_FIRM.search(written) or (_NOUGHTS_ONLY.search(written) and _FIRM.match(match.string, match.end())):
        return False
    return all(sum(sign not in _NOUGHTS for sign in group if not sign.isdigit()) <= 1 for group in _SIGNS.split(written))


def _is_ordinal(match: re.Match[str], folded: Folded, text: str) -> bool:
    """Whether the only letter is a small one at the end: 2º, 3o de mayo."""
    last = match.end() - 1
    return match.group()[:-1].isdigit() and text[folded.starts[last]].islower()


def _is_code(match: re.Match[str]) -> bool:
    """Whether letters touch the figure that are no sign for money before two noughts: A1O, demo1OO; not RM18OO."""
    glued = _GLUED.search(match.string, max(0, match.start() - 2 * _MOST_GLUED), match.start())
    if glued is None or not glued[0]:
        return False
    return len(glued[0]) > _MOST_GLUED or not glued[0].isalpha() or sum(sign in _NOUGHTS for sign in match.group()) < _LEAST_NOUGHTS
