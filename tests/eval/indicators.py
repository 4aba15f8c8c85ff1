"""How many clauses that say one indicator are read so, and how many that only sound like it (`indicators.jsonl`).

The lines were written by six who saw no word of the rules: in 45 languages two for each heavy indicator and one for each other, and 16
near misses. Of split `tune` the errors were read; of `test` only totals are printed. A clause is read as a part of an ad, whatever it
is by itself.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from extract.findings import Ad
from extract.model import model_name
from extract.pipeline import pipeline
from extract.reading import reading_of
from extract.tables import Tables
from tests.eval.figures import markdown

FILE = Path(__file__).with_name("indicators.jsonl")
Line = dict[str, Any]
Told = tuple[Line, frozenset[str]]


def lines() -> list[Line]:
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def told(some: Sequence[Line]) -> list[Told]:
    """The lines, each with the indicators that are found in it."""
    nlp, tables, docs = pipeline(model_name(None)), Tables(), []
    for line in some:
        doc = nlp.make_doc(line["text"])
        doc.user_data["reading"] = reading_of(Ad(line["text"], country=line["country"]), tables)
        docs.append(doc)
    for name, step in nlp.pipeline:
        docs = list(step.pipe(docs, batch_size=256))
        if name == "osint_kind":
            for doc in docs:
                doc.user_data["reading"].kind = "job_ad"
    return [
        (line, frozenset(hit.id for hit in doc.user_data["reading"].risk.indicators)) for line, doc in zip(some, docs, strict=True)
    ]


def share(some: Iterable[Told], near: bool) -> tuple[int, int]:
    """How many lines hold their indicator, of how many; `near`: of the near misses."""
    right = [line["indicator"] in found for line, found in some if line["near"] is near]
    return sum(right), len(right)


def report(some: Sequence[Told]) -> str:
    """Both splits in all, `test` by language and by indicator, the worst first."""
    rows = []
    for split in ("tune", "test"):
        own = [one for one in some if one[0]["split"] == split]
        (right, all_), (taken, near) = share(own, False), share(own, True)
        rows.append((split, f"{right / all_:.3f} of {all_}", f"{taken} of {near}"))
    print(markdown(("indicators in clauses", "told", "near misses taken for it"), rows))
    own = [one for one in some if one[0]["split"] == "test" and not one[0]["near"]]
    for by in ("language", "indicator"):
        groups = {line[by]: [one for one in own if one[0][by] == line[by]] for line, _ in own}
        told_by = {name: share(its, False) for name, its in groups.items()}
        print(
            ", ".join(
                f"{name} {right}/{all_}" for name, (right, all_) in sorted(told_by.items(), key=lambda one: one[1][0] / one[1][1])
            )
        )
    return markdown(("", "told", "near misses taken for it"), rows)
