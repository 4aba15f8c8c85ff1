"""Which of the places of one name is meant: each bearer is scored by what it is and by what the text says; a guess is dropped.

The weights are set by trial on our own texts (tests/extract/test_places.py), not by a source.
"""

from dataclasses import dataclass, replace
from math import log10

from extract.gazetteer import Named, Place, distance_km
from extract.place_context import Context

BASE = {"hotspot": 3.0, "country": 3.0, "transport": 2.6, "alias": 2.5, "admin1": 1.2, "city": 1.0, "alternate": 0.5, "native": 0.9}
NEEDS_CONTEXT = {"hotspot": 1.1, "country": 1.6, "transport": 1.2, "alias": 1.2}
STRONG, WEAK, CUE, ADJACENT, NEAR, DOMAIN = 1.0, 0.6, 0.7, 1.8, 0.5, 0.35
NEAR_KM = 250
WELL_KNOWN = 500_000  # inhabitants: another name of such a town counts as its own
THRESHOLD = 2.2  # under it a mention is taken for no place
ELSEWHERE = 1.5
MARGIN = 0.3  # two bearers in different countries closer than this are not told apart


@dataclass(frozen=True, slots=True)
class Scored:
    named: Named
    score: float
    why: str

    @property
    def place(self) -> Place:
        return self.named.place

    @property
    def confidence(self) -> float:
        """0 to 1, from the score: 0.5 at the threshold, 0.9 where three independent signs agree."""
        return round(min(0.98, max(0.05, 0.5 + (self.score - THRESHOLD) * 0.2)), 2)


@dataclass(frozen=True, slots=True)
class Signs:
    """What stands around one mention: a word that places follow, the country or division named beside it."""

    cue: bool = False
    countries: frozenset[str] = frozenset()
    divisions: frozenset[str] = frozenset()  # names in lower case
    bearer: bool = False  # some town bears the name as its first one
    key: str = ""  # the name itself, so that it does not speak for itself
    weak: bool = False  # written in lower case or capitals throughout


def score(named: Named, context: Context, signs: Signs) -> Scored:
    """How much speaks for one bearer of a name."""
    place = named.place
    total = NEEDS_CONTEXT.get(named.kind, BASE[named.kind]) if named.needs_context else BASE[named.kind]
    why = [named.kind]
    if named.kind == "alternate" and place.population >= WELL_KNOWN and not signs.bearer:
        total = BASE["city"]
    if named.kind in ("city", "alternate", "native", "alias"):
        total += max(0.0, log10(place.population + 1) - 3) / 2
    for holds, weight, reason in _signs(place, context, signs):
        if holds:
            total += weight
            why.append(reason)
    if signs.weak and named.kind in ("city", "alternate", "native", "admin1"):
        total -= 0.6
    return Scored(named, round(total, 3), ", ".join(why))


def _signs(place: Place, context: Context, signs: Signs) -> tuple[tuple[bool, float, str], ...]:
    division = (place.admin1 or "").lower()
    beside = place.country in signs.countries or bool(division and division in signs.divisions)
    named = place.level != "country" and context.says(place.country, signs.key)
    near = place.level != "country" and any(
        0 < distance_km(place.latitude, place.longitude, *point) < NEAR_KM for point in context.points
    )
    return (
        (signs.cue, CUE, "after a word that places follow"),
        (beside, ADJACENT, "beside its country or province"),
        (named, STRONG, "its country is named"),
        (not named and place.level != "country" and place.country in context.weak, WEAK, "phone, currency, language or readers"),
        (place.level == "place" and place.country in context.domain, DOMAIN, "a country of this kind of ads"),
        (near, NEAR, "near another place"),
        ((place.country, division) in context.admin1, NEAR, "its province is named"),
    )


def choose(candidates: tuple[Named, ...], context: Context, signs: Signs, threshold: float = THRESHOLD) -> Scored | None:
    """The bearer that is meant; None if too little speaks for any, or as much for one in another country."""
    ranked = rank(candidates, context, signs)
    if not ranked or ranked[0].score < threshold:
        return None
    best = ranked[0]
    rivals = [s for s in ranked[1:] if s.place.country != best.place.country and best.score - s.score < MARGIN]
    return None if rivals and best.place.hotspot is None and best.named.kind != "country" else best


def rank(candidates: tuple[Named, ...], context: Context, signs: Signs) -> list[Scored]:
    """All bearers, best first; a country goes before its own towns of the same name (Singapore, Kuwait)."""
    nations = {n.place.country for n in candidates if n.kind == "country" and not n.needs_context}
    fitting = [n for n in candidates if n.kind in ("country", "hotspot") or n.place.country not in nations]
    signs = replace(signs, bearer=any(n.kind == "city" for n in fitting))
    scored = [score(named, context, signs) for named in fitting]
    scored = [_elsewhere(s, scored, context, signs) for s in scored]
    return sorted(scored, key=lambda s: (-s.score, -s.place.population, s.place.place_id))


def _elsewhere(one: Scored, ranked: list[Scored], context: Context, signs: Signs) -> Scored:
    """A known place loses when the text speaks of the country of another bearer and not of its own (老街: Lào Cai)."""
    others = {s.place.country for s in ranked} - {one.place.country}
    known = one.named.kind in ("hotspot", "country", "alias", "transport")
    lost = known and not context.says(one.place.country, signs.key)
    if lost and any(context.says(country, signs.key) for country in others):
        return replace(one, score=one.score - ELSEWHERE, why=f"{one.why}, but another country is named")
    return one
