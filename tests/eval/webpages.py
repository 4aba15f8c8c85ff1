"""How pages are read that stand where ads do: vacancies as firms and offices write them (olin), on pages and in posts of all places
(petr), and what is no ad though it speaks of work (mona, otis: firms about themselves, courses, tenders, guides, news). Kinds, and
employers where a file has their gold.

Nobody read an error of petr, mona and otis; those of olin were read with an earlier version.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from extract.findings import Analysis
from tests.eval import measures

FOLDER = Path(__file__).parent / "webpages"


def report(read: Callable[[Iterable[dict[str, Any]]], list[Analysis]]) -> None:
    """Print for each author how many kinds are right, macro-F1, what was taken for an ad or no ad, and employers."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        texts = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        pairs = list(zip(texts, read(texts), strict=True))
        seen = measures.kinds(pairs)
        right = sum(count for (want, got), count in seen.items() if want == got)
        lost = sum(count for (want, got), count in seen.items() if want == "job_ad" != got)
        taken = sum(count for (want, got), count in seen.items() if got == "job_ad" != want)
        print(f"pages by {path.stem}: {right} of {len(texts)} kinds right, macro-F1 {measures.macro_f1(seen):.3f}")
        print(f"  ads read as something else: {lost}; anything else read as an ad: {taken}")
        if all("employer" in text for text in texts):
            print(measures.employers(pairs).row("employer"))
