"""Ads as job boards show them, for the training: a job, a name or none and a town on lines of their own, above lines that name nobody,
from `employer_boards.json` (written for this, none taken from an ad): what stands between a job and a town is a name, and a long text's
tools, titles and duties are none."""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.training.employer_lines import NAMES_OF, any_name, pools_of

BOARDS = json.loads((Path(__file__).parent / "employer_boards.json").read_text(encoding="utf-8"))
TOOLS = BOARDS.pop("tools")
SEED, ADS = 11, 90  # ads a language
NAMED, HIDDEN = 0.4, 0.3  # shares of ads with a name in their head, and of others with "Confidential" in its place
MENTIONED = 0.3  # of those with a name, how many name it in the text too; of those with no head, how many name it there alone
HEADLESS = 0.25  # of ads that are a text alone
TOWNS, PAID, SHOUTED, BRANCHES = 0.7, 0.55, 0.2, 0.3  # shares of heads with a town, with pay; of names in capitals, with a branch
LONGEST = 12  # lines of a text
_SPACELESS = frozenset({"zh-Hans", "zh-Hant", "ja", "th"})


def ads(names: Sequence[tuple[str, str, bool]]) -> Iterator[dict[str, Any]]:
    """Texts as `train_employer` reads them; `names` are those of ads: language, name, whether it says a trade or legal form."""
    chance = random.Random(SEED)
    pools = pools_of(names)
    for language, known in BOARDS.items():
        pools[language, True] += NAMES_OF.get(language, ())
        for _ in range(ADS):
            name = any_name(chance, pools[language, False], pools[language, True])
            if chance.random() < SHOUTED:
                name = name.upper()
            if "branches" in known and chance.random() < BRANCHES:
                name += f" {chance.choice(known['branches'])}"
            yield _ad(chance, language, known, name)


def _ad(chance: random.Random, language: str, known: dict[str, list[str]], name: str) -> dict[str, Any]:
    text = _text(chance, known)
    named = chance.random() < MENTIONED
    if named:
        text.insert(
            0 if chance.random() < 0.6 else chance.randint(0, len(text)), chance.choice(known["named"]).replace("{n}", name)
        )
    if chance.random() < HEADLESS:
        return _of("\n".join(text or known["body"][:1]), name if named else None, language)
    if named or chance.random() < NAMED:
        return _of("\n".join([*_head(chance, known, name), *_joined(chance, language, text)]), name, language)
    hidden = chance.choice(known["anonymous"]) if chance.random() < HIDDEN else ""
    return _of("\n".join([*_head(chance, known, hidden), *_joined(chance, language, text)]), None, language)


def _of(text: str, name: str | None, language: str) -> dict[str, Any]:
    return {"text": text, "employer": name, "language": language, "country": None}


def _text(chance: random.Random, known: dict[str, list[str]]) -> list[str]:
    """None to `LONGEST` lines, every sixth with tools that have names."""
    lines = chance.sample(known["body"], min(len(known["body"]), chance.choice((0, 0, 2, 4, 6, 9, LONGEST))))
    return [chance.choice(TOOLS) if chance.random() < 1 / 6 else line for line in lines]


def _head(chance: random.Random, known: dict[str, list[str]], name: str) -> list[str]:
    """The lines above the text: mostly job, name, town; "" for no name."""
    job = chance.choice(known["titles"])
    job = job.upper() if chance.random() < 0.15 else job
    town = chance.choice(known["towns"]) if chance.random() < TOWNS else ""
    lines = [name, job, town] if chance.random() < 0.15 else [job, name, town]
    if chance.random() < PAID:
        lines.append(chance.choice(known["pay"]))
    return [line for line in lines if line]


def _joined(chance: random.Random, language: str, text: Sequence[str]) -> list[str]:
    """The text on lines, with marks before them, or as one paragraph."""
    style = chance.choice(("lines", "lines", "- ", "• ", "paragraph"))
    if style == "paragraph":
        return [("" if language in _SPACELESS else " ").join(text)] if text else []
    return list(text) if style == "lines" else [f"{style}{line}" for line in text]
