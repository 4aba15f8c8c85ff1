"""Numbers as people write them to be dialled. A run is a chain of atoms (groups of digits, words) with only separators
between them; runs are cut where a second number begins."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.number import gaps
from extract.number.atom import Atom
from extract.number.beside_hotlines import stands_apart
from extract.number.no_part import is_extension, is_hour, is_named, is_sum
from extract.number.readings import LONGEST, SIGN, WHOLE, is_count_word, spoken, then
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import alternation, words
from extract.words.number_cues import code_before, cues

_MANY = 64  # atoms after which a run is cut, so that hostile input costs no more than its length
_GAP = re.compile(r"[ \-–—.()*~·・ー―_ـ]{0,5}|[ ]?,[ ]?")
_PLAIN = frozenset(" -.–")  # between two groups of digits
_SPREAD = re.compile(r"[ ]?(?:[^\w\s@$€£%+,;:!?]|_){1,4}[ ]?")  # signs between the digits of a number: [0][9][1], 0|9|1, 0💥9💥1
_BRACKETS = re.compile(r"[)\]}】>][ ]{0,2}[(\[{【<]")  # [0700] [000] [000]
_LEAST = 3  # digits of a number
_WIDEST = 32  # characters of words between two parts of a spoken number: ", uske baad aath baar "
_FARTHEST = 36  # characters between two parts of any number, white space aside
_CODED = 28  # characters between a country's code told in words and its number
_COMMAS = frozenset("၊။،؛፣፤、，；।។")  # between two numbers of other scripts
_FULL_STOP = re.compile(rf"[{STOPS}]\s")
_STOP_FOR_DASH = re.compile(r" [۔।။።。] ")  # between the parts of one number: ۰۳۰۰ ۔ ۰۰۰ ۔ ۰۰۰۰
_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})*")
_AGES = re.compile(r"[1-6][0-9] ?[-–—~] ?[1-7][0-9](?![0-9]|[ ]?[-–.][ ]?[0-9])")  # 18-35, behind a full stop
_DAY = re.compile(r"\d{1,2}(?:[/.]\d{1,2}(?!\d)|:[0-5]\d(?!\d))")  # or an hour
_OPENED = re.compile(r"(\+[ (]?|\(\+ ?|\()$")
_STOP = re.compile(r"(?<! )[.。]\s|[/|]")  # but not "5 5 5 . zero zero"
_NOTE = re.compile(r"[ ]?[(（\[]([^()（）\[\]\d\n]{1,30})[)）\]]")
_FILE = re.compile(r"\.(?:jpg|png|pdf|doc|mp4|zip|xls|gif|csv)[a-z0-9]?(?![a-z0-9])")


class Number(NamedTuple):
    """A dialled number: span in the plain text, digits, whether a plus stands before, whether it was disguised."""

    start: int
    end: int
    digits: str
    plus: bool
    disguised: bool
    groups: int
    others: tuple[str, ...] = ()  # other digits that the same words may mean, likeliest first: "eight zero" may be eight zeros
    soft: bool = False  # the plus is a word that may mean something else: 加 ("add")
    ordered: bool = False  # its parts were told in another order
    sibling: bool = False  # told by the number before it


@lru_cache(maxsize=8)
def _between(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """What may stand between two parts of a number of which one is spoken: "then", "more", "of them"; words for "plus" before it,
    and anywhere; what these end with."""
    loose = alternation(tables, "then", "more")
    plus = "|".join(re.escape(word) for word in words(tables, "plus"))
    firsts = "".join(sorted({re.escape(word[0]) for word in words(tables, "plus")}))
    ahead = f"(?=[{firsts}])" if firsts else ""  # seen before the words are tried
    return (
        compiled(rf"(?:{SIGN}|{loose}){{1,12}}"),
        compiled(rf"(?:^|[^a-z]){ahead}(?:{plus})[\s\-–—]{{0,2}}$"),
        compiled(rf"(?<![a-z]){ahead}(?:{plus})(?![a-z])"),
        frozenset(word[-1] for word in words(tables, "plus")),
    )


def find(plain: Plain, parts: Sequence[Atom], tables: Tables, edges: frozenset[int]) -> Iterator[Number]:
    """All numbers of at least three digits, from left to right, of the text's `parts`. At `edges` a Latin word may touch digits
    (WA0812…)."""
    run, parted = list[Atom](), gaps.repeated(plain.low, parts)
    for atom in parts:
        if run and (len(run) >= _MANY or not (atom.start in parted or _joined(plain, run, atom, tables, edges))):
            yield from _cut(plain, run, tables)
            run = []
        run.append(atom)
    yield from _cut(plain, run, tables)


def _are_sum_and_next(one: Atom, other: Atom) -> bool:
    """Whether digits before a full stop may be a sum, and those behind it begin the next sentence."""
    return len(one.digits) > 1 and one.digits[0] != "0" and one.kind == other.kind == "digits"


def _joined(plain: Plain, run: list[Atom], atom: Atom, tables: Tables, edges: frozenset[int]) -> bool:
    gap = plain.text[run[-1].end : atom.start]
    if gap in _PLAIN and run[-1].kind == atom.kind == "digits":  # as nearly all
        return not stands_apart(plain, run, atom, gap, tables)
    if run[-1].counted and len(run[-1].digits) == 1 and len(atom.digits) >= WHOLE:
        return False  # "type it once again: 0900 …"
    if "code" in (run[-1].kind, atom.kind):
        return _goes_with_code(run, atom, gap)
    if len(gap) > _FARTHEST and len(gap.strip()) > 1:
        return False
    if gap.startswith(". ") and atom.kind == "digits" and _AGES.match(plain.text, atom.start):
        return False
    if gap.startswith(". ") and atom.kind == "word" and (run[-1].kind != "word" or plain.text[atom.start].isupper()):
        return False  # `since March 9. Wala na`
    if gap == ". " and len(run) == 1 and _are_sum_and_next(run[0], atom):
        return opening(plain, run[0].start, tables)[1]  # "900. 9-7-1, then 5-0"
    if ". " in gap and _AMOUNT.fullmatch(plain.text, run[0].start, run[-1].end) and atom.digits[0] == "0":
        return False  # "Rs 2,500. 021 000 0000"
    if stands_apart(plain, run, atom, gap, tables):
        return False
    if len(run) == 1 and (is_named(plain, run[0], atom, gap) or is_sum(plain, run[0], atom)):
        return False
    if run[-1].kind == "word" and atom.kind != "word" and ((_FULL_STOP.search(gap) and atom.digits[0] == "0") or ". " in gap):
        return False  # a number of its own begins behind a full stop
    if len(gap) <= _WIDEST and _spoken_on(plain, run, atom, tables):
        return True
    if _BRACKETS.fullmatch(gap):
        return True
    if gap == "\n" and run[-1].kind == atom.kind == "digits" and _unfinished(plain, run, edges):
        return True
    if gap.strip() in {"/", "|"} and atom.kind == "digits" and run[0].kind == "word" and sum(len(a.digits) for a in run) < WHOLE:
        return True
    single = len(run[-1].digits) == len(atom.digits) == 1
    dash = _STOP_FOR_DASH.fullmatch(gap) is not None and not _is_whole(run) and run[0].digits[0] == "0"
    if not single and not dash and _FULL_STOP.search(gap):
        return False
    if _SPREAD.fullmatch(gap) and (single or not (gap.isascii() or (_is_whole(run) and gap.strip() in _COMMAS))):
        return True
    if not _GAP.fullmatch(gap) or "   " in gap:
        return False
    if "(" in gap and atom.kind == "digits" and any(map(str.isalpha, plain.text[atom.end : atom.end + 8].partition(")")[0])):
        return False  # `1348 (24 hours)`
    if "," in gap:
        zeros = run[-1].kind == atom.kind == "letters" and len(atom.digits) > 1 and not atom.digits.strip("0")  # O79, ooo, oo
        return zeros or run[-1].kind == atom.kind == "word"
    if "(" in gap.lstrip(" -") and len(run) > 2 and " (" in gap and sum(len(a.digits) for a in run) >= 9:
        return False
    alone = plain.low[atom.start : atom.end] in {"o", "о"} and " " in gap
    return not (alone and len(run[-1].digits) > 1)


def _goes_with_code(run: list[Atom], atom: Atom, gap: str) -> bool:
    """Whether a number begins right behind the code of its country."""
    return atom.kind != "code" and len(run) == 1 and len(gap) <= _CODED and not _FULL_STOP.search(gap) and "\n" not in gap


def _spoken_on(plain: Plain, run: list[Atom], atom: Atom, tables: Tables) -> bool:
    """Whether only words for "then", "more" and signs stand before the next part of a spoken number."""
    gap = plain.low[run[-1].end : atom.start]
    if is_extension(gap, tables) or ("(" in gap and _is_whole(run)):
        return False  # `0917 000 0000 (zero, not O)`
    if len(run) == 1 and gap.startswith(":") and (run[0].kind == "word" or is_hour(plain, run[0], atom)):
        return False  # "chú Tư: không chín"
    if len(run) == 1 and run[0].kind == "word" and len(run[0].digits) == 1 and says_plus(gap, tables) and "+" not in gap:
        return False  # "Signal to plus six six": the first is no number here
    if then(tables).fullmatch(gap):
        ended = _is_whole(run) and {one.kind for one in run} == {"digits"}  # "0700 000 000, ends 30/6", "…. Ends 30 June"
        return not (ended and ("\n" in gap or gap.startswith(". ") or _DAY.match(plain.text, atom.start)))
    near = (
        run[-1].kind == "word"
        or atom.kind == "word"
        or (is_count_word(run[-1]) and atom.digits == "0" and any(map(str.isalpha, gap)))
    )
    if (
        "," in gap
        and run[-1].kind != atom.kind
        and (_is_whole(run) or re.search("[0-9][.,/][0-9]", plain.text[run[0].start : run[-1].end]))
    ):
        return False  # `16.6891, ten minutes`, `14.03.2025, three people`
    return near and gap.count("\n") == 0 and not _STOP.search(gap) and bool(_between(tables)[0].fullmatch(gap))


def _is_whole(run: list[Atom]) -> bool:
    """Whether a run has enough digits for a telephone number."""
    return sum(len(atom.digits) for atom in run) >= WHOLE


def _unfinished(plain: Plain, run: list[Atom], edges: frozenset[int]) -> bool:
    """Whether a number at a line's end goes on in the next: a plus or label before it, and too few digits for a whole one."""
    start = run[0].start
    opened = "+" in plain.text[max(0, start - 2) : start] or not edges.isdisjoint(range(start - 3, start + 1))
    return opened and sum(len(a.digits) for a in run) <= WHOLE


def _cut(plain: Plain, run: list[Atom], tables: Tables) -> Iterator[Number]:
    """A run as one number, or as several where it is too long for one."""
    if len(run) < 2 and not (run and len(run[0].digits) >= _LEAST):
        return
    while run and len("".join(atom.digits for atom in run[:16]).removeprefix("00")) > LONGEST:
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
    if len(run) == 1 and (len(run[0].digits) < _LEAST or run[0].kind == "code"):
        return
    while run and run[-1].kind == "letters" and not (run[-1].digits.strip("0") or _zeros(plain, run)):
        run = run[:-1]
    while (
        run
        and run[0].kind == "letters"
        and plain.low[run[0].start : run[0].end] in {"o", "oo"}
        and len(run) > 1
        and len(run[1].digits) > 1
    ):
        run = run[1:]
    run = _once(plain, run)
    readings = spoken(plain, run, tables)
    named = len(run) > 2 and run[0].kind == "word" and run[0].digits != "0" and all(atom.kind == "digits" for atom in run[1:])
    if named and not code_before(plain.low, run[0].start, tables):
        readings = ["".join(atom.digits for atom in run[1:]), *readings]  # 老七 138 0000 0000: somebody's name
    if not readings or all(a.kind == "letters" and plain.low[a.start : a.end].isalpha() for a in run):
        return
    start, end = run[0].start, run[-1].end
    if _FILE.match(plain.low, end):
        return
    spaced = len(run) >= 7 and all(len(atom.digits) == 1 for atom in run)
    strange = spaced or any(atom.kind != "digits" for atom in run) or _is_strange(plain.text, run)
    if len(run) > 1 and run[0].kind == "code" and any(map(str.isalpha, plain.text[run[0].end : run[1].start])):
        start = run[1].start  # an app's name may stand between
    start, plus, soft = opening(plain, start, tables)
    plus, soft = plus or run[0].kind == "code" or _plus_behind(plain.low, end, tables), soft or (plus and readings[0][0] == "0")
    yield Number(start, end, readings[0], plus, strange or plain.odd(start, end), len(run), tuple(readings[1:]), soft)


def _is_strange(text: str, run: list[Atom]) -> bool:
    """Whether signs stand between the parts of a run that nobody writes into a number who hides nothing."""
    between = "".join([text[one.end : other.start] for one, other in pairwise(run)])
    return any(map(str.isalpha, between)) or any(
        not char.isascii() and not char.isspace() and char not in "–—·・ー―" for char in between
    )


def _once(plain: Plain, run: list[Atom]) -> list[Atom]:
    """A run without its second half where that says the first again in brackets: "one nine eight nine (19 89)"."""
    if len(run) < 2 or "(" not in plain.text[run[0].end : run[-1].start]:
        return run
    for at in range(1, len(run)):
        first, second = ("".join(atom.digits for atom in part) for part in (run[:at], run[at:]))
        if len(first) >= _LEAST and first == second and "(" in plain.text[run[at - 1].end : run[at].start]:
            return run[:at]
    return run


def _zeros(plain: Plain, run: list[Atom]) -> bool:
    """Whether the letters alone that end a run belong to the number: `OOO`, and a single `o` only where no space parts it or it is
    one of several: 9 8 0 0 0 O O O."""
    last = run[-1]
    several = len(run) >= _LEAST and all(atom.kind == "letters" and atom.digits == "0" for atom in run[-_LEAST:])
    return several or last.end - last.start > 1 or (last.start > 0 and plain.text[last.start - 1] != " ")


def says_plus(said: str, tables: Tables) -> bool:
    """Whether words or a sign for "plus" stand in `said`."""
    return "+" in said or _between(tables)[2].search(said) is not None


def _plus_behind(low: str, end: int, tables: Tables) -> bool:
    """Whether brackets behind a number say that it begins with a plus: "(put plus before)"."""
    note = _NOTE.match(low, end)
    return note is not None and says_plus(note.group(), tables)


def before_plus(plain: Plain, start: int, tables: Tables) -> int:
    """Where the word for "plus" before a number begins, or the number itself."""
    word = _between(tables)[1].search(plain.low, max(0, start - 16), start)
    return word.start() + (not plain.low[word.start()].isalpha()) if word else start


def opening(plain: Plain, start: int, tables: Tables) -> tuple[int, bool, bool]:
    """Where a number begins with its plus and its bracket, whether it has a plus, and whether that is only a word."""
    at, said = start, plain.low[max(0, start - 16) : start]
    _, plus_before, _, lasts = _between(tables)
    word = plus_before.search(said) if said.rstrip().rstrip("-–—").rstrip()[-1:] in lasts else None
    if word:
        return start, True, cues(tables, "adding").search(word.group()) is not None
    before = plain.text[max(0, start - 3) : start]
    match = _OPENED.search(before) if "+" in before or "(" in before else None
    if match:
        at = start - len(match.group())
    if match and "+" not in match.group() and ")" not in plain.text[start : start + 8]:
        at = start
    plus = bool(match) and "+" in before
    if plus and at and plain.text[at - 1] == "(":
        at -= 1
    return at, plus, False
