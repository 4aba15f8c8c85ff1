"""Counts of digits: "six zeros", "three times five", "zero, six of them"."""

import re

from extract.number.atom import Atom
from extract.text.sentences import STOPS

_MOST = 12  # a count of digits
COUNTS = frozenset(str(count) for count in range(2, _MOST + 1))
NEAR = 20  # characters between a count and what is counted
APART = re.compile(rf"[\n.!?{STOPS}:：]")
WORD = re.compile(r"[^\W\d_]+")


def is_count(atom: Atom) -> bool:
    """Whether an atom may tell how often: two to twelve."""
    return atom.digits in COUNTS and atom.kind in {"word", "digits"}


def is_zero(atom: Atom) -> bool:
    """Whether an atom is nothing but zeros."""
    return not atom.digits.strip("0")


def _of(one: Atom, other: Atom, gap: str, of: frozenset[str]) -> bool:
    """ "ba con năm", "tiga buah lima": three fives."""
    return one.kind == other.kind == "word" and len(other.digits) == 1 and gap.strip() in of


def counted(one: Atom, other: Atom, gap: str, last: bool, of: frozenset[str]) -> str:
    """The digits that "six zeros", "three times five" or "zero, six of them" mean; nothing where two atoms mean no count."""
    if not (is_count(one) or is_count(other)) or len(gap) > NEAR or APART.search(gap) or len(WORD.findall(gap)) > 3:
        return ""
    if other.kind == "letters" and len(other.digits) == 1 and gap.strip():
        return ""  # "três e o resto"
    if one.counted and is_zero(one) and is_count(other) and len(gap) <= 1 and not other.counted:
        return one.digits * int(other.digits)  # "0 mara saba"
    named = other.kind == "word" or one.kind == "word" or any(map(str.isalpha, gap))
    plain = one.counted or len(other.digits) == 1 or other.kind == "word"
    if is_count(one) and is_zero(other) and len(other.digits) <= 3 and named and plain:
        return other.digits * int(one.digits)
    if is_count(one) and (one.counted or one.counts or other.many or _of(one, other, gap, of)) and len(other.digits) <= 3:
        return other.digits * int(one.digits)
    behind = other.counted or (is_zero(one) and len(one.digits) == 1 and len(gap) <= 2 and other.counts)  # 0 네 개, 0이 네 개
    if is_count(other) and (behind or (is_zero(one) and one.kind == "word" and last)):
        same = len(set(one.digits)) == 1 and len(one.digits) <= 4
        return one.digits * int(other.digits) if same else ""
    return ""
