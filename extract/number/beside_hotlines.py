"""Hotlines that stand beside other digits and are no part of one number with them."""

from collections.abc import Sequence

from extract.disguise.plain import Plain
from extract.number.atom import Atom
from extract.number.hotline_words import is_known
from extract.tables import Tables

_LEAST = 3  # digits of a hotline that stands apart
_LISTING = frozenset({"、", "，", ",", "/", "·", "،"})


def stands_apart(plain: Plain, run: Sequence[Atom], atom: Atom, gap: str, tables: Tables) -> bool:
    """Whether `atom` is a hotline that does not go on the run of digits before it, with `gap` between."""
    if not _is_hotline(atom, tables):
        return False
    if gap.strip() in _LISTING and _is_hotline(run[-1], tables):
        return True  # 110、96110
    return (
        gap == " " and len(run) == 1 and _is_label(plain, run[0]) and not plain.text[atom.end : atom.end + 2].strip()[:1].isdigit()
    )


def _is_hotline(atom: Atom, tables: Tables) -> bool:
    return atom.kind == "digits" and len(atom.digits) >= _LEAST and is_known(atom.digits, tables)


def _is_label(plain: Plain, atom: Atom) -> bool:
    """Whether a digit touches a word and so numbers what is said behind it: 댓글2 112에 신고."""
    return atom.kind == "digits" and len(atom.digits) == 1 and plain.text[max(0, atom.start - 1) : atom.start].isalpha()
