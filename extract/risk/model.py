"""How much a job ad reads like those that recruit into scam work: what the rules found, and character n-grams, weighed by a model.

Trained by `python -m tests.training.train_risk` on the job ads in the repository, and written to `data/risk_model.npz`. The
rules' weights alone (domain brief 2.3) missed every second such ad whose words nobody had listed; the model weighs the same
findings together with what honest ads have (an occupation, a named employer, a landline).
"""

import math
from collections.abc import Sequence

from extract import linear
from extract.findings import Contact, IndicatorHit, Location, RiskReason, Words
from extract.kind import concepts
from extract.reading import Reading
from extract.risk.structure import audience, formal_contacts, hot_countries, workplaces
from extract.tables import DATA

FILE = DATA / "risk_model.npz"
MOST_REASONS = 8
MOST_WORDS = 3  # of one reason
COUNTER = "counter"


def likelihood(reading: Reading, hits: tuple[IndicatorHit, ...]) -> tuple[float, tuple[RiskReason, ...]]:
    """How likely the ad recruits into scam work (0 to 1, among ads as we wrote them), and what spoke most for and against it."""
    model = linear.load(FILE)
    found = features(reading, hits)
    points = model.scores(found, reading.grams)[0]
    reasons = tuple(RiskReason(name, value, _words(reading, hits, name)) for name, value in _reasons(model, found, points))
    return 1 / (1 + math.exp(-points)), reasons


def features(reading: Reading, hits: tuple[IndicatorHit, ...]) -> dict[str, float]:
    """Dense features by name, each about 0 to 2: indicators, dimensions, score, contacts, employer, pay, places, words by meaning."""
    dimensions = {hit.dimension for hit in hits if hit.weight > 0 and hit.dimension != COUNTER}
    found = {"bias": 1.0, "length": math.log1p(len(reading.text)) / 5}
    found["score"] = max(-4.0, min(16.0, sum(hit.weight for hit in hits))) / 6
    found["dimensions"] = len(dimensions) / 3
    found |= {f"indicator:{hit.id}": 1.0 for hit in hits}
    found |= {f"dimension:{name}": 1.0 for name in dimensions}
    found |= {f"contact:{kind}": 1.0 for kind in {contact.type for contact in reading.contacts}}
    found |= concepts.features(reading)
    found |= {f"isco:{o.isco08[:1]}": 1.0 for o in reading.job.occupations if o.isco08}
    return found | {name: 1.0 for name, there in facts(reading).items() if there}


def facts(reading: Reading) -> dict[str, bool]:
    """What is there of what tells honest ads from others, by name."""
    countries = {place.country for place in workplaces(reading) if place.country}
    abroad, hot = bool(countries - audience(reading)), bool(countries & hot_countries(reading.tables))
    return {
        "no contact": not reading.contacts,
        "employer": reading.employer is not None,
        "formal contact": bool(formal_contacts(reading)),
        "pay": reading.salary is not None,
        "pay in USD": reading.salary is not None and reading.salary.currency == "USD",
        "no workplace": not countries,
        "abroad": abroad,
        "hot country": hot,
        "hot country abroad": abroad and hot,
        "hotspot": any(place.hotspot for place in reading.locations),
    }


def _reasons(model: linear.Model, found: dict[str, float], points: float) -> list[tuple[str, float]]:
    """The heaviest features with their points (log-odds), and all n-grams together as `wording`."""
    spoken = model.spoken(found)
    spoken["wording"] = points - sum(spoken.values())
    heaviest = sorted((-abs(value), name) for name, value in spoken.items() if name not in {"bias", "length"})[:MOST_REASONS]
    return [(name, round(spoken[name], 2)) for _, name in heaviest if round(spoken[name], 2)]


def _words(reading: Reading, hits: tuple[IndicatorHit, ...], feature: str) -> tuple[Words, ...]:
    """The words that a feature was read from, each once."""
    table, _, name = feature.partition(":")
    if table in ("concept", "words"):
        found = concepts.words(reading, feature)
    else:
        found = [Words(one.text, one.start, one.end) for one in _sources(reading, hits, table, name) if one.text]
    once: dict[str, Words] = {}
    for one in found:
        once.setdefault(one.text.casefold(), one)
    return tuple(once.values())[:MOST_WORDS]


def _sources(
    reading: Reading, hits: tuple[IndicatorHit, ...], table: str, name: str
) -> Sequence[IndicatorHit | Contact | Location]:
    if table == "indicator":
        return [hit for hit in hits if hit.id == name]
    if table == "dimension":
        return [hit for hit in hits if hit.dimension == name]
    if table == "contact":
        return [contact for contact in reading.contacts if contact.type == name]
    return [place for place in reading.locations if place.hotspot] if table == "hotspot" else ()
