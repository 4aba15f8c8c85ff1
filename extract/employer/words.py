"""A text as a row of atoms: words, and in scripts without spaces the pieces between known words, each with what is known of it.

An atom is a word, or a whole legal form, noun of business or cue of several words.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extract.employer.known import FIRM, NEPALI_ENDINGS, NONE, known_spans, pieces
from extract.tables import Tables
from extract.text.normalize import Folded
from extract.words.word_patterns import UNSPACED

_QUOTE = '"“”„«»‹›「」『』《》〈〉'
_MARKS = "\n\r!?;|…។。！？；｜～।။៖፡፣፤።፦፥፧፨۔؟•▪●►▶→✔✓✅·:：*_=~<>#@【】\u200b\ufe0f"
_HARD = _MARKS + "\\U0001f000-\\U0001faff\\u2600-\\u27bf\\u2b00-\\u2bff"
_COMMA = ",，、،၊؛៕"
_PAREN = "()（）\\[\\]{}"
_OUT = _QUOTE + _HARD + _COMMA + _PAREN + "/／.。–—"
_WORD = re.compile(rf"(?:[^\s{_OUT}'’‘-]+|(?<=\w)(?:['’&.·-])(?=\w)|(?<=\w)(?<![{UNSPACED}])/(?=\w)(?![{UNSPACED}]))+|&")
_DEVANAGARI = "\u0900-\u097f"
_DENSE = re.compile(rf"[{UNSPACED}]")
_ETHIOPIC = re.compile(r"[\u1200-\u135a]")
_PLURAL = ("স", "ஸ்", "ස්")
_HOUSE = re.compile(r"(?<=[\u3400-\u9fff])[厂廠店铺鋪坊城会會社院所馆館园園](?![长長员員业業内內面工家市计計议議区區])")
_TRADES = frozenset({"noun<", "group<", "agency<"})
_SUFFIXES, _PREFIXES = frozenset({"form<", "noun<", "group<", "agency<"}), frozenset({"form>", "noun>", "agency>"})
_FEW, _NEAR = 6, 3  # words from which on a text's style can be told, and words beside a noun of business
_KOREAN = re.compile(rf"[\w·&-]*?[가-힣\w]{{2}}({'|'.join(pieces(Tables(), 'ending', '가-힣'))})$")
_TURKISH = re.compile(r"[^\W\d_].*[^\WoOgG\d_]([’'](?:[ny]?[aeıiuü]|[dt][ae]n?|n?[ıiuü]n|n[dt]?[ae]n?|deki|daki|teki|taki))$")
_NEPALI = re.compile(rf"..+?({'|'.join(pieces(Tables(), 'ending', _DEVANAGARI))})$")
_SUBJECT = re.compile(r"...+?(?<!वा)(ले|मा)$")  # at the head of a clause only: elsewhere they end other words too
_APOSTROPHES = frozenset("'’")
_PREFIXED = frozenset("وفبلكየበለከስእ")
_ARTICLE = re.compile(r"(?<=[a-zà-ÿ])\s(The|La|El|Los|Las|Le|Les|Os|As)$")
_OF_BRANCH = FIRM | {"place", "country", "occupation", "generic", "describes", "link"}  # what the name of a branch goes on with
_OF_NUMBERED = frozenset({"hires", "place", "country"})  # what goes on behind a name that ends in a number
_DIGITS = 4  # of a number in a name
_NUMERAL = frozenset({"numeral"})
_STOP, _NUMBER, _LINK = frozenset({"stop"}), frozenset({"number"}), frozenset({"link"})
COMMON = frozenset({"common"})
_INNER, _NUMERO = frozenset({"inner"}), frozenset(pieces(Tables(), "numero"))
_FORMS, _PERSON = frozenset({"form<"}), frozenset({"person"})
_TITLED = re.compile(rf"[가-힣]{{1,3}}(?:{'|'.join(pieces(Tables(), 'titled'))})님?")


@dataclass(slots=True)
class Atom:
    """A piece of the text.

    `word` is folded; `tags` say what it is (`form<`, `noun>`, `hires`, `place`, …); `script` is cased, plain (no case, spaces
    between words) or dense (no spaces); `gap` is what stands before it: "" | " " | "," | "(" | ")" | '"' | "-" | "|" (a break).
    `opened` and `closed`: a quote stands right before it or behind it; `echo`: how much of it stands in an address of the ad.
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
    at = 0
    for start, end, tags in known_spans(folded, tables, others, known):
        found += _words(text, at, start)
        if article := _ARTICLE.search(text, start, end) if "stop" in tags or "joins" in tags else None:
            found.append(_atom(text, start, article.start(), tags))  # "at The Copper Kettle"
            start, tags = article.start(1), _LINK
        end = _with_plural(text, end) if tags & _TRADES else end
        if end - start <= 2 and text[start:end].islower():
            tags -= _FORMS  # Tagalog "sa" is no S.A.
        found.append(_atom(text, start, end, tags))
        at = end
    found += _words(text, at, len(text))
    _fill_gaps(text, found)
    _raise_small(found)
    _free_borrowed(found)
    _name_numbers(text, found)
    for sign, number in pairwise(found):
        if sign.word in _NUMERO and "number" in number.tags and number.gap in ("", " "):
            sign.tags = number.tags = _INNER  # "School No. 12"
    return _without_prefixes(text, found) if _ETHIOPIC.search(text) else found


def _without_prefixes(text: str, found: list[Atom]) -> list[Atom]:
    """Amharic "at" and "for" (`በገነት አበባ እርሻ`) apart from the word of a name before a noun of business."""
    split: list[Atom] = []
    for index, atom in enumerate(found):
        near = found[index + 1 : index + 4]
        if text[atom.start] in "በለ" and atom.end - atom.start > 2 and not atom.tags and _leads_to_trade(near):
            split.append(Atom(atom.start, atom.start + 1, text[atom.start], NONE, atom.script, atom.gap, False))
            atom = Atom(atom.start + 1, atom.end, atom.word[1:], NONE, atom.script, "", False)
        split.append(atom)
    return split


def _leads_to_trade(near: Sequence[Atom]) -> bool:
    for atom in near:
        if atom.gap != " ":
            return False
        if atom.tags & _TRADES:
            return True
    return False


def _raise_small(found: Sequence[Atom]) -> None:
    """In a text without capitals, words beside a noun of business count as capital ones (`at hillcrest dental studio`)."""
    cased = [atom.capital for atom in found if atom.script == "cased"]
    if len(cased) < _FEW or 8 * sum(cased) > len(cased):
        return
    for index, atom in enumerate(found):
        if atom.script != "cased":
            continue
        step = -1 if atom.tags & _SUFFIXES else 1 if atom.tags & _PREFIXES else 0
        at = index
        while step and 0 <= at < len(found) and abs(at - index) <= _NEAR:
            follows = found[at if step > 0 else at + 1].gap == " " if at != index else True
            if found[at].script != "cased" or not follows or (at != index and found[at].tags - FIRM):
                break
            found[at].capital = True
            at += step


def _free_borrowed(found: Sequence[Atom]) -> None:
    """A service's name that heads a line and goes on with words of its own, a place or a verb of hiring is borrowed by who hires
    (`Lazada Thailand สาขาแม่สอด`, `Grab Fintech Support - Thailand hub`): it counts as any other word."""
    for index, atom in enumerate(found):
        if "brand" in atom.tags and (atom.gap == "|" or not index) and _goes_on(found[index + 1 : index + 5]):
            atom.tags = NONE


def _name_numbers(text: str, found: Sequence[Atom]) -> None:
    """A short number behind a word of no kind that is known, at the end of a clause or before a verb of hiring, may belong to a
    name (`Golden Tower 88`)."""
    for index, atom in enumerate(found[1:], 1):
        if atom.tags != _NUMBER or atom.end - atom.start > _DIGITS or atom.gap != " " or not text[atom.start : atom.end].isdigit():
            continue
        before, behind = found[index - 1], found[index + 1] if index + 1 < len(found) else None
        ends = behind is None or behind.gap not in ("", " ") or not behind.tags.isdisjoint(_OF_NUMBERED)
        if ends and not before.tags and (before.capital or before.script != "cased"):
            atom.tags = _NUMERAL


def _goes_on(near: Sequence[Atom]) -> bool:
    for count, atom in enumerate(near):
        if atom.gap not in ("", " "):
            return count > 0
        if "hires" in atom.tags:
            return True
        if atom.tags - _OF_BRANCH or (atom.script == "cased" and not atom.capital):
            return count > 0
    return len(near) > 0


def _with_plural(text: str, end: int) -> int:
    """The end of a noun with the English plural that these scripts write with it (`রিসোর্টস`, `ஸ்டோர்ஸ்`), or with a Chinese
    word for house (精密模具 + 廠)."""
    house = _HOUSE.match(text, end)
    return house.end() if house else next((end + len(sign) for sign in _PLURAL if text.startswith(sign, end)), end)


def _words(text: str, start: int, end: int) -> Iterator[Atom]:
    ascii = text.isascii()
    for match in _WORD.finditer(text, start, end):
        first, last = match.span()
        cut = 0 if ascii else _ending(text, first, last)
        if cut:
            yield _atom(text, first, cut, NONE)
            yield _atom(text, cut, last, _STOP)
        else:
            yield _atom(text, first, last, NONE if ascii else _kind_of_word(match[0], last == end))


def _kind_of_word(word: str, before_known: bool) -> frozenset[str]:
    """What a word is by its letters: a particle (before a known word perhaps a prefix), a Korean person by the title."""
    if word in NEPALI_ENDINGS or (before_known and word in _PREFIXED):
        return _STOP
    return _PERSON if "가" <= word[0] <= "힣" and _TITLED.fullmatch(word) else NONE


def _ending(text: str, start: int, end: int) -> int:
    """Where a case ending begins that is no part of a name (`한빛호텔에서`, `Mavi Otel'de`, `सगुन पसललाई`); 0 without one."""
    first = text[start]
    if "가" <= first <= "힣":
        cut = _KOREAN.match(text, start, end)
    elif "\u0900" <= first <= "\u097f":
        cut = _NEPALI.match(text, start, end) or (_SUBJECT.match(text, start, end) if _heads(text, start) else None)
    else:
        cut = _TURKISH.match(text, start, end) if first.isupper() else None
    return cut.start(1) if cut else 0


def _heads(text: str, start: int) -> bool:
    """Whether a word is the first of a line or sentence."""
    before = text[max(0, start - 2) : start].rstrip(" ")
    return not before or before[-1] in "\n।!?"


def _atom(text: str, start: int, end: int, tags: frozenset[str]) -> Atom:
    word = text[start:end].casefold()
    first = text[start]
    if not first.isalnum():
        first = next((char for char in text[start:end] if char.isalnum()), "")
    if end - start > 3 and text[start + 1] in _APOSTROPHES:
        first = text[start + 2]  # "l'Espérance" is written with a capital
    script, capital = _writing(first)
    if script == "digits":
        tags = tags | _NUMBER
    elif word == "&":
        tags = tags | _LINK
    return Atom(start, end, word, tags, script, "|", capital)


@lru_cache(maxsize=8192)
def _writing(first: str) -> tuple[str, bool]:
    """The script of a word by its first letter or digit, and whether that is a capital."""
    if first.lower() != first.upper():
        return "cased", first.isupper()
    return ("dense" if _DENSE.match(first) else "digits" if first.isdigit() else "plain"), False


def _fill_gaps(text: str, found: list[Atom]) -> None:
    for before, atom in pairwise(found):
        atom.gap = _gap(text, before, atom)
        if atom.gap in _BY_QUOTES:
            before.closed, atom.opened = text[before.end] in _QUOTE_SET, text[atom.start - 1] in _QUOTE_SET
    if found and found[0].start:
        found[0].opened = text[found[0].start - 1] in _QUOTE_SET
    if found and found[-1].end < len(text):
        found[-1].closed = text[found[-1].end] in _QUOTE_SET


@lru_cache(maxsize=4096)
def _kind_of_gap(between: str) -> str:
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


_CLOSED = re.compile(rf"[{_QUOTE}][.。](?!\S)")
_QUOTE_SET, _BY_QUOTES = frozenset(_QUOTE), frozenset('|",')
_HARD_SET = frozenset(_MARKS) | {chr(c) for c in range(0x2600, 0x27C0)}


def _gap(text: str, before: Atom, atom: Atom) -> str:
    between = text[before.end : atom.start]
    if len(between) > 12:
        return "|"
    kind = "" if between == "-" else _kind_of_gap(between)
    if kind == ".":
        short = before.end - before.start <= 3 and atom.capital and before.script != "digits"
        if short and before.end - before.start > 1:  # "St. Mary", "ST. MARY", but not "subject: FOS. Overseas Manpower"
            short = text[before.start : before.end].isupper() <= text[atom.start : atom.end].isupper()
        formal = "form<" in before.tags or ("form<" in atom.tags and "form>" not in atom.tags)
        inside = between == "." or short or formal
        return " " if inside else "|"
    return kind
