"""A text as a row of atoms: words, and in scripts without spaces the pieces between known words, each with what is known of it.

An atom is a word, or a whole legal form, noun of business or cue of several words.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from extract.employer.case import level, raise_small
from extract.employer.endings import STOP, Ending, Endings, ending, endings, glued, kind_of_ending, kind_of_word, with_plural
from extract.employer.gaps import COMMA, MARKS, QUOTE, fill_gaps, with_double_quotes
from extract.employer.known import FIRM, LONG_SUFFIX, NONE, SUFFIXED, known_spans, turkish_case
from extract.employer.pieces import pieces
from extract.once import SEEN
from extract.tables import Tables
from extract.text.normalize import Folded
from extract.text.scripts import script_of
from extract.text.zawgyi import Converted, to_unicode
from extract.words.word_patterns import UNSPACED

_HARD = MARKS + "\\U0001f000-\\U0001faff\\u2600-\\u27bf\\u2b00-\\u2bff\\u25a0-\\u25ff\\u318d"
_PAREN = "()（）\\[\\]{}"
_OUT = QUOTE + _HARD + COMMA + _PAREN + "/／.。–—"
_WORD = re.compile(rf"(?:[^\s{_OUT}'’‘-]++|(?<=\w)(?:['’&.·-])(?=\w)|(?<=\w)(?<![{UNSPACED}])/(?=\w)(?![{UNSPACED}]))++|&")
_DENSE = re.compile(rf"[{UNSPACED}]")
_INDIC = {"DEVANAGARI", "BENGALI", "GUJARATI", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA"}
_PARTED = frozenset(_INDIC | {"HANGUL", "HIRAGANA", "KATAKANA", "CJK", "GEORGIAN", "ARMENIAN"})  # whose words are taken apart
_TRADES = frozenset({"noun<", "group<", "agency<"})
_BEHIND_OF = frozenset({"team", "bureau"})
_BEHIND_PREFIXED = _TRADES | _BEHIND_OF | {"joins"}
_NEAR = 3  # words beside a noun of business
_KANA_MEETS = re.compile(r"(?<=[ぁ-ん])(?=[ァ-ヺ][ァ-ヺー]{2})|(?<=[ァ-ヺー]{3})(?=[ぁ-ん])")
_APOSTROPHES = frozenset("'’")
_ARTICLE = re.compile(r"(?<=[a-zà-ÿ])\s(The|La|El|Los|Las|Le|Les|Os|As)$")
_OF_BRANCH = FIRM | {"place", "country", "occupation", "generic", "describes", "link"}  # what the name of a branch goes on with
_OF_NUMBERED = frozenset({"hires", "place", "country"})  # what goes on behind a name that ends in a number
_BEFORE_EMPLOYER, _BEHIND_EMPLOYER = frozenset({"joins", "team", "bureau"}), frozenset({"hires", "team"})
_KNOWN = frozenset({"known"})
_OF_SKILL = frozenset({"occupation", "generic", "brand", "tool"})  # what a tool's name at the head of a text goes on with
_DIGITS = 4  # of a number in a name, and letters of an initial
_NUMBERED = re.compile(r"\d{1,3}([^\W\d_]{3})")  # a number and the first letters of the word behind it
_LONG_WORD = 40  # characters of a word that is looked at each time anew
_JOINERS = "\u200c\u200d"
_NUMBER, _NUMERAL, _LINK = frozenset({"number"}), frozenset({"numeral"}), frozenset({"link"})
COMMON, _INNER, _FORMS = frozenset({"common"}), frozenset({"inner"}), frozenset({"form<"})


@dataclass(slots=True)
class Atom:
    """A piece of the text.

    `word` is folded; `tags` say what it is (`form<`, `noun>`, `hires`, `place`, …); `script` is cased, even (cased, in a text that
    has but one case), plain (no case, spaces between words) or dense (no spaces); `gap` is what stands before it: "" | " " | "," |
    "(" | ")" | '"' | "-" | "|" (a break). `opened` and `closed`: a quote stands right before it or behind it; `echo`: how much of it
    stands in an address of the ad.
    """

    start: int
    end: int
    word: str
    tags: frozenset[str]
    script: str
    gap: str
    capital: bool
    opened: bool = False
    closed: bool = False
    echo: int = 0


def atoms(
    text: str, folded: Folded, tables: Tables, others: Sequence[tuple[int, int, str]], known: Callable[[str], bool] | None = None
) -> list[Atom]:
    """The atoms of `text`; `others` are spans that other steps found, with their tag (`place`, `contact`). Linear time.

    `known` says which phrases of the tables count (training hides some, for ads hold words that no table has).
    """
    found: list[Atom] = []
    text = with_double_quotes(text)
    at, its = 0, endings(tables)
    shorten = glued(text, folded.scripts, its)
    words = _plain_words if _is_plain(text, folded.scripts) else _words
    for start, end, tags in known_spans(text, folded, tables, others, known):
        if at < start and text[at:start] != " ":
            near = shorten if found and "noun>" in found[-1].tags else None
            found += _words(text, at, start, its, near) if near else words(text, at, start, its)
        if ("stop" in tags or "joins" in tags) and (article := _ARTICLE.search(text, start, end)):
            found.append(_atom(text, start, article.start(), tags))  # "at The Copper Kettle"
            start, tags = article.start(1), _LINK
        end = end if tags.isdisjoint(_TRADES) else with_plural(text, end, its)
        if end - start <= 2 and text[start:end].islower():
            tags -= _FORMS  # Tagalog "sa" is no S.A.
        if (
            start
            and text[start - 1] in _APOSTROPHES
            and (case := turkish_case(tables).match(text, start - 1))
            and case.end() == end
        ):
            tags = STOP  # `Alanya` + `'da`: no Portuguese "da"
        found.append(_atom(text, start, end, tags))
        at = end
    near = shorten if found and "noun>" in found[-1].tags else None
    found += _words(text, at, len(text), its, near) if near else words(text, at, len(text), its)
    if "MYANMAR" in folded.scripts and (converted := to_unicode(text)):
        _say_in_unicode(found, converted)
    fill_gaps(text, found, _entries(tables))
    level(text, found)
    raise_small(found)
    known_tags = NONE.union(*{atom.tags for atom in found})
    if "brand" in known_tags:
        _free_borrowed(found)
    if "number" in known_tags:
        _name_numbers(text, found, pieces(tables, "numero"))
    return _without_prefixes(text, found) if "ETHIOPIC" in folded.scripts else found


def _say_in_unicode(found: Sequence[Atom], converted: Converted) -> None:
    """Zawgyi words as the model knows them."""
    for atom in found:
        first, last = (bisect_left(converted.starts, border) for border in (atom.start, atom.end))
        atom.word = converted.text[first:last].casefold()


@lru_cache(maxsize=8)
def _entries(tables: Tables) -> frozenset[str]:
    return frozenset(pieces(tables, "entry"))


def _without_prefixes(text: str, found: list[Atom]) -> list[Atom]:
    """Amharic "at", "for" and "from" (`በገነት አበባ እርሻ`) apart from the word of a name before a noun of business or a cue behind names,
    "of" before such a cue: it begins names too (`የኢትዮጵያ …`)."""
    split: list[Atom] = []
    for index, atom in enumerate(found):
        near = found[index + 1 : index + 4]
        cues = _BEHIND_OF if text[atom.start] == "የ" else _BEHIND_PREFIXED if text[atom.start] in "በለከ" else NONE
        if cues and atom.end - atom.start > 2 and not atom.tags and _leads_to(near, cues):
            split.append(Atom(atom.start, atom.start + 1, text[atom.start], STOP, atom.script, atom.gap, False))
            atom = Atom(atom.start + 1, atom.end, atom.word[1:], NONE, atom.script, "", False)
        split.append(atom)
    return split


def _leads_to(near: Sequence[Atom], cues: frozenset[str]) -> bool:
    for atom in near:
        if atom.gap != " ":
            return False
        if atom.tags & cues:
            return True
    return False


def _free_borrowed(found: Sequence[Atom]) -> None:
    """A service's name that heads a line and goes on with words of its own, a place or a verb of hiring is borrowed by who hires
    (`Lazada Thailand สาขาแม่สอด`, `Grab Fintech Support - Thailand hub`)."""
    for index, atom in enumerate(found):
        if "brand" in atom.tags and (
            _hires(found, index)
            or (not index and len(found) > 1 and found[1].tags.isdisjoint(_OF_SKILL))
            or (atom.gap == "|" and _goes_on(found[index + 1 : index + 5]))
        ):
            atom.tags = _KNOWN


def _name_numbers(text: str, found: Sequence[Atom], numero: Collection[str]) -> None:
    """A short number behind a word of no kind that is known, at the end of a clause or before a verb of hiring, may belong to a
    name (`Golden Tower 88`), and one behind a word for a number does ("School No. 12")."""
    numbers = [index for index, atom in enumerate(found) if index and "number" in atom.tags]
    for index in numbers:
        atom = found[index]
        if atom.tags != _NUMBER or atom.end - atom.start > _DIGITS or atom.gap != " " or not text[atom.start : atom.end].isdigit():
            continue
        before, behind = found[index - 1], found[index + 1] if index + 1 < len(found) else None
        ends = behind is None or behind.gap not in ("", " ") or not behind.tags.isdisjoint(_OF_NUMBERED)
        named = not before.tags or not before.tags.isdisjoint(_TRADES)  # or "Studio 94"
        if ends and named and (before.capital or before.script != "cased"):
            atom.tags = _NUMERAL
    for index in numbers:
        sign, number = found[index - 1], found[index]
        if "number" in number.tags and sign.word in numero and text[sign.end : number.start] in ("", " ", ".", ". "):
            sign.tags, number.tags, number.gap = _INNER, _INNER, " "


def _hires(found: Sequence[Atom], index: int) -> bool:
    """Whether a cue right before or behind a service's name says that it hires (`центр Тинькофф набирает`, `payme jamoasi`)."""
    before = found[index - 1].tags if index else NONE
    if "label" in before or (found[index].gap in ("", " ") and not before.isdisjoint(_BEFORE_EMPLOYER)):
        return True
    behind = found[index + 1] if index + 1 < len(found) else None
    return behind is not None and behind.gap in ("", " ") and not behind.tags.isdisjoint(_BEHIND_EMPLOYER)


def _goes_on(near: Sequence[Atom]) -> bool:
    for count, atom in enumerate(near):
        if atom.gap not in ("", " "):
            return count > 0
        if "hires" in atom.tags:
            return True
        if atom.tags - _OF_BRANCH or not (atom.capital if atom.script == "cased" else atom.tags):
            return count > 0
    return len(near) > 0


def _is_plain(text: str, scripts: Set[str]) -> bool:
    """Whether no word of a text can have an ending that is cut off, nor be a person's by its letters."""
    return text.isascii() or (scripts.isdisjoint(_PARTED) and "'" not in text and "’" not in text)


def _plain_words(text: str, start: int, end: int, its: Endings) -> list[Atom]:
    """As `_words`, of a plain text."""
    found = [_atom(text, *match.span(), NONE) for match in _WORD.finditer(text, start, end)]
    if found:
        first, last = found[0], found[-1]
        if start and first.start == start and text[start - 1].isalpha() and text[start : first.end] in its.particles:
            first.tags = STOP
        if last.end == end and text[last.start : end] in its.prefixes:
            last.tags = STOP
    return found


def _words(text: str, start: int, end: int, its: Endings, shorten: Ending | None = None) -> list[Atom]:
    """The words between two that are known; `shorten` says where an ending begins behind a noun of business."""
    found: list[Atom] = []
    glued = start > 0 and bool(script_of(text[start - 1]))
    for number, match in enumerate(_WORD.finditer(text, start, end)):
        first, last = match.span()
        if shorten is not None and number < _NEAR and (border := shorten(text, first, last, its)):
            found += (_atom(text, first, border, NONE), _atom(text, border, last, STOP))
            shorten = None
        elif glued and first == start and (match[0] in its.particles or _is_tail(match[0])):
            found.append(_atom(text, first, last, STOP))  # 회사 + 는, novvoyxonasi + ga
        elif "\u3040" <= text[first] <= "\u30ff" or "\u3400" <= text[first] <= "\u9fff":
            found += _japanese(text, first, last, last == end, its)
        elif (last < end or end == len(text) or not text[end].isalpha()) and (cut := ending(text, first, last, its)):
            found += (_atom(text, first, cut, NONE), _atom(text, cut, last, kind_of_ending(text, cut, last, its)))
        else:  # 해맑은 + 수산
            found.append(_atom(text, first, last, kind_of_word(match[0], last == end, its)))
    return found


def _is_tail(word: str) -> bool:
    """Whether letters written onto a word that is known are an ending, by their script and number (`క్లినిక్` + `లో`)."""
    letters = word.lstrip(_JOINERS)
    return 0 < len(letters) <= LONG_SUFFIX and letters[0] in SUFFIXED


def _japanese(text: str, start: int, end: int, before_known: bool, its: Endings) -> Iterator[Atom]:
    """A run of kana and Han in pieces where hiragana meets katakana: a name in katakana stands between particles
    (`立ち上げた` + `グランオーブ` + `って`)."""
    for cut in _KANA_MEETS.finditer(text, start + 1, end):
        yield _atom(text, start, cut.start(), NONE)
        start = cut.start()
    yield _atom(text, start, end, kind_of_word(text[start:end], before_known, its))


def _atom(text: str, start: int, end: int, tags: frozenset[str]) -> Atom:
    look = _look if end - start <= _LONG_WORD else _look.__wrapped__
    word, script, capital, own = look(text[start:end])
    return Atom(start, end, word, tags | own if own else tags, script, "|", capital)


@lru_cache(maxsize=SEEN)
def _look(written: str) -> tuple[str, str, bool, frozenset[str]]:
    """A word folded, its script and whether it has a capital, and what it is by its letters alone; a number with a word in capital and
    small letters written onto it is a word (`7Nord`, but not `55k`, `10KG`, `3대째`)."""
    word, first = written.casefold(), written[:1]
    if not first.isalnum():
        first = next((char for char in written if char.isalnum()), "")
    if len(written) > 3 and written[1] in _APOSTROPHES:
        first = written[2]  # "l'Espérance" is written with a capital
    if first.isdigit() and (named := _NUMBERED.match(written)) and named[1].istitle():
        first = named[1][0]
    script, capital = _writing(first)
    return word, script, capital, _NUMBER if script == "digits" else _LINK if word == "&" else NONE


def _writing(first: str) -> tuple[str, bool]:
    """The script of a word by its first letter or digit, and whether that is a capital."""
    if first.lower() != first.upper():
        return "cased", first.isupper()
    return ("dense" if _DENSE.match(first) else "digits" if first.isdigit() else "plain"), False
