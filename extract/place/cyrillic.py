"""Cyrillic town names in their cases: Рівного, Білій Церкві, Нижнем Новгороде, also of towns too small for the automaton.

A capitalized word is looked up with the endings that a case may have replaced; what comes out is a candidate like any other.
"""

import re
from collections.abc import Iterator

from extract.gazetteer.gazetteer import Gazetteer, Named
from extract.place.mention import Mention
from extract.place.short import SMALL_TEXT_LETTERS, has_no_capitals
from extract.text.normalize import Folded

SMALLEST = 3_000  # inhabitants; below it a word that looks like the name is more often a person
LARGER = 50_000  # the same in a text without capitals
_WORD = re.compile(r"[а-яіїєґўқғҳә'][а-яіїєґўқғҳә']{2,29}")
_ENDINGS = ("", "а", "я", "о", "е", "ь", "и", "ы", "і", "й", "не", "но")
_ADJECTIVES = (("ому", "ого", "ему", "его", "оі"), ("ом", "ем", "ои", "еи", "іи", "ім", "ою", "ых", "их", "ую", "юю"))
_FULL = ("ий", "ыи", "ии", "ая", "ое", "ои", "іи", "а", "е", "ы", "ые", "ие", "і")  # as softened: й is и


def inflected(soft: str, folded: Folded, original: str, gazetteer: Gazetteer, stop: frozenset[str]) -> list[Mention]:
    """The capitalized words and pairs of words that are a town's name in some case."""
    written = list(_WORD.finditer(soft))
    if not written:
        return []
    small = has_no_capitals(original)
    words = [m.span() for m in written if _may_name(m, original[folded.starts[m.start()]].isupper(), small)]
    found = []
    for i, (start, end) in enumerate(words):
        after = words[i + 1] if i + 1 < len(words) and soft[end : words[i + 1][0]] == " " else None
        inside = small or _is_inside(original, folded.starts[start])
        if after and (pair := _first(_pairs(soft[start:end], soft[after[0] : after[1]]), gazetteer)):
            found.append(Mention(start, after[1], *pair, False))
        elif one := _first(_stems(soft[start:end]) if inside else iter((soft[start:end],)), gazetteer):
            found.append(Mention(start, end, *one, False, one[0] in stop or soft[start:end] in stop))
    return list(_in_small_text(found, original, folded)) if small else found


def _may_name(word: re.Match[str], capital: bool, small: bool) -> bool:
    return capital or (small and len(word[0]) > SMALL_TEXT_LETTERS)


def _in_small_text(found: list[Mention], original: str, folded: Folded) -> Iterator[Mention]:
    """What stands in a text that has but one case: of what is in lower case or not the name itself larger towns only, and no usual
    words."""
    for mention in found:
        lower = original[folded.starts[mention.start]].islower()
        other = lower or mention.key != folded.text[mention.start : mention.end]
        named = tuple(n for n in mention.named if not other or n.place.population >= LARGER)
        if named and not mention.usual:
            yield mention._replace(named=named, weak=lower)


def _is_inside(original: str, start: int) -> bool:
    """Whether a word stands within a sentence: at its start any word has a capital (Доход is not Доха)."""
    before = original[max(0, start - 4) : start].rstrip(" ")
    return bool(before) and before[-1] not in ".!?:;\n•|*-—–\t"


def _first(names: Iterator[str], gazetteer: Gazetteer) -> tuple[str, tuple[Named, ...]] | None:
    for name in names:
        if gazetteer.may_have(name):
            named = tuple(n for n in gazetteer.lookup(name) if n.place.population >= SMALLEST and n.kind != "admin2")
            if named:
                return name, named
    return None


def _stems(word: str) -> Iterator[str]:
    """What a word may be the case of, the word itself first."""
    yield word
    for cut in (1, 2, 3):
        stem = word[:-cut]
        if len(stem) >= 3:
            yield from (stem + ending for ending in _ENDINGS)


def _pairs(first: str, second: str) -> Iterator[str]:
    """An adjective and a noun, both in a case; and the pair as it stands."""
    yield f"{first} {second}"
    for endings in _ADJECTIVES:
        stem = first.removesuffix(next((e for e in endings if first.endswith(e)), " "))
        if stem != first:
            yield from (f"{stem}{full} {noun}" for full in _FULL for noun in _stems(second))
