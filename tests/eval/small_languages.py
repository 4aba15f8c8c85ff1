"""How texts are read in languages that have few words in the tables, or none: two writers, 39 languages, seven texts each.

Split `tune` (ivo) may be read, of `test` (maud) nobody read a text: its totals say what to expect of such languages.
"""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extract.tables import Tables
from tests.eval import measures
from tests.eval.figures import table
from tests.eval.measures import Pair

FOLDER = Path(__file__).parent / "small_languages"
MANY = 300  # phrases of signs; a language with fewer has words for kinds, pay and places, and few of signs
GROUPS = ("in letters not their own", "with words in all tables", "with a few words", "without words")


def texts() -> list[dict[str, Any]]:
    """The texts of both writers, as those of `measures.texts`."""
    return [json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]


def group(language: str) -> str:
    """Which of `GROUPS` a language belongs to, by its phrases in `lexicon.csv`."""
    phrases = _phrases()[language]
    if not phrases:
        return GROUPS[3]
    return GROUPS[0] if language.endswith("-Latn") else GROUPS[1] if phrases >= MANY else GROUPS[2]


def _phrases() -> Counter[str]:
    return Counter(row["language"] for row in Tables().rows("lexicon"))


def report(pairs: Sequence[Pair]) -> None:
    """Print the figures of each group by split, and how many kinds are right in each language."""
    for split in ("tune", "test"):
        own = [pair for pair in pairs if pair[0]["split"] == split]
        by_group = [(name, [pair for pair in own if group(pair[0]["language"]) == name]) for name in GROUPS]
        print(f"languages with few words, split {split} ({len(own)} texts)")
        print(table("", ((f"{name} ({len(its)})", its) for name, its in [*by_group, ("all", own)])))
        print(f"  contacts of affected people given out: {measures.given_out(own)}")
    right = Counter(text["language"] for text, found in pairs if text["kind"] == found.kind)
    print("  kinds right, of 14: " + ", ".join(f"{language} {count}" for language, count in right.most_common()))
