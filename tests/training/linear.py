"""Training of the small linear models: multinomial logistic regression with L2 over dense features and hashed n-grams."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract import linear

ROOT = Path(__file__).parent.parent.parent
OWN = Path(__file__).parent / "texts"
SEED, FOLDS, STEPS, RATE = 7, 5, 150, 0.03
L2_HASHED = 2e-4  # by cross-validation
OWN_WEIGHT, OLD_WEIGHT = 1.0, 0.5
Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """One text: its class, features, buckets of n-grams, weight, and whether no rule was written for it (held out fairly)."""

    label: int
    features: dict[str, float]
    grams: Array
    weight: float
    own: bool


def texts() -> list[dict[str, Any]]:
    """All texts that may be trained on; `own` are those that no rule was written for, of `tests/training` and the split `tune`."""
    own = [{**text, "own": True} for path in sorted(OWN.glob("*.jsonl")) for text in lines(path)]
    fresh = [text for path in sorted((ROOT / "tests/eval/texts").glob("*.jsonl")) for text in lines(path)]
    tune = [{**text, "own": True} for text in fresh if text["split"] == "tune"]
    old = [
        {**text, "risky": text["risk"] == "high"} if "risk" in text else text
        for text in lines(ROOT / "tests/extract/kind_texts.jsonl")
    ]
    return (
        own
        + tune
        + old
        + lines(ROOT / "osint/demo/texts.jsonl")
        + list(map(_of_sample, lines(ROOT / "tests/extract/ad_samples.jsonl")))
    )


def _of_sample(text: dict[str, Any]) -> dict[str, Any]:
    kind = {"warning": "warning", "help": "plea"}.get(text["label"], "job_ad")
    return {**text, "kind": kind, "risky": text["label"] == "ad_risky"}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def train(samples: Sequence[Sample], classes: int, scale: float, l2: float, l2_hashed: float = L2_HASHED) -> linear.Model:
    """Full batches and Adam: the same samples give the same weights. `l2`, `l2_hashed`: decay of named weights, of n-grams."""
    names = sorted({name for sample in samples for name in sample.features})
    columns = {name: index for index, name in enumerate(names)}
    dense = np.zeros((len(samples), len(names)), np.float32)
    for row, sample in enumerate(samples):
        for name, value in sample.features.items():
            dense[row, columns[name]] = value
    sizes = np.array([max(1, len(sample.grams)) for sample in samples])
    flat = np.concatenate([sample.grams if len(sample.grams) else np.zeros(1, np.uint32) for sample in samples]).astype(np.int64)
    used, flat = np.unique(flat, return_inverse=True)
    rows = np.repeat(np.arange(len(samples)), sizes)
    values = (scale / np.sqrt(sizes)).astype(np.float32)
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    truth = np.eye(classes, dtype=np.float32)[[sample.label for sample in samples]]
    weight = np.array([sample.weight for sample in samples], np.float32)
    weight /= weight.sum()
    parts = [np.zeros((len(names), classes), np.float32), np.zeros((len(used), classes), np.float32)]
    firsts, seconds = [np.zeros_like(p) for p in parts], [np.zeros_like(p) for p in parts]
    for step in range(1, STEPS + 1):
        logits = dense @ parts[0] + np.add.reduceat(parts[1][flat], starts, axis=0) * values[:, None]
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        slope = (odds / odds.sum(axis=1, keepdims=True) - truth) * weight[:, None]
        spread = slope * values[:, None]
        hashed = np.stack([np.bincount(flat, spread[rows, k], len(used)) for k in range(classes)], axis=1)
        slopes = (dense.T @ slope + l2 * parts[0], hashed.astype(np.float32) + l2_hashed * parts[1])
        for part, first, second, found in zip(parts, firsts, seconds, slopes, strict=True):
            first += 0.1 * (found - first)
            second += 0.001 * (found**2 - second)
            rate = RATE * np.sqrt(1 - 0.999**step) / (1 - 0.9**step) * min(1.0, 2 * (1 - step / (STEPS + 1)))
            part -= rate * first / (np.sqrt(second) + 1e-8)
    weights = np.zeros((linear.BUCKETS, classes), np.float32)
    weights[used] = parts[1]
    return linear.Model(tuple(names), parts[0], weights, scale)


def cross_validated(
    samples: Sequence[Sample], always: Sequence[Sample], fit: Callable[[Sequence[Sample]], linear.Model]
) -> list[list[float]]:
    """Points of each sample by a model that did not see it: folds by text, fixed seed; `always` is in every training."""
    folds = np.random.default_rng(SEED).permutation(len(samples)) % FOLDS
    points: list[list[float]] = [[] for _ in samples]
    for fold in range(FOLDS):
        model = fit([s for s, f in zip(samples, folds, strict=True) if f != fold] + list(always))
        for index in map(int, np.flatnonzero(folds == fold)):
            points[index] = model.scores(samples[index].features, samples[index].grams)
    return points


def write(model: linear.Model, path: Path) -> None:
    np.savez_compressed(
        path,
        names=np.array(model.names),
        dense=model.dense.astype(np.float16),
        hashed=model.hashed.astype(np.float16),
        scale=np.float32(model.scale),
    )
    print(f"wrote {path.relative_to(ROOT)}, {path.stat().st_size / 1e6:.2f} MB", flush=True)
