"""How many clauses that say one indicator are read so, how many that only sound like it (`indicators.jsonl`), and what is read of all that
whole ads say (`clause_ads`).

The lines were written by six who saw no word of the rules: in 45 languages two for each heavy indicator and one for each other, and 16
near misses; the ads by two, in 65, each with all that it says of what words can say, and the words. Split `tune` was read and trains the
model of clauses; of `test` only totals are printed. A clause is read as a part of an ad, whatever it is by itself.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from extract.findings import Ad
from extract.model import model_name
from extract.pipeline import pipeline
from extract.reading import Reading, reading_of
from extract.tables import Tables
from tests.eval.figures import markdown
from tests.eval.measures import Counts

FILE = Path(__file__).with_name("indicators.jsonl")
ADS = Path(__file__).with_name("clause_ads")
BATCH = 1024
# What comes from contacts, places and facts, whatever words stand there: the writers of ads were not asked for it.
STRUCTURE = frozenset({
    "hotspot_destination", "hotspot_country", "hotspot_foreign_recruits", "channel_location_mismatch", "obfuscated_contact",
    "chat_app_only_contact", "counter_named_employer",
})  # fmt: skip
Line = dict[str, Any]
Told = tuple[Line, frozenset[str]]


def lines() -> list[Line]:
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def ads() -> list[Line]:
    return [json.loads(line) for path in sorted(ADS.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]


def told(some: Sequence[Line]) -> list[Told]:
    """The lines, each with the indicators that are found in it."""
    return [(line, frozenset(hit.id for hit in reading.risk.indicators)) for line, reading in readings(some)]


def readings(some: Sequence[Line], without: Collection[str] = ()) -> Iterator[tuple[Line, Reading]]:
    """The lines, each read as a part of an ad, whatever it is by itself; by all steps but some."""
    nlp, tables = pipeline(model_name(None)), Tables()
    for first in range(0, len(some), BATCH):
        part, docs = some[first : first + BATCH], []
        for line in part:
            doc = nlp.make_doc(line["text"])
            doc.user_data["reading"] = reading_of(Ad(line["text"], country=line["country"]), tables)
            docs.append(doc)
        for name, step in nlp.pipeline:
            docs = docs if name in without else list(step.pipe(docs, batch_size=256))
            if name == "osint_kind":
                for doc in docs:
                    doc.user_data["reading"].kind = "job_ad"
        yield from zip(part, (doc.user_data["reading"] for doc in docs), strict=True)


def share(some: Iterable[Told], near: bool) -> tuple[int, int]:
    """How many lines hold their indicator, of how many; `near`: of the near misses."""
    right = [line["indicator"] in found for line, found in some if line["near"] is near]
    return sum(right), len(right)


def said(some: Iterable[Told]) -> Counts:
    """What is read of all that ads say in words."""
    counts = Counts()
    for ad, found in some:
        counts.add(ad["id"], {name for name, _ in ad["says"]} - STRUCTURE, set(found) - STRUCTURE)
    return counts


def report(some: Sequence[Told], whole: Sequence[Told]) -> str:
    """Both splits of lines and of whole ads in all; lines of `test` by language and by indicator, the worst first."""
    rows = []
    for split in ("tune", "test"):
        own, counts = [one for one in some if one[0]["split"] == split], said(one for one in whole if one[0]["split"] == split)
        (right, all_), (taken, near) = share(own, False), share(own, True)
        ads = (f"{counts.precision:.3f}", f"{counts.recall:.3f} of {counts.right + counts.missed}")
        rows.append((split, f"{right / all_:.3f} of {all_}", f"{taken} of {near}", *ads))
    heading = ("", "told", "near misses taken for it", "in whole ads, P", "R")
    print(markdown(heading, rows))
    own = [one for one in some if one[0]["split"] == "test" and not one[0]["near"]]
    for by in ("language", "indicator"):
        groups = {line[by]: [one for one in own if one[0][by] == line[by]] for line, _ in own}
        told_by = {name: share(its, False) for name, its in groups.items()}
        print(
            ", ".join(
                f"{name} {right}/{all_}" for name, (right, all_) in sorted(told_by.items(), key=lambda one: one[1][0] / one[1][1])
            )
        )
    return markdown(heading, rows)
