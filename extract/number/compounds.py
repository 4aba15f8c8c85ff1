"""Number words that are one: "double zero", "nine hundred and twelve", "forty one", "seven thousand seven hundred", "five three times"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from extract.compiled import compiled
from extract.number.atom import Atom
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.number_cues import REPEATS, cues, listed, rare
from extract.words.word_patterns import UNSPACED, longest_first

_UNITS = frozenset("123456789")
_TENS = re.compile("[1-9]?[2-9]0")  # "sto dwadzieścia" too: 120
_HUNDREDS, _ROUND = re.compile("[1-9]00"), re.compile("[1-9]00|[1-9]0?000")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_LATIN = re.compile("[a-z\u00df-\u024f]")
_SIZE = 2  # digits of what counts thousands
_MOST_ZEROS = 10  # zeros that are said in several rows
_MOST = 6  # times that a digit is said again
_HARD = re.compile(rf"[,.;:!?/()،、，；：{STOPS}؛၊፣]")  # a sign that parts what is said
_ARTICLE = 3  # letters between a digit and how often it stands: "quatro vezes o 3"
_PARTED = 4  # how far a sign keeps them apart
_ROW = 3  # digits that are said again
_ZEROS = 5  # zeros that are
_WORDED = "times word"  # the kind of a count that is one word, until it is read


def compounded(low: str, atoms: Sequence[Atom], tables: Tables) -> list[Atom]:
    """`atoms` with those that are one number put together; the words for "times" go into the atom before."""
    joint, out = _and(tables), list[Atom]()
    told = list(_with_twice(low, atoms, tables))
    for at, atom in enumerate(told):
        last = out[-1] if out else None
        if last and atom.start < last.end:
            continue
        joined = _joined(low, last, atom, joint) if last else None
        if last and joined and not _begins_row(low, last, told[at : at + _ROW]):
            out[-1] = joined
        elif last and atom.digits == "times" and last.digits.isdigit() and atom.start - last.end <= 2:
            out[-1] = last._replace(end=atom.end, counted=True)
        else:
            out.append(atom)
            atom = out[-1] = _in_thousands(low, atom, tables)
    return _said_again(low, [atom for atom in out if atom.kind != "times"], tables)


def _joined(low: str, last: Atom, atom: Atom, joint: re.Pattern[str]) -> Atom | None:
    """Two parts as one number; None where they are two."""
    if last.digits in REPEATS and atom.start - last.end <= 2 and len(atom.digits) == 1:
        return Atom(last.start, atom.end, atom.digits * REPEATS[last.digits], "word")
    if last.kind != "word":
        return None
    if atom.kind == "word" and atom.digits == "100" and low[last.end : atom.start] in {"", " "} and last.digits in _UNITS:
        return last._replace(end=atom.end, digits=last.digits + "00")  # beşyüz, पाँच सौ
    if atom.kind == "word" and _ROUND.fullmatch(last.digits) and _follows(low, last, atom, joint):
        return last._replace(end=atom.end, digits=str(int(last.digits) + int(atom.digits)))
    if _TENS.fullmatch(last.digits) and _adds_one(low, last, atom, joint):
        return last._replace(end=atom.end, digits=last.digits[:-1] + atom.digits)  # sessenta e 1, devianosto piat
    return None


def _begins_row(low: str, hundreds: Atom, row: Sequence[Atom]) -> bool:
    """Whether the digit behind hundreds is the first of three told one by one: "seven seven double oh nine hundred one two three"."""
    if len(row) < _ROW or _HUNDREDS.fullmatch(hundreds.digits) is None:
        return False
    single = all(atom.kind == "word" and len(atom.digits) == 1 and not (atom.many or atom.counts or atom.counted) for atom in row)
    return single and all(low[one.end : other.start] in {" ", "-"} for one, other in pairwise((hundreds, *row)))


@lru_cache(maxsize=8)
def _and(tables: Tables) -> re.Pattern[str]:
    said = "|".join(map(re.escape, longest_first(listed(tables, "and"))))
    return compiled(f"(?:[ -](?:(?:{said})[ -]?)?|['’][ty][ ])?")


def _adds_one(low: str, tens: Atom, atom: Atom, joint: re.Pattern[str]) -> bool:
    """Whether one digit goes with tens: a word right behind, which counts nothing, or one behind a word for "and"."""
    if not "1" <= atom.digits <= "9" or len(atom.digits) > 1 or joint.fullmatch(low, tens.end, atom.start) is None:
        return False
    if atom.kind == "word":
        counts = atom.counts or atom.counted or atom.many
        apart = atom.start > tens.end or _LATIN.match(low, tens.end) is not None  # nittisyv
        return not counts and apart and not _UNSPACED.match(low, tens.end - 1)  # ຊາວ ຫ້າ: 20 and 5
    return atom.kind == "digits" and bool(low[tens.end : atom.start].strip())


def _follows(low: str, hundreds: Atom, atom: Atom, joint: re.Pattern[str]) -> bool:
    """ "nine hundred" and "twelve" are one number: 912; "and" may stand between."""
    near = joint.fullmatch(low, hundreds.end, atom.start) is not None
    return near and len(atom.digits) < len(hundreds.digits) and atom.digits.isdigit() and atom.digits[0] != "0"


def _in_thousands(low: str, atom: Atom, tables: Tables) -> Atom:
    """A number word with the word for a thousand or a hundred behind it: "seven thousand", "seventy-seven hundred"."""
    if atom.kind != "word" or len(atom.digits) > _SIZE or not atom.digits.isdigit() or atom.digits[0] == "0":
        return atom
    at = atom.end + (low[atom.end : atom.end + 1] in {" ", "-"})
    for kind, zeros in (("thousand", "000"), ("hundred", "00")):
        said = cues(tables, kind).match(low, at)
        if said:
            return atom._replace(end=said.end(), digits=atom.digits + zeros)
    return atom


def _said_again(low: str, atoms: list[Atom], tables: Tables) -> list[Atom]:
    """`atoms` with one written out whose digit stands again and again: "five three times", "three times five", "two twice"."""
    if not any(atom.counted or (atom.counts and atom.digits == "1") for atom in atoms):
        return atoms
    out: list[Atom] = []
    skip = 0
    for at, count in enumerate(atoms):
        if skip:
            skip -= 1
            continue
        behind_one = count.counts and count.digits == "1" and at + 1 < len(atoms) and atoms[at + 1].start - count.end <= 1
        if behind_one and len(atoms[at + 1].digits) == 1:
            continue  # bitta bir: one one
        times = int(count.digits) if count.counted and count.digits.isdigit() and len(count.digits) == 1 else 0
        last = out[-1] if 0 < times <= _MOST and out and _is_one(out[-1]) else None
        other = atoms[at + 1] if 1 < times <= _MOST and at + 1 < len(atoms) and _is_said(low, atoms, at + 1, times) else None
        before = _apart(low[last.end : count.start], listed(tables, "said_again")) if last else _PARTED
        then = other is not None and low[count.end : other.start].strip() in listed(tables, "then")
        behind = _apart(low[count.end : other.start], frozenset()) if other and not then else _PARTED
        sure = last is not None and (
            last.digits != "0" or count.kind == _WORDED or last.kind == "digits" or behind == _PARTED or last.end == count.start
        )
        if last and sure and before < min(behind, _PARTED):
            out[-1] = Atom(last.start, count.end, last.digits * times, "word")
        elif last and before < min(behind, _PARTED) and last.many and len(out) > 1 and _is_count(out[-2], last):
            out[-2:] = [Atom(out[-2].start, count.end, "0" * min(times * int(out[-2].digits), _MOST_ZEROS), "word")]
        elif other and behind < _PARTED and (count.kind == _WORDED or other.digits.strip("0")):
            skip = 1 + is_pair(low, atoms[at + 1 : at + 4])
            row = atoms[at + 1 : at + 1 + skip]
            out.append(Atom(count.start, row[-1].end, "".join(atom.digits for atom in row) * times, "word"))
        elif count.kind != _WORDED:
            out.append(count)
    return out


def _is_one(atom: Atom) -> bool:
    """Whether an atom is a digit that may be said again, or a pair or three of one, or zeros."""
    zeros = atom.digits.strip("0") == ""
    many = len(atom.digits) > 1 and atom.kind == "digits" and not zeros
    size = _ZEROS if zeros else _ROW
    return atom.digits.isdigit() and len(atom.digits) <= size and len(set(atom.digits)) == 1 and not atom.counted and not many


def _is_count(count: Atom, zeros: Atom) -> bool:
    """Whether an atom tells how many zeros right behind it are: "four zeros twice"."""
    return count.kind == "word" and "2" <= count.digits <= "9" and len(count.digits) == 1 and zeros.start - count.end == 1


def _is_said(low: str, atoms: Sequence[Atom], at: int, times: int) -> bool:
    """Whether the atom `at` is such a digit behind how often it stands, and counts nothing itself: "three times two zeros"."""
    counts = at + 1 < len(atoms) and atoms[at + 1].many and atoms[at + 1].start - atoms[at].end <= 1
    counts = counts or _counts_zero(low, atoms[at : at + 3], times)
    return _is_one(atoms[at]) and not counts


def _counts_zero(low: str, atoms: Sequence[Atom], times: int) -> bool:
    """Whether a digit said several `times` is how many zeros each time, in a language that has no plural: "iki kere üç sıfır"."""
    if len(atoms) < _SIZE or atoms[1].digits != "0" or not all(atom.kind == "word" for atom in atoms[:_SIZE]):
        return False
    zeros = times * int(atoms[0].digits) if atoms[0].digits in _UNITS - {"1"} else _MOST_ZEROS
    parted = len(atoms) == _SIZE or _HARD.match(low, atoms[1].end) is not None
    return zeros < _MOST_ZEROS and parted and low[atoms[0].end : atoms[1].start] == " "


def is_pair(low: str, atoms: Sequence[Atom]) -> bool:
    """Whether of two atoms, and the one behind them if there is one, the first two are one digit told twice as a part of its own:
    "three times zero zero, seventeen"."""
    if len(atoms) < _SIZE or atoms[0].digits != atoms[1].digits or low[atoms[0].end : atoms[1].start] != " ":
        return False
    return not (atoms[1].many or atoms[1].counted) and (len(atoms) == _SIZE or _HARD.match(low, atoms[1].end) is not None)


def _apart(gap: str, near: frozenset[str]) -> int:
    """How far what stands between a digit and how often it stands keeps them apart; words of `near` do not."""
    said = gap.strip()
    if said in near:
        return 0
    return _PARTED if len(said) > _ARTICLE or "\n" in gap or _HARD.search(gap) else 3 if said else len(gap)


def _with_twice(low: str, atoms: Sequence[Atom], tables: Tables) -> list[Atom]:
    """`atoms` with words that are a count by themselves: "twice", مرتين."""
    if not atoms:
        return []
    there = rare(low, tables)
    told_times = {
        one.start - 1 for one, other in pairwise(atoms) if other.digits == "times" and one.digits in _UNITS
    }  # مكرر ثماني مرات
    found = [
        Atom(match.start(), match.end(), times, _WORDED, counted=True)
        for kind, times in (("once", "1"), ("twice", "2"), ("thrice", "3"))
        if kind in there
        for match in cues(tables, kind).finditer(low)
        if match.end() not in told_times
    ]
    if not found:
        return list(atoms)
    clear = [
        one
        for one in found
        if not any(
            atom.start < one.end
            and one.start < atom.end
            and (atom.start < one.start or (atom.start == one.start and atom.end >= one.end and not atom.digits.isdigit()))
            for atom in atoms
        )
    ]
    told = [atom for atom in atoms if any(one.start < atom.end and atom.start < one.end for one in clear)]
    counts = [
        one._replace(kind="word") if any(atom.digits == one.digits and one.start <= atom.start < one.end for atom in told) else one
        for one in clear
    ]
    rest = [
        atom._replace(start=one.end)
        for atom in told
        for one in clear
        if one.start < atom.start < one.end < atom.end and atom.digits.isdigit()
    ]  # of "times zero", of which the first word is the count's
    return sorted([*(atom for atom in atoms if atom not in told), *counts, *rest], key=lambda atom: (atom.start, -atom.end))
