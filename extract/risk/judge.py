"""Whether an ad says an indicator where its words or its clause seem to: a small linear model over what told it, what stands in the clause,
and what else is known of the ad: whom it asks for, how it is reached, who hires, where, for what pay.

A clause alone cannot tell "ten years" of an age from those of a firm; that the ad asks for an age can. Trained by
`python -m tests.training.train_judge` on signs that were shown and judged one by one, and written to `data/indicator_judge.npz`.
"""

import math
from collections.abc import Sequence

from extract import linear
from extract.reading import Reading
from extract.risk.indicators import HEAVY, Said
from extract.risk.model import facts
from extract.risk.structure import YOUNG
from extract.tables import DATA

FILE = DATA / "indicator_judge.npz"
# Log-odds from which on an indicator is shown; and one that a rule tells and that is heavy, which is seldom wrong and must not be missed.
LEAST, LEAST_HEAVY = -0.5, -1.5
MANY = 10  # openings of a group (domain brief, group_hiring)
_ASKED = ("rule", "model")  # in a title, and by phrases of the workspace, rules decide alone
_RAREST = 1e-4  # a likelihood nearer to 0 or 1 says no more
_SCALE = 4.0  # log-odds that count as much as one fact


def held(reading: Reading, some: Sequence[Said]) -> list[Said]:
    """Those of `some` that stand in no doubt."""
    model, known = linear.load(FILE), whole(reading)
    return [one for one in some if not _is_asked(one, model) or model.of_named(features(one, known)) >= _least(one)]


def _is_asked(one: Said, model: linear.Model) -> bool:
    """Whether the model has a say: of what nobody judged (words for a hotspot, for chat) it knows nothing."""
    return one.source in _ASKED and one.hit.id in model.rows


def _least(one: Said) -> float:
    return LEAST_HEAVY if one.source == "rule" and one.hit.weight >= HEAVY else LEAST


def whole(reading: Reading) -> frozenset[str]:
    """What is known of the ad as a whole, by name."""
    job, most = reading.job, reading.job.age.max if reading.job.age else None
    said = {
        "age": job.age is not None,
        "young": most is not None and most <= YOUNG,
        "openings": job.total_job_openings is not None,
        "many openings": (job.total_job_openings or 0) >= MANY,
        "gender": job.gender is not None,
        "licence": bool(job.licences),
        "languages": bool(job.languages),
        "nationalities": bool(job.applicant_location_requirements),
    }
    names = [name for name, there in (said | facts(reading)).items() if there]
    return frozenset([*names, *(f"contact {contact.type}" for contact in reading.contacts)])


def features(one: Said, known: frozenset[str]) -> dict[str, float]:
    """What the model weighs, by name: log-odds divided by `_SCALE`, else 1. Each but the first two counts for all indicators, and for
    this one by itself."""
    name = one.hit.id
    found: dict[str, float] = {one.source: 1.0}
    if one.likely is not None:
        odds = _odds(one.likely)
        found |= {f"{one.source} likely": odds, f"{one.source} likelier": max(0.0, odds)}
    found |= dict.fromkeys(known, 1.0)
    found |= dict.fromkeys((f"has {other}" for other in one.names), 1.0)
    return {"bias": 1.0, name: 1.0} | found | {f"{name}, {other}": value for other, value in found.items()}


def _odds(likely: float) -> float:
    clipped = max(_RAREST, min(1 - _RAREST, likely))
    return math.log(clipped / (1 - clipped)) / _SCALE
