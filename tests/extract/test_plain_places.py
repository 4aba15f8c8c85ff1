"""Places in ordinary short ads: 137 lines of 14 languages, with towns at home and abroad in their gaps (`place_templates.json`).

The lines that the model of roles was trained on (`tests/training/place_lines.json`) say the same in 14 other languages, in these only other
things.
"""

from collections import Counter
from pathlib import Path

import extract
from extract.findings import Ad, Analysis
from tests.training.place_lines import Placed, lines

LINES = Path(__file__).with_name("place_templates.json")


def test_parts_of_places_in_plain_lines() -> None:
    """When written 0.84 of the parts were right, workplaces' precision 0.87 and recall 0.93 (0.64, 0.77 and 0.83 before the lines)."""
    read = list(lines(LINES))
    found = extract.analyze_many(Ad(line.text, country=line.region) for line in read)
    counts = sum((_counted(line.places, answer) for line, answer in zip(read, found, strict=True)), Counter())
    assert counts["places"] > 900
    assert counts["right"] >= 0.80 * counts["places"]
    assert counts["placed"] >= 0.90 * counts["workplaces"]
    assert counts["meant"] >= 0.83 * counts["said"]


def _counted(gold: tuple[Placed, ...], answer: Analysis) -> Counter[str]:
    """Of one line: places and those with the right part; workplaces and those found as such; said to be workplaces, and those that are."""
    counts: Counter[str] = Counter()
    for place in gold:
        right = any(_is(place, said.text, said.country) and said.role == place.role for said in answer.locations)
        counts["places"] += 1
        counts["right"] += right
        counts["workplaces"] += place.role == "workplace"
        counts["placed"] += right and place.role == "workplace"
    for said in answer.locations:
        if said.role == "workplace":
            counts["said"] += 1
            counts["meant"] += any(_is(place, said.text, said.country) and place.role == "workplace" for place in gold)
    return counts


def _is(place: Placed, text: str, country: str | None) -> bool:
    return bool(text) and (text in place.text or place.text in text) and country == place.country
