"""Train `extract/data/clause_model.npz` on lines and ads with all that they say, and print figures of ads of writers held out.

    python -m tests.training.train_clauses

Lines (`clauses/*.jsonl`, and split `tune` of `tests/eval/indicators.jsonl`) have the indicators that they say, or one that they only
sound like; ads (`clause_ads/*.jsonl` here, and those of split `tune` in `tests/eval`) have them with the words that say so; honest ads
(of `texts/*.jsonl`) say nothing heavy. Run it after the tables of phrases, parts or concepts changed, `indicators`, or what `clauses`
looks at; then train_risk, which reads each ad by one of two models that this trains beside, the one that saw no clause of that ad.
"""

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from extract import linear
from extract.reading import Reading
from extract.risk import clauses, indicators
from extract.risk.clauses import FILE, Clause
from extract.tables import Tables
from tests.eval import indicators as gold
from tests.eval.measures import Counts
from tests.training.linear import ROOT, SEED, Array, Sample, lines, texts, train_each, write

HERE = Path(__file__).parent
SCALE, UNITS, ROUNDS, TURNS, BATCH = 2.0, 96, 20, 2, 256
RISK = ("osint_risk",)  # the step that needs the model
MOST_JOINED = 4  # lines
LEAST = 3  # clauses that a feature must be seen in
# How likely, by lines alone, a clause of an ad says again what the ad is marked to say elsewhere: of such a clause nothing is known.
AGAIN = 0.2
# Honest ads whose clauses train: all of these styles, long postings as boards have them, and so many others; and the weight from which on
# an indicator is one that an honest ad does not say.
LONG, OTHERS = frozenset({"postings", "corporate"}), 4000
# Where the models without the honest ads of one half lie; not in the repository.
HALVES = tuple(ROOT / "build" / f"clauses_without_{half}.npz" for half in range(2))


@dataclass(frozen=True, slots=True)
class Case:
    """A clause, what it says, who wrote it in which language, of which ad it is, and all that this says."""

    clause: Clause
    says: frozenset[str]
    writer: str
    language: str = ""
    ad: str = ""
    elsewhere: frozenset[str] = frozenset()
    honest: bool = False


def main() -> None:
    of_lines, of_ads, honest = list(line_cases()), list(ad_cases()), list(honest_cases())
    print(f"{len(of_lines)} lines, {len(of_ads)} clauses of ads, {len(honest)} of honest ones", flush=True)
    kept = known(of_lines, of_ads)
    teacher = fit(kept, turns=1)
    write(fit([*kept, *honest], teacher), FILE)
    for half, file in enumerate(HALVES):
        file.parent.mkdir(exist_ok=True)
        write(fit([*kept, *(case for case in honest if half_of(case.ad) != half)], teacher), file)
    report(held_out(kept, of_ads, honest, teacher))


def half_of(text: str) -> int:
    """To which half, 0 or 1, an ad belongs, by its text: the same each time."""
    return zlib.crc32(text.encode()) & 1


def honest_cases() -> Iterator[Case]:
    """Clauses of honest ads, each ad known by its whole text."""
    own = [text for text in texts() if text.get("kind") == "job_ad" and text.get("risky") is False and text.get("own")]
    mixed = [own[index] for index in np.random.default_rng(SEED).permutation(len(own))]
    some = [ad for ad in mixed if ad.get("style") in LONG] + [ad for ad in mixed if ad.get("style") not in LONG][:OTHERS]
    for ad, reading in gold.readings([{**ad, "country": ad.get("country")} for ad in some], without=RISK):
        there = indicators.named(reading, indicators.rules(reading))
        for clause in clauses.read(reading.folded.text, clauses.spans(reading), there):
            yield Case(clause, frozenset(), "", ad=ad["text"], honest=True)


def held_out(
    kept: Sequence[Case], of_ads: Sequence[Case], honest: Sequence[Case], teacher: linear.Model
) -> dict[str, tuple[set[str], dict[str, float]]]:
    """Ad → what it is marked to say, and how likely it says what; of every third writer, by a model that saw none of theirs."""
    out = frozenset(sorted({case.writer for case in of_ads})[::3])
    model = fit([*(case for case in kept if case.writer not in out), *honest], teacher, turns=1)
    found: dict[str, tuple[set[str], dict[str, float]]] = defaultdict(lambda: (set(), {}))
    own = [case for case in of_ads if case.writer in out]
    for case, likely in zip(own, scored(model, own), strict=True):
        says, most = found[case.ad]
        says |= case.elsewhere
        for name, value in zip(model.classes, likely.tolist(), strict=True):
            most[name] = max(most.get(name, 0.0), value)
    return found


def report(ads: dict[str, tuple[set[str], dict[str, float]]]) -> None:
    for least in (0.15, 0.2, 0.25, 0.3, 0.4, 0.5):
        counts = Counts()
        for ad, (says, most) in ads.items():
            counts.add(ad, says, {name for name, likely in most.items() if likely >= least})
        print(counts.row(f"likelihood >= {least}"), flush=True)


def known(of_lines: Sequence[Case], of_ads: Sequence[Case]) -> list[Case]:
    """All cases but clauses of ads that may say again what is marked elsewhere."""
    model = fit(of_lines, turns=1)
    column = {name: index for index, name in enumerate(model.classes)}
    found = [*of_lines, *joined(of_lines)]
    for case, likely in zip(of_ads, scored(model, of_ads), strict=True):
        if not any(likely[column[name]] >= AGAIN for name in case.elsewhere - case.says if name in column):
            found.append(case)
    return found


def joined(cases: Sequence[Case]) -> Iterator[Case]:
    """Lines of one language side by side, two to four: what recruiters put between commas, and each says what it said alone."""
    dice, by_language = np.random.default_rng(SEED), defaultdict(list)
    for case in cases:
        by_language[case.language].append(case)
    for own in by_language.values():
        order = [own[index] for index in dice.permutation(len(own))]
        while len(order) > MOST_JOINED:
            some = [order.pop() for _ in range(int(dice.integers(2, MOST_JOINED + 1)))]
            length = sum(case.clause.end for case in some)
            names = {name for case in some for name in case.clause.names if not name.startswith("length ")}
            names.add(clauses.length_name(length))
            grams = np.unique(np.concatenate([case.clause.grams for case in some]))
            says = frozenset().union(*(case.says for case in some))
            yield Case(Clause(0, length, frozenset(names), grams), says, some[0].writer)


def scored(model: linear.Model, cases: Sequence[Case]) -> Array:
    """How likely each case says each class."""
    points = model.points([case.clause.names for case in cases], [case.clause.grams for case in cases])
    found: Array = 1 / (1 + np.exp(-points))
    return found


def fit(cases: Sequence[Case], teacher: linear.Model | None = None, turns: int = TURNS) -> linear.Model:
    """A model of what clauses say. Of a clause of an honest ad it is known that it says nothing heavy, and the rest is as the teacher
    tells it."""
    names = tuple(sorted({name for case in cases for name in case.says}))
    column = {name: index for index, name in enumerate(names)}
    times = Counter(name for case in cases for name in case.clause.names)
    truth = np.zeros((len(cases), len(names)), np.float32)
    for row, case in enumerate(cases):
        for name in case.says:
            truth[row, column[name]] = 1
    rows = [row for row, case in enumerate(cases) if case.honest]
    if teacher and rows:
        weights = indicators.indicators(Tables())
        light = np.array([weights[name].weight < indicators.HEAVY for name in teacher.classes])
        assert teacher.classes == names
        truth[rows] = scored(teacher, [cases[row] for row in rows]) * light
    samples = [
        Sample(0, {name: 1.0 for name in case.clause.names if times[name] >= LEAST}, case.clause.grams, 1.0, True) for case in cases
    ]
    model = train_each(samples, truth, SCALE, rounds=ROUNDS, turns=turns, units=UNITS, batch=BATCH)
    return linear.Model(model.names, model.dense, model.hashed[: clauses.BUCKETS], model.scale, model.hidden, names)


def line_cases() -> Iterator[Case]:
    own = [{**line, "writer": path.stem} for path in sorted((HERE / "clauses").glob("*.jsonl")) for line in lines(path)]
    told = [line for line in gold.lines() if line["split"] == "tune"]
    own += [{**line, "writer": "tune", "says": [] if line["near"] else [line["indicator"]]} for line in told]
    for line, reading in gold.readings(own, without=RISK):
        text = reading.folded.text
        for clause in clauses.read(text, [(0, len(text))], indicators.named(reading, indicators.rules(reading))):
            yield Case(clause, frozenset(line["says"]) - gold.STRUCTURE, line["writer"], line["language"])


def marked_ads() -> list[dict[str, Any]]:
    """Ads with all that they say, and who wrote them."""
    own = [{**ad, "writer": path.stem} for path in sorted((HERE / "clause_ads").glob("*.jsonl")) for ad in lines(path)]
    return own + [{**ad, "writer": ad["id"].split("-")[0]} for ad in gold.ads() if ad["split"] == "tune"]


def ad_cases() -> Iterator[Case]:
    for ad, reading in gold.readings(marked_ads(), without=RISK):
        yield from of_ad(ad, reading)


def of_ad(ad: dict[str, Any], reading: Reading) -> Iterator[Case]:
    """The clauses of an ad; one says what more than half of it, or of the words marked, lies in the other."""
    marked = [(name, *_place(words, reading)) for name, words in ad["says"] if name not in gold.STRUCTURE]
    everywhere = frozenset(name for name, _, _ in marked)
    there = indicators.named(reading, indicators.rules(reading))
    for clause in clauses.read(reading.folded.text, clauses.spans(reading), there):
        says = set()
        for name, start, end in marked:
            shared = min(end, clause.end) - max(start, clause.start)
            if 2 * shared > min(end - start, clause.end - clause.start):
                says.add(name)
        yield Case(clause, frozenset(says), ad["writer"], ad["language"], ad["id"], everywhere)


def _place(words: str, reading: Reading) -> tuple[int, int]:
    """Where marked words stand in the folded text; nowhere if they do not."""
    at = reading.text.find(words)
    return reading.folded.place(at, at + len(words)) if at >= 0 else (0, 0)


if __name__ == "__main__":
    main()
