"""Where a text holds what the tables know about names of employers: legal forms, nouns of business, cues, occupations, countries."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from extract.automaton import Places, places_of
from extract.compiled import compiled
from extract.employer.pieces import PIECES, any_of, pieces
from extract.packed import Packed, bytes_of, in_words, joined, numbers_of
from extract.stored import kept_parts
from extract.tables import Tables
from extract.text.normalize import Folded, fold_character, fold_word
from extract.text.scripts import script_of
from extract.words.phrases import as_title, boundaries, digits, standing

Span = tuple[int, int, frozenset[str]]
_BEFORE = re.compile(r"(?:^|[^\w\u0610-\u061a\u064b-\u065f])(?:[وفبلك]?(?:ال|ل)?|[وفبك])$")
_BEFORE_ETHIOPIC = re.compile(r"(?:^|[^\u1200-\u135a])[የበለከስእ]{0,2}$")


def _chars(*ranges: str) -> frozenset[str]:
    """The characters from the first to the second of each pair."""
    return frozenset(chr(code) for pair in ranges for code in range(ord(pair[0]), ord(pair[1]) + 1))


# What may not follow or precede a piece of a word without spaces: vowel signs and marks of its last letter, a leading vowel.
_GOES_ON = _chars(
    "\u0e30\u0e3a", "\u0e47\u0e4e", "\u0eb0\u0ebd", "\u0ec8\u0ece", "\u102b\u103e", "\u17b6\u17d3"
)  # fmt: skip
_PLAIN = "\u0600"  # before it stand Latin, Greek and Cyrillic: their words are whole as the matcher finds them
_CAME_FROM = _chars("\u0e40\u0e44", "\u0ec0\u0ec4", "\u1039\u1039", "\u17d2\u17d2")
_OTHERS = (  # tables, their columns, and the tag of what stands in them
    ("generic_employers", "phrase", "generic"), ("occupations", "phrase", "occupation"), ("country_names", "name", "country"),
    ("nationalities", "phrase", "nation"),
)  # fmt: skip
FIRM = frozenset({"form<", "form>", "noun<", "noun>", "group<", "agency<", "agency>", "bare<", "bare>"})
INSIDE = FIRM | {"inner"}  # what may stand in a name though a table knows it
_FORMAL = frozenset({"form<", "form>", "label"})
_VIRAMA = frozenset("\u09cd\u0acd\u0bcd\u0dca\u0d4d\u0c4d\u0ccd")
# Scripts of which words take endings, but for Devanagari: Bengali, Gujarati, Tamil, Telugu, Kannada, Malayalam, Sinhala.
SUFFIXED = _chars("\u0980\u09ff", "\u0a80\u0aff", "\u0b80\u0bff", "\u0c00\u0dff")
_LONG_FORM = 5  # letters of a legal form that is one word and may be another word too ("syarikat")
_COINED = re.compile(r"(?<![\w-])[^\W\d_a-z]{1,3}(?:-[^\W\d_a-z]{1,3})+(?![\w-])")  # `KO-B`, `MI-NA-SU`: syllables of one word
LONGEST_SUFFIX, LONG_SUFFIX = 5, 8  # letters and signs of a case ending; in Telugu, Kannada, Malayalam
DEVANAGARI, APOSTROPHE = "\u0900-\u097f", "'"
# The same as classes for a pattern, and Georgian and Armenian: scripts whose endings are cut off any word.
_BLOCKS = (0x0A80, 0x0AFF), (0x0B80, 0x0BFF), (0x0C00, 0x0C7F), (0x0C80, 0x0CFF), (0x0D00, 0x0D7F), (0x0D80, 0x0DFF)
ENDED = tuple(f"{chr(first)}-{chr(last)}" for first, last in (*_BLOCKS, (0x10D0, 0x10FF), (0x0561, 0x0587)))
_BURMESE = _chars("\u1000\u109f")
_APOSTROPHES = frozenset("'’")
_UZBEK, _BEFORE_UZBEK = frozenset("'’ʻʼ‘"), frozenset("og")  # letters that an apostrophe changes: no word ends before it
_OF_UZBEK = re.compile("(?<=[og])'(?=[a-z])")
NONE: frozenset[str] = frozenset()
_OCCUPATION = frozenset({"occupation"})
_KATAKANA = _chars("\u30a1\u30fa", "\u30fc\u30fc")
_SYLLABLES = _chars("\u0e00\u0eff", "\u1000\u109f", "\u1780\u17ff")  # no spaces between words, no ideographs


@lru_cache(maxsize=8)
def _prefixes(tables: Tables) -> re.Pattern[str]:
    """A letter before a Hebrew noun of business that says "to", "in" or "from" and belongs to no name (`למאפיית קמח וסיפור`)."""
    return compiled(rf"(?<![א-ת״'])(?:{any_of(pieces(tables, 'prefix', 'א-ת'))})(?=[א-ת]{{3}})")


@lru_cache(maxsize=8)
def turkish_case(tables: Tables) -> re.Pattern[str]:
    """A case ending behind an apostrophe: Alanya'da."""
    return compiled(turkish_ending(tables))


def turkish_ending(tables: Tables) -> str:
    """The pattern of `turkish_case`, for others that have it within them."""
    return rf"['’](?:{any_of([ending[1:] for ending in pieces(tables, 'ending', APOSTROPHE)])})(?!\w)"


@lru_cache(maxsize=8)
def _trade_endings(tables: Tables) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """Endings of nouns of business whose last letter is of the class: Nepali ones, and Uzbek ones that say whose (`novvoyxonasiga`)."""
    classes = ((f"[{DEVANAGARI}]$", DEVANAGARI), ("i$", "a-z"), ("и$", "а-я"))
    return tuple((compiled(letter), pieces(tables, "trade_ending", first)) for letter, first in classes)


@lru_cache(maxsize=8)
def _particle(tables: Tables) -> re.Pattern[str]:
    """What may follow a Korean phrase: a particle or nothing, and no further letter."""
    return compiled(rf"(?:{any_of(pieces(tables, 'trade_ending', '가-힣'))})?(?![가-힣])")


class _Matcher(NamedTuple):
    """What is known, of one script: phrase `i` of `places` is `phrases[i]`, which may be `tags[i]`; the last `endings[i]` letters
    of it are an ending that is no part of a name."""

    places: Places
    checks: bytes
    phrases: Packed
    tags: list[frozenset[str]]
    endings: bytes


@kept_parts(
    "employer_cues", "employer_context", "legal_forms", "generic_employers", "occupations", "country_names", "nationalities"
)
def _made(tables: Tables) -> dict[str, list[Any]]:
    """By the script of the first letter what `_matcher` reads: phrases; what is looked for, `as_title`; where it needs a boundary;
    its tags, by their number in the list that is last; and how many of its last letters are an ending.

    Tags are cues by role, legal forms and nouns of business as `form<` (the name stands before it) or `noun>` (behind it), occupations,
    countries, nationalities.
    """
    found: dict[str, dict[str, set[str]]] = {}
    for phrase, tag in _tagged(tables):
        if first := next((letter for char in phrase if (letter := fold_character(char).strip())), ""):
            known = found.setdefault(script_of(first[0]), {})
            for written in _variants(phrase.casefold()):
                known.setdefault(written, set()).add(tag)
    return {script: _part(known, tables) for script, known in found.items()}


def _part(known: dict[str, set[str]], tables: Tables) -> list[Any]:
    """The phrases of one script. Nepali and Uzbek nouns of business are looked for with their endings too."""
    for tags in known.values():
        if tags & FIRM:
            tags.discard("occupation")  # what a business is says more
    endings = {}
    for letter, its in _trade_endings(tables):
        for phrase in [phrase for phrase, tags in known.items() if tags & FIRM and letter.search(phrase)]:
            for ending in its:
                if phrase + ending not in known:
                    endings[phrase + ending] = len(ending)
                    known[phrase + ending] = known[phrase]
    words = [digits(fold_word(phrase)) for phrase in known]
    sets: dict[tuple[str, ...], int] = {}  # a few dozen, not one a phrase
    return [
        joined(known),
        joined(map(as_title, words)),
        in_words(boundaries(word, glued=True) for word in words),
        in_words(sets.setdefault(tuple(sorted(tags)), len(sets)) for tags in known.values()),
        in_words(endings.get(phrase, 0) for phrase in known),
        list(sets),
    ]


def _variants(phrase: str) -> list[str]:
    """A phrase with each sign that Uzbek writes for the one of its `o'` and `g'`."""
    return [phrase, *(_OF_UZBEK.sub(sign, phrase) for sign in "‘’ʻʼ`")] if _OF_UZBEK.search(phrase) else [phrase]


@lru_cache(maxsize=256)
def _matcher(tables: Tables, script: str) -> _Matcher:
    """A text has one script or two, so a process is quick to read its first."""
    phrases, words, checks, tags, endings, sets = _made(tables).get(script)
    known, said = list(map(frozenset, sets)), numbers_of(tags)
    return _Matcher(places_of(words), bytes_of(checks), Packed(phrases), [known[number] for number in said], bytes_of(endings))


def _longest(flat: str, text: str, folded: Folded, tables: Tables) -> list[tuple[int, int, _Matcher, int]]:
    """(start, end, matcher, number of the phrase) of the longest that are known and whole, from left to right, none over another, each
    within its line."""
    found, titled = [], as_title(flat)
    for script in folded.scripts & _made(tables).names:
        matcher = _matcher(tables, script)
        found += [(start, end, matcher, index) for start, end, index in standing(matcher.places, matcher.checks, flat, titled)]
        if script == "HEBREW":
            bare = _prefixes(tables).sub(" ", flat)
            its = standing(matcher.places, matcher.checks, bare, bare) if bare != flat else ()
            found += [(start, end, matcher, index) for start, end, index in its if not matcher.tags[index].isdisjoint(FIRM)]
    kept: list[tuple[int, int, _Matcher, int]] = []
    since = 0
    for hit in sorted(found, key=lambda hit: (hit[0], -hit[1])):
        start, end, matcher, index = hit
        if start < since or not _bounded(flat, start, end, matcher.tags[index], tables):
            continue
        if flat.find(" ", start, end) > 0 and "\n" in text[slice(*folded.span(start, end))]:
            continue
        kept.append(hit)
        since = end
    return kept


def _tagged(tables: Tables) -> Iterator[tuple[str, str]]:
    for row in (*tables.rows("employer_cues"), *tables.rows("employer_context")):
        if row["role"] not in PIECES:
            yield row["phrase"], row["role"]
    yield from _firms(tables)
    for name, column, tag in _OTHERS:
        for row in tables.rows(name):
            yield row[column], tag


def _firms(tables: Tables) -> Iterator[tuple[str, str]]:
    """Legal forms and nouns of business; a noun that holds a form is one too (`công ty cp nhân lực`)."""
    forms: dict[str, list[str]] = {"prefix": [], "suffix": []}
    for row in tables.rows("legal_forms"):
        if row["kind"] == "form" and (" " in row["phrase"] or len(row["phrase"]) < _LONG_FORM):
            forms[row["position"]].append(row["phrase"])
    openings, closings = tuple(f"{form} " for form in forms["prefix"]), tuple(f" {form}" for form in forms["suffix"])
    for row in tables.rows("legal_forms"):
        phrase, kind, suffix = row["phrase"], row["kind"], row["position"] == "suffix"
        yield phrase, kind + ("<" if suffix else ">")
        if kind not in ("form", "bare") and (phrase.endswith(closings) if suffix else phrase.startswith(openings)):
            yield phrase, "form<" if suffix else "form>"


def known_spans(
    text: str, folded: Folded, tables: Tables, others: Sequence[tuple[int, int, str]], known: Callable[[str], bool] | None
) -> list[Span]:
    """Spans of all that is known, from left to right, none over another; contacts first, then the longest."""
    flat = digits(folded.text)
    starts, ends = folded.starts, folded.ends
    spans: list[Span] = []
    for start, end, matcher, index in _longest(flat, text, folded, tables):
        tags = matcher.tags[index]
        if known is None or tags & _FORMAL or known(matcher.phrases[index]):
            spans.append((starts[_with_article(flat, start)], ends[end - matcher.endings[index] - 1], tags))
    syllables = [match.span() for match in _COINED.finditer(text)] if "-" in text else []
    if syllables:
        spans = [span for span in spans if not any(_within(span, one) for one in syllables)]
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


def _within(span: Span, whole: tuple[int, int]) -> bool:
    """Whether a span begins or ends inside a word that is more than it."""
    return span[:2] != whole and (whole[0] <= span[0] < whole[1] or whole[0] < span[1] <= whole[1])


def _with_article(flat: str, start: int) -> int:
    """The start of an Arabic word with its article (`ال`, `لل`), which is no word of its own."""
    if start < 2 or flat[start - 1] != "ل" or flat[start - 2] not in "ال" or flat[start - 3 : start - 2].isalpha():
        return start
    return start - 2


def _bounded(flat: str, start: int, end: int, tags: frozenset[str], tables: Tables) -> bool:
    """Arabic and Ethiopic words are whole but for what is prefixed, others end with a syllable; the matcher takes them anywhere."""
    before, first, last, after = flat[start - 1 : start], flat[start], flat[end - 1], flat[end : end + 1]
    if before in _UZBEK and flat[start - 2 : start - 1] in _BEFORE_UZBEK and flat[start - 3 : start - 2].isalpha():
        return False  # the end of a word (`Bulog'i`)
    if after in _APOSTROPHES and first.isascii() and flat[end : end + 2].strip("'’").isalpha():
        return bool(turkish_case(tables).match(flat, end))
    if first < _PLAIN and last < _PLAIN and before < _PLAIN and after < _PLAIN:
        return True
    firm, size = not tags.isdisjoint(FIRM), end - start
    if last in _KATAKANA and after in _KATAKANA:
        return False  # part of another word
    if not firm and first in _KATAKANA and before in _KATAKANA:
        return False
    if after in _GOES_ON or before in _CAME_FROM:
        return False
    if after and first in SUFFIXED:
        if size <= 2 and not firm and after in SUFFIXED:
            return False
        longest = LONG_SUFFIX if "\u0c00" <= first < "\u0d80" else LONGEST_SUFFIX
        return after not in _VIRAMA and not (len(tail := flat[end : end + longest + 1]) > longest and SUFFIXED.issuperset(tail))
    if "가" <= last <= "힣":
        if not firm and "가" <= before <= "힣":
            return False  # only a noun of business is written onto a name
        return bool(_particle(tables).match(flat, end))
    if "\u0600" <= first <= "\u06ff":
        return not after.isalpha() and bool(_BEFORE.search(flat[max(0, start - 5) : start]))
    if "\u1200" <= first <= "\u135a":
        behind = flat[end : end + 3]
        return bool(_BEFORE_ETHIOPIC.search(flat[max(0, start - 4) : start])) and not (
            (len(behind) == 3 and behind.isalpha()) or (size < 3 and after.isalpha())
        )
    if size == 1 and first in _BURMESE:
        return before in _BURMESE and after not in _BURMESE  # a particle ends its word
    if size <= 3 and tags == _OCCUPATION and first in _SYLLABLES:
        return not (before.isalpha() and after.isalpha())  # part of another word
    return True
