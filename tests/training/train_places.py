"""Train `extract/data/place_judge.npz` on the job ads in the repository whose places are all told, and print cross-validated figures.

    python -m tests.training.train_places

Each ad is read as its readers' country is known, and, for half as much, as nobody said it. Folds by text, fixed seed. Run it after the
weights of `place.resolve` changed, or many names of the gazetteer, and `train_roles` after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np

from extract import linear
from extract.contact.contacts import find as find_contacts
from extract.findings import Ad
from extract.place import judge
from extract.place.judge import Seen
from extract.place.places import candidates
from extract.reading import reading_of
from extract.tables import Tables
from extract.text.language import detect
from tests.training.linear import FOLDS, NO_GRAMS, SEED, Sample, log_odds, texts, without_grams, write

LEFT_OUT = frozenset({"shapes", "industry", "real"})  # styles whose writers told the workplaces and what they thought of besides
UNSAID = 0.5  # weight of an ad whose readers' country is not said
ROUNDS = 60  # over all names, whose few features need more of them than n-grams; chosen by hand


@dataclass(frozen=True, slots=True)
class Name:
    """One name: what trains, the log-odds that it needs, whether the threshold alone takes it for a place, and the number of its text."""

    sample: Sample
    needed: float
    decided: bool
    text: int


def main() -> None:
    tables = Tables()
    known = [text for text in texts() if text.get("kind") == judge.KIND and "places" in text and text.get("style") not in LEFT_OUT]
    names = [name for number, text in enumerate(known) for name in _names(number, text, tables)]
    print(f"{len(known)} texts, {len(names)} names, {sum(name.sample.label for name in names)} of them places")
    _report(names)
    found = _fit(names)
    write(without_grams(found), judge.FILE)


def _names(number: int, text: dict[str, Any], tables: Tables) -> list[Name]:
    gold = [place["text"].casefold() for place in text["places"]]
    found = []
    for country, weight in ((text.get("country"), 1.0), (None, UNSAID)):
        reading = reading_of(Ad(text["text"], None, None, None, country), tables)
        reading.languages = detect(reading.text, None)
        reading.contacts, reading.kind = find_contacts(reading), text["kind"]
        seen, rest = candidates(reading)
        for one in seen:
            if one.asked:
                needed = judge.needed(one, rest.home)
                sample = Sample(int(_is_told(one, gold)), judge.features(one, rest), NO_GRAMS, weight, True)
                found.append(Name(sample, inf if needed is None else needed, one.decided, number))
    return found


def _is_told(one: Seen, gold: Sequence[str]) -> bool:
    word = one.text[one.start : one.end].casefold()
    return any(word in name or name in word for name in gold)


def _fit(names: Sequence[Name]) -> linear.Model:
    return log_odds([name.sample for name in names], 1.0, 1, rounds=ROUNDS)


def _report(names: Sequence[Name]) -> None:
    """Names of texts held out that are rightly and wrongly taken for places: by the threshold alone, and with the model."""
    folds = np.random.default_rng(SEED).integers(FOLDS, size=names[-1].text + 1)
    taken: list[tuple[Name, bool]] = []
    for held in range(FOLDS):
        model = _fit([name for name in names if folds[name.text] != held])
        here = [name for name in names if folds[name.text] == held]
        taken += [(name, model.scores(name.sample.features, NO_GRAMS)[0] >= name.needed) for name in here]
    for said in (True, False):
        some = [(name, judged) for name, judged in taken if (name.sample.weight == 1) is said]
        print(f"readers' country {'said' if said else 'not said'}: {sum(name.sample.label for name, _ in some)} places")
        for way, told in (
            ("threshold", [name for name, _ in some if name.decided]),
            ("model", [name for name, judged in some if judged]),
        ):
            right = sum(name.sample.label for name in told)
            print(f"  {way}: {right} right, {len(told) - right} wrong")


if __name__ == "__main__":
    main()
