"""Which of the places of one name is meant: each bearer is scored by what it is and by what the text says; a guess is dropped.

The weights are set by trial on our own texts (tests/eval, split tune) and on public corpora of English news, not by a source.
"""

from math import log10
from typing import NamedTuple

from extract.gazetteer.gazetteer import Named, Place
from extract.gazetteer.rows import LONG_NAME_POPULATION, PAIR, PAIR_POPULATION
from extract.place.context import Context, is_within
from extract.place.mention import Mention
from extract.text.scripts import script_of

BASE = {
    "hotspot": 3.5, "own": 3.0, "country": 3.0, "transport": 2.6, "alias": 2.5, "admin1": 1.2, "city": 1.0, "alternate": 0.5,
    "native": 0.9, "admin2": 0.5, "capital": 1.8,
}  # fmt: skip
NEEDS_CONTEXT = {"hotspot": 1.2, "own": 1.2, "country": 1.6, "transport": 1.2, "alias": 1.2}
PEOPLED = frozenset({"city", "capital", "alternate", "native", "alias", "admin1", "admin2"})
STRONG, TOLD, WEAK, CUE, ADJACENT, NEAR, DOMAIN, LABEL = 1.0, 0.7, 0.6, 0.7, 2.8, 0.5, 0.35, 0.6
USUAL, LOOKS, PERSON, OTHER, FAINT = -1.3, -0.6, -0.8, -0.3, -0.7
ALONE = 0.4  # of a place of the readers' country that is a segment of its own, as in addresses and headers
ABBREVIATED = 3  # Latin letters of an alias, at most, for which its town's size does not speak
FAINT_CYRILLIC = 20_000  # inhabitants; of a smaller town a case is more often a person
_INDIC = "\u0600"  # Greek and Cyrillic letters lie below
NEAR_KM = 250
CLOSE_KM = 80
VOTES = 0.9  # at most: how much of the text's other names lie in the same province
WELL_KNOWN = 500_000  # inhabitants: another name of such a town counts as its own
SEAT = 0.05  # of a division's inhabitants: a town of its name that has more is meant, not the division
SEAT_ELSE = 0.3  # the same for a town that bears the name as another one
PROVINCE = 3_000_000  # inhabitants of a province that makes a country of its name doubtful (Georgia)
THRESHOLD = 2.2  # under it a mention is taken for no place
_SEATS = {"city": SEAT, "capital": SEAT, "native": SEAT, "alias": SEAT, "hotspot": -1.0, "alternate": SEAT_ELSE}
NAMELESS = 1.5  # what a town loses to a country of its name
ELSEWHERE = 1.5
NAMED_FIRST = frozenset({"hotspot", "transport", "alias", "capital", "city", "admin1"})  # not one name among many
NAMESAKE = 20_000  # inhabitants from which another town of the name makes a known place doubtful
LARGE_AT_HOME = 50_000  # inhabitants of a town of the readers' country that bears the name of a usual word
MARGIN = 0.3  # two bearers in different countries closer than this are not told apart
_DIVISIONS, _TOWNS = frozenset({"admin1", "admin2"}), frozenset({"city", "capital"})
FAMILIAR = ("hotspot", "own", "country", "alias", "transport")


class Scored(NamedTuple):
    named: Named
    score: float
    reasons: tuple[str, ...]  # what it is, then what speaks for and against it

    @property
    def place(self) -> Place:
        return self.named.place

    @property
    def why(self) -> str:
        return ", ".join(self.reasons)

    @property
    def confidence(self) -> float:
        """0 to 1, from the score: 0.5 at the threshold, 0.9 where three independent signs agree."""
        return round(min(0.98, max(0.05, 0.5 + (self.score - THRESHOLD) * 0.2)), 2)


class Found(NamedTuple):
    """A mention and what it was resolved to."""

    mention: Mention
    scored: Scored


class Signs(NamedTuple):
    """What stands around one mention: a word that places follow, the country or division named beside it."""

    cue: bool = False
    around: tuple[Place, ...] = ()  # countries and divisions named right behind or before it
    inside: tuple[Place, ...] = ()  # towns named right before it, which it may hold
    bearer: bool = False  # some town bears the name as its first one
    contested: bool = False  # a country and a large province of another one bear the name (Georgia)
    key: str = ""  # the name itself, so that it does not speak for itself
    weak: bool = False  # written in lower case or capitals throughout
    usual: bool = False  # a usual word or a personal name too
    peers: bool = False  # countries are listed beside it: it is one too, if it can be
    sided: bool = False  # a province bears the name, or something beside it tells that it is a place
    generic: bool = False  # the word for province, district or state stands by it
    alone: bool = False  # it stands between two signs or ends of lines
    label: str = ""  # what the model takes it for: "" unknown, else place, person, other


def score(named: Named, context: Context, signs: Signs) -> Scored:
    """How much speaks for one bearer of a name."""
    place = named.place
    alone = named.needs_context and not (signs.peers and named.kind == "country")
    total = NEEDS_CONTEXT.get(named.kind, BASE[named.kind]) if alone else BASE[named.kind]
    why = [named.kind]
    if named.kind == "alternate" and place.population >= WELL_KNOWN and not signs.bearer:
        total = BASE["city"]
    if named.kind in PEOPLED and not (named.kind == "alias" and named.needs_context and _is_short_of_much(place, signs.key)):
        total += max(0.0, log10(place.population + 1) - 3) / 2
    for weight, reason in _signs(named, context, signs):
        total += weight
        why.append(reason)
    return Scored(named, round(total, 3), tuple(why))


def _is_short_of_much(place: Place, key: str) -> bool:
    """Whether an alias is an abbreviation that means other things in most ads, however large its place: of a province (CA), or of few
    Latin letters (PJ, QC). A place that is asked for alone has no key."""
    return place.level == "admin1" or (key.isascii() and 0 < len(key) <= ABBREVIATED)


def _signs(named: Named, context: Context, signs: Signs) -> list[tuple[float, str]]:
    """What speaks for and against a bearer, in words."""
    place = named.place
    found: list[tuple[float, str]] = []
    inner = place.level != "country" or signs.contested
    peopled = named.kind in PEOPLED and named.kind != "alias"
    if signs.cue:
        found.append((CUE, "after a word that places follow"))
    if inner and signs.around and any(is_within(place, other) for other in signs.around):
        found.append((ADJACENT, "beside its country or province"))
    if signs.inside and any(is_within(other, place) for other in signs.inside):
        found.append((ADJACENT, "beside a town of it"))
    if inner:
        if context.says(place.country, signs.key):
            found.append((STRONG, "its country is named"))
        elif place.country in context.told:
            found.append((TOLD, "other places of its country"))
        elif place.country in context.weak:
            found.append((WEAK, "phone, currency, language or readers"))
    if place.level == "place" and place.country in context.domain:
        found.append((DOMAIN, "a country of this kind of ads"))
    if context.points and place.level != "country" and (near := NEAR * _nearness(place, context)):
        found.append((near, "near another place"))
    if signs.alone and not signs.usual and place.level == "place" and place.country == context.home:
        found.append((ALONE, "alone between two signs"))
    if vote := VOTES * context.share(place, signs.key):
        found.append((vote, "other names of its province"))
    if signs.generic and named.kind in ("admin1", "admin2"):
        found.append((CUE, "with the word for a province"))
    if signs.label == "place":
        found.append((LABEL, "the model takes it for a place"))
    if not peopled:
        return found
    if signs.label == "person":
        found.append((PERSON / (2 if signs.cue else 1), "the model takes it for a person"))
    if signs.label == "other":
        found.append((OTHER, "the model takes it for something else"))
    if signs.usual:
        found.append(
            (USUAL / (2 if signs.cue and _is_large_at_home(place, context) else 1), "also a usual word or a person's name")
        )
    if signs.weak:
        found.append((LOOKS, "written as no name is"))
    if not signs.sided and not _is_near_home(place, context) and _is_faint(signs.key, place):
        found.append((FAINT, "seldom a name"))
    return found


def _is_large_at_home(place: Place, context: Context) -> bool:
    return place.country == context.home and place.population >= LARGE_AT_HOME


def _is_near_home(place: Place, context: Context) -> bool:
    """Whether the text plays in the readers' country, and the place lies there too: so small a town is known to them."""
    return place.country == context.home and place.country in context.told


def _is_faint(key: str, place: Place) -> bool:
    """Whether a word not in Latin letters is seldom the name of so small a town: nothing but a sign beside it tells."""
    if key[:1] < "\u0370":
        return False
    if key[:1] < _INDIC:
        return place.population < FAINT_CYRILLIC
    return place.population < (PAIR_POPULATION if len(key) == PAIR and script_of(key[0]) == "CJK" else LONG_NAME_POPULATION)


def _nearness(place: Place, context: Context) -> float:
    """1 within 250 km of a place that is sure, 2 within 80 km."""
    nearest = context.nearest_km(place)
    return 2.0 if nearest < CLOSE_KM else 1.0 if nearest < NEAR_KM else 0.0


def choose(candidates: tuple[Named, ...], context: Context, signs: Signs, threshold: float = THRESHOLD) -> Scored | None:
    """The bearer that is meant; None if too little speaks for any, or as much for one in another country."""
    return decide(rank(candidates, context, signs), threshold)


def decide(ranked: list[Scored], threshold: float = THRESHOLD, margin: float = MARGIN, home: str = "") -> Scored | None:
    """The best of a ranking, where it is good enough and clearly better than the best in another country; else that of `home`."""
    if not ranked or ranked[0].score < threshold:
        return None
    best = ranked[0]
    rivals = [s for s in ranked[1:] if s.place.country != best.place.country and best.score - s.score < margin]
    if not rivals or best.place.hotspot or best.named.kind == "country":
        return best
    return next((s for s in (best, *rivals) if s.place.country == home and s.score >= threshold), None)


def rank(candidates: tuple[Named, ...], context: Context, signs: Signs) -> list[Scored]:
    """All bearers, best first; a country goes before its own towns of the same name (Singapore, Kuwait)."""
    kinds = {n.kind for n in candidates}
    fitting, around, peers, nations = list(candidates), signs.around, signs.peers, set[str]()
    if "country" in kinds:
        countries = [n for n in candidates if n.kind == "country"]
        peers = peers and all(n.needs_context for n in countries)
        nations = {n.place.country for n in countries if peers or not n.needs_context}
    if nations:  # "Russia, U.S." is a list, "Russia, Ohio" is not
        fitting = [n for n in candidates if n.kind in ("country", "hotspot") or n.place.country not in nations]
        around = tuple(place for place in around if place.level != "country")
    if not signs.generic and not _DIVISIONS.isdisjoint(kinds):
        fitting = [n for n in fitting if not _has_seat(n, fitting)] or fitting
    contested = bool(nations) and any(
        n.kind == "admin1" and n.place.population >= PROVINCE and n.place.country not in nations for n in fitting
    )
    sided = signs.cue or signs.generic or bool(around) or "admin1" in kinds
    bearer = not _TOWNS.isdisjoint([n.kind for n in fitting] if nations else kinds)
    alone = signs.alone and sum(n.place.country == context.home for n in fitting) == 1  # of several nothing tells which
    signs = signs._replace(alone=alone, around=around, bearer=bearer, contested=contested, peers=peers, sided=sided)
    scored = [score(named, context, signs) for named in fitting]
    if nations:
        scored = [_namesake(s, nations, signs) for s in scored]
    if len(scored) > 1:
        scored = [_elsewhere(s, scored, context, signs) for s in scored]
        scored.sort(key=lambda s: (-s.score, -s.named.place.population, s.named.place.place_id))
    return scored


def _namesake(one: Scored, nations: set[str], signs: Signs) -> Scored:
    """A town with the name of a country loses to it (Tailândia, in Pará), unless its own country or province stands beside it."""
    if not nations or one.place.country in nations or one.named.kind not in PEOPLED or one.place.level != "place":
        return one
    if any(is_within(one.place, other) for other in signs.around):
        return one
    return one._replace(score=one.score - NAMELESS, reasons=(*one.reasons, "but a country bears the name"))


def _has_seat(named: Named, others: list[Named]) -> bool:
    """Whether a division's town of the same name is the one that people mean (Antalya), unless they say province."""
    if named.kind not in _DIVISIONS:
        return False
    return any(
        other.kind in _SEATS
        and other.place.country == named.place.country
        and other.place.population > named.place.population * _SEATS[other.kind]
        for other in others
    )


def _elsewhere(one: Scored, ranked: list[Scored], context: Context, signs: Signs) -> Scored:
    """A known place loses when the text speaks of the country of another bearer and not of its own (老街: Lào Cai)."""
    if one.named.kind not in FAMILIAR or context.says(one.place.country, signs.key):
        return one
    least = PROVINCE if one.named.kind == "country" else NAMESAKE
    known = (s.place for s in ranked if s.named.kind in NAMED_FIRST and (s.place.population >= least or s.place.hotspot))
    others = {place.country for place in known} - {one.place.country}
    if any(context.says(country, signs.key) for country in others):
        return one._replace(score=one.score - ELSEWHERE, reasons=(*one.reasons, "but another country is named"))
    return one
