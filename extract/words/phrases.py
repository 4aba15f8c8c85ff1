"""Look up many phrases in a folded text at once, with the word boundaries of each script.

Scripts without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) match anywhere; scripts whose words take endings
(Korean, Bengali, Tamil, Sinhala, …) need a boundary before, Arabic and Ethiopic words may take a prefix too.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from extract.automaton import Place, Places, places_of
from extract.once import Filled
from extract.packed import bytes_of, in_words, joined, numbers_of
from extract.tables import Row, Tables
from extract.text.normalize import fold_word
from extract.words.together import Finder

_FREE = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "ARABIC", "ETHIOPIC")
_SUFFIXED = ("HANGUL", "BENGALI", "TAMIL", "SINHALA", "TELUGU", "MALAYALAM", "KANNADA", "GUJARATI", "ORIYA")


UNSAID = frozenset({"phrase", "source", "date"})  # columns that no two rows share, and those that no reader asks for


class Hit(NamedTuple):
    """A phrase found in a folded text: folded span and the table's row."""

    start: int
    end: int
    row: Row


class Phrases:
    """A compiled list of phrases; `find` runs in time linear in the text."""

    def __init__(self, rows: Iterable[Row], column: str = "phrase", glued: bool = False, finder: Finder | None = None) -> None:
        """With a `finder` its list, which is looked for together with others, is to be `words`."""
        self._compile(((row[column], row) for row in rows), glued, finder)

    @classmethod
    def read(cls, prepared: Sequence[Any]) -> "Phrases":
        """Of what `prepared` gave."""
        made = cls.__new__(cls)
        words, checks, numbers, rows = prepared
        made.rows, made.words = [rows[number] for number in numbers_of(numbers)], []
        made.places, made.checks = places_of(words), bytes_of(checks)
        return made

    @classmethod
    def of(cls, words: Iterable[tuple[str, Row]], glued: bool = False) -> "Phrases":
        """Of words, each with what a hit of it is to say: many may share one `meaning`."""
        made = cls.__new__(cls)
        made._compile(words, glued)
        return made

    def _compile(self, said: Iterable[tuple[str, Row]], glued: bool = False, finder: Finder | None = None) -> None:
        known = [(word, row) for word, row in said if word.strip()]
        words = [digits(fold_word(word)) for word, _ in known]
        self.rows = [row for _, row in known]
        self.places = finder.places if finder else places_of(words)
        self.words = words if finder else []
        self.checks = bytes(boundaries(word, glued) for word in words)

    def find(self, text: str) -> list[Hit]:
        """The longest hits, from left to right, none overlapping another. `text` is folded."""
        rows = self.rows
        found = standing(self.places, self.checks, text)
        if len(found) < 2:
            return [Hit(start, end, rows[index]) for start, end, index in found]
        kept, last = [], 0
        for start, end, index in sorted([(start, -end, index) for start, end, index in found]):
            if start >= last:
                last = -end
                kept.append(Hit(start, last, rows[index]))
        return kept


@cache
def meaning(**fields: str) -> Row:
    """One row for all words that say the same: a row a word takes most memory of all."""
    return fields


def as_title(text: str) -> str:
    """A folded text with a capital at the head of each word, its length as it was, as its words are looked for of which those in letters
    with case need a boundary before: no short one is found inside another, and the automaton is at its beginning wherever none starts,
    which is where it is fast."""
    return text.title() if text.isascii() else _kept_title(text) if len(text) <= _KEPT else _titled(text)


def _titled(text: str) -> str:
    titled = text.title()
    if len(titled) == len(text) and not _ODD.search(text):
        return titled
    return "".join(part if _ODD.match(part) else part.title() for part in _ODD.split(text))


def prepared(said: Iterable[tuple[str, Row]]) -> list[Any]:
    """Of words, each with what a hit of it is to say, what takes long to make of them, to be kept as JSON (`stored.kept`): the words
    folded, sorted, for an automaton of such is made faster; where each needs a boundary; the number of what it says; all that is said."""
    words = sorted(((digits(fold_word(word)), row) for word, row in said if word.strip()), key=itemgetter(0))
    numbers, rows = numbered(row for _, row in words)
    known = [word for word, _ in words]
    return [joined(known), in_words(map(boundaries, known)), in_words(numbers), rows]


def numbered(rows: Iterable[Row]) -> tuple[list[int], list[Row]]:
    """The number of each row, and all different ones."""
    known: dict[tuple[tuple[str, str], ...], int] = {}
    return [known.setdefault(tuple(row.items()), len(known)) for row in rows], list(map(dict, known))


def standing(places: Places, checks: bytes, text: str, written: str | None = None) -> list[Place]:
    """(start, end, number of the phrase) wherever a phrase stands as a word, overlapping ones too; `checks` by `boundaries`. Looked for
    in the text as it is `written` for `places`, where that is otherwise."""
    found = places(text if written is None else written)
    if not found:
        return found
    hits = []
    length = len(text)
    for hit in found:
        start, end, index = hit
        if needed := checks[index]:
            if needed & BEFORE and start and _BEFORE[text[start - 1 : start + 1]]:
                continue
            if needed & BEHIND and end < length and _BEHIND[text[end - 1 : end + 1]]:
                continue
        hits.append(hit)
    return hits


BEFORE, BEHIND = 1, 2  # where a word needs a boundary


def boundaries(word: str, glued: bool = False) -> int:
    """Where a boundary is needed of `word`: `BEFORE`, `BEHIND`, their sum or 0; a `glued` Korean one follows a name without a space."""
    first, needed = word[0], _checked(word[0])
    before = needed == "both" or (needed == "start" and not (glued and _hangul(first)))
    return before * BEFORE + (_checked(word[-1]) == "both") * BEHIND


def _hangul(char: str) -> bool:
    return "가" <= char <= "힣"


def longest(hits: list[Hit]) -> list[Hit]:
    """The longest hits, from left to right, none overlapping another."""
    last = 0
    for start, end, _ in hits:
        if start < last:
            break
        last = end
    else:
        return hits  # as they are, nearly always
    kept: list[Hit] = []
    for hit in sorted(hits, key=_by_place):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _by_place(hit: Hit) -> tuple[int, int]:
    start, end, _ = hit
    return start, -end


@lru_cache(maxsize=65536)
def joins(char: str, neighbour: str) -> bool:
    """Whether `char` continues the word of `neighbour`: a letter or mark beside one, a digit beside neither; nor does a Korean particle
    behind Latin letters ("Viber로")."""
    particle = _hangul(char) and neighbour.isascii()
    return _letter(char) and _letter(neighbour) and _checked(char) != "free" and not particle


# Whether two characters side by side are of one word, as `joins` has it of the first or of the second: asked for each phrase in a text.
_BEFORE = Filled[str, bool](lambda pair: joins(pair[0], pair[1]))
_BEHIND = Filled[str, bool](lambda pair: joins(pair[1], pair[0]))


@lru_cache(maxsize=8192)
def _letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM"


@lru_cache(maxsize=8192)
def _checked(char: str) -> str:
    name = unicodedata.name(char, "")
    if name.startswith(_FREE):
        return "free"
    return "start" if name.startswith(_SUFFIXED) else "both"


# Signs that Python takes for letters, so that no word begins behind them (🅰); letters whose capital is that of another (ı) or two signs.
_ODD = re.compile("([\U0001f150-\U0001f189ıǰΐΰẖ-ẙὐὒὔὖᾶῆῒῖῗῢῤῦῧῶ])")


# A decimal digit of any script as the ASCII one.
_DIGITS = Filled[int, str](lambda code: str(unicodedata.decimal(chr(code))) if chr(code).isdecimal() else chr(code))
_OTHER_DIGIT = re.compile(r"[^\D0-9]")


def digits(text: str) -> str:
    """`text` with the decimal digits of every script as ASCII ones; its length stays the same."""
    return text.translate(_DIGITS) if not text.isascii() and _OTHER_DIGIT.search(text) else text


_KEPT = 4000  # characters; a longer text is no ad, and would take much memory
_kept_title = lru_cache(maxsize=1024)(_titled)  # as pay and job do, and employers in each script


@lru_cache(maxsize=64)
def phrases(tables: Tables, name: str, column: str = "phrase") -> Phrases:
    """The compiled phrases of table `name`: a hit says what its row does, but for the phrase, its source and the date."""
    unsaid = {column, *UNSAID}
    said = ((row[column], meaning(**{key: row[key] for key in row if key not in unsaid})) for row in tables.rows(name))
    return Phrases.of(said, glued=name == "legal_forms")


def original(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The words `text[start:end]` with white space at both ends taken off, and their span."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return piece.strip(), start, start + len(piece.strip())
