"""Short lines that name an employer in ordinary words, or none, for the training: those of `employer_lines.json` and those at even places
of `employer_templates.json`, with names of other ads and coined ones. The lines at odd places and that file's own names are for the
test (`tests/extract/test_plain_employers.py`)."""

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TEMPLATES = json.loads((HERE.parent / "extract/employer_templates.json").read_text(encoding="utf-8"))
OTHERS = json.loads((HERE / "employer_lines.json").read_text(encoding="utf-8"))
NAMES_OF = {language: known["names"] for language, known in OTHERS.items() if "names" in known}  # of forms that few ads here have
SEED, NAMES, NOBODY = 5, 8, 3  # names a line, and copies of a line that names nobody
BARE, TRADES = 0.45, 0.25  # shares of names of ads that say no trade or legal form, and of others; the rest is coined
FEWEST = 4  # names to choose from
_SYLLABLES = (
    "ta", "ve", "lo", "mi", "ra", "ko", "ne", "du", "si", "pa", "lun", "mar", "vel", "nor", "dex", "tri", "bon", "cal", "fen", "zor",
)  # fmt: skip
_INITIALS = "ABCDEFGHKLMNPRSTVXZ"


def pools_of(names: Sequence[tuple[str, str, bool]]) -> defaultdict[tuple[str, bool], list[str]]:
    """(language, whether it says a trade or legal form) → names."""
    pools: defaultdict[tuple[str, bool], list[str]] = defaultdict(list)
    for language, name, trade in names:
        pools[language, trade].append(name)
    return pools


def lines(names: Sequence[tuple[str, str, bool]]) -> Iterator[dict[str, Any]]:
    """Texts as `train_employer` reads them; `names` are those of ads: language, name, whether it says a trade or legal form."""
    chance = random.Random(SEED)
    pools = pools_of(names)
    for language, known in TEMPLATES.items():
        pools[language, True] += NAMES_OF.get(language, ())
        given = {"language": language, "country": known["region"]}
        for template in chain(known["hires"][::2], OTHERS[language]["hires"]):
            for _ in range(NAMES):
                name = any_name(chance, pools[language, False], pools[language, True])
                yield {"text": template.replace("{n}", name), "employer": name, **given}
        for text in chain(known["none"][::2], OTHERS[language]["none"]):
            yield from [{"text": text, "employer": None, **given}] * NOBODY


def any_name(chance: random.Random, bare: Sequence[str], trades: Sequence[str]) -> str:
    kind = chance.random()
    if kind < BARE and len(bare) >= FEWEST:
        return chance.choice(bare)
    if BARE <= kind < BARE + TRADES and len(trades) >= FEWEST:
        return chance.choice(trades)
    return _coined(chance)


def _coined(chance: random.Random) -> str:
    """One or two words, initials, a number or "&" behind a word."""
    word = "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 3)))
    second = (chance.choice(_SYLLABLES) + chance.choice(_SYLLABLES)).capitalize()
    first, initials = word.capitalize(), "".join(chance.choice(_INITIALS) for _ in range(3))
    return chance.choice(
        (first, first, word, initials, f"{first} {second}", f"{first} {chance.randint(2, 99)}", f"{first} & {second}")
    )
