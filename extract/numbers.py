"""Numbers as people write them to be dialled: digits of any script, number words, Chinese numerals, O and l for 0 and 1.

A run is a chain of atoms (groups of digits, words) with only separators between them. Runs are cut where a second number begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from extract.apps import words
from extract.disguise import Plain
from extract.phrases import Phrases
from extract.tables import Row, Tables

LONGEST = 15  # digits of an international number: ITU-T E.164
_MANY = 64  # atoms after which a run is cut, so that hostile input costs no more than its length
_LETTERS = str.maketrans({"о": "o", "ο": "o", "О": "o", "і": "i", "ӏ": "l"})
_VALUES = str.maketrans("oil", "011")
_GROUP = re.compile(r"[0-9oil]*[0-9][0-9oil]*|o{1,6}")
_GAP = re.compile(r"[ \-–—.()*~·・]{0,5}|[ ]?,[ ]?")
_SPREAD = re.compile(r"[^\w\s@$€£%+]{1,4}")  # signs between the digits of a number: [0][9][1], 0|9|1, 0💥9💥1
_TIMES = {"double": 2, "triple": 3}
_KIN = {"es": ("es", "pt", "fr"), "pt": ("pt", "es", "fr"), "fr": ("fr", "pt", "es"), "id": ("id", "ms"), "ms": ("ms", "id")}
_KIN |= {
    "hi": ("hi", "ur", "ne"),
    "ne": ("ne", "hi"),
    "ru": ("ru", "uk"),
    "uk": ("uk", "ru"),
    "kk": ("kk", "ru"),
    "tl": ("tl", "en"),
}
_UNMISTAKABLE = 5  # letters of a Latin number word that counts in texts of any language
_SHORTEST = 8  # digits with which a spoken number is whole: "six zeros" are then the digits 6 and 0
_WORDISH = frozenset("abcdefghijklmnopqrstuvwxyz_@0123456789")
_ASCII = frozenset("abcdefghijklmnopqrstuvwxyz_@")
_FILE = re.compile(r"\.[a-z][a-z0-9]{1,4}(?![a-z0-9])")


@dataclass(frozen=True, slots=True)
class Atom:
    start: int
    end: int
    digits: str
    kind: str  # digits | word | letters (O, l) | times
    repeated: str = ""  # the digits if the word before counts this one: "six zeros", "zéro six fois"


@dataclass(frozen=True, slots=True)
class Number:
    """A dialled number: span in the plain text, digits, whether a plus stands before, whether it was disguised."""

    start: int
    end: int
    digits: str
    plus: bool
    disguised: bool
    groups: int


@lru_cache(maxsize=64)
def _words(tables: Tables, languages: frozenset[str]) -> Phrases:
    """Number words of these languages, of English and of other scripts. A short Latin word of another language is none (`noi`),
    nor one above nine: `ten` is a name in Vietnamese."""
    rows = [row for row in tables.rows("number_words") if _counts_here(row, languages)]
    return Phrases(rows, "word")


def _counts_here(row: Row, languages: frozenset[str]) -> bool:
    if row["language"].split("-")[0] in languages or row["digit"].isalpha() or not languages:
        return True
    if len(row["digit"]) > 1:
        return False
    return row["language"] == "en" or not row["word"].isascii() or len(row["word"]) >= _UNMISTAKABLE


@lru_cache(maxsize=8)
def _between(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words for "then" between two parts of a number, and for "plus" before it."""
    then = "|".join(sorted((re.escape(word) for word in words(tables, "then")), key=len, reverse=True))
    plus = "|".join(sorted((re.escape(word) for word in words(tables, "plus")), key=len, reverse=True))
    return re.compile(rf"[\s,;.\-–—]{{0,3}}(?:{then})[\s,;:.\-–—]{{0,3}}"), re.compile(rf"(?:^|[^a-z])(?:{plus})[\s\-–—]{{0,2}}$")


@lru_cache(maxsize=8)
def _syllables(tables: Tables) -> tuple[re.Pattern[str], dict[int, str]]:
    """Korean numerals, a syllable each, are written as one word: 공일공."""
    values = {row["word"]: row["digit"] for row in tables.rows("number_words") if row["language"] == "ko" and len(row["word"]) == 1}
    return re.compile(rf"(?<![가-힣])[{''.join(values) or ' '}]{{2,12}}(?![가-힣])"), {ord(k): v for k, v in values.items()}


def find(plain: Plain, tables: Tables, edges: frozenset[int], languages: Sequence[str] = ()) -> Iterator[Number]:
    """All numbers of at least three digits, from left to right. At `edges` a Latin word may touch digits (WA0812…)."""
    run: list[Atom] = []
    for atom in _atoms(plain, tables, edges, languages):
        if run and (len(run) >= _MANY or not _joined(plain, run, atom, tables)):
            yield from _cut(plain, run, tables)
            run = []
        run.append(atom)
    yield from _cut(plain, run, tables)


def _atoms(plain: Plain, tables: Tables, edges: frozenset[int], languages: Sequence[str]) -> list[Atom]:
    low = plain.low.translate(_LETTERS)
    tongues = frozenset(tag for language in languages for tag in _KIN.get(language.split("-")[0], (language.split("-")[0],)))
    atoms = [
        Atom(hit.start, hit.end, hit.row["digit"], "times" if hit.row["digit"].isalpha() else "word")
        for hit in _words(tables, tongues).find(plain.low)
    ]
    syllables, values = _syllables(tables)
    atoms += [Atom(m.start(), m.end(), m.group().translate(values), "word") for m in syllables.finditer(low)]
    atoms += [atom for match in _GROUP.finditer(low) if (atom := _group(low, match, edges))]
    atoms.sort(key=lambda atom: (atom.start, -atom.end))
    return _multiplied(atoms)


def _group(low: str, match: "re.Match[str]", edges: frozenset[int]) -> Atom | None:
    start, end, word = match.start(), match.end(), match.group()
    while start not in edges and start < end and low[start] in "oil" and start and low[start - 1] in _ASCII:
        start += 1  # letters that belong to the word before
    word = word[start - match.start() :]
    if not word or (start not in edges and start and low[start - 1] in _ASCII):
        return None
    while end not in edges and end < len(low) and low[end] in _ASCII and word and word[-1] in "oil":
        word, end = word[:-1], end - 1
    if not word or (end not in edges and end < len(low) and low[end] in _ASCII):
        return None
    if start >= 2 and low[start - 1] == "." and low[start - 2] in _ASCII - set("oil") and end - start > 3:
        return None
    letters = not word.isdigit()
    return Atom(start, end, word.translate(_VALUES), "letters" if letters else "digits")


def _multiplied(atoms: list[Atom]) -> list[Atom]:
    """ "double zero", "triple five": one atom. "six zeros", "zéro six fois": two atoms, the second knows the digits repeated."""
    out: list[Atom] = []
    for atom in atoms:
        last = out[-1] if out else None
        if last and atom.start < last.end:
            continue
        if last and last.digits in _TIMES and atom.start - last.end <= 2 and len(atom.digits) == 1:
            out[-1] = Atom(last.start, atom.end, atom.digits * _TIMES[last.digits], "word")
        elif last and last.kind == atom.kind == "word" and re.fullmatch("[1-9]00", last.digits) and _follows(last, atom):
            out[-1] = replace(last, end=atom.end, digits=str(int(last.digits) + int(atom.digits)))
        elif last and atom.digits == "times" and len(out) > 1 and _counts(last) and out[-2].digits == "0" and last.kind == "word":
            out[-1] = replace(last, end=atom.end, repeated="0" * int(last.digits))
        elif last and atom.digits == "0" and atom.kind == "word" and _counts(last) and 0 < atom.start - last.end <= 2:
            out.append(replace(atom, repeated="0" * int(last.digits)))
        else:
            out.append(atom)
    return [atom for atom in out if atom.kind != "times"]


def _follows(hundreds: Atom, atom: Atom) -> bool:
    """ "nine hundred" and "twelve" are one number: 912."""
    return atom.start - hundreds.end == 1 and len(atom.digits) <= 2 and atom.digits not in {"0", "00"}


def _counts(atom: Atom) -> bool:
    return atom.kind in {"word", "digits"} and atom.digits.isdigit() and len(atom.digits) == 1 and atom.digits > "1"


def _joined(plain: Plain, run: list[Atom], atom: Atom, tables: Tables) -> bool:
    gap = plain.text[run[-1].end : atom.start]
    if any(a.kind == "word" for a in (*run, atom)) and len(gap) <= 24 and _between(tables)[0].fullmatch(gap.lower()):
        return True
    if (
        gap.strip() in {"/", "|"}
        and atom.kind == "digits"
        and run[0].kind == "word"
        and sum(len(a.digits) for a in run) < _SHORTEST
    ):
        return True
    if _SPREAD.fullmatch(gap) and (len(run[-1].digits) == len(atom.digits) == 1 or not gap.isascii()):
        return True
    if not _GAP.fullmatch(gap) or "   " in gap:
        return False
    if "," in gap:
        return run[-1].kind == atom.kind == "word"
    if "(" in gap.lstrip(" -") and len(run) > 2 and " (" in gap and sum(len(a.digits) for a in run) >= 9:
        return False
    alone = plain.low[atom.start : atom.end] in {"o", "о"} and " " in gap
    return not (alone and len(run[-1].digits) > 1)


def _cut(plain: Plain, run: list[Atom], tables: Tables) -> Iterator[Number]:
    """A run as one number, or as several where it is too long for one."""
    while run and sum(len(atom.digits) for atom in run[:16]) > LONGEST:
        size = _first(run)
        yield from _number(plain, run[:size], tables)
        run = run[size:]
    yield from _number(plain, run, tables)


def _first(run: list[Atom]) -> int:
    """How many atoms the first number of a run takes that is too long for one."""
    head, total, fits = run[0].digits[:2], 0, 1
    for index, atom in enumerate(run[:16]):
        if index and total >= 8 and atom.digits[:2] == head:
            return index
        total += len(atom.digits)
        if total <= 13:
            fits = index + 1
    return fits


def _number(plain: Plain, run: list[Atom], tables: Tables) -> Iterator[Number]:
    while run and run[-1].kind == "letters" and run[-1].digits.strip("0") == "" and not _zeros(plain, run[-1]):
        run = run[:-1]
    while (
        run
        and run[0].kind == "letters"
        and plain.low[run[0].start : run[0].end] in {"o", "oo"}
        and len(run) > 1
        and len(run[1].digits) > 1
    ):
        run = run[1:]
    digits = _spoken(plain, run)
    if not 3 <= len(digits) <= LONGEST or all(plain.low[a.start : a.end].isalpha() and a.kind == "letters" for a in run):
        return
    start, end = run[0].start, run[-1].end
    if _FILE.match(plain.low, end) and plain.low[end + 1 : end + 4] in {
        "jpg",
        "png",
        "pdf",
        "doc",
        "mp4",
        "zip",
        "xls",
        "gif",
        "csv",
    }:
        return
    spaced = len(run) >= 7 and all(len(atom.digits) == 1 for atom in run)
    signs = {char for one, other in pairwise(run) for char in plain.text[one.end : other.start]}
    strange = (
        spaced
        or any(not char.isascii() and not char.isspace() and char not in "–—·・" for char in signs)
        or any(atom.kind != "digits" for atom in run)
    )
    start, plus = _opening(plain, start, tables)
    yield Number(start, end, digits, plus, strange or plain.odd(start, end), len(run))


def _spoken(plain: Plain, run: list[Atom]) -> str:
    """The digits; where they are too few for a telephone number and counted zeros make them enough, those written out."""
    digits = "".join(atom.digits for atom in run)
    if len(digits) > _SHORTEST or not any(atom.repeated for atom in run):
        return digits
    out = ""
    for atom, following in zip(run, [*run[1:], None], strict=True):
        # A count ends its part: "nine zero three" are three digits. "six zeros" takes back the six, "zéro six fois" the zero.
        counted = atom.repeated and (following is None or plain.text[atom.end : following.start] not in {" ", "-"})
        out = out[:-1] + atom.repeated if counted else out + atom.digits
    return out if _SHORTEST < len(out) <= LONGEST else digits


def _zeros(plain: Plain, atom: Atom) -> bool:
    """Whether an atom of letters alone belongs to a number: `OOO`, and a single `o` only where no space parts it."""
    return atom.end - atom.start > 1 or (atom.start > 0 and plain.text[atom.start - 1] != " ")


def _opening(plain: Plain, start: int, tables: Tables) -> tuple[int, bool]:
    """Where a number begins with its plus and its bracket, and whether it has a plus."""
    at = start
    word = _between(tables)[1].search(plain.low[max(0, start - 16) : start])
    if word:
        return start, True
    before = plain.text[max(0, start - 3) : start]
    match = re.search(r"(\+[ (]?|\(\+ ?|\()$", before)
    if match:
        at = start - len(match.group())
    if match and "+" not in match.group() and ")" not in plain.text[start : start + 8]:
        at = start
    plus = bool(match) and "+" in before
    if plus and at and plain.text[at - 1] == "(":
        at -= 1
    return at, plus
