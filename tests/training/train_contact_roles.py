"""Train `extract/data/contact_roles.npz` on the pleas, warnings and reports whose contacts have a role, and print cross-validated figures.

    python -m tests.training.train_contact_roles

The texts are those of the split `tune` and `contact_roles.jsonl` (ends of training texts, and texts of our own in all languages). Folds by
author, fixed seed; own texts are in every training. Run it after words in `authorities.csv` changed.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from extract import linear
from extract.contact import contacts, role_model, roles
from extract.contact.role_model import ROLES
from extract.findings import Ad
from extract.reading import Reading, reading_of
from extract.tables import Tables
from extract.text.language import detect
from tests.training.linear import FOLDS, ROOT, SEED, Sample, lines, train, write

FILE = Path(__file__).parent / "contact_roles.jsonl"
EVAL = ROOT / "tests/eval/texts"
SCALE, ROUNDS = 1.0, 160  # by cross-validation among 40, 80 and 160: these are few texts
OWN = "own"  # author of the texts that were written for this


@dataclass(frozen=True)
class Case:
    """One text with the roles of its contacts; `reading` has the gold kind and no roles."""

    author: str
    reading: Reading
    gold: dict[tuple[str, str], str]
    samples: list[Sample]


def main() -> None:
    cases = known(Tables())
    counts = Counter(ROLES[sample.label] for case in cases for sample in case.samples)
    print(f"{len(cases)} texts, {dict(counts)}")
    write(fit(cases), role_model.FILE)
    right = total = family = given = 0
    for _, found, case in held_out(cases):
        for contact, role in zip(case.reading.contacts, found, strict=True):
            want = case.gold.get((contact.type, contact.value))
            if want:
                right, total = right + (want == role), total + 1
                family, given = family + (want == "affected"), given + (want == "affected" and role == "quoted")
    print(f"authors held out: {right / total:.3f} of {total}; of affected people's {family} contacts said to be quoted: {given}")


def known(tables: Tables) -> list[Case]:
    texts = [
        {**text, "author": path.stem} for path in sorted(EVAL.glob("*.jsonl")) for text in lines(path) if text["split"] == "tune"
    ]
    return [case(text, tables) for text in [*texts, *lines(FILE)] if text["kind"] in role_model.KINDS and text["contacts"]]


def case(text: dict[str, Any], tables: Tables) -> Case:
    reading = reading_of(Ad(text["text"], text.get("title"), None, text.get("language"), text.get("country")), tables)
    reading.languages = detect(reading.text, reading.ad.language)
    reading.contacts, reading.kind = contacts.find(reading), text["kind"]
    gold = {(c["type"], c["value"]): c["role"] for c in text["contacts"]}
    return Case(text["author"], reading, gold, _samples(reading, gold))


def _samples(reading: Reading, gold: dict[tuple[str, str], str]) -> list[Sample]:
    """A sample a place, but of hotlines and the like, which need no model."""
    samples, before = [], ""
    for place in role_model.places(reading):
        role = gold.get((place.contact.type, place.contact.value), "")
        if roles.is_authority(place.contact):
            before = "authority"
            continue
        if role in ROLES:
            features = dict.fromkeys(role_model.names(place, reading, before), 1.0)
            samples.append(Sample(ROLES.index(role), features, role_model.grams(place), 1.0, True))
        before = role
    return samples


def fit(cases: Sequence[Case]) -> linear.Model:
    model = train([sample for case in cases for sample in case.samples], len(ROLES), SCALE, rounds=ROUNDS)
    return linear.Model(model.names, model.dense, model.hashed[: role_model.BUCKETS], model.scale)


def held_out(cases: Sequence[Case]) -> list[tuple[int, list[str], Case]]:
    """(fold, roles said, case) of each text by a model that saw none of its author's."""
    authors = sorted({case.author for case in cases} - {OWN})
    fold = dict(zip(authors, (np.random.default_rng(SEED).permutation(len(authors)) % FOLDS).tolist(), strict=True))
    said = []
    for number in range(FOLDS):
        model = fit([case for case in cases if fold.get(case.author) != number])
        said += [(number, decided(case, model), case) for case in cases if fold.get(case.author) == number]
    return said


def decided(case: Case, model: linear.Model) -> list[str]:
    fixed = ["authority" if roles.is_authority(contact) else "" for contact in case.reading.contacts]
    return role_model.decide(case.reading, fixed, model)


if __name__ == "__main__":
    main()
