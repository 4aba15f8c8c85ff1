"""Signs that ads show or nearly show, and whether the words say them there.

`judged_hits.jsonl`: of all that was shown on 2026-12-02 in 10,000 ads of our own (`tests/training/texts` and split `tune` of `texts/`;
6,000 honest, 4,000 risky) a part of each indicator in each of the two, most in honest ads; and, marked `faint`, of what clauses of such
ads say with a likelihood of 0.15 to 0.4 where the ad says it nowhere else, which was not shown then. Twenty-seven judged a part each, who
saw the words with what stands around them, the ad's language and what the indicator means, and no rule; what they could not tell is left
out, and so is what structure tells and pay. A line stands for so many as `stands_for` says, so that sums of these tell what share of all
that is shown is right. `ad` is the CRC-32 of the ad's text, of which `words` begin at `start`. Of split `test`, the ads of an even CRC,
no verdict may train a model of signs, nor be read.
"""

import json
import zlib
from collections import Counter, defaultdict
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

    @property
    def tune(self) -> bool:
        """Whether its verdicts may train."""
        return int(_crc(self.ad["text"]), 16) % 2 == 1

    @property
    def group(self) -> str:
        """Its row of the table."""
        return f"{'risky' if self.ad['risky'] else 'honest'}, {'tune' if self.tune else 'test'}"


def judged() -> list[Judged]:
    """The ads with their hits. Raises ValueError if a hit is of no ad, or its words do not stand in it."""
    own = {_crc(ad["text"]): ad for ad in [*texts(TRAINING), *texts()] if ad.get("split") != "test"}
    by_ad: dict[str, list[Line]] = defaultdict(list)
    for number, hit in enumerate(map(json.loads, FILE.read_text(encoding="utf-8").splitlines()), 1):
        if hit["ad"] not in own or not own[hit["ad"]]["text"].startswith(hit["words"], hit["start"]):
            raise ValueError(f"{FILE.name}:{number}: no ad has these words there")
        by_ad[hit["ad"]].append(hit)
    return [Judged(own[name], tuple(hits)) for name, hits in by_ad.items()]


def _crc(text: str) -> str:
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
    share of all that is shown would be right by these; of split `tune` the share of each indicator is printed."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in some:
        groups[one.group].append(one)
    rows, by_name = [], defaultdict(list)
    for group, own in sorted(groups.items()):
        asked = [Ad(one.ad["text"], language=one.ad["language"], country=one.ad.get("country")) for one in own]
        shown = [hit for one, found in zip(own, read(asked), strict=True) for hit in still_shown(one, found)]
        judged_so = Counter(hit["says"] for one in own for hit in one.hits)
        shown_so = Counter(hit["says"] for hit in shown)
        cells = [f"{shown_so[says]} of {judged_so[says]}" for says in (True, False)]
        rows.append((group, str(len(own)), *cells, f"{share(shown):.2f}"))
        for hit in shown if group.endswith("tune") else ():
            by_name[hit["indicator"]].append(hit)
    worst = sorted((share(hits), name) for name, hits in by_name.items())
    print("shown signs that are said: " + ", ".join(f"{name} {value:.2f}" for value, name in worst))
    return markdown(("ads", "of them", "right ones shown", "wrong ones shown", "right of all shown"), rows)


def share(hits: Iterable[Line]) -> float:
    """What part of those that these stand for is right."""
    own = list(hits)
    return sum(hit["stands_for"] for hit in own if hit["says"]) / max(1.0, sum(hit["stands_for"] for hit in own))
