"""Signs of a handle of which the words behind it say that they stay: "underscore, not a dash"."""

import re
from functools import lru_cache

from extract.compiled import compiled
from extract.tables import Tables
from extract.words.contact_words import alternation
from extract.words.sign_names import sign_patterns

_DENIED = 20  # characters before a sign in which it is denied
_LOOKING = re.compile(r"(?<![a-zà-ɏḁ-ỿ0-9._/@-])[oieasltbg](?![a-zà-ɏḁ-ỿ0-9_@./-])(?!['’][a-z])")  # that figures look like
_EQUALS = re.compile("[=＝→]")


def is_kept(region: str, written: str, meant: str, tables: Tables) -> bool:
    """Whether the sign of a handle stays though another is named: "dot = underscore" of one that has the underscore already,
    "underscore, not a dash"."""
    equal = _EQUALS.search(region)
    known = dict(sign_patterns(tables))
    if equal and known[meant].search(region, 0, equal.start()) and known[written].search(region, equal.end()):
        return True
    other = known[meant].search(region)
    return other is not None and is_denied(region, other.start(), other.end(), tables)


def is_denied(region: str, start: int, end: int, tables: Tables) -> bool:
    """Whether a word right before what stands at `start:end`, or behind it in languages that say it so, denies it."""
    before, behind = _denying(tables)
    return before.search(region[max(0, start - _DENIED) : start]) is not None or behind.match(region, end) is not None


def denies_letter(region: str, tables: Tables) -> bool:
    """Whether a letter that a figure looks like is denied: "(4, not a)", （是4不是a）."""
    letters = (one for one in _LOOKING.finditer(region))
    return any(is_denied(region, *one.span(), tables) for one in letters) if any(map(str.isdigit, region)) else False


@lru_cache(maxsize=8)
def _denying(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str]]:
    said = alternation(tables, "not_sign")
    small = alternation(tables, "article", "at_before", "letter_word")  # "not the letter o"
    foreign = r"[^\x00-\u024f\s]{0,4}"
    return (
        compiled(rf"(?:{said})[ ]?(?:(?:{small})[ ]){{0,2}}$"),
        compiled(rf"[^\W\d_]{{0,3}}{foreign}[ ]?(?:{alternation(tables, 'not_behind')})"),
    )
