"""Small Chinese, Japanese and Korean places right behind the one that they lie in: 杭州余杭, 宮崎の都農町, 거제 장목.

They are too small to be looked for everywhere, where their names are mostly other words. Behind a known town or province a name counts
if a place of that name lies in it or near it; one that ends in the word for its kind (女川町) also where the readers live. In other
scripts, but for Latin letters where every name is looked at, a sign must set the two apart: إربد - الحصن, Плёс, Ивановская обл.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import replace

from extract.gazetteer.gazetteer import Gazetteer, Named, Place, distance_km, open_gazetteer
from extract.place.context import is_within
from extract.place.mention import Mention, taken
from extract.place.words import endings_of, stop_words, words_for
from extract.tables import Tables
from extract.text.normalize import Folded
from extract.text.scripts import is_small

NEAR_KM = 60  # from a town to a place that it may hold
NEARER_KM = 25  # the same from a small place, and across a border of divisions
_LONGEST, _SHORTEST = 6, 2  # letters of a name; with the word for its kind one more than the shortest
_BEARERS = 8
_HAN, _HANGUL = "㐀-䶿一-鿿", "가-힣"
_ASIAN = re.compile(f"[{_HAN}{_HANGUL}]")
_HAN_NAME = re.compile(rf"(?P<gap>[ ,，/|(（>]{{0,3}}(?:[的の])?|[、])(?P<name>[{_HAN}ヶケノ]{{2,{_LONGEST}}})")
_HANGUL_NAME = re.compile(rf"(?P<gap>[ ,/|(>]{{1,3}})(?P<name>[{_HANGUL}]{{2,8}})(?![{_HANGUL}])")
_HAN_LISTED = re.compile(rf"(?P<name>[{_HAN}ヶケノ]{{2,{_LONGEST}}})[、/,，] ?$")
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0df4\u0e31-\u0e4e\u0eb1-\u0ece\u102b-\u109f\u17b4-\u17d3"
_OTHER = rf"[^\W\d_a-z{_HAN}{_HANGUL}ぁ-ヿ][\w{_MARKS}]{{2,24}}"
_OTHER_NAME = re.compile(rf"(?: ?[,،/(|] ?|   )(?P<name>{_OTHER}(?: {_OTHER})?)")  # a dash is a space in softened texts
_OTHER_BEFORE = re.compile(rf"(?:(?<=[\s,،/(|:])|^)(?P<name>(?:{_OTHER} )?{_OTHER})(?: ?[,،/|] ?| ?\(|   )$")
_OTHER_LETTER = re.compile(r"[\u0370-\u1fff]")
_REACH = 56  # characters of two words and what sets them apart
_KIND = re.compile(rf"(?<=[{_HAN}][{_HAN}])(?:[镇乡县区市町村郡]|街道)")
_LOOK_BACK = 9  # characters


def with_nested(found: list[Mention], folded: Folded, soft: str, original: str, home: Set[str], tables: Tables) -> list[Mention]:
    """The mentions of a text, and the small places beside them. `home`: the countries of its readers."""
    if soft.isascii():
        return found
    asian, other = _ASIAN.search(soft), _OTHER_LETTER.search(soft)
    if not asian and not other:
        return found
    gazetteer = open_gazetteer(tables)
    used = taken(found, len(soft))
    added: list[Mention] = []
    waiting = [(mention, NEAR_KM) for mention in reversed(found)]
    while waiting:
        outer, reach = waiting.pop()
        if not (holders := _holders(outer)):
            continue
        beside: list[Mention | None] = []
        if asian:
            beside += _behind(outer, holders, reach, soft, gazetteer, tables), _listed(outer, holders, soft, gazetteer, tables)
        if other:
            beside += (one for one in _set_apart(outer, holders, soft, gazetteer, tables) if _may_name(one, folded, original))
        for inner in beside:
            if inner and not any(used[inner.start : inner.end]):
                used[inner.start : inner.end] = b"\1" * (inner.end - inner.start)
                added.append(inner)
                waiting.append((inner, NEARER_KM))
    if asian:
        added += _told_by_generic(soft, used, home, gazetteer)
    return sorted(found + added, key=lambda m: m.start) if added else found


def _may_name(mention: Mention, folded: Folded, original: str) -> bool:
    """Whether a name begins with a capital, where its script has them."""
    return not is_small(original[folded.starts[mention.start]])


def _set_apart(outer: Mention, holders: list[Place], soft: str, gazetteer: Gazetteer, tables: Tables) -> Iterator[Mention]:
    """The small places on both sides of a known one, in scripts with spaces: two words or the one next to the sign."""
    behind = _OTHER_NAME.match(soft, outer.end)
    before = _OTHER_BEFORE.search(soft, max(0, outer.start - _REACH), outer.start)
    for written in (behind, before):
        if not written:
            continue
        start, end = written.span("name")
        space = soft.find(" ", start, end)
        spans = [(start, end)] + ([(start, space) if written is behind else (space + 1, end)] if space > 0 else [])
        for first, last in spans:
            name = soft[first:last]
            if name not in stop_words(tables) and (named := _lying_in(holders, NEAR_KM, (name,), gazetteer)):
                yield Mention(first, last, name, (named,), False)
                break


def _behind(outer: Mention, holders: list[Place], reach: int, soft: str, gazetteer: Gazetteer, tables: Tables) -> Mention | None:
    """The small place right behind a known one, if one of its name lies there."""
    for pattern in (_HAN_NAME, _HANGUL_NAME):
        written = pattern.match(soft, outer.end)
        if written:
            start = written.start("name")
            for name, keys in _forms(written["name"], pattern is _HANGUL_NAME, tables):
                if named := _lying_in(holders, reach, keys, gazetteer):
                    return Mention(start, start + len(name), name, (named,), False)
    return None


def _listed(outer: Mention, holders: list[Place], soft: str, gazetteer: Gazetteer, tables: Tables) -> Mention | None:
    """The small place before a known one in a list: 溪州、北斗."""
    written = _HAN_LISTED.search(soft, max(0, outer.start - _LOOK_BACK), outer.start)
    if not written:
        return None
    run, stop = written["name"], stop_words(tables)
    for first in range(len(run) - 1):
        name = run[first:]
        if name not in stop and (named := _lying_in(holders, NEARER_KM, _keys(name, words_for("generic zh", tables)), gazetteer)):
            start = written.start("name") + first
            return Mention(start, start + len(name), name, (named,), False)
    return None


def _holders(outer: Mention) -> list[Place]:
    return [n.place for n in outer.named[:_BEARERS] if n.place.level != "country"]


def _told_by_generic(soft: str, used: bytearray, home: Set[str], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Names that end in the word for their kind (女川町) and lie where the readers live; what stands right behind a known place
    and does not lie in it is none."""
    for kind in _KIND.finditer(soft):
        end = kind.end()
        for start in range(max(0, end - _LONGEST), kind.start() - 1):
            key = soft[start:end]
            if any(used[start:end]) or not gazetteer.may_have(key) or used[start - 1]:
                continue
            named = tuple(n for n in gazetteer.lookup(key) if n.place.country in home)
            if named:
                told = tuple(replace(n, kind="alias", needs_context=True) for n in named)
                yield Mention(start, end, key, told, False)
                break


def _forms(run: str, spaced: bool, tables: Tables) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What of a run of letters may be a name, longest first, with the keys that it may be known by."""
    kinds, stop = words_for("generic ko" if spaced else "generic zh", tables), stop_words(tables)
    endings = endings_of("HANGUL", tables) if spaced else frozenset[str]()
    for length in range(len(run), _SHORTEST - 1, -1):
        name = run[:length]
        if name not in stop and (not spaced or length == len(run) or run[length:] in endings):
            yield name, _keys(name, kinds)


def _keys(name: str, kinds: Set[str]) -> tuple[str, ...]:
    """What a name may be known by: as it stands; without the word for its kind, or with one that it lacks."""
    kind = next((kind for kind in kinds if name.endswith(kind) and len(name) - len(kind) >= _SHORTEST), "")
    return (name, name.removesuffix(kind)) if kind else (name, *sorted(name + kind for kind in kinds))


def _lying_in(holders: list[Place], reach: int, keys: tuple[str, ...], gazetteer: Gazetteer) -> Named | None:
    """The bearer of the first of the keys that lies in one of the places, the nearest."""
    known = {place.place_id for place in holders}
    for key in keys:
        if not gazetteer.may_have(key):
            continue
        others = (n for n in gazetteer.lookup(key) if n.place.place_id not in known)
        near = [
            (km, -n.place.population, n) for n in others for place in holders if (km := _within(place, n.place, reach)) is not None
        ]
        if near:
            return replace(min(near, key=lambda one: one[:2])[2], kind="alias", needs_context=False)
    return None


def _within(outer: Place, inner: Place, reach: float) -> float | None:
    """How far a place is from the one that holds it; None if it does not."""
    if outer.country != inner.country or inner.level in ("country", "admin1"):
        return None
    km = distance_km(outer.latitude, outer.longitude, inner.latitude, inner.longitude)
    if outer.admin1_code and inner.admin1_code and outer.admin1_code != inner.admin1_code:
        return km if km <= NEARER_KM else None
    wide = max(reach, outer.precision_km) if outer.level == "admin1" else reach
    return km if km <= wide or is_within(inner, outer) else None
