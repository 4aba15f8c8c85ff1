"""Hotspots whose names are written with one letter too many, too few or wrong (Sihanoukvile, মায়াওয়াডিতে): ads write them by ear.

Only for hotspots, for long names, and for scripts that put spaces between words: elsewhere such a name is another word.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from extract.gazetteer.gazetteer import open_gazetteer
from extract.gazetteer.key import key_of
from extract.once import SEEN
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
    known, likely = _by_shorter(tables), _beginnings_and_ends(tables)
    for word in _forms(token, tables):
        if word[:_HEAD] not in likely and word[0] + word[-_TAIL:] not in likely:
            continue
        name = next((name for part in _shorter(word) for name in known.get(part, "").split() if _is_near(word, name)), None)
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
    names = {name for same in _by_shorter(tables).values() for name in same.split()}
    return frozenset({name[:_HEAD] for name in names} | {name[0] + name[-_TAIL:] for name in names})


@lru_cache(maxsize=8)
@kept("hotspots", "hotspot_names")
def _by_shorter(tables: Tables) -> dict[str, str]:
    """Names of hotspots that are destinations, by the name and by the name without one of its letters; several with spaces between."""
    found: dict[str, set[str]] = defaultdict(set)
    ends = {row["id"] for row in tables.rows("hotspots") if row["role"].startswith("destination") and row["level"] != "admin1"}
    for row in tables.rows("hotspot_names"):
        key = key_of(row["name"])
        script = script_of(key[0]) if key else ""
        if row["hotspot"] not in ends or row["needs_context"] == "1" or script in _UNSPACED or " " in key or not script:
            continue
        if _SHORTEST.get(script, _SHORT) <= len(key) <= _LONGEST:
            for part in _shorter(key):
                found[part].add(key)
    return {part: " ".join(sorted(keys)) for part, keys in found.items()}
