"""A text as a row of atoms: words, and in scripts without spaces the pieces between known words, each with what is known of it.

An atom is a word, or a whole legal form, noun of business or cue of several words.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extract.employer.case import level, raise_small
from extract.employer.endings import STOP, Ending, Endings, ending, endings, glued, kind_of_ending, kind_of_word, with_plural
from extract.employer.known import FIRM, NONE, known_spans, pieces, turkish_case
from extract.tables import Tables
from extract.text.normalize import Folded
from extract.words.word_patterns import UNSPACED

_QUOTE = '"“”„«»‹›「」『』《》〈〉'
_MARKS = "\n\r!?;|…។。！？；｜～।။៖፡፣፤።፦፥፧፨۔؟•▪●►▶→✔✓✅·:：*_=~<>#@【】\u200b\ufe0f"
_HARD = _MARKS + "\\U0001f000-\\U0001faff\\u2600-\\u27bf\\u2b00-\\u2bff\\u25a0-\\u25ff\\u318d"
_COMMA = ",，、،၊؛៕"
_PAREN = "()（）\\[\\]{}"
_OUT = _QUOTE + _HARD + _COMMA + _PAREN + "/／.。–—"
_WORD = re.compile(rf"(?:[^\s{_OUT}'’‘-]++|(?<=\w)(?:['’&.·-])(?=\w)|(?<=\w)(?<![{UNSPACED}])/(?=\w)(?![{UNSPACED}]))++|&")
_DENSE, _ETHIOPIC = re.compile(rf"[{UNSPACED}]"), re.compile(r"[\u1200-\u135a]")
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
_KNOWN, _CONTACT = frozenset({"known"}), frozenset({"contact"})
_OF_SKILL = frozenset({"occupation", "generic", "brand", "tool"})  # what a tool's name at the head of a text goes on with
_DIGITS = 4  # of a number in a name, and letters of an initial
_LONG_WORD = 40  # characters of a word that is looked at each time anew
_VOWEL = re.compile(r"[aeiou]")
_LABEL, _COLONS = frozenset({"label"}), frozenset(":：")
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
    at, its = 0, endings(tables)
    shorten = glued(text, folded.scripts, its)
    for start, end, tags in known_spans(text, folded, tables, others, known):
        if at < start and text[at:start] != " ":
            found += _words(text, at, start, its, shorten if found and "noun>" in found[-1].tags else None)
        if ("stop" in tags or "joins" in tags) and (article := _ARTICLE.search(text, start, end)):
            found.append(_atom(text, start, article.start(), tags))  # "at The Copper Kettle"
            start, tags = article.start(1), _LINK
        end = end if tags.isdisjoint(_TRADES) else with_plural(text, end, its)
        if end - start <= 2 and text[start:end].islower():
            tags -= _FORMS  # Tagalog "sa" is no S.A.
        if start and (case := turkish_case(tables).match(text, start - 1)) and case.end() == end:
            tags = STOP  # `Alanya` + `'da`: no Portuguese "da"
        found.append(_atom(text, start, end, tags))
        at = end
    found += _words(text, at, len(text), its, shorten if found and "noun>" in found[-1].tags else None)
    _fill_gaps(text, found)
    _mark_entries(text, found, frozenset(pieces(tables, "entry")))
    level(text, found)
    raise_small(found)
    _free_borrowed(found)
    _name_numbers(text, found)
    numero = pieces(tables, "numero")
    for sign, number in pairwise(found):
        if "number" in number.tags and sign.word in numero and text[sign.end : number.start] in ("", " ", ".", ". "):
            sign.tags, number.tags, number.gap = _INNER, _INNER, " "  # "School No. 12"
    return _without_prefixes(text, found) if _ETHIOPIC.search(text) else found


def _mark_entries(text: str, found: Sequence[Atom], entries: frozenset[str]) -> None:
    """Words that are labels only as an entry of a form, before a colon (`업체 : X`, `Магазин: X`)."""
    first = 0
    for before, atom in pairwise(found):
        if before.gap not in ("", " "):
            first = before.start
        colon = atom.gap == "|" and text[before.end : atom.start].lstrip(" *_")[:1] in _COLONS
        if colon and " ".join(text[first : before.end].casefold().split()) in entries:
            before.tags |= _LABEL


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


def _name_numbers(text: str, found: Sequence[Atom]) -> None:
    """A short number behind a word of no kind that is known, at the end of a clause or before a verb of hiring, may belong to a
    name (`Golden Tower 88`)."""
    for index, atom in enumerate(found[1:], 1):
        if atom.tags != _NUMBER or atom.end - atom.start > _DIGITS or atom.gap != " " or not text[atom.start : atom.end].isdigit():
            continue
        before, behind = found[index - 1], found[index + 1] if index + 1 < len(found) else None
        ends = behind is None or behind.gap not in ("", " ") or not behind.tags.isdisjoint(_OF_NUMBERED)
        named = not before.tags or not before.tags.isdisjoint(_TRADES)  # or "Studio 94"
        if ends and named and (before.capital or before.script != "cased"):
            atom.tags = _NUMERAL


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


def _words(text: str, start: int, end: int, its: Endings, shorten: Ending | None = None) -> list[Atom]:
    """The words between two that are known; `shorten` says where an ending begins behind a noun of business."""
    found: list[Atom] = []
    glued = start > 0 and text[start - 1].isalpha()
    ascii = text.isascii()
    for number, match in enumerate(_WORD.finditer(text, start, end)):
        first, last = match.span()
        if shorten is not None and number < _NEAR and (border := shorten(text, first, last, its)):
            found += (_atom(text, first, border, NONE), _atom(text, border, last, STOP))
            shorten = None
        elif glued and first == start and match[0] in its.particles:
            found.append(_atom(text, first, last, STOP))  # 회사 + 는, novvoyxonasi + ga
        elif ascii:
            found.append(_atom(text, first, last, NONE))
        elif "\u3040" <= text[first] <= "\u30ff" or "\u3400" <= text[first] <= "\u9fff":
            found += _japanese(text, first, last, last == end, its)
        elif (last < end or end == len(text) or not text[end].isalpha()) and (cut := ending(text, first, last, its)):
            found += (_atom(text, first, cut, NONE), _atom(text, cut, last, kind_of_ending(text, cut, last, its)))
        else:  # 해맑은 + 수산
            found.append(_atom(text, first, last, kind_of_word(match[0], last == end, its)))
    return found


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


@lru_cache(maxsize=1 << 13)
def _look(written: str) -> tuple[str, str, bool, frozenset[str]]:
    """A word folded, its script and whether it has a capital, and what it is by its letters alone."""
    word, first = written.casefold(), written[:1]
    if not first.isalnum():
        first = next((char for char in written if char.isalnum()), "")
    if len(written) > 3 and written[1] in _APOSTROPHES:
        first = written[2]  # "l'Espérance" is written with a capital
    script, capital = _writing(first)
    return word, script, capital, _NUMBER if script == "digits" else _LINK if word == "&" else NONE


def _writing(first: str) -> tuple[str, bool]:
    """The script of a word by its first letter or digit, and whether that is a capital."""
    if first.lower() != first.upper():
        return "cased", first.isupper()
    return ("dense" if _DENSE.match(first) else "digits" if first.isdigit() else "plain"), False


def _fill_gaps(text: str, found: list[Atom]) -> None:
    for before, atom in pairwise(found):
        if atom.start == before.end + 1:
            if text[before.end] == " ":
                atom.gap = " "
                continue
            if text[before.end] == "_":
                before.tags = atom.tags = _CONTACT  # "fake_silverfox"
        atom.gap = _gap(text, before, atom)
        if atom.gap in _BY_QUOTES:
            before.closed = text[before.end] in _QUOTE_SET or text.startswith("''", before.end)
            atom.opened = text[atom.start - 1] in _QUOTE_SET or text.endswith(",,", 0, atom.start)
    if found and found[0].start:
        found[0].opened = text[found[0].start - 1] in _QUOTE_SET
    if found and found[-1].end < len(text):
        found[-1].closed = text[found[-1].end] in _QUOTE_SET


@lru_cache(maxsize=4096)
def _kind_of_gap(between: str) -> str:
    between = between.replace(",,", "„").replace("''", "”")
    if _REOPENED.search(between):
        return "|"  # `[杭州][鹿屿数据]`
    if stopped := _STOPPED.match(between):
        return '."' if stopped[1] == "." else ","
    for kind, marks in (("|", _HARD_SET), ('"', _QUOTE), ("(", "(（[{"), (")", ")）]}")):
        if any(char in marks or (kind == "|" and "\U0001f000" <= char <= "\U0001faff") for char in between):
            return "|" if kind == '"' and _CLOSED.search(between) else kind
    if any(char in _COMMA for char in between):
        return ","
    if "." in between or "。" in between:
        return "."
    if any(char in "-–—/／" for char in between):
        return "-"
    return " " if between else ""


_CLOSED, _REOPENED = re.compile(rf"[{_QUOTE}][.。](?!\S)"), re.compile(r"[)）\]}] ?[(（\[{]")
_STOPPED = re.compile(rf"([,،，、.]) ?[{_QUOTE}]$")  # a name in quotes behind a town: `Xiva, “Eski Minora”`
_QUOTE_SET, _BY_QUOTES = frozenset(_QUOTE), frozenset('|",')
_HARD_SET = frozenset(_MARKS) | {chr(c) for c in range(0x2600, 0x27C0)}


def _gap(text: str, before: Atom, atom: Atom) -> str:
    between = text[before.end : atom.start]
    if len(between) > 12:
        return "|"
    kind = "" if between == "-" else _kind_of_gap(between)
    if kind == '."':
        return '"' if before.end - before.start <= 3 or "form<" in before.tags else "|"  # `PT. “Maju”`, but `Buxoro. “Maju”`
    if kind == ".":
        whole = before.gap == " " and _VOWEL.search(before.word)  # a name's last ("Sunset Spa. Call")
        short = before.end - before.start <= 3 and atom.capital and before.script != "digits" and not whole
        if short and before.end - before.start > 1:  # "St. Mary", "ST. MARY", but not "subject: FOS. Overseas Manpower"
            short = text[before.start : before.end].isupper() <= text[atom.start : atom.end].isupper()
        formal = "form<" in before.tags or ("form<" in atom.tags and "form>" not in atom.tags)
        initial = before.script in ("plain", "dense") and "." in text[max(0, before.start - 1) : before.end][:_DIGITS]
        return " " if between == "." or short or formal or initial else "|"
    return kind
