"""Train `extract/data/told_handles.npz` on lines and texts whose handles are known, and print what it reads with files held out.

    python -m tests.training.train_tagged

The lines are `tests/extract/contact_cases*.jsonl` without the halves that nobody read, the texts those of the split `tune`. An averaged
perceptron over sequences: the same lines give the same weights. A handle is learnt where pieces behind its app's name spell it, one after
the other. Takes three minutes; run it after words in `contact_words.csv` or `letter_names.csv` changed much.
"""

import random
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.app import apps, guesses
from extract.contact import contacts
from extract.contact.scan import Scan
from extract.disguise.undo import undo
from extract.findings import Ad
from extract.handle import tagged
from extract.handle.told_counts import Piece
from extract.handle.words import shapes
from extract.reading import reading_of
from extract.tables import Tables
from extract.text.language import detect
from tests.eval import beginnings
from tests.training.linear import FOLDS, ROOT, SEED, lines

EPOCHS, LEAST, COST = 6, 2, 0.3  # COST: by how much a wrong state must lose
ASIDE = {"eighth": 1} | dict.fromkeys(  # the half of a file's lines, by their numbers, that nobody read
    ("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "eighteenth", "twentieth", "twentythird"), 0
)
STATES = len(tagged.NEXT)
Array = NDArray[Any]


@dataclass(frozen=True)
class Place:
    """The pieces behind one app's name: the file they are from, their features, values and states, and the handles of that app."""

    source: str
    features: list[list[str]]
    values: list[str]
    states: list[int]
    gold: frozenset[str]


def main() -> None:
    known = list(places(texts(), Tables()))
    print(
        f"{len(known)} places behind an app's name, {sum(max(one.states) > tagged.BEFORE for one in known)} of them with a handle"
    )
    right = wrong = 0
    sources = sorted({one.source for one in known})
    for fold in range(FOLDS):
        model = fit([one for one in known if sources.index(one.source) % FOLDS != fold])
        for one in known:
            value = told(one, model) if sources.index(one.source) % FOLDS == fold else ""
            right += value in one.gold
            wrong += bool(value) and value not in one.gold
    print(f"files held out: of {sum(bool(one.gold) for one in known)} with a handle {right} right; {wrong} wrong")
    write(fit(known))


def texts() -> Iterator[tuple[str, dict[str, Any]]]:
    """Lines and texts that may be learnt from, as the texts of the evaluation have it, with the file of each."""
    for path in sorted((ROOT / "tests/extract").glob("contact_cases*.jsonl")):
        aside = ASIDE.get(path.stem.removeprefix("contact_cases_"))
        for line in lines(path):
            if aside is None or int(line["id"][1:]) % 2 != aside:
                text = {**line, "language": line["lang"], "country": line["region"], "contacts": line["expected"]}
                yield from ((path.stem, one) for one in _begun_otherwise(text))
    for path in sorted((ROOT / "tests/eval/texts").glob("*.jsonl")):
        yield from ((path.stem, one) for text in lines(path) if text["split"] == "tune" for one in _begun_otherwise(text))


def _begun_otherwise(text: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The text, and with words as recruiters' names begin with for the "fake" of ours, which is no word."""
    yield text
    if beginnings.is_able(text):
        first = zlib.crc32(text["id"].encode())
        yield from (beginnings.renamed(text, beginnings.WORDS[(first + by) % len(beginnings.WORDS)]) for by in (0, 7))


def places(known: Iterator[tuple[str, dict[str, Any]]], tables: Tables) -> Iterator[Place]:
    """What stands behind each name of an app that takes handles."""
    for source, text in known:
        reading = reading_of(Ad(text["text"], None, None, text["language"], text["country"]), tables)
        reading.languages = detect(reading.text, text["language"])
        plain = guesses.named(undo(reading.text, tables), tables)
        scan = Scan(reading, plain, bytearray(len(plain.text)))
        contacts.shapes(scan)
        groups = apps.groups(apps.find(reading, plain, scan.taken), plain, tables)
        for group, limit in zip(groups, contacts.next_labels(scan, groups), strict=True):
            kinds = set(group.apps) & set(shapes(tables))
            found = tagged.pieces(
                plain.low, group.end, tagged.stop(plain.low, group, limit, scan.taken), tables, contacts.spoken(reading)
            )
            if kinds and found and not any(scan.taken[group.start : group.end]):
                gold = {c["value"].lstrip("@").lower() for c in text["contacts"] if c["type"] in kinds}
                gold = {value for value in gold if any(map(str.isalpha, value))}
                features = tagged.names(plain.low, group.end, found, tables)
                yield Place(source, features, [piece.value for piece in found], states(found, gold), frozenset(gold))


def states(found: Sequence[Piece], gold: set[str]) -> list[int]:
    """The state of each piece: the shortest row of pieces that spells one of `gold` is kept."""
    rows = [row for value in sorted(gold) for at in range(len(found)) if (row := _spelled(found, at, value))]
    row = min(rows, key=lambda row: row[-1] - row[0], default=[])
    if not row:
        return [tagged.BEFORE] * len(found)
    return [
        tagged.BEFORE if at < row[0] else tagged.BEHIND if at > row[-1] else tagged.KEPT if at in row else tagged.BETWEEN
        for at in range(len(found))
    ]


def _spelled(found: Sequence[Piece], start: int, value: str) -> list[int]:
    """The pieces from `start` on that spell `value` one after the other, others between; the first that do."""
    ways: dict[int, list[int]] = {0: []}  # characters spelled → the pieces that spell them
    for at in range(start, len(found)):
        written = found[at].value
        fits = (
            [size for size in ways if written and value.startswith(written, size)]
            if at > start
            else [0] * value.startswith(written or "\n")
        )
        for size in fits:
            ways.setdefault(size + len(written), [*ways[size], at])
        if len(value) in ways:
            return ways[len(value)]
        if at == start and not fits:
            return []
    return []


def told(one: Place, model: tagged.Model) -> str:
    """The handle that a model reads, "" for none."""
    path, margin = tagged.best(one.features, model)
    value = "".join(value for value, state in zip(one.values, path, strict=True) if state == tagged.KEPT)
    return value if tagged.is_sure(margin, value, path) else ""


def fit(known: Sequence[Place]) -> tagged.Model:
    """A model by an averaged perceptron: where the likeliest states are wrong, those weights move."""
    counts = Counter(name for one in known for found in one.features for name in found)
    rows = {name: row for row, name in enumerate(sorted(name for name, count in counts.items() if count >= LEAST))}
    weights, steps = np.zeros((len(rows), STATES)), np.zeros((len(rows), STATES, STATES))
    summed, stepped = np.zeros_like(weights), np.zeros_like(steps)
    model = tagged.Model(rows, weights, steps)
    samples = [(one, [tagged.rows_of(found, rows) for found in one.features]) for one in known]
    chosen, time = random.Random(SEED), 1  # an order, no secret
    for _ in range(EPOCHS):
        chosen.shuffle(samples)
        for one, at_rows in samples:
            path, _ = tagged.likeliest(at_rows, model, [[COST * (state != want) for state in range(STATES)] for want in one.states])
            for at, (said, want) in enumerate(zip(path, one.states, strict=True)) if path != one.states else ():
                for state, by in ((want, 1.0), (said, -1.0)):
                    if said != want:
                        weights[at_rows[at][0], state] += by
                        summed[at_rows[at][0], state] += by * time
                    before = (one.states if by > 0 else path)[at - 1]
                    if at:
                        steps[at_rows[at][1], before, state] += by
                        stepped[at_rows[at][1], before, state] += by * time
            time += 1
    return tagged.Model(rows, weights - summed / time, steps - stepped / time)


def write(model: tagged.Model) -> None:
    used = np.flatnonzero(np.abs(model.states).max(axis=1) + np.abs(model.steps).max(axis=(1, 2)))
    names = np.array(list(model.rows))[used]
    np.savez_compressed(
        tagged.FILE, names=names, states=model.states[used].astype(np.float16), steps=model.steps[used].astype(np.float16)
    )
    print(f"wrote {tagged.FILE.relative_to(ROOT)}, {tagged.FILE.stat().st_size / 1e6:.2f} MB", flush=True)


if __name__ == "__main__":
    main()
