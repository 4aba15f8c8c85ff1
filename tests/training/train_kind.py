"""Train `extract/data/kind_model.npz` on the texts in the repository, and print cross-validated figures.

    python -m tests.training.train_kind

Five folds by text, fixed seed. Figures are given for `texts/*.jsonl` beside this file, whose texts no rule was written for;
the rules were fitted to the other texts, so those are always in training and prove nothing.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract import contacts, kind, kind_model
from extract.findings import Ad
from extract.kind import KINDS
from extract.language import detect
from extract.normalize import fold
from extract.reading import Reading
from extract.tables import Tables

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
LABELS = {"ad_risky": "job_ad", "ad_legit": "job_ad", "warning": "warning", "help": "plea"}
SEED, FOLDS, STEPS, RATE = 7, 5, 150, 0.03
L2_DENSE, L2_HASHED = 3e-3, 2e-4  # by cross-validation, as the weights below
OWN_WEIGHT, OLD_WEIGHT, PHRASE_WEIGHT = 1.0, 0.5, 0.1
PLEA_WEIGHT = 1.4  # a plea read as anything else leaks into the public database
# What a cue's phrases alone are an example of; the others say nothing by themselves.
PHRASES = {
    "help": "plea", "captive": "plea", "event": "news", "said": "news", "warn": "warning", "advice": "warning",
    "hire": "job_ad", "apply": "job_ad", "broker": "job_ad", "invite": "job_ad", "ask": "other", "task": "other", "trade": "other",
}  # fmt: skip
Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """One text: its label (index into KINDS), features, buckets, the rules' choice, weight, and whether it is our held-out kind."""

    label: int
    features: dict[str, float]
    buckets: Array
    ruled: int
    weight: float
    own: bool


def main() -> None:
    tables = Tables()
    texts = [_sample(text, tables) for text in _texts()]
    phrases = _phrases(tables)
    rng = np.random.default_rng(SEED)
    folds = rng.permutation(len(texts)) % FOLDS
    own = np.array([sample.own for sample in texts]) if any(s.own for s in texts) else np.ones(len(texts), bool)
    truth = np.array([sample.label for sample in texts])
    print(f"{len(texts)} texts, {own.sum()} of them never used for rules; {len(phrases)} phrases")
    model = train(texts + phrases)
    np.savez_compressed(
        kind_model.FILE,
        names=np.array(model.names),
        dense=model.dense.astype(np.float16),
        hashed=model.hashed.astype(np.float16),
    )
    print(f"wrote {kind_model.FILE.relative_to(ROOT)}, {kind_model.FILE.stat().st_size / 1e6:.2f} MB", flush=True)
    _report("rules alone", truth[own], np.array([sample.ruled for sample in texts])[own])
    for name, with_rules in (("model alone", False), ("both", True)):
        guessed = np.zeros(len(texts), int)
        for fold_number in range(FOLDS):
            training = [s for s, f in zip(texts, folds, strict=True) if f != fold_number] + phrases
            model = train(training, with_rules)
            for index in np.flatnonzero(folds == fold_number):
                sample = texts[index]
                points = model.scores(sample.features, sample.buckets)
                guessed[index] = KINDS.index(kind.choose(points, sample.features if with_rules else {}))
        _report(name, truth[own], guessed[own])


def train(samples: Sequence[Sample], with_rules: bool = True) -> kind_model.Model:
    """Multinomial logistic regression with L2, full batches and Adam: the same samples give the same weights."""
    names = sorted({name for sample in samples for name in sample.features if with_rules or not _is_rule(name)})
    columns = {name: index for index, name in enumerate(names)}
    dense = np.zeros((len(samples), len(names)), np.float32)
    for row, sample in enumerate(samples):
        for name, value in sample.features.items():
            if name in columns:
                dense[row, columns[name]] = value
    sizes = np.array([len(sample.buckets) for sample in samples])
    flat = np.concatenate([sample.buckets for sample in samples]).astype(np.int64)
    used, flat = np.unique(flat, return_inverse=True)
    rows = np.repeat(np.arange(len(samples)), sizes)
    values = (kind_model.SCALE / np.sqrt(sizes)).astype(np.float32)
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    truth = np.eye(len(KINDS), dtype=np.float32)[[sample.label for sample in samples]]
    weight = np.array([s.weight * (PLEA_WEIGHT if KINDS[s.label] == "plea" else 1) for s in samples], np.float32)
    weight /= weight.sum()
    parts = [np.zeros((len(names), len(KINDS)), np.float32), np.zeros((len(used), len(KINDS)), np.float32)]
    firsts, seconds = [np.zeros_like(p) for p in parts], [np.zeros_like(p) for p in parts]
    for step in range(1, STEPS + 1):
        logits = dense @ parts[0] + np.add.reduceat(parts[1][flat], starts, axis=0) * values[:, None]
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        slope = (odds / odds.sum(axis=1, keepdims=True) - truth) * weight[:, None]
        spread = slope * values[:, None]
        hashed = np.stack([np.bincount(flat, spread[rows, k], len(used)) for k in range(len(KINDS))], axis=1)
        slopes = (dense.T @ slope + L2_DENSE * parts[0], hashed.astype(np.float32) + L2_HASHED * parts[1])
        for part, first, second, found in zip(parts, firsts, seconds, slopes, strict=True):
            first += 0.1 * (found - first)
            second += 0.001 * (found**2 - second)
            rate = RATE * np.sqrt(1 - 0.999**step) / (1 - 0.9**step) * min(1.0, 2 * (1 - step / (STEPS + 1)))
            part -= rate * first / (np.sqrt(second) + 1e-8)
    weights = np.zeros((kind_model.BUCKETS, len(KINDS)), np.float32)
    weights[used] = parts[1]
    return kind_model.Model(tuple(names), parts[0], weights)


def _is_rule(name: str) -> bool:
    return name.split(":")[0] in {"rule", "sum", "top"}


def _texts() -> list[dict[str, Any]]:
    own = [{**text, "own": True} for path in sorted((HERE / "texts").glob("*.jsonl")) for text in _lines(path)]
    old = _lines(ROOT / "tests/extract/kind_texts.jsonl") + _lines(ROOT / "osint/demo/texts.jsonl")
    ads = [{**text, "kind": LABELS[text["label"]]} for text in _lines(ROOT / "tests/extract/ad_samples.jsonl")]
    return own + [text for text in old + ads if text.get("kind") in KINDS]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _sample(text: dict[str, Any], tables: Tables) -> Sample:
    reading = Reading(Ad(text["text"], text.get("title")), tables)
    reading.languages = detect(reading.text, None)
    reading.contacts = contacts.find(reading)
    counts, sums = kind.by_rules(reading)
    ruled = max(range(len(KINDS)), key=lambda index: sums[KINDS[index]])
    own = bool(text.get("own"))
    features = kind_model.features(reading, counts, sums)
    found = kind_model.buckets(kind.whole(reading))
    return Sample(KINDS.index(text["kind"]), features, found, ruled, OWN_WEIGHT if own else OLD_WEIGHT, own)


def _phrases(tables: Tables) -> list[Sample]:
    """Phrases as texts of their own, by n-grams only: a language with few texts is learnt from its cues."""
    pairs = [(row["phrase"], PHRASES[row["cue"]]) for row in tables.rows("kind_cues") if row["cue"] in PHRASES]
    return [Sample(KINDS.index(name), {}, kind_model.buckets(fold(phrase).text), 0, PHRASE_WEIGHT, False) for phrase, name in pairs]


def _report(name: str, truth: Array, guessed: Array) -> None:
    """Accuracy, and precision and recall of each kind."""
    print(f"{name}: accuracy {(truth == guessed).mean():.3f} of {len(truth)}")
    for index, label in enumerate(KINDS):
        right = int(((truth == index) & (guessed == index)).sum())
        precision, recall = right / max(1, int((guessed == index).sum())), right / max(1, int((truth == index).sum()))
        print(f"  {label:<8} P {precision:.3f} R {recall:.3f} ({int((truth == index).sum())})")


if __name__ == "__main__":
    main()
