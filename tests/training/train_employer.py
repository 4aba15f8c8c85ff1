"""Train `extract/data/employer_model.npz` on the job ads in the repository that say whom one would work for; print how well it does.

    python -m tests.training.train_employer      # -v: and the errors; -w: only write; -c: see `of_one_case`

Folds by text, fixed seed; every figure is of texts that the model of their fold did not see. Texts of the evaluation's split `test` are
never read. The kind is given (`job_ad`), places and contacts come from the analysis itself.
"""

import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]  # it has no types

from extract.employer import employers, span
from extract.employer import model as employer_model
from extract.employer.model import Model
from extract.tables import Tables
from tests.training.employer_ads import POORER, Sample, features, poorer, sample, texts, usual
from tests.training.employer_copies import boarded, coined, evened, headed, plain, renamed
from tests.training.linear import ROOT, Adam, batches, paces

SEED, FOLDS = 7, 5
# Ads of a batch, rounds over all, rate, and the part of what is told of a stretch that is hidden: 0 to 0.5 and 2 to 5 rounds were tried, on
# totals of held-out ads. With all ads in each of 250 steps and decay, as before, F1 of 3,349 held-out ads of posts was 0.838, and 0.846 so.
BATCH, ROUNDS, RATE, HIDDEN_TOLD = 256, 3, 5e-3, 0.2
LEFT_OUT = (  # authors, read by a model that saw none of their texts
    ("lena.jsonl",),
    ("hugo.jsonl", "iris.jsonl"),
    ("rosa.jsonl",),
    ("paul.jsonl", "rita.jsonl", "sven.jsonl", "theo.jsonl", "uma.jsonl"),
    ("carl.jsonl", "dana.jsonl", "elke.jsonl", "fred.jsonl", "gita.jsonl"),
    ("ines.jsonl", "joao.jsonl", "kwame.jsonl", "lien.jsonl", "marta.jsonl", "nadim.jsonl", "oksa.jsonl", "pavel.jsonl"),
)
RENAMED, COINED = 1.0, 0.05  # how much copies with another name count; coined ones tell of none wherever they count more
TURNS = 2  # copies of either kind an ad, each with another name
FITS = 4  # the weights are the mean of as many fits
PLAIN, NOBODY = 0.3, 0.75  # how much ordinary lines with and without a name count: long ads suffer where those with one count more
SHAPES = (
    "/shapes.jsonl",
    "/posted.jsonl",
    "/pages.jsonl",
)  # ads in the shapes of boards, channels, notices and pages, and as they stand in groups. Whole pages (`page_ads`, 1,135 ads) count like
# others: of 213 that nobody read 93 names of 131 are right so, 92 where they count twice, and of 228 in unread shapes of boards 168, 164
SHAPED = 2.0  # how much they count
# Ads with names as odd as their writers could make them. Of 6,302 held-out ads 2,837 names are right and 451 wrong where they and their
# copies count so (2,824 and 450 in one fit where they count as all others do, 2,837 and 490 without them).
LESS, LESSENED = ("/named.jsonl",), 0.4
# Ads in the sober copy and in all the formats that real ones have, most of whose employers have no legal form and no noun of business.
# Of 3,604 ads of the sets 1,590 names were right and 165 wrong without them and with first mentions alone, of 213 real ads 51 and 28, of
# 349 sober ads that train nothing 135 and 37; at twice the weight 1,601 and 155, 54 and 28, 149 and 29, at five times 1,598 and 159, 58
# and 28, 150 and 29, at eight times 1,591 and 164, 60 and 29, 155 and 29.
LIKE_REAL, REAL = ("/vacancies.jsonl", "/formats.jsonl"), 5.0
BOARDED, BOARDED_NOBODY = 0.6, 0.35  # how much pages of boards with and without a name count
HEADED = 0.3  # how much ads with lines above them count
EVENED = 0.5  # of copies in one case how much those with another name count
ENOUGH = 100  # ads in a language that is learnt
LEAST = 0.03  # weight of a feature that is kept: the half of them that has less makes no difference
# Copies in which a word must occur to keep its weight: those of one ad. Rarer ones take part, for a name must not be learnt by what
# stands in no other ad, and are left out of the file then.
RARE = 15
CHUNK = 200  # ads that a process reads at once
Array = NDArray[Any]


def train(samples: Sequence[Sample]) -> Model:
    """Softmax over the stretches of an ad and none: the same samples give the same weights."""
    copies = [((one.source, one.text), SHAPED if one.source.endswith(SHAPES) else 1.0) for one in samples]
    copies += [(copy, RENAMED) for turn in range(TURNS) for copy in renamed(samples, turn)]
    copies += [(copy, COINED) for turn in range(TURNS) for copy in coined(samples, turn)]
    copies += [(copy, HEADED) for copy in headed(samples)]
    copies += [(copy, PLAIN if copy[1]["employer"] else NOBODY) for copy in plain(samples)]
    copies += [(copy, BOARDED if copy[1]["employer"] else BOARDED_NOBODY) for copy in boarded(samples)]
    weighed = [
        Weighed(source, text, weight * (LESSENED if source.endswith(LESS) else REAL if source.endswith(LIKE_REAL) else 1), POORER)
        for (source, text), weight in copies
    ]
    weights = _weights(weighed, None)
    return with_case(samples, Model(_kept(weights), _by_bucket(weights), usual(), languages(one.text for one in samples)))


def languages(ads: Iterable[dict[str, Any]]) -> frozenset[str]:
    """The languages that enough ads are in."""
    return frozenset(language for language, count in Counter(ad["language"] for ad in ads).items() if count >= ENOUGH)


def with_case(samples: Sequence[Sample], model: Model) -> Model:
    """`model` with weights `of_one_case`."""
    others = {name: weight for name, weight in model.weights.items() if not _of_case(name)}
    return replace(model, weights=others | of_one_case(samples, model))


def of_one_case(samples: Sequence[Sample], model: Model) -> dict[str, float]:
    """Weights of what is told of ads in one case alone, by copies of all ads in capitals or small letters; all others count as in
    `model`, so that ads as they are written are read as before."""
    own = [Weighed(*copy, 1.0, (0,)) for copy in evened((one.source, one.text) for one in samples)]
    own += [Weighed(*copy, EVENED, (0,), whole=False) for copy in evened(renamed(samples))]
    return _kept(_weights(own, model))


def _of_case(name: str) -> bool:
    """Whether a feature is one of words in a text of one case."""
    return not employer_model.is_word(name) and ("even" in name or name.startswith("r:unknown"))


def _kept(weights: dict[str, float]) -> dict[str, float]:
    """The weights of features that do not hang on a word and make a difference."""
    return {name: weight for name, weight in weights.items() if not employer_model.is_word(name) and abs(weight) > LEAST}


def _by_bucket(weights: dict[str, float]) -> bytes:
    """The weights of words as `Model.words` has them; of two in one bucket the heavier."""
    table = np.zeros(employer_model.BUCKETS, np.float32)
    for name in sorted(filter(employer_model.is_word, weights), key=lambda name: (abs(weights[name]), name)):
        table[employer_model.bucket(name)] = weights[name]
    steps: bytes = (np.clip(np.rint(table / employer_model.STEP), -127, 127) + employer_model.NONE).astype(np.uint8).tobytes()
    return steps


@dataclass(frozen=True, slots=True)
class Weighed:
    """An ad as it is learnt from: how much it and its poorer copies with these numbers count each; not `whole`: the copies alone."""

    source: str
    text: dict[str, Any]
    weight: float
    poorer: tuple[int, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Given:
    """What is told of the stretches of some ads: names of the features, then for all stretches in a row how many features each has and
    their numbers among the names, and whether it is the name; of each ad how many stretches it has and how much it counts. `seen`:
    in how many ads a feature is."""

    names: list[str]
    widths: Array
    numbers: Array
    truth: Array
    sizes: Array
    shares: Array
    seen: Array


def _given(weighed: Sequence[Weighed]) -> Given:
    """What is told of the stretches of these ads and their copies; those with a name that is no stretch are left out."""
    columns: dict[str, int] = defaultdict(lambda: len(columns))
    seen: Counter[int] = Counter()
    widths, numbers, truth, sizes, shares = (list[Any]() for _ in range(5))
    for ad in weighed:
        one = sample(ad.source, ad.text, _tables())
        copies = ([one] if ad.whole else []) + [poorer(one, number) for number in ad.poorer]
        for copy in copies:
            if not copy.stretches or (not copy.mentions and ad.text.get("employer")):
                continue
            found = features(copy, columns.__getitem__)
            seen.update({number for own in found for number in own})
            widths.append(np.array([len(own) for own in found], np.int32))
            numbers.append(np.array([number for own in found for number in own], np.int32))
            right = np.zeros(len(found), bool)
            right[list(copy.mentions)] = True
            truth.append(right)
            sizes.append(len(found))
            shares.append(ad.weight)
    counts = np.array([seen[number] for number in range(len(columns))], np.int64)
    return Given(
        list(columns), _joined(widths), _joined(numbers), _joined(truth), np.array(sizes, np.int64), np.array(shares), counts
    )


def _joined(parts: Sequence[Array]) -> Array:
    return np.concatenate(parts) if parts else np.zeros(0, np.int32)


@cache
def _tables() -> Tables:
    return Tables()


def _weights(weighed: Sequence[Weighed], model: Model | None) -> dict[str, float]:
    """A weight for each feature of ads that count as much as said: of all, or beside `model` of those `_of_case`."""
    usual()  # made once, before there are processes
    _tables()
    gc.freeze()
    columns: dict[str, int] = defaultdict(lambda: len(columns))
    parts, seen = [], Counter[int]()
    with get_context("fork").Pool() as pool:
        for part in pool.imap(_given, [weighed[at : at + CHUNK] for at in range(0, len(weighed), CHUNK)]):
            own = np.array([columns[name] for name in part.names], np.int32)
            seen.update(dict(zip(own.tolist(), part.seen.tolist(), strict=True)))
            parts.append(replace(part, names=[], numbers=own[part.numbers]))
    first = np.concatenate(([0], np.cumsum(_joined([part.sizes for part in parts]))))
    truth, shares = _joined([part.truth for part in parts]), _joined([part.shares for part in parts]).astype(np.float32)
    edges = np.concatenate(([0], np.cumsum(_joined([part.widths for part in parts]), dtype=np.int64)))
    numbers = _joined([part.numbers for part in parts])
    whole = sparse.csr_matrix((np.ones(len(numbers), np.float32), numbers, edges), shape=(len(truth), len(columns)))
    if model is None:
        none = np.zeros(len(truth), np.float32)
        with get_context("fork").Pool(initializer=_held.extend, initargs=((whole, first, truth, shares, none),)) as pool:
            weights = np.mean(pool.map(_fit_of, range(SEED, SEED + FITS), 1), axis=0)
        found = zip(columns.items(), weights, strict=True)
        return {name: float(weight) for (name, at), weight in found if seen[at] >= RARE or not employer_model.is_word(name)}
    names = sorted(filter(_of_case, columns))
    points = np.array([_weight(model, name) for name in columns], np.float32)
    weights = _fit(whole[:, [columns[name] for name in names]].tocsr(), first, truth, shares, whole @ points, SEED)
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


_held: list[Any] = []  # what the processes of one training share


def _fit_of(seed: int) -> Array:
    return _fit(*_held, seed)


def _weight(model: Model, name: str) -> float:
    """What a feature weighs in `model`, but for those `_of_case`, which are to be learnt."""
    if employer_model.is_word(name):
        return employer_model.word_weight(model, name)
    return 0.0 if _of_case(name) else model.weights.get(name, 0.0)


def _fit(table: Any, first: Array, truth: Array, shares: Array, given: Array, seed: int) -> Array:
    """A weight for each column, by batches of ads, a part of what is told of each stretch hidden every time. The stretches of the ad
    `i` are the rows from `first[i]` to `first[i + 1]`; it counts as its `shares` say; rows have the points `given` beside those of
    the columns."""
    dice = np.random.default_rng(seed)
    adam, shares = Adam.of((table.shape[1],)), shares / shares.mean()
    for pace, batch in paces(batches(len(shares), BATCH, ROUNDS, dice), RATE):
        sizes = first[batch + 1] - first[batch]
        rows = np.concatenate([np.arange(first[ad], first[ad + 1]) for ad in batch])
        owner, start = np.repeat(np.arange(len(batch)), sizes), np.concatenate(([0], np.cumsum(sizes)[:-1]))
        part = table[rows]
        used, columns = np.unique(part.indices, return_inverse=True)
        told = part.data * (dice.random(len(part.data), np.float32) >= HIDDEN_TOLD) / np.float32(1 - HIDDEN_TOLD)
        part = sparse.csr_matrix((told, columns, part.indptr), shape=(len(rows), len(used)))
        scores = part @ adam.weights[used] + given[rows]
        top = np.maximum(0, np.maximum.reduceat(scores, start))
        odds = np.exp(scores - top[owner])
        odds /= (np.add.reduceat(odds, start) + np.exp(-top))[owner]
        slope = (odds - _among(scores, truth[rows], start, owner)) * (shares[batch] / len(batch))[owner]
        adam.move(used, part.T @ slope.astype(np.float32), pace)
    return adam.weights


def _among(scores: Array, right: Array, start: Array, owner: Array) -> Array:
    """How likely each right stretch of an ad is the one that tells its name, if one does: any of them may."""
    held = np.where(right, scores, -np.inf)
    top = np.maximum.reduceat(held, start)
    odds = np.exp(held - np.where(np.isfinite(top), top, 0)[owner])
    found: Array = odds / np.maximum(np.add.reduceat(odds, start), 1e-9)[owner]
    return found


def said(one: Sample, model: Model) -> str | None:
    """The name that the whole step gives with this model."""
    found = employers.find(one.reading, model=model)
    return found.name if found else None


def said_poorer(one: Sample, model: Model) -> str | None:
    """The likeliest name where a quarter of the tables' phrases is unknown: as in ads whose words nobody here has seen."""
    other = poorer(one, len(POORER))
    given = employer_model.points(other.row, other.stretches, one.reading.text, model, one.reading.tables, one.reading.language)
    best = employers.best(one.reading, other.row, other.stretches, given, one.reading.text)
    return span.written(one.reading.text, other.row, best) if best else None


def report(samples: Sequence[Sample], guessed: Sequence[str | None], errors: bool = False) -> None:
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * 5)
    for one, name in zip(samples, guessed, strict=True):
        wanted = one.text.get("employer")
        for key in ("all", one.source, one.text["language"]):
            row = counts[key]
            row[0] += bool(wanted) and name == wanted
            row[1] += name is not None
            row[2] += bool(wanted)
            row[3] += not wanted and name is None
            row[4] += not wanted
        if errors and name != wanted:
            print("   ", one.text["language"], "|", wanted, "|", name, "|", one.text["text"][:100].replace("\n", " / "))
    for key in sorted(counts, key=lambda key: (key != "all", "/" not in key, key)):
        right, given, there, kept, empty = counts[key]
        f1 = 2 * right / max(1, given + there)
        figures = f"F1 {f1:.3f}  P {right / max(1, given):.3f}  R {right / max(1, there):.3f} ({there})"
        print(f"  {key:<24} {figures}  null kept {kept / max(1, empty):.3f} ({empty})")


def main(errors: bool = False, figures: bool = True, case: bool = False) -> None:
    tables = Tables()
    gc.disable()  # which looks through all of them again and again otherwise, for twice the time
    samples = [sample(source, text, tables) for source, text in texts()]
    gc.enable()
    if figures and not case:
        validate(samples, errors)
    write(with_case(samples, employer_model.load()) if case else train(samples))


def validate(samples: Sequence[Sample], errors: bool) -> None:
    """Print the figures of texts and of authors that a model did not see."""
    reachable = sum(one.right >= 0 for one in samples)
    print(
        f"{len(samples)} ads, {sum(bool(one.text.get('employer')) for one in samples)} with a name, {reachable} of them among the stretches"
    )
    folds = np.random.default_rng(SEED).permutation(len(samples)) % FOLDS
    guessed: list[str | None] = [None] * len(samples)
    harder: list[str | None] = [None] * len(samples)
    for part in range(FOLDS):
        model = train([one for one, its in zip(samples, folds, strict=True) if its != part])
        for index in np.flatnonzero(folds == part):
            guessed[index] = said(samples[index], model)
            harder[index] = said_poorer(samples[index], model)
    report(samples, guessed, errors)
    print("with a quarter of the tables' phrases unknown")
    report(samples, harder)
    for files in LEFT_OUT:
        model = train([one for one in samples if not one.source.endswith(files)])
        unseen = [one for one in samples if one.source.endswith(files)]
        print(f"by a model that saw nothing of {', '.join(files)}")
        report(unseen, [said(one, model) for one in unseen])


def write(model: Model) -> None:
    names = sorted(model.weights)
    np.savez_compressed(
        employer_model.FILE,
        names=np.array(names),
        weights=np.array([model.weights[name] for name in names], np.float16),
        words=np.frombuffer(model.words, np.uint8),
        common=np.array(sorted(model.common), np.uint32),
        languages=np.array(sorted(model.languages)),
    )
    print(
        f"wrote {employer_model.FILE.relative_to(ROOT)}: {len(names)} features, {employer_model.FILE.stat().st_size / 1e3:.0f} kB"
    )


if __name__ == "__main__":
    import sys

    main(errors="-v" in sys.argv, figures="-w" not in sys.argv, case="-c" in sys.argv)
