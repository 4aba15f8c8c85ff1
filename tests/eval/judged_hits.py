"""Signs that were shown in ads, and whether the words say them there.

`judged_hits.jsonl`: of all that was shown on 2026-12-02 in 10,000 ads of our own (`tests/training/texts` and split `tune` of `texts/`;
6,000 honest, 4,000 risky), up to a hundred or so of each indicator in each of the two, most in honest ads, long postings first. Eleven
judged a part each, who saw the words with what stands around them, the ad's language and what the indicator means, and no rule; what they
could not tell is left out, and so is what structure tells and pay. A line stands for so many hits as `stands_for` says, so that sums of
these tell what share of all that is shown is right. `ad` is the CRC-32 of the ad's text, of which `words` begin at `start`.
Of split `test`, the ads of an even CRC, no verdict may train a model of signs, nor be read.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.findings import Ad, Analysis
from tests.eval.figures import markdown
from tests.eval.measures import texts

FILE = Path(__file__).parent / "judged_hits.jsonl"
TRAINING = Path(__file__).parent.parent / "training" / "texts"
Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of one ad."""

    ad: Line
    hits: tuple[Line, ...]


def judged() -> list[Judged]:
    """The ads with their hits. Raises ValueError if a hit is of no ad, or its words do not stand in it."""
    own = {crc(ad["text"]): ad for ad in [*texts(TRAINING), *texts()] if ad.get("split") != "test"}
    by_ad: dict[str, list[Line]] = defaultdict(list)
    for number, hit in enumerate(map(json.loads, FILE.read_text(encoding="utf-8").splitlines()), 1):
        if hit["ad"] not in own or not own[hit["ad"]]["text"].startswith(hit["words"], hit["start"]):
            raise ValueError(f"{FILE.name}:{number}: no ad has these words there")
        by_ad[hit["ad"]].append(hit)
    return [Judged(own[name], tuple(hits)) for name, hits in by_ad.items()]


def split(one: Judged) -> str:
    return "tune" if int(crc(one.ad["text"]), 16) % 2 else "test"


def crc(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08x}"


def still_shown(one: Judged, found: Analysis) -> Iterator[Line]:
    """The hits of an ad that are shown: the same indicator, by some of the same words."""
    for hit in one.hits:
        end = hit["start"] + len(hit["words"])
        if any(
            of.id == hit["indicator"] and of.start is not None and of.end is not None and of.start < end and hit["start"] < of.end
            for of in found.risk.indicators
        ):
            yield hit


def report(some: Iterable[Judged], read: Callable[[Iterable[Ad]], Iterable[Analysis]]) -> str:
    """A table of Markdown: of honest and of risky ads of both splits, how many of the signs judged right and wrong are shown, and what
    share of all that is shown would be right by these; the indicators that are wrong most often are printed."""
    some = list(some)
    asked = [Ad(one.ad["text"], language=one.ad["language"], country=one.ad.get("country")) for one in some]
    shown = [(one, list(still_shown(one, found))) for one, found in zip(some, read(asked), strict=True)]
    rows = []
    for name, risky in (("honest", False), ("risky", True)):
        for part in ("tune", "test"):
            own = [(one.hits, there) for one, there in shown if bool(one.ad["risky"]) is risky and split(one) == part]
            cells = []
            for says in (True, False):
                judged_so, shown_so = (sum(hit["says"] is says for pair in own for hit in pair[at]) for at in (0, 1))
                cells.append(f"{shown_so} of {judged_so}")
            there = [hit for _, hits in own for hit in hits]
            rows.append((f"{name}, {part}", str(len(own)), *cells, f"{share(there):.2f}"))
    wrong: dict[str, list[Line]] = defaultdict(list)
    for one, hits in shown:
        for hit in hits if split(one) == "tune" else ():
            wrong[hit["indicator"]].append(hit)
    worst = sorted((share(hits), name) for name, hits in wrong.items())
    print("shown signs that are said: " + ", ".join(f"{name} {value:.2f}" for value, name in worst))
    return markdown(("ads", "of them", "right ones shown", "wrong ones shown", "right of all shown"), rows)


def share(hits: Iterable[Line]) -> float:
    """What part of those that these stand for is right."""
    weights = [(hit["stands_for"], hit["says"]) for hit in hits]
    return sum(weight for weight, says in weights if says) / max(1.0, sum(weight for weight, _ in weights))
