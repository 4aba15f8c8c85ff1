"""Small models: what a hidden layer learns beside the linear part, what each feature is said to add, and the file between both."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from extract import linear
from tests.training import linear as training
from tests.training.linear import Sample

GRAMS = [linear.grams(text) for text in ("we hire a cook", "police arrest cook", "rooms for rent", "my brother is held")]
EITHER = [(frozenset[str](), 0), (frozenset({"one", "other"}), 0), (frozenset({"one"}), 1), (frozenset({"other"}), 1)]


def either(units: int) -> linear.Model:
    """A model of texts that are of the second class if one of two features is there and not both."""
    samples = [Sample(label, _given(names), GRAMS[0][:0], 1.0, True) for names, label in EITHER * 300]
    return training.log_odds(samples, 1.0, 2, rounds=60, units=units)


def _given(names: frozenset[str]) -> dict[str, float]:
    return dict.fromkeys(sorted({*names, "bias"}), 1.0)


def right(model: linear.Model) -> int:
    return sum((model.scores(_given(names), GRAMS[0][:0])[0] > 0) == (label == 1) for names, label in EITHER)


def test_units_learn_what_two_features_say_together() -> None:
    assert right(either(16)) == 4
    assert right(either(0)) < 4


@pytest.fixture(scope="module")
def model() -> linear.Model:
    dice = np.random.default_rng(3)
    names = (*tuple("abcdefgh"), "bias")
    layer = linear.Hidden(*(dice.normal(size=shape).astype(np.float32) for shape in ((9, 5), (5,), (5, 2))))
    dense, hashed = (dice.normal(size=(rows, 2)).astype(np.float32) for rows in (9, linear.BUCKETS))
    return linear.Model(names, dense, hashed, 2.0, layer)


@pytest.mark.parametrize("grams", [GRAMS[0], GRAMS[3], GRAMS[0][:0]])
def test_what_features_add_and_n_grams_make_the_points(model: linear.Model, grams: linear.Array) -> None:
    features = {"a": 1.0, "c": 0.5, "never seen": 1.0, "bias": 1.0, "h": 2.0}
    spoken = model.spoken(features)
    assert set(spoken) == {"a", "c", "bias", "h"}
    wording = model.scale / max(1, len(grams)) ** 0.5 * model.hashed[grams, 0].sum()
    assert sum(spoken.values()) + wording == pytest.approx(model.scores(features, grams)[0], abs=1e-4)


def test_without_features_the_layer_speaks_alone(model: linear.Model) -> None:
    assert model.hidden is not None
    alone = np.maximum(model.hidden.least, 0) @ model.hidden.outer
    assert model.scores({}, GRAMS[0][:0]) == pytest.approx(alone.tolist(), abs=1e-5)
    assert model.spoken({}) == {"bias": pytest.approx(float(alone[0]), abs=1e-5)}


@pytest.mark.parametrize("layered", [True, False])
def test_several_at_once_have_the_points_of_each(model: linear.Model, layered: bool) -> None:
    own = model if layered else replace(model, hidden=None)
    named = [{"bias", "a", "never seen"}, {"bias"}, {"bias", "b", "c", "h"}]
    found = own.points(named, [GRAMS[0], GRAMS[1], GRAMS[3]])
    for names, grams, points in zip(named, (GRAMS[0], GRAMS[1], GRAMS[3]), found, strict=True):
        assert points.tolist() == pytest.approx(own.scores(dict.fromkeys(names, 1.0), grams), abs=1e-4)


def test_of_classes_that_go_together_each_is_learnt() -> None:
    samples = [Sample(0, _given(names), GRAMS[0][:0], 1.0, True) for names, _ in EITHER * 200]
    truth = np.array([["one" in names, "other" in names] for names, _ in EITHER * 200], np.float32)
    own = training.train_each(samples, truth, 1.0, rounds=40, batch=64)
    for names, _ in EITHER:
        assert [points > 0 for points in own.scores(_given(names), GRAMS[0][:0])] == ["one" in names, "other" in names]


def test_a_written_model_says_the_same(model: linear.Model, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(training, "ROOT", tmp_path)
    for name, one in (("layered", model), ("plain", linear.Model(model.names, model.dense, model.hashed, 2.0))):
        training.write(one, tmp_path / f"{name}.npz")
        again = linear.load(tmp_path / f"{name}.npz")
        assert (again.hidden is None) == (one.hidden is None)
        features = {"b": 1.0, "bias": 1.0}
        assert again.scores(features, GRAMS[1]) == pytest.approx(one.scores(features, GRAMS[1]), abs=0.02)


def test_several_models_say_their_mean() -> None:
    samples = [Sample(n % 3, {"bias": 1.0, f"f{n % 5}": 1.0}, grams, 1.0, True) for n, grams in enumerate(GRAMS * 40)]
    alone = []
    for seed in (training.SEED, training.SEED + 1):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(training, "SEED", seed)
            alone.append(training.train(samples, 3, 4.0, rounds=2, units=6).scores(samples[1].features, GRAMS[2]))
    both = training.train(samples, 3, 4.0, rounds=2, turns=2, units=6).scores(samples[1].features, GRAMS[2])
    assert both == pytest.approx(np.mean(alone, axis=0).tolist(), abs=1e-4)
