"""Numbers as people write them to be dialled: digits of any script, number words, Chinese numerals, O and l for 0 and 1.

A run is a chain of atoms (groups of digits, words) with only separators between them. Runs are cut where a second number begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from extract.apps import alternation, words
from extract.phrases import Phrases
from extract.plain import Plain
from extract.tables import Row, Tables

LONGEST = 15  # digits of an international number: ITU-T E.164
_MANY = 64  # atoms after which a run is cut, so that hostile input costs no more than its length
_LETTERS = str.maketrans({"о": "o", "ο": "o", "О": "o", "і": "i", "ӏ": "l"})
_VALUES = str.maketrans("oilsb", "01158")
_GROUP = re.compile(r"[0-9oil]*[0-9](?:[0-9oil]|[sb](?=[0-9oil]))*|o{1,6}")
_MIXED = re.compile(r"(?<![a-z0-9])(?:[a-z]+[0-9][a-z0-9]*|[0-9][a-z][a-z0-9]*)(?![a-z0-9])")  # kh0ng, z3ro
_LEET = str.maketrans("01345", "oieas")
_GAP = re.compile(r"[ \-–—.()*~·・]{0,5}|[ ]?,[ ]?")
_SPREAD = re.compile(r"[ ]?(?:[^\w\s@$€£%+,;:!?]|_){1,4}[ ]?")  # signs between the digits of a number: [0][9][1], 0|9|1, 0💥9💥1
_BRACKETS = re.compile(r"[)\]}】>][ ]{0,2}[(\[{【<]")  # [0700] [000] [000]
_WIDEST = 32  # characters of words between two parts of a spoken number: ", uske baad aath baar "
_PAIRS = 5  # counts in one number ("six zeros") that are read both ways
_TIMES = {"double": 2, "triple": 3}
_KIN = {"es": ("es", "pt", "fr"), "pt": ("pt", "es", "fr"), "fr": ("fr", "pt", "es"), "id": ("id", "ms"), "ms": ("ms", "id")}
_KIN |= {
    "hi": ("hi", "ur", "ne"),
    "ne": ("ne", "hi"),
    "ru": ("ru", "uk"),
    "uk": ("uk", "ru"),
    "kk": ("kk", "ru"),
    "tl": ("tl", "en"),
    "ur": ("ur", "hi"),
    "bn": ("bn", "hi"),
    "uz": ("uz", "ru", "tr"),
    "sw": ("sw", "en"),
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
    counted: bool = False  # a word for "times" stands behind: "zéro six fois"


@dataclass(frozen=True, slots=True)
class Number:
    """A dialled number: span in the plain text, digits, whether a plus stands before, whether it was disguised."""

    start: int
    end: int
    digits: str
    plus: bool
    disguised: bool
    groups: int
    others: tuple[str, ...] = ()  # other digits that the same words may mean, likeliest first: "eight zero" may be eight zeros
    soft: bool = False  # the plus is a word that may mean something else: 加 ("add")


@lru_cache(maxsize=128)
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
def _between(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What may stand between two parts of a number: "then", "more", "of them" between spoken ones, "then" between groups of
    digits; and words for "plus" before it."""
    loose = alternation(tables, "then", "more")
    strict = alternation(tables, "then_only")
    plus = "|".join(re.escape(word) for word in words(tables, "plus"))
    sign = r"[\s،؛۔፣၊।,;:.\-–—…·|/()（），、。~]"
    return (
        re.compile(rf"(?:{sign}|{loose}){{1,12}}"),
        re.compile(rf"{sign}{{0,3}}(?:{strict}){sign}{{0,3}}"),
        re.compile(rf"(?:^|[^a-z])(?:{plus})[\s\-–—]{{0,2}}$"),
    )


@lru_cache(maxsize=128)
def _glued(tables: Tables, languages: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Latin number words written together, with each other or with digits: zerozero3one."""
    values = {
        row["word"]: row["digit"]
        for row in tables.rows("number_words")
        if _counts_here(row, languages) and re.fullmatch("[a-z]{3,}", row["word"]) and len(row["digit"]) == 1
    }
    one = "|".join(sorted(map(re.escape, values), key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<![a-z])(?:{one}){{2,15}}(?![a-z])"), re.compile(one), values


@lru_cache(maxsize=8)
def _syllables(tables: Tables) -> tuple[re.Pattern[str], dict[int, str]]:
    """Korean numerals, a syllable each, are written as one word: 공일공."""
    values = {row["word"]: row["digit"] for row in tables.rows("number_words") if row["language"] == "ko" and len(row["word"]) == 1}
    return re.compile(rf"(?<![가-힣])[{''.join(values) or ' '}]{{2,12}}(?![가-힣](?<![에은는이가도로으]))"), {
        ord(k): v for k, v in values.items()
    }


def find(plain: Plain, tables: Tables, edges: frozenset[int], languages: Sequence[str] = ()) -> Iterator[Number]:
    """All numbers of at least three digits, from left to right. At `edges` a Latin word may touch digits (WA0812…)."""
    run: list[Atom] = []
    for atom in _atoms(plain, tables, edges, languages):
        if run and (len(run) >= _MANY or not _joined(plain, run, atom, tables, edges)):
            yield from _cut(plain, run, tables)
            run = []
        run.append(atom)
    yield from _cut(plain, run, tables)


def _atoms(plain: Plain, tables: Tables, edges: frozenset[int], languages: Sequence[str]) -> list[Atom]:
    low = plain.low.translate(_LETTERS)
    tongues = frozenset(tag for language in languages for tag in _KIN.get(language.split("-")[0], (language.split("-")[0],)))
    together, single, meant = _glued(tables, tongues)
    atoms = [
        Atom(match.start() + m.start(), match.start() + m.end(), meant[m.group()], "word")
        for match in together.finditer(plain.low)
        for m in single.finditer(match.group())
    ]
    atoms += [
        Atom(match.start(), match.end(), meant[word], "word")
        for match in _MIXED.finditer(plain.low)
        if (word := match.group().translate(_LEET)) in meant
    ]
    atoms += [
        Atom(hit.start, hit.end, hit.row["digit"], "times" if hit.row["digit"].isalpha() else "word")
        for hit in _words(tables, tongues).find(plain.low)
        if not _inside_arabic(plain.low, hit.start, hit.end)
    ]
    syllables, values = _syllables(tables)
    atoms += [Atom(m.start(), m.end(), m.group().translate(values), "word") for m in syllables.finditer(low)]
    edges = edges | {edge for atom in atoms for edge in (atom.start, atom.end)}
    atoms += [atom for match in _GROUP.finditer(low) if (atom := _group(low, match, edges))]
    atoms.sort(key=lambda atom: (atom.start, -atom.end))
    return _multiplied(atoms)


def _inside_arabic(low: str, start: int, end: int) -> bool:
    """Whether an Arabic number word is a part of another word; "and" (و) may stand before it."""
    if not "\u0600" <= low[start] <= "\u06ff":
        return False
    before, after = low[start - 1 : start], low[end : end + 1]
    return ("\u0620" <= before <= "\u06d3" and before != "و") or "\u0620" <= after <= "\u06d3"


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
    """ "double zero", "triple five": one atom; the words for "times" go into the atom before."""
    out: list[Atom] = []
    for atom in atoms:
        last = out[-1] if out else None
        if last and atom.start < last.end:
            continue
        if last and last.digits in _TIMES and atom.start - last.end <= 2 and len(atom.digits) == 1:
            out[-1] = Atom(last.start, atom.end, atom.digits * _TIMES[last.digits], "word")
        elif last and last.kind == atom.kind == "word" and re.fullmatch("[1-9]00", last.digits) and _follows(last, atom):
            out[-1] = replace(last, end=atom.end, digits=str(int(last.digits) + int(atom.digits)))
        elif last and atom.digits == "times" and last.digits.isdigit() and atom.start - last.end <= 2:
            out[-1] = replace(last, end=atom.end, counted=True)
        else:
            out.append(atom)
    return [atom for atom in out if atom.kind != "times"]


def _follows(hundreds: Atom, atom: Atom) -> bool:
    """ "nine hundred" and "twelve" are one number: 912."""
    return atom.start - hundreds.end == 1 and len(atom.digits) <= 2 and atom.digits not in {"0", "00"}


def _counts(atom: Atom) -> bool:
    return atom.kind in {"word", "digits"} and atom.digits.isdigit() and len(atom.digits) == 1 and atom.digits > "1"


def _joined(plain: Plain, run: list[Atom], atom: Atom, tables: Tables, edges: frozenset[int]) -> bool:
    gap = plain.text[run[-1].end : atom.start]
    if len(gap) <= _WIDEST and _spoken_on(plain, run, atom, tables):
        return True
    if _BRACKETS.fullmatch(gap):
        return True
    if gap == "\n" and run[-1].kind == atom.kind == "digits" and _unfinished(plain, run, edges):
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
    if "(" in gap and atom.kind == "digits" and any(map(str.isalpha, plain.text[atom.end : atom.end + 8].partition(")")[0])):
        return False  # `1348 (24 hours)`
    if "," in gap:
        return run[-1].kind == atom.kind == "word"
    if "(" in gap.lstrip(" -") and len(run) > 2 and " (" in gap and sum(len(a.digits) for a in run) >= 9:
        return False
    alone = plain.low[atom.start : atom.end] in {"o", "о"} and " " in gap
    return not (alone and len(run[-1].digits) > 1)


def _spoken_on(plain: Plain, run: list[Atom], atom: Atom, tables: Tables) -> bool:
    """Whether only words for "then", "more" and signs stand before the next part of a spoken number."""
    gap = plain.low[run[-1].end : atom.start]
    loose, strict, _ = _between(tables)
    if strict.fullmatch(gap):
        return True
    near = run[-1].kind == "word" or atom.kind == "word" or (_counts(run[-1]) and atom.digits == "0" and any(map(str.isalpha, gap)))
    if (
        "," in gap
        and run[-1].kind != atom.kind
        and (_is_whole(run) or re.search("[0-9][.,/][0-9]", plain.text[run[0].start : run[-1].end]))
    ):
        return False  # `16.6891, ten minutes`, `14.03.2025, three people`
    return near and gap.count("\n") == 0 and not re.search(r"[.。]\s|[/|]", gap) and bool(loose.fullmatch(gap))


def _is_whole(run: list[Atom]) -> bool:
    """Whether a run has enough digits for a telephone number."""
    return sum(len(atom.digits) for atom in run) >= _SHORTEST


def _unfinished(plain: Plain, run: list[Atom], edges: frozenset[int]) -> bool:
    """Whether a number at a line's end goes on in the next: a plus or label before it, and too few digits for a whole one."""
    start = run[0].start
    opened = "+" in plain.text[max(0, start - 2) : start] or not edges.isdisjoint(range(start - 3, start + 1))
    return opened and sum(len(a.digits) for a in run) <= _SHORTEST


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
    readings = _spoken(plain, run, tables)
    if not readings or all(plain.low[a.start : a.end].isalpha() and a.kind == "letters" for a in run):
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
    start, plus, soft = _opening(plain, start, tables)
    yield Number(start, end, readings[0], plus, strange or plain.odd(start, end), len(run), tuple(readings[1:]), soft)


def _spoken(plain: Plain, run: list[Atom], tables: Tables) -> list[str]:
    """The digits that a run may mean, likeliest first. "six zeros" and "zero six times" are either the digits or a count;
    it is a count where that ends a part of the number, or the digits are too few for a telephone number."""
    literal = "".join(atom.digits for atom in run)
    pairs = [at for at in range(len(run) - 1) if _is_count(plain, run, at, tables)]
    if not pairs or len(pairs) > _PAIRS:
        return [literal] if 3 <= len(literal) <= LONGEST else []
    found = [_counted(run, chosen) for chosen in _choices(pairs)]
    found = [digits for digits in dict.fromkeys(found) if _SHORTEST <= len(digits) <= LONGEST]
    said = [at for at in pairs if _ends_part(plain, run, at + 1) and _ends_part(plain, run, at - 1)]
    first = [_counted(run, frozenset(said))] if said and all(b - a > 1 for a, b in pairwise(said)) else []
    ordered = [*first, *found, literal] if len(literal) <= _SHORTEST else [*first, literal, *found]
    return [digits for digits in dict.fromkeys(ordered) if 3 <= len(digits) <= LONGEST]


def _is_count(plain: Plain, run: list[Atom], at: int, tables: Tables) -> bool:
    """Whether the atoms `at` and `at + 1` may be "six zeros" or "zero six (times)"."""
    one, other = run[at], run[at + 1]
    if _between(tables)[1].fullmatch(plain.low[one.end : other.start]):
        return False
    named = other.kind == "word" or any(char.isalpha() for char in plain.low[one.end : other.start])
    if _counts(one) and other.digits == "0" and named:
        return True
    return one.digits == "0" and one.kind == "word" and _counts(other) and (other.counted or _ends_part(plain, run, at + 1))


def _ends_part(plain: Plain, run: list[Atom], at: int) -> bool:
    """Whether a part of the number ends with atom `at`: more than a space or hyphen stands behind."""
    return not 0 <= at < len(run) - 1 or plain.text[run[at].end : run[at + 1].start] not in {"", " ", "-"}


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
            count = run[at] if _counts(run[at]) else run[at + 1]
            out += "0" * int(count.digits)
            at += 2
        else:
            out += run[at].digits
            at += 1
    return out


def _zeros(plain: Plain, atom: Atom) -> bool:
    """Whether an atom of letters alone belongs to a number: `OOO`, and a single `o` only where no space parts it."""
    return atom.end - atom.start > 1 or (atom.start > 0 and plain.text[atom.start - 1] != " ")


def _opening(plain: Plain, start: int, tables: Tables) -> tuple[int, bool, bool]:
    """Where a number begins with its plus and its bracket, whether it has a plus, and whether that is only a word."""
    at = start
    word = _between(tables)[2].search(plain.low[max(0, start - 16) : start])
    if word:
        return start, True, True
    before = plain.text[max(0, start - 3) : start]
    match = re.search(r"(\+[ (]?|\(\+ ?|\()$", before)
    if match:
        at = start - len(match.group())
    if match and "+" not in match.group() and ")" not in plain.text[start : start + 8]:
        at = start
    plus = bool(match) and "+" in before
    if plus and at and plain.text[at - 1] == "(":
        at -= 1
    return at, plus, False
