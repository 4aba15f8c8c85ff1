"""The parts of numbers as people write them: groups of digits, number words of many languages, Chinese and Korean numerals,
O and l for 0 and 1, words for "double" and "times"."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any

from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.number import alike as number_alike
from extract.number import kana as number_kana
from extract.number import mixed as number_mixed
from extract.number import signs as number_signs
from extract.number import sizes as number_sizes
from extract.number import surplus as number_surplus
from extract.number import within as number_within
from extract.number.atom import Atom
from extract.number.compounds import compounded
from extract.number.readings import multiplied
from extract.stored import kept_parts
from extract.tables import Row, Tables
from extract.text.zawgyi import in_order
from extract.words.layers import Layered, Layers, layered
from extract.words.number_cues import counts_anywhere, korean_digits, listed, numbered_languages
from extract.words.phrases import meaning
from extract.words.together import Listed

_VALUES = str.maketrans("oilsb", "01158")
# A run of o, i and l without a digit is tried once, not from each of its letters. All begin with one class, which is found fast.
_FIRST = "[0-9oil]"
_LOOSE_O = r"(?<=o)o{0,9}"
_IN_GROUP = (
    r"(?<![oil].)(?:[0-9oil]*[0-9]|(?<=[0-9]))(?:[0-9oil]|[sb](?=[0-9oil]))*"
    r"|(?<=[0-9][ \-][oil])[oil]{1,2}(?=-[a-z0-9])|(?<=[0-9] [il])[il]?(?= [0-9])"
    r"|(?<=o)[il]o(?=[ -][0-9oil]{3,4}[ -][0-9oil]{4})"  # olo-8ooo-o257
    r"|(?<=[0-9o] [0-9o] [il])(?= [0-9o](?![a-z0-9]))"  # 9 8 3 o o o o i 4 7
    r"|(?<=[0-9o] [il])o{1,3}(?= [0-9ol]{2})|(?<=[0-9o] o)o?[il](?= [0-9ol]{2})"  # 034 lO 004 82
)
_GROUP = re.compile(f"{_FIRST}(?:{_IN_GROUP}|{_LOOSE_O})")
_GROUP_APART = re.compile(f"{_FIRST}(?:{_IN_GROUP}|(?<![a-zа-яё_@]o){_LOOSE_O}(?![a-zа-яё_@]))")  # no `o` within a word
_LATIN = "a-zß-\u024fə"
_LONG = re.compile(f"[{_LATIN}][{_LATIN}]{{5,}}")  # as long as two of the shortest number words
_HANGUL = re.compile("[가-힣]")
_STUCK = re.compile(r"[0-9](?:(?<=[0-9].)(?=[а-яёєіїґ]{3})|(?=[а-яёєіїґ]{3,}[0-9])|(?<=[а-яёєіїґ]{3}.))")
_NO_LANGUAGE = frozenset({""})
_UNMISTAKABLE = 5  # letters of a Latin number word that counts in texts of any language
_WHOLE = 9  # digits of a number that a word may be written onto: 0620000228shukrani
_WRITTEN_ON = re.compile(r"[a-z]{4,}(?![a-z0-9_.@-])")
_SHORT = 2  # letters of a word that may be a part of one with digits for letters
_ELSEWHERE = frozenset({"bar", "ta", "та", "marta", "марта"})  # words for "times" that are other words in other languages
# Joiners are gone from the plain text; folding would take two Lao letters and ß apart, which the plain text keeps.
_AS_TYPED = str.maketrans({"\u200c": None, "\u200d": None, "\u0edc": "\ue0dc", "\u0edd": "\ue0dd", "ß": "ʒ"})
_DIGITS = frozenset("0123456789")
_NONE = "none"  # for the digit of words that only begin as a number word
_MOST_DIGITS = 100  # more are no part of any number, and from 4,300 on Python refuses to read them as one
_APOSTROPHES = frozenset("'’ʻʼ‘`")
_ASCII = frozenset("abcdefghijklmnopqrstuvwxyz_@")


@lru_cache(maxsize=128)
def _words(tables: Tables, languages: frozenset[str]) -> Layered:
    """Number words of these languages, of English and of other scripts. A short Latin word of another language is none (`noi`),
    nor one above nine: `ten` is a name in Vietnamese."""
    spoken = languages or frozenset(numbered_languages(tables))
    return _layers(tables).of(spoken)


@lru_cache(maxsize=8)
def _layers(tables: Tables) -> Layers:
    return Layers(_layered(tables), _ANYWHERE.of(tables))


def _spellings(word: str) -> list[str]:
    """A word with each sign that people type for its apostrophe: Uzbek to'qqiz, toʻqqiz."""
    return [word.replace("'", sign) for sign in sorted(_APOSTROPHES)] if "'" in word else [word]


@kept_parts("number_words", "number_cues")
def _layered(tables: Tables) -> dict[str, Any]:
    counts, plurals = listed(tables, "count"), listed(tables, "plural")
    return layered(
        (
            word,
            meaning(digit=row["digit"], counts="1" * (said in counts), many="1" * (said in plurals)),
            "" if _counts_here(row, _NO_LANGUAGE) else row["language"].split("-")[0],
        )
        for row in tables.rows("number_words")
        for said in (row["word"].translate(_AS_TYPED),)
        for word in _spellings(said)
    )


_ANYWHERE = Listed(lambda tables: _layers(tables).common.words)


def _counts_here(row: Row, languages: frozenset[str]) -> bool:
    if row["language"].split("-")[0] in languages or not languages:
        return True
    if row["digit"].isalpha():
        return row["word"] not in _ELSEWHERE
    if len(row["digit"]) > 1:
        return row["language"] == "en" and len(row["word"]) > _UNMISTAKABLE
    return row["language"] == "en" or counts_anywhere(row) or (row["word"].isascii() and len(row["word"]) >= _UNMISTAKABLE)


@kept_parts("number_words")
def _gluing(tables: Tables) -> dict[str, dict[str, str]]:
    """Latin number words and their digits, by the language that a text must be in ("" for any)."""
    found: dict[str, dict[str, str]] = {"": {}}
    for row in tables.rows("number_words"):
        if re.fullmatch(f"[{_LATIN}]{{2,}}", row["word"]) and row["digit"].isdigit():
            language = "" if _counts_here(row, _NO_LANGUAGE) else row["language"].split("-")[0]
            found.setdefault(language, {})[row["word"]] = row["digit"]
    return found


@lru_cache(maxsize=256)
def _glued_in(tables: Tables, language: str) -> dict[str, str]:
    """Those of one language, each word in memory once, whichever others count beside it."""
    return _gluing(tables).get(language)  # type: ignore[no-any-return]  # as it was made


@lru_cache(maxsize=1024)
def _with_glued(tables: Tables, tongues: frozenset[str]) -> frozenset[str]:
    """Those of the languages that have such words of their own: one list for all texts that count the same words."""
    return tongues & _gluing(tables).names or _NO_LANGUAGE if tongues else tongues


@lru_cache(maxsize=64)  # a batch goes from language to language
def _glued(tables: Tables, languages: frozenset[str]) -> tuple[dict[str, str], int, frozenset[str]]:
    """Latin number words that may be written together, with each other or with digits (zerozero3one): their values, letters of the
    longest, and how those begin that may be the first."""
    values: dict[str, str] = {}
    for language in ("", *sorted((languages or _gluing(tables).names) - _NO_LANGUAGE)):
        values |= _glued_in(tables, language)
    firsts = frozenset(word[: _SHORT + 1] for word in values if len(word) > _SHORT)
    return values, max(map(len, values), default=0), firsts


def glued_words(tables: Tables, tongues: frozenset[str]) -> tuple[dict[str, str], int]:
    """Latin number words of these languages with their digits, and letters of the longest."""
    return _glued(tables, _with_glued(tables, tongues))[:2]


def said_digit(word: str, tables: Tables, tongues: frozenset[str]) -> str:
    """The digit that a word in lower case is in one of these languages; nothing where it is none or several, or counts."""
    hits = _words(tables, tongues).find(_as_typed(word))
    whole = len(hits) == 1 and (hits[0].start, hits[0].end) == (0, len(word))
    row = hits[0].row if whole else {}
    return row["digit"] if row and row["digit"] in _DIGITS and not (row["counts"] or row["many"]) else ""


def _together(low: str, meant: Mapping[str, str], longest: int, firsts: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where the number words of words of Latin letters stand that have nothing else: zerothreefour; the first is no short one."""
    for match in _LONG.finditer(low):
        start, end = match.span()
        if low[start : start + _SHORT + 1] not in firsts:
            continue  # as nearly all
        heads = range(_SHORT + 1, min(longest, end - start - 2) + 1)
        if any(low[start : start + size] in meant and _is_made(low, start + size, end, meant, longest) for size in heads):
            yield from _parted(low, start, end, meant, longest)


def _is_made(low: str, start: int, end: int, meant: Mapping[str, str], longest: int) -> bool:
    """Whether nothing but number words stands there."""
    ends, at = {start}, start
    while at < end and ends:
        if at in ends:
            ends |= {at + size for size in range(2, min(longest, end - at) + 1) if low[at : at + size] in meant}
            ends.discard(at)
        at += 1
    return end in ends


def _parted(low: str, start: int, end: int, meant: Collection[str], longest: int) -> Iterator[tuple[int, int]]:
    """The words of such a one, from left to right, each the longest that leaves nothing but words behind it: zero|seven, not zeros|even."""
    made = {end}
    for at in range(end - 1, start - 1, -1):
        if any(at + size in made and low[at : at + size] in meant for size in range(1, min(longest, end - at) + 1)):
            made.add(at)
    while start < end:
        sizes = range(min(longest, end - start), 0, -1)
        size = next(size for size in sizes if start + size in made and low[start : start + size] in meant)
        yield start, start + size
        start += size


@lru_cache(maxsize=8)
def _korean(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str], dict[int, str]]:
    """Korean numerals, a syllable each, are written as one word: 공일공; the 이 of 영이 여덟 개 is an ending, not two."""
    values = korean_digits(tables)
    zeros = "".join(word for word, digit in values.items() if digit == "0")
    counts = "|".join(word.removesuffix("개").strip() for word in listed(tables, "count") if "가" <= word[0] <= "힣") or "(?!)"
    return (
        compiled(rf"(?<![가-힣])[{''.join(values) or ' '}]{{2,12}}(?![가-힣](?<![에은는이가도로으]))"),
        compiled(rf"(?<=[{zeros or ' '}])이(?= ?(?:{counts}))"),
        {ord(word): digit for word, digit in values.items()},
    )


def _syllables(low: str, tables: Tables) -> Iterator[Atom]:
    row, ending, values = _korean(tables)
    for match in row.finditer(ending.sub(" ", low)) if _HANGUL.search(low) else ():
        yield Atom(match.start(), match.end(), match.group().translate(values), "word")


def atoms(plain: Plain, tables: Tables, edges: frozenset[int], tongues: frozenset[str]) -> list[Atom]:
    """The digits, number words of these languages and what may stand between them, from left to right."""
    low = number_alike.figures(plain.low)
    low = number_signs.lettered(low, tables)
    meant, longest, firsts = _glued(tables, _with_glued(tables, tongues))
    numbered = listed(tables, "number_word")  # "mera no. 9800…"
    atoms = [Atom(start, end, meant[plain.low[start:end]], "word") for start, end in _together(plain.low, meant, longest, firsts)]
    atoms += number_mixed.find(plain.low, meant, longest)
    atoms += [
        Atom(
            hit.start,
            hit.end,
            hit.row["digit"],
            "times" if hit.row["digit"].isalpha() else "word",
            counts=bool(hit.row["counts"]),
            many=bool(hit.row["many"]),
        )
        for hit in _words(tables, tongues).find(_as_typed(plain.low))
        if hit.row["digit"] != _NONE
        and not (
            number_within.is_part(plain.low, hit.start, hit.end)
            or (plain.low[hit.end : hit.end + 1] in {".", ":"} and plain.low[hit.start : hit.end] in numbered)
        )
    ]
    if "ja" in tongues:
        atoms += number_kana.kana_digits(low, tables)
    atoms += _syllables(low, tables)
    atoms += number_signs.hundreds(low)
    edges = edges | {edge for atom in atoms for edge in (atom.start, atom.end)}
    begins = {atom.start for atom in atoms if atom.kind == "word" and atom.end - atom.start > _SHORT}
    within = any("o" in low[max(0, edge - 1) : edge + 1] for edge in edges)
    atoms += [atom for match in (_GROUP if within else _GROUP_APART).finditer(low) if (atom := _group(low, match, edges, begins))]
    atoms += number_signs.signs(low)
    if not atoms:
        return atoms
    atoms = [atom for atom in atoms if len(atom.digits) <= _MOST_DIGITS and not number_within.hides_letter(low, atom)]
    atoms.sort(key=lambda atom: (atom.start, -atom.end))
    atoms = number_signs.explained(low, atoms)
    atoms = atoms if "pt" in tongues else number_signs.without_key(low, atoms)  # "o resto é zero"
    atoms = number_surplus.without(plain.low, number_sizes.without(plain.low, atoms, tables), tables)
    read = multiplied(plain, number_signs.repeated(plain.low, compounded(plain.low, atoms, tables)), tables)
    return number_signs.reckoned(plain.low, read, tables)


def _as_typed(low: str) -> str:
    """`low` as the words of the tables are typed, digits that touch a Cyrillic word taken off: 9один2."""
    low = low.translate(_AS_TYPED) if "\u0edc" in low or "ß" in low else low
    return _STUCK.sub(" ", in_order(low))


def _group(low: str, match: "re.Match[str]", edges: frozenset[int], begins: Collection[int]) -> Atom | None:
    start, end = match.start(), match.end()
    word = match.group()
    before, behind = low[start - 1 : start], low[end : end + 1]
    if word.isdigit() and before not in _ASCII and before != "." and behind not in _ASCII:
        return Atom(start, end, word, "digits")  # digits alone: nearly all
    end = next((at for at in range(start + 1, end) if at in begins), end) if not match.group().isdigit() else end  # o1six
    word = low[start:end]
    while start not in edges and start < end and low[start] in "oil" and start and low[start - 1] in _ASCII:
        start += 1  # letters that belong to the word before
    word = word[start - match.start() :]
    joined = low[start - 1 : start] == "_" and low[start - 2 : start - 1].isdigit()  # 0_9_1_7
    if not word or (start not in edges and start and low[start - 1] in _ASCII and not joined):
        return None
    while end not in edges and end < len(low) and word and word[-1] in "oil" and (low[end] in _ASCII or "а" <= low[end] <= "ё"):
        word, end = word[:-1], end - 1
    joined = low[end : end + 1] == "_" and low[end + 1 : end + 2].isdigit()
    written_on = word.isdigit() and len(word) >= _WHOLE and _WRITTEN_ON.match(low, end) is not None
    if not word or (end not in edges and end < len(low) and low[end] in _ASCII and not joined and not written_on):
        return None
    if start >= 2 and low[start - 1] == "." and low[start - 2] in _ASCII - set("oil") and end - start > 3:
        return None
    touching = (start not in edges and low[start - 1 : start].isalpha()) or (end not in edges and low[end : end + 1].isalpha())
    if touching and word.isalpha():
        return None  # an о within a Cyrillic word
    if word.isalpha() and end in edges and end - start == 1 and low[start - 1 : start] in {".", " ", "-"} and start not in edges:
        return None  # the last letter of a name written apart: z.a.l.o
    if word.isalpha() and low[end : end + 1] in _APOSTROPHES and low[end + 1 : end + 2].isalpha():
        return None  # Uzbek o'rniga
    letters = not word.isdigit()
    return Atom(start, end, word.translate(_VALUES), "letters" if letters else "digits")
