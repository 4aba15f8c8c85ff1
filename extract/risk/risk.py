"""From hits to a score, a likelihood and a band, and what the ad does not say. All thresholds are data (`bands.csv`, `lifts.csv`)."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from extract.findings import IndicatorHit, Risk, RiskReason
from extract.reading import Reading
from extract.risk import indicators, judge
from extract.risk.model import COUNTER, likelihood
from extract.risk.structure import workplaces
from extract.tables import Row, Tables

BANDS = ("high", "medium", "low", "none")
KEPT_WEIGHT = 4  # counter-indicators never take away a hit of this weight or more (domain brief 2.3)
DUTIES = {"cover_role", "model_ai_role", "deceptive_contact_duties", "typing_speed"}


def assess(reading: Reading) -> Risk:
    """The risk of a job ad; `Risk()` for every other kind. Score is the sum of weights, not below what must stand.

    The likelihood weighs doubtful signs too, for it learnt how often they are none: without those that are not shown it would have to learn
    again.
    """
    if reading.kind != "job_ad":
        return Risk()
    said = indicators.said(reading)
    likely, reasons = likelihood(reading, indicators.settled(reading, indicators.firm(said)))
    hits = indicators.settled(reading, judge.held(reading, said))
    reasons = tuple(_doubted(reason, hits) for reason in reasons)
    score = max(sum(hit.weight for hit in hits), max((h.weight for h in hits if h.weight >= KEPT_WEIGHT), default=0.0), 0.0)
    dimensions = tuple(sorted({hit.dimension for hit in hits if hit.weight > 0 and hit.dimension != COUNTER}))
    band = _band(score, likely, len(dimensions), _lifting(reading, hits), reading.tables)
    return Risk(band, _number(score), dimensions, _silent(reading, hits), tuple(map(_tidy, hits)), round(likely, 3), reasons)


def _doubted(reason: RiskReason, hits: tuple[IndicatorHit, ...]) -> RiskReason:
    """A reason under another name where it is a sign that is not among those shown, so that nobody looks for it there."""
    kind, _, name = reason.feature.partition(":")
    if kind != "indicator" or any(hit.id == name for hit in hits):
        return reason
    return RiskReason(f"doubted:{name}", reason.points, reason.words)


def _lifting(reading: Reading, hits: tuple[IndicatorHit, ...]) -> list[IndicatorHit]:
    """The hits that may lift: "work abroad" lifts nothing where the ad names a workplace after all, as agencies' honest vacancies do."""
    named = bool(workplaces(reading))
    return [hit for hit in hits if not (named and hit.id == "destination_withheld")]


def _band(score: float, likely: float, dimensions: int, hits: list[IndicatorHit], tables: Tables) -> str:
    """The highest band whose row is met; a hit of `lift_weight` or more reaches its band from `lift_likelihood` on, and hits that
    together lift do (`lifts.csv`), however the whole reads."""
    heaviest, seen = max((hit.weight for hit in hits), default=0.0), {hit.id for hit in hits}
    for band in _bands(tables):
        if score >= band.score and dimensions >= band.dimensions and likely >= band.likelihood:
            return band.name
        if heaviest >= band.lift_weight and likely >= band.lift_likelihood:
            return band.name
        if any(together <= seen for together in _lifts(tables).get(band.name, ())):
            return band.name
    return "none"


@dataclass(frozen=True, slots=True)
class Band:
    """What an ad needs for a band, one row of `bands.csv`; without a lift nothing is heavy enough."""

    name: str
    score: float
    dimensions: float
    likelihood: float
    lift_weight: float
    lift_likelihood: float


@lru_cache(maxsize=8)
def _bands(tables: Tables) -> tuple[Band, ...]:
    """The bands from the highest down, in whatever order the tables have them."""
    rows = {row["band"]: row for row in tables.rows("bands")}
    return tuple(_band_of(rows[name]) for name in BANDS if name in rows)


@lru_cache(maxsize=8)
def _lifts(tables: Tables) -> dict[str, list[frozenset[str]]]:
    """Band → sets of indicators each of which is enough for it."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for row in tables.rows("lifts"):
        found[row["band"]].append(frozenset(row["indicators"].split(" ")))
    return dict(found)


def _band_of(row: Row) -> Band:
    columns = ("min_score", "min_dimensions", "min_likelihood", "lift_weight", "lift_likelihood")
    return Band(row["band"], *(float(row[column] or (inf if column == "lift_weight" else 0)) for column in columns))


def _silent(reading: Reading, hits: tuple[IndicatorHit, ...]) -> tuple[str, ...]:
    """Which of employer, pay, place, duties, contact and contract the ad does not say."""
    present = {hit.id for hit in hits}
    said = {
        "employer": reading.employer is not None,
        "pay": reading.salary is not None,
        "place": any(place.role == "workplace" for place in reading.locations),
        "duties": bool(reading.job.occupations) or bool(present & DUTIES),
        "contact": any(contact.role == "recruiter" for contact in reading.contacts),
        "contract": bool(present & {"counter_work_visa", "counter_statutory_benefits"}),
    }
    return tuple(name for name, is_said in said.items() if not is_said)


def _tidy(hit: IndicatorHit) -> IndicatorHit:
    weight = _number(hit.weight)
    return hit if weight is hit.weight else IndicatorHit(hit.id, weight, hit.text, hit.start, hit.end, hit.dimension)


def _number(value: float) -> float:
    return int(value) if value == int(value) else value
