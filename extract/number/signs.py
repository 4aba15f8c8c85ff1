"""Digits that are neither digits nor number words: "x7", "three 8s", 二百零二, 이백이, Roman numerals, a mark of repetition."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from extract.compiled import compiled
from extract.number.atom import Atom
from extract.tables import Tables
from extract.words.number_cues import cues, listed

_TIMED = re.compile(  # zero x7, 0×7
    r"[x×✕✖](?<![a-z0-9][a-z].)(?:(?<![b-z0-9].)|(?<=(?<![1-9])0[×✕✖]))\ufe0f?[ ]?([2-9]|1[0-2])(?![0-9a-z])"
)
_TIMES = re.compile(r"(?<![a-z0-9.])([2-9]|1[0-2])[ ]?[x×✕✖](?![a-z0-9])")  # 7x zero
_MANY = re.compile(r"([0-9])(?<![a-z0-9.].)(?:['’]?s)(?![a-z0-9])")  # three 8s
_HAN = re.compile(
    "(?<![一二三四五六七八九十百千万萬亿億0-9])(?:([一二两兩三四五六七八九])[千仟])?"
    "(?:([一二两兩三四五六七八九])|(?<=[、，,とに千仟 ]))[百佰]"
    "(?:([零〇])?([一二三四五六七八九])?(十)?([一二三四五六七八九])?)"
)
_HANGUL = re.compile(
    "(?<![가-힣0-9])(?:([일이삼사오육칠팔구])천)?([일이삼사오육칠팔구]?)백(?:([이삼사오육칠팔구]?)(십))?([일이삼사오육칠팔구]?)(?![가-힣](?<![에은는이가도로으]))"
)
_THOUSANDS = re.compile("(?:(?<=[-–])|(?<=[-–] ))([일이삼사오육칠팔구])천(?![가-힣])")  # the second is a town's name, too
_ETHIOPIC = re.compile("([፲-፺])([1-9])?")  # the tens have signs of their own
_VALUES = {
    sign: str(value)
    for value, signs in enumerate(("零〇", "一일", "二两兩이", "三삼", "四사", "五오", "六육", "七칠", "八팔", "九구"))
    for sign in signs
}
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_ONE_ROMAN = r"(?:viii|vii|vi|v|iv|ix|iii|ii|i)"
_ROMANS = re.compile(
    rf"(?<![a-z0-9@_.])(?:{_ONE_ROMAN}|0{{1,4}}|o{{1,4}})(?:[ .,\-–/|]{{1,3}}(?:{_ONE_ROMAN}|0{{1,4}}|o{{1,4}}|zero)){{2,}}(?![a-z0-9@_])"
)
_TIMES_BEHIND = re.compile(r" ?[x×*✕] ?([2-9])(?![\w.,])")
_HAS_TIMES = re.compile("[x×*✕✖] ?[1-9]|[1-9] ?[x×✕✖]")  # in each of them, found fast
_HAS_ROMANS = re.compile(r"[ivx0o][ .,\-–/|]{1,3}[ivx0oz][a-z0]{0,3}[ .,\-–/|]{1,3}[ivx0oz]")  # in every such row, found fast
_MARKS = frozenset("ๆៗໆ々")  # of repetition: Thai, Khmer, Lao, Han
_REPEATED = re.compile(f"[{''.join(sorted(_MARKS))}]+")
_CLOSED = re.compile(r"[ ]?(?:=[ ]?[?？؟]?[ ]?)?[)）]")  # behind a sum
_BRACKET, _BRACKETED = re.compile(r"[ ]?[(（][^\d()（]{0,16}"), re.compile(r"[^\d()（\n]{0,16}[)）]")
_LARGEST = 1000  # a sum that is no part of a number
_KEY_KINDS = ({"letters", "word"}, {"letters", "digits"})
_KEYED = 16  # letters between the letter o and the zero that it is
_DISTINCT = 2  # different numerals in a row of Roman ones


@lru_cache(maxsize=8)
def _zeros(tables: Tables) -> re.Pattern[str]:
    """Letters of any script that look like a zero, again and again beside digits or each other."""
    letters = "".join(sorted(listed(tables, "letter 0")))
    return compiled(rf"([{letters}])(?:(?<=[0-9].)|(?<=[0-9][ .\-].))\1+(?:[ .\-]\1+)*(?![^\W\d_])")


def lettered(low: str, tables: Tables) -> str:
    """`low` with zeros for such letters: 012-ஓஓஓ ஓஓஓஓ."""
    if low.isascii():
        return low
    return _zeros(tables).sub(lambda match: match.group().replace(match.group(1), "0"), low)


def without_key(low: str, atoms: list[Atom]) -> list[Atom]:
    """`atoms` without those that only tell that the letter o is a zero: "(letter O is zero)", "O = 0"."""
    pairs = [
        (one, other)
        for one, other in pairwise(atoms)
        if one.digits == other.digits == "0"
        and ({one.kind, other.kind} in _KEY_KINDS or (one.kind == "word" and low[one.end : other.start].strip() == "="))
    ]
    told = {id(atom) for pair in pairs if _says_is(low[pair[0].end : pair[1].start]) for atom in pair}
    return [atom for atom in atoms if id(atom) not in told] if told else atoms


def explained(low: str, atoms: list[Atom]) -> list[Atom]:
    """`atoms` without a zero that brackets name for the letters or signs before them: "O O O (that is zero)"."""
    if "(" not in low and "（" not in low:
        return atoms
    out: list[Atom] = []
    for atom in atoms:
        if out and _explains(low, out[-1], atom):
            while len(out) > 1 and out[-2].kind == "letters" and low[out[-2].end : out[-1].start] in {"", " "}:
                last = out.pop()
                out[-1] = out[-1]._replace(end=last.end, digits=out[-1].digits + last.digits)
            out[-1] = out[-1]._replace(kind="digits")
        else:
            out.append(atom)
    return out


def _explains(low: str, one: Atom, other: Atom) -> bool:
    """Whether brackets behind letters or signs that look like zeros say that they are."""
    if one.kind != "letters" or other.kind != "word" or other.digits != "0" or one.digits.strip("0"):
        return False
    return _BRACKET.fullmatch(low[one.end : other.start]) is not None and _BRACKETED.match(low, other.end) is not None


def _says_is(gap: str) -> bool:
    """Whether what stands between a letter and a zero may say that one is the other."""
    return len(gap) <= _KEYED and not any(char in gap for char in ",;.\n") and any(char.isalpha() or char == "=" for char in gap)


def signs(low: str) -> Iterator[Atom]:
    """The atoms that are written with such signs."""
    if ("x" in low or "×" in low or "✕" in low or "✖" in low) and _HAS_TIMES.search(low):
        for match in _TIMED.finditer(low):
            yield Atom(match.start(), match.end(), match.group(1), "digits", counted=True)
        for match in _TIMES.finditer(low):
            yield Atom(match.start(), match.end(), match.group(1), "digits", counted=True)
    if "s" in low:
        for match in _MANY.finditer(low):
            yield Atom(match.start(), match.end(), match.group(1), "word", many=True)
    if ("i" in low or "v" in low) and _HAS_ROMANS.search(low):
        yield from _romans(low)


def hundreds(low: str) -> Iterator[Atom]:
    """Numbers of three or four digits in Chinese or Korean numerals, of two in Ethiopic ones."""
    for match in _HAN.finditer(low) if "百" in low or "佰" in low else ():
        thousand, hundred, zero, first, ten, last = match.groups()
        tens, ones = (first or "1", last) if ten else ("0", first) if zero or not first else (first, None)
        said = _VALUES.get(thousand, "") + _VALUES.get(hundred, "1") + _VALUES.get(tens, tens) + _VALUES.get(ones or "", "0")
        yield Atom(match.start(), match.end(), said, "word")
    for match in _HANGUL.finditer(low) if "백" in low else ():
        thousand, hundred, first, ten, last = match.groups()
        tens = (_VALUES.get(first, "1")) if ten else "0"
        said = _VALUES.get(thousand, "") + _VALUES.get(hundred, "1") + tens + _VALUES.get(last, "0")
        yield Atom(match.start(), match.end(), said, "word")
    for match in _THOUSANDS.finditer(low) if "천" in low else ():
        yield Atom(match.start(), match.end(), _VALUES[match[1]] + "000", "word")
    for match in _ETHIOPIC.finditer(low) if not low.isascii() else ():
        yield Atom(match.start(), match.end(), str(ord(match[1]) - ord("፲") + 1) + (match[2] or "0"), "word")


def _romans(low: str) -> Iterator[Atom]:
    for run in _ROMANS.finditer(low):
        found = [m for m in re.finditer(r"[ivx]+", run.group()) if m.group() in _ROMAN]
        if len({m.group() for m in found}) >= _DISTINCT and any(len(m.group()) > 1 for m in found):
            for m in found:
                yield Atom(run.start() + m.start(), run.start() + m.end(), _ROMAN[m.group()], "word")


def reckoned(low: str, atoms: Sequence[Atom], tables: Tables) -> list[Atom]:
    """`atoms` with sums in brackets worked out: "(twenty plus twenty plus six)", "(mia moja toa tano = ?)"."""
    if len(atoms) < 2 or not ("(" in low or "（" in low):
        return list(atoms)
    out: list[Atom] = []
    at = 0
    while at < len(atoms):
        last, total = at, _worth(atoms[at]) or 0
        opened = _worth(atoms[at]) is not None and low[max(0, atoms[at].start - 2) : atoms[at].start].rstrip()[-1:] in {"(", "（"}
        while opened and last + 1 < len(atoms) and (worth := _worth(atoms[last + 1])) is not None:
            gap = low[atoms[last].end : atoms[last + 1].start]
            sign = _operator(gap, tables)
            if not sign or (gap == "-" and _is_dialled(atoms[last], atoms[last + 1])):
                break  # "(nine-one-seven)", "(02-000-0000)"
            last += 1
            total += sign * worth
        closed = low[atoms[last].end : atoms[last].end + 2].strip()[:1] in {")", "）", "="}
        if last > at and closed and 0 < total < _LARGEST:
            end = _CLOSED.match(low, atoms[last].end)
            out.append(Atom(atoms[at].start, end.end() if end else atoms[last].end, str(total), "word"))
            at = last
        else:
            out.append(atoms[at])
        at += 1
    return out


def _worth(atom: Atom) -> int | None:
    """The number that an atom says; None for what is no number by itself ("three times")."""
    return int(atom.digits) if atom.digits.isdecimal() else None


def _is_dialled(one: Atom, other: Atom) -> bool:
    """Whether a hyphen stands between two groups of a number and not for a minus."""
    return len(one.digits) == 1 or "0" in (one.digits[0], other.digits[0])


def _operator(gap: str, tables: Tables) -> int:
    """1 for a word or sign for "plus", -1 for "minus"."""
    said = gap.strip()
    if said in {"+", "➕"} or (said and cues(tables, "adding", shared=("plus",)).fullmatch(said)):
        return 1
    return -1 if said in {"-", "−", "–", "➖"} or (said and cues(tables, "minus").fullmatch(said)) else 0


def repeated(low: str, atoms: Sequence[Atom]) -> list[Atom]:
    """`atoms` with those longer that a mark behind says again: សូន្យៗៗ is three zeros."""
    out: list[Atom] = []
    counted = 0
    for atom in atoms:
        if atom.start < counted:
            continue  # the count of the zeros before
        mark = _REPEATED.match(low, atom.end) if low[atom.end : atom.end + 1] in _MARKS else None
        once = low[atom.end - 1] in "ๆៗໆ"  # "zeros" in a table of words
        times = _TIMES_BEHIND.match(low, atom.end) if atom.kind == "word" and atom.digits == "0" else None
        if times:  # kosong×4
            counted = times.end()
            atom = atom._replace(end=counted, digits="0" * int(times.group(1)))
        elif mark and atom.kind == "word" and len(atom.digits) == 1:
            atom = atom._replace(end=mark.end(), digits=atom.digits * (1 + once + len(mark.group())))
        out.append(atom)
    return out
