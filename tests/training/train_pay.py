"""Train `extract/data/job_pay.npz`, which sums of an ad are base pay, and print how many ads are read right, held out and by rules alone.

    python -m tests.training.train_pay

Ads of `pays/*.jsonl` and `texts/page_ads.jsonl` have the words of each sum that is pay; of all other texts with pay (`texts` here, split
`tune` of the evaluation) only the least and the most is known: what lies between is taken for pay of another job. Run it after rules or
words of pay changed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from extract import linear
from extract.contact import contacts
from extract.findings import Ad, Salary
from extract.pay import judged, pay
from extract.pay.choose import choose
from extract.pay.offers import Offers
from extract.pay.rows import Offer
from extract.place import places
from extract.reading import Reading, reading_of
from extract.tables import Tables
from extract.text.language import detect
from extract.words import spots
from extract.words.spots import Spot
from tests.training.linear import FOLDS, PAGES, SEED, Sample, lines, log_odds, texts, write

FOLDER = Path(__file__).parent / "pays"
SCALE, TURNS, ROUNDS, UNITS = 1.0, 2, 25, 32
LEAST = 4  # sums that have a feature; of fewer nothing is learnt
# How much a sum counts whose ad tells which of them are pay: of short ads, and of whole pages, of which there are five times as many.
EXACT, EXACT_OF_PAGES = 6.0, 3.0


@dataclass(frozen=True)
class Case:
    """An ad, what the rules found, its sums with their features, and which of them are pay."""

    gold: Mapping[str, Any]
    reading: Reading
    found: Offers
    chosen: Sequence[Offer]
    sums: Sequence[Spot]
    names: Sequence[Sequence[str]]
    grams: Sequence[linear.Array]
    labels: Sequence[bool]


def main() -> None:
    known = list(cases())
    print(f"{len(known)} ads, {sum(len(case.sums) for case in known)} sums", flush=True)
    report(known)
    write(fit(known), spots.file("pay"))


def cases() -> Iterator[Case]:
    tables = Tables()
    exact = [ad for path in sorted(FOLDER.glob("*.jsonl")) for ad in lines(path)]
    for ad in [*exact, *(text for text in texts() if text.get("kind") == "job_ad" and "pay" in text)]:
        reading = read(ad, tables)
        if found := pay.offers(reading):
            chosen = choose(found.offers)
            text, sums = judged.judge(reading, found, chosen)
            grams = [spots.grams(text, spot) for spot in sums]
            yield Case(ad, reading, found, chosen, sums, spots.names(text, sums), grams, labels(ad, reading, sums))


def read(ad: Mapping[str, Any], tables: Tables) -> Reading:
    """An ad as it is when its pay is read."""
    reading = reading_of(Ad(ad["text"], language=ad["language"], country=ad["country"], date_posted=ad.get("posted")), tables)
    reading.languages = detect(reading.text, reading.ad.language, lambda: reading.folded.text)
    reading.contacts, reading.kind = contacts.find(reading), "job_ad"
    reading.locations = places.find(reading, places.settled(reading))
    return reading


def labels(ad: Mapping[str, Any], reading: Reading, sums: Sequence[Spot]) -> list[bool]:
    """Which sums are pay: those at the words that the ad marks, else those between its least and its most."""
    if "pays" in ad:
        marked, at = [], 0
        for words in ad["pays"]:
            start = ad["text"].find(words, at)
            at = start + len(words)
            marked.append(reading.folded.place(start, at))
        return [any(start < spot.end and spot.start < end for start, end in marked) for spot in sums]
    gold = ad["pay"]
    return [bool(gold and _between(pay.told(reading, [_alone(spot, gold)]), gold)) for spot in sums]


def _alone(spot: Spot, gold: Mapping[str, Any]) -> Offer:
    return Offer(spot.value, 2, gold["period"], spot.end)


def _between(salary: Salary | None, gold: Mapping[str, Any]) -> bool:
    if not salary or salary.min is None or salary.max is None or salary.currency != gold["currency"]:
        return False
    sides = [side for side in (gold["min"], gold["max"]) if side is not None]
    if len(sides) < 2:
        return sides[0] in {salary.min, salary.max}
    return min(sides) <= salary.min and salary.max <= max(sides)


def fit(known: Sequence[Case]) -> linear.Model:
    times = Counter(name for case in known for names in case.names for name in names)
    samples = [
        Sample(int(label), {name: 1.0 for name in names if times[name] >= LEAST}, grams, _weight(case.gold), True)
        for case in known
        for label, names, grams in zip(case.labels, case.names, case.grams, strict=True)
    ]
    return log_odds(samples, SCALE, TURNS, rounds=ROUNDS, units=UNITS)


def _weight(ad: Mapping[str, Any]) -> float:
    if "pays" not in ad:
        return 1.0
    return EXACT_OF_PAGES if ad.get("style") == PAGES else EXACT


def report(known: Sequence[Case]) -> None:
    """Of ads with the words of their pay and of all others: how many are read right by rules, and held out by the model."""
    folds = np.random.default_rng(SEED).permutation(len(known)) % FOLDS
    right: Counter[tuple[bool, str]] = Counter()
    for fold in range(FOLDS):
        model = fit([case for case, its in zip(known, folds, strict=True) if its != fold])
        for case in (case for case, its in zip(known, folds, strict=True) if its == fold):
            points = [spots.points(model, names, grams)[0] for names, grams in zip(case.names, case.grams, strict=True)]
            exact = "pays" in case.gold
            right[exact, "ads"] += 1
            right[exact, "by rules"] += _is(pay.told(case.reading, case.chosen), case.gold["pay"])
            own = judged.taken(case.found, case.chosen, case.sums, points)
            right[exact, "by the model"] += _is(pay.told(case.reading, own), case.gold["pay"])
    for exact in (True, False):
        its = ", ".join(f"{name} {right[exact, name]}" for name in ("ads", "by rules", "by the model"))
        print(f"{'words marked' if exact else 'others'}: {its}", flush=True)


def _is(salary: Salary | None, gold: Mapping[str, Any] | None) -> bool:
    if salary is None or gold is None:
        return salary is None and gold is None
    return (salary.min, salary.max, salary.currency, salary.period) == (gold["min"], gold["max"], gold["currency"], gold["period"])


if __name__ == "__main__":
    main()
