"""Train `extract/data/place_roles.npz` on the ads and pleas in the repository that have places, and print cross-validated figures.

    python -m tests.training.train_roles

Five folds by text, fixed seed. Figures are of the texts that no rule was written for, beside those of the rules alone. Run it after
the tables of places and their cues changed, or `place.roles` and `place.parts`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from extract import linear
from extract.contact.contacts import find as find_contacts
from extract.findings import Ad
from extract.place import role_model as place_role_model
from extract.place.places import cases
from extract.place.role_model import KINDS, ROLES, Case
from extract.reading import Reading
from extract.tables import Tables
from extract.text.language import detect
from tests.training.linear import FOLDS, OLD_WEIGHT, OWN_WEIGHT, ROOT, SEED, Sample, lines, texts, train, write

CASES = ROOT / "tests/extract/places.jsonl"
CASE_WEIGHT = 2.0  # of the short cases, which the contract's rules on roles are read from
SCALE = 1.0  # by cross-validation, as the next
L2 = 1e-3
LEAST = 3  # places that a feature must be seen with


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a text with its gold role, and what the rules alone say."""

    sample: Sample
    gold: str
    ruled: str
    place: str  # its id: mentions of one place share their points
    kind: str  # of the text


def main() -> None:
    tables = Tables()
    known = [text for text in [*texts(), *_rule_cases()] if text.get("kind") in KINDS and text.get("places")]
    placed = [_places(text, tables) for text in known]
    print(f"{len(known)} texts, {sum(map(len, placed))} places")
    write(_fit([place for part in placed for place in part]), place_role_model.FILE)
    own = [part for text, part in zip(known, placed, strict=True) if text.get("own")]
    old = [place for text, part in zip(known, placed, strict=True) if not text.get("own") for place in part]
    _report(own, old)


def _rule_cases() -> Iterator[dict[str, Any]]:
    """The short texts that the rules were written with: their places are given by name."""
    for case in lines(CASES):
        pairs = [told.rsplit(":", 1) for told in case["want"]]
        yield {
            "weight": CASE_WEIGHT,
            "text": case["text"],
            "kind": case["kind"],
            "places": [{"text": name, "role": role} for name, role in pairs],
        }


def _fit(places: Sequence[Place]) -> linear.Model:
    seen = Counter(name for place in places for name in place.sample.features)
    samples = [replace(p.sample, features={name: 1.0 for name in p.sample.features if seen[name] >= LEAST}) for p in places]
    return train(samples, len(ROLES), SCALE, L2)


def _places(text: dict[str, Any], tables: Tables) -> list[Place]:
    reading = Reading(Ad(text["text"], None, None, None, text.get("country")), tables)
    reading.languages = detect(reading.text, None)
    reading.contacts, reading.kind = find_contacts(reading), text["kind"]
    case = next(iter(cases(reading)), None)
    weight = OWN_WEIGHT if text.get("own") else text.get("weight", OLD_WEIGHT)
    return [*_labelled(case, reading, text["places"], weight)] if case else []


def _labelled(case: Case, reading: Reading, gold: list[dict[str, Any]], weight: float) -> Iterator[Place]:
    """The places whose words are those of gold places that all have one role."""
    roles: dict[str, set[str]] = defaultdict(set)
    for place in gold:
        roles[place["text"].casefold()].add(place["role"])
    for i, spot in enumerate(case.spots):
        start, end = reading.folded.span(spot.start, spot.end)
        words, known = reading.text[start:end].casefold(), case.found[i].scored.place.name.casefold()
        meant = {role for name, said in roles.items() if name in words or words in name or name == known for role in said}
        if len(meant) == 1:
            role = meant.pop()
            features, grams = place_role_model.features(case, i), place_role_model.grams(case, i)
            sample = Sample(ROLES.index(role), features, grams, weight, True)
            yield Place(sample, role, case.given[i], case.layout.ids[i], case.setting.kind)


def _decided(model: linear.Model, part: Sequence[Place]) -> list[str]:
    """The roles of the places of one text."""
    points = [model.scores(place.sample.features, place.sample.grams) for place in part]
    return place_role_model.roles_of(points, [p.place for p in part], part[0].kind) if part else []


def _report(own: Sequence[list[Place]], always: list[Place]) -> None:
    folds = np.random.default_rng(SEED).permutation(len(own)) % FOLDS
    told: list[tuple[str, str, str]] = []
    for fold in range(FOLDS):
        model = _fit([place for part, f in zip(own, folds, strict=True) if f != fold for place in part] + always)
        for part in (part for part, f in zip(own, folds, strict=True) if f == fold):
            told += zip((p.gold for p in part), (p.ruled for p in part), _decided(model, part), strict=True)
    for name, column in (("rules alone", 1), ("model", 2)):
        right = sum(row[0] == row[column] for row in told)
        said, meant = (sum(row[c] == "workplace" for row in told) for c in (column, 0))
        both = sum(row[0] == row[column] == "workplace" for row in told)
        print(f"{name}: role right {right / len(told):.3f} of {len(told)}; workplaces P {both / said:.3f} R {both / meant:.3f}")


if __name__ == "__main__":
    main()
