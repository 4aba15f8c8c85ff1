"""Addresses of which the parts stand among words that tell their places: 앞은 fakehr, 가운데 골뱅이, 그 뒤 firma, 마지막 점
example; begin with "fakehr", put the snail, add "firma" and close with a dot and example; "fakehr (a) firma (p) example".

Each way needs a name, a word for @, a label, a word for the dot and the ending of a domain in this order. In time linear in the text.
"""

import re
from functools import lru_cache

from extract.compiled import compiled
from extract.disguise.plain import Plain, replaced
from extract.disguise.rewrite_words import ENDS
from extract.tables import Tables
from extract.words.contact_words import finder, of_kinds

_NAME, _LABEL = r"[a-z0-9][a-z0-9._-]{1,40}", r"[a-z0-9][a-z0-9-]{1,40}"
_GAP = r"[^a-z0-9@/._\n-](?:[^a-z0-9@/\n]|(?<![a-z0-9])a(?![a-z0-9])){0,38}"  # ぐるぐるのa
_ENDING = rf"(?P<end>{ENDS}|example)(?![a-z0-9@/._-])"
_AMONG = re.compile(rf"(?<![a-z0-9@._/-])(?P<name>{_NAME})(?P<at>{_GAP})(?P<label>{_LABEL})(?P<dot>{_GAP}){_ENDING}")
_OPEN, _CLOSE = r"[\"“«„'‘「]", r"[\"”“»'’」]"
_QUOTED = re.compile(
    rf"{_OPEN}(?P<name>{_NAME}){_CLOSE}(?P<at>[^\n]{{1,60}}?){_OPEN}(?P<label>{_LABEL}){_CLOSE}"
    rf"(?P<dot>[^\n]{{1,50}}?)(?<![a-z0-9])(?P<end>com|net|org|info|biz|example)(?![a-z0-9@/._-])"
)
_BOX = r"[ ]?[(\[{]{1,2}(?P<WAY>[^\W\d_]{1,6})[)\]}]{1,2}[ ]?"
_BOXED = re.compile(
    rf"(?<![a-z0-9@._/-])(?P<name>{_NAME}){_BOX.replace('WAY', 'at')}(?P<label>{_LABEL}){_BOX.replace('WAY', 'dot')}{_ENDING}"
    r"(?![ ][a-z])"
)


def joined(plain: Plain, tables: Tables) -> Plain:
    """`plain` with such addresses written out."""
    found: list[tuple[int, int, str]] = []
    low = plain.low
    if ("(" in low or "[" in low or "{" in low) and _BOXED.search(low):
        found += [one for match in _BOXED.finditer(low) if _is_boxed(match["at"], match["dot"], tables) for one in _spots(match)]
    if not found and ((not low.isascii() and _AMONG.search(low)) or _QUOTED.search(low)):
        at, dot = finder(tables, "at", "at_told"), finder(tables, "dot")
        ways = (_AMONG, _QUOTED) if not low.isascii() else (_QUOTED,)
        for way in ways:
            told = [match for match in way.finditer(low) if at.search(match["at"]) and dot.search(match["dot"])]
            told = [match for match in told if not dot.search(match["at"])]  # "anna 小老鼠 雅虎 點 com 點 tw"
            found += [one for match in told for one in _spots(match)]
            if found:
                break
    return replaced(plain, found) if found else plain


def _spots(match: "re.Match[str]") -> tuple[tuple[int, int, str], tuple[int, int, str]]:
    """The signs for what stands between the parts."""
    return (match.end("name"), match.start("label"), "@"), (match.end("label"), match.start("end"), ".")


def _is_boxed(at: str, dot: str, tables: Tables) -> bool:
    """Whether what stands in the brackets is a word for the sign, or begins one: (en) … (pto), (a) … (p)."""
    known_at, known_dot = _signs(tables)
    return (at, dot) != ("a", "b") and at in known_at and (dot in known_dot)


@lru_cache(maxsize=8)
def _signs(tables: Tables) -> tuple[frozenset[str], frozenset[str]]:
    """Words for @ and for the dot, their first letters, and the consonants of the latter."""
    at, dot = of_kinds(tables, "at", "at_boxed", "at_told"), of_kinds(tables, "dot")
    short = {word[:1] for word in dot} | {_CONSONANTS.sub("", word) for word in dot} | {word[0] + word[-2:] for word in dot}
    return frozenset(at | {word[:1] for word in at}), frozenset(dot | short)


_CONSONANTS = compiled("[aeiouáéíóúàèìòù]")
