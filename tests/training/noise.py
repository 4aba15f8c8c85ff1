"""Copies of texts as they stand in a chat: a greeting before them, thanks, hashtags or a link behind, none of which says what they are.

Whoever writes an ad, a warning or a plea may end it so, and a model of short texts takes such words for something.
"""

import json
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

ONE_OF = 3  # texts has a copy
MOST_TAGS = 5


def in_noise(texts: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A copy of every third text with one or two things around it that are nobody's; the same ones in each run."""
    for text in texts:
        dice = Random(zlib.crc32(text["text"].encode()))
        if dice.randrange(ONE_OF) == 0:
            yield {**text, "text": _surrounded(text["text"], text.get("language") or "en", dice)}


def _surrounded(text: str, language: str, dice: Random) -> str:
    known = _noise()
    words = _of_language(known["words"], language) or known["words"]["en"]
    tags = known["hashtags"]["und"] + (_of_language(known["hashtags"], language) or [])
    behind = [
        " ".join(dice.sample(tags, dice.randint(1, MOST_TAGS))),
        dice.choice(known["links"]),
        dice.choice(known["signs"]),
        *dice.sample(words["after"], 2),
    ]
    after = dice.sample(behind, dice.randrange(3))
    before = [dice.choice(words["before"])] if not after or dice.random() < 0.5 else []
    return "\n".join((*before, text, *after))


def _of_language(known: dict[str, Any], language: str) -> Any:
    return known.get(language) or known.get(language.split("-")[0])


@cache
def _noise() -> dict[str, Any]:
    noise: dict[str, Any] = json.loads((Path(__file__).parent / "noise.json").read_text(encoding="utf-8"))
    return noise
