"""What one place name means on its own, with whatever comes with it as context: the answer of `osint geocode`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.gazetteer.gazetteer import Named, open_gazetteer
from extract.gazetteer.key import key_of
from extract.place.context import Context, gather
from extract.place.mentions import mentions
from extract.place.resolve import MARGIN, Scored, Signs, rank
from extract.tables import Tables
from extract.text.normalize import fold
from extract.words.word_patterns import longest_first

_PARTS = re.compile(r"[,，、/|()（）;；\n]+")
ENOUGH = 1.6  # a bare name needs less than one in running text: that it is a place is known


@dataclass(frozen=True, slots=True)
class Answer:
    """`best` is None when nothing is known or two are as likely; `candidates` best first; `why` in words."""

    best: Scored | None
    candidates: tuple[Scored, ...]
    why: str


@lru_cache(maxsize=20_000)
def look_up(place: str, text: str, country: str | None, language: str | None, tables: Tables) -> Answer:
    """Which place the name `place` means, given the text it stands in, the readers' country and the language, if known."""
    parts = [part.strip() for part in _PARTS.split(place) if part.strip()]
    whole = _bearers(place.strip(), tables)
    if whole or len(parts) == 1:
        parts = [place.strip()]
    context, signs = _context(parts, text, country, language, tables)
    for position, part in enumerate(parts):
        ranked = rank(whole if position == 0 and whole else _bearers(part, tables), context, signs)
        if ranked:
            return _decide(ranked, "" if position == 0 else f"only “{part}” is known; ")
    found = mentions(fold(place), place, tables, (language,) if language else ())
    named = max((m.named for m in found), key=lambda n: n[0].place.level != "country", default=())
    ranked = rank(named, context, signs)
    return _decide(ranked, "named within; ") if ranked else Answer(None, (), "no place of this name is known")


def _decide(ranked: list[Scored], prefix: str) -> Answer:
    best, candidates = ranked[0], tuple(ranked[:5])
    if best.score < ENOUGH:
        return Answer(None, candidates, f"{prefix}too little speaks for any of {len(ranked)} places of this name")
    rivals = [s for s in ranked[1:] if s.place.country != best.place.country and best.score - s.score < MARGIN]
    rivals = [s for s in rivals if s.place.place_id != best.place.place_id]
    if rivals and best.place.hotspot is None and best.place.level != "country":
        return Answer(None, candidates, f"{prefix}as likely in {best.place.country} as in {rivals[0].place.country}")
    return Answer(best, candidates, prefix + best.why)


def _context(parts: list[str], text: str, country: str | None, language: str | None, tables: Tables) -> tuple[Context, Signs]:
    rest = ", ".join(parts[1:])
    around = f"{rest}\n{text}" if text else rest
    found = mentions(fold(around), around, tables, (language,) if language else ()) if around else []
    context = gather(found, around, (language,) if language else (), (), None, tables)
    named = [n for part in parts[1:] for n in _bearers(part, tables)]
    holders = [n.place for n in named if n.kind in ("country", "admin1", "admin2")]
    nation = open_gazetteer(tables).country(country) if country else None
    return context, Signs(around=(*holders, nation) if nation else tuple(holders))


def _bearers(name: str, tables: Tables) -> tuple[Named, ...]:
    """The places of a name; without the word for city, province or country if only so one is found."""
    gazetteer = open_gazetteer(tables)
    found = gazetteer.lookup(name)
    if found:
        return found
    key = key_of(name)
    for word in _generics(tables):
        for bare in (key.removesuffix(word), key.removeprefix(word)):
            if bare != key and (found := gazetteer.lookup(bare.strip(" ."))):
                return found
    return ()


@lru_cache(maxsize=8)
def _generics(tables: Tables) -> tuple[str, ...]:
    """Words for kinds of places, longest first; those of spaced scripts with their space."""
    words = [key_of(row["word"]) for row in tables.rows("place_generics")]
    spaced = [f"{space}{word}{end}" for word in words if word.isascii() for space, end in ((" ", ""), ("", " "))]
    return tuple(longest_first(spaced + [w for w in words if not w.isascii()]))
