"""Small Chinese, Japanese and Korean places right behind the one that they lie in: 杭州余杭, 宮崎の都農町, 거제 장목.

They are too small to be looked for everywhere, where their names are mostly other words. Behind a known town or province a name counts
if a place of that name lies in it or near it; one that ends in the word for its kind (女川町) also where the readers live.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import replace

from extract.gazetteer.gazetteer import Gazetteer, Named, Place, distance_km, open_gazetteer
from extract.place.context import is_within
from extract.place.mention import Mention
from extract.place.words import endings_of, stop_words, words_for
from extract.tables import Tables

NEAR_KM, NEARER_KM = (
    60,
    25,
)  # from a town to a place that it may hold; the same from a small place, and across a border of divisions
_LONGEST, _SHORTEST = 6, 2  # letters of a name; with the word for its kind one more than the shortest
_BEARERS = 8
_HAN, _HANGUL = "㐀-䶿一-鿿", "가-힣"
_ASIAN = re.compile(f"[{_HAN}{_HANGUL}]")
_HAN_NAME = re.compile(rf"(?P<gap>[ ,，/|(（>]{{0,3}}(?:[的の])?|[、])(?P<name>[{_HAN}ヶケノ]{{2,{_LONGEST}}})")
_HANGUL_NAME = re.compile(rf"(?P<gap>[ ,/|(>]{{1,3}})(?P<name>[{_HANGUL}]{{2,8}})(?![{_HANGUL}])")
_HAN_LISTED = re.compile(rf"(?P<name>[{_HAN}ヶケノ]{{2,{_LONGEST}}})[、/,，] ?$")
_KIND = re.compile(rf"(?<=[{_HAN}][{_HAN}])(?:[镇乡县区市町村郡]|街道)")
_LOOK_BACK = 9  # characters


def with_nested(found: list[Mention], soft: str, home: Set[str], tables: Tables) -> list[Mention]:
    """The mentions of a text, and the small places behind them. `home`: the countries of its readers."""
    if not _ASIAN.search(soft):
        return found
    gazetteer = open_gazetteer(tables)
    used = bytearray(len(soft) + 1)
    for mention in found:
        used[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    added: list[Mention] = []
    waiting = [(mention, NEAR_KM) for mention in reversed(found)]
    while waiting:
        outer, reach = waiting.pop()
        for inner in (_behind(outer, reach, soft, gazetteer, tables), _listed(outer, soft, gazetteer, tables)):
            if inner and not any(used[inner.start : inner.end]):
                used[inner.start : inner.end] = b"\1" * (inner.end - inner.start)
                added.append(inner)
                waiting.append((inner, NEARER_KM))
    for alone in _told_by_kind(soft, used, home, gazetteer):
        added.append(alone)
    return sorted(found + added, key=lambda m: m.start) if added else found


def _behind(outer: Mention, reach: int, soft: str, gazetteer: Gazetteer, tables: Tables) -> Mention | None:
    """The small place right behind a known one, if one of its name lies there."""
    if not (holders := _holders(outer)):
        return None
    for pattern in (_HAN_NAME, _HANGUL_NAME):
        written = pattern.match(soft, outer.end)
        if written:
            start = written.start("name")
            for name, keys in _forms(written["name"], pattern is _HANGUL_NAME, tables):
                if named := _lying_in(holders, reach, keys, gazetteer):
                    return Mention(start, start + len(name), name, (named,), False)
    return None


def _listed(outer: Mention, soft: str, gazetteer: Gazetteer, tables: Tables) -> Mention | None:
    """The small place before a known one in a list: 溪州、北斗."""
    written = _HAN_LISTED.search(soft, max(0, outer.start - _LOOK_BACK), outer.start)
    if not written or not (holders := _holders(outer)):
        return None
    run, stop = written["name"], stop_words(tables)
    for first in range(len(run) - 1):
        name = run[first:]
        if name not in stop and (named := _lying_in(holders, NEARER_KM, _keys(name, words_for("kind zh", tables)), gazetteer)):
            start = written.start("name") + first
            return Mention(start, start + len(name), name, (named,), False)
    return None


def _holders(outer: Mention) -> list[Place]:
    return [n.place for n in outer.named[:_BEARERS] if n.place.level != "country"]


def _told_by_kind(soft: str, used: bytearray, home: Set[str], gazetteer: Gazetteer) -> Iterator[Mention]:
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
    kinds, stop = words_for("kind ko" if spaced else "kind zh", tables), stop_words(tables)
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
