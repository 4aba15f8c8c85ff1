"""Train `extract/data/risk_model.npz` on the job ads in the repository, and print cross-validated figures.

    python -m tests.training.train_risk

Five folds by text, fixed seed. Figures are given for the ads that no rule was written for. Run it after `train_clauses`, which
writes the two models that clauses of ads are read by, and after the kind of texts, contacts,
places, employers, pay, or the tables of indicators and occupations changed what they find.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from extract import linear
from extract.contact import contacts
from extract.employer import employers
from extract.findings import Ad
from extract.job import dates, job
from extract.pay import pay
from extract.place import places
from extract.reading import reading_of
from extract.risk import indicators
from extract.risk import model as risk_model
from extract.tables import Tables
from extract.text.language import detect
from tests.training import train_clauses
from tests.training.linear import OLD_WEIGHT, OWN_WEIGHT, PAGES, Sample, cross_validated, log_odds, texts, write

SCALE = 5.0  # by cross-validation
TURNS = 3
# Units of the hidden layer, of each turn: at 0.55 46 of 3,836 risky held-out ads are missed with it and 45 of 4,187 honest ones called
# risky; without it 60 and 43 at 0.6, 53 and 46 at 0.55.
UNITS = 96
# With more, fewer risky ads have even odds and their order stays nearly the same; of those tried (0.8, 1.1) with this one fewest of the
# honest real ads named below are above 0.55, 8 of 968, beside 61 of the lures.
HONEST_WEIGHT = 1.35
# How much ads of a style count. "overseas": short ones, honest ones with every perk of a lure beside lures in dry words (of 90 held-out
# honest ones (kato) 11 have even odds with this weight, 13 with that of all others). "named": 2,200 written for their names, nearly all
# honest, which say the same again; so are "signboards". The others lie nearer to real ads: sober and blunt ones beside honest ones in the
# same words ("sober"), long postings ("corporate", "postings"), messages ("channels", "messages"), pages. Of 114 real lures beside 968
# honest real ads (703 of boards), kept by nobody, 36, 45 and 48 are found where 1, 2 and 3 of a hundred honest ones are called risky,
# without these texts, 47, 56 and 60 with all but the long ones, 56, 64 and 69 with half of those; 57, 67 and 72 with all, over the model
# of clauses that ships (the others over one that had learnt from fewer honest ads). As clauses are doubted now 55, 66 and 73 of them are
# found without lures of channels and their honest twins ("lures"), bare lines ("oneliners"), vacancies of agencies and firms in all spots
# ("hirers"), 62, 68 and 74 with them. The packaged weights were trained over employers that had not learnt from these texts; over those
# that had 58, 65 and 71 are found; it may be that the names of these texts are read too well then.
STYLES = {
    "overseas": 3.0,
    "named": 0.3,
    "signboards": 0.3,
    "sober": 6.0,
    "channels": 9.0,
    "messages": 9.0,
    "postings": 18.0,
    "corporate": 20.0,
    "lures": 4.0,
    "oneliners": 4.0,
    "agencies": 6.0,
    "hirers": 3.0,
    "hardly": 3.0,
    PAGES: 2.0,
}


def main() -> None:
    tables = Tables()
    ads = [text for text in texts() if text.get("kind") == "job_ad" and "risky" in text and not _is_left_out(text)]
    samples = list(_samples(ads, tables))
    print(
        f"{len(samples)} job ads, {sum(s.own for s in samples)} of them never used for rules, {sum(s.label for s in samples)} risky"
    )
    write(_fit(samples), risk_model.FILE)
    points = cross_validated(samples, [], _fit)
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        _report(threshold, [(s.label == 1, p[0]) for s, p in zip(samples, points, strict=True) if s.own])


def _is_left_out(text: dict[str, Any]) -> bool:
    """Whether a text does not train: lures among long postings, of which there is one in four here and one in hundreds on boards. With
    half of the long ones 52 of those lures are found at two of a hundred honest ads, 60 without their lures."""
    return text.get("style") == "corporate" and text["risky"]


def _samples(ads: Sequence[dict[str, Any]], tables: Tables) -> Iterator[Sample]:
    """What the ads say, each by a model of clauses that saw none of its own: by the one that did, honest ads would say too little."""
    for half, file in enumerate(train_clauses.HALVES):
        yield from (_sample(text, tables, file) for text in ads if train_clauses.half_of(text["text"]) == half)


def _fit(samples: Sequence[Sample]) -> linear.Model:
    return log_odds(samples, SCALE, TURNS, units=UNITS)


def _sample(text: dict[str, Any], tables: Tables, model: Path) -> Sample:
    reading = reading_of(Ad(text["text"], text.get("title"), None, None, text.get("country")), tables)
    reading.languages = detect(reading.text, None)
    reading.contacts, reading.kind = contacts.find(reading), "job_ad"
    reading.contacts = contacts.with_roles(reading)
    reading.locations, reading.employer = places.find(reading), employers.find(reading)
    reading.salary, reading.job, reading.dates = pay.find(reading), job.find(reading), dates.find(reading)
    own = bool(text.get("own"))
    weight = (OWN_WEIGHT if own else OLD_WEIGHT) * (1 if text["risky"] else HONEST_WEIGHT)
    weight *= STYLES.get(text.get("style", ""), 1.0)
    hits = indicators.settled(reading, indicators.firm(indicators.said(reading, model)))
    return Sample(int(text["risky"]), risk_model.features(reading, hits), reading.grams, weight, own)


def _report(threshold: float, found: list[tuple[bool, float]]) -> None:
    least = np.log(threshold / (1 - threshold))
    right = sum(risky and points >= least for risky, points in found)
    said, there = sum(points >= least for _, points in found), sum(risky for risky, _ in found)
    print(f"  likelihood >= {threshold}: P {right / max(1, said):.3f} R {right / there:.3f} ({there} risky of {len(found)})")


if __name__ == "__main__":
    main()
