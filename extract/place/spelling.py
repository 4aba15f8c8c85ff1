"""Hotspots whose names are written with one letter too many, too few or wrong (Sihanoukvile, মায়াওয়াডিতে): ads write them by ear.

Only for hotspots, for long names, and for scripts that put spaces between words: elsewhere such a name is another word.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

from extract.gazetteer.gazetteer import open_gazetteer
from extract.gazetteer.key import key_of
from extract.once import SEEN
from extract.packed import in_words, numbers_of
from extract.place.mention import Mention
from extract.place.words import endings_of
from extract.stored import kept
from extract.tables import Tables
from extract.text.scripts import script_of

_SHORTEST = {"LATIN": 8, "CYRILLIC": 7, "HANGUL": 5}  # characters of a name, other scripts:
_SHORT = 7
_LEAST = min(_SHORT, *_SHORTEST.values())
_LONGEST = 24
_HEAD, _TAIL = 3, 2  # letters: together no more than the shortest name has
_UNSPACED = frozenset({"CJK", "THAI", "LAO", "KHMER", "MYANMAR", "HIRAGANA", "KATAKANA"})
_TOKEN = re.compile(rf"[^\W\d_][\w\u0300-\u036f\u093c-\u0dff\u200c\u200d]{{{_LEAST - 1},}}")


def misspelled(soft: str, tables: Tables) -> list[Mention]:
    """The words of a text that are a hotspot's name but for one letter."""
    gazetteer = open_gazetteer(tables)
    found = []
    for token in _TOKEN.finditer(soft):
        word = token[0]
        if not word.isascii() and script_of(word[0]) in _UNSPACED:
            continue  # mostly a whole clause
        if meant := _meant(word, tables):
            name, length = meant
            found.append(Mention(token.start(), token.start() + length, name, gazetteer.lookup(name), False))
    return found


@lru_cache(maxsize=SEEN)
def _meant(token: str, tables: Tables) -> tuple[str, int] | None:
    """The name that a word is but for one letter, and how much of the word that is; None for a name as it is and any other word."""
    known, likely = _known(tables), _beginnings_and_ends(tables)
    for word in _forms(token, tables):
        if word[:_HEAD] not in likely and word[0] + word[-_TAIL:] not in likely:
            continue
        name = next((name for part in _shorter(word) for name in known.of(part) if _is_near(word, name)), None)
        if name and name != word:
            return name, len(word)
    return None


def _forms(word: str, tables: Tables) -> Iterator[str]:
    """A word as it stands, and without each ending of its script."""
    script = script_of(word[0])
    if not _SHORTEST.get(script, _SHORT) <= len(word) <= _LONGEST:
        return
    yield word
    endings = endings_of(script, tables)
    for length in (1, 2, 3, 4):
        if word[-length:] in endings and len(word) - length >= _SHORTEST.get(script, _SHORT):
            yield word[:-length]


def _shorter(word: str) -> list[str]:
    """The word, and the word without each of its letters but the first."""
    return [word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))]


def _is_near(word: str, name: str) -> bool:
    """Whether one letter changed, added or left out makes the one into the other; the first letter must be the same."""
    if word[0] != name[0] or abs(len(word) - len(name)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    rest, other = word[start:], name[start:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


@lru_cache(maxsize=8)
def _beginnings_and_ends(tables: Tables) -> frozenset[str]:
    """The first letters of each name, and its first and last ones: of a word that is near one the ones or the others are the same."""
    names = _known(tables).names
    return frozenset({name[:_HEAD] for name in names} | {name[0] + name[-_TAIL:] for name in names})


class _Known:
    """Names by the hashes of themselves and of themselves without one letter: words would take ten times the memory."""

    def __init__(self, names: Sequence[str], hashes: str, indexes: str) -> None:
        """`hashes` in order, and the index of a name for each, as `packed.in_words` gives them."""
        self.names = names
        self._hashes, self._indexes = numbers_of(hashes), numbers_of(indexes)

    def of(self, part: str) -> Iterator[str]:
        """The names that may have such a part; another word's seldom has the same hash."""
        wanted = _hash(part)
        at = bisect_left(self._hashes, wanted)
        while at < len(self._hashes) and self._hashes[at] == wanted:
            yield self.names[self._indexes[at]]
            at += 1


def _hash(part: str) -> int:
    return crc32(part.encode())


@lru_cache(maxsize=8)
def _known(tables: Tables) -> _Known:
    made = _by_shorter(tables)
    return _Known(made["names"].split("\n"), made["hashes"], made["indexes"])


@kept("hotspots", "hotspot_names")
def _by_shorter(tables: Tables) -> dict[str, str]:
    """Names of hotspots that are destinations, in lines; the hashes of each and of each without one of its letters, and which it is."""
    ends = {row["id"] for row in tables.rows("hotspots") if row["role"].startswith("destination") and row["level"] != "admin1"}
    names = set()
    for row in tables.rows("hotspot_names"):
        key = key_of(row["name"])
        script = script_of(key[0]) if key else ""
        if row["hotspot"] not in ends or row["needs_context"] == "1" or script in _UNSPACED or " " in key or not script:
            continue
        if _SHORTEST.get(script, _SHORT) <= len(key) <= _LONGEST:
            names.add(key)
    parts = sorted({(_hash(part), index) for index, name in enumerate(sorted(names)) for part in _shorter(name)})
    return {
        "names": "\n".join(sorted(names)),
        "hashes": in_words(number for number, _ in parts),
        "indexes": in_words(index for _, index in parts),
    }
