"""Names of apps that sound or look like nothing else, so that they count anywhere in a text: wasapu, Télégramme, "tele gramm", l*ne.

`anywhere` gives where they stand. The patterns of sounds (`data/chat_sounds.csv`) are here for `guesses` too, whose names count only
beside a contact.
"""

import re
from collections import defaultdict
from functools import lru_cache

from extract.app import apps, spellings
from extract.app.phonetics import PREPOSED, heard, letter
from extract.compiled import compiled
from extract.once import SEEN
from extract.tables import Tables

MARKS = (
    "\u0300-\u036f\u0610-\u065f\u0900-\u0903\u093a-\u094d\u0981-\u0983\u09bc-\u09cd\u0b82-\u0bcd\u0d81-\u0ddf"
    "\u0e31-\u0e4e\u0eb1-\u0ecd\u102b-\u103e\u17b4-\u17d3"
)
PIECE = re.compile(f"[^\\W_](?:[^\\W_]|[{MARKS}'’])*")
LONGEST = 22  # letters of a name
HAN = re.compile("[\u3400-\u9fff]")
_MASKS = "*#○●◯×✖✕^_?"
_MASK = re.compile(f"[{_MASKS}]")
_MASKED = re.compile(rf"(?<![a-z0-9_@.*#/-])[a-z]{{0,8}}(?:[{_MASKS}]{{1,3}}[a-z]{{1,8}}){{1,3}}[*#]?(?![a-z0-9_@*#/-])")
_FIRST = re.compile(
    "t(?:[ei]{1,2}|[ei]{0,2}l[aei]{0,2}k?)|(?:w|ou?|k?u)[ao]{0,3}[td][se]?[ao]?"
)  # the first of two words that are a name
_ADDRESS = re.compile(r"[a-z0-9._-]{0,24}@[a-z0-9-]+\.[a-z]|\.[a-z0-9-]+\.[a-z]")  # the rest of a mail address or a domain
_BEGINS = frozenset((*"t7wvkughom", ""))  # the sound of the first letters of names that count anywhere
_KEPT = 16384  # chunks of texts that are remembered
_WHOLE = 6  # letters of a name that stands as it is among others
_PAIR = 16  # letters of a name in two words
_NAMELESS: defaultdict[Tables, set[str]] = defaultdict(set)  # what stood between spaces so far and is none: nearly all there is


def anywhere(low: str, tables: Tables) -> list[tuple[int, int, str]]:
    """Where such names stand in a text in lower case, and their apps (start, end, type), from left to right."""
    known = _NAMELESS[tables]
    new = set(low.split()).difference(known)
    named = [chunk for chunk in new if _may_name(chunk, tables)]
    if len(known) > _KEPT:
        known.clear()
    known.update(new.difference(named))
    return _found(low, tables) if named else []


def _may_name(chunk: str, tables: Tables) -> bool:
    """Whether what stands between spaces has such a name as counts anywhere, or the first half of one."""
    if _MASK.search(chunk) and any(spellings.blotted(match, tables) for match in _MASKED.findall(chunk)):
        return True
    words = [word for word in PIECE.findall(chunk) if _begins(word[0])]
    return any((_unlike_words(word, tables) and not written(word, tables)) or _is_first(word) for word in words)


def _found(low: str, tables: Tables) -> list[tuple[int, int, str]]:
    """Names with letters blotted out, or in one word or two."""
    blots = _MASKED.finditer(low) if _MASK.search(low) else ()
    masked = ((match.span(), spellings.blotted(match.group(), tables)) for match in blots)
    found = [(start, end, kind) for (start, end), kind in masked if kind]
    words = list(PIECE.finditer(low))
    for at, word in enumerate(words):
        name, end = word.group(), word.end()
        if not _tells(name, tables) or _ADDRESS.match(low, end) or low[word.start() - 1 : word.start()] == "/":
            continue
        kind = _unlike_words(name, tables)
        if kind and written(name, tables):
            continue
        if not kind and at + 1 < len(words) and low[end : words[at + 1].start()] in {" ", "-", "."} and _is_first(name):
            second, end = words[at + 1].group(), words[at + 1].end()
            kind = _unlike_words(name + second, tables) if len(name + second) <= _PAIR else None
        if kind and all(end <= start or stop <= word.start() for start, stop, _ in found):
            found.append((word.start(), end, kind))
    return sorted(found)


@lru_cache(maxsize=SEEN)
def _unlike_words(word: str, tables: Tables) -> str | None:
    """The app that a word sounds like, as no other word does."""
    if not 4 <= len(word) <= LONGEST or not _begins(word[0]) or word in no_names(tables):
        return None
    said = heard(word)
    rows = (row for row in sounds(tables, True) if "far" not in row[2] or word[0] >= "\u0590")
    return next((kind for pattern, kind, _ in rows if pattern.fullmatch(said)), None)


@lru_cache(maxsize=SEEN)
def _tells(word: str, tables: Tables) -> bool:
    """Whether a word may be a name or the first half of one."""
    return _unlike_words(word, tables) is not None or _is_first(word)


@lru_cache(maxsize=SEEN)
def _is_first(word: str) -> bool:
    """Whether a word sounds like the first half of a name."""
    return _FIRST.fullmatch(heard(word)) is not None


def _begins(first: str) -> bool:
    return letter(first) in _BEGINS or first in PREPOSED


def written(name: str, tables: Tables) -> bool:
    """Whether a name is written as usual, or has another that is: 我的messenger是lily sounds like it, too."""
    return name in spellings.labels(tables) or apps.sure(name, tables) or _has_whole(name, tables)


def _has_whole(name: str, tables: Tables) -> bool:
    """Whether the name of an app stands as usual among letters of a script without spaces."""
    return HAN.search(name) is not None and any(hit.end - hit.start >= _WHOLE for hit in apps.labelled(name, tables))


@lru_cache(maxsize=8)
def sounds(tables: Tables, anywhere: bool = False) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Patterns of sounds, their apps, and where they count: beside contacts, or in any text."""
    return tuple((compiled(sound), kind, where) for sound, kind, where in _sounds(tables, anywhere))


def _sounds(tables: Tables, anywhere: bool = False) -> list[tuple[str, str, str]]:
    rows = [row for row in tables.rows("chat_sounds") if row["where"] != "not" and not HAN.search(row["sound"])]
    return [(_spread(row["sound"]), row["type"], row["where"]) for row in rows if anywhere == ("text" in row["where"])]


@lru_cache(maxsize=8)
def any_sound(tables: Tables) -> re.Pattern[str]:
    """What any of the sounds beside contacts matches: few words, and one look for most."""
    return compiled("|".join(sound for sound, _, _ in _sounds(tables)))


@lru_cache(maxsize=8)
def characters(tables: Tables) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    rows = [row for row in tables.rows("chat_sounds") if row["where"] != "not" and HAN.search(row["sound"])]
    return tuple((compiled(row["sound"]), row["type"], row["where"]) for row in rows)


@lru_cache(maxsize=8)
def no_names(tables: Tables) -> frozenset[str]:
    """Ordinary words that sound like names of apps, and number words."""
    figures = frozenset(row["word"] for row in tables.rows("number_words"))
    return figures.union(row["sound"] for row in tables.rows("chat_sounds") if row["where"] == "not")


_VOWELS = re.compile(r"V(\{\d,\d\})?\??")
_ENDING = r"[aeiou]?(?:k[aeou]|[dt][ae]n?|n[ai]n?|s|m|mis|wa|i)?"


def _spread(sound: str) -> str:
    """A row's pattern written out: V is any number of vowels, or as many as stand behind it; E the endings of several languages."""
    return _VOWELS.sub(lambda match: "[aeiou]" + (match[1] or "*"), sound).replace("E", _ENDING)
