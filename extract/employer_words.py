"""A text as a row of atoms: words, and in scripts without spaces the pieces between known words, each with what is known of it.

An atom is a word, or a whole legal form, noun of business or cue of several words.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from extract.normalize import Folded, fold_character, fold_word
from extract.phrases import boundaries, digits, standing
from extract.scripts import script_of
from extract.tables import Tables

Span = tuple[int, int, frozenset[str]]

_QUOTE = '"“”„«»‹›「」『』《》〈〉'
_HARD = "\n\r!?;|…。！？；｜～।။៖፡፣፤።•▪●►▶→✔✓✅·:：*_=~<>#@【】\\u2022\\U0001f000-\\U0001faff\\u2600-\\u27bf\\u2b00-\\u2bff\\ufe0f\\u200b"
_COMMA = ",，、،၊؛៕"
_PAREN = "()（）\\[\\]{}"
_OUT = _QUOTE + _HARD + _COMMA + _PAREN + "/／.。–—"
_SPACELESS = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff"
_WORD = re.compile(rf"(?:[^\s{_OUT}'’‘-]+|(?<=\w)(?:['’&.·-])(?=\w)|(?<=\w)(?<![{_SPACELESS}])/(?=\w)(?![{_SPACELESS}]))+|&")
_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.){2,}")
_DENSE = re.compile(rf"[{_SPACELESS}]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ETHIOPIC = re.compile(r"[\u1200-\u135a]")
_BEFORE = re.compile(r"(?:^|[^\w\u0610-\u061a\u064b-\u065f])(?:[وفبلك]?(?:ال|ل)?|[وفبك])$")
_BEFORE_ETHIOPIC = re.compile(r"(?:^|[^\u1200-\u135a])[የበለከስእ]{0,2}$")
# What may not follow or precede a piece of a word without spaces: vowel signs and marks of its last letter, a leading vowel.
_GOES_ON = re.compile(r"[\u0e30-\u0e3a\u0e47-\u0e4e\u0eb0-\u0ebd\u0ec8-\u0ece\u102b-\u103e\u17b6-\u17d3]")
_PLAIN = "\u0600"  # before it stand Latin, Greek and Cyrillic: their words are whole as the matcher finds them
_CAME_FROM = re.compile(r"[\u0e40-\u0e44\u0ec0-\u0ec4\u1039\u17d2]")
_PLURAL = ("স", "ஸ்", "ස්")
_HOUSE = re.compile(r"(?<=[\u3400-\u9fff])[厂廠店铺鋪坊城会會社院所馆館园園](?![长長员員业業内內面工家市计計议議区區])")
_OTHERS = (  # tables, their columns, and the tag of what stands in them
    ("generic_employers", "phrase", "generic"), ("occupations", "phrase", "occupation"), ("country_names", "name", "country"),
    ("nationalities", "phrase", "nation"),
)  # fmt: skip
_FIRM = frozenset({"form<", "form>", "noun<", "noun>", "group<", "agency<", "agency>", "bare<", "bare>"})
_FORMAL = frozenset({"form<", "form>", "label"})
_TRADES = frozenset({"noun<", "group<", "agency<"})
_SUFFIXES, _PREFIXES = frozenset({"form<", "noun<", "group<", "agency<"}), frozenset({"form>", "noun>", "agency>"})
_FEW, _NEAR = 6, 3  # words from which on a text's style can be told, and words beside a noun of business
_VIRAMA = frozenset("\u09cd\u0bcd\u0dca\u0d4d\u0c4d")
_SUFFIXED = re.compile(r"[\u0980-\u09ff\u0b80-\u0bff\u0d80-\u0dff]")
_LONGEST_SUFFIX = 5  # letters and signs of a case ending
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_PARTICLE = re.compile(
    r"(?:에서는?|에서의|에는?|은|는|이|가|을|를|의|으로|로|와|과|도|만|점|본점|직원|사원|채용|모집|입니다|이에요|예요)?(?![\uac00-\ud7a3])"
)
_KOREAN = re.compile(r"[\w·&-]*?[\uac00-\ud7a3\w]{2}(에서는?|은|는|을|를|의|에|입니다)$")
_TURKISH = re.compile(r"[^\W\d_].*[^\WoOgG\d_]([’'](?:[ny]?[aeıiuü]|[dt][ae]n?|n?[ıiuü]n|n[dt]?[ae]n?|deki|daki|teki|taki))$")
_NEPALI = re.compile(r"..+?(लाई|हरूको|हरूमा|स्थित)$")
_NEPALI_ENDINGS = ("लाई", "मा", "को", "ले", "बाट", "द्वारा", "स्थित")
_DEVANAGARI = re.compile(r"[\u0900-\u097f]$")
_BURMESE = re.compile(r"[\u1000-\u109f]")
_APOSTROPHES = frozenset("'’")
_PREFIXED = frozenset("وفبلكየበለከስእ")
_NONE: frozenset[str] = frozenset()
_OCCUPATION = frozenset({"occupation"})
_STOP, _NUMBER, _LINK = frozenset({"stop"}), frozenset({"number"}), frozenset({"link"})


@dataclass(slots=True)
class Atom:
    """A piece of the text.

    `word` is folded; `tags` say what it is (`form<`, `noun>`, `hires`, `place`, …); `script` is cased, plain (no case, spaces
    between words) or dense (no spaces); `gap` is what stands before it: "" | " " | "," | "(" | ")" | '"' | "-" | "|" (a break).
    """

    start: int
    end: int
    word: str
    tags: frozenset[str]
    script: str
    gap: str
    capital: bool


class _Matcher(NamedTuple):
    """What is known, of one script: phrase `i` of the finder is `phrases[i]`, which may be `tags[i]`; the last `endings[i]` letters
    of it are an ending that is no part of a name."""

    finder: AhoCorasick
    checks: list[tuple[bool, bool]]
    phrases: list[str]
    tags: list[frozenset[str]]
    endings: list[int]


@lru_cache(maxsize=8)
def _by_script(tables: Tables) -> dict[str, list[tuple[str, str]]]:
    """Script of the first letter → phrases with a tag: cues by role, legal forms and nouns of business as `form<` (the name stands
    before it) or `noun>` (behind it), occupations, countries, nationalities."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for phrase, tag in _tagged(tables):
        if first := next((letter for char in phrase if (letter := fold_character(char).strip())), ""):
            found[script_of(first[0])].append((phrase.casefold(), tag))
    return found


@lru_cache(maxsize=256)
def _matcher(tables: Tables, script: str) -> _Matcher:
    """A text has one script or two, so a process is quick to read its first. Nepali nouns of business are looked for with their
    endings too."""
    found: dict[str, set[str]] = {}
    for phrase, tag in _by_script(tables).get(script, ()):
        found.setdefault(phrase, set()).add(tag)
    for tags in found.values():
        if tags & _FIRM:
            tags.discard("occupation")  # what a business is says more
    endings = {}
    for phrase in [phrase for phrase, tags in found.items() if tags & _FIRM and _DEVANAGARI.search(phrase)]:
        for ending in _NEPALI_ENDINGS:
            endings[phrase + ending] = len(ending)
            found.setdefault(phrase + ending, found[phrase])
    words = [digits(fold_word(phrase)) for phrase in found]
    same: dict[frozenset[str], frozenset[str]] = {}  # a few dozen sets, not one a phrase
    kinds = [same.setdefault(tags, tags) for tags in map(frozenset, found.values())]
    checks = [boundaries(word, glued=True) for word in words]
    return _Matcher(AhoCorasick(words), checks, list(found), kinds, [endings.get(phrase, 0) for phrase in found])


def _longest(flat: str, scripts: Set[str], tables: Tables) -> list[tuple[int, int, _Matcher, int]]:
    """(start, end, matcher, number of the phrase) of the longest that are known, from left to right, none over another."""
    found = []
    for script in scripts & _by_script(tables).keys():
        matcher = _matcher(tables, script)
        found += [(start, end, matcher, index) for index, start, end in standing(matcher.finder, matcher.checks, flat)]
    kept: list[tuple[int, int, _Matcher, int]] = []
    for hit in sorted(found, key=lambda hit: (hit[0], -hit[1])):
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
    return kept


def _tagged(tables: Tables) -> Iterator[tuple[str, str]]:
    for row in (*tables.rows("employer_cues"), *tables.rows("employer_context")):
        yield row["phrase"], row["role"]
    for row in tables.rows("legal_forms"):
        yield row["phrase"], row["kind"] + ("<" if row["position"] == "suffix" else ">")
    for name, column, tag in _OTHERS:
        for row in tables.rows(name):
            yield row[column], tag


def atoms(
    text: str, folded: Folded, tables: Tables, others: Sequence[tuple[int, int, str]], known: Callable[[str], bool] | None = None
) -> list[Atom]:
    """The atoms of `text`; `others` are spans that other steps found, with their tag (`place`, `contact`). Linear time.

    `known` says which phrases of the tables count (training hides some, for ads hold words that no table has).
    """
    found: list[Atom] = []
    at = 0
    for start, end, tags in _known(folded, tables, others, known):
        found += _words(text, at, start)
        end = _with_plural(text, end) if tags & _TRADES else end
        found.append(_atom(text, start, end, tags))
        at = end
    found += _words(text, at, len(text))
    _fill_gaps(text, found)
    _raise_small(found)
    return _without_prefixes(text, found) if _ETHIOPIC.search(text) else found


def _without_prefixes(text: str, found: list[Atom]) -> list[Atom]:
    """Amharic "at" and "for" (`በገነት አበባ እርሻ`) apart from the word of a name before a noun of business."""
    split: list[Atom] = []
    for index, atom in enumerate(found):
        near = found[index + 1 : index + 4]
        if text[atom.start] in "በለ" and atom.end - atom.start > 2 and not atom.tags and _leads_to_trade(near):
            split.append(Atom(atom.start, atom.start + 1, text[atom.start], _NONE, atom.script, atom.gap, False))
            atom = Atom(atom.start + 1, atom.end, atom.word[1:], _NONE, atom.script, "", False)
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
            if found[at].script != "cased" or not follows or (at != index and found[at].tags - _FIRM):
                break
            found[at].capital = True
            at += step


def _with_plural(text: str, end: int) -> int:
    """The end of a noun with the English plural that these scripts write with it (`রিসোর্টস`, `ஸ்டோர்ஸ்`), or with a Chinese
    word for house (精密模具 + 廠)."""
    house = _HOUSE.match(text, end)
    return house.end() if house else next((end + len(sign) for sign in _PLURAL if text.startswith(sign, end)), end)


def _known(
    folded: Folded, tables: Tables, others: Sequence[tuple[int, int, str]], known: Callable[[str], bool] | None
) -> list[Span]:
    """Spans of all that is known, from left to right, none over another; contacts first, then the longest."""
    flat = digits(folded.text)
    tagged: dict[tuple[int, int], frozenset[str]] = {}
    for start, end, matcher, index in _longest(flat, folded.scripts, tables):
        tags = matcher.tags[index]
        if known is not None and not tags & _FORMAL and not known(matcher.phrases[index]):
            continue
        if _bounded(flat, start, end, tags):
            end -= matcher.endings[index]
            tagged[start, end] = tagged.get((start, end), _NONE) | tags
    spans = [(*folded.span(_with_article(flat, start), end), tags) for (start, end), tags in tagged.items()]
    spans += [(start, end, frozenset({tag})) for start, end, tag in others if start < end]
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], "contact" not in s[2], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
        elif span[:2] == kept[-1][:2]:
            kept[-1] = (span[0], span[1], kept[-1][2] | span[2])
        elif "contact" in span[2]:
            kept[-1] = span if span[1] > kept[-1][1] else kept[-1]
    return kept


def _with_article(flat: str, start: int) -> int:
    """The start of an Arabic word with its article (`ال`, `لل`), which is no word of its own."""
    return (
        start - 2 if start >= 2 and flat[start - 2 : start] in ("ال", "لل") and not flat[start - 3 : start - 2].isalpha() else start
    )


def _bounded(flat: str, start: int, end: int, tags: frozenset[str]) -> bool:
    """Arabic and Ethiopic words are whole but for what is prefixed, others end with a syllable; the matcher takes them anywhere."""
    if flat[end : end + 1] in _APOSTROPHES and flat[start].isascii() and flat[end : end + 2].strip("'’").isalpha():
        return False
    if max(flat[start], flat[end - 1], flat[end : end + 1], flat[start - 1 : start]) < _PLAIN:
        return True
    firm = bool(tags & _FIRM)
    if (end < len(flat) and _GOES_ON.match(flat[end])) or (start and _CAME_FROM.match(flat[start - 1])):
        return False
    if end < len(flat) and _SUFFIXED.match(flat[start]):
        if end - start <= 2 and not firm and _of_word(flat[end]):
            return False
        return flat[end] not in _VIRAMA and not all(map(_of_word, flat[end : end + _LONGEST_SUFFIX + 1]))
    if _HANGUL.match(flat[end - 1]):
        if not firm and start and _HANGUL.match(flat[start - 1]):
            return False  # only a noun of business is written onto a name
        return bool(_PARTICLE.match(flat, end))
    if _ARABIC.match(flat[start]):
        return not (end < len(flat) and flat[end].isalpha()) and bool(_BEFORE.search(flat[max(0, start - 5) : start]))
    if _ETHIOPIC.match(flat[start]):
        behind = flat[end : end + 3]
        return bool(_BEFORE_ETHIOPIC.search(flat[max(0, start - 4) : start])) and not (
            (len(behind) == 3 and behind.isalpha()) or (end - start < 3 and behind[:1].isalpha())
        )
    if end - start == 1 and _BURMESE.match(flat[start]):
        return bool(start and _BURMESE.match(flat[start - 1]))  # a particle follows its word
    if end - start <= 3 and tags == _OCCUPATION and _DENSE.match(flat[start]) and "\u0e00" <= flat[start] <= "\u17ff":
        return not (start and flat[start - 1].isalpha() and end < len(flat) and flat[end].isalpha())  # part of another word
    return True


def _of_word(char: str) -> bool:
    return bool(_SUFFIXED.match(char))


def _words(text: str, start: int, end: int) -> Iterator[Atom]:
    ascii = text.isascii()
    for match in _WORD.finditer(text, start, end):
        first, last = match.span()
        cut = 0 if ascii else _ending(text, first, last)
        if cut:
            yield _atom(text, first, cut, _NONE)
            yield _atom(text, cut, last, _STOP)
        else:
            word = match[0]
            particle = not ascii and (word in _NEPALI_ENDINGS or (last == end and word in _PREFIXED))
            yield _atom(text, first, last, _STOP if particle else _NONE)


def _ending(text: str, start: int, end: int) -> int:
    """Where a case ending begins that is no part of a name (`한빛호텔에서`, `Mavi Otel'de`, `सगुन पसललाई`); 0 without one."""
    first = text[start]
    if "가" <= first <= "힣":
        cut = _KOREAN.match(text, start, end)
    elif "\u0900" <= first <= "\u097f":
        cut = _NEPALI.match(text, start, end)
    else:
        cut = _TURKISH.match(text, start, end) if first.isupper() else None
    return cut.start(1) if cut else 0


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


@lru_cache(maxsize=4096)
def _kind_of_gap(between: str) -> str:
    for kind, marks in (("|", _HARD_SET), ('"', _QUOTE), ("(", "(（[{"), (")", ")）]}")):
        if any(char in marks or (kind == "|" and "\U0001f000" <= char <= "\U0001faff") for char in between):
            return kind
    if any(char in _COMMA for char in between):
        return ","
    if "." in between or "。" in between:
        return "."
    if any(char in "-–—/／" for char in between):
        return "-"
    return " " if between else ""


_HARD_SET = frozenset("\n\r!?;|…。！？；｜～～।။៖፡፣፤።፦፥፧፨۔•▪●►▶→✔✓✅·:：*_=~<>#@【】\u200b\ufe0f") | {
    chr(c) for c in range(0x2600, 0x27C0)
}


def _gap(text: str, before: Atom, atom: Atom) -> str:
    between = text[before.end : atom.start]
    if len(between) > 12:
        return "|"
    kind = "" if between == "-" else _kind_of_gap(between)
    if kind == ".":
        short = before.end - before.start <= 3 and atom.capital
        if short and before.end - before.start > 1:  # "St. Mary", "ST. MARY", but not "subject: FOS. Overseas Manpower"
            short = text[before.start : before.end].isupper() <= text[atom.start : atom.end].isupper()
        formal = "form<" in before.tags or ("form<" in atom.tags and "form>" not in atom.tags)
        inside = between == "." or short or formal
        return " " if inside else "|"
    return kind
