"""From hits to a score and a band, and what the ad does not say. All thresholds are data (`bands.csv`, `combinations.csv`)."""

from dataclasses import replace

from extract.findings import IndicatorHit, Risk
from extract.indicators import indicators
from extract.reading import Reading
from extract.tables import Tables

COUNTER = "counter"
KEPT_WEIGHT = 4  # counter-indicators never take away a hit of this weight or more (domain brief 2.3)
FORMAL = -2  # weight from which a counter-indicator (visa, licence, named employer) undoes a combination
DUTIES = {"cover_role", "model_ai_role", "deceptive_contact_duties", "typing_speed"}


def assess(reading: Reading, hits: tuple[IndicatorHit, ...]) -> Risk:
    """The risk of a job ad; `Risk()` for every other kind. Score is the sum of weights, not below what must stand."""
    if reading.kind != "job_ad":
        return Risk()
    score = max(sum(hit.weight for hit in hits), max((h.weight for h in hits if h.weight >= KEPT_WEIGHT), default=0.0), 0.0)
    dimensions = tuple(sorted({hit.dimension for hit in hits if hit.weight > 0 and hit.dimension != COUNTER}))
    band = _band(score, len(dimensions), hits, reading.tables)
    return Risk(band, _number(score), dimensions, _silent(reading, hits), tuple(map(_tidy, hits)))


def _band(score: float, dimensions: int, hits: tuple[IndicatorHit, ...], tables: Tables) -> str:
    """The highest band whose row is met; a hit of `lift_weight` or more reaches its band whatever the sum."""
    core = max(_core(hits, tables), _combined(hits, tables))
    heaviest = max((hit.weight for hit in hits), default=0.0)
    for row in tables.rows("bands"):
        enough = score >= float(row["min_score"]) and dimensions >= int(row["min_dimensions"])
        if enough and core >= int(row["min_core"]):
            return row["band"]
        if row["lift_weight"] and heaviest >= float(row["lift_weight"]):
            return row["band"]
    return "none"


def _core(hits: tuple[IndicatorHit, ...], tables: Tables) -> int:
    """The most that a full hit may carry; half hits (weak, uncertain) carry nothing."""
    known = indicators(tables)
    return max((known[h.id].core for h in hits if h.weight >= known[h.id].weight > 0), default=0)


def _combined(hits: tuple[IndicatorHit, ...], tables: Tables) -> int:
    """What several hits carry together; nothing where a formal trait of the ad stands against them."""
    if any(hit.weight <= FORMAL for hit in hits):
        return 0
    present = {hit.id for hit in hits if hit.weight > 0}
    rows = tables.rows("combinations")
    return max((int(row["core"]) for row in rows if present.issuperset(row["indicators"].split())), default=0)


def _silent(reading: Reading, hits: tuple[IndicatorHit, ...]) -> tuple[str, ...]:
    """Which of employer, pay, place, duties, contact and qualification the ad does not say."""
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
    return replace(hit, weight=_number(hit.weight))


def _number(value: float) -> float:
    return int(value) if value == int(value) else value
