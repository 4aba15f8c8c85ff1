"""Names beside a word for a kind of place (пос. Чемал, thị trấn Đu, Brgy. Mojon, Koson tumani): that word says that they are places.

For a name that was found it counts as a word that places follow. One that was not, as its town is too small or its letters are, is looked
up, and stands if its only bearer, or one near another place of the text, lies where the readers live.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from extract.gazetteer.gazetteer import Named, Place, distance_km, open_gazetteer
from extract.place.mention import Mention, taken
from extract.place.nested import NEAR_KM, NEARER_KM
from extract.place.short import has_no_capitals, same_accents
from extract.place.words import stop_words, words_for
from extract.tables import Tables
from extract.text.normalize import Folded
from extract.text.scripts import is_small
from extract.words.spotted import Spotted
from extract.words.word_patterns import longest_first

_BEFORE, _BEHIND = "generic before", "generic behind"
_LONGEST = 20  # characters of a word for a kind
_NAME = re.compile(
    r"[ :]{0,2}(?P<first>[^\W\d_][\w']{0,29})(?: (?P<second>[^\W\d_][\w']{0,29}))?(?: (?P<third>[^\W\d_][\w']{0,29}))?"
)
_NAME_BEFORE = re.compile(r"(?:(?:([^\W\d_][\w']{0,29}) )?([^\W\d_][\w']{0,29}) )?([^\W\d_][\w']{0,29}) $")
_REACH = 92  # characters of so many words
_POINTS = 24  # places that nearness is measured to; a text of many tells by its first ones
_SHORTEST = {True: 2, False: 4}  # letters of a name with a capital, and of one without


def beside_generic(soft: str, start: int, end: int, tables: Tables) -> bool:
    """Whether a word for a kind of place stands right before or behind a name."""
    before, behind = _sides(tables)
    left = soft[max(0, start - _LONGEST) : start].rstrip(" ")
    if left.endswith(before) and any(left.endswith(word) and not left[: -len(word)][-1:].isalpha() for word in before):
        return True
    right = soft[end : end + _LONGEST]
    return right.startswith(behind) and any(right.startswith(word) and not right[len(word) :][:1].isalpha() for word in behind)


def with_generics(found: list[Mention], folded: Folded, soft: str, original: str, home: Set[str], tables: Tables) -> list[Mention]:
    """The mentions of a text, and the names beside such words that are none yet."""
    spans = list(_named(soft, tables))
    if not spans:
        return found
    used = taken(found, len(soft))
    known = (n.place for mention in found for n in mention.named[:3] if n.place.level != "country" and n.place.country in home)
    points = list(islice(known, _POINTS))
    small, added = has_no_capitals(original), list[Mention]()
    for start, end in spans:
        written = original[folded.starts[start] : folded.ends[end - 1]]
        capital = not is_small(written[0])
        if any(used[start:end]) or not (capital or small) or end - start < _SHORTEST[capital]:
            continue
        if capital and _goes_on(original, folded.starts[start], folded.ends[end - 1]):
            continue
        if named := _bearer(soft[start:end], written, points, home, tables):
            used[start:end] = b"\1" * (end - start)
            added.append(Mention(start, end, soft[start:end], (named,), False))
    return sorted(found + added, key=lambda m: m.start) if added else found


def _goes_on(original: str, start: int, end: int) -> bool:
    """Whether another word with a capital stands right before a name or behind it: it is a part of a longer one."""
    before = original[max(0, start - _LONGEST) : start]
    word = before[:-1].rpartition(" ")[2] if before[-1:] == " " else ""
    after = original[end : end + 2]
    return (word[:1].isupper() and word.isalpha()) or (after[:1] == " " and after[1:].isupper())


def _named(soft: str, tables: Tables) -> Iterator[tuple[int, int]]:
    """Where names may stand beside such words, longest first beside each."""
    before, behind = _patterns(tables)
    for word in before.finditer(soft):
        if name := _NAME.match(soft, word.end()):
            ends = [name.end(part) for part in ("third", "second", "first") if name[part]]
            yield from ((name.start("first"), end) for end in ends)
    for word in behind.finditer(soft):
        if name := _NAME_BEFORE.search(soft, max(0, word.start() - _REACH), word.start() + 1):
            yield from ((name.start(part), name.end(3)) for part in (1, 2, 3) if name[part])


def _bearer(key: str, written: str, points: Sequence[Place], home: Set[str], tables: Tables) -> Named | None:
    """The bearer of a name in the readers' country that is its only one or near another place of the text."""
    gazetteer = open_gazetteer(tables)
    if not gazetteer.may_have(key) or key in stop_words(tables):
        return None
    named = [n for n in gazetteer.lookup(key) if n.place.country in home and n.place.level == "place"]
    if not written.isascii() and written[:1] < "\u0370":
        named = [n for n in named if same_accents(n, written)]
    if not named:
        return None
    near = [n for n in named if any(_km(n.place, point) <= NEAR_KM for point in points)]
    chosen = (near or named)[0]
    if not near and any(_km(chosen.place, other.place) > NEARER_KM for other in named):
        return None
    return replace(chosen, kind="alias", needs_context=False)


def _km(one: Place, other: Place) -> float:
    return distance_km(one.latitude, one.longitude, other.latitude, other.longitude)


@lru_cache(maxsize=8)
def _sides(tables: Tables) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(words_for(_BEFORE, tables)), tuple(" " + word for word in words_for(_BEHIND, tables))


@lru_cache(maxsize=8)
def _patterns(tables: Tables) -> tuple[Spotted, Spotted]:
    before, behind = ("|".join(map(re.escape, longest_first(words))) for words in _sides(tables))
    first, second = _sides(tables)
    return Spotted(first, lambda: rf"(?<!\w)(?:{before})(?!\w)"), Spotted(second, lambda: rf"(?:{behind})(?!\w)")
