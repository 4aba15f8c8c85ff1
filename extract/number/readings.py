"""What a run of number words may mean: "six zeros" and "zero six times" are either digits or a count."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from extract.disguise.plain import Plain
from extract.number.atom import Atom
from extract.number.compounds import is_pair
from extract.tables import Tables
from extract.words.contact_words import pattern, words
from extract.words.number_cues import cues, listed
from extract.words.spotted import Spotted

LONGEST = 15  # digits of an international number: ITU-T E.164
WHOLE = 8  # digits with which a spoken number is whole: "six zeros" are then the digits 6 and 0
SIGN = r"[\s،؛۔፣၊།,;:.\-–—…·|/()（），、。~]"  # between two parts of a spoken number
_ZEROS = "000"  # Australia's hotline
_BEHIND = 12  # characters behind a count in which it is said to be more
_HAN = re.compile("[\u3007\u4e00-\u9fff]")
_CLAUSE = re.compile(r"[^\w\s]|\d")
_UNITS = frozenset("123456789")
_HUNDREDS = re.compile("[1-9]00")
_PAIRS = 5  # counts in one number ("six zeros") that are read both ways


@lru_cache(maxsize=8)
def then(tables: Tables) -> Spotted:
    """ "then", "ends with", "dash" or "space" between two groups of digits."""
    kinds = ("then_only", "dot", "dash", "gap", "gap_word")
    known = {*listed(tables, "then"), *(word for kind in kinds for word in words(tables, kind))}
    return Spotted(known, lambda: rf"{SIGN}{{0,3}}(?:{pattern(known)}){SIGN}{{0,3}}")


def is_count_word(atom: Atom) -> bool:
    """Whether an atom is a number from two to nine, which may tell how often."""
    return atom.kind in {"word", "digits"} and atom.digits.isdigit() and len(atom.digits) == 1 and atom.digits > "1"


def multiplied(plain: Plain, run: list[Atom], tables: Tables) -> list[Atom]:
    """A run with counts written out that can be nothing else: "three fives", "two zeros", "uchta besh", "and four more"."""
    if not any(atom.counts or atom.many or atom.counted for atom in run):
        return run
    out: list[Atom] = []
    paired = False
    for at, atom in enumerate(run):
        if paired:
            paired = False
            continue
        last = out[-1] if out else None
        near = last is not None and plain.text[last.end : atom.start] in {"", " ", "-"} and len(atom.digits) == 1
        if last is not None and near and atom.many and is_count_word(last) and not (at + 1 < len(run) and run[at + 1].counted):
            out[-1] = Atom(last.start, atom.end, atom.digits * int(last.digits), "word")
            continue
        if last is not None and is_count_word(atom) and _are_zeros(last) and _is_more(plain, run, at, tables):
            out.append(atom._replace(digits="0" * int(atom.digits), kind="word"))
            continue
        if (
            atom.digits == "0"
            and at + 1 < len(run)
            and is_count_word(run[at + 1])
            and (run[at + 1].counted or _ends_part(plain, run, at + 1, at))
        ):
            out.append(atom)  # "zeros, six of them"
            continue
        timed = last is not None and last.counted and atom.digits == "0" and not (len(out) > 1 and not out[-2].digits.strip("0"))
        if last is not None and near and is_count_word(last) and (last.counts or timed):  # 三个零
            paired = last.counted and is_pair(plain.low, run[at : at + 3])
            zeros = "00" if paired else atom.digits
            out[-1] = Atom(last.start, run[at + paired].end, zeros * int(last.digits), "word")
        else:
            out.append(atom)
    return out


def _are_zeros(atom: Atom) -> bool:
    return atom.kind == "word" and len(atom.digits) > 1 and not atom.digits.strip("0")


def _is_more(plain: Plain, run: list[Atom], at: int, tables: Tables) -> bool:
    """Whether a count behind zeros says how many more: "three zeros and four more"; nothing that it counts follows."""
    last = at + 1 == len(run)
    ends = last or (plain.low[run[at].end : run[at + 1].start].strip(" -") != "" and not run[at + 1].many)
    behind = _CLAUSE.split(plain.low[run[at].end : run[at].end + _BEHIND])[0]
    return ends and cues(tables, "again").search(plain.low[run[at - 1].end : run[at].start] + "\n" + behind) is not None


def spoken(plain: Plain, run: list[Atom], tables: Tables) -> list[str]:
    """The digits that a run may mean, likeliest first. "six zeros" and "zero six times" are either the digits or a count;
    it is a count where that ends a part of the number, or the digits are too few for a telephone number."""
    literal = "".join(atom.digits for atom in run)
    pairs = [at for at in range(len(run) - 1) if _is_count(plain, run, at, tables)]
    if not pairs or len(pairs) > _PAIRS:
        fits = literal == _ZEROS or 3 <= len(literal.removeprefix("00")) <= LONGEST
        return [literal, *_parted(run), *_summed(plain, run)] if fits else []
    found = [_counted(run, chosen) for chosen in _choices(pairs)]
    found = [digits for digits in dict.fromkeys(found) if WHOLE <= len(digits) <= LONGEST]
    said = [at for at in pairs if _ends_part(plain, run, at + 1, at) and _ends_part(plain, run, at - 1, at)]
    first = [_counted(run, frozenset(said))] if said and all(b - a > 1 for a, b in pairwise(said)) else []
    sure = frozenset(at for at in pairs if run[at].counted or run[at + 1].counted)  # "zero three, then zero times five"
    first = [_counted(run, sure), *first] if sure and len(sure) < len(pairs) else first
    plain_ones = [literal, *_summed(plain, run)]
    ordered = [*first, *found, *plain_ones] if len(literal) <= WHOLE else [*first, *plain_ones, *found]
    return [digits for digits in dict.fromkeys(ordered) if 3 <= len(digits) <= LONGEST]


def _parted(run: list[Atom]) -> list[str]:
    """ "doksan beş yüz otuz", Turkey's code and 530: the reading besides 95 and 130."""
    one, other = run[:2] if len(run) > 1 else (run[0], run[0])
    if one.kind != "word" or not re.fullmatch("9[1-9]", one.digits) or not re.fullmatch("1[0-9]{2}", other.digits):
        return []
    return ["90" + one.digits[1] + other.digits[1:] + "".join(atom.digits for atom in run[2:])]


def _summed(plain: Plain, run: list[Atom]) -> Iterator[str]:
    """ "eight, seven hundred one, zero zero …": the readings besides 8700 1 in which the digit right behind hundreds is a part of them."""
    for at, (one, other) in enumerate(pairwise(run)):
        units = other.kind == "word" and other.digits in _UNITS and not (other.counts or other.counted or other.many)
        if units and one.kind == "word" and _HUNDREDS.fullmatch(one.digits) and plain.low[one.end : other.start] in {" ", "-"}:
            yield "".join(atom.digits for atom in (*run[:at], one._replace(digits=one.digits[:2] + other.digits), *run[at + 2 :]))


def _is_count(plain: Plain, run: list[Atom], at: int, tables: Tables) -> bool:
    """Whether the atoms `at` and `at + 1` may be "six zeros" or "zero six (times)"."""
    one, other = run[at], run[at + 1]
    if not ((other.digits == "0" and is_count_word(one)) or (one.digits == "0" and is_count_word(other))):
        return False
    gap = plain.low[one.end : other.start]
    if one.digits == "0" and _ends_part(plain, run, at + 1, at) and cues(tables, "again").fullmatch(gap.strip(" ,-")):
        return True  # "and zeros more, four"
    if then(tables).fullmatch(gap) or _one_by_one(plain, run, at):
        return False
    named = other.kind == "word" or any(map(str.isalpha, gap))
    if is_count_word(one) and other.digits == "0" and named:
        return True
    if other.digits == "2" and not (other.counted or one.many):
        return False  # two digits either way: "forty-four, zero two"
    return (
        one.digits == "0"
        and (one.kind == "word" or other.counted)
        and is_count_word(other)
        and (other.counted or _ends_part(plain, run, at + 1, at))
    )


def _one_by_one(plain: Plain, run: list[Atom], at: int) -> bool:
    """Whether zeros beside the atoms `at` and `at + 1` are told one after the other, so that nobody counts them ("nol nol nol, nol
    tiga"), or both are Chinese numerals written as one (〇三)."""
    one, other = run[at], run[at + 1]
    if one.counts or one.counted or other.counted:
        return False  # 六個零
    if one.end == other.start and _HAN.match(plain.low, one.start) and _HAN.match(plain.low, other.start):
        return True
    pair = run[at + 1 : at + 3] if other.digits == "0" else run[max(0, at - 1) : at + 1]
    if other.digits == "0" and one.end == other.start and len(pair) > 1 and pair[1].start > other.end:
        return False  # បីសូន្យ សូន្យបួនពីរ: a count and its zero as one word
    return zeros_in_a_row(plain.low, pair)


def zeros_in_a_row(low: str, pair: Sequence[Atom]) -> bool:
    """Whether two atoms are words for zero with no more than a space or hyphen between them."""
    if len(pair) != 2 or not all(atom.digits == "0" and atom.kind == "word" for atom in pair):
        return False
    return low[pair[0].end : pair[1].start] in {"", " ", "-"}


def _ends_part(plain: Plain, run: list[Atom], at: int, pair: int) -> bool:
    """Whether a part of the number ends with atom `at`: more than a space or hyphen stands behind, and not what stands between the
    atoms of the `pair`, for in "five, zero, two, three" nothing is counted."""
    if not 0 <= at < len(run) - 1:
        return True
    return plain.text[run[at].end : run[at + 1].start] not in {"", " ", "-", plain.text[run[pair].end : run[pair + 1].start]}


def _choices(pairs: list[int]) -> Iterator[frozenset[int]]:
    """All ways to read pairs as counts, those with the most counts first; two that share an atom exclude each other."""
    ways: list[frozenset[int]] = [frozenset()]
    for at in pairs:
        ways += [way | {at} for way in ways if at - 1 not in way]
    yield from sorted((way for way in ways if way), key=lambda way: (-len(way), sorted(way)))


def _counted(run: list[Atom], chosen: frozenset[int]) -> str:
    """The digits where the pairs that begin at `chosen` are counts."""
    out, at = "", 0
    while at < len(run):
        if at in chosen:
            count = run[at] if is_count_word(run[at]) else run[at + 1]
            out += "0" * int(count.digits)
            at += 2
        else:
            out += run[at].digits
            at += 1
    return out
